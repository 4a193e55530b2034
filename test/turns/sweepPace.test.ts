// How fast one instance gets through what is due where each post and each request to the storage takes its time, on a clock
// that runs only when everybody waits for it: what is measured is how much is done at once, and not the machine.
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { loadConfig } from '../../lib/config.ts';
import type { ConversationStore } from '../../lib/conversation/index.ts';
import { conversationKey } from '../../lib/storage/index.ts';
import { sweep, type SweepReport } from '../../lib/turns/index.ts';
import { PassingTime } from './passingTime.ts';
import { customerSays, World } from './world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const POST = 100;
const REQUEST = 10;

/** Warned and ended within ten minutes, each of them once. */
const LIVE = 100_000;
const VISITS_A_SECOND = (2 * LIVE) / (10 * 60);

const loaded = loadConfig({
  SweepSchedule: '0 * * * * *',
  AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
  ConversationStorage: 'memory',
});
assert.ok(loaded.ok);
const { budgetMs: budget, concurrency } = loaded.config.sweep;

let world: World;
let time: PassingTime;
beforeEach(() => {
  world = new World();
  time = new PassingTime(world);
});

/** The world's storage, of which each request takes its time. */
function slow(store: ConversationStore): ConversationStore {
  const after = async <T>(request: () => Promise<T>): Promise<T> => {
    await time.wait(REQUEST);
    return request();
  };
  return {
    ...store,
    load: (...args) => after(() => store.load(...args)),
    save: (...args) => after(() => store.save(...args)),
  };
}

/** So many customers who have been silent for as long as one is warned after. */
async function silentCustomers(count: number): Promise<void> {
  await world.turn(customerSays('help', 'm1'));
  // Armed for the warning by then: a turn arms for its own lease.
  await world.pass(4 * MINUTE);
  const { record } = await world.stored();
  const { dueAt } = record;
  assert.ok(dueAt !== undefined);
  for (let index = 1; index < count; index += 1) {
    const conversationId = `silent-${index}`;
    const address = { ...record.address, conversationId };
    await world.store.save(conversationKey('omnichannel', conversationId), { ...record, address }, undefined);
  }
  world.time = dueAt;
}

async function round(): Promise<SweepReport> {
  return time.during(
    sweep(
      (_address, use) =>
        use(async () => {
          await time.wait(POST);
          return { kind: 'sent' };
        }),
      { ...world.ports(slow(world.store)), sleep: time.wait },
      { budget, concurrency, now: () => world.time },
    ),
  );
}

describe('One instance that sweeps with what the settings say by themselves', () => {
  it('warns ten thousand a minute, and 100,000 live ones in time', async () => {
    const count = 2_000;
    await silentCustomers(count);
    const startedAt = world.time;
    const { warned, postponed } = await round();
    assert.deepEqual([warned, postponed], [count, 0]);
    const perSecond = count / ((world.time - startedAt) / SECOND);
    // A run works for its budget of each minute, and the next one begins with the minute.
    const kept = (perSecond * budget) / MINUTE;
    assert.ok(kept >= 10_000 / 60, `${kept} a second`);
    assert.ok(kept >= VISITS_A_SECOND, `${kept} a second, and ${VISITS_A_SECOND} come due`);
  });

  it('goes on with what is behind for as long as its function may run, and leaves the rest to the next run', async () => {
    await silentCustomers(200);
    const narrow = { budget: SECOND, concurrency: 4, now: () => world.time };
    const ports = { ...world.ports(slow(world.store)), sleep: time.wait };
    const first = await time.during(
      sweep((_address, use) => use(() => time.wait(POST).then(() => ({ kind: 'sent' }))), ports, narrow),
    );
    assert.ok(first.postponed > 0 && first.warned > 0);
    const second = await round();
    assert.deepEqual([first.warned + second.warned, second.postponed], [200, 0]);
  });
});
