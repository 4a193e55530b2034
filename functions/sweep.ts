import { app, type InvocationContext, type Timer } from '@azure/functions';
import { application } from '../lib/app.ts';

/** Finishes what a crash cut off, warns and ends silent conversations, forgets old ones. */
export function sweep(_timer: Timer, context: InvocationContext): Promise<void> {
  return application().sweep(context);
}

app.timer('sweep', { schedule: '%SweepSchedule%', handler: sweep });
