import type { ActivityLike } from './activity.ts';
import { labelOf, arrayIn, objectIn, stringOf } from './json.ts';

/**
 * `channelData.tags` has two grammars. What the contact center sends is a list of words, read here. What a bot sends is a
 * JSON command, spelled in `command.ts`. Copying one into the other is a mistake that `lint` names.
 */
const FROM_CUSTOMER = 'fromcustomer';
const CONTEXT_MESSAGE = 'omnichannelcontextmessage';
const HIDDEN = 'hidden';
const SYSTEM = 'system';
const CHANNEL_PREFIX = 'channelid-';

/** `fromUserId` of the messages that the platform itself writes. */
const SYSTEM_USER = 'System';

/** What the contact center says about a message it delivers, read from `channelData` in every form it has been seen in. */
export interface Origin {
  /** A customer wrote it. */
  readonly fromCustomer: boolean;
  /** It carries the conversation's context, not words. */
  readonly contextMessage: boolean;
  /** It is shown to nobody. */
  readonly hidden: boolean;
  /** The platform wrote it, and nothing says that a customer did. */
  readonly system: boolean;
  /** It came through Dynamics 365, whatever the customer's own channel is. */
  readonly omnichannel: boolean;
  /** The customer's own channel (`lcw`, `whatsapp`, …; outside Dynamics 365 the activity's `channelId`), if known. */
  readonly sourceChannel: string | undefined;
}

/** `channelData` as an object: as it is, parsed when it came as a JSON string, empty when it is neither. */
export function readChannelData(activity: ActivityLike): Readonly<Record<string, unknown>> {
  return objectIn(activity.channelData) ?? {};
}

/**
 * The words of an incoming `tags`: a comma-separated list, an array, or an array as a JSON string. Empty for a command.
 * @see https://github.com/MicrosoftDocs/dynamics-365-customer-engagement/blob/main/ce/customer-service/develop/download-attachments-bot.md
 */
export function readTags(tags: unknown): readonly string[] {
  const list =
    arrayIn(tags) ?? (typeof tags === 'string' && objectIn(tags) === undefined ? tags.split(',') : []);
  return list.flatMap((tag) => (typeof tag === 'string' && tag.trim() !== '' ? [tag.trim()] : []));
}

/** Reads where an incoming activity comes from. Tags are compared without regard to case: field code spells them both ways. */
export function readOrigin(activity: ActivityLike): Origin {
  const channelData = readChannelData(activity);
  const tags = readTags(channelData['tags']);
  const words = new Set(tags.map((tag) => tag.toLowerCase()));
  const fromCustomer = words.has(FROM_CUSTOMER);
  const channelTag = tags.find((tag) => tag.toLowerCase().startsWith(CHANNEL_PREFIX));
  // The SDKs say `omnichannel`; Microsoft's samples say `lcw` or `telephony` with this source channel id beside it.
  const omnichannel = isOmnichannel(activity.channelId) || isOmnichannel(channelData['sourceChannelId']);
  return {
    fromCustomer,
    contextMessage: words.has(CONTEXT_MESSAGE),
    hidden: words.has(HIDDEN),
    system: !fromCustomer && (words.has(SYSTEM) || channelData['fromUserId'] === SYSTEM_USER),
    omnichannel,
    sourceChannel: labelOf(channelTag?.slice(CHANNEL_PREFIX.length)) ?? ownChannel(activity.channelId),
  };
}

/** True when the activity carries a tag that only the contact center puts on what it delivers. */
export function hasInboundTags(activity: ActivityLike): boolean {
  return readTags(readChannelData(activity)['tags']).some((tag) => {
    const word = tag.toLowerCase();
    return [FROM_CUSTOMER, CONTEXT_MESSAGE, HIDDEN].includes(word) || word.startsWith(CHANNEL_PREFIX);
  });
}

/** True when the activity carries anything that the contact center writes into `channelData`: a bot has no reason to. */
export function hasInboundMarks(activity: ActivityLike): boolean {
  const channelData = readChannelData(activity);
  return (
    channelData['fromUserId'] !== undefined ||
    channelData['sourceChannelId'] !== undefined ||
    hasInboundTags(activity)
  );
}

function isOmnichannel(channelId: unknown): boolean {
  return stringOf(channelId).trim().toLowerCase() === 'omnichannel';
}

function ownChannel(channelId: unknown): string | undefined {
  return typeof channelId === 'string' && channelId !== '' && !isOmnichannel(channelId)
    ? channelId
    : undefined;
}
