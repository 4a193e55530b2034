import type { ConversationRecord } from '../conversation/index.ts';
import type { TelemetryEvent } from '../events.ts';

const HELPED = new Set(['askSolved', 'end.solved']);
const DID_NOT_HELP = new Set(['knowledge.instead', 'knowledge.didNotHelp', 'knowledge.again']);

/**
 * What a turn told from the articles, and what became of the one that was told before it: by the rule that decided. Who asks
 * for a person instead of saying whether it helped was not helped; who asks something else leaves it open.
 */
export function articleEvents(
  before: ConversationRecord | undefined,
  after: ConversationRecord,
  { conversation, rule }: { readonly conversation: string; readonly rule: string },
): readonly TelemetryEvent[] {
  const { session, openQuestion, articles = [] } = after.context;
  const about = { name: 'knowledge.answered', conversation, session } as const;
  const told = articles.at(-1)?.id;
  const events: TelemetryEvent[] = [];

  const asked = before?.context.openQuestion === 'helped' && before.context.session === session;
  const earlier = before?.context.articles?.at(-1)?.id;
  const helped = HELPED.has(rule)
    ? true
    : DID_NOT_HELP.has(rule) || rule.startsWith('escalate.')
      ? false
      : undefined;
  if (asked && earlier !== undefined && helped !== undefined)
    events.push({ ...about, article: earlier, level: 'sure', helped });

  if (told !== undefined && openQuestion === 'helped' && rule === `knowledge.${told}`)
    events.push({ ...about, article: told, level: 'sure' });
  if (rule === 'knowledge.offered') events.push({ ...about, level: 'unsure' });
  return events;
}
