// Places for errands, a lane for each host: who begins when, and who is left.
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { createLanes, type LaneLimits, type Lanes } from '../../lib/turns/lanes.ts';

/** What happened, in order: `+name` began at once, `*name` began after waiting, `-name` was left. */
let log: string[];
/** Ends the errands that are under way, by their names. */
let ends: Map<string, () => void>;
/** Hosts that are not to be bothered. */
let closed: Set<string>;
beforeEach(() => {
  log = [];
  ends = new Map();
  closed = new Set();
});

const lanesFor = (limits: LaneLimits): Lanes => createLanes(limits, (host) => !closed.has(host));

/** Sends errands, called by their hosts and a number: `a1` goes to `a`. */
function enter(lanes: Lanes, ...names: readonly string[]): Promise<unknown> {
  return Promise.all(
    names.map((name) =>
      lanes.enter(name.charAt(0), {
        run: (waited) => {
          log.push(`${waited ? '*' : '+'}${name}`);
          return new Promise((resolve) => ends.set(name, resolve));
        },
        leave: () => log.push(`-${name}`),
      }),
    ),
  );
}

/** Ends an errand, and gives what has happened since the last time. */
async function end(name: string): Promise<readonly string[]> {
  log = [];
  const finish = ends.get(name);
  assert.ok(finish !== undefined, `${name} is not under way`);
  finish();
  await new Promise(setImmediate);
  return log;
}

describe('lanes', () => {
  it('have so many places each, and who waits goes on in the order of coming', async () => {
    const lanes = lanesFor({ each: 2, altogether: 9 });
    const all = enter(lanes, 'a1', 'a2', 'a3', 'a4', 'b1');
    assert.deepEqual(log, ['+a1', '+a2', '+b1']);
    assert.deepEqual(await end('a2'), ['*a3']);
    assert.deepEqual(await end('b1'), []);
    assert.deepEqual(await end('a1'), ['*a4']);
    await end('a3');
    await end('a4');
    await all;
    // Nobody waits any more: the next one begins at once.
    log = [];
    void enter(lanes, 'a5');
    assert.deepEqual(log, ['+a5']);
  });

  it('have so many places altogether, and the next one goes to the host that has the fewest', async () => {
    const lanes = lanesFor({ each: 9, altogether: 3 });
    void enter(lanes, 'a1', 'a2', 'b1', 'a3', 'b2', 'c1', 'c2');
    assert.deepEqual(log, ['+a1', '+a2', '+b1']);
    assert.deepEqual(await end('a1'), ['*c1']);
    assert.deepEqual(await end('c1'), ['*c2']);
    // All have as many: whoever was there first.
    assert.deepEqual(await end('a2'), ['*a3']);
    assert.deepEqual(await end('b1'), ['*b2']);
  });

  it('let nobody overtake who waits already', async () => {
    const lanes = lanesFor({ each: 1, altogether: 9 });
    void enter(lanes, 'a1', 'a2');
    log = [];
    void enter(lanes, 'a3');
    assert.deepEqual(log, []);
    assert.deepEqual(await end('a1'), ['*a2']);
    assert.deepEqual(await end('a2'), ['*a3']);
  });

  it('leave whoever comes to a host that is not to be bothered', async () => {
    const lanes = lanesFor({ each: 1, altogether: 9 });
    closed.add('a');
    await enter(lanes, 'a1', 'a2');
    assert.deepEqual(log, ['-a1', '-a2']);
    closed.delete('a');
    void enter(lanes, 'a3');
    assert.deepEqual(log.slice(2), ['+a3']);
  });

  it('let them wait while others are there, and leave all of them when those found nothing', async () => {
    const lanes = lanesFor({ each: 2, altogether: 9 });
    void enter(lanes, 'a1', 'a2');
    closed.add('a');
    let over = false;
    void enter(lanes, 'a3', 'a4').then(() => (over = true));
    assert.deepEqual(await end('a1'), []);
    assert.equal(over, false);
    assert.deepEqual(await end('a2'), ['-a3', '-a4']);
    assert.equal(over, true);
  });

  it('let those go on who waited when the host answers again', async () => {
    const lanes = lanesFor({ each: 1, altogether: 9 });
    void enter(lanes, 'a1', 'a2');
    closed.add('a');
    void enter(lanes, 'a3');
    closed.delete('a');
    assert.deepEqual(await end('a1'), ['*a2']);
  });

  it('let all of them go on for whom there is a place, and nobody before them', async () => {
    const lanes = lanesFor({ each: 2, altogether: 9 });
    void enter(lanes, 'a1');
    closed.add('a');
    void enter(lanes, 'a2');
    closed.delete('a');
    void enter(lanes, 'a3');
    assert.deepEqual(log, ['+a1']);
    assert.deepEqual(await end('a1'), ['*a2', '*a3']);
  });

  it('hold nobody up behind a host of which others are still to find out', async () => {
    const lanes = lanesFor({ each: 2, altogether: 3 });
    void enter(lanes, 'a1', 'b1', 'b2', 'a2', 'b3');
    closed.add('a');
    assert.deepEqual(log, ['+a1', '+b1', '+b2']);
    assert.deepEqual(await end('b1'), ['*b3']);
    assert.deepEqual(await end('a1'), ['-a2']);
  });

  it('give every free place away at once', async () => {
    const lanes = lanesFor({ each: 1, altogether: 1 });
    void enter(lanes, 'a1', 'b1', 'b2', 'c1');
    closed.add('b');
    assert.deepEqual(await end('a1'), ['-b1', '-b2', '*c1']);
  });
});
