import type { ActivityLike } from './activity.ts';
import { arrayIn, isObject, objectIn, stringOf, textOf } from './json.ts';

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
 * The customer's words without what a channel put around them. Teams, Slack and group chats name the bot in the text and say
 * so in an entity of type `mention`: the bot's own name is taken out, anybody else's stays as a name. Mark-up is taken off
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
  let words = text;
  let found = false;
  for (const entity of arrayIn(activity.entities) ?? []) {
    if (!isObject(entity) || stringOf(entity['type']).toLowerCase() !== 'mention') continue;
    const marked = textOf(entity['text']);
    const mentioned = objectIn(entity['mentioned']) ?? {};
    if (marked === undefined || !words.includes(marked)) continue;
    const isBot = bot?.id !== undefined && mentioned['id'] === bot.id;
    words = words.replaceAll(marked, () => (isBot ? ' ' : marked.replace(TAG, '')));
    found = true;
  }
  // Some clients leave the entity out, but not the mark.
  words = words.replaceAll(/<at(?:\s[^<>]*)?>(?<name>[^<]*)<\/at>/giu, (_mark, name: string) => {
    found = true;
    const isBot = bot?.name === undefined || name.trim().toLowerCase() === bot.name.trim().toLowerCase();
    return isBot ? ' ' : name;
  });
  return found ? words.trim().replace(/^[,:;]\s*/u, '') : text;
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
  for (const attachment of arrayIn(activity.attachments) ?? []) {
    if (!isObject(attachment) || !stringOf(attachment['contentType']).startsWith('text/html')) continue;
    const content = textOf(attachment['content']);
    if (content === undefined) continue;
    const words = withoutMarkup(withoutMentions(content, activity));
    if (words !== '') return words;
  }
  return undefined;
}
