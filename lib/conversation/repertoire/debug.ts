import type { ConversationContext } from '../context.ts';
import type { Say } from '../effects.ts';
import { fill, type Replies } from '../replies/index.ts';
import { repeat } from './repeat.ts';

const NAMES_BYTES = 3_000;
const WORD_BYTES = 100;

/** What is known about the conversation, for whoever tries the bot out: names of variables, never their values, no ids. */
export function debug(context: ConversationContext, replies: Replies): Say {
  const names = Object.keys(context.facts).sort();
  const text = fill(replies.debug, {
    phase: context.phase,
    session: String(context.session),
    language: repeat(context.locale ?? replies.unknown, WORD_BYTES),
    channel: repeat(context.sourceChannel ?? replies.unknown, WORD_BYTES),
    turns: String(context.customerTurns),
    notUnderstood: String(context.notUnderstood),
    variables: names.length === 0 ? replies.none : repeat(names.join(', '), NAMES_BYTES),
  });
  return { kind: 'say', text, textFormat: 'plain' };
}
