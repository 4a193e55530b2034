import { confidenceIn, topicSignals, type Confidence, type Weights } from '../../lib/knowledge/confidence.ts';
import { fitLogistic } from './regression.ts';
import type { Sample } from './samples.ts';

/** Further down an article is hardly the right one, and tells nothing of what is. */
const MOST_RIVALS = 8;

/** Fits both regressions: which article, on the questions that have one; then whether any, on all. */
export function fitWeights(samples: readonly Sample[]): Weights {
  const answered = samples.filter(({ expected }) => expected !== 'none');
  const [base = 0, words = 0, letters = 0, lead = 0] = fitLogistic(
    answered.flatMap(({ expected, signals }) =>
      signals.articles.slice(0, MOST_RIVALS).map((article) => ({
        values: [article.words, article.letters, article.lead],
        came: article.id === expected,
      })),
    ),
  );
  const [topicBase = 0, ...topic] = fitLogistic(
    samples.map(({ expected, signals }) => {
      const { words, letters, strength, elsewhere } = topicSignals(signals);
      return { values: [words, letters, strength, elsewhere], came: expected !== 'none' };
    }),
  );
  const [topicWords = 0, topicLetters = 0, strength = 0, elsewhere = 0] = topic;
  return {
    article: { base, words, letters, lead },
    topic: { base: topicBase, words: topicWords, letters: topicLetters, strength, elsewhere },
  };
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
