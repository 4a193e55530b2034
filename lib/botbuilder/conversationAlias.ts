import { createHmac } from 'node:crypto';
import type { Config } from '../config.ts';
import type { ConversationKey } from '../conversation/index.ts';

/** 64 bits: two conversations of one deployment will not share an alias. */
const LENGTH = 16;

/**
 * What a conversation is called in the log: the lines of one conversation can be found together, and nobody who reads them
 * learns its id. Salted with the app id, so that aliases of two deployments cannot be matched, and the same on every
 * instance of one. Whoever has an id can work the alias out: HMAC-SHA256 of the table row's key (without `c-`) under the app id.
 */
export function createConversationAlias({ authentication }: Config): (key: ConversationKey) => string {
  const salt = authentication.kind === 'channel' ? authentication.appId : 'local';
  return (key) => createHmac('sha256', salt).update(key).digest('hex').slice(0, LENGTH);
}
