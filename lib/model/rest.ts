import type { ModelOutcome } from '../events.ts';
import type { ModelAnswer } from '../turns/index.ts';
import type { Attempt } from './attempt.ts';

/** So many failures in a row, and the model is left alone. */
export const MOST_FAILURES = 3;
/** For so long at first, in milliseconds; twice as long each time that it then fails again, up to the longest. */
export const FIRST_REST = 30_000;
export const LONGEST_REST = 10 * 60_000;

/**
 * What the service, or how it is set up, is to blame for. A customer can bring about none of these, so nobody can switch the
 * model off for others by what they write.
 */
const FAILURES: ReadonlySet<ModelOutcome> = new Set<ModelOutcome>([
  ...(['throttled', 'refused', 'failed', 'unreachable', 'timedOut', 'noToken'] as const),
  ...(['empty', 'notJson', 'wrongSchema'] as const),
]);
/** What shows that it works. */
const SUCCESSES: ReadonlySet<ModelOutcome> = new Set<ModelOutcome>(['answered', 'notCovered']);

/** Asks, unless the model rests. */
export type Rested = (attempt: () => Promise<Attempt>) => Promise<ModelAnswer>;

/**
 * Leaves a model alone that failed several times in a row: its customers would wait for nothing, each of them as long as the
 * time-out, and a service in trouble gets no better by being asked. After the rest one question tries it; the others do not
 * wait for how that goes. A service that says when it wants to be asked again is taken at its word, within bounds.
 * `now` is in milliseconds.
 */
export function createRest(now: () => number): Rested {
  let failures = 0;
  let restUntil = -Infinity;
  let rest = FIRST_REST;
  let trying = false;

  const note = ({ outcome, restMs }: Attempt, wasTrial: boolean): void => {
    if (SUCCESSES.has(outcome)) {
      failures = 0;
      rest = FIRST_REST;
    }
    if (!FAILURES.has(outcome)) return;
    failures += 1;
    if (outcome === 'throttled' && restMs !== undefined)
      restUntil = Math.max(restUntil, now() + Math.min(restMs, LONGEST_REST));
    if (failures !== MOST_FAILURES && !wasTrial) return;
    restUntil = Math.max(restUntil, now() + rest);
    rest = Math.min(rest * 2, LONGEST_REST);
  };

  return async (attempt) => {
    const isTrial = failures >= MOST_FAILURES;
    if (now() < restUntil || (isTrial && trying)) return { outcome: 'resting', milliseconds: 0 };
    trying ||= isTrial;
    try {
      const attempted = await attempt();
      note(attempted, isTrial);
      const { restMs: _forUs, ...answer } = attempted;
      return answer;
    } finally {
      if (isTrial) trying = false;
    }
  };
}
