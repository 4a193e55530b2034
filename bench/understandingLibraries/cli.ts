// `npm run compare-understanding`: the bot's understanding beside libraries that learn from the same utterances.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { runCommand, type Given } from '../../commandLine/commandLine.ts';
import { atPath } from '../../commandLine/problem.ts';
import { readCases, type Case } from '../../scripts/evaluate/cases.ts';
import { judgeHeard, type Judged } from '../../scripts/evaluate/measure.ts';
import { asTable, percentile, type ReportRow } from '../report.ts';
import { loadLibraries, type Library } from './libraries.ts';

const USAGE = `Compares the bot's understanding with libraries that learn what customers mean from examples.

  npm run compare-understanding -- [--json]

  --json  one line of JSON

They learn from test/utterances/working.csv, which the bot's tables were written with, and all are measured on heldBack.csv,
which nobody worked with: totals only. A library learns each language for itself, and once for each question before; the
questions are taught what is said without one as well. "commands" are messages of those that mean nothing to a bot which
would be handed over, or ended. Installed apart, once: npm ci --prefix bench/understandingLibraries

Exit codes: 0 compared, 1 a file is wrong or a library is missing, 2 wrong usage`;

const LINE = {
  command: 'npm run compare-understanding',
  usage: USAGE,
  options: { json: { type: 'boolean', default: false } },
} as const;

const FOLDER = resolve(import.meta.dirname, '..', '..', 'test', 'utterances');

async function main({ json }: Given<typeof LINE>): Promise<void> {
  const libraries = await loadLibraries();
  const [working, heldBack] = await Promise.all([casesIn('working.csv'), casesIn('heldBack.csv')]);
  const rows: ReportRow[] = [];
  for (const library of libraries) rows.push(await measure(library, working, heldBack));
  const title = `${heldBack.length} utterances on which nobody worked, ${working.length} to learn from`;
  console.log(json ? JSON.stringify({ title, rows }) : asTable({ title, rows }));
}

async function casesIn(name: string): Promise<readonly Case[]> {
  const file = resolve(FOLDER, name);
  const cases = readCases(await atPath(file, () => readFile(file, 'utf8')), name);
  return cases.filter(({ kind }) => kind === 'meaning');
}

async function measure(
  library: Library,
  working: readonly Case[],
  heldBack: readonly Case[],
): Promise<ReportRow> {
  const judged: Judged[] = [];
  const milliseconds: number[] = [];
  let learning = 0;
  for (const members of Map.groupBy(
    heldBack,
    ({ language, after }) => `${language} ${after ?? ''}`,
  ).values()) {
    const [{ language, after } = { language: '', after: undefined }] = members;
    const taught = working.filter(
      (one) => one.language === language && (one.after === after || one.after === undefined),
    );
    const begun = performance.now();
    const listen = await library.learn(taught);
    learning += performance.now() - begun;
    for (const one of members) {
      const started = performance.now();
      const meanings = await listen(one);
      milliseconds.push(performance.now() - started);
      judged.push(judgeHeard(one, meanings));
    }
  }
  const share = (wanted: (one: Case) => boolean): number => {
    const chosen = judged.filter((one) => wanted(one.case));
    return Math.round((100 * chosen.filter(({ right }) => right).length) / chosen.length);
  };
  const isNothing = ({ expected, after }: Case): boolean => expected === 'none' && after === undefined;
  return {
    what: library.name,
    figures: {
      'person %': share(({ expected }) => expected === 'person'),
      'yes and no %': share(({ after }) => after !== undefined),
      'other meanings %': share(
        (one) => one.after === undefined && one.expected !== 'person' && !isNothing(one),
      ),
      commands: judged.filter((one) => isNothing(one.case) && one.harmful).length,
      'of nothing': judged.filter((one) => isNothing(one.case)).length,
      'p50 ms': percentile(milliseconds, 0.5),
      'learning ms': learning,
    },
  };
}

await runCommand(LINE, main);
