import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { runProgram } from '../local/hostProcess.ts';
import { renew } from './renew.ts';

async function explained(t: TestContext, ...args: readonly string[]): Promise<string> {
  const program = runProgram(t, 'scripts/explain.ts', args);
  const code = await program.exit;
  assert.equal(code, 0, program.stderr());
  return program.stdout();
}

function has(text: string, ...patterns: readonly RegExp[]): void {
  const changed = renew(text, 'test/shipped/explain.test.ts');
  for (const pattern of patterns) assert.match(text, pattern, changed);
}

describe('npm run explain, with the policy and the replies as they ship', () => {
  it('names the rule that fires, what is sent, and what the representative reads', async (t) => {
    has(
      await explained(t, 'my card was stolen'),
      /rule +escalate\.topic/,
      /BotHandoffTopic = "StolenCard"/,
      /The customer wrote: "my card was stolen"/,
      /the bot is silent: escalated/,
    );
  });

  it('takes the language and what happened before into account', async (t) => {
    has(await explained(t, 'blah', '--not-understood', '1', '--locale', 'de'), /rule +offerPerson/, /\[Ja\]/);
  });

  it('goes by the question before', async (t) => {
    has(
      await explained(t, 'no thanks', '--after', 'solved'),
      /^rule +end\.solved/m,
      /without the question[^]*rule +askSolved/,
    );
    has(await explained(t, 'nein danke', '--after', 'person', '--locale', 'de'), /^rule +offerDeclined/m);
    has(await explained(t, 'non merci', '--after', 'person', '--locale', 'fr'), /^rule +offerDeclined/m);
  });
});
