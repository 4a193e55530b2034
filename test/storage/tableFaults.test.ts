// Rows S of the reliability tables: what the store does when the table service fails. S01 is in rows.test.ts,
// S09, S10 and the wrong key of S11 in tableStore.test.ts.
// S12 (a stale read from a secondary region) cannot be run here, Azurite has no second region; what protects from it is
// that every save names the version it was decided on, which storeContract.ts proves.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { TableClient } from '@azure/data-tables';
import {
  firstRequests,
  noFaults,
  startTableProxy,
  type TableFault,
  type TableOperation,
  type TableProxy,
} from '../../bench/chaos/tableProxy.ts';
import type { ConversationRecord, ConversationStore } from '../../lib/conversation/index.ts';
import { noTelemetry } from '../../lib/events.ts';
import { createServerClock, createTableStore, openTable } from '../../lib/storage/index.ts';
import { partitionOf, PARTITIONS, rowKeys } from '../../lib/storage/entity.ts';
import { startTableStorage, type LocalStorage } from '../../local/tableStorage.ts';
import { customerSays, KEY, World } from '../turns/world.ts';
import { freshKey, sampleRecord } from './storeContract.ts';

let storage: LocalStorage;
let proxy: TableProxy;
/** Through the proxy. */
let store: ConversationStore;
let table: TableClient;
/** Past the proxy: another instance of the app, which has no trouble. */
let healthy: ConversationStore;

before(async () => {
  storage = await startTableStorage();
  proxy = await startTableProxy(storage);
  [table, healthy] = await Promise.all([
    openTable({ kind: 'connectionString', connectionString: proxy.connectionString }, createServerClock()),
    openTable(
      { kind: 'connectionString', connectionString: storage.connectionString },
      createServerClock(),
    ).then((direct) => createTableStore(direct, noTelemetry.track, Date.now)),
  ]);
  store = createTableStore(table, noTelemetry.track, Date.now);
  // The first write ever creates the table, which would be one more request in whatever test comes first.
  await healthy.save(freshKey(), sampleRecord(), undefined);
});

beforeEach(() => {
  proxy.plan = noFaults;
  proxy.operations.length = 0;
});

after(async () => {
  await proxy.close();
  await storage.close();
});

const BUSY: TableFault = { kind: 'status', status: 503, code: 'ServerBusy' };
const UNAVAILABLE = { code: 'E_STORAGE_UNAVAILABLE' };

/** A deadline that is soon over: long enough for a first attempt, and for nothing that waits. */
const soon = (): AbortSignal => AbortSignal.timeout(150);

async function saved(record: ConversationRecord = sampleRecord()): Promise<{ key: string; version: string }> {
  const key = freshKey();
  const version = await healthy.save(key, record, undefined);
  assert.ok(version !== undefined);
  return { key, version };
}

async function effectCount(key: string): Promise<number | undefined> {
  return (await healthy.load(key))?.record.effectCount;
}

async function dueTimes(key: string): Promise<readonly number[]> {
  const entries = await Array.fromAsync(healthy.due(Number.MAX_SAFE_INTEGER / 10));
  return entries.filter((entry) => entry.key === key).map(({ dueAt }) => dueAt);
}

/** The three ways in which a save reaches the table. */
const SAVES: readonly {
  readonly title: string;
  readonly operation: TableOperation;
  readonly prepare: () => Promise<{ key: string; version: string | undefined }>;
  readonly record: ConversationRecord;
}[] = [
  {
    title: 'a new conversation that is never due',
    operation: 'create',
    prepare: () => Promise.resolve({ key: freshKey(), version: undefined }),
    record: sampleRecord({ effectCount: 7 }),
  },
  {
    title: 'a new conversation with its due row',
    operation: 'transaction',
    prepare: () => Promise.resolve({ key: freshKey(), version: undefined }),
    record: sampleRecord({ effectCount: 7, dueAt: 5_000 }),
  },
  {
    title: 'an ordinary turn',
    operation: 'replace',
    prepare: () => saved(),
    record: sampleRecord({ effectCount: 7 }),
  },
  {
    title: 'a turn that moves its due row',
    operation: 'transaction',
    prepare: () => saved(sampleRecord({ dueAt: 1_000 })),
    record: sampleRecord({ effectCount: 7, dueAt: 5_000 }),
  },
];

