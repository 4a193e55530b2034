import type { Lifetime } from '../test/local/hostProcess.ts';

/** Runs something that starts servers and processes, and ends them afterwards, last started first. */
export async function withLifetime<T>(run: (lifetime: Lifetime) => Promise<T>): Promise<T> {
  const ends: (() => Promise<void>)[] = [];
  try {
    return await run({
      after: (end) => {
        ends.unshift(end);
      },
    });
  } finally {
    for (const end of ends) await end();
  }
}
