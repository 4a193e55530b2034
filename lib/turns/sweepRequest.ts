import { DUE_PARTS, type DuePart } from '../conversation/index.ts';

/**
 * Asks another instance to go on with parts of the due index until a time. It goes through a queue: numbers alone, and nothing
 * of a customer.
 */
export interface SweepRequest {
  readonly parts: readonly DuePart[];
  /** Milliseconds since 1970. Afterwards nobody begins with it: whoever asked asks again. */
  readonly until: number;
}

/**
 * How long a request holds, in milliseconds. Two ticks of the timer as it is deployed, and what a run takes of the third: the
 * timer asks for the next ones when these are over, so that they neither pile up nor leave a gap.
 */
export const REQUEST_HOLDS = 90_000;

/** Makes requests of what a run leaves behind. */
export type AskForHelp = (left: readonly DuePart[], now: number) => readonly SweepRequest[];

/**
 * A way to ask so many others at the most. It remembers what it has asked for: for each part there is one request at a time,
 * however often a run leaves it behind.
 */
export function createAskForHelp(helpers: number): AskForHelp {
  const asked = new Map<DuePart, number>();
  return (left, now) => {
    const open = left.filter((part) => (asked.get(part) ?? -Infinity) <= now);
    const until = now + REQUEST_HOLDS;
    for (const part of open) asked.set(part, until);
    const count = Math.min(helpers, open.length);
    return Array.from({ length: count }, (_, helper) => ({
      parts: open.filter((_part, index) => index % count === helper),
      until,
    }));
  };
}

/** A request as it was found in the queue; `late` when its time is over, `malformed` when it is none of ours. */
export type FoundRequest = SweepRequest | 'late' | 'malformed';

/** Reads what a queue holds, where anybody may have put anything. It holds no longer than one that is made now. */
export function readSweepRequest(message: unknown, now: number): FoundRequest {
  if (typeof message !== 'object' || message === null || !('parts' in message) || !('until' in message))
    return 'malformed';
  const { parts, until } = message;
  if (typeof until !== 'number' || !Number.isFinite(until)) return 'malformed';
  if (!Array.isArray(parts) || parts.length === 0) return 'malformed';
  const known = DUE_PARTS.filter((part) => parts.includes(part));
  if (known.length !== parts.length) return 'malformed';
  return until <= now ? 'late' : { parts: known, until: Math.min(until, now + REQUEST_HOLDS) };
}
