// Conversations in the tables of two accounts, opened as the settings name them.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { firstRequests, noFaults, startTableProxy, type TableProxy } from '../../bench/chaos/tableProxy.ts';
import { accountName, type TableStorageConfig } from '../../lib/config.ts';
import type { ConversationStore } from '../../lib/conversation/index.ts';
import type { Track } from '../../lib/events.ts';
import { noTelemetry } from '../../lib/events.ts';
import { createServerClock, createTableStore, openTable } from '../../lib/storage/index.ts';
import { partitionOf, rowKeys } from '../../lib/storage/entity.ts';
import { openStores } from '../../lib/storage/openStores.ts';
import { CLAIMED, divideAmong, UNTIL_OPEN } from '../../lib/storage/shardHomes.ts';
import { joinedAt } from '../../lib/storage/shardJoining.ts';
import { startTableStorage, type LocalStorage } from '../../local/tableStorage.ts';
import { describeStoreContract, freshKey, sampleRecord } from './storeContract.ts';

let accounts: readonly LocalStorage[];
let proxies: readonly TableProxy[];
let first: TableStorageConfig;
let second: TableStorageConfig;
let joined: number;
/** To instances for which the second account is open, and has just opened. */
let open: ConversationStore;
let opening: ConversationStore;

before(async () => {
  accounts = [await startTableStorage(), await startTableStorage()];
  proxies = await Promise.all(accounts.map((account) => startTableProxy(account)));
  const [one, two] = proxies.map(({ connectionString }): TableStorageConfig => ({
    kind: 'connectionString',
    connectionString,
  }));
  assert.ok(one !== undefined && two !== undefined);
  [first, second] = [one, two];
  joined = await joinedAt(await openTable(first, createServerClock()), accountName(second));
  open = await openAt(joined + UNTIL_OPEN + CLAIMED, [second]);
  opening = await openAt(joined + UNTIL_OPEN, [second]);
  // Each reads once when the other account joined, and the first write to an account makes its table.
  for (const store of [open, opening]) {
    for (const account of ['first', 'second'] as const)
      await store.save(keyOf(account), sampleRecord(), undefined);
  }
});

beforeEach(() => {
  operations();
});

after(async () => {
  for (const proxy of proxies) await proxy.close();
  for (const account of accounts) await account.close();
});

/** What each account was asked since the last time. */
function operations(): readonly (readonly string[])[] {
  return proxies.map(({ operations }) => operations.splice(0));
}

/** The conversations of an instance whose clock has this time, in one account or in both. */
async function openAt(time: number, more: readonly TableStorageConfig[]): Promise<ConversationStore> {
  const clock = { now: () => time, heard: () => undefined };
  const { conversations } = await openStores(first, clock, noTelemetry, more);
  return conversations;
}

describeStoreContract('conversations in the tables of two accounts', () => open);
describeStoreContract(
  'conversations in the tables of two accounts, the second one just opened',
  () => opening,
);

/** A conversation that begins in the account, once the second one is open. */
function keyOf(account: 'first' | 'second'): string {
  const homesOf = divideAmong('first', [{ name: accountName(second), joinedAt: joined }]);
  const wanted = account === 'first' ? 'first' : accountName(second);
  for (;;) {
    const key = freshKey();
    if (homesOf(key, joined + UNTIL_OPEN).places[0] === wanted) return key;
  }
}

