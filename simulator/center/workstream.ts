import type { JsonValue } from '../../lib/omnichannel/index.ts';
import { sampleRepresentatives, type Representative } from './representatives.ts';

/** Sends a conversation to `queue` when the context variable has exactly this value (names and texts are case-sensitive). */
export interface RoutingRule {
  readonly variable: string;
  readonly equals: string | number;
  readonly queue: string;
}

/**
 * A push-based workstream: the bot takes every new conversation; when it escalates, the first rule that fits names the
 * queue of representatives, otherwise `defaultQueue` does.
 */
export interface Workstream {
  readonly name: string;
  readonly botQueue: string;
  readonly queues: readonly string[];
  readonly rules: readonly RoutingRule[];
  readonly defaultQueue: string;
  /** Who takes what waits. */
  readonly representatives: readonly Representative[];
}

/** The workstream that is used where none is given. */
export const sampleWorkstream: Workstream = {
  name: 'Web chat',
  botQueue: 'Virtual assistant',
  queues: ['General support', 'Credit cards', 'Stolen cards', 'Billing'],
  rules: [
    { variable: 'BotHandoffTopic', equals: 'CreditCard', queue: 'Credit cards' },
    { variable: 'BotHandoffTopic', equals: 'StolenCard', queue: 'Stolen cards' },
    { variable: 'BotHandoffTopic', equals: 'Billing', queue: 'Billing' },
  ],
  defaultQueue: 'General support',
  representatives: sampleRepresentatives,
};

/** Where a conversation with these variables goes, and in words why. */
export interface Routing {
  readonly queue: string;
  readonly because: string;
}

/** Runs the routing rules. A rule never converts: the number 101 and the text "101" are two values. */
export function route(workstream: Workstream, variables: ReadonlyMap<string, JsonValue>): Routing {
  const rule = workstream.rules.find(({ variable, equals }) => variables.get(variable) === equals);
  if (rule === undefined)
    return { queue: workstream.defaultQueue, because: 'No routing rule fits: default queue.' };
  return { queue: rule.queue, because: `Routing rule: ${rule.variable} is ${JSON.stringify(rule.equals)}.` };
}
