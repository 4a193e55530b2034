import { AGGREGATES } from './aggregates.ts';
import { SCALAR_FUNCTIONS } from './scalarFunctions.ts';
import { callArguments, elements, functionName, part, type SyntaxNode } from './syntax.ts';
import {
  and,
  boolOf,
  equals,
  notModelled,
  numberOf,
  or,
  stringOf,
  withNumbers,
  type Cell,
  type Row,
  type Table,
} from './values.ts';

/** What an expression is worked out with. */
export interface Scope {
  /** In milliseconds since 1970. */
  readonly now: number;
  readonly row: Row;
  /** The rows that aggregates are about, within `summarize`. */
  readonly group?: readonly Row[];
  readonly variables: ReadonlyMap<string, Cell | Table>;
  /** The rows of a tabular expression within this one. */
  readonly rowsOf: (node: SyntaxNode) => Table;
}

type Work = (node: SyntaxNode, scope: Scope) => Cell;

/** Works out an expression. What it does not know is an error, never a guess. */
export function evaluate(node: SyntaxNode, scope: Scope): Cell {
  const work = EXPRESSIONS[node.kind];
  return work === undefined ? notModelled(`${node.kind}: ${node.text}`) : work(node, scope);
}

const EXPRESSIONS: Readonly<Record<string, Work>> = {
  StringLiteralExpression: ({ value }) => value,
  IntLiteralExpression: numberLiteral,
  LongLiteralExpression: numberLiteral,
  RealLiteralExpression: numberLiteral,
  BooleanLiteralExpression: ({ value }) => (value === 'null' ? null : value === 'true'),
  DateTimeLiteralExpression: ({ value }) => (value === 'null' ? null : Date.parse(`${value}Z`)),
  TimespanLiteralExpression: ({ value }) => timespan(value),
  NameReference: lookUp,
  ParenthesizedExpression: (node, scope) => evaluate(part(node, 'Expression'), scope),
  PathExpression: (node, scope) => {
    const bag = evaluate(part(node, 'Expression'), scope);
    if (bag === null) return null;
    if (typeof bag !== 'object') return notModelled(`${node.text} of what is no bag`);
    return bag[part(node, 'Selector').text] ?? null;
  },
  FunctionCallExpression: callFunction,
  ToScalarExpression: (node, { rowsOf }) => {
    const { columns, rows } = rowsOf(part(node, 'Expression'));
    const [first] = columns;
    return first === undefined ? notModelled('rows without columns') : (rows[0]?.[first.name] ?? null);
  },
  AndExpression: logical(and),
  OrExpression: logical(or),
  EqualExpression: binary(equals),
  NotEqualExpression: binary((left, right) => {
    const equal = equals(left, right);
    return equal === null ? null : !equal;
  }),
  LessThanExpression: arithmetic((left, right) => left < right),
  LessThanOrEqualExpression: arithmetic((left, right) => left <= right),
  GreaterThanExpression: arithmetic((left, right) => left > right),
  GreaterThanOrEqualExpression: arithmetic((left, right) => left >= right),
  AddExpression: arithmetic((left, right) => left + right),
  SubtractExpression: arithmetic((left, right) => left - right),
  MultiplyExpression: arithmetic((left, right) => left * right),
  DivideExpression: divide,
  UnaryMinusExpression: (node, scope) => {
    const value = numberOf(evaluate(part(node, 'Expression'), scope));
    return value === null ? null : -value;
  },
  InExpression: isIn,
  NotInExpression: (node, scope) => !isIn(node, scope),
  ContainsExpression: binary((left, right) => lower(left).includes(lower(right))),
  StartsWithExpression: binary((left, right) => lower(left).startsWith(lower(right))),
};

function lookUp({ text }: SyntaxNode, { row, group, variables }: Scope): Cell {
  if (group === undefined && Object.hasOwn(row, text)) return row[text] ?? null;
  const variable = variables.get(text);
  if (variable !== undefined && !isTable(variable)) return variable;
  return notModelled(group === undefined ? `the name ${text}` : `${text} outside of an aggregate`);
}

