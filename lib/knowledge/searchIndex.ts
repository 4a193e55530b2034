import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import type { Article } from './article.ts';
import { stemsIn, type ReadTerms } from './terms.ts';

/** A title, a listed question or one that is off topic, read once by the build. */
export interface Phrase {
  /** What it says, without the words that stand in every question. */
  readonly terms: readonly string[];
  /** The stems of all its words, for comparing how it is spelt and put. */
  readonly stems: readonly string[];
}

/** An index of one language's articles, as plain data. */
export interface IndexData {
  readonly size: number;
  /** In how many articles a term stands. */
  readonly frequencies: Readonly<Record<string, number>>;
  /** The title and the listed questions of each article, by its id. */
  readonly phrases: Readonly<Record<string, readonly Phrase[]>>;
  /** What is listed as no matter of the team's. */
  readonly offTopic: readonly Phrase[];
  readonly index: AsPlainObject;
}

/** An article that shares terms with a question. */
export interface Hit {
  readonly id: string;
  /** How well it fits, by BM25; comparable within one search alone. */
  readonly score: number;
}

/** A title says most in fewest words, a customer's question nearly as much; the body mentions many things in passing. */
const BOOST = { title: 2, questions: 2, body: 1 };

/**
 * MiniSearch, since its index is plain data that a build can write, and it takes our terms with a weight for each; `npm run
 * compare-search` measures which library has the right article among the first, and what that costs.
 */
function optionsFor(readTerms: ReadTerms): Options<Document> {
  return {
    fields: ['title', 'questions', 'body'],
    tokenize: (text) => [...readTerms(text)],
    // Terms are made as a whole, because a synonym may span several words.
    processTerm: (term) => term,
    searchOptions: { boost: BOOST },
  };
}

interface Document {
  readonly id: string;
  readonly title: string;
  readonly questions: string;
  readonly body: string;
}

/** Indexes articles of one language. */
export function createIndex(
  articles: readonly Article[],
  offTopic: readonly string[],
  language: string,
  readTerms: ReadTerms,
): IndexData {
  const documents = articles.map(asDocument);
  const index = new MiniSearch<Document>(optionsFor(readTerms));
  index.addAll(documents);
  const frequencies = new Map<string, number>();
  for (const { title, questions, body } of documents) {
    for (const term of new Set([title, questions, body].flatMap(readTerms)))
      frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }
  const phraseOf = (text: string): Phrase => ({
    terms: [...new Set(readTerms(text))],
    stems: stemsIn(text, language),
  });
  const phrases = articles.map(
    ({ id, title, questions }) => [id, [title, ...questions].map(phraseOf)] as const,
  );
  return {
    size: documents.length,
    frequencies: Object.fromEntries(frequencies),
    phrases: Object.fromEntries(phrases),
    offTopic: offTopic.map(phraseOf),
    index: index.toJSON(),
  };
}

function asDocument({ id, title, questions, sections }: Article): Document {
  const body = sections.map(({ heading = '', text }) => `${heading}\n${text}`).join('\n');
  return { id, title, questions: questions.join('\n'), body };
}

/**
 * What searches an index: the articles that have one of these terms, best first. How much a term counts comes with it, since
 * what may be meant by a word (a spelling mistake, a part of a compound) is for the vocabulary to say, once for all signals.
 */
export function openIndex(
  { index }: IndexData,
  readTerms: ReadTerms,
): (terms: ReadonlyMap<string, number>) => readonly Hit[] {
  const search = MiniSearch.loadJS<Document>(index, optionsFor(readTerms));
  return (terms) =>
    search
      .search([...terms.keys()].join(' '), {
        tokenize: () => [...terms.keys()],
        boostTerm: (term) => terms.get(term) ?? 1,
      })
      .map(({ id, score }) => ({ id: String(id), score }));
}
