import type { ConversationKey } from '../conversation/index.ts';
import { asBotError, BotError, type ErrorCode } from '../errors.ts';
import { namesOf, type Arrival } from './arrival.ts';
import { endBounds, startBounds } from './bounds.ts';
import { COMMIT_DEADLINE, type Send, type SpeakFirst, type TurnPorts } from './ports.ts';
import { STORE_IS_SILENT } from './storeHandOvers.ts';
import { runTurn, STORE_IS_WELL } from './turn.ts';
import type { UnheardActivity } from './unheard.ts';

/** How many conversations are gone through at once: there may be one of every customer of an outage. */
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
  const keys = ports.unheard.keys().values();
  let isSilent = false;
  const worker = async (): Promise<void> => {
    for (const key of keys) {
      if (isSilent) return;
      const left = await hearConversation(ports.unheard.of(key), speakFirst, ports, steadyNow);
      if (left !== undefined && STORE_IS_SILENT.has(left.code)) isSilent = true;
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  // Looked at again: others may have come meanwhile.
  return ports.unheard.keys().length === 0;
}

/** Why what came before was not heard. */
export interface NotHeard {
  readonly error: BotError;
  /** Whose conversation it is may have changed by it: nothing may be decided before. */
  readonly isNews: boolean;
}

/**
 * Stores what came in a conversation before whatever is to be done in it now, so that it is decided in the order in which it came;
 * what that promises is left to be sent. What has one of these `names`, and what came after it, is not heard here, nor what there is
 * no time for: somebody waits. Resolves to why something is left, `undefined` where nothing is. Never throws.
 */
export async function hearBefore(
  key: ConversationKey,
  names: readonly string[],
  ports: TurnPorts,
  steadyNow: () => number,
): Promise<NotHeard | undefined> {
  const before = (): readonly UnheardActivity[] => {
    const kept = ports.unheard.of(key);
    const own = kept.findIndex(({ arrival }) => namesOf(arrival).some((name) => names.includes(name)));
    return own < 0 ? kept : kept.slice(0, own);
  };
  const until = steadyNow() + COMMIT_DEADLINE;
  const error = await hearConversation(before(), undefined, ports, steadyNow, until);
  const isNews = before().some(({ arrival }) => arrival.inbound.kind !== 'customerMessage');
  return error === undefined ? undefined : { error, isNews };
}

/**
 * Hears what came in one conversation, in its order; the last of it sends what all of them have promised, so that a later message
 * can still take back an earlier end, and another case all that was promised in the one before. Resolves to why the store did not
 * take what is left.
 */
async function hearConversation(
  activities: readonly UnheardActivity[],
  speakFirst: SpeakFirst | undefined,
  ports: TurnPorts,
  steadyNow: () => number,
  until = Infinity,
): Promise<BotError | undefined> {
  const last = activities.at(-1);
  if (last === undefined) return undefined;
  try {
    // Until the store is heard the clock may be wrong.
    await ports.store.load(last.arrival.key, AbortSignal.timeout(COMMIT_DEADLINE));
  } catch (thrown) {
    return asBotError(thrown);
  }
  for (const activity of activities) {
    if (steadyNow() >= until) return new BotError('E_BUSY', NO_TIME);
    const arrival = withTime(activity, ports);
    const failed = await hear(arrival, activity === last ? speakFirst : undefined, ports, steadyNow);
    if (failed !== undefined && IS_HEARD_LATER.has(failed.code)) return failed;
    ports.unheard.forget(activity);
  }
  return undefined;
}

const NO_TIME = 'What came before in this conversation takes longer than a turn may wait; it is heard soon.';

/** Codes with which the store has not taken it yet; with any other it never will. */
const IS_HEARD_LATER: ReadonlySet<ErrorCode> = new Set([...STORE_IS_SILENT, ...STORE_IS_WELL]);

/** The arrival with when it came: it is judged as of then. The store was heard, so that the time is right. */
function withTime(activity: UnheardActivity, { unheard, now }: TurnPorts): Arrival {
  const { arrival } = activity;
  const cameAt = Math.round(now() - unheard.age(activity));
  return { ...arrival, provenance: { ...arrival.provenance, cameAt } };
}

/** What a turn without time to send has no use for. */
const saysNothing: Send = () => Promise.resolve({ kind: 'notSent', code: 'E_DEADLINE' });

/** Runs one turn. Resolves to why it could not be stored. Without a way to speak what it promises is left to whoever comes next. */
async function hear(
  arrival: Arrival,
  speakFirst: SpeakFirst | undefined,
  ports: TurnPorts,
  steadyNow: () => number,
): Promise<BotError | undefined> {
  const bounds = startBounds(arrival, ports, steadyNow, speakFirst === undefined ? { turn: 0 } : {});
  try {
    const speak = speakFirst ?? ((_address, use) => use(saysNothing));
    await speak(arrival.address, async (send) => {
      await runTurn(arrival, send, ports, bounds);
    });
    return undefined;
  } catch (thrown) {
    const error = asBotError(thrown);
    ports.log('warn', 'activity.notHeard', { code: error.code, error: error.message });
    return error;
  } finally {
    endBounds(bounds);
  }
}
