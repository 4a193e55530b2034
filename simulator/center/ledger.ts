import type { DeliveryOutcome } from '../botClient.ts';
import type { Conversation, Entry, TurnReport, WireRecord } from './conversation.ts';

/** Gives out the next activity id of a conversation, which says its place: `<conversation>|0000007`. */
export function takeId(conversation: Conversation): {
  readonly id: string;
  readonly conversation: Conversation;
} {
  const lastNumber = conversation.lastNumber + 1;
  const id = `${conversation.id}|${String(lastNumber).padStart(7, '0')}`;
  return { id, conversation: { ...conversation, lastNumber } };
}

/** Adds a line to the agent-side transcript. */
export function addEntry(conversation: Conversation, entry: Entry): Conversation {
  return { ...conversation, transcript: [...conversation.transcript, entry] };
}

/** Adds a line that the contact center itself writes; the customer reads it. */
export function addNotice(conversation: Conversation, text: string, at: number): Conversation {
  const { id, conversation: numbered } = takeId(conversation);
  const ends = conversation.stage === 'wrapUp' || conversation.stage === 'closed';
  return addEntry(numbered, {
    id,
    at,
    from: 'system',
    name: 'Contact center',
    text,
    customerSees: true,
    ...(ends ? { ends } : {}),
  });
}

/** Adds an activity to the wire log; its place there is its `seq`. */
export function addWire(
  conversation: Conversation,
  record: Omit<WireRecord, 'seq' | 'deliveries'>,
): Conversation {
  const wire = [...conversation.wire, { ...record, seq: conversation.wire.length, deliveries: [] }];
  return { ...conversation, wire };
}

/** Notes that an activity is on its way to the bot (`undefined`) or how the bot took it. `attempt` counts from 0. */
export function recordDelivery(
  conversation: Conversation,
  seq: number,
  attempt: number,
  outcome: DeliveryOutcome | undefined,
): Conversation {
  const wire = conversation.wire.map((record) => {
    if (record.seq !== seq) return record;
    const deliveries = [...record.deliveries];
    deliveries[attempt] = outcome;
    return { ...record, deliveries };
  });
  return { ...conversation, wire };
}

/** Notes what the bot reported of its turn with an activity; of each delivery what it said last. */
export function addReport(conversation: Conversation, seq: number, report: TurnReport): Conversation {
  const wire = conversation.wire.map((record) => {
    if (record.seq !== seq) return record;
    const others = (record.reports ?? []).filter(({ attempt }) => attempt !== report.attempt);
    return { ...record, reports: [...others, report].toSorted((one, other) => one.attempt - other.attempt) };
  });
  return { ...conversation, wire };
}
