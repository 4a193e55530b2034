import type { ConversationContext } from './context.ts';
import type { Decision } from './decision.ts';
import { end } from './handOver.ts';
import { repliesFor } from './replies/index.ts';

/** How long a customer may be silent, in milliseconds; `undefined` switches a step off. */
export interface IdlePolicy {
  readonly warningAfter: number | undefined;
  readonly endAfter: number | undefined;
}

/**
 * When something is due for silence, in milliseconds since 1970, or `undefined` when nothing ever will be.
 * After a warning the customer always gets the whole grace between warning and end, even when the warning itself came
 * late because the timer had been down: otherwise an hour's outage would warn and end in one breath.
 */
export function idleDueAt(context: ConversationContext, policy: IdlePolicy): number | undefined {
  if (context.phase !== 'talking' || !hasSpoken(context)) return undefined;
  const warnAt =
    policy.warningAfter === undefined || context.warnedAt !== undefined
      ? undefined
      : context.lastActivityAt + policy.warningAfter;
  return warnAt ?? endAt(context, policy);
}

/**
 * Nobody is silent in a conversation in which nobody has spoken: an event of the customer's page begins none. The contact
 * center's greeting does, because the conversation holds a place there; one that the bot gave on its own does not.
 */
function hasSpoken({ greeted, customerTurns, contactCenter }: ConversationContext): boolean {
  return customerTurns > 0 || (greeted && contactCenter !== false);
}

function endAt(context: ConversationContext, { warningAfter, endAfter }: IdlePolicy): number | undefined {
  if (endAfter === undefined) return undefined;
  const bySilence = context.lastActivityAt + endAfter;
  if (context.warnedAt === undefined || warningAfter === undefined) return bySilence;
  return Math.max(bySilence, context.warnedAt + endAfter - warningAfter);
}

/** What silence calls for at `now`: a warning, the end, or (`undefined`) nothing yet. */
export function decideIdle(
  context: ConversationContext,
  policy: IdlePolicy,
  now: number,
): Decision | undefined {
  const dueAt = idleDueAt(context, policy);
  if (dueAt === undefined || now < dueAt) return undefined;
  if (policy.warningAfter !== undefined && context.warnedAt === undefined) {
    return {
      context: { ...context, warnedAt: now },
      effects: [{ kind: 'say', text: repliesFor(context.locale).idleWarning }],
      rule: 'idleWarning',
    };
  }
  const ended = end(context, 'idle', repliesFor(context.locale).idleFarewell);
  return { ...ended, context: { ...ended.context, closedAt: now, heardAt: senderTime(context, now) } };
}

/**
 * No message led to an end for silence, so what comes later is compared with the time of the end, on the sender's clock: the
 * one that it showed last, and as much as has passed since. It may be minutes away from ours.
 */
function senderTime({ heardAt, lastActivityAt }: ConversationContext, now: number): number {
  return heardAt === undefined ? now : heardAt + Math.max(0, now - lastActivityAt);
}
