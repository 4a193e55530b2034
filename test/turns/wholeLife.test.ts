import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { playLives, type Lives } from './lives.ts';

/** Lives in the gate. */
const GATE = 20_000;
/** `LIVES=1000000` for a long night. */
const RUNS = Number(process.env['LIVES'] ?? GATE);
/**
 * The gate plays the same lives every time, so that what turns it red is the change and not the draw; a long night draws
 * others. `LIVES_SEED` to see again what failed.
 */
const SEED = Number(process.env['LIVES_SEED'] ?? (RUNS > GATE ? Date.now() % 1_000_000_000 : 1));
/** A life takes about a millisecond; the runner's own limit is for tests of the gate. */
const LIMIT = RUNS > GATE ? { timeout: RUNS * 10 } : {};

/** So few are played here, where what was changed in this thread is seen: a mutant is switched on in one. */
const FEW = 1_000;
const THREADS = 2;

async function playElsewhere(workerData: Lives): Promise<unknown> {
  const worker = new Worker(new URL('livesWorker.ts', import.meta.url), { workerData });
  const [report] = (await once(worker, 'message')) as readonly unknown[];
  return report;
}

test(
  'A customer who asks for a person and goes on writing reaches one; nothing is said after a hand-over; one command is enough, unless nobody can know; nothing of one work item goes out with another',
  LIMIT,
  async () => {
    const runs = Math.ceil(RUNS / THREADS);
    const played =
      RUNS <= FEW
        ? [playLives({ runs: RUNS, seed: SEED })]
        : Array.from({ length: THREADS }, (_, thread) => playElsewhere({ runs, seed: SEED + thread }));
    for (const report of await Promise.all(played)) assert.equal(report, undefined);
  },
);
