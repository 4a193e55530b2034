import {
  bareEscalate,
  effectToActivity,
  handOverAt,
  hasContactCenter,
  newRecord,
  workItemOf,
  type ConversationRecord,
  type SendOutcome,
} from '../conversation/index.ts';
import { startDeadline } from './deadline.ts';
import { SEND_TIMEOUT, type Send, type TurnPorts } from './ports.ts';
import { reportHost } from './reportHost.ts';
import { namesOf, type Arrival } from './arrival.ts';

/**
 * When neither the conversation can be loaded nor a decision stored, the customer must not sit in silence: one bare
 * Escalate with the reason `botFailure` hands the conversation to a person, without touching the store. Only a customer's
 * message is a reason; a contact center that merely announces a conversation will announce it again.
 *
 * Where there is no contact center, as far as the message and the conversation as it is `known` show, nobody takes an Escalate, and
 * the customer would read it.
 *
 * Resolves to whether a person has the conversation through such a hand-over, of this message or of an earlier one: then that
 * is the answer. It is kept in mind until it is stored. A conversation that a person is known to have is not handed over
 * again.
 */
export async function failOpen(
  arrival: Arrival,
  known: ConversationRecord | undefined,
  send: Send,
  ports: TurnPorts,
): Promise<boolean> {
  const { key, address, inbound, provenance = {} } = arrival;
  const { handOvers, now } = ports;
  if (inbound.kind !== 'customerMessage') return false;
  const record = known ?? newRecord(address, now());
  if (!handOvers.knows(key) && !hasContactCenter(record, inbound, provenance)) return false;
  if (!handOvers.isWithPerson(key, now())) await handOvers.once(key, () => handOver(arrival, send, ports));
  if (!handOvers.answers(key)) return false;
  handOvers.answered(key, namesOf(arrival));
  return true;
}

async function handOver(arrival: Arrival, send: Send, ports: TurnPorts): Promise<void> {
  const { key, address, inbound, provenance = {} } = arrival;
  const { handOvers } = ports;
  const command = bareEscalate(ports.now());
  if (command === undefined) return;
  const deadline = startDeadline(SEND_TIMEOUT, ports.now);
  const outcome = await send(effectToActivity(command), deadline.signal);
  deadline.cancel();
  reportHost(address, outcome, ports);
  const presumed = isPresumed(outcome, handOvers.mayHaveBeen(key));
  const taken = outcome.kind === 'sent' || presumed;
  if (taken || outcome.kind === 'ambiguous') {
    const workItem = workItemOf(inbound) ?? ports.unheard.workItemOf(key);
    const about = { names: [], taken, workItem, ...(presumed ? { presumed } : {}) };
    handOvers.note(key, handOverAt(ports.now(), address, provenance, about));
  }
  ports.telemetry.track({ name: 'failOpen', conversation: ports.aliasOf(key), outcome: outcome.kind });
}

/** Refused because the bot is gone, after an attempt of uncertain fate: that one was taken, most probably. */
function isPresumed(outcome: SendOutcome, mayHaveBeen: boolean): boolean {
  return outcome.kind === 'refused' && outcome.gone && mayHaveBeen;
}
