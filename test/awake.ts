/**
 * Waits for something that only the app's own timers and threads can bring about. None of them keeps a process alive, and on
 * Node 22 the test runner does not either: without this the process would be over before they are due.
 */
export async function awake<T>(work: Promise<T>): Promise<T> {
  const alive = setInterval(() => undefined, 60_000);
  try {
    return await work;
  } finally {
    clearInterval(alive);
  }
}
