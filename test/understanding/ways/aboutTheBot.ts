import type { Ways } from './ways.ts';

// Questions whether this is a bot: they want an answer, and nobody.

export const en: Ways = {
  frames: `
    am I talking to <what>
    am I speaking with <what>
    am I chatting to <what> right now
    am I talking with <what> here
    am I really talking to <what>
    so am I talking to <what>
    is this <what>
    is this really <what>
    is it <what>
    is that <what>
    are you <what>
    are you really <what>
    are you <what>?
    are you just <what>
    are u <what>
    r u <what>
    hi are you <what>
    hey, are you <what>
    hello am I talking to <what>
    sorry, are you <what>
    wait, are you <what>
    excuse me are you <what>
    can you tell me if you are <what>
    can I ask if you're <what>
    may I ask whether you are <what>
    just wondering are you <what>
    I wonder if you are <what>
    I was wondering if this is <what>
    I'd like to know if you are <what>
    I want to know if I'm talking to <what>
    do I talk to <what>
    do I speak with <what>
    did I reach <what>
    have I reached <what>
    have I got <what> here
    am I connected to <what>
    am I in contact with <what>
    is it <what> I am talking to
    is there <what> behind this
    is <what> behind this chat
    is <what> typing this
    is <what> reading this
    is <what> answering me
    is <what> writing this
    who am I talking to, <what>
    tell me, are you <what>
    tell me honestly are you <what>
    be honest: are you <what>
    you are <what>, right
    you're <what> aren't you
    you must be <what>
    you sound like <what>
    you look like <what>
    are you sure you are <what>
    how do I know you're <what>
    how can I tell if you are <what>
    can you prove you're <what>
    prove that you are <what>
    you're not <what>, are you
    are you not <what>
    aren't you <what>
    is my chat partner <what>
    is the one writing <what>
    I think you are <what>
    I bet you're <what>
    are you a man or <what>
    so you're <what> then
    so I'm talking to <what>?
    I am talking to <what>, right?
    is it possible that you are <what>
    could it be that you're <what>
    do you consider yourself <what>
    were these answers written by <what>
    are the answers from <what>
    does <what> read this
    does <what> write these messages
  `,
  lists: {
    what: `
    a bot
    a robot
    a human
    a real person
    a machine
    an actual human being
    a live agent
    a person
    an AI
    a computer
    a human agent
    a chatbot
    a real human
    a human or a bot
    a bot or a person
    a real agent
  `,
  },
};

export const de: Ways = {
  frames: `
    bist du <what>
    bist du wirklich <what>
    sind Sie <what>
    sind Sie etwa <what>
    ist das <what>
    ist das hier <what>
    hallo bist du <what>
    hey, bist du <what>
    sag mal, bist du <what>
    sag mir ob du <what> bist
    ich würde gern wissen ob du <what> bist
    darf ich fragen ob Sie <what> sind
    kannst du mir sagen ob du <what> bist
    du bist <what>, oder
    du bist doch <what>
    Sie sind <what>, richtig
    schreibt hier <what>
    antwortet hier <what>
    liest das <what>
    sitzt da <what>
    steckt da <what> dahinter
    woher weiß ich dass du <what> bist
    bist du nicht <what>
    du klingst wie <what>
    ehrlich, bist du <what>
    antwortet mir <what>
    bist du eigentlich <what>
  `,
  lists: {
    what: `
    ein Bot
    ein Roboter
    ein Mensch
    eine echte Person
    eine Maschine
    ein echter Mensch
    eine KI
    ein Computer
    ein Mitarbeiter
    ein Mensch oder ein Bot
    ein Chatbot
  `,
  },
};

export const fr: Ways = {
  frames: `
    êtes-vous <what>
    es-tu <what>
    tu es <what>
    vous êtes <what> ?
    vous êtes vraiment <what>
    est-ce que vous êtes <what>
    est-ce que tu es <what>
    c'est <what>
    est-ce <what>
    est-ce bien <what>
    bonjour êtes-vous <what>
    dites-moi, êtes-vous <what>
    je parle à <what> ?
    est-ce que je parle à <what>
    suis-je en train de parler à <what>
    je suis en train de parler à <what> ?
    est-ce que je discute avec <what>
    ai-je affaire à <what>
    j'ai affaire à <what>
    je voudrais savoir si vous êtes <what>
    puis-je savoir si vous êtes <what>
    y a-t-il <what> derrière
    il y a <what> derrière ce chat ?
    vous n'êtes pas <what>
    tu n'es pas <what>
    on dirait <what>
    est-ce <what> qui répond
    c'est <what> qui écrit ?
    vous êtes bien <what>
  `,
  lists: {
    what: `
    un robot
    un bot
    un humain
    une vraie personne
    une machine
    un être humain
    une IA
    un conseiller humain
    un ordinateur
    un humain ou un robot
    un chatbot
  `,
  },
};
