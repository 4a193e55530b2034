import type { ConversationContext } from '../context.ts';
import type { Say } from '../effects.ts';
import { fill, type Replies } from '../replies/index.ts';
import { repeat } from './repeat.ts';

const NAMES_BYTES = 3_000;
const WORD_BYTES = 100;
const VALUE_BYTES = 200;

/**
 * What is known about the conversation, for whoever tries the bot out: names of variables, no ids. Their values are shown on a
 * developer's own machine only (`showValues`): elsewhere whoever holds the customer's telephone would read them.
 */
export function debug(context: ConversationContext, replies: Replies, showValues: boolean): Say {
  const names = Object.keys(context.facts).sort();
  const variables = showValues
    ? names
        .map((name) => `\n  ${name} = ${repeat(JSON.stringify(context.facts[name]), VALUE_BYTES)}`)
        .join('')
    : names.join(', ');
  const text = fill(replies.debug, {
    phase: context.phase,
    session: String(context.session),
    language: repeat(context.locale ?? replies.unknown, WORD_BYTES),
    channel: repeat(context.sourceChannel ?? replies.unknown, WORD_BYTES),
    turns: String(context.customerTurns),
    notUnderstood: String(context.notUnderstood),
    variables: names.length === 0 ? replies.none : repeat(variables, NAMES_BYTES),
  });
  return { kind: 'say', text, textFormat: 'plain' };
}
