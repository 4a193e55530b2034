import type { ContextVariables } from '../omnichannel/index.ts';
import type { CloseReason, ConversationContext } from './context.ts';
import type { Decision } from './decision.ts';
import { isTerminal, leftOutVariables } from './effects.ts';
import { escalationVariables } from './escalationVariables.ts';
import { isOpen, nextOpening } from '../openingHours.ts';
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
  if (context.contactCenter === false) return nobodyThere(context, reason);
  const { variables, refused } = escalationVariables(context, reason, policy);
  const hours = policy.businessHours;
  if (hours === undefined || reason === 'botFailure' || isOpen(hours, now)) {
    const farewell = repliesFor(context.locale)[FAREWELLS[reason] ?? 'transfer'];
    return withRefused(escalate(context, reason, farewell, variables), refused);
  }
  const closed = closedNow(context, hours, now);
  if (hours.whenClosed === 'tell') {
    return { context, effects: [{ kind: 'say', text: closed }], rule: 'outsideHours' };
  }
  return {
    ...withRefused(escalate(context, reason, closed, variables), refused),
    rule: `escalate.${reason}.outsideHours`,
  };
}

/** The escalation with the names of all variables that it goes without: those refused, and those for which there is no room. */
function withRefused(decision: Decision, refused: readonly string[]): Decision {
  const leftOut = decision.effects.flatMap((effect) => (isTerminal(effect) ? leftOutVariables(effect) : []));
  return { ...decision, refusedVariables: [...refused, ...leftOut] };
}

function closedNow(context: ConversationContext, hours: BusinessHours, now: number): string {
  const replies = repliesFor(context.locale);
  const opening = nextOpening(hours, now);
  if (opening === undefined) return replies.closedNoNext;
  const weekday = new Intl.DateTimeFormat(replies.language, { weekday: 'long', timeZone: 'UTC' });
  return fill(replies.closedNow, { next: `${weekday.format(opening.day)} ${opening.time}` });
}

/**
 * Without a contact center nobody takes an Escalate; the customer would even read its summary. So they are told that there is
 * nobody, and the bot stays: what they write next begins a new session.
 */
function nobodyThere(context: ConversationContext, reason: CloseReason): Decision {
  return {
    context: { ...context, phase: 'ended', closeReason: reason },
    effects: [{ kind: 'say', text: repliesFor(context.locale).nobodyThere }],
    rule: `nobodyThere.${reason}`,
  };
}

/**
 * Decides a hand-over once more that perhaps nobody took: the command alone, made of what is known now, at any hour. The
 * customer was told already, and if a person has the conversation, nothing may be said into it.
 */
export function handOverAgain(context: ConversationContext, policy: Policy): Decision {
  const { presumed: _untaken, ...untaken } = context;
  const reason = context.closeReason ?? 'asked';
  const { variables, refused } = escalationVariables(context, reason, policy);
  const decision = escalate(untaken, reason, '', variables);
  return {
    ...withRefused({ ...decision, effects: decision.effects.filter(isTerminal) }, refused),
    rule: `escalate.${reason}.again`,
    mayHaveArrived: true,
  };
}

/** Hands the conversation to a person because the bot failed, without anything that might have made it fail. */
export function handOverAfterTrouble(context: ConversationContext): Decision {
  return context.contactCenter === false
    ? nobodyThere(context, 'botFailure')
    : escalate(context, 'botFailure', repliesFor(context.locale).transferAfterTrouble);
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
      // Nobody takes the command where there is no contact center, and the customer would read its note.
      ...(context.contactCenter === false
        ? []
        : [{ kind: 'end' as const, note: endNotes[reason], variables: {} }]),
    ],
    rule: `end.${reason}`,
  };
}
