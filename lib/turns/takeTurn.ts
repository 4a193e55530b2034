import { asBotError, logFields } from '../errors.ts';
import { failOpen } from './failOpen.ts';
import { hearBefore } from './hearUnheard.ts';
import { turnLimits, type Send, type TurnPorts } from './ports.ts';
import { namesOf, type Arrival } from './arrival.ts';
import { endBounds, startBounds } from './bounds.ts';
import { runTurn, TurnNotStored } from './turn.ts';
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
  // Where the store has not taken what was before, that has used up the time to find it silent.
  const { commit } = turnLimits(ports.bot);
  const bounds = startBounds(
    arrival,
    ports,
    steadyNow,
    left === undefined ? {} : { commit: Math.max(0, commit - (steadyNow() - before)) },
  );
  try {
    return await runTurn(arrival, send, ports, bounds);
  } catch (thrown) {
    const failed = thrown instanceof TurnNotStored ? thrown : new TurnNotStored(asBotError(thrown), true);
    ports.log('error', 'turn.failed', logFields(failed));
    return { outcome: 'failed', code: failed.code, handedOver: await rescued(arrival, failed, send, ports) };
  } finally {
    // Kept until the customer is handed over: those who wait would try the store one after another.
    endBounds(bounds);
  }
}

/** Sees to a customer whose turn was not stored. Resolves to whether a person has them; otherwise they are heard later. */
async function rescued(
  arrival: Arrival,
  failed: TurnNotStored,
  send: Send,
  ports: TurnPorts,
): Promise<boolean> {
  const { handOvers, unheard, now } = ports;
  const { owesAnswer, storeIsWell, known } = failed;
  handOvers.notStored(arrival, now());
  const isToBeHandedOver = (owesAnswer && !storeIsWell) || handOvers.answers(arrival.key);
  if (isToBeHandedOver && (await failOpen(arrival, known, send, ports))) return true;
  unheard.keep(arrival);
  return false;
}
