import type { ArticleSignals, Signals } from './signals.ts';

/** For an article: how likely it is the right one of a question that has one. */
export const ARTICLE_SIGNALS = ['words', 'letters', 'lead', 'wordsLead', 'lettersLead'] as const;

/** For a question: how likely one of the articles answers it. `words` and `letters` are the most that an article has of them. */
export const TOPIC_SIGNALS = [
  'words',
  'letters',
  'strength',
  'elsewhere',
  'elsewhereSaid',
  'told',
  'wordsAhead',
  'lettersAhead',
  'listed',
] as const;

type Weighed<Name extends string> = { readonly base: number } & Readonly<Record<Name, number>>;

/** What each signal counts. */
export interface Weights {
  readonly article: Weighed<(typeof ARTICLE_SIGNALS)[number]>;
  readonly topic: Weighed<(typeof TOPIC_SIGNALS)[number]>;
}

/** Printed by `npm run tune -- test/utterances/questions.working.csv test/utterances/offTopic.working.csv`. */
export const WEIGHTS: Weights = {
  article: { base: -1.39, words: 0.83, letters: 1.58, lead: 1.08, wordsLead: 3.98, lettersLead: 5.58 },
  topic: {
    base: 3.03,
    words: 0.64,
    letters: -2.64,
    strength: 1.42,
    elsewhere: -5.03,
    elsewhereSaid: -3.15,
    told: -1.28,
    wordsAhead: 2.18,
    lettersAhead: 3.89,
    listed: -0.57,
  },
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
    .map((article) => ({ id: article.id, likely: likelihood(weights.article, ARTICLE_SIGNALS, article) }))
    .toSorted((one, other) => other.likely - one.likely);
  const onTopic = likelihood(weights.topic, TOPIC_SIGNALS, topicSignals(signals));
  return { ranked, onTopic: ranked.length === 0 ? 0 : onTopic };
}

/** What tells whether any article answers a question. */
export function topicSignals({ articles, ...ofQuestion }: Signals): Omit<Weights['topic'], 'base'> {
  const most = (of: (article: ArticleSignals) => number): number => Math.max(0, ...articles.map(of));
  return { ...ofQuestion, words: most(({ words }) => words), letters: most(({ letters }) => letters) };
}

function likelihood<Name extends string>(
  weights: Weighed<Name>,
  names: readonly Name[],
  signals: Readonly<Record<Name, number>>,
): number {
  const value = names.reduce((sum, name) => sum + weights[name] * signals[name], weights.base);
  return 1 / (1 + Math.exp(-value));
}
