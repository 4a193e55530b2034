import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renewPages } from '../../scripts/docs/pages.ts';
import { runProgram } from '../local/hostProcess.ts';

test('docs/connecting-dynamics-365.md has the variables and the rules of the shipped policy', async () => {
  const page = (await renewPages()).find(({ name }) => name === 'docs/connecting-dynamics-365.md');
  assert.equal(page?.now, page?.renewed, 'The policy has changed, and its page has not. Run: npm run docs');
});

test('npm run docs -- --check passes while every page is up to date', async (t) => {
  const program = runProgram(t, 'scripts/docs.ts', ['--check']);
  assert.equal(await program.exit, 0, `${program.stderr()}The policy has changed? Run: npm run docs`);
});
