import { createRequire } from 'node:module';
import type { SyntaxNode } from './syntax.ts';
import { columnsOf, isColumnType, TABLES, type Column, type TableName } from './tables.ts';

/*
 * Microsoft's own parser and binder for KQL, which is C# that was compiled to JavaScript: it leaves two globals, `Bridge` and
 * `Kusto`, and its objects are read by name. What is needed of them is copied into nodes of our own here, so that nothing
 * else has to know.
 */
const require = createRequire(import.meta.url);
require('@kusto/language-service-next/bridge.min.js');
require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');

const LANGUAGE = member(globalThis, 'Kusto', 'Language');
const KIND_NAMES = new Map(
  Object.entries(object(member(LANGUAGE, 'Syntax', 'SyntaxKind')))
    .filter(([, value]) => typeof value === 'number')
    .map(([name, value]) => [value, name]),
);
const TABLE_NAMES = Object.keys(TABLES).filter((name): name is TableName => name in TABLES);
const SYMBOLS = new Map<TableName, unknown>(TABLE_NAMES.map((name) => [name, tableSymbol(name)]));
const COLUMN_ORIGINS = new Map(
  [...SYMBOLS].flatMap(([table, symbol]) =>
    list(member(symbol, 'Columns')).map(
      (column) => [column, `${table}.${text(member(column, 'Name'))}`] as const,
    ),
  ),
);
const GLOBALS = call(
  member(LANGUAGE, 'GlobalState', 'Default'),
  'WithDatabase',
  construct(member(LANGUAGE, 'Symbols', 'DatabaseSymbol', 'ctor'), 'logs', [...SYMBOLS.values()]),
);

export interface ParsedQuery {
  readonly root: SyntaxNode;
  /** What the language service has to say against it: `KS142 at 'nme': The name …`. */
  readonly problems: readonly string[];
}

/** Parses a query and binds its names to the tables. */
export function parseKql(query: string): ParsedQuery {
  const code = call(member(LANGUAGE, 'KustoCode'), 'ParseAndAnalyze', query, GLOBALS);
  const problems = list(call(code, 'GetDiagnostics')).map((problem) => {
    const start = Number(member(problem, 'Start'));
    const where = query.slice(start, start + Number(member(problem, 'Length')));
    return `${text(member(problem, 'Code'))} at '${where}': ${text(member(problem, 'Message'))}`;
  });
  return { root: copyNode(member(code, 'Syntax')), problems };
}

function copyNode(node: unknown): SyntaxNode {
  const kind = KIND_NAMES.get(member(node, 'Kind')) ?? '';
  const resultType = member(node, 'ResultType');
  const below = children(node);
  return {
    kind,
    role: optionalText(member(node, 'NameInParent')),
    text: text(call(node, 'ToString')).trim(),
    value: optionalText(member(below.length === 1 ? below[0] : node, 'ValueText')),
    type: optionalText(member(resultType, 'Name')),
    columns: columns(resultType),
    origins: origins(member(node, 'ReferencedSymbol')),
    // Between a list and its elements there are nodes that hold an element and the comma behind it.
    children: (kind === 'List' ? below.map(elementOf) : below)
      .filter((child) => member(child, 'IsToken') !== true)
      .map(copyNode),
  };
}

function children(node: unknown): readonly unknown[] {
  return Array.from({ length: Number(member(node, 'ChildCount')) }, (_, index) =>
    call(node, 'GetChild', index),
  ).filter((child) => child !== null);
}

function elementOf(child: unknown): unknown {
  return KIND_NAMES.get(member(child, 'Kind')) === 'SeparatedElement' ? children(child)[0] : child;
}

function columns(resultType: unknown): readonly Column[] {
  return list(member(resultType, 'Columns') ?? undefined).map((column) => {
    const type = text(member(column, 'Type', 'Name'));
    if (!isColumnType(type)) throw new Error(`No query of ours should have a column of type ${type}`);
    return { name: text(member(column, 'Name')), type };
  });
}

/** A column of a union or a join is made of columns of both sides, which in turn may be. */
function origins(symbol: unknown): readonly string[] {
  const own = COLUMN_ORIGINS.get(symbol);
  return own === undefined ? list(member(symbol, 'OriginalColumns') ?? undefined).flatMap(origins) : [own];
}

function tableSymbol(name: TableName): unknown {
  const schema = columnsOf(name).map(({ name: column, type }) => `${column}: ${type}`);
  const symbol = call(member(LANGUAGE, 'Symbols', 'TableSymbol'), 'From', `(${schema.join(', ')})`);
  return call(symbol, 'WithName', name);
}

function member(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isObject(inner) ? Reflect.get(inner, key) : undefined), value);
}

function call(target: unknown, method: string, ...values: readonly unknown[]): unknown {
  const found = member(target, method);
  if (typeof found !== 'function') throw new Error(`The language service has no ${method}`);
  return Reflect.apply(found, target, values);
}

function construct(constructor: unknown, ...values: readonly unknown[]): unknown {
  if (typeof constructor !== 'function') throw new Error('The language service has no such constructor');
  return Reflect.construct(constructor, values);
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.from({ length: Number(member(value, 'Count')) }, (_, index) => call(value, 'getItem', index));
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function object(value: unknown): object {
  if (!isObject(value)) throw new Error('The language service is not what it was');
  return value;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new Error('The language service is not what it was');
  return value;
}

function optionalText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
