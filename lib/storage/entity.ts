import {
  DUE_PARTS,
  duePartOf,
  type ConversationKey,
  type ConversationRecord,
} from '../conversation/index.ts';
import { BotError } from '../errors.ts';
import { parseRecord } from './parseRecord.ts';

/** The layout of the rows. A row with a higher number was written by a newer release, and is set aside as it is. */
export const SCHEMA_VERSION = 1;

/**
 * Characters in one column. The service allows 32 768 UTF-16 units on paper; live accounts were seen to refuse 65 536 bytes
 * (https://github.com/Azure/Azurite/issues/2510), so stay well below.
 */
const CHUNK = 30_000;
/** An entity may have 1 MiB, counted in UTF-16: https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model */
const MAX_CHUNKS = 16;

/** A conversation's columns, besides its keys. */
export interface StateColumns extends Record<string, string | number> {
  Schema: number;
  WriteId: string;
  Phase: string;
  DueAt: number;
  Chunks: number;
}

/** What `DueAt` holds when nothing is due: columns cannot be empty in a replaced row. */
const NEVER = 0;

/**
 * Partitions: enough that a partition's 2 000 entities a second are never the limit before the account's 20 000 are
 * (https://learn.microsoft.com/azure/storage/tables/scalability-targets), few enough that the sweep reads each in one go.
 * A conversation and its due entry share a partition, so that both change in one transaction.
 */
export const PARTITIONS = DUE_PARTS.length;

/** The partition of a conversation: a part of the due index is one partition. */
export function partitionOf(key: ConversationKey): string {
  return partitionName(duePartOf(key));
}

export function partitionName(index: number): string {
  return `p${String(index).padStart(2, '0')}`;
}

/** Row keys by kind: `c-` conversations, `d-` due entries in order of time, `q-` rows set aside. */
export const rowKeys = {
  conversation: (key: ConversationKey): string => `c-${key}`,
  due: (dueAt: number, key: ConversationKey): string => `d-${dueTime(dueAt)}-${key}`,
  dueRange: (now: number): { from: string; below: string } => ({
    from: 'd-',
    below: `d-${dueTime(now + 1)}`,
  }),
  quarantined: (now: number, key: ConversationKey): string => `q-${dueTime(now)}-${key}`,
} as const;

/** Fifteen digits hold every date a clock can show, and sort as text like as numbers. */
function dueTime(milliseconds: number): string {
  return String(Math.max(0, Math.floor(milliseconds))).padStart(15, '0');
}

/** Reads a due row's key back; `undefined` for a key that no release of ours wrote. */
export function parseDueRowKey(rowKey: string): { key: ConversationKey; dueAt: number } | undefined {
  const groups = /^d-(?<dueAt>\d{15})-(?<key>[0-9a-f]{64})$/.exec(rowKey)?.groups;
  const dueAt = groups?.['dueAt'];
  const key = groups?.['key'];
  return dueAt === undefined || key === undefined ? undefined : { key, dueAt: Number(dueAt) };
}

/**
 * Writes a record down as columns.
 * @throws BotError E_STORAGE_TOO_LARGE when it does not fit a row (480 000 characters of JSON).
 */
export function toColumns(record: ConversationRecord, writeId: string): StateColumns {
  const chunks = chunked(asciiJson(record));
  if (chunks.length > MAX_CHUNKS) {
    throw new BotError('E_STORAGE_TOO_LARGE', 'The conversation has grown beyond what a table row can hold.');
  }
  return {
    Schema: SCHEMA_VERSION,
    WriteId: writeId,
    Phase: record.context.phase,
    DueAt: record.dueAt ?? NEVER,
    Chunks: chunks.length,
    ...Object.fromEntries(chunks.map((chunk, index) => [`State${index}`, chunk])),
  };
}

/** Reads a record back; `undefined` when the row is damaged or newer than this release. */
export function fromColumns(columns: Readonly<Record<string, unknown>>): ConversationRecord | undefined {
  if (columns['Schema'] !== SCHEMA_VERSION) return undefined;
  const json = stateOf(columns);
  return json === undefined ? undefined : parseRecord(json);
}

/** The due time that a row's due row has, as its columns say. */
export function dueAtOf({ DueAt: dueAt }: Readonly<Record<string, unknown>>): number | undefined {
  return typeof dueAt === 'number' && dueAt > 0 ? dueAt : undefined;
}

/** The JSON that a row holds, in its columns; `undefined` when a column is missing. */
export function stateOf(columns: Readonly<Record<string, unknown>>): string | undefined {
  const count = columns['Chunks'];
  if (typeof count !== 'number' || count > MAX_CHUNKS) return undefined;
  const chunks = Array.from({ length: count }, (_, index) => columns[`State${index}`]);
  if (!chunks.every((chunk) => typeof chunk === 'string')) return undefined;
  return chunks.join('');
}

function chunked(text: string): string[] {
  return Array.from({ length: Math.ceil(text.length / CHUNK) }, (_, index) =>
    text.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}

/**
 * JSON in ASCII alone: it can be cut into columns anywhere, and nothing on the way can damage it. Half a surrogate pair at
 * the end of a column would not survive UTF-8, and Azurite 3.35 breaks characters that fall on a boundary between the
 * pieces in which a large request body arrives.
 */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
