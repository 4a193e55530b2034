import { readInbound } from '../../omnichannel/index.ts';
import { withoutFillers, wordsOf } from '../phrases.ts';
import { adaptiveCardFor, type AdaptiveCardName } from './cards/index.ts';
import { keywordFor, type Keyword } from './keywords.ts';

/** What the customer asks for in words. `echo` keeps the customer's own text untouched. */
export type Request =
  | { readonly kind: 'keyword'; readonly keyword: Keyword }
  | { readonly kind: 'adaptiveCard'; readonly card: AdaptiveCardName | undefined }
  | { readonly kind: 'echo'; readonly text: string }
  | { readonly kind: 'other' };

/**
 * Reads a request from what the customer wrote: whole messages in whole words, whatever stands around them at the edges
 * ("the hero card, please"). "travel agent" and "my mac is broken" ask for nothing that is here.
 */
export function readRequest(text: string): Request {
  const echo = echoed(text);
  if (echo !== undefined) return { kind: 'echo', text: echo };
  const words = wordsOf(text);
  const keyword = keywordFor(words) ?? keywordFor(withoutFillers(words));
  if (keyword !== undefined) return { kind: 'keyword', keyword };
  return readAdaptiveCard(words) ?? { kind: 'other' };
}

/**
 * Nothing is echoed that would read as the context document of the contact center's own: whoever handles the message next
 * may take it for one.
 */
function echoed(text: string): string | undefined {
  const rest = /^\s*echo\s*:\s?(?<rest>.*)$/isu.exec(text)?.groups?.['rest'];
  if (rest === undefined || rest.trim() === '') return undefined;
  return readInbound({ type: 'message', channelId: 'omnichannel', text: rest }).kind === 'customerMessage'
    ? rest
    : undefined;
}

/**
 * "ac" and a name are the whole message. A name of two words has to be one that exists: "AC stopped working" is about an
 * air conditioner.
 */
function readAdaptiveCard([command, ...name]: readonly string[]): Request | undefined {
  if (command !== 'ac' || name.length > 2) return undefined;
  const card = adaptiveCardFor(name);
  return card === undefined && name.length === 2 ? undefined : { kind: 'adaptiveCard', card };
}
