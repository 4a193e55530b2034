import { spawn } from 'node:child_process';
import { runToEnd } from '../commandLine/commandLine.ts';
import { hasCode, Problem } from '../commandLine/problem.ts';

/*
 * Runs a program that knows nothing of its parent, and ends it with its parent: `node guard.ts COMMAND ARGS`. The parent
 * holds an IPC channel; when that closes, because the parent says so or because it was killed, the program and all that
 * it started are told to stop.
 */

const KILL_AFTER_MS = 8_000;
const windows = process.platform === 'win32';

/** Own process group, so that the program's children can be reached and Ctrl+C goes to the parent alone. */
async function main(): Promise<void> {
  const [command, ...args] = process.argv.slice(2);
  if (command === undefined) throw new Problem('usage: node guard.ts COMMAND ARGS', 2);
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: !windows,
    shell: windows,
  });
  const kill = (signal: NodeJS.Signals): void => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    if (windows) child.kill(signal);
    else process.kill(-child.pid, signal);
  };
  const stop = (): void => {
    kill('SIGTERM');
    setTimeout(kill, KILL_AFTER_MS, 'SIGKILL').unref();
  };
  process.once('disconnect', stop);
  process.once('SIGTERM', stop);
  process.on('SIGINT', () => undefined);
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (exitCode) => {
      resolve(exitCode ?? 1);
    });
  });
  // What outlived the program itself, if anything did.
  if (!windows && child.pid !== undefined) endGroup(child.pid);
  process.exit(code);
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) throw error;
  }
}

await runToEnd(main);
