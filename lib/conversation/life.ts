import { isTerminal } from './effects.ts';
import type { ConversationRecord } from './record.ts';

/** The states of a conversation's life: its phase, and whether the command that ends the phase has left yet. */
export const LIFE_STATES = {
  talking: 'The conversation is the bot’s.',
  transferring: 'Handing over was decided; the Escalate waits to be taken.',
  withPerson: 'The contact center has the Escalate; a person answers, or will.',
  perhapsWithPerson:
    'The contact center probably has the Escalate: it may have arrived, and its repetition was refused as gone.',
  closing: 'Ending was decided; the EndConversation waits to be taken.',
  over: 'The conversation is ended, or somebody took the bot out of it.',
} as const;
export type LifeState = keyof typeof LIFE_STATES;

/** What can come about in a conversation, told apart by what it can mean. */
export const OCCURRENCES = {
  message: 'The customer writes.',
  laterMessage:
    'The customer writes although the command has had its time, there is nobody to take one, or the closing is older.',
  context: 'A context event that can be a hand-over: not older than what led to the command, not known yet.',
  lateContext: 'A context event that cannot: older, known already, or the command has not arrived yet.',
  otherCase: 'A context event or a message of another work item.',
  overtaken:
    'What was sent before the present session or case began, or is known of another work item already.',
  joined: 'The bot or the customer is added, or the bot is installed.',
  removed: 'The bot is removed or uninstalled.',
  ended: 'The conversation ended (endOfConversation), with whomever it was.',
} as const;
export type Occurrence = keyof typeof OCCURRENCES;

/** What follows from an occurrence. */
export const CONSEQUENCES = {
  answer: 'The bot answers.',
  reconsider: 'An end of which nothing was sent gives way to the customer; otherwise silence.',
  silence: 'Nothing is said.',
  hurry:
    'Nothing is said; what waits to be tried again is tried now, unless the contact center named the time.',
  count: 'Nothing is said; the message is counted as one that nobody may be serving.',
  escalateAgain: 'Nothing is said; the message is counted, and handing over is decided once more.',
  beginAnew: 'A new session: what is known of the customer stays, and the message is answered.',
  greet: 'The bot greets, once; what the event says is kept.',
  inform: 'What the event says is kept; nothing is said.',
  handBack: 'A new session in which everything is kept; the bot greets.',
  beginOther: 'A new session in which nothing is kept; the bot greets, or answers the message.',
  welcome: 'The bot greets where there is no contact center, once; reinstalled, in a new session.',
  reopen: 'A new session; the bot greets where there is no contact center.',
  close: 'The conversation is over, and what waits is not sent.',
  note: 'That the bot is out is noted; nothing is said.',
  ignore: 'Nothing changes.',
} as const;
export type Consequence = keyof typeof CONSEQUENCES;

/** A conversation's life: in which state what follows from what. The only place that says whose the conversation is. */
export const LIFE: Readonly<Record<LifeState, Readonly<Record<Occurrence, Consequence>>>> = {
  talking: {
    message: 'answer',
    laterMessage: 'answer',
    context: 'greet',
    lateContext: 'inform',
    otherCase: 'beginOther',
    overtaken: 'ignore',
    joined: 'welcome',
    removed: 'close',
    ended: 'close',
  },
  transferring: {
    message: 'hurry',
    laterMessage: 'hurry',
    context: 'handBack',
    lateContext: 'inform',
    otherCase: 'beginOther',
    overtaken: 'ignore',
    joined: 'ignore',
    removed: 'note',
    ended: 'close',
  },
  withPerson: {
    message: 'silence',
    laterMessage: 'count',
    context: 'handBack',
    lateContext: 'inform',
    otherCase: 'beginOther',
    overtaken: 'ignore',
    joined: 'reopen',
    removed: 'note',
    ended: 'close',
  },
  perhapsWithPerson: {
    message: 'silence',
    laterMessage: 'escalateAgain',
    context: 'handBack',
    lateContext: 'inform',
    otherCase: 'beginOther',
    overtaken: 'ignore',
    joined: 'reopen',
    removed: 'note',
    ended: 'close',
  },
  closing: {
    message: 'reconsider',
    laterMessage: 'beginAnew',
    context: 'handBack',
    lateContext: 'inform',
    otherCase: 'beginOther',
    overtaken: 'ignore',
    joined: 'reopen',
    removed: 'note',
    ended: 'close',
  },
  over: {
    message: 'silence',
    laterMessage: 'beginAnew',
    context: 'handBack',
    lateContext: 'inform',
    otherCase: 'beginOther',
    overtaken: 'ignore',
    joined: 'reopen',
    removed: 'note',
    ended: 'note',
  },
};

/**
 * The state of a stored conversation. Where there is no contact center nobody takes an Escalate: a row that says so, of a
 * release that sent one all the same, is over.
 */
export function lifeStateOf({ context, outbox }: ConversationRecord): LifeState {
  if (context.phase === 'talking') return 'talking';
  const waits = outbox.some(({ effect }) => isTerminal(effect));
  if (context.phase === 'escalated' && context.contactCenter !== false) {
    if (waits) return 'transferring';
    return context.presumed === true ? 'perhapsWithPerson' : 'withPerson';
  }
  return waits ? 'closing' : 'over';
}
