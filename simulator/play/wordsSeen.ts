import { showsCards, type AttachmentLike, type JsonValue } from '../../lib/omnichannel/index.ts';
import { channelIdOf } from '../center/inboundActivities.ts';
import type { Entry } from '../center/conversation.ts';
import type { ChannelType } from '../definition/definition.ts';

/** The members of a card, and of what is on it, that a customer reads or can press. */
const READ: ReadonlySet<string> = new Set([
  ...['title', 'subtitle', 'text', 'label', 'key', 'value', 'price', 'quantity', 'tax', 'total', 'url'],
]);

/**
 * What a customer reads in a line: its text, and the words on its cards where the channel shows them, in the order of the card.
 * On other channels the text is all there is.
 */
export function wordsSeen(
  { text, attachments }: Pick<Entry, 'text' | 'attachments'>,
  channel: ChannelType,
): string {
  const cards = (isList(attachments) ? attachments : []).filter(isMembers);
  const shown = showsCards(channelIdOf(channel), cards.map(asAttachment)) ? cards : [];
  return [text, ...shown.flatMap(({ content = null }) => wordsOn(content))]
    .filter((words) => words !== '')
    .join('\n');
}

function wordsOn(part: JsonValue): readonly string[] {
  if (isList(part)) return part.flatMap(wordsOn);
  if (!isMembers(part)) return [];
  return Object.entries(part).flatMap(([name, member]) => {
    if (typeof member !== 'string') return wordsOn(member);
    return READ.has(name) && !member.startsWith('data:') ? [member] : [];
  });
}

function asAttachment({ contentType, content }: Readonly<Record<string, JsonValue>>): AttachmentLike {
  return { content, ...(typeof contentType === 'string' ? { contentType } : {}) };
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isMembers(value: JsonValue): value is Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !isList(value);
}
