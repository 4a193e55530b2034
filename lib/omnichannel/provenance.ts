import type { ActivityLike } from './activity.ts';
import { textOf } from './json.ts';
import { hasInboundMarks, readChannelData } from './tags.ts';

/**
 * Whether the activity came through Dynamics 365: by its channel id, or by marks that only the contact center puts on what it
 * delivers. Elsewhere (Teams, Web Chat, Direct Line alone) nobody takes a command.
 */
export function isFromContactCenter(activity: ActivityLike): boolean {
  return activity.channelId === 'omnichannel' || hasInboundMarks(activity);
}

/** Members of `channelData` that name a message as its sender made it, before bridging and retries gave it other ids. */
const ORIGINAL_IDS = ['originalmessageid', 'clientactivityid'];

/** What else the activity is called besides its own id: `originalmessageid:SM1`. Field code spells the members in any case. */
export function readOriginalIds(activity: ActivityLike): readonly string[] {
  return Object.entries(readChannelData(activity)).flatMap(([name, value]) => {
    const member = name.toLowerCase();
    const id = typeof value === 'number' ? String(value) : textOf(value);
    return id !== undefined && ORIGINAL_IDS.includes(member) ? [`${member}:${id}`] : [];
  });
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
