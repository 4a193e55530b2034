import { workItemOf, type ConversationKey } from '../conversation/index.ts';
import type { WorkItem } from '../omnichannel/index.ts';
import { namesOf, type Arrival } from './arrival.ts';

/**
 * Activities that could not be stored, nor be answered by a hand-over. The channel may deliver them again, and may not: what a
 * process has in its hands it does not forget for that.
 */
export interface Unheard {
  readonly keep: (arrival: Arrival) => void;
  readonly forget: (activity: UnheardActivity) => void;
  /** The conversations in which something is kept, whose oldest is oldest first. */
  readonly keys: () => readonly ConversationKey[];
  /** What is kept of a conversation, oldest first. */
  readonly of: (key: ConversationKey) => readonly UnheardActivity[];
  /** How long ago it came first, in milliseconds. */
  readonly age: (activity: UnheardActivity) => number;
  /** The case that the last of them names which names one. */
  readonly workItemOf: (key: ConversationKey) => WorkItem | undefined;
}

export interface UnheardActivity {
  readonly name: string;
  readonly arrival: Arrival;
  /** When it came first, in milliseconds on a clock that only runs: that of a process that cannot hear the store may be wrong. */
  readonly cameAt: number;
}

/** An activity may be as large as a request; beyond these the oldest are forgotten. */
const REMEMBERED = 500;
/** Whoever writes more than this in one conversation is a program: it is not to push out what others wrote. */
const REMEMBERED_OF_ONE = 20;

/**
 * What is worth hearing late: what the customer wrote, and whose conversation it is. Who came in, or what their page did, is of
 * the moment.
 */
const KEPT: ReadonlySet<Arrival['inbound']['kind']> = new Set([
  'customerMessage',
  'contextEvent',
  'conversationClosed',
]);

/** The one that is missed least: what was written before the rest, but not whose conversation it has been since. */
function leastOf(activities: readonly UnheardActivity[]): UnheardActivity | undefined {
  return activities.find(({ arrival }) => arrival.inbound.kind === 'customerMessage') ?? activities[0];
}

/** Knows none at first. `noted` is called whenever there is something to be heard soon; `steadyNow` is a clock that only runs. */
export function createUnheard(noted: () => void, steadyNow: () => number): Unheard {
  const kept = new Map<string, UnheardActivity>();
  const of = (key: ConversationKey): readonly UnheardActivity[] =>
    [...kept.values()].filter(({ arrival }) => arrival.key === key);
  const forget = ({ name }: UnheardActivity): void => {
    kept.delete(name);
  };
  const keepAtMost = (most: number, activities: readonly UnheardActivity[]): void => {
    const least = leastOf(activities);
    if (activities.length > most && least !== undefined) forget(least);
  };
  return {
    keep: (arrival) => {
      const names = namesOf(arrival);
      const name = JSON.stringify([arrival.key, names]);
      // Nobody could tell whether one without a name was heard since.
      if (names.length === 0 || kept.has(name) || !KEPT.has(arrival.inbound.kind)) return;
      kept.set(name, { name, arrival, cameAt: steadyNow() });
      keepAtMost(REMEMBERED_OF_ONE, of(arrival.key));
      keepAtMost(REMEMBERED, [...kept.values()]);
      noted();
    },
    forget,
    keys: () => [...new Set([...kept.values()].map(({ arrival }) => arrival.key))],
    of,
    age: ({ cameAt }) => steadyNow() - cameAt,
    workItemOf: (key) =>
      of(key)
        .map(({ arrival }) => workItemOf(arrival.inbound))
        .findLast((item) => item !== undefined),
  };
}
