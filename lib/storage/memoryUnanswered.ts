import type { KeptMessage, UnansweredStore } from '../conversation/index.ts';

/** Messages that were not understood, in a list: the same behaviour as in a table, and gone with the process. */
export function createMemoryUnanswered(): UnansweredStore {
  let messages: readonly KeptMessage[] = [];
  return {
    keep: (message, now) => {
      messages = [...messages, { ...message, keptAt: Math.floor(now) }].toSorted(
        (one, other) => one.keptAt - other.keptAt,
      );
      return Promise.resolve();
    },
    async *kept(since): AsyncGenerator<KeptMessage, undefined> {
      yield* await Promise.resolve(messages.filter(({ keptAt }) => keptAt >= since));
      return undefined;
    },
    forget: (before) => {
      const left = messages.filter(({ keptAt }) => keptAt >= before);
      const count = messages.length - left.length;
      messages = left;
      return Promise.resolve({ count, more: false });
    },
  };
}
