import { createHmac } from 'node:crypto';
import type { Config } from '../config.ts';
import type { ConversationKey } from '../conversation/index.ts';

/** 64 bits: two conversations of one deployment will not share an alias. */
const LENGTH = 16;

/** Aliases that are remembered: a turn asks for its own several times. */
const REMEMBERED = 1_000;

/**
 * What a conversation is called in the log: the lines of one conversation can be found together, and nobody who reads them
 * learns its id. Salted with the app id, so that aliases of two deployments cannot be matched, and the same on every
 * instance of one. Whoever has an id can work the alias out: HMAC-SHA256 of the table row's key (without `c-`) under the app id.
 */
export function createConversationAlias({ authentication }: Config): (key: ConversationKey) => string {
  const salt = authentication.kind === 'channel' ? authentication.appId : 'local';
  const aliases = new Map<ConversationKey, string>();
  return (key) => {
    const known = aliases.get(key);
    if (known !== undefined) return known;
    const alias = createHmac('sha256', salt).update(key).digest('hex').slice(0, LENGTH);
    if (aliases.size >= REMEMBERED) aliases.clear();
    aliases.set(key, alias);
    return alias;
  };
}
