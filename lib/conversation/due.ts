import { idleDueAt, type IdlePolicy } from './idle.ts';
import type { ConversationRecord } from './record.ts';

/** Durations that decide when the sweep looks at a conversation, in milliseconds. */
export interface DuePolicy extends IdlePolicy {
  /** How long a conversation that is over, or forgotten, is kept; `undefined` keeps it for good. */
  readonly retention: number | undefined;
}

/**
 * An entry that comes due this much after it should have is left as it is. It saves the index write on most turns: in a
 * busy conversation the entry armed by one turn serves the next ones, and work cut off by a crash is still found within
 * lease (15 s) + slack + one sweep period (30 s), below the 90 s that are promised.
 */
const RECOVERY_SLACK = 40_000;

/** When the sweep has to look at the conversation next, in milliseconds since 1970, or never. */
export function wantedDueAt(record: ConversationRecord, policy: DuePolicy): number | undefined {
  return earliest(recoveryAt(record), lifeCycleAt(record, policy));
}

/**
 * The due time to store after a turn. The armed one is kept when it is still to come and comes early enough: the sweep
 * then finds nothing to do and arms the next one, so an ordinary turn writes nothing to the index.
 */
export function rearmed(record: ConversationRecord, policy: DuePolicy, now: number): ConversationRecord {
  const recovery = recoveryAt(record);
  const needed = earliest(
    recovery === undefined ? undefined : recovery + RECOVERY_SLACK,
    lifeCycleAt(record, policy),
  );
  const { dueAt } = record;
  if (dueAt !== undefined && dueAt > now && (needed === undefined || dueAt <= needed)) return record;
  return armed(record, policy, now);
}

/**
 * The record with exactly the due time it wants: what the sweep stores after it has looked. What is overdue is due now, and at
 * no time that has passed: a sweep that found an entry out of date may still be about to discard it, and would discard the new
 * one with it, were it named by the same time.
 */
export function armed(record: ConversationRecord, policy: DuePolicy, now: number): ConversationRecord {
  const { dueAt: _old, ...rest } = record;
  const wanted = wantedDueAt(record, policy);
  return wanted === undefined ? rest : { ...rest, dueAt: wholeTime(Math.max(wanted, now)) };
}

/** Fifteen digits, as the index writes them: beyond every date that anybody waits for. */
const END_OF_TIME = 999_999_999_999_999;

/** A due time is part of a key, and is found again only when it is read back as it was written: a whole number. */
function wholeTime(milliseconds: number): number {
  return Math.min(Math.max(0, Math.ceil(milliseconds)), END_OF_TIME);
}

/** When a conversation with nothing left to happen may be forgotten, or `undefined`. */
export function retentionEndsAt(record: ConversationRecord, policy: DuePolicy): number | undefined {
  if (policy.retention === undefined || record.outbox.length > 0) return undefined;
  if (idleDueAt(record.context, policy) !== undefined) return undefined;
  return record.context.lastActivityAt + policy.retention;
}

function recoveryAt(record: ConversationRecord): number | undefined {
  const first = record.outbox[0];
  if (first === undefined) return undefined;
  return Math.max(record.lease?.until ?? 0, first.notBefore ?? 0);
}

function lifeCycleAt(record: ConversationRecord, policy: DuePolicy): number | undefined {
  return idleDueAt(record.context, policy) ?? retentionEndsAt(record, policy);
}

function earliest(...times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
