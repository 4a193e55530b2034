import { newContext, type ConversationContext } from './context.ts';
import type { Decision } from './decision.ts';
import { isTerminal, type Effect } from './effects.ts';
import { repliesFor } from './replies/index.ts';

/** Where the conversation is and who takes part: enough to speak first, later. From an authenticated activity only. */
export interface ConversationAddress {
  readonly serviceUrl: string;
  readonly channelId: string;
  readonly conversationId: string;
  readonly bot: Account;
  readonly customer: Account;
}

export interface Account {
  readonly id: string;
  readonly name?: string;
}

/** An effect that was decided and is not known to be done. */
export interface PendingEffect {
  /** Unique within the conversation: `session.number`. */
  readonly id: string;
  readonly effect: Effect;
  /** The rule that decided it. */
  readonly rule: string;
  readonly attempts: number;
  /** An earlier attempt may have been delivered: it was cut off or answered by a server error. */
  readonly ambiguous?: true;
  /** Not to be sent before this time, in milliseconds since 1970. */
  readonly notBefore?: number;
  /** The contact center named that time: sooner is a post too many. */
  readonly timeNamed?: true;
}

/** Who is sending the pending effects at the moment; nobody else sends before `until` (milliseconds since 1970). */
export interface Lease {
  readonly holder: string;
  readonly until: number;
}

/** One conversation as it is stored: one row, replaced as a whole under its ETag. */
export interface ConversationRecord {
  readonly address: ConversationAddress;
  readonly context: ConversationContext;
  /** What the activities applied last are known by, oldest first. */
  readonly seen: readonly string[];
  readonly outbox: readonly PendingEffect[];
  /** How many effects were ever decided: the source of effect ids. */
  readonly effectCount: number;
  readonly lease?: Lease;
  /** When the sweep is to look at this conversation, in milliseconds since 1970. The store keeps an index of it. */
  readonly dueAt?: number;
}

/** A redelivery comes within seconds; these names, a few for each activity, outlast it in a busy conversation and fit a row. */
const SEEN_IDS = 128;

/** The record of a conversation that is not stored yet. */
export function newRecord(address: ConversationAddress, now: number): ConversationRecord {
  return { address, context: newContext(now), seen: [], outbox: [], effectCount: 0 };
}

/** Whether the activity was applied before, under any of its names. One without a name cannot be told apart. */
export function wasSeen(record: ConversationRecord, names: readonly string[]): boolean {
  return names.some((name) => record.seen.includes(name));
}

/** Remembers an activity's names in the ring. */
export function withSeen(record: ConversationRecord, names: readonly string[]): ConversationRecord {
  return names.length === 0 ? record : { ...record, seen: [...record.seen, ...names].slice(-SEEN_IDS) };
}

/** Puts a decision into the record: its context, and its effects behind those already waiting. */
export function withDecision(record: ConversationRecord, decision: Decision): ConversationRecord {
  const added = decision.effects.map((effect, index): PendingEffect => ({
    id: `${decision.context.session}.${record.effectCount + index + 1}`,
    effect,
    rule: decision.rule,
    attempts: 0,
    ...(decision.mayHaveArrived === true && isTerminal(effect) ? { ambiguous: true } : {}),
  }));
  const all = [...record.outbox, ...added];
  const outbox = bounded(all);
  const changed = { ...record, context: decision.context, effectCount: record.effectCount + added.length };
  const firstLeftOut = all.findIndex((pending) => !outbox.includes(pending));
  if (firstLeftOut < 0 || outbox.some(isNotice)) return { ...changed, outbox };
  const effectCount = changed.effectCount + 1;
  const notice: PendingEffect = {
    id: `${decision.context.session}.${effectCount}`,
    effect: { kind: 'say', text: repliesFor(decision.context.locale).leftOut },
    rule: LEFT_OUT,
    attempts: 0,
  };
  return { ...changed, outbox: outbox.toSpliced(firstLeftOut, 0, notice), effectCount };
}

/** The rule of the sentence that stands in for what was left out. */
export const LEFT_OUT = 'leftOut';

/** Whether that sentence has not been tried yet: it then speaks for whatever else is left out. */
function isNotice({ rule, attempts }: PendingEffect): boolean {
  return rule === LEFT_OUT && attempts === 0;
}

/**
 * Room in the row for what waits to be said, in characters of the ASCII JSON that it is stored as. While a contact center
 * throttles, answers gather; a row that is full would take no message at all any more, and no command.
 */
const OUTBOX_CHARACTERS = 100_000;

/**
 * Leaves out what has waited for longest and was never tried, until the rest fits: it is stale. A command is never left out,
 * nor the sentence that says so.
 */
function bounded(outbox: readonly PendingEffect[]): readonly PendingEffect[] {
  let excess = outbox.reduce((sum, pending) => sum + storedLength(pending), 0) - OUTBOX_CHARACTERS;
  return outbox.filter((pending) => {
    if (excess <= 0 || pending.effect.kind !== 'say' || pending.attempts > 0 || isNotice(pending))
      return true;
    excess -= storedLength(pending);
    return false;
  });
}

function storedLength({ effect }: PendingEffect): number {
  return JSON.stringify(effect).replace(/[\u0080-\uffff]/g, '\\u....').length;
}

/** The channel on which the customer reads what is sent, as far as it is known: behind Dynamics 365 the contact center says it. */
export function customerChannel({ context, address }: ConversationRecord): string {
  return context.sourceChannel ?? address.channelId;
}
