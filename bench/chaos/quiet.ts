import { setTimeout as wait } from 'node:timers/promises';
import type { ConversationRecord, ConversationStore } from '../../lib/conversation/index.ts';
import { conversationKey } from '../../lib/storage/index.ts';
import type { Center } from './center.ts';
import type { Journey } from './customer.ts';
import type { Finished } from './ledger.ts';

const LOOK_EVERY = 1_000;
/** Rows looked at together: the app has to get through to the same table. */
const AT_ONCE = 16;

/**
 * Looks at the rows until nothing is left to do in any of them. What is not quiet after `patience` milliseconds is given
 * as it is.
 * @param store past all faults.
 */
export async function waitForQuiet(
  journeys: readonly Journey[],
  center: Center,
  store: ConversationStore,
  patience: number,
  onLook: (left: number) => void,
): Promise<readonly Finished[]> {
  const until = performance.now() + patience;
  const finished: Finished[] = [];
  let left = journeys;
  for (;;) {
    const looked: Finished[] = [];
    for (let from = 0; from < left.length; from += AT_ONCE) {
      const some = left.slice(from, from + AT_ONCE);
      looked.push(...(await Promise.all(some.map((journey) => look(journey, center, store)))));
    }
    const inTime = performance.now() < until;
    finished.push(...looked.filter(({ quiet }) => quiet || !inTime));
    left = inTime ? looked.filter(({ quiet }) => !quiet).map(({ journey }) => journey) : [];
    onLook(left.length);
    if (left.length === 0) return finished;
    await wait(LOOK_EVERY + left.length);
  }
}

async function look(journey: Journey, center: Center, store: ConversationStore): Promise<Finished> {
  const { conversationId } = journey;
  const record = (await store.load(conversationKey('omnichannel', conversationId)))?.record;
  return { journey, record, posts: center.posts(conversationId), quiet: isQuiet(record) };
}

function isQuiet(record: ConversationRecord | undefined): boolean {
  return record?.outbox.length === 0 && record.context.phase !== 'talking';
}
