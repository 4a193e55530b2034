import { isTerminal } from './effects.ts';
import type { ConversationRecord, PendingEffect } from './record.ts';

/**
 * What became of one attempt to send an activity.
 * - `sent`: the contact center took it.
 * - `refused`: it never will; `gone` when the bot is not in the conversation any more (403, 404, 410).
 * - `throttled`: not taken, try again, not before `retryAfter` milliseconds from now when the center named a time.
 * - `notSent`: it certainly did not arrive (no connection, no token).
 * - `ambiguous`: it may have arrived (cut off, timed out, server error).
 */
export type SendOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly status: number; readonly gone: boolean }
  | { readonly kind: 'throttled'; readonly retryAfter: number | undefined }
  | { readonly kind: 'notSent'; readonly code: string }
  | { readonly kind: 'ambiguous'; readonly code: string };

/** After this many attempts an effect is given up and counted as dead: about three quarters of an hour. */
export const MAX_ATTEMPTS = 8;

/** The effect to send now, if its time has come. Order is kept: an effect that waits holds up those behind it. */
export function nextToSend(record: ConversationRecord, now: number): PendingEffect | undefined {
  const first = record.outbox[0];
  return first !== undefined && (first.notBefore ?? 0) <= now ? first : undefined;
}

/** What an outcome means for the effect: it leaves the outbox, or it is tried again. */
export type Settlement = 'done' | 'gone' | 'dropped' | 'dead' | 'retry';

/**
 * - A command whose delivery is uncertain is repeated: a lost transfer strands a person, and a second Escalate for a
 *   conversation that has left the bot is refused.
 * - A sentence whose delivery is uncertain is not repeated: reading it twice is worse than missing it.
 * - A command refused as `gone` after an uncertain attempt was delivered by that attempt.
 */
export function settlement(pending: PendingEffect, outcome: SendOutcome): Settlement {
  switch (outcome.kind) {
    case 'sent':
      return 'done';
    case 'refused':
      if (outcome.gone) return pending.ambiguous === true ? 'done' : 'gone';
      return 'dropped';
    case 'ambiguous':
      if (!isTerminal(pending.effect)) return 'dropped';
      return lastAttempt(pending) ? 'dead' : 'retry';
    case 'throttled':
    case 'notSent':
      return lastAttempt(pending) ? 'dead' : 'retry';
  }
}

function lastAttempt({ attempts }: PendingEffect): boolean {
  return attempts + 1 >= MAX_ATTEMPTS;
}

/** The longest wait between attempts. */
const MAX_BACKOFF = 15 * 60_000;

/**
 * How long to wait before the next attempt, in milliseconds: what the contact center asked for, or 1, 4, 16 … seconds
 * with jitter. `random` is a number from 0 to 1.
 */
export function retryDelay(pending: PendingEffect, outcome: SendOutcome, random: number): number {
  if (outcome.kind === 'throttled' && outcome.retryAfter !== undefined) return outcome.retryAfter;
  const ceiling = Math.min(1_000 * 4 ** pending.attempts, MAX_BACKOFF);
  return Math.round(ceiling * (0.5 + random / 2));
}

/** One attempt's result, kept so that it can be applied again to a fresher record after a conflict. */
export interface Settled {
  readonly id: string;
  readonly outcome: SendOutcome;
  readonly settlement: Settlement;
  /** How many attempts there have been, this one included. */
  readonly attempts: number;
  readonly notBefore: number;
}

/** Applies an attempt's result to the record. An effect that was withdrawn meanwhile stays withdrawn. */
export function settle(record: ConversationRecord, settled: Settled): ConversationRecord {
  const pending = record.outbox.find(({ id }) => id === settled.id);
  if (settled.settlement === 'gone') return closedByContactCenter(record);
  if (pending === undefined) return record;
  if (settled.settlement !== 'retry') {
    return { ...record, outbox: record.outbox.filter(({ id }) => id !== settled.id) };
  }
  const retried: PendingEffect = {
    ...pending,
    attempts: settled.attempts,
    notBefore: settled.notBefore,
    ...(settled.outcome.kind === 'ambiguous' ? { ambiguous: true } : {}),
  };
  return { ...record, outbox: record.outbox.map((other) => (other.id === settled.id ? retried : other)) };
}

/** The bot is not in the conversation any more: nothing waiting can ever be delivered. */
function closedByContactCenter(record: ConversationRecord): ConversationRecord {
  const { context } = record;
  return {
    ...record,
    outbox: [],
    context:
      context.phase === 'talking'
        ? { ...context, phase: 'ended', closeReason: 'closedByContactCenter' }
        : context,
  };
}
