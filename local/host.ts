import { resolve } from 'node:path';
import { styleText } from 'node:util';
import { readPort, runCommand, type Given } from '../commandLine/commandLine.ts';
import { CRASH } from './functionApp.ts';
import { startFunctionHost, type FunctionHost } from './functionHost.ts';
import { applySettings, readLocalSettings, settingsAdvice } from './localSettings.ts';
import { describeFailure } from '../commandLine/problem.ts';
import { stopOnSignals } from '../commandLine/stopSignals.ts';

const USAGE = `Runs the function app on this machine, without Azure Functions Core Tools.

npm run host -- [--port N] [--app DIR] [--verbose] [--json [--brief]]

  --port N    where to listen on 127.0.0.1 (7071; 0 for any free port)
  --app DIR   the app's folder, with host.json and package.json (this repository)
  --verbose   everything that the app logs, as JSON, instead of one short line a turn
  --json      print one line of JSON on stdout when ready; logs go to stderr, as with --verbose
  --brief     with --json: one short line a turn nevertheless

Settings come from the environment, then from local.settings.json in the app's folder.
Stop it with Ctrl+C.`;

const ROOT = resolve(import.meta.dirname, '..');

const LINE = {
  command: 'npm run host',
  usage: USAGE,
  options: {
    port: { type: 'string', default: '7071' },
    app: { type: 'string', default: ROOT },
    verbose: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    brief: { type: 'boolean', default: false },
  },
} as const;

async function main(options: Given<typeof LINE>): Promise<void> {
  const port = readPort('--port', options.port);
  const app = resolve(options.app);
  // Whatever the app or a library prints belongs to the log; the line of JSON stays alone on stdout.
  const [logTo, printTo] = options.json ? ([process.stderr, 2] as const) : ([process.stdout, 1] as const);

  applySettings(process.env, await readLocalSettings(app));
  const advice = await settingsAdvice(app, process.env);
  // Core Tools and the worker set both. The first is what makes the app accept local callers.
  process.env['AZURE_FUNCTIONS_ENVIRONMENT'] ??= 'Development';
  process.env['FUNCTIONS_WORKER_RUNTIME'] ??= 'node';

  const started = performance.now();
  const brief = options.brief || !(options.verbose || options.json);
  const host = await startFunctionHost({ app, port, environment: process.env, logTo, printTo, brief });
  stopOnSignals(() => host.stop());
  endWith(host);
  crashOnOrder(host);
  if (options.json) console.log(readyLine(host));
  else console.log(readyText(host, app, performance.now() - started));
  if (advice !== undefined) console.error(`${advice.what}\n${advice.next}\n`);
}

/** An app that cannot be kept running ends its host. */
function endWith(host: FunctionHost): void {
  host.failed.catch(async (error: unknown) => {
    console.error(describeFailure(error));
    await host.stop();
    process.exit(1);
  });
}

/** A developer wants to see what a crash leaves behind: no process of this host says another word. */
function crashOnOrder(host: FunctionHost): void {
  process.on('message', (order) => {
    if (order !== CRASH) return;
    process.kill(host.workerPid, 'SIGKILL');
    process.kill(process.pid, 'SIGKILL');
  });
}

function urlOf(host: FunctionHost, name: string): string | undefined {
  return host.functions.find((hosted) => hosted.name === name)?.url;
}

function readyLine(host: FunctionHost): string {
  return JSON.stringify({
    ready: true,
    bot: urlOf(host, 'messages'),
    health: urlOf(host, 'health'),
    url: host.url,
    worker: host.workerPid,
  });
}

function readyText(host: FunctionHost, app: string, milliseconds: number): string {
  const paint = (text: string): string => styleText('bold', text, { stream: process.stdout });
  const width = Math.max(...host.functions.map(({ name }) => name.length));
  const lines = host.functions.map(({ name, kind, description }) => {
    const hint = kind === 'timer' ? `   (now: POST ${host.url}/admin/functions/${name} with {})` : '';
    return `  ${paint(name.padEnd(width))}  ${description}${hint}`;
  });
  return [
    `\nFunctions of ${app}`,
    ...lines,
    `\nReady in ${milliseconds.toFixed(0)} ms. Ctrl+C stops it.\n`,
  ].join('\n');
}

await runCommand(LINE, main);
