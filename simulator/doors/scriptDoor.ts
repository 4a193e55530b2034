import type { Conversation } from '../center/conversation.ts';
import { NotAScript, saveScript } from '../play/saveScript.ts';
import type { Switchboard } from '../switchboard.ts';
import { answer, HttpRefusal, type Exchange } from './exchange.ts';

/**
 * Gives a conversation as a script for `npm run simulate`.
 * @throws HttpRefusal 409 when it cannot be one.
 */
export function answerScript(exchange: Exchange, switchboard: Switchboard, conversation: Conversation): void {
  const journal = switchboard.journal(conversation.id);
  if (journal === undefined) {
    throw new HttpRefusal(409, 'Conflict', 'Nobody wrote down what was done in this conversation.');
  }
  try {
    answer(exchange, 200, saveScript(conversation, journal, switchboard.definition), {
      'Content-Disposition': 'attachment; filename="conversation.json"',
    });
  } catch (error) {
    if (error instanceof NotAScript) throw new HttpRefusal(409, 'Conflict', error.message);
    throw error;
  }
}
