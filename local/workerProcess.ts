import { installCoreModule } from './coreModule.ts';
import type { HostLog } from './hostLog.ts';
import { invoke, runHooks } from './invocation.ts';
import { loadApp } from './loadApp.ts';
import { Registry } from './registry.ts';
import { isFromHost, type FromHost, type FromWorker } from './workerMessages.ts';
import { describeError, describeFailure, Problem } from '../commandLine/problem.ts';

/*
 * The process that runs the app, as the Functions worker is one: `worker.ts` starts it with the app's folder and says what to
 * call. One app per process: the library keeps its registrations in module state. What nobody caught ends it, and the host
 * begins another.
 */

/** Resolves once the message is with the system, so that ending this process does not lose it. */
function tell(message: FromWorker): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(message, undefined, undefined, () => {
      resolve();
    });
  });
}

/** Lines go to the host, which knows how they are shown. */
const log: Pick<HostLog, 'write'> = {
  write: (level, category, source, message) => {
    void tell({ kind: 'log', level, category, source, message });
  },
};

function die(what: string) {
  return (error: unknown): void => {
    console.error(`${what}: the Functions worker dies of this.\n${describeError(error)}`);
    process.exit(1);
  };
}

/**
 * Loads the app and runs its `appStart` hooks. The host opens HTTP after that.
 * @throws {Problem} when that cannot be done, or there is nothing to call then.
 */
async function startApp(app: string, registry: Registry, hookData: Record<string, unknown>): Promise<void> {
  installCoreModule(registry.core);
  await loadApp(app);
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

async function answer(registry: Registry, message: FromHost & { readonly kind: 'invoke' }): Promise<void> {
  const { id, functionName, input, traceParent } = message;
  const registered = registry.functions.get(functionName.toLowerCase());
  if (registered === undefined) throw new Error(`There is no function named "${functionName}".`);
  const result = await invoke(registry, registered, input, log, traceParent);
  await tell({ kind: 'result', id, result });
}

async function terminate(registry: Registry, hookData: Record<string, unknown>): Promise<void> {
  try {
    await runHooks(registry, 'appTerminate', { hookData });
  } catch (error) {
    await tell({
      kind: 'log',
      level: 'error',
      category: 'Host',
      source: 'host',
      message: `An appTerminate hook threw.\n${describeError(error)}`,
    });
  }
  process.exit(0);
}

async function main(app: string): Promise<void> {
  process.on('uncaughtException', die('Uncaught exception'));
  process.on('unhandledRejection', die('Unhandled rejection'));
  // A terminal's Ctrl+C reaches host and worker alike. The host lets calls finish and then says so.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  process.once('disconnect', () => process.exit(1));

  const registry = new Registry((level, message) => {
    log.write(level, 'Worker', 'library', message);
  });
  const hookData = {};
  process.on('message', (message) => {
    if (!isFromHost(message)) return;
    if (message.kind === 'invoke') void answer(registry, message);
    else void terminate(registry, hookData);
  });
  try {
    await startApp(app, registry, hookData);
  } catch (error) {
    await tell({ kind: 'notLoaded', problem: describeFailure(error) });
    process.exit(1);
  }
  const functions = [...registry.functions.values()].map(({ metadata: { name }, trigger, outputs }) => ({
    name,
    trigger,
    outputs,
  }));
  await tell({ kind: 'loaded', functions });
}

await main(process.argv[2] ?? '');
