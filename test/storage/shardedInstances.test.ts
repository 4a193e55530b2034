// Instances of different settings, at different times, never disagree about where a conversation is.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { it } from 'node:test';
import fc from 'fast-check';
import type { ConversationStore } from '../../lib/conversation/index.ts';
import type { Shard } from '../../lib/storage/shard.ts';
import { createShardedStore } from '../../lib/storage/shardedStore.ts';
import { CLAIMED, divideAmong, UNTIL_OPEN } from '../../lib/storage/shardHomes.ts';
import { createMemoryShard, type MemoryShard } from './memoryShard.ts';
import { sampleRecord } from './storeContract.ts';

const MINUTE = 60_000;
/** How far a clock may be from the storage's, so that two are less than `CLAIMED` apart. */
const SKEW = CLAIMED / 2 - 1;

const NAMES = ['first', 'b', 'c'];
const KEYS = Array.from({ length: 4 }, (_, index) =>
  createHash('sha256').update(`key ${index}`).digest('hex'),
);

/** One instance: how many accounts its settings name, and how wrong its clock is. */
const instance = fc.record({
  accounts: fc.integer({ min: 1, max: NAMES.length }),
  skew: fc.integer({ min: -SKEW, max: SKEW }),
});
/** What one instance does with one conversation, and before which of its requests it dies, if it does. */
const deed = fc.record({
  by: fc.nat({ max: 2 }),
  key: fc.nat({ max: KEYS.length - 1 }),
  forget: fc.boolean(),
  diesBefore: fc.option(fc.nat({ max: 5 })),
});
/** What happens at about the same time, somewhere near a moment at which an account joins, opens, or is open for all. */
const episode = fc.record({
  account: fc.integer({ min: 1, max: NAMES.length - 1 }),
  moment: fc.constantFrom(0, UNTIL_OPEN, UNTIL_OPEN + CLAIMED),
  off: fc.integer({ min: -2 * CLAIMED, max: 3 * CLAIMED }),
  instances: fc.array(instance, { minLength: 3, maxLength: 3 }),
  deeds: fc.array(deed, { minLength: 1, maxLength: 5 }),
});

class Died extends Error {}

it('a conversation is in one account, and every instance finds it there, whatever the instances know and whenever they die', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.integer({ min: 0, max: 90 * MINUTE }),
      fc.array(episode, { minLength: 1, maxLength: 5 }),
      async (scheduler, later, episodes) => {
        const joinedAt = [-Infinity, 1_000 * MINUTE, 1_000 * MINUTE + later];
        const shards = NAMES.map((name) => ({ name, setting: name, store: createMemoryShard() }));
        const timeOf = ({ account, moment, off }: (typeof episodes)[number]): number =>
          (joinedAt[account] ?? 0) + moment + off;
        /** The store of an instance. Before each request `step` runs. */
        const open = (accounts: number, now: number, step: () => Promise<void>): ConversationStore => {
          const own = shards.slice(0, accounts).map((shard) => ({
            ...shard,
            store: stepping(shard.store, step),
          }));
          if (accounts === 1) return own[0]?.store ?? assert.fail();
          const joined = own
            .slice(1)
            .map(({ name }) => ({ name, joinedAt: joinedAt[NAMES.indexOf(name)] ?? 0 }));
          const divide = divideAmong('first', joined);
          return createShardedStore(own, {
            homesOf: (key) => Promise.resolve(divide(key, now)),
            patience: 60_000,
          });
        };
        const assertInOneAccount = (): void => {
          for (const key of KEYS)
            assert.ok(shards.filter(({ store }) => store.has(key)).length <= 1, 'in two accounts');
        };

        for (const one of episodes.toSorted((a, b) => timeOf(a) - timeOf(b))) {
          const now = timeOf(one);
          /** Whoever does not know of an account is gone before it opens; whoever knows of it has let it join. */
          const knows = ({ accounts }: { accounts: number }): number => {
            const known = joinedAt.filter((time) => time <= now).length;
            const needed = joinedAt.filter((time) => time + UNTIL_OPEN - CLAIMED <= now).length;
            return Math.min(known, Math.max(needed, accounts));
          };
          const work = one.deeds.map(async ({ by, key: index, forget, diesBefore }) => {
            const chosen = one.instances[by] ?? assert.fail();
            const key = KEYS[index] ?? assert.fail();
            let requests = 0;
            const store = open(knows(chosen), now + chosen.skew, async () => {
              await scheduler.schedule(Promise.resolve());
              assertInOneAccount();
              requests += 1;
              if (diesBefore !== null && requests > diesBefore) throw new Died();
            });
            try {
              await write(store, key, forget);
            } catch (thrown) {
              if (!(thrown instanceof Died)) throw thrown;
            }
          });
          await scheduler.waitFor(Promise.all(work));
          assertInOneAccount();
          for (const { accounts, skew } of one.instances) {
            const store = open(knows({ accounts }), now + skew, () => Promise.resolve());
            for (const key of KEYS) {
              const isSomewhere = shards.some((shard) => shard.store.has(key));
              assert.equal((await store.load(key)) !== undefined, isSomewhere, 'not found where it is');
            }
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});

/** Counts on, or forgets; begins again when somebody else was faster, as a turn does. */
async function write(store: ConversationStore, key: string, forget: boolean): Promise<void> {
  for (let attempts = 0; attempts < 20; attempts += 1) {
    const stored = await store.load(key);
    if (forget) {
      if (stored === undefined || (await store.remove(key, stored))) return;
    } else {
      const effectCount = (stored?.record.effectCount ?? 0) + 1;
      if ((await store.save(key, sampleRecord({ effectCount }), stored?.version)) !== undefined) return;
    }
  }
  assert.fail('somebody was faster, over and over');
}

/** The account, as an instance reaches it that takes a step before each request. */
function stepping(shard: MemoryShard, step: () => Promise<void>): Shard {
  const after = async <T>(work: () => Promise<T>): Promise<T> => {
    await step();
    return work();
  };
  return {
    ...shard,
    load: (key) => after(() => shard.load(key)),
    find: (key) => after(() => shard.find(key)),
    refer: (key, to) => after(() => shard.refer(key, to)),
    save: (key, record, version) => after(() => shard.save(key, record, version)),
    remove: (key, stored) => after(() => shard.remove(key, stored)),
  };
}
