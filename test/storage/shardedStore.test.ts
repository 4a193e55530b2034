import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { duePartOf, newContext, type ConversationStore } from '../../lib/conversation/index.ts';
import { BotError } from '../../lib/errors.ts';
import type { Homes } from '../../lib/storage/shardHomes.ts';
import { createShardedStore } from '../../lib/storage/shardedStore.ts';
import { withWarmReads } from '../../lib/storage/warmReads.ts';
import { World } from '../turns/world.ts';
import { createMemoryShard, type MemoryShard } from './memoryShard.ts';
import { describeStoreContract, freshKey, sampleRecord } from './storeContract.ts';

let first: MemoryShard;
let second: MemoryShard;
/** Where conversations are looked for, where they begin, and where their place is taken besides. */
let places: Homes['places'];
let claimAt: string | undefined;
let store: ConversationStore;

beforeEach(() => {
  first = createMemoryShard();
  second = createMemoryShard();
  places = ['second', 'first'];
  claimAt = undefined;
  store = createShardedStore(
    [
      { name: 'first', setting: 'One', store: first },
      { name: 'second', setting: 'Two', store: second },
    ],
    { homesOf: () => Promise.resolve({ places, claimAt }), patience: 0, silence: 0, remembered: 2 },
  );
});

const silent = (): Promise<never> => new Promise(() => undefined);
const broken = (): Promise<never> => Promise.reject(new BotError('E_STORAGE_UNAVAILABLE', 'No.'));
const asked = (): readonly string[] => [
  ...first.asked.splice(0).map((what) => `first ${what}`),
  ...second.asked.splice(0).map((what) => `second ${what}`),
];

describeStoreContract('conversations in two accounts', () => store);
describeStoreContract('conversations in two accounts, the second one just opened', () => {
  claimAt = 'first';
  return store;
});
describeStoreContract('conversations in two accounts with warm reads', () => withWarmReads(store));

/** A conversation that began in the first account, before the second one was there. */
async function older(dueAt?: number): Promise<string> {
  const key = freshKey();
  const due = dueAt === undefined ? {} : { dueAt };
  assert.ok((await first.save(key, sampleRecord(due), undefined)) !== undefined);
  asked();
  return key;
}

