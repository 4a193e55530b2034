import { shortenText } from '../omnichannel/index.ts';
import type { CloseReason, ConversationContext } from './context.ts';
import { factInWords } from './facts.ts';

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
    ...line('Known', knownFacts(context)),
    ...line('Filled in', entries(context)),
    ...line('Sent along', (context.received ?? []).join(', ')),
    ...line('Articles read', (context.articles ?? []).map(({ title }) => title).join(', ')),
    ...line('The bot answered', quoted(context.tried)),
    ...line('Mood', mood(context)),
    ...line('The customer also wrote', quoted(otherMessages(context, reason))),
    `Messages from the customer: ${context.customerTurns}.`,
  ];
  return shortenText(lines.join('\n'), SUMMARY_BYTES);
}

function line(title: string, text: string): readonly string[] {
  return text === '' ? [] : [`${title}: ${text}`];
}

function wish(context: ConversationContext, reason: CloseReason): readonly string[] {
  const words = wishInWords(context, reason);
  return [
    ...line('Topic', context.topic ?? ''),
    words === undefined
      ? 'The customer has not said yet what it is about.'
      : `The customer wrote: "${words}"`,
  ];
}

/** So many words say more than a command does. */
const TELLING_WORDS = 6;

/** What the customer wrote about the matter; failing that, the longest of what they wrote, but for the request for a person. */
function wishInWords(
  { matter, recentMessages }: ConversationContext,
  reason: CloseReason,
): string | undefined {
  if (matter !== undefined) return matter;
  if (reason === 'topic') return recentMessages.at(-1);
  const [longest] = beforeRequest(recentMessages, reason).toSorted((one, other) => other.length - one.length);
  return longest !== undefined && wordCount(longest) >= TELLING_WORDS ? longest : undefined;
}

/** Without the request for a person, which the reason tells already. */
function beforeRequest(messages: readonly string[], reason: CloseReason): readonly string[] {
  return reason === 'asked' ? messages.slice(0, -1) : messages;
}

function wordCount(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== '').length;
}

/** Everything else; the last message only where it says more than that a person is asked for. */
function otherMessages(context: ConversationContext, reason: CloseReason): readonly string[] {
  const { recentMessages } = context;
  const words = wishInWords(context, reason);
  const before = beforeRequest(recentMessages, reason);
  const asking = recentMessages.slice(before.length).filter((text) => text !== words);
  return [
    ...before.filter((text) => text !== words),
    ...asking.filter((text) => wordCount(text) > TELLING_WORDS),
  ];
}

function entries({ entries: entered = {} }: ConversationContext): string {
  return Object.entries(entered)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
}

/** Only what can be told from the conversation for certain: how it went so far, and shouting. */
function mood({ notUnderstood, recentMessages }: ConversationContext): string {
  const shouts = recentMessages.some((text) => /\p{Lu}{3,}\P{L}+\p{Lu}{3,}|[!?]{2,}/u.test(text));
  return [
    ...(notUnderstood > 1 ? [`was not understood ${notUnderstood} times in a row`] : []),
    ...(shouts ? ['writes with emphasis, perhaps upset'] : []),
  ].join('; ');
}

function quoted(texts: readonly string[]): string {
  return texts.map((text) => `"${text}"`).join(', ');
}

function knownFacts({ facts }: ConversationContext): string {
  return KNOWN_FACTS.flatMap((name) => {
    const words = factInWords(facts, name);
    return words === '' ? [] : [`${name} ${shortenText(words, 200)}`];
  }).join(', ');
}
