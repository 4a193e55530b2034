import type { Language, NounKind } from './language.ts';
import { findPhrases, type Found } from './phrases.ts';

/** What stands for somebody in the frames of a language ({@link Language.frames}). */
const STANDS_FOR: Readonly<Record<NounKind, string>> = {
  people: '@person',
  anybody: '@anybody',
  department: '@team',
  unit: '@team',
};

/** A clause in which whoever is named is one word, with all that belongs to them: "can `@person` look at this". */
export interface Gathered {
  readonly words: readonly string[];
  /** Where in the clause each of the words begins, and where the last ends. */
  readonly at: readonly number[];
}

/**
 * Gathers somebody and what belongs to them, so that a frame holds for every name and every adjective: a frame that spells them
 * out holds for those of which its author thought. `undefined` when nobody is named.
 */
export function gathered(clause: readonly string[], language: Language): Gathered | undefined {
  const named = joined(findPhrases(clause, language.nouns));
  if (named.length === 0) return undefined;
  const words: string[] = [];
  const at: number[] = [];
  let done = 0;
  const keep = (from: number, to: number): void => {
    for (let place = from; place < to; place += 1) {
      words.push(clause[place] ?? '');
      at.push(place);
    }
  };
  for (const { tag, start, end } of named) {
    let first = start;
    while (first > done && language.before.has(clause[first - 1] ?? '')) first -= 1;
    // "My agent", "agent fees" and to want "support" ask for nobody: they stay the words that they are.
    const ofOthers = language.others.has(clause[first - 1] ?? '');
    const vague = end - start === 1 && language.vague.has(clause[start] ?? '');
    if (ofOthers || vague || language.compounds.has(clause[end] ?? '')) continue;
    const belongs = clause.slice(first, start);
    keep(done, first);
    words.push(STANDS_FOR[belongs.some((word) => language.real.has(word)) ? 'people' : tag]);
    at.push(first);
    done = end;
  }
  keep(done, clause.length);
  return { words, at: [...at, clause.length] };
}

/** Names that lie over one another as one ("actual human" and "human being"), which is certain when one of them is: "staff" in "a staff member". */
export function joined(found: readonly Found<NounKind>[]): readonly Found<NounKind>[] {
  const kept: Found<NounKind>[] = [];
  for (const one of found) {
    const last = kept.at(-1);
    if (last === undefined || one.start >= last.end) kept.push(one);
    else
      kept[kept.length - 1] = {
        tag: one.tag === 'people' ? 'people' : last.tag,
        start: last.start,
        end: Math.max(last.end, one.end),
      };
  }
  return kept;
}
