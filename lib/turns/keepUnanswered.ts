import {
  repliesFor,
  unansweredMessage,
  type Answer,
  type ConversationRecord,
  type CustomerMessage,
} from '../conversation/index.ts';
import { asBotError } from '../errors.ts';
import type { Deadline } from './deadline.ts';
import type { TurnPorts } from './ports.ts';

/** Milliseconds that a turn may spend on this once the customer has the answer; what takes longer is not kept. */
const KEEP_TIMEOUT = 1_000;

/**
 * Keeps the customer's message, masked, if nothing understood it: a team that looks at them knows what to write next. Called
 * when the answer is out. Never throws: a message that could not be kept is one that nobody learns from, and no more.
 */
export async function keepUnanswered(
  { text }: CustomerMessage,
  language: string,
  { unanswered, log, now }: TurnPorts,
  deadline: Deadline,
): Promise<void> {
  if (unanswered?.keep !== true || deadline.remaining() < KEEP_TIMEOUT) return;
  const message = unansweredMessage(text, language);
  if (message === undefined) return;
  try {
    await unanswered.store.keep(message, now(), AbortSignal.timeout(KEEP_TIMEOUT));
  } catch (thrown) {
    const { code, message: error } = asBotError(thrown);
    log('warn', 'unanswered.notKept', { code, error });
  }
}

/**
 * Whether a decision came about because nobody had an answer. A responder that failed, an answer to a question of the bot's
 * and a complaint about the bot say nothing of what customers want to know.
 */
export function wasNotUnderstood(
  before: ConversationRecord,
  after: ConversationRecord,
  answer: Answer | 'failed' | undefined,
): boolean {
  if (answer === undefined || answer === 'failed' || answer.kind !== 'notUnderstood') return false;
  const sameSession = before.context.session === after.context.session;
  return after.context.notUnderstood > (sameSession ? before.context.notUnderstood : 0);
}

/** The language that a conversation was answered in. */
export function languageOfAnswer({ context }: ConversationRecord): string {
  return repliesFor(context.locale).language;
}
