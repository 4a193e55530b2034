import { join } from 'node:path';
import { killInstance, ROOT, runHost, send, type Answer, type Lifetime } from '../local/hostProcess.ts';
import { appWithTestMind } from '../servers/builtApp.ts';

/** The built app in a process of its own, as `npm run host` runs it. */
export interface Bot {
  /** `/api/messages`. */
  readonly endpoint: string;
  /** `/api/health`. */
  readonly health: string;
  /** Posts a body as JSON, as a channel does. */
  post(activity: unknown): Promise<Answer>;
  /** Runs the timer now, and waits until it has gone round. */
  sweep(): Promise<void>;
  /** Ends host and worker as the death of an instance does: no goodbye, nothing written. */
  kill(): Promise<void>;
  /** Ends the worker alone; the host replaces it. */
  killWorker(): void;
  /** Tells the process to stop, and resolves to its exit code. */
  stop(): Promise<number | null>;
  /** Everything that it logged. */
  readonly log: () => string;
  /** Waits for something in its log. */
  readonly printed: (pattern: RegExp, from?: number) => Promise<RegExpExecArray>;
}

/** Complete, so that neither this machine's environment nor a `local.settings.json` decides what is tested. */
const SETTINGS = {
  // Once a year: tests run the timer themselves.
  SweepSchedule: '0 0 0 1 1 *',
};

/** Starts the built app with the words and the policy of the tests; everything else as in `startShippedBot`. */
export async function startBot(lifetime: Lifetime, settings: NodeJS.ProcessEnv): Promise<Bot> {
  return startBotIn(await appWithTestMind(), lifetime, settings);
}

/** The same, with articles of the tests besides: `test/fixtures/mind/knowing.ts`. */
export async function startKnowingBot(lifetime: Lifetime, settings: NodeJS.ProcessEnv): Promise<Bot> {
  return startBotIn(await appWithTestMind('knowing.ts'), lifetime, settings);
}

/**
 * Starts dist/ on any free port. `settings` are added to those of every test. It ends with this process, however that ends.
 */
export async function startShippedBot(lifetime: Lifetime, settings: NodeJS.ProcessEnv): Promise<Bot> {
  return startBotIn(join(ROOT, 'dist'), lifetime, settings);
}

/** Starts the built app in a folder of the test's own. */
export async function startBotIn(app: string, lifetime: Lifetime, settings: NodeJS.ProcessEnv): Promise<Bot> {
  const program = runHost(lifetime, app, { ...SETTINGS, ...settings }, { ipc: true });
  const { bot, health, url, worker } = await program.ready;
  const endpoint = String(bot);
  return {
    endpoint,
    health: String(health),
    post: (activity) =>
      send(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
      }),
    sweep: async () => {
      const from = program.stderr().length;
      await send(`${String(url)}/admin/functions/sweep`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      await program.printed(/^\S+ sweep +(?:ok|failed) /m, from);
    },
    kill: async () => {
      killInstance(program.child, Number(worker));
      await program.exit;
    },
    killWorker: () => {
      process.kill(Number(worker), 'SIGKILL');
    },
    stop: async () => {
      program.child.kill('SIGTERM');
      return program.exit;
    },
    log: program.stderr,
    printed: (pattern, from) => program.printed(pattern, from),
  };
}
