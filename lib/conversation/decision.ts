import type { ConversationContext } from './context.ts';
import type { Effect } from './effects.ts';

/** What follows from an inbound activity: the next context, what to send (in order), and the rule that decided it. */
export interface Decision {
  readonly context: ConversationContext;
  readonly effects: readonly Effect[];
  /** The name of the rule, for the log, for telemetry and for `npm run explain`. */
  readonly rule: string;
  /** A command like the decided one may have been taken already. */
  readonly mayHaveArrived?: true;
  /** Names of context variables that could not be sent. */
  readonly refusedVariables?: readonly string[];
}
