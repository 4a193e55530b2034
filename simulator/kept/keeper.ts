import { describeFailure, fileTrouble } from '../../commandLine/problem.ts';
import type { Switchboard } from '../switchboard.ts';
import { writeKept } from './keptConversation.ts';
import type { KeptFolder } from './keptFolder.ts';

/** How much is kept: the newest conversations, and of those that ever grow none beyond this. */
export const KEPT = { conversations: 100, characters: 4_000_000 } as const;

/** What happens within this time is written at once. */
const GATHER_MS = 500;

/** Writing may take this share of the time at most: whoever fills a conversation without end pays with what a crash loses. */
const LEAST_REST = 10;

/** Keeps the conversations of a contact center in a folder. */
export interface Keeper {
  /** Writes what has not been written yet, and says which conversations the folder holds then. */
  settle(): Promise<ReadonlySet<string>>;
  /** Writes what has not been written yet, and keeps nothing from then on. */
  close(): Promise<void>;
}

/**
 * Writes every conversation that changes, soon after it has. `known` are those that the folder holds already; `tell` hears once why
 * something could not be kept: the contact center goes on nevertheless.
 */
export function keepConversations(
  switchboard: Switchboard,
  folder: KeptFolder,
  known: Iterable<string>,
  tell: (words: string) => void,
): Keeper {
  const onDisk = new Set(known);
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  let wait = GATHER_MS;
  let told = false;

  async function write(): Promise<void> {
    const newest = new Set(
      switchboard
        .conversations()
        .slice(0, KEPT.conversations)
        .map(({ id }) => id),
    );
    const began = performance.now();
    for (const id of [...changed]) {
      changed.delete(id);
      if (!newest.has(id)) continue;
      const kept = switchboard.kept(id);
      const text = kept === undefined ? undefined : writeKept(kept);
      if (text === undefined || text.length > KEPT.characters) {
        newest.delete(id);
      } else {
        await folder.write(id, text);
        onDisk.add(id);
      }
    }
    const gone = [...onDisk].filter((id) => !newest.has(id));
    await folder.remove(gone);
    for (const id of gone) onDisk.delete(id);
    wait = Math.max(GATHER_MS, LEAST_REST * (performance.now() - began));
  }

  function writeNext(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write).catch((error: unknown) => {
      if (told) return;
      told = true;
      tell(`Conversations are not kept: ${fileTrouble(error) ?? describeFailure(error)}.`);
    });
    return writing;
  }

  const stop = switchboard.watch((conversation) => {
    if (conversation !== undefined) changed.add(conversation.id);
    timer ??= setTimeout(() => void writeNext(), wait).unref();
  });

  return {
    async settle() {
      await writeNext();
      return onDisk;
    },
    close() {
      stop();
      return writeNext();
    },
  };
}
