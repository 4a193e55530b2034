/**
 * Everything the bot says, in English, and the list of keys that every other language has to have.
 * `{name}` is filled in; see `fill`. What stands on the buttons (`yes`, `no`, `askHelp`, `askPerson`, `askEnd`) is understood
 * whatever it is, as long as each says something else.
 */
export const en = {
  /** BCP 47, for numbers, prices and weekdays. */
  language: 'en',

  // The conversation.
  greeting: 'Hello! I am the virtual assistant. Ask me something, or type "help" to see what I can do.',
  hello: 'Hello! What can I do for you?',
  help:
    'Here is what I understand:\n' +
    '- "agent" connects you with a person\n' +
    '- "end chat" closes this chat\n' +
    '- "echo: …" repeats what you write\n' +
    '- Cards: "hero card", "hero card imback", "thumbnail card", "receipt card", "signin card", "faulty signin card"\n' +
    '- Media: "animation card", "audio card", "video card"\n' +
    '- Adaptive Cards: "ac form", "ac booking", "ac table", "ac weather", "ac order status"\n' +
    '- Text: "html list", "markdown"\n' +
    '- "attachment from c2" names the type of a file you send along\n' +
    '- "debug" shows what I know about this conversation\n' +
    '- "help" shows this list',
  helpWithoutShowcase:
    'Ask me something in your own words. These I understand as well:\n' +
    '- "agent" connects you with a person\n' +
    '- "end chat" closes this chat\n' +
    '- "help" shows this list',
  notUnderstood:
    'I am sorry, I did not understand that. Type "help" to see what I can do, or "agent" to talk to a person.',
  askHelp: 'Help',
  askPerson: 'Agent',
  askEnd: 'End chat',
  yes: 'Yes',
  no: 'No',

  // What the articles say.
  articleLink: 'Read more: {link}',
  articleHelped: 'Did that help?',
  articleAgain: 'I have told you what I know about that. Would you like to talk to a person?',
  articlesOffered:
    'I am not sure what you mean. Perhaps it is this:\n\n{titles}\n\nIf not, write "{person}" to talk to a person.',
  articlesInstead:
    'I am sorry. Perhaps one of these helps:\n\n{titles}\n\nOr write "{person}" to talk to a person.',
  articleDidNotHelp: 'I am sorry that this did not help. Would you like to talk to a person?',

  // Handing over and ending.
  transfer: 'Of course. I am transferring you to a person now.',
  transferAfterTrouble: 'Something went wrong on my side, so I am transferring you to a person now.',
  transferNotUnderstood: 'I am sorry that I could not help. I am transferring you to a person now.',
  transferTopic: 'A person can help you better with this. I am transferring you now.',
  offerPerson: 'I still did not understand that. Would you like to talk to a person?',
  offerPersonUnhappy: 'I am sorry that I am no help. Would you like to talk to a person?',
  isBot: 'I am a bot, a program that answers questions. If you would rather talk to a person, write "Agent".',
  offerDeclined: 'All right. What can I do for you?',
  closedNow: 'Our team is not there right now. Somebody is back on {next}.',
  closedNoNext: 'Our team is not there right now.',
  /** In the place of what had waited too long to be sent, and had to make room. */
  leftOut:
    'I could not get through to you for a while, so I have left out some of my answers. Please ask again for what you still need.',
  nobodyThere:
    'There is no person here whom I could transfer you to. I am still here: what else can I do for you?',
  solvedQuestion: 'Glad to hear that. Was that all?',
  solvedContinue: 'What else can I do for you?',
  farewell: 'Thank you for the chat. Have a good day!',
  idleWarning: 'Are you still there? I will close this chat soon if I do not hear from you.',
  idleFarewell:
    'I have not heard from you for a while, so I am closing this chat. You are welcome back any time.',

  // What the customer sends besides words.
  file: 'Thank you, I received {name} ({type}).',
  fileUnnamed: 'Thank you, I received your file.',
  fileTypeUnknown: 'unknown type',
  moreFiles: 'And more files: {count}.',
  attachmentIdentified: 'Attachment type has been identified.',
  attachmentNone: 'No file came with this message. Send one along, and I name its type.',
  submitted: 'Thank you, I received: {value}',
  submittedUnread: 'Thank you, I received what you sent.',
  placeReceived:
    'Thank you, I received a place: {place}. I cannot look at a map, so please tell me in words what you need there.',
  placeUnnamed:
    'Thank you, I received a place. I cannot look at a map, so please tell me in words what you need there.',
  contactReceived: 'Thank you, I received a contact card: {name}. What shall I do with it?',
  contactUnnamed: 'Thank you, I received a contact card. What shall I do with it?',
  unreadable:
    'I received something that I cannot read. Please write it in words, or "agent" to talk to a person.',
  formIncomplete: 'Something is still missing: {fields}. Please fill in the form again.',

  // Debug.
  debug:
    'Phase: {phase}\nSession: {session}\nLanguage: {language}\nChannel: {channel}\n' +
    'Messages from you: {turns}\nNot understood in a row: {notUnderstood}\nVariables known: {variables}',
  unknown: 'unknown',
  none: 'none',

  // Cards.
  heroTitle: 'Repairs and returns',
  heroSubtitle: 'Free within 30 days',
  heroText: 'Send back what does not suit you, or have it repaired.',
  heroButton: 'How it works',
  choiceTitle: 'What would you like to do?',
  choiceText: 'Pick one of these, or type it.',
  thumbnailTitle: 'Your account',
  thumbnailSubtitle: 'Orders, invoices, addresses',
  thumbnailText: 'Everything that you ordered, in one place.',
  thumbnailButton: 'Open my account',
  animationTitle: 'Brewing in progress',
  animationText: 'Three lights in turn mean that the machine is warming up.',
  audioTitle: 'How it should sound',
  audioText: 'This is a pump that works as it should. Does yours sound different?',
  videoTitle: 'Descaling in two minutes',
  videoText: 'Watch once, and your machine lasts for years.',
  signinText: 'Please sign in to see your orders.',
  faultySigninText:
    'Please sign in to see your orders. (This card is faulty on purpose: its button leads nowhere.)',
  signinButton: 'Sign in',
  receiptTitle: 'Receipt for order 1042',
  receiptOrder: 'Order number',
  receiptPayment: 'Paid by',
  receiptInvoice: 'Invoice',
  receiptMachine: 'Coffee machine',
  receiptFilters: 'Water filters',
  receiptTax: 'Tax included',
  receiptTotal: 'Total',

  // Formatted text.
  listIntro: 'Before you send a machine back',
  listEmpty: 'Empty the water tank.',
  listPack: 'Use the box that it came in.',
  listLabel: 'Put the return label on top.',
  listLink: 'Print the return label',

  // Adaptive Cards.
  adaptiveCardUnknown: 'I have no Adaptive Card of that name. I have these: {names}.',
  formTitle: 'Leave your details',
  formReceived: 'Thank you, I have noted this:\n{entries}',
  bookingTitle: 'Book a repair',
  bookingReceived: 'Thank you, your request for a repair is noted:\n{entries}',
  formInWords: '{title}: {fields}. If you see no form here, type "agent", and a person will take it down.',
  fieldName: 'Your name',
  fieldEmail: 'E-mail',
  fieldTopic: 'What is it about?',
  topicOrder: 'An order',
  topicInvoice: 'An invoice',
  topicOther: 'Something else',
  fieldCallBack: 'Please call me back',
  fieldDay: 'Day',
  fieldTime: 'Time',
  fieldMachines: 'Number of machines',
  fieldPhone: 'Phone number',
  fieldMissing: 'Please fill this in.',
  emailWrong: 'Please write an address such as ana@example.com.',
  machinesWrong: 'Please write a number from 1 to 5.',
  phoneWrong: 'Please write digits only, such as +1 555 0100.',
  send: 'Send',
  tableTitle: 'Ways of delivery',
  tableWay: 'Delivery',
  tableTakes: 'Takes',
  tableCosts: 'Costs',
  standardWay: 'Standard',
  standardTakes: '3 to 5 working days',
  expressWay: 'Express',
  expressTakes: '1 to 2 working days',
  pickUpWay: 'Pick-up in the shop',
  pickUpTakes: 'the same day',
  free: 'free',
  weatherTitle: 'Weather in Lisbon (an example)',
  weatherSky: 'Sunny, 21 °C',
  weatherWind: 'Wind from the west, 12 km/h',
  orderTitle: 'Order 1042',
  orderStatus: 'Status',
  orderOnItsWay: 'On its way',
  orderParcels: 'Parcels',
  orderArrives: 'Arrives',
  orderTomorrow: 'tomorrow before noon',
  orderTrack: 'Track the parcel',
} as const;
