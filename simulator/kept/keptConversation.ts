import type { JsonValue } from '../../lib/omnichannel/index.ts';
import type { DeliveryOutcome } from '../botClient.ts';
import type { Conversation } from '../center/conversation.ts';
import { readRecord, toRecord } from '../center/record.ts';
import type { Journal, Placed } from '../journal.ts';
import { readStart } from '../requests.ts';
import { hasMembers, isCount, isListOf, isPlainObject, isText, type Check } from '../shapes.ts';

/** A conversation with all that a contact center needs to go on with it after a restart. */
export interface KeptConversation extends Journal {
  readonly conversation: Conversation;
  /** Since when it is in its stage. */
  readonly since: number;
}

/** Goes up when what is written is no longer what older programs read. */
const VERSION = 1;

/** Writes it for a file. */
export function writeKept({ conversation, since, opening, deeds }: KeptConversation): string {
  return JSON.stringify({ version: VERSION, since, opening, deeds, conversation: toRecord(conversation) });
}

/** Reads what `writeKept` wrote; `undefined` for anything else. */
export function readKept(text: string): KeptConversation | undefined {
  const json = asJson(text);
  if (!isKept(json)) return undefined;
  const problems: string[] = [];
  const opening = readStart(json.opening, 'opening', problems);
  const conversation = readRecord(json.conversation);
  if (conversation === undefined || problems.length > 0) return undefined;
  return { conversation: withoutPending(conversation), since: json.since, opening, deeds: json.deeds };
}

/** What was on its way to the bot when the contact center stopped is on its way no longer. */
function withoutPending(conversation: Conversation): Conversation {
  const wire = conversation.wire.map((record) => ({
    ...record,
    deliveries: record.deliveries.map((delivery) => delivery ?? CUT),
  }));
  return { ...conversation, wire };
}

const CUT: DeliveryOutcome = {
  ok: false,
  status: undefined,
  ms: 0,
  problem: {
    kind: 'unreachable',
    what: 'The contact center stopped before the bot had answered.',
    next: 'Deliver it again, if the bot has not answered since.',
  },
};

interface KeptFile {
  readonly since: number;
  readonly opening: JsonValue;
  readonly deeds: readonly Placed[];
  readonly conversation: unknown;
}

const isMembers: Check = isPlainObject;
const isEvent = hasMembers({ type: isText });

/** What each deed has besides its place. */
const DEEDS: Readonly<Record<Placed['kind'], Check>> = {
  person: hasMembers({ event: isEvent, manner: isMembers }),
  again: hasMembers({ seq: isCount, manner: isMembers }),
  fault: hasMembers({ fault: hasMembers({ on: isText, times: isCount, delayMs: isCount }) }),
  trouble: hasMembers({ trouble: isMembers }),
  time: hasMembers({ milliseconds: isCount }),
};

const isPlaced = hasMembers({ lines: isCount, records: isCount });
const isDeed: Check = (value) =>
  isPlaced(value) && Object.entries(DEEDS).some(([kind, check]) => kindOf(value) === kind && check(value));

const isFile = hasMembers({
  version: (value) => value === VERSION,
  since: isCount,
  opening: isMembers,
  deeds: isListOf(isDeed),
});

function isKept(value: unknown): value is KeptFile {
  return isFile(value);
}

function kindOf(value: unknown): unknown {
  return isPlainObject(value) ? value['kind'] : undefined;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
