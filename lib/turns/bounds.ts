import { startDeadline, type Deadline } from './deadline.ts';
import type { Place } from './places.ts';
import { turnLimits, type TurnPorts } from './ports.ts';
import type { Arrival } from './arrival.ts';

/** Until when a turn may try to store its decision, until when it may send, and its conversation's place in this process. */
export interface TurnBounds {
  readonly commit: Deadline;
  readonly turn: Deadline;
  /** The turn enters it, and leaves it once it is stored; after a turn that failed, whoever ran it does. */
  readonly place: Place;
}

/** A turn's time, which begins now, and its place: as much as a turn may take, or what is `left` of it in milliseconds. */
export function startBounds(
  { key }: Arrival,
  ports: TurnPorts,
  steadyNow: () => number,
  left: { readonly commit?: number; readonly turn?: number } = {},
): TurnBounds {
  const { commit, turn } = { ...turnLimits(ports.bot), ...left };
  return {
    commit: startDeadline(commit, steadyNow),
    turn: startDeadline(turn, steadyNow),
    place: ports.places.at(key),
  };
}

export function endBounds({ place, commit, turn }: TurnBounds): void {
  place.leave();
  commit.cancel();
  turn.cancel();
}
