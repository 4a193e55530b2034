import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { RpcData } from './coreModule.ts';
import type { HostLog } from './hostLog.ts';
import type { InvocationResult } from './invocation.ts';
import { isFromWorker, type DescribedFunction, type FromHost, type FromWorker } from './workerMessages.ts';
import { Problem } from '../commandLine/problem.ts';
import { within } from './within.ts';

export interface WorkerOptions {
  /** The app's folder. Absolute. */
  readonly app: string;
  /** All of the app's environment. */
  readonly environment: NodeJS.ProcessEnv;
  /** Where what the app prints goes: this process's stdout (1) or stderr (2). */
  readonly printTo: 1 | 2;
  readonly log: HostLog;
}

/** Calls a function of the app once. Never rejects: what went wrong is in the log. */
export type Invoke = (
  functionName: string,
  input: RpcData,
  /** The caller's W3C `traceparent`. */
  traceParent?: string,
) => Promise<InvocationResult>;

/** The process that runs the app. One that dies is replaced, as the Functions host does it. */
export interface Worker {
  readonly functions: readonly DescribedFunction[];
  /** Of the process that runs now. */
  readonly pid: number;
  readonly invoke: Invoke;
  /** Rejects with a `Problem` when it died too often or its successor does not start. Never resolves. */
  readonly failed: Promise<never>;
  /** Runs the app's `appTerminate` hooks, at most so long, and ends the process. Never rejects. */
  stop(milliseconds: number): Promise<void>;
}

/** The real host's: it gives up when a worker dies so often, each time within so long of the last. */
const DEATHS = 3;
const DEATHS_WITHIN_MS = 30 * 60_000;

/**
 * Starts a worker and loads the app in it.
 * @throws {Problem} when the app cannot be loaded or has no function.
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { log } = options;
  const { promise: failed, reject: fail } = Promise.withResolvers<never>();
  // Whoever runs the host listens from when it is ready; a failure before is thrown.
  failed.catch(() => undefined);
  let current = new WorkerProcess(options);
  const functions = await current.loaded;
  let stopping = false;
  let deaths: readonly number[] = [];

  const watch = (process: WorkerProcess): void => {
    void process.ended.then((how) => {
      if (stopping) return;
      const now = performance.now();
      const last = deaths.at(-1);
      deaths = [...(last !== undefined && now - last < DEATHS_WITHIN_MS ? deaths : []), now];
      const inFlight = `Calls in flight (${process.cutOff}) answer 500.`;
      if (deaths.length >= DEATHS) {
        fail(
          new Problem(
            `The worker ${how}, for the third time. ${inFlight}\nThe Functions host gives up then, and so does this one.`,
          ),
        );
        return;
      }
      log.write('error', 'Host', 'host', `The worker ${how}. ${inFlight} Another one begins.`);
      current = new WorkerProcess(options);
      watch(current);
      current.loaded.then(() => {
        log.write(
          'information',
          'Host',
          'host',
          `The worker is back after ${(performance.now() - now).toFixed(0)} ms.`,
        );
      }, fail);
    });
  };
  watch(current);

  return {
    functions,
    get pid() {
      return current.pid;
    },
    invoke: (...call) => current.invoke(...call),
    failed,
    stop: async (milliseconds) => {
      stopping = true;
      if (!(await within(milliseconds, current.terminate()))) {
        log.write(
          'warning',
          'Host',
          'host',
          `appTerminate took over ${milliseconds / 1000} s and is not waited for.`,
        );
        await current.kill();
      }
    },
  };
}

/** One process, from its start to its end. */
class WorkerProcess {
  /** Rejects with a `Problem` when the app cannot be loaded. */
  readonly loaded: Promise<readonly DescribedFunction[]>;
  /** How it ended, in words. */
  readonly ended: Promise<string>;
  /** How many calls its end has cut off. */
  cutOff = 0;
  readonly #child: ChildProcess;
  readonly #calls = new Map<number, (result: InvocationResult) => void>();
  #lastCall = 0;
  #over = false;

  constructor({ app, environment, printTo, log }: WorkerOptions) {
    const child = fork(join(import.meta.dirname, 'workerProcess.ts'), [app], {
      env: environment,
      // Bodies stay bytes.
      serialization: 'advanced',
      stdio: ['ignore', printTo, 2, 'ipc'],
    });
    this.#child = child;
    const { promise, resolve, reject } = Promise.withResolvers<readonly DescribedFunction[]>();
    this.loaded = promise;
    promise.catch(() => undefined);
    child.on('message', (message) => {
      if (!isFromWorker(message)) return;
      if (message.kind === 'loaded') resolve(message.functions);
      else if (message.kind === 'notLoaded') reject(new Problem(message.problem));
      else this.#hear(message, log);
    });
    this.ended = endOf(child).then((how) => {
      this.#over = true;
      this.cutOff = this.#calls.size;
      for (const answer of this.#calls.values()) answer({ ok: false });
      this.#calls.clear();
      reject(new Problem(`The worker ${how} before the app was loaded. Its own words are above.`));
      return how;
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Waits for the app to be loaded. */
  readonly invoke: Invoke = async (functionName, input, traceParent) => {
    try {
      await this.loaded;
    } catch {
      // Whoever started the process hears why.
      return { ok: false };
    }
    if (this.#over) return { ok: false };
    const { promise, resolve } = Promise.withResolvers<InvocationResult>();
    const id = (this.#lastCall += 1);
    this.#calls.set(id, resolve);
    this.#tell({ kind: 'invoke', id, functionName, input, traceParent });
    return promise;
  };

  async terminate(): Promise<void> {
    this.#tell({ kind: 'terminate' });
    await this.ended;
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  #hear(message: FromWorker & { readonly kind: 'result' | 'log' }, log: HostLog): void {
    if (message.kind === 'log') {
      log.write(message.level, message.category, message.source, message.message);
      return;
    }
    this.#calls.get(message.id)?.(message.result);
    this.#calls.delete(message.id);
  }

  /** What a process that has just died does not get, its end answers. */
  #tell(message: FromHost): void {
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }
}

/** Waits for the end of a process and of what it had still said. */
async function endOf(child: ChildProcess): Promise<string> {
  const silent = once(child, 'disconnect');
  const exit = Promise.withResolvers<string>();
  child.once('error', (error) => {
    exit.resolve(`could not be started: ${error.message}`);
  });
  child.once('exit', (code, signal) => {
    exit.resolve(signal === null ? `ended with exit code ${code ?? 0}` : `was ended by ${signal}`);
  });
  const how = await exit.promise;
  if (child.connected) await silent;
  return how;
}
