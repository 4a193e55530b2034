import { stemmer } from '@orama/stemmers/french';
import { phraseList, wordList, type Language } from '../language.ts';

export const FRENCH: Language = {
  stem: stemmer,
  joining: ['et', 'aussi', 'puis'],
  plurals: ['s', 'x'],
  common: wordList(`
le la les l un une des du de d et ou mais si alors que qu à a au aux dans en sur par pour avec comme est suis sont
était être ai as avez avoir ont je j me m mon ma mes nous notre nos vous votre vos tu te ton ta tes il elle ils elles
ce c cette ces cet se s sa son ses on y peux peut puis pouvez voudrais veux veut dois doit faut svp bonjour merci
salut quoi quel quelle quels quelles comment quand qui est-ce très aussi encore déjà ok
`),
  filler: wordList(`
absolument accord actuellement afin ah ailleurs ainsi aller allez ami amis an ancien année années ans après
apparemment arrive arriver assez attendre attends attendu au-dessus aucun aucune aujourd aujourd'hui auparavant auprès
auquel aurais aurait autant autour autre autres avant avance avis avais avait avons beau beaucoup besoin bête bien
bientôt bizarre bref bon bonne bonnes bonsoir bout ça cause cela celle celui cependant certain certaine certainement
certains chaque chez cher chère chercher cherche chose choses ci clair clairement client cliente combien commencer
comprendre comprends concernant connais connaître constate contre correct correctement côté coup cours d'abord
davantage début déçu dehors dedans delà demain demande demander depuis dernier dernière derniers dernièrement derrière
désolé dessous dessus deux deuxième devant devrait devrais différent difficile dimanche dire dirais direct directement
dis disons dit dites dommage donc donné donner dont droit durant effet eh enfin ennui ensemble ensuite entendu entier
entre envie environ erreur espère essaie essayé essayer eu euh évidemment exact exactement exemple expliquer fait
faire fais faites façon facile facilement faux famille femme fils fin final finalement fois font forcément fort frère
genre gens gentil grand grande grave gros guère hein heure heures heureux hier hors hui ici idée important importe
impossible indique intéressé jamais jeudi jour journée jours jusque juste justement là laisser lequel leur leurs lors
lorsque lui lundi madame maintenant mal malgré malheureusement manière mardi mari matin mauvais mauvaise meilleur même
mêmes mercredi mère mettre mieux milieu mince mis moi moins mois moment monde monsieur moyen n ne ni niveau nom normal
normalement nouveau nouvel nouvelle nuit nul nulle obtenir oh où oublié ouais oui pareil parce pardon parfait parfois
parle parler part partir partout pas passe passé passer pendant pense penser père personne personnes petit petite peur
peu peut-être plein plus plusieurs plutôt point possible pourquoi pourrais pourrait pourriez pourtant pouvoir précis
précédent premier première prendre près presque prêt prévu probable probablement problème problèmes prochain prochaine
proche proposer propre puisque quasiment quelqu quelque quelques quelqu'un question questions quiconque raison rapide
rapidement rappeler reçu récemment réponse répondre ressemble reste rester revoir rien sais sait samedi sans savoir
selon semaine semaines semble sera serait sert seulement sien simple simplement sinon sœur soir soit soi-même souci
soucis souhaite souhaiterais sous soudain souvent stp suffit suite suivant super supposé sûr sûrement surtout tant
tard tel telle tellement temps tenir tente tient tiens tôt totalement toujours tous tout toute toutefois toutes
travers trop trouve trouver trouvé truc type urgence utile utiliser va vais valoir vas venir vendredi vers veuillez
via vie vient vieux vis-à-vis vite voici voilà voir vois voit vont voulais voulu vouloir vrai vraiment
vraisemblablement week-end zut
`),
  elsewhere: wordList(`
météo pluie pleut pleuvoir neige neiger soleil ensoleillé prévisions orage tempête éclair nuages nuageux parapluie
séisme température climat degrés recette pain levain gâteau biscuits crêpes pâtes spaghetti pizza burger sushi riz
patate patates tomate oignon ail poulet bœuf porc steak poisson saumon œuf œufs soupe salade fromage beurre chocolat
banane pomme avocat fraises dîner déjeuner petit-déjeuner végan végétarien calories cocktail vin bière whisky vodka
barbecue cuisiner manger kebab saucisse football foot basket handball tennis golf hockey rugby match buts stade ligue
championnat olympiques marathon gym fitness yoga entraînement courir nager natation arbitre joueur entraîneur athlète
échecs poker psg politique politicien président ministre élection élections voter vote assemblée gouvernement
démocratie roi reine prince guerre armée réfugiés macron film films cinéma acteur actrice oscar netflix spotify
disney youtube tiktok instagram facebook twitter whatsapp snapchat telegram linkedin reddit épisode concert chanteur
chanteuse chanson paroles musique guitare piano album roman poème auteur tableau musée théâtre célébrité télé
télévision blague blagues devinette horoscope astrologique loterie loto casino pari parier fantôme extraterrestre
ovni licorne dragon dinosaure robots amour amoureux amoureuse baiser copine copain mariage épouser marier divorce
rencontre tinder romantique sentiments âme dieu ciel religion église bible jésus prier philosophie univers chien
chiens chiot chat chats chaton hamster lapin cheval vache éléphant lion tigre pingouin manchot oiseau oiseaux requin
baleine serpent araignée abeilles moustique animal animaux zoo vétérinaire médecin docteur hôpital médicament pilules
symptômes grippe fièvre toux cancer vaccin enceinte grossesse bébé dentiste dent opération thérapie dépression
anxiété dormir sommeil rêve rêves régime maigrir vitamine vitamines muscles pharmacie ordonnance allergie peau
cheveux coiffeur tatouage parfum malade rhume mutuelle sécu école devoirs maths mathématiques algèbre géométrie
physique chimie biologie université examen dissertation professeur prof histoire capitale planète planètes lune mars
étoiles galaxie gravité atome évolution pyramide romains égypte océan fleuve montagne continent habitants arc-en-ciel
volcan mondiale traduis traduire traduction espagnol italien japonais chinois russe latin grammaire avion aérienne
aéroport passeport hôtel auberge airbnb vacances plage train trains bus métro tramway taxi uber ferry croisière
valise bagages touriste circulation autoroute gare sncf voiture voitures pneu pneus moteur essence diesel freins
garage permis moto vélo trottinette tesla renault peugeot citroën bmw iphone ipad samsung android ordinateur windows
macbook routeur wifi wi-fi bluetooth clavier souris playstation xbox nintendo minecraft fortnite jeu jeux logiciel
python javascript programmer virus pirate piraté sim smartphone drone chatgpt siri alexa lave-linge lave-vaisselle
frigo réfrigérateur congélateur four micro-ondes grille-pain aspirateur sèche-linge douche baignoire toilettes évier
lavabo plafond toit papier-peint tapis canapé matelas armoire rideau plombier électricien radiateur chaudière jardin
pelouse tondeuse plante plantes fleurs roses arbre arbres clôture piscine loyer propriétaire locataire appartement
hypothèque immobilier bitcoin crypto ethereum investir fonds inflation retraite salaire smic déclaration prêt
héritage allocations caf amazon ebay ikea zalando carrefour leclerc auchan lidl aldi shein temu vinted leboncoin fnac
darty starbucks mcdonalds microsoft adidas nike supermarché boulanger boucher sfr bouygues tribunal juge police crime
meurtre procès prison drogue cannabis arme bombe travail stage carrière cv recrutez recrutement congé congés
chaussures baskets robe jean veste manteau chemise jupe pantalon chaussettes chapeau bijoux bague boucles montre
vêtements réveil minuteur calendrier rappel consignes jailbreak improvise rap haïku conte ennuie ennui chante chanter
danser préférée loisir loisirs jouet jouets crèche couches club sport sports parking bibliothèque médiathèque
tiramisu lasagnes muffins tofu lentilles champignons citrons raisins melon mangue sécheuse cave grenier placard
meubles loyers amende contravention pv vitale identité voyage voyages voyager séjour excursion einstein molière hugo
voltaire mozart beethoven picasso napoléon hitler trump biden obama poutine merkel musk ronaldo messi mbappé zidane
cac argenté genou épaule ventre dos covid corona bactérie fusée nasa satellite télescope astéroïde caféier garer
stationner stationnement assurance-maladie candidature postuler recruter embauche embauchez cœur coeur sang cerveau
os cheville escalier cuisinière chambre orchestre peintre sculpture maire village château mosquée temple prêtre ange
diable magie sorcier sorcière vampire zombie loup ours renard cerf écureuil grenouille tortue crocodile dauphin
pieuvre crabe spiderman batman superman marvel pokémon lego barbie puzzle livret épargne dettes bnp lcl boursorama
revolut mairie préfecture ambassade consulat nationalité naturalisation asile urssaf edf engie forfait opérateur vpn
modem excel linux serveur html css java react docker github algorithme tableur webcam selfie bing wikipédia ryanair
easyjet booking mariée fiancé fiancée cuire cuisson frire griller bouillir ragoût omelette pâte farine levure
épinards carotte carottes brocoli concombre citrouille jambon lardons agneau canard crevettes thon yaourt miel
cacahuète noix tarte dessert limonade jus gin rhum champagne frites curry ramen protéines glucides jeûne obésité
diabète asthme ibuprofène paracétamol doliprane aspirine antibiotiques infirmière clinique urgences ambulance
blessure rougeurs démangeaisons vertiges nausée vomissements diarrhée poumons foie œil yeux oreille oreilles nez
gorge aigle hibou oie poule coq mouton chèvre âne singe gorille girafe zèbre kangourou lézard hérisson rat papillon
fourmi guêpe aquarium perroquet forêt désert île lac cascade grotte glacier tornade inondation sécheresse population
sénateur député république constitution révolution empereur antiquité croisade équation fraction pourcentage carré
racine triangle cercle intégrale dérivée relativité quantique électron molécule oxygène verbe adjectif proverbe
alphabet orthographe conjugaison musicien violon tambour flûte trompette opéra ballet chœur jazz mélodie playlist
karaoké podcast radio réalisateur anime manga bd gardien penalty tournoi champion maillot cycliste ski surf escalade
randonnée camping pêche chasse voile boxe lutte karaté judo pilates haltère camion camionnette pilote hôtesse escale
péage essencerie embrayage phare duvet colocataire coloc chaise oreiller couette serviette lessive balai marteau
perceuse tournevis peinture cigarette cigarettes fumer tabac briquet divorcer notaire cambriolage maternelle semestre
diplôme thèse tarot voyante voyance hashtag influenceur abonnés streamer emoji discord twitch pape évêque rabbin imam
bouddha islam musulman juif chrétien hindou carnaval ramadan réveillon convertir miles kilomètres quiz sudoku tetris
vodafone hulu hbo roblox pinterest deliveroo blablacar ouigo tgv zara primark sephora balcon terrasse couloir ampoule
bouilloire mixeur friteuse échelle cheminée chômage décimale divisé multiplier soustraire hoquet saignement cils
mascara manucure vernis bénévole don pétition manifestation grève piercing perruque déodorant shampoing dentifrice
poterie tricoter crochet bricolage échappement berline
`),
  elsewherePhrases: phraseList(`
comment vas tu, comment allez vous, comment ça va, ça va bien, quel âge as tu, comment tu t appelles, comment t appelles tu
qui es tu, où habites tu, d où viens tu, qui t a, es tu un, es tu une, es tu réel, as tu des, peux tu penser, tu penses quoi
que penses tu, qu en penses tu, tu aimes, aimes tu, crois tu, je t aime, je te déteste, veux tu m épouser, ton avis
ton nom, ta préférée, ton préféré, raconte moi, chante moi, écris moi, écris une, écris un, il est quelle heure
quelle heure est il, quel jour sommes nous, on est quel jour, quelle date, sens de la vie, que veut dire, comment dit on
qui a gagné, qui a écrit, qui a peint, qui est le, qui était, premier ministre, machine à laver, mon patron, mon chef
mon propriétaire, ma copine, mon copain, mon chat, mon chien, ma voiture, mon vol, mon téléphone, ma télé, bon livre
compte épargne, taux de change, permis de conduire, carte d identité, coupe du monde
oublie tes, oublie tout, ignore tes, ignore toutes, tes instructions, tes règles, fais comme si
`),
};
