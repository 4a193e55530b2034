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

/** How long the other side and the customer go on trying. */
export interface Persistence {
  /** How often an activity is delivered until it is answered with 200, and the milliseconds in between. */
  readonly deliveries: number;
  readonly pause: number;
  /** How often a customer whom nobody serves asks for a person again, and the milliseconds that they wait before. */
  readonly asksAgain: number;
  readonly waits: number;
}

export interface CustomerPorts {
  readonly center: Center;
  /** The bot's addresses, one an instance. */
  readonly bots: readonly [string, ...string[]];
  /** Chance of the wrong kind on the way to the bot: an activity twice at once, and once more later. */
  readonly rate: number;
  /** Told before every delivery. */
  readonly onDelivery: () => void;
  readonly persistence?: Persistence;
}

/** Bot Connector gives up on a bot after this. */
const PATIENCE = 15_000;

/**
 * Far more deliveries than the longest outage of both instances takes. Who asks again does so once when a command may have to
 * be tried again, and last when a conversation in which a command was given up is the bot's again.
 */
const STUBBORN: Persistence = { deliveries: 60, pause: 300, asksAgain: 5, waits: 12_000 };

/**
 * Plays one conversation: the context event, a few messages, an ending. The next activity is delivered once the last one
 * was taken; one that was not answered with 200 is delivered again, to any instance. A closed conversation hears nothing
 * more, but for customers who write at the very moment, and the context event once more, late.
 */
export async function playCustomer(
  number: number,
  random: Random,
  { center, bots, rate, onDelivery, persistence = STUBBORN }: CustomerPorts,
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
    for (let attempt = 1; attempt <= persistence.deliveries; attempt += 1) {
      if (await post(activity)) {
        await twin;
        return true;
      }
      await wait(persistence.pause);
    }
    undelivered += 1;
    return false;
  };

  const serviceUrl = center.urls[number % center.urls.length] ?? center.urls[0];
  const envelope = (id: string): Envelope => ({
    id: `${number}-${id}`,
    at: Date.now(),
    serviceUrl,
    conversationId,
    customer: { id: `customer-${number}`, name: 'Customer' },
    bot: { id: 'bot', name: 'Bot' },
    nulls: true,
  });
  const ending = random.pick<Ending>(['agent', 'end chat', 'silence']);
  const texts = Array.from({ length: 1 + random.below(4) }, (_, index) => echoed(number, index, random));
  if (ending !== 'silence') texts.push(ending);
  const hurried = random.chance(0.2);
  const preChat = preChatAnswers(random);

  const announced = contextEvent(envelope('context'), random.pick(contextForms), preChat);
  let previous = announced;
  await deliver(announced);
  const write = async (text: string): Promise<void> => {
    const activity = customerMessage(envelope(String(heard.length + undelivered)), { text });
    if (await deliver(activity)) heard.push(text);
    if (random.chance(rate)) await deliver(previous);
    previous = activity;
  };
  for (const text of texts) {
    if (center.isClosed(conversationId) && !hurried) break;
    await wait(random.below(150));
    await write(text);
  }
  for (let asked = 0; ending === 'agent' && asked < persistence.asksAgain; asked += 1) {
    if (await isServed(center, conversationId, persistence.waits)) break;
    await write('agent');
  }
  if (random.chance(rate)) await deliver(announced);
  return { conversationId, ending, heard, undelivered, deliveries };
}

async function isServed(center: Center, conversationId: string, milliseconds: number): Promise<boolean> {
  for (const until = performance.now() + milliseconds; !center.isClosed(conversationId);) {
    if (performance.now() >= until) return false;
    await wait(100);
  }
  return true;
}

/** What makes a text long on the wire: three bytes each, two, six, and what lies outside of the first plane. */
const HEAVY = ['问', '"', '\u0001', '\u{1F41F}'] as const;

/** A sentence that nobody else writes, so that an answer given twice shows, and now and then a long one. */
function echoed(number: number, index: number, random: Random): string {
  const weight = random.pick(HEAVY).repeat(500 + random.below(1_500));
  return `echo: sentence ${index} of ${number}${random.chance(0.1) ? ` ${weight}` : ''}`;
}

/** What goes back with an Escalate comes first. */
const QUESTIONS = ['Name', 'Email', 'Phone', 'CaseNumber', 'What is it about?'];

/** What the customer entered before the chat: nothing, a word, or more than a command has room for. */
function preChatAnswers(random: Random): JsonObject {
  const weight = random.pick(HEAVY);
  const answers = random.pick([0, 1, 3, QUESTIONS.length]);
  const length = random.pick([10, 3_500]);
  return Object.fromEntries(QUESTIONS.slice(0, answers).map((name) => [name, weight.repeat(length)]));
}
