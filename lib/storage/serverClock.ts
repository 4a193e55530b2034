/**
 * The time as the storage service sees it. Leases and idle times are compared across instances whose clocks may be minutes
 * apart or step back; every answer of the service carries its own time, and that one all instances share.
 */
export interface ServerClock {
  /** Milliseconds since 1970, the machine's own until the service was heard. */
  readonly now: () => number;
  /** Takes note of a `Date` header; anything that is not a date is ignored. */
  readonly heard: (date: string | undefined) => void;
}

/** A header counts whole seconds and takes a moment to arrive: smaller differences are no evidence of a wrong clock. */
const TOLERANCE = 2_000;

/** `machine` is the local clock, in milliseconds since 1970. */
export function createServerClock(machine: () => number = Date.now): ServerClock {
  let offset = 0;
  return {
    now: () => machine() + offset,
    heard: (date) => {
      // Not a number for what is no date, which is off by nothing.
      const difference = Date.parse(date ?? '') - machine();
      // Corrected only when the estimate is off, so that time does not jump back and forth within a second.
      if (Math.abs(difference - offset) > TOLERANCE)
        offset = Math.abs(difference) > TOLERANCE ? difference : 0;
    },
  };
}
