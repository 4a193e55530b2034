import type { ConversationKey, ConversationStore, StoredConversation } from '../conversation/index.ts';

/** Conversations kept at hand; at a few KB each, a few MB. */
const CAPACITY = 1_000;

/** A store that keeps at hand what it has read and saved. */
export interface WarmStore extends ConversationStore {
  /**
   * Reads what is stored now, whatever is at hand: for the sweep. What it writes in a conversation that is at hand is at hand as
   * well, so that the customer whom the sweep has spoken to does not come to a stale one; others it leaves where they are, as a
   * sweep goes through thousands.
   */
  readonly current: ConversationStore;
}

/**
 * Saves the read on the next turn of a conversation that this process just served. Nothing depends on it: what is at hand
 * may be stale, and then the save, which is conditional, fails, the row is read, and the turn is decided again.
 */
export function withWarmReads(store: ConversationStore, capacity = CAPACITY): WarmStore {
  const atHand = new Map<ConversationKey, StoredConversation>();
  const keep = (key: ConversationKey, stored: StoredConversation): void => {
    atHand.set(key, stored);
    const [oldest] = atHand.keys();
    if (atHand.size > capacity && oldest !== undefined) atHand.delete(oldest);
  };
  const saving =
    (isKept: (wasAtHand: boolean) => boolean): ConversationStore['save'] =>
    async (key, record, version, signal) => {
      // Forgotten first: when the save fails or throws, what was at hand is no longer known to be current. Otherwise it goes
      // behind the others, so that the first one at hand is the one that was not saved for longest.
      const wasAtHand = atHand.delete(key);
      const saved = await store.save(key, record, version, signal);
      if (saved !== undefined && isKept(wasAtHand)) keep(key, { record, version: saved });
      return saved;
    };
  const remove: ConversationStore['remove'] = (key, stored, signal) => {
    atHand.delete(key);
    return store.remove(key, stored, signal);
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
    save: saving(() => true),
    remove,
    current: { ...store, save: saving((wasAtHand) => wasAtHand), remove },
  };
}
