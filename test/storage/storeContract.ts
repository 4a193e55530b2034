import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  DUE_PARTS,
  duePartOf,
  newRecord,
  type ConversationContext,
  type ConversationRecord,
  type ConversationStore,
  type DueEntry,
  type DuePart,
} from '../../lib/conversation/index.ts';
import { conversationKey } from '../../lib/storage/conversationKey.ts';

/** A record with everything a store could stumble over; `overrides` replace members. */
export function sampleRecord(overrides: Partial<ConversationRecord> = {}): ConversationRecord {
  const base = newRecord(
    {
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
      channelId: 'omnichannel',
      conversationId: '19:abc/def#1?x=\u0085',
      bot: { id: '28:bot' },
      customer: { id: '8:acs:customer', name: "O'Neill 👩‍👩‍👧" },
    },
    1_700_000_000_000,
  );
  return { ...base, seen: ['a1'], ...overrides };
}

/** A context with all that it may hold: what a new member is called has to stand here too, or this does not compile. */
export const FULL: Required<ConversationContext> = {
  phase: 'talking',
  session: 2,
  greeted: true,
  closeReason: 'idle',
  locale: 'de-DE',
  sourceChannel: 'lcw',
  facts: { Topic: 'Billing' },
  hiddenFacts: ['Topic'],
  recentMessages: ['Hello'],
  customerTurns: 3,
  notUnderstood: 1,
  topic: 'billing',
  matter: 'My invoice is wrong.',
  entries: { name: 'Ana' },
  received: ['invoice.pdf'],
  tried: ['Delivery takes three days.'],
  openQuestion: 'helped',
  articles: [{ id: 'borrow-a-boat', title: 'Borrow a boat' }],
  alternatives: ['Return a boat'],
  offered: ['Ways to pay'],
  startedAt: 1_700_000_000_000,
  begunAt: 1_700_000_000_005,
  caseSince: 1_700_000_000_006,
  lastActivityAt: 1_700_000_000_001,
  warnedAt: 1_700_000_000_002,
  contactCenter: true,
  workItem: { liveWorkItem: 'w', conversation: 'c' },
  heardAt: 1_700_000_000_003,
  closedAt: 1_700_000_000_004,
  takenAt: 1_700_000_000_004,
  removed: true,
  presumed: true,
  unserved: 1,
  told: [{ content: 'x', id: 'y', sentAt: 1, takenAt: 2 }],
};

export function freshKey(): string {
  return conversationKey('omnichannel', randomUUID());
}

async function dueKeys(store: ConversationStore, now: number): Promise<readonly string[]> {
  const entries: DueEntry[] = [];
  for await (const entry of store.due(now)) entries.push(entry);
  return entries.map(({ key, dueAt }) => `${dueAt} ${key}`);
}

