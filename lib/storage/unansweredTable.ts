import { randomUUID } from 'node:crypto';
import { odata, type TableClient, type TransactionAction } from '@azure/data-tables';
import type { Forgotten, KeptMessage, UnansweredStore } from '../conversation/index.ts';
import { attempt } from './attempts.ts';
import { createUnlessThere } from './firstWrite.ts';

/** A transaction takes so many; a page is removed in one for each day in it. */
const PAGE = 100;
/** Pages that one call removes: it runs within a sweep. */
const MOST_PAGES = 20;

interface Row {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly Text?: unknown;
  readonly Language?: unknown;
}

/**
 * Messages that were not understood, in a table of their own: a partition for each day, row keys in order of time. A row has
 * the masked text and its language, and a random name, so nothing in it leads to a conversation. `open` opens the table, with
 * the first use.
 */
export function createUnansweredTable(open: () => Promise<TableClient>): UnansweredStore {
  return {
    keep: async ({ text, language }, now, signal) => {
      const table = await open();
      const row = { ...keysAt(now), Text: text, Language: language };
      // Where there is one, it is this row, of an attempt whose answer was lost: nobody else has its name.
      await createUnlessThere(table, row, signal);
    },

    async *kept(since, signal): AsyncGenerator<KeptMessage, undefined> {
      const table = await open();
      const { day, time } = momentOf(since);
      const filter = odata`PartitionKey ge ${day} and RowKey ge ${time}`;
      let token: string | undefined;
      do {
        const page = await readPage(table, filter, signal, token);
        for (const { rowKey, Text: text, Language: language } of page.rows) {
          if (typeof text !== 'string' || typeof language !== 'string') continue;
          yield { text, language, keptAt: Number(rowKey.slice(0, DIGITS)) };
        }
        token = page.token;
      } while (token !== undefined);
      return undefined;
    },

    forget: async (before, signal): Promise<Forgotten> => {
      const table = await open();
      const { day, time } = momentOf(before);
      const filter = odata`PartitionKey le ${day} and RowKey lt ${time}`;
      let count = 0;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const { rows } = await readPage(table, filter, signal);
        if (rows.length === 0) return { count, more: false };
        for (const ofOneDay of Map.groupBy(rows, ({ partitionKey }) => partitionKey).values()) {
          const deletions = ofOneDay.map(({ partitionKey, rowKey }): TransactionAction => [
            'delete',
            { partitionKey, rowKey },
          ]);
          const deleted = await attempt(
            (abortSignal) => table.submitTransaction(deletions, { abortSignal }),
            signal,
          );
          // Another instance is removing the same rows.
          if (!deleted.ok) return { count, more: true };
          count += ofOneDay.length;
        }
      }
      return { count, more: true };
    },
  };
}

/** Fifteen digits hold every date a clock can show, and sort as text like as numbers. */
const DIGITS = 15;

function momentOf(milliseconds: number): { day: string; time: string } {
  const at = Math.max(0, Math.floor(milliseconds));
  return { day: new Date(at).toISOString().slice(0, 10), time: String(at).padStart(DIGITS, '0') };
}

function keysAt(now: number): { partitionKey: string; rowKey: string } {
  const { day, time } = momentOf(now);
  return { partitionKey: day, rowKey: `${time}-${randomUUID()}` };
}

/** A table that nobody has written to yet is empty. */
async function readPage(
  table: TableClient,
  filter: string,
  signal?: AbortSignal,
  continuationToken?: string,
): Promise<{ rows: readonly Row[]; token?: string }> {
  const read = await attempt(async (abortSignal) => {
    const pages = table
      .listEntities<Row>({ abortSignal, queryOptions: { filter } })
      .byPage({ maxPageSize: PAGE, ...(continuationToken === undefined ? {} : { continuationToken }) });
    for await (const page of pages) return page;
    return undefined;
  }, signal);
  const page = read.ok ? read.value : undefined;
  if (page === undefined) return { rows: [] };
  const { continuationToken: token } = page;
  return { rows: page, ...(token === undefined ? {} : { token }) };
}
