/** A point in time that work has to respect, and the signal that fires when it has come. */
export interface Deadline {
  readonly at: number;
  readonly signal: AbortSignal;
  /** Milliseconds left, never below zero. */
  remaining(): number;
  /** Lets go of the timer; the signal does not fire afterwards. */
  cancel(): void;
}

/** Starts a deadline `milliseconds` from now, on the clock that is passed in. */
export function startDeadline(milliseconds: number, now: () => number): Deadline {
  const at = now() + milliseconds;
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort();
  }, milliseconds);
  timer.unref();
  return {
    at,
    signal: controller.signal,
    remaining: () => Math.max(0, at - now()),
    cancel: () => {
      clearTimeout(timer);
    },
  };
}
