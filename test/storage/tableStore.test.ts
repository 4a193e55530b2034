import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { TableClient } from '@azure/data-tables';
import { CONVERSATION_TABLE } from '../../lib/config.ts';
import { DUE_PARTS, duePartOf, type ConversationStore, type DuePart } from '../../lib/conversation/index.ts';
import type { Track } from '../../lib/events.ts';
import { createServerClock, createTableStore, openTable } from '../../lib/storage/index.ts';
import { partitionName, partitionOf, rowKeys } from '../../lib/storage/entity.ts';
import { startTableStorage, type LocalStorage } from '../../local/tableStorage.ts';
import { describeStoreContract, freshKey, sampleRecord } from './storeContract.ts';

let storage: LocalStorage;
let store: ConversationStore;
let table: TableClient;
const reported: string[] = [];
const track: Track = ({ name }) => reported.push(name);

before(async () => {
  storage = await startTableStorage();
  const { connectionString } = storage;
  table = await openTable({ kind: 'connectionString', connectionString }, createServerClock());
  store = createTableStore(table, track, Date.now);
});

after(async () => {
  await storage.close();
});

describeStoreContract('the store in Azure Table Storage', () => store);

describe('the store in Azure Table Storage', () => {
  it('is ready, and empty, before the table exists', async () => {
    const other = TableClient.fromConnectionString(storage.connectionString, 'neverWritten', {
      allowInsecureConnection: true,
    });
    const empty = createTableStore(other, track, Date.now);
    await empty.check();
    assert.equal(await empty.load(freshKey()), undefined);
    assert.deepEqual(await Array.fromAsync(empty.due(Date.now())), []);
    assert.ok((await empty.save(freshKey(), sampleRecord({ dueAt: 5 }), undefined)) !== undefined);
  });

  it('is asked nothing more by whoever has given up', async () => {
    const key = freshKey();
    const shard = createTableStore(table, track, Date.now);
    const record = sampleRecord({ dueAt: 1_000 });
    const version = await shard.save(key, record, undefined);
    assert.ok(version !== undefined);
    const gone = AbortSignal.abort();
    const asked: Readonly<Record<string, () => Promise<unknown>>> = {
      load: () => shard.load(key, gone),
      find: () => shard.find(key, gone),
      refer: () => shard.refer(freshKey(), 'other', gone),
      create: () => shard.save(freshKey(), sampleRecord(), undefined, gone),
      'create what is due': () => shard.save(freshKey(), record, undefined, gone),
      replace: () => shard.save(key, record, version, gone),
      'replace what is due': () => shard.save(key, sampleRecord({ dueAt: 2_000 }), version, gone),
      remove: () => shard.remove(key, { record, version }, gone),
      discard: () => shard.discardDue({ key, dueAt: 1_000 }, gone),
      check: () => shard.check(gone),
    };
    for (const [what, ask] of Object.entries(asked))
      await assert.rejects(ask(), { code: 'E_STORAGE_UNAVAILABLE' }, what);
    assert.deepEqual(await shard.load(key), { record, version });
  });

  for (const [title, columns] of [
    ['is not JSON', { Schema: 1, Chunks: 1, State0: '{"address":' }],
    ['misses a column', { Schema: 1, Chunks: 2, State0: JSON.stringify(sampleRecord()) }],
    [
      'has a member of the wrong type',
      { Schema: 1, Chunks: 1, State0: JSON.stringify({ ...sampleRecord(), seen: 1 }) },
    ],
    ['was written by a newer release', { Schema: 2, Chunks: 1, State0: JSON.stringify(sampleRecord()) }],
  ] as const) {
    it(`S10 sets aside a row that ${title}, and goes on`, async () => {
      const key = freshKey();
      const partitionKey = partitionOf(key);
      await table.upsertEntity({ partitionKey, rowKey: rowKeys.conversation(key), ...columns });
      reported.length = 0;
      assert.equal(await store.load(key), undefined);
      assert.deepEqual(reported, ['storage.quarantined']);
      assert.ok((await store.save(key, sampleRecord(), undefined)) !== undefined);
      const rows = await Array.fromAsync(
        table.listEntities({
          queryOptions: { filter: `PartitionKey eq '${partitionKey}' and RowKey ge 'q-' and RowKey lt 'r-'` },
        }),
      );
      const kept = rows.find(({ rowKey }) => rowKey?.endsWith(key));
      assert.equal(kept?.['State0'], columns.State0);
    });
  }

  const escalated = sampleRecord();
  const newer = (over: object, columns: object = {}) => ({
    ...{ Schema: 2, Chunks: 1, DueAt: 7, Phase: 'escalated' },
    State0: JSON.stringify({
      ...escalated,
      context: { ...escalated.context, phase: 'escalated', later: 1 },
      ...over,
    }),
    ...columns,
  });
  const command = {
    id: '1.2',
    effect: { kind: 'escalate', summary: 'why', variables: {} },
    rule: 'escalate.asked',
    attempts: 3,
  };
  const sentence = { id: '1.1', effect: { kind: 'say', text: 'hi' }, rule: 'x', attempts: 0 };
  const bare = {
    kind: 'escalate',
    variables: { BotHandoffReason: { value: 'botFailure', isDisplayable: true } },
  };
  const aside: Readonly<Record<string, readonly [Record<string, unknown>, readonly object[]]>> = {
    'whose Escalate waits': [newer({ outbox: [sentence, command] }), [sentence, command]],
    'whose Escalate was taken': [newer({ outbox: [] }), []],
    'whose Escalate cannot be read': [
      newer({ outbox: [{ id: '1.2', effect: { kind: 'handOver', to: 'a queue' } }] }),
      [{ effect: bare, ambiguous: true }],
    ],
    'whose outbox is somewhere else': [newer({ outbox: undefined }), [{ effect: bare, ambiguous: true }]],
    'whose other members have other types': [
      newer({ outbox: [command], seen: 1, effectCount: 'x', lease: 5 }),
      [command],
    ],
    'that has no due time': [newer({ outbox: [command] }, { DueAt: 0 }), [command]],
  };
  for (const [title, [columns, outbox]] of Object.entries(aside)) {
    it(`S10 sets aside a newer row ${title}, and the bot stays silent and owes what it owed`, async () => {
      const key = freshKey();
      const partitionKey = partitionOf(key);
      await table.upsertEntity({ partitionKey, rowKey: rowKeys.conversation(key), ...columns });
      const stored = await store.load(key);
      assert.ok(stored !== undefined);
      assert.equal(stored.record.context.phase, 'escalated');
      assert.equal(stored.record.outbox.length, outbox.length);
      assert.partialDeepStrictEqual(stored.record.outbox, outbox);
      // It is there for good, due, and can be saved over.
      assert.deepEqual(await store.load(key), stored);
      assert.ok(stored.record.dueAt !== undefined && stored.record.dueAt > 0);
      assert.ok((await store.save(key, { ...stored.record, outbox: [] }, stored.version)) !== undefined);
      const rows = await Array.fromAsync(
        table.listEntities({
          queryOptions: { filter: `PartitionKey eq '${partitionKey}' and RowKey ge 'q-' and RowKey lt 'r-'` },
        }),
      );
      assert.equal(rows.filter(({ rowKey }) => rowKey?.endsWith(key)).length, 1);
    });
  }

  it('S10 sets aside a newer row once, however many read it at the same time', async () => {
    const key = freshKey();
    const rowKey = rowKeys.conversation(key);
    await table.upsertEntity({ partitionKey: partitionOf(key), rowKey, ...newer({ outbox: [command] }) });
    await Promise.all(Array.from({ length: 5 }, () => store.load(key)));
    assert.deepEqual((await store.load(key))?.record.outbox, [command]);
  });

  it('S11 names the settings when the account refuses the key', async () => {
    const wrong = storage.connectionString.replace(/AccountKey=[^;]+/, 'AccountKey=d3Jvbmc=');
    const other = await openTable({ kind: 'connectionString', connectionString: wrong }, createServerClock());
    await assert.rejects(createTableStore(other, track, Date.now).load(freshKey()), {
      code: 'E_STORAGE_AUTH',
    });
  });

  it('S09 refuses a conversation that has outgrown its row, and keeps the one that is stored', async () => {
    const key = freshKey();
    const version = await store.save(key, sampleRecord(), undefined);
    const base = sampleRecord();
    const huge = { ...base, context: { ...base.context, recentMessages: ['x'.repeat(500_000)] } };
    await assert.rejects(store.save(key, huge, version), { code: 'E_STORAGE_TOO_LARGE' });
    assert.deepEqual((await store.load(key))?.record, sampleRecord());
  });

  it('lists a crowded partition whole, a page at a time, so that it holds up no other', async () => {
    const now = 5_000;
    const keyAt = (first: string, index: number): string => `${first}${String(index).padStart(62, '0')}`;
    const crowd = Array.from({ length: 230 }, (_, index) => keyAt('0a', index));
    const others = ['0b', '09'].map((first) => keyAt(first, 0));
    for (const some of [
      crowd.slice(0, 100),
      crowd.slice(100, 200),
      crowd.slice(200),
      ...others.map((key) => [key]),
    ])
      await table.submitTransaction(
        some.map((key) => ['upsert', { partitionKey: partitionOf(key), rowKey: rowKeys.due(now, key) }]),
      );
    // Nobody's: a row that no release has written.
    await table.upsertEntity({
      partitionKey: partitionOf(keyAt('0a', 0)),
      rowKey: 'd-000000000000001-nobody',
    });
    const found = (await Array.fromAsync(store.due(now))).map(({ key }) => key);
    const own = found.filter((key) => crowd.includes(key) || others.includes(key));
    assert.equal(own.length, 232);
    assert.equal(new Set(own).size, 232);
    for (const other of others) assert.ok(own.indexOf(other) <= 101, other);
    assert.ok((await Array.fromAsync(store.due(now - 1))).every(({ key }) => !own.includes(key)));
    const through: DuePart[] = [];
    for await (const { key } of store.due(now, undefined, { readThrough: (part) => through.push(part) }))
      assert.ok(!through.includes(duePartOf(key)), 'a part is through with its last page');
    assert.deepEqual(
      through.toSorted((one, other) => one - other),
      DUE_PARTS,
    );
  });

  it('is asked for the names of what is due alone, from the partition after the last one that was asked', async () => {
    const { connectionString } = storage;
    const witnessed = await openTable({ kind: 'connectionString', connectionString }, createServerClock());
    const asked: URL[] = [];
    witnessed.pipeline.addPolicy({
      name: 'witness',
      sendRequest: (request, next) => {
        asked.push(new URL(request.url));
        return next(request);
      },
    });
    const reader = createTableStore(witnessed, track, Date.now);
    await Array.fromAsync(reader.due(1, undefined, { parts: [3] }));
    await Array.fromAsync(reader.due(1));
    const [, ...all] = asked.map(
      ({ searchParams }) => /PartitionKey eq '([^']+)'/.exec(searchParams.get('$filter') ?? '')?.[1],
    );
    assert.deepEqual(all, [...DUE_PARTS.slice(4), ...DUE_PARTS.slice(0, 4)].map(partitionName));
    for (const { searchParams } of asked) assert.equal(searchParams.get('$select'), 'RowKey');
  });

  it('is asked for no conversation when it is asked whether it is ready', async () => {
    await store.save(freshKey(), sampleRecord(), undefined);
    const { connectionString } = storage;
    const witnessed = await openTable({ kind: 'connectionString', connectionString }, createServerClock());
    const bodies: string[] = [];
    witnessed.pipeline.addPolicy({
      name: 'witness',
      sendRequest: async (request, next) => {
        const response = await next(request);
        bodies.push(response.bodyAsText ?? '');
        return response;
      },
    });
    await createTableStore(witnessed, track, Date.now).check();
    assert.equal(bodies.length, 1);
    assert.match(bodies[0] ?? '', /"value":\[\]/);
  });

  it('is asked for nothing once its reader has stopped', async () => {
    assert.deepEqual(await Array.fromAsync(store.due(9_000, AbortSignal.abort())), []);
  });

  it('keeps its table under the name that everything else calls it', () => {
    assert.equal(table.tableName, CONVERSATION_TABLE);
  });
});
