import { openIndex, type IndexData, type Phrase } from './searchIndex.ts';
import { stemsIn, type ReadTerms } from './terms.ts';
import { vocabularyOf, type AskedTerm, type Vocabulary } from './vocabulary.ts';

/** What speaks for an article, to a question. */
export interface ArticleSignals {
  readonly id: string;
  /** How much the question and one of the article's own have in common, by what their terms tell; from 0 to 1. */
  readonly words: number;
  /** The same by three letters at a time, of all words: how it is put, spelling mistakes, compounds; from 0 to 1. */
  readonly letters: number;
  /** The logarithm of its score over that of the best other one, from -2 to 2. */
  readonly lead: number;
}

/** What search knows of a question before it decides. */
export interface Signals {
  /** Of the articles that share most with it, in the order of BM25. */
  readonly articles: readonly ArticleSignals[];
  /** The best score of BM25, over the logarithm of the articles' number, as a logarithm. */
  readonly strength: number;
  /** How many of its words belong to matters that no article speaks of; at most 2. */
  readonly elsewhere: number;
}

/** Articles that are looked at closely. */
const MOST_ARTICLES = 15;
const FARTHEST_LEAD = 2;
const MOST_ELSEWHERE = 2;

/** What is known of a question that shares no word with any article. */
export const NO_SIGNALS: Signals = { articles: [], strength: 0, elsewhere: 0 };

/** What reads the signals of questions to the articles of one language. */
export function openSignals(
  language: string,
  index: IndexData,
  readTerms: ReadTerms,
): (question: string) => Signals {
  const { size, phrases, frequencies } = index;
  const search = openIndex(index, readTerms);
  const vocabulary = vocabularyOf(language, size, frequencies, readTerms);
  return (question) => {
    const hits = search(question);
    const terms = [...new Set(readTerms(question))].map(vocabulary.read);
    const letters = lettersOf(stemsIn(question, language));
    const articles = hits.slice(0, MOST_ARTICLES).map(({ id, score }, rank) => {
      const own = phrases[id] ?? [];
      const rival = hits[rank === 0 ? 1 : 0]?.score;
      return {
        id,
        words: most(own, (phrase) => wordsInCommon(terms, phrase, vocabulary)),
        letters: most(own, ({ stems }) => inCommon(letters, lettersOf(stems))),
        lead: rival === undefined ? FARTHEST_LEAD : clamp(Math.log(score / rival), FARTHEST_LEAD),
      };
    });
    return {
      articles,
      strength: Math.log1p((hits[0]?.score ?? 0) / Math.log(1 + size)),
      elsewhere: Math.min(vocabulary.elsewhere(question), MOST_ELSEWHERE),
    };
  };
}

/** Dice's coefficient, each term counted by what it tells. */
function wordsInCommon(asked: readonly AskedTerm[], { terms }: Phrase, { weight }: Vocabulary): number {
  let shared = 0;
  let total = terms.reduce((sum, term) => sum + weight(term), 0);
  for (const term of asked) {
    total += term.weight;
    shared += term.weight * Math.max(0, ...terms.map((own) => term.near.get(own) ?? 0));
  }
  return total === 0 ? 0 : (2 * shared) / total;
}

/** Each three letters of each word, with a blank before and behind it. */
function lettersOf(stems: readonly string[]): ReadonlySet<string> {
  const letters = new Set<string>();
  for (const stem of stems) {
    const padded = ` ${stem} `;
    for (let at = 0; at + 3 <= padded.length; at++) letters.add(padded.slice(at, at + 3));
  }
  return letters;
}

/** Dice's coefficient. */
function inCommon(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const letters of one) if (other.has(letters)) both += 1;
  return both === 0 ? 0 : (2 * both) / (one.size + other.size);
}

function most<T>(values: readonly T[], measure: (value: T) => number): number {
  return values.reduce((best, value) => Math.max(best, measure(value)), 0);
}

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}
