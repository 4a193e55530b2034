import { parseDuration } from './duration.ts';
import { whatDisables } from './disabledFunctions.ts';
import type { Environment, Settings } from './settings.ts';

/** How hard one run of the timer works. */
export interface SweepConfig {
  /** Milliseconds after which it begins nothing new; what is left is the next run's. */
  readonly budgetMs: number;
  /** Conversations at once, altogether and of one connector host. */
  readonly concurrency: number;
  /** Other instances that a run that falls behind may ask for help at the same time; 0 is no queue. */
  readonly helpers: number;
}

/** The Storage queue through which a sweep asks for help, and the Functions connection of its account: the host's own. */
export const SWEEP_QUEUE = { queueName: 'sweep', connection: 'AzureWebJobsStorage' } as const;

const SHORTEST_MS = 1_000;
/** What was begun may take 7 s more, and `functionTimeout` in host.json, after which the host ends the worker, is a minute. */
const LONGEST_MS = 50_000;
const MOST_AT_ONCE = 256;
/** As many as there are parts of the due index. */
const MOST_HELPERS = 32;
const HELPERS = 'SweepHelpers';

/**
 * Reads the limits of the sweep. By default a run that has enough to do goes on until shortly before the minute at which the
 * next one begins, with as many conversations at once as keep up with 100,000 in a ten-minute rhythm where a post takes
 * 100 ms: test/turns/sweepPace.test.ts.
 */
export function readSweep(settings: Settings, environment: Environment): SweepConfig {
  const helpers = readHelpers(settings);
  return {
    budgetMs: readBudget(settings),
    concurrency: readConcurrency(settings),
    // Nobody would take what is in the queue.
    helpers: whatDisables('sweepPartitions', environment) === undefined ? helpers : 0,
  };
}

/** Whether there are to be helpers. What is no number counts as none here: reading the settings tells what is wrong. */
export function wantsHelpers(environment: Environment): boolean {
  return (countOf(environment[HELPERS]?.trim() ?? '') ?? 0) > 0;
}

function readHelpers(settings: Settings): number {
  const helpers = countOf(settings.read(HELPERS) ?? '0') ?? Infinity;
  if (helpers > MOST_HELPERS)
    settings.report(
      'E_SETTING_INVALID',
      HELPERS,
      'Write a number from 1 to 32, such as 4, or 0 for no queue.',
    );
  return helpers;
}

function countOf(text: string): number | undefined {
  return /^\d{1,3}$/.test(text) ? Number(text) : undefined;
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
  const concurrency = countOf(settings.read(name) ?? '64') ?? 0;
  if (concurrency < 1 || concurrency > MOST_AT_ONCE)
    settings.report('E_SETTING_INVALID', name, 'Write a number from 1 to 256, such as 64.');
  return concurrency;
}
