import { allPhrases, type Phrases } from './policy/policy.ts';

/**
 * Words around a request that change nothing about it: "Can I talk to an agent, please?" asks for "agent". They count only
 * at the edges of a message, so that "travel agent" and "my agent was rude" keep words of their own and match nothing:
 * matching on substrings sends a customer who wants a travel agent to a representative.
 */
const FILLERS = new Set(
  (
    'a an the i id we me us my to with can could may might would will want wanna need like lets let please pls now just ' +
    'hi hello hey get give show see you connect transfer put through talk speak chat ' +
    'bitte ich möchte will mit einem einer einen ein eine dem der den sprechen reden verbinden sie mich kann könnte möchten moechte hallo jetzt zeig zeigen ' +
    'je veux voudrais un une le la avec parler svp sil vous plaît bonjour puis maintenant à montre montrez moi'
  ).split(' '),
);

/** A request is a few words: nothing longer is worth normalising. */
const LONGEST_REQUEST = 200;

/**
 * The words of a text after Unicode normalisation (NFKC), in lower case without regard to the machine's locale, without
 * punctuation. Empty for a text too long to be a request.
 */
export function wordsOf(text: string): readonly string[] {
  return text.length > LONGEST_REQUEST ? [] : splitWords(text);
}

function splitWords(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/gu, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
}

/** Phrases as they are compared. */
interface Compared {
  readonly all: ReadonlySet<string>;
  /** With blanks around them, to be looked for among words in a row. */
  readonly inside: readonly string[];
}

/** A policy has the same phrases for every message: they are made ready once. */
const ready = new WeakMap<Phrases, Compared>();

function compared(phrases: Phrases): Compared {
  const known = ready.get(phrases);
  if (known !== undefined) return known;
  const all = new Set(allPhrases(phrases).map((phrase) => splitWords(phrase).join(' ')));
  const inside = [...all].filter((words) => words !== '').map((words) => ` ${words} `);
  ready.set(phrases, { all, inside });
  return { all, inside };
}

/** Whether a text asks for one of the phrases and nothing else. */
export function asksFor(text: string, phrases: Phrases): boolean {
  const words = wordsOf(text);
  const { all } = compared(phrases);
  return all.has(words.join(' ')) || all.has(withoutFillers(words).join(' '));
}

/** Tells whether a text mentions one of some phrases, as whole words in a row. */
export function mentionedIn(text: string): (phrases: Phrases) => boolean {
  // A topic may be named anywhere in a long message; its beginning is enough, and bounds the work.
  const spoken = ` ${splitWords(text.slice(0, 2_000)).join(' ')} `;
  return (phrases) => compared(phrases).inside.some((words) => spoken.includes(words));
}

/** What remains of a request without the fillers at its edges. */
export function withoutFillers(words: readonly string[]): readonly string[] {
  const start = words.findIndex((word) => !FILLERS.has(word));
  const end = words.findLastIndex((word) => !FILLERS.has(word));
  return start === -1 ? [] : words.slice(start, end + 1);
}
