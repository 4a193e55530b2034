import type { Conversation } from '../center/conversation.ts';
import type { Switchboard } from '../switchboard.ts';
import { HttpRefusal } from './exchange.ts';

/**
 * The conversation that an address names.
 * @throws HttpRefusal 404 when there is none.
 */
export function knownConversation(switchboard: Switchboard, id: string): Conversation {
  const conversation = switchboard.conversation(id);
  if (conversation !== undefined) return conversation;
  throw new HttpRefusal(
    404,
    'ConversationNotFound',
    'There is no such conversation. Was the simulator restarted?',
  );
}
