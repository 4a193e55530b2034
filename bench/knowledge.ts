import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  openKnowledge,
  parsePrepared,
  prepareKnowledge,
  type Article,
  type Library,
} from '../lib/knowledge/index.ts';
import { readCases } from '../scripts/evaluate/cases.ts';
import { readKnowledge } from '../scripts/knowledge/readKnowledge.ts';
import { percentile, type Bench, type Report, type ReportRow } from './report.ts';

const ROOT = resolve(import.meta.dirname, '..');
const FILE = resolve(ROOT, 'test', 'utterances', 'questions.working.csv');
const LANGUAGE = 'en';
const SIZES = [36, 250, 1_000];

/**
 * As many articles as asked for: the project's own, then copies in which every third word ends otherwise, so that they are about
 * something else with as many words.
 */
export function libraryOf(articles: readonly Article[], size: number): readonly Article[] {
  return Array.from({ length: size }, (_, index) => {
    const article = articles[index % articles.length];
    if (article === undefined) throw new Error('There are no articles to copy.');
    const copy = Math.floor(index / articles.length);
    const other = (text: string): string => (copy === 0 ? text : changed(text, copy));
    const [first, ...rest] = article.sections;
    return {
      ...article,
      id: copy === 0 ? article.id : `${article.id}-${copy}`,
      title: other(article.title),
      questions: article.questions.map(other),
      sections: [
        { ...first, text: other(first.text) },
        ...rest.map((section) => ({ ...section, text: other(section.text) })),
      ],
    };
  });
}

function changed(text: string, copy: number): string {
  const ending = String.fromCodePoint(97 + (copy % 26), 97 + (Math.floor(copy / 26) % 26));
  return text
    .split(' ')
    .map((word, index) => (index % 3 === 0 ? `${word}${ending}` : word))
    .join(' ');
}

function measure(library: Library, questions: readonly string[], rounds: number): ReportRow {
  const json = JSON.stringify(prepareKnowledge(library));
  const opening = performance.now();
  const knowledge = openKnowledge(parsePrepared(json));
  const opened = performance.now() - opening;
  for (const question of questions) knowledge.find(question, LANGUAGE);
  const milliseconds: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const question of questions) {
      const started = performance.now();
      knowledge.find(question, LANGUAGE);
      milliseconds.push(performance.now() - started);
    }
  }
  return {
    what: `${library.articles.length} articles`,
    figures: {
      'p50 ms': percentile(milliseconds, 0.5),
      'p99 ms': percentile(milliseconds, 0.99),
      'opening ms': opened,
      'file KB': Math.round(json.length / 1_024),
    },
  };
}

async function report(rounds: number): Promise<Report> {
  const { articles, offTopic } = await readKnowledge(resolve(ROOT, 'knowledge'), undefined);
  const own = articles.filter(({ language }) => language === LANGUAGE);
  const cases = readCases(await readFile(FILE, 'utf8'), 'questions.working.csv');
  const questions = cases.filter(({ language }) => language === LANGUAGE).map(({ text }) => text);
  return {
    title: `Search in the articles: ${questions.length} questions, ${rounds} times`,
    rows: SIZES.map((size) =>
      measure({ articles: libraryOf(own, size), synonyms: {}, offTopic }, questions, rounds),
    ),
    notes: ['Opening is reading what the build prepared; it is done once, with the first question.'],
  };
}

export const knowledge: Bench = {
  name: 'knowledge',
  what: 'what a question costs, by the number of articles',
  run: async ({ quick }) => [await report(quick ? 1 : 10)],
};
