import { EVENTS, type EventName, type Field } from '../../../lib/events.ts';
import { callArguments, descendants, elements, functionName, part, type SyntaxNode } from './syntax.ts';

const FIELDS = new Map<string, Readonly<Record<string, Field>>>(
  Object.entries(EVENTS).map(([name, { fields }]) => [name, fields]),
);

/** Where a field of a type is found, and what a query has to read it with: bags hold values without a type. */
const READ: Readonly<Record<Field['type'], { readonly bag: string; readonly by: readonly string[] }>> = {
  text: { bag: 'customDimensions', by: ['tostring'] },
  flag: { bag: 'customDimensions', by: ['tobool'] },
  number: { bag: 'customMeasurements', by: ['toint', 'todouble'] },
};

/**
 * What a query gets wrong about events: names that no event has, fields that none of the events has that it is about, fields in
 * the wrong bag or read as the wrong type, and values that a field cannot have. A query that names no event is about all.
 */
export function eventMistakes(root: SyntaxNode): readonly string[] {
  const nodes = descendants(root);
  const names = nodes.flatMap((node) => (isEventName(node) ? comparedWith(node, nodes) : []));
  const unknown = names.filter((name) => !FIELDS.has(name)).map((name) => `there is no event '${name}'`);
  const events = names.length > 0 ? names : [...FIELDS.keys()];
  return [
    ...unknown,
    ...nodes.filter(isEventName).flatMap((node) => oddComparisons(node, nodes)),
    ...nodes.flatMap((node) => readingMistakes(node, nodes, events)),
    ...valueMistakes(nodes, events),
  ];
}

/** The events that a query names. */
export function eventsOf(root: SyntaxNode): readonly EventName[] {
  const nodes = descendants(root);
  const names = nodes.flatMap((node) => (isEventName(node) ? comparedWith(node, nodes) : []));
  return names.filter((name): name is EventName => name in EVENTS);
}

function isEventName(node: SyntaxNode): boolean {
  return node.kind === 'NameReference' && node.origins.includes('customEvents.name');
}

const COMPARISONS = ['EqualExpression', 'NotEqualExpression', 'InExpression', 'NotInExpression'];

/** The texts that a value is compared with. */
function comparedWith(value: SyntaxNode, nodes: readonly SyntaxNode[]): readonly string[] {
  return nodes
    .filter(({ kind, children }) => COMPARISONS.includes(kind) && children.includes(value))
    .flatMap((comparison) => comparison.children)
    .flatMap((side) => (side.kind === 'ExpressionList' ? elements(side, 'Expressions') : [side]))
    .filter(({ kind }) => kind === 'StringLiteralExpression')
    .map((literal) => literal.value);
}

/** The name of an event is a word of a fixed list: whatever looks into it would also find what it does not mean. */
function oddComparisons(name: SyntaxNode, nodes: readonly SyntaxNode[]): readonly string[] {
  return nodes
    .filter(({ kind, children }) => kind.endsWith('Expression') && children.includes(name))
    .filter(({ kind }) => ![...COMPARISONS, 'SimpleNamedExpression', 'OrderedExpression'].includes(kind))
    .map(({ text }) => `an event is named in full, not by ${text}`);
}

function isBag(node: SyntaxNode): boolean {
  return node.origins.some((origin) => /^customEvents\.custom(?:Dimensions|Measurements)$/.test(origin));
}

function readingMistakes(
  bag: SyntaxNode,
  nodes: readonly SyntaxNode[],
  events: readonly string[],
): readonly string[] {
  if (bag.kind !== 'NameReference' || !isBag(bag)) return [];
  const path = nodes.find(({ kind, children }) => kind === 'PathExpression' && children[0] === bag);
  if (path === undefined) return [`${bag.text} is read by naming a field of it`];
  const name = part(path, 'Selector').text;
  const fields = fieldsNamed(name, events);
  if (fields.length === 0) return [`none of ${events.join(', ')} has a field ${name}`];
  const reader = nodes.find(
    (node) => node.kind === 'FunctionCallExpression' && callArguments(node)[0] === path,
  );
  const by = reader === undefined ? 'nothing' : functionName(reader);
  const fits = fields.some(({ type }) => READ[type].bag === bag.text && READ[type].by.includes(by));
  return fits ? [] : [`${path.text} is read by ${by}, and is ${fields.map(({ type }) => type).join(' or ')}`];
}

function fieldsNamed(name: string, events: readonly string[]): readonly Field[] {
  return events.flatMap((event) => {
    const field = FIELDS.get(event)?.[name];
    return field === undefined ? [] : [field];
  });
}

function valueMistakes(nodes: readonly SyntaxNode[], events: readonly string[]): readonly string[] {
  const columns = fieldColumns(nodes);
  return nodes.flatMap((node) => {
    const name =
      fieldRead(node) ??
      (node.kind === 'NameReference' && node.origins.length === 0 ? columns.get(node.text) : undefined);
    const fields = name === undefined ? [] : fieldsNamed(name, events);
    if (name === undefined || fields.length === 0) return [];
    return comparedWith(node, nodes)
      .filter((value) => !fields.some(({ values }) => values === undefined || values.includes(value)))
      .map((value) => `${name} is never '${value}'`);
  });
}

/** The columns that hold a field as it is, such as `reason` after `extend reason = tostring(customDimensions.reason)`. */
function fieldColumns(nodes: readonly SyntaxNode[]): ReadonlyMap<string, string> {
  return new Map(
    nodes
      .filter(({ kind }) => kind === 'SimpleNamedExpression')
      .flatMap((node) => {
        const field = fieldRead(part(node, 'Expression'));
        return field === undefined ? [] : [[part(node, 'Name').text, field] as const];
      }),
  );
}

/** The field that `tostring(customDimensions.field)` reads. */
function fieldRead(node: SyntaxNode): string | undefined {
  if (node.kind !== 'FunctionCallExpression' || functionName(node) !== 'tostring') return undefined;
  const [path] = callArguments(node);
  if (path?.kind !== 'PathExpression' || !isBag(part(path, 'Expression'))) return undefined;
  return part(path, 'Selector').text;
}
