/** Calls `run` after so many milliseconds. */
export type Later = (milliseconds: number, run: () => void) => void;

/** Between two attempts, in milliseconds. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 5_000;

/**
 * Makes something that is tried soon, and again after growing pauses until it resolves to `true`. Asked for again meanwhile,
 * it is not done twice at once. `attempt` must not reject.
 */
export function repeatedly(attempt: () => Promise<boolean>, later: Later): () => void {
  let isWanted = false;
  /** Asked for since the attempt began, which may have looked already. */
  let isWantedAgain: boolean;
  const schedule = (pause: number): void => {
    later(pause, () => {
      isWantedAgain = false;
      void attempt().then((done) => {
        if (done && !isWantedAgain) isWanted = false;
        else schedule(Math.min(pause * 2, LONGEST_PAUSE));
      });
    });
  };
  return () => {
    isWantedAgain = true;
    if (isWanted) return;
    isWanted = true;
    schedule(FIRST_PAUSE);
  };
}
