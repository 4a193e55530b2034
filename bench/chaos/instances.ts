import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { isRecord } from '../../commandLine/jsonFile.ts';
import { Problem } from '../../commandLine/problem.ts';
import { killInstance } from '../../test/local/hostProcess.ts';
import { appWithTestMind } from '../../test/servers/builtApp.ts';

/** An instance of the function app, host and worker, that can be killed at any moment and comes back at the same address. */
export interface Instance {
  /** Of the host: `/api/messages` and `/admin/functions/sweep` are below it. */
  readonly url: string;
  /** kill -9 for both, and a new instance in its place. Resolves once that one serves. */
  replace(): Promise<void>;
  stop(): Promise<void>;
}

const ROOT = resolve(import.meta.dirname, '..', '..');

/**
 * Starts the built app in a process of its own, with the words and the policy of the tests: no `local.settings.json` beside
 * it decides anything, and neither does what the shipped bot hears.
 * @param environment all of its settings.
 * @param log a file that its log is added to; without one the log is thrown away.
 * @throws Problem when the app cannot be started: it has to be built.
 */
export async function startInstance(
  environment: Readonly<Record<string, string>>,
  log: string | undefined,
): Promise<Instance> {
  const app = await appWithTestMind();
  const output = log === undefined ? ('ignore' as const) : openSync(log, 'a');
  const start = async (port: string): Promise<Running> => {
    const host = join(ROOT, 'local', 'host.ts');
    // The channel ends the child together with this process, however that ends.
    const child = spawn(process.execPath, [host, '--json', '--port', port, '--app', app], {
      stdio: ['ignore', 'pipe', output, 'ipc'],
      env: environment,
    });
    return { child, ...(await whenReady(child)) };
  };
  let { child, url, worker } = await start('0');
  let stopped = false;
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    killInstance(child, worker);
    await ended;
  };
  return {
    url,
    replace: async () => {
      await kill();
      if (stopped) return;
      ({ child, url, worker } = await start(new URL(url).port));
    },
    stop: async () => {
      stopped = true;
      await kill();
    },
  };
}

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
  /** The process id of its worker. */
  readonly worker: number;
}

async function whenReady(child: ChildProcess): Promise<Omit<Running, 'child'>> {
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  const line = await Promise.race([
    once(lines, 'line').then(([text]) => String(text)),
    once(child, 'exit').then(() => undefined),
  ]);
  const ready: unknown = line === undefined ? undefined : JSON.parse(line);
  if (isRecord(ready) && typeof ready['url'] === 'string' && typeof ready['worker'] === 'number')
    return { url: ready['url'], worker: ready['worker'] };
  throw new Problem('The function app does not start. Build it ("npm run build"), then try "npm run host".');
}