/** What every conversation store promises. `open` gives the store under test; tests use keys of their own. */
export function describeStoreContract(name: string, open: () => ConversationStore): void {
  describe(`${name}, as a conversation store`, () => {
    it('knows nothing of a conversation that was never saved', async () => {
      assert.equal(await open().load(freshKey()), undefined);
    });

    it('gives back exactly what was saved', async () => {
      const store = open();
      const key = freshKey();
      const record = sampleRecord();
      const version = await store.save(key, record, undefined);
      assert.ok(version !== undefined);
      assert.deepEqual(await store.load(key), { record, version });
    });

    it('gives back a conversation with all that it may hold', async () => {
      const store = open();
      const questions = ['person', 'solved', 'helped'] as const;
      for (const openQuestion of questions) {
        const key = freshKey();
        const record = sampleRecord({ context: { ...FULL, openQuestion } });
        assert.ok((await store.save(key, record, undefined)) !== undefined);
        assert.deepEqual((await store.load(key))?.record, record);
      }
    });

    it('refuses to create a conversation twice', async () => {
      const store = open();
      const key = freshKey();
      assert.ok((await store.save(key, sampleRecord(), undefined)) !== undefined);
      assert.equal(await store.save(key, sampleRecord({ effectCount: 9 }), undefined), undefined);
      assert.equal((await store.load(key))?.record.effectCount, 0);
    });

    it('refuses to replace any version but the one that was read', async () => {
      const store = open();
      const key = freshKey();
      const first = await store.save(key, sampleRecord(), undefined);
      const second = await store.save(key, sampleRecord({ effectCount: 1 }), first);
      assert.ok(second !== undefined);
      assert.notEqual(second, first);
      assert.equal(await store.save(key, sampleRecord({ effectCount: 2 }), first), undefined);
      assert.equal((await store.load(key))?.record.effectCount, 1);
    });

    it('refuses to replace a conversation that was removed', async () => {
      const store = open();
      const key = freshKey();
      const version = await store.save(key, sampleRecord(), undefined);
      const stored = await store.load(key);
      assert.ok(stored !== undefined);
      assert.equal(await store.remove(key, stored), true);
      assert.equal(await store.save(key, sampleRecord(), version), undefined);
      assert.equal(await store.load(key), undefined);
    });

    it('removes only the version that was read', async () => {
      const store = open();
      const key = freshKey();
      const version = await store.save(key, sampleRecord({ dueAt: 1_000 }), undefined);
      const stale = await store.load(key);
      await store.save(key, sampleRecord({ dueAt: 1_000, effectCount: 1 }), version);
      assert.ok(stale !== undefined);
      assert.equal(await store.remove(key, stale), false);
      assert.equal((await store.load(key))?.record.effectCount, 1);
    });

    it('lets exactly one of many concurrent writers win', async () => {
      const store = open();
      const key = freshKey();
      const version = await store.save(key, sampleRecord(), undefined);
      const results = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          store.save(key, sampleRecord({ effectCount: index + 1, dueAt: 5_000 + index }), version),
        ),
      );
      const winners = results.filter((result) => result !== undefined);
      assert.equal(winners.length, 1);
      assert.equal((await store.load(key))?.version, winners[0]);
    });

    it('lists a conversation as due once, at its latest due time, and not before it', async () => {
      const store = open();
      const key = freshKey();
      const mine = async (now: number) => (await dueKeys(store, now)).filter((line) => line.endsWith(key));
      let version = await store.save(key, sampleRecord({ dueAt: 1_000 }), undefined);
      assert.deepEqual(await mine(999), []);
      assert.deepEqual(await mine(1_000), [`1000 ${key}`]);
      version = await store.save(key, sampleRecord({ dueAt: 3_000 }), version);
      assert.deepEqual(await mine(2_999), []);
      assert.deepEqual(await mine(9_000), [`3000 ${key}`]);
      version = await store.save(key, sampleRecord({ dueAt: 3_000, effectCount: 1 }), version);
      assert.deepEqual(await mine(9_000), [`3000 ${key}`]);
      version = await store.save(key, sampleRecord({ dueAt: 2_000 }), version);
      assert.deepEqual(await mine(9_000), [`2000 ${key}`]);
      version = await store.save(key, sampleRecord(), version);
      assert.deepEqual(await mine(9_000), []);
      assert.ok(version !== undefined);
    });

    it('keeps the due time of the writer that won', async () => {
      const store = open();
      const key = freshKey();
      const version = await store.save(key, sampleRecord({ dueAt: 1_000 }), undefined);
      await store.save(key, sampleRecord({ dueAt: 2_000 }), version);
      await store.save(key, sampleRecord({ dueAt: 3_000 }), version);
      const mine = (await dueKeys(store, 9_000)).filter((line) => line.endsWith(key));
      assert.deepEqual(mine, [`2000 ${key}`]);
    });

    it('forgets the due time with the conversation', async () => {
      const store = open();
      const key = freshKey();
      await store.save(key, sampleRecord({ dueAt: 1_000 }), undefined);
      const stored = await store.load(key);
      assert.ok(stored !== undefined);
      await store.remove(key, stored);
      assert.ok(!(await dueKeys(store, 9_000)).some((line) => line.endsWith(key)));
      await store.discardDue({ key, dueAt: 1_000 });
    });

    it('lists what is due in some parts alone, and tells of each when it has been handed out', async () => {
      const store = open();
      const keys = Array.from({ length: 40 }, freshKey);
      await Promise.all(keys.map((key) => store.save(key, sampleRecord({ dueAt: 1_000 }), undefined)));
      const parts = [...new Set(keys.map(duePartOf))].slice(0, 5);
      const wanted = keys.filter((key) => parts.includes(duePartOf(key)));
      const through: DuePart[] = [];
      const found: string[] = [];
      for await (const { key } of store.due(9_000, undefined, {
        parts,
        readThrough: (part) => through.push(part),
      })) {
        assert.ok(parts.includes(duePartOf(key)) && !through.includes(duePartOf(key)));
        found.push(key);
      }
      assert.deepEqual(found.filter((key) => keys.includes(key)).toSorted(), wanted.toSorted());
      assert.deepEqual(through.toSorted(), parts.toSorted());
    });

    it('tells of each part once, though nothing is due in it', async () => {
      const through: DuePart[] = [];
      const due = open().due(0, undefined, { readThrough: (part) => through.push(part) });
      assert.deepEqual(await Array.fromAsync(due), []);
      assert.deepEqual(
        through.toSorted((one, other) => one - other),
        DUE_PARTS,
      );
    });

    it('lists a conversation that was due at no time before', async () => {
      const store = open();
      const key = freshKey();
      const version = await store.save(key, sampleRecord(), undefined);
      assert.ok((await store.save(key, sampleRecord({ dueAt: 1_000 }), version)) !== undefined);
      assert.deepEqual(
        (await dueKeys(store, 1_000)).filter((line) => line.endsWith(key)),
        [`1000 ${key}`],
      );
    });

    it('keeps large conversations whole, wherever the text is cut into columns', async () => {
      const store = open();
      // An odd offset puts the halves of the emoji on both sides of every boundary sooner or later.
      for (const offset of [0, 1, 2, 3]) {
        const key = freshKey();
        const text = 'x'.repeat(offset) + '👩‍🚀é漢'.repeat(9_000);
        const base = sampleRecord();
        const record = { ...base, context: { ...base.context, recentMessages: [text] } };
        await store.save(key, record, undefined);
        // Not deepEqual, whose report of a difference would be as long as the text.
        assert.ok((await store.load(key))?.record.context.recentMessages[0] === text);
      }
    });

    it('keeps any text a customer can send', async () => {
      const store = open();
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), async (text, id) => {
          const key = conversationKey('omnichannel', `${randomUUID()}${id}`);
          const base = sampleRecord();
          const record = {
            ...base,
            address: { ...base.address, conversationId: id },
            context: { ...base.context, recentMessages: [text, '\u0000\ud800'], facts: { [`k${id}`]: text } },
          };
          const version = await store.save(key, record, undefined);
          assert.deepEqual(await store.load(key), { record, version });
        }),
        { numRuns: 30 },
      );
    });

    it('is ready', async () => {
      await open().check();
    });
  });
}
