import { boolOf, compare, notModelled, numberOf, type Cell } from './values.ts';

/** The values that an aggregate's arguments have in the rows of a group, one list for each argument. */
type Aggregate = (values: readonly (readonly Cell[])[], rows: number) => Cell;

/**
 * By name. All of them pass over nulls, and without any value a count and a sum are 0 and the others null
 * (https://learn.microsoft.com/kusto/query/aggregation-functions).
 */
export const AGGREGATES: Readonly<Record<string, Aggregate>> = {
  count: (_values, rows) => rows,
  countif: ([holds = []]) => holds.filter((cell) => boolOf(cell) === true).length,
  sum: ([values = []]) => sum(values),
  sumif: ([values = [], holds = []]) => sum(where(values, holds)),
  min: ([values = []]) => most(values, -1),
  minif: ([values = [], holds = []]) => most(where(values, holds), -1),
  max: ([values = []]) => most(values, 1),
  maxif: ([values = [], holds = []]) => most(where(values, holds), 1),
  /** Kusto estimates beyond a few thousand values; below, its answer is as exact as this one. */
  dcount: ([values = []]) => distinct(values),
  dcountif: ([values = [], holds = []]) => distinct(where(values, holds)),
  /** Kusto may take any; a test that depends on which one it is would be wrong there. */
  take_any: ([values = []]) => values[0] ?? null,
  percentile: ([values = [], percents = []]) => percentile(values, percents[0] ?? null),
};

function where(values: readonly Cell[], holds: readonly Cell[]): readonly Cell[] {
  return values.filter((_value, index) => boolOf(holds[index] ?? null) === true);
}

function known(values: readonly Cell[]): readonly number[] {
  return values.map(numberOf).filter((value) => value !== null);
}

function sum(values: readonly Cell[]): number {
  return known(values).reduce((total, value) => total + value, 0);
}

function most(values: readonly Cell[], sign: 1 | -1): Cell {
  return values
    .filter((value) => value !== null)
    .reduce<Cell>((best, value) => (best === null || sign * compare(value, best) > 0 ? value : best), null);
}

function distinct(values: readonly Cell[]): number {
  return new Set(values.filter((value) => value !== null)).size;
}

/**
 * The nearest rank: the smallest value that so many percent of all do not exceed. Kusto's estimate of it is exact for as few
 * values as a test has (https://learn.microsoft.com/kusto/query/percentiles-aggregation-function).
 */
function percentile(values: readonly Cell[], percent: Cell): number | null {
  if (values.length === 0) return null;
  if (typeof percent !== 'number' || percent <= 0 || percent > 100) return notModelled('that percentile');
  const sorted = [...known(values)].sort((left, right) => left - right);
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? null;
}
