import { evaluate, isTable, type Scope } from './expression.ts';
import { parseKql } from './languageService.ts';
import { elements, named, part, type SyntaxNode } from './syntax.ts';
import { columnsOf, TABLES, type TableName } from './tables.ts';
import {
  boolOf,
  compare,
  missing,
  notModelled,
  numberOf,
  type Cell,
  type Row,
  type Table,
} from './values.ts';

/** Rows of tables; a table that is not there is empty. */
export type Tables = Partial<Readonly<Record<TableName, readonly Row[]>>>;

/** A row of an answer. Points in time are written as `2026-03-02T10:00:00.000Z`. */
export type AnswerRow = Readonly<Record<string, Cell>>;

/**
 * Works out a query over recorded rows, as Kusto would: operators and functions that our queries use, on the tree that
 * Microsoft's own parser makes of them. `now` is what `now()` says.
 */
export function runQuery(query: string, tables: Tables, now = '2026-03-02T12:00:00Z'): readonly AnswerRow[] {
  const { root, problems } = parseKql(query);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const variables = new Map<string, Cell | Table>();
  const context: Context = { tables, variables, now: Date.parse(now) };
  for (const statement of elements(root, 'Statements')) {
    const expression = part(statement, 'Expression');
    if (statement.kind === 'ExpressionStatement') return readable(rowsOf(expression, context));
    if (statement.kind !== 'LetStatement') return notModelled(statement.kind);
    const value =
      expression.columns.length > 0 ? rowsOf(expression, context) : worth(expression, {}, context);
    variables.set(part(statement, 'Name').text, value);
  }
  return notModelled('a query without an answer');
}

interface Context {
  readonly tables: Tables;
  readonly variables: ReadonlyMap<string, Cell | Table>;
  readonly now: number;
}

function readable({ columns, rows }: Table): readonly AnswerRow[] {
  return rows.map((row) =>
    Object.fromEntries(
      columns.map(({ name, type }) => {
        const cell = row[name] ?? null;
        return [name, type === 'datetime' && typeof cell === 'number' ? new Date(cell).toISOString() : cell];
      }),
    ),
  );
}

function worth(expression: SyntaxNode, row: Row, context: Context, group?: readonly Row[]): Cell {
  const scope: Scope = {
    now: context.now,
    variables: context.variables,
    row,
    rowsOf: (node) => rowsOf(node, context),
    ...(group === undefined ? {} : { group }),
  };
  return evaluate(expression, scope);
}

/** The rows of a tabular expression. */
function rowsOf(node: SyntaxNode, context: Context): Table {
  switch (node.kind) {
    case 'NameReference':
      return namedRows(node, context);
    case 'ParenthesizedExpression':
      return rowsOf(part(node, 'Expression'), context);
    case 'PipeExpression': {
      const operator = part(node, 'Operator');
      const work = OPERATORS[operator.kind];
      if (work === undefined) return notModelled(`${operator.kind}: ${operator.text}`);
      return work(operator, rowsOf(part(node, 'Expression'), context), context);
    }
    case 'UnionOperator':
      return union(node, context);
    case 'DataTableExpression':
      return dataTable(node, context);
    default:
      return notModelled(`${node.kind}: ${node.text}`);
  }
}

/** Rows that are written down in the query itself, as in the examples of the reference. */
function dataTable(node: SyntaxNode, context: Context): Table {
  const cells = elements(node, 'Values').map((value) => worth(value, {}, context));
  const width = node.columns.length;
  const rows = Array.from({ length: Math.ceil(cells.length / width) }, (_, index) =>
    nameCells(node, cells.slice(index * width, (index + 1) * width)),
  );
  return { columns: node.columns, rows };
}

function namedRows({ text }: SyntaxNode, { tables, variables }: Context): Table {
  const variable = variables.get(text);
  if (variable !== undefined && isTable(variable)) return variable;
  if (!isTableName(text)) return notModelled(`the table ${text}`);
  const columns = columnsOf(text);
  const rows = (tables[text] ?? []).map((row) =>
    Object.fromEntries(columns.map((column) => [column.name, row[column.name] ?? missing(column)])),
  );
  return { columns, rows };
}

function isTableName(name: string): name is TableName {
  return name in TABLES;
}

type Operator = (node: SyntaxNode, input: Table, context: Context) => Table;

