import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import type { Lives } from './lives.ts';

/** Lives in the gate; `LIVES=1000000` for a long night, and `LIVES_SEED` to see one again that failed. */
const RUNS = Number(process.env['LIVES'] ?? 20_000);
const SEED = Number(process.env['LIVES_SEED'] ?? Date.now() % 1_000_000_000);
const WORKERS = 2;

describe(
  'A customer who asks for a person and goes on writing reaches one; nothing is said after a hand-over; one command is enough, unless nobody can know; nothing of one work item goes out with another',
  { concurrency: true },
  () => {
    for (let number = 0; number < WORKERS; number += 1) {
      const lives: Lives = { runs: Math.ceil(RUNS / WORKERS), seed: SEED + number };
      test(`in ${lives.runs} lives with two instances, from the seed ${lives.seed}`, async () => {
        const worker = new Worker(new URL('lives.ts', import.meta.url), { workerData: lives });
        const [outcome] = (await once(worker, 'message')) as readonly unknown[];
        assert.equal(outcome, 'kept');
      });
    }
  },
);
