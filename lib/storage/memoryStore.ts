import {
  DUE_PARTS,
  duePartOf,
  type ConversationKey,
  type ConversationStore,
  type DueEntry,
  type StoredConversation,
  type Version,
} from '../conversation/index.ts';
import { parseRecord } from './parseRecord.ts';

interface Row {
  readonly version: Version;
  readonly dueAt: number | undefined;
  /** As JSON: a caller that changes what it saved, or read, must not change the row. */
  readonly record: string;
}

function stored({ record: json, version }: Row): StoredConversation | undefined {
  const record = parseRecord(json);
  return record === undefined ? undefined : { record, version };
}

/** The conversation store in a Map, for tests and models: the same behaviour as in a table, without a table. */
export function createMemoryStore(): ConversationStore & { readonly size: () => number } {
  const rows = new Map<ConversationKey, Row>();
  let writes = 0;
  const isCurrent = (key: ConversationKey, version: Version | undefined): boolean =>
    rows.get(key)?.version === version;

  return {
    size: () => rows.size,
    load: (key) => {
      const row = rows.get(key);
      return Promise.resolve(row === undefined ? undefined : stored(row));
    },
    save: (key, record, version) => {
      if (!isCurrent(key, version)) return Promise.resolve(undefined);
      writes += 1;
      const next = String(writes);
      rows.set(key, { version: next, dueAt: record.dueAt, record: JSON.stringify(record) });
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
        .flatMap(([key, { dueAt }]) => (dueAt !== undefined && dueAt <= now ? [{ key, dueAt }] : []))
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
