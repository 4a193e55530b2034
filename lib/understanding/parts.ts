import type { LanguageTable } from './languages/table.ts';

type Part = Exclude<keyof LanguageTable, 'verbLast'>;

/** One letter for each part, so that the order of parts can be said as a pattern. `x` is a word of no part. */
const LETTERS: Readonly<Partial<Record<Part, string>>> = {
  small: 's',
  kind: 'k',
  wish: 'w',
  reason: 'r',
  negation: 'n',
  machine: 'm',
  contact: 'c',
  person: 'p',
};

export interface Vocabulary {
  readonly letters: ReadonlyMap<string, string>;
  readonly longest: number;
  /** Words long enough to be recognised with one slip of the keys. */
  readonly forgiving: readonly string[];
}

const SHORTEST_FORGIVEN = 6;

export function vocabularyOf(table: LanguageTable): Vocabulary {
  const entries = Object.entries(LETTERS).flatMap(([part, letter]) =>
    table[part as Part].map((phrase) => [phrase, letter] as const),
  );
  return {
    letters: new Map(entries),
    longest: Math.max(...entries.map(([phrase]) => phrase.split(' ').length)),
    forgiving: table.person.filter((phrase) => phrase.length >= SHORTEST_FORGIVEN && !phrase.includes(' ')),
  };
}

export interface Reading {
  /** The parts of a clause in order, one letter each. */
  readonly pattern: string;
  /** The words behind each letter. */
  readonly words: readonly string[];
}

/** Reads a clause as parts, the longest entry first. */
export function readParts(clause: readonly string[], vocabulary: Vocabulary): Reading {
  let pattern = '';
  const words: string[] = [];
  for (let at = 0; at < clause.length;) {
    const { letter, length } = partAt(clause, at, vocabulary);
    pattern += letter;
    words.push(clause.slice(at, at + length).join(' '));
    at += length;
  }
  return { pattern, words };
}

function partAt(
  clause: readonly string[],
  at: number,
  { letters, longest, forgiving }: Vocabulary,
): { letter: string; length: number } {
  for (let length = Math.min(longest, clause.length - at); length > 0; length -= 1) {
    const letter = letters.get(clause.slice(at, at + length).join(' '));
    if (letter !== undefined) return { letter, length };
  }
  const word = clause[at] ?? '';
  const meant = word.length >= SHORTEST_FORGIVEN - 1 && forgiving.some((known) => oneSlip(word, known));
  return { letter: meant ? 'p' : 'x', length: 1 };
}

/** Whether one letter is missing, added, another or swapped with its neighbour; the first letter and an `s` at the end count. */
function oneSlip(word: string, known: string): boolean {
  if (!known.startsWith(word.charAt(0)) || Math.abs(word.length - known.length) > 1 || word === `${known}s`)
    return false;
  let start = 0;
  while (start < word.length && word[start] === known[start]) start += 1;
  const rest = (text: string, skipped: number): string => text.slice(start + skipped);
  return (
    rest(word, 1) === rest(known, 1) ||
    rest(word, 1) === rest(known, 0) ||
    rest(word, 0) === rest(known, 1) ||
    (word[start] === known[start + 1] && word[start + 1] === known[start] && rest(word, 2) === rest(known, 2))
  );
}
