import { createHash } from 'node:crypto';
import type { ConversationKey } from '../conversation/index.ts';

/** An account beside the first one, and when an instance first had it in its settings. */
export interface JoinedShard {
  readonly name: string;
  /** Milliseconds since 1970, as the storage service sees it. */
  readonly joinedAt: number;
}

/** Where a conversation may be, and where it is to begin. */
export interface Homes {
  /** Where it would begin now, then where it would have begun before each account that came since. */
  readonly places: readonly [string, ...string[]];
  /** A second account in which its place is to be taken before it begins. */
  readonly claimAt: string | undefined;
}

/**
 * Milliseconds in which a new account gets nothing: when they are over, no instance is left that has never heard of it. A
 * deployment replaces all instances within minutes.
 */
export const UNTIL_OPEN = 60 * 60_000;

/**
 * Milliseconds after that in which a conversation that begins in the new account takes its place in the one before, too. Some
 * instances think that the account is open when others do not yet, and these begin the conversation in the one before: whoever
 * is second finds the place taken. The clocks of two instances may be so far apart.
 */
export const CLAIMED = 10 * 60_000;

/**
 * Divides conversations among accounts by rendezvous hashing: each goes to the account with the highest weight for it, so a new
 * account takes its share from all others and moves nothing between them. However many join at once, one opens when the one
 * before is open to all: else two instances could each count with accounts that the other does not, and begin a conversation
 * without an account in which the second one finds its place taken.
 */
export function divideAmong(
  first: string,
  joined: readonly JoinedShard[],
): (key: ConversationKey, now: number) => Homes {
  const opening = openingTimes(joined);
  return (key, now) => {
    const opened = opening.filter(({ opensAt }) => opensAt <= now);
    const places = placesOf(
      key,
      first,
      opened.map(({ name }) => name),
    );
    const latest = opened.at(-1);
    const isClaimed = latest?.name === places[0] && now < latest.opensAt + CLAIMED;
    return { places, claimAt: isClaimed ? places[1] : undefined };
  };
}

function openingTimes(
  joined: readonly JoinedShard[],
): readonly { readonly name: string; readonly opensAt: number }[] {
  let earliest = -Infinity;
  return joined
    .toSorted((one, other) => one.joinedAt - other.joinedAt || (one.name < other.name ? -1 : 1))
    .map(({ name, joinedAt }) => {
      const opensAt = Math.max(joinedAt + UNTIL_OPEN, earliest);
      earliest = opensAt + CLAIMED;
      return { name, opensAt };
    });
}

/** The accounts that had the highest weight when they came, the last one first. `later` came in this order. */
function placesOf(key: ConversationKey, first: string, later: readonly string[]): Homes['places'] {
  let places: Homes['places'] = [first];
  let highest = weightOf(first, key);
  for (const name of later) {
    const weight = weightOf(name, key);
    if (weight <= highest) continue;
    highest = weight;
    places = [name, ...places];
  }
  return places;
}

function weightOf(name: string, key: ConversationKey): number {
  return createHash('sha256').update(`${name} ${key}`).digest().readUIntBE(0, 6);
}
