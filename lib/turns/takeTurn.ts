import type { ConversationKey } from '../conversation/index.ts';
import { asBotError, logFields } from '../errors.ts';
import { failOpen } from './failOpen.ts';
import { hearBefore } from './hearUnheard.ts';
import { turnLimits, type Send, type TurnPorts } from './ports.ts';
import { namesOf, type Arrival } from './arrival.ts';
import { endBounds, startBounds } from './bounds.ts';
import { runTurn, STORE_IS_WELL, TurnNotStored } from './turn.ts';
import type { TurnEnding } from './turnEvents.ts';

/**
 * Takes a turn to its end within its deadlines: it is stored, or, where it cannot be and the customer would be left without an
 * answer, handed to a person. Never throws.
 *
 * `steadyNow` is the clock that deadlines are measured on: one that only runs. The storage's time jumps when a process with a
 * wrong clock first hears it, in the middle of its first turn: the deadline would be over at once, and the customer left to
 * the sweep.
 */
export async function takeTurn(
  arrival: Arrival,
  send: Send,
  ports: TurnPorts,
  steadyNow: () => number,
): Promise<TurnEnding> {
  const before = steadyNow();
  const { key, inbound } = arrival;
  const left =
    inbound.kind === 'ignored' ? undefined : await hearBefore(key, namesOf(arrival), ports, steadyNow);
  const isStoreSilent = left !== undefined && !STORE_IS_WELL.has(left.error.code);
  // Whoever cannot reach the store finds that out by themselves, or that the activity was taken long ago.
  if (left?.isNews === true && !isStoreSilent)
    return failed(arrival, new TurnNotStored(left.error, false), send, ports);
  // Where the store has not taken what was before, that has used up the time to find it silent.
  const { commit } = turnLimits(ports.bot);
  const bounds = startBounds(
    arrival,
    ports,
    steadyNow,
    isStoreSilent ? { commit: Math.max(0, commit - (steadyNow() - before)) } : {},
  );
  try {
    return await runTurn(arrival, send, ports, bounds);
  } catch (thrown) {
    const error = thrown instanceof TurnNotStored ? thrown : new TurnNotStored(asBotError(thrown), true);
    return await failed(arrival, error, send, ports);
  } finally {
    // Kept until the customer is handed over: those who wait would try the store one after another.
    endBounds(bounds);
  }
}

async function failed(
  arrival: Arrival,
  error: TurnNotStored,
  send: Send,
  ports: TurnPorts,
): Promise<TurnEnding> {
  ports.log('error', 'turn.failed', logFields(error));
  return { outcome: 'failed', code: error.code, handedOver: await rescued(arrival, error, send, ports) };
}

/** Sees to a customer whose turn was not stored. Resolves to whether a person has them; otherwise they are heard later. */
async function rescued(
  arrival: Arrival,
  { owesAnswer, storeIsWell, known }: TurnNotStored,
  send: Send,
  ports: TurnPorts,
): Promise<boolean> {
  const { handOvers, unheard, now } = ports;
  handOvers.notStored(arrival, now());
  const isToBeHandedOver = (owesAnswer && !storeIsWell) || handOvers.answers(arrival.key);
  if (isToBeHandedOver && (await failOpen(arrival, known, send, ports))) {
    forgetWritten(arrival.key, ports);
    return true;
  }
  unheard.keep(arrival);
  return false;
}

/** What the customer wrote before is in the person's hands as well: heard later it would be answered twice. */
function forgetWritten(key: ConversationKey, { handOvers, unheard }: TurnPorts): void {
  for (const activity of unheard.of(key)) {
    const { arrival } = activity;
    if (arrival.inbound.kind !== 'customerMessage') continue;
    handOvers.answered(key, namesOf(arrival));
    unheard.forget(activity);
  }
}
