import { execFile } from 'node:child_process';
import { glob } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { runCommand, type Given } from '../../commandLine/commandLine.ts';
import { Problem } from '../../commandLine/problem.ts';
import { tryMutants, type Mutant } from './stryker.ts';
import { judge, type Excused, type Verdict } from './survivors.ts';
import excused from './survivors.json' with { type: 'json' };
import { TARGETS, testsFor } from './targets.ts';

const USAGE = `Changes the durability core in every small way, one at a time, and sees whether a test notices. Lists what survived.

npm run mutate -- [FILE[:FROM-TO]…] [--since REVISION] [--json]

  FILE              a file of the core, or lines of one; all of it takes hours
  --since REVISION  only files of the core that have changed since, by git
  --json            one line of JSON: files, survivors, outdated

What is mutated:
${TARGETS.map(({ of }) => `  ${of}`).join('\n')}

Stryker is installed apart, once: npm ci --prefix bench/mutation
A survivor that is the same program stands in bench/mutation/survivors.json with the reason.
Exit code 1: something survived without a reason, or a reason is outdated.`;

const LINE = {
  command: 'npm run mutate',
  usage: USAGE,
  options: { since: { type: 'string' }, json: { type: 'boolean', default: false } },
  words: true,
} as const;

const ROOT = resolve(import.meta.dirname, '..', '..');
const REASONS: readonly Excused[] = excused;

await runCommand(LINE, main);

async function main({ since, json }: Given<typeof LINE>, words: readonly string[]): Promise<void> {
  const chosen = await choose(words, since);
  const mutants: Mutant[] = [];
  // Together where the same tests have to notice: they are loaded and run without any mutant once.
  const groups = Map.groupBy(chosen, (file) => (testsFor(withoutLines(file)) ?? []).join());
  for (const [tests, files] of groups) mutants.push(...(await tryMutants(ROOT, files, tests.split(','))));
  const verdict = judge(
    mutants,
    REASONS,
    chosen.filter((file) => withoutLines(file) === file),
  );
  console.log(json ? JSON.stringify(verdict) : inWords(verdict));
  if (verdict.survivors.length + verdict.outdated.length > 0) process.exitCode = 1;
}

/** The files to mutate, with lines where they were named. */
async function choose(words: readonly string[], since: string | undefined): Promise<readonly string[]> {
  const core = await filesOfTheCore();
  const strange = words.find((word) => !core.includes(withoutLines(word)));
  if (strange !== undefined) {
    throw new Problem(`${strange} is no file of the durability core.`, 2);
  }
  const named = words.length === 0 ? core : words;
  if (since === undefined) return named;
  const changed = await changedSince(since);
  return named.filter((file) => changed.includes(withoutLines(file)));
}

async function filesOfTheCore(): Promise<readonly string[]> {
  const files = await Array.fromAsync(glob('lib/**/*.ts', { cwd: ROOT }));
  return files
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => testsFor(file) !== undefined)
    .sort();
}

async function changedSince(revision: string): Promise<readonly string[]> {
  try {
    const args = ['diff', '--name-only', '--end-of-options', revision, '--', 'lib'];
    const { stdout } = await promisify(execFile)('git', args, { cwd: join(ROOT) });
    return stdout.split('\n');
  } catch (error) {
    throw new Problem(`--since takes a revision that git knows, not "${revision}".`, 2, { cause: error });
  }
}

function withoutLines(file: string): string {
  return file.replace(/:\d+-\d+$/, '');
}

function inWords({ files, survivors, outdated }: Verdict): string {
  const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
  return [
    ...survivors.map(({ file, line, change }) => `${file}:${line}  ${change}`),
    ...(survivors.length > 0 ? [''] : []),
    ...outdated.map(({ file, code, change }) => `outdated reason: ${file}  ${change}  in  ${code}`),
    ...files.map(
      ({ file, mutants, killed, same }) =>
        `${share(killed, mutants).padStart(8)}  ${file}: ${killed} of ${mutants} killed` +
        (same > 0 ? `, ${same} the same program` : ''),
    ),
    `${survivors.length} survived without a reason.`,
  ].join('\n');
}
