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
