import type { Ways } from './ways.ts';

/** With somebody, in the dative. */
export const withSomebody: Ways = {
  frames: `
    ich möchte mit <whom> sprechen
    ich möchte gerne mit <whom> reden
    ich will mit <whom> sprechen
    ich will sofort mit <whom> sprechen
    ich würde gern mit <whom> sprechen
    ich würde gerne mal mit <whom> telefonieren
    ich muss mit <whom> sprechen
    ich muss dringend mit <whom> reden
    kann ich mit <whom> sprechen
    kann ich bitte mit <whom> sprechen
    könnte ich mit <whom> sprechen
    dürfte ich mit <whom> sprechen
    darf ich bitte mit <whom> reden
    wie kann ich mit <whom> sprechen
    wo kann ich mit <whom> sprechen
    verbinden Sie mich mit <whom>
    verbinden Sie mich bitte mit <whom>
    bitte verbinden Sie mich mit <whom>
    bitte mit <whom> verbinden
    verbinde mich mit <whom>
    mit <whom> verbinden
    mit <whom> sprechen
    mit <whom> reden bitte
    mit <whom> chatten
    können Sie mich mit <whom> verbinden
    können Sie mich bitte mit <whom> verbinden
    kannst du mich mit <whom> verbinden
    könnten Sie mich bitte mit <whom> verbinden
    würden Sie mich mit <whom> verbinden
    ich möchte mit <whom> verbunden werden
    ich möchte bitte zu <whom> durchgestellt werden
    stellen Sie mich bitte zu <whom> durch
    leiten Sie mich an <whom> weiter
    bitte leiten Sie mich zu <whom> weiter
    ich brauche Hilfe von <whom>
    ich brauche Kontakt zu <whom>
    wie komme ich zu <whom>
    ich möchte lieber mit <whom> sprechen
    ich spreche lieber mit <whom>
    lieber mit <whom>
    ich rede nur mit <whom>
    ich möchte meine Rechnung mit <whom> besprechen
    ich möchte das mit <whom> klären
    ich hätte gern Kontakt zu <whom>
    gibt es eine Möglichkeit mit <whom> zu sprechen
    ist es möglich mit <whom> zu sprechen
    wäre es möglich mit <whom> zu telefonieren
    besteht die Möglichkeit mit <whom> zu chatten
    ich habe ein Problem und möchte mit <whom> sprechen
    das hilft mir nicht ich will mit <whom> sprechen
    nein ich will mit <whom> sprechen
    hallo ich möchte mit <whom> sprechen
    guten Tag könnte ich mit <whom> sprechen
    lassen Sie mich mit <whom> sprechen
    lass mich mit <whom> reden
    ich versuche mit <whom> zu sprechen
    ich würde mich gerne mit <whom> unterhalten
    ich bestehe darauf mit <whom> zu sprechen
    ich verlange mit <whom> zu sprechen
    warum kann ich nicht mit <whom> sprechen
    kann man hier mit <whom> reden
    ich will nicht mit einem Bot sondern mit <whom> reden
    muss mal mit <whom> quatschen
    termin mit <whom> bitte
    rückruf von <whom> bitte
    ich hätte gern einen Rückruf von <whom>
    ich bitte um Rückruf von <whom>
    ich wünsche ein Gespräch mit <whom>
    ich möchte ein Gespräch mit <whom> führen
  `,
  lists: {
    whom: `
    einem Mitarbeiter
    einem Menschen
    einer echten Person
    jemandem
    dem Kundenservice
    eurem Support
    einem Berater
    einer Mitarbeiterin
    einem Sachbearbeiter
    einem Ansprechpartner
    dem Kundendienst
    der Hotline
    jemandem vom Kundenservice
    einem Ihrer Mitarbeiter
    einem echten Menschen
    einem menschlichen Berater
    irgendjemandem
    Ihrem Chef
    Ihrem Vorgesetzten
    einem Kollegen
    der Kundenbetreuung
    dem technischen Support
    der Buchhaltung
    der Beschwerdeabteilung
    einem Techniker
    dem zuständigen Mitarbeiter
    jemand anderem
    dem Serviceteam
    einem Kundenberater
    einem lebendigen Menschen
  `,
  },
};

/** For somebody, in the accusative. */
export const forSomebody: Ways = {
  frames: `
    ich brauche <who>
    ich brauche dringend <who>
    ich benötige <who>
    ich bräuchte mal <who>
    ich will <who>
    ich will <who> sprechen
    ich möchte <who> sprechen
    ich möchte bitte <who> sprechen
    ich hätte gern <who>
    ich hätte gerne <who> gesprochen
    ich möchte <who> kontaktieren
    ich möchte <who> erreichen
    wie erreiche ich <who>
    wie kann ich <who> erreichen
    wie kann ich <who> kontaktieren
    wo finde ich <who>
    wo erreiche ich <who>
    wie kontaktiere ich <who>
    geben Sie mir <who>
    gib mir <who>
    geben Sie mir bitte <who>
    holen Sie <who>
    rufen Sie bitte <who>
    kann ich <who> sprechen
    kann ich <who> erreichen
    kann ich <who> haben
    könnte ich <who> sprechen
    gibt es hier <who>
    bitte <who>
    <who> bitte
    <who>!
    jetzt <who>
    sofort <who> bitte
    ich suche <who>
    ich verlange <who>
    ich fordere <who>
    ich erreiche <who> nicht
    ich kann <who> nicht erreichen
    ich weiß nicht wie ich <who> erreiche
    ich versuche <who> zu erreichen
    ich muss <who> anrufen
    kann ich <who> anrufen
    schicken Sie mir <who>
    ich bevorzuge <who>
    ok dann <who>
    danke aber ich möchte <who>
    keinen Bot <who> bitte
  `,
  lists: {
    who: `
    einen Mitarbeiter
    einen Menschen
    eine echte Person
    den Kundenservice
    einen Berater
    eine Mitarbeiterin
    einen Sachbearbeiter
    einen Ansprechpartner
    den Kundendienst
    die Hotline
    jemanden vom Kundenservice
    einen Ihrer Mitarbeiter
    einen echten Menschen
    einen menschlichen Berater
    die Kundenbetreuung
    die Beschwerdeabteilung
    den zuständigen Mitarbeiter
    das Serviceteam
    einen Kundenberater
    einen lebendigen Menschen
  `,
  },
};

