/** From words to meaning, for every language at once: customers switch languages, and nobody tells us which. */
import { de } from './languages/de.ts';
import { en } from './languages/en.ts';
import { fr } from './languages/fr.ts';
import type { LanguageTable } from './languages/table.ts';
import { readParts, vocabularyOf } from './parts.ts';
import { clausesOf } from './words.ts';

const LANGUAGES = [en, de, fr].map((table) => ({ table, vocabulary: vocabularyOf(table) }));

/** A request and nothing behind it that could make the person somebody else: "agent fees", "someone in France". */
const END = '(?=[srp]*$|s*r|s*cs*$)';
const REQUESTS: readonly RegExp[] = [
  // "can I speak to a real person", "connect me with an agent about my bill".
  new RegExp(`c[sw]{0,5}k{0,3}p${END}`, 'u'),
  new RegExp(`w[sw]{0,4}k{0,3}p(?=s*c?s*$|s*r)`, 'u'),
  // "agent please", "a real human".
  /^[sk]*p[s]*$/u,
  // "I don't want to talk to a bot".
  /n[swc]{0,7}k{0,2}m(?=s*$|s*r)/u,
];

const VERB_LAST = /s{0,4}k{0,3}ps{0,3}c[sc]*$/u;

/** The words that ask for a person, in any of the languages; undefined when nothing does. */
export function asksForPerson(text: string): string | undefined {
  for (const clause of clausesOf(text)) {
    for (const { table, vocabulary } of LANGUAGES) {
      const { pattern, words } = readParts(clause, vocabulary);
      for (const request of table.verbLast ? [...REQUESTS, VERB_LAST] : REQUESTS) {
        const found = request.exec(pattern);
        if (found === null) continue;
        const refusesMachine = found[0].includes('m');
        // Without a contact verb only a clause that is nothing but known parts is sure enough.
        const bare = !found[0].includes('c') && !refusesMachine;
        if (bare && pattern.slice(0, found.index).includes('x')) continue;
        if (!refusesMachine && pattern.includes('n') && pattern.indexOf('n') < found.index + found[0].length)
          continue;
        return words.slice(found.index, found.index + found[0].length).join(' ');
      }
    }
  }
  return undefined;
}

/** The question a yes or a no answers: shall a person be fetched, was that all, or any other. */
export type Asked = 'person' | 'solved' | 'other';

/** More words than this are a new message, however they begin. */
const LONGEST_ANSWER = 9;

const COURTESY =
  'please thanks thank you very much bitte danke merci beaucoup vielen dank a lot i it 🙏 😊 🙂';

/** A yes or a no to our own question, when the message is nothing but that; undefined for a new message. */
export function answerTo(text: string, asked: Asked): 'yes' | 'no' | undefined {
  const words = clausesOf(text).flat();
  if (words.length === 0 || words.length > LONGEST_ANSWER) return undefined;
  for (const { table } of LANGUAGES) {
    const kinds = kindsOf(words, table);
    if (kinds === undefined) continue;
    if (kinds.has('more')) return asked === 'solved' ? 'no' : undefined;
    if (kinds.has('nothingElse')) return asked === 'solved' ? 'yes' : 'no';
    if (kinds.has('yes') && kinds.has('no')) return undefined;
    if (kinds.has('no')) return 'no';
    if (kinds.has('yes')) return 'yes';
  }
  return undefined;
}

type Answering = 'yes' | 'no' | 'nothingElse' | 'more';
const ANSWERS: readonly Answering[] = ['more', 'nothingElse', 'no', 'yes'];
const COURTESIES = new Set(COURTESY.split(' '));

/** What a message is made of, when it is made of answers and courtesies alone. */
function kindsOf(words: readonly string[], table: LanguageTable): ReadonlySet<Answering> | undefined {
  const kinds = new Set<Answering>();
  for (let at = 0; at < words.length;) {
    const found = longestAt(words, at, table);
    if (found === undefined) {
      if (!COURTESIES.has(words[at] ?? '')) return undefined;
      at += 1;
    } else {
      kinds.add(found.kind);
      at += found.length;
    }
  }
  return kinds;
}

function longestAt(
  words: readonly string[],
  at: number,
  table: LanguageTable,
): { kind: Answering; length: number } | undefined {
  for (let length = Math.min(6, words.length - at); length > 0; length -= 1) {
    const phrase = words.slice(at, at + length).join(' ');
    const kind = ANSWERS.find((one) => table[one].includes(phrase));
    if (kind !== undefined) return { kind, length };
  }
  return undefined;
}
