import { isTerminal, reduced } from './effects.ts';
import type { ConversationRecord, PendingEffect } from './record.ts';

/**
 * What became of one attempt to send an activity.
 * - `sent`: the contact center took it.
 * - `refused`: it never will; `gone` when the bot is not in the conversation any more (403, 404, 410).
 * - `throttled`: not taken, try again, not before `retryAfter` milliseconds from now when the center named a time.
 * - `notSent`: it certainly did not arrive (no connection, no token).
 * - `ambiguous`: it may have arrived (cut off, timed out, server error).
 *
 * `unanswered`: the host could not be reached, or said nothing in time.
 */
export type SendOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly status: number; readonly gone: boolean }
  | { readonly kind: 'throttled'; readonly retryAfter: number | undefined }
  | { readonly kind: 'notSent'; readonly code: string; readonly unanswered?: true }
  | { readonly kind: 'ambiguous'; readonly code: string; readonly unanswered?: true };

/** After this many attempts an effect is given up and counted as dead: about three quarters of an hour. */
export const MAX_ATTEMPTS = 8;

/** A customer who waits for a person is handed over when the contact center is back, even the next day. */
export const MAX_ESCALATE_ATTEMPTS = 100;

/** The longest wait between attempts. */
const MAX_BACKOFF = 15 * 60_000;

/**
 * A contact center may ask for any patience; a customer who was told that a person takes over has this much. Asking once
 * more before the time is a post too many, asking tomorrow is a customer lost.
 */
export const LONGEST_ASKED_WAIT = 5 * 60_000;

/** The effect to send now, if its time has come. Order is kept: an effect that waits holds up those behind it. */
export function nextToSend(record: ConversationRecord, now: number): PendingEffect | undefined {
  const first = record.outbox[0];
  if (first === undefined) return undefined;
  const wait = (first.notBefore ?? 0) - now;
  // Nobody waits longer than that on purpose: the time comes from a clock that was wrong, or from an earlier release.
  return wait <= 0 || wait > MAX_BACKOFF ? first : undefined;
}

/** What an outcome means for the effect: it leaves the outbox, or it is tried again. */
export type Settlement = 'done' | 'gone' | 'dropped' | 'dead' | 'retry';

/**
 * - A command whose delivery is uncertain is repeated: a lost transfer strands a person, and a second Escalate for a
 *   conversation that has left the bot is refused.
 * - A sentence whose delivery is uncertain is not repeated: reading it twice is worse than missing it.
 * - A command refused as `gone` after an uncertain attempt was most probably delivered by that attempt.
 * - A command refused for what it holds (400, 413 …) is tried again with less in it, down to the bare command.
 */
export function settlement(pending: PendingEffect, outcome: SendOutcome): Settlement {
  switch (outcome.kind) {
    case 'sent':
      return 'done';
    case 'refused':
      if (outcome.gone) return pending.ambiguous === true ? 'done' : 'gone';
      return reduced(pending.effect) === undefined || lastAttempt(pending) ? 'dropped' : 'retry';
    case 'ambiguous':
      if (!isTerminal(pending.effect)) return 'dropped';
      return lastAttempt(pending) ? 'dead' : 'retry';
    case 'throttled':
    case 'notSent':
      return lastAttempt(pending) ? 'dead' : 'retry';
  }
}

function lastAttempt({ attempts, effect }: PendingEffect): boolean {
  return attempts + 1 >= (effect.kind === 'escalate' ? MAX_ESCALATE_ATTEMPTS : MAX_ATTEMPTS);
}

/**
 * How long to wait before the next attempt, in whole milliseconds: 1, 4, 16 … seconds with jitter, or longer when the contact
 * center asks for it, as far as a customer can wait. `random` is a number from 0 to 1.
 */
export function retryDelay(pending: PendingEffect, outcome: SendOutcome, random: number): number {
  const ceiling = Math.min(1_000 * 4 ** pending.attempts, MAX_BACKOFF);
  const backoff = Math.round(ceiling * (0.5 + random / 2));
  if (outcome.kind !== 'throttled' || outcome.retryAfter === undefined) return backoff;
  // A time of zero, asked for again and again, would use up all attempts within a turn.
  const asked = Number.isNaN(outcome.retryAfter) ? 0 : Math.ceil(outcome.retryAfter);
  return Math.min(Math.max(asked, backoff), LONGEST_ASKED_WAIT);
}

/** One attempt's result, kept so that it can be applied again to a fresher record after a conflict. */
export interface Settled {
  readonly id: string;
  readonly outcome: SendOutcome;
  readonly settlement: Settlement;
  /** How many attempts there have been, this one included. */
  readonly attempts: number;
  /** When its outcome was known, in milliseconds since 1970. */
  readonly at: number;
  readonly notBefore: number;
}

/**
 * Applies an attempt's result to the record. An effect that was withdrawn meanwhile stays withdrawn, and that it was refused
 * says nothing any more: somebody has written since, and what is to be said to them is tried next.
 */
