/** A point in time that work has to respect, and the signal that fires when it has come. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Milliseconds left, never below zero. */
  remaining(): number;
  /**
   * Stops the time while the work waits for something that is none of its own; what is returned lets it go on. Pauses may
   * overlap.
   */
  pause(): () => void;
  /** Lets go of the timer; the signal does not fire afterwards. */
  cancel(): void;
}

/** Starts a deadline `milliseconds` from now, on the clock that is passed in. */
export function startDeadline(milliseconds: number, now: () => number): Deadline {
  const controller = new AbortController();
  let left = milliseconds;
  let runningSince: number | undefined;
  let pauses = 0;
  let timer: NodeJS.Timeout | undefined;
  let cancelled = false;

  const remaining = (): number =>
    runningSince === undefined ? left : Math.max(0, left - (now() - runningSince));
  const stop = (): void => {
    left = remaining();
    runningSince = undefined;
    clearTimeout(timer);
  };
  const run = (): void => {
    runningSince = now();
    if (cancelled) return;
    timer = setTimeout(() => {
      controller.abort();
    }, left);
    timer.unref();
  };
  run();
  return {
    signal: controller.signal,
    remaining,
    pause: () => {
      if (pauses === 0) stop();
      pauses += 1;
      let paused = true;
      return () => {
        if (!paused) return;
        paused = false;
        pauses -= 1;
        if (pauses === 0) run();
      };
    },
    cancel: () => {
      cancelled = true;
      clearTimeout(timer);
    },
  };
}
