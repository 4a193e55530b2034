import { setTimeout as wait } from 'node:timers/promises';
import { asStorageError, readFailure, type TableFailure } from './tableFailure.ts';

/**
 * One request to the service, in milliseconds: a healthy one takes a few. The HTTP client keeps to it, with one timer that it
 * takes back: a signal for each attempt would cost more than the rest of this file.
 */
export const ATTEMPT_TIMEOUT = 2_000;
/** Without a deadline of the caller's, all attempts together. */
const TOTAL_TIMEOUT = 6_000;
const FIRST_PAUSE = 50;

/** How an operation ended: with a value, or with a failure that the caller decides about. */
export type Attempted<T> =
  | { readonly ok: true; readonly value: T; readonly ambiguous: boolean }
  | {
      readonly ok: false;
      readonly failure: TableFailure;
      readonly cause: unknown;
      readonly ambiguous: boolean;
    };

/**
 * Runs an operation until it succeeds, fails for good, or the deadline comes, with growing, jittered pauses between
 * attempts. `ambiguous` tells whether an earlier attempt may have been applied though its answer was lost: the caller of a
 * write then has to look.
 * @throws BotError E_STORAGE_UNAVAILABLE when time is up, E_STORAGE_AUTH and the like when trying again does not help.
 */
export async function attempt<T>(
  operation: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal = AbortSignal.timeout(TOTAL_TIMEOUT),
): Promise<Attempted<T>> {
  let ambiguous = false;
  const pauses = growingPauses();
  for (;;) {
    try {
      const value = await operation(signal);
      return { ok: true, value, ambiguous };
    } catch (cause) {
      const failure = readFailure(cause);
      if (isAnswer(failure)) return { ok: false, failure, cause, ambiguous };
      if (failure.kind !== 'transient' || signal.aborted) throw asStorageError(failure, cause);
      ambiguous = true;
      const pause = pauses.next().value;
      await pauseOrThrow(failure.retryAfter ?? pause, signal, failure, cause);
    }
  }
}

/** Milliseconds between attempts: up to twice as many each time, and at random up to half as many less. */
export function* growingPauses(random: () => number = Math.random): Generator<number, never> {
  for (let most = FIRST_PAUSE; ; most *= 2) yield most * (0.5 + random() / 2);
}

/** Whether the service did what it was asked and says that the table is not as the caller thought. */
function isAnswer({ kind }: TableFailure): boolean {
  return kind === 'conflict' || kind === 'missing' || kind === 'tableMissing';
}

/** A pause longer than an attempt may take is not slept through: the caller has something better to do. */
async function pauseOrThrow(
  milliseconds: number,
  signal: AbortSignal,
  failure: TableFailure,
  cause: unknown,
): Promise<void> {
  if (milliseconds > ATTEMPT_TIMEOUT) throw asStorageError(failure, cause);
  try {
    await wait(milliseconds, undefined, { signal });
  } catch {
    throw asStorageError(failure, cause);
  }
}
