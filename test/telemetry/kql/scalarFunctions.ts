import type { ColumnType } from './tables.ts';
import { boolOf, compare, notModelled, numberOf, stringOf, withNumbers, type Cell } from './values.ts';

/** What a function that looks at nothing but its arguments does. `types` are those of the arguments. */
type ScalarFunction = (cells: readonly Cell[], types: readonly string[]) => Cell;

/** By name. Those that choose between their arguments, and those that know the time, are not here. */
export const SCALAR_FUNCTIONS: Readonly<Record<string, ScalarFunction>> = {
  tostring: ([cell = null], [type]) => toText(cell, type),
  toint: ([cell = null]) => toWholeNumber(cell),
  tolong: ([cell = null]) => toWholeNumber(cell),
  todouble: ([cell = null]) => toNumber(cell),
  tobool: ([cell = null]) => toBool(cell),
  not: ([cell = null]) => {
    const value = boolOf(cell);
    return value === null ? null : !value;
  },
  isnull: ([cell = null], [type]) => (type === 'string' ? notModelled('isnull of a string') : cell === null),
  isnotnull: ([cell = null], [type]) =>
    type === 'string' ? notModelled('isnotnull of a string') : cell !== null,
  isempty: ([cell = null]) => cell === null || cell === '',
  /** The first that is not null; of strings, which never are, the first that is not empty. */
  coalesce: (cells, [type]) =>
    cells.find((cell) => cell !== null && cell !== '') ?? (type === 'string' ? '' : null),
  max_of: (cells) => {
    const known = cells.filter((cell) => cell !== null);
    return known.reduce<Cell>((most, cell) => (most === null || compare(cell, most) > 0 ? cell : most), null);
  },
  bin: ([value = null, size = null]) =>
    withNumbers(value, size, (number, width) => Math.floor(number / width) * width),
  round: ([value = null, digits = 0]) =>
    withNumbers(value, digits, (number, places) => Math.round(number * 10 ** places) / 10 ** places),
};

function toText(cell: Cell, type: string | undefined): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  const whole = typeof cell === 'number' && Number.isInteger(cell);
  if (whole && isOneOf(type, ['int', 'long', 'dynamic'])) return String(cell);
  return notModelled(`tostring of ${JSON.stringify(cell)} as ${String(type)}`);
}

function isOneOf(type: string | undefined, types: readonly ColumnType[]): boolean {
  return types.some((one) => one === type);
}

/** What is no number is null. */
function toNumber(cell: Cell): number | null {
  if (typeof cell !== 'string') return numberOf(cell);
  return /^-?\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : null;
}

function toWholeNumber(cell: Cell): number | null {
  if (typeof cell === 'string' && cell.includes('.')) return notModelled(`toint('${cell}')`);
  const number = toNumber(cell);
  return number === null ? null : Math.trunc(number);
}

function toBool(cell: Cell): boolean | null {
  if (typeof cell !== 'string') return boolOf(cell);
  if (/^-?\d/.test(cell)) return notModelled(`tobool('${cell}')`);
  const word = stringOf(cell).toLowerCase();
  return word === 'true' || word === 'false' ? word === 'true' : null;
}
