import {
  commandToActivity,
  fitCommand,
  MESSAGE_LIMIT_BYTES,
  MESSAGE_METADATA_BYTES,
  shortenText,
  textBytes,
  showsCards,
  type Command,
  type ActivityLike,
  type AttachmentLike,
  type ContextVariables,
} from '../omnichannel/index.ts';
import type { ConversationAddress } from './record.ts';

/**
 * Something the customer reads. `text` says all of it, for channels that show neither cards nor buttons. Where a channel is known
 * to show the cards, `textBesideCards` is what is left to say, if that is less.
 */
export interface Say {
  readonly kind: 'say';
  readonly text: string;
  readonly textBesideCards?: string;
  readonly attachments?: readonly AttachmentLike[];
  readonly suggestedActions?: readonly SuggestedAction[];
  readonly textFormat?: 'markdown' | 'xml' | 'plain';
}

/** A button under a message; pressing it sends `value` as if the customer had written it. */
export interface SuggestedAction {
  readonly title: string;
  readonly value: string;
}

/** Hands the conversation to a representative: `summary` is for the representative's eyes only. */
export interface EscalateEffect {
  readonly kind: 'escalate';
  readonly summary: string;
  readonly variables: ContextVariables;
}

/** Closes the conversation: `note` stays in the transcript on the representative's side. */
export interface EndEffect {
  readonly kind: 'end';
  readonly note: string;
  readonly variables: ContextVariables;
}

/** What a decision wants done in the world, in sending order. Plain data, stored until it is done. */
export type Effect = Say | EscalateEffect | EndEffect;

/** An effect after which the bot is silent. */
export function isTerminal(effect: Effect): effect is EscalateEffect | EndEffect {
  return effect.kind !== 'say';
}

/** An activity on its way out: what the SDK needs besides the addresses. */
export interface OutgoingActivity extends ActivityLike {
  suggestedActions?: { actions: { type: 'imBack'; title: string; value: string }[]; to: string[] };
  textFormat?: string;
  /** What the cards say, in words: for the channel's notifications, and for whoever cannot see them. */
  summary?: string;
}

/**
 * The activity that carries an effect, before the bridging hook: a `say` becomes bridged on its way out, a command never.
 * A command is made to fit the wire, with the ids that it is addressed by: what matters least in it is shortened or left out.
 * On a `channel` that shows the cards of a `say`, its text does not repeat them.
 */
export function effectToActivity(
  effect: Effect,
  channel?: string,
  address?: ConversationAddress,
): OutgoingActivity {
  switch (effect.kind) {
    case 'say':
      return sayToActivity(effect, channel);
    case 'escalate':
    case 'end':
      return commandToActivity(fitCommand(toCommand(effect), roomBeside(address)));
  }
}

/** What a message has room for beside its metadata and its ids, in bytes: ids may have a thousand characters each. */
function roomBeside(address: ConversationAddress | undefined): number {
  const room = MESSAGE_LIMIT_BYTES - MESSAGE_METADATA_BYTES;
  if (address === undefined) return room;
  const { conversationId, serviceUrl, bot, customer } = address;
  return [conversationId, serviceUrl, bot.id, customer.id].reduce((left, id) => left - textBytes(id), room);
}

function toCommand(effect: EscalateEffect | EndEffect): Command {
  const context = effect.variables;
  return effect.kind === 'escalate'
    ? { type: 'Escalate', text: effect.summary, context }
    : { type: 'EndConversation', text: effect.note, context };
}

/** The names of a command's variables for which there is no room on the wire. */
export function leftOutVariables(effect: EscalateEffect | EndEffect): readonly string[] {
  const { context } = fitCommand(toCommand(effect));
  return Object.keys(effect.variables).filter((name) => !Object.hasOwn(context, name));
}

/** What a command keeps at first when it was refused: the reason, the routing and two lines, in bytes. */
const REDUCED = { text: 500, message: 2_000 };

/**
 * The same command with less in it, for a contact center that refused it for what it holds; the bare command at last.
 * `undefined` when nothing can be left out any more, and for what the customer reads.
 */
export function reduced(effect: Effect): EscalateEffect | EndEffect | undefined {
  if (!isTerminal(effect)) return undefined;
  const command = toCommand(effect);
  if (command.text === '' && Object.keys(command.context).length === 0) return undefined;
  const shorter = { ...command, text: shortenText(command.text, REDUCED.text) };
  const smaller = fitCommand(shorter, REDUCED.message);
  const unchanged =
    smaller.text === command.text &&
    Object.keys(smaller.context).length === Object.keys(command.context).length;
  const { text, context } = unchanged ? { text: '', context: {} } : smaller;
  return effect.kind === 'escalate'
    ? { kind: 'escalate', summary: text, variables: context }
    : { kind: 'end', note: text, variables: context };
}

/** The names of the variables that a refused command goes without when it is tried again. */
export function variablesGivenUp(effect: Effect): readonly string[] {
  const smaller = reduced(effect);
  if (!isTerminal(effect) || smaller === undefined) return [];
  const { context } = fitCommand(toCommand(effect));
  return Object.keys(context).filter((name) => !Object.hasOwn(smaller.variables, name));
}

function sayToActivity(say: Say, channel: string | undefined): OutgoingActivity {
  const { text, textBesideCards, attachments, suggestedActions, textFormat } = say;
  const shown =
    textBesideCards !== undefined && attachments !== undefined && showsCards(channel, attachments);
  return {
    type: 'message',
    ...(shown ? { text: textBesideCards, summary: text } : { text }),
    ...(attachments === undefined ? {} : { attachments }),
    ...(textFormat === undefined ? {} : { textFormat }),
    ...(suggestedActions === undefined
      ? {}
      : {
          suggestedActions: {
            actions: suggestedActions.map((action) => ({ type: 'imBack' as const, ...action })),
            to: [],
          },
        }),
  };
}
