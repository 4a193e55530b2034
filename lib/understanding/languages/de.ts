import type { Tables } from '../language.ts';

export const de: Tables = {
  shortForms: `
    mih mic = mich
    knn kan = kann
    wil = will
    nucht nocht nihct = nicht
    bst = bist
    sid = sind
    sll = soll
    cht = chat
    komm = komme
    red = rede
    kannste = kannst du
    habs = habe es
    'n = einen
    'ne = eine
    gibts gibt's = gibt es
    gehts geht's = geht es
    wars war's = war es
    hab = habe
    hätt = hätte
    möcht = möchte
    bidde biddö bitte = bitte
    thx = danke
    ok okay okey oki okidoki = ok
    nix = nichts
    brauch = brauche
    nen = einen
    nem = einem
    ner = einer
    nich ned net = nicht
    nee nö = nein
    jo joa jap jep jup jawohl = ja
    tschau tschüssi tschüssikowski tschö = tschüss
    kundenservices = kundenservice
    vllt = vielleicht
    iwer = irgendwer
    jmd = jemand
  `,
  clauseBreaks: 'aber sondern',
  exceptions: '',
  lists: `
    wer = @person @anybody
    einer = @person @team
    klein = sich mir mich uns da das es hier dies bitte mal doch kurz vielleicht jetzt dem darum drum für mein meine meinen fall problem anliegen auch noch gleich bei von euch ihnen
    tun = draufschauen drüberschauen schauen reinschauen anschauen ansehen angucken draufgucken nachschauen gucken kümmern übernehmen helfen weiterhelfen klären prüfen lösen regeln antworten anrufen zurückrufen melden beraten bearbeiten einspringen annehmen
    kann = kann könnte könnten können würde würden soll sollte mag kannst könntest
    wesen = bot bots roboter mensch menschen person maschine ki computer chatbot programm automat mitarbeiter mitarbeiterin berater agent
    art = echte echter echten echtes richtige richtiger richtigen reale realer lebendige lebendiger menschlicher menschliche künstliche virtueller
    person = mitarbeiter mitarbeiterin mensch menschen berater beraterin agent agenten sachbearbeiter sachbearbeiterin ansprechpartner ansprechpartnerin kundenberater kundenbetreuer person
    jemand = jemand jemanden jemandem irgendjemand irgendjemanden irgendjemandem irgendwer irgendwen irgendwem wer wen wem
    amt = buchhaltung rechnungsabteilung technik vertrieb verkauf zentrale verwaltung reklamation reklamationsabteilung beschwerdeabteilung beschwerdestelle fachabteilung kündigungsabteilung inkasso versand logistik retouren rechnungsstelle geschäftsleitung schadenabteilung leistungsabteilung personalabteilung it
    kundenservice = kundenservice kundendienst kundensupport support service hotline team kundenbetreuung serviceteam supportteam callcenter helpdesk kundencenter
  `,
  people: `
    <jemand> mit ahnung/erfahrung/kompetenz/verstand/hirn/sachverstand
    <jemand> der/die ahnung/erfahrung hat
    <jemand> der/die sich damit/da/hier? auskennt
    mensch/menschen/person/mitarbeiter aus fleisch und blut
    <jemand> vom/von/aus/beim/im/bei/in der/dem/den/ihrem/eurem/ihrer/eurer? <kundenservice>/<amt>/firma/abteilung
    einen/eine/einem/einer/ein ihrer/eurer/deiner mitarbeiter/mitarbeiterinnen/berater/kollegen/leute/angestellten/techniker
    <jemand> echtes/echten/echtem/echter/menschliches/richtiges/lebendiges/kompetentes/kompetenten/zuständiges/zuständigen
    <jemand> vom fach
    serviceberatern/kundenbetreuern/sachbearbeitern/ansprechpartnern
    fachberater/fachberaterin/bearbeiter/bearbeiterin/betreuer/betreuerin/bediensteter/servicekraft/fachkraft
    mitarbeiter/mitarbeiterin/mitarbeitern/mitarbeiterinnen/kundenberater/kundenberaterin/kundenbetreuer/kundenbetreuerin/sachbearbeiter/sachbearbeiterin/ansprechpartner/ansprechpartnerin/ansprechperson/kundendienstmitarbeiter/servicemitarbeiter/supportmitarbeiter/kundendienstler/callcenteragent/agent/agenten/agentin
    mensch/menschen
    gesprächspartner/gesprächspartnerin/kundenberatern
    berater/beraterin/beratern
    jemand/jemanden/jemandem/techniker/spezialisten/experten/kollegen/person am/per/via telefon
    echte/echten/echter person/personen/menschen/mitarbeiter
    kundenserviceberater/kundenservicemitarbeiter/kundenservicemitarbeiterin/serviceberater/serviceberaterin/hotlinemitarbeiter
    mitarbeiter/mitarbeiterin/berater/beraterin/person/jemand/jemanden/jemandem vom/des/aus/beim/im/der/dem dem/ihrem/eurem? kundenservice/kundendienst/support/service/team/kundensupport/hotline
  `,
  anybody: `
    jemand/jemandem/jemanden anderem/anderen/anders/anderes
    jemand/jemanden/jemandem/irgendjemand/irgendjemanden/irgendjemandem/irgendwer/irgendwem/irgendwen
    person/personen
    filialleiter/filialleiterin/geschäftsführer/geschäftsführerin/inhaber/sekretariat/marktleiter/abteilungsleiter
    meinen/meinem/meiner/meine sachbearbeiter/berater/betreuer/kundenbetreuer/ansprechpartner/sachbearbeiterin/beraterin
    service/technik/buchhaltung/rechnungsabteilung/vertrieb/verkauf/zentrale
    chef/chefin/vorgesetzten/vorgesetzter/vorgesetzte/leiter/leiterin/teamleiter/verantwortlichen/verantwortlicher/zuständigen/zuständiger/zuständige
    kollege/kollegen/kollegin/kolleginnen/experten/experte/fachmann/spezialist/spezialisten/techniker/angestellten/angestellter/angestellte
    jemand/jemanden/jemandem vom/von/aus/im ihnen/euch/team/support/service/kundenservice/kundendienst?
    einem/einer/einen/eine/jemand von/ihrer/ihren/eurer ihnen/euch/mitarbeiter/kollegen/leute/leuten
  `,
  alone: `
    <amt>
    ihren/ihrem/deinen/den/dem/euren vorgesetzten/chef/teamleiter/filialleiter/geschäftsführer
    einen/einem/den experten/techniker/fachmann/kollegen/spezialisten/vorgesetzten/verantwortlichen/chef
    ein fachmann/experte/techniker/kollege/verantwortlicher
    <jemand> anderes/anderen/anderem/anders
    echter/echte/echten/richtiger/richtige/lebender/lebende mensch/person/mitarbeiter
    person/chef
    einen/eine/ein echten/echte/richtigen/richtige? person/menschen/mitarbeiter
  `,
  departments: `
    live support/beratung/hilfe/kontakt
    <amt>
    kundenberatung/serviceabteilung/kundenabteilung/supportabteilung/servicestelle/kundenkontakt/kundendienststelle/servicedesk/infohotline/telefonservice/telefonhotline/serviceline/servicecentrum/servicezentrum/kundenzentrum/beratungsstelle/auskunft
    mail/email/e mail? adresse? vom/von/des/für kundenservice/kundendienst/support/hotline/service
    kundenservice/kundendienst/kundenbetreuung/kundensupport/kundenhotline/kundenbetreuer/kundencenter/servicecenter/callcenter/hotline/servicehotline/support/kundenhilfe/serviceteam/supportteam/helpdesk/servicenummer/hotlinenummer
    technischer/technischen/technische/technischem support/service/hilfe/kundendienst/abteilung
    kundenservice/kundendienst/kundensupport/support/service team/abteilung/hotline
    live chat
    livechat
    rückruf/rückrufs
    kunden/service/support service/dienst/hotline/team/center/abteilung/nummer/support
    customer service/support/care
    telefonnummer/nummer/rufnummer/kontakt/kontaktdaten/email/mailadresse von/vom/der/des/für/zum/den/dem? kundenservice/kundendienst/hotline/support/service/kundenbetreuung
    hotline/kundenservice/kundendienst/support/service nummer/telefonnummer/rufnummer/kontakt/email
  `,
  units: 'abteilung team',
  before:
    'ein eine einen einem einer der die das den dem des ihr ihre ihren ihrem ihrer euer eure euren eurem eurer irgendein irgendeinen ' +
    'irgendeinem irgendeiner anderen andere anderer persönlichen persönliche persönlicher persönliches deinen deinem deiner deine netten nette zuständigen zuständige zuständiger zuständigem kompetenten kompetenter kompetente kompetentem von vom',
  of: 'von',
  others: 'mein meine meinen meinem meiner sein seine seinen seinem',
  real: 'lebendiger lebender lebendem echt echte echten echter echtem real reale realen realer lebend lebende lebenden lebendige lebendigen richtig richtige richtigen richtiger menschlich menschliche menschlichen menschlicher lebendigen wahren',
  behind:
    'bitte jetzt sofort wegen zu zum zur über der die den dem das mit am an im in aus und oder statt anstatt weil da wenn ob dass hier danke ' +
    'verfügbar erreichbar da haben sprechen reden von für ist heute mal bekommen kriegen geben auf nochmal endlich direkt persönlich gern gerne lieber dran emojithanks emojiyes doch',
  compounds: '',
  ending: 'ran her durch weiter lieber bitte jetzt sofort statt anstatt danke endlich nicht',
  vague: 'support',
  may: 'kann könnte könnten soll darf bitte',
  talk: 'quatschen plaudern schnacken sprechen spreche reden rede chatten unterhalten rücksprache klären besprechen abklären austauschen kommunizieren gespräch telefonieren gesprochen',
  settling: '',
  contact:
    'kontaktieren kontaktiere erreichen erreiche erreicht anrufen anschreiben schreiben kontakt zurückrufen zurückgerufen anruft zurückruft wenden wende übernehmen beraten',
  transfer:
    'schalten schalte schaltet übergib verbinden verbinde verbindet verbunden weiterleiten weitergeleitet leiten leite durchstellen durchgestellt weiterverbinden weiterverbunden übergeben übergebe ' +
    'vermitteln weiterreichen weitergereicht umleiten umgeleitet',
  transferred: 'vermittelt',
  be: 'werden bin bist sind ist',
  give: 'bring bringe bringen bringt schick schicke schickt sende senden stell stelle stellt hole holt geben gib gebt holen hole hol schicken rufen ranholen stellen',
  me: 'mich mir uns das dies diesen es gespräch chat anliegen werden',
  recipients: 'mir mich uns',
  presenting: 'gib geben gebe schick schicke schicken schickt sende senden schenken',
  handed: 'das dies diesen es',
  goal: 'an',
  yours: 'ihr ihre ihren ihrem ihrer euer eure euren eurem eurer dein deine deinen deinem deiner',
  desire:
    'anfordern anfordere gewünscht erwünscht erbeten erbitte bestehe beharre will möchte wollen möchten brauche brauchen hätte hätten wünsche verlange fordere benötige bevorzuge suche bekomme bekommen kriege kriegen bräuchte wünschen haben',
  desireBehind: `
    frage = habe hab hätte
  `,
  talkBehind: `
    zu = komme kommen weiter zurück
    zum = komme kommen weiter zurück
    an = komme kommen rankommen
  `,
  existsBehind: `
    habt = ihr
    es = gibt
    ihr = habt
    sie = haben
  `,
  asker: 'ich wir',
  questionWords: 'wie wo wann was welche welcher warum wer wen wem',
  opinions: 'denke glaube finde meine ob dass sicher',
  relatives: 'der die den dem welcher welche',
  impersonal: ``,
  reach: 'kontaktieren kontaktiere erreichen erreiche kontakt',
  helping: 'ran dran helfen hilft weiterhelfen antworten übernehmen melden',
  small:
    'ich wir mir mich uns du dich dir sie ihnen ihr euch man es das dies dieser diese dieses der die den dem ein eine einen einem einer kein ' +
    'bin ist sind war wäre wären sein bist habe hab hat haben hätte hätten kann könnte können könnten kannst könntest könnt darf dürfte dürfen muss müssen soll sollte ' +
    'will möchte möchten wollen würde würden werden wird lass lassen lasst zu zum zur mit von vom für auf an am im in bei per über und oder auch noch nur mal bitte doch ' +
    'jetzt sofort gleich schnell dringend endlich einfach direkt persönlich lieber gern gerne so hier da dort wo wie was wer wen wem warum wann wieso weil dass ob denn ' +
    'hallo hi hey guten tag morgen abend danke möglich möglichkeit gibt geht machen tun wissen sagen zeigen geben bekommen kriegen finden ' +
    'hilfe helfen schon wieder immer wirklich echt eigentlich vielleicht eventuell kurz heute am besten ja nein nicht ok entschuldigung sorry leute nummer telefon telefonisch',
  alongside:
    'mit dann also termin rückruf ok besser eher vielleicht einem einer dem der den das zu zum zur weiter zurück lieber durch hilfe nummer telefonnummer anrufen sprechen verbinden chat gespräch kontakt telefon hallo hi hey guten tag nur einfach gewünscht gesucht benötigt erforderlich nicht bot kein statt',
  topic: 'wegen bezüglich über',
  you: 'du sie ihr',
  between:
    'auf termin beratung gibt es ihr habt soll sich weiß nicht frage ich wir man sie ihr du mich mir uns mit zu zum zur an bei von vom durch bitte bitteschön jetzt sofort mal gern gerne lieber doch endlich einfach nur kann könnte können könnten ' +
    'könnt kannst darf dürfte würde würden hier es einen eine einem einer ein den dem der die das auch noch nun direkt persönlich telefonisch hallo und wie wo werden ' +
    'haben hätte weiter wer da denn vielleicht möglich ist lassen lass lasst so schnell dringend irgendwie echt wirklich per telefon in kontakt verbindung treten kommen',
  with: 'mit',
  verbLast: true,
  refusals: 'satt leid genug statt anstatt weg',
  ceasing: 'stopp stop stoppe stoppen halt weg',
  negations: 'nichts nicht kein keine keinen keinem keiner nie niemals ohne',
  conjunctions: 'und weil da denn oder dann',
  afterthoughts: `
    weil/denn/damit/bevor/falls/wenn/sonst/ansonsten/obwohl/bis/nachdem/solange/sobald/aufgrund/wegen/bezüglich
    da/und/so ich/mein/meine/mir/wir/unser/unsere/es/das/die/der/sie/nichts/niemand/keiner
    und nicht/zwar/bitte
    oder ich/wir
    um/zu/über das/es/mein/meine/meinen/meiner/meinem/unsere/unseren
    es/das ist/war/geht/hat/funktioniert/klappt/reicht
    ich bin/habe/warte/war/hatte
    sie sind/haben/können/helfen/verstehen
  `,
  mine: 'mein meine unser unsere',
  tells: 'ist sind war waren hat haben wurde wurden wird fehlt fehlen kommt kam geht funktioniert',
  negatedQuestions: `
    warum/wieso/weshalb kann/darf/soll ich/man hier/denn? mit/zu keinem/keiner/niemandem
    kann/könnte/könnten/gibt/ist/geht/wollen/möchten ich/man/wir/sie/es/das denn? hier? nicht/kein/keine/keinen
    weiß/weiss/wüsste/finde nicht/keine/keinen wie/wo/wen/an/möglichkeit/weg/nummer/telefonnummer
    warum/wieso/weshalb kann/gibt/ist/bekomme ich/man/es/hier? ich/es/hier? nicht/kein/keine/keinen
    nicht/kein/keinen/keine mehr? bot/roboter/maschine/computer/chatbot
    erreiche/finde ich? nicht/niemanden/keinen/keine
  `,
  reports: `
    mitarbeiter/mitarbeiterin/berater/beraterin/agent bei/in euch/ihnen/ihrer/eurer/ihrem firma/unternehmen? werden
    kostet/kosten/kostenlos/gebühr/gebühren
    ^ und/also/dann? muss/müssen/soll/sollen/sollte/sollten ich/wir/man
    fehlermeldung/meldung/steht/heisst
    telefonnummer/nummer/hotline/rufnummer vom/von/der/des/ihrer/eurer? kundenservice/kundendienst/support/hotline? ist/geht/funktioniert/stimmt/war falsch/nicht/besetzt/tot/immer/kaputt
    habe/haben/hatte/wurde/war schon/bereits/gestern/mit/gerade/letzte/vorhin/heute/zweimal/mehrmals/einem/einer/ihrem/ihrer/der/dem/den/die/ich/von
    hat mir/mich/uns/schon/bereits/gestern/gerade/heute
    wann/uhr/uhrzeit/öffnungszeiten/geöffnet/offen/erreichbar/geschlossen/sonntag/sonntags/wochenende
    wie viele/viel/lange/alt/heisst/hiess
    der/die/das/ihr/ihre/euer/eure mitarbeiter/mitarbeiterin/berater/beraterin/kundenservice/kundendienst/support/hotline/agent war/ist/hat/sagte/meinte/konnte/wollte/kostet
    mein/meine berater/beraterin/agent/chef/kollege/mitarbeiter
    ^ er will/wollte/möchte/braucht/brauchte/sucht/suchte/hat/hatte/muss/musste/darf/durfte/kann/konnte
    ^ sie möchte/will/wollte/braucht/brauchte/sucht/suchte/muss/musste/durfte/konnte
    falls/sollte/wenn ich/wir mal? einen/eine/mit/jemanden brauche/brauchen/bräuchte
    suche/sucht/suchen ihr/sie noch/gerade/derzeit?
    als mitarbeiter/mitarbeiterin/berater/beraterin/agent
    job/stelle/bewerben/bewerbung/gehalt/karriere/ausbildung
    was kostet/kosten/macht/ist/sind
    für wie
  `,
  asksForPerson: `
    ^ ma/mitarbeiter bitte/jetzt $
    ^ lieber persönlich/telefonisch/telefon $
    ^ lieber/besser/gern/gerne am/per/übers telefon $
    keine/null lust mit/auf einem/einen/dem? bot/bots/roboter/maschine/chatbot zu? schreiben/reden/sprechen/chatten/chat
    kann/könnte/darf ich/man/wir auch? mit euch/ihnen telefonieren
    um rückruf/anruf wird? gebeten/bitte
    rufen/ruf/ruft sie? mich bitte? unter/auf #? #? an/zurück
    wer hilft/kann mir/uns denn/da/hier? jetzt/nun weiter/helfen/weiterhelfen? $
    wie oft/lange muss/soll/müsste ich/man denn/noch? noch/denn? nach/um einem/einen/eine? <person>/menschen/mitarbeiter
    wieder/bitte/neu verbinden/weiterverbinden bitte? $
    frage/bitte/schreibe/verlange jetzt/nun/schon? zum dritten/zweiten/vierten/letzten/wiederholten/x mal nach/um
    hätten/hättet/haben/habt/hast/gibt sie/ihr/du/es mal/da/vielleicht/nicht/denn? jemanden/jemand/wen für/der/die mich/mir/uns das/dies/es/hilft/helfen/weiterhilft/erklärt
    jemanden/jemand/wen schicken/holen/rufen/dazuholen der/die das/sich/mir übernimmt/hilft/kümmert/auskennt/weiterhilft
    beschweren/beschwere bei ihrem/eurem/einem/dem/ihrer <person>/vorgesetzten/chef/vorgesetzter/menschen
    bei ihrem/eurem/einem/dem/ihrer/einer <person>/vorgesetzten/chef/vorgesetzter/menschen beschweren
    verbindung/chat/gespräch zum/mit/zur dem/einem/einer? mitarbeiter/berater/kollegen/menschen/kundenservice ist/wurde/war abgebrochen/unterbrochen/weg/getrennt/beendet
    weiterleitung/übergabe/weitergabe/vermittlung an einen/eine/den/die? <person>/menschen/mensch/mitarbeiter $
    das/dies/sowas kann/versteht/weiß/schafft/klärt nur/bloß ein/eine <person>/mensch klären/verstehen/lösen/beantworten/machen?
    <person>/rückruf/kundenservice/kundenberatung/support anfordern/gewünscht/erwünscht/erbeten/kontaktieren bitte? $
    ^ arbeitet/sitzt/ist/antwortet da/hier/dort/mir/überhaupt denn/noch/auch/hier/da? jemand/wer/niemand/einer $
    ^ ich/wir? möchte/will/würde/kann/können/könnten/wollen/darf ich/wir/man? lieber/gern/gerne/mal/bitte/auch? telefonieren $
    ^ wer ist hier/da/denn? für mich/uns/das/sowas/meinen/meine fall/anliegen/problem? zuständig/verantwortlich $
    ^ wer kann/darf das/dies/hier entscheiden $
    ^ jemand/jemanden mit ahnung/erfahrung/kompetenz/verstand/hirn bitte? $
    ^ meinen/meine/mein sachbearbeiter/berater/betreuer/ansprechpartner/beraterin/betreuerin bitte $
    ^ ich? erreiche/bekomme/kriege hier/da/bei? euch/ihnen? niemanden/keinen/niemand $
    <amt>/<kundenservice> bitte $
    <kann> <klein>? <klein>? <klein>? wer/einer/jemand <klein>? <klein>? <klein>? <klein>? <tun>
    ^ lieber/besser/vielleicht/eher mit? einem/einer/einen/dem? echten/echter/richtigen? <person>/jemandem/jemanden/<kundenservice> bitte? $
    ^ lieber/besser/eher mit? der/dem/ihrem/eurem/einem/einer? <kundenservice>/<amt>/vorgesetzten/chef/kollegen/techniker $
    ^ ok? dann bitte? einen/eine/den/die/ein? echten/echte/richtigen? <person>/<kundenservice>/<jemand> bitte? $
    ^ termin mit einem/einer/dem/der/meinem/ihrem? <person>/<jemand>/kollegen/experten/<kundenservice> bitte? $
    termin/gespräch/telefonat/videoberatung mit einem/einer/dem/der/ihrem/eurem? echten? <person>/<jemand>/<kundenservice>/<amt>/vorgesetzten/chef/kollegen/techniker/experten führen/haben/vereinbaren/ausmachen/machen/buchen/bitte
    ich? hätte/möchte/will/brauche/bräuchte/hätten/wünsche/würde ich? gern/gerne/bitte? einen/ein termin/gespräch/telefonat mit einem/einer? <person>/<jemand>/<kundenservice>
    hilfe/unterstützung/antwort/rückruf von/durch ihrem/einem/einer/der/dem/eurem/ihrer/jemandem/irgendjemandem <person>/<kundenservice>/<amt>/vorgesetzten/chef/kollegen/techniker/experten?
    hilfe/unterstützung von jemandem/irgendjemandem $
    bitte? rufen/ruf/ruft sie? bitte/mich/uns? bitte/mich/uns? an/zurück bitte/unter/auf/# $
    mein/meine nummer/telefonnummer/handynummer ist #
    ^ wer ist mein/hier/der/denn? ansprechpartner/sachbearbeiter/berater/zuständig/ansprechperson hier/dafür? $
    menschlichen/persönlichen/menschlicher/persönlicher/telefonischen kontakt bitte? $
    persönliches/persönliche gespräch/beratung wäre/ist/würde/bevorzugt mir? lieber/besser?
    weg mit dem/diesem bot/roboter/chatbot
    kann/könnte mir mal? jemand/wer/einer/irgendjemand helfen/weiterhelfen der/die sich? auskennt/zuständig/ahnung
    wohin/an wen kann/muss/soll/darf/wende ich/man mich/sich wenden?
    gibt es? hier? irgendwen/jemanden/irgendjemanden/wen der/die kein/keine/nicht
    ist/sind gerade/jetzt/hier? ein/eine/noch? <person> gerade/jetzt/hier? frei/da/verfügbar/online/erreichbar
    sind gerade/jetzt/noch? <person> gerade/jetzt? frei/da/verfügbar/online/erreichbar
    ^ bitte? eskalieren/eskaliere/eskalation bitte? $
    das eskalieren $
    holen/hol/hole sie? bitte/mal? <jemand>/einen/eine/ihren/den <person>/vorgesetzten/chef/kollegen/teamleiter? dazu/her/ran/hinzu
    einen/den/ihren techniker/kollegen/experten bitte der/die
    gibt es eine/keine? möglichkeit den/die/das/euren/ihren? <kundenservice>/<person> anzurufen/erreichen/kontaktieren
    ich? finde nirgends/keine/keinen/nirgendwo eine/die? telefonnummer/hotline/nummer/ansprechpartner/kontakt/rufnummer/kontaktmöglichkeit
    gibt es? denn/hier? keine/keinen/nicht/auch echte/echten/richtige/richtigen? menschen/mitarbeiter/person/berater hier/da/dort? $
    am telefon klären/besprechen/sprechen/regeln
    das? würde/möchte/will ich? gern/gerne/lieber? telefonisch/persönlich/am
    jemand/jemanden zuständiges/zuständigen/kompetentes/verantwortlichen
    ich? brauche/bräuchte/benötige/will/möchte/hätte/suche dringend/bitte/gern/gerne/mal/ich? jemanden/irgendjemanden/wen $
    ich? brauche/bräuchte/benötige/will/möchte/hätte/suche dringend/bitte/gern/gerne/mal/ich? einen/ihren/den/die/eine <amt>/experten/techniker/vorgesetzten/chef/kollegen/verantwortlichen/fachmann $
    ich? brauche/bräuchte/benötige/will/möchte/hätte/suche dringend/bitte/gern/gerne/mal/ich? jemanden der/die mir/uns hilft/helfen/weiterhilft/das/versteht
    ich? möchte/will/muss/kann/würde/könnte ich? bitte/gern/gerne? jemanden/irgendjemanden/ihren/den/einen/die chef/vorgesetzten/kollegen/techniker/experten/<amt>? anrufen/erreichen/kontaktieren/sprechen $
    wie/wo kann/könnte/erreiche/kontaktiere/finde ich? jemanden/irgendjemanden/ihren/den/einen/die/eine/euren echten/echte? chef/vorgesetzten/kollegen/techniker/experten/<amt>/<person>/<kundenservice> anrufen/erreichen/kontaktieren/sprechen? $
    wo finde ich einen/eine/den/die/das/euren/ihren ihrer/eurer/zuständigen/echten/echte/menschlichen? <person>/<kundenservice>/<amt>/vorgesetzten
    wo finde ich jemanden/irgendjemanden
    nicht? wie ich? jemanden/irgendjemanden/einen/den/die echten? <person>/<amt>/kollegen/techniker? erreiche/erreichen/kontaktiere/kontaktieren kann?
    bitte um einen/eine/ihren/euren? anruf/rückruf/kontaktaufnahme/kontakt
    kontaktieren/kontaktiert/kontaktiere sie? mich/uns
    können/könnt/könnten/könntet/kann/würden ihr/sie/man mich/uns bitte/mal/kurz? anrufen/zurückrufen/kontaktieren
    wo finde/erreiche/bekomme/kriege ich hier/denn? den/einen/die/eine/euren/ihren? kundenservice/kundendienst/mitarbeiter/hotline/berater/ansprechpartner/support/menschen
    ^ wer kann/könnte mir/uns bitte/hier/denn/da? helfen/weiterhelfen $
    ^ wer hilft mir/uns? hier/weiter/denn? $
    ^ hilft mir/uns hier/denn/da? jemand/wer/keiner/mal? $
    ^ persönliches/telefonisches/persönlicher/telefonischer/telefonische/persönliche gespräch/beratung/kontakt/hilfe/betreuung/berater bitte? $
    ^ zum/zur/zu kundenservice/kundendienst/support/hotline/berater/mitarbeiter bitte? $
    ^ bitte? weiterleiten/verbinden/durchstellen/übergeben bitte/jetzt? $
    ^ kann/könnte ich? jemand/jemanden/wen anrufen/fragen/kontaktieren $
    ^ wen kann/könnte/soll/muss/darf ich/man/wir hierzu/dazu/da/denn? anrufen/fragen/kontaktieren/ansprechen/erreichen $
    ^ eure/ihre/die/eine/welche? telefonnummer/hotline/rufnummer/servicenummer bitte/pls? $
    ^ hotline/service nummer/telefonnummer pls/bitte? $
    ^ wie/was/wo ist/lautet/finde ich? eure/ihre/die/deine telefonnummer/hotline/rufnummer/nummer/servicenummer $
    welche nummer/telefonnummer/rufnummer muss/kann/soll/sollte ich/man denn? anrufen/wählen bitte/hier? $
    habt/haben/hat/gibt ihr/sie/es denn? eine/ne/einen? telefonnummer/hotline/servicenummer/rufnummer/kundenservice/telefonsupport $
    ist/sind gerade/jetzt/denn/noch? jemand/mitarbeiter/wer/berater/menschen gerade/jetzt? frei/da/verfügbar/erreichbar/online/ansprechbar bitte/hier? $
    ^ kann/könnte/kannst mir/uns hier/bitte/mal? jemand/wer/irgendjemand/einer bitte/hier/mal/dabei? helfen/weiterhelfen $
    jemand/jemanden/wer der/die/welcher mir/uns? helfen/hilft/weiterhilft/auskennt/zuständig kann/ist? $
    möchte/will/kann/würde/muss/darf ich/wir? bitte/gern/gerne/mal? mit euch/ihnen telefonieren/sprechen/reden
    telefonisch/persönlich mit? ihnen/euch? sprechen/klären/besprechen/reden
    nicht mit einem/einer/der/dem/nem/ner maschine/automaten/computer/bot/roboter/programm/maschinen/automat sprechen/reden/schreiben/chatten/kommunizieren
    keine/keinen/kein maschine/automaten/automat/computer/computerstimme/programm bitte? $
    melden/meldet/melde sie/euch/dich? sich? bitte? bei/telefonisch mir/uns?
    sich bitte? jemand/wer/einer/mitarbeiter/berater bei mir/uns melden
    sich ein/eine mitarbeiter/mitarbeiterin/berater/mensch/kollege/kollegin bitte/mal? bei mir/uns melden
    beratung/hilfe/unterstützung/antwort von/durch/mit einem/einen/einer/eine echten/echter/richtigen? menschen/mitarbeiter/person/berater/mitarbeiterin
    ^ ihren/einen/den/deinen/euren vorgesetzten/chef/filialleiter/geschäftsführer/teamleiter bitte $
    ^ vorgesetzten/chef/filialleiter/teamleiter/geschäftsführer/chefin bitte $
    verbinde/verbinden/verbindet sie? mich bitte? mit der/dem/eurer/ihrer abteilung/stelle
    mit nem/einem? mitarbeiter/menschen/berater/wem $
    chat mit einem? mitarbeiter/mensch/menschen/berater/person
    livechat mit
    holen/hol/hole sie? bitte/mal? ihren/deinen/einen/den/jemanden/euren vorgesetzten/chef/kollegen/teamleiter/mitarbeiter/menschen
    hol/holen sie? bitte/mal? jemanden $
    jetzt/hier? ist/sind hier/da/dort? jemand/mitarbeiter/wer zum reden/sprechen
    kontaktdaten/telefonnummer/nummer/rufnummer/email/mail vom/von/des/der/für/zum support/kundenservice/kundendienst/hotline/service
    an wen kann/könnte/muss/soll/darf ich/man/wir mich/sich/uns? wenden
    weitergeleitet/verbunden/durchgestellt/weiterverbunden/zurückgerufen werden $
    persönlich beraten werden $
    ^ bitte verbinden/weiterleiten/durchstellen $
    sie/du mich bitte/jetzt? verbinden/durchstellen/weiterverbinden $
    kann/könnte/darf/kann ich/man/wir bei euch/ihnen anrufen $
    kann/könnte ich/man/wir sie/euch telefonisch erreichen
    unter welcher nummer/telefonnummer/rufnummer
    kann/möchte/will/würde ich? gern/gerne/mal/hier? mit wem/jemand reden/sprechen/quatschen $
    mir wäre ein/eine mensch/mitarbeiter/berater/person/echter/echte mensch/person? lieber
    welche/eine/die telefonnummer/nummer/rufnummer hat die/der/das/euer/ihr? kundenservice/hotline/support/kundendienst
    kann/könnte/könnten/würde/würden sich/mir/mich/uns bitte? ein/eine mitarbeiter/mitarbeiterin/mensch/berater/beraterin/kollege/agent bitte/hier/bei? helfen/mir/weiterhelfen/anrufen/melden/übernehmen/zurückrufen/antworten
    ein/eine mitarbeiter/mitarbeiterin/mensch/berater/beraterin/kollege soll mich/sich/mir
    mit wem kann/könnte/können/soll/muss ich/wir/man darüber? sprechen/reden/darüber?
    wer kann/könnte mir persönlich/telefonisch
    wie kann/erreiche/kontaktiere/komme/können ich/wir/man euch/sie? erreichen/kontaktieren/anrufen/persönlich/telefonisch
    wie erreiche/kontaktiere ich/man euch/sie/jemanden
    verbinden/verbinde/verbindet sie? mich bitte/weiter/jetzt?
    stellen/stell sie? mich bitte? durch
    leiten/leite sie? mich bitte? weiter
    bitte? durchstellen/weiterverbinden
    ruft/rufen/rufe/ruf sie? mich bitte? an/zurück
    kann/könnte/soll mich jemand/wer/einer/bitte von/aus/vom/jemand? euch/ihnen/eurem/ihrem/team? team/bitte? anrufen/zurückrufen/kontaktieren
    kann/könnte/soll mich jemand/wer/einer bitte? anrufen/zurückrufen/kontaktieren
    ist/gibt hier? es? da/hier/dort? jemand/irgendjemand/wer da/echtes/echter/hier/richtiges/erreichbar/menschliches
    auch? echte/richtige menschen/leute/mitarbeiter/personen
    menschliche/menschlicher/persönliche/persönlicher hilfe/kontakt/beratung/betreuung/unterstützung/ansprechpartner
    rückruf bitte
    welche/eine/die/ihre/eure telefonnummer/nummer/rufnummer hat/vom/von/der/für/des/zum der/die/den/dem/das/ihr/euer? hotline/kundenservice/kundendienst/support/service
    kann/könnte/könnten/darf ich/man/wir irgendwo/hier/bei/euch/sie/da? anrufen/jemanden
    bitte um rückruf
    ein mensch mir? helfen/antworten
    hilft mir ein mensch
  `,
  frames: `
    sitzt/sitzen/arbeitet/arbeiten/schreibt/antwortet bei/da/hier/dort euch/ihnen? denn/auch/noch/irgendwo? auch/noch? @person $/am/oder
    schaut/schauen/guckt/sieht/liest da/hier/sich/das/mir/mal/bitte auch/mal/das/bitte? auch/mal/nochmal? @person mal/nochmal/sich/das? drauf/drüber/an/rein
    wie komme/komm/gelange ich/man hier/da/denn/bloß? zu/zum/zur/an <einer> $/durch/ran
    könnte/kann/könnten/würde mir/uns das/dies/es bitte/mal/vielleicht? @anybody bitte/mal/kurz? erklären/zeigen
    <wer> muss/müsste/soll/sollte <klein>? <klein>? <klein>? <tun> $/bitte
    dass/wenn <einer> <klein>? <klein>? <klein>? anschaut/ansieht/prüft/hilft/anruft/meldet/übernimmt/klärt/draufschaut/antwortet
    ruf/rufen/holt/holen/hole/hol/zieht/ziehen/bitten/bitte/hinzu sie? bitte/mal? <einer> dazu/hinzu/ran/her/herbei
    <einer> bitte? ans telefon/apparat
    bitte/bitten/ersuche um weiterleitung/verbindung/vermittlung/übergabe/durchstellung/weitergabe an/zu/mit/zum/bitte/$
    wechsel/wechsle/wechseln/umschalten/umschaltung/übergabe zu/zum/zur/auf/an <einer> <klein>/$
    zu/zum/zur <einer> wechseln/umschalten
    ist/wäre/sind denn/hier/dort/da? da/denn/hier/dort/auch/vielleicht/irgendwo/noch/gerade/jetzt? auch/irgendwo/noch? @person $/der/die/bitte/frei/verfügbar/erreichbar/zum/im
    ist/wäre/sind denn/gerade/jetzt? <einer> gerade/jetzt/noch? da/hier/frei/verfügbar/erreichbar/anwesend/online/dort/ansprechbar
    <kann> <klein>? <klein>? <klein>? <wer> <klein>? <klein>? <klein>? <klein>? <tun>
    <kann> <klein>? <klein>? <klein>? <einer> <klein>? <klein>? <klein>? <klein>? erledigen/machen/erklären
    muss/müsste/müssten <klein>? <klein>? <klein>? @person <klein>? <klein>? <klein>? <tun>/ran/machen
    <kann>/lass/lasst/lassen sie? <klein>? <klein>? @person <klein>? <klein>? <klein>? <tun>/ran/dran/her/machen/erledigen
    ^ <einer> soll/muss/sollte/müsste/kann/könnte/wird/möge <klein>? <klein>? <klein>? <klein>? <tun>/machen/erledigen
    ^ <einer> wäre/ist/wär mir/uns/jetzt/hier/da? viel/deutlich/auch? lieber/besser/gut/schön/nett/toll/super/ideal/hilfreich/prima/recht
    wo ist/sind/bleibt/bleiben/steckt denn/nur/hier? <einer> $/bitte/wenn
    meldet/melde/melden sich/sie mal/bitte/denn/hier? <wer> mal/bitte? bei/bitte/mal/$
    habt/haben/hast/hätten/hättet/hättest ihr/sie/du/denn? auch/da/hier/vielleicht/denn? auch/da? @person auch? da/hier/frei/parat/verfügbar/bitte/$
    gibt/gibts es? hier/da/bei/denn/auch? euch/ihnen? auch/noch? <einer> $/der/die/da/hier
    brauche/bräuchte/brauchen/benötige/nehme/erwarte ich/wir? dafür/dazu/hierfür/hierzu/da/dabei/jetzt/schon/echt/dringend? echt/dringend? @person $/bitte/jetzt
    warte/warten/hoffe/hoffte/bestehe/beharre/hatte/hätte auf <einer> $/bitte/gehofft/gewartet
    stell/stellt/stellen sie? mir/uns bitte/mal? <einer> bereit/zur/durch
    kannst/könnt/könnten/können/könntest/würdet/würden/würdest ihr/sie/du? <klein>? <klein>? <einer> mal/bitte/kurz? geben/holen/dazuholen/schicken/besorgen/zuweisen/zuteilen/bereitstellen/rufen/hinzuziehen/dazuschalten/zuschalten/ranholen/ranlassen
    ich/wir/will/möchte/würde/werden/gern/gerne/lieber <einer> angerufen/zurückgerufen/betreut/beraten/kontaktiert/bedient werden
    will/möchte/würde/kann/muss <klein>? <klein>? gern/gerne/lieber/nur? mit <einer> regeln/erledigen/durchgehen/lösen/ausmachen
  `,
  bots: 'bot bots roboter robotern chatbot chatbots ki',
  machines: 'maschine maschinen computer computern automaten automat programm',
  greetings: `
    einen/ein? schönen/wunderschönen/recht/schön guten tag/morgen/abend/mittag/nachmittag/vormittag zusammen/allerseits/alle/ihnen/euch/miteinander/liebes/an? team/alle?
    guten/gute tag/morgen/abend/mittag/nachmittag zusammen/allerseits/alle/ihnen/euch/miteinander/liebes/an? team/alle?
    hallo/hi/hey/guten/moin? liebes/liebe/lieber team/kundenservice/support/leute/kundendienst/serviceteam/alle
    sehr geehrte/geehrter/geehrtes damen/team/herr/frau/kundenservice/herren und? herren?
    grüße/grüsse/tachchen/tagchen/hallochen/hallole/griaß/griass/gruezi/salve di/eich/euch/dich?
    hallo/hi/hey/guten/moin? tag/morgen/abend? ich bin der/die/es? * */aus? *?
    hallo/hi/hey/moin zusammen/leute/allerseits
    mein name ist/lautet herr/frau? * */aus? *?
    hallo/hi/guten/hey? tag/morgen/abend? ich heiße * *?
    hier ist/spricht/schreibt herr/frau? * */aus? *?
    na du/ihr?
    freut mich dich/sie/euch? kennenzulernen?
    * mein name
    ich bin der/die *
    hallo/hi/hey/moin/servus/grüezi/guten/tach/tag/hallöchen/huhu/morgen/abend/gruezi/salü/hallihallo/mahlzeit/na/hello
    guten tag/morgen/abend/mittag
    schönen morgen/mittag
    moin moin
    grüß/grüss/gruss gott/dich/euch/sie/di
    hallo/hi/hey zusammen/bot/leute/da/team/alle/miteinander/an alle
    wie geht es dir/ihnen/euch/so? heute?
    wie geht es
    alles klar/gut bei? dir?
    schön sie/dich/euch kennenzulernen
    jemand da
    ist da/hier jemand/wer
    emojiwave
  `,
  thanks: `
    alles klar danke
    dankeschön/danke für die/ihre/deine auskunft/info/hilfe/antwort
    danke/merci/dankeschön/dankesehr/thanks/bedanke/dankend
    ich? danke/bedank/bedanke mich? dir/ihnen/euch/recht/ganz? herzlich/sehr?
    tausend/vielen/lieben/besten/herzlichen dank dir/ihnen/euch/für/auch/nochmal/nochmals? alles/hilfe/die/deine/ihre/eure? hilfe/antwort/mühe/auskunft?
    das/es hat mir? sehr/wirklich/gut/echt/total/super? geholfen
    du/sie warst/waren/hast/haben mir? sehr/eine/wirklich/echt/toll/super? große/hilfreich/nett/freundlich/hilfe/geholfen? hilfe?
    bin/sind ihnen/dir/euch? sehr? dankbar
    sehr dankbar
    dankbar
    top/super/spitze/klasse gemacht/hilfe/service/job
    lieb/nett/freundlich von dir/ihnen/euch
    danke schön/sehr/dir/ihnen/euch/vielmals/nochmals/nochmal/für
    vielen/herzlichen/besten/tausend/schönen/lieben/recht/ganz dank/danke/herzlichen lieben? dank?
    merci vielmals
    ich/wir bedanke/bedanken/danke/danken mich/uns/ihnen/dir/euch/sehr? herzlich/sehr? für? ihre/die/deine/eure/alles? hilfe?
    danke/dank für die/ihre/deine/eure/alles/den/das/ihren/deinen? schnelle/tolle/nette/gute/freundliche? hilfe/auskunft/info/information/antwort/unterstützung/mühe/zeit/service/geduld/tipp/alles?
    das war/ist/hat sehr/wirklich/echt/mir? hilfreich/nett/lieb/toll/super/geholfen/freundlich/sehr/wirklich/klasse geholfen/hilfreich/nett?
    sehr/wirklich/echt nett/hilfreich/freundlich/lieb von? ihnen/dir?
    sie/du haben/hast/sind/bist mir? sehr/wirklich/echt/der/die/ein/toll/super/klasse? geholfen/nett/hilfreich/beste/besten/schatz/spitze/super/toll
    super/toll/prima/klasse/perfekt danke
    gut gemacht
    vielen/herzlichen/ganz lieben/herzlichen? dank/danke für? ihre/die/deine/eure? mühe/hilfe/zeit/geduld?
    sehr gut
    emojithanks
  `,
  goodbyes: `
    ihnen/dir/euch auch/ebenfalls/noch einen/ein? schönen/schönes/guten tag/abend/wochenende/feierabend noch?
    wünsche ihnen/dir/euch? ebenfalls/auch/noch einen/ein? schönen/schönes/guten tag/abend/wochenende noch?
    gleichfalls/ebenso/ebenfalls tschüss/ciao/bye/ade
    pfiat/pfüat/pfüati/tschüssle/tschüssing/tschaui di/eich/euch?
    lebe/leben/leb sie wohl
    bleibt/bleiben/bleib sie? gesund/munter
    einen/ein? schönen/schönes/guten/angenehmen tag/abend/wochenende/feierabend wünsche/wünschen ich/wir ihnen/dir/euch? noch?
    wünsche noch? einen/ein schönen/schönes/guten tag/abend/wochenende noch?
    bin dann? mal? weg/raus
    ich? verabschiede mich
    ich bin dann/jetzt? mal? weg/raus
    schönen/schönes/guten tag/abend/wochenende ihnen/dir/euch noch?
    tschüss/tschüß/tschuess/tschüs/ciao/ade/servus/bye/adieu/wiedersehen/wiederhören/pfiat/bussi/baba/machs
    auf/aufs wiedersehen/wiederhören/wiederschauen
    bis bald/dann/später/morgen/demnächst/nachher/zum/nächstes/die nächsten/mal/tage? mal?
    gute nacht
    ich/wir wünsche/wünschen ihnen/dir/euch? noch? einen/ein? schönen/schönes/guten tag/abend/wochenende/feierabend noch?
    schönen/schönes/angenehmen/guten/schöne/einen/ein tag/abend/wochenende/feierabend/nachmittag/woche/restlichen/schönen/schönes noch/tag/abend/wochenende? noch?
    machs/mach/macht gut/es? gut?
    man/wir sieht/sehen/hört/hören sich/uns/voneinander
    ich muss/bin/geh/gehe jetzt/leider/dann/mal/los/weg/jetzt? los/weg/gehen/mal/dann/off/raus?
    alles gute
    leb/lebt/leben wohl
  `,
  fillers: `
    bitte/ja/so/also/nun/jetzt/dann/mal/doch/noch/und/auch/sehr/nochmal/gut/super/toll/prima/perfekt/klasse/ok/alles/klar/ach/oh/ah/aha/hm/hmm/na/lieber/liebe/bot/leute/team/schon/hier/da/erstmal/einfach/nur/ich/mir/es/das/ist/war/für/heute/schön/wunderbar/hervorragend/genial/cool/mit/einen/einem/eine/einer/sofort/echt/wirklich/eben/halt/eigentlich
    alles klar
    in ordnung
    kein problem
  `,
  yes: `
    so schnell/bald wie möglich/es geht? bitte?
    ja? das will/möchte/wünsche/hätte/brauche ich gern/gerne/auch?
    passt gut/mir/so/für?
    wenn/falls möglich/geht
    doch/endlich/durchaus/absolut
    doch bitte/gern/gerne/ja
    endlich ja
    ja? endlich
    ja/jaa/yes/klar/klaro/sicher/sicherlich/natürlich/selbstverständlich/gern/gerne/unbedingt/absolut/genau/richtig/stimmt/korrekt/definitiv/bestimmt/ok/okay/gut/super/toll/prima/perfekt/einverstanden/freilich/allerdings/jawohl/logisch/bitte/oui/passt/exakt/zweifellos/gewiss/wahrscheinlich/vermutlich/schon/emojiyes/jupp/yep/yeah/sure/si/fein/wunderbar/schön/sauber/ausgezeichnet
    na klar/gut/sicher/logo/ja/schön
    ja? das/es? wäre sehr/echt/ganz/wirklich/super? nett/lieb/toll/super/schön/gut/klasse/prima/hilfreich/perfekt danke?
    ja? mach/machen/macht sie? das bitte?
    ja? sehr/herzlich gern/gerne danke?
    klar/natürlich/sicher doch/gern/gerne/warum? nicht?
    immer her damit
    ich? bitte darum
    gute idee
    aber? sicher/klar doch?
    passt für mich
    geht klar
    aber ja/sicher/natürlich/klar/gern/gerne
    sehr/liebend/herzlich gern/gerne/gut/wohl
    auf jeden/alle fall/fälle
    ja bitte/gern/gerne/klar/doch/sicher/genau/natürlich/eben
    gern/gerne doch
    warum/wieso nicht
    das/es ist/wäre/war/hat/stimmt/passt/klingt/hört/geht/würde/tut/wird sehr/echt/ja/so/mir/sich/schon/alles/genau/wirklich/gut? gut/nett/super/toll/richtig/korrekt/prima/lieb/hilfreich/so/schön/geholfen/an/perfekt/freuen/helfen/es/möglich/klasse/wunderbar/okay/ok/in/der/das/freundlich/recht/mich? an/ordnung/fall/richtige/freuen/helfen?
    mach/machen/tun/tu sie? das/es/nur/ruhig/mal bitte/ruhig/so/doch/mal?
    ich/wir glaube/denke/würde/bin/möchte/hätte/will/finde/nehme/bitte/meine/hoffe/brauche das/ja/schon/es/gern/gerne/dafür/dabei/sicher/einverstanden/so/darum/an/mich? gern/gerne/so/schon/gut/ja/freuen/sehr?
    wenn das/es/sie möglich/geht/ginge/wollen/können/möchten/ist/so/möglich/lieb/freundlich ist/wäre/sind?
    alles klar
    in ordnung
    so ist/machen es/wir das?
    einverstanden
    von mir aus
    meinetwegen
    nichts dagegen
    ohne zweifel/frage
    hundert prozent
    100 prozent
    los geht es
    los
    nur zu
  `,
  no: `
    im/zum/zur moment/augenblick/zeit nicht/lieber/noch? nicht?
    nicht verbinden/weiterleiten/durchstellen/anrufen/vermitteln bitte/danke?
    ich? verzichte/verzichten gern/gerne/lieber/darauf/dankend?
    davon halte/will ich nichts wissen?
    lassen/belassen wir das/es so/lieber/sein/dabei?
    ich? bleibe/bleib lieber/gern/gerne/erstmal/noch? hier/dabei/bei/im dir/ihnen/chat/bot?
    will/möchte/mag/brauche/wünsche/muss ich/das/es? das/es? nicht/nich/niemanden/keinen
    ich möchte/will nicht verbunden/weitergeleitet/angerufen/zurückgerufen werden
    das/es? geht schon so?
    ich versuche/probiere/schaffe/mache es/das selbst/selber/allein/nochmal/weiter
    ich bleibe/schreibe/rede/spreche/chatte lieber? bei/mit/hier/weiter dir/ihnen/dem? bot/weiter?
    nie im leben
    nie und nimmer
    kommt nicht in frage
    nein/no/nope/non/niemals/nie/nicht/keinesfalls/keineswegs/negativ/falsch/unnötig/ungern/later/später/emojino/na
    nein danke/nicht/doch/lass/leider/ist/das danke/mal/gut/nicht/ist? gut/nicht/nötig?
    auf keinen/gar fall
    lieber/eher/noch/gerade/jetzt/momentan/bitte/heute/nicht/wirklich/gar/überhaupt/ganz/aktuell/bloß/absolut/sicher/bestimmt/natürlich/besser nicht/nötig/jetzt/notwendig/wirklich/ganz/nein/mehr/erforderlich/unbedingt/kein/keine/keinen nötig/jetzt/bedarf/danke/interesse?
    das/es ist/wäre/war/hat/stimmt/brauche/will/möchte/wird/hilft/braucht/geht/passt/muss ich/mir/jetzt/leider/gar/es/so/doch/also/momentan? nicht/falsch/unnötig/keine/kein/nie nötig/notwendig/richtig/sein/erforderlich/korrekt/geholfen/so/wahr/gut/nein/der/nicht? fall/wirklich?
    ich/wir möchte/will/brauche/glaube/denke/bin/habe/verzichte/würde/hätte/wollte/kann/komme/mache/schaffe/lehne das/es/keine/kein/dagegen/lieber/mich/momentan/gerade/jetzt/ihn/ja/schon/keinen/niemanden/mit? nicht/keinen/keine/kein/nein/ab/verzichten/dagegen/selbst/selber/allein/alleine/warten/niemandem/niemanden/zurecht/klar hilfe/menschen/interesse/bedarf/mehr/sprechen/danke/person/zurecht/klar?
    brauche/brauchen ich/wir? nicht/keine/keinen
    nicht/nichts/keine/kein/keinen nötig/notwendig/erforderlich/davon/hilfe/bedarf/interesse/danke/menschen/lust/dergleichen
    lass/lassen/lasst sie? es/mal/das/gut/sein/stecken gut/sein/mal/bleiben/lieber? sein?
    vergiss/vergessen es/sie/das es/das?
    vielleicht/eventuell später/ein/nächstes/morgen andermal/mal?
    ein andermal
    schon gut
    unter keinen umständen
    ne passt/danke/nicht/lass schon?
    ne
    nee/nö/nie/neee danke/lass/passt/nicht?
    bloß/bitte/lieber nicht
    ich? mache/mach/mache/schaffe/schaff/regel/regle es/das/dann? selbst/selber/allein/alleine
    das/es? ist/wäre? nicht nötig/notwendig/erforderlich/gewünscht danke?
    auf? keinen/gar? fall/bock/interesse
    kein/keine interesse/bedarf/lust/zeit danke?
    später/vielleicht vielleicht/später
    brauch/brauche/brauchen/muss ich/es/wir nicht sein?
    muss nicht sein/unbedingt?
    noch nicht
    in keinem fall
  `,
  declines: `
    mach/mache/machen/tu/tun du/sie es/das doch/lieber/bitte? selbst/selber?
    mach/mache/machen es/das? doch/lieber/bitte? selbst/selber/du
    ich? versuche/versuchs/versuch/probiere/probiers/probier es/das? nochmal/erneut/selbst/weiter/anders selbst/selber/allein? bitte?
    lass/lassen/lasst sie? mich/es/uns? mich? es? anders/nochmal/neu/umformulieren fragen/formulieren/sagen/ausdrücken/versuchen/probieren?
    ich? formuliere/formulier/frage/frag/sage/sag/schreibe/schreib/erkläre es/das/mal? anders/neu/nochmal/um/genauer/mal
    beantworte/beantworten/antworte/antworten/sag/sage/sagen/hilf/helfen/erklär/erkläre/löse du/sie? mir/es/das? du/sie? es/das/einfach/selbst/doch/bitte? bitte/selbst/lieber/mal/einfach/doch?
    das/es? kannst/können/könnt/kannste du/sie/ihr das/es? doch? auch/selbst/sicher/bestimmt? beantworten/machen/sagen?
    beantworte/beantworten/sag/sagen/erklär du/sie? mir? bitte/doch/einfach/mal? bitte/doch/einfach/nur/mal? meine/die/das frage/antwort/fragen/lösung?
    ich? will/möchte/mag/kann/telefoniere/telefonier jetzt/gerade? nicht gern/gerne/gut? telefonieren/reden/sprechen?
    dafür/dazu? habe ich? jetzt/leider/gerade? keine/null zeit/lust/bock/nerven dafür/dazu?
    ich? habe es? schon/bereits/selbst/jetzt? gefunden/gelöst/geschafft/schon
    schon gefunden/gelöst/erledigt
    ich? bleib/bleibe/weiter beim/mit/bei dem? bot/dir/chat
    wer hat denn? gesagt/behauptet dass ich jemanden/einen/mit will/möchte/brauche/menschen will/möchte?
    danach/darum habe/hat ich/keiner/niemand nicht? gefragt/gebeten
    zurück
    abbrechen/abbruch
  `,
  plainAnswers: 'ne ja klar gern gerne natürlich unbedingt nein',
  negatives:
    'bleibe bleib belassen nein ne no nope non niemals nie nicht nichts keinesfalls keineswegs negativ falsch unnötig ungern später emojino kein keine keinen keinem keiner niemanden niemandem ' +
    'verzichte dagegen verzichten selbst selber allein alleine lass lassen lasst vergiss vergessen andermal na schon ab vielleicht',
  asksIfDone: `
    ^ und/so/dann/also? ist/war/wäre/sind/wird das/es/alles/damit/mein/meine/der/die/nun/jetzt
    ^ und/so/dann/also? hat sich? das/es/alles/damit/mein/meine
  `,
  allDone: `
    damit/somit/jetzt/nun/dann ist/wäre/hat/sind alles/das/es/sich/meine/mein/die jetzt/das/alles/fragen/frage/problem/anliegen? geklärt/erledigt/gelöst/beantwortet/behoben/klar/gut
    passt jetzt/nun/wieder
    problem/thema/frage/sache hat sich schon? erledigt/geklärt/gelöst
    für/fürs den/heute/erste moment/jetzt? ja/schon
    das/mein problem/anliegen/thema ist/wurde/hat gelöst/erledigt/behoben/sich? erledigt?
    es/das/alles/jetzt? funktioniert/geht/klappt/läuft es/das/alles? jetzt/wieder/nun jetzt/wieder?
    jetzt/nun funktioniert/geht/klappt/läuft es/das/alles? wieder?
    ich? habe es/das? schon/jetzt/selbst/selber/bereits? gefunden/gelöst/geschafft/hinbekommen/erledigt
    habs schon/jetzt/selbst? gefunden/gelöst/geschafft
    alles gut/klar/bestens jetzt/danke
    das/es war/ist/wäre/waren es/alles/dann/auch/erstmal/soweit/jetzt/wars/nun/schon? alles/schon/erstmal/soweit/für/gewesen/dann/jetzt? heute/alles/jetzt?
    alles erledigt/gut/klar/geklärt/beantwortet/verstanden/gelöst/paletti/bestens/in
    sonst/weiter/mehr/nein nichts/keine mehr/weiter/fragen/sonst?
    nichts mehr/weiter/sonst/anderes/weiteres
    keine/keinerlei weiteren/weitere/mehr/fragen? fragen/mehr?
    ich/wir habe/haben/brauche/bin/weiß/wüsste sonst/weiter/dann/jetzt/soweit/alles/keine/nichts? nichts/keine/alles/mehr/fertig/bescheid/zufrieden/versorgt/weiteren/was/fragen mehr/fragen/weiter/ich/weiteres? brauche/wissen/mehr?
    erledigt/geklärt/gelöst/fertig
    hat sich/alles/geklappt/geholfen erledigt/geklärt/geklappt?
    problem/frage/anliegen/thema gelöst/beantwortet/erledigt
    meine frage/fragen ist/sind/wurde/wurden beantwortet/geklärt
    nein das/es war/ist/wäre dann? alles/es/schon? gewesen?
    mehr habe/brauche/will/möchte ich nicht/nichts
    das reicht/genügt mir/schon/so? danke?
  `,
  content: `
    passt schon/so
    schon gut/ok/okay/in ordnung?
    nein? alles gut/bestens
    ich komme/bin klar/zurecht/zufrieden/versorgt
    nein danke
    geht schon/so
    gut so
  `,
  somethingElse: `
    ich? brauche/bräuchte/habe/hätte noch/weiterhin hilfe/unterstützung/probleme/ein
    das/mein/ein problem/anliegen/thema besteht/ist/bleibt noch/nicht/weiterhin/immer/weiter noch/gelöst/erledigt/nicht/behoben?
    problem/anliegen/frage nicht/ungelöst/offen gelöst/beantwortet/erledigt/geklärt?
    ich/wir habe/hätte/brauche/möchte/muss/wollte noch/da eine/etwas/was/ein/mehr/zwei/paar/andere/weitere/einige? eine/andere/weitere/frage/fragen/anliegen/problem/anderes/paar/wissen/was/etwas? frage/fragen/anliegen/problem/wissen?
    noch eine/etwas/was/nicht/lange/ein/andere/paar/fragen/ne frage/nicht/ganz/kleine/sache/anderes/problem/andere/weitere/kurze? frage/sache?
    da ist/wäre/gibt noch/es etwas/was/eine/noch frage/etwas/was/sache?
    eine/andere/weitere/andere frage/fragen/sache noch/habe/hätte? ich? noch?
    es/das hat/ist/hilft/funktioniert/geht/war immer/mir/leider/noch? noch/nicht/nichts? nicht/geholfen/gelöst/weiter/beantwortet/das/geklärt geholfen/was/weiter?
    nicht/noch ganz/wirklich/fertig/alles
    meine/die frage/fragen/problem ist/sind/wurde noch/nicht/immer offen/beantwortet/ungeklärt/da?
    moment/warte/warten/augenblick
    einen moment/augenblick
    etwas/was anderes/weiteres
  `,
  help: `
    wobei/womit/worin/worüber/mit was kannst/können/könntest du/sie/ihr mir/uns? helfen/dienen/weiterhelfen/auskunft?
    welche möglichkeiten/optionen/befehle/fragen/themen/funktionen habe/gibt/kann/hast/haben/sind ich/es/du/sie/man/hier/möglich? hier/dir/ihnen/stellen/fragen? stellen/fragen/hier?
    was sind die/deine/meine/ihre optionen/möglichkeiten/befehle/funktionen/themen
    zeig/zeige/zeigen sie? mir? bitte? das/die/alle/mal menü/optionen/befehle/möglichkeiten/hilfe/themen
    kurze/kleine/schnelle/eine/nur/hätte/hab/habe kurze/kleine/schnelle/eine? frage
    ich? habe/hätte/hab da/mal? ein/eine/mein anliegen/bitte/problem/frage
    ich? bitte um hilfe/unterstützung
    ich? komme/komm hier/da? nicht/so/hier weiter/nicht? weiter?
    was kann/darf/soll/könnte ich/man dich/sie/hier/da? hier/alles/dich/sie? fragen/machen/tun/erfragen/schreiben/eingeben
    wer/was kann/kannst mir/du hier? helfen
    hilfe bitte/benötigt/gesucht/gebraucht/nötig
    ich? habe/hätte da? mal/noch/kurz? eine/ne/paar/mehrere? kurze/kleine/schnelle? frage/fragen/problem/anliegen
    darf/kann/könnte/dürfte ich? dich/sie/euch/ihnen/dir? mal/kurz? was/etwas/eine fragen/frage stellen?
    ich? möchte/will/wollte/würde dich/sie/euch/ihnen/dir? gern/gerne/mal/kurz? was/etwas/eine fragen/frage stellen?
    wie funktionierst/arbeitest/funktionieren du/sie
    ich habe ein problem/anliegen
    frage
    hilfe/help/menü/befehle/optionen/übersicht
    hilf/helfen/helft sie? mir/uns bitte/mal/weiter? weiter?
    ich/wir brauche/brauchen/bräuchte/benötige bitte/mal/deine/ihre/etwas? hilfe/unterstützung
    können/kannst/könnten/könntest sie/du mir/uns bitte/mal/vielleicht? helfen/weiterhelfen
    was/womit kannst/können/könntest du/sie/ich/hier? hier/mir/alles/dich/sie/für/mich/denn/so? machen/tun/helfen/fragen/alles/mich/für? tun/machen/mich?
    wie funktioniert/geht das/dieser/der/du/es hier/chat/bot?
  `,
  end: `
    ich? will/möchte aufhören/schluss machen?
    lass/lassen sie? uns hier/jetzt? aufhören/schluss machen?
    wir können/sollten das/es hier/jetzt? beenden/abschließen
    abmelden/ausloggen vom/aus chat/dem? chat?
    ich beende/schließe/verlasse jetzt/nun/hiermit/dann? den/das/die/diesen chat/gespräch/unterhaltung/sitzung jetzt/hiermit?
    wir können/sollten/wollen/könnten jetzt/nun/dann? den/das/die/diesen chat/gespräch/unterhaltung jetzt/nun/gerne/dann? beenden/schließen/abschließen
    der/das/die/dieser/dieses chat/gespräch/unterhaltung ist jetzt/damit/nun/hiermit? beendet/vorbei/zu/abgeschlossen ende?
    machen/mach/macht sie? den/diesen chat bitte/jetzt? zu
    ich? will/möchte hier? raus aus dem/diesem chat/gespräch
    wie komme ich hier? aus dem/diesem? chat/gespräch hier? raus/heraus/wieder raus?
    beenden/schließen/beendet/schließt sie bitte/jetzt? den/das/die/diese/diesen/dieses/unsere chat/gespräch/unterhaltung/sitzung bitte/jetzt?
    können/kann/könnten/wollen/sollen wir/ich/man/sie das/es/hier/jetzt jetzt/hier/bitte? beenden/abschließen/schließen/abbrechen
    abbrechen/abbruch/beendet
    der/dieser/das/dieses chat/gespräch kann/darf/soll/könnte jetzt/nun/gerne/bitte? geschlossen/beendet/abgeschlossen/zu werden
    ich/wir? bin/sind hier/jetzt fertig
    können/kannst/könnten/könntest wir/sie/du bitte/jetzt? den/das/die/diesen/unser/unsere chat/gespräch/unterhaltung/konversation/sitzung bitte/jetzt? beenden/schließen/abbrechen/zumachen
    sie/du können/kannst den/das/die/diesen? chat/gespräch/unterhaltung jetzt/gern/gerne? beenden/schließen/abbrechen/zumachen
    ende
    gespräch/chat/unterhaltung/sitzung ist? bitte/jetzt? vorbei/zu/schließen/ende/fertig/beendet
    ich/wir bin/sind hier? fertig mit/hier? dem/diesem/dieser? chat/gespräch/unterhaltung?
    ich/wir will/möchte/würde/wollen/möchten das/den/die/diesen/hier? chat/gespräch/unterhaltung/hier? jetzt/gern/gerne/hier? beenden/schließen/abbrechen/verlassen
    ich/wir will/möchte hier raus/aufhören/schluss machen?
    schluss/stopp/aus mit/jetzt? dem/diesem/der? chat/gespräch/unterhaltung?
    chat/gespräch/unterhaltung/sitzung stoppen/abbrechen/aufhören/schliessen
    stoppe/stoppen/stopp/verlasse/verlassen sie? den/das/die/diesen/dieses chat/gespräch/unterhaltung
    hör/hören/hört sie? auf zu? chatten/schreiben/antworten
    ich will/möchte nicht mehr/länger chatten/schreiben
    mach/mache/macht/machen sie? den/diesen chat/gespräch zu
    brich/brechen/breche/beende sie? den/das/diesen chat/gespräch ab?
    beenden wir das/den/es hier? chat/gespräch?
    lass/lassen sie? uns den/das/die hier? chat/gespräch/unterhaltung/hier? beenden
    schluss jetzt? mit dem/diesem chat/gespräch
    wie/wo kann/beende/schließe ich den/das/die/diesen? chat/gespräch/unterhaltung beenden/schließen?
    chat/gespräch/unterhaltung/konversation/sitzung/dialog bitte/jetzt? beenden/schließen/abbrechen/ende/verlassen/zumachen/fertig
    den/das/die/diesen/dieses/diese chat/gespräch/unterhaltung/konversation/sitzung/dialog bitte/jetzt? beenden/schließen/abbrechen/verlassen/zumachen
    ich möchte/will/würde gerne/gern/bitte? den/das/die/diesen/dieses/diese chat/gespräch/unterhaltung/konversation/sitzung bitte/jetzt/hiermit/gern/gerne? beenden/schließen/abbrechen/verlassen
    beende/beenden/schließe/schließen/schließ/beendet sie/bitte? den/das/die/diesen/dieses/diese bitte? chat/gespräch/unterhaltung/konversation/sitzung bitte/jetzt?
    können/kannst/könnten sie/du bitte? den/das/die/diesen/dieses/diese chat/gespräch/unterhaltung bitte/jetzt? beenden/schließen
    beenden
    end chat
  `,
  askedIfBot: `
    bist/sind du/sie hier/eigentlich/wirklich/etwa/denn/überhaupt/nur/auch/da/nicht/doch/vielleicht? nicht/doch/nur? ein/eine/einem/einer/einen/nem/ner/nur? ein/eine/einem? <art>? <wesen> oder? nur/doch? ein/eine/einem? <wesen>?
    du/sie bist/sind doch/wohl/bestimmt/nur/ja/sicher/nicht? ein/eine/einem/einer/einen/nem/ner/nur? ein/eine/einem? <art>? <wesen> oder? nur/doch? ein/eine/einem? <wesen>?
    ist das/dies/es hier/eigentlich/jetzt/etwa/wirklich/nur? ein/eine/einem/einer/einen/nem/ner/nur? ein/eine/einem? <art>? <wesen> oder? nur/doch? ein/eine/einem? <wesen>? dran/hinter/am? $
    ob/dass du/sie/das/hier/ich nur/wirklich/mit? ein/eine/einem/einer/einen/nem/ner/nur? ein/eine/einem? <art>? <wesen> oder? nur/doch? ein/eine/einem? <wesen>? bist/sind/ist/schreibt/spreche/rede/chatte
    du/sie klingst/klingen/wirkst/wirken/schreibst wie ein/eine/einem/einer/einen/nem/ner/nur? ein/eine/einem? <art>? <wesen> oder? nur/doch? ein/eine/einem? <wesen>?
    antwortet/liest/schreibt/sitzt/steckt mir/hier/das/da/dort hier/da/gerade/wirklich? ein/eine/einem/einer/einen/nem/ner/nur? ein/eine/einem? <art>? <wesen> oder? nur/doch? ein/eine/einem? <wesen>? dahinter/hinter/mit/mir/wirklich?
    woher/wie weiß/weiss/erkenne ich dass/ob du/sie ein/eine/einem/einer/einen/nem/ner/nur? ein/eine/einem? <art>? <wesen> oder? nur/doch? ein/eine/einem? <wesen>? bist/sind
    wie heißt/heissen/heißen du/sie eigentlich/denn?
    wie ist dein/ihr/der name
    wie lautet dein/ihr name
    hast/haben du/sie einen/auch? namen/gefühle/familie/freunde/eltern
    wer hat dich/sie programmiert/gemacht/erschaffen/entwickelt/gebaut
    wie alt bist/sind du/sie
    woher kommst/kommen du/sie
    wo wohnst/wohnen du/sie
    bist/sind du/sie ein/eine mann/frau/mädchen/junge oder? ein/eine? frau/mann?
    schläfst/isst/träumst du
    was für ein bot/roboter/ki bist/sind/ist du/sie/das
    bist/sind du/sie programmiert/computergesteuert/automatisiert/virtuell/chatgpt/siri/alexa
    redet/spricht/chattet man/ich hier/da? mit einem/einer/nem bot/roboter/menschen/maschine/mensch/ki/computer
    mit wem habe/hab ich es? zu? tun?
    du/sie bist/sind kein/keine mensch/person/echter
    steckt/sitzt dahinter/hinter/da? ein/eine/dem/diesem? chat/bot/mensch/maschine/person? ein? mensch/maschine/person
    bin ich hier? mit/bei einem/einer bot/menschen/maschine/roboter/computer/ki
    handelt/handelts es? sich? hier/hierbei/dabei? um? einen/ein/eine bot/roboter/menschen/maschine/computer/ki
    ist/sind das/dies/es hier? ein/eine/automatische/automatisch/automatisiert automat/antworten/nachrichten/antwort/ki/maschine
    ist das hier? automatisch/automatisiert
    was bist/sind du/sie
    antwortet/liest/schreibt mir/hier/das/da? mir/hier? ein/eine mensch/bot/maschine/roboter/person oder? ein/eine? maschine/bot/roboter/mensch?
    bist/sind du/sie menschlich/real/echt/lebendig/künstlich
    du/sie bist/sind doch/wohl/bestimmt/nur/ja? ein/eine bot/roboter/maschine/ki/computer/chatbot oder/richtig/stimmt? was?
    bin ich mit einem/einer mensch/menschen/bot/maschine/roboter verbunden
    habe ich es mit einem/einer bot/menschen/maschine/roboter/mensch/ki zu tun
    bist/sind/is du/sie das/hier/eigentlich/wirklich/etwa/denn/überhaupt/nur/auch/da? ein/eine/n? echt/echter/echte/richtiger/richtige/menschlicher/bot/roboter/maschine/computer/mensch/ki/chatbot/person/programm/automat/echtes/human/real
    ist da/hier nur? ein/eine/n? bot/roboter/maschine/computer/ki/chatbot/programm/automat
    ist da/hier ein/eine? mensch/person/mitarbeiter oder ein/eine? bot/roboter/maschine/computer/ki/chatbot
    ist dahinter/hinter dem/diesem? chat/bot? ein/eine? mensch/person/maschine/bot
    ist das/dies/es hier/eigentlich/jetzt/etwa/wirklich/nur? ein/eine/n? echter/echte/richtiger/bot/roboter/maschine/computer/mensch/ki/chatbot/person/programm/echtes
    spreche/rede/schreibe/chatte/unterhalte ich/mich hier/gerade/eigentlich/jetzt/da/mich? hier/gerade/wirklich/eigentlich? mit einem/einer/ihnen/wem/nem/echten? echten/echter/richtigen/bot/roboter/maschine/computer/menschen/ki/chatbot/person/programm
    mit wem spreche/rede/schreibe/chatte/habe/hab ich
    wer bist/sind du/sie
    sitzt/schreibt da/hier/dort/mir? da/hier/gerade/auch/jetzt/etwa? ein/eine/wer/jemand echter/echte/richtiger/realer/mensch/person mensch/person?
    mensch oder maschine/bot/roboter/computer
    bot oder mensch
  `,
  unhappy: `
    nichts/keine/keines/keins/nix davon/hiervon/von? dem? hat/war/hilft/half/ist geholfen/hilfreich/nützlich/mir/brauchbar?
    so/was/welch ein/für/nur? ein? schwachsinn/blödsinn/unsinn/quatsch/mist/schrott/humbug
    sie doch nicht alle/mehr
    dummes/blödes/doofes/nutzloses ding/teil/programm/system
    du wiederholst/wiederholen dich/sich/sie
    du/sie? hast/haben mich/es/das/mein? falsch/nicht/missverstanden verstanden/kapiert?
    ^ falsch/missverstanden verstanden? $
    ^ schon/immer wieder/noch falsch/daneben $
    das versteht hier? keiner/niemand
    jetzt/es/mir/nun reichts/reicht es/mir/s? jetzt/aber/langsam?
    miserabler/miserable/mieser/mieser/schlechter/schlechte/grottiger/lausiger/unterirdischer/furchtbarer/schrecklicher/katastrophaler/unmöglicher kundendienst/kundenservice/service/support/laden/betreuung/bot/chat/verein
    so eine/ein/ne/n sauerei/schweinerei/zumutung/unfug/theater/kasperle/affentheater/saftladen
    das/dies kann/darf/ist doch/ja/aber? doch/ja? nicht wahr/sein/euer/ihr/dein sein/ernst?
    euer/ihr/dein ernst
    mit den/meinen nerven am/fertig ende?
    ^ nie wieder $
    eine/die reinste/reine/totale/absolute/einzige? katastrophe/zumutung/unverschämtheit/frechheit
    nerven/nerve/nervt/nervst du/mich/sie/total/gewaltig?
    emojiangry
    was soll das/der/dieser quatsch/mist/blödsinn/scheiß/unsinn?
    das/du/bot/ihr/dieser nervst/nervt/nerven total/echt/nur/mich?
    ich habe/möchte/hätte eine beschwerde
    beschwerde einreichen/einlegen/melden
    ^ blödsinn/unsinn/quatsch/schwachsinn/grauenhaft/furchtbar/schrecklich/grausam/erbärmlich/lachhaft/armselig/skandal/katastrophe/unfassbar/unglaublich/frech $
    willst/wollen du/sie/ihr mich/uns verarschen/veräppeln/veralbern
    leck/leckt/fick/fickt/verpiss/verarsch mich/dich/euch
    mir reichts/reicht
    ihr/du/sie seid/bist/sind betrüger/abzocker/verbrecher/lügner/unfähig/unmöglich
    betrug/abzocke/verarsche/wucher
    so/das/was wird/ist/war/soll wohl/doch/für/ja? nichts/ein/eine/das/der? hier? schlechter/mieser/witz/saftladen/unsinn/blödsinn/quatsch/schwachsinn
    ^ wie? nutzlos/unbrauchbar/schlecht/mies/enttäuschend/lächerlich/peinlich/frustrierend/nervig/ärgerlich/unmöglich/unverschämt/unfähig $
    verstehst/versteht/kapierst/hörst du/ihr/mich? mich/mir/nicht/überhaupt? nicht/nichts/zu?
    ich bin unzufrieden/enttäuscht/sauer/genervt/verärgert
    bin/werde langsam/echt/total/so/sehr? sauer/genervt/wütend/verärgert/enttäuscht/frustriert
    mir reicht es/s?
    falsche antwort
    saftladen/dreckladen/sauladen
    du/sie/bot/das/dieser/der/ihr/es/ist bot/chatbot/chat/service/ding? bist/ist/sind/war/ja so/echt/ja/total/völlig/wirklich/einfach/absolut/doch/ein/nur/ganz/komplett/alles/ne/eine/der/sehr? ein/eine/total/völlig/so/sehr/letzte/ganz? nutzlos/dumm/doof/blöd/mist/schrott/scheiße/scheisse/müll/unbrauchbar/lächerlich/nervig/frechheit/witz/unverschämt/schlecht/katastrophe/zumutung/idiot/peinlich/schwachsinn/unfähig/hilflos/dreck/letzte/nervend/frustrierend/ärgerlich/sinnlos
    dummer/blöder/nutzloser/doofer/scheiß/scheiss/schlechter/mieser/unfähiger bot/roboter/chatbot/service/computer/kundenservice/automat
    du/sie verstehst/verstehen/hilfst/helfen/kapierst/kapieren/weißt/antwortest/hörst mich/mir/gar/überhaupt/es/ja/meine/einfach/frage/auch? nicht/gar/nichts/überhaupt/null/nie/frage nicht/nichts/weiter/zu?
    das/es hilft/half/bringt/hat/beantwortet/war/nützt mir/gar/so/überhaupt/meine/ja/leider? nicht/nichts/frage/gar/wenig/überhaupt/keine weiter/geholfen/nicht/nichts/frage/hilfe/hilfreich?
    nicht/wenig hilfreich
    ich bin/werde so/sehr/echt/langsam/wirklich/total/stinksauer/richtig/absolut/langsam? sauer/wütend/genervt/verärgert/enttäuscht/unzufrieden/frustriert/stinksauer/ungeduldig/stinkig
    ich habe die/echt/langsam? schnauze/nase/genug voll/davon/von?
    scheiße/scheisse/verdammt/mist/kacke/verflucht/fuck/wtf/arschloch/scheiss/drecksbot/saftladen/frechheit/unverschämtheit/bullshit
    unfassbar/unglaublich/extrem/richtig/total schlecht/mies/dumm/nervig
    das/es habe/hab/wollte/meinte ich/war? nicht gefragt/wissen/gemeint/gesagt/meine?
    so ein/eine/n mist/scheiß/schrott/quatsch/frechheit/blödsinn/müll/scheiss/unverschämtheit
    zum kotzen/verzweifeln/heulen
    halt/halts die/s? klappe/maul/schnauze
    du/sie/ihr kannst/können/kann/könnt ja/doch/auch/wohl/echt? gar/überhaupt/nichts nichts/nicht?
    es reicht jetzt/mir?
    schlechtester/schlechteste/miserabler/miserabel/miese service/bot/hotline/kundenservice/support/erfahrung
    immer die/das gleiche/selbe/dasselbe
    im kreis
    zeitverschwendung
    möchte/will/muss mich beschweren
  `,
  otherWords:
    'eins zwei drei vier fünf sechs sieben acht neun zehn echo angesehen angenommen angenehm anzunehmen aufgerufen abgerufen ausgerufen angelaufen abgestellt aufgestellt aufgestellten ausgestellten abrufen aufschreiben abschreiben ausschreiben anschreien ' +
    'ausgerechnet auftauchen bearbeitet bearbeite bedenken bedenke bedenkt bekommt betraten braten biete bieten bester beten brach brache brachte brachten branche branchen besprochen bestechen bestreichen betreuen denkbar denen dienen dient definition ' +
    'dringen dringend eignen eigen eilen eingestanden eisen ebnen eiter eimer eier ehre ehrlichen errichten erreichten erbrechen erweicht fallen fand forma fordert fordern gedacht gelacht gebrochen gestrichen gestochen ' +
    'geraden gross halben halten harte hasen heben herrlich herrliche herrlichen heiss heiser helden halfen innen irren interessen irgendwann irgendwas komm keins keimen kleinen kleinem klagen klauen konstatieren kannte kannten kennt kenne ' +
    'legen loben lerne lernen leiden leisten leinen leihen leise leine lieder leidet liegen lauter layer laser lager manche manchen meint meins meiden meinten nachts nackt netter netto nachste nachster pass passte perso persona ' +
    'regen richten richter rechts reden regelt rege schalen schatten schaute schauten schmecken schrecken schlucken schneiden schieben schreien schweigen scheinen schaltete stehen stechen strecken sicht siehe stimme suchte tausende ' +
    'unten untern ungarn übergehen überleben überlegen überreden überlesen übersehen überlebe überredet unternehmen übernahmen übernommen unterhalt unterstützen verwenden verbringen verhindern vermieden versenden vereinen verlinken verbannen versinken verbiegen vermindern vorfinden verkünden verbuchen ' +
    'verwundern verbieten verwendet verhindert versendet verbietet vermindert verpassen verbessern vergehen verfassen vermissen verweisen vergossen vermessen verreisen verlesen vergeuden verlassen verlauf verkauft verlangt verlangen vermieten vermietet verbittert verzichtet verrichtet verstand versandt versank verband ' +
    'versucht versuchen vernichtet vernichten verzeichnen verziehen verrichten verachten verdichten wagen warmen warnen warten wirst wart weist weise weite weiten weiteres wetter wunden winden werfen werben worden werten weiterlesen weiterleben weiterleitung wiederholen wiedergeben wies wiese wache willen wollend ' +
    'zentral zentralen zurückgreifen zurückwerfen zustande zustanden arbeitsagentur agenten agententätigkeit argentinien arger menge mensa mitarbeitet mittags nachten nehmen nimmt ordner personen persönlichen plane raten redet reale rucksack sachen schulden spreche sprecht stimmte telefoniert ' +
    'mitarbeiten mitarbeit arbeiten arbeiter berate beraten beratung personal personalausweis personalien agentur mensa sprache sprachen rede reden reise rechnung reichen ' +
    'verbindung verbindungen vergeben verbieten weiterhin stellen stelle stellt leiten leider kontakte kontakt kontrakt kontrast erreichbar beenden sendung senden bestellung bestellen ' +
    'brauchbar brauch gebrauch gebrauchte wollte wollten mochte danken gedanke dank denke denken gestern gerne garten guten gute karte karten morgen morgens hello hallen halle hilfe hilfen ' +
    'selbst schelle klare klarer sicherung sicherheit richtung richtig nichts nichte nacht macht machen service services servicetechniker supporter supportet echtes reale regal lebens lesen leben',
  capitalNouns: true,
  elides: false,
  fold: (word) =>
    word
      .replace(/ae/gu, 'a')
      .replace(/oe/gu, 'o')
      .replace(/(?<![aeq])ue/gu, 'u'),
};
