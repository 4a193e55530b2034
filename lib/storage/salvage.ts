import {
  bareEscalate,
  isTerminal,
  newContext,
  type ConversationContext,
  type ConversationRecord,
  type PendingEffect,
} from '../conversation/index.ts';
import { dueAtOf, stateOf } from './entity.ts';
import { readableParts, type ReadableParts } from './parseRecord.ts';

type Phase = ConversationContext['phase'];
const PHASES: readonly Phase[] = ['talking', 'escalated', 'ended'];

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
  const phase = phaseOf(parts, columns);
  if (phase === 'talking') return undefined;
  const context: ConversationContext = { ...newContext(now), ...parts.context, phase };
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

/**
 * The phase; where the row has one that this release does not know, what its column says, or what its command or its times
 * show: only an Escalate has been taken by anybody, and only what is closed has a time at which it was.
 */
function phaseOf(
  { context, outbox }: ReadableParts,
  { Phase: column }: Readonly<Record<string, unknown>>,
): Phase {
  if (context.phase !== undefined) return context.phase;
  const inColumn = PHASES.find((phase) => phase === column);
  if (inColumn !== undefined) return inColumn;
  const kinds = outbox.map((pending) => pending?.effect.kind);
  if (kinds.includes('escalate') || context.takenAt !== undefined) return 'escalated';
  return kinds.includes('end') || context.closedAt !== undefined ? 'ended' : 'talking';
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