export function isTable(value: Cell | Table): value is Table {
  return typeof value === 'object' && value !== null && 'rows' in value && Array.isArray(value.rows);
}

function callFunction(node: SyntaxNode, scope: Scope): Cell {
  const name = functionName(node);
  const given = callArguments(node);
  const aggregate = AGGREGATES[name];
  if (aggregate !== undefined) {
    const { group, ...outer } = scope;
    if (group === undefined) return notModelled(`${name} outside of summarize`);
    return aggregate(
      given.map((argument) => group.map((row) => evaluate(argument, { ...outer, row }))),
      group.length,
    );
  }
  if (name === 'now' && given.length === 0) return scope.now;
  const [first, second, third] = given;
  if (name === 'ago' && first !== undefined) {
    return withNumbers(scope.now, evaluate(first, scope), (now, span) => now - span);
  }
  if (name === 'iff' && first !== undefined && second !== undefined && third !== undefined) {
    return choose([first, second, third], scope);
  }
  if (name === 'case') return choose(given, scope);
  const scalar = SCALAR_FUNCTIONS[name];
  if (scalar === undefined) return notModelled(`the function ${name}`);
  return scalar(
    given.map((argument) => evaluate(argument, scope)),
    given.map(({ type }) => type),
  );
}

/**
 * Conditions, each with its value, and the value when none of them is true. What a condition that is null chooses is written
 * nowhere, so queries have to avoid it.
 */
function choose(given: readonly SyntaxNode[], scope: Scope): Cell {
  const [condition, value, ...rest] = given;
  if (condition === undefined) return notModelled('a choice of nothing');
  if (value === undefined) return evaluate(condition, scope);
  const holds = boolOf(evaluate(condition, scope));
  if (holds === null) return notModelled(`a choice by null: ${condition.text}`);
  return holds ? evaluate(value, scope) : choose(rest, scope);
}

function isIn(node: SyntaxNode, scope: Scope): boolean {
  const value = stringOf(evaluate(part(node, 'Left'), scope));
  const [first, ...more] = elements(part(node, 'Right'), 'Expressions');
  if (first?.columns.length === 1 && more.length === 0) {
    const { columns, rows } = scope.rowsOf(first);
    return rows.some((row) => columns.some(({ name }) => row[name] === value));
  }
  return [first, ...more].some((one) => one !== undefined && stringOf(evaluate(one, scope)) === value);
}

/** Whole numbers divide to whole numbers. What Kusto makes of a zero depends on the type, so queries have to avoid it. */
function divide(node: SyntaxNode, scope: Scope): Cell {
  return withNumbers(
    evaluate(part(node, 'Left'), scope),
    evaluate(part(node, 'Right'), scope),
    (left, right) => {
      if (right === 0) return notModelled(`a division by zero: ${node.text}`);
      return node.type === 'real' ? left / right : Math.trunc(left / right);
    },
  );
}

function numberLiteral({ value, text }: SyntaxNode): number | null {
  if (value === 'null') return null;
  return /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : notModelled(`the number ${text}`);
}

const UNITS: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };

function timespan(value: string): number {
  const [, count, unit = ''] = /^(\d+)(d|h|m|s|ms)$/.exec(value) ?? [];
  const milliseconds = UNITS[unit];
  return milliseconds === undefined ? notModelled(`the timespan ${value}`) : Number(count) * milliseconds;
}

function lower(cell: Cell): string {
  return stringOf(cell).toLowerCase();
}

function binary(work: (left: Cell, right: Cell) => Cell): Work {
  return (node, scope) => work(evaluate(part(node, 'Left'), scope), evaluate(part(node, 'Right'), scope));
}

function arithmetic(work: (left: number, right: number) => Cell): Work {
  return binary((left, right) => withNumbers(left, right, work));
}

function logical(work: (left: boolean | null, right: boolean | null) => boolean | null): Work {
  return binary((left, right) => work(boolOf(left), boolOf(right)));
}