describe('a save that conflicts', () => {
  it('S02 is not tried again by the store: whoever decided has to decide anew', async () => {
    const { key, version } = await saved();
    proxy.plan = firstRequests(1, { kind: 'status', status: 412, code: 'UpdateConditionNotSatisfied' });
    assert.equal(await store.save(key, sampleRecord({ effectCount: 7 }), version), undefined);
    assert.deepEqual(proxy.operations, ['replace']);
    assert.equal(await effectCount(key), 0);
  });

  it('S02 is decided again by the turn, on the fresh record', async () => {
    const world = new World();
    proxy.plan = firstRequests(1, { kind: 'status', status: 412 }, 'transaction');
    const result = await world.turn(customerSays('help', 'S02-once'), world.ports(store));
    assert.deepEqual([result.outcome, result.conflicts], ['applied', 1]);
    assert.equal(world.center.posts.length, 1);
  });

  it('S02 again and again ends the turn with nothing stored and nothing sent', async () => {
    const world = new World();
    const unchanged = await healthy.load(KEY);
    proxy.plan = (operation) =>
      operation === 'replace' || operation === 'transaction' ? { kind: 'status', status: 412 } : undefined;
    await assert.rejects(world.turn(customerSays('agent', 'S02-always'), world.ports(store)), {
      code: 'E_STORAGE_CONFLICT',
    });
    assert.deepEqual(world.center.attempts, []);
    assert.deepEqual(await healthy.load(KEY), unchanged);
  });

  for (const { title, operation, record } of SAVES.slice(0, 2)) {
    it(`S03 finds that ${title} exists already`, async () => {
      const { key } = await saved();
      assert.equal(await store.save(key, record, undefined), undefined);
      assert.deepEqual(proxy.operations, [operation]);
      assert.equal(await effectCount(key), 0);
    });
  }

  it('S03 between two first messages keeps both', async () => {
    const arrived = Promise.withResolvers<undefined>();
    let transactions = 0;
    // Neither is created before both have seen that there is nothing.
    proxy.plan = (operation) => {
      if (operation !== 'transaction') return undefined;
      transactions += 1;
      if (transactions === 2) arrived.resolve(undefined);
      return { kind: 'delay', until: () => arrived.promise };
    };
    const world = new World();
    const key = freshKey();
    const results = await Promise.all(
      ['S03-1', 'S03-2'].map((id) =>
        world.turn({ ...customerSays(`echo: ${id}`, id), key }, world.ports(store)),
      ),
    );
    assert.deepEqual(
      results.map(({ outcome }) => outcome),
      ['applied', 'applied'],
    );
    const stored = await healthy.load(key);
    assert.deepEqual(stored?.record.seen.toSorted(), ['S03-1', 'S03-2']);
    assert.deepEqual(stored.record.outbox, []);
    assert.deepEqual(world.center.texts.toSorted(), ['S03-1', 'S03-2']);
  });
});

