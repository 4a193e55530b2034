import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { BotError } from '../../lib/errors.ts';
import { awake } from '../awake.ts';
import { createPlaces, startDeadline } from '../../lib/turns/index.ts';
import { KEY } from './world.ts';

const PATIENCE = 60_000;

/** Settles everything that can go on without anybody's help. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function isBusy(thrown: unknown): boolean {
  assert.ok(thrown instanceof BotError);
  assert.equal(thrown.code, 'E_BUSY');
  assert.match(thrown.message, /may deliver this one again/);
  return true;
}

describe('the place of a conversation', () => {
  it('is had at once where nobody has it, and again once it was left', () => {
    const places = createPlaces();
    for (let turn = 0; turn < 3; turn += 1) {
      const place = places.at(KEY);
      assert.equal(place.enter(PATIENCE), undefined);
      place.leave();
    }
  });

  it('is one for each conversation', () => {
    const places = createPlaces();
    assert.equal(places.at('one').enter(PATIENCE), undefined);
    assert.equal(places.at('other').enter(PATIENCE), undefined);
  });

  it('is given to one at a time, in the order of asking, whatever is left when', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 2, maxLength: 30 }), async (leavesAtOnce) => {
        const places = createPlaces();
        const order: number[] = [];
        let inside = 0;
        await Promise.all(
          leavesAtOnce.map(async (atOnce, index) => {
            const place = places.at(KEY);
            await place.enter(PATIENCE);
            inside += 1;
            assert.equal(inside, 1);
            order.push(index);
            if (!atOnce) await settled();
            inside -= 1;
            place.leave();
          }),
        );
        assert.deepEqual(
          order,
          leavesAtOnce.map((_, index) => index),
        );
        assert.equal(places.at(KEY).enter(PATIENCE), undefined);
      }),
      { numRuns: 50 },
    );
  });

  it('is left by whoever has it, and by nobody else', async () => {
    const places = createPlaces();
    const [first, second] = [places.at(KEY), places.at(KEY)];
    void first.enter(PATIENCE);
    let entered = false;
    const waiting = second.enter(PATIENCE)?.then(() => (entered = true));
    second.leave();
    await settled();
    assert.equal(entered, false);
    first.leave();
    await waiting;
    first.leave();
    assert.notEqual(
      places
        .at(KEY)
        .enter(1)
        ?.catch(() => undefined),
      undefined,
    );
  });

  it('is waited for by so many and no more: who comes then is told to come again', async () => {
    const places = createPlaces(1);
    const [first, second] = [places.at(KEY), places.at(KEY)];
    void first.enter(PATIENCE);
    const waiting = second.enter(PATIENCE);
    await assert.rejects(Promise.resolve(places.at(KEY).enter(PATIENCE)), isBusy);
    first.leave();
    await waiting;
    second.leave();
    assert.equal(places.at(KEY).enter(PATIENCE), undefined);
  });

  it('keeps no process alive by those who wait', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const places = createPlaces();
    const [first, second] = [places.at(KEY), places.at(KEY)];
    void first.enter(PATIENCE);
    const waiting = second.enter(PATIENCE);
    assert.equal(timers(), before);
    first.leave();
    await waiting;
    second.leave();
  });

  it('is kept for those behind somebody whose patience would have been over since', async () => {
    const places = createPlaces();
    const [first, second, third] = [places.at(KEY), places.at(KEY), places.at(KEY)];
    void first.enter(PATIENCE);
    const waiting = second.enter(5);
    first.leave();
    await waiting;
    const last = third.enter(PATIENCE);
    // Somebody else, whose patience is over later.
    void places.at('other').enter(PATIENCE);
    await assert.rejects(Promise.resolve(places.at('other').enter(6)), isBusy);
    second.leave();
    await last;
  });

  it('is given to the next one when somebody has waited long enough', async () => {
    const places = createPlaces();
    const [first, impatient, last] = [places.at(KEY), places.at(KEY), places.at(KEY)];
    void first.enter(PATIENCE);
    const givenUp = impatient.enter(1);
    const waiting = last.enter(PATIENCE);
    await assert.rejects(Promise.resolve(givenUp), isBusy);
    impatient.leave();
    first.leave();
    await waiting;
  });
});

describe('a deadline that is paused', () => {
  function clocked(milliseconds: number) {
    const clock = { time: 0 };
    return { clock, deadline: startDeadline(milliseconds, () => clock.time) };
  }

  it('has as much left afterwards as before', () => {
    const { clock, deadline } = clocked(1_000);
    clock.time = 400;
    const goOn = deadline.pause();
    clock.time = 9_000;
    assert.equal(deadline.remaining(), 600);
    goOn();
    clock.time = 9_500;
    assert.equal(deadline.remaining(), 100);
    clock.time = 99_000;
    assert.equal(deadline.remaining(), 0);
    deadline.cancel();
  });

  it('goes on when the last of several pauses is over, each ended once', () => {
    const { clock, deadline } = clocked(1_000);
    const [one, other] = [deadline.pause(), deadline.pause()];
    one();
    one();
    clock.time = 500;
    assert.equal(deadline.remaining(), 1_000);
    other();
    clock.time = 600;
    assert.equal(deadline.remaining(), 900);
    deadline.cancel();
  });

  it('fires its signal when what was left is over, and neither while it is paused nor when it was cancelled', async () => {
    const quiet = Array.from({ length: 3 }, () => startDeadline(1, () => performance.now()));
    const [cancelled, cancelledInPause, paused] = quiet;
    cancelled?.cancel();
    const goOn = cancelledInPause?.pause();
    cancelledInPause?.cancel();
    goOn?.();
    paused?.pause();
    // Begun after all of them, so that it is over after all of them.
    const fired = startDeadline(1, () => performance.now());
    fired.pause()();
    await awake(once(fired.signal, 'abort'));
    assert.deepEqual(
      [fired, ...quiet].map(({ signal }) => signal.aborted),
      [true, false, false, false],
    );
  });

  it('keeps no process alive', () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const deadline = startDeadline(60_000, () => performance.now());
    assert.equal(timers(), before);
    deadline.cancel();
  });
});
