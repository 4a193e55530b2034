import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startTableProxy, type TableOperation, type TableProxy } from '../../bench/chaos/tableProxy.ts';
import type { ConversationStore } from '../../lib/conversation/index.ts';
import { noTelemetry } from '../../lib/events.ts';
import { createServerClock, createTableStore, openTable, withWarmReads } from '../../lib/storage/index.ts';
import type { Arrival } from '../../lib/turns/index.ts';
import { startTableStorage, type LocalStorage } from '../../local/tableStorage.ts';
import { freshKey, sampleRecord } from '../storage/storeContract.ts';
import { contextEvent, customerSays, World } from './world.ts';

const MINUTE = 60_000;
const PARTITIONS = 32;

let storage: LocalStorage;
let proxy: TableProxy;
let store: ConversationStore;

before(async () => {
  storage = await startTableStorage();
  proxy = await startTableProxy(storage);
  const { connectionString } = proxy;
  const table = await openTable({ kind: 'connectionString', connectionString }, createServerClock());
  store = createTableStore(table, noTelemetry.track, Date.now);
  // Creates the table, once and for all.
  await store.save(freshKey(), sampleRecord(), undefined);
});

after(async () => {
  await proxy.close();
  await storage.close();
});

/** What the work asks of the table service, request by request. */
async function requestsOf(work: () => Promise<unknown>): Promise<readonly TableOperation[]> {
  proxy.operations.length = 0;
  await work();
  return [...proxy.operations];
}

/** A conversation of its own, that the bot has greeted, and an instance of the app that just did so. */
async function greeted(world: World): Promise<{ key: string; warm: ConversationStore }> {
  const key = freshKey();
  const warm = withWarmReads(store);
  await world.turn({ ...contextEvent('context'), key }, world.ports(warm));
  return { key, warm };
}

describe('what a turn asks of the table service', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });
  const turn = (arrival: Arrival, key: string, from: ConversationStore) => () =>
    world.turn({ ...arrival, key }, world.ports(from));

  it('the first turn of a conversation: one read and two writes', async () => {
    const requests = await requestsOf(turn(customerSays('help', 'm1'), freshKey(), store));
    assert.deepEqual(requests, ['read', 'transaction', 'replace']);
  });

  it('an ordinary turn on a cold instance: one read and two writes', async () => {
    const { key } = await greeted(world);
    const requests = await requestsOf(turn(customerSays('help', 'm1'), key, store));
    assert.deepEqual(requests, ['read', 'replace', 'replace']);
  });

  it('an ordinary turn on a warm instance: two writes', async () => {
    const { key, warm } = await greeted(world);
    const requests = await requestsOf(turn(customerSays('help', 'm1'), key, warm));
    assert.deepEqual(requests, ['replace', 'replace']);
  });

  it('an escalation: one write more, between what the customer reads and the command', async () => {
    const { key, warm } = await greeted(world);
    const requests = await requestsOf(turn(customerSays('agent', 'm1'), key, warm));
    assert.deepEqual(requests, ['replace', 'replace', 'replace']);
    assert.deepEqual(world.center.commands, ['Escalate']);
  });

  it('a duplicate: one read where it is cold, nothing where it is warm', async () => {
    const { key, warm } = await greeted(world);
    await turn(customerSays('help', 'm1'), key, warm)();
    assert.deepEqual(await requestsOf(turn(customerSays('help', 'm1'), key, store)), ['read']);
    assert.deepEqual(await requestsOf(turn(customerSays('help', 'm1'), key, warm)), []);
  });

  it('an activity that means nothing to the bot: nothing', async () => {
    const ignored: Arrival = { ...customerSays('', 'm1'), inbound: { kind: 'ignored', reason: 'typing' } };
    assert.deepEqual(await requestsOf(turn(ignored, freshKey(), store)), []);
  });

  for (const [title, pause] of [
    ['one after the other', 0],
    ['every ten seconds', 10_000],
    ['every four minutes', 4 * MINUTE],
  ] as const) {
    it(`keeping watch over a silent customer: not one request in twenty turns ${title}`, async () => {
      const { key, warm } = await greeted(world);
      const requests = await requestsOf(async () => {
        for (let number = 1; number <= 20; number += 1) {
          world.time += pause;
          await turn(customerSays(`echo: ${number}`, `m${number}`), key, warm)();
        }
      });
      assert.equal(requests.length, 20 * 2);
      assert.ok(requests.every((request) => request === 'replace' || request === 'transaction'));
      assert.equal(world.center.posts.length, 21);
      // However often it was moved, there is one entry, and the sweep still finds it.
      const entries = await Array.fromAsync(store.due(world.time + 5 * MINUTE));
      assert.equal(entries.filter((entry) => entry.key === key).length, 1);
    });
  }
});

describe('what a sweep asks of the table service', () => {
  it('one small query a partition where nothing is due', async () => {
    const world = new World();
    // Before anything that other tests left here.
    world.time = 1_000;
    const requests = await requestsOf(() => world.sweep(world.ports(store)));
    assert.deepEqual(
      requests,
      Array.from({ length: PARTITIONS }, () => 'query'),
    );
  });

  it('the same, however many conversations wait for another time, and three requests for one that is due', async () => {
    const world = new World();
    world.time = 1_000 + MINUTE;
    const later = world.time + 60 * MINUTE;
    await Promise.all(
      Array.from({ length: 300 }, () => store.save(freshKey(), sampleRecord({ dueAt: later }), undefined)),
    );
    const none = await requestsOf(() => world.sweep(world.ports(store)));
    assert.equal(none.length, PARTITIONS);

    const { key } = await greeted(world);
    world.time += 5 * MINUTE;
    const one = await requestsOf(async () => {
      const report = await world.sweep(world.ports(store));
      assert.equal(report.warned, 1);
    });
    assert.equal(one.filter((request) => request === 'query').length, PARTITIONS);
    assert.equal(one.length, PARTITIONS + 3);
    assert.ok((await store.load(key))?.record.context.warnedAt !== undefined);
  });

  it('reads on where more is due than fits a page', async () => {
    const world = new World();
    world.time = 100_000_000;
    const partition = freshKey().slice(0, 2);
    const keys = Array.from({ length: 130 }, () => `${partition}${freshKey().slice(2)}`);
    await Promise.all(keys.map((key) => store.save(key, sampleRecord({ dueAt: world.time - 1 }), undefined)));
    proxy.operations.length = 0;
    const due = (await Array.fromAsync(store.due(world.time))).map(({ key }) => key);
    assert.deepEqual(due.filter((key) => keys.includes(key)).toSorted(), keys.toSorted());
    assert.equal(new Set(due).size, due.length, 'an entry came twice');
    assert.equal(proxy.operations.length, PARTITIONS + 1);
  });
});
