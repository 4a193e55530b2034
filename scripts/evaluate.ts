// `npm run evaluate -- FILE…`: how well utterances and questions are understood, compared with the last run.
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readCount, readNumber, runCommand, type Given } from '../commandLine/commandLine.ts';
import { parseJson } from '../commandLine/jsonFile.ts';
import { atPath, Problem } from '../commandLine/problem.ts';
import { openKnowledge, prepareKnowledge } from '../lib/knowledge/index.ts';
import { readCases } from './evaluate/cases.ts';
import { withFewerQuestions } from './evaluate/fewerQuestions.ts';
import { groupsOf, judge, shareOf, type Group, type Judged } from './evaluate/measure.ts';
import { readKnowledge } from './knowledge/readKnowledge.ts';

const USAGE = `Measures how well what customers write is understood, worst first.

  npm run evaluate -- FILE… [--at-least SHARE] [--listed N] [--missed] [--save FILE] [--against FILE] [--json]

  FILE             CSV with a line of names, or one JSON object a line: text, and meaning or article; where they
                   matter language (en) and after, the question before (person, solved, helped).
                   "none" is what should be taken for nothing
  --at-least SHARE fail when a kind is taken rightly less often, such as 0.9
  --listed N       as if each article listed its first N questions alone
  --missed         each text that was taken wrongly
  --save FILE      keep this run
  --against FILE   compare with a run that was kept
  --json           one line of JSON

Exit codes: 0 measured, 1 below --at-least or a file is wrong, 2 wrong usage`;

const LINE = {
  command: 'npm run evaluate',
  usage: USAGE,
  words: true,
  options: {
    'at-least': { type: 'string', default: '0' },
    listed: { type: 'string' },
    missed: { type: 'boolean', default: false },
    save: { type: 'string', default: '' },
    against: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
} as const;

/** A run that was kept: each text, and whether it was taken rightly. */
type Kept = Readonly<Record<string, boolean>>;

async function main(options: Given<typeof LINE>, files: readonly string[]): Promise<void> {
  if (files.length === 0) throw new Problem('Name at least one file.', 2);
  const least = readNumber('--at-least', options['at-least']);
  if (least > 1) throw new Problem('--at-least takes a share from 0 to 1, such as 0.9.', 2);
  const cases = [];
  for (const file of files) cases.push(...readCases(await atPath(file, () => readFile(file, 'utf8')), file));
  const listed = options.listed === undefined ? Infinity : readCount('--listed', options.listed);
  const library = await readKnowledge(resolve(import.meta.dirname, '..', 'knowledge'), undefined);
  const knowledge = openKnowledge(prepareKnowledge(withFewerQuestions(library, listed)));
  const judged = cases.map((one) => judge(one, knowledge));
  const groups = groupsOf(judged);
  const kept: Kept = Object.fromEntries(judged.map((one) => [keyOf(one), one.right]));
  const change = options.against === '' ? undefined : compare(kept, await readKept(options.against));
  if (options.save !== '') await atPath(options.save, () => writeFile(options.save, JSON.stringify(kept)));

  if (options.json) {
    console.log(
      JSON.stringify({ groups: groups.map((group) => ({ ...group, share: shareOf(group) })), change }),
    );
  } else {
    console.log(groups.map(describe).join('\n'));
    if (options.missed)
      for (const one of judged) if (!one.right) console.log(`  ${keyOf(one)} → ${one.taken}`);
    console.log(total(judged));
    if (change !== undefined) console.log(describeChange(change));
  }
  const below = groups.filter((group) => shareOf(group) < least);
  if (below.length > 0) throw new Problem(`Below ${least}: ${below.map(({ name }) => name).join(', ')}.`);
}

function keyOf({ case: { language, after, expected, text } }: Judged): string {
  return `${language} ${expected}${after === undefined ? '' : ` (${after}?)`}: ${text}`;
}

const BAR = 20;

function describe(group: Group): string {
  const { name, cases, right, harmful, confusions } = group;
  const full = Math.round(shareOf(group) * BAR);
  const others = confusions.slice(0, 3).map(({ taken, times }) => `${times} ${taken}`);
  return [
    name.padEnd(24),
    `${'█'.repeat(full)}${'░'.repeat(BAR - full)}`,
    `${Math.floor(shareOf(group) * 100)} %`.padStart(6),
    `${right}/${cases}`.padStart(9),
    harmful === 0 ? '' : ` ${harmful} harmful`,
    others.length === 0 ? '' : `  taken for: ${others.join('; ')}`,
  ].join('');
}

function total(judged: readonly Judged[]): string {
  const right = judged.filter(({ right }) => right).length;
  const harmful = judged.filter(({ harmful }) => harmful).length;
  return `\n${right} of ${judged.length} taken rightly, ${harmful} harmfully (a command or an answer that nobody asked for).`;
}

interface Change {
  readonly better: readonly string[];
  readonly worse: readonly string[];
}

function compare(now: Kept, before: Kept): Change {
  const changed = Object.entries(now).filter(([key, right]) => (before[key] ?? right) !== right);
  return {
    better: changed.filter(([, right]) => right).map(([key]) => key),
    worse: changed.filter(([, right]) => !right).map(([key]) => key),
  };
}

function describeChange({ better, worse }: Change): string {
  return [
    `${better.length} better, ${worse.length} worse than the run that was kept.`,
    ...worse.map((key) => `  worse   ${key}`),
    ...better.map((key) => `  better  ${key}`),
  ].join('\n');
}

async function readKept(file: string): Promise<Kept> {
  const parsed = parseJson(await atPath(file, () => readFile(file, 'utf8')));
  const value: unknown = parsed.ok ? parsed.value : undefined;
  if (
    typeof value !== 'object' ||
    value === null ||
    !Object.values(value).every((right) => typeof right === 'boolean')
  )
    throw new Problem(`${file} is no run that was kept with --save.`);
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'),
  );
}

await runCommand(LINE, main);
