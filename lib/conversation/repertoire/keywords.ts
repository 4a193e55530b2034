import { wordsOf } from '../phrases.ts';

const THANKS = [
  ...['thanks', 'thank you', 'thanks a lot', 'many thanks', 'thank you very much'],
  ...['danke', 'danke schön', 'dankeschön', 'danke sehr', 'vielen dank', 'besten dank', 'herzlichen dank'],
  ...['merci', 'merci bien', 'merci beaucoup'],
];

const ALL_DONE = [
  ...['that is all', 'that’s all', 'that was all', 'that’s it', 'nothing else', 'problem solved'],
  ...[
    'das ist alles',
    'das war alles',
    'das war’s',
    'erledigt',
    'c’est tout',
    'ce sera tout',
    'c’était tout',
  ],
];

/**
 * What a whole message may say, in any case, to get an answer. The English names are those of the commands that the
 * Dynamics 365 documentation lists for an agent; a name in several words is understood however the customer joins them
 * ("hero card imback", "herocardimback"). The rest is how customers say the same.
 *
 * Who else means "a person" is the policy's to know (`askedForPerson`); here is only what our own buttons and help say.
 */
const PHRASES = {
  agent: ['agent', 'mitarbeiter', 'conseiller'],
  endChat: [
    ...[
      'end chat',
      'endchat',
      'end',
      'end the chat',
      'end this chat',
      'end conversation',
      'end the conversation',
    ],
    ...['close chat', 'close the chat', 'close this chat', 'bye', 'bye bye', 'goodbye', 'good bye'],
    ...[
      'chat beenden',
      'beenden',
      'den chat beenden',
      'chat schließen',
      'gespräch beenden',
      'unterhaltung beenden',
    ],
    ...['tschüss', 'tschüß', 'tschuess', 'auf wiedersehen'],
    ...['terminer', 'terminer le chat', 'terminer la conversation', 'fermer le chat', 'fin du chat'],
    ...['fin de la conversation', 'mettre fin au chat', 'au revoir'],
  ],
  help: [
    ...['help', 'help me', 'what can you do', 'what can i say'],
    ...['hilfe', 'hilf mir', 'was kannst du', 'was können sie', 'was können sie tun'],
    ...['aide', 'à l’aide', 'aidez moi', 'j’ai besoin d’aide', 'besoin d’aide', 'que pouvez vous faire'],
  ],
  solved: [
    ...[...THANKS, ...ALL_DONE],
    ...THANKS.flatMap((thanks) => ALL_DONE.flatMap((done) => [`${thanks} ${done}`, `${done} ${thanks}`])),
    ...[
      'no thanks',
      'no thank you',
      'thanks for the help',
      'thanks for your help',
      'thank you for your help',
    ],
    ...['nein danke', 'danke für die hilfe', 'danke für ihre hilfe', 'vielen dank für ihre hilfe'],
    ...['non merci', 'merci pour votre aide', 'merci de votre aide'],
  ],
  hello: [
    ...['hello', 'hello there', 'hi', 'hi there', 'hey', 'good morning', 'good afternoon', 'good evening'],
    ...['hallo', 'guten morgen', 'guten tag', 'guten abend', 'bonjour', 'bonsoir', 'salut'],
  ],
  debug: ['debug'],
  attachmentFromC2: joined('attachment from c2'),
  htmlList: joined('html list'),
  markdown: ['markdown'],
  animationCard: joined('animation card'),
  audioCard: joined('audio card'),
  faultySigninCard: joined('faulty sign in card'),
  heroCard: joined('hero card'),
  heroCardIMBack: joined('hero card im back'),
  receiptCard: joined('receipt card'),
  signinCard: joined('sign in card'),
  thumbnailCard: joined('thumbnail card'),
  videoCard: joined('video card'),
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Keyword = keyof typeof PHRASES;

export const keywords = Object.keys(PHRASES) as readonly Keyword[];
const byPhrase: ReadonlyMap<string, Keyword> = new Map(
  keywords.flatMap((keyword) =>
    PHRASES[keyword].map((phrase) => [wordsOf(phrase).join(' '), keyword] as const),
  ),
);

/** The keyword that these words, all of them, stand for. */
export function keywordFor(words: readonly string[]): Keyword | undefined {
  return byPhrase.get(words.join(' '));
}

/** Every way of writing a name of several words, each gap with or without a blank. */
function joined(name: string): readonly string[] {
  const [first = '', ...rest] = name.split(' ');
  return rest.reduce(
    (spellings, word) => spellings.flatMap((start) => [`${start} ${word}`, start + word]),
    [first],
  );
}
