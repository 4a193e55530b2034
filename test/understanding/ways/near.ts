import { doing } from './en.ts';
import type { Ways } from './ways.ts';

/** Messages with somebody in them whom nobody asks for. */
export const near: Ways = {
  frames: `
    how much does it cost to talk to <who>
    is it free to talk to <who>
    is there a charge for calling <who>
    do I have to talk to <who> to cancel
    do I need to call <who> to cancel
    must I speak to <who> before I can cancel
    should I contact <who> about the flight
    why do I need to call <who>
    why would I talk to <who>
    what happens if I call <who>
    what happens when I talk to <who>
    if I talk to <who> will it be cheaper
    if I call <who> do I get a refund
    I talked to <who> last week
    I spoke with <who> yesterday about this
    I was talking to <who> when it crashed
    I had a chat with <who> yesterday
    I already called <who> about it
    I called <who> and they told me to wait
    my wife talked to <who> on Monday
    my sister needs <who> for her shop
    he wants to talk to <who>
    she said I should call <who>
    the letter says I should contact <who>
    the website told me to call <who>
    the app says contact <who>
    your email says I can talk to <who>
    <who> told me to restart the router
    <who> said I get a refund
    <who> was rude
    <who> was very helpful
    <who> never called me back
    <who> did not help me
    <who> gave me the wrong information
    <who> promised me a discount
    <who> sent me a link
    <who> charged me twice
    <who> is at my door
    <who> has my documents
    <who> can see my data
    can <who> see my data
    can <who> read my messages
    can <who> open my parcel
    can <who> use my card
    does <who> get a commission
    does <who> know my password
    do <who> sleep at night
    is <who> allowed to ask for my PIN
    is <who> paid by the hour
    is <who> able to see my screen
    are <who> trained in first aid
    what does <who> earn
    what does <who> do
    what is the job of <who>
    what is <who>
    what is the salary of <who>
    what are the hours of <who>
    where does <who> live
    where is <who> located
    when is <who> open
    when does <who> close
    how long does <who> need to answer
    how many calls does <who> take a day
    how do I become <who>
    how do I rate <who>
    how do I praise <who>
    how do I complain about <who>
    how do I pay <who>
    how do I tip <who>
    how do I thank <who>
    I want to thank <who>
    I want to rate <who>
    I want to praise <who>
    I want to pay <who>
    I want to become <who>
    I want to complain about <who>
    I want to report <who>
    I want to be <who>
    I want to sue <who>
    I want to hire <who>
    I would like to work as <who>
    I work with <who>
    I work for <who>
    I live with <who>
    I like <who>
    I love <who>
    I hate <who>
    I know <who>
    I am <who>
    I am not <who>
    I was <who> for ten years
    my brother is <who>
    you are <who>
    are you <who>
    you are better than <who>
    do you think <who> is better
    do you like <who>
    do you know <who>
    do you need <who>
    do you hire <who>
    do you have a picture of <who>
    tell me about <who>
    tell me a joke about <who>
    tell me about your <who>
    a book about <who>
    a film about <who>
    a gift for <who>
    a ticket for <who>
    a question about <who>
    I have a question about <who>
    I have a complaint about <who>
    an email from <who>
    I got an email from <who>
    I received a call from <who>
    I missed a call from <who>
    I am waiting for a call from <who>
    send 50 euros to <who>
    transfer 50 euros to <who>
    transfer money to <who>
    give the parcel to <who>
    give access to <who>
    share my account with <who>
    book a flight for <who>
    I need a ticket for <who>
    I need an invoice for <who>
    I want to order for <who>
    I need a letter from <who>
    my contract with <who>
    my meeting with <who>
    my appointment with <who> was cancelled
    cancel my appointment with <who>
    I have an appointment with <who> tomorrow
    move my meeting with <who> to Monday
    the number of <who> is wrong
    the line to <who> is dead
    nobody answers at <who>
    do not connect me to <who>
    I do not want to talk to <who>
    I don't need <who>
    no need to call <who>
    without calling <who>
    without talking to <who>
    before I talk to <who> I want to know the price
    after I talked to <who> it worked
    instead of calling <who> I use the app
    I'd rather not talk to <who>
    I never talk to <who>
    I hate talking to <who>
    I love talking to <who>
    I am afraid of talking to <who>
    I enjoy chatting with <who>
    stop sending me to <who>
    define <who>
    translate <who>
    synonym for <who>
    <who> fees
    <who> login
    <who> discount code
    <who> jobs
    <who> training
    <who> software
    <who> portal
    <who> number on my card
    hi I sell software for <who>
    hello I represent <who>
    I manage <who>
    we are looking for <who> for our company
    looking for <who> to marry
    your <who> is great
    your <who> is useless
    <who> is typing
    <who> left the chat
    <who> hung up
    <who> blocked me
    two <who> were there
    there were <who> in my garden
    is there <who> in this picture
    <who> in the shop was nice
    <who> at the airport took my bag
    <who> from DHL came
    <who> who delivered the parcel was nice
    the name of <who> is Bob
    the address of <who>
    what is the name of <who> I spoke to
    show me reviews of <who>
    who is <who> in charge of building B
    who is <who>
    which <who> is the best
    only <who> can sign it
    every <who> gets a discount
    is the fee per <who>
  `,
  lists: {
    who: `
    an agent
    a human
    a person
    someone
    somebody
    a representative
    customer service
    the support team
    a manager
    a human agent
    a real person
    an advisor
    customer support
    the call center
    a technician
    your staff
    an operator
    your customer care
    the help desk
    a supervisor
    people
    humans
    agents
    another person
  `,
  },
};

/** What is asked for in the words in which somebody is: things, and people of another trade. */
export const others: Ways = {
  frames: doing.frames,
  lists: {
    who: `
    a courier
    a proper coffee
    a real estate agent
    a travel agent
    a delivery person
    a plumber
    my doctor
    your website
    a refund
    a friend
    a driver
    the postman
    my landlord
    a real leather bag
    a live show
    an escrow agent
    a cleaning agent
    my wife
    a lawyer
    a sales tax form
    a personal account
    a delivery man
    the mailing list
  `,
  },
};
