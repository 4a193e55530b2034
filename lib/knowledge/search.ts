import type { Article, Section } from './article.ts';
import type { PreparedKnowledge } from './prepared.ts';
import { confidenceIn, WEIGHTS, type Ranked } from './confidence.ts';
import { evidentLanguageAmong } from './evidentLanguage.ts';
import { languageOf } from './languages.ts';
import { remembered } from './remembered.ts';
import { NO_SIGNALS, openSignals, type Signals } from './signals.ts';
import { stemsIn, termReader, wordsIn, type ReadTerms } from './terms.ts';

/** What search says to a question. */
export type Found =
  /** This article answers it; `section` is the part of it that fits best. */
  | {
      readonly level: 'sure';
      readonly article: Article;
      readonly section: Section;
    }
  /** One of these may answer it, best first; at most three. */
  | { readonly level: 'unsure'; readonly articles: readonly Article[] }
  | { readonly level: 'none' };

/** Search in the team's articles. */
export interface Knowledge {
  /**
   * What answers a question, and how sure that is, in `language`, that of the conversation. Only a question that is evidently in
   * another one is asked there first; whatever is found, nothing but a sure answer comes from there.
   */
  readonly find: (question: string, language: string) => Found;
  /** The articles that fit a question best, at most `most`, whatever the level; of the given language. */
  readonly candidates: (question: string, language: string, most: number) => readonly Article[];
  /** An article by its id, in the given language if there is one, else in any. */
  readonly article: (id: string, language: string) => Article | undefined;
  /** How the team wants answers to be put, for a model that phrases them; empty when they say nothing of it. */
  readonly instructions: string;
}

/** When search is sure, and when it has nothing to say; likelihoods from 0 to 1. */
export interface Levels {
  /** Something is said from this likelihood on that an article answers the question. */
  readonly onTopic: number;
  /** Sure when, besides, the best article is the right one with this likelihood. */
  readonly right: number;
}

/**
 * Found with `npm run tune`, not by feeling: with 0.65 3 % of the questions in files that no article answers would get one, and
 * fewer than 3 % of all the answer of a wrong one. A little more leaves room for what nobody has thought of.
 */
export const LEVELS: Levels = { onTopic: 0.7, right: 0.8 };

interface Library {
  readonly readTerms: ReadTerms;
  readonly signals: (question: string) => Signals;
  readonly articles: ReadonlyMap<string, Article>;
  /** Titles and listed questions, word for word: a button that was pressed, or a question that somebody wrote down. */
  readonly wordForWord: ReadonlyMap<string, Article>;
  /** What is off topic, word for word. */
  readonly offTopic: ReadonlySet<string>;
}

/** Opens what the build has prepared. */
export function openKnowledge(prepared: PreparedKnowledge, levels: Levels = LEVELS): Knowledge {
  const libraries = new Map(
    Object.keys(prepared.indexes).map((language) => [language, openLibrary(language, prepared)] as const),
  );
  const evidentLanguage = evidentLanguageAmong(prepared.articles, (message, language) => {
    const library = libraries.get(language);
    return library?.wordForWord.has(inWords(message, language)) === true;
  });
  return {
    find: (message, language) => {
      const question = message.slice(0, LONGEST_QUESTION);
      const findIn = (one: string): Found => {
        const library = libraries.get(one);
        return library === undefined ? NONE : findInAll(library, question, one, levels);
      };
      const evident = evidentLanguage(question, language) ?? language;
      if (evident !== language) {
        const elsewhere = findIn(evident);
        if (elsewhere.level === 'sure') return elsewhere;
      }
      return findIn(language);
    },
    candidates: (question, language, most) => {
      const library = libraries.get(language);
      if (library === undefined) return [];
      return articlesOf(
        library,
        confidenceIn(library.signals(question.slice(0, LONGEST_QUESTION)), WEIGHTS).ranked,
      ).slice(0, most);
    },
    article: (id, language) => {
      const own = libraries.get(language)?.articles.get(id);
      return own ?? prepared.articles.find((article) => article.id === id);
    },
    instructions: prepared.instructions ?? '',
  };
}

