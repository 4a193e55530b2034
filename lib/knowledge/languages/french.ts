import { stemmer } from '@orama/stemmers/french';
import { wordList, type Language } from '../language.ts';

export const FRENCH: Language = {
  stem: stemmer,
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
séisme température climat degrés
recette pain levain gâteau biscuits crêpes pâtes spaghetti pizza burger sushi riz patate patates tomate oignon ail
poulet bœuf porc steak poisson saumon œuf œufs soupe salade fromage beurre chocolat banane pomme avocat fraises dîner
déjeuner petit-déjeuner végan végétarien calories cocktail vin bière whisky vodka barbecue cuisiner manger kebab
saucisse
football foot basket handball tennis golf hockey rugby match buts stade ligue championnat olympiques marathon gym
fitness yoga entraînement courir nager natation arbitre joueur entraîneur athlète échecs poker psg
politique politicien président ministre élection élections voter vote assemblée gouvernement démocratie roi reine
prince guerre armée réfugiés macron
film films cinéma acteur actrice oscar netflix spotify disney youtube tiktok instagram facebook twitter whatsapp
snapchat telegram linkedin reddit épisode concert chanteur chanteuse chanson paroles musique guitare piano album roman
poème auteur tableau musée théâtre célébrité télé télévision
blague blagues devinette horoscope astrologique loterie loto casino pari parier fantôme extraterrestre ovni licorne
dragon dinosaure robots
amour amoureux amoureuse baiser copine copain mariage épouser marier divorce rencontre tinder romantique sentiments
âme dieu ciel religion église bible jésus prier philosophie univers
chien chiens chiot chat chats chaton hamster lapin cheval vache éléphant lion tigre pingouin manchot oiseau oiseaux
requin baleine serpent araignée abeilles moustique animal animaux zoo vétérinaire
médecin docteur hôpital médicament pilules symptômes grippe fièvre toux cancer vaccin enceinte grossesse bébé dentiste
dent opération thérapie dépression anxiété dormir sommeil rêve rêves régime maigrir vitamine vitamines muscles
pharmacie ordonnance allergie peau cheveux coiffeur tatouage parfum malade rhume mutuelle sécu
école devoirs maths mathématiques algèbre géométrie physique chimie biologie université examen dissertation professeur
prof histoire capitale planète planètes lune mars étoiles galaxie gravité atome évolution pyramide romains égypte
océan fleuve montagne continent habitants arc-en-ciel volcan mondiale
traduis traduire traduction espagnol italien japonais chinois russe latin grammaire anglais allemand
avion aérienne aéroport passeport visa hôtel auberge airbnb vacances plage train trains bus métro tramway taxi uber
ferry croisière valise bagages touriste circulation autoroute gare sncf
voiture voitures pneu pneus moteur essence diesel freins garage permis moto vélo trottinette tesla renault peugeot
citroën bmw
iphone ipad samsung android ordinateur windows macbook imprimante routeur wifi wi-fi bluetooth clavier souris
playstation xbox nintendo minecraft fortnite jeu jeux logiciel python javascript programmer virus pirate piraté sim
smartphone drone chatgpt siri alexa google
lave-linge lave-vaisselle frigo réfrigérateur congélateur four micro-ondes grille-pain aspirateur sèche-linge douche
baignoire toilettes évier lavabo plafond toit papier-peint tapis canapé matelas armoire rideau plombier électricien
chauffage radiateur chaudière jardin pelouse tondeuse plante plantes fleurs roses arbre arbres clôture piscine
loyer propriétaire locataire appartement hypothèque immobilier bitcoin crypto ethereum investir fonds inflation
retraite salaire smic déclaration prêt héritage allocations caf
amazon ebay ikea zalando carrefour leclerc auchan lidl aldi shein temu vinted leboncoin fnac darty starbucks mcdonalds
microsoft adidas nike supermarché boulanger boucher sfr bouygues
tribunal juge police crime meurtre procès prison drogue cannabis arme bombe
travail stage carrière cv entretien recrutez recrutement congé congés
chaussures baskets robe jean veste manteau chemise jupe pantalon chaussettes chapeau bijoux bague boucles montre
vêtements mode
réveil minuteur calendrier rappelle rappel tokyo londres rome berlin madrid lyon marseille moscou pékin sydney dubaï
lisbonne amsterdam brésil canada
consignes jailbreak improvise rap haïku conte
ennuie ennui chante chanter danser anniversaire préférée loisir loisirs jouet jouets crèche couches
club sport sports parking bibliothèque médiathèque tiramisu lasagnes muffins tofu lentilles champignons oranges
citrons raisins melon mangue sécheuse cave grenier placard meubles loyers amende contravention pv vitale identité
voyage voyages voyager séjour excursion einstein molière hugo voltaire mozart beethoven picasso napoléon hitler trump
biden obama poutine merkel musk ronaldo messi mbappé zidane cac argenté genou épaule ventre dos covid corona bactérie
fusée nasa satellite télescope astéroïde caféier garer stationner stationnement assurance-maladie candidature postuler
recruter embauche embauchez employés
cœur coeur sang cerveau os cheville escalier cuisinière chambre orchestre peintre sculpture maire village château
mosquée temple prêtre ange diable magie sorcier sorcière vampire zombie loup ours renard cerf écureuil grenouille
tortue crocodile dauphin pieuvre crabe spiderman batman superman marvel pokémon lego barbie puzzle
`),
};
