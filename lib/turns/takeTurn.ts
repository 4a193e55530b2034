import { asBotError, logFields } from '../errors.ts';
import { startDeadline } from './deadline.ts';
import { failOpen } from './failOpen.ts';
import { turnLimits, type Send, type TurnPorts } from './ports.ts';
import { runTurn, TurnNotStored, type Arrival } from './turn.ts';
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
  const limits = turnLimits(ports.bot);
  const bounds = {
    commit: startDeadline(limits.commit, steadyNow),
    turn: startDeadline(limits.turn, steadyNow),
    place: ports.places.at(arrival.key),
  };
  try {
    return await runTurn(arrival, send, ports, bounds);
  } catch (thrown) {
    const error = asBotError(thrown);
    ports.log('error', 'turn.failed', logFields(error));
    const owesAnswer = !(thrown instanceof TurnNotStored) || thrown.owesAnswer;
    ports.handOvers.notStored(arrival, ports.now());
    const isHandedOver = ports.handOvers.answers(arrival.key);
    const handedOver = (owesAnswer || isHandedOver) && (await failOpen(arrival, send, ports));
    return { outcome: 'failed', code: error.code, handedOver };
  } finally {
    // Kept until the customer is handed over: those who wait would try the store one after another.
    bounds.place.leave();
    bounds.commit.cancel();
    bounds.turn.cancel();
  }
}