describe('conversations in two accounts', () => {
  it('begin where they belong, and are asked for there alone', async () => {
    const key = freshKey();
    const version = await store.save(key, sampleRecord(), undefined);
    assert.deepEqual(asked(), ['second save']);
    await store.save(key, sampleRecord(), version);
    assert.deepEqual(asked(), ['second save']);
    places = ['second'];
    await store.load(key);
    assert.deepEqual(asked(), ['second find']);
  });

  it('stay where they began when an account is added, are found there, and the second time at once', async () => {
    const key = await older();
    const stored = await store.load(key);
    assert.ok(stored !== undefined);
    assert.deepEqual(asked(), ['first find', 'second find']);
    assert.ok((await store.save(key, sampleRecord({ effectCount: 1 }), stored.version)) !== undefined);
    const again = await store.load(key);
    assert.deepEqual(asked(), ['first save', 'first find']);
    assert.ok(again !== undefined);
    assert.equal(await store.remove(key, again), true);
    assert.equal(second.has(key) || first.has(key), false);
  });

  it('are remembered where they are, whatever is looked for that is in its place', async () => {
    const key = await older();
    const others = [freshKey(), freshKey()];
    for (const other of others) await store.save(other, sampleRecord(), undefined);
    for (const one of [key, ...others]) await store.load(one);
    asked();
    await store.load(key);
    assert.deepEqual(asked(), ['first find']);
  });

  it('are looked for everywhere, once each, when they have gone from where they were', async () => {
    const key = await older();
    const stored = await store.load(key);
    assert.ok(stored !== undefined);
    await store.remove(key, stored);
    asked();
    assert.equal(await store.load(key), undefined);
    assert.deepEqual(asked(), ['first find', 'second find']);
    await older();
    await second.save(key, sampleRecord({ effectCount: 4 }), undefined);
    assert.equal((await store.load(key))?.record.effectCount, 4);
  });

  it('are not begun by who was second, even where the first one has gone meanwhile', async () => {
    const key = freshKey();
    await second.save(key, sampleRecord(), undefined);
    const stored = await second.load(key);
    assert.ok(stored !== undefined);
    second.before = async () => {
      if (second.asked.at(-1) === 'find') await second.remove(key, stored);
    };
    assert.equal(await store.save(key, sampleRecord(), undefined), undefined);
    assert.equal(second.has(key), false);
  });

  it('are found in the one while the other is silent, or fails', async () => {
    for (const trouble of [silent, broken]) {
      const key = await older();
      second.before = trouble;
      assert.equal((await store.load(key))?.record.effectCount, 0);
    }
  });

  it('are not taken for new while the account in which they may be does not answer', async () => {
    first.before = broken;
    await assert.rejects(store.load(freshKey()), { code: 'E_STORAGE_UNAVAILABLE' });
  });

  it('take their place in the account before as well, where the new one has just opened', async () => {
    claimAt = 'first';
    const key = freshKey();
    assert.ok((await store.save(key, sampleRecord(), undefined)) !== undefined);
    assert.deepEqual(asked(), ['first refer', 'second save']);
    assert.equal(second.has(key), true);
    // For whom the new account is not open yet.
    places = ['first'];
    claimAt = undefined;
    assert.equal((await store.load(key))?.record.effectCount, 0);
    assert.equal(await store.save(key, sampleRecord(), undefined), undefined);
  });

  it('begin in the new account once their place is taken for it, even where it is not open yet', async () => {
    const key = freshKey();
    assert.equal(await first.refer(key, 'second'), true);
    places = ['first'];
    assert.equal(await store.load(key), undefined);
    assert.ok((await store.save(key, sampleRecord(), undefined)) !== undefined);
    assert.equal(second.has(key), true);
  });

  it('do not begin in the new account where they have begun in the one before', async () => {
    const key = await older();
    claimAt = 'first';
    assert.equal(await store.save(key, sampleRecord(), undefined), undefined);
    assert.equal(second.has(key), false);
  });

  it('are through in a part of what is due when every account has handed out its own', async () => {
    const key = await older(1_000);
    const parts = [duePartOf(key)];
    const read = async (): Promise<readonly number[]> => {
      const through: number[] = [];
      const entries = store.due(9_000, undefined, { parts, readThrough: (part) => through.push(part) });
      await Array.fromAsync(entries).catch(() => []);
      return through;
    };
    assert.deepEqual(await read(), parts);
    second.before = broken;
    assert.deepEqual(await read(), []);
  });

  it('are due in whichever account they are, and found there at once', async () => {
    const one = await older(1_000);
    const other = freshKey();
    await store.save(other, sampleRecord({ dueAt: 2_000 }), undefined);
    const entries = await Array.fromAsync(store.due(9_000));
    assert.deepEqual(entries.map(({ key }) => key).toSorted(), [one, other].toSorted());
    asked();
    for (const { key } of entries) await store.load(key);
    assert.deepEqual(asked(), ['first find', 'second find']);
    for (const entry of entries) await store.discardDue(entry);
    assert.deepEqual(asked(), ['first discardDue', 'second discardDue']);
  });

  it('are swept in the one while the other is silent, and the next sweep goes on', async () => {
    const world = new World();
    const key = freshKey();
    await store.save(
      key,
      sampleRecord({ dueAt: 1, context: { ...newContext(1), greeted: true } }),
      undefined,
    );
    const old = await older(1);
    first.before = silent;
    const visits = await world.sweep(world.ports(store));
    assert.deepEqual([visits.warned, visits.failed], [1, 0]);
    first.before = () => Promise.resolve();
    const next = await world.sweep(world.ports(store));
    assert.deepEqual([next.rearmed, next.failed], [1, 0]);
    assert.notEqual((await first.load(old))?.record.dueAt, 1);
  });

  it('say which accounts cannot be used, and why', async () => {
    await store.check();
    first.before = () => Promise.reject(new BotError('E_STORAGE_AUTH', 'No.'));
    second.before = broken;
    await assert.rejects(store.check(), (thrown) => {
      assert.ok(thrown instanceof AggregateError);
      assert.match(thrown.message, /storage account/);
      assert.deepEqual(
        thrown.errors.map((error) => (error instanceof BotError ? [error.code, error.setting] : [])),
        [
          ['E_STORAGE_AUTH', 'One'],
          ['E_STORAGE_UNAVAILABLE', 'Two'],
        ],
      );
      return true;
    });
  });

  it('are not begun anew when they are in an account that the settings have lost', async () => {
    const key = freshKey();
    await first.refer(key, 'third');
    await assert.rejects(store.load(key), { code: 'E_CONFIG', message: /ConversationShards.*has to stay/ });
  });
});
