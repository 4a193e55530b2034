import type { Replies } from './index.ts';

/** Français, au vouvoiement. */
export const fr: Replies = {
  language: 'fr',

  greeting:
    'Bonjour ! Je suis l’assistant virtuel. Posez-moi une question, ou écrivez « aide » pour voir ce que je sais faire.',
  hello: 'Bonjour ! Que puis-je faire pour vous ?',
  help:
    'Voici ce que je comprends :\n' +
    '- « conseiller » (ou « agent ») vous met en relation avec une personne\n' +
    '- « terminer le chat » (ou « end chat ») ferme ce chat\n' +
    '- « echo: … » répète ce que vous écrivez\n' +
    '- Cartes : « hero card », « hero card imback », « thumbnail card », « receipt card », « signin card », « faulty signin card »\n' +
    '- Médias : « animation card », « audio card », « video card »\n' +
    '- Adaptive Cards : « ac form », « ac booking », « ac table », « ac weather », « ac order status »\n' +
    '- Texte : « html list », « markdown »\n' +
    '- « attachment from c2 » indique le type d’un fichier que vous joignez\n' +
    '- « debug » montre ce que je sais de cette conversation\n' +
    '- « aide » (ou « help ») affiche cette liste',
  helpWithoutShowcase:
    'Posez-moi une question avec vos propres mots. Je comprends aussi :\n' +
    '- « conseiller » vous met en relation avec une personne\n' +
    '- « terminer le chat » ferme ce chat\n' +
    '- « aide » affiche cette liste',
  notUnderstood:
    'Je suis désolé, je n’ai pas compris. Écrivez « aide » pour voir ce que je sais faire, ou « conseiller » pour parler à une personne.',
  askHelp: 'Aide',
  askPerson: 'Conseiller',
  askEnd: 'Terminer le chat',
  yes: 'Oui',
  no: 'Non',

  articleLink: 'En savoir plus : {link}',
  articleHelped: 'Cela vous a-t-il aidé ?',
  articleAgain: 'Je vous ai dit tout ce que je sais à ce sujet. Voulez-vous parler à une personne ?',
  articlesOffered:
    'Je ne suis pas sûr de comprendre. C’est peut-être :\n\n{titles}\n\nSinon, écrivez « {person} » pour parler à une personne.',
  articlesInstead:
    "Je suis désolé. L'un de ces sujets vous aidera peut-être :\n\n{titles}\n\nOu écrivez « {person} » pour parler à une personne.",
  articleDidNotHelp: "Je suis désolé que cela n'ait pas aidé. Voulez-vous parler à une personne ?",

  transfer: 'Bien sûr. Je vous mets en relation avec une personne.',
  transferAfterTrouble:
    'Un problème est survenu de mon côté, je vous mets donc en relation avec une personne.',
  transferNotUnderstood:
    'Je suis désolé de ne pas avoir pu vous aider. Je vous mets en relation avec une personne.',
  transferTopic: 'Une personne pourra mieux vous aider. Je vous mets en relation.',
  offerPerson: 'Je n’ai toujours pas compris. Souhaitez-vous parler à une personne ?',
  offerPersonUnhappy: 'Je suis désolé de ne pas vous aider. Voulez-vous parler à une personne ?',
  isBot:
    'Je suis un robot, un programme qui répond aux questions. Si vous préférez parler à une personne, écrivez « Conseiller ».',
  offerDeclined: 'Très bien. Que puis-je faire pour vous ?',
  closedNow: 'Notre équipe n’est pas disponible pour le moment. Elle sera de retour {next}.',
  closedNoNext: 'Notre équipe n’est pas disponible pour le moment.',
  leftOut:
    'Je n’ai pas pu vous joindre pendant un moment et j’ai donc laissé de côté certaines réponses. Redemandez-moi ce dont vous avez encore besoin.',
  nobodyThere:
    'Il n’y a personne ici à qui je puisse vous transférer. Je reste là : que puis-je faire d’autre pour vous ?',
  solvedQuestion: 'J’en suis ravi. Était-ce tout ?',
  solvedContinue: 'Que puis-je faire d’autre pour vous ?',
  farewell: 'Merci pour cet échange. Bonne journée !',
  idleWarning: 'Êtes-vous toujours là ? Sans nouvelles de votre part, je fermerai bientôt ce chat.',
  idleFarewell:
    'Je n’ai plus de nouvelles de vous depuis un moment, je ferme donc ce chat. Revenez quand vous voulez.',

  file: 'Merci, j’ai bien reçu {name} ({type}).',
  fileUnnamed: 'Merci, j’ai bien reçu votre fichier.',
  fileTypeUnknown: 'type inconnu',
  moreFiles: 'Et d’autres fichiers : {count}.',
  attachmentIdentified: 'Le type de la pièce jointe a été identifié.',
  attachmentNone: 'Aucun fichier n’accompagnait ce message. Joignez-en un, et je vous indiquerai son type.',
  submitted: 'Merci, j’ai bien reçu : {value}',
  submittedUnread: 'Merci, j’ai bien reçu votre envoi.',
  placeReceived:
    'Merci, j’ai bien reçu un lieu : {place}. Je ne sais pas lire les cartes : écrivez-moi de quoi il s’agit.',
  placeUnnamed:
    'Merci, j’ai bien reçu un lieu. Je ne sais pas lire les cartes : écrivez-moi de quoi il s’agit.',
  contactReceived: 'Merci, j’ai bien reçu une carte de visite : {name}. Que dois-je en faire ?',
  contactUnnamed: 'Merci, j’ai bien reçu une carte de visite. Que dois-je en faire ?',
  unreadable:
    'J’ai reçu quelque chose que je ne peux pas lire. Écrivez-le moi, ou « conseiller » pour parler à une personne.',
  formIncomplete: 'Il manque encore quelque chose : {fields}. Veuillez remplir à nouveau le formulaire.',

  debug:
    'Phase : {phase}\nSession : {session}\nLangue : {language}\nCanal : {channel}\n' +
    'Messages de votre part : {turns}\nIncompris à la suite : {notUnderstood}\nVariables connues : {variables}',
  unknown: 'inconnu',
  none: 'aucune',

  heroTitle: 'Réparations et retours',
  heroSubtitle: 'Gratuits pendant 30 jours',
  heroText: 'Renvoyez ce qui ne vous convient pas, ou faites-le réparer.',
  heroButton: 'Comment faire',
  choiceTitle: 'Que souhaitez-vous faire ?',
  choiceText: 'Choisissez une de ces réponses, ou écrivez-la.',
  thumbnailTitle: 'Votre compte',
  thumbnailSubtitle: 'Commandes, factures, adresses',
  thumbnailText: 'Tout ce que vous avez commandé, au même endroit.',
  thumbnailButton: 'Ouvrir mon compte',
  animationTitle: 'Préchauffage en cours',
  animationText: 'Trois lumières l’une après l’autre : la machine chauffe.',
  audioTitle: 'Le bruit normal',
  audioText: 'Voici une pompe qui fonctionne bien. La vôtre fait-elle un autre bruit ?',
  videoTitle: 'Détartrer en deux minutes',
  videoText: 'Regardez une fois, et votre machine durera des années.',
  signinText: 'Veuillez vous connecter pour voir vos commandes.',
  faultySigninText:
    'Veuillez vous connecter pour voir vos commandes. (Cette carte est défectueuse exprès : son bouton ne mène nulle part.)',
  signinButton: 'Se connecter',
  receiptTitle: 'Reçu de la commande 1042',
  receiptOrder: 'Numéro de commande',
  receiptPayment: 'Payé par',
  receiptInvoice: 'Facture',
  receiptMachine: 'Machine à café',
  receiptFilters: 'Filtres à eau',
  receiptTax: 'Taxe incluse',
  receiptTotal: 'Montant total',

  listIntro: 'Avant de renvoyer une machine',
  listEmpty: 'Videz le réservoir d’eau.',
  listPack: 'Utilisez son carton d’origine.',
  listLabel: 'Collez l’étiquette de retour sur le dessus.',
  listLink: 'Imprimer l’étiquette de retour',

  adaptiveCardUnknown: 'Je n’ai pas d’Adaptive Card de ce nom. Voici celles que j’ai : {names}.',
  formTitle: 'Laissez vos coordonnées',
  formReceived: 'Merci, voici ce que j’ai noté :\n{entries}',
  bookingTitle: 'Demander une réparation',
  bookingReceived: 'Merci, votre demande de réparation est notée :\n{entries}',
  formInWords:
    '{title} : {fields}. Si aucun formulaire ne s’affiche ici, écrivez « conseiller », et une personne notera tout.',
  fieldName: 'Votre nom',
  fieldEmail: 'Adresse e-mail',
  fieldTopic: 'De quoi s’agit-il ?',
  topicOrder: 'D’une commande',
  topicInvoice: 'D’une facture',
  topicOther: 'D’autre chose',
  fieldCallBack: 'Veuillez me rappeler',
  fieldDay: 'Jour',
  fieldTime: 'Heure',
  fieldMachines: 'Nombre de machines',
  fieldPhone: 'Numéro de téléphone',
  fieldMissing: 'Veuillez remplir ce champ.',
  emailWrong: 'Veuillez écrire une adresse comme ana@example.com.',
  machinesWrong: 'Veuillez écrire un nombre de 1 à 5.',
  phoneWrong: 'Veuillez n’écrire que des chiffres, par exemple +33 1 99 00 01 00.',
  send: 'Envoyer',
  tableTitle: 'Modes de livraison',
  tableWay: 'Livraison',
  tableTakes: 'Délai',
  tableCosts: 'Prix',
  standardWay: 'Standard',
  standardTakes: '3 à 5 jours ouvrés',
  expressWay: 'Express',
  expressTakes: '1 à 2 jours ouvrés',
  pickUpWay: 'Retrait en magasin',
  pickUpTakes: 'le jour même',
  free: 'gratuit',
  weatherTitle: 'Météo à Lisbonne (un exemple)',
  weatherSky: 'Ensoleillé, 21 °C',
  weatherWind: 'Vent d’ouest, 12 km/h',
  orderTitle: 'Commande 1042',
  orderStatus: 'État',
  orderOnItsWay: 'En route',
  orderParcels: 'Colis',
  orderArrives: 'Arrivée',
  orderTomorrow: 'demain matin',
  orderTrack: 'Suivre le colis',
};
