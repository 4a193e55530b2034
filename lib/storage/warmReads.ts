import type { ConversationKey, ConversationStore, StoredConversation } from '../conversation/index.ts';

/** Conversations kept at hand; at a few KB each, a few MB. */
const CAPACITY = 1_000;

/**
 * Saves the read on the next turn of a conversation that this process just served. Nothing depends on it: what is at hand
 * may be stale, and then the save, which is conditional, fails, the row is read, and the turn is decided again.
 * The sweep reads past it, through the store itself.
 */
export function withWarmReads(store: ConversationStore, capacity = CAPACITY): ConversationStore {
  const atHand = new Map<ConversationKey, StoredConversation>();
  const keep = (key: ConversationKey, stored: StoredConversation): void => {
    atHand.set(key, stored);
    const [oldest] = atHand.keys();
    if (atHand.size > capacity && oldest !== undefined) atHand.delete(oldest);
  };
  return {
    ...store,
    load: async (key, signal) => {
      const warm = atHand.get(key);
      if (warm !== undefined) return warm;
      const stored = await store.load(key, signal);
      if (stored !== undefined) keep(key, stored);
      return stored;
    },
    save: async (key, record, version, signal) => {
      // Forgotten first: when the save fails or throws, what was at hand is no longer known to be current. Otherwise it goes
      // behind the others, so that the first one at hand is the one that was not saved for longest.
      atHand.delete(key);
      const saved = await store.save(key, record, version, signal);
      if (saved !== undefined) keep(key, { record, version: saved });
      return saved;
    },
    remove: async (key, stored, signal) => {
      atHand.delete(key);
      return store.remove(key, stored, signal);
    },
  };
}
