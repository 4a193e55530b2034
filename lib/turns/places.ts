import type { ConversationKey } from '../conversation/index.ts';
import { BotError } from '../errors.ts';

/** A queue for each conversation, within one process: who stores a turn of it has the conversation's place meanwhile. */
export interface Places {
  /** A way to the place of this conversation, for one turn. */
  at(key: ConversationKey): Place;
}

/** One turn's way to the place of its conversation. */
export interface Place {
  /**
   * `undefined` when nobody has the place: then it is this turn's at once. Otherwise resolves when it is, in the order of
   * asking; those before it may have changed the conversation.
   * @throws BotError E_BUSY (as a rejection) when too many wait already, and after `patience` milliseconds.
   */
  enter(patience: number): Promise<void> | undefined;
  /** Gives the place to whoever waits for longest; does nothing for a turn that does not have it. */
  leave(): void;
}

/** A customer who writes this much at once is a program, and each message that waits is held in memory. */
const LONGEST_QUEUE = 256;

/**
 * Makes the queues of a process. Turns of one conversation that reach it at once are stored one after another, because they
 * would only take the row's ETag from each other: of eighty at the same time the last would lose every race. Between
 * processes the ETag decides, as ever; nothing is promised by the queue.
 */
export function createPlaces(longestQueue = LONGEST_QUEUE): Places {
  /** Who waits, for every conversation whose place is taken. */
  const queues = new Map<ConversationKey, (() => void)[]>();

  const wait = (queue: (() => void)[], patience: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        queue.splice(queue.indexOf(called), 1);
        reject(busy());
      }, patience);
      timer.unref();
      const called = (): void => {
        clearTimeout(timer);
        resolve();
      };
      queue.push(called);
    });

  return {
    at: (key) => {
      let isOurs = false;
      return {
        enter: (patience) => {
          const queue = queues.get(key);
          if (queue === undefined) {
            queues.set(key, []);
            isOurs = true;
            return undefined;
          }
          if (queue.length >= longestQueue) return Promise.reject(busy());
          return wait(queue, patience).then(() => {
            isOurs = true;
          });
        },
        leave: () => {
          if (!isOurs) return;
          isOurs = false;
          const next = queues.get(key)?.shift();
          if (next === undefined) queues.delete(key);
          else next();
        },
      };
    },
  };
}

function busy(): BotError {
  return new BotError(
    'E_BUSY',
    'Too many messages of one conversation came at once; the channel may deliver this one again.',
  );
}
