import { watch, type FSWatcher } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { hasCode } from '../commandLine/problem.ts';

/** What the app is made of. */
const FOLDERS = ['functions', 'lib', 'knowledge'];
const KINDS = new Set(['.ts', '.json', '.md', '.txt']);

/** An editor saves in several steps, and a checkout changes many files: what comes within this time is one edit. */
const SETTLED_MS = 150;

/** Files by their path from the root, with what changes when they do. */
type Snapshot = ReadonlyMap<string, string>;

export interface Following {
  /** Rejects with what `takeUp` threw, if it ever does. */
  readonly failed: Promise<never>;
  /** Follows no further edit; tells the call that is under way, and waits for it. */
  close(): Promise<void>;
}

/**
 * Calls `takeUp` after each edit of the app's sources with the files that are now others, one call at a time; an edit during a
 * call is in the next one. What an editor leaves beside a file for a moment is no edit.
 * @throws when the system watches no more folders (`ENOSPC` on Linux).
 */
export async function followSources(
  root: string,
  takeUp: (changed: readonly string[], closing: AbortSignal) => Promise<void>,
): Promise<Following> {
  const watched = new Map<string, FSWatcher>();
  const { promise: failed, reject } = Promise.withResolvers<never>();
  let known: Snapshot = new Map();
  const closing = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let work = Promise.resolve();

  const notice = (): void => {
    clearTimeout(timer);
    if (closing.signal.aborted) return;
    timer = setTimeout(() => {
      work = work.then(look).catch(reject);
    }, SETTLED_MS);
  };

  /** A folder alone, not its whole tree: watching trees differs from system to system, and folders come and go. */
  const watchFolder = (folder: string): void => {
    if (watched.has(folder)) return;
    const watcher = watch(folder, notice);
    watcher.on('error', () => {
      watcher.close();
      watched.delete(folder);
      notice();
    });
    watched.set(folder, watcher);
  };

  const look = async (): Promise<void> => {
    const { files, folders } = await readSources(root);
    for (const [folder, watcher] of watched) {
      if (folders.includes(folder)) continue;
      watcher.close();
      watched.delete(folder);
    }
    // What was written into a new folder before it was watched is seen by a second look.
    if (folders.some((folder) => !watched.has(folder))) notice();
    for (const folder of folders) watchFolder(folder);
    const changed = differences(known, files);
    known = files;
    if (changed.length > 0 && !closing.signal.aborted) await takeUp(changed, closing.signal);
  };

  const { files, folders } = await readSources(root);
  known = files;
  try {
    for (const folder of folders) watchFolder(folder);
  } catch (error) {
    for (const watcher of watched.values()) watcher.close();
    throw error;
  }
  return {
    failed,
    close: async () => {
      closing.abort();
      clearTimeout(timer);
      for (const watcher of watched.values()) watcher.close();
      await work;
    },
  };
}

async function readSources(root: string): Promise<{ files: Snapshot; folders: readonly string[] }> {
  const trees = FOLDERS.map((folder) => join(root, folder));
  const entries = await Promise.all(
    trees.map((tree) => readdir(tree, { withFileTypes: true, recursive: true })),
  );
  const all = entries.flat().map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }));
  const sources = all.filter(
    ({ entry }) => entry.isFile() && !entry.name.startsWith('.') && KINDS.has(extname(entry.name)),
  );
  const stamped = await Promise.all(
    sources.map(async ({ path }) => [relative(root, path), await stampOf(path)] as const),
  );
  const folders = all.filter(({ entry }) => entry.isDirectory()).map(({ path }) => path);
  return { files: new Map(stamped), folders: [...trees, ...folders] };
}

/** Gone between the listing and the look is gone. */
async function stampOf(path: string): Promise<string> {
  try {
    const { mtimeMs, size } = await stat(path);
    return `${mtimeMs} ${size}`;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'gone';
    throw error;
  }
}

function differences(before: Snapshot, after: Snapshot): readonly string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path));
}
