import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { TestContext } from 'node:test';
import { hasCode } from '../../commandLine/problem.ts';

export const ROOT = resolve(import.meta.dirname, '..', '..');

/** Where the run of the tests keeps compiled modules: all that programs with an environment of their own have of it. */
export const compileCache = { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] };

/** Writes a function app of these files into a folder of its own, where `@azure/functions` can be required. */
export async function writeApp(t: TestContext, files: Readonly<Record<string, string>>): Promise<string> {
  const app = await temporaryFolder(t);
  await symlink(join(ROOT, 'node_modules'), join(app, 'node_modules'), 'junction');
  const defaults = { 'host.json': '{"version":"2.0"}', 'package.json': '{"main":"index.js"}' };
  for (const [name, text] of Object.entries({ ...defaults, ...files })) {
    await mkdir(dirname(join(app, name)), { recursive: true });
    await writeFile(join(app, name), text);
  }
  return app;
}

export async function temporaryFolder(t: Lifetime): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'contact-center-bot-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** What a program ends with: a test, or the whole file (`{ after }` of node:test). */
export interface Lifetime {
  readonly after: (end: () => Promise<void>) => void;
}

/** A program of this project that runs as a child process and is ended with its lifetime. */
export interface Program {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Waits for text on stderr, from before this call too, behind its first `from` characters. Rejects when the program ends without it. */
  printed(pattern: RegExp, from?: number): Promise<RegExpExecArray>;
  /** The first line on stdout, parsed. Rejects when the program ends without it. */
  readonly ready: Promise<Readonly<Record<string, unknown>>>;
  readonly exit: Promise<number | null>;
}

export interface ProgramOptions {
  /** Whether the program can send messages to the test. */
  readonly ipc?: boolean;
  /** Options of Node itself; threads of the program have them too, unlike those in NODE_OPTIONS. */
  readonly nodeOptions?: readonly string[];
  /** A command that runs the program in its own place, such as one that limits it. */
  readonly launcher?: readonly string[];
}

export function runProgram(
  t: Lifetime,
  file: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  { ipc = false, nodeOptions = [], launcher = [] }: ProgramOptions = {},
): Program {
  const [command, ...words] = [...launcher, process.execPath, ...nodeOptions, resolve(ROOT, file), ...args];
  const child = spawn(command ?? process.execPath, words, {
    env: { ...compileCache, PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe', ...(ipc ? (['ipc'] as const) : [])],
  });
  let stdout = '';
  let stderr = '';
  // Not the child's own 'close': it never comes once the parent has disconnected the IPC channel.
  const exit = Promise.all([
    new Promise<number | null>((done) => child.once('exit', done)),
    ...[child.stdout, child.stderr].map((stream) => new Promise((done) => stream?.once('close', done))),
  ]).then(([code]) => code);
  t.after(async () => {
    child.kill('SIGKILL');
    await exit;
  });
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));

  const waitFor = (stream: 'stdout' | 'stderr', pattern: RegExp, from = 0): Promise<RegExpExecArray> => {
    const { promise, resolve: found, reject } = Promise.withResolvers<RegExpExecArray>();
    const look = (): void => {
      const match = pattern.exec((stream === 'stdout' ? stdout : stderr).slice(from));
      if (match === null) return;
      child[stream]?.off('data', look);
      found(match);
    };
    child[stream]?.on('data', look);
    void exit.then((code) => {
      look();
      reject(new Error(`ended with ${String(code)} before ${String(pattern)}\n${stdout}\n${stderr}`));
    });
    look();
    return promise;
  };
  const ready = waitFor('stdout', /^.*\n/).then(([line]) => parseObject(line));
  // Only the tests that wait for it care when a program never gets that far.
  ready.catch(() => undefined);
  return {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    printed: (pattern, from) => waitFor('stderr', pattern, from),
    ready,
    exit,
  };
}

/** The members of a JSON object. */
export function parseObject(json: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(json);
  return Object.fromEntries(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

/** Runs the local host on any free port, with `--json`. */
export function runHost(
  t: Lifetime,
  app: string,
  environment: NodeJS.ProcessEnv = {},
  { port = '0', ...options }: ProgramOptions & { readonly port?: string } = {},
): Program {
  return runProgram(t, 'local/host.ts', ['--json', '--port', port, '--app', app], environment, options);
}

/** Whether a process runs. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if (hasCode(error, 'ESRCH')) return false;
    throw error;
  }
}

/** kill -9 for a host and its worker, as when an instance dies. The host first: it must not see its worker die. */
export function killInstance(host: ChildProcess, worker: number): void {
  host.kill('SIGKILL');
  if (isRunning(worker)) process.kill(worker, 'SIGKILL');
}

/** The address of a host that is ready. */
export async function hostUrl(host: Program): Promise<string> {
  return String((await host.ready)['url']);
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
}

/** One request as it is written: no header is added, merged or changed on the way, unlike with `fetch`. */
export async function send(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: OutgoingHttpHeaders; body?: string | Buffer } = {},
): Promise<Answer> {
  const { promise, resolve: done, reject } = Promise.withResolvers<Answer>();
  const outgoing = request(url, { method, headers, agent: false }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.once('error', reject);
    response.once('end', () => {
      const bytes = Buffer.concat(chunks);
      done({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: bytes,
        text: bytes.toString(),
      });
    });
  });
  outgoing.once('error', reject);
  outgoing.end(body);
  return promise;
}
