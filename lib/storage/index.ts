export { conversationKey } from './conversationKey.ts';
export { createMemoryStore } from './memoryStore.ts';
export { createMemoryUnanswered } from './memoryUnanswered.ts';
export { openStores, type Stores } from './openStores.ts';
export { createServerClock, type ServerClock } from './serverClock.ts';
export { openTable } from './tableClient.ts';
export { createTableStore } from './tableStore.ts';
export { createUnansweredTable } from './unansweredTable.ts';
export { withWarmReads } from './warmReads.ts';