const NONE: Found = { level: 'none' };
const MOST_OFFERED = 3;
/** A message may be long; a question is not. What stands behind this many characters is not searched. */
const LONGEST_QUESTION = 2_000;
/** More of a message's sentences are not searched one by one. */
const MOST_SENTENCES = 10;
const MOST_CLAUSES = 4;

function openLibrary(language: string, { articles, synonyms, indexes }: PreparedKnowledge): Library {
  const readTerms = termReader(language, synonyms[language] ?? []);
  const own = articles.filter((article) => article.language === language);
  const index = indexes[language];
  return {
    readTerms,
    offTopic: new Set(index?.offTopic.map(({ stems }) => stems.join(' '))),
    signals: index === undefined ? () => NO_SIGNALS : openSignals(language, index, readTerms),
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

/**
 * What answers a message: the whole of it, or the one sentence of a long story that asks something. What belongs to a person goes
 * to one, whatever else is asked. Two questions, in two sentences or joined by "and", get a title each and no third one.
 */
function findInAll(library: Library, message: string, language: string, levels: Levels): Found {
  const find = (text: string): Found => findIn(library, text, language, levels);
  const whole = find(message);
  if (library.wordForWord.has(inWords(message, language))) return whole;
  const sentences = sentencesOf(message);
  const ofSentences = sentences.length === 1 ? [] : sentences.map(find);
  const ofClauses = sentences.flatMap((sentence) => clausesOf(sentence, language).map(find));
  const found = [whole, ...ofSentences];
  const toPerson = [...found, ...ofClauses].filter(isSure).find(({ article }) => article.handOver);
  if (toPerson !== undefined) return toPerson;
  for (const parts of [ofSentences, ofClauses]) {
    const articles = oneEach(parts);
    if (articles.length > 1) return { level: 'unsure', articles: articles.slice(0, MOST_OFFERED) };
  }
  return found.find(isSure) ?? found.find(({ level }) => level === 'unsure') ?? NONE;
}

/** The article of each part that is about one, where search is sure of at least one part. */
function oneEach(parts: readonly Found[]): readonly Article[] {
  if (!parts.some(isSure)) return [];
  const best = parts.flatMap((part) =>
    part.level === 'sure' ? [part.article] : part.level === 'unsure' ? part.articles.slice(0, 1) : [],
  );
  return [...new Set(best)];
}

function isSure(found: Found): found is Extract<Found, { level: 'sure' }> {
  return found.level === 'sure';
}

function sentencesOf(message: string): readonly string[] {
  return message
    .split(/(?<=[.?!…])\s+|\n+/u)
    .filter((sentence) => sentence.trim() !== '')
    .slice(0, MOST_SENTENCES);
}

const jointOf = remembered((language) => {
  const words = languageOf(language).joining;
  return words.length === 0
    ? undefined
    : new RegExp(String.raw`[\s,;]+(?:(?:${words.join('|')})[\s,]+)+`, 'iu');
});

/** The parts of a sentence that are joined by such words as "and"; none where it is all one, as "click and collect" is. */
function clausesOf(sentence: string, language: string): readonly string[] {
  const joint = jointOf(language);
  if (joint === undefined) return [];
  const clauses = sentence.split(joint);
  const isWord = clauses.some((clause) => wordsIn(clause, language).length < 2);
  return clauses.length === 1 || isWord ? [] : clauses.slice(0, MOST_CLAUSES);
}

function findIn(library: Library, question: string, language: string, levels: Levels): Found {
  const asked = library.wordForWord.get(inWords(question, language));
  if (asked !== undefined) return sure(asked, question, library);
  if (library.offTopic.has(stemsIn(question, language).join(' '))) return NONE;
  const { ranked, onTopic } = confidenceIn(library.signals(question), WEIGHTS);
  const [best] = ranked;
  const [article, ...others] = articlesOf(library, ranked);
  if (best === undefined || article === undefined || onTopic < levels.onTopic) return NONE;
  if (best.likely >= levels.right) return sure(article, question, library);
  return { level: 'unsure', articles: [article, ...others].slice(0, MOST_OFFERED) };
}

function articlesOf(library: Library, ranked: readonly Ranked[]): readonly Article[] {
  return ranked.flatMap(({ id }) => library.articles.get(id) ?? []);
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
