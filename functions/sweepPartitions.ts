import { app, output, type InvocationContext } from '@azure/functions';
import { application } from '../lib/app.ts';
import { hasSweepQueue, SWEEP_QUEUE } from '../lib/config.ts';

const requests = output.storageQueue(SWEEP_QUEUE);

/** Goes on with the partitions that a sweep on another instance had no time for. */
export async function sweepPartitions(message: unknown, context: InvocationContext): Promise<void> {
  const asked = await application().helpSweep(message, context);
  if (asked.length > 0) context.extraOutputs.set(requests, asked);
}

if (hasSweepQueue())
  app.storageQueue('sweepPartitions', { ...SWEEP_QUEUE, extraOutputs: [requests], handler: sweepPartitions });
