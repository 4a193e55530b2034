import type { Ways } from './ways.ts';

/** People whom only somebody who wants one asks for. */
const people = `
  a human
  a real person
  an agent
  a human agent
  a live agent
  a live person
  an operator
  a representative
  a rep
  a customer service rep
  a customer service representative
  a customer support agent
  a customer care agent
  someone from customer service
  somebody from your support team
  someone at your company
  somebody in the customer care department
  someone real
  somebody human
  an actual human being
  a human being
  a human operator
  an advisor
  a member of staff
  a member of your team
  a support person
  one of your agents
  one of your colleagues
  one of your people
  a real human
  a living person
  a live human
  a support agent
  a consultant
  a service rep
  a call center agent
  a contact centre representative
  a support specialist
  a help desk agent
  a helpdesk employee
  an attendant
  a sales rep
  a service representative
  a human representative
  a customer advisor
  a customer service assistant
  a customer service person
  a flesh and blood person
  a human rep
  an available agent
  the next available agent
  some human
  another human
  a competent human
  your agents
  the representative
  an english speaking agent
  a support rep
  a support representative
  a live representative
  a human assistant
  a team member
  an actual person
  a proper human
  any human
`;

/** People who are often meant otherwise: they need to be talked to. */
const anybody = `
  a person
  someone
  somebody
  a supervisor
  a manager
  an employee
  an associate
  a specialist
  real people
  a technician
  a qualified person
  someone on your team
`;

const teams = `
  customer service
  customer support
  customer care
  the customer service
  your customer service team
  the customer support team
  the customer care team
  client services
  client service
  client support
  client care
  consumer services
  tech support
  technical support
  the support team
  your support team
  the support department
  the help desk
  the helpdesk
  the service desk
  the support desk
  the service department
  the customer service department
  customer relations
  the customer relations team
  the customer success team
  the service center
  your contact center
  the call centre
  the hotline
  your hotline
  the customer hotline
  the helpline
  the support line
  the customer service line
  customer assistance
  client assistance
  user support
  customer help
  live support
  online support
  phone support
  product support
  after sales service
  the service team
  the billing department
  the complaints department
  the support staff
  your support people
  your customer service people
  the customer service staff
  guest services
  member services
  the customer experience team
  the care team
  the support center
  the customer service center
  the help center
  the assistance service
  the customer service office
  the customer support desk
  consumer support
  customer services
  customer service support
  your company's customer service
  the technical team
  the service hotline
  the customer support service
`;

const talk = `
  talk to
  speak to
  speak with
  talk with
  chat with
  chat to
  contact
  reach
  get in touch with
  get in contact with
  communicate with
  connect with
  connect to
  get through to
  have a word with
  have a chat with
  have a conversation with
  discuss this with
  discuss my bill with
  talk about my order with
  talk directly to
  speak directly with
  be connected to
  be connected with
  be transferred to
  be put through to
  get connected to
  get help from
  get assistance from
  interact with
  live chat with
  be helped by
  consult
  call
  get a hold of
  get hold of
  message
  be in contact with
  get transferred to
  start a chat with
  reach out to
  be redirected to
  phone
`;

const talking = `
  talking to
  talking with
  speaking to
  speaking with
  chatting with
  contacting
  reaching
  getting in touch with
  communicating with
  connecting with
  getting through to
  calling
  getting hold of
  having a chat with
`;

const transfer = `
  transfer me to
  connect me to
  connect me with
  put me through to
  put me in touch with
  put me in contact with
  put me on to
  forward me to
  redirect me to
  escalate me to
  escalate this to
  escalate my issue to
  hand me over to
  hand this over to
  hand me off to
  pass me on to
  pass me over to
  route me to
  switch me to
  switch me over to
  link me to
  link me up with
  patch me through to
  direct me to
  send me to
  hook me up with
  refer me to
  bring me to
  forward my call to
  transfer this chat to
  transfer the call to
  forward this conversation to
  get me
  get me through to
  give me
  find me
  let me talk to
  let me speak with
  let me chat with
  help me talk to
  help me to contact
  help me reach
  help me get in touch with
  turn me over to
  move me to
  loop in
`;

