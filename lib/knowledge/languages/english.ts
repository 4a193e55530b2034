import { stemmer } from '@orama/stemmers/english';
import { wordList, type Language } from '../language.ts';

export const ENGLISH: Language = {
  stem: stemmer,
  common: wordList(`
a an the this that these those and or but so if then than to of in on at by for from with as is am are was were be
been do does did doing done have has had having i me my we us our you your it its he she they them can could will
would shall should may might must please hi hello hey thanks thank there here what which how when who im ive id ill
dont doesnt didnt cant wont isnt youre want need like know tell say get got just really any some about into out up
very also too again still already yet ok okay
`),
  filler: wordList(`
able above absolutely accidentally across actually added advance afraid after afternoon ago ahead almost alone along
although always among angry another anybody anymore anyone anything anyway anywhere apparently appreciate around aside
ask asked asking available away awful back bad badly basically because become before behind being believe below
besides best better between beyond big bit both bother bring bye call certain certainly chance check clear clearly
come coming completely concerned confirm confused correct correctly couldnt couple course current currently customer
daily damn date day days deal decide decided decision definitely despite details different difficult down due during
each early earlier easily easy either else end enough especially eventually ever every everybody everyone everything
everywhere exact exactly example except expect expected explain fact fair family far fast feel few figure final
finally find fine first fix follow forever forgot form former friday friend friends full fully funny further future
general generally getting give given gives giving glad go goes going gone gonna good gotta great guess guy guys half
happen happened happening happens happy hard hardly havent hear heard hell help helpful hope hoping hour hours however
hurry husband ideas imagine immediately important impossible indeed inside instead interested issue issues itself job
join keep keeps kind kindly kinda knows lady large last lately later latest least leave left less let lets letting
life likely list little live local long longer look looked looking looks lot lots low lucky lunch mad made main
maintain major make makes making man many matter maybe mean means meant meantime meanwhile mention mentioned middle
mind mine minute minutes miss missed moment monday month months more morning most mostly mother much myself name near
nearly necessary needed needs neither never new next nice night nobody none nope normal normally not note nothing
notice now number obviously occasion off offer often oh old older once one ones only onto option options other others
otherwise ought over overall own particular past people per perfect perhaps person place plain plan planned planning
pls plz point poor possible possibly prefer preferably pretty previous previously probably problem problems proper
properly put question questions quick quickly quite rather reach read reading ready real realise realised realize
realized reason reasonable received recent recently regarding regards related remember reply request required respond
response rest right rough roughly round rush sad safe said same saturday saw saying says second seconds see seem
seemed seems seen self serious seriously several short shortly show side simple simply since single sir sister
situation six small somebody somehow someone something sometimes somewhere soon sooner sorry sort specific start
started starting state stay step steps stop straight strange stuck stupid such suddenly suggest sunday super suppose
supposed sure surely ta talk talking ten tenth terms terrible theirs themselves therefore thing things think thinking
third though thought three through throughout thursday tho time times today together told tomorrow tonight took top
total totally touch toward tried tries trouble true truly try trying tuesday turn turned twelve two typical u ugh um
unable understand unfortunately unless unsure until upset upon ur urgent urgently use used useful user uses using
usual usually value various via visit wait wanted wants wasnt way ways wednesday week weekend weekly weeks weird well
went werent whatever whatsoever whenever wherever whether while whole whose why wife willing wish within without woman
wonder wondering word words work worked working works world worried worry worse worst worth wow wtf yeah year years
yep yes yesterday young yours yourself yup zero
`),
  elsewhere: wordList(`
weather rain raining rainy snow snowing sunny sunshine forecast storm thunderstorm lightning cloudy umbrella hurricane
earthquake temperature climate celsius fahrenheit
recipe bake baking bread sourdough cake cookies pancakes pasta spaghetti pizza burger sushi rice noodles potato
potatoes tomato onion garlic chicken beef pork steak fish salmon egg eggs soup salad cheese butter chocolate banana
avocado strawberry dinner lunch breakfast vegan vegetarian calories cocktail wine beer whisky vodka barbecue chilli
kebab sandwich
football soccer basketball tennis cricket rugby baseball golf hockey stadium league championship olympics olympic
marathon gym fitness yoga workout jogging swimming swim referee player coach athlete chess poker
politics political politician president prime minister election elections vote voting parliament government senate
congress republican democrat king queen prince war army nuclear brexit refugees
movie movies film films cinema actor actress oscar netflix spotify disney youtube tiktok instagram facebook twitter
whatsapp snapchat telegram linkedin reddit episode season concert band singer song songs lyrics music guitar piano
album novel poem poetry book books author painting museum theatre celebrity bond potter
joke jokes riddle horoscope zodiac lottery lotto casino bet betting gambling astrology ghost ghosts alien aliens ufo
unicorn dragon dinosaur dinosaurs robot robots
love kiss girlfriend boyfriend wedding marriage marry married divorce dating tinder crush romantic feelings lonely
soul god heaven religion church bible jesus prayer pray philosophy universe afterlife consciousness
dog dogs puppy cat cats kitten hamster rabbit horse cow elephant lion tiger penguin penguins bird birds shark whale
snake spider bees mosquito animal animals zoo vet
doctor hospital medicine pills symptoms flu fever headache cough cancer vaccine vaccination pregnant pregnancy baby
babies dentist tooth toothache surgery therapy therapist depression anxiety insomnia asleep dreams dream diet vitamin
vitamins muscle muscles pharmacy prescription allergy hair haircut hairdresser barber makeup tattoo perfume nails
school homework maths math algebra geometry physics chemistry biology university college exam exams essay thesis
teacher professor lecture grades scholarship history planet planets moon mars sun stars galaxy gravity atom evolution
pyramid roman egypt ocean river mountain continent population equator sky rainbow volcano
translate translation spanish italian japanese chinese russian latin grammar pronounce synonym vocabulary
flight flights airline airport plane passport visa hotel hostel airbnb booking vacation beach train trains buses
subway metro taxi uber ferry cruise luggage suitcase ticket tickets tourist sightseeing traffic motorway highway
car cars tyre tyres tire tires engine petrol gasoline diesel brake brakes garage driving licence license motorcycle
motorbike bike bicycle scooter tesla bmw toyota ford
iphone ipad samsung android laptop computer windows macbook printer router wifi wi-fi bluetooth keyboard mouse
playstation xbox nintendo minecraft fortnite game games gaming software python javascript programming virus hacker
hacked sim smartphone tv television headphones speaker drone chatgpt siri alexa
washing fridge refrigerator freezer dishwasher oven microwave toaster vacuum hoover iron dryer shower bathtub toilet
bathroom faucet drain ceiling roof wallpaper carpet sofa couch bed mattress wardrobe curtain curtains plumbing plumber
electrician heating boiler radiator garden lawn mower plant plants flowers roses tree trees seeds pool
rent landlord tenant apartment mortgage estate stock stocks bitcoin crypto cryptocurrency ethereum invest investing
investment dividend inflation pension loan inheritance
amazon ebay ikea zalando walmart aldi lidl tesco shein temu etsy starbucks mcdonalds adidas nike supermarket grocery
butcher
lawyer court judge police crime criminal murder sue lawsuit prison thief drugs cannabis weapon gun bomb hack steal
job jobs hiring vacancy internship career cv resume interview promotion
shoes sneakers trainers dress jeans jacket coat shirt skirt trousers socks hat jewellery earrings watch handbag
clothes fashion
alarm timer remind reminder tokyo london paris rome berlin madrid york moscow beijing sydney dubai lisbon amsterdam
prompt jailbreak pirate pretend roleplay rap haiku
bored boring sing dance colour favourite hobby hobbies toy toys nursery diaper
sports sport club holiday holidays park parking library libraries tiramisu curry oscars hitchhiker stadiums washer
fridges dishwashers ovens heater chimney cellar basement cupboard couches neighbour's landlords tenants presidents
governments wars battles concerts bands trips travel travelling trip flats houses mortgages etf nasdaq gold silver
diamonds kidney liver knee shoulder stomach ache pain bleeding wound covid corona bacteria gyms diets keto snack
snacks lasagna cupcake muffin tofu lentils beans mushrooms oranges lemons limes grapes melon mango
astronaut rocket nasa satellite telescope asteroid comet blackhole einstein newton darwin shakespeare hamlet mozart
beethoven picasso napoleon hitler trump biden obama putin merkel macron trudeau musk gates bezos taylor swift beyonce
ronaldo messi federer nadal wimbledon formula
bus heart blood lungs brain bones ankle stairs stove hob bedroom orchestra painter sculpture employees ceo hire mayor
village castle mosque temple priest nun monk angel devil magic wizard witch vampire zombie wolf bear fox deer squirrel
frog turtle crocodile dolphin octopus crab spiderman batman superman marvel pokemon lego barbie puzzle
`),
};