describe('a table service that is busy', () => {
  for (const { title, prepare, record } of SAVES) {
    it(`S04 is asked again until it stores ${title}`, async () => {
      const { key, version } = await prepare();
      proxy.plan = firstRequests(2, BUSY);
      assert.ok((await store.save(key, record, version)) !== undefined);
      assert.equal(await effectCount(key), 7);
    });
  }

  it('S04 is asked again for a row, a due row and a removal', async () => {
    const { key } = await saved(sampleRecord({ dueAt: 1_000 }));
    proxy.plan = firstRequests(1, { kind: 'status', status: 500 });
    const stored = await store.load(key);
    assert.ok(stored !== undefined);
    proxy.plan = firstRequests(1, BUSY);
    await store.discardDue({ key, dueAt: 1_000 });
    assert.deepEqual(await dueTimes(key), []);
    proxy.plan = firstRequests(1, BUSY);
    assert.equal(await store.remove(key, stored), true);
    assert.equal(await healthy.load(key), undefined);
  });

  for (const status of [500, 502, 503, 504, 408]) {
    it(`S04 that answers ${status} for good is given up when the deadline comes`, async () => {
      const { key, version } = await saved();
      proxy.plan = () => ({ kind: 'status', status });
      await assert.rejects(store.load(key, soon()), UNAVAILABLE);
      await assert.rejects(store.save(key, sampleRecord({ effectCount: 7 }), version, soon()), UNAVAILABLE);
      await assert.rejects(store.check(soon()), UNAVAILABLE);
      assert.ok(proxy.operations.length > 3, 'nothing was tried again');
      assert.equal(await effectCount(key), 0);
    });
  }

  it('S05 that asks for a minute is not waited for', async () => {
    const { key, version } = await saved();
    proxy.plan = () => ({ kind: 'status', status: 429, retryAfter: '60' });
    await assert.rejects(store.load(key), UNAVAILABLE);
    await assert.rejects(store.save(key, sampleRecord(), version), UNAVAILABLE);
    assert.deepEqual(proxy.operations, ['read', 'replace']);
  });

  it('S05 that asks for no time is asked again', async () => {
    const { key } = await saved();
    proxy.plan = firstRequests(1, { kind: 'status', status: 429, retryAfter: '0' });
    assert.ok((await store.load(key)) !== undefined);
    assert.deepEqual(proxy.operations, ['read', 'read']);
  });

  it('S08 leaves the conversation as it was when one row of a transaction is refused', async () => {
    const { key, version } = await saved(sampleRecord({ dueAt: 1_000 }));
    proxy.plan = firstRequests(1, { kind: 'status', status: 413, code: 'RequestBodyTooLarge' });
    await assert.rejects(store.save(key, sampleRecord({ dueAt: 2_000, effectCount: 7 }), version), {
      code: 'E_STORAGE_TOO_LARGE',
    });
    assert.equal(await effectCount(key), 0);
    assert.deepEqual(await dueTimes(key), [1_000]);
  });

  it('S08 a due row that somebody deleted does not stop its conversation', async () => {
    const { key, version } = await saved(sampleRecord({ dueAt: 1_000 }));
    await table.deleteEntity(partitionOf(key), rowKeys.due(1_000, key));
    assert.ok((await store.save(key, sampleRecord({ dueAt: 2_000, effectCount: 7 }), version)) !== undefined);
    assert.equal(await effectCount(key), 7);
    assert.deepEqual(await dueTimes(key), [2_000]);
  });

  it('S08 a conversation that somebody deleted is not brought back by its due row', async () => {
    const { key, version } = await saved(sampleRecord({ dueAt: 1_000 }));
    await table.deleteEntity(partitionOf(key), rowKeys.conversation(key));
    assert.equal(await store.save(key, sampleRecord({ dueAt: 2_000 }), version), undefined);
    assert.equal(await healthy.load(key), undefined);
    assert.deepEqual(await dueTimes(key), [1_000]);
  });

  it('S11 that refuses the role is not asked twice', async () => {
    const { key } = await saved();
    proxy.plan = () => ({ kind: 'status', status: 403, code: 'AuthorizationPermissionMismatch' });
    await assert.rejects(store.load(key), { code: 'E_STORAGE_AUTH' });
    await assert.rejects(store.check(), { code: 'E_STORAGE_AUTH' });
    assert.deepEqual(proxy.operations, ['read', 'query']);
  });
});

describe('W04 an instance whose clock is wrong', () => {
  for (const [title, work] of [
    ['finds a row', async (from: ConversationStore) => from.load((await saved()).key)],
    ['finds none', (from: ConversationStore) => from.load(freshKey())],
    ['lists what is due', (from: ConversationStore) => Array.fromAsync(from.due(0))],
    [
      'loses a race',
      async (from: ConversationStore) => {
        const { key } = await saved();
        return from.save(key, sampleRecord(), undefined);
      },
    ],
  ] as const) {
    it(`hears the time from the first answer, when it ${title}`, async () => {
      const clock = createServerClock(() => Date.now() - 600_000);
      const { connectionString } = storage;
      const other = await openTable({ kind: 'connectionString', connectionString }, clock);
      await work(createTableStore(other, noTelemetry.track, Date.now));
      assert.ok(Math.abs(clock.now() - Date.now()) < 60_000, 'the clock is still wrong');
    });
  }
});

