import type { Inbound } from '../omnichannel/index.ts';
import { newContext, type ConversationContext } from './context.ts';
import { decide, type Guidance } from './decide.ts';
import type { Decision } from './decision.ts';
import { isTerminal, type Effect } from './effects.ts';
import type { CustomerMessage } from './responder.ts';

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
  /** The activity ids applied last, oldest first. */
  readonly seen: readonly string[];
  readonly outbox: readonly PendingEffect[];
  /** How many effects were ever decided: the source of effect ids. */
  readonly effectCount: number;
  readonly lease?: Lease;
  /** When the sweep is to look at this conversation, in milliseconds since 1970. The store keeps an index of it. */
  readonly dueAt?: number;
}

/** A redelivery comes within seconds; 64 ids outlast it even in a busy conversation, and fit a row easily. */
const SEEN_IDS = 64;

/** The record of a conversation that is not stored yet. */
export function newRecord(address: ConversationAddress, now: number): ConversationRecord {
  return { address, context: newContext(now), seen: [], outbox: [], effectCount: 0 };
}

/** Whether the activity was applied before. Activities without an id (`undefined`) cannot be told apart. */
export function wasSeen(record: ConversationRecord, activityId: string | undefined): boolean {
  return activityId !== undefined && record.seen.includes(activityId);
}

/** Remembers an activity id in the ring. */
export function withSeen(record: ConversationRecord, activityId: string | undefined): ConversationRecord {
  return activityId === undefined
    ? record
    : { ...record, seen: [...record.seen, activityId].slice(-SEEN_IDS) };
}

/** Puts a decision into the record: its context, and its effects behind those already waiting. */
export function withDecision(record: ConversationRecord, decision: Decision): ConversationRecord {
  const added = decision.effects.map((effect, index): PendingEffect => ({
    id: `${decision.context.session}.${record.effectCount + index + 1}`,
    effect,
    rule: decision.rule,
    attempts: 0,
  }));
  return {
    ...record,
    context: decision.context,
    outbox: [...record.outbox, ...added],
    effectCount: record.effectCount + added.length,
  };
}

/** A record after an inbound activity, and what decided it. */
export interface Applied {
  readonly record: ConversationRecord;
  readonly rule: string;
  /** Names of context variables that could not be sent. */
  readonly refusedVariables: readonly string[];
}

/** The record after an inbound activity. Pure: a conflict runs it again on the fresh record, with the same guidance. */
export function applyInbound(
  record: ConversationRecord,
  inbound: Inbound,
  now: number,
  guidance: Guidance,
): Applied {
  const base = inbound.kind === 'customerMessage' ? beforeUnsentEnd(record, inbound, now, guidance) : record;
  const decision: Decision = inTransfer(base, inbound)
    ? { context: base.context, effects: [], rule: 'silent' }
    : decide(inbound, base.context, now, guidance);
  const { rule, refusedVariables = [] } = decision;
  return { record: withDecision(base, decision), rule, refusedVariables };
}

/** Whether a responder has to be asked before `applyInbound`: only for a customer whom the bot may still answer. */
export function needsAnswer(record: ConversationRecord, inbound: Inbound): boolean {
  if (inbound.kind !== 'customerMessage') return false;
  return record.context.phase === 'talking' || withoutUnsent(record) !== undefined;
}

/**
 * A context event that arrives while a command still waits to be sent is a late one, not a hand-back: the contact center
 * cannot give back what it has not been given.
 */
function inTransfer(record: ConversationRecord, inbound: Inbound): boolean {
  return inbound.kind === 'contextEvent' && record.outbox.some(({ effect }) => isTerminal(effect));
}

/**
 * A customer who writes wins against an end that was decided but of which nothing was sent: an idle end is withdrawn, and
 * an end that was asked for gives way to an escalation (a person beats a closed chat). The sender notices: between the
 * farewell and the command it saves, and that save conflicts with this turn's.
 */
function beforeUnsentEnd(
  record: ConversationRecord,
  message: CustomerMessage,
  now: number,
  guidance: Guidance,
): ConversationRecord {
  const withdrawn = withoutUnsent(record);
  if (withdrawn === undefined) return record;
  const { closeReason } = record.context;
  if (closeReason !== 'asked') return withdrawn;
  return decide(message, withdrawn.context, now, guidance).context.phase === 'escalated' ? withdrawn : record;
}

/** The record as if the end, or the idle warning, had not been decided; `undefined` when some of it may have been sent. */
function withoutUnsent(record: ConversationRecord): ConversationRecord | undefined {
  const rule = record.outbox.at(-1)?.rule;
  if (rule === undefined || !(rule.startsWith('end.') || rule === 'idleWarning')) return undefined;
  const batch = record.outbox.filter((pending) => pending.rule === rule);
  const untouched = batch.every(({ attempts }) => attempts === 0);
  if (!untouched || batch[0]?.effect.kind !== 'say') return undefined;
  const { closeReason: _ended, ...context } = record.context;
  return {
    ...record,
    context: { ...context, phase: 'talking' },
    outbox: record.outbox.filter((pending) => pending.rule !== rule),
  };
}