export function settle(record: ConversationRecord, settled: Settled): ConversationRecord {
  const pending = record.outbox.find(({ id }) => id === settled.id);
  if (pending === undefined) return record;
  const { outcome, at } = settled;
  if (settled.settlement === 'gone' && !commandBehind(record, pending)) return closedByContactCenter(record);
  if (settled.settlement !== 'retry') {
    const left = { ...record, outbox: record.outbox.filter(({ id }) => id !== settled.id) };
    if (pending.effect.kind !== 'escalate') return left;
    return settled.settlement === 'done' ? withSomebody(left, outcome, at) : withNobody(left);
  }
  const { timeNamed: _before, ...waiting } = pending;
  const retried: PendingEffect = {
    ...waiting,
    ...(outcome.kind === 'refused' ? { effect: reduced(pending.effect) ?? pending.effect } : {}),
    attempts: settled.attempts,
    notBefore: settled.notBefore,
    ...(outcome.kind === 'ambiguous' ? { ambiguous: true } : {}),
    ...(outcome.kind === 'throttled' && outcome.retryAfter !== undefined ? { timeNamed: true } : {}),
  };
  return { ...record, outbox: record.outbox.map((other) => (other.id === settled.id ? retried : other)) };
}

/** Whether an Escalate waits that surely nobody has taken. */
export function isUntaken({ outbox }: ConversationRecord): boolean {
  return outbox.some(({ effect, ambiguous }) => effect.kind === 'escalate' && ambiguous !== true);
}

/**
 * Whether an Escalate waits although nobody is sending it and the contact center has named no time for it: a customer who writes
 * is not to wait for it any longer, whatever the store can be told.
 */
export function isOverdue({ outbox, lease }: ConversationRecord, now: number): boolean {
  const waits = outbox.some(({ effect }) => effect.kind === 'escalate');
  if (!waits || (lease !== undefined && lease.until > now)) return false;
  return outbox.every(({ timeNamed, notBefore = 0 }) => timeNamed !== true || notBefore <= now);
}

/**
 * The record with what waits for its next attempt due now, because the customer wrote: they still wait. Not where the contact
 * center named the time. An Escalate keeps half of its attempts, so that nobody can use up by writing what is to last a day.
 */
export function broughtForward(record: ConversationRecord): ConversationRecord {
  const outbox = record.outbox.map((pending): PendingEffect => {
    const { notBefore: _later, ...now } = pending;
    return pending.timeNamed === true || pending.attempts >= MAX_ESCALATE_ATTEMPTS / 2 ? pending : now;
  });
  return { ...record, outbox };
}

/**
 * The record with the sentences that wait for their next attempt due now: what the customer asks next is answered behind them.
 * Not where the contact center named the time. The attempt is one more than they have, so that whoever writes a lot while the
 * contact center is away does not use them up.
 */
export function triedNow(record: ConversationRecord): ConversationRecord {
  const outbox = record.outbox.map((pending): PendingEffect => {
    const { notBefore, ...now } = pending;
    return notBefore === undefined || pending.timeNamed === true
      ? pending
      : { ...now, attempts: Math.max(1, pending.attempts - 1) };
  });
  return { ...record, outbox };
}

/**
 * The record as whoever comes after a sender that did not give its lease back has to take it: a command at the head of the
 * outbox may have been posted, and not noted.
 */
export function withoutSender(record: ConversationRecord, now: number): ConversationRecord {
  const [first, ...rest] = record.outbox;
  const cutOff = record.lease !== undefined && record.lease.until <= now;
  if (!cutOff || first === undefined || !isTerminal(first.effect)) return record;
  return { ...record, outbox: [{ ...first, ambiguous: true }, ...rest] };
}

/** An Escalate that was taken; only presumably, where it is a refusal that says so. */
function withSomebody(record: ConversationRecord, outcome: SendOutcome, at: number): ConversationRecord {
  if (record.context.phase !== 'escalated') return record;
  const { presumed: _before, ...context } = record.context;
  return {
    ...record,
    context: { ...context, ...(outcome.kind === 'sent' ? { takenAt: at } : { presumed: true }) },
  };
}

/** An Escalate that nobody took: the conversation is over and not with a person, so a customer who asks again is heard. */
function withNobody(record: ConversationRecord): ConversationRecord {
  if (record.context.phase !== 'escalated') return record;
  const { closeReason: _untaken, ...context } = record.context;
  return { ...record, context: { ...context, phase: 'ended' } };
}

/**
 * Whether a command waits behind a sentence. One refused sentence is no reason to drop it: only the command's own refusal
 * says that nobody takes it.
 */
function commandBehind({ outbox }: ConversationRecord, { id }: PendingEffect): boolean {
  return outbox.some((other) => other.id !== id && isTerminal(other.effect));
}

/**
 * The bot is not in the conversation any more, as far as the contact center says: what waits is not sent. Nobody took an
 * Escalate that was refused like this, so no person has the conversation; a customer who writes on proves that it is ours.
 */
function closedByContactCenter(record: ConversationRecord): ConversationRecord {
  return {
    ...record,
    outbox: [],
    context: { ...record.context, phase: 'ended', closeReason: 'closedByContactCenter' },
  };
}
