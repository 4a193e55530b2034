import type { Cron } from 'croner';
import { whatDisables } from '../lib/config/disabledFunctions.ts';
import { writeFunctionInError, type HostLog } from './hostLog.ts';
import { parseSchedule, resolveSettings } from './schedule.ts';
import type { Invoke } from './worker.ts';
import type { DescribedFunction } from './workerMessages.ts';

export interface TimerFunctions {
  /** For the list of functions at the start: the schedule, or why there is none. */
  describe(functionName: string): string;
  start(): void;
  /** Runs a timer function now, beside its schedule; `undefined` when there is no timer of that name. */
  runNow(functionName: string): Promise<void> | undefined;
  /** No tick after this; runs in flight go on. */
  stop(): void;
}

interface Timer {
  readonly name: string;
  readonly runOnStartup: boolean;
  readonly cron: Cron | undefined;
  readonly description: string;
  running: boolean;
}

/**
 * The timer functions of an app. A tick that comes while the last one still runs is skipped, and a throw does not stop
 * the schedule. A schedule that is not valid costs only its own function, as on Azure: it is in the log as an error and
 * never ticks.
 * @param track gets every run, so that a host can wait for those in flight.
 */
export function createTimerFunctions(
  functions: ReadonlyMap<string, DescribedFunction>,
  invoke: Invoke,
  environment: NodeJS.ProcessEnv,
  log: HostLog,
  track: (run: Promise<void>) => Promise<void>,
): TimerFunctions {
  const timers = readTimers(functions, environment, log);
  const run = (timer: Timer, what: string): Promise<void> => track(runTimer(timer, invoke, what, log));
  const tick = (timer: Timer): void => {
    if (timer.running) return;
    timer.running = true;
    void run(timer, 'timer').finally(() => {
      timer.running = false;
    });
  };
  return {
    describe: (functionName) => timers.get(functionName.toLowerCase())?.description ?? '',
    start: () => {
      for (const timer of timers.values()) {
        timer.cron?.schedule(() => {
          tick(timer);
        });
        timer.cron?.resume();
        if (timer.runOnStartup) tick(timer);
      }
    },
    runNow: (functionName) => {
      const timer = timers.get(functionName.toLowerCase());
      return timer === undefined ? undefined : run(timer, 'run by hand');
    },
    stop: () => {
      for (const { cron } of timers.values()) cron?.stop();
    },
  };
}

function readTimers(
  functions: ReadonlyMap<string, DescribedFunction>,
  environment: NodeJS.ProcessEnv,
  log: HostLog,
): Map<string, Timer> {
  const timers = new Map<string, Timer>();
  for (const [key, { name, trigger }] of functions) {
    if (trigger.kind !== 'timer') continue;
    let cron: Cron | undefined;
    let description = 'timer that never ticks: its schedule is not valid';
    const disabling = whatDisables(name, environment);
    try {
      const schedule = resolveSettings(trigger.schedule, environment);
      cron = disabling === undefined ? parseSchedule(schedule) : undefined;
      description =
        disabling === undefined ? `timer ${schedule}` : `timer that never ticks: disabled by ${disabling}`;
    } catch (error) {
      writeFunctionInError(log, name, error);
    }
    timers.set(key, {
      name,
      runOnStartup: trigger.runOnStartup && disabling === undefined,
      cron,
      description,
      running: false,
    });
  }
  return timers;
}

async function runTimer({ name, cron }: Timer, invoke: Invoke, what: string, log: HostLog): Promise<void> {
  const started = performance.now();
  const { ok } = await invoke(name, { json: JSON.stringify(timerInfo(cron)) });
  log.outcome(name, ok ? 'ok' : 'failed', !ok, what, performance.now() - started);
}

/** Spelled as the host spells it; the library turns the first letters into lower case. Nothing is ever past due here. */
function timerInfo(cron: Cron | undefined): unknown {
  const now = new Date().toISOString();
  return {
    Schedule: { AdjustForDST: true },
    ScheduleStatus: { Last: now, Next: cron?.nextRun()?.toISOString() ?? now, LastUpdated: now },
    IsPastDue: false,
  };
}
