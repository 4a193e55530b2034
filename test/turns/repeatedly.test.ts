import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { repeatedly } from '../../lib/turns/index.ts';

describe('what is tried repeatedly', () => {
  /** Plays `results`, one an attempt, and resolves to the pauses before each. */
  async function pausesFor(results: readonly boolean[], starts = 1): Promise<readonly number[]> {
    const pauses: number[] = [];
    const due: (() => void)[] = [];
    const left = [...results];
    const start = repeatedly(
      () => Promise.resolve(left.shift() ?? true),
      (pause, run) => {
        pauses.push(pause);
        due.push(run);
      },
    );
    for (let count = 0; count < starts; count += 1) start();
    for (let run = due.shift(); run !== undefined; run = due.shift()) {
      run();
      await new Promise((resolve) => setImmediate(resolve));
    }
    return pauses;
  }

  it('comes soon, and then after growing pauses up to five seconds, until it is done', async () => {
    assert.deepEqual(
      await pausesFor([false, false, false, false, true]),
      [1_000, 2_000, 4_000, 5_000, 5_000],
    );
  });

  it('is not done twice at once, however often it is asked for', async () => {
    assert.deepEqual(await pausesFor([true], 5), [1_000]);
  });

  it('goes on when it is asked for during an attempt, which may have looked already', async () => {
    let attempts = 0;
    const due: (() => void)[] = [];
    const start = repeatedly(
      () => {
        attempts += 1;
        if (attempts === 1) start();
        return Promise.resolve(true);
      },
      (_, run) => due.push(run),
    );
    start();
    for (let run = due.shift(); run !== undefined; run = due.shift()) {
      run();
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.equal(attempts, 2);
  });

  it('begins anew when it is asked for again after it was done', async () => {
    let attempts = 0;
    const due: (() => void)[] = [];
    const start = repeatedly(
      () => Promise.resolve((attempts += 1) > 0),
      (_, run) => due.push(run),
    );
    for (let round = 0; round < 2; round += 1) {
      start();
      due.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.equal(attempts, 2);
  });
});
