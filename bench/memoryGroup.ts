import { mkdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../commandLine/problem.ts';
import type { Lifetime } from '../test/local/hostProcess.ts';

/** Processes that the kernel lets have so much memory together, and ends when they want more. */
export interface MemoryGroup {
  /** How the kernel does it, for whoever reads the figures. */
  readonly means: string;
  /** Put in front of a command, runs it in the group from its first byte on. */
  readonly launcher: readonly string[];
  /** Bytes at the most until now, with the files that the processes were the first to read. */
  readonly peak: () => Promise<number>;
  /** Processes that were ended for want of memory. */
  readonly kills: () => Promise<number>;
}

interface Kind {
  readonly means: string;
  readonly folder: string;
  /** Written in this order; the second one, for swap, is not there on every kernel. */
  readonly limits: (bytes: number) => readonly (readonly [file: string, value: number])[];
  readonly peak: string;
  readonly events: string;
}

/** https://docs.kernel.org/admin-guide/cgroup-v2.html and https://docs.kernel.org/admin-guide/cgroup-v1/memory.html */
const KINDS: readonly Kind[] = [
  {
    means: 'cgroup v2 (memory.max, no swap)',
    folder: '/sys/fs/cgroup',
    limits: (bytes) => [
      ['memory.max', bytes],
      ['memory.swap.max', 0],
    ],
    peak: 'memory.peak',
    events: 'memory.events',
  },
  {
    means: 'cgroup v1 (memory.limit_in_bytes, no swap)',
    folder: '/sys/fs/cgroup/memory',
    limits: (bytes) => [
      ['memory.limit_in_bytes', bytes],
      ['memory.memsw.limit_in_bytes', bytes],
    ],
    peak: 'memory.max_usage_in_bytes',
    events: 'memory.oom_control',
  },
];

/**
 * Makes a group with a hard limit, which takes root on Linux; `undefined` where it cannot be made. The limits of a shell
 * (`ulimit -v`) are none for Node, which reserves addresses by the gigabyte and uses few of them.
 */
export async function limitMemory(lifetime: Lifetime, bytes: number): Promise<MemoryGroup | undefined> {
  for (const kind of KINDS) {
    const folder = join(kind.folder, `contact-center-bot-${process.pid}`);
    if (!(await make(folder, kind.limits(bytes)))) continue;
    lifetime.after(() => rmdir(folder));
    return {
      means: kind.means,
      launcher: ['/bin/sh', '-c', `echo $$ > ${folder}/cgroup.procs && exec "$@"`, 'sh'],
      peak: async () => Number(await readFile(join(folder, kind.peak), 'utf8')),
      kills: async () =>
        Number(/^oom_kill (\d+)$/m.exec(await readFile(join(folder, kind.events), 'utf8'))?.[1]),
    };
  }
  return undefined;
}

/** Whether the group is there, with its limits. */
async function make(folder: string, [memory, swap]: ReturnType<Kind['limits']>): Promise<boolean> {
  if (memory === undefined || swap === undefined) return false;
  try {
    await mkdir(folder);
  } catch {
    return false;
  }
  // Where the folder is none of the kernel's, there are no such files, and none are made.
  if (!(await set(folder, memory))) {
    await rmdir(folder);
    return false;
  }
  await set(folder, swap);
  return true;
}

async function set(folder: string, [file, value]: readonly [string, number]): Promise<boolean> {
  try {
    await writeFile(join(folder, file), String(value), { flag: 'r+' });
    return true;
  } catch (thrown) {
    if (hasCode(thrown, 'ENOENT') || hasCode(thrown, 'EACCES') || hasCode(thrown, 'EPERM')) return false;
    throw thrown;
  }
}
