import {
  hasMembers,
  isCount,
  isFlag,
  isListOf,
  isOptional,
  isPlainObject,
  isText,
  type Check,
} from '../shapes.ts';
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
