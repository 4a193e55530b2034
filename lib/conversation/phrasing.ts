import type { Article } from '../knowledge/index.ts';

/** What a model is given to put an answer into words. It is told nothing else of the customer. */
export interface PhrasingRequest {
  readonly question: string;
  /** What the customer wrote before, oldest first; without the question. */
  readonly earlier: readonly string[];
  /** Language that the bot answers in. */
  readonly language: string;
  /** The only articles that the answer may come from; never empty. */
  readonly articles: readonly Article[];
  /** How the team wants answers to be put; may be empty. */
  readonly instructions: string;
}

/** Words of a model's, read and checked: they may be said as they are. */
export interface Phrasing {
  readonly text: string;
  /** Of the articles that were given, those that it goes by, the most important one first. */
  readonly articles: readonly [Article, ...Article[]];
  /** The customer asks again for what an article has told them already. */
  readonly askedAgain: boolean;
}

/** Puts an answer into words, or leaves it to search (`undefined`): at once where no model can be had, or where
 * the policy decides whatever the answer is. Does not reject because of the model. */
export type Phrase = (request: PhrasingRequest) => Promise<Phrasing | undefined>;
