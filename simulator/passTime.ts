import { setTimeout as wait } from 'node:timers/promises';
import { askForSweep, type BotControl, type SweepOutcome } from './botControl.ts';
import type { Clock } from './clock.ts';
import type { Switchboard } from './switchboard.ts';

/** What time passes for. */
export interface Passing {
  readonly switchboard: Switchboard;
  readonly clock: Clock;
  /** Set where the bot was started together with the desk. */
  readonly control: BotControl | undefined;
}

/** Lets time pass, and has whoever goes by it look at what is due now. */
export async function passTime(
  milliseconds: number,
  { switchboard, clock, control }: Passing,
): Promise<SweepOutcome> {
  clock.advance(milliseconds);
  switchboard.noticeTime(milliseconds);
  await control?.noticeTime();
  return askForSweep(switchboard.bot.url);
}

/** How finely it is looked when something is due, how long for it at most, and how long a bot may take to do it. */
const STEP_MS = 60_000;
const MOST_STEPS = 60;
const PATIENCE_MS = 300;

export interface Passed {
  readonly sweep: SweepOutcome;
  readonly passedMs: number;
  /** Whether something has happened. */
  readonly happened: boolean;
}

/**
 * Lets minutes pass, one by one, until something happens in a conversation by itself: the bot asks a silent customer or ends, the
 * contact center closes. For an hour at most, and where it is a bot's turn that cannot be asked to look at what is due, for one step.
 */
export async function passTimeUntilNext(id: string, passing: Passing): Promise<Passed> {
  const { switchboard } = passing;
  const before = linesOf(switchboard, id);
  let sweep: SweepOutcome = 'unreachable';
  for (let step = 1; step <= MOST_STEPS; step += 1) {
    sweep = await passTime(STEP_MS, passing);
    const happened = await grows(switchboard, id, before);
    const deaf = sweep !== 'swept' && switchboard.conversation(id)?.stage === 'botActive';
    if (happened || deaf) return { sweep, passedMs: step * STEP_MS, happened };
  }
  return { sweep, passedMs: MOST_STEPS * STEP_MS, happened: false };
}

function linesOf(switchboard: Switchboard, id: string): number {
  return switchboard.conversation(id)?.transcript.length ?? 0;
}

/** Whether a line is added, now or soon. */
async function grows(switchboard: Switchboard, id: string, before: number): Promise<boolean> {
  const enough = new AbortController();
  const stop = switchboard.watch(() => {
    if (linesOf(switchboard, id) > before) enough.abort();
  });
  const has = linesOf(switchboard, id) > before;
  if (!has) await wait(PATIENCE_MS, undefined, { signal: enough.signal }).catch(() => undefined);
  stop();
  return linesOf(switchboard, id) > before;
}
