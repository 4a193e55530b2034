import assert from 'node:assert/strict';
import type { ConversationKey } from '../../lib/conversation/index.ts';
import { createMemoryStore } from '../../lib/storage/memoryStore.ts';
import type { Shard } from '../../lib/storage/shard.ts';

/** An account in memory, for tests. */
export interface MemoryShard extends Shard {
  /** Whether a conversation is in it; a referral is none. */
  readonly has: (key: ConversationKey) => boolean;
  /** How it was asked, in order. */
  readonly asked: string[];
  /** Done before each request; a test holds it up or fails it. */
  before: () => Promise<void>;
}

export function createMemoryShard(): MemoryShard {
  const store = createMemoryStore();
  const conversations = new Set<ConversationKey>();
  const referrals = new Map<ConversationKey, string>();
  const shard: MemoryShard = {
    has: (key) => conversations.has(key),
    asked: [],
    before: () => Promise.resolve(),
    load: async (key) => {
      await request('load');
      assert.ok(!referrals.has(key), 'a referral would be set aside');
      return store.load(key);
    },
    find: async (key) => {
      await request('find');
      const referredTo = referrals.get(key);
      return referredTo === undefined ? store.load(key) : { referredTo };
    },
    refer: async (key, to) => {
      await request('refer');
      if (!conversations.has(key) && !referrals.has(key)) referrals.set(key, to);
      return referrals.get(key) === to;
    },
    save: async (key, record, version) => {
      await request('save');
      if (version === undefined && referrals.has(key)) return undefined;
      if (version === undefined && conversations.has(key)) return undefined;
      if (version === undefined) conversations.add(key);
      return store.save(key, record, version);
    },
    remove: async (key, stored) => {
      await request('remove');
      const removed = store.remove(key, stored);
      if (await removed) conversations.delete(key);
      return removed;
    },
    async *due(...asked) {
      await request('due');
      yield* store.due(...asked);
      return undefined;
    },
    discardDue: async (entry) => {
      await request('discardDue');
      return store.discardDue(entry);
    },
    check: () => request('check'),
  };
  async function request(what: string): Promise<void> {
    shard.asked.push(what);
    await shard.before();
  }
  return shard;
}
