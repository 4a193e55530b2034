import { createHash, randomUUID } from 'node:crypto';
import { noTelemetry } from '../lib/events.ts';
import { partitionOf, rowKeys } from '../lib/storage/entity.ts';
import { createServerClock, createTableStore, openTable } from '../lib/storage/index.ts';
import { startTableStorage } from '../local/tableStorage.ts';
import { withLifetime } from './lifetime.ts';
import { countTraffic } from './peers/countingProxy.ts';
import type { Bench, Report, ReportRow } from './report.ts';

const NOW = Date.UTC(2030, 0, 1);
const HOUR = 3_600_000;
const DUE = 100;
/** Rows that a transaction takes. */
const MOST_ROWS = 100;

type Table = Awaited<ReturnType<typeof openTable>>;
type Row = Extract<Parameters<Table['submitTransaction']>[0], readonly unknown[]>[number];

/** Puts conversations on the due index: so many at a time, by partition. */
async function arm(table: Table, count: number, dueAt: number): Promise<void> {
  const keys = Array.from({ length: count }, () => createHash('sha256').update(randomUUID()).digest('hex'));
  for (const ofPartition of Map.groupBy(keys, partitionOf).values()) {
    for (let from = 0; from < ofPartition.length; from += MOST_ROWS) {
      const rows = ofPartition
        .slice(from, from + MOST_ROWS)
        .map((key): Row => ['create', { partitionKey: partitionOf(key), rowKey: rowKeys.due(dueAt, key) }]);
      await table.submitTransaction(rows);
    }
  }
}

/** Of each number of live conversations so many are due, always the same. */
async function measure(live: readonly number[]): Promise<Report> {
  return withLifetime(async (lifetime) => {
    const tables = await startTableStorage();
    lifetime.after(() => tables.close());
    const { connectionString, counted } = await countTraffic(lifetime, tables.connectionString);
    const table = await openTable({ kind: 'connectionString', connectionString }, createServerClock());
    const store = createTableStore(table, noTelemetry.track, () => NOW);
    await table.createTable();
    await arm(table, DUE, NOW - 1);
    const rows: ReportRow[] = [];
    let armed = DUE;
    for (const count of live) {
      await arm(table, count - armed, NOW + HOUR);
      armed = count;
      const before = counted();
      const due = await Array.fromAsync(store.due(NOW));
      if (due.length !== DUE) throw new Error(`${due.length} are due instead of ${DUE}.`);
      const after = counted();
      rows.push({
        what: `${count.toLocaleString('en-US')} live`,
        figures: {
          live: count,
          'requests to find them': after.requests - before.requests,
          'KB read': (after.bytesDown - before.bytesDown) / 1_024,
        },
      });
    }
    return {
      id: 'sweep',
      title: `Sweep: finding the ${DUE} that are due among more and more live conversations`,
      rows,
      notes: ['What is found costs its own read, post and write; what is not due is never touched.'],
    };
  });
}

export const sweep: Bench = {
  name: 'sweep',
  what: 'what it takes to find who is due, among 1,000 to 100,000 live conversations',
  run: async ({ quick }) => [await measure(quick ? [1_000, 3_000, 10_000] : [1_000, 10_000, 100_000])],
};
