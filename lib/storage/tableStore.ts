import { randomUUID } from 'node:crypto';
import { odata, type TableClient, type TableEntity } from '@azure/data-tables';
import type {
  ConversationKey,
  ConversationRecord,
  DueEntry,
  StoredConversation,
  Version,
} from '../conversation/index.ts';
import { BotError } from '../errors.ts';
import type { Track } from '../events.ts';
import { attempt } from './attempts.ts';
import { createDueReading } from './dueIndex.ts';
import { attemptWrite } from './firstWrite.ts';
import { dueAtOf, fromColumns, partitionOf, rowKeys, toColumns, type StateColumns } from './entity.ts';
import { referralColumns, referralIn } from './referralRow.ts';
import { replaceRow } from './replaceRow.ts';
import { salvaged } from './salvage.ts';
import type { Shard } from './shard.ts';
import { asStorageError, readFailure } from './tableFailure.ts';

type Row = Readonly<Record<string, unknown>> & { readonly etag: string };

/**
 * Conversations in Azure Table Storage: one row each, replaced under its ETag, and one due row each, moved in the same
 * transaction as the conversation when the due time changes. An ordinary save is a single request either way.
 */
export function createTableStore(table: TableClient, track: Track, now: () => number): Shard {
  const readRow = async (key: ConversationKey, signal?: AbortSignal): Promise<Row | undefined> => {
    const read = await attempt(
      (abortSignal) =>
        table.getEntity(partitionOf(key), rowKeys.conversation(key), {
          abortSignal,
        }),
      signal,
    );
    return read.ok ? read.value : undefined;
  };

  const write = async <T>(operation: (abortSignal: AbortSignal) => Promise<T>, signal?: AbortSignal) =>
    attemptWrite(table, operation, signal);

  /** Deletes the row that was read, and no later one. `undefined` when it is not that row any more. */
  const deleteRow = (key: ConversationKey, etag: string, signal?: AbortSignal) =>
    write(
      (abortSignal) => table.deleteEntity(partitionOf(key), rowKeys.conversation(key), { etag, abortSignal }),
      signal,
    );

  /**
   * Moves a row that cannot be read out of the way, whole, so that it can be looked at and the conversation goes on: with
   * what could be salvaged of it in its place.
   */
  const setAside = async (
    key: ConversationKey,
    row: Row,
    signal?: AbortSignal,
  ): Promise<StoredConversation | undefined> => {
    const { etag, timestamp: _written, ...columns } = row;
    const copy = { ...columns, partitionKey: partitionOf(key), rowKey: rowKeys.quarantined(now(), key) };
    await write((abortSignal) => table.upsertEntity(copy, 'Replace', { abortSignal }), signal);
    track({ name: 'storage.quarantined', schema: String(row['Schema']) });
    const rest = salvaged(columns, now());
    if (rest === undefined) {
      await deleteRow(key, etag, signal);
      return undefined;
    }
    const actions = saveActions(key, rest, versionOf(etag, dueAtOf(columns)), randomUUID());
    await write((abortSignal) => send(table, actions, abortSignal), signal);
    // Whoever was first has put it there; a row that is still the old one is left to the next load.
    const found = await readRow(key, signal);
    return found === undefined ? undefined : storedIn(found);
  };

  const discardDue = async ({ key, dueAt }: DueEntry, signal?: AbortSignal): Promise<void> => {
    await write(
      (abortSignal) => table.deleteEntity(partitionOf(key), rowKeys.due(dueAt, key), { abortSignal }),
      signal,
    );
  };

  return {
    load: async (key, signal) => {
      const row = await readRow(key, signal);
      if (row === undefined) return undefined;
      return storedIn(row) ?? setAside(key, row, signal);
    },

    find: async (key, signal) => {
      const row = await readRow(key, signal);
      if (row === undefined) return undefined;
      return storedIn(row) ?? referralIn(row) ?? setAside(key, row, signal);
    },

    refer: async (key, to, signal) => {
      const row = {
        partitionKey: partitionOf(key),
        rowKey: rowKeys.conversation(key),
        ...referralColumns(to),
      };
      const written = await write((abortSignal) => table.createEntity(row, { abortSignal }), signal);
      if (written.ok) return true;
      // There is a row already: the conversation, or a referral, perhaps by an attempt whose answer was lost.
      const there = await readRow(key, signal);
      return there !== undefined && referralIn(there)?.referredTo === to;
    },

    save: async (key, record, version, signal) => {
      const writeId = randomUUID();
      const actions = saveActions(key, record, version, writeId);
      const sent = await write((abortSignal) => send(table, actions, abortSignal), signal);
      // A due row that somebody deleted would make every later save of its conversation fail.
      const result =
        !sent.ok && sent.failure.kind === 'missing'
          ? await write((abortSignal) => send(table, withoutDeletions(actions), abortSignal), signal)
          : sent;
      if (result.ok) return versionOf(result.value, record.dueAt);
      if (!result.ambiguous) return undefined;
      // An earlier attempt may have been applied and its answer lost; the row then carries our own write id.
      const row = await readRow(key, signal);
      return row?.['WriteId'] === writeId ? versionOf(row.etag, record.dueAt) : undefined;
    },

    remove: async (key, { record, version }, signal) => {
      const deleted = await deleteRow(key, readVersion(version).etag, signal);
      if (!deleted.ok && !(deleted.ambiguous && (await readRow(key, signal)) === undefined)) return false;
      // A crash right here leaves a due row without a conversation; the sweep discards it.
      if (record.dueAt !== undefined) await discardDue({ key, dueAt: record.dueAt }, signal);
      return true;
    },

    due: createDueReading(table),

    discardDue,

    check: async (signal) => {
      const query = table.listEntities({
        queryOptions: { filter: odata`PartitionKey eq ${'none'} and RowKey eq ${'none'}` },
        ...(signal === undefined ? {} : { abortSignal: signal }),
      });
      try {
        await query.next();
      } catch (thrown) {
        const failure = readFailure(thrown);
        // The first write creates the table.
        if (failure.kind !== 'tableMissing') throw asStorageError(failure, thrown);
      }
    },
  };
}

