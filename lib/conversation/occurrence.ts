import type { Inbound } from '../omnichannel/index.ts';
import type { ConversationContext } from './context.ts';
import { isTerminal } from './effects.ts';
import type { Occurrence } from './life.ts';
import type { ConversationRecord } from './record.ts';
import { isOtherWorkItem, knownWorkItem, workItemOf } from './workItem.ts';

/** What is known of an activity besides what it says. Everything may be missing. */
export interface Provenance {
  /** The sender's time, in milliseconds since 1970. */
  readonly sentAt?: number;
  /** When it came, on our clock, where that was not just now: it could not be stored then. */
  readonly cameAt?: number;
  /** It came through a contact center. */
  readonly contactCenter?: boolean;
  readonly id?: string;
  /** A digest of what a context event says, the same under either name and in either carrier. */
  readonly content?: string;
}

/** A command takes effect within seconds. A message written later is delivered to us because the conversation is ours. */
export const GRACE = 30_000;

/**
 * By then a command has taken effect whatever the sender's clock says, in milliseconds. An Escalate that probably arrived has
 * as long: a message that still comes to the bot after it shows that nobody took it.
 */
const LONG_GRACE = 5 * 60_000;

/** What is sent at about the same time may come in any order, and not by one clock, in milliseconds. */
const CROSSING = 5_000;

/** A context event without id and time that says the same within this is the same, in milliseconds: redeliveries take seconds. */
const REPEATED_WITHIN = 60_000;

/** A sender's clock may be this much ahead of ours, or its message this old, in milliseconds; beyond it the time is none. */
const LARGEST_LEAD = 15 * 60_000;
const OLDEST = 30 * 24 * 60 * 60_000;

/** What an activity means for the conversation's life; `undefined` when it means nothing for it. */
export function occurrenceOf(
  record: ConversationRecord,
  inbound: Inbound,
  provenance: Provenance,
  now: number,
): Occurrence | undefined {
  const { context } = record;
  const { cameAt = now } = provenance;
  switch (inbound.kind) {
    case 'customerMessage':
      if (isOfOtherCase(context, inbound))
        return isOfFormerCase(context, provenance) ? 'overtaken' : 'otherCase';
      if (isBeforeSession(context, provenance) || wasReadByAnother(context, provenance)) return 'overtaken';
      return isLater(context, provenance, cameAt) ? 'laterMessage' : 'message';
    case 'contextEvent': {
      const isTold = wasTold(context, provenance, cameAt);
      if (isOfOtherCase(context, inbound))
        return isTold || isOfFormerCase(context, provenance) ? 'overtaken' : 'otherCase';
      if (workItemOf(inbound) === undefined && isBeforeSession(context, provenance)) return 'overtaken';
      const late = isTold || isOlder(context, provenance);
      return late || !canBeHandBack(record, provenance, cameAt) ? 'lateContext' : 'context';
    }
    case 'joined':
      // Where there is a contact center only a bot that was taken out can be put in again: its other comings are told by a
      // context event.
      if (context.contactCenter === false) return 'joined';
      return context.removed === true && inbound.reason !== 'memberAdded' && !isOlder(context, provenance)
        ? 'joined'
        : undefined;
    case 'conversationClosed':
      if (isOlder(context, provenance)) return undefined;
      return inbound.reason === 'endOfConversation' ? 'ended' : 'removed';
    case 'customEvent':
    case 'ignored':
      return undefined;
  }
}

/** Whether an activity belongs to another case than the one that is known. */
export function isOfOtherCase(context: ConversationContext, inbound: Inbound): boolean {
  return isOtherWorkItem(knownWorkItem(context), workItemOf(inbound));
}

/** The provenance without a time that no clock of a sender can have shown: 1970, year 1, next week. */
export function plausible(provenance: Provenance, now: number): Provenance {
  const { sentAt, ...rest } = provenance;
  const isPlausible = sentAt !== undefined && sentAt <= now + LARGEST_LEAD && sentAt >= now - OLDEST;
  return isPlausible ? provenance : rest;
}

/** Whether another session has begun since it was sent: then the customer has another case, or was with somebody who read it. */
function isBeforeSession(
  { session, startedAt = 0, begunAt }: ConversationContext,
  { cameAt, sentAt }: Provenance,
): boolean {
  if (session === 1) return false;
  if (sentAt !== undefined && begunAt !== undefined)
    return sentAt < begunAt - (cameAt === undefined ? CROSSING : 0);
  return cameAt !== undefined && cameAt < startedAt;
}

/** Whether the conversation was given back or ended since a message came that is heard late. */
function wasReadByAnother(
  { phase, heardAt = 0 }: ConversationContext,
  { cameAt, sentAt = cameAt }: Provenance,
): boolean {
  return cameAt !== undefined && sentAt !== undefined && phase === 'ended' && heardAt > sentAt;
}

/**
 * Whether what names another case is about one before the present one: both on the sender's clock. Whoever was handed over since
 * then is with a person in that case, whatever we know of it.
 */
function isOfFormerCase(context: ConversationContext, { cameAt, sentAt = cameAt }: Provenance): boolean {
  const caseSince = context.phase === 'escalated' ? context.heardAt : (context.caseSince ?? context.heardAt);
  return sentAt !== undefined && caseSince !== undefined && sentAt < caseSince;
}

/** Older than what counted last: compared on the sender's clock. What has no time is as old as its coming, or news. */
export function isOlder({ heardAt }: ConversationContext, { cameAt, sentAt = cameAt }: Provenance): boolean {
  return sentAt !== undefined && heardAt !== undefined && sentAt < heardAt;
}

function wasTold({ told = [] }: ConversationContext, event: Provenance, now: number): boolean {
  return told.some(({ content, id, sentAt, takenAt }) => {
    if (content !== event.content) return false;
    if (sentAt !== undefined && event.sentAt !== undefined) return sentAt === event.sentAt;
    if (id !== undefined && event.id !== undefined) return id === event.id;
    return now - takenAt < REPEATED_WITHIN;
  });
}

/**
 * The contact center cannot give back what it has not been given: while a command waits, only one that may have arrived makes a
 * hand-back possible. And without a time to go by, the first context event of all is the one that announced the
 * conversation, unless the command has had time to take effect.
 */
function canBeHandBack(
  { context, outbox }: ConversationRecord,
  { sentAt }: Provenance,
  now: number,
): boolean {
  if (context.phase === 'talking') return true;
  if (outbox.some(({ effect, ambiguous }) => isTerminal(effect) && ambiguous !== true)) return false;
  return sentAt !== undefined || context.greeted || now - closedAt(context) >= GRACE;
}

function isLater(context: ConversationContext, { sentAt }: Provenance, now: number): boolean {
  if (context.phase === 'talking') return false;
  if (context.contactCenter === false) return true;
  const waited = now - closedAt(context);
  if (sentAt === undefined || context.heardAt === undefined)
    return waited >= Math.max(GRACE, graceOf(context));
  return sentAt - context.heardAt >= graceOf(context) || waited >= LONG_GRACE;
}

/** How long after what led to the end of the bot's part a message says nothing yet. */
function graceOf({ presumed, removed, closeReason }: ConversationContext): number {
  if (presumed === true) return LONG_GRACE;
  // Without a reason an Escalate was given up: it is known that nobody took it.
  const isOut = removed === true || closeReason === undefined || closeReason === 'closedByContactCenter';
  return isOut ? 1 : GRACE;
}

/** Rows of releases that did not keep it know when somebody last did something. */
function closedAt({ closedAt: known, lastActivityAt }: ConversationContext): number {
  return known ?? lastActivityAt;
}
