import type { Language } from './language.ts';
import type { Asked, Heard, Meaning } from './meaning.ts';
import { findPhrases, type PhraseIndex } from './phrases.ts';
import { hearIn } from './understand.ts';

/** Words that decided something, and the table of the language that has them; `undefined` for words of no table. */
export interface Part {
  readonly words: readonly string[];
  readonly part: string | undefined;
}

/** What was heard, in which language, and of which parts it is made. */
export interface Explained extends Heard {
  readonly language: string;
  readonly parts: readonly Part[];
}

/** What {@link understand} hears, with its parts, for people who ask why; `undefined` where it hears nothing. */
export function explain(text: string, locale: string | undefined, asked?: Asked): Explained | undefined {
  const found = hearIn(text, locale, asked);
  if (found === undefined) return undefined;
  const { heard, language } = found;
  return { ...heard, language: language.code, parts: partsOf(heard, language) };
}

/** Takes the words apart, longest phrase first; what is in no phrase is looked up word by word. */
function partsOf({ meanings, because: words }: Heard, language: Language): readonly Part[] {
  const found = indexesOf(meanings, language).flatMap((index) => findPhrases(words, index));
  const parts: Part[] = [];
  for (let at = 0; at < words.length;) {
    const [longest] = found.filter(({ start }) => start === at).toSorted((one, other) => other.end - one.end);
    const end = longest?.end ?? at + 1;
    // A small word of many phrases says most by the table that asks with it.
    const single =
      end === at + 1 && longest?.tag !== 'people' ? tableOf(words[at] ?? '', language) : undefined;
    parts.push({ words: words.slice(at, end), part: single ?? longest?.tag });
    at = end;
  }
  return parts;
}

/** The tables of phrases that a meaning is made of. */
function indexesOf(meanings: readonly Meaning[], language: Language): readonly PhraseIndex<string>[] {
  return meanings.includes('person')
    ? [language.nouns, language.asksForPerson]
    : [language.smallTalk, language.anywhere];
}

/** The tables of single words, by what decides most. */
const TABLES = [
  ...([
    'negations',
    'talk',
    'contact',
    'transfer',
    'transferred',
    'give',
    'desire',
    'bots',
    'machines',
  ] as const),
  ...(['real', 'before', 'me', 'be', 'you', 'may', 'between', 'ending', 'behind', 'plainAnswers'] as const),
];

function tableOf(word: string, language: Language): string | undefined {
  if (language.desireBehind.has(word)) return 'desireBehind';
  return TABLES.find((table) => language[table].has(word));
}
