import type { ConversationStore } from '../../lib/conversation/index.ts';
import { BotError } from '../../lib/errors.ts';

/**
 * What is wrong with a store.
 * - `silent`: it answers nothing.
 * - `readOnly`: it takes nothing.
 * - `fallsSilent`: it takes the next save, does not say so, and answers nothing from then on.
 */
export type Trouble = 'silent' | 'readOnly' | 'fallsSilent';

/** A way to a store that can be out of order, for one process. */
export class Outage {
  trouble: Trouble | undefined;
  readonly store: ConversationStore;

  constructor(store: ConversationStore) {
    const unless = <T>(troubles: readonly Trouble[], work: () => Promise<T>): Promise<T> =>
      this.trouble !== undefined && troubles.includes(this.trouble) ? silent() : work();
    this.store = {
      ...store,
      load: (key, signal) => unless(['silent'], () => store.load(key, signal)),
      remove: (key, stored, signal) =>
        unless(['silent', 'readOnly'], () => store.remove(key, stored, signal)),
      save: async (key, record, version, signal) => {
        const saved = await unless(['silent', 'readOnly'], () => store.save(key, record, version, signal));
        if (this.trouble !== 'fallsSilent') return saved;
        this.trouble = 'silent';
        return silent();
      },
    };
  }
}

function silent(): Promise<never> {
  return Promise.reject(new BotError('E_STORAGE_UNAVAILABLE', 'The store is out of order.'));
}