describe('a table service that does not answer', () => {
  it('S06 is given up when the deadline comes, and no connection stays behind', async () => {
    const { key, version } = await saved();
    const before = proxy.connections();
    proxy.plan = () => ({ kind: 'hang' });
    const hanging = Array.from({ length: 8 }, () => store.load(key, soon()));
    for (const each of hanging) await assert.rejects(each, UNAVAILABLE);
    await assert.rejects(store.save(key, sampleRecord(), version, soon()), UNAVAILABLE);
    proxy.plan = noFaults;
    // One that is answered, behind the others: their ends have arrived by then.
    assert.ok((await store.load(key)) !== undefined);
    assert.ok(proxy.connections() <= before + 1, `${proxy.connections()} connections are open`);
  });

  it('S06 is asked again after a while where there is time', async () => {
    const { key } = await saved();
    proxy.plan = firstRequests(1, { kind: 'hang' });
    assert.ok((await store.load(key)) !== undefined);
    assert.deepEqual(proxy.operations, ['read', 'read']);
  });

  it('S06 W08 does not stop the sweep from reading what is due', async () => {
    const { key } = await saved(sampleRecord({ dueAt: 1_000 }));
    proxy.plan = firstRequests(1, { kind: 'hang' }, 'query');
    const entries = await Array.fromAsync(store.due(9_000));
    assert.ok(entries.some((entry) => entry.key === key));
  });

  it('W08 a page of the due index that fails is read again, and no entry twice', async () => {
    const { key } = await saved(sampleRecord({ dueAt: 1_000 }));
    let queries = 0;
    proxy.plan = () => ((queries += 1) % 3 === 0 ? BUSY : undefined);
    const entries = await Array.fromAsync(store.due(9_000));
    assert.equal(entries.filter((entry) => entry.key === key).length, 1);
  });

  it('W08 a due index that cannot be read ends the reading with a code, and each partition is asked once', async () => {
    proxy.plan = () => ({ kind: 'status', status: 503, retryAfter: '60' });
    await assert.rejects(Array.fromAsync(store.due(9_000)), UNAVAILABLE);
    assert.equal(proxy.operations.length, PARTITIONS);
  });

  it('W08 a partition that cannot be read holds up none of the others', async () => {
    const keys = await Promise.all(
      Array.from({ length: 8 }, async () => (await saved(sampleRecord({ dueAt: 1_000 }))).key),
    );
    let queries = 0;
    proxy.plan = () => ((queries += 1) === 1 ? { kind: 'status', status: 503, retryAfter: '60' } : undefined);
    const read: string[] = [];
    await assert.rejects(async () => {
      for await (const { key } of store.due(9_000)) read.push(key);
    }, UNAVAILABLE);
    assert.equal(proxy.operations.length, PARTITIONS);
    assert.ok(new Set(keys.filter((key) => !read.includes(key)).map(partitionOf)).size <= 1);
  });

  it('W08 a partition that does not answer is not waited for once the reading is stopped', async () => {
    const reader = new AbortController();
    proxy.plan = () => {
      reader.abort();
      return { kind: 'hang' };
    };
    assert.deepEqual(await Array.fromAsync(store.due(9_000, reader.signal)), []);
    assert.deepEqual(proxy.operations, ['query']);
  });

  it('W08 a reading that was stopped is gone on with where it stopped', async () => {
    const { key } = await saved(sampleRecord({ dueAt: 1_000 }));
    const first = new AbortController();
    const partitions: string[] = [];
    for await (const entry of store.due(9_000, first.signal)) {
      partitions.push(partitionOf(entry.key));
      first.abort();
    }
    assert.equal(new Set(partitions).size, 1);
    const entries = await Array.fromAsync(store.due(9_000));
    assert.notEqual(partitionOf(entries[0]?.key ?? key), partitions[0]);
    assert.ok(entries.some((entry) => entry.key === key));
  });
});

