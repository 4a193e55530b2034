import { UNANSWERED_TABLE, type StorageConfig } from '../config.ts';
import type { ConversationStore, UnansweredStore } from '../conversation/index.ts';
import type { Telemetry } from '../events.ts';
import { onFirstUse } from '../onFirstUse.ts';
import { createMemoryStore } from './memoryStore.ts';
import { createMemoryUnanswered } from './memoryUnanswered.ts';
import type { ServerClock } from './serverClock.ts';
import { openTable } from './tableClient.ts';
import { createTableStore } from './tableStore.ts';
import { createUnansweredTable } from './unansweredTable.ts';

/** Everything that the bot keeps. */
export interface Stores {
  readonly conversations: ConversationStore;
  readonly unanswered: UnansweredStore;
}

/**
 * Opens what the settings name. The table of messages that were not understood is opened with its first use.
 * @throws BotError E_CONFIG for a connection string that cannot be used.
 */
export async function openStores(
  storage: StorageConfig,
  clock: ServerClock,
  { track, trackDependency }: Telemetry,
): Promise<Stores> {
  if (storage.kind === 'memory')
    return { conversations: createMemoryStore(), unanswered: createMemoryUnanswered() };
  const table = await openTable(storage, clock, trackDependency);
  const unansweredTable = onFirstUse(() => openTable(storage, clock, trackDependency, UNANSWERED_TABLE));
  return {
    conversations: createTableStore(table, track, clock.now),
    unanswered: createUnansweredTable(unansweredTable),
  };
}
