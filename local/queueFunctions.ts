import { setTimeout as wait } from 'node:timers/promises';
import { describeFailure } from '../commandLine/problem.ts';
import { whatDisables } from '../lib/config/disabledFunctions.ts';
import { writeFunctionInError, type HostLog } from './hostLog.ts';
import type { QueueOptions } from './hostJson.ts';
import { connectionOf } from './queueOutputs.ts';
import { resolveSettings } from './schedule.ts';
import { openQueue, type QueueMessage, type StorageQueue } from './storageQueue.ts';
import type { Invoke } from './worker.ts';
import type { DescribedFunction } from './workerMessages.ts';

export interface QueueFunctions {
  /** For the list of functions at the start: the queue, or why none is read. */
  describe(functionName: string): string;
  start(): void;
  /** Nothing is taken after this; what was taken goes on. Resolves when no request to a queue is under way. */
  stop(): Promise<void>;
}

interface Listener {
  readonly name: string;
  readonly description: string;
  readonly queue: StorageQueue | undefined;
  readonly poison: StorageQueue | undefined;
}

/** The real host's: the first pause, and how long nobody else sees a message while it is worked on. */
const FIRST_PAUSE_MS = 100;
const TAKEN_SECONDS = 600;

/**
 * The functions of an app that a storage queue triggers, as the Functions host runs them: it asks again and again, with pauses
 * that grow while there is nothing; a message is removed once its function is through, comes again when that failed, and goes
 * to a queue of its own (`NAME-poison`) when it has failed too often. A queue that cannot be read costs only its own function.
 * @param track gets every run, so that a host can wait for those in flight.
 */
export function createQueueFunctions(
  functions: ReadonlyMap<string, DescribedFunction>,
  invoke: Invoke,
  environment: NodeJS.ProcessEnv,
  options: QueueOptions,
  log: HostLog,
  track: (run: Promise<void>) => Promise<void>,
): QueueFunctions {
  const listeners = new Map(
    [...functions].flatMap(([key, described]) => {
      const listener = readListener(described, environment, log);
      return listener === undefined ? [] : [[key, listener] as const];
    }),
  );
  const stopping = new AbortController();
  const listening: Promise<void>[] = [];

  const work = async ({ name, queue, poison }: Listener, message: QueueMessage): Promise<void> => {
    if (queue === undefined) return;
    const started = performance.now();
    const text = Buffer.from(message.text, 'base64').toString('utf8');
    const { ok } = await invoke(name, { string: text });
    log.outcome(name, ok ? 'ok' : 'failed', !ok, 'queue', performance.now() - started);
    try {
      if (!ok && message.dequeueCount < options.maxDequeueCount) {
        await queue.release(message);
        return;
      }
      if (!ok) await poison?.put(message.text);
      await queue.remove(message);
    } catch (error) {
      log.write('warning', 'Host.Queues', name, `A message comes again: ${describeFailure(error)}`);
    }
  };

  /** Takes what there is, unless this host has been told to stop meanwhile; how many there were. */
  const takeAll = async (
    listener: Listener,
    queue: StorageQueue,
    running: Set<Promise<void>>,
  ): Promise<number> => {
    const messages = await queue.take(options.batchSize, TAKEN_SECONDS);
    for (const message of messages) {
      if (stopping.signal.aborted) {
        await queue.release(message);
        continue;
      }
      const run = track(work(listener, message)).finally(() => running.delete(run));
      running.add(run);
    }
    return messages.length;
  };

  const listen = async (listener: Listener, queue: StorageQueue): Promise<void> => {
    const { signal } = stopping;
    const running = new Set<Promise<void>>();
    let pause = FIRST_PAUSE_MS;
    let fails = false;
    while (!signal.aborted) {
      try {
        const taken = await takeAll(listener, queue, running);
        fails = false;
        pause = taken > 0 ? FIRST_PAUSE_MS : Math.min(pause * 2, options.maxPollingMs);
      } catch (error) {
        if (!fails) warnOf(listener, error, log);
        fails = true;
        pause = options.maxPollingMs;
      }
      while (running.size > options.newBatchThreshold) await Promise.race(running);
      if (running.size === 0) await wait(pause, undefined, { signal }).catch(() => undefined);
    }
  };

  return {
    describe: (functionName) => listeners.get(functionName.toLowerCase())?.description ?? '',
    start: () => {
      for (const listener of listeners.values())
        if (listener.queue !== undefined) listening.push(listen(listener, listener.queue));
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(listening);
    },
  };
}

function warnOf({ name }: Listener, error: unknown, log: HostLog): void {
  const what = `Its queue cannot be read: ${describeFailure(error)}`;
  const next = "Is Azurite's queue service running? It is asked again and again.";
  log.write('warning', 'Host.Queues', name, `${what}\n${next}`);
}

function readListener(
  { name, trigger }: DescribedFunction,
  environment: NodeJS.ProcessEnv,
  log: HostLog,
): Listener | undefined {
  if (trigger.kind !== 'queue') return undefined;
  const unread = { name, queue: undefined, poison: undefined };
  const disabling = whatDisables(name, environment);
  if (disabling !== undefined)
    return { ...unread, description: `queue that is not read: disabled by ${disabling}` };
  try {
    const queueName = resolveSettings(trigger.queueName, environment);
    const connection = connectionOf(trigger.connection, environment);
    return {
      name,
      description: `queue ${queueName}`,
      queue: openQueue(connection, queueName),
      poison: openQueue(connection, `${queueName}-poison`),
    };
  } catch (error) {
    writeFunctionInError(log, name, error);
    return { ...unread, description: 'queue that is not read: its connection is not valid' };
  }
}
