import type { Levels } from '../../lib/knowledge/index.ts';
import type { Tried } from './weights.ts';

/** What became of questions of one kind, as counts. */
export interface Outcome {
  readonly name: string;
  readonly questions: number;
  /** Answered with the right article, or that is among the titles. */
  readonly right: number;
  /** Answered with the wrong one. */
  readonly wrong: number;
  /** Nothing was said. */
  readonly none: number;
}

const MOST_OFFERED = 3;

/**
 * The lowest level, in hundredths, at which at most this share of the questions in files that no article answers get one, from 0
 * to 1. Those that are listed as off topic were written to be near the articles, and tell less of what customers ask.
 */
export function levelFor(tried: readonly Tried[], share: number): number {
  const astray = tried.filter(({ sample }) => sample.expected === 'none' && sample.from === 'file');
  for (let percent = 1; percent < 100; percent++) {
    const answered = astray.filter(({ onTopic }) => onTopic >= percent / 100).length;
    if (answered <= share * astray.length) return percent / 100;
  }
  return 1;
}

/** What these levels make of the questions, by language and where they are from. */
export function outcomesAt(tried: readonly Tried[], levels: Levels): readonly Outcome[] {
  const groups = Map.groupBy(
    tried,
    ({ sample: { language, from, expected } }) =>
      `${language} ${expected === 'none' ? `off topic, ${from}` : from}`,
  );
  return [...groups]
    .map(([name, members]) => {
      const taken = members.map((one) => outcomeOf(one, levels));
      const count = (outcome: 'right' | 'wrong' | 'none') => taken.filter((one) => one === outcome).length;
      return {
        ...{ name, questions: members.length, right: count('right') },
        ...{ wrong: count('wrong'), none: count('none') },
      };
    })
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

function outcomeOf(
  { sample: { expected }, ranked, onTopic }: Tried,
  levels: Levels,
): 'right' | 'wrong' | 'offeredInVain' | 'none' {
  const [best] = ranked;
  if (best === undefined || onTopic < levels.onTopic) return 'none';
  if (best.likely >= levels.right) return best.id === expected ? 'right' : 'wrong';
  return ranked.slice(0, MOST_OFFERED).some(({ id }) => id === expected) ? 'right' : 'offeredInVain';
}
