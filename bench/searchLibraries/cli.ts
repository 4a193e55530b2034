// `npm run compare-search`: search libraries, on this project's articles and questions.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { runCommand, type Given } from '../../commandLine/commandLine.ts';
import { atPath } from '../../commandLine/problem.ts';
import { termReader } from '../../lib/knowledge/terms.ts';
import { readCases, type Case } from '../../scripts/evaluate/cases.ts';
import { readKnowledge } from '../../scripts/knowledge/readKnowledge.ts';
import { asTable, percentile, type ReportRow } from '../report.ts';
import { loadLibraries, type Document, type Library } from './libraries.ts';

const USAGE = `Compares search libraries on the articles: which has the right one first or among three, and what that costs.

  npm run compare-search -- [FILE…] [--json]

  FILE    as npm run evaluate reads it (the questions in test/utterances)
  --json  one line of JSON

All get the same stems, fields and weights, so that what differs is how they rank and how they forgive spelling.
MiniSearch is the one that the bot has. The others are installed apart, once: npm ci --prefix bench/searchLibraries

Exit codes: 0 compared, 1 a file is wrong or a library is missing, 2 wrong usage`;

const LINE = {
  command: 'npm run compare-search',
  usage: USAGE,
  words: true,
  options: { json: { type: 'boolean', default: false } },
} as const;

const ROOT = resolve(import.meta.dirname, '..', '..');
const FILES = ['questions.working.csv', 'questions.heldBack.csv'].map((name) =>
  resolve(ROOT, 'test', 'utterances', name),
);
const MOST = 3;

async function main({ json }: Given<typeof LINE>, words: readonly string[]): Promise<void> {
  const libraries = await loadLibraries();
  const cases: Case[] = [];
  for (const file of words.length === 0 ? FILES : words)
    cases.push(...readCases(await atPath(file, () => readFile(file, 'utf8')), file));
  const asked = cases.filter(({ kind, expected }) => kind === 'article' && expected !== 'none');
  const rows: ReportRow[] = [];
  for (const language of new Set(asked.map((one) => one.language))) {
    const own = asked.filter((one) => one.language === language);
    for (const library of libraries) rows.push(await measure(library, language, own));
  }
  const report = { title: `${asked.length} questions that an article answers`, rows };
  console.log(json ? JSON.stringify(report) : asTable(report));
}

async function measure(library: Library, language: string, cases: readonly Case[]): Promise<ReportRow> {
  const { articles, synonyms } = await readKnowledge(resolve(ROOT, 'knowledge'), undefined);
  const readTerms = termReader(language, synonyms[language] ?? []);
  // A synonym of several words is one term.
  const terms = (text: string): readonly string[] => readTerms(text).map((term) => term.replaceAll(' ', '_'));
  const documents = articles
    .filter((article) => article.language === language)
    .map(({ id, title, questions, sections }): Document => ({
      id,
      title: terms(title).join(' '),
      questions: terms(questions.join('\n')).join(' '),
      body: terms(sections.map(({ heading = '', text }) => `${heading}\n${text}`).join('\n')).join(' '),
    }));
  const kept = await library.index(documents);
  const opening = performance.now();
  const search = await library.open(kept);
  const opened = performance.now() - opening;
  const milliseconds: number[] = [];
  let first = 0;
  let among = 0;
  for (const { text, expected } of cases) {
    const question = terms(text);
    const started = performance.now();
    const found = await search(question, MOST);
    milliseconds.push(performance.now() - started);
    if (found[0] === expected) first += 1;
    if (found.includes(expected)) among += 1;
  }
  return {
    what: `${language} ${library.name}`,
    figures: {
      'first %': Math.round((100 * first) / cases.length),
      'among three %': Math.round((100 * among) / cases.length),
      'p50 ms': percentile(milliseconds, 0.5),
      'opening ms': opened,
      'index KB': Math.round(kept.length / 1_024),
    },
  };
}

await runCommand(LINE, main);
