import { readFile } from 'node:fs/promises';

/** What a process has used. */
export interface ProcessUsage {
  readonly residentBytes: number;
  /** User and system time together. */
  readonly cpuMilliseconds: number;
}

/** The kernel's unit of time in /proc, the same on every Linux that Node runs on. */
const TICK_MS = 10;

/** Asks the system about a process; `undefined` where it cannot be asked (only Linux has /proc). */
export async function usageOf(pid: number): Promise<ProcessUsage | undefined> {
  try {
    const [stat, status] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/status`, 'utf8'),
    ]);
    // Counted from behind the name, which may hold spaces: proc(5), fields 14 and 15.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    const resident = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
    return { residentBytes: Number(resident) * 1_024, cpuMilliseconds: ticks * TICK_MS };
  } catch {
    return undefined;
  }
}
