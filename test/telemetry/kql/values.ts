import type { Column } from './tables.ts';

/** A dynamic value that is a bag, as `customDimensions` is. */
export type Bag = Readonly<Record<string, string | number | boolean>>;

/** What a column holds in a row. Points in time and spans of it are milliseconds; what they are is in the column's type. */
export type Cell = string | number | boolean | null | Bag;

export type Row = Readonly<Record<string, Cell>>;

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** What Kusto would do is not known here, or not worth knowing: better no answer than a wrong one. */
export function notModelled(what: string): never {
  throw new Error(`The evaluator does not know ${what}`);
}

export function numberOf(cell: Cell): number | null {
  return cell === null || typeof cell === 'number'
    ? cell
    : notModelled(`${JSON.stringify(cell)} as a number`);
}

export function stringOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : notModelled(`${JSON.stringify(cell)} as a string`);
}

export function boolOf(cell: Cell): boolean | null {
  return cell === null || typeof cell === 'boolean' ? cell : notModelled(`${JSON.stringify(cell)} as a bool`);
}

/** A string is never null in Kusto: what is missing is empty. */
export function missing({ type }: Pick<Column, 'type'>): Cell {
  return type === 'string' ? '' : null;
}

/**
 * Two nulls compare to null, a null and a value are not equal
 * (https://learn.microsoft.com/kusto/query/scalar-data-types/null-values).
 */
export function equals(left: Cell, right: Cell): boolean | null {
  if (left === null && right === null) return null;
  if (left === null || right === null) return false;
  if (typeof left !== typeof right || typeof left === 'object') {
    return notModelled(`${JSON.stringify(left)} == ${JSON.stringify(right)}`);
  }
  return left === right;
}

/** Whatever else is done with a null gives null. */
export function withNumbers<R extends Cell>(
  left: Cell,
  right: Cell,
  work: (left: number, right: number) => R,
): R | null {
  const [first, second] = [numberOf(left), numberOf(right)];
  return first === null || second === null ? null : work(first, second);
}

/** `and`, `or` and `not` where a null means "not known". */
export function and(left: boolean | null, right: boolean | null): boolean | null {
  if (left === false || right === false) return false;
  return left === null || right === null ? null : true;
}

export function or(left: boolean | null, right: boolean | null): boolean | null {
  if (left === true || right === true) return true;
  return left === null || right === null ? null : false;
}

/** The order of `order by … asc`: nulls come first, and in `desc` last. */
export function compare(left: Cell, right: Cell): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  if (typeof left !== typeof right || typeof left === 'object')
    return notModelled('an order of dynamic values');
  return left < right ? -1 : Number(left > right);
}
