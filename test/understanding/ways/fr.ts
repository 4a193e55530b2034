import type { Ways } from './ways.ts';

export const somebody: Ways = {
  frames: `
    je veux parler à <who>
    je voudrais parler à <who>
    je souhaite parler avec <who>
    j'aimerais parler à <who> s'il vous plaît
    je souhaiterais discuter avec <who>
    je veux <who>
    je voudrais <who>
    il me faut <who>
    j'ai besoin de parler à <who>
    j'ai besoin de joindre <who>
    puis-je parler à <who>
    est-ce que je peux parler à <who>
    pouvez-vous me mettre en relation avec <who>
    pouvez-vous me passer <who>
    pourriez-vous me transférer à <who>
    passez-moi <who>
    donnez-moi <who>
    mettez-moi en contact avec <who>
    mettez-moi en relation avec <who>
    connectez-moi à <who>
    transférez-moi vers <who>
    je veux contacter <who>
    comment contacter <who>
    comment joindre <who>
    comment puis-je parler à <who>
    je cherche à joindre <who>
    j'essaie de joindre <who>
    je n'arrive pas à joindre <who>
    où puis-je trouver <who>
    est-il possible de parler à <who>
    serait-il possible de joindre <who>
    je préfère parler à <who>
    je préfère <who>
    je préférerais échanger avec <who>
    <who> svp
    <who>
    <who> s'il vous plaît
    parler à <who>
    contacter <who>
    appeler <who>
    joindre <who>
    je dois parler à <who>
    il faut que je parle à <who>
    laissez-moi parler à <who>
    je veux être mis en relation avec <who>
    je souhaite être rappelé par <who>
    je voudrais un rendez-vous avec <who>
    bonjour, je voudrais parler à <who>
    non je veux <who>
    merci mais je voudrais <who>
    c'est urgent je dois joindre <who>
    ça ne marche pas, je veux parler à <who>
    pas un robot, <who>
    je demande à parler à <who>
    j'exige de parler à <who>
    trouvez-moi <who>
    appelez-moi <who>
  `,
  lists: {
    who: `
    un conseiller
    une conseillère
    un humain
    un être humain
    une vraie personne
    quelqu'un
    le service client
    un agent
    votre service clientèle
    un opérateur
    un responsable
    un interlocuteur
    un employé
    un technicien
    le support technique
    une personne réelle
    un agent humain
    quelqu'un du service client
    un de vos collègues
    votre supérieur
    le service après-vente
    le SAV
    la comptabilité
    l'assistance
    un conseiller clientèle
    une personne physique
    un vrai conseiller
    quelqu'un d'autre
  `,
  },
};

/** Somebody is to do something, is there, or comes instead. */
export const doing: Ways = {
  frames: `
    est-ce qu'il y a <who>
    y a-t-il <who>
    y a-t-il <who> qui peut m'aider
    il y a <who> ?
    y a <who> ici
    avez-vous <who>
    vous avez <who> ?
    vous n'avez pas <who>
    est-ce qu'<who> peut regarder ça
    est-ce qu'<who> peut m'aider
    est-ce qu'<who> pourrait s'en occuper
    <who> peut-il m'aider
    <who> peut regarder mon dossier
    <who> pourrait s'en charger
    <who> peut m'appeler
    est-ce qu'<who> peut me rappeler
    je peux avoir <who>
    puis-je avoir <who>
    pourrais-je avoir <who>
    j'aimerais avoir <who>
    est-il possible d'avoir <who>
    une chance d'avoir <who>
    possible d'avoir <who>
    moyen d'avoir <who>
    il y a moyen de parler à <who>
    je préfère <who>
    je préfèrerais avoir <who>
    plutôt <who>
    j'aimerais mieux <who>
    je veux plutôt <who>
    j'ai besoin d'<who>
    il me faudrait <who>
    il faut <who>
    laissez <who> s'en occuper
    faites venir <who>
    envoyez-moi <who>
    trouve-moi <who>
    donne-moi <who>
    passe-moi <who>
    où est <who>
    où sont passés les humains, je veux <who>
    je demande <who>
    j'exige <who>
    je cherche <who>
    je voudrais que <who> m'appelle
    je veux que <who> regarde
    j'aimerais que <who> s'en occupe
    demandez à <who> de m'appeler
    <who> serait bien
    <who> ce serait mieux
    seul <who> peut m'aider
    sortez-moi de ce bot, je veux <who>
    peut-on me passer <who>
    on peut avoir <who>
    je veux discuter avec <who>
    j'espérais <who>
    j'attends <who>
    c'est possible d'avoir <who> en ligne
  `,
  lists: {
    who: `
    un humain
    un vrai humain
    une vraie personne
    un conseiller
    un vrai conseiller
    une conseillère
    un agent
    un employé
    un opérateur
    un être humain
    une personne compétente
    un conseiller humain
    un de vos collègues
    un interlocuteur
  `,
  },
};
