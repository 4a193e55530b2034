import {
  bareEscalate,
  isTerminal,
  newContext,
  type ConversationContext,
  type ConversationRecord,
  type PendingEffect,
} from '../conversation/index.ts';
import { dueAtOf, stateOf } from './entity.ts';
import { readableParts } from './parseRecord.ts';

/**
 * What has to outlive a row that cannot be read as a whole, because a newer release wrote it or something damaged it: that the
 * bot is out of the conversation, and what it still owes it. To begin anew would be to speak into a conversation that a
 * person has, or to forget a customer who was promised one. `undefined` where the bot was still in charge: a beginning
 * costs the customer a repetition and nothing else.
 *
 * Of what waits, all that can be read is kept. Where an Escalate was decided and part of what waits cannot be read, a bare one
 * with the reason `botFailure` stands for it; it may have been taken already, so the contact center's refusal settles it.
 */
export function salvaged(
  columns: Readonly<Record<string, unknown>>,
  now: number,
): ConversationRecord | undefined {
  const parts = readableParts(stateOf(columns) ?? '');
  if (parts === undefined) return undefined;
  const { address, seen, effectCount = 0, lease } = parts;
  const context: ConversationContext = { ...newContext(now), ...parts.context };
  if (context.phase === 'talking') return undefined;
  const outbox = pendingOf(parts.outbox, context, effectCount, now);
  return {
    address,
    context,
    seen,
    outbox,
    effectCount: effectCount + 1,
    ...(lease === undefined ? {} : { lease }),
    dueAt: dueAtOf(columns) ?? now,
  };
}

function pendingOf(
  outbox: readonly (PendingEffect | undefined)[],
  context: ConversationContext,
  effectCount: number,
  now: number,
): readonly PendingEffect[] {
  const readable = outbox.filter((pending) => pending !== undefined);
  const complete = readable.length === outbox.length || readable.some(({ effect }) => isTerminal(effect));
  const command = bareEscalate(now);
  if (complete || context.phase !== 'escalated' || command === undefined) return readable;
  const id = `${context.session}.${effectCount + 1}`;
  return [...readable, { id, effect: command, rule: 'salvaged', attempts: 0, ambiguous: true }];
}
