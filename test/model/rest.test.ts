import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createRest, FIRST_REST, LONGEST_REST, MOST_FAILURES } from '../../lib/model/rest.ts';
import type { ModelOutcome } from '../../lib/events.ts';

/** A model whose answers are given, and a clock; `asked` counts the attempts that were really made. */
function restful() {
  const clock = { time: 0, asked: 0 };
  const rested = createRest(() => clock.time);
  const ask = async (outcome: ModelOutcome, restMs?: number): Promise<ModelOutcome> => {
    const answer = await rested(() => {
      clock.asked += 1;
      return Promise.resolve({ outcome, milliseconds: 1, ...(restMs === undefined ? {} : { restMs }) });
    });
    assert.ok(!('restMs' in answer));
    return answer.outcome;
  };
  const fail = async (times: number, outcome: ModelOutcome = 'failed'): Promise<void> => {
    for (let time = 0; time < times; time += 1) await ask(outcome);
  };
  return { clock, ask, fail, rested };
}

describe('A model that fails', () => {
  test('a few times in a row is left alone for a while, and then tried with one question', async () => {
    const { clock, ask, fail } = restful();
    await fail(MOST_FAILURES);
    assert.equal(await ask('answered'), 'resting');
    assert.equal(clock.asked, MOST_FAILURES);
    clock.time = FIRST_REST;
    assert.equal(await ask('answered'), 'answered');
    assert.equal(await ask('answered'), 'answered');
  });

  test('now and then is asked all the same', async () => {
    const { clock, ask, fail } = restful();
    for (let round = 0; round < 5; round += 1) {
      await fail(MOST_FAILURES - 1);
      await ask('answered');
    }
    assert.equal(clock.asked, 5 * MOST_FAILURES);
  });

  test('again when it is tried rests twice as long, up to a bound', async () => {
    const { clock, ask, fail } = restful();
    await fail(MOST_FAILURES);
    let rest = FIRST_REST;
    for (let round = 0; round < 12; round += 1) {
      clock.time += rest - 1;
      assert.equal(await ask('failed'), 'resting');
      clock.time += 1;
      assert.equal(await ask('failed'), 'failed');
      rest = Math.min(rest * 2, LONGEST_REST);
    }
    assert.equal(rest, LONGEST_REST);
  });

  test('is tried by one question at a time: the others do not wait for it', async () => {
    const { clock, ask, fail, rested } = restful();
    await fail(MOST_FAILURES);
    clock.time = FIRST_REST;
    const trial = Promise.withResolvers<{ outcome: ModelOutcome; milliseconds: number }>();
    const tried = rested(() => trial.promise);
    assert.equal(await ask('answered'), 'resting');
    trial.resolve({ outcome: 'answered', milliseconds: 1 });
    assert.equal((await tried).outcome, 'answered');
    assert.equal(await ask('answered'), 'answered');
  });

  test('to throttle is taken at its word when it says for how long', async () => {
    const { clock, ask } = restful();
    await ask('throttled', 5_000);
    assert.equal(await ask('answered'), 'resting');
    clock.time = 5_000;
    assert.equal(await ask('answered'), 'answered');
  });

  test('and asks to be left alone for a year is not', async () => {
    const { clock, ask } = restful();
    await ask('throttled', 365 * 86_400_000);
    clock.time = LONGEST_REST;
    assert.equal(await ask('answered'), 'answered');
  });

  for (const outcome of [
    ...(['throttled', 'refused', 'failed', 'unreachable', 'timedOut', 'noToken'] as const),
    ...(['empty', 'notJson', 'wrongSchema'] as const),
  ]) {
    test(`counts as failing when it is ${outcome}`, async () => {
      const { ask, fail } = restful();
      await fail(MOST_FAILURES, outcome);
      assert.equal(await ask('answered'), 'resting');
    });
  }

  // Else one customer could switch it off for everybody.
  for (const outcome of [
    ...(['filtered', 'cutOff', 'tooLong', 'markup', 'noArticle', 'otherArticle', 'ungrounded'] as const),
    'notCovered',
  ] as const) {
    test(`is not left alone for what a customer can bring about: ${outcome}`, async () => {
      const { ask, fail } = restful();
      await fail(MOST_FAILURES * 3, outcome);
      assert.equal(await ask('answered'), 'answered');
    });
  }
});