/** Requests for somebody, in which a wish is spelled out. */
const wishes = `
  i want to <talk> <who>
  i'd like to <talk> <who>
  i would like to <talk> <who> please
  i need to <talk> <who>
  i wanna <talk> <who>
  i gotta <talk> <who>
  i have to <talk> <who>
  i must <talk> <who>
  i wish to <talk> <who>
  i'd rather <talk> <who>
  i would rather <talk> <who> than you
  i prefer to <talk> <who>
  i'd prefer to <talk> <who> instead
  i'd love to <talk> <who>
  i really need to <talk> <who> right now
  i am trying to <talk> <who>
  im trying to <talk> <who>
  i am looking to <talk> <who>
  i was hoping to <talk> <who>
  i was wondering if i could <talk> <who>
  i demand to <talk> <who>
  i just want to <talk> <who>
  i only want to <talk> <who>
  i still want to <talk> <who>
  i think i need to <talk> <who>
  i urgently need to <talk> <who>
  i'd be happy to <talk> <who>
  it would be great to <talk> <who>
  it would be better if i could <talk> <who>
  we would like to <talk> <who>
  we need to <talk> <who>
  can i <talk> <who>
  can i please <talk> <who>
  could i <talk> <who>
  could i possibly <talk> <who>
  may i <talk> <who>
  might i <talk> <who> about my account
  can we <talk> <who>
  am i able to <talk> <who>
  let me <talk> <who>
  please let me <talk> <who>
  just let me <talk> <who> already
  please allow me to <talk> <who>
  is it possible to <talk> <who>
  would it be possible to <talk> <who>
  is it possible for me to <talk> <who>
  is there a way to <talk> <who>
  is there any way to <talk> <who>
  is there any way i can <talk> <who>
  is there a way for me to <talk> <who>
  any way to <talk> <who>
  any chance i can <talk> <who>
  any chance to <talk> <who>
  what is the best way to <talk> <who>
  what's the quickest way to <talk> <who>
  what are the steps to <talk> <who>
  how can i <talk> <who>
  how do i <talk> <who>
  how could i <talk> <who>
  how would i <talk> <who>
  how do you <talk> <who>
  how to <talk> <who>
  how am i supposed to <talk> <who>
  how can one <talk> <who>
  where can i <talk> <who>
  where do i <talk> <who>
  where do i go to <talk> <who>
  where should i go to <talk> <who>
  what do i have to do to <talk> <who>
  what do i need to do to <talk> <who>
  what do i do to <talk> <who>
  what must i do to <talk> <who>
  what should i do to <talk> <who>
  i don't know how to <talk> <who>
  i don't know how i can <talk> <who>
  i do not know what to do to <talk> <who>
  i dont know what i need to do to <talk> <who>
  i have no idea how to <talk> <who>
  i can't find a way to <talk> <who>
  i can't find out how to <talk> <who>
  i'm unable to <talk> <who>
  why can't i <talk> <who>
  can't i just <talk> <who>
  tell me how to <talk> <who>
  tell me how i can <talk> <who>
  please tell me how to <talk> <who>
  can you tell me how to <talk> <who>
  could you tell me how i can <talk> <who>
  can you tell me where i can <talk> <who>
  can you tell me what to do to <talk> <who>
  can you show me how to <talk> <who>
  show me how to <talk> <who>
  do you know how to <talk> <who>
  do you know how i can <talk> <who>
  do you know if i can <talk> <who>
  do you know where i can <talk> <who>
  i want to know how to <talk> <who>
  i need to know how i can <talk> <who>
  i'd like to know how to <talk> <who>
  i would like to know where i can <talk> <who>
  i need information about how to <talk> <who>
  help me <talk> <who>
  help me to <talk> <who>
  please help me to <talk> <who>
  can you help me <talk> <who>
  could you help me to <talk> <who>
  could you please help me <talk> <who>
  would you help me to <talk> <who>
  i need help to <talk> <who>
  i want help to <talk> <who>
  i would like assistance to <talk> <who>
  i need assistance to <talk> <who>
  i need your help to <talk> <who>
  i need some help to <talk> <who>
  i require assistance to <talk> <who>
  help to <talk> <who>
  assistance to <talk> <who>
  want to <talk> <who>
  need to <talk> <who>
  wanna <talk> <who>
  would like to <talk> <who>
  like to <talk> <who>
  trying to <talk> <who>
  i want <talk> <who>
  me want <talk> <who>
  i need <talk> <who>
  please i want to <talk> <who>
  sorry but i want to <talk> <who>
  i want to be able to <talk> <who>
  i would appreciate it if i could <talk> <who>
  i have a problem and i need to <talk> <who>
  this is not working, i want to <talk> <who>
  my order is late and i want to <talk> <who>
  you don't understand me, can i <talk> <who>
  thanks but i want to <talk> <who>
  hi, i'd like to <talk> <who>
  hello can i <talk> <who> please
  hey there, how do i <talk> <who>?
  good morning i need to <talk> <who>
  can i <talk> <who> regarding my contract
  can i <talk> <who> about a refund
  i need to <talk> <who> to solve an issue
  i want to <talk> <who> because my parcel got lost
  i want to <talk> <who> not a bot
  i want to <talk> <who>, not to a machine
  i would like to <talk> <who> instead of a robot
  i need to <talk> <who> asap
  i want to <talk> <who> now!!!
  can u let me <talk> <who> thx
  i request to <talk> <who>
  are there any options to <talk> <who>
  do i have the option to <talk> <who>
  is there an option to <talk> <who>
  what options do i have to <talk> <who>
  can you make it possible for me to <talk> <who>
  i will only <talk> <who>
  whom should i ask to <talk> <who>
  <transfer> <who>
  please <transfer> <who>
  pls <transfer> <who> now
  <transfer> <who> please
  <transfer> <who> immediately
  just <transfer> <who>
  can you <transfer> <who>
  can you please <transfer> <who>
  could you <transfer> <who>
  could you please <transfer> <who>
  could you possibly <transfer> <who>
  would you <transfer> <who>
  would you please <transfer> <who>
  will you <transfer> <who>
  would you be able to <transfer> <who>
  are you able to <transfer> <who>
  is it possible for you to <transfer> <who>
  i want you to <transfer> <who>
  i need you to <transfer> <who>
  i would like you to <transfer> <who>
  i'd like you to please <transfer> <who>
  i am asking you to <transfer> <who>
  why don't you <transfer> <who>
  why won't you <transfer> <who>
  can you not just <transfer> <who>
  kindly <transfer> <who>
  be so kind and <transfer> <who>
  do <transfer> <who>
  stop this and <transfer> <who>
  you are useless, <transfer> <who>
  ok then <transfer> <who>
  if you can't help <transfer> <who>
  i need help <talking> <who>
  i want help <talking> <who>
  i need assistance <talking> <who>
  i would like some help <talking> <who>
  help me <talking> <who>
  can you help me <talking> <who>
  can you help me with <talking> <who>
  could you assist me in <talking> <who>
  assistance <talking> <who>
  help <talking> <who>
  help with <talking> <who>
  i am having trouble <talking> <who>
  i have trouble <talking> <who>
  i have a problem <talking> <who>
  i have problems <talking> <who>
  i'm interested in <talking> <who>
  i insist on <talking> <who>
  how do i go about <talking> <who>
  how about <talking> <who>
  i prefer <talking> <who>
  i'd prefer <talking> <who>
  i would rather be <talking> <who>
  i don't mind waiting but i want to be <talking> <who>
  what about <talking> <who>
  can you help me <talk> <who> please?
`;

