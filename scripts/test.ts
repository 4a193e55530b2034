// Runs the tests: `npm test`, or a part of them with `node scripts/run.mjs scripts/test.ts WORD…`, where a test file runs
// when its path holds one of the words.
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { findChromium } from './chromium.ts';

const ROOT = resolve(import.meta.dirname, '..');

async function testFiles(words: readonly string[]): Promise<readonly string[]> {
  const names = await readdir(join(ROOT, 'test'), { recursive: true });
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => ['test', ...name.split(sep)].join('/'))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
    .sort();
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

const words = process.argv.slice(2);
const files = await testFiles(words);
if (files.length === 0) fail(`No file in test/ has ${words.join(' or ')} in its path.`);
if ((process.env['CI'] ?? '') !== '' && findChromium() === undefined) {
  fail(
    'CI needs a Chromium: without one the browser tests would be skipped.\nInstall it, or name it in CHROMIUM.',
  );
}

// Each file in a process of its own: they start servers, and none may lean on what another left behind. Many of them
// wait for child processes, so two cores are kept busy only by more than one file at a time.
const concurrency = Math.max(2, availableParallelism());
const runner = spawn(
  process.execPath,
  ['--test', '--test-reporter=spec', '--test-timeout=120000', `--test-concurrency=${concurrency}`, ...files],
  { cwd: ROOT, stdio: 'inherit' },
);
runner.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
