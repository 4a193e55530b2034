import type {
  ConversationKey,
  ConversationRecord,
  ConversationStore,
  DueEntry,
  StoredConversation,
  Version,
} from '../conversation/index.ts';

/** The conversation store in a Map, for tests and models: the same behaviour as in a table, without a table. */
export function createMemoryStore(): ConversationStore & { readonly size: () => number } {
  const rows = new Map<ConversationKey, StoredConversation>();
  let writes = 0;
  const isCurrent = (key: ConversationKey, version: Version | undefined): boolean =>
    rows.get(key)?.version === version;
  // Rows are kept as copies: a caller that changes what it saved, or read, must not change the row.
  const copy = (record: ConversationRecord): ConversationRecord => structuredClone(record);

  return {
    size: () => rows.size,
    load: (key) => {
      const row = rows.get(key);
      return Promise.resolve(
        row === undefined ? undefined : { record: copy(row.record), version: row.version },
      );
    },
    save: (key, record, version) => {
      if (!isCurrent(key, version)) return Promise.resolve(undefined);
      writes += 1;
      const next = String(writes);
      rows.set(key, { record: copy(record), version: next });
      return Promise.resolve(next);
    },
    remove: (key, { version }) => {
      const current = isCurrent(key, version) && rows.has(key);
      if (current) rows.delete(key);
      return Promise.resolve(current);
    },
    async *due(now): AsyncGenerator<DueEntry, undefined> {
      await Promise.resolve();
      const entries = [...rows].flatMap(([key, { record }]) =>
        record.dueAt !== undefined && record.dueAt <= now ? [{ key, dueAt: record.dueAt }] : [],
      );
      yield* entries.sort((a, b) => a.dueAt - b.dueAt);
    },
    discardDue: () => Promise.resolve(),
    check: () => Promise.resolve(),
  };
}
