import { commandToActivity } from './command.ts';
import type { Command } from './command.ts';
import { MESSAGE_LIMIT_BYTES, MESSAGE_METADATA_BYTES } from './limits.ts';
import { messageBytes, textBytes } from './messageSize.ts';

const ELLIPSIS = '…';

/**
 * The longest beginning of a text that takes at most `maxBytes` inside a JSON message, with an ellipsis when something is
 * missing. It is cut between characters as people see them, so no emoji and no accent is torn apart. A text that fits is
 * returned unchanged; when not even the ellipsis fits, the empty text is.
 *
 * @param maxBytes UTF-8 bytes of the text as JSON writes it (a line break takes two), without the quotes.
 */
export function shortenText(text: string, maxBytes: number): string {
  if (textBytes(text) <= maxBytes) return text;
  const budget = maxBytes - textBytes(ELLIPSIS);
  if (budget < 0) return '';
  let used = 0;
  let kept = '';
  // A character takes a byte at least, so what lies behind the budget need not be looked at.
  for (const { segment } of new Intl.Segmenter().segment(text.slice(0, budget + 1))) {
    used += textBytes(segment);
    if (used > budget) break;
    kept += segment;
  }
  return kept + ELLIPSIS;
}

/**
 * The command with its text shortened, if need be, so that it fits into a message with {@link MESSAGE_METADATA_BYTES} to
 * spare. Its variables are never touched: when they alone are too large, `commandToActivity` says so.
 * @throws {ProtocolError} as `commandToActivity` does.
 */
export function fitCommand(command: Command): Command {
  const bare = messageBytes(commandToActivity({ ...command, text: '' }));
  return { ...command, text: shortenText(command.text, MESSAGE_LIMIT_BYTES - MESSAGE_METADATA_BYTES - bare) };
}
