import { createHash } from 'node:crypto';
import type { ConversationKey } from '../conversation/index.ts';

/**
 * The key of a conversation: SHA-256, as hex, of its channel and its id. Conversation ids hold whatever a channel likes
 * (`/`, `#`, `?`, control characters, a thousand characters), which table keys must not, and ids that differ only in case
 * are different conversations. JSON keeps the pair apart and escapes lone surrogates, which UTF-8 would all turn into the
 * same replacement character, so different pairs never share a key.
 */
export function conversationKey(channelId: string, conversationId: string): ConversationKey {
  return createHash('sha256')
    .update(JSON.stringify([channelId, conversationId]))
    .digest('hex');
}
