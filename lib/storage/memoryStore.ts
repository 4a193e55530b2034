import {
  DUE_PARTS,
  duePartOf,
  type ConversationKey,
  type ConversationRecord,
  type ConversationStore,
  type DueEntry,
  type StoredConversation,
  type Version,
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
    async *due(now, _signal, { parts, readThrough } = {}): AsyncGenerator<DueEntry, undefined> {
      await Promise.resolve();
      const entries = [...rows]
        .flatMap(([key, { record }]) =>
          record.dueAt !== undefined && record.dueAt <= now ? [{ key, dueAt: record.dueAt }] : [],
        )
        .filter(({ key }) => parts?.includes(duePartOf(key)) ?? true)
        .sort((a, b) => a.dueAt - b.dueAt);
      const last = new Map(entries.map((entry) => [duePartOf(entry.key), entry]));
      for (const part of parts ?? DUE_PARTS) if (!last.has(part)) readThrough?.(part);
      for (const entry of entries) {
        yield entry;
        const part = duePartOf(entry.key);
        if (last.get(part) === entry) readThrough?.(part);
      }
      return undefined;
    },
    discardDue: () => Promise.resolve(),
    check: () => Promise.resolve(),
  };
}
