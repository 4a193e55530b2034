import { effectToActivity, escalate, newContext, type ConversationKey } from '../conversation/index.ts';
import { startDeadline } from './deadline.ts';
import { SEND_TIMEOUT, type Send, type TurnPorts } from './ports.ts';
import type { Arrival } from './turn.ts';

/** How many rescued conversations are remembered, so that each is handed over once while the outage lasts. */
const REMEMBERED = 10_000;

/** Hands a customer to a person when the turn could not be stored. Resolves to whether the Escalate was delivered. */
export type FailOpen = (arrival: Arrival, send: Send, ports: TurnPorts) => Promise<boolean>;

/**
 * When neither the conversation can be loaded nor a decision stored, the customer must not sit in silence: one bare
 * Escalate with the reason `botFailure` hands the conversation to a person, without touching the store. Once per
 * conversation and process: there is no store to remember it in. Only a customer's message is a reason; a contact center
 * that merely announces a conversation will announce it again.
 */
export function createFailOpen(): FailOpen {
  const rescued = new Set<ConversationKey>();
  return async (arrival, send, ports) => {
    if (arrival.inbound.kind !== 'customerMessage' || rescued.has(arrival.key)) return false;
    remember(rescued, arrival.key);
    const [, command] = escalate(newContext(ports.now()), 'botFailure', '').effects;
    if (command === undefined) return false;
    const deadline = startDeadline(SEND_TIMEOUT, ports.now);
    const outcome = await send(effectToActivity(command), deadline.signal);
    deadline.cancel();
    if (outcome.kind !== 'sent') rescued.delete(arrival.key);
    const conversation = ports.aliasOf(arrival.key);
    ports.telemetry.track({ name: 'failOpen', conversation, outcome: outcome.kind });
    return outcome.kind === 'sent';
  };
}

function remember(rescued: Set<ConversationKey>, key: ConversationKey): void {
  const [oldest] = rescued;
  if (rescued.size >= REMEMBERED && oldest !== undefined) rescued.delete(oldest);
  rescued.add(key);
}
