import type { ActivityLike } from './activity.ts';
import { textIn } from './spelling.ts';
import { hasInboundTags, readChannelData, readOrigin } from './tags.ts';

/**
 * Whether the activity came through Dynamics 365: by its channel id, by the source channel id that takes its place, or by a tag
 * that only the contact center puts on what it delivers. Elsewhere (Teams, Web Chat, Direct Line alone) nobody takes a command,
 * whatever else a channel writes under the names that the contact center uses.
 */
export function isFromContactCenter(activity: ActivityLike): boolean {
  return readOrigin(activity).omnichannel || hasInboundTags(activity);
}

/** What a message was called by its sender, before bridging and retries gave it other ids. */
export interface OriginalIds {
  /** The id that the message itself had. */
  readonly message?: string;
  /** The id that the customer's page gave it, in a namespace of its own. */
  readonly client?: string;
}

/** The original ids in `channelData`, without blanks around them. Field code spells the members in every way. */
export function readOriginalIds(activity: ActivityLike): OriginalIds {
  const channelData = readChannelData(activity);
  const message = textIn(channelData, 'originalmessageid')?.trim();
  const client = textIn(channelData, 'clientactivityid')?.trim();
  return { ...(message === undefined ? {} : { message }), ...(client === undefined ? {} : { client }) };
}

/** Numbers below this are seconds: as milliseconds they would lie before the spring of 1973. */
const SECONDS_BELOW = 100_000_000_000;

/**
 * A point in time as senders write it: ISO 8601, or a number since 1970 in seconds or milliseconds, as text or not.
 * Milliseconds since 1970, or `undefined` for anything that is no time.
 */
export function readTime(value: unknown): number | undefined {
  if (value instanceof Date) return finite(value.getTime());
  if (typeof value === 'number') return finite(Math.abs(value) < SECONDS_BELOW ? value * 1_000 : value);
  if (typeof value !== 'string') return undefined;
  return /^\s*\d+(?:\.\d+)?\s*$/.test(value) ? readTime(Number(value)) : finite(Date.parse(value));
}

function finite(time: number): number | undefined {
  return Number.isFinite(time) && Math.abs(time) <= 8.64e15 ? Math.round(time) : undefined;
}
