/** The time at the desk, which can be made to pass. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How far it is ahead of the machine's, in milliseconds. */
  readonly ahead: () => number;
  advance(milliseconds: number): void;
}

/** A clock that shows the machine's time until somebody lets more of it pass. */
export function createClock(machine: () => number = Date.now): Clock {
  let ahead = 0;
  return {
    now: () => machine() + ahead,
    ahead: () => ahead,
    advance(milliseconds) {
      ahead += milliseconds;
    },
  };
}
