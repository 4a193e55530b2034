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
  it('names the rule that fires, what is sent, and what the representative reads', async (t) => {
    const { code, text } = await explain(t, 'my card was stolen');
    assert.equal(code, 0);
    assert.match(text, /rule +escalate\.topic/);
    assert.match(text, /BotHandoffTopic = "StolenCard"/);
    assert.match(text, /The customer wrote: "my card was stolen"/);
    assert.match(text, /the bot is silent: escalated/);
  });

  it('takes the language and what happened before into account', async (t) => {
    const { text } = await explain(t, 'blah', '--not-understood', '1', '--locale', 'de');
    assert.match(text, /rule +offerPerson/);
    assert.match(text, /\[Ja\]/);
  });

  it('gives programs the decision as JSON', async (t) => {
    const { text } = await explain(t, 'end chat', '--json');
    const decision: unknown = JSON.parse(text);
    assert.ok(typeof decision === 'object' && decision !== null && 'rule' in decision);
    assert.equal(decision.rule, 'end.asked');
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
