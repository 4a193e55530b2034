import { odata, type TableClient, type TableEntityResultPage } from '@azure/data-tables';
import type { DueEntry } from '../conversation/index.ts';
import { attempt } from './attempts.ts';
import { parseDueRowKey, partitionName, PARTITIONS, rowKeys } from './entity.ts';

/** Rows read from a partition before the next one has its turn, so that a crowded partition does not hold up the others. */
const PAGE = 100;

/** Where the reading of a partition goes on; without a token, at its beginning. */
interface Cursor {
  readonly partition: string;
  readonly continuationToken?: string;
}

/**
 * The entries due at or before `now`: a page from each partition in turn until all are read. Each partition is asked for
 * a range of row keys, which sort by time, so what is not due yet is never touched.
 * @throws BotError E_STORAGE_* when a page cannot be read after several attempts.
 */
export async function* readDueEntries(table: TableClient, now: number): AsyncGenerator<DueEntry, undefined> {
  let unread: readonly Cursor[] = Array.from({ length: PARTITIONS }, (_, index) => ({
    partition: partitionName(index),
  }));
  while (unread.length > 0) {
    const rest: Cursor[] = [];
    for (const cursor of unread) {
      const page = await readPage(table, cursor, now);
      if (page === undefined) continue;
      const { continuationToken } = page;
      if (continuationToken !== undefined) rest.push({ ...cursor, continuationToken });
      for (const { rowKey } of page) {
        const entry = parseDueRowKey(rowKey ?? '');
        if (entry !== undefined) yield entry;
      }
    }
    unread = rest;
  }
}

/** One page, asked for by itself: an iterator of the SDK's could not be tried again, and waits for ever. */
async function readPage(
  table: TableClient,
  { partition, ...position }: Cursor,
  now: number,
): Promise<TableEntityResultPage<object> | undefined> {
  const { from, below } = rowKeys.dueRange(now);
  const filter = odata`PartitionKey eq ${partition} and RowKey ge ${from} and RowKey lt ${below}`;
  const read = await attempt(async (abortSignal) => {
    const pages = table
      .listEntities<object>({ abortSignal, queryOptions: { filter, select: ['RowKey'] } })
      .byPage({ maxPageSize: PAGE, ...position });
    for await (const page of pages) return page;
    return undefined;
  });
  return read.ok ? read.value : undefined;
}
