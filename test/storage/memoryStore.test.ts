import { createMemoryStore } from '../../lib/storage/memoryStore.ts';
import { withWarmReads } from '../../lib/storage/warmReads.ts';
import { describeStoreContract } from './storeContract.ts';

const store = createMemoryStore();
describeStoreContract('the store in memory', () => store);

const warm = withWarmReads(createMemoryStore(), 2);
describeStoreContract('a store with warm reads', () => warm);
