import { parseDuration } from './duration.ts';
import type { Settings } from './settings.ts';

/** How hard one run of the timer works. */
export interface SweepConfig {
  /** Milliseconds after which it begins nothing new; what is left is the next run's. */
  readonly budgetMs: number;
  /** Conversations at once, altogether and of one connector host. */
  readonly concurrency: number;
}

const SHORTEST_MS = 1_000;
/** What was begun may take 7 s more, and `functionTimeout` in host.json, after which the host ends the worker, is a minute. */
const LONGEST_MS = 50_000;
const MOST_AT_ONCE = 256;

/**
 * Reads the limits of the sweep. By default a run that has enough to do goes on until shortly before the minute at which the
 * next one begins, with as many conversations at once as keep up with 100,000 in a ten-minute rhythm where a post takes
 * 100 ms: test/turns/sweepPace.test.ts.
 */
export function readSweep(settings: Settings): SweepConfig {
  return { budgetMs: readBudget(settings), concurrency: readConcurrency(settings) };
}

function readBudget(settings: Settings): number {
  const name = 'SweepBudget';
  const milliseconds = parseDuration(settings.read(name) ?? 'PT48S') ?? 0;
  if (milliseconds < SHORTEST_MS || milliseconds > LONGEST_MS)
    settings.report(
      'E_SETTING_INVALID',
      name,
      'Write an ISO 8601 duration from PT1S to PT50S, such as PT48S: a run of a function may take a minute.',
    );
  return milliseconds;
}

function readConcurrency(settings: Settings): number {
  const name = 'SweepConcurrency';
  const written = settings.read(name) ?? '64';
  const concurrency = /^\d{1,3}$/.test(written) ? Number(written) : 0;
  if (concurrency < 1 || concurrency > MOST_AT_ONCE)
    settings.report('E_SETTING_INVALID', name, 'Write a number from 1 to 256, such as 64.');
  return concurrency;
}
