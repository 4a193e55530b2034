import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { adminFunctionName, serveAdmin } from './adminDoor.ts';
import { briefLog } from './briefLog.ts';
import { createHostLog, type HostLog, type LogStream } from './hostLog.ts';
import { readHostJson } from './hostJson.ts';
import { createHttpHandler } from './httpFunctions.ts';
import { whatDisables } from '../lib/config/disabledFunctions.ts';
import { LOOPBACK, listen } from './ports.ts';
import { createQueueFunctions, type QueueFunctions } from './queueFunctions.ts';
import { withQueueOutputs } from './queueOutputs.ts';
import { createTimerFunctions, type TimerFunctions } from './timerFunctions.ts';
import { within } from './within.ts';
import { startWorker, type Worker } from './worker.ts';
import type { DescribedFunction } from './workerMessages.ts';

export interface FunctionHostOptions {
  /** The app's folder: host.json, package.json and what its `main` names. Absolute. */
  readonly app: string;
  /** 0 for any free one. */
  readonly port: number;
  /** All of the app's environment, and the settings for `%Name%` in schedules. */
  readonly environment: NodeJS.ProcessEnv;
  readonly logTo: LogStream;
  /** Where what the app prints itself goes: this process's stdout (1) or stderr (2). */
  readonly printTo: 1 | 2;
  /** One short line a turn instead of everything that the app logs. */
  readonly brief?: boolean;
}

export interface FunctionHost {
  /** Without a slash at its end. */
  readonly url: string;
  readonly functions: readonly HostedFunction[];
  readonly log: HostLog;
  /** The process that runs the app now. */
  readonly workerPid: number;
  /** Rejects with a `Problem` when the app cannot be kept running. Never resolves. */
  readonly failed: Promise<never>;
  /**
   * Stops listening, lets calls in flight finish (at most `DRAIN_MS`), then runs the app's `appTerminate` hooks (at
   * most `TERMINATE_MS`). Never rejects. Calling it again waits for the same end.
   */
  stop(): Promise<void>;
}

export interface HostedFunction {
  readonly name: string;
  readonly kind: 'http' | 'timer' | 'queue' | 'other';
  /** HTTP only: the methods and the full address. */
  readonly methods?: readonly string[];
  readonly url?: string;
  /** For people: what calls it. */
  readonly description: string;
}

/** How long calls in flight may take to finish when the host is told to stop. */
const DRAIN_MS = 30_000;
/** What the real host gives to `appTerminate`. */
const TERMINATE_MS = 5_000;
/** Kestrel's. Node's own 5 s would cut connections that clients still mean to use. */
const KEEP_ALIVE_MS = 130_000;
const MAX_HEADER_BYTES = 32_768;

/**
 * Runs a function app the way the Functions host does: HTTP, timers and queues in this process, the app in a worker that is replaced
 * when it dies. HTTP opens only after the `appStart` hooks are done.
 * @throws {Problem} when the app cannot be loaded, has no function, or the port is taken.
 */
export async function startFunctionHost(options: FunctionHostOptions): Promise<FunctionHost> {
  const { app, environment, printTo } = options;
  const hostJson = await readHostJson(app);
  const fullLog = createHostLog(options.logTo, hostJson.logLevels);
  const log = options.brief === true ? briefLog(fullLog) : fullLog;
  const worker = await startWorker({ app, environment, printTo, log });
  const functions = new Map(worker.functions.map((described) => [described.name.toLowerCase(), described]));

  const inFlight = new InFlight();
  const invoke = withQueueOutputs(worker.invoke, functions, environment, log);
  const timers = createTimerFunctions(functions, invoke, environment, log, inFlight.track);
  const queues = createQueueFunctions(functions, invoke, environment, hostJson.queues, log, inFlight.track);
  const enabled = new Map(
    [...functions].filter(([, { name }]) => whatDisables(name, environment) === undefined),
  );
  const serveHttp = createHttpHandler(enabled, invoke, hostJson.routePrefix, log);
  const server = createServer({
    maxHeaderSize: MAX_HEADER_BYTES,
    keepAliveTimeout: KEEP_ALIVE_MS,
    requireHostHeader: false,
  });
  // As Kestrel: who has sent everything and says so still gets the answer. Node's types do not know the property.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.on('request', (request, response) => {
    void inFlight.track(handle(request, response, functions, timers, serveHttp, log));
  });
  const port = await listen(server, options.port, '--port');
  const url = `http://${LOOPBACK}:${port}`;
  timers.start();
  queues.start();

  let stopping: Promise<void> | undefined;
  return {
    url,
    functions: describeFunctions(functions, environment, { timers, queues }, url, hostJson.routePrefix),
    log,
    get workerPid() {
      return worker.pid;
    },
    failed: worker.failed,
    stop: () => (stopping ??= stop(server, { timers, queues }, inFlight, worker, log)),
  };
}

/** What calls functions besides HTTP. */
interface Triggers {
  readonly timers: TimerFunctions;
  readonly queues: QueueFunctions;
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  functions: ReadonlyMap<string, DescribedFunction>,
  timers: TimerFunctions,
  serveHttp: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  log: HostLog,
): Promise<void> {
  const sent = new Promise<void>((resolve) => {
    response.once('close', resolve);
  });
  try {
    const name = adminFunctionName(request);
    if (name === undefined) await serveHttp(request, response);
    else await serveAdmin(name, request, response, functions, timers);
  } catch (error) {
    log.write('warning', 'Host.Http', 'host', `The request was cut off: ${String(error)}`);
    response.destroy();
  }
  await sent;
}

async function stop(
  server: Server,
  { timers, queues }: Triggers,
  inFlight: InFlight,
  worker: Worker,
  log: HostLog,
): Promise<void> {
  timers.stop();
  const queuesLeft = queues.stop();
  server.prependListener('request', (_, response: ServerResponse) =>
    response.setHeader('connection', 'close'),
  );
  server.close();
  server.closeIdleConnections();
  if (!(await within(DRAIN_MS, Promise.all([inFlight.finished(), queuesLeft])))) {
    log.write('warning', 'Host', 'host', `Calls still running after ${DRAIN_MS / 1000} s are cut off.`);
  }
  server.closeAllConnections();
  await worker.stop(TERMINATE_MS);
}

class InFlight {
  readonly #running = new Set<Promise<void>>();

  readonly track = (work: Promise<void>): Promise<void> => {
    const tracked = work.finally(() => this.#running.delete(tracked));
    this.#running.add(tracked);
    return tracked;
  };

  /** Waits until nothing runs, also for what begins meanwhile. */
  async finished(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }
}

function describeFunctions(
  functions: ReadonlyMap<string, DescribedFunction>,
  environment: NodeJS.ProcessEnv,
  { timers, queues }: Triggers,
  url: string,
  routePrefix: string,
): readonly HostedFunction[] {
  return [...functions.values()].map(({ name, trigger }) => {
    const disabling = whatDisables(name, environment);
    switch (trigger.kind) {
      case 'http': {
        const path = [routePrefix, trigger.route].filter((part) => part !== '').join('/');
        const address = `${url}/${path}`;
        return {
          name,
          kind: trigger.kind,
          methods: trigger.methods,
          url: address,
          description:
            disabling === undefined
              ? `${trigger.methods.join(',')} ${address}`
              : `404 to everything: disabled by ${disabling}`,
        };
      }
      case 'timer':
        return { name, kind: trigger.kind, description: timers.describe(name) };
      case 'queue':
        return { name, kind: trigger.kind, description: queues.describe(name) };
      case 'other':
        return { name, kind: trigger.kind, description: `${trigger.type}: not run by this host` };
    }
  });
}