describe('an account that is in the settings', () => {
  it('joins with the first instance that has it, for all', async () => {
    const table = await openTable(first, createServerClock());
    const times = await Promise.all(Array.from({ length: 5 }, () => joinedAt(table, 'another.example')));
    assert.equal(new Set(times).size, 1);
    assert.ok(Math.abs((times[0] ?? 0) - Date.now()) < 60_000);
    assert.equal(await joinedAt(table, accountName(second)), joined);
  });

  it('is found by the row that any release has left for it, and costs that one request', async () => {
    const table = await openTable(first, createServerClock());
    const { timestamp } = await table.getEntity('shards', accountName(second));
    operations();
    assert.equal(await joinedAt(table, accountName(second)), Date.parse(timestamp ?? ''));
    assert.deepEqual(operations(), [['read'], []]);
  });

  it('has not joined as long as the row cannot be read that was just written', async () => {
    const [proxy] = proxies;
    assert.ok(proxy !== undefined);
    const table = await openTable(first, createServerClock());
    proxy.plan = (operation) =>
      operation === 'read' ? { kind: 'status', status: 404, code: 'ResourceNotFound' } : undefined;
    await assert.rejects(joinedAt(table, 'gone.example'), {
      code: 'E_STORAGE_UNAVAILABLE',
      message: /just written/,
    });
    proxy.plan = noFaults;
    assert.deepEqual(operations(), [['read', 'create', 'read'], []]);
  });

  it('is not looked for by whoever has given up', async () => {
    const table = await openTable(first, createServerClock());
    const looking = joinedAt(table, accountName(second), AbortSignal.abort());
    await assert.rejects(looking, { code: 'E_STORAGE_UNAVAILABLE' });
    assert.deepEqual(operations(), [[], []]);
  });

  it('is named by its setting when it cannot be used, each of them', async () => {
    const both = await openAt(joined, [second]);
    for (const proxy of proxies)
      proxy.plan = () => ({ kind: 'status', status: 403, code: 'AuthorizationFailure' });
    await assert.rejects(both.check(), (thrown) => {
      assert.ok(thrown instanceof AggregateError);
      assert.deepEqual(
        thrown.errors.map(({ setting }: { setting?: unknown }) => setting),
        ['ConversationStorage', 'ConversationShards:1'],
      );
      return true;
    });
    for (const proxy of proxies) proxy.plan = noFaults;
  });

  it('has its share of the conversations, each for as long as it lives', async () => {
    const key = keyOf('second');
    const early = await openAt(joined, [second]);
    assert.ok((await early.save(key, sampleRecord({ dueAt: 1_000 }), undefined)) !== undefined);
    const stored = await open.load(key);
    assert.ok(stored !== undefined);
    operations();
    const version = await open.save(key, sampleRecord({ dueAt: 2_000 }), stored.version);
    assert.ok(version !== undefined);
    assert.deepEqual(operations(), [['transaction'], []]);
    assert.equal(await open.remove(key, { record: sampleRecord({ dueAt: 2_000 }), version }), true);
    assert.ok((await open.save(key, sampleRecord(), undefined)) !== undefined);
    assert.deepEqual(operations(), [['delete', 'delete'], ['create']]);
  });

  it('costs no request more for a conversation that is in its place', async () => {
    for (const account of ['first', 'second'] as const) {
      const key = keyOf(account);
      const version = await open.save(key, sampleRecord(), undefined);
      await open.save(key, sampleRecord({ effectCount: 1 }), version);
      await open.load(key);
      const wanted = ['create', 'replace', 'read'];
      assert.deepEqual(operations(), account === 'first' ? [wanted, []] : [[], wanted]);
    }
  });

  it('is asked besides once for a conversation that is new', async () => {
    assert.equal(await open.load(keyOf('second')), undefined);
    assert.deepEqual(operations(), [['read'], ['read']]);
    assert.equal(await open.load(keyOf('first')), undefined);
    assert.deepEqual(operations(), [['read'], []]);
  });

  it('lets conversations be listed as due while the other one fails', async () => {
    const [mine, other] = [keyOf('second'), keyOf('first')];
    for (const key of [mine, other]) await open.save(key, sampleRecord({ dueAt: 5_000 }), undefined);
    const [proxy] = proxies;
    assert.ok(proxy !== undefined);
    proxy.plan = () => ({ kind: 'status', status: 403, code: 'AuthorizationFailure' });
    const found: string[] = [];
    await assert.rejects(
      async () => {
        for await (const { key } of open.due(9_000)) found.push(key);
      },
      { code: 'E_STORAGE_AUTH' },
    );
    assert.ok(found.includes(mine) && !found.includes(other));
    assert.equal((await open.load(mine))?.record.dueAt, 5_000);
    await assert.rejects(open.load(other), { code: 'E_STORAGE_AUTH' });
    proxy.plan = noFaults;
  });
});

describe('a referral', () => {
  it('takes the place of a conversation once, and is left alone', async () => {
    const reported: string[] = [];
    const track: Track = ({ name }) => reported.push(name);
    const store = createTableStore(await openTable(first, createServerClock()), track, Date.now);
    const key = freshKey();
    assert.equal(await store.refer(key, 'there'), true);
    assert.deepEqual(operations(), [['create'], []]);
    assert.equal(await store.refer(key, 'there'), true);
    assert.equal(await store.refer(key, 'elsewhere'), false);
    assert.equal(await store.save(key, sampleRecord(), undefined), undefined);
    assert.deepEqual(await store.find(key), { referredTo: 'there' });
    assert.deepEqual(reported, []);
    const taken = freshKey();
    await store.save(taken, sampleRecord(), undefined);
    assert.equal(await store.refer(taken, 'there'), false);
  });

  it('is not left where the row that was in its way is gone', async () => {
    const [proxy] = proxies;
    assert.ok(proxy !== undefined);
    const store = createTableStore(await openTable(first, createServerClock()), noTelemetry.track, Date.now);
    const refused = { kind: 'status', status: 409, code: 'EntityAlreadyExists' } as const;
    proxy.plan = firstRequests(1, refused, 'create');
    assert.equal(await store.refer(freshKey(), 'there'), false);
    proxy.plan = noFaults;
  });

  it('is set aside where no settings name accounts any more, and the conversation begins anew', async () => {
    const key = keyOf('second');
    await opening.save(key, sampleRecord(), undefined);
    const plain = await openAt(Date.now(), []);
    assert.equal(await plain.load(key), undefined);
    assert.ok((await plain.save(key, sampleRecord(), undefined)) !== undefined);
  });

  it('is no row that a reader of due conversations sees', () => {
    assert.match(rowKeys.conversation(freshKey()), /^c-/);
    assert.notEqual(partitionOf(freshKey()), 'shards');
  });
});

describe('one account', () => {
  it('is asked nothing more, and its versions are the table’s own', async () => {
    const plain = await openAt(Date.now(), []);
    const key = freshKey();
    const version = await plain.save(key, sampleRecord(), undefined);
    assert.match(version ?? '', /^ W\//);
    await plain.load(key);
    await plain.check();
    assert.deepEqual(operations(), [['create', 'read', 'query'], []]);
    // Never due: it has no due row that would have to go with it.
    assert.equal(await plain.remove(key, { record: sampleRecord(), version: version ?? '' }), true);
    assert.deepEqual(operations(), [['delete'], []]);
  });
});
