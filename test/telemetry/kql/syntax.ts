import type { Column } from './tables.ts';

/** A node of a query as the language service has parsed and bound it. */
export interface SyntaxNode {
  /** The language service's name for what it is: `FilterOperator`. */
  readonly kind: string;
  /** What it is to the node above it: `Condition`. Elements of a list have none. */
  readonly role: string;
  /** Its source, without the white space in front. */
  readonly text: string;
  /** What a literal or a name stands for, without quotes. */
  readonly value: string;
  /** The type of its value; empty where it has none. */
  readonly type: string;
  /** The columns of its rows, where it has rows. */
  readonly columns: readonly Column[];
  /** The columns of tables that a name comes from, such as `customEvents.name`; none where it was worked out. */
  readonly origins: readonly string[];
  /** The elements of a list, or what the node consists of. */
  readonly children: readonly SyntaxNode[];
}

/** The part of a node that has a role. */
export function part(node: SyntaxNode, role: string): SyntaxNode {
  const found = node.children.find((child) => child.role === role);
  if (found === undefined) throw new Error(`${node.kind} has no ${role}: ${node.text}`);
  return found;
}

/** The elements of the list that has a role; none where the list is not there. */
export function elements(node: SyntaxNode, role: string): readonly SyntaxNode[] {
  return node.children.find((child) => child.role === role)?.children ?? [];
}

/** A node and all below it, outer ones first. */
export function descendants(node: SyntaxNode): readonly SyntaxNode[] {
  return [node, ...node.children.flatMap(descendants)];
}

/** What a call calls. */
export function functionName(call: SyntaxNode): string {
  return part(call, 'Name').text;
}

export function callArguments(call: SyntaxNode): readonly SyntaxNode[] {
  return elements(part(call, 'ArgumentList'), 'Expressions');
}

/** `name = expression`, or an expression whose name the language service makes. */
export function named(node: SyntaxNode): {
  readonly name: string | undefined;
  readonly expression: SyntaxNode;
} {
  return node.kind === 'SimpleNamedExpression'
    ? { name: part(node, 'Name').text, expression: part(node, 'Expression') }
    : { name: undefined, expression: node };
}
