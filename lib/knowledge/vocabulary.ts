import { languageOf } from './languages.ts';
import { stemOf, withoutAccents, wordsIn, type ReadTerms } from './terms.ts';

/** A term of a question. */
export interface AskedTerm {
  /** What it tells, from 0 to about 1: much when few articles have it, most when none has. */
  readonly weight: number;
  /** The terms of the articles that it may stand for, and how alike they are, from 0 to 1; itself is 1. */
  readonly near: ReadonlyMap<string, number>;
}

/** What is known of the words of a language's articles. */
export interface Vocabulary {
  readonly read: (term: string) => AskedTerm;
  /** What a term of the articles tells, from 0 to about 1. */
  readonly weight: (term: string) => number;
  /** How many of a question's words belong to matters of everyday life that no article speaks of. */
  readonly elsewhere: (question: string) => number;
}

/** Shorter words have too many neighbours. */
const SHORTEST_NEAR = 5;
/** From here on two letters may be wrong, and a word may be the tail of a compound: "Etikett" of "Retourenetikett". */
const SHORTEST_LONG = 8;
const LONGEST_TAIL = 6;
const MISSPELT = 0.75;
const BEGINS = 0.75;
const PART = 0.6;
/** Words such as "yesterday" tell nothing unless an article says them. */
const FILLER = 0.1;

/** `frequencies` says in how many of the `size` articles a term stands. */
export function vocabularyOf(
  language: string,
  size: number,
  frequencies: Readonly<Record<string, number>>,
  readTerms: ReadTerms,
): Vocabulary {
  const known = new Map(Object.entries(frequencies));
  const { filler, elsewhere } = languageOf(language);
  const foreign = new Set([...elsewhere].map(withoutAccents));
  const fillerTerms = new Set([...filler].map((word) => stemOf(word, language)));
  const most = Math.log(1 + size / 0.5);
  const rarity = (term: string): number => Math.log(1 + size / ((known.get(term) ?? 0) + 0.5)) / most;
  const isFiller = (term: string): boolean => !known.has(term) && fillerTerms.has(term);
  const nearTo = (term: string): ReadonlyMap<string, number> => {
    const terms = new Map<string, number>(known.has(term) ? [[term, 1]] : []);
    if (term.length < SHORTEST_NEAR) return terms;
    for (const other of known.keys()) {
      const likeness = other === term ? 0 : likenessOf(term, other);
      if (likeness > 0) terms.set(other, likeness);
    }
    return terms;
  };
  return {
    weight: rarity,
    read: (term) => {
      if (isFiller(term)) return { weight: FILLER, near: new Map() };
      const near = nearTo(term);
      const meant = known.has(term) ? [term] : [...near.keys()];
      return { weight: meant.length === 0 ? 1 : Math.max(...meant.map(rarity)), near };
    },
    elsewhere: (question) =>
      new Set(
        wordsIn(question, language).filter(
          (word) => foreign.has(withoutAccents(word)) && !readTerms(word).some((term) => known.has(term)),
        ),
      ).size,
  };
}

/** How likely it is that a term of a question means another one of an article. */
function likenessOf(term: string, other: string): number {
  if (other.startsWith(term)) return other.length - term.length <= LONGEST_TAIL ? BEGINS : 0;
  if (other.length >= SHORTEST_NEAR && term.startsWith(other)) return PART;
  if (term.length >= SHORTEST_LONG && other.length >= 4 && term.endsWith(other)) return PART;
  if (other.length >= SHORTEST_LONG && other.endsWith(term)) return PART;
  return isMisspelt(term, other) ? MISSPELT : 0;
}

/** Whether two terms are one letter apart, long ones two; their beginnings or their ends are the same. */
function isMisspelt(one: string, other: string): boolean {
  const most = one.length >= SHORTEST_LONG ? 2 : 1;
  if (Math.abs(one.length - other.length) > most) return false;
  if (one.slice(0, 2) !== other.slice(0, 2) && one.slice(-3) !== other.slice(-3)) return false;
  return distance(one, other) <= most;
}

/** Levenshtein's distance: letters to add, drop or replace. */
function distance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 0; row < one.length; row++) {
    const here = [row + 1];
    for (let column = 0; column < other.length; column++) {
      const replaced = (above[column] ?? 0) + (one[row] === other[column] ? 0 : 1);
      here.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (here[column] ?? 0) + 1));
    }
    above = here;
  }
  return above.at(-1) ?? 0;
}