/** Somebody, in the nominative, is to do something or is there. */
export const somebodyDoes: Ways = {
  frames: `
    hallo, ist da <who>
    ist da <who>
    ist hier <who>
    ist da auch <who>
    ist da irgendwo <who>
    ist denn da <who>
    ist <who> da
    ist dort <who>, der helfen kann
    ist da <who> der mir helfen kann
    gibt es da auch <who>
    kann da mal <who> draufschauen
    kann da bitte <who> drüberschauen
    kann sich das mal <who> anschauen
    kann sich <who> das ansehen
    könnte sich <who> darum kümmern
    kann sich <who> kümmern
    kann <who> das übernehmen
    kann <who> das für mich erledigen
    kann <who> mir helfen
    kann mir <who> helfen
    könnte mich <who> anrufen
    kann <who> das klären
    kann <who> das prüfen
    kann das <who> prüfen
    soll <who> sich anschauen
    <who> soll sich das anschauen
    <who> soll das machen
    <who> soll mich anrufen
    <who> wäre mir lieber
    <who> wäre gut
    <who> bitte
    <who> muss sich das ansehen
    wo ist <who>
    wo bleibt <who>
    da muss <who> ran
    das muss <who> machen
    lass <who> ran
    meldet sich <who>
    meldet sich mal <who> bei mir
    würde sich <who> bei mir melden
    wäre <who> verfügbar
    wäre da <who> frei
  `,
  lists: {
    who: `
    ein Mensch
    ein echter Mensch
    ein richtiger Mitarbeiter
    ein Mitarbeiter
    eine Mitarbeiterin
    ein Berater
    ein kompetenter Mitarbeiter
    eine echte Person
    einer Ihrer Kollegen
    jemand vom Kundenservice
    ein Kundenberater
    ein menschlicher Ansprechpartner
    ein lebendiger Mensch
    ein Sachbearbeiter
    ein zuständiger Mitarbeiter
    eine Beraterin
  `,
  },
};

/** Somebody, in the accusative, is brought, had or waited for. */
export const somebodyBrought: Ways = {
  frames: `
    habt ihr <who>
    habt ihr auch <who> da
    haben Sie <who>
    haben Sie auch <who> für mich
    gibt es <who>
    gibt es bei euch <who>
    gibts da auch <who>
    ich will <who>
    ich will lieber <who>
    ich hätte lieber <who>
    ich möchte lieber <who>
    dann lieber <who>
    gib mir mal <who>
    gebt mir <who>
    holt mir <who>
    hol mal <who>
    kann ich bitte <who> haben
    kann ich <who> bekommen
    könnte ich mal <who> haben
    ich brauche dafür <who>
    ich brauche hier <who>
    dafür brauche ich <who>
    ich brauch jetzt echt <who>
    schickt mir <who>
    stell mir <who> bereit
    könnt ihr mir <who> geben
    kannst du mir <who> holen
    kannst du <who> dazuholen
    können Sie <who> dazuholen
    ich warte auf <who>
    ich erwarte <who>
    lassen Sie <who> das machen
    lasst <who> das klären
    wo bekomme ich <who>
    wie komme ich an <who>
    ich bestehe auf <who>
    ich hatte auf <who> gehofft
    weg vom Bot, ich will <who>
  `,
  lists: {
    who: `
    einen Menschen
    einen echten Menschen
    einen richtigen Mitarbeiter
    einen Mitarbeiter
    eine Mitarbeiterin
    einen Berater
    einen kompetenten Mitarbeiter
    eine echte Person
    jemanden vom Kundenservice
    einen Kundenberater
    einen menschlichen Ansprechpartner
  `,
  },
};

/** By somebody, or to them. */
export const bySomebody: Ways = {
  frames: `
    ich würde lieber mit <who> reden
    besteht eine Chance auf ein Gespräch mit <who>
    irgendeine Chance mit <who> zu sprechen
    ich hätte lieber mit <who> zu tun
    lass mich zu <who>
    bring mich zu <who>
    ich will zu <who>
    ich möchte von <who> angerufen werden
    ich möchte von <who> betreut werden
    ich möchte das mit <who> regeln
    kann ich das mit <who> besprechen
    gib das an <who> weiter
    geben Sie das an <who>
    leite das an <who> weiter
    übergeben Sie an <who>
  `,
  lists: {
    who: `
    einem Menschen
    einem echten Menschen
    einem Mitarbeiter
    einer Mitarbeiterin
    einer echten Person
    jemandem vom Kundenservice
    einem kompetenten Berater
  `,
  },
};

/** One of those who are there, whoever it is. */
export const oneOfYou: Ways = {
  frames: `
    kann da mal <who> draufschauen
    kann mir <who> helfen
    kann sich das <who> ansehen
    kann sich <who> drum kümmern
  `,
  lists: {
    who: `
    einer von euch
    jemand von euch
    jemand
    wer
    einer
  `,
  },
};
