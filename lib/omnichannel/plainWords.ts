import type { ActivityLike } from './activity.ts';
import { isObject, objectIn, objectsIn, stringOf, textOf } from './json.ts';

/** What mark-up is made of. Anything else between angle brackets was written by the customer. */
const TAG =
  /<(?<end>\/?)(?<name>at|a|b|blockquote|body|br|code|del|div|em|emoji|font|h[1-6]|hr|html|i|img|li|ol|p|pre|s|span|strike|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul|attachment|systemeventmessage)(?:\s[^<>]*)?\/?>/giu;
const BREAKING = new Set(['blockquote', 'br', 'div', 'hr', 'li', 'ol', 'p', 'pre', 'table', 'tr', 'ul']);

/** A message that is one element from its first to its last character was written by a channel's editor. */
const ONE_ELEMENT = /^\s*<(?<name>html|body|div|p|span)(?:\s[^<>]*)?>.*<\/\k<name>>\s*$/isu;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

/**
 * The customer's words without what a channel put around them. Teams, Slack and group chats name the bot in the text, and most
 * say so in an entity of type `mention`: the bot's own name is taken out, anybody else's stays as a name. Mark-up is taken off
 * where the text is said to be (`textFormat`), on Teams, and where the whole message is one element; on any other channel
 * `<b>` is what the customer typed. A Teams message whose words are only in its HTML twin is read from there.
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations
 */
export function readWords(activity: ActivityLike): string {
  const own = withoutMentions(stringOf(activity.text), activity);
  const words = isMarkedUp(own, activity) ? withoutMarkup(own) : own;
  return words.trim() === '' ? (twin(activity) ?? words) : words;
}

function withoutMentions(text: string, activity: ActivityLike): string {
  const bot = activity.recipient;
  const isBot = (id: string | undefined, name: string | undefined): boolean =>
    isSame(id, bot?.id) || (id === undefined && isSame(name, bot?.name));
  let words = text;
  for (const entity of objectsIn(activity.entities)) {
    if (stringOf(entity['type']).toLowerCase() !== 'mention') continue;
    const mentioned = objectIn(entity['mentioned']) ?? {};
    const name = textOf(mentioned['name']);
    // Some clients say whom, and not with which words.
    const marked = textOf(entity['text']) ?? name;
    if (marked === undefined || !words.includes(marked)) continue;
    const isOurs = isBot(textOf(mentioned['id']), name);
    words = words.replaceAll(marked, () => (isOurs ? ' ' : marked.replace(TAG, '')));
  }
  // Some leave the entity out, but not the mark.
  words = words
    .replaceAll(/<at(?:\s[^<>]*)?>(?<name>[^<]*)<\/at>/giu, (_mark, name: string) =>
      bot?.name === undefined || isSame(name, bot.name) ? ' ' : name,
    )
    .replaceAll(/<@(?<id>\w+)(?:\|[^<>]*)?>/gu, (mark, id: string) =>
      isSame(id, bot?.id?.split(':')[0]) ? ' ' : mark,
    );
  const addressed = addressOf(words, bot?.name);
  if (addressed !== undefined) words = words.trim().slice(addressed.length);
  return words === text ? text : words.trim().replace(/^[,:;]\s*/u, '');
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one.trim().toLowerCase() === other?.trim().toLowerCase();
}

/** `@Contoso Help` at the beginning of a message, as people type it where nothing makes a mention of it. */
function addressOf(text: string, name: string | undefined): string | undefined {
  const address = `@${name?.trim() ?? ''}`;
  const beginning = text.trim().slice(0, address.length);
  const next = text.trim().slice(address.length);
  const isWhole = !/^[\p{L}\p{N}]/u.test(next);
  return address !== '@' && isWhole && isSame(beginning, address) ? beginning : undefined;
}

function isMarkedUp(text: string, activity: ActivityLike): boolean {
  if (!/[<&]/.test(text)) return false;
  const format = stringOf(activity.textFormat).toLowerCase();
  return (
    ['xml', 'html', 'xhtml'].includes(format) || activity.channelId === 'msteams' || ONE_ELEMENT.test(text)
  );
}

function withoutMarkup(text: string): string {
  const bare = text.replaceAll(TAG, (tag, ...rest: readonly unknown[]) => {
    const groups = rest.at(-1);
    const name = isObject(groups) ? stringOf(groups['name']).toLowerCase() : '';
    if (BREAKING.has(name)) return '\n';
    return (
      (name === 'img' || name === 'emoji' ? /\salt="(?<alt>[^"]*)"/iu.exec(tag)?.groups?.['alt'] : '') ?? ''
    );
  });
  return bare
    .replaceAll(/&(?:#(?<code>\d{1,7})|#x(?<hex>[\da-f]{1,6})|(?<word>[a-z]{2,6}));/giu, decoded)
    .replaceAll(/[^\S\n]*\n\s*/gu, '\n')
    .trim();
}

function decoded(reference: string, code?: string, hex?: string, word?: string): string {
  if (word !== undefined) return ENTITIES.get(word.toLowerCase()) ?? reference;
  const point = code === undefined ? Number.parseInt(hex ?? '', 16) : Number(code);
  const isCharacter = point > 0 && point <= 0x10_ff_ff && !(point >= 0xd8_00 && point <= 0xdf_ff);
  return isCharacter ? String.fromCodePoint(point) : reference;
}

/** The words of the HTML attachment that Teams adds to a message. */
function twin(activity: ActivityLike): string | undefined {
  for (const attachment of objectsIn(activity.attachments)) {
    if (!stringOf(attachment['contentType']).startsWith('text/html')) continue;
    const content = textOf(attachment['content']);
    if (content === undefined) continue;
    const words = withoutMarkup(withoutMentions(content, activity));
    if (words !== '') return words;
  }
  return undefined;
}
