import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createServerClock } from '../../lib/storage/index.ts';

const MACHINE = Date.UTC(2026, 0, 1, 12, 0, 0);
const header = (offset: number): string => new Date(MACHINE + offset).toUTCString();

describe('W04 the time of the storage service', () => {
  it('is the machine’s until the service was heard', () => {
    assert.equal(createServerClock(() => MACHINE).now(), MACHINE);
  });

  for (const minutes of [-10, 10]) {
    it(`is taken over by a machine that is ${-minutes} minutes off`, () => {
      const clock = createServerClock(() => MACHINE);
      clock.heard(header(minutes * 60_000));
      assert.equal(clock.now(), MACHINE + minutes * 60_000);
    });
  }

  it('does not move a clock that is right, because a header counts whole seconds', () => {
    const clock = createServerClock(() => MACHINE);
    clock.heard(header(-1_000));
    assert.equal(clock.now(), MACHINE);
  });

  it('follows a machine whose clock is set right', () => {
    let machine = MACHINE - 600_000;
    const clock = createServerClock(() => machine);
    clock.heard(header(0));
    assert.equal(clock.now(), MACHINE);
    machine = MACHINE;
    clock.heard(header(0));
    assert.equal(clock.now(), MACHINE);
  });

  it('is right to the second: what differs by two of them is no evidence', () => {
    let machine = MACHINE;
    const clock = createServerClock(() => machine);
    for (const difference of [-2_000, 2_000]) {
      clock.heard(header(difference));
      assert.equal(clock.now(), MACHINE);
    }
    clock.heard(header(-600_000));
    for (const difference of [-601_000, -602_000, -598_000]) {
      clock.heard(header(difference));
      assert.equal(clock.now(), MACHINE - 600_000);
    }
    for (const difference of [-2_000, 1_000]) {
      machine = MACHINE + 1_000_000;
      clock.heard(header(0));
      machine = MACHINE;
      clock.heard(header(difference));
      assert.equal(clock.now(), MACHINE);
    }
  });

  it('ignores what is not a date', () => {
    const clock = createServerClock(() => MACHINE);
    for (const text of [undefined, '', 'yesterday', '0x']) clock.heard(text);
    assert.equal(clock.now(), MACHINE);
  });
});
