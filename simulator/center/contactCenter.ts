import type { JsonObject, JsonValue } from '../../lib/omnichannel/index.ts';
import { isObject } from './botActivity.ts';
import type { Refusal } from './botPosts.ts';
import { valuesOf, type Conversation, type Variable } from './conversation.ts';
import {
  botAdded,
  contextForms,
  conversationOver,
  contextEvent,
  customerMessage,
  type ContextForm,
  type CustomerMessage,
  type Envelope,
} from './inboundActivities.ts';
import { addEntry, addNotice, addWire, takeId } from './ledger.ts';
import { transfer, whyNotConsulted, whyNotTransferred } from './transfer.ts';
import type { CenterDefinition, ChannelType } from '../definition/definition.ts';
import { identify } from './identification.ts';
import type { Load } from './staffing.ts';
import type { Trouble } from './trouble.ts';

/** What is the same for all conversations. */
export interface Setting {
  readonly definition: CenterDefinition;
  /** How many conversations each representative has. */
  readonly load: Load;
  /** Where the bot posts its activities. */
  readonly serviceUrl: string;
}

/** A customer opens the chat widget. */
export interface Opening {
  readonly id: string;
  readonly customer: { readonly id: string; readonly name: string };
  /** Pre-chat answers and custom context, by name; a value may be wrapped: `{ "value": …, "isDisplayable": … }`. */
  readonly variables: Readonly<Record<string, JsonValue>>;
  readonly contextForm: ContextForm | 'every';
  readonly trouble: Trouble;
  /** Whether activities to the bot carry the nulls of Microsoft's samples. */
  readonly nulls: boolean;
  readonly channel: ChannelType;
  readonly locale: string;
}

/** What people do to a conversation. */
export type PersonEvent =
  | (CustomerMessage & {
      readonly type: 'customerWrites';
      /** The name that the customer's widget gives them from now on. */
      readonly name?: string | undefined;
    })
  | { readonly type: 'customerLeaves' }
  | { readonly type: 'representativeAccepts'; readonly name: string }
  | { readonly type: 'representativeReplies'; readonly text: string }
  | { readonly type: 'representativeTransfers'; readonly queue: string }
  | { readonly type: 'representativeConsultsBot' }
  | { readonly type: 'representativeHandsBack' }
  | { readonly type: 'representativeEnds' }
  | { readonly type: 'representativeFinishes'; readonly note?: string | undefined };

