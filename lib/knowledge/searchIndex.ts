import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import type { Article } from './article.ts';
import type { ReadTerms } from './terms.ts';

/** An index as plain data. `frequencies` says in how many articles a term stands. */
export interface IndexData {
  readonly size: number;
  readonly frequencies: Readonly<Record<string, number>>;
  readonly index: AsPlainObject;
}

/** An article that shares terms with a question. */
export interface Hit {
  readonly id: string;
  /** How well it fits, by BM25; comparable within one search alone. */
  readonly score: number;
  /** The share of what the question says that the article speaks of, from 0 to 1. */
  readonly coverage: number;
}

type Field = 'title' | 'questions' | 'body';

/** A title says most in fewest words, a customer's question nearly as much; the body mentions many things in passing. */
const BOOST: Readonly<Record<Field, number>> = { title: 2, questions: 2, body: 1 };
/** What a term counts for coverage where it was found. */
const SEEN_IN: Readonly<Record<Field, number>> = { title: 1, questions: 1, body: 0.6 };
/** A term found with a spelling mistake, or as the beginning of a longer one. */
const NOT_EXACT = 0.75;
/** Shorter words have too many neighbours: "mild" is not "milk". */
const SHORTEST_FUZZY = 5;

function optionsFor(readTerms: ReadTerms): Options<Document> {
  return {
    fields: ['title', 'questions', 'body'],
    tokenize: (text) => [...readTerms(text)],
    // Terms are made as a whole, because a synonym may span several words.
    processTerm: (term) => term,
    searchOptions: {
      boost: BOOST,
      fuzzy: (term) => (term.length >= SHORTEST_FUZZY ? 0.2 : false),
      prefix: (term) => term.length >= SHORTEST_FUZZY,
    },
  };
}

interface Document {
  readonly id: string;
  readonly title: string;
  readonly questions: string;
  readonly body: string;
}

/** Indexes articles of one language. */
export function createIndex(articles: readonly Article[], readTerms: ReadTerms): IndexData {
  const documents = articles.map(asDocument);
  const index = new MiniSearch<Document>(optionsFor(readTerms));
  index.addAll(documents);
  const frequencies = new Map<string, number>();
  for (const { title, questions, body } of documents) {
    for (const term of new Set([title, questions, body].flatMap(readTerms)))
      frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }
  return { size: documents.length, frequencies: Object.fromEntries(frequencies), index: index.toJSON() };
}

function asDocument({ id, title, questions, sections }: Article): Document {
  const body = sections.map(({ heading = '', text }) => `${heading}\n${text}`).join('\n');
  return { id, title, questions: questions.join('\n'), body };
}

/** What searches an index: the articles for a question, best first. */
export function openIndex(
  { size, frequencies, index }: IndexData,
  readTerms: ReadTerms,
): (question: string) => readonly Hit[] {
  const search = MiniSearch.loadJS<Document>(index, optionsFor(readTerms));
  const known = new Map(Object.entries(frequencies));
  /** What a term tells: much when few articles have it, most when none has. */
  const weight = (term: string): number =>
    /^\d+$/.test(term) ? 0.2 : Math.log(1 + size / ((known.get(term) ?? 0) + 0.5));
  return (question) => {
    const terms = [...new Set(readTerms(question))];
    const total = terms.reduce((sum, term) => sum + weight(term), 0);
    return search.search(question).map(({ id, score, match }) => {
      const seen = new Map<string, number>();
      for (const [found, fields] of Object.entries(match)) {
        for (const term of terms) {
          const likeness = found === term ? 1 : isNear(found, term) ? NOT_EXACT : 0;
          const place = Math.max(...fields.map((field) => SEEN_IN[field as Field]));
          seen.set(term, Math.max(seen.get(term) ?? 0, likeness * place));
        }
      }
      const covered = terms.reduce((sum, term) => sum + weight(term) * (seen.get(term) ?? 0), 0);
      return { id: String(id), score, coverage: total === 0 ? 0 : covered / total };
    });
  };
}

function isNear(found: string, term: string): boolean {
  return term.length >= SHORTEST_FUZZY && (found.startsWith(term) || found.slice(0, 3) === term.slice(0, 3));
}
