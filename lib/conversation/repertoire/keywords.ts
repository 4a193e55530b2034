import { wordsOf } from '../phrases.ts';

/**
 * What a whole message may say, in any case, to get an answer. The English names are those of the commands that the
 * Dynamics 365 documentation lists for an agent; a name in several words is understood however the customer joins them
 * ("hero card imback", "herocardimback"). Here is only what our own buttons and help say; how else customers ask for a person,
 * an end or help is for `lib/understanding` to hear.
 */
const PHRASES = {
  agent: ['agent', 'mitarbeiter', 'conseiller'],
  endChat: ['end chat', 'endchat', 'chat beenden', 'terminer le chat'],
  help: ['help', 'hilfe', 'aide'],
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