/** `toBot` are places in the wire log, in sending order. */
export type Outcome =
  | { readonly kind: 'done'; readonly conversation: Conversation; readonly toBot: readonly number[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Puts a new conversation into the bot's queue and tells the bot about it. */
export function startConversation(
  opening: Opening,
  at: number,
  setting: Setting,
): Outcome & { kind: 'done' } {
  const variables = new Map(
    Object.entries(opening.variables).map(([name, given]) => [name, fromCustomer(given)]),
  );
  const conversation: Conversation = {
    id: opening.id,
    startedAt: at,
    stage: 'botActive',
    customer: opening.customer,
    bot: { id: '8:acs:virtual-assistant', name: setting.definition.bot.name },
    contextForm: opening.contextForm,
    trouble: opening.trouble,
    nulls: opening.nulls,
    channel: opening.channel,
    locale: opening.locale,
    variables,
    queue: setting.definition.bot.name,
    skills: [],
    records: [],
    queueReason: 'A new conversation goes to the bot first.',
    representative: undefined,
    session: 0,
    lastNumber: 0,
    transcript: [],
    botActivities: [],
    wire: [],
  };
  return giveToBot(conversation, opening.variables, at, setting);
}

/** Lets one thing happen in a conversation. What does not fit its stage is refused and changes nothing. */
export function step(conversation: Conversation, event: PersonEvent, at: number, setting: Setting): Outcome {
  const { stage } = conversation;
  switch (event.type) {
    case 'customerWrites':
      return stage === 'wrapUp' || stage === 'closed'
        ? refused('The conversation is over.')
        : customerWrites(conversation, event, at, setting);
    case 'customerLeaves':
      if (stage === 'closed') return refused('The conversation is over already.');
      return done(leave(conversation, at));
    case 'representativeAccepts':
      if (stage !== 'waiting') return refused('No conversation is waiting in a queue of representatives.');
      return accept(conversation, event.name, at, setting);
    case 'representativeReplies':
      if (stage !== 'representativeActive') return refused('Accept the conversation first.');
      return done(reply(conversation, event.text, at));
    case 'representativeHandsBack':
      if (stage !== 'representativeActive')
        return refused('Only the representative who accepted can hand it back.');
      return handBack(conversation, at, setting);
    case 'representativeTransfers':
      return transfers(conversation, event.queue, at, setting);
    case 'representativeConsultsBot':
      return { kind: 'refused', refusal: whyNotConsulted(setting.definition.bot.name) };
    case 'representativeEnds':
      if (stage !== 'representativeActive')
        return refused('Only the representative who accepted can end it.');
      return done(addNotice({ ...conversation, stage: 'wrapUp' }, 'The conversation has ended.', at));
    case 'representativeFinishes':
      if (stage !== 'wrapUp') return refused('The conversation is not in wrap-up.');
      return done(finish(conversation, event.note));
  }
}

/**
 * The contact center goes away. A bot that has the conversation, as far as it knows, is told that it is over: otherwise it
 * would go on to warn a customer who is not there, at an address where nobody listens.
 */
export function abandon(
  conversation: Conversation,
  at: number,
  setting: Setting,
): Outcome & { kind: 'done' } {
  const { stage, transcript } = conversation;
  const endedByBot = transcript.some(({ command }) => command?.type === 'EndConversation');
  if (endedByBot || (stage !== 'botActive' && stage !== 'closed'))
    return { kind: 'done', conversation, toBot: [] };
  const { id, conversation: numbered } = takeId({ ...conversation, stage: 'closed' });
  const effect = 'Nobody goes on with this conversation: the bot is told that it is over.';
  return sendToBot(numbered, [[conversationOver(envelope(numbered, id, at, setting)), effect]], at);
}

/** Nobody goes on with a conversation, such as one that a script opened and has finished: the bot is told as by `abandon`. */
export function close(conversation: Conversation, at: number, setting: Setting): Outcome & { kind: 'done' } {
  const { conversation: told, toBot } = abandon(conversation, at, setting);
  const { stage } = conversation;
  if (stage === 'closed') return { kind: 'done', conversation: told, toBot };
  return {
    kind: 'done',
    conversation: addNotice({ ...told, stage: 'closed' }, 'The conversation was closed.', at),
    toBot,
  };
}

/**
 * The time that the contact center's file gives a conversation in its stage is over: one that nobody accepted, or that was
 * left in wrap-up, is closed. Others stay as they are.
 */
export function timeOut(conversation: Conversation, at: number): Conversation {
  switch (conversation.stage) {
    case 'waiting':
      return addNotice(
        { ...conversation, stage: 'closed' },
        'The conversation was closed because nobody could take it in time.',
        at,
      );
    case 'wrapUp':
      return { ...conversation, stage: 'closed' };
    default:
      return conversation;
  }
}

/** After how many milliseconds a conversation times out in its stage; `undefined` is never. */
export function timeToLive(
  { stage }: Conversation,
  { timeouts }: Pick<CenterDefinition, 'timeouts'>,
): number | undefined {
  if (stage === 'waiting') return timeouts.waiting;
  return stage === 'wrapUp' ? timeouts.wrapUp : undefined;
}

function customerWrites(
  conversation: Conversation,
  said: PersonEvent & { type: 'customerWrites' },
  at: number,
  setting: Setting,
): Outcome {
  const customer = { ...conversation.customer, name: said.name ?? conversation.customer.name };
  const { id, conversation: numbered } = takeId({ ...conversation, customer });
  const files = (said.files ?? []).map(({ name, contentType, dataUrl }) => ({
    name,
    contentType,
    ...(dataUrl === undefined ? {} : { contentUrl: dataUrl }),
  }));
  // What a client asks on its own is no line of the conversation.
  const heard =
    said.invoke !== undefined
      ? numbered
      : addEntry(numbered, {
          id,
          at,
          from: 'customer',
          name: customer.name,
          text: said.text,
          ...(said.textFormat === undefined ? {} : { textFormat: said.textFormat }),
          customerSees: true,
          ...(said.value === undefined ? {} : { value: said.value }),
          ...(files.length === 0 ? {} : { attachments: files }),
        });
  if (conversation.stage !== 'botActive') return done(heard);
  const activity = customerMessage(envelope(heard, id, at, setting), said);
  return sendToBot(heard, [[activity, effectOf(said)]], at);
}

function effectOf(said: CustomerMessage): string {
  if (said.invoke !== undefined) return `The customer's client asked for ${said.invoke}.`;
  if (said.files !== undefined && said.files.length > 0) return 'The customer sent a file.';
  if (said.value !== undefined) return 'The customer submitted a card.';
  return said.text === '' ? 'The customer sent something without words.' : 'The customer wrote.';
}

/** Microsoft documents no activity that tells a bot of this, so the bot is told nothing. */
function leave(conversation: Conversation, at: number): Conversation {
  const stage = conversation.stage === 'representativeActive' ? 'wrapUp' : 'closed';
  return addNotice({ ...conversation, stage }, 'The customer has left the conversation.', at);
}

/** Records are identified now, not before: the bot hears nothing of it. */
function accept(conversation: Conversation, name: string, at: number, setting: Setting): Outcome {
  const accepted: Conversation = {
    ...conversation,
    stage: 'representativeActive',
    representative: name,
    records: identify(setting.definition, valuesOf(conversation.variables)),
  };
  return done(addNotice(accepted, `${name} has joined the conversation.`, at));
}

function reply(conversation: Conversation, text: string, at: number): Conversation {
  const { id, conversation: numbered } = takeId(conversation);
  const name = conversation.representative ?? 'Representative';
  return addEntry(numbered, { id, at, from: 'representative', name, text, customerSees: true });
}

function finish(conversation: Conversation, note: string | undefined): Conversation {
  return { ...conversation, stage: 'closed', ...(note === undefined ? {} : { note }) };
}

/** To another queue of representatives, or to the bot's, which is how one hands back. */
function transfers(conversation: Conversation, queue: string, at: number, setting: Setting): Outcome {
  const refusal = whyNotTransferred(conversation, queue, setting.definition);
  if (refusal !== undefined) return { kind: 'refused', refusal };
  if (queue === setting.definition.bot.name) return handBack(conversation, at, setting);
  return done(transfer(conversation, queue, at));
}

/** The bot gets the conversation as if it were new: added, context event, greeting. */
function handBack(conversation: Conversation, at: number, setting: Setting): Outcome {
  const returned: Conversation = {
    ...conversation,
    stage: 'botActive',
    representative: undefined,
    queue: setting.definition.bot.name,
    skills: [],
    queueReason: 'Handed back by the representative.',
    botActivities: [],
  };
  const variables = Object.fromEntries([...conversation.variables].map(([name, { value }]) => [name, value]));
  const notice = 'You have been transferred to the virtual assistant.';
  return giveToBot(addNotice(returned, notice, at), variables, at, setting);
}

function giveToBot(
  conversation: Conversation,
  variables: Readonly<Record<string, JsonValue>>,
  at: number,
  setting: Setting,
): Outcome & { kind: 'done' } {
  const added = takeId({ ...conversation, session: conversation.session + 1 });
  const provided = { ...platformVariables(conversation), ...variables };
  const forms = conversation.contextForm === 'every' ? contextForms : [conversation.contextForm];
  const joins = botAdded(envelope(conversation, added.id, at, setting));
  const activities: (readonly [JsonObject, string])[] = [[joins, 'The bot is added to the conversation.']];
  let numbered = added.conversation;
  for (const form of forms) {
    const next = takeId(numbered);
    numbered = next.conversation;
    activities.push([
      contextEvent(envelope(conversation, next.id, at, setting), form, provided),
      `The bot is given the context (${form}). It should greet now${form === forms[0] ? '' : ', unless it has'}.`,
    ]);
  }
  return sendToBot(numbered, activities, at);
}

/** The variables that Dynamics itself provides on every conversation (the subset that needs no records behind it). */
function platformVariables({ id, channel, locale }: Conversation): JsonObject {
  const instance = channel === 'liveChat' ? 'web-chat' : channel;
  return {
    msdyn_ConversationId: id,
    msdyn_liveworkitemid: id,
    msdyn_ChannelInstanceId: instance,
    msdyn_WorkstreamId: instance,
    msdyn_Locale: locale,
  };
}

function sendToBot(
  conversation: Conversation,
  activities: readonly (readonly [JsonObject, string])[],
  at: number,
): Outcome & { kind: 'done' } {
  const first = conversation.wire.length;
  const sent = activities.reduce(
    (before, [activity, effect]) =>
      addWire(before, { at, direction: 'toBot', activity, effect, findings: [] }),
    conversation,
  );
  return { kind: 'done', conversation: sent, toBot: activities.map((_, index) => first + index) };
}

function envelope(conversation: Conversation, id: string, at: number, setting: Setting): Envelope {
  const { id: conversationId, customer, bot, nulls, channel } = conversation;
  return { id, at, serviceUrl: setting.serviceUrl, conversationId, customer, bot, nulls, channel };
}

function fromCustomer(given: JsonValue): Variable {
  if (isObject(given) && given['value'] !== undefined) {
    return { value: given['value'], isDisplayable: given['isDisplayable'] === true, setBy: 'customer' };
  }
  return { value: given, isDisplayable: true, setBy: 'customer' };
}

function done(conversation: Conversation): Outcome {
  return { kind: 'done', conversation, toBot: [] };
}

function refused(message: string): Outcome {
  return { kind: 'refused', refusal: { status: 409, code: 'Conflict', message } };
}
