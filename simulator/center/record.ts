import type { Conversation, Variable } from './conversation.ts';

/** A conversation as JSON carries it: everything that is known of it, nothing left out. */
export interface ConversationRecord extends Omit<Conversation, 'variables'> {
  readonly variables: readonly (readonly [name: string, variable: Variable])[];
}

/** Writes a conversation for a file or another process. */
export function toRecord(conversation: Conversation): ConversationRecord {
  return { ...conversation, variables: [...conversation.variables] };
}

/** Reads what `toRecord` wrote and JSON carried; `undefined` for anything else, such as a file of another version. */
export function readRecord(value: unknown): Conversation | undefined {
  if (!isRecord(value)) return undefined;
  // JSON has no `undefined` in lists: a delivery that is still under way travels as null.
  const wire = value.wire.map((line) => ({
    ...line,
    deliveries: line.deliveries.map((delivery) => delivery ?? undefined),
  }));
  return { ...value, representative: value.representative, wire, variables: new Map(value.variables) };
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isCount: Check = (value) => Number.isSafeInteger(value);
const isFlag: Check = (value) => typeof value === 'boolean';
const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

/** Whether a value is an object whose members, those that are named, are as they should be. */
const hasMembers =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isPlainObject(value) && Object.entries(checks).every(([name, check]) => check(value[name]));

const isOptional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

const isPerson = hasMembers({ id: isText, name: isText });

/** What every reader of a conversation leans on; a member that is added to one has to be named here. */
const MEMBERS: Readonly<Record<keyof ConversationRecord, Check>> = {
  id: isText,
  startedAt: isCount,
  stage: isText,
  customer: isPerson,
  bot: isPerson,
  contextForm: isText,
  trouble: hasMembers({ sendRate: isFlag, endIgnored: isFlag, deliveries: isText }),
  nulls: isFlag,
  channel: isText,
  locale: isText,
  variables: isListOf((value) => Array.isArray(value) && isText(value[0]) && isPlainObject(value[1])),
  queue: isText,
  queueReason: isText,
  skills: isListOf(isText),
  records: isListOf(hasMembers({ type: isText, because: isText })),
  representative: isOptional(isText),
  note: isOptional(isText),
  session: isCount,
  lastNumber: isCount,
  transcript: isListOf(hasMembers({ id: isText, at: isCount, from: isText, name: isText, text: isText })),
  botActivities: isListOf(hasMembers({})),
  wire: isListOf(
    hasMembers({
      seq: isCount,
      at: isCount,
      direction: isText,
      activity: hasMembers({}),
      effect: isText,
      findings: isListOf(hasMembers({ rule: isText, severity: isText, message: isText })),
      deliveries: isListOf((value) => value === null || isPlainObject(value)),
    }),
  ),
};

const isWhole = hasMembers(MEMBERS);

function isRecord(value: unknown): value is ConversationRecord {
  return isWhole(value);
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
