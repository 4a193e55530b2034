import type { AttachmentLike } from './activity.ts';
import { arrayIn, isObject, stringOf } from './json.ts';
import { ADAPTIVE_CARD_VERSION } from './limits.ts';

/** What the content type of every card begins with; the kind of card follows. */
export const CARD_TYPES = 'application/vnd.microsoft.card.';

const IN_TEXT_AND_PICTURES = ['adaptive', 'hero', 'receipt', 'thumbnail'];
const EVERYWHERE_IN_WEB_CHAT = [
  ...IN_TEXT_AND_PICTURES,
  ...['animation', 'audio', 'oauth', 'signin', 'video'],
];

/**
 * The kinds of card that a channel is known to show, by the channel's name in either world: Dynamics 365 calls live chat `lcw`
 * and Microsoft Teams `teams`. What a page states only in part, or of one client of several, is not here: whoever is told in
 * text what a card shows as well loses nothing.
 * - Live chat: the widget's list of what it draws, and Web Chat, of which it is made, for animations.
 * - Teams and Web Chat: the table of cards by channel. Direct Line "technically supports all cards, but it's up to the client";
 *   here are those that Dynamics 365 states for every client of it.
 * @see https://github.com/microsoft/omnichannel-chat-widget
 * @see https://learn.microsoft.com/azure/bot-service/bot-service-channels-reference#card-support-by-channel
 * @see https://github.com/MicrosoftDocs/dynamics-365-customer-engagement/blob/main/ce/customer-service/administer/card-support-in-channels.md
 */
const SHOWN: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    lcw: EVERYWHERE_IN_WEB_CHAT,
    livechat: EVERYWHERE_IN_WEB_CHAT,
    webchat: EVERYWHERE_IN_WEB_CHAT,
    emulator: EVERYWHERE_IN_WEB_CHAT,
    directline: IN_TEXT_AND_PICTURES,
    msteams: [...IN_TEXT_AND_PICTURES, 'signin'],
    teams: [...IN_TEXT_AND_PICTURES, 'signin'],
  }).map(([channel, kinds]) => [channel, new Set(kinds)]),
);

/** "Media or audio card and date input elements for adaptive cards are only supported in Live chat" (of Dynamics 365's channels). */
const ONLY_IN_LIVE_CHAT: ReadonlySet<string> = new Set(['Input.Date', 'Input.Time', 'Media']);
const WITHOUT_THESE: ReadonlySet<string> = new Set(['teams', 'directline']);

/** Deeper cards are no cards, and this ends whatever the card. */
const DEEPEST = 20;

/**
 * Whether the customers of a channel are known to see all cards among the attachments, and every element of theirs. `undefined`
 * is a channel that nobody named.
 */
export function showsCards(channel: string | undefined, attachments: readonly AttachmentLike[]): boolean {
  const name = (channel ?? '').toLowerCase();
  const kinds = SHOWN.get(name);
  return kinds !== undefined && attachments.every((attachment) => shows(name, kinds, attachment));
}

function shows(
  channel: string,
  kinds: ReadonlySet<string>,
  { contentType, content }: AttachmentLike,
): boolean {
  const type = stringOf(contentType);
  if (!type.startsWith(CARD_TYPES)) return false;
  const kind = type.slice(CARD_TYPES.length);
  if (!kinds.has(kind)) return false;
  if (kind !== 'adaptive') return true;
  return !isTooNew(content) && !(WITHOUT_THESE.has(channel) && holds(content, ONLY_IN_LIVE_CHAT));
}

/** Whether an Adaptive Card is of a version that the channels do not draw yet. */
export function isTooNew(content: unknown): boolean {
  if (!isObject(content)) return false;
  const [major = 0, minor = 0] = stringOf(content['version']).split('.').map(Number);
  const [newestMajor = 0, newestMinor = 0] = ADAPTIVE_CARD_VERSION.split('.').map(Number);
  return major > newestMajor || (major === newestMajor && minor > newestMinor);
}

/** Whether a card has an element of one of the types, at any depth. */
function holds(part: unknown, types: ReadonlySet<string>, depth = 0): boolean {
  if (depth > DEEPEST) return true;
  const list = arrayIn(part);
  if (list !== undefined) return list.some((item) => holds(item, types, depth + 1));
  if (!isObject(part)) return false;
  return (
    types.has(stringOf(part['type'])) || Object.values(part).some((member) => holds(member, types, depth + 1))
  );
}
