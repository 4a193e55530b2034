import { describeFailure } from './problem.ts';

/** Two signals this close together are one Ctrl+C, delivered by the terminal and by npm. */
const SAME_SIGNAL_MS = 500;
const ORPHAN_CHECK_MS = 500;

/**
 * Ends this process in good order: on Ctrl+C, SIGTERM and SIGHUP, and when whoever started it is gone. A second signal does
 * not wait and ends it with 1.
 * @param exitCode 0 for what runs until it is stopped; something else where stopping leaves the work undone.
 */
export function stopOnSignals(stop: () => Promise<void>, exitCode = 0): void {
  let since: number | undefined;
  const begin = (): void => {
    if (since !== undefined) {
      if (performance.now() - since > SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    since = performance.now();
    void stop().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        console.error(describeFailure(error));
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', begin);
  process.on('SIGHUP', begin);
  if (process.send === undefined) {
    process.on('SIGINT', begin);
    whenOrphaned(begin);
  } else {
    // Ctrl+C reaches parent and child alike. A parent that talks to this process decides when it ends; when the parent
    // is gone, however it went, so is this process.
    process.on('SIGINT', () => undefined);
    process.once('disconnect', begin);
  }
}

/**
 * npm runs a script through a shell that passes no signal on: ending npm alone would leave the script running and its
 * ports taken. Only under npm, because a program that was started directly may outlive its terminal on purpose.
 */
function whenOrphaned(begin: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    begin();
  }, ORPHAN_CHECK_MS);
  timer.unref();
}
