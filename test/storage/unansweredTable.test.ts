import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { TableClient } from '@azure/data-tables';
import { firstRequests, noFaults, startTableProxy, type TableProxy } from '../../bench/chaos/tableProxy.ts';
import { UNANSWERED_TABLE } from '../../lib/config.ts';
import type { UnansweredStore } from '../../lib/conversation/index.ts';
import { createServerClock, createUnansweredTable, openTable } from '../../lib/storage/index.ts';
import { startTableStorage, type LocalStorage } from '../../local/tableStorage.ts';

const DAY = 24 * 60 * 60_000;
const NOON = Date.parse('2026-03-01T12:00:00Z');

let storage: LocalStorage;
let table: TableClient;
let store: UnansweredStore;

before(async () => {
  storage = await startTableStorage();
});
after(async () => {
  await storage.close();
});
let tables = 0;
beforeEach(async () => {
  const { connectionString } = storage;
  table = await openTable(
    { kind: 'connectionString', connectionString },
    createServerClock(),
    undefined,
    `${UNANSWERED_TABLE}${(tables += 1)}`,
  );
  store = createUnansweredTable(() => Promise.resolve(table));
});

const keptSince = async (since: number): Promise<readonly string[]> =>
  (await Array.fromAsync(store.kept(since))).map(({ text }) => text);

describe('The table of messages that were not understood', () => {
  it('is empty before it exists', async () => {
    assert.deepEqual(await keptSince(0), []);
    assert.deepEqual(await store.forget(NOON), { count: 0, more: false });
  });

  it('gives back what was kept, in order, from a time on', async () => {
    await store.keep({ text: 'late', language: 'de' }, NOON + DAY);
    await store.keep({ text: 'early', language: 'en' }, NOON);
    await store.keep({ text: 'the same moment', language: 'en' }, NOON);
    assert.deepEqual(await Array.fromAsync(store.kept(NOON + 1)), [
      { text: 'late', language: 'de', keptAt: NOON + DAY },
    ]);
    assert.deepEqual((await keptSince(NOON)).toSorted(), ['early', 'late', 'the same moment']);
    assert.deepEqual(await keptSince(NOON + 2 * DAY), []);
  });

  it('holds the text and its language in a row, and nothing that leads to a conversation', async () => {
    await store.keep({ text: 'Grüße 👋', language: 'de' }, NOON);
    const [row, ...others] = await Array.fromAsync(table.listEntities());
    assert.deepEqual(others, []);
    const { etag: _version, timestamp: _written, partitionKey, rowKey, ...columns } = row ?? {};
    assert.deepEqual(columns, { Text: 'Grüße 👋', Language: 'de' });
    assert.equal(partitionKey, '2026-03-01');
    assert.match(String(rowKey), /^\d{15}-[0-9a-f-]{36}$/);
  });

  it('forgets what is older than a time, to the millisecond, and keeps the rest', async () => {
    for (const at of [NOON - 40 * DAY, NOON - DAY, NOON - 1, NOON, NOON + 1])
      await store.keep({ text: String(at - NOON), language: 'en' }, at);
    assert.deepEqual(await store.forget(NOON), { count: 3, more: false });
    assert.deepEqual(await keptSince(0), ['0', '1']);
  });

  it('forgets more than a transaction takes, over several days', async () => {
    await store.keep({ text: 'x', language: 'en' }, NOON - 1);
    const [{ partitionKey: today = '', rowKey = '' } = {}] = await Array.fromAsync(table.listEntities());
    for (const [day, count] of [
      ['2026-01-01', 90],
      ['2026-02-01', 100],
      [today, 39],
    ] as const) {
      const rows = Array.from({ length: count }, (_, index) => `${rowKey}-${index}`);
      await table.submitTransaction(rows.map((name) => ['create', { partitionKey: day, rowKey: name }]));
    }
    await store.keep({ text: 'stays', language: 'en' }, NOON);
    assert.deepEqual(await store.forget(NOON), { count: 230, more: false });
    assert.deepEqual(await keptSince(0), ['stays']);
  });

  it('gives back more than a page holds, and nothing that is no message', async () => {
    await store.keep({ text: 'first', language: 'en' }, NOON);
    const [{ partitionKey = '', rowKey = '' } = {}] = await Array.fromAsync(table.listEntities());
    const rows = (names: readonly string[], columns: object) =>
      table.submitTransaction(
        names.map((name) => ['create', { partitionKey, rowKey: `${rowKey}-${name}`, ...columns }]),
      );
    const names = Array.from({ length: 100 }, (_, index) => `a${index}`);
    await rows(names, { Text: 'more', Language: 'en' });
    await rows(['b1'], { Text: 'without a language' });
    await rows(['b2'], { Language: 'en' });
    await rows(['b3'], { Text: 5, Language: 'en' });
    await rows(['b4'], { Text: 'last', Language: 'en' });
    const kept = await keptSince(0);
    assert.deepEqual([kept.length, kept[0], kept.at(-1)], [102, 'first', 'last']);
  });

  it('forgets 2 000 at a time, and says that there is more', async () => {
    await store.keep({ text: 'x', language: 'en' }, NOON - 1);
    const [{ partitionKey = '', rowKey = '' } = {}] = await Array.fromAsync(table.listEntities());
    for (let page = 0; page < 20; page += 1) {
      const names = Array.from({ length: 100 }, (_, index) => `${rowKey}-${page}-${index}`);
      await table.submitTransaction(names.map((name) => ['create', { partitionKey, rowKey: name }]));
    }
    assert.deepEqual(await store.forget(NOON), { count: 2_000, more: true });
    assert.deepEqual(await store.forget(NOON), { count: 1, more: false });
  });

  it('may be emptied by two instances at once', async () => {
    for (let index = 0; index < 20; index += 1) await store.keep({ text: 'x', language: 'en' }, NOON);
    const both = await Promise.all([store.forget(NOON + 1), store.forget(NOON + 1)]);
    assert.ok(
      both.some(({ count }) => count === 20),
      JSON.stringify(both),
    );
    assert.deepEqual(await keptSince(0), []);
  });

  it('says so when the account refuses the key', async () => {
    const connectionString = storage.connectionString.replace(/AccountKey=[^;]+/, 'AccountKey=d3Jvbmc=');
    const other = createUnansweredTable(() =>
      openTable(
        { kind: 'connectionString', connectionString },
        createServerClock(),
        undefined,
        UNANSWERED_TABLE,
      ),
    );
    await assert.rejects(other.keep({ text: 'x', language: 'en' }, NOON), { code: 'E_STORAGE_AUTH' });
    await assert.rejects(other.forget(NOON), { code: 'E_STORAGE_AUTH' });
    await assert.rejects(Array.fromAsync(other.kept(0)), { code: 'E_STORAGE_AUTH' });
  });
});

