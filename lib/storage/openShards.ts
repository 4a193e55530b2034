import type { TableClient } from '@azure/data-tables';
import { accountName, type TableStorageConfig } from '../config.ts';
import type { ConversationStore } from '../conversation/index.ts';
import type { Telemetry } from '../events.ts';
import { onFirstUse } from '../onFirstUse.ts';
import type { ServerClock } from './serverClock.ts';
import { createShardedStore, type NamedShard } from './shardedStore.ts';
import { divideAmong } from './shardHomes.ts';
import { joinedAt } from './shardJoining.ts';
import { openTable } from './tableClient.ts';
import { createTableStore } from './tableStore.ts';

/** Conversations go to an account by its name; the first one's may change with its address. */
const FIRST = 'first';

/**
 * Opens conversations in several accounts. When each joined is read from the first one, with the first conversation.
 * @throws BotError E_CONFIG for a connection string that cannot be used.
 */
export async function openShards(
  table: TableClient,
  more: readonly TableStorageConfig[],
  clock: ServerClock,
  { track, trackDependency }: Telemetry,
): Promise<ConversationStore> {
  const first: NamedShard = {
    name: FIRST,
    setting: 'ConversationStorage',
    store: createTableStore(table, track, clock.now),
  };
  const others = await Promise.all(
    more.map(async (account, index): Promise<NamedShard> => {
      const opened = await openTable(account, clock, trackDependency);
      const store = createTableStore(opened, track, clock.now);
      return { name: accountName(account), setting: `ConversationShards:${index + 1}`, store };
    }),
  );
  const divide = onFirstUse(async () => {
    const joined = others.map(async ({ name }) => ({ name, joinedAt: await joinedAt(table, name) }));
    return divideAmong(FIRST, await Promise.all(joined));
  });
  return createShardedStore([first, ...others], {
    homesOf: async (key) => (await divide())(key, clock.now()),
  });
}