describe('a write whose answer is lost', () => {
  for (const { title, operation, prepare, record } of SAVES) {
    it(`S07 is recognised as our own for ${title}`, async () => {
      const { key, version } = await prepare();
      proxy.plan = firstRequests(1, { kind: 'answerLost' });
      const savedVersion = await store.save(key, record, version);
      assert.deepEqual(proxy.operations, [operation, operation, 'read']);
      const stored = await healthy.load(key);
      assert.deepEqual(stored, { record, version: savedVersion });
      assert.deepEqual(await dueTimes(key), record.dueAt === undefined ? [] : [record.dueAt]);
      // The version is a good one: the next save goes through on it.
      assert.ok((await store.save(key, sampleRecord({ effectCount: 8 }), savedVersion)) !== undefined);
    });
  }

  it('S07 is recognised when the row was removed', async () => {
    const { key } = await saved(sampleRecord({ dueAt: 1_000 }));
    const stored = await store.load(key);
    assert.ok(stored !== undefined);
    proxy.plan = firstRequests(1, { kind: 'answerLost' });
    assert.equal(await store.remove(key, stored), true);
    assert.deepEqual(await dueTimes(key), []);
  });

  it('S07 is not taken for our own when somebody else was faster', async () => {
    const { key, version } = await saved();
    assert.ok((await healthy.save(key, sampleRecord({ effectCount: 3 }), version)) !== undefined);
    proxy.plan = firstRequests(1, BUSY);
    assert.equal(await store.save(key, sampleRecord({ effectCount: 7 }), version), undefined);
    assert.deepEqual(proxy.operations, ['replace', 'replace', 'read']);
    assert.equal(await effectCount(key), 3);
  });

  it('S07 is not taken for stored when the row was removed meanwhile', async () => {
    const { key, version } = await saved();
    await table.deleteEntity(partitionOf(key), rowKeys.conversation(key));
    proxy.operations.length = 0;
    let replaces = 0;
    // A row that is gone is saved once more without what may be gone as well: that attempt is the one that is not answered.
    proxy.plan = (operation) => (operation === 'replace' && (replaces += 1) === 2 ? BUSY : undefined);
    assert.equal(await store.save(key, sampleRecord({ effectCount: 7 }), version), undefined);
    assert.deepEqual(proxy.operations, ['replace', 'replace', 'replace', 'read']);
  });

  it('S07 is not taken for removed when somebody else has changed the conversation', async () => {
    const { key, version } = await saved(sampleRecord({ dueAt: 1_000 }));
    const stale = { record: sampleRecord({ dueAt: 1_000 }), version };
    await healthy.save(key, sampleRecord({ dueAt: 1_000, effectCount: 3 }), version);
    proxy.plan = firstRequests(1, BUSY);
    assert.equal(await store.remove(key, stale), false);
    assert.equal(await effectCount(key), 3);
    assert.deepEqual(await dueTimes(key), [1_000]);
  });

  it('S07 and then overwritten by somebody else is applied once, by the turn that finds its own activity', async () => {
    const world = new World();
    const key = freshKey();
    await world.turn({ ...customerSays('help', 'S07-1'), key }, world.ports(healthy));
    const overwritten = Promise.withResolvers<undefined>();
    let replaces = 0;
    proxy.plan = (operation) => {
      if (operation !== 'replace') return undefined;
      replaces += 1;
      if (replaces === 1) return { kind: 'answerLost' };
      return { kind: 'delay', until: () => overwritten.promise };
    };
    const turn = world.turn({ ...customerSays('echo: S07-2', 'S07-2'), key }, world.ports(store));
    for (;;) {
      const other = await healthy.load(key);
      if (other?.record.seen.includes('S07-2') !== true) continue;
      assert.ok(
        (await healthy.save(key, { ...other.record, seen: [...other.record.seen, 'x'] }, other.version)) !==
          undefined,
      );
      break;
    }
    overwritten.resolve(undefined);
    assert.equal((await turn).outcome, 'applied');
    const record = (await healthy.load(key))?.record;
    assert.equal(record?.context.customerTurns, 2);
    // It sends under the lease of the write that was lost, so nothing is left to the sweep.
    world.time += 60_000;
    await world.sweep(world.ports(healthy));
    assert.deepEqual(
      world.center.texts.filter((text) => text === 'S07-2'),
      ['S07-2'],
    );
  });

  it('S07 does not stop the very first write, which creates the table', async () => {
    const fresh = await startTableStorage();
    const other = await startTableProxy(fresh);
    try {
      const empty = createTableStore(
        await openTable(
          { kind: 'connectionString', connectionString: other.connectionString },
          createServerClock(),
        ),
        noTelemetry.track,
        Date.now,
      );
      other.plan = firstRequests(1, { kind: 'answerLost' }, 'createTable');
      const key = freshKey();
      const version = await empty.save(key, sampleRecord(), undefined);
      assert.deepEqual(await empty.load(key), { record: sampleRecord(), version });
    } finally {
      await other.close();
      await fresh.close();
    }
  });
});
