import type {
  ConversationAddress,
  ConversationContext,
  ConversationRecord,
  Lease,
  PendingEffect,
} from '../conversation/index.ts';

/**
 * Reads a stored record. The row is our own, written under a schema number, so what is checked is damage (cut, edited by
 * hand, half written by a foreign tool): every member that the code relies on must be there with its type.
 */
export function parseRecord(json: string): ConversationRecord | undefined {
  const value = parsed(json);
  return isRecord(value) ? value : undefined;
}

/** `undefined` for what is no JSON. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => Number.isFinite(value);
const isBoolean: Check = (value) => typeof value === 'boolean';
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const oneOf =
  (...allowed: readonly unknown[]): Check =>
  (value) =>
    allowed.includes(value);
const shape =
  (members: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value) && Object.entries(members).every(([name, check]) => check(value[name]));

/**
 * One check for each member that a type has, no more and no fewer: a member that only the writer knows would have every row
 * that holds it set aside, by the next instance that reads it.
 */
const shapeOf = <T>(members: Readonly<Record<keyof Required<T>, Check>>): Check => shape(members);
/** The values of a type of texts, all of them. */
const valueOf = <T extends string>(values: Readonly<Record<T, true>>): Check => oneOf(...Object.keys(values));

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const account = shape({ id: isText, name: optional(isText) });

const effect: Check = (value) =>
  shape({
    kind: oneOf('say'),
    text: isText,
    textBesideCards: optional(isText),
    attachments: optional(listOf(isObject)),
    suggestedActions: optional(listOf(shape({ title: isText, value: isText }))),
    textFormat: optional(isText),
  })(value) ||
  shape({ kind: oneOf('escalate'), summary: isText, variables: isObject })(value) ||
  shape({ kind: oneOf('end'), note: isText, variables: isObject })(value);

const address = shape({
  serviceUrl: isText,
  channelId: isText,
  conversationId: isText,
  bot: account,
  customer: account,
});

const contextMembers: Readonly<Record<keyof Required<ConversationContext>, Check>> = {
  phase: valueOf<ConversationContext['phase']>({ talking: true, escalated: true, ended: true }),
  session: isNumber,
  greeted: isBoolean,
  closeReason: optional(isText),
  locale: optional(isText),
  sourceChannel: optional(isText),
  facts: isObject,
  hiddenFacts: optional(listOf(isText)),
  recentMessages: listOf(isText),
  customerTurns: isNumber,
  notUnderstood: isNumber,
  topic: optional(isText),
  matter: optional(isText),
  entries: optional(isObject),
  received: optional(listOf(isText)),
  tried: listOf(isText),
  openQuestion: optional(
    valueOf<NonNullable<ConversationContext['openQuestion']>>({ person: true, solved: true, helped: true }),
  ),
  articles: optional(listOf(shape({ id: isText, title: isText }))),
  alternatives: optional(listOf(isText)),
  offered: optional(listOf(isText)),
  startedAt: optional(isNumber),
  begunAt: optional(isNumber),
  caseSince: optional(isNumber),
  lastActivityAt: isNumber,
  warnedAt: optional(isNumber),
  contactCenter: optional(isBoolean),
  workItem: optional(shape({ liveWorkItem: optional(isText), conversation: optional(isText) })),
  heardAt: optional(isNumber),
  closedAt: optional(isNumber),
  takenAt: optional(isNumber),
  removed: optional(oneOf(true)),
  presumed: optional(oneOf(true)),
  unserved: optional(isNumber),
  told: optional(
    listOf(shape({ content: isText, id: optional(isText), sentAt: optional(isNumber), takenAt: isNumber })),
  ),
};
const context = shape(contextMembers);

const pending = shapeOf<PendingEffect>({
  id: isText,
  effect,
  rule: isText,
  attempts: isNumber,
  ambiguous: optional(oneOf(true)),
  notBefore: optional(isNumber),
  timeNamed: optional(oneOf(true)),
});

const lease = shape({ holder: isText, until: isNumber });

const record = shapeOf<ConversationRecord>({
  address,
  context,
  seen: listOf(isText),
  outbox: listOf(pending),
  effectCount: isNumber,
  lease: optional(lease),
  dueAt: optional(isNumber),
});

function isRecord(value: unknown): value is ConversationRecord {
  return record(value);
}

/** As much of a record as can be read in one whose whole cannot: each part is there as far as it is what this release knows. */
export interface ReadableParts {
  readonly address: ConversationAddress;
  readonly context: Partial<ConversationContext>;
  readonly seen: readonly string[];
  /** What waits, in order; `undefined` stands for something that cannot be read. */
  readonly outbox: readonly (PendingEffect | undefined)[];
  readonly effectCount: number | undefined;
  readonly lease: Lease | undefined;
}

/** Reads the parts of a record; `undefined` when not even the address can be read, without which nobody can be reached. */
export function readableParts(json: string): ReadableParts | undefined {
  const value = parsed(json);
  if (!isObject(value) || !isAddress(value['address'])) return undefined;
  const { address: to, context: about, seen, outbox, effectCount, lease: held } = value;
  return {
    address: to,
    context: readableContext(about),
    seen: isTexts(seen) ? seen : [],
    outbox: Array.isArray(outbox)
      ? outbox.map((one: unknown) => (isPending(one) ? one : undefined))
      : [undefined],
    effectCount: typeof effectCount === 'number' ? effectCount : undefined,
    lease: isLease(held) ? held : undefined,
  };
}

function readableContext(value: unknown): Partial<ConversationContext> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(contextMembers).flatMap(([name, check]) =>
      value[name] !== undefined && check(value[name]) ? [[name, value[name]]] : [],
    ),
  );
}

function isAddress(value: unknown): value is ConversationAddress {
  return address(value);
}

function isPending(value: unknown): value is PendingEffect {
  return pending(value);
}

function isLease(value: unknown): value is Lease {
  return lease(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return listOf(isText)(value);
}
