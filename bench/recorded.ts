import { readFile, writeFile } from 'node:fs/promises';
import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { hasCode } from '../commandLine/problem.ts';
import type { Report } from './report.ts';

/** Where the figures of docs/performance.md are kept. */
export const RECORD = resolve(import.meta.dirname, '..', 'docs', 'performance.json');

/** What the figures were measured on. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGB: number;
  readonly system: string;
  readonly node: string;
}

/** The last run of each bench that was kept, all on one machine. */
export interface Recorded {
  readonly machine: Machine;
  /** By the bench's name. */
  readonly benches: Readonly<Record<string, RecordedBench>>;
}

export interface RecordedBench {
  /** Whether it was a tenth of the work. */
  readonly quick: boolean;
  /** How many programs wanted to run when it began, on average over a minute: more than there are cores disturb it. */
  readonly load: number;
  /** Only those with an `id`. */
  readonly reports: readonly Report[];
}

export function thisMachine(): Machine {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${arch()}`,
    node: process.versions.node,
  };
}

/** The figures that are kept. The file is this project's own, written by `record` and checked in. */
export async function readRecorded(path = RECORD): Promise<Recorded> {
  return JSON.parse(await readFile(path, 'utf8')) as Recorded;
}

/** Keeps what benches have reported. Figures of another machine are not mixed with these: they go. */
export async function record(
  measured: Readonly<Record<string, RecordedBench>>,
  path = RECORD,
  machine = thisMachine(),
): Promise<void> {
  const kept = await readRecorded(path).catch((thrown: unknown) => {
    if (!hasCode(thrown, 'ENOENT')) throw thrown;
    return undefined;
  });
  const same = JSON.stringify(kept?.machine) === JSON.stringify(machine);
  const renewed: Recorded = { machine, benches: { ...(same ? kept?.benches : {}), ...rounded(measured) } };
  await writeFile(
    path,
    `${JSON.stringify(renewed, null, 2)}
`,
  );
}

/** Without digits that say nothing. */
function rounded<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_name, member: unknown) =>
      typeof member === 'number' ? Number(member.toPrecision(4)) : member,
    ),
  ) as T;
}
