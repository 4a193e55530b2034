/** A place in a phrase: the words that may stand there, and whether it may be left out. */
interface Place {
  readonly words: ReadonlySet<string>;
  /** Whether words that no table has may stand there as well. */
  readonly takes: (word: string) => boolean;
  readonly optional: boolean;
  /** Whether it takes more than its words. */
  readonly isOpen: boolean;
}

/** What stands for words that nobody can list. */
export interface Wildcards {
  /** Whether a word may be a name, of somebody or of a place: no table has it. */
  readonly isName: (word: string) => boolean;
}

/** So many digits at least are a number that one can call. */
const NUMBER = /^\d{2,}$/;

export type Phrase = readonly Place[];

/**
 * Reads phrases as they stand in a language's table, one a line: `have a? nice/good day/evening/weekend`. Between blanks stands a
 * word, or words of which any will do, separated by `/`; a `?` behind them says that they may be missing. `<name>` stands for
 * every word of that list, `*` for a name ("my name is Bob"), `#` for a number; neither of these begins a phrase. `fold` makes
 * of a word what {@link readClauses} makes of it. Places that are written alike are one: a language has some ten thousand, of
 * which half differ, and they are read before the first answer.
 * @throws Error when a list is named that there is not, or a `?` stands inside of a place.
 */
export function phraseReader(
  fold: (word: string) => string,
  lists: ReadonlyMap<string, readonly string[]>,
  { isName }: Wildcards,
): (table: string) => readonly Phrase[] {
  const placeOf = once((written: string): Place => {
    const words = new Set<string>();
    let [name, number] = [false, false];
    for (const choice of written.replace(/\?$/, '').split('/')) {
      if (choice.includes('?')) throw new Error(`In a phrase stands "${written}": its "?" goes to the end.`);
      if (choice === '*') name = true;
      else if (choice === '#') number = true;
      else if (!choice.startsWith('<')) words.add(fold(choice));
      else {
        const list = lists.get(choice.slice(1, -1));
        if (list === undefined) throw new Error(`A phrase names ${choice}, which is no list.`);
        for (const word of list) words.add(word);
      }
    }
    const takes = (word: string): boolean =>
      words.has(word) || (number && NUMBER.test(word)) || (name && isName(word));
    return { words, takes, optional: written.endsWith('?'), isOpen: name || number };
  });
  return (table) => {
    const lines = table.split('\n').map((line) => line.trim());
    return lines.filter((line) => line !== '').map((line) => line.split(/\s+/).map(placeOf));
  };
}

/** What a function makes of a text, made once: a language's tables are read for several lists each. */
export function once<Value>(make: (text: string) => Value): (text: string) => Value {
  const made = new Map<string, Value>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const value = make(text);
    made.set(text, value);
    return value;
  };
}

/** Stands at the beginning of a text, in front of its words. Many phrases begin there, of which the next word rules most out. */
const BEGINNING = '^';

interface Candidate<Tag> {
  readonly phrase: Phrase;
  readonly tag: Tag;
}

/** Phrases by the words that they may begin with; those of a text's beginning by the words behind it where these are known. */
export type PhraseIndex<Tag> = ReadonlyMap<string, readonly Candidate<Tag>[]>;

export function indexPhrases<Tag>(
  tables: readonly { readonly tag: Tag; readonly phrases: readonly Phrase[] }[],
): PhraseIndex<Tag> {
  const index = new Map<string, Candidate<Tag>[]>();
  for (const { tag, phrases } of tables) {
    for (const phrase of phrases) {
      for (const key of keysOf(phrase)) {
        const known = index.get(key);
        if (known === undefined) index.set(key, [{ phrase, tag }]);
        else known.push({ phrase, tag });
      }
    }
  }
  return index;
}

function keysOf(phrase: Phrase): Iterable<string> {
  const { words, isOpen } = firstWords(phrase);
  if (words.size !== 1 || !words.has(BEGINNING) || isOpen) return words;
  const behind = firstWords(phrase.slice(1));
  return behind.isOpen ? words : [...behind.words].map(behindBeginning);
}

