import { stemmer } from '@orama/stemmers/german';
import { phraseList, wordList, type Language } from '../language.ts';

export const GERMAN: Language = {
  stem: stemmer,
  joining: ['und', 'außerdem', 'sowie'],
  plurals: ['n', 'en', 'e', 'er', 's'],
  joints: ['', 's', 'es', 'n', 'en', 'e'],
  common: wordList(`
der die das den dem des ein eine einen einem einer eines und oder aber wenn dann zu zum zur von vom in im an am auf
für mit bei aus als ist bin sind war waren sein habe hast hat haben hatte ich mich mir mein meine meinen meinem meiner
wir uns unser unsere sie ihr ihre ihren ihnen du dich dir dein deine es er man kann können könnte will wollen möchte
muss müssen soll sollte darf bitte hallo danke was welche welcher welches wie wann wer da hier dass denn doch etwas
mal noch schon sehr auch nur gerne gern wird werden würde ok
`),
  filler: wordList(`
ab abend ach alle allein alles allgemein also alt andere anderen anderer anderes ändern anfang anfrage angeblich
anscheinend antwort antworten arbeiten ärgerlich aktuell aufgrund augenblick außer außerdem bald beide beiden beim
beispiel bekommen bekomme bekommt bereits besonders besser bestimmt bevor bisher bisschen bleiben blöd brauche
brauchen braucht bräuchte bringen dabei dadurch dafür daher damals damit danach daneben daran darauf daraus darin
darum darüber davon davor dazu denke denken dennoch derzeit deshalb deswegen deutlich dienstag dieselbe diesem diesen
dieser dieses dinge direkt donnerstag dort dran drauf dringend drin dritte drum durch dürfen dürfte eben echt egal
eher eigene eigentlich eigenes einfach einige einmal einzige ende endlich erhalten erklären erst erste ersten euch
euer eure eurem euren eventuell fall falls familie fand fast finde finden folgende frage fragen frau freitag früh
früher funktioniert ganz ganze gar geben gegeben gegen geht gehts gelten genau genug gerade gesagt geschafft geschehen
gestern gibt gibts glaube glauben gleich glück groß größer gut gute guten gutes guter halb halt halten hätte hätten
häufig heißt helfen heute hilfe hin hinten hoch hoffe hoffentlich höflich hören ihm ihn immer inzwischen irgendein
irgendetwas irgendwann irgendwas irgendwelche irgendwie irgendwo ja jahr jahre jahren je jede jeden jeder jedes jedoch
jemand jetzt jungs kam kaum kein keine keinen keiner keinerlei klappt klar klein komisch komm komme kommen kommt könnt
könntet konnte krieg kriege kriegen kriegt kümmern kunde kundin kurz kürzlich lange länger langsam lassen lasst läuft
leider letzte letzten letzter letztes leute lieber liebe liegt los mache machen macht mag manchmal mann mehr mehrere
meines meiste melden menschen minuten mittag mittlerweile mittwoch möglich möglichkeit moment monat monate monaten
montag morgen morgens müsste mutter nach nachdem nachmittag nächste nächsten nacht nachts namens natürlich nee nein
nett neu neue neuen neuer neues nicht nichts nie niemals niemand nirgends nix normal normalerweise nötig notwendig nun
ob obwohl offenbar offensichtlich oft ohne ordentlich paar passiert passt plötzlich problem probleme prüfen quasi raus
recht rein richtig sache sachen sage sagen sagt samstag schade schau schauen scheint schicken schlecht schlimm schnell
schön schreiben schuld schwer schwester sehe sehen seid seit seitdem selber selbst selten seltsam servus sicher
sicherlich sobald sofort sogar solche somit sonntag sonst soviel soweit sowie spät später ständig statt stehen steht
stimmt stunden suche suchen super tag tage tagen teil teilweise toll total trotz trotzdem tschüss tue tun tut übel
über überall überhaupt übrigens um umgehend unbedingt ungefähr unklar unmöglich unten unter vater vergangenen
vergessen vermutlich verstehe verstehen versuche versuchen versucht viel viele vielen vielleicht voll völlig vor
voraus vorgestern vorher vorhin vormittag wahrscheinlich wäre während warte warten warum weg wegen weiß weiter weitere
weiterhin wenig weniger wenigstens weshalb wieder wieso wieviel wirklich wissen wo wobei woche wochen wochenende wofür
woher wohin wohl womit woran worauf worüber wovon wozu wünsche würd ziemlich zuerst zufällig zuletzt zumindest zurzeit
zusammen zwar zwischen
`),
  elsewhere: wordList(`
wetter regen regnet regnen schnee schneit sonne sonnig vorhersage gewitter sturm blitz wolken bewölkt regenschirm
erdbeben temperatur klima klimawandel rezept backen brot sauerteig kuchen kekse pfannkuchen nudeln spaghetti pizza
burger sushi reis kartoffel kartoffeln tomate zwiebel knoblauch hähnchen rindfleisch schwein schnitzel steak fisch
lachs suppe salat käse butter schokolade banane apfel äpfel erdbeeren abendessen mittagessen frühstück vegan
vegetarisch kalorien cocktail wein bier whisky wodka grillen koche kochen döner wurst fußball basketball handball
tennis golf eishockey bundesliga spiele stadion liga meisterschaft olympia marathon fitnessstudio fitness yoga
training joggen schwimmen schiedsrichter spieler trainer sportler schach weltmeister politik politiker präsident
kanzler kanzlerin bundeskanzler minister wahl wahlen wählen partei bundestag regierung demokratie könig königin prinz
krieg armee flüchtlinge afd spd cdu film filme kino schauspieler schauspielerin oscar netflix spotify disney youtube
tiktok instagram facebook twitter whatsapp snapchat telegram linkedin reddit staffel konzert sänger sängerin lieder
liedtext musik gitarre klavier album roman gedicht buch bücher autor gemälde museum theater promi fernsehen witz
witze rätsel horoskop sternzeichen lotto lottozahlen casino wetten glücksspiel geist geister ufo einhorn drache
dinosaurier roboter liebe verliebt kuss freundin hochzeit heiraten heirate scheidung dating tinder schwarm romantisch
gefühle einsam seele gott himmel religion kirche bibel jesus beten philosophie universum sinn hund hunde welpe katze
katzen hamster kaninchen pferd kuh elefant löwe tiger pinguin vogel vögel hai schlange spinne bienen mücken tier zoo
tierarzt arzt ärztin krankenhaus medizin tabletten symptome grippe fieber kopfschmerzen husten krebs impfung
schwanger schwangerschaft baby zahnarzt zahn operation therapie depression angst schlaf träume diät abnehmen vitamin
vitamine muskeln apotheke rezeptfrei allergie haut haare friseur frisör tattoo parfüm krank erkältung schnupfen
schule hausaufgaben mathe mathematik algebra geometrie physik chemie biologie universität studium klausur prüfung
aufsatz lehrer lehrerin professor vorlesung stipendium hauptstadt planet planeten mond mars sterne galaxie
schwerkraft atom evolution pyramide römer ägypten ozean fluss berg kontinent einwohner regenbogen vulkan weltkrieg
übersetze übersetzen übersetzung spanisch italienisch japanisch chinesisch russisch latein grammatik englisch
französisch flug flüge fluglinie flughafen flugzeug reisepass hotel hostel airbnb urlaub strand zug züge bahn bus
busse u-bahn straßenbahn taxi uber fähre kreuzfahrt koffer gepäck fahrkarte ticket tickets tourist stau autobahn
bahnhof verspätete auto autos reifen motor benzin diesel bremse bremsen garage führerschein motorrad fahrrad tesla
bmw vw mercedes audi tüv zulassung iphone ipad samsung android handy laptop computer windows macbook router wlan
bluetooth tastatur playstation xbox nintendo minecraft fortnite zocken software python javascript programmieren
programmiere virus hacker gehackt sim smartphone fernseher kopfhörer lautsprecher drohne chatgpt siri alexa
waschmaschine kühlschrank gefrierschrank spülmaschine geschirrspüler backofen ofen mikrowelle toaster staubsauger
bügeleisen trockner dusche badewanne toilette klo wasserhahn waschbecken abfluss dach tapete teppich sofa bett
matratze schrank vorhang klempner elektriker heizung heizkörper garten rasen rasenmäher pflanze pflanzen blumen rosen
baum bäume zaun pool miete vermieter mieter wohnung hypothek immobilie kaution nebenkosten aktie aktien bitcoin
krypto ethereum investieren fonds etf zinsen inflation rente gehalt mindestlohn steuerrückerstattung kredit
krankenkasse erbe kindergeld arbeitsamt amazon ebay ikea zalando aldi lidl rewe edeka shein temu etsy starbucks
mcdonalds microsoft adidas nike supermarkt bäcker metzger vodafone telekom anwalt polizei verbrechen mord klagen
gefängnis dieb drogen cannabis waffe bombe hacken stehlen job jobs praktikum karriere lebenslauf bewerbung
vorstellungsgespräch urlaubstage schuhe turnschuhe kleid jeans jacke mantel hemd hose socken schmuck ohrringe
handtasche kleidung mode wecker timer kalender erinnere erinnerung uhrzeit anweisungen jailbreak pirat piraten
rollenspiel rap haiku langweilig langeweile sing singen tanzen party lieblingsfarbe hobby hobbys spielzeug kita
windeln verein sport führerscheinprüfung bücherei bibliothek kaffeepflanze fahrradkette regale möbel keller dachboden
nachbarschaft vermieterin mieterhöhung strafzettel bußgeld knöllchen ausweis personalausweis reise reisen schulferien
ausflug parken parkplatz einstein goethe schiller faust mozart beethoven picasso napoleon hitler trump biden obama
putin merkel scholz merz macron musk ronaldo messi formel dax gold goldpreis knie schulter bauchschmerzen rücken
rückenschmerzen corona covid lasagne muffins tofu linsen bohnensuppe pilze zitronen trauben melone mango hauptstädte
sparkasse girokonto rentenversicherung geldautomat bewerben praktika geschäftsführer mitarbeiterzahl schlafen herz
blut gehirn knochen knöchel treppe herd schlafzimmer badezimmer wohnzimmer orchester maler skulptur bürgermeister
dorf schloss moschee tempel priester engel teufel magie zauberer hexe vampir zombie wolf fuchs reh eichhörnchen
frosch schildkröte krokodil delfin krake krabbe spiderman batman superman marvel pokemon lego barbie puzzle lohn
gehaltserhöhung sparbuch tagesgeld schulden insolvenz wechselkurs schufa commerzbank volksbank postbank revolut
bürgeramt rathaus standesamt finanzamtstermin botschaft konsulat staatsbürgerschaft einbürgerung asyl geburtsurkunde
meldebescheinigung kindergeldantrag elterngeld bafög bürgergeld arbeitslosengeld steuererklärung steuerklasse
rentenbescheid stromanbieter strompreis gasanbieter internetanbieter handyvertrag handytarif mobilfunk vpn modem
excel linux server datenbank html css java react docker github algorithmus tabelle webcam selfie bing wikipedia
ryanair lufthansa easyjet booking kleinanzeigen teenager braut bräutigam flitterwochen valentinstag braten gebraten
auflauf eintopf omelett teig mehl hefe spinat karotte karotten möhre brokkoli gurke kürbis erbsen mais speck schinken
lamm ente garnelen thunfisch joghurt honig erdnuss nüsse torte keks nachtisch dessert limonade gin rum sekt
champagner pommes curry ramen frühstücksei eier nährwerte eiweiß kohlenhydrate fasten übergewicht blutdruck diabetes
asthma ibuprofen paracetamol aspirin antibiotika schmerzmittel krankenpfleger notaufnahme krankenwagen verletzung
ausschlag juckreiz schwindel übelkeit erbrechen durchfall lunge niere nieren leber zähne auge augen ohr ohren nase
hals adler eule gans huhn hahn schaf ziege esel affe gorilla giraffe zebra känguru eidechse igel maus ratte
schmetterling ameise wespe käfer wurm aquarium haustier haustiere papagei wald wüste insel wasserfall höhle gletscher
tornado flut dürre sonnenuntergang bevölkerung bundespräsident senator bundesrat ministerpräsident republik
verfassung revolution kaiser mittelalter antike kreuzzug völkerwanderung gleichung bruchrechnung prozentrechnung
wurzel dreieck integral ableitung relativitätstheorie quanten elektron molekül sauerstoff wasserstoff verb nomen
adjektiv redewendung sprichwort alphabet rechtschreibung schlagzeug geige trommel flöte trompete oper ballett chor
jazz melodie playlist karaoke podcast radio regisseur fortsetzung trailer zeichentrick anime manga comic krimi tatort
torwart elfmeter turnier meister trikot rennen radfahrer ski skifahren snowboard surfen klettern wandern camping
angeln jagen segeln karate judo pilates turnen hantel laufband lkw lieferwagen haltestelle landebahn pilot stewardess
umstieg maut tankstelle tanken windschutzscheibe scheinwerfer ölwechsel sonnencreme bikini badehose rucksack zelt
schlafsack mitbewohner stuhl tisch schreibtisch bettdecke handtuch wäsche bügeln besen hammer bohrmaschine
schraubenzieher zigarette zigaretten rauchen tabak feuerzeug scheidungsanwalt sorgerecht notar geldstrafe einbruch
schüler unterricht kindergarten semester diplom doktorarbeit tarot wahrsager traumdeutung hashtag influencer follower
streamer meme emoji discord twitch papst bischof rabbi imam buddha islam moslem jude christ hindu fasching karneval
ramadan silvester feuerwerk umrechnen meilen kilometer würfel würfeln quiz kreuzworträtsel sudoku tetris stauprognose
gewonnen spielstand tabellenführer o2 congstar hulu hbo roblox pinterest lieferando deliveroo flixbus bahncard db
mediamarkt saturn otto zara primark dm rossmann balkon terrasse flur glühbirne wasserkocher mixer entsafter fritteuse
nähmaschine leiter schornstein überstunden schichtdienst arbeitslos kündigungsschutz dezimal geteilt minus
multiplizieren addieren subtrahieren schluckauf nasenbluten sonnenbrand wimpern lippenstift maniküre nagellack
obdachlos ehrenamt spenden spende petition demo piercing perücke deo shampoo zahnpasta töpfern stricken häkeln
basteln riester auspuff kombi jobcenter amt einwohnermeldeamt
`),
  elsewherePhrases: phraseList(`
wie geht es dir, wie gehts dir, wie geht es ihnen, wie gehts, wie alt bist du, wie heißt du, wer bist du, was bist du
wo wohnst du, woher kommst du, wer hat dich, bist du, hast du gefühle, kannst du denken, magst du, liebst du, glaubst du
was hältst du, was denkst du, ich liebe dich, ich hasse dich, willst du mich, deine meinung, dein lieblings
erzähl mir, erzähl mal, sing mir, schreib mir ein, schreib mir eine, schreib ein, schreib eine, schreib einen
wie spät ist es, wie viel uhr, welcher tag ist, welches datum, sinn des lebens, was heißt, was bedeutet das wort, wer war
wer ist der, wer hat gewonnen, wie steht es, mein chef, mein vermieter, meine freundin, mein freund, meine katze
mein hund, mein auto, mein flug, mein handy, mein fernseher, mein nachbar macht, rechtschreibung von, gutes buch
vergiss alle, vergiss deine, ignoriere alle, ignoriere deine, tu so als, deine anweisungen, deine regeln
`),
};
