import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { Problem } from '../../commandLine/problem.ts';

/** One change of the program, and whether a test noticed. */
export interface Mutant {
  readonly file: string;
  readonly line: number;
  /** The line it is in, without the space around it: it is found again by this when lines move. */
  readonly code: string;
  /** What stood there and what stands there instead. */
  readonly change: string;
  readonly killed: boolean;
}

/** As much of the report as is read: https://github.com/stryker-mutator/mutation-testing-elements (report schema). */
interface Report {
  readonly files: Readonly<Record<string, ReportedFile>>;
}
interface ReportedFile {
  readonly source: string;
  readonly mutants: readonly ReportedMutant[];
}
interface ReportedMutant {
  readonly status: string;
  readonly replacement?: string;
  readonly location: { readonly start: Position; readonly end: Position };
}
interface Position {
  readonly line: number;
  readonly column: number;
}

const HERE = import.meta.dirname;
const STRYKER = join(HERE, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
/** Git and the linters look away from this folder. */
const WORKSHOP = '.data/mutation';

/** Few runs of each property: thousands of mutants meet them, and the same draws each time. */
const FEWER_RUNS = { LIVES: '50', LEASES: '40' };

/**
 * Mutates files (or `FILE:FROM-TO`, lines) and runs tests on every mutant, in a copy of the project.
 * @throws Problem when Stryker is not installed, or a test fails without any mutant.
 */
export async function tryMutants(
  root: string,
  files: readonly string[],
  tests: readonly string[],
): Promise<readonly Mutant[]> {
  await access(STRYKER).catch(() => {
    throw new Problem('Stryker is not installed: run "npm ci --prefix bench/mutation" once.');
  });
  const fileName = join(WORKSHOP, 'report.json');
  const config = join(root, WORKSHOP, 'stryker.json');
  await mkdir(dirname(config), { recursive: true });
  await writeFile(config, JSON.stringify(configFor(files, fileName)));
  const runner = spawn(process.execPath, [STRYKER, 'run', config], {
    cwd: root,
    // What it reports on the way is no result of ours.
    stdio: ['ignore', process.stderr, process.stderr],
    env: {
      ...process.env,
      ...FEWER_RUNS,
      PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`,
      MUTATION_MODULES: [...new Set(files.map((file) => file.replace(/:.*/, '')))].join(),
      MUTATION_TESTS: ['bench/mutation/seed.ts', ...tests].join(),
    },
  });
  const exit: unknown[] = await once(runner, 'exit');
  if (exit[0] !== 0) throw new Problem('Stryker gave up; what it says stands above.');
  return mutantsOf(JSON.parse(await readFile(join(root, fileName), 'utf8')) as Report);
}

function configFor(files: readonly string[], fileName: string): object {
  return {
    mutate: files,
    testRunner: 'node-test',
    plugins: [join(HERE, 'runner.ts')],
    coverageAnalysis: 'perTest',
    reporters: ['progress-append-only', 'json'],
    jsonReporter: { fileName },
    tempDirName: join(WORKSHOP, 'sandbox'),
    ignorePatterns: [
      '**',
      ...['lib', 'simulator', 'local', 'commandLine', 'test', 'knowledge'].map((room) => `!${room}/**`),
      '!bench/mutation/seed.ts',
      '!bench/chaos/tableProxy.ts',
      '!package.json',
      // Of the packages that are installed apart: links to folders, which cannot be copied.
      '**/node_modules/**',
    ],
    // What still runs after its time is counted as noticed: nobody can miss it.
    timeoutMS: 5_000,
    concurrency: 1,
    allowConsoleColors: false,
  };
}

/** The mutants of a report; those that are no program (they do not load) and those that were left out are none. */
export function mutantsOf({ files }: Report): readonly Mutant[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) => {
    const lines = source.split('\n');
    return mutants
      .filter(({ status }) => ['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(status))
      .map(({ status, replacement = '', location: { start, end } }) => ({
        file,
        line: start.line,
        code: (lines[start.line - 1] ?? '').trim(),
        change: `${inOneLine(textBetween(lines, start, end))} → ${inOneLine(replacement)}`,
        killed: status === 'Killed' || status === 'Timeout',
      }));
  });
}

function textBetween(lines: readonly string[], start: Position, end: Position): string {
  const touched = lines.slice(start.line - 1, end.line);
  return touched
    .map((line, index) =>
      line.slice(
        index === 0 ? start.column - 1 : 0,
        index === touched.length - 1 ? end.column - 1 : undefined,
      ),
    )
    .join('\n');
}

function inOneLine(code: string): string {
  const line = code.replace(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
