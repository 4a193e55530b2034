import { lettersComparer, lettersOf, wordsComparer } from './likeness.ts';
import { remembered } from './remembered.ts';
import { openRivalry } from './rivalry.ts';
import { openIndex, type IndexData } from './searchIndex.ts';
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
  /** How far `words` of the three of its own that fit best, and `letters`, are ahead of any other article's; from -1 to 1. */
  readonly wordsLead: number;
  readonly lettersLead: number;
}

/** What search knows of a question before it decides. */
export interface Signals {
  /** Of the articles that share most with it, in the order of BM25. */
  readonly articles: readonly ArticleSignals[];
  /** The best score of BM25, over the logarithm of the articles' number, as a logarithm. */
  readonly strength: number;
  /** How many of its words belong to matters that no article speaks of; at most 2. */
  readonly elsewhere: number;
  /** What such words tell that an article says in passing: "house" of "house number"; at most 2. */
  readonly elsewhereSaid: number;
  /** How much all its terms tell, as a logarithm; a term that no article has tells most. */
  readonly told: number;
  /** How far the nearest listed question of an article is ahead of the nearest one off topic, by words and by letters. */
  readonly wordsAhead: number;
  readonly lettersAhead: number;
  /** The logarithm of how many titles and listed questions there are: among many, more is alike by chance. */
  readonly listed: number;
}

/** Articles that are looked at closely. */
const MOST_ARTICLES = 15;
/** One listed question may fit by chance, three tell what the article is about. */
const BEST = 3;
const FARTHEST_LEAD = 2;
const MOST_ELSEWHERE = 2;

/** What is known of a question that shares no word with any article. */
export const NO_SIGNALS: Signals = {
  articles: [],
  strength: 0,
  elsewhere: 0,
  elsewhereSaid: 0,
  told: 0,
  wordsAhead: 0,
  lettersAhead: 0,
  listed: 0,
};

/** What reads the signals of questions to the articles of one language. */
export function openSignals(
  language: string,
  index: IndexData,
  readTerms: ReadTerms,
): (question: string) => Signals {
  const { size, phrases } = index;
  const search = openIndex(index, readTerms);
  const vocabulary = vocabularyOf(language, index, readTerms);
  const listed = Math.log(Object.values(phrases).reduce((sum, own) => sum + own.length, 1));
  // Made ready with the first question that comes near an article: the file stays small and opening it quick.
  const wordsOf = remembered((id) => wordsComparer(phrases[id] ?? [], vocabulary.weight));
  const lettersIn = remembered((id) => lettersComparer(phrases[id] ?? []));
  let opened: ReturnType<typeof openRivalry> | undefined;
  return (question) => {
    const read = [...new Set(readTerms(question))];
    const terms = read.map(vocabulary.read);
    const hits = search(nearestTo(terms, vocabulary));
    const letters = lettersOf(stemsIn(question, language));
    const fits = hits.slice(0, MOST_ARTICLES).map(({ id, score }, rank) => {
      const rival = hits[rank === 0 ? 1 : 0]?.score;
      const lead = rival === undefined ? FARTHEST_LEAD : clamp(Math.log(score / rival), FARTHEST_LEAD);
      const best = wordsOf(id)(terms)
        .toSorted((one, other) => other - one)
        .slice(0, BEST);
      return {
        ...{ id, lead, words: best[0] ?? 0, letters: lettersIn(id)(letters) },
        bestWords: best.reduce((sum, one) => sum + one, 0) / BEST,
      };
    });
    const wordsLead = aheadOfOthers(fits.map(({ bestWords }) => bestWords));
    const elsewhere = vocabulary.elsewhere(question);
    const lettersLead = aheadOfOthers(fits.map((fit) => fit.letters));
    opened ??= openRivalry(index, vocabulary.substance);
    return {
      articles: fits.map((fit) => ({
        ...{ id: fit.id, words: fit.words, letters: fit.letters, lead: fit.lead },
        wordsLead: wordsLead(fit.bestWords),
        lettersLead: lettersLead(fit.letters),
      })),
      ...opened({
        ...{ terms: read, letters, own: fits.map(({ id }) => id) },
        ownLetters: Math.max(0, ...fits.map((fit) => fit.letters)),
      }),
      told: Math.log1p(terms.reduce((sum, term) => sum + term.weight, 0)),
      strength: Math.log1p((hits[0]?.score ?? 0) / Math.log(1 + size)),
      elsewhere: Math.min(elsewhere.unsaid, MOST_ELSEWHERE),
      elsewhereSaid: Math.min(elsewhere.said, MOST_ELSEWHERE),
      listed,
    };
  };
}

/** Each term of the articles that may be meant, and how much it counts. */
function nearestTo(terms: readonly AskedTerm[], { substance }: Vocabulary): ReadonlyMap<string, number> {
  const nearest = new Map<string, number>();
  for (const { near } of terms)
    for (const [term, likeness] of near)
      nearest.set(term, Math.max(likeness * substance(term), nearest.get(term) ?? 0));
  return nearest;
}

/** How far one of these values is ahead of the best other one. */
function aheadOfOthers(values: readonly number[]): (value: number) => number {
  const [best = 0, second = 0] = values.toSorted((one, other) => other - one);
  return (value) => value - (value === best ? second : best);
}

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}
