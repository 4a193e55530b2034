import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test, type TestContext } from 'node:test';
import { ROOT, runProgram } from '../local/hostProcess.ts';

/** The sources and articles that build and explain the app, in a folder of their own, where an article may be broken. */
const copy = await mkdtemp(join(tmpdir(), 'articles-'));
after(() => rm(copy, { recursive: true }));
const parts = [
  ...['commandLine', 'functions', 'knowledge', 'lib', 'local', 'scripts'],
  ...['host.json', 'package.json', 'tsconfig.json'],
];
await Promise.all(parts.map((part) => cp(join(ROOT, part), join(copy, part), { recursive: true })));
await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');

const ARTICLE = 'knowledge/en/borrow-a-canoe.md';
const BROKEN = '---\ntitle: Borrow a canoe\ntopic: Canoes\n---\n\nAt the pier.';
const MISTAKE = `${ARTICLE}:3: the policy has no topic "Canoes"`;
const NOT_BUILT = 'knowledge/ is not what was built last';

async function run(
  t: TestContext,
  file: string,
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const program = runProgram(t, join(copy, 'scripts', file), args);
  const code = await program.exit;
  return { code, stdout: program.stdout(), stderr: program.stderr() };
}

describe('A mistake in an article', () => {
  test('is told by npm run build, and by npm run explain before and after, which explains all the same', async (t) => {
    const whole = await run(t, 'build.mjs', '--quiet');
    assert.deepEqual([whole.code, whole.stderr], [0, '']);
    assert.deepEqual((await run(t, 'explain.ts', 'agent')).stderr, '');

    await writeFile(join(copy, ARTICLE), BROKEN);
    const before = await run(t, 'explain.ts', 'agent');
    assert.equal(before.code, 0);
    assert.match(before.stdout, /^rule /m);
    assert.ok(before.stderr.includes(MISTAKE) && before.stderr.includes(NOT_BUILT), before.stderr);

    const build = await run(t, 'build.mjs', '--quiet');
    assert.equal(build.code, 1);
    assert.ok(build.stderr.includes(MISTAKE), build.stderr);
    const built = await run(t, 'explain.ts', 'agent');
    assert.ok(built.stderr.includes(MISTAKE) && !built.stderr.includes(NOT_BUILT), built.stderr);
  });
});
