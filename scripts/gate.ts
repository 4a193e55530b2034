// `npm test`: the whole gate. What looks at the sources runs at once, and the tests follow when nothing is wrong with them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { runCommand } from '../commandLine/commandLine.ts';

const USAGE = `Runs the whole gate: types, lint and format, build, tests. Browser tests run where a Chromium is found.

  npm test -- [WORD…]

  WORD  only the test files whose path holds one of the words, after types, lint and build

Faster while you work: npm run test:files -- WORD… runs the test files alone.

Exit codes: 0 all passed, 1 something failed, 2 wrong usage`;

const ROOT = resolve(import.meta.dirname, '..');
const TOOLS = resolve(ROOT, 'node_modules');

/** Node's arguments of what comes before the tests, which run the app that is built here. */
const CHECKS: readonly (readonly string[])[] = [
  [resolve(TOOLS, 'typescript', 'bin', 'tsc'), '--noEmit'],
  [resolve(TOOLS, 'eslint', 'bin', 'eslint.js'), '.'],
  [resolve(TOOLS, 'prettier', 'bin', 'prettier.cjs'), '--check', '.'],
  [resolve(ROOT, 'scripts', 'build.mjs')],
];

await runCommand({ command: 'npm test', usage: USAGE, options: {}, words: true }, async (_options, words) => {
  const passed = await Promise.all(CHECKS.map(passes));
  if (passed.includes(false)) process.exit(1);
  if (!(await passes([resolve(ROOT, 'scripts', 'test.ts'), ...words]))) process.exit(1);
});

/** Whether a program of Node's, run with these arguments, has found nothing wrong. */
async function passes(step: readonly string[]): Promise<boolean> {
  const exit: unknown[] = await once(spawn(process.execPath, step, { cwd: ROOT, stdio: 'inherit' }), 'exit');
  return exit[0] === 0;
}
