import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { adminFunctionName, serveAdmin } from './adminDoor.ts';
import { installCoreModule } from './coreModule.ts';
import { briefLog } from './briefLog.ts';
import { createHostLog, type HostLog, type LogStream } from './hostLog.ts';
import { readHostJson } from './hostJson.ts';
import { createHttpHandler } from './httpFunctions.ts';
import { runHooks } from './invocation.ts';
import { loadApp } from './loadApp.ts';
import { LOOPBACK, listen } from './ports.ts';
import { describeError, Problem } from '../commandLine/problem.ts';
import { Registry } from './registry.ts';
import { createTimerFunctions, type TimerFunctions } from './timerFunctions.ts';

export interface FunctionHostOptions {
  /** The app's folder: host.json, package.json and what its `main` names. Absolute. */
  readonly app: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Settings for `%Name%` in schedules. The app itself reads its process's environment. */
  readonly environment: NodeJS.ProcessEnv;
  readonly logTo: LogStream;
  /** One short line a turn instead of everything that the app logs. */
  readonly brief?: boolean;
}

export interface FunctionHost {
  /** Without a slash at its end. */
  readonly url: string;
  readonly functions: readonly HostedFunction[];
  readonly log: HostLog;
  /**
   * Stops listening, lets calls in flight finish (at most `DRAIN_MS`), then runs the app's `appTerminate` hooks (at
   * most `TERMINATE_MS`). Never rejects. Calling it again waits for the same end.
   */
  stop(): Promise<void>;
}

export interface HostedFunction {
  readonly name: string;
  readonly kind: 'http' | 'timer' | 'other';
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
 * Runs a function app in this process, the way the Functions host and its Node worker do. One app per process: the
 * library keeps its registrations in module state. HTTP opens only after the `appStart` hooks are done.
 * @throws {Problem} when the app cannot be loaded, has no function, or the port is taken.
 */
export async function startFunctionHost(options: FunctionHostOptions): Promise<FunctionHost> {
  const hostJson = await readHostJson(options.app);
  const fullLog = createHostLog(options.logTo, hostJson.logLevels);
  const log = options.brief === true ? briefLog(fullLog) : fullLog;
  const registry = new Registry((level, message) => {
    log.write(level, 'Worker', 'library', message);
  });
  installCoreModule(registry.core);
  await loadApp(options.app);
  const appHookData = {};
  await startApp(registry, appHookData);

  const inFlight = new InFlight();
  const timers = createTimerFunctions(registry, options.environment, log, inFlight.track);
  const serveHttp = createHttpHandler(registry, hostJson.routePrefix, log);
  const server = createServer({
    maxHeaderSize: MAX_HEADER_BYTES,
    keepAliveTimeout: KEEP_ALIVE_MS,
    requireHostHeader: false,
  });
  server.on('request', (request, response) => {
    void inFlight.track(handle(request, response, registry, timers, serveHttp, log));
  });
  const port = await listen(server, options.port, '--port');
  const url = `http://${LOOPBACK}:${port}`;
  timers.start();

  let stopping: Promise<void> | undefined;
  return {
    url,
    functions: describeFunctions(registry, timers, url, hostJson.routePrefix),
    log,
    stop: () => (stopping ??= stop(server, timers, inFlight, registry, appHookData, log)),
  };
}

async function startApp(registry: Registry, hookData: Record<string, unknown>): Promise<void> {
  try {
    await runHooks(registry, 'appStart', { hookData });
  } catch (error) {
    throw new Problem(`An appStart hook threw, so the app does not start.\n${describeError(error)}`, 1, {
      cause: error,
    });
  }
  if (registry.functions.size === 0) {
    throw new Problem(
      'The app registered no function, so Functions would answer 404 to everything.\n' +
        'Call app.http(…) or app.timer(…) in the files that "main" in package.json names. A bundle has to leave\n' +
        '@azure/functions-core out (external), or the library inside it believes that it runs in a test.',
    );
  }
  registry.lock();
  const capabilities = await registry.model.getCapabilities({});
  if (capabilities['HttpUri'] !== undefined) {
    throw new Problem('The app uses enableHttpStream, which this host cannot do.\nRun it with "func start".');
  }
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  registry: Registry,
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
    else await serveAdmin(name, request, response, registry, timers);
  } catch (error) {
    log.write('warning', 'Host.Http', 'host', `The request was cut off: ${String(error)}`);
    response.destroy();
  }
  await sent;
}

async function stop(
  server: Server,
  timers: TimerFunctions,
  inFlight: InFlight,
  registry: Registry,
  hookData: Record<string, unknown>,
  log: HostLog,
): Promise<void> {
  timers.stop();
  server.prependListener('request', (_, response: ServerResponse) =>
    response.setHeader('connection', 'close'),
  );
  server.close();
  server.closeIdleConnections();
  if (!(await within(DRAIN_MS, inFlight.finished()))) {
    log.write('warning', 'Host', 'host', `Calls still running after ${DRAIN_MS / 1000} s are cut off.`);
  }
  server.closeAllConnections();
  try {
    if (!(await within(TERMINATE_MS, runHooks(registry, 'appTerminate', { hookData })))) {
      log.write(
        'warning',
        'Host',
        'host',
        `appTerminate took over ${TERMINATE_MS / 1000} s and is not waited for.`,
      );
    }
  } catch (error) {
    log.write('error', 'Host', 'host', `An appTerminate hook threw.\n${describeError(error)}`);
  }
}

/** Waits for `work`, at most so long; whether it ended in time. */
async function within(milliseconds: number, work: Promise<void>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, milliseconds, false);
  try {
    return await Promise.race([promise, work.then(() => true)]);
  } finally {
    clearTimeout(timer);
  }
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
  registry: Registry,
  timers: TimerFunctions,
  url: string,
  routePrefix: string,
): readonly HostedFunction[] {
  return [...registry.functions.values()].map(({ metadata: { name }, trigger }) => {
    switch (trigger.kind) {
      case 'http': {
        const path = [routePrefix, trigger.route].filter((part) => part !== '').join('/');
        const address = `${url}/${path}`;
        return {
          name,
          kind: trigger.kind,
          methods: trigger.methods,
          url: address,
          description: `${trigger.methods.join(',')} ${address}`,
        };
      }
      case 'timer':
        return { name, kind: trigger.kind, description: timers.describe(name) };
      case 'other':
        return { name, kind: trigger.kind, description: `${trigger.type}: not run by this host` };
    }
  });
}
