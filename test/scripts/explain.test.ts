import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runProgram } from '../local/hostProcess.ts';

async function explain(
  t: Parameters<typeof runProgram>[0],
  ...args: readonly string[]
): Promise<{ code: number | null; text: string }> {
  const program = runProgram(t, 'scripts/explain.ts', args);
  const code = await program.exit;
  return { code, text: program.stdout() + program.stderr() };
}

describe('npm run explain', () => {
  it('gives programs the decision as JSON', async (t) => {
    const { text } = await explain(t, 'anything at all', '--json');
    const decision: unknown = JSON.parse(text);
    assert.ok(typeof decision === 'object' && decision !== null && 'rule' in decision);
    assert.equal(typeof decision.rule, 'string');
  });

  for (const args of [
    [],
    ['a', 'b'],
    ['a', '--colour'],
    ['a', '--at', 'noon'],
    ['a', '--not-understood', 'x'],
  ]) {
    it(`says how it is used when called with ${JSON.stringify(args)}`, async (t) => {
      const { code, text } = await explain(t, ...args);
      assert.equal(code, 2);
      assert.ok(text.length > 20);
    });
  }
});
