import { stemmer } from '@orama/stemmers/english';
import { phraseList, wordList, type Language } from '../language.ts';

export const ENGLISH: Language = {
  stem: stemmer,
  joining: ['and', 'also', 'plus'],
  plurals: ['s', 'es'],
  common: wordList(`
a an the this that these those and or but so if then than to of in on at by for from with as is am are was were be
been do does did doing done have has had having i me my we us our you your it its he she they them can could will
would shall should may might must please hi hello hey thanks thank there here what which how when who im ive id ill
dont doesnt didnt cant wont isnt youre want need like know tell say get got just really any some about into out up
very also too again still already yet ok okay whats whos hows wheres whens thats theres heres
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
weather rain raining rainy snow snowing sunny sunshine forecast storm thunderstorm lightning cloudy umbrella
hurricane earthquake temperature climate celsius fahrenheit recipe bake baking bread sourdough cake cookies pancakes
pasta spaghetti pizza burger sushi rice noodles potato potatoes tomato onion garlic chicken beef pork steak fish
salmon egg eggs soup salad cheese butter chocolate banana avocado strawberry dinner lunch breakfast vegan vegetarian
calories cocktail wine beer whisky vodka barbecue chilli kebab sandwich football soccer basketball tennis cricket
rugby baseball golf hockey stadium league championship olympics olympic marathon gym fitness yoga workout jogging
swimming swim referee player coach athlete chess poker politics political politician president prime minister
election elections vote voting parliament government senate congress republican democrat king queen prince war army
nuclear brexit refugees movie movies film films cinema actor actress oscar netflix spotify disney youtube tiktok
instagram facebook twitter whatsapp snapchat telegram linkedin reddit episode season concert band singer song songs
lyrics music guitar piano album novel poem poetry book books author painting museum theatre celebrity bond potter
joke jokes riddle horoscope zodiac lottery lotto casino bet betting gambling astrology ghost ghosts alien aliens ufo
unicorn dragon dinosaur dinosaurs robot robots love kiss girlfriend boyfriend wedding marriage marry married divorce
dating tinder crush romantic feelings lonely soul god heaven religion church bible jesus prayer pray philosophy
universe afterlife consciousness dog dogs puppy cat cats kitten hamster rabbit horse cow elephant lion tiger penguin
penguins bird birds shark whale snake spider bees mosquito animal animals zoo vet doctor hospital medicine pills
symptoms flu fever headache cough cancer vaccine vaccination pregnant pregnancy baby babies dentist tooth toothache
surgery therapy therapist depression anxiety insomnia asleep dreams dream diet vitamin vitamins muscle muscles
pharmacy prescription allergy hair haircut hairdresser barber makeup tattoo perfume school homework maths math
algebra geometry physics chemistry biology university college exam exams essay thesis teacher professor lecture
grades scholarship history planet planets moon mars sun stars galaxy gravity atom evolution pyramid roman egypt ocean
river mountain continent population equator sky rainbow volcano translate translation spanish italian japanese
chinese russian latin grammar pronounce synonym vocabulary flight flights airline airport plane passport hotel hostel
airbnb booking vacation beach train trains buses subway metro taxi uber ferry cruise luggage suitcase ticket tickets
tourist sightseeing traffic motorway highway car cars tyre tyres tire tires engine petrol gasoline diesel brake
brakes garage driving licence license motorcycle motorbike bike bicycle scooter tesla bmw toyota ford iphone ipad
samsung android laptop computer windows macbook printer router wifi wi-fi bluetooth keyboard mouse playstation xbox
nintendo minecraft fortnite game games gaming software python javascript programming virus hacker hacked sim
smartphone tv television headphones speaker drone chatgpt siri alexa washing fridge refrigerator freezer dishwasher
oven microwave toaster vacuum hoover iron dryer shower bathtub toilet bathroom faucet drain ceiling roof wallpaper
carpet sofa couch bed mattress wardrobe curtain curtains plumbing plumber electrician boiler radiator garden lawn
mower plant plants flowers roses tree trees seeds pool landlord tenant apartment mortgage estate crypto
cryptocurrency ethereum invest investing investment dividend inflation pension loan inheritance amazon ebay ikea
zalando walmart aldi lidl tesco shein temu etsy starbucks mcdonalds adidas nike supermarket grocery butcher lawyer
court judge police crime criminal murder sue lawsuit prison thief drugs cannabis weapon gun bomb hack steal job jobs
vacancy internship career cv resume interview promotion shoes sneakers trainers dress jeans jacket coat shirt skirt
trousers socks hat jewellery earrings watch handbag clothes fashion alarm timer remind reminder prompt jailbreak
pirate pretend roleplay rap haiku bored boring sing dance favourite hobby hobbies toy toys nursery diaper sports
sport club park parking library libraries tiramisu curry oscars hitchhiker stadiums washer fridges dishwashers ovens
heater chimney cellar basement cupboard couches neighbour's landlords tenants presidents governments wars battles
concerts bands travel travelling houses mortgages etf nasdaq diamonds kidney liver knee shoulder stomach ache pain
bleeding wound covid corona bacteria gyms diets keto snack snacks lasagna cupcake muffin tofu lentils mushrooms
grapes melon mango astronaut rocket nasa satellite telescope asteroid comet blackhole einstein newton darwin
shakespeare hamlet mozart beethoven picasso napoleon hitler trump biden obama putin merkel macron trudeau musk gates
bezos taylor swift beyonce ronaldo messi federer nadal formula bus heart blood lungs brain bones ankle stairs stove
hob bedroom orchestra painter sculpture ceo village castle mosque temple priest nun monk angel devil magic wizard
witch vampire zombie wolf bear fox deer squirrel frog turtle crocodile dolphin octopus crab spiderman batman superman
marvel pokemon lego barbie puzzle salary wage wages payday paycheck overdraft checkbook broker portfolio debt
bankruptcy yen peso rupee citibank barclays hsbc santander revolut council embassy consulate citizenship immigration
asylum townhall roaming hotspot vpn modem excel powerpoint linux server database html css java react docker github
compile algorithm spreadsheet webcam pixel selfie wikipedia lyft expedia ryanair lufthansa easyjet teenager lover
soulmate fiance bride groom honeymoon valentine cook cooking fry grill casserole stew omelette dough flour yeast
spinach carrot broccoli cucumber pumpkin peas corn bacon ham sausage turkey lamb duck shrimp lobster tuna yogurt
honey peanut nuts pie cookie brownie dessert soda juice lemonade gin rum champagne steakhouse takeaway buffet tacos
ramen nutrition protein carbs fasting obesity diabetes asthma ibuprofen paracetamol aspirin antibiotics painkiller
nurse clinic ambulance injury fracture rash itch dizzy nausea vomiting diarrhea teeth eye eyes ears nose throat eagle
owl goose hen rooster sheep goat donkey monkey gorilla giraffe zebra kangaroo koala lizard hedgehog rat butterfly ant
wasp beetle worm aquarium pet pets parrot forest jungle desert lake waterfall cave glacier tornado flood drought
moonlight sunset sunrise capital president's senator congressman chancellor democracy democracies republic
constitution revolution civil empire kingdom medieval ancient dynasty crusade mathematics equation fraction
percentage root triangle cube integral derivative relativity quantum entanglement electron molecule oxygen hydrogen
carbon periodic verb noun adjective adverb idiom proverb slang alphabet musician drummer violin drum flute trumpet
opera ballet choir jazz melody playlist karaoke podcast radio dj director screenplay sequel trailer cartoon anime
manga comic sitcom thriller goalkeeper striker penalty tournament champion champions quarterback touchdown homerun
racing cyclist skiing snowboard surfing climbing hiking camping fishing hunting sailing boxing wrestling karate judo
pilates gymnastics dumbbell treadmill truck lorry van runway pilot stewardess boarding layover jetlag roadmap toll
mileage gearbox clutch windscreen headlight carwash seatbelt sunscreen swimsuit backpack tent resort rentals roommate
furniture chair desk pillow blanket towel laundry ironing mop hammer drill screwdriver paint cigarette cigarettes
smoking vape tobacco weed witness attorney custody notary speeding ticketing bail burglary classes classroom
kindergarten semester tuition diploma degree phd tarot psychic fortune luck spirit hashtag influencer followers
streamer meme emoji discord twitch pope bishop rabbi imam buddha islam muslim jewish christian hindu thanksgiving
ramadan hanukkah diwali carnival fireworks calculate convert inches miles kilometres kilometers gallons ounces pounds
trivia quiz crossword sudoku checkers tetris vodafone verizon comcast xfinity tmobile o2 hulu hbo roblox pinterest
deliveroo doordash grubhub lieferando amtrak eurostar costco argos mediamarkt zara primark sephora attic balcony
terrace hallway bulb kettle blender mixer juicer fryer sewing ladder overtime unemployment shift forex hedge decimal
minus divided equals multiply subtract voicemail voicemails shingles pollutants hiccups nosebleed sunburn eyelashes
mascara lipstick manicure homeless refugee volunteer charity donate donation ngo petition protest piercing wig
cologne deodorant shampoo toothpaste numerology pottery knitting crochet origami calligraphy annuity ira roth 401k w2
irs hmrc carburetor exhaust odometer hatchback suv sedan dow ftse
`),
  elsewherePhrases: phraseList(`
how are you, how old are you, what is your name, whats your name, what are you called, your birthday, where do you live
where are you from, where do you come from, who are you, who made you, who created you, who built you
are you real, are you human, are you a robot, are you a bot, are you an ai, are you married, are you single, do you like
do you love, do you think, do you dream, do you feel, do you believe, can you think, can you feel, i love you, i like you
i hate you, will you marry, what do you think, your opinion, your favourite, your favorite, tell me a, tell me about yourself
sing me, write me, write a, write an, give me a recipe, what time is it, time is it in, what day is it, what date is it
what year is it, whats the time, whats the date, what is the time, meaning of life, knock knock, square root, what does it mean
how do you say, how do you spell, world cup, prime minister, stock market, share price, exchange rate, savings account
checking account, credit score, credit limit, credit rating, bank manager, day off, days off, oil change, washing machine
vacuum cleaner, air conditioning, air conditioner, hair dryer, coffee table, coffee shop, coffee plant, post office
town hall, city hall, police station, tax return, driving test, drivers license, driving licence, birth certificate
job interview, pay rise, my boss, my landlord, my girlfriend, my boyfriend, my ex, my cat, my dog, my car, my flight
shopping list, to do list, text message, phone contract, phone battery, sim card, mobile plan, social media, good book
real estate, high school, solar system, black hole, ice cream, front door, swimming pool, living room
ignore all, ignore your, ignore previous, act as, system prompt, source code
`),
};
