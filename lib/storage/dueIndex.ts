import { odata, type TableClient, type TableEntityResultPage } from '@azure/data-tables';
import { DUE_PARTS, type DueEntry, type DuePart, type DueReading } from '../conversation/index.ts';
import { asBotError, BotError } from '../errors.ts';
import { attempt } from './attempts.ts';
import { parseDueRowKey, partitionName, PARTITIONS, rowKeys } from './entity.ts';

/** Rows read from a partition before the next one has its turn, so that a crowded partition does not hold up the others. */
const PAGE = 100;

/** Where the reading of a partition goes on; without a token, at its beginning. */
interface Cursor {
  readonly part: DuePart;
  readonly continuationToken?: string;
}

/** One page of a healthy table takes milliseconds; a partition that does not answer costs this much of a sweep, and no more. */
const PAGE_TIMEOUT = 6_000;

/** Reads the entries due at or before a time, until the signal fires. */
export type ReadDueEntries = (
  now: number,
  signal?: AbortSignal,
  reading?: DueReading,
) => AsyncGenerator<DueEntry, undefined>;

/**
 * A way to read the due index: a page from each partition in turn until all are read. Each partition is asked for a range of
 * row keys, which sort by time, so what is not due yet is never touched. A reading begins with the partition after the last
 * one that was asked, so that those at the end are not always the ones for which there was no time; a partition that cannot
 * be read holds up none of the others.
 * @throws BotError E_STORAGE_* at the end, when a partition could not be read after several attempts.
 */
export function createDueReading(table: TableClient): ReadDueEntries {
  let next = 0;
  return async function* readDueEntries(
    now,
    signal,
    { parts = DUE_PARTS, readThrough }: DueReading = {},
  ): AsyncGenerator<DueEntry, undefined> {
    const first = next;
    const afterFirst = (part: DuePart): number => (part - first + PARTITIONS) % PARTITIONS;
    let unread: readonly Cursor[] = parts
      .toSorted((one, other) => afterFirst(one) - afterFirst(other))
      .map((part) => ({ part }));
    let failure: BotError | undefined;
    while (unread.length > 0) {
      const rest: Cursor[] = [];
      for (const cursor of unread) {
        if (signal?.aborted === true) return undefined;
        next = (cursor.part + 1) % PARTITIONS;
        const read = await readPage(table, cursor, now, signal).catch((thrown: unknown) =>
          asBotError(thrown),
        );
        if (read instanceof BotError) {
          failure ??= read;
          continue;
        }
        const continuationToken = read?.continuationToken;
        if (continuationToken !== undefined) rest.push({ ...cursor, continuationToken });
        for (const { rowKey } of read ?? []) {
          const entry = parseDueRowKey(rowKey ?? '');
          if (entry !== undefined) yield entry;
        }
        if (continuationToken === undefined) readThrough?.(cursor.part);
      }
      unread = rest;
    }
    if (failure !== undefined) throw failure;
    return undefined;
  };
}

/** One page, asked for by itself: an iterator of the SDK's could not be tried again, and waits for ever. */
async function readPage(
  table: TableClient,
  { part, ...position }: Cursor,
  now: number,
  signal: AbortSignal | undefined,
): Promise<TableEntityResultPage<object> | undefined> {
  const { from, below } = rowKeys.dueRange(now);
  const filter = odata`PartitionKey eq ${partitionName(part)} and RowKey ge ${from} and RowKey lt ${below}`;
  const read = await attempt(async (abortSignal) => {
    const pages = table
      .listEntities<object>({ abortSignal, queryOptions: { filter, select: ['RowKey'] } })
      .byPage({ maxPageSize: PAGE, ...position });
    for await (const page of pages) return page;
    return undefined;
  }, pageSignal(signal));
  return read.ok ? read.value : undefined;
}

function pageSignal(signal: AbortSignal | undefined): AbortSignal {
  const timer = AbortSignal.timeout(PAGE_TIMEOUT);
  return signal === undefined ? timer : AbortSignal.any([signal, timer]);
}
