import type { Inbound, WorkItem } from '../omnichannel/index.ts';
import { newContext, unrelatedSession, type ConversationContext } from './context.ts';
import { isTerminal, type EscalateEffect } from './effects.ts';
import { escalate } from './handOver.ts';
import { lifeStateOf } from './life.ts';
import { GRACE, plausible, type Provenance } from './occurrence.ts';
import { withSeen, type ConversationAddress, type ConversationRecord, type PendingEffect } from './record.ts';
import { isOtherWorkItem, knownWorkItem, workItemOf } from './workItem.ts';

/** An Escalate that was posted although nothing could be stored: what the conversation's row does not know. */
export interface HandOver {
  /** Where it was posted: all that there is of a conversation without a row. */
  readonly address: ConversationAddress;
  /** When, in milliseconds since 1970, on our clock. */
  readonly at: number;
  /** The sender's time of the message that led to it. */
  readonly sentAt?: number;
  /** What the messages are known by that it is the answer to. */
  readonly names: readonly string[];
  /** The contact center has it; otherwise it may have it, and the command is to be repeated. */
  readonly taken: boolean;
  /** It is a refusal that says so: it was taken by an earlier attempt, if at all. */
  readonly presumed?: true;
  /** The case that it is about, as far as its process knows. */
  readonly workItem?: WorkItem | undefined;
}

/** The hand-over that a message led to. */
export function handOverAt(
  now: number,
  address: ConversationAddress,
  provenance: Provenance,
  about: Pick<HandOver, 'names' | 'taken' | 'presumed' | 'workItem'>,
): HandOver {
  const { sentAt } = plausible(provenance, now);
  return { address, at: now, ...about, ...(sentAt === undefined ? {} : { sentAt }) };
}

/** A hand-back that could not be stored. */
export interface HandBack {
  /** When it came, on our clock. */
  readonly at: number;
  /** The case that it is about, as far as it says. */
  readonly workItem: WorkItem | undefined;
  /** When it was sent, on the sender's clock. */
  readonly sentAt?: number;
}

/** The hand-back that an activity is. */
export function handBackAt(now: number, provenance: Provenance, inbound: Inbound): HandBack {
  const { sentAt } = plausible(provenance, now);
  return { at: now, workItem: workItemOf(inbound), ...(sentAt === undefined ? {} : { sentAt }) };
}

/**
 * The record of a conversation that is known to have been given back: nothing waits, and what the customer writes from now on
 * begins a new session, in which nothing of another case is kept. The event itself, delivered again, is the hand-back that it was.
 */
export function givenBack(
  record: ConversationRecord,
  { at, sentAt = at, workItem }: HandBack,
): ConversationRecord {
  const { presumed: _taken, ...context } = inCase(record, workItem, at, sentAt).context;
  const heardAt = Math.max(context.heardAt ?? 0, sentAt);
  return {
    ...record,
    outbox: [],
    context: { ...context, phase: 'ended', closeReason: 'closedByContactCenter', heardAt },
  };
}

/** The record in this case: where that is another one than the one that is known, nothing is kept, and nothing waits. */
function inCase(
  record: ConversationRecord,
  workItem: WorkItem | undefined,
  now: number,
  sentAt: number,
): ConversationRecord {
  const { context } = record;
  const isOther = isOtherWorkItem(knownWorkItem(context), workItem);
  const begun = (): ConversationContext => ({
    ...unrelatedSession(context, now),
    ...{ begunAt: sentAt, caseSince: sentAt },
  });
  const base = isOther ? { ...record, outbox: [], context: begun() } : record;
  return workItem === undefined
    ? base
    : { ...base, context: { ...base.context, workItem: { ...base.context.workItem, ...workItem } } };
}

/** The command of a hand-over without a row: nothing is known that it could say besides its reason. */
export function bareEscalate(now: number): EscalateEffect | undefined {
  return escalate(newContext(now), 'botFailure', '').effects.find((effect) => effect.kind === 'escalate');
}

/**
 * The record as it would be had the Escalate gone out through it: the conversation is with a person, nothing is said any more,
 * and a command that waited is done, if it was an Escalate, or withdrawn. One that may not have arrived waits to be repeated.
 * `undefined` when the hand-over is over: the contact center has given the conversation back since, or taken an end.
 */
export function withPerson(known: ConversationRecord, handOver: HandOver): ConversationRecord | undefined {
  if (isOver(known, handOver)) return undefined;
  const { at, sentAt, names, taken } = handOver;
  const record = inCase(known, handOver.workItem, at, sentAt ?? at);
  const { presumed: wasPresumed, ...context } = record.context;
  const { heardAt = 0, lastActivityAt, closedAt = 0, takenAt = 0 } = context;
  const decided = context.phase === 'escalated' ? {} : { closeReason: 'botFailure' as const, closedAt: at };
  const presumed = handOver.presumed === true && lifeStateOf(record) !== 'withPerson';
  return {
    ...withSeen(record, names),
    context: {
      ...context,
      phase: 'escalated',
      ...decided,
      // Whoever is not sure waits from now on.
      ...(presumed || wasPresumed === true ? { closedAt: Math.max(closedAt, at) } : {}),
      ...(presumed ? { presumed } : {}),
      ...(taken && handOver.presumed !== true ? { takenAt: Math.max(takenAt, at) } : {}),
      heardAt: Math.max(heardAt, sentAt ?? at),
      lastActivityAt: Math.max(lastActivityAt, at),
    },
    ...(taken || isSettled(record, at) ? { outbox: [] } : repeated(record, at)),
  };
}

/**
 * Whether a person has had the conversation since, which leaves nothing to repeat: by a hand-over of another instance, or by a
 * command that was decided before this one and taken after it.
 */
function isSettled(record: ConversationRecord, at: number): boolean {
  // Rows of releases that did not keep when it was taken know when it was decided.
  const { closedAt = 0, takenAt = closedAt } = record.context;
  return lifeStateOf(record) === 'withPerson' && takenAt > at;
}

function isOver({ context, outbox }: ConversationRecord, { at, sentAt }: HandOver): boolean {
  const { phase, closedAt = 0, told = [] } = context;
  if (phase === 'ended' && closedAt > at && !outbox.some(({ effect }) => isTerminal(effect))) return true;
  const wasAnnounced = told.some(({ takenAt }) => takenAt <= at);
  return told.some((event) => {
    // What led to the hand-over may be an old message that came again: what was taken before it gives nothing back.
    if (event.takenAt <= at) return false;
    if (event.sentAt !== undefined) return event.sentAt > (sentAt ?? at);
    // Without a time it may be the one that announced the conversation, late.
    return wasAnnounced || event.takenAt - at >= GRACE;
  });
}

function repeated(
  { outbox, context, effectCount }: ConversationRecord,
  at: number,
): Pick<ConversationRecord, 'outbox' | 'effectCount'> {
  const own = outbox.find(({ effect }) => effect.kind === 'escalate');
  if (own !== undefined)
    return { outbox: [{ ...own, attempts: own.attempts + 1, ambiguous: true }], effectCount };
  const effect = bareEscalate(at);
  if (effect === undefined) return { outbox: [], effectCount };
  const id = `${context.session}.${effectCount + 1}`;
  const waiting: PendingEffect = { id, effect, rule: 'failOpen', attempts: 1, ambiguous: true };
  return { outbox: [waiting], effectCount: effectCount + 1 };
}
