import type { Refusal } from './botPosts.ts';
import type { Conversation } from './conversation.ts';

/** What goes wrong in a conversation for as long as it is switched on; a fault hits some posts, this all of them. */
export interface Trouble {
  /** Whether the chat service's limits on sending are enforced, with 429. */
  readonly sendRate: boolean;
  /** Whether EndConversation takes no effect: the conversation stays open, and with the bot. */
  readonly endIgnored: boolean;
  /** How activities reach the bot: once each; twice, one after the other or together; or after the next one. */
  readonly deliveries: (typeof DELIVERIES)[number];
}

export const DELIVERIES = ['once', 'twice', 'twiceAtOnce', 'late'] as const;

/** Everything goes well. */
export const NO_TROUBLE: Trouble = { sendRate: false, endIgnored: false, deliveries: 'once' };

/**
 * How many messages a chat thread takes, in which time:
 * https://learn.microsoft.com/azure/communication-services/concepts/service-limits
 */
const SEND_LIMITS = [
  { messages: 10, within: 10_000 },
  { messages: 30, within: 60_000 },
] as const;

/** Why a post comes too soon after those before it, and when the next one may come; `undefined` when it does not. */
export function tooSoon({ trouble, wire }: Conversation, now: number): Refusal | undefined {
  if (!trouble.sendRate) return undefined;
  const taken = wire
    .filter(({ direction, answer }) => direction === 'fromBot' && answer?.status === 200)
    .map(({ at }) => at);
  const waits = SEND_LIMITS.map(({ messages, within }) => {
    // The one that has to be old enough for another to be taken.
    const oldest = taken.at(-messages);
    return oldest === undefined ? 0 : oldest + within - now;
  });
  const milliseconds = Math.max(...waits);
  if (milliseconds <= 0) return undefined;
  const seconds = Math.ceil(milliseconds / 1_000);
  return {
    status: 429,
    code: 'TooManyRequests',
    message: `The chat service takes ${SEND_LIMITS.map(({ messages, within }) => `${messages} messages in ${within / 1_000} s`).join(' and ')}. Try again in ${seconds} s.`,
    retryAfter: seconds,
  };
}
