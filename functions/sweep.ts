import { app, output, type InvocationContext, type Timer } from '@azure/functions';
import { application } from '../lib/app.ts';
import { hasSweepQueue, SWEEP_QUEUE } from '../lib/config.ts';

const requests = output.storageQueue(SWEEP_QUEUE);

/** Finishes what a crash cut off, warns and ends silent conversations, forgets old ones. */
export async function sweep(_timer: Timer, context: InvocationContext): Promise<void> {
  const asked = await application().sweep(context);
  if (asked.length > 0) context.extraOutputs.set(requests, asked);
}

app.timer('sweep', {
  schedule: '%SweepSchedule%',
  extraOutputs: hasSweepQueue() ? [requests] : [],
  handler: sweep,
});
