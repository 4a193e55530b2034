import type { Library } from '../../lib/knowledge/index.ts';
import { createIndex } from '../../lib/knowledge/searchIndex.ts';
import { NO_SIGNALS, openSignals, type Signals } from '../../lib/knowledge/signals.ts';
import { termReader } from '../../lib/knowledge/terms.ts';
import type { Case } from '../evaluate/cases.ts';
import { withFewerQuestions } from '../evaluate/fewerQuestions.ts';

/** A question, what it should find, and what search knows of it before it decides. */
export interface Sample {
  readonly language: string;
  readonly text: string;
  /** The id of the article, or `none`. */
  readonly expected: string;
  readonly signals: Signals;
  /** How many questions the library lists that it was asked of: samples of one library have the same. */
  readonly listed: number;
  readonly from: 'file' | 'article' | 'list';
}

/** With how many questions an article begins, and how many of the articles a team has when it begins. */
const FEW_QUESTIONS = 4;
const FEW_ARTICLES = 1 / 4;

/** The library as it is, and what it was when it was younger: weights that fit one size alone would fail a team that begins. */
export function librariesFrom(library: Library): readonly [Library, ...Library[]] {
  const thin = withFewerQuestions(library, FEW_QUESTIONS);
  const few = thin.articles.filter((_, index) => index % (1 / FEW_ARTICLES) === 0);
  return [library, thin, { ...thin, articles: few }];
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
      listed: listedIn(library),
      from: 'file',
    }));
}

/** In so many rounds every question is left out once: one round for each would index the articles thousands of times. */
const ROUNDS = 10;

/**
 * Each question that is listed, by an article or as off topic, asked of the library without it and a tenth of the others: what
 * becomes of a question that nobody wrote down, when the words of the files were in the heads of those who wrote the articles.
 */
export function samplesLeftOut(library: Library): readonly Sample[] {
  const { articles, offTopic = {} } = library;
  return [...new Set(articles.map(({ language }) => language))].flatMap((language) => {
    const own = articles.filter((article) => article.language === language);
    return Array.from({ length: ROUNDS }, (_, round) => round).flatMap((round) => {
      const isOut = (_: string, index: number): boolean => index % ROUNDS === round;
      const asked = own.flatMap(({ id, questions }) =>
        questions.filter(isOut).map((text) => ({ text, expected: id })),
      );
      const astray = (offTopic[language] ?? []).filter(isOut).map((text) => ({ text, expected: 'none' }));
      if (asked.length + astray.length === 0) return [];
      const others = own.map((article) => ({
        ...article,
        questions: article.questions.filter((text, index) => !isOut(text, index)),
      }));
      const left = (offTopic[language] ?? []).filter((text, index) => !isOut(text, index));
      const read = readerFor(language, { ...library, articles: others, offTopic: { [language]: left } });
      const from = { language, listed: listedIn(library) };
      return [
        ...asked.map((one) => ({ ...one, ...from, signals: read(one.text), from: 'article' as const })),
        ...astray.map((one) => ({ ...one, ...from, signals: read(one.text), from: 'list' as const })),
      ];
    });
  });
}

function listedIn({ articles }: Library): number {
  return articles.reduce((sum, { questions }) => sum + questions.length, 0);
}

function readerFor(
  language: string,
  { articles, synonyms, offTopic = {} }: Library,
): (question: string) => Signals {
  const own = articles.filter((article) => article.language === language);
  if (own.length === 0) return () => NO_SIGNALS;
  const readTerms = termReader(language, synonyms[language] ?? []);
  return openSignals(language, createIndex(own, offTopic[language] ?? [], language, readTerms), readTerms);
}
