import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isRecord } from '../commandLine/jsonFile.ts';
import { findOnPath } from './onPath.ts';
import { LOOPBACK } from './ports.ts';
import { Problem } from '../commandLine/problem.ts';

export interface FunctionAppOptions {
  /** The app's folder. Absolute. */
  readonly app: string;
  readonly port: number;
  /** All of the app's environment; the app's `local.settings.json` fills in what is not there. */
  readonly environment: NodeJS.ProcessEnv;
  /** Where its log goes: this process's stdout (1) or stderr (2). */
  readonly logTo: 1 | 2;
  /** Whether this project's host shows one short line a turn; what Core Tools show is theirs. */
  readonly brief: boolean;
}

/** A function app that runs as a child process. It ends with this process, even when this process is killed. */
export interface FunctionApp {
  /** Addresses, once HTTP is open. Rejects with a `Problem` when the app ends before. */
  readonly ready: Promise<FunctionAppAddresses>;
  /** How it ended, in words. */
  readonly ended: Promise<string>;
  /** Ends it at once, calls in flight included. Absent where nobody can reach all of its processes. */
  readonly crash?: () => Promise<void>;
  /** Lets calls in flight finish, at most `STOP_MS`, and waits for the end. */
  stop(): Promise<void>;
}

export interface FunctionAppAddresses {
  readonly bot: string;
  readonly health: string;
}

const STOP_MS = 10_000;

/** Runs an app with this project's own host. Port 0 is any free one. */
export function startOwnHost({ app, port, environment, logTo, brief }: FunctionAppOptions): FunctionApp {
  const host = join(import.meta.dirname, 'host.ts');
  const args = ['--json', ...(brief ? ['--brief'] : []), '--port', String(port), '--app', app];
  const child = spawn(process.execPath, [host, ...args], {
    stdio: ['ignore', 'pipe', logTo, 'ipc'],
    env: environment,
  });
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  const ready = new Promise<FunctionAppAddresses>((resolve, reject) => {
    lines.once('line', (line) => {
      const addresses = readAddresses(line);
      if (addresses === undefined)
        reject(new Problem(`The function app has no "messages" and "health": ${line}`));
      else resolve(addresses);
    });
  });
  const running = supervise(child, ready);
  return {
    ...running,
    crash: async () => {
      if (child.connected) child.send(CRASH);
      await running.ended;
    },
  };
}

/** What this process says to its host that is to end as in a crash. */
export const CRASH = 'crash';

function readAddresses(line: string): FunctionAppAddresses | undefined {
  const { bot, health } = asRecord(JSON.parse(line));
  return typeof bot === 'string' && typeof health === 'string' ? { bot, health } : undefined;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** The path of Azure Functions Core Tools, or `undefined` where they are not installed. */
export function findCoreTools(environment: NodeJS.ProcessEnv): string | undefined {
  const names = process.platform === 'win32' ? ['func.exe', 'func.cmd'] : ['func'];
  return findOnPath(names, environment);
}

/** Runs an app with Core Tools, `func` being their path. The port has to be a real one. */
export function startCoreTools(
  func: string,
  routePrefix: string,
  { app, port, environment, logTo }: FunctionAppOptions,
): FunctionApp {
  const guard = join(import.meta.dirname, 'guard.ts');
  const child = spawn(process.execPath, [guard, func, 'start', '--port', String(port)], {
    cwd: app,
    stdio: ['ignore', logTo, logTo, 'ipc'],
    env: environment,
  });
  const base = `http://${LOOPBACK}:${port}/${routePrefix === '' ? '' : `${routePrefix}/`}`;
  const addresses = { bot: `${base}messages`, health: `${base}health` };
  const polling = new AbortController();
  child.once('exit', () => {
    polling.abort();
  });
  return supervise(
    child,
    answers(addresses.health, polling.signal).then(() => addresses),
  );
}

const POLL_MS = 250;

/** Waits until somebody answers at an address, whatever the answer. Ends quietly when aborted. */
async function answers(url: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]) });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}

function supervise(child: ChildProcess, ready: Promise<FunctionAppAddresses>): FunctionApp {
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => {
      resolve(`could not be started: ${error.message}`);
    });
    child.once('exit', (code, signal) => {
      resolve(signal === null ? `ended with exit code ${code ?? 0}` : `was ended by ${signal}`);
    });
  });
  const failed = ended.then((how) => {
    throw new Problem(`The function app ${how} before it was ready. Its own words are above.`);
  });
  return {
    ready: Promise.race([failed, ready]),
    ended,
    stop: async () => {
      // The child takes the end of this channel as the order to stop; unlike a signal that works on every system.
      if (child.connected) child.disconnect();
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}
