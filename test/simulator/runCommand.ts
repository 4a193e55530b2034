import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const SIMULATOR = join(import.meta.dirname, '..', '..', 'simulator');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts one of the simulator's commands as a process of its own, without colours. */
export function startCommand(
  file: string,
  args: readonly string[],
): {
  readonly process: ReturnType<typeof spawn>;
  /** The first line it prints. */
  readonly firstLine: Promise<string>;
  readonly ended: Promise<Ended>;
} {
  const child = spawn(process.execPath, [join(SIMULATOR, file), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  const firstLine = new Promise<string>((resolve) => {
    let seen = '';
    child.stdout.on('data', (chunk: Buffer) => {
      seen += chunk.toString('utf8');
      const end = seen.indexOf('\n');
      if (end !== -1) resolve(seen.slice(0, end));
    });
  });
  const ended = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]).then(
    ([, out, err]) => ({ code: child.exitCode, out, err }),
  );
  return { process: child, firstLine, ended };
}