function behindBeginning(word: string): string {
  return `${BEGINNING} ${word}`;
}

/** The words that a phrase may begin with, and whether that may be any other word, or none. */
function firstWords(phrase: Phrase): { readonly words: ReadonlySet<string>; readonly isOpen: boolean } {
  const words = new Set<string>();
  for (const place of phrase) {
    for (const word of place.words) words.add(word);
    if (place.isOpen) return { words, isOpen: true };
    if (!place.optional) return { words, isOpen: false };
  }
  return { words, isOpen: true };
}

/** The phrases of the index that may begin with a word of a text. */
function candidatesAt<Tag>(
  words: readonly string[],
  at: number,
  index: PhraseIndex<Tag>,
): readonly Candidate<Tag>[] {
  const word = words[at] ?? '';
  const candidates = index.get(word) ?? NONE;
  if (word !== BEGINNING) return candidates;
  return [...candidates, ...(index.get(behindBeginning(words[at + 1] ?? '')) ?? NONE)];
}

const NONE: readonly never[] = [];

const NOWHERE: readonly number[] = [];

/** Where a phrase that begins at `at` may end, longest first; empty when it does not begin there. */
function endsOf(phrase: Phrase, words: readonly string[], at: number, from = 0): readonly number[] {
  const place = phrase[from];
  if (place === undefined) return [at];
  const word = words[at];
  const taken = word !== undefined && place.takes(word) ? endsOf(phrase, words, at + 1, from + 1) : NOWHERE;
  if (!place.optional) return taken;
  const left = endsOf(phrase, words, at, from + 1);
  if (taken.length === 0) return left;
  // Only here there are two ways to go on. It is looked for hundreds of phrases in each message, and most end at once.
  return [...new Set([...taken, ...left])].sort((one, other) => other - one);
}

/** A phrase in a text: `words.slice(start, end)`. */
export interface Found<Tag> {
  readonly tag: Tag;
  readonly start: number;
  readonly end: number;
}

/** Every phrase of the index in a text; of those that begin at one word the longest of each tag. */
export function findPhrases<Tag>(words: readonly string[], index: PhraseIndex<Tag>): readonly Found<Tag>[] {
  return words.flatMap((_word, start) => {
    const candidates = candidatesAt(words, start, index);
    if (candidates.length === 0) return [];
    const longest = new Map<Tag, number>();
    for (const { phrase, tag } of candidates) {
      const end = endsOf(phrase, words, start)[0] ?? start;
      if (end > start && end > (longest.get(tag) ?? start)) longest.set(tag, end);
    }
    return [...longest].map(([tag, end]) => ({ tag, start, end }));
  });
}

/**
 * Takes a whole text apart into phrases of the index, with nothing left over; `undefined` when that cannot be done. Of the
 * ways to do it the one with the longest first phrases; of tags that fit the same words the one that stands first in `order`.
 * Tags that do not stand there are left out, and so is what `accepts` does not take.
 */
export function takeApart<Tag>(
  words: readonly string[],
  index: PhraseIndex<Tag>,
  order: readonly Tag[],
  accepts: (found: Found<Tag>) => boolean = () => true,
): readonly Found<Tag>[] | undefined {
  const dead = new Set<number>();
  const from = (start: number): readonly Found<Tag>[] | undefined => {
    if (start === words.length) return [];
    if (dead.has(start)) return undefined;
    const candidates = candidatesAt(words, start, index)
      .flatMap(({ phrase, tag }) => endsOf(phrase, words, start).map((end) => ({ tag, start, end })))
      .filter((found) => found.end > start && order.includes(found.tag) && accepts(found))
      .sort((one, other) => other.end - one.end || order.indexOf(one.tag) - order.indexOf(other.tag));
    for (const candidate of candidates) {
      const rest = from(candidate.end);
      if (rest !== undefined) return [candidate, ...rest];
    }
    dead.add(start);
    return undefined;
  };
  return from(0);
}
