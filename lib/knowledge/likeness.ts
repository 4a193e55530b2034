import type { Phrase } from './searchIndex.ts';
import type { AskedTerm } from './vocabulary.ts';

/** More than any unit of a string, so that each three have a number of their own: numbers compare much faster than strings. */
const ALPHABET = 65_536;

/**
 * Compares a question with phrases by what their terms tell: how alike it and each of them are, from 0 to 1, in their order.
 * What stands in which of them is looked up, since most share nothing with what was asked.
 */
export function wordsComparer(
  phrases: readonly Phrase[],
  weight: (term: string) => number,
): (terms: readonly Pick<AskedTerm, 'near' | 'weight'>[]) => readonly number[] {
  const withTerm = placesOf(phrases.map(({ terms }) => terms));
  const weights = phrases.map(({ terms }) => terms.reduce((sum, term) => sum + weight(term), 0));
  return (asked) => {
    const shared = new Array<number>(phrases.length).fill(0);
    for (const { near, weight: counts } of asked)
      for (const [place, likeness] of nearest(near, withTerm))
        shared[place] = (shared[place] ?? 0) + counts * likeness;
    const total = asked.reduce((sum, term) => sum + term.weight, 0);
    return shared.map((both, place) => dice(both, total, weights[place] ?? 0));
  };
}

/** The same by three letters at a time of all their words, of the phrase that fits best. */
export function lettersComparer(phrases: readonly Phrase[]): (letters: ReadonlySet<number>) => number {
  const letters = phrases.map(({ stems }) => lettersOf(stems));
  const withLetters = placesOf(letters);
  const sizes = letters.map(({ size }) => size);
  return (asked) => {
    const alike = new Array<number>(phrases.length).fill(0);
    for (const three of asked)
      for (const place of withLetters.get(three) ?? []) alike[place] = (alike[place] ?? 0) + 1;
    return Math.max(0, ...alike.map((both, place) => dice(both, asked.size, sizes[place] ?? 0)));
  };
}

/** Each three letters of each word, with a blank before and behind it. */
export function lettersOf(stems: readonly string[]): ReadonlySet<number> {
  const letters = new Set<number>();
  for (const stem of stems) {
    const padded = ` ${stem} `;
    for (let at = 0; at + 3 <= padded.length; at++)
      letters.add(
        (padded.charCodeAt(at) * ALPHABET + padded.charCodeAt(at + 1)) * ALPHABET + padded.charCodeAt(at + 2),
      );
  }
  return letters;
}

/** In which of several things each part stands. */
function placesOf<Part>(things: readonly Iterable<Part>[]): ReadonlyMap<Part, readonly number[]> {
  const places = new Map<Part, number[]>();
  for (const [place, parts] of things.entries()) {
    for (const part of parts) {
      const known = places.get(part);
      if (known === undefined) places.set(part, [place]);
      else known.push(place);
    }
  }
  return places;
}

/** How alike the term is that comes nearest, in each place that has one. */
function nearest(
  near: ReadonlyMap<string, number>,
  withTerm: ReadonlyMap<string, readonly number[]>,
): ReadonlyMap<number, number> {
  const best = new Map<number, number>();
  for (const [term, likeness] of near)
    for (const place of withTerm.get(term) ?? []) best.set(place, Math.max(likeness, best.get(place) ?? 0));
  return best;
}

/** Dice's coefficient: what two things share, over what they have. */
function dice(shared: number, one: number, other: number): number {
  return shared === 0 ? 0 : (2 * shared) / (one + other);
}
