import type { Replies } from './index.ts';

/** Deutsch, in der Höflichkeitsform. */
export const de: Replies = {
  language: 'de',

  greeting:
    'Guten Tag! Ich bin der virtuelle Assistent. Stellen Sie mir eine Frage, oder schreiben Sie „Hilfe“, um zu sehen, was ich kann.',
  hello: 'Guten Tag! Was kann ich für Sie tun?',
  help:
    'Das verstehe ich:\n' +
    '- „Mitarbeiter“ (oder „agent“) verbindet Sie mit einem Menschen\n' +
    '- „Chat beenden“ (oder „end chat“) schließt diesen Chat\n' +
    '- „echo: …“ wiederholt, was Sie schreiben\n' +
    '- Karten: „hero card“, „hero card imback“, „thumbnail card“, „receipt card“, „signin card“, „faulty signin card“\n' +
    '- Medien: „animation card“, „audio card“, „video card“\n' +
    '- Adaptive Cards: „ac form“, „ac booking“, „ac table“, „ac weather“, „ac order status“\n' +
    '- Text: „html list“, „markdown“\n' +
    '- „attachment from c2“ nennt den Typ einer Datei, die Sie mitschicken\n' +
    '- „debug“ zeigt, was ich über diese Unterhaltung weiß\n' +
    '- „Hilfe“ (oder „help“) zeigt diese Liste',
  helpWithoutShowcase:
    'Fragen Sie mich etwas in Ihren eigenen Worten. Außerdem verstehe ich:\n' +
    '- „Mitarbeiter“ verbindet Sie mit einem Menschen\n' +
    '- „Chat beenden“ schließt diesen Chat\n' +
    '- „Hilfe“ zeigt diese Liste',
  notUnderstood:
    'Das habe ich leider nicht verstanden. Schreiben Sie „Hilfe“, um zu sehen, was ich kann, oder „Mitarbeiter“, um mit einem Menschen zu sprechen.',
  askHelp: 'Hilfe',
  askPerson: 'Mitarbeiter',
  askEnd: 'Chat beenden',
  yes: 'Ja',
  no: 'Nein',

  articleLink: 'Mehr dazu: {link}',
  articleHelped: 'Hat Ihnen das geholfen?',
  articleAgain: 'Mehr weiß ich dazu nicht. Möchten Sie mit einem Menschen sprechen?',
  articlesOffered:
    'Ich bin nicht sicher, was Sie meinen. Vielleicht das:\n\n{titles}\n\nWenn nicht, schreiben Sie „{person}“, um mit einem Menschen zu sprechen.',
  articlesInstead:
    'Das tut mir leid. Vielleicht hilft etwas davon:\n\n{titles}\n\nOder schreiben Sie „{person}“, um mit einem Menschen zu sprechen.',
  articleDidNotHelp: 'Es tut mir leid, dass das nicht geholfen hat. Möchten Sie mit einem Menschen sprechen?',

  transfer: 'Gern. Ich verbinde Sie jetzt mit einem Menschen.',
  transferAfterTrouble:
    'Bei mir ist etwas schiefgegangen, deshalb verbinde ich Sie jetzt mit einem Menschen.',
  transferNotUnderstood:
    'Es tut mir leid, dass ich Ihnen nicht helfen konnte. Ich verbinde Sie jetzt mit einem Menschen.',
  transferTopic: 'Dabei kann Ihnen ein Mensch besser helfen. Ich verbinde Sie jetzt.',
  offerPerson: 'Das habe ich wieder nicht verstanden. Möchten Sie mit einem Menschen sprechen?',
  offerPersonUnhappy: 'Es tut mir leid, dass ich keine Hilfe bin. Möchten Sie mit einem Menschen sprechen?',
  isBot:
    'Ich bin ein Bot, ein Programm, das Fragen beantwortet. Wenn Sie lieber mit einem Menschen sprechen, schreiben Sie „Mitarbeiter“.',
  offerDeclined: 'In Ordnung. Was kann ich für Sie tun?',
  closedNow: 'Unser Team ist gerade nicht da. Am {next} sind wir wieder für Sie erreichbar.',
  closedNoNext: 'Unser Team ist gerade nicht da.',
  leftOut:
    'Ich konnte Sie eine Weile nicht erreichen und habe deshalb einige Antworten ausgelassen. Bitte fragen Sie noch einmal nach dem, was Sie noch brauchen.',
  nobodyThere:
    'Hier gibt es leider niemanden, an den ich Sie weitergeben könnte. Ich bin weiter für Sie da: Was kann ich noch für Sie tun?',
  solvedQuestion: 'Das freut mich. War das alles?',
  solvedContinue: 'Was kann ich noch für Sie tun?',
  farewell: 'Danke für das Gespräch. Einen schönen Tag noch!',
  idleWarning: 'Sind Sie noch da? Wenn ich nichts von Ihnen höre, schließe ich diesen Chat bald.',
  idleFarewell:
    'Ich habe eine Weile nichts von Ihnen gehört und schließe deshalb diesen Chat. Sie sind jederzeit wieder willkommen.',

  file: 'Danke, ich habe {name} ({type}) erhalten.',
  fileUnnamed: 'Danke, ich habe Ihre Datei erhalten.',
  fileTypeUnknown: 'unbekannter Typ',
  moreFiles: 'Und weitere Dateien: {count}.',
  attachmentIdentified: 'Der Typ des Anhangs wurde erkannt.',
  attachmentNone: 'Mit dieser Nachricht kam keine Datei. Schicken Sie eine mit, dann nenne ich ihren Typ.',
  submitted: 'Danke, ich habe erhalten: {value}',
  submittedUnread: 'Danke, Ihre Angaben sind angekommen.',
  placeReceived:
    'Danke, ich habe einen Ort erhalten: {place}. Karten kann ich nicht lesen: Bitte schreiben Sie mir, worum es dort geht.',
  placeUnnamed:
    'Danke, ich habe einen Ort erhalten. Karten kann ich nicht lesen: Bitte schreiben Sie mir, worum es dort geht.',
  contactReceived: 'Danke, ich habe eine Visitenkarte erhalten: {name}. Was soll ich damit tun?',
  contactUnnamed: 'Danke, ich habe eine Visitenkarte erhalten. Was soll ich damit tun?',
  unreadable:
    'Ich habe etwas erhalten, das ich nicht lesen kann. Bitte schreiben Sie es mir, oder „Mitarbeiter“, um mit einem Menschen zu sprechen.',
  formIncomplete: 'Es fehlt noch etwas: {fields}. Bitte füllen Sie das Formular noch einmal aus.',

  debug:
    'Phase: {phase}\nSitzung: {session}\nSprache: {language}\nKanal: {channel}\n' +
    'Nachrichten von Ihnen: {turns}\nNacheinander nicht verstanden: {notUnderstood}\nBekannte Variablen: {variables}',
  unknown: 'unbekannt',
  none: 'keine',

  heroTitle: 'Reparatur und Rückgabe',
  heroSubtitle: 'Kostenlos innerhalb von 30 Tagen',
  heroText: 'Schicken Sie zurück, was nicht passt, oder lassen Sie es reparieren.',
  heroButton: 'So geht es',
  choiceTitle: 'Was möchten Sie tun?',
  choiceText: 'Wählen Sie etwas davon, oder schreiben Sie es.',
  thumbnailTitle: 'Ihr Konto',
  thumbnailSubtitle: 'Bestellungen, Rechnungen, Adressen',
  thumbnailText: 'Alles, was Sie bestellt haben, an einem Ort.',
  thumbnailButton: 'Mein Konto öffnen',
  animationTitle: 'Die Maschine heizt auf',
  animationText: 'Drei Lichter nacheinander bedeuten, dass die Maschine aufheizt.',
  audioTitle: 'So soll es klingen',
  audioText: 'So klingt eine Pumpe, die in Ordnung ist. Klingt Ihre anders?',
  videoTitle: 'Entkalken in zwei Minuten',
  videoText: 'Einmal ansehen, und Ihre Maschine hält jahrelang.',
  signinText: 'Bitte melden Sie sich an, um Ihre Bestellungen zu sehen.',
  faultySigninText:
    'Bitte melden Sie sich an, um Ihre Bestellungen zu sehen. (Diese Karte ist mit Absicht fehlerhaft: Ihr Knopf führt nirgendwohin.)',
  signinButton: 'Anmelden',
  receiptTitle: 'Beleg zur Bestellung 1042',
  receiptOrder: 'Bestellnummer',
  receiptPayment: 'Bezahlt mit',
  receiptInvoice: 'Rechnung',
  receiptMachine: 'Kaffeemaschine',
  receiptFilters: 'Wasserfilter',
  receiptTax: 'Enthaltene Steuer',
  receiptTotal: 'Summe',

  listIntro: 'Bevor Sie eine Maschine zurückschicken',
  listEmpty: 'Leeren Sie den Wassertank.',
  listPack: 'Nehmen Sie den Karton, in dem sie kam.',
  listLabel: 'Kleben Sie das Rücksendeetikett oben auf.',
  listLink: 'Rücksendeetikett drucken',

  adaptiveCardUnknown: 'Eine Adaptive Card mit diesem Namen habe ich nicht. Ich habe diese: {names}.',
  formTitle: 'Hinterlassen Sie Ihre Angaben',
  formReceived: 'Danke, das habe ich notiert:\n{entries}',
  bookingTitle: 'Reparatur vereinbaren',
  bookingReceived: 'Danke, Ihr Wunsch nach einer Reparatur ist notiert:\n{entries}',
  formInWords:
    '{title}: {fields}. Wenn Sie hier kein Formular sehen, schreiben Sie „Mitarbeiter“, dann nimmt ein Mensch es auf.',
  fieldName: 'Ihr Name',
  fieldEmail: 'E-Mail-Adresse',
  fieldTopic: 'Worum geht es?',
  topicOrder: 'Um eine Bestellung',
  topicInvoice: 'Um eine Rechnung',
  topicOther: 'Um etwas anderes',
  fieldCallBack: 'Bitte rufen Sie mich zurück',
  fieldDay: 'Tag',
  fieldTime: 'Uhrzeit',
  fieldMachines: 'Anzahl der Maschinen',
  fieldPhone: 'Telefonnummer',
  fieldMissing: 'Bitte füllen Sie dieses Feld aus.',
  emailWrong: 'Bitte schreiben Sie eine Adresse wie ana@example.com.',
  machinesWrong: 'Bitte schreiben Sie eine Zahl von 1 bis 5.',
  phoneWrong: 'Bitte schreiben Sie nur Ziffern, zum Beispiel +49 30 5550100.',
  send: 'Absenden',
  tableTitle: 'Arten der Lieferung',
  tableWay: 'Lieferung',
  tableTakes: 'Dauer',
  tableCosts: 'Preis',
  standardWay: 'Standard',
  standardTakes: '3 bis 5 Werktage',
  expressWay: 'Express',
  expressTakes: '1 bis 2 Werktage',
  pickUpWay: 'Abholung im Geschäft',
  pickUpTakes: 'am selben Tag',
  free: 'kostenlos',
  weatherTitle: 'Wetter in Lissabon (ein Beispiel)',
  weatherSky: 'Sonnig, 21 °C',
  weatherWind: 'Wind aus Westen, 12 km/h',
  orderTitle: 'Bestellung 1042',
  orderStatus: 'Stand',
  orderOnItsWay: 'Unterwegs',
  orderParcels: 'Pakete',
  orderArrives: 'Ankunft',
  orderTomorrow: 'morgen Vormittag',
  orderTrack: 'Paket verfolgen',
};
