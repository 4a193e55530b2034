import type { ConversationKey, ConversationRecord } from '../conversation/index.ts';
import { asBotError } from '../errors.ts';
import { COMMIT_DEADLINE, type SpeakFirst, type TurnPorts } from './ports.ts';
import { STORE_IS_SILENT } from './storeHandOvers.ts';
import { endBounds, startBounds } from './takeTurn.ts';
import { runTurn } from './turn.ts';
import type { UnheardActivity } from './unheard.ts';

/** How many turns are run at once: there may be a message of every customer of an outage. */
const CONCURRENCY = 8;

/**
 * Runs the turns of activities that could not be stored and that nobody has delivered again: a customer waits for an answer, or
 * the bot has missed whose conversation it is. Resolves to whether none is left; stops where the store is silent. Never throws.
 *
 * `steadyNow` is the clock that deadlines are measured on, as in `takeTurn`.
 */
export async function hearUnheard(
  speakFirst: SpeakFirst,
  ports: TurnPorts,
  steadyNow: () => number,
): Promise<boolean> {
  const conversations = Map.groupBy(ports.unheard.activities(), ({ arrival }) => arrival.key).entries();
  let isSilent = false;
  const worker = async (): Promise<void> => {
    for (const [key, activities] of conversations) {
      if (isSilent) return;
      isSilent = await isStoreSilent(key, activities, speakFirst, ports, steadyNow);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  // Looked at again: others may have come meanwhile.
  return ports.unheard.activities().length === 0;
}

/** Hears what came in one conversation, in its order. Resolves to whether the next one would fare no better. */
async function isStoreSilent(
  key: ConversationKey,
  activities: readonly UnheardActivity[],
  speakFirst: SpeakFirst,
  ports: TurnPorts,
  steadyNow: () => number,
): Promise<boolean> {
  try {
    const stored = await ports.store.load(key, AbortSignal.timeout(COMMIT_DEADLINE));
    for (const activity of untilTimeless(activities))
      if (!isOvertaken(activity, stored?.record)) await hear(activity, speakFirst, ports, steadyNow);
  } catch (thrown) {
    const { code, message } = asBotError(thrown);
    ports.log('warn', 'activity.notHeard', { code, error: message });
    if (STORE_IS_SILENT.has(code)) return true;
  }
  for (const activity of activities) ports.unheard.forget(activity);
  return false;
}

/**
 * Those before an event that does not say when it was sent: late, nobody can tell what it means, nor whether what the customer
 * wrote after it belongs to the case that is stored.
 */
function untilTimeless(activities: readonly UnheardActivity[]): readonly UnheardActivity[] {
  const first = activities.findIndex(
    ({ arrival: { inbound, provenance } }) =>
      inbound.kind !== 'customerMessage' && provenance?.sentAt === undefined,
  );
  return first < 0 ? activities : activities.slice(0, first);
}

/**
 * Whether a message has been overtaken by something later: then the customer was heard, has another case, or is with somebody,
 * and an answer to what they wrote before would come out of turn.
 */
function isOvertaken(
  { arrival: { inbound, provenance }, cameAt }: UnheardActivity,
  record: ConversationRecord | undefined,
): boolean {
  const writtenAt = provenance?.sentAt ?? cameAt;
  return inbound.kind === 'customerMessage' && (record?.context.heardAt ?? 0) > writtenAt;
}

async function hear(
  { arrival }: UnheardActivity,
  speakFirst: SpeakFirst,
  ports: TurnPorts,
  steadyNow: () => number,
): Promise<void> {
  const bounds = startBounds(arrival, ports, steadyNow);
  try {
    await speakFirst(arrival.address, async (send) => {
      await runTurn(arrival, send, ports, bounds);
    });
  } finally {
    endBounds(bounds);
  }
}
