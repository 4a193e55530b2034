import type { ConversationContext } from './context.ts';
import { decide } from './decide.ts';
import type { Policy } from './policy/policy.ts';
import type { CustomerMessage } from './responder.ts';

/** Stands for any answer: a decision that goes by it carries its rule. */
const ANY_ANSWER = { kind: 'said', rule: 'anyAnswer', says: [] } as const;

/**
 * Whether what the bot says to this message is up to a responder's answer: not where a person is asked for, where a question
 * of the bot's is answered, or where a topic belongs to a person. A model is not asked for words that nobody would read.
 */
export function needsWords(
  message: CustomerMessage,
  context: ConversationContext,
  now: number,
  policy: Policy,
): boolean {
  return decide(message, context, now, { policy, answer: ANY_ANSWER }).rule === ANY_ANSWER.rule;
}
