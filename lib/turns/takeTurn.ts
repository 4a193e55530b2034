import { asBotError, logFields } from '../errors.ts';
import { startDeadline } from './deadline.ts';
import { failOpen } from './failOpen.ts';
import { turnLimits, type Send, type TurnPorts } from './ports.ts';
import { runTurn, TurnNotStored, type Arrival, type TurnBounds } from './turn.ts';
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
  const bounds = startBounds(arrival, ports, steadyNow);
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
  unheard.keep(arrival, now());
  return false;
}

/** A turn's time, which begins now, and its place in this process. */
export function startBounds(arrival: Arrival, ports: TurnPorts, steadyNow: () => number): TurnBounds {
  const limits = turnLimits(ports.bot);
  return {
    commit: startDeadline(limits.commit, steadyNow),
    turn: startDeadline(limits.turn, steadyNow),
    place: ports.places.at(arrival.key),
  };
}

export function endBounds({ place, commit, turn }: TurnBounds): void {
  place.leave();
  commit.cancel();
  turn.cancel();
}
