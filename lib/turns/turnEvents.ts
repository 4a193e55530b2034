import type { TelemetryEvent } from '../events.ts';
import { languageOf, topicOf } from './lifecycle.ts';
import type { TurnPorts } from './ports.ts';
import type { Arrival } from './arrival.ts';
import type { TurnResult } from './turn.ts';

/** How a turn ended: with a result, or, not stored, with a code. */
export type TurnEnding = TurnResult | FailedTurn;

export interface FailedTurn {
  readonly outcome: 'failed';
  readonly code: string;
  /** The customer is with a person all the same: that is the answer, and nothing is to be delivered again. */
  readonly handedOver: boolean;
}

export interface TurnTiming {
  /** Whether it was the first turn of its process. */
  readonly cold: boolean;
  readonly milliseconds: number;
}

/** What a turn is reported as: one event with all that is known of it, and one more for what is worth counting by itself. */
export function turnEvents(
  { key, address, inbound }: Arrival,
  ending: TurnEnding,
  timing: TurnTiming,
  { telemetry, aliasOf, bot }: Pick<TurnPorts, 'telemetry' | 'aliasOf' | 'bot'>,
): readonly TelemetryEvent[] {
  const conversation = aliasOf(key);
  const common = {
    name: 'turn.completed',
    conversation,
    channel: address.channelId,
    inbound: inbound.kind,
    ...timing,
    ...telemetry.usage(),
  } as const;
  if (ending.outcome === 'failed') {
    const { outcome, code } = ending;
    return [{ ...common, outcome, code, rule: outcome, conflicts: 0, effects: 0, waiting: 0 }];
  }
  const { record, ...result } = ending;
  const { conflicts, outcome } = result;
  return [
    {
      ...common,
      ...result,
      waiting: record?.outbox.length ?? 0,
      phase: record?.context.phase,
      session: record?.context.session,
      customerTurns: record?.context.customerTurns,
      language: record === undefined ? undefined : languageOf(record),
      topic: record === undefined ? undefined : topicOf(record, bot.policy),
    },
    ...(outcome === 'duplicate' ? [{ name: 'activity.duplicate', conversation } as const] : []),
    ...(conflicts > 0 ? [{ name: 'storage.conflict', conversation, conflicts } as const] : []),
  ];
}
