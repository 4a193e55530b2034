import { rearmed, type ConversationKey } from '../conversation/index.ts';
import { asBotError, type ErrorCode } from '../errors.ts';
import type { TurnPorts } from './ports.ts';

/** How many are stored at once: there may be one for every customer of an outage. */
const CONCURRENCY = 8;

/** What storing one may take, in milliseconds; one that takes longer is tried again. */
const TIME_LIMIT = 2_000;

/** Rivals are turns of the same conversation, and each of them that saves stores the hand-over, too. */
const MAX_CONFLICTS = 4;

/**
 * Stores the hand-overs that this process alone knows of. Resolves to whether none is left; stops where the store is silent
 * and when `until` fires. Never throws.
 */
export async function storeHandOvers(ports: TurnPorts, until?: AbortSignal): Promise<boolean> {
  const keys = ports.handOvers.keys()[Symbol.iterator]();
  let isSilent = false;
  const worker = async (): Promise<void> => {
    const goesOn = (): boolean => !isSilent && until?.aborted !== true;
    for (let next = keys.next(); next.done !== true && goesOn(); next = keys.next())
      if (await isStoreSilent(next.value, ports)) isSilent = true;
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  // Looked at again: others may have come meanwhile.
  return ports.handOvers.keys().length === 0;
}

/** What hangs on the store itself, and not on the conversation. */
export const STORE_IS_SILENT: ReadonlySet<ErrorCode> = new Set(['E_STORAGE_UNAVAILABLE', 'E_STORAGE_AUTH']);

/** Tries to store one. Resolves to whether the next one would fare no better. */
async function isStoreSilent(key: ConversationKey, ports: TurnPorts): Promise<boolean> {
  const { handOvers, policy, now, log } = ports;
  const signal = AbortSignal.timeout(TIME_LIMIT);
  try {
    for (let conflicts = 0; conflicts <= MAX_CONFLICTS; conflicts += 1) {
      const shown = await ports.store.load(key, signal);
      if (shown === undefined || handOvers.unstored(key) === undefined) return false;
      const record = rearmed(shown.record, policy, now());
      if ((await ports.store.save(key, record, shown.version, signal)) !== undefined) return false;
    }
    return false;
  } catch (thrown) {
    const { code, message } = asBotError(thrown);
    log('warn', 'handOver.notStored', { code, error: message });
    return STORE_IS_SILENT.has(code);
  }
}
