import { spawn } from 'node:child_process';
import { runToEnd } from '../commandLine/commandLine.ts';
import { hasCode, Problem } from '../commandLine/problem.ts';

/*
 * Runs a program that knows nothing of its parent, and ends it with its parent: `node guard.ts COMMAND ARGS`. The parent
 * holds an IPC channel; when that closes, because the parent says so or because it was killed, the program is told to stop.
 * The program alone: Core Tools let their worker finish the calls in flight, and a worker that hears the signal itself dies
 * in the middle of them. What outlives the program, or does not stop in time, is killed with all that it started.
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
  const stop = (): void => {
    child.kill('SIGTERM');
    setTimeout(() => {
      if (windows || child.pid === undefined) child.kill('SIGKILL');
      else endGroup(child.pid);
    }, KILL_AFTER_MS).unref();
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
  if (!windows && child.pid !== undefined) endGroup(child.pid);
  process.exit(code);
}

/** Kills what is left of a process group, if anything is. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) throw error;
  }
}

await runToEnd(main);
