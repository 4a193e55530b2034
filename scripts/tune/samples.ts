import type { Article, Synonyms } from '../../lib/knowledge/index.ts';
import { createIndex } from '../../lib/knowledge/searchIndex.ts';
import { NO_SIGNALS, openSignals, type Signals } from '../../lib/knowledge/signals.ts';
import { termReader } from '../../lib/knowledge/terms.ts';
import type { Case } from '../evaluate/cases.ts';

/** A question, what it should find, and what search knows of it before it decides. */
export interface Sample {
  readonly language: string;
  readonly text: string;
  /** The id of the article, or `none`. */
  readonly expected: string;
  readonly signals: Signals;
  readonly from: 'file' | 'article';
}

/** Articles that questions are asked of. */
export interface Library {
  readonly articles: readonly Article[];
  readonly synonyms: Synonyms;
}

/** With how many questions an article begins, and how many of the articles a team has when it begins. */
const FEW_QUESTIONS = 4;
const FEW_ARTICLES = 1 / 4;

/** The library as it is, and what it was when it was younger: weights that fit one size alone would fail a team that begins. */
export function librariesFrom({ articles, synonyms }: Library): readonly [Library, ...Library[]] {
  const thin = articles.map((article) => ({
    ...article,
    questions: article.questions.slice(0, FEW_QUESTIONS),
  }));
  const few = thin.filter((_, index) => index % (1 / FEW_ARTICLES) === 0);
  return [
    { articles, synonyms },
    { articles: thin, synonyms },
    { articles: few, synonyms },
  ];
}

/** The samples of questions in files; one whose article the library does not have should find none. */
export function samplesOf(cases: readonly Case[], library: Library): readonly Sample[] {
  const languages = [...new Set(cases.map(({ language }) => language))];
  const readers = new Map(languages.map((language) => [language, readerFor(language, library)] as const));
  const known = new Set(library.articles.map(({ language, id }) => `${language} ${id}`));
  return cases
    .filter(({ kind }) => kind === 'article')
    .map(({ language, text, expected }) => ({
      language,
      text,
      expected: known.has(`${language} ${expected}`) ? expected : 'none',
      signals: readers.get(language)?.(text) ?? NO_SIGNALS,
      from: 'file',
    }));
}

/**
 * Each question that an article lists, asked of the articles without it: what becomes of a question that nobody wrote down, when
 * the words of the files were in the heads of those who wrote the articles.
 */
export function samplesLeftOut({ articles, synonyms }: Library): readonly Sample[] {
  return articles.flatMap((article) =>
    article.questions.map((text) => {
      const questions = article.questions.filter((other) => other !== text);
      const others = articles.map((other) => (other === article ? { ...article, questions } : other));
      const { language, id } = article;
      const signals = readerFor(language, { articles: others, synonyms })(text);
      return { language, text, expected: id, signals, from: 'article' as const };
    }),
  );
}

function readerFor(language: string, { articles, synonyms }: Library): (question: string) => Signals {
  const own = articles.filter((article) => article.language === language);
  if (own.length === 0) return () => NO_SIGNALS;
  const readTerms = termReader(language, synonyms[language] ?? []);
  return openSignals(language, createIndex(own, language, readTerms), readTerms);
}