/** Requests in which somebody is given, wanted, or there. */
const wanted = `
  <who> please
  <who>, please!
  please, <who>
  <who> now
  <who>!!!
  <who>
  just <who>
  i want <who>
  i need <who>
  i'd like <who>
  i would like <who> please
  i'd prefer <who>
  i would rather have <who>
  i want <who> instead
  i need <who> right now
  i demand <who>
  i require <who>
  need <who>
  want <who>
  need <who> asap
  looking for <who>
  i'm looking for <who>
  i am searching for <who>
  can i have <who>
  can i get <who>
  could i have <who> please
  could i get <who> please
  may i have <who>
  get <who>
  get <who> please
  i want <who> to help me
  i need <who> to help me
  i want help from <who>
  i need help from <who>
  i want assistance from <who>
  i'd like <who> to call me
  i want <who> to contact me
  have <who> call me
  ask <who> to contact me
  could you ask <who> to call me
  can <who> call me
  can <who> help me
  could <who> contact me please
  could <who> help me with this
  is there <who> i can talk to
  is there <who> i could speak with
  is there <who> available
  is there <who> who can help me
  do you have <who> i can talk to
  do you have <who> that can help me
  where can i find <who>
  how can i find <who>
  how do i get <who>
  how do i get to <who>
  how can i get <who> on the phone
  how do i get help from <who>
  where can i get <who>
  no bot, <who> please
  not a bot, <who>
  i want <who>, not a robot
  hello, <who> please
  hi i need <who>
  hello i want <who>
  why can't i get <who>
  can you get <who> for me
  i would like to have <who> help me
  i want to have <who>
  i want to find <who>
  i need to find <who>
  i'd like to get <who>
  let me have <who>
`;

