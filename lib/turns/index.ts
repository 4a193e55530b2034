export { createFailOpen, type FailOpen } from './failOpen.ts';
export { startDeadline } from './deadline.ts';
export {
  COMMIT_DEADLINE,
  LEASE,
  SEND_TIMEOUT,
  TURN_DEADLINE,
  type BotMind,
  type ReceiveFiles,
  type Send,
  type SpeakFirst,
  type TurnPorts,
} from './ports.ts';
export { sweep, type SweepLimits, type SweepReport } from './sweep.ts';
export { turnEvents, type TurnEnding } from './turnEvents.ts';
export { runTurn, type Arrival, type TurnDeadlines, type TurnResult } from './turn.ts';
