// Runs the tests without what else is in the gate; a test file runs when its path holds one of the words.
import { existsSync, rmSync } from 'node:fs';
import { mkdtemp, readdir } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { runCommand } from '../commandLine/commandLine.ts';
import { Problem } from '../commandLine/problem.ts';
import { findChromium } from './chromium.ts';
import { longestFirst } from './testOrder.ts';

const USAGE = `Runs tests, without types, lint and build.

  npm run test:files -- [WORD…]

  WORD  only the test files whose path holds one of the words

Those that start the app take what was built last: npm run build, after a change.
Exit codes: 0 all passed, 1 something failed, 2 wrong usage`;

const ROOT = resolve(import.meta.dirname, '..');

/** What tests use that is installed apart from the project's own packages. Too heavy for CI: simulator/looks/widget. */
const APART = ['test/foreign', 'simulator/looks/webchat'];

/** A test or suite that takes longer hangs. The longest take a minute where nobody else needs the machine. */
const HANGS_MS = 300_000;

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
 * for child processes and for time that has to pass, so that there is one more than cores.
 */
async function runFiles(files: readonly string[]): Promise<number> {
  await shareCompiled();
  const tests = run({
    files: longestFirst(files).map((file) => join(ROOT, file)),
    cwd: ROOT,
    concurrency: availableParallelism() + 1,
    timeout: HANGS_MS,
  });
  let passed: boolean | undefined;
  tests.on('test:summary', ({ success }) => {
    passed = (passed ?? true) && success;
  });
  await pipeline(tests, new spec(), process.stdout, { end: false });
  return passed === true ? 0 : 1;
}

/** Hundreds of processes load the same modules: each is compiled once in a run. https://nodejs.org/api/module.html#module-compile-cache */
async function shareCompiled(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'contact-center-bot-compiled-'));
  process.env['NODE_COMPILE_CACHE'] = folder;
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
}
