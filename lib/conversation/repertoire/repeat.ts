import { CUSTOM_CHANNEL_TEXT_LIMIT, shortenText } from '../../omnichannel/index.ts';

/** Leaves room for the sentence around it within what every channel delivers. A character takes a byte at least. */
const REPEATED_BYTES = CUSTOM_CHANNEL_TEXT_LIMIT - 1_000;

/** The customer's own text, fit to be sent back: unchanged unless it is too long, or torn within a surrogate pair. */
export function repeat(text: string, maxBytes: number = REPEATED_BYTES): string {
  return shortenText(text.toWellFormed(), maxBytes);
}
