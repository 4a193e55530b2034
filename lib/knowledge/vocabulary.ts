import { languageOf } from './languages.ts';
import { remembered } from './remembered.ts';
import type { IndexData } from './searchIndex.ts';
import { stemOf, stemsIn, withoutAccents, wordsIn, type ReadTerms } from './terms.ts';

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
  /** What a term tells whatever the articles: less than 1 for words such as "yesterday". */
  readonly substance: (term: string) => number;
  /** What a question's words of everyday life tell that no article says, each 1, and those that one says, as `weight`. */
  readonly elsewhere: (question: string) => {
    readonly unsaid: number;
    readonly said: number;
  };
}

/** Shorter words have too many neighbours. */
const SHORTEST_NEAR = 5;
/** From here on two letters may be wrong, and a word may be the tail of a compound: "Etikett" of "Retourenetikett". */
const SHORTEST_LONG = 8;
const LONGEST_TAIL = 6;
const MISSPELT = 0.75;
const BEGINS = 0.75;
const PART = 0.6;
/** The parts of a compound that no article says as a whole: "Rücksende" and "Etikett". */
const COMPOUND = 0.9;
const SHORTEST_PART = 4;
/** Shorter ones are other words. */
const SHORTEST_PLURAL = 4;
/** Words such as "yesterday" tell next to nothing unless an article says them, and little then. */
const FILLER = 0.1;
const FILLER_SAID = 0.2;

/** The vocabulary of the articles in an index. */
export function vocabularyOf(
  language: string,
  { size, frequencies, phrases }: IndexData,
  readTerms: ReadTerms,
): Vocabulary {
  const known = new Map(Object.entries(frequencies));
  const { filler, joints } = languageOf(language);
  const isForeign = foreignWords(language);
  const foreignPhrases = foreignPhrasesIn(language, phrases);
  const fillerTerms = new Set([...filler].map((word) => stemOf(word, language)));
  const most = Math.log(1 + size / 0.5);
  const substance = (term: string): number => (fillerTerms.has(term) ? FILLER_SAID : 1);
  const rarity = (term: string): number =>
    (Math.log(1 + size / ((known.get(term) ?? 0) + 0.5)) / most) * substance(term);
  const neighbours = neighboursAmong([...known.keys()]);
  const isFiller = (term: string): boolean => !known.has(term) && fillerTerms.has(term);
  const nearTo = (term: string): ReadonlyMap<string, number> => {
    const terms = new Map<string, number>(known.has(term) ? [[term, 1]] : []);
    if (term.length < SHORTEST_NEAR) return terms;
    for (const other of neighbours(term)) {
      const likeness = other === term ? 0 : likenessOf(term, other);
      if (likeness > 0) terms.set(other, likeness);
    }
    if (joints !== undefined && !known.has(term))
      for (const part of partsOf(term, joints, (stem) => known.has(stem), language))
        terms.set(part, COMPOUND);
    return terms;
  };
  return {
    weight: rarity,
    substance,
    read: (term) => {
      if (isFiller(term)) return { weight: FILLER, near: new Map() };
      const near = nearTo(term);
      const meant = known.has(term) ? [term] : [...near.keys()];
      return { weight: meant.length === 0 ? 1 : Math.max(...meant.map(rarity)), near };
    },
    elsewhere: (question) => {
      const words = [...new Set(wordsIn(question, language))].filter(isForeign);
      const said = words.map((word) => readTerms(word).filter((term) => known.has(term)));
      return {
        unsaid: said.filter((terms) => terms.length === 0).length + foreignPhrases(question),
        said: said.reduce((sum, terms) => sum + Math.max(0, ...terms.map(rarity)), 0),
      };
    },
  };
}

/** Tells words of other matters, in the singular and the plural. */
function foreignWords(language: string): (word: string) => boolean {
  const { elsewhere, plurals, common, filler } = languageOf(language);
  const listed = new Set([...elsewhere].map(withoutAccents));
  return (word) => {
    const plain = withoutAccents(word);
    if (common.has(word) || filler.has(word)) return false;
    if (listed.has(plain)) return true;
    return (
      plain.length >= SHORTEST_PLURAL &&
      plurals.some(
        (ending) =>
          (plain.endsWith(ending) && listed.has(plain.slice(0, -ending.length))) ||
          listed.has(plain + ending),
      )
    );
  };
}

/** Counts the phrases of other matters in a question that no article has in its title or listed questions. */
function foreignPhrasesIn(language: string, phrases: IndexData['phrases']): (question: string) => number {
  const listed = languageOf(language).elsewherePhrases.map((phrase) => ({
    words: inBlanks(wordsIn(phrase, language).map(withoutAccents)),
    stems: inBlanks(stemsIn(phrase, language)),
  }));
  const isSaid = remembered((stems) =>
    Object.values(phrases).some((own) => own.some((phrase) => inBlanks(phrase.stems).includes(stems))),
  );
  return (question) => {
    const asked = inBlanks(wordsIn(question, language).map(withoutAccents));
    return listed.filter(({ words, stems }) => asked.includes(words) && !isSaid(stems)).length;
  };
}

function inBlanks(words: readonly string[]): string {
  return ` ${words.join(' ')} `;
}

/** The known parts of a compound: every way to cut it in two that leaves nothing unknown. */
function partsOf(
  term: string,
  joints: readonly string[],
  isKnown: (stem: string) => boolean,
  language: string,
): readonly string[] {
  const parts: string[] = [];
  for (let cut = SHORTEST_PART; cut <= term.length - SHORTEST_PART; cut++) {
    const last = term.slice(cut);
    if (!isKnown(last)) continue;
    const first = joints
      .filter((joint) => term.slice(0, cut).endsWith(joint))
      .map((joint) => stemOf(term.slice(0, cut - joint.length), language))
      .find(isKnown);
    if (first !== undefined) parts.push(first, last);
  }
  return parts;
}

/** The terms that begin or end as another does: no others are like it. */
function neighboursAmong(terms: readonly string[]): (term: string) => ReadonlySet<string> {
  const byBeginning = Map.groupBy(terms, beginningOf);
  const byEnd = Map.groupBy(terms, endOf);
  return (term) =>
    new Set([...(byBeginning.get(beginningOf(term)) ?? []), ...(byEnd.get(endOf(term)) ?? [])]);
}

function beginningOf(term: string): string {
  return term.slice(0, 2);
}

function endOf(term: string): string {
  return term.slice(-3);
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
  if (beginningOf(one) !== beginningOf(other) && endOf(one) !== endOf(other)) return false;
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
