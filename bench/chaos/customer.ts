import { setTimeout as wait } from 'node:timers/promises';
import type { JsonObject } from '../../lib/omnichannel/index.ts';
import {
  contextEvent,
  contextForms,
  customerMessage,
  type Envelope,
} from '../../simulator/center/inboundActivities.ts';
import type { Random } from '../fuzz/random.ts';
import type { Center } from './center.ts';

/** How a customer leaves: asks for a person, ends the chat, or falls silent. */
export type Ending = 'agent' | 'end chat' | 'silence';

/** What was delivered to the bot for one conversation, and how it was answered. */
export interface Journey {
  readonly conversationId: string;
  readonly ending: Ending;
  /** What the customer wrote, in order, as far as the bot answered it with 200. */
  readonly heard: readonly string[];
  /** What was given up because no instance ever answered 200. */
  readonly undelivered: number;
  /** Deliveries in all, the first of each activity included. */
  readonly deliveries: number;
}

export interface CustomerPorts {
  readonly center: Center;
  /** The bot's addresses, one an instance. */
  readonly bots: readonly [string, ...string[]];
  /** Chance of the wrong kind on the way to the bot: an activity twice at once, and once more later. */
  readonly rate: number;
  /** Told before every delivery. */
  readonly onDelivery: () => void;
}

/** Bot Connector gives up on a bot after this. */
const PATIENCE = 15_000;
const BETWEEN_DELIVERIES = 300;
/** Far more than the longest outage of both instances. */
const MOST_DELIVERIES = 60;

/**
 * Plays one conversation: the context event, a few messages, an ending. The next activity is delivered once the last one
 * was taken; one that was not answered with 200 is delivered again, to any instance. A closed conversation hears nothing
 * more, but for customers who write at the very moment.
 */
export async function playCustomer(
  number: number,
  random: Random,
  { center, bots, rate, onDelivery }: CustomerPorts,
): Promise<Journey> {
  const conversationId = `19:chaos-${number}@thread.v2`;
  let deliveries = 0;
  let undelivered = 0;
  const heard: string[] = [];

  const post = async (activity: JsonObject): Promise<boolean> => {
    onDelivery();
    deliveries += 1;
    try {
      const response = await fetch(random.pick(bots), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(PATIENCE),
      });
      await response.arrayBuffer();
      return response.status === 200;
    } catch {
      return false;
    }
  };
  const deliver = async (activity: JsonObject): Promise<boolean> => {
    const twin = random.chance(rate) ? post(activity) : undefined;
    for (let attempt = 1; attempt <= MOST_DELIVERIES; attempt += 1) {
      if (await post(activity)) {
        await twin;
        return true;
      }
      await wait(BETWEEN_DELIVERIES);
    }
    undelivered += 1;
    return false;
  };

  const envelope = (id: string): Envelope => ({
    id: `${number}-${id}`,
    at: Date.now(),
    serviceUrl: center.url,
    conversationId,
    customer: { id: `customer-${number}`, name: 'Customer' },
    bot: { id: 'bot', name: 'Bot' },
    nulls: true,
  });
  const ending = random.pick<Ending>(['agent', 'end chat', 'silence']);
  const texts = Array.from({ length: 1 + random.below(4) }, (_, index) => `echo: ${echoed(number, index)}`);
  if (ending !== 'silence') texts.push(ending);
  const hurried = random.chance(0.2);

  let previous = contextEvent(envelope('context'), random.pick(contextForms), {});
  await deliver(previous);
  for (const [index, text] of texts.entries()) {
    if (center.isClosed(conversationId) && !hurried) break;
    await wait(random.below(150));
    const activity = customerMessage(envelope(String(index)), { text });
    if (await deliver(activity)) heard.push(text);
    if (random.chance(rate)) await deliver(previous);
    previous = activity;
  }
  return { conversationId, ending, heard, undelivered, deliveries };
}

/** A sentence that nobody else writes, so that an answer given twice shows. */
function echoed(number: number, index: number): string {
  return `sentence ${index} of ${number}`;
}
