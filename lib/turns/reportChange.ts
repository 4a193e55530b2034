import type { ConversationKey, ConversationRecord } from '../conversation/index.ts';
import { lifecycleEvents } from './lifecycle.ts';
import type { TurnPorts } from './ports.ts';

/** What is needed to report a change. */
export type Reporting = Pick<TurnPorts, 'telemetry' | 'aliasOf' | 'bot' | 'now'>;

/** Reports what a save changed in the life of a conversation. `before` is what the store had, `rule` what decided. */
export function reportChange(
  key: ConversationKey,
  before: ConversationRecord | undefined,
  after: ConversationRecord,
  rule: string,
  { telemetry, aliasOf, bot, now }: Reporting,
): void {
  const subject = { conversation: aliasOf(key), rule, policy: bot.policy };
  for (const event of lifecycleEvents(before, after, subject, now())) telemetry.track(event);
}
