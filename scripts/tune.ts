// `npm run tune -- FILE…`: how sure search may be, found on questions.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readNumber, runCommand, type Given } from '../commandLine/commandLine.ts';
import { atPath, Problem } from '../commandLine/problem.ts';
import { readCases, type Case } from './evaluate/cases.ts';
import { readKnowledge } from './knowledge/readKnowledge.ts';
import { levelFor, outcomesAt, type Outcome } from './tune/outcomes.ts';
import { librariesFrom, samplesLeftOut, samplesOf } from './tune/samples.ts';
import { crossValidate, fitWeights } from './tune/weights.ts';

const USAGE = `Finds what each signal of search counts, for lib/knowledge/confidence.ts and LEVELS in lib/knowledge/search.ts.

  npm run tune -- FILE… [--off-topic SHARE] [--json]

  FILE               as npm run evaluate reads it, with questions that no article answers ("none") among them.
                     What is listed, by articles and as off topic, is asked as well, each of the library without it
  --off-topic SHARE  of the questions in files that no article answers, so many may get one (0.03)
  --json             one line of JSON

What is reported was measured on questions that the weights were fitted without. It takes a minute or two.

Exit codes: 0 found, 1 a file is wrong, 2 wrong usage`;

const LINE = {
  command: 'npm run tune',
  usage: USAGE,
  words: true,
  options: {
    'off-topic': { type: 'string', default: '0.03' },
    json: { type: 'boolean', default: false },
  },
} as const;

const FOLDS = 5;
const RIGHT_LEVELS = [0.5, 0.6, 0.7, 0.8];

async function main(options: Given<typeof LINE>, files: readonly string[]): Promise<void> {
  if (files.length === 0) throw new Problem('Name at least one file.', 2);
  const share = readNumber('--off-topic', options['off-topic']);
  if (share >= 1) throw new Problem('--off-topic takes a share below 1, such as 0.03.', 2);
  const cases: Case[] = [];
  for (const file of files) cases.push(...readCases(await atPath(file, () => readFile(file, 'utf8')), file));
  if (!cases.some(({ kind, expected }) => kind === 'article' && expected === 'none'))
    throw new Problem(
      'There are no questions that no article answers; write some, with "none" for an article.',
    );
  const folder = resolve(import.meta.dirname, '..', 'knowledge');
  const libraries = librariesFrom(await readKnowledge(folder, undefined));
  const [whole = [], ...younger] = libraries.map((library) => [
    ...samplesOf(cases, library),
    ...samplesLeftOut(library),
  ]);
  const samples = [...whole, ...younger.flat()];
  const ofWhole = new Set(whole);
  const tried = crossValidate(samples, FOLDS).filter(({ sample }) => ofWhole.has(sample));
  const weights = fitWeights(samples);
  const onTopic = levelFor(tried, share);
  const outcomes = RIGHT_LEVELS.map((right) => ({ right, groups: outcomesAt(tried, { onTopic, right }) }));
  if (options.json) {
    console.log(JSON.stringify({ weights, onTopic, outcomes }));
    return;
  }
  console.log(
    `article: ${inline(weights.article)}\ntopic:   ${inline(weights.topic)}\nonTopic: ${onTopic}\n`,
  );
  for (const { right, groups } of outcomes)
    console.log(`right: ${right}\n${groups.map(describe).join('\n')}\n`);
}

function inline(weights: Readonly<Record<string, number>>): string {
  const parts = Object.entries(weights).map(([name, weight]) => `${name}: ${Number(weight.toFixed(2))}`);
  return `{ ${parts.join(', ')} }`;
}

function describe({ name, questions, right, wrong, none }: Outcome): string {
  const share = (count: number): string => `${((100 * count) / questions).toFixed(1)} %`.padStart(8);
  return `  ${name.padEnd(14)}${String(questions).padStart(5)}  right ${share(right)}  wrong ${share(wrong)}  none ${share(none)}`;
}

await runCommand(LINE, main);