const OPERATORS: Readonly<Record<string, Operator>> = {
  FilterOperator: (node, input, context) => {
    refuseParameters(node);
    const condition = part(node, 'Condition');
    return {
      columns: node.columns,
      rows: input.rows.filter((row) => boolOf(worth(condition, row, context)) === true),
    };
  },
  ExtendOperator: (node, input, context) => {
    const added = elements(node, 'Expressions').map(named);
    return {
      columns: node.columns,
      rows: input.rows.map((row) => ({
        ...row,
        ...Object.fromEntries(
          added.map(({ name, expression }) => [
            name ?? notModelled(`extend without a name: ${node.text}`),
            worth(expression, row, context),
          ]),
        ),
      })),
    };
  },
  ProjectOperator: (node, input, context) => {
    const expressions = elements(node, 'Expressions').map(named);
    return {
      columns: node.columns,
      rows: input.rows.map((row) =>
        nameCells(
          node,
          expressions.map(({ expression }) => worth(expression, row, context)),
        ),
      ),
    };
  },
  SummarizeOperator: summarize,
  CountOperator: (node, { rows }) => ({ columns: node.columns, rows: [nameCells(node, [rows.length])] }),
  SortOperator: sort,
  TakeOperator: (node, input, context) => {
    refuseParameters(node);
    const count = numberOf(worth(part(node, 'Expression'), {}, context)) ?? notModelled('take of nothing');
    return { columns: node.columns, rows: input.rows.slice(0, count) };
  },
  JoinOperator: leftOuterJoin,
};

function refuseParameters(node: SyntaxNode): void {
  if (elements(node, 'Parameters').length > 0) notModelled(`parameters of ${node.kind}: ${node.text}`);
}

/** Cells in the order of an operator's columns, which the language service has named. */
function nameCells({ columns, text }: SyntaxNode, cells: readonly Cell[]): Row {
  if (cells.length !== columns.length) return notModelled(`several columns of one expression: ${text}`);
  return Object.fromEntries(columns.map(({ name }, index) => [name, cells[index] ?? null]));
}

/** Without `by` there is one row, even of no rows; with it there is one for each group. */
function summarize(node: SyntaxNode, input: Table, context: Context): Table {
  refuseParameters(node);
  const clause = node.children.find(({ role }) => role === 'ByClause');
  const by = clause === undefined ? [] : elements(clause, 'Expressions').map(named);
  const aggregates = elements(node, 'Aggregates').map(named);
  const groups = new Map<string, { readonly key: readonly Cell[]; readonly rows: Row[] }>();
  if (clause === undefined) groups.set('[]', { key: [], rows: [] });
  for (const row of input.rows) {
    const key = by.map(({ expression }) => worth(expression, row, context));
    const group = groups.get(JSON.stringify(key)) ?? { key, rows: [] };
    groups.set(JSON.stringify(key), group);
    group.rows.push(row);
  }
  return {
    columns: node.columns,
    rows: [...groups.values()].map(({ key, rows }) =>
      nameCells(node, [...key, ...aggregates.map(({ expression }) => worth(expression, {}, context, rows))]),
    ),
  };
}

/** `desc` is what an order is when it does not say. */
function sort(node: SyntaxNode, input: Table, context: Context): Table {
  refuseParameters(node);
  const orders = elements(node, 'Expressions').map((order) => {
    if (order.kind !== 'OrderedExpression') return { expression: order, sign: -1 };
    const direction = part(order, 'Ordering').value;
    if (direction !== 'asc' && direction !== 'desc') return notModelled(`the order ${order.text}`);
    return { expression: part(order, 'Expression'), sign: direction === 'asc' ? 1 : -1 };
  });
  const rows = [...input.rows].sort((left, right) => {
    for (const { expression, sign } of orders) {
      const order = compare(worth(expression, left, context), worth(expression, right, context));
      if (order !== 0) return sign * order;
    }
    return 0;
  });
  return { columns: node.columns, rows };
}

/** The only kind of join that our queries need: every row of the left, with each row of the right that has the same keys. */
function leftOuterJoin(node: SyntaxNode, input: Table, context: Context): Table {
  const [kind, ...more] = elements(node, 'Parameters');
  if (kind?.text !== 'kind=leftouter' || more.length > 0) return notModelled(`this join: ${node.text}`);
  const keys = elements(part(node, 'ConditionClause'), 'Expressions').map(({ kind: what, text }) =>
    what === 'NameReference' ? text : notModelled(`join on ${text}`),
  );
  const right = rowsOf(part(node, 'Expression'), context);
  const none: Row = Object.fromEntries(right.columns.map((column) => [column.name, missing(column)]));
  const rows = input.rows.flatMap((row) => {
    const matches = right.rows.filter((other) => keys.every((key) => other[key] === row[key]));
    return (matches.length > 0 ? matches : [none]).map((other) =>
      nameCells(node, [
        ...input.columns.map(({ name }) => row[name] ?? null),
        ...right.columns.map(({ name }) => other[name] ?? null),
      ]),
    );
  });
  return { columns: node.columns, rows };
}

/** All rows of all inputs. A column that an input does not have is null in its rows, and empty where it is a string. */
function union(node: SyntaxNode, context: Context): Table {
  refuseParameters(node);
  const inputs = elements(node, 'Expressions').map((input) => rowsOf(input, context));
  for (const { name, type } of inputs.flatMap(({ columns }) => columns)) {
    const same = node.columns.some((column) => column.name === name && column.type === type);
    if (!same) notModelled(`${name} of several types in a union`);
  }
  const rows = inputs.flatMap((input) =>
    input.rows.map((row) =>
      Object.fromEntries(node.columns.map((column) => [column.name, row[column.name] ?? missing(column)])),
    ),
  );
  return { columns: node.columns, rows };
}
