export { connectorHost, createConnectorHosts, type ConnectorHosts } from './connectorHosts.ts';
export { createHandOvers, type HandOvers } from './handOvers.ts';
export { repeatedly, type Later } from './repeatedly.ts';
export { storeHandOvers } from './storeHandOvers.ts';
export { hearUnheard } from './hearUnheard.ts';
export { createUnheard, type Unheard } from './unheard.ts';
export { startDeadline } from './deadline.ts';
export { createForgetUnanswered, type ForgetUnanswered } from './forgetUnanswered.ts';
export { createPlaces, type Place, type Places } from './places.ts';
export {
  LEASE,
  RESPONDER_DEADLINE,
  SEND_TIMEOUT,
  TURN_DEADLINE,
  turnLimits,
  WORDS_MARGIN,
  type BotMind,
  type Model,
  type ModelAnswer,
  type ReceiveFiles,
  type Send,
  type SpeakFirst,
  type TurnPorts,
  type Unanswered,
} from './ports.ts';
export { createSharedSweep, type SharedSweep, type SharedSweepLimits } from './sharedSweep.ts';
export { sweep, type SweepLimits, type SweepReport } from './sweep.ts';
export type { SweepRequest } from './sweepRequest.ts';
export { takeTurn } from './takeTurn.ts';
export { turnEvents, type TurnEnding } from './turnEvents.ts';
export { runTurn, TurnNotStored, type TurnResult } from './turn.ts';
export type { Arrival } from './arrival.ts';
export type { TurnBounds } from './bounds.ts';
