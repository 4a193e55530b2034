import type { ActivityLike } from './activity.ts';
import { partsOf, type Part } from './spelling.ts';
import { readChannelData } from './tags.ts';

/** Who wrote and who reads: their names, pictures and whereabouts came with the message, and are not what was sent. */
const PEOPLE: ReadonlySet<string> = new Set([
  ...['author', 'bot', 'chat', 'client', 'customer', 'from', 'profile', 'recipient', 'sender', 'user'],
]);

/**
 * The parts of the messenger's own message that a connector leaves in `channelData`, outermost first: a recording, a picture,
 * a place or a button for which Bot Framework has no member, or the connector no use.
 */
export function messengerParts(activity: ActivityLike): readonly Part[] {
  return partsOf(readChannelData(activity), PEOPLE);
}
