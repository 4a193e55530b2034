import { commandToActivity } from './command.ts';
import type { Command } from './command.ts';
import { checkContextVariables } from './contextVariables.ts';
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

/** What the text keeps of the room, in bytes, when the variables would take all of it. */
const TEXT_FLOOR = 2_000;

/**
 * The command as it fits into a message of `maxBytes`, measured as it will be on the wire: the variables are JSON inside
 * JSON, where a quote takes four bytes and a control character seven. What matters most is kept: of the variables, which
 * stand in order of importance, each that still fits, whole (half a case number is the number of another case), and of the
 * text its beginning. Variables that may not be sent at all are left out. The bare command always fits, so this never throws.
 */
export function fitCommand(
  command: Command,
  maxBytes = MESSAGE_LIMIT_BYTES - MESSAGE_METADATA_BYTES,
): Command {
  const room = maxBytes - messageBytes(commandToActivity({ ...command, text: '', context: {} }));
  const reserved = Math.min(textBytes(command.text), TEXT_FLOOR, room);
  const { variables } = checkContextVariables(command.context);
  let left = room - reserved;
  const kept = Object.entries(variables).filter(([name, value]) => {
    const bytes = textBytes(`${JSON.stringify(name)}:${JSON.stringify(value)},`);
    if (bytes > left) return false;
    left -= bytes;
    return true;
  });
  const context = Object.fromEntries(kept);
  return { ...command, text: shortenText(command.text.toWellFormed(), left + reserved), context };
}
