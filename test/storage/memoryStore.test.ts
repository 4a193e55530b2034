import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { ConversationStore } from '../../lib/conversation/index.ts';
import { BotError } from '../../lib/errors.ts';
import { createMemoryStore } from '../../lib/storage/memoryStore.ts';
import { withWarmReads, type WarmStore } from '../../lib/storage/warmReads.ts';
import { describeStoreContract, sampleRecord } from './storeContract.ts';

let store: ReturnType<typeof createMemoryStore>;
let warm: WarmStore;
/** The store behind, with what it was asked to load, and what it does instead of saving. */
let loads: string[];
let instead: (() => Promise<undefined>) | undefined;
beforeEach(() => {
  store = createMemoryStore();
  loads = [];
  instead = undefined;
  const counting: ConversationStore = {
    ...store,
    load: (key, signal) => {
      loads.push(key);
      return store.load(key, signal);
    },
    save: (...args) => instead?.() ?? store.save(...args),
  };
  warm = withWarmReads(counting, 2);
});

describeStoreContract('the store in memory', () => store);
describeStoreContract('a store with warm reads', () => warm);
describeStoreContract('the current state behind warm reads', () => warm.current);

describe('the store in memory', () => {
  it('lists what is due in the order of its time, and nothing else', async () => {
    for (const [key, dueAt] of [
      ['late', 3],
      ['early', 1],
      ['later', 4],
      ['middle', 2],
    ] as const)
      await store.save(key, sampleRecord({ dueAt }), undefined);
    await store.save('never', sampleRecord(), undefined);
    assert.deepEqual(await Array.fromAsync(store.due(3)), [
      { key: 'early', dueAt: 1 },
      { key: 'middle', dueAt: 2 },
      { key: 'late', dueAt: 3 },
    ]);
  });

  it('knows how many conversations it has', async () => {
    const version = await store.save('a', sampleRecord(), undefined);
    await store.save('b', sampleRecord(), undefined);
    assert.equal(store.size(), 2);
    await store.remove('a', { record: sampleRecord(), version: version ?? '' });
    assert.equal(store.size(), 1);
  });
});

describe('a store with warm reads', () => {
  const saved = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      const stored = await store.load(key);
      assert.ok((await warm.save(key, sampleRecord(), stored?.version)) !== undefined);
    }
  };
  /** The keys for which the store behind has to be asked. */
  const cold = async (...keys: readonly string[]): Promise<readonly string[]> => {
    loads = [];
    for (const key of keys) await warm.load(key);
    return loads;
  };

  it('has at hand what it has read or saved, as it is stored', async () => {
    await saved('a');
    assert.deepEqual(await warm.load('a'), await store.load('a'));
    await store.save('b', sampleRecord({ effectCount: 5 }), undefined);
    assert.deepEqual(await cold('a', 'b', 'b'), ['b']);
    assert.equal((await warm.load('b'))?.record.effectCount, 5);
  });

  it('asks again for what was not there', async () => {
    assert.deepEqual(await cold('a', 'a'), ['a', 'a']);
    await saved('b', 'c');
    assert.deepEqual(await cold('a', 'd', 'b', 'c'), ['a', 'd'], 'it took the place of what is there');
  });

  it('has so many at hand, and lets go of the one that was not saved for longest', async () => {
    await saved('a', 'b');
    assert.deepEqual(await cold('a', 'b'), []);
    await saved('a', 'c');
    assert.deepEqual(await cold('a', 'c'), []);
    assert.deepEqual(await cold('b'), ['b']);
  });

  it('has at hand what a sweep has written in a conversation that was, and in no other', async () => {
    await saved('a', 'b');
    for (const key of ['a', 'c']) {
      const stored = await store.load(key);
      await warm.current.save(key, sampleRecord({ effectCount: 5 }), stored?.version);
    }
    assert.deepEqual(await cold('a', 'b'), []);
    assert.deepEqual(await warm.load('a'), await store.load('a'));
    assert.equal((await warm.load('a'))?.record.effectCount, 5);
    assert.deepEqual(await cold('c'), ['c']);
  });

  it('lets a sweep read what is stored, whatever is at hand', async () => {
    await saved('a');
    const stored = await store.load('a');
    await store.save('a', sampleRecord({ effectCount: 5 }), stored?.version);
    assert.equal((await warm.load('a'))?.record.effectCount, sampleRecord().effectCount);
    assert.equal((await warm.current.load('a'))?.record.effectCount, 5);
  });

  it('reads again what a sweep has removed, or could not save', async () => {
    await saved('a', 'b');
    const stored = await warm.current.load('a');
    assert.ok(stored !== undefined);
    assert.equal(await warm.current.remove('a', stored), true);
    assert.deepEqual(await cold('a'), ['a']);
    assert.equal(await warm.current.save('b', sampleRecord(), 'x'), undefined);
    assert.deepEqual(await cold('b'), ['b']);
  });

  it('reads again what it could not save, and what it has removed', async () => {
    await saved('a', 'b');
    const stored = await warm.load('a');
    assert.ok(stored !== undefined);
    instead = () => Promise.resolve(undefined);
    assert.equal(await warm.save('a', sampleRecord(), stored.version), undefined);
    assert.deepEqual(await cold('a'), ['a']);
    instead = () => Promise.reject(new BotError('E_STORAGE_UNAVAILABLE', 'busy'));
    await assert.rejects(warm.save('b', sampleRecord(), 'x'), { code: 'E_STORAGE_UNAVAILABLE' });
    assert.deepEqual(await cold('b'), ['b']);
    assert.equal(await warm.remove('a', stored), true);
    assert.deepEqual(await cold('a'), ['a']);
  });
});
