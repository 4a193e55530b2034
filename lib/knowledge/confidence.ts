import type { ArticleSignals, Signals } from './signals.ts';

/** What each signal counts. */
export interface Weights {
  /** For an article: how likely it is the right one of a question that has one. */
  readonly article: {
    readonly base: number;
    readonly words: number;
    readonly letters: number;
    readonly lead: number;
  };
  /** For a question: how likely one of the articles answers it. `words` and `letters` are the most that an article has of them. */
  readonly topic: {
    readonly base: number;
    readonly words: number;
    readonly letters: number;
    readonly strength: number;
    readonly elsewhere: number;
  };
}

/** Printed by `npm run tune -- test/utterances/questions.working.csv test/utterances/offTopic.working.csv --off-topic 0.04`. */
export const WEIGHTS: Weights = {
  article: { base: -2.47, words: 1.27, letters: 3.03, lead: 1.97 },
  topic: { base: -3.07, words: 1.88, letters: 2.99, strength: 1.25, elsewhere: -4.96 },
};

/** An article and how likely it is the right one, from 0 to 1. */
export interface Ranked {
  readonly id: string;
  readonly likely: number;
}

/** What search makes of a question. */
export interface Confidence {
  /** Most likely first. */
  readonly ranked: readonly Ranked[];
  /** How likely it is that one of the articles answers the question, from 0 to 1. */
  readonly onTopic: number;
}

/** Two logistic regressions: which article, and whether any. */
export function confidenceIn(signals: Signals, weights: Weights): Confidence {
  const ranked = signals.articles
    .map((article) => ({ id: article.id, likely: likelihoodOf(article, weights) }))
    .toSorted((one, other) => other.likely - one.likely);
  const { base, words, letters, strength, elsewhere } = weights.topic;
  const topic = topicSignals(signals);
  const onTopic = logistic(
    base +
      words * topic.words +
      letters * topic.letters +
      strength * topic.strength +
      elsewhere * topic.elsewhere,
  );
  return { ranked, onTopic: ranked.length === 0 ? 0 : onTopic };
}

/** What tells whether any article answers a question. */
export function topicSignals({ articles, strength, elsewhere }: Signals): Omit<Weights['topic'], 'base'> {
  return {
    words: Math.max(0, ...articles.map(({ words }) => words)),
    letters: Math.max(0, ...articles.map(({ letters }) => letters)),
    strength,
    elsewhere,
  };
}

function likelihoodOf({ words, letters, lead }: ArticleSignals, { article }: Weights): number {
  return logistic(article.base + article.words * words + article.letters * letters + article.lead * lead);
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
