import { shortenText, type JsonValue } from '../omnichannel/index.ts';
import type { CloseReason, ConversationContext } from './context.ts';

/**
 * Room for the summary, in bytes: the whole message may have 28 KB, and up to 100 context variables travel beside it.
 * Representatives read the first lines, so this is generous already.
 */
const SUMMARY_BYTES = 4_000;

const REASONS: Readonly<Record<CloseReason, string>> = {
  asked: 'The customer asked for a person.',
  topic: 'The topic belongs to a person.',
  notUnderstood: 'The bot did not understand the customer.',
  botFailure: 'The bot failed to answer.',
  solved: 'The question was answered.',
  idle: 'The customer was silent.',
  closedByContactCenter: 'The contact center closed the conversation.',
};

/** What identifies the customer, in the order a representative would ask for it. */
const KNOWN_FACTS = ['Name', 'CaseNumber', 'Email', 'Phone'];

/**
 * What the representative reads after accepting: what the customer wants, why it comes to a person, what is known and what
 * was tried. Most useful line first, the same for the same context, never empty, and always within its budget. Only the
 * representative sees it.
 */
export function summarise(context: ConversationContext, reason: CloseReason): string {
  const lines = [
    ...wish(context, reason),
    `Why now: ${REASONS[reason]}`,
    ...line('Known', knownFacts(context.facts)),
    ...line('Articles read', (context.articles ?? []).map(({ title }) => title).join(', ')),
    ...line('The bot answered with', context.tried.join(', ')),
    ...line('Before that', earlierMessages(context, reason)),
    `Messages from the customer: ${context.customerTurns}.`,
  ];
  return shortenText(lines.join('\n'), SUMMARY_BYTES);
}

function line(title: string, text: string): readonly string[] {
  return text === '' ? [] : [`${title}: ${text}`];
}

function wish(context: ConversationContext, reason: CloseReason): readonly string[] {
  const message = context.recentMessages.at(wishIndex(context, reason));
  return [
    ...line('Topic', context.topic ?? ''),
    ...(message === undefined ? [] : [`The customer wrote: "${message}"`]),
  ];
}

/** When the customer asks for a person, the last message is that request, and what they want is in the one before it. */
function wishIndex({ recentMessages }: ConversationContext, reason: CloseReason): number {
  return reason === 'asked' && recentMessages.length > 1 ? -2 : -1;
}

function earlierMessages(context: ConversationContext, reason: CloseReason): string {
  return context.recentMessages
    .slice(0, wishIndex(context, reason))
    .map((text) => `"${text}"`)
    .join(', ');
}

function knownFacts(facts: Readonly<Record<string, JsonValue>>): string {
  return KNOWN_FACTS.flatMap((name) => {
    const value = facts[name];
    return typeof value === 'string' && value.trim() !== ''
      ? [`${name} ${shortenText(value.trim(), 200)}`]
      : [];
  }).join(', ');
}
