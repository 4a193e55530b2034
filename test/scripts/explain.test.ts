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

  it('tells what was heard, of which parts, and what it would be without the question', async (t) => {
    const { code, text } = await explain(t, 'No, thank you!', '--after', 'solved');
    assert.equal(code, 0);
    assert.match(text, /^means +yes$/m);
    assert.match(text, /^parts +no thank you +en no$/m);
    const [, without = ''] = text.split('without the question');
    assert.match(without, /^ +means +(?!yes)\w+$/m);
    assert.match(without, /^ +rule +\w+/m);
  });

  it('names the language and each part of a request', async (t) => {
    const { text } = await explain(t, 'i would like to talk to your agnet', '--json');
    const { heard } = JSON.parse(text) as { heard: { language: string; parts: readonly unknown[] } };
    assert.equal(heard.language, 'en');
    assert.deepEqual(heard.parts, [
      { words: ['like'], part: 'desireBehind' },
      { words: ['to'], part: 'between' },
      { words: ['talk'], part: 'talk' },
      { words: ['to'], part: 'between' },
      { words: ['your'], part: 'before' },
      { words: ['agent'], part: 'people' },
    ]);
  });

  it('says so when nothing was heard', async (t) => {
    const { text } = await explain(t, 'the pump is leaking', '--after', 'person');
    assert.equal(text.match(/means +nothing/g)?.length, 2);
  });

  for (const args of [
    [],
    ['a', '--after', 'lunch'],
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