/** One request: a plain one for a single row, a transaction for several. Resolves to the conversation's new ETag. */
async function send(
  table: TableClient,
  [row, ...dueRows]: SaveActions,
  abortSignal: AbortSignal,
): Promise<string> {
  if (dueRows.length > 0) {
    const { subResponses } = await table.submitTransaction([row, ...dueRows], { abortSignal });
    return etagOf(subResponses[0]);
  }
  return row[0] === 'create'
    ? etagOf(await table.createEntity(row[1], { abortSignal }))
    : etagOf(await replaceRow(table, row[1], row[3].etag, abortSignal));
}

function etagOf(response: { etag?: string | undefined } | undefined): string {
  if (response?.etag === undefined)
    throw new BotError('E_STORAGE_UNAVAILABLE', 'Table Storage sent no ETag.');
  return response.etag;
}

type SaveActions = readonly [CreateRow | ReplaceRow, ...DueAction[]];
type CreateRow = ['create', Columns];
type ReplaceRow = ['update', Columns, 'Replace', { etag: string }];
type DueAction = ['upsert' | 'delete', TableEntity];
type Columns = StateColumns & { readonly partitionKey: string; readonly rowKey: string };

/** The conversation's row over the version that was read and, when the due time moves, its due row from old to new. */
function saveActions(
  key: ConversationKey,
  record: ConversationRecord,
  version: Version | undefined,
  writeId: string,
): SaveActions {
  const row = {
    partitionKey: partitionOf(key),
    rowKey: rowKeys.conversation(key),
    ...toColumns(record, writeId),
  };
  if (version === undefined) return [['create', row], ...addDue(key, record.dueAt)];
  const { etag, dueAt } = readVersion(version);
  const replace: ReplaceRow = ['update', row, 'Replace', { etag }];
  return dueAt === record.dueAt ? [replace] : [replace, ...dropDue(key, dueAt), ...addDue(key, record.dueAt)];
}

function addDue(key: ConversationKey, dueAt: number | undefined): readonly DueAction[] {
  if (dueAt === undefined) return [];
  return [['upsert', { partitionKey: partitionOf(key), rowKey: rowKeys.due(dueAt, key) }]];
}

function dropDue(key: ConversationKey, dueAt: number | undefined): readonly DueAction[] {
  if (dueAt === undefined) return [];
  return [['delete', { partitionKey: partitionOf(key), rowKey: rowKeys.due(dueAt, key) }]];
}

function withoutDeletions([row, ...dueRows]: SaveActions): SaveActions {
  return [row, ...dueRows.filter(([action]) => action !== 'delete')];
}

/** The conversation in a row, if that can be read. */
function storedIn(row: Row): StoredConversation | undefined {
  const record = fromColumns(row);
  return record === undefined ? undefined : { record, version: versionOf(row.etag, record.dueAt) };
}

/** The row's ETag, and the due time it was stored with: what a save has to know to move the due row along. */
function versionOf(etag: string, dueAt: number | undefined): Version {
  return `${dueAt ?? ''} ${etag}`;
}

function readVersion(version: Version): { etag: string; dueAt: number | undefined } {
  const space = version.indexOf(' ');
  const dueAt = version.slice(0, space);
  return { etag: version.slice(space + 1), dueAt: dueAt === '' ? undefined : Number(dueAt) };
}