describe('The table of messages that were not understood, when it fails,', () => {
  let proxy: TableProxy;
  let behind: UnansweredStore;
  before(async () => {
    proxy = await startTableProxy(storage);
  });
  after(() => proxy.close());
  beforeEach(async () => {
    proxy.plan = noFaults;
    const { connectionString } = proxy;
    const clock = createServerClock();
    const name = `${UNANSWERED_TABLE}${tables}`;
    behind = createUnansweredTable(() =>
      openTable({ kind: 'connectionString', connectionString }, clock, undefined, name),
    );
    await behind.keep({ text: 'first', language: 'en' }, NOON - 1);
  });

  it('keeps a message once whose answer was lost', async () => {
    proxy.plan = firstRequests(1, { kind: 'answerLost' }, 'create');
    await behind.keep({ text: 'second', language: 'en' }, NOON);
    assert.deepEqual(await keptSince(0), ['first', 'second']);
  });

  it('says so when a message could not be kept', async () => {
    proxy.plan = (operation) =>
      operation === 'create' ? { kind: 'status', status: 404, code: 'TableNotFound' } : undefined;
    const keeping = behind.keep({ text: 'second', language: 'en' }, NOON);
    await assert.rejects(keeping, { code: 'E_STORAGE_UNAVAILABLE' });
  });

  it('leaves to the next look what somebody else is removing', async () => {
    proxy.plan = firstRequests(1, { kind: 'status', status: 404, code: 'ResourceNotFound' }, 'transaction');
    assert.deepEqual(await behind.forget(NOON), { count: 0, more: true });
    assert.deepEqual(await behind.forget(NOON), { count: 1, more: false });
  });

  it('is given up when the caller’s time is over', async () => {
    for (const work of [
      (signal: AbortSignal) => behind.keep({ text: 'x', language: 'en' }, NOON, signal),
      (signal: AbortSignal) => behind.forget(NOON, signal),
      (signal: AbortSignal) => Array.fromAsync(behind.kept(0, signal)),
    ]) {
      proxy.plan = () => ({ kind: 'hang' });
      await assert.rejects(work(AbortSignal.timeout(50)), { code: 'E_STORAGE_UNAVAILABLE' });
    }
    const caller = new AbortController();
    const until = (): Promise<void> => {
      caller.abort();
      return Promise.resolve();
    };
    proxy.plan = (operation) => (operation === 'transaction' ? { kind: 'delay', until } : undefined);
    await assert.rejects(behind.forget(NOON, caller.signal), { code: 'E_STORAGE_UNAVAILABLE' });
  });

  it('lets the caller give up a removal that is under way', async () => {
    await store.keep({ text: 'old', language: 'en' }, NOON);
    const given: unknown[] = [];
    const submit = table.submitTransaction.bind(table);
    table.submitTransaction = (actions, options) => {
      given.push(options?.abortSignal);
      return submit(actions, options);
    };
    const { signal } = new AbortController();
    await store.forget(NOON + 1, signal);
    assert.equal(given.length, 1);
    assert.equal(given[0], signal);
  });
});
