import { lettersComparer, wordsComparer } from './likeness.ts';
import { remembered } from './remembered.ts';
import type { IndexData } from './searchIndex.ts';

/** How far what the articles list is ahead of what is listed as off topic, each the one that is nearest; from -1 to 1. */
export interface Rivalry {
  readonly wordsAhead: number;
  readonly lettersAhead: number;
}

/**
 * How near what is off topic comes to most questions where hundreds are listed. So near it is taken to be where few are: with none
 * of them everything would be far ahead.
 */
const USUAL = { words: 0.4, letters: 0.45 };
const NONE = { words: 0, letters: 0 };
const MANY = 100;

/** A question, as its terms and as its letters; `own` are the articles that it may be about, `ownLetters` how near theirs come. */
export interface Contested {
  readonly terms: readonly string[];
  readonly letters: ReadonlySet<number>;
  readonly own: readonly string[];
  readonly ownLetters: number;
}

/**
 * Compares a question with both kinds of what is listed. Terms count by how rare they are among all of that, so that "how much
 * is" tells little where passports are asked about as well, and only as they are written: what a word may mean besides is for
 * the articles.
 */
export function openRivalry(
  { phrases, offTopic }: IndexData,
  substance: (term: string) => number,
): (question: Contested) => Rivalry {
  const all = [...Object.values(phrases).flat(), ...offTopic];
  const times = new Map<string, number>();
  for (const { terms } of all) for (const term of terms) times.set(term, (times.get(term) ?? 0) + 1);
  const most = Math.log(1 + all.length / 0.5);
  const weight = (term: string): number =>
    (Math.log(1 + all.length / ((times.get(term) ?? 0) + 0.5)) / most) * substance(term);
  const ownWords = remembered((id) => wordsComparer(phrases[id] ?? [], weight));
  const otherWords = wordsComparer(offTopic, weight);
  const otherLetters = lettersComparer(offTopic);
  const least = offTopic.length < MANY ? USUAL : NONE;
  return ({ terms, letters, own, ownLetters }) => {
    const asked = terms.map((term) => ({ near: new Map([[term, 1]]), weight: weight(term) }));
    return {
      wordsAhead:
        Math.max(0, ...own.flatMap((id) => ownWords(id)(asked))) -
        Math.max(least.words, ...otherWords(asked)),
      lettersAhead: ownLetters - Math.max(least.letters, otherLetters(letters)),
    };
  };
}
