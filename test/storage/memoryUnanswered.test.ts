import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMemoryUnanswered } from '../../lib/storage/index.ts';

describe('Messages that were not understood, in memory', () => {
  it('are given back in order, from a time on', async () => {
    const store = createMemoryUnanswered();
    await store.keep({ text: 'late', language: 'de' }, 2_000.5);
    await store.keep({ text: 'early', language: 'en' }, 1_000);
    assert.deepEqual(await Array.fromAsync(store.kept(0)), [
      { text: 'early', language: 'en', keptAt: 1_000 },
      { text: 'late', language: 'de', keptAt: 2_000 },
    ]);
    for (const since of [1_001, 2_000])
      assert.deepEqual(await Array.fromAsync(store.kept(since)), [
        { text: 'late', language: 'de', keptAt: 2_000 },
      ]);
  });

  it('are forgotten from before a time', async () => {
    const store = createMemoryUnanswered();
    await store.keep({ text: 'early', language: 'en' }, 1_000);
    await store.keep({ text: 'late', language: 'de' }, 2_000);
    assert.deepEqual(await store.forget(2_000), { count: 1, more: false });
    assert.deepEqual(await store.forget(2_000), { count: 0, more: false });
    assert.deepEqual(
      (await Array.fromAsync(store.kept(0))).map(({ text }) => text),
      ['late'],
    );
  });
});
