import { UNANSWERED_TABLE, type StorageConfig, type TableStorageConfig } from '../config.ts';
import type { ConversationStore, UnansweredStore } from '../conversation/index.ts';
import type { Telemetry } from '../events.ts';
import { onFirstUse } from '../onFirstUse.ts';
import { createMemoryStore } from './memoryStore.ts';
import { createMemoryUnanswered } from './memoryUnanswered.ts';
import type { openShards as OpenShards } from './openShards.ts';
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
 * Opens what the settings name. The table of messages that were not understood is opened with its first use. `more` are accounts
 * beside the first one, for conversations.
 * @throws BotError E_CONFIG for a connection string that cannot be used.
 */
export async function openStores(
  storage: StorageConfig,
  clock: ServerClock,
  telemetry: Telemetry,
  more: readonly TableStorageConfig[] = [],
): Promise<Stores> {
  if (storage.kind === 'memory')
    return { conversations: createMemoryStore(), unanswered: createMemoryUnanswered() };
  const { track, trackDependency } = telemetry;
  const table = await openTable(storage, clock, trackDependency);
  const unansweredTable = onFirstUse(() => openTable(storage, clock, trackDependency, UNANSWERED_TABLE));
  return {
    conversations:
      more.length === 0
        ? createTableStore(table, track, clock.now)
        : await divided(table, more, clock, telemetry),
    unanswered: createUnansweredTable(unansweredTable),
  };
}

/** Loaded only where there are several accounts. */
async function divided(...args: Parameters<typeof OpenShards>): Promise<ConversationStore> {
  const { openShards } = await import('./openShards.ts');
  return openShards(...args);
}
