import type { Article, Section } from './article.ts';
import type { PreparedKnowledge } from './prepared.ts';
import { openIndex, type Hit } from './searchIndex.ts';
import { termReader, wordsIn, type ReadTerms } from './terms.ts';

/** What search says to a question. */
export type Found =
  /** This article answers it; `section` is the part of it that fits best. */
  | { readonly level: 'sure'; readonly article: Article; readonly section: Section }
  /** One of these may answer it, best first; at most three. */
  | { readonly level: 'unsure'; readonly articles: readonly Article[] }
  | { readonly level: 'none' };

/** Search in the team's articles. */
export interface Knowledge {
  /** What answers a question, and how sure that is. `language` is asked first, then the others if one of them is sure. */
  readonly find: (question: string, language: string) => Found;
  /** The articles that fit a question best, at most `most`, whatever the level; of the given language. */
  readonly candidates: (question: string, language: string, most: number) => readonly Article[];
  /** An article by its id, in the given language if there is one, else in any. */
  readonly article: (id: string, language: string) => Article | undefined;
  /** How the team wants answers to be put, for a model that phrases them; empty when they say nothing of it. */
  readonly instructions: string;
}

/** When search is sure, and when it has nothing to say. Strength is the score of BM25 over the logarithm of the articles' number. */
export interface Levels {
  /** Below this strength nothing was found. */
  readonly weakest: number;
  /** Nor when less than this share of what was asked is spoken of, from 0 to 1. */
  readonly leastCoverage: number;
  /** Sure when the best article speaks of this share of it, and is at least `ahead` times as strong as the next one. */
  readonly sureCoverage: number;
  readonly ahead: number;
}

/** Found with `npm run evaluate` on the working half of the questions, not by feeling. */
export const LEVELS: Levels = { weakest: 5, leastCoverage: 0.35, sureCoverage: 0.5, ahead: 1.6 };

const MOST_OFFERED = 3;

interface Library {
  readonly readTerms: ReadTerms;
  readonly search: (question: string) => readonly Hit[];
  readonly articles: ReadonlyMap<string, Article>;
  /** Titles and listed questions, word for word: a button that was pressed, or a question that somebody wrote down. */
  readonly wordForWord: ReadonlyMap<string, Article>;
}

/** Opens what the build has prepared. */
export function openKnowledge(prepared: PreparedKnowledge, levels: Levels = LEVELS): Knowledge {
  const libraries = new Map(
    Object.keys(prepared.indexes).map((language) => [language, openLibrary(language, prepared)] as const),
  );
  return {
    find: (question, language) => {
      const own = libraries.get(language);
      const found = own === undefined ? NONE : findIn(own, question, language, levels);
      if (found.level !== 'none') return found;
      for (const [other, library] of libraries) {
        if (other === language) continue;
        const elsewhere = findIn(library, question, other, levels);
        if (elsewhere.level === 'sure') return elsewhere;
      }
      return NONE;
    },
    candidates: (question, language, most) => {
      const library = libraries.get(language);
      return library === undefined ? [] : articlesOf(library, library.search(question)).slice(0, most);
    },
    article: (id, language) => {
      const own = libraries.get(language)?.articles.get(id);
      return own ?? prepared.articles.find((article) => article.id === id);
    },
    instructions: prepared.instructions ?? '',
  };
}

const NONE: Found = { level: 'none' };

function openLibrary(language: string, { articles, synonyms, indexes }: PreparedKnowledge): Library {
  const readTerms = termReader(language, synonyms[language] ?? []);
  const own = articles.filter((article) => article.language === language);
  const index = indexes[language];
  return {
    readTerms,
    search: index === undefined ? () => [] : openIndex(index, readTerms),
    articles: new Map(own.map((article) => [article.id, article])),
    wordForWord: new Map(
      own.flatMap((article) =>
        [article.title, ...article.questions].map((text) => [inWords(text, language), article] as const),
      ),
    ),
  };
}

function inWords(text: string, language: string): string {
  return wordsIn(text, language).join(' ');
}

function findIn(library: Library, question: string, language: string, levels: Levels): Found {
  const asked = library.wordForWord.get(inWords(question, language));
  if (asked !== undefined) return sure(asked, question, library);
  const hits = library.search(question);
  const strength = Math.log(1 + library.articles.size);
  const [best, next] = hits;
  if (best === undefined || best.score < levels.weakest * strength || best.coverage < levels.leastCoverage)
    return NONE;
  const [article, ...others] = articlesOf(library, hits);
  if (article === undefined) return NONE;
  const alone = next === undefined || others.length === 0;
  const ahead = alone || best.score >= levels.ahead * next.score;
  if (ahead && best.coverage >= levels.sureCoverage) return sure(article, question, library);
  return { level: 'unsure', articles: [article, ...others].slice(0, MOST_OFFERED) };
}

function articlesOf(library: Library, hits: readonly Hit[]): readonly Article[] {
  return hits.flatMap(({ id }) => library.articles.get(id) ?? []);
}

function sure(article: Article, question: string, { readTerms }: Library): Found {
  const asked = new Set(readTerms(question));
  // What is about the article as a whole tells no section from another.
  for (const term of readTerms(article.title)) asked.delete(term);
  const fit = ({ heading = '', text }: Section): number =>
    3 * shared(asked, readTerms(heading)) + shared(asked, readTerms(text));
  const section = article.sections.reduce((best, other) => (fit(other) > fit(best) ? other : best));
  return { level: 'sure', article, section };
}

function shared(asked: ReadonlySet<string>, terms: readonly string[]): number {
  return new Set(terms.filter((term) => asked.has(term))).size;
}
