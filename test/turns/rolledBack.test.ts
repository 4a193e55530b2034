// An older release finds rows that a newer one wrote: what was promised there is kept.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { TableClient } from '@azure/data-tables';
import { conversationKey, createServerClock, createTableStore, openTable } from '../../lib/storage/index.ts';
import { partitionOf, rowKeys } from '../../lib/storage/entity.ts';
import type { ConversationStore } from '../../lib/conversation/index.ts';
import { startTableStorage, type LocalStorage } from '../../local/tableStorage.ts';
import { ADDRESS, customerSays, KEY, World } from './world.ts';

const MINUTE = 60_000;

let storage: LocalStorage;
let table: TableClient;
let world: World;
let store: ConversationStore;
before(async () => {
  storage = await startTableStorage();
  const { connectionString } = storage;
  table = await openTable({ kind: 'connectionString', connectionString }, createServerClock());
});
after(() => storage.close());
beforeEach(async () => {
  world = new World();
  store = createTableStore(
    table,
    (event) => world.events.push(event),
    () => world.time,
  );
  const left = await store.load(KEY);
  if (left !== undefined) await store.remove(KEY, left);
});

/** A conversation in which a person was asked for, as a newer release would have stored it. */
async function writtenByNewer(change: (state: Record<string, unknown>) => object): Promise<void> {
  await world.turn(customerSays('agent', 'm1'), world.ports(store));
  const rowKey = rowKeys.conversation(KEY);
  const {
    State0,
    etag: _etag,
    timestamp: _time,
    ...row
  } = await table.getEntity<{ State0: string }>(partitionOf(KEY), rowKey);
  const state: unknown = JSON.parse(State0);
  assert.ok(typeof state === 'object' && state !== null);
  const newer = { ...row, Schema: 2, State0: JSON.stringify(change({ ...state, schema: 2 })) };
  await table.updateEntity({ ...newer, partitionKey: partitionOf(KEY), rowKey }, 'Replace');
}

async function pass(milliseconds: number): Promise<void> {
  const until = world.time + milliseconds;
  while (world.time < until) {
    world.time += 30_000;
    await world.sweep(world.ports(store));
  }
}

describe('a release that was rolled back', () => {
  it('has its own key for the conversation', () => {
    assert.equal(KEY, conversationKey(ADDRESS.channelId, ADDRESS.conversationId));
  });

  for (const [what, change] of [
    ['as it is', (state: Record<string, unknown>) => state],
    [
      'in a form of its own',
      (state: Record<string, unknown>) => ({ ...state, outbox: [{ handOver: 'to a queue' }] }),
    ],
  ] as const) {
    it(`hands over the customer whose Escalate waited, stored ${what}, once`, async () => {
      world.center.fail = () => ({ outcome: { kind: 'throttled', retryAfter: undefined }, taken: false });
      await writtenByNewer(change);
      world.center.fail = () => undefined;
      await pass(3 * MINUTE);
      assert.deepEqual(world.center.commands, ['Escalate']);
      const posts = world.center.attempts.length;
      await world.turn(customerSays('hello?', 'm2'), world.ports(store));
      await pass(3 * MINUTE);
      assert.equal(world.center.attempts.length, posts);
    });

    it(`says nothing to a customer who is with a person, stored ${what}`, async () => {
      await writtenByNewer(change);
      const { posts } = world.center;
      const before = [...posts];
      await world.turn(customerSays('echo: here', 'm2'), world.ports(store));
      await pass(3 * MINUTE);
      assert.deepEqual(posts, before);
      assert.deepEqual(world.center.commands, ['Escalate']);
    });
  }
});
