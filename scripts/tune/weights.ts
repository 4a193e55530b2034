import {
  ARTICLE_SIGNALS,
  confidenceIn,
  TOPIC_SIGNALS,
  topicSignals,
  type Confidence,
  type Weights,
} from '../../lib/knowledge/confidence.ts';
import { fitLogistic } from './regression.ts';
import type { Sample } from './samples.ts';

/** Further down an article is hardly the right one, and tells nothing of what is. */
const MOST_RIVALS = 8;

/** Fits both regressions: which article, on the questions that have one; then whether any, on all. */
export function fitWeights(samples: readonly Sample[]): Weights {
  const answered = samples.filter(({ expected }) => expected !== 'none');
  // In the order of ARTICLE_SIGNALS, and of TOPIC_SIGNALS below.
  const [base = 0, words = 0, letters = 0, lead = 0, wordsLead = 0, lettersLead = 0] = fitLogistic(
    answered.flatMap(({ expected, signals }) =>
      signals.articles.slice(0, MOST_RIVALS).map((one) => ({
        values: ARTICLE_SIGNALS.map((name) => one[name]),
        came: one.id === expected,
      })),
    ),
  );
  const weight = weightsOf(samples);
  const [topicBase = 0, topicWords = 0, topicLetters = 0, ...others] = fitLogistic(
    samples.map((sample) => {
      const known = topicSignals(sample.signals);
      return {
        values: TOPIC_SIGNALS.map((name) => known[name]),
        came: sample.expected !== 'none',
        weight: weight(sample),
      };
    }),
  );
  const [strength = 0, elsewhere = 0, elsewhereSaid = 0, told = 0, ...ahead] = others;
  const [wordsAhead = 0, lettersAhead = 0, listed = 0] = ahead;
  const ofQuestion = { strength, elsewhere, elsewhereSaid, told, wordsAhead, lettersAhead, listed };
  return {
    article: { base, words, letters, lead, wordsLead, lettersLead },
    topic: { base: topicBase, words: topicWords, letters: topicLetters, ...ofQuestion },
  };
}

/**
 * In each library half of the weight is of questions that it answers, however many there are: a library that lists more would
 * seem to be asked more that it answers.
 */
function weightsOf(samples: readonly Sample[]): (sample: Sample) => number {
  const keyOf = ({ language, expected, listed }: Sample): string =>
    `${language} ${listed} ${expected === 'none'}`;
  const counts = new Map<string, number>();
  for (const sample of samples) counts.set(keyOf(sample), (counts.get(keyOf(sample)) ?? 0) + 1);
  return (sample) => samples.length / counts.size / (counts.get(keyOf(sample)) ?? 1);
}

/** A sample, and what search makes of it with weights that were fitted without it. */
export interface Tried extends Confidence {
  readonly sample: Sample;
}

/**
 * Tries each sample with weights that were fitted without it. A text is in one fold only, however many libraries it was asked
 * of.
 */
export function crossValidate(samples: readonly Sample[], folds: number): readonly Tried[] {
  const texts = [...new Set(samples.map(keyOf))];
  const foldOf = new Map(texts.map((text, index) => [text, index % folds]));
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const isIn = (sample: Sample): boolean => foldOf.get(keyOf(sample)) === fold;
    const weights = fitWeights(samples.filter((sample) => !isIn(sample)));
    return samples.filter(isIn).map((sample) => ({ sample, ...confidenceIn(sample.signals, weights) }));
  });
}

function keyOf({ language, text }: Sample): string {
  return `${language} ${text}`;
}