/** Requests for how a team is reached. */
const reached = `
  contact <team>
  call <team>
  reach <team>
  message <team>
  phone <team>
  contacting <team>
  what is the number of <team>
  what is the number for <team>
  what's the phone number for <team>
  what is the phone number of <team>
  what is the telephone number of <team>
  i need the number of <team>
  i need the phone number for <team>
  give me the number of <team>
  can i have the phone number of <team>
  could you give me the number for <team>
  can you give me the email of <team>
  what is the email address of <team>
  is there a number for <team>
  is there a phone number for <team>
  what number do i call to reach <team>
  what number can i call to contact <team>
  which number should i call to speak to <team>
  what number to call <team>
  i want to see what number to call to contact <team>
  where can i find the number of <team>
  where do i find the contact details of <team>
  how do i write to <team>
  how do i email <team>
  how can i send a message to <team>
  how do i ring <team>
  contact details for <team>
  contact information for <team>
  how to contact <team> by phone
  how do i contact <team> about my order
  i need to contact <team> about a refund
  i have a question for <team>
  i need contact information of <team>
  is there any way to get <team> on the phone
  do you have a number for <team>
  do you have <team>
  do you have a phone number for <team>
  is it possible to reach <team>
  is it possible to call <team>
  can i call <team>
  can i email <team>
  tell me the number of <team>
  connect me to <team>
  i wanna call <team>
  show me the contact details of <team>
  need <team>
  i need <team>
  <team> please
  <team> number
  <team> phone number
  <team> contact
  <team> contact number
  get me <team>
`;

/** Wanted instead of the bot, which asks whatever else is named. */
const awayFromBot = `
  get me off this bot and to <who>
  get me away from this bot and give me <who>
  <who> instead of this bot
`;

/** Somebody is to do something, is there, or comes instead: no verb of talking, and no "me". A thing that is named so is none. */
const done = `
  can <who> do something for me
  can <who> look at this for me
  could <who> look at this
  could <who> take a look at my account please
  could <who> sort this out for me
  can <who> fix this for me
  would <who> deal with this please
  can <who> handle it for me
  can <who> take care of this
  can <who> get involved here
  any chance of <who>
  any chance <who> could help
  any chance <who> can look at this
  any chance to get <who>
  any chance I could have <who>
  any chance to speak to <who>
  what are the chances of getting <who>
  is there <who> who can sort this out
  is there <who> in there who can sort this out
  is there <who> around
  is there <who> I can deal with
  is there <who> on duty
  have you got <who>
  have you got <who> there
  you got <who> there
  got <who> there
  do you have <who> there
  do you have <who> I could deal with
  have you not got <who>
  I'd sooner have <who>
  I'd rather have <who>
  I'd sooner deal with <who>
  i would sooner speak to <who>
  I'd much rather deal with <who>
  i would much prefer <who>
  need <who> on this
  i need <who> on this now
  put <who> on
  put <who> on this
  let <who> handle it
  let <who> handle this
  let <who> look at it
  let <who> deal with this
  let <who> sort it
  let <who> call me
  let <who> take over
  have <who> look at this
  have <who> sort this out
  get <who> to sort this
  get <who> to look into it
  get <who> in here
  ask <who> to look at this
  send <who> my way
  send <who> over
  bring <who> in
  where is <who>
  where's <who> when you need one
  where can i get hold of <who>
  how about <who>
  what about <who> instead
  i was hoping for <who>
  i was hoping to speak to <who>
  i was hoping <who> could help
  i expected <who>
  this needs <who>
  give me <who>
  <who> would be nice
  <who> needed
  <who> should look at this
  <who> must sort this out
  i want <who> to sort this out
  i'd like <who> to deal with my complaint
  i need <who> to fix it
  it would be great if <who> could look at this
  would it be possible for <who> to call me
  is it possible for <who> to look at this
  is it possible to have <who> look at this
  can you get <who> to look at this
  can you have <who> call me
  can you put <who> on
  can you find me <who>
  could you rustle up <who>
  can i deal with <who>
  can i just have <who>
  mind getting me <who>
  would you mind getting <who>
  please let me have <who>
  pls can i hav <who>
  can i speak 2 <who>
  cn i tlk to <who>
  i wnt <who>
  plz giv me <who>
  time for <who>
  i think i need <who>
  i think it's time for <who>
  i guess i need <who>
  only <who> will do
  if there is <who> i'd like to talk
  at this point i want <who>
  honestly i just need <who>
  for the love of god give me <who>
`;

export const person: Ways = { frames: wishes + wanted, lists: { who: people, talk, talking, transfer } };
export const whoever: Ways = {
  frames: wishes,
  lists: {
    who: anybody,
    talk: talk.replace(/^.*(?:call|message|phone|help|assistance|consult|reach|contact)\b.*$/gmu, ''),
    talking: talking.replace(/^.*(?:call|contact|reach|through).*$/gmu, ''),
    transfer,
  },
};
export const team: Ways = { frames: wishes, lists: { who: teams, talk, talking, transfer } };
export const number: Ways = { frames: reached, lists: { team: teams } };
export const doing: Ways = { frames: done, lists: { who: people } };
export const instead: Ways = { frames: awayFromBot, lists: { who: people } };
