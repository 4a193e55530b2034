import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../../commandLine/problem.ts';
import { readKept, type KeptConversation } from './keptConversation.ts';

const FILE = /^.+\.json$/;

/** A folder with a file for each conversation. */
export interface KeptFolder {
  /** Puts a file in the place of the one before it, whole or not at all. */
  write(id: string, text: string): Promise<void>;
  /** Those conversations are gone. */
  remove(ids: Iterable<string>): Promise<void>;
}

export interface Found {
  /** Oldest first. */
  readonly kept: readonly KeptConversation[];
  /** Files that nobody can read, by the name that they have now: out of the way, and not gone. */
  readonly setAside: readonly string[];
}

/** A folder, which need not exist before something is written. */
export function keptFolder(folder: string): KeptFolder {
  return {
    async write(id, text) {
      await mkdir(folder, { recursive: true });
      const path = fileOf(folder, id);
      const draft = `${path}.new`;
      await writeFile(draft, text);
      await rename(draft, path);
    },
    async remove(ids) {
      for (const id of ids) await rm(fileOf(folder, id), { force: true });
    },
  };
}

/** Reads what a folder holds. A file that cannot be understood is renamed, so that it stops nobody the next time. */
export async function readKeptFolder(folder: string): Promise<Found> {
  const kept: KeptConversation[] = [];
  const setAside: string[] = [];
  for (const name of await namesIn(folder)) {
    const path = join(folder, name);
    const read = readKept(await readFile(path, 'utf8'));
    if (read === undefined) {
      await rename(path, `${path}.unreadable`);
      setAside.push(`${path}.unreadable`);
    } else {
      kept.push(read);
    }
  }
  return {
    kept: kept.toSorted((one, other) => one.conversation.startedAt - other.conversation.startedAt),
    setAside,
  };
}

/** Forgets all that a folder holds. What was set aside stays. */
export async function emptyKeptFolder(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) await rm(join(folder, name));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile() && FILE.test(entry.name)).map(({ name }) => name);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

/** Ids have characters that file names of some systems have not. */
function fileOf(folder: string, id: string): string {
  return join(folder, `${encodeURIComponent(id)}.json`);
}
