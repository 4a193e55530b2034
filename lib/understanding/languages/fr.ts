import type { Tables } from '../language.ts';

export const fr: Tables = {
  shortForms: `
    veu vux vex = veux
    pex = peux
    cht = chat
    por = pour
    conseillé conseillee conseilier conseilller = conseiller
    veut = veux
    bcp = beaucoup
    svp stp = s il vous plait
    qqun qqn kelkun = quelqu un
    mrc mci = merci
    bjr = bonjour
    bsr = bonsoir
    slt = salut
    c'est cest = c est
    jveux = je veux
    jvoudrais = je voudrais
    ouais ouaip oue ui = oui
    nan nope = non
    ok okay = ok
    pcq = parce que
    chuis = je suis
    dacc dac = d accord
  `,
  clauseBreaks: 'mais',
  exceptions: '',
  lists: `
    qui = @person @team
    tous = @person @anybody @team
    peut = peut pourrait pourra peuvent pourraient doit devrait saurait
    se = m me nous s se y en le la l il elle t bien on ça
    faire = aider regarder occuper charger appeler rappeler contacter répondre expliquer régler résoudre vérifier gérer traiter intervenir assister examiner renseigner recontacter
    fasse = regarde occupe charge appelle rappelle contacte aide réponde explique règle vérifie gère traite intervienne recontacte
    fin = ici là disponible disponibles svp s maintenant merci libre $
    etre = robot robots bot bots humain humaine personne machine ia ordinateur chatbot conseiller conseillère agent programme automate être
    adj = humain humaine réel réelle artificielle vivant vivante physique
    conseiller = conseiller conseillère conseillers agent agente humain opérateur opératrice interlocuteur personne représentant
    employe = responsable employé employée technicien collègue collègues supérieur manager directeur chef collaborateur spécialiste expert gérant patron superviseur
    bureau = comptabilité facturation direction administration réclamations commercial contentieux logistique livraison retours sinistres recouvrement
    client = service support sav assistance hotline équipe standard clientèle
    veux = veux voudrais souhaite souhaiterais aimerais préfère préférerais exige demande désire faut besoin
  `,
  people: `
    quelqu/humain/personne/conseiller/agent un? en chair et en? os
    quelqu un de/du/d/des/au/chez votre/la/le/l/vous? <client>/<bureau>/vous client/clients/clientèle/technique/vente?
    une? personne réelle/physique/humaine/vivante/compétente
    un/une? de vos/tes collègues/conseillers/agents/employés/collaborateurs
    conseiller/conseillère/conseillers/conseillères/téléconseiller/téléconseillère/agent/agents/agente/opérateur/opératrice/humain/humains/humaine/interlocuteur/interlocutrice/représentant/représentante/employé/employée/employés
    être/etre humain
    conseiller/agent/service/représentant/support client/clientèle/clients/humain
    vrai/vraie/vrais/vraies personne/personnes/humain/conseiller/agent/gens
  `,
  anybody: `
    personne/personnes/quelqu
    quelqu un d/de? autre/humain/réel/vrai?
    responsable/responsables/superviseur/supérieur/manager/directeur/directrice/chef/gérant
    collaborateur/collaborateurs/collaboratrice/employé/employés/employée/collègue/collègues/technicien/spécialiste/expert
    un/une/l un/une? de vos/tes collaborateurs/collègues/employés/conseillers/agents/équipes
    quelqu un de chez/votre/l/ton vous/équipe/service/toi?
  `,
  alone: `
    un/une/votre/le/l/la/ton <employe>
    un/une? de vos/tes collègues/collaborateurs/employés
    quelqu un d autre
    la/le/l/votre <bureau>/assistance
    votre/l/une équipe
    une? vraie/autre? personne réelle/humaine/physique?
    quelqu un
    un responsable
  `,
  departments: `
    service/services réclamation/commande/commandes/livraison/retour/remboursement/remboursements/paiement/paiements/garantie/commercial
    la/le/l/votre <bureau>
    tchat/chat/messagerie en? direct
    service/services/support/assistance/relation/relations/accueil clientèle/client/clients/après/technique/consommateur/consommateurs vente?
    sav/hotline/standard/helpdesk/support/assistance
    centre/numéro d/de/du? appel/appels/service/sav/client/clients/support/clientèle? client/clientèle/clients?
    numéro de/du/pour/d téléphone? de/du/pour/d? le/la/l/votre? service/sav/support/assistance/standard/relation client/clientèle/clients?
    customer service/support
    chat en direct
    live chat
    aide/assistance humaine
    demande de rappel
    service/services/département/équipe facturation/comptabilité/technique/commercial/retours/réclamations/livraison/contentieux/fraude
    service/services/département/équipe des/de/du/d la/l/les? facturation/comptabilité/retours/réclamations/livraison/livraisons/plaintes/fraude/fraudes/remboursements
    équipe de/du/d? support/assistance/technique
  `,
  units: 'équipe département',
  before:
    'un une le la les l d de du des votre vos ton tes autre vrai vraie vrais vraies ce cette bon bonne véritable votre',
  of: 'de',
  others: 'mon ma mes son sa ses leur leurs',
  real: 'vrai vraie vrais vraies réel réelle humain humaine physique véritable vivant vivante',
  behind:
    's svp stp il vous plait maintenant tout de pour à au aux sur concernant rapidement immédiatement qui que qu en ici là et ou car parce afin merci disponible ' +
    'directement réel réelle humain humaine physique svp par dès aujourd emojithanks emojiyes plutôt au est humains vite',
  compounds: 'aspirateur cuisine de d immobilier commercial',
  ending: 's il vous te plait svp maintenant merci plutôt pas',
  vague: 'support assistance',
  may: 'peut pourrait que faites',
  talk: 'chat discussion expliquer parlé parlez discute parler discuter échanger converser dialoguer communiquer tchatter chatter causer entretenir contact relation communication voir',
  settling: 'régler résoudre voir gérer traiter vérifier',
  contact: 'joindre contacter appeler téléphoner rejoindre écrire rappelé rappelée rappeler adresser joint',
  transfer:
    'transférer transférez transfère transféré transférée connecter connectez mettre mettez mets rediriger redirigez redirige orienter orientez diriger dirigez relier basculer basculez',
  transferred: 'transféré mis mise redirigé redirigée orienté',
  be: 'être suis est êtes es',
  give: 'passer passez passe donner donnez donne envoyer envoyez trouver trouvez appelez',
  me: 'me moi m nous conversation chat appel ligne demande être mis mise redirigé redirigée',
  recipients: 'moi',
  presenting: 'donner donne donnez envoyer envoyez envoie offrir transférer',
  handed: 'le la l ça cela',
  goal: 'à',
  yours: 'votre vos ton ta tes',
  desire:
    'veux voudrais voudrait veut souhaite souhaiterais aimerais aimerait désire besoin faut faudrait préfère préférerais exige demande réclame cherche obtenir voulons voudrions',
  desireBehind: `
    avoir = comment pour d on peut peux puis peux pourrais veux voudrais possible aimerais souhaite
  `,
  talkBehind: ``,
  existsBehind: `
    vous = avez
    avez = vous
    a = y
  `,
  asker: 'je j nous on',
  questionWords: 'comment où quand quoi quel quelle quels quelles pourquoi qui que',
  opinions: 'pense crois que sûr sûre si',
  relatives: 'qui que',
  impersonal: ``,
  reach: 'joindre contacter rejoindre contacte contacté joint',
  helping: 'aider aide répondre répond',
  small:
    'je j me m moi nous on vous tu te t toi il elle ils le la les l un une des du de d ce c cela ça cet cette ceci qui que qu quoi où comment quand pourquoi quel quelle ' +
    'suis es est sommes êtes sont était serait sera être ai as a avons avez ont avoir aurais aurait peux peut pouvez pouvons puis pourrais pourrait pourriez pouvoir ' +
    'veux veut voulez voudrais voudrait veuillez souhaite dois doit faut faudrait fais fait faire faites aimerais aimerait à au aux en dans par pour avec sur chez et ou donc ' +
    'alors mais si y s plaît svp merci bonjour bonsoir salut allo maintenant vite rapidement tout suite directement juste simplement seulement vraiment enfin bien plutôt ' +
    'aussi encore même possible possibilité moyen besoin aide aider savoir dire dites demander trouver passer urgent urgence oui non ne n pas ok là ici numéro téléphone',
  alongside:
    'aide numéro téléphone parler contacter appeler contact chat bonjour bonsoir salut juste seulement demandé pas robot',
  topic: 'concernant sujet propos sur',
  you: 'vous tu',
  between:
    'rendez vers il t n ne pas arrive essaie essaye impossible aidez aider aide assistance affaire sais sait dites dire je j nous on vous tu me m moi te à a au aux avec par de d du des en un une le la les l s il plait svp stp bien juste directement maintenant vite ' +
    'peut peux pouvez pourriez pourrais puis pouvoir est ce c que qu comment où faire pour être mis mise y bonjour bonsoir salut et donc quand même plutôt seulement vraiment ' +
    'simplement vive voix urgence urgent relation contact communication ligne téléphone moyen possible possibilité veuillez souhaite',
  with: 'avec',
  verbLast: false,
  refusals: 'refuse fatigué fatiguée marre assez stop',
  ceasing: 'stop stoppe stoppez',
  negations: 'pas ne n non jamais sans aucun aucune ni plus',
  conjunctions: 'et donc car parce puis ou alors',
  afterthoughts: `
    parce/car/puisque/sinon/si/quand/lorsque/afin/tant/concernant
    avant/jusqu de/que/a/d
    pour que
    vu/etant que/donne
    suite/grace/cause a
    a cause/propos
    au sujet
    comme/et/donc ma/mon/mes/notre/nos/je/j/c/ce/il/elle/rien/personne/vous
    et vite/pas
    ou je/j
    c est/etait
    je suis
    j ai/avais/attends
    vous etes/ne/n
  `,
  mine: 'ma mon mes notre nos',
  tells: 'est sont était étaient a ont n ne fonctionne arrive',
  negatedQuestions: `
    ne puis/peux/pourrais/peut/pouvez/pourriez je/on/vous/t/il pas
    n y a t il pas
    pourquoi ne/je/on puis/peux/peut/ne je/peux/pas/puis? pas?
    pas/plus un/une/de/à/avec/parler un/une/à/de? robot/bot/machine/ordinateur/ia/chatbot
    ne/n sais/sait pas comment/où/à/qui
    n arrive/arrivons pas à? joindre/contacter/parler/avoir?
  `,
  reports: `
    numéro de client
    ^ et/donc/alors? dois/devons/faut/doit je/nous/il/on
    message/écrit/indique/affiche d/de/il? erreur/écrit/d/de/que/contactez/contacter/appeler/appelez
    numéro/ligne/téléphone du/de/votre/d service/support/assistance/sav client/clients/clientèle? ne/n/est/sonne
    j/nous/on/il/elle ai/avons/a déjà/parlé/eu/appelé/contacté/discuté/joint
    horaires/horaire/heure/heures/ouvert/ouverte/ouverts/fermé/fermée/ouverture/dimanche/weekend
    combien
    le/la/votre/mon/cet/cette/l conseiller/conseillère/agent/opérateur/service/support/technicien/personne client? était/est/a/m/n/avait/immobilier
    mon/ma/mes conseiller/conseillère/agent/chef/responsable/collègue
    ^ il/elle/ils/elles veut/veux/veulent/voulait/voulaient/voudrait/cherche/cherchait/demande/demandait/souhaite/souhaitait/préfère/préférait/avait/ont
    si/où j/je/nous/on ai/avais/aurais/avons/aurons/a besoin
    il est/y écrit/marqué/indiqué/noté
    que/qu veut/veux/veulent dire
    que signifie
    agent immobilier/d/commercial/de
    emploi/poste/recrutement/recrutez/embauche/salaire/candidature
    quand est/sera/ouvre/ferme
    qu est ce qu un
    prix/coût/tarif/tarifs/coûte/frais
  `,
  asksForPerson: `
    merci/prière/svp de/d bien/vouloir? vouloir? me/m/nous rappeler/recontacter/appeler/contacter/joindre
    on/je/j peut/peux/pourrait/puis on/je? vous appeler/joindre/téléphoner $/svp/s
    combien de fois dois/faut/devrai/vais je/il/t? il? encore? demander/réclamer/répéter un/une/à/pour
    demande/réclame/attends un/une <conseiller>/humain/agent/personne depuis/toujours/encore
    conversation/discussion/communication/ligne avec le/la/un/une/l/mon conseiller/conseillère/agent a/s/est été? est? coupé/coupée/coupe/interrompue/fermée
    ^ plutôt/mieux par/au téléphone $
    plaindre à/auprès un/une/d/de/votre? un/une/votre? responsable/supérieur/superviseur/humain/conseiller/direction/chef
    faire? remonter/remontez ça/cela/le/ce/mon? problème/cas/dossier? à/auprès un/une/d? responsable/supérieur/superviseur/humain/conseiller/chef
    veux/voudrais/souhaite/aimerais/peux/puis je? lui parler $
    peut/pouvons/pourrait/pourrions on/nous se/nous téléphoner/appeler/parler
    ^ où est/trouver/se/trouve trouve? votre/le/un numéro de/téléphone/svp? téléphone? $
    ne/n trouve/vois/a/ai pas/aucun de/votre/le? numéro de/téléphone? téléphone? $
    pouvez/pourriez/peux/peut/voulez vous/tu me/m transférer/passer/connecter/rediriger svp/$/maintenant
    faites/fais moi rappeler/appeler/contacter
    rappelez/rappelle/appelez/contactez/contacte moi au/par/demain/sur/aujourd/dès/rapidement/vite/#
    avez vous un/une service/support/assistance/ligne/aide/contact client/téléphonique? par/au/téléphonique téléphone?
    ^ quelqu un/une de/d réel/vivant/vrai/humain svp/s? il? vous? plaît? $
    quelqu un est/serait il? disponible/là/libre/joignable pour/$/svp
    je/j/il me? <veux> d? un/une/votre/l/la/avoir/le? de? un/une? vos/autre? <employe>/assistance/<bureau>/personne s/svp/maintenant? il? vous? plaît? $
    je/j? <veux> d? un? un rendez vous avec un/une/le/votre/mon? <conseiller>/<employe>/quelqu/humain/service
    ^ prendre/prise/fixer? de? rendez vous téléphonique? avec un/une/mon/votre? <conseiller>/<employe>/quelqu un? $
    ^ rappel svp/s/demandé/téléphonique? il? vous? plaît? $
    joindre/contacter/appeler/rappeler/avoir/trouver quelqu un d/depuis/rapidement/vite/maintenant/svp/urgence/ce/au/pour/de? urgence? $
    joindre/contacter/appeler/rappeler/avoir/trouver un/une/votre/l/la <employe>/<bureau>/personne/<conseiller> réelle/physique? $
    essaie/essaye/arrive/cherche/dois/faut/veux/voudrais de/pas/à? à? joindre/contacter/avoir quelqu/un/une/votre/la/mon un/<employe>/<bureau>/personne/<conseiller>
    ^ vers/à qui me/m? tourner/adresser/orienter $
    ^ qui contacter/appeler/joindre svp? $
    quelqu un de/d chez/votre/l vous/équipe/service? peut/pourrait il? m/me/nous appeler/aider/rappeler/contacter
    mise/mettre en relation/contact svp/s/avec/immédiate? il? vous? plaît? $
    tchat/chat en direct
    ^ échange/échanger/discussion/entretien/conversation avec un/une/quelqu <conseiller>/un/vrai/vraie? $
    passez/passe/donnez/donne/mettez/trouvez/connectez/transférez/appelez moi à/en/vers/avec? contact/relation? avec? un/une/la/le/l/votre/mon/quelqu <employe>/<bureau>/<conseiller>/équipe/assistance/personne/un
    il? n/ne? y a/a-t-il t? il? pas/aucun/aucune de/d? vraie/vrai/vrais? personne/humain/conseiller/humains ici/là? $
    quelqu un d autre que/svp/s vous/toi/il/le? vous/robot? plaît? $
    email/mail/adresse/courriel mail/email? du/de/d l/le/la/votre? support/service/assistance/sav client/clients/clientèle? svp? $
    parler/discuter/échanger à/avec mon/ma/votre/la conseiller/conseillère/<bureau>
    parler/discuter/échanger à/avec la direction
    mon/ma conseiller/conseillère svp/s il? vous? plaît? $
    transfert vers/à un/une/le/la conseiller/conseillère/humain/agent/personne/service/responsable
    ^ puis/pourrais/peux/est? ce/je? que/je? je/peux? vous appeler/téléphoner/joindre/contacter svp? $
    vous? pouvez/pourriez/voulez vous? me/m/nous rappeler/appeler/contacter/recontacter/téléphoner svp/demain/maintenant? $
    que quelqu/un un/conseiller/agent? de/chez? vous? me/m/nous rappelle/contacte/appelle/recontacte/réponde/aide
    ^ quel/c est? votre/le/quoi/ton votre? numéro de? téléphone? $
    ^ votre/un/le? numéro de téléphone svp/s? il? vous? plaît? $
    y a t il un/une numéro/ligne/hotline de/téléphonique? téléphone? $
    ^ je/j on? veux/voudrais/souhaite/préfère/aimerais/peux/préférerais vous? téléphoner/appeler par/svp? téléphone? $
    ^ je/j veux/voudrais/souhaite/préfère/aimerais/préférerais vous téléphoner/appeler/contacter/joindre
    il? y a un/une/des conseiller/conseillers/conseillère/humain/agent/agents/quelqu d/un? disponible/disponibles/libre/libres/là? $
    ^ est? ce? que/qu? quelqu un peut/pourrait/saurait il? m/nous/me aider/répondre/renseigner svp/s? il? vous? plaît? $
    ^ quelqu un pour/peut/pourrait m/nous aider svp? $
    ^ qui peut/pourrait m/nous/me aider/répondre/renseigner/dépanner svp? $
    ^ un/une collègue/membre/responsable/supérieur/personne de/s? votre/l/il? équipe/vous? plaît? $
    un/des/quelqu membre/membres/collègue/un de votre/l/ton équipe
    quelqu un de compétent/réel/vivant/sérieux/qualifié
    quelqu un qui peut/pourrait/sait/connaît/comprend/puisse m/nous/me? aider/répondre?
    personne/quelqu un? à/avec qui je peux/puisse/pourrais parler/discuter/m
    être/etre? rappelé/rappelée/recontacté/recontactée/contacté/contactée par/au/svp?
    veux/voudrais/souhaite/demande/besoin d? un rappel
    par/de/d un/une vrai/vraie/vrais? humain/personne/conseiller/agent
    avez vous des/un/une? conseillers/humains/conseiller/humain/vrais/vraies humains/humain/conseillers/personnes? disponibles/disponible/ici? $
    escaladez/escalader/transmettez/transmettre ma/cette/la/mon demande/question/problème/dossier à? un/une? responsable/supérieur/humain/conseiller?
    passer/parler/basculer à/avec/sur un/une/la/de/le? suite/autre/vrai/vraie? humain/personne/conseiller/agent
    parler/discuter/échanger/contacter/joindre vous/à/avec? quelqu/vous? un? par téléphone
    quelqu un au téléphone
    arrêtez/arrête le/ce/cette robot/bot/machine je/j/et
    contact/coordonnées du service client/clients/clientèle svp? $
    y a t il un/une/des conseiller/conseillers/humain/agent/agents/conseillère disponible/ici/là/en/disponibles? ligne/$
    vous avez/avez un/une/des conseiller/conseillers/agent/agents/humain disponible/disponibles/humains/en? ligne/$
    transférez/transfère/connectez/redirigez/passez moi maintenant/svp? $
    à qui je/on/puis/dois/peux/pourrais/peut peux/dois/pourrais/je/on? m/s? adresser
    qui peut/pourrait m/nous aider par/au téléphone
    avez vous un numéro de? téléphone? $
    est ce qu un/une conseiller/conseillère/agent/humain/personne/technicien peut/pourrait m/me/nous aider/rappeler/appeler/contacter/répondre
    un/une conseiller/conseillère/agent/humain/technicien peut/pourrait il/elle? m/me/nous rappeler/appeler/contacter/aider/répondre
    escaladez/escalader/transférez ma/cette/la demande/question
    à/a/avec qui puis/peux/pourrais/dois je/on parler/discuter/m?
    qui puis/peux je/on contacter/appeler/joindre
    comment vous/puis/peux/peut/faire/je/joindre/contacter je/on/pour/vous/peux/puis? vous? joindre/contacter/appeler/contacte/joins
    comment vous joindre/contacter/appeler
    passez/passe/mettez/transférez/mets moi en? relation/quelqu/un
    rappelez/rappelle/appelez moi
    être rappelé/rappelée
    y a t il quelqu un
    il y a quelqu un
    quelqu un peut/pourrait il? me/m rappeler/appeler/contacter
    aide/assistance/contact/conseiller/interlocuteur humain/humaine
    puis/pourrais/peux/puis-je je avoir un/une responsable/conseiller/personne/humain/agent/quelqu
    avoir quelqu un
    on/vous me/m/nous rappelle/rappeliez/contacte/appelle
    quel/quels/le/un/votre est? le/un/votre? numéro du/de/pour/où/d la/l/le/je/vous/joindre? service/assistance/support/sav/hotline/standard/peux/puis
    numéro où je/on peux/peut/puis vous/appeler appeler/joindre?
  `,
  frames: `
    ^ est? ce? que/qu? <tous> <peut> il/elle? <se>? <se>? <faire> ça/cela/mon/ma/mes/ce/cette/dans/avec/de/svp/s/$
    faites/fais/faire venir/intervenir/entrer <tous> $/svp/s
    ^ appelez/appelle/consultez/impliquez/demandez/demande à? <tous> $/svp/s
    <qui> est/serait/sont/seraient il/elle/ils/elles? disponible/libre/joignable/disponibles/libres/là $/svp/maintenant/pour/actuellement
    est ce qu/que <tous> <peut> <se>? <se>? <faire>
    <qui> <peut> <se>? <se>? <faire> ça/cela/mon/ma/mes/ce/svp/s/$/dans/avec/de
    <peut> on/il? me/m/nous? <faire> <qui>
    que/qu <qui> <se>? <se>? <fasse>
    y a t? il? bien/encore/vraiment? <qui> <fin>/qui/pour
    où est/sont/se passé/passés/trouve? <qui> $/svp/s
    laissez/laisse/laisser <qui> <se>? <se>? <faire>
    faites/fais/faire venir/intervenir/entrer <qui>
    ^ <qui> ce? serait/sera/est/c bien/mieux/idéal/préférable/super/parfait/serait/souhaité/souhaitable mieux/bien? $
    aime/aimerais/aimerai/voudrais/préfère/préférerais mieux/autant/plutôt <qui> $/svp/s
    espère/espérais/attends/attendais/attendrais <qui> $/svp/s
    demander/demandez/demande à <qui> de/d <se>? <se>? <faire>
    vous/tu n? avez/as/auriez pas <qui> <fin>
    vous/tu/avez/as avez/as/vous/tu/auriez <qui> <fin>
    sortez/sors/sortir/enlevez/enlève/débarrassez/débarrasse/éloignez moi/m? du/de ce/cette? bot/robot/chatbot/machine
  `,
  bots: 'robot robots bot bots ia chatbot',
  machines: 'machine machines ordinateur automate programme répondeur',
  greetings: `
    bonjour/bonsoir/salut/coucou? je m appelle * *?
    bonjour/bonsoir/salut/coucou? mon nom est * *?
    bonjour/bonsoir/salut/coucou moi? c est * *?
    bonjour/bonsoir/salut/coucou je suis * *?
    ici * de/à * *?
    re
    bsr/bjr/slt
    bonjour/bonsoir/salut/coucou/hello/hey/hi/allo/salutations/bjr
    bonjour/bonsoir/salut à/a/tous/toutes/vous/toi/le/monsieur/madame tous/vous/toutes?
    re bonjour/salut/hello
    comment allez/vas/ça/va vous/tu/va? aujourd? hui?
    ça va
    bonne matinée
    ravi/enchanté/enchantée de? vous? rencontrer?
    quelqu un est? là
    emojiwave
  `,
  thanks: `
    très/trop/vraiment/super gentil/utile/aimable/sympa/serviable/clair
    merci de/pour/d votre/ton/ta/la/l/le? aide/réponse/temps/patience/info/information/gentillesse rapide?
    vous/tu m avez/as bien/beaucoup/vraiment? aidé
    ça/cela m a/aide bien/beaucoup/vraiment? aidé/beaucoup/bien
    c est parfait/super/génial/top merci
    bravo
    merci/mercii/remercie/mille/thanks
    merci beaucoup/bien/infiniment/encore/à/a/pour/mille/vraiment/énormément vous/toi/fois/tout/votre/l/ton/cette? aide/réponse/tout/information/temps/infos/renseignement?
    mille/grand/un/super/ok/parfait/bien mercis/merci/grand/énorme? merci?
    je/nous vous/te/t remercie/remercions beaucoup/infiniment/pour/bien/sincèrement? votre/l/tout? aide/réponse?
    c est/était très/vraiment/super/bien/trop/si? gentil/sympa/aimable/utile/cool/clair
    vous/tu êtes/es/avez/as/m/été très/vraiment/super/été/avez/bien/d? gentil/aimable/utile/aidé/utile/adorable/efficace
    c est gentil/sympa/parfait à/de? vous/toi/votre? part?
    bon/excellent travail
    emojithanks
  `,
  goodbyes: `
    a plus/bientôt/demain/tard
    je/j vous/te laisse
    je m en vais
    je vais y? aller
    à tout à l heure
    à une/la prochaine fois?
    adieu/ciao/bye/tchao/tchuss/bye
    au revoir et? merci? à? vous?
    à/a bientôt/plus/demain/tard/la/tout/une tard/prochaine/l/fois? heure?
    bonne/bon/excellente/belle journée/soirée/nuit/après/fin/week/weekend/continuation/semaine/dimanche/route de/midi/end/à? journée/semaine/vous/soirée?
    passez une bonne/excellente journée/soirée/nuit
    je dois/m y/vous partir/en/laisse/aller vais/aller?
    salut à plus
    portez/prenez vous/soin bien/de/soin? vous?
  `,
  fillers: `
    le/la/les/l/du/au/s/il/vous/plaît/svp/bien/alors/donc/et/oh/ah/euh/hum/ben/bon/très/tout/cher/chère/robot/bot/monsieur/madame/mademoiselle/beaucoup/encore/super/parfait/génial/ok/d/accord/cool/je/c/est/ça/pour/avec/un/une/de/maintenant/juste/moi/toi/là/ici/excellent/formidable/top/nickel/impeccable
    s il vous/te plaît
    d accord
    pas de problème/souci/soucis
  `,
  yes: `
    je le/la/l? souhaite/veux/voudrais/désire/accepte
    excellente/bonne/super/très idée
    enfin/enfin oui
    oui? enfin
    tout de suite svp/s? il? vous? plaît?
    ok/oui/d merci/accord merci?
    immédiatement/maintenant
    oui/si/ouep/volontiers/absolument/exactement/exact/parfait/parfaitement/évidemment/certainement/assurément/effectivement/tout/bien/sûr/ok/yes/yep/correct/vrai/bon/bonne/carrément/grave/clairement/entendu/affirmatif/forcément/naturellement/emojiyes/super/top/génial/nickel/voilà/justement/complètement/totalement/précisément/allez/yeah/idée/mouais
    oui oui/merci/bien/s/svp/volontiers/exactement/tout/absolument/c sûr/entendu/fait?
    bien sûr/entendu/évidemment que? oui?
    tout à fait
    avec plaisir/joie
    d accord
    pourquoi pas
    allez/vas/va y
    je/j veux/voudrais/aimerais/souhaite/suis/pense/crois/confirme/accepte/apprécierais/préfère/préférerais/espère bien/d/que/oui/partant/sûr/vraiment/ça/aimerais? oui/bien/accord/partante?
    c est/serait/sera/ça/était/bien/vrai/une très/vraiment/ça/bon/bonne/bien/exact/super/exactement/parfait/une? ça/exact/bien/gentil/parfait/super/correct/vrai/bon/génial/top/noté/sûr/cela/bonne/juste/idée idée?
    ça/cela marche/va/serait/me/m/roule/aide/aiderait/aidé/convient/a très/bien/super/va/convient/aiderait/aidé/irait? bien/gentil/super/parfait/aidé?
    s il vous/te plaît
    si c/vous/possible est/pouvez/voulez? possible?
    aucun/sans problème/doute/souci
    pas de problème/souci
    faites/fais le/ça/cela/donc
    on y va
    ce serait/sera super/bien/parfait/génial/gentil/top/cool/sympa
    ouai
    moi ça va/aussi
    je vous en prie
    à 100
    volontiers merci
  `,
  no: `
    pas tout de suite
    je/j n/ne? en veux/souhaite/voudrais pas
    je préfère/vais/veux continuer/rester avec/ici/sans vous/toi/le? bot/robot?
    je ne? veux/souhaite parler à personne
    non/no/jamais/aucunement/négatif/faux/nullement/incorrect/nein/emojino
    non merci/non/pas/jamais/vraiment/plus/je/ça/c pas/du/merci/va/bon/est? tout/bon/maintenant?
    pas/surtout/vraiment/certainement/absolument/franchement/non du/pas/maintenant/la/vraiment/besoin/question/nécessaire/encore/tout/pour/aujourd/question/tellement/forcément/exactement/trop/merci/intéressé/intéressée/de/le peine/moment/tout/l/hui/instant/suite/besoin/le? moment/instant?
    ce/c n est/serait/sera/est/était pas nécessaire/utile/la/ça/vrai/correct/exact/le/obligatoire/vraiment/bon peine/cas/ça/nécessaire/moment?
    c est pas/non/faux/inutile la/nécessaire/bon/ça/vrai/utile? peine?
    je/j ne/n/préfère/préférerais/pense/crois/dis/ai/veux/suis/vais en/le/veux/souhaite/pense/crois/ai/suis/que/pas/préfère/voudrais/peux/m? pas/non/plus/rien/débrouiller/intéressé/seul/besoin/envie/d/attendre/veux besoin/cela/merci/d/accord/intéressé/envie/ça/humain/aide/seul/parler/le? faire/aide?
    ça/cela/il ne/n/va/ira/m/a/est/faut/aide me/m/ira/aide/va/a/est/pas? pas/aidé/plus aidé/va/bien/merci/la/nécessaire? peine?
    plus/une tard/autre fois?
    peut être plus/une tard/autre fois?
    laissez/laisse tomber/moi/ça/faire tranquille?
    oubliez/oublie ça/moi
    hors de question
    jamais de la vie
    plus tard peut être
    en aucun cas
    ne/n vous/faites/le rien/pas/inquiétez/dérangez/donnez/faites pas? cette? peine?
    inutile de? vous? déranger?
    sans façon
    c est non
    il n en est pas question
  `,
  declines: `
    je/j? vais/veux/peux/laissez/laisse moi? le/encore/ré? réessayer/essayer/reformuler/reposer/recommencer/redire/dire/expliquer/ressayer encore/autrement/différemment/moi/ma/à? même/nouveau/fois/question?
    je/j? reformule/réessaie/réessaye/explique/recommence autrement/encore?
    répondez/réponds/répondre/dites/dis/expliquez/explique juste/seulement/simplement/le/moi/à? juste/simplement/moi? à/vous/la/ma? ma/la/vous? question/réponse/même?
    je/j ne/n? veux/souhaite/désire/voudrais pas être? transféré/transférée/redirigé/mis/rappelé/appelé
    je/j ne/n? ai pas le/de? temps/envie pour/de? ça/cela/attendre/parler?
    je/j reste/préfère/continue rester? avec/ici le/vous/toi? bot/robot?
    je/j ne/n? ai/avais pas/rien demandé ça/cela/un/à? humain/conseiller/parler?
    oubliez/oublie/annuler/annule/annulez/retour ça/cela?
    je/j ne/n? aime pas le/parler/téléphoner/les au? téléphone/gens/appels?
    c est bon? je/j ai déjà? trouvé/résolu/compris la/le? solution/réponse?
  `,
  plainAnswers: 'oui volontiers absolument non',
  negatives:
    'rien non no jamais aucunement négatif faux nullement incorrect nein emojino pas ne n aucun aucune inutile préfère préférerais laissez laisse oubliez oublie hors sans tard autre débrouiller seul',
  asksIfDone: `
    ^ et/alors/donc? est ce
    est/sont/a/sera il/elle/ils/elles/ce/t
  `,
  allDone: `
    mon/le problème est résolu/réglé
    ça/cela/tout/c marche/fonctionne/remarche/refonctionne maintenant/bien/enfin/nouveau? maintenant?
    ça/cela remarche/refonctionne
    j ai trouvé/ma/la/eu la/ma/réponse? réponse/solution?
    j ai tout ce qu/dont il/j/je me/ai? faut/besoin?
    ce/c sera/est tout pour aujourd/le/moi/maintenant/l hui/moment/instant?
    c est/était/sera tout/bon/fini/terminé/réglé/résolu/parfait/bien pour/merci/ce? moi/l/aujourd/le/moment? instant/hui?
    ce sera tout
    c est bon
    ça/cela sera/suffit/suffira/ira/répond/a tout/à/répondu? ma/à? question/ma? question?
    rien d/de/à/autre/plus autre/plus/ajouter? autre?
    pas/plus d/de/aucune autre/autres/question/questions question/questions?
    je/j n ai/ai plus/pas/tout/eu d/de/ce/compris/aucune/ma/mes? autre/autres/question/questions/qu/réponse/que? il/question/questions/je? me/voulais? faut?
    tout est/va clair/bon/ok/réglé/bien/résolu/parfait
    problème/question résolu/réglé/répondue/résolue
    réglé/résolu/terminé/fini
    aucune autre? question
    vous/tu avez/as répondu à toutes? ma/mes question/questions
    ça ira merci?
  `,
  content: `
    ça va aller/merci/bien?
    ça va
    c est bon
    non merci
    ça ira
    tout va bien
    je me débrouille
    je vais me débrouiller seul?
  `,
  somethingElse: `
    il reste/y un/une/des/a? encore? un? problème/question/souci/chose/a
    un/une instant/minute/moment/seconde
    mon/le/ce problème/souci n/est/reste est? pas/toujours/encore/entier? pas? résolu/réglé/là?
    j/je ai/aurais/voudrais/veux/souhaite encore/une/aussi/d/plusieurs/quelques? une/autre/autres/question/questions/savoir/problème/quelque/chose/demande? question/questions/autre/chose/problème/demande?
    une/encore/autre/dernière autre/une/question/dernière/petite/seule/chose question/chose/demande/questions?
    encore une/quelque question/chose
    il y/reste a encore/une/autre/quelque? chose/autre/une/question? chose/question?
    autre chose
    pas/non encore/tout/vraiment/fini/terminé à/fait? fait?
    ça/cela/ce/c ne/n/a m/a/est/marche/résout/répond/fonctionne? pas/rien/toujours aidé/tout/résolu/répondu/ma/à/marché/ça/fini? question/problème/ma? question?
    attendez/attends un? instant/moment?
  `,
  help: `
    j ai/aurais une/un/des? petite? question/questions/problème/souci/demande
    tu/vous peux/pouvez m/nous aider/renseigner
    je? peux/puis/pourrais/puis-je je? te/vous? poser/demander une/quelque? question/chose
    puis je poser une question
    besoin d assistance/aide
    aide/menu/options/commandes/secours/aidez/help
    aidez/aide/aider moi/nous s? il? vous? plaît?
    à l aide
    j ai/aurais besoin d/de votre/une/un/l? aide/assistance/coup?
    besoin d aide
    pouvez/pourriez/peux/peut vous/tu/on m/me/nous aider/renseigner
    que/qu/quoi peux/pouvez/sais/savez/puis/est tu/vous/je/ce? que/vous? faire/demander/savez/pouvez/pouvez? faire?
    qu est ce que vous/tu pouvez/peux/savez/sais faire
    comment ça/cela/vous/tu marche/fonctionne/fonctionnez
    en quoi pouvez vous m aider
    quelles sont vos/tes/les options/fonctions/possibilités/commandes
  `,
  end: `
    on peut/va/pourrait s arrêter là/ici
    fermer/fermez/ferme cette/la fenêtre de/du chat/discussion/conversation
    vous/tu/on pouvez/peux/peut/pourriez mettre fin à/au la/cette? conversation/chat/discussion/session?
    la/le/cette/ce conversation/chat/discussion/échange est terminée/fini/finie/terminé/close/fermé/fermée/clos
    la/le/cette/ce conversation/chat/discussion/session peut/doit être fermé/fermée/clos/close/terminé/terminée
    je quitte/ferme/termine/clos/arrête le/la/ce/cette chat/conversation/discussion/session maintenant?
    finissons/terminons/arrêtons/fermons/concluons cette/la/ce/le conversation/chat/discussion/session
    coupez/couper/coupe la/le/cette/ce conversation/chat/discussion/session
    je n/ne ai/veux/souhaite/voudrais plus envie? de? discuter/chatter/parler/converser
    je? veux/voudrais/souhaite? sortir du/de chat/la conversation?
    comment sortir du/de chat/la conversation?
    je/on? veux/voudrais/souhaite/aimerais/préfère arrêter/terminer/stopper/finir/quitter/partir là/ici/maintenant/svp/ça/tout? svp?
    on s? en? arrête/reste là/ici
    arrêtons/terminons/restons nous/en? là/ici
    on/nous en reste/restons là/ici?
    fin
    déconnectez/déconnecter/déconnecte/déconnexion moi? svp/maintenant?
    peut/pouvez/pourriez/puis on/vous/je/nous clore/clôturer/terminer/fermer/arrêter/quitter/finir la/le/ce/cette/notre? conversation/chat/discussion/session/tchat/échange
    raccrochez/raccrocher
    stop/stoppe/stoppez la/le/cette/ce conversation/chat/discussion
    on peut/pourrait arrêter/terminer/finir/fermer la/le/cette/ce discussion/conversation/chat/session
    je veux/voudrais/souhaite arrêter/terminer de/la? discuter/discussion/chatter/parler
    quitter
    terminer/fermer/finir/quitter/arrêter/clore/clôturer/fin/mettre/stopper la/le/cette/ce/du/de/l/fin? la/le/cette/ce/fin/à/au/échange? cette? conversation/chat/discussion/session/tchat/dialogue/échange
    fermez/terminez/finissez/arrêtez/clôturez/arrête/termine/ferme la/le/cette/ce conversation/chat/discussion/session/tchat
    je veux/voudrais/souhaite/aimerais terminer/fermer/finir/quitter/arrêter/clore/mettre la/le/cette/ce/fin conversation/chat/discussion/session/tchat/à/au cette/la/chat? conversation/discussion/chat?
    vous? pouvez/pourriez vous? fermer/terminer/clore/arrêter la/le/cette/ce conversation/chat/discussion/session/tchat
    terminer
    end chat
    comment quitter/fermer/terminer/arrêter le/la/ce/cette chat/conversation/discussion/session
    mettre/mettez fin à/au la/cette/ce/chat? conversation/discussion/chat/session?
  `,
  askedIfBot: `
    veux/voudrais/aimerais/souhaite savoir/demander si vous/tu/c/je êtes/es/est/parle vraiment/bien/à/avec? un/une? vrai/vraie? <etre> <adj>?
    êtes/es vous/tu vraiment/bien/juste/seulement/réellement? un/une/l/juste/bien? un/une? vrai/vraie/véritable? <etre> <adj>? ou? un/une? <etre>?
    vous/tu n? êtes/es vraiment/bien/juste/seulement/pas? un/une/l/juste/bien? un/une? vrai/vraie/véritable? <etre> <adj>? ou? un/une? <etre>?
    est ce que? vous/tu/c êtes/es/est vraiment/bien? un/une/l/juste/bien? un/une? vrai/vraie/véritable? <etre> <adj>? ou? un/une? <etre>?
    est ce bien/vraiment? un/une/l/juste/bien? un/une? vrai/vraie/véritable? <etre> <adj>? ou? un/une? <etre>? qui? répond/écrit/parle?
    ^ c est bien/vraiment? un/une/l/juste/bien? un/une? vrai/vraie/véritable? <etre> <adj>? ou? un/une? <etre>? qui? répond/écrit/parle? ici/là? $
    est ce que je parle/discute/chatte/échange à/avec/bien? à/avec? un/une/l/juste/bien? un/une? vrai/vraie/véritable? <etre> <adj>? ou? un/une? <etre>?
    suis je en train de parler/discuter/chatter/échanger à/avec un/une/l/juste/bien? un/une? vrai/vraie/véritable? <etre> <adj>? ou? un/une? <etre>?
    je suis en train de parler/discuter/chatter/échanger à/avec un/une/l/juste/bien? un/une? vrai/vraie/véritable? <etre> <adj>? ou? un/une? <etre>? $
    ^ je parle/discute/chatte à/avec/bien? à/avec? un/une/l/juste/bien? un/une? vrai/vraie/véritable? <etre> <adj>? ou? un/une? <etre>? $
    ai/j je/ai affaire à un/une/l/juste/bien? un/une? vrai/vraie/véritable? <etre> <adj>? ou? un/une? <etre>?
    y a t il un/une/l/juste/bien? un/une? vrai/vraie/véritable? <etre> <adj>? ou? un/une? <etre>? derrière
    il y a un/une/l/juste/bien? un/une? vrai/vraie/véritable? <etre> <adj>? ou? un/une? <etre>? derrière
    on dirait un/une/l/juste/bien? un/une? vrai/vraie/véritable? <etre> <adj>? ou? un/une? <etre>?
    savoir/dire/demander si vous/tu/c/je êtes/es/est/parle vraiment/bien/à/avec? un/une/l/juste/bien? un/une? vrai/vraie/véritable? <etre> <adj>? ou? un/une? <etre>?
    tu es/t qui/quoi
    vous êtes qui/quoi
    comment tu/vous t/te/vous appelles/appelez
    comment t appelles tu
    comment vous appelez vous
    quel est ton/votre nom/prénom/âge
    quel âge as/avez tu/vous
    as/avez tu/vous un nom/prénom
    d où viens/venez tu/vous
    qui t/vous a créé/fait/programmé/conçu
    es/êtes tu/vous un/une homme/femme/fille/garçon
    est ce automatique/automatisé/robot/humain
    c est un/une robot/bot/machine/ia/chatbot/ordinateur
    es/êtes/etes tu/vous vraiment/bien? un/une? programme/logiciel/automate/ia/algorithme/chatbot/robot/bot
    suis je/j? en? contact/relation/ligne? avec un/une robot/bot/machine/humain/personne/vrai/vraie humain/personne?
    ai/parlé je/t/on affaire/à à/un/une? un/une? robot/bot/machine/humain/personne/vrai/vraie
    on parle à/avec un/une robot/bot/machine/humain/personne
    vous/tu n es/êtes? pas? humain/réel/humaine/réelle/un/une humain/personne/vrai?
    y a t il/elle? un/une vraie/vrai? humain/personne derrière l/cet/ce? écran/chat?
    y a t il/elle? un/une vraie/vrai? humain/personne qui répond/écrit/lit
    quelqu un/d de/d? réel/derrière/humain l/cet/ce/ici écran/chat?
    est ce qu/que il/c/y? y? a/est? un/une/quelqu? humain/robot/un/vraie/vrai personne? derrière l/cet/ce/écrit/répond? écran/chat/ordinateur?
    automatique/automatisé ou humain/humaine/réel
    êtes/es vous/tu une/un? intelligence artificielle
    suis je/j en train de parler à un/une robot/bot/machine/humain/personne
    qu es/êtes tu/vous
    es/êtes tu/vous chatgpt/siri/alexa
    êtes/es/etes vous/tu vraiment/bien/réellement/juste/seulement? un/une/humain/réel/vrai vrai/vraie/être/robot/bot/machine/humain/ordinateur/ia/chatbot/personne/programme/réelle/véritable
    êtes/es/etes vous/tu humain/humaine/réel/réelle/automatique/automatisé
    vous/tu êtes/es/etes vraiment/bien/pas? un/une/humain vrai/vraie/être/robot/bot/machine/humain/ordinateur/ia/chatbot/personne/programme
    est ce/c un/une/que/bien? vous/je/tu? êtes/es/parle? un/une/à? un/une? vrai/vraie/être/robot/bot/machine/humain/ordinateur/ia/chatbot/personne
    y a t il/quelqu un? humain/quelqu? un? derrière
    quelqu un derrière
    c est automatique/automatisé
    c est un/une robot/bot/machine/humain/ordinateur/ia/chatbot/vraie/vrai
    t/tu es/est/êtes un/une? robot/bot/machine/humain/ia/chatbot/vrai
    je/j parle/discute/suis/ai à/avec/affaire un/une/à/bien/qui? un/une? vrai/vraie/être/robot/bot/machine/humain/ordinateur/ia/chatbot/personne/qui
    à/avec qui est? ce? que? je/j parle/discute/ai affaire?
    à/avec qui parle/discute/ai je/t affaire?
    parle/parlé/discute je à/avec/bien un/une/à/qui? un/une? vrai/vraie/être/robot/bot/machine/humain/ordinateur/ia/chatbot/personne/qui
    qui êtes/es vous/tu
    humain ou robot/machine/bot
    robot ou humain/personne
  `,
  unhappy: `
    c est honteux/scandaleux/lamentable/pitoyable/déplorable/inacceptable/une/la honte?
    ce/c n/ne? était/est pas ma/la/ce question/demande/bonne/que réponse?
    vous/tu n/ne? avez/as pas/rien/mal/toujours compris rien? à/ma? question/demande?
    ^ encore/toujours/c faux/est faux? $
    ^ ça suffit maintenant/comme? ça? $
    ce/c n est pas ma/la question
    ce/c n? est pas possible/sérieux/normal/vrai ça/cela?
    je ne? suis pas du? tout? content/contente/satisfait/satisfaite/heureux
    emojiangry
    tu/vous ne? sers/servez/sert vraiment? à rien
    service/support/accueil/conseil déplorable/lamentable/minable/nul/pourri/catastrophique/honteux/exécrable/désastreux/médiocre
    vous/tu me/m/nous faites/fais perdre mon/notre/du temps
    vous/tu vous/te foutez/fichez/moquez/fous/moques de moi/nous/la/gueule?
    foutez vous de moi
    bande de voleurs/escrocs/incapables/menteurs/nuls
    arnaque/arnaqueurs/escrocs/voleurs
    ^ déplorable/lamentable/minable/scandaleux/inadmissible/honteux/inacceptable/ridicule/pathétique/nul/décevant/insupportable $
    vous/tu/c/ça/ce/votre/le/cette robot/bot/chat/service/chatbot/machine? est/êtes/es/sert/était vraiment/complètement/totalement/n/un/une/du/de/trop/nul/très/tellement/juste/pas? un/une/la/très/importe/vraiment/n/à? nul/nulle/inutile/stupide/bête/idiot/ridicule/inadmissible/scandaleux/merde/honte/pourri/lamentable/agaçant/énervant/débile/con/catastrophe/inacceptable/quoi/rien/foutage/blague/mauvais/incompétent/frustrant/pénible/insupportable/aberrant
    vous/tu ne/n comprenez/comprends/m/servez/sers/répondez/réponds/écoutez/aidez/aides/à? rien/pas/aidez/aides/écoutez/comprenez/comprends à? rien/pas/ma? question?
    vous/tu comprenez/comprends/servez/sers/répondez/aidez rien/pas/à/m rien/pas?
    ça/cela ne/n m/me/sert/aide/répond/a? aide/sert/m/à/pas/répond? pas/rien/à/aidé du? tout/rien?
    je suis très/vraiment/trop/en/extrêmement/furieux/furieuse/pas? énervé/énervée/déçu/déçue/fâché/fâchée/mécontent/mécontente/furieux/furieuse/colère/agacé/agacée/frustré/frustrée/outré/excédé/content/satisfait
    j en ai/peux marre/assez/ras/plus le? bol?
    ras le bol
    t/tu/vous es/êtes/etes nul/nulle/stupide/bête/con/inutile
    ce n/c est pas/n ce/pas que/ce j/que/je ai/veux/j demandé/voulais/ai? demandé?
    marre de
    merde/putain/bordel/con/connard/connerie/conneries/foutre/fait chier?
    n importe quoi
    quelle/quel honte/blague/perte/scandale/nullité/service de? temps?
    perte de temps
    vous/tu êtes/es/etes/sert/servez nuls/nul/nulle/mauvais/incapable/incapables/rien/à? rien?
    ferme/fermez la/ta gueule?
    ta gueule
    pire service/bot/expérience/robot
    robot/bot/service/chatbot nul/stupide/inutile/débile/pourri/lamentable/de merde?
    stupide/sale/foutu robot/bot/machine
    toujours la même
    en rond
    veux/voudrais me plaindre
    porter plainte
    déposer/faire une? plainte/réclamation
  `,
  otherWords:
    'devait devais devaient devons devez devrais devraient adresses adressée affaires agresser aimer appela argente argents arrives arrivée arriver assistant assistante assistants atteindre attendra antre astre balle belge bulle borne bonnet bonté cendre centré celte chanter charter chercher cherchez chinois claquement classement cliente ' +
    'collectes collages collèges college commente commentaire communier commerciale commerciales commerciaux compétence compétences complément compatibilité comparabilité comportement confirmer confirmez collecter collectez concerter contenter contester constater contracter consacrer container contenir contient contraint conserver concerner condenser confesser converge convertir conférer converse conseilla conseillent conseillez ' +
    'consolateur constituer continu continuité contracte dates dédain demain demander demandes demandée départements dépassement déportement désir désirs détecteur digestion directive directives directs directe directes directrices discutez disputer dispute doute douche engin équipée équipées essai essais espèce étais état étant excellence excellents experte experts expliqué ' +
    'faon flacon faute fautes faits fraichement fortement fermement garant gelant géant garantie gland grandi grands gravée grève grace heurt heures impassible imposable infirmation informatif informations inquiet inquiète instants interdise interdisse jugement lasse lisse liasse ligue linge livrais liaison liaisons ' +
    'manger manège ménager manche marcher marches maintenance maintenait menageries messager messagers mestre mette mettra mies misse moments moyens muais numéros obligataire opératoire orateur orient orienta oublier parfaite parole parlait partait partie partis partira portant partance patiente peigne peinte plaine plaines plantes plantées plan plat plaid plant ' +
    'portes portiez poste passible pourras pourrie prouvez profère préfères problèmes prochain promotion raide rapine rabot rappels réclamer réclamez recoupement rediger rédiger réjouir relief relire relieur remboursement rations réactions religions rotations rédactions réputations rétractions régulations résiliation révélations relater relatifs relatives représentent représentait représentants rentrer restes retour rebours recours repense repos ' +
    'rouge rouler routes salat saut saluts semaines serais sévices serviette sifflement supplément sûrement simples spécialité spécialités socialiste souhait souhaits souci site subite supérieure supérieurs supports supporta techniques technicité tétanique téléphonie transforme transforment transformer transformez transpire transpirer transfuge transfuse transporter trancher transiger transmettez ' +
    'tempe tempo tempes tenement toutefois tranquilles travaux urgences urgents utiles vante ventes ventre vents vitre voire vivat volontaires voter variable vérifiable vendrions voudrez voulions ' +
    'agence agenda argent gent agenda conseil conseils conseille contrat contrats contact contente contacts passage passe passes passeport parle parler partir parti part parcours services ' +
    'serveur serviette supporte supports support operation operations operer humour humeur humaines personnel personnels personnelle personnelles vraiment vrac joint jointe jointes joints ' +
    'appareil appareils appel appels veux vieux vous vue besoins besogne echange echanges merci mercredi bonjour bonne bons salut salle ouvert ouverte nombre noms nom note notre votre oui ouie ' +
    'plainte plaindre relations relatif transfert transferts connexion connecte directeur direct responsables reponse reponses',
  capitalNouns: false,
  elides: true,
};
