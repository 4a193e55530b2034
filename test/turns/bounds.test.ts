import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endBounds, startBounds } from '../../lib/turns/bounds.ts';
import { turnLimits } from '../../lib/turns/index.ts';
import { customerSays, World } from './world.ts';

describe('the bounds of a turn', () => {
  const arrival = customerSays('hello', 'm1');

  it('are as long as a turn may take, or what is left of it', () => {
    const world = new World();
    const ports = world.ports();
    const { commit, turn } = turnLimits(ports.bot);
    for (const [left, expected] of [
      [{}, [commit, turn]],
      [{ commit: 7 }, [7, turn]],
      [{ turn: 0 }, [commit, 0]],
    ] as const) {
      const bounds = startBounds(arrival, ports, () => world.time, left);
      assert.deepEqual([bounds.commit.remaining(), bounds.turn.remaining()], expected);
      endBounds(bounds);
    }
  });

  it('fire no more once they are ended, and the place is free', async () => {
    const world = new World();
    const ports = world.ports();
    const begin = () => startBounds(arrival, ports, () => world.time, { commit: 0, turn: 0 });
    const [ended, running] = [begin(), begin()];
    assert.equal(ended.place.enter(1_000), undefined);
    endBounds(ended);
    assert.equal(running.place.enter(1_000), undefined);
    // Behind the timers of both.
    await new Promise((resolve) => setTimeout(resolve, 0));
    assert.deepEqual([ended.commit.signal.aborted, ended.turn.signal.aborted], [false, false]);
    assert.deepEqual([running.commit.signal.aborted, running.turn.signal.aborted], [true, true]);
    endBounds(running);
  });
});
