import type { Ways } from './ways.ts';

/** Requests with a reason, a condition or another sentence right behind them, as people write who leave out the comma. */
export const en: Ways = {
  frames: `
    <asks> because my order is late
    <asks> because you are useless
    <asks> because of my invoice
    <asks> cause my card got stolen
    <asks> cuz this sucks
    <asks> since my parcel never arrived
    <asks> as this is urgent
    <asks> so that I get an answer
    <asks> so they can fix it
    <asks> before I cancel
    <asks> when you get a chance
    <asks> if possible
    <asks> if you cannot help me
    <asks> while I still have time
    <asks> until this is solved
    <asks> unless you can fix it
    <asks> even if I have to wait
    <asks> given that my order is late
    <asks> due to a late delivery
    <asks> after all this waiting
    <asks> or I will cancel
    <asks> and my order is late
    <asks> and I mean it
    <asks> about my order
    <asks> regarding a delivery
    <asks> where is my order
    <asks> right now because I am in a hurry
    <asks> asap my heating is broken
    <asks> my account is locked
    <asks> the order number is 12345
    <asks> it is urgent
    <asks> you are not helping
  `,
  lists: {
    asks: `
    I want a person
    I need someone
    I need a human
    can I talk to someone
    I want to speak to a person
    let me talk to an agent
    connect me with somebody
    get me a real person
    transfer me to a representative
    please give me someone
    I would like to chat with a person
    can you put me through to a human being
    I need to talk to customer service
    could someone call me
    I want help from a person
    agent please
    `,
  },
};

export const de: Ways = {
  frames: `
    <asks> weil meine Bestellung zu spät ist
    <asks> weil nichts funktioniert
    <asks> denn es ist dringend
    <asks> da meine Lieferung fehlt
    <asks> damit das geklärt wird
    <asks> bevor ich kündige
    <asks> wenn möglich
    <asks> falls es geht
    <asks> obwohl es spät ist
    <asks> bis das gelöst ist
    <asks> aufgrund einer falschen Rechnung
    <asks> nachdem ich ewig gewartet habe
    <asks> sonst kündige ich
    <asks> oder ich kündige
    <asks> und zwar sofort
    <asks> und meine Bestellung ist zu spät
    <asks> um meine Bestellung zu stornieren
    <asks> wegen meiner Rechnung
    <asks> meine Bestellung ist zu spät
    <asks> es ist dringend
    <asks> ich bin sauer
  `,
  lists: {
    asks: `
    ich möchte mit einem Menschen sprechen
    ich will einen Menschen
    ich brauche jemanden
    kann ich mit jemandem reden
    verbinden Sie mich mit einem Mitarbeiter
    ich möchte einen Mitarbeiter
    geben Sie mir bitte einen Berater
    ich hätte gern eine Person
    ich will mit jemandem sprechen
    bitte einen Menschen
    `,
  },
};

export const fr: Ways = {
  frames: `
    <asks> parce que ma commande est en retard
    <asks> car c'est urgent
    <asks> puisque vous ne comprenez pas
    <asks> pour que ce soit réglé
    <asks> afin de régler mon problème
    <asks> avant de résilier
    <asks> si possible
    <asks> quand vous pouvez
    <asks> sinon je résilie
    <asks> ou je résilie
    <asks> et vite
    <asks> et ma commande est en retard
    <asks> au sujet de ma facture
    <asks> concernant ma livraison
    <asks> suite à une erreur
    <asks> vu que ma commande est en retard
    <asks> comme c'est urgent
    <asks> ma commande est en retard
    <asks> je suis en colère
  `,
  lists: {
    asks: `
    je veux parler à quelqu'un
    je veux une personne
    j'ai besoin d'un conseiller
    passez-moi un humain
    je voudrais parler à une personne
    puis-je parler à un agent
    mettez-moi en relation avec un conseiller
    je veux un humain
    il me faut quelqu'un
    donnez-moi un conseiller
    `,
  },
};
