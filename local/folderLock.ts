import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode, Problem } from '../commandLine/problem.ts';

/**
 * Makes sure that one process alone keeps its data in a folder: two storage emulators over the same files would
 * overwrite each other's data without a word. What a killed process left behind is taken over.
 * @returns gives the folder free again.
 * @throws {Problem} when a living process has it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'in-use');
  for (;;) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    const owner = await readOwner(file);
    if (owner !== undefined && isAlive(owner)) {
      throw new Problem(
        `The data in ${folder} is in use by process ${owner}, probably another "npm start".\n` +
          `Stop that one, or choose another folder with --data DIR. If there is none, delete ${file}.`,
      );
    }
    await rm(file, { force: true });
  }
}

async function readOwner(file: string): Promise<number | undefined> {
  const pid = Number(await readFile(file, 'utf8').catch(() => ''));
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}
