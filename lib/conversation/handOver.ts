import type { ContextVariables } from '../omnichannel/index.ts';
import type { CloseReason, ConversationContext } from './context.ts';
import type { Decision } from './decision.ts';
import { escalationVariables } from './escalationVariables.ts';
import { isOpen, nextOpening } from './policy/businessHours.ts';
import type { BusinessHours, Policy } from './policy/policy.ts';
import { fill, repliesFor, type ReplyKey } from './replies/index.ts';
import { endNotes } from './notes.ts';
import { summarise } from './summary.ts';

/** What the customer is told when the conversation goes to a person, by reason. */
const FAREWELLS: Readonly<Partial<Record<CloseReason, ReplyKey>>> = {
  asked: 'transfer',
  topic: 'transferTopic',
  notUnderstood: 'transferNotUnderstood',
  botFailure: 'transferAfterTrouble',
};

/**
 * Hands the conversation to a person under the policy. Outside business hours the customer is told when somebody is there
 * again, and, if the policy says so, stays with the bot; a failure of the bot's own is handed over at any hour, because the
 * customer would be left with nobody.
 */
export function handOver(
  context: ConversationContext,
  reason: CloseReason,
  policy: Policy,
  now: number,
): Decision {
  const { variables, refused } = escalationVariables(context, reason, policy);
  const hours = policy.businessHours;
  if (hours === undefined || reason === 'botFailure' || isOpen(hours, now)) {
    const farewell = repliesFor(context.locale)[FAREWELLS[reason] ?? 'transfer'];
    return { ...escalate(context, reason, farewell, variables), refusedVariables: refused };
  }
  const closed = closedNow(context, hours, now);
  if (hours.whenClosed === 'tell') {
    return { context, effects: [{ kind: 'say', text: closed }], rule: 'outsideHours' };
  }
  return {
    ...escalate(context, reason, closed, variables),
    rule: `escalate.${reason}.outsideHours`,
    refusedVariables: refused,
  };
}

function closedNow(context: ConversationContext, hours: BusinessHours, now: number): string {
  const replies = repliesFor(context.locale);
  const opening = nextOpening(hours, now);
  if (opening === undefined) return replies.closedNoNext;
  const weekday = new Intl.DateTimeFormat(replies.language, { weekday: 'long', timeZone: 'UTC' });
  return fill(replies.closedNow, { next: `${weekday.format(opening.day)} ${opening.time}` });
}

/** An escalation as such: what the customer is told first, the command after it, then silence. */
export function escalate(
  context: ConversationContext,
  reason: CloseReason,
  farewell: string,
  variables: ContextVariables = { BotHandoffReason: { value: reason, isDisplayable: true } },
): Decision {
  return {
    context: { ...context, phase: 'escalated', closeReason: reason },
    effects: [
      { kind: 'say', text: farewell },
      { kind: 'escalate', summary: summarise(context, reason), variables },
    ],
    rule: `escalate.${reason}`,
  };
}

/** Closes the conversation: the farewell first, the command after it, then silence. */
export function end(
  context: ConversationContext,
  reason: 'asked' | 'idle' | 'solved',
  farewell: string,
): Decision {
  return {
    context: { ...context, phase: 'ended', closeReason: reason },
    effects: [
      { kind: 'say', text: farewell },
      { kind: 'end', note: endNotes[reason], variables: {} },
    ],
    rule: `end.${reason}`,
  };
}
