import type { Phrase } from './searchIndex.ts';
import type { AskedTerm, Vocabulary } from './vocabulary.ts';

/** A question of a customer's, ready to be compared. */
export interface AskedQuestion {
  readonly terms: readonly AskedTerm[];
  readonly letters: ReadonlySet<number>;
}

/** How alike a question and those of an article are, from 0 to 1. */
export interface Likeness {
  /** By what their terms tell, of the one that fits best. */
  readonly words: number;
  /** The same of the three that fit best: one may fit by chance, three tell what the article is about. */
  readonly bestWords: number;
  /** By three letters at a time of all their words, of the one that fits best. */
  readonly letters: number;
}

const BEST = 3;
/** More than any unit of a string, so that each three have a number of their own: numbers compare much faster than strings. */
const ALPHABET = 65_536;

/**
 * Compares questions with the title and the listed questions of an article. What stands in which of them is looked up, since
 * most share nothing with what was asked.
 */
export function comparerOf(
  own: readonly Phrase[],
  { weight }: Vocabulary,
): (asked: AskedQuestion) => Likeness {
  const letters = own.map(({ stems }) => lettersOf(stems));
  const withTerm = placesOf(own.map(({ terms }) => terms));
  const withLetters = placesOf(letters);
  const weights = own.map(({ terms }) => terms.reduce((sum, term) => sum + weight(term), 0));
  const sizes = letters.map(({ size }) => size);
  return (asked) => {
    const shared = new Array<number>(own.length).fill(0);
    for (const { near, weight: counts } of asked.terms)
      for (const [place, likeness] of nearest(near, withTerm))
        shared[place] = (shared[place] ?? 0) + counts * likeness;
    const total = asked.terms.reduce((sum, term) => sum + term.weight, 0);
    const words = shared.map((both, place) => dice(both, total, weights[place] ?? 0));
    const alike = new Array<number>(own.length).fill(0);
    for (const three of asked.letters)
      for (const place of withLetters.get(three) ?? []) alike[place] = (alike[place] ?? 0) + 1;
    const best = words.toSorted((one, other) => other - one).slice(0, BEST);
    return {
      words: best[0] ?? 0,
      bestWords: best.reduce((sum, one) => sum + one, 0) / BEST,
      letters: Math.max(0, ...alike.map((both, place) => dice(both, asked.letters.size, sizes[place] ?? 0))),
    };
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
