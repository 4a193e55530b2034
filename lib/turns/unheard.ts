import type { ConversationKey } from '../conversation/index.ts';
import { namesOf, type Arrival } from './turn.ts';

/**
 * Activities that could not be stored, nor be answered by a hand-over. The channel may deliver them again, and may not: what a
 * process has in its hands it does not forget for that.
 */
export interface Unheard {
  readonly keep: (arrival: Arrival, now: number) => void;
  readonly forget: (activity: UnheardActivity) => void;
  /** All of them, oldest first. */
  readonly activities: () => readonly UnheardActivity[];
  /** The customer of this conversation waits for an answer to what they wrote. */
  readonly isWaiting: (key: ConversationKey) => boolean;
}

export interface UnheardActivity {
  readonly name: string;
  readonly arrival: Arrival;
  /** When it came first, in milliseconds since 1970, on our clock. */
  readonly cameAt: number;
}

/** An activity may be as large as a request; beyond these the oldest are forgotten. */
const REMEMBERED = 500;

/** Knows none at first. `noted` is called whenever there is something to be heard soon. */
export function createUnheard(noted: () => void = () => undefined): Unheard {
  const kept = new Map<string, UnheardActivity>();
  return {
    keep: (arrival, now) => {
      const name = nameOf(arrival);
      // Nobody could tell whether one without a name was heard since.
      if (name === undefined || kept.has(name)) return;
      kept.set(name, { name, arrival, cameAt: now });
      const [oldest = name] = kept.keys();
      if (kept.size > REMEMBERED) kept.delete(oldest);
      noted();
    },
    forget: ({ name }) => {
      kept.delete(name);
    },
    activities: () => [...kept.values()],
    isWaiting: (key) =>
      [...kept.values()].some(
        ({ arrival }) => arrival.key === key && arrival.inbound.kind === 'customerMessage',
      ),
  };
}

function nameOf(arrival: Arrival): string | undefined {
  const names = namesOf(arrival);
  return names.length === 0 ? undefined : JSON.stringify([arrival.key, names]);
}
