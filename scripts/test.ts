// Runs the tests without what else is in the gate; a test file runs when its path holds one of the words.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { runCommand } from '../commandLine/commandLine.ts';
import { Problem } from '../commandLine/problem.ts';
import { findChromium } from './chromium.ts';

const USAGE = `Runs tests, without types, lint and build.

  npm run test:files -- [WORD…]

  WORD  only the test files whose path holds one of the words

Those that start the app take what was built last: npm run build, after a change.
Exit codes: 0 all passed, 1 something failed, 2 wrong usage`;

const ROOT = resolve(import.meta.dirname, '..');

/** What tests use that is installed apart from the project's own packages. Too heavy for CI: simulator/looks/widget. */
const APART = ['test/foreign', 'simulator/looks/webchat'];

async function testFiles(words: readonly string[]): Promise<readonly string[]> {
  const names = await readdir(join(ROOT, 'test'), { recursive: true });
  return names
    .filter((name) => name.endsWith('.test.ts') && !name.split(sep).includes('node_modules'))
    .map((name) => ['test', ...name.split(sep)].join('/'))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
    .sort();
}

await runCommand(
  { command: 'npm run test:files', usage: USAGE, options: {}, words: true },
  async (_options, words) => {
    const files = await testFiles(words);
    if (files.length === 0) throw new Problem(`No file in test/ has ${words.join(' or ')} in its path.`, 2);
    if ((process.env['CI'] ?? '') !== '') refuseToSkip();
    process.exitCode = await runFiles(files);
  },
);

/** What a developer may do without is needed here: a skipped test looks like a passed one. */
function refuseToSkip(): void {
  if (findChromium() === undefined) {
    throw new Problem(
      'CI needs a Chromium: without one the browser tests would be skipped.\nInstall it, or name it in CHROMIUM.',
    );
  }
  for (const folder of APART) {
    if (existsSync(join(ROOT, folder, 'node_modules'))) continue;
    throw new Problem(
      `CI needs the packages of ${folder}: without them tests would be skipped.\nOnce: npm ci --prefix ${folder}`,
    );
  }
}

/**
 * Each file in a process of its own: they start servers, and none may lean on what another left behind. Many of them wait
 * for child processes, so two cores are kept busy only by more than one file at a time.
 */
async function runFiles(files: readonly string[]): Promise<number> {
  const concurrency = Math.max(2, availableParallelism());
  const runner = spawn(
    process.execPath,
    [
      '--test',
      '--test-reporter=spec',
      '--test-timeout=120000',
      `--test-concurrency=${concurrency}`,
      ...files,
    ],
    { cwd: ROOT, stdio: 'inherit' },
  );
  const exit: unknown[] = await once(runner, 'exit');
  return typeof exit[0] === 'number' ? exit[0] : 1;
}
