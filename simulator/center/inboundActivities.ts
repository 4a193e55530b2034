import type { JsonObject, JsonValue } from '../../lib/omnichannel/index.ts';
import type { ChannelType } from '../definition/definition.ts';
import { isObject } from './botActivity.ts';

/**
 * The four spellings of the context event that are documented or seen in the field: two carriers, two names.
 * https://learn.microsoft.com/dynamics365/customer-service/develop/bot-context-json-samples
 */
export const contextForms = [
  'event/omnichannelSetContext',
  'event/startConversation',
  'message/omnichannelSetContext',
  'message/startConversation',
] as const;
export type ContextForm = (typeof contextForms)[number];

/** What every activity to the bot says about where it comes from. */
export interface Envelope {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly customer: { readonly id: string; readonly name: string };
  readonly bot: { readonly id: string; readonly name: string };
  /** Whether members that say nothing travel as `null`, as Microsoft's samples of this channel show them, or not at all. */
  readonly nulls: boolean;
  /** Live chat where nothing is said. */
  readonly channel?: ChannelType;
}

/** A file as the chat service announces it: the bytes are elsewhere, the bot gets an id and a name. */
export interface CustomerFile {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  /** The bytes as a `data:` URL, where a widget sent some and they are few: for the panes, never for the bot. */
  readonly dataUrl?: string | undefined;
}

/** An id of the form that the chat service gives; the same name has the same one. */
export function fileId(name: string): string {
  return `0-sim-${Buffer.from(name).toString('hex').slice(0, 24)}`;
}

/** How the lists of files are spelled: the service turns nested objects into JSON text, samples show both. */
export type FileCarrier = 'json' | 'array';

/** What a message of a customer can hold. */
export interface CustomerMessage {
  readonly text: string;
  /** How the widget means its text: `plain`, `markdown` or `xml`. */
  readonly textFormat?: string | undefined;
  /** The data of a card submit, or of a button that carries some. */
  readonly value?: JsonValue | undefined;
  readonly files?: readonly CustomerFile[] | undefined;
  readonly fileCarrier?: FileCarrier | undefined;
  /** Members of the activity that carry what is neither of these: `entities`, `attachments`, more `channelData`. */
  readonly members?: JsonObject | undefined;
  /** The name of an invoke: the customer's client asks for something, and wants its answer in the response. */
  readonly invoke?: string | undefined;
}

/** "Agent is added": precedes the context event. Bots greet on the context event, not on this one. */
export function botAdded(envelope: Envelope): JsonObject {
  return {
    ...common(envelope),
    type: 'conversationUpdate',
    membersAdded: [account(envelope.bot, envelope)],
    channelData: {
      sourceChannelId: 'omnichannel',
      tags: `${channelTag(envelope)},Hidden`,
      fromUserId: 'System',
    },
  };
}

/**
 * "The conversation is over": how Bot Framework channels tell a bot so. Nothing documents that Dynamics sends it; only a
 * contact center that goes away for good does here.
 */
export function conversationOver(envelope: Envelope): JsonObject {
  return { ...common(envelope), type: 'endOfConversation', code: 'completedSuccessfully' };
}

/** Tells the bot what is known of the conversation, in one of the four forms. */
export function contextEvent(
  envelope: Envelope,
  form: ContextForm,
  variables: Readonly<Record<string, JsonValue>>,
): JsonObject {
  const carrier = form.startsWith('message/') ? 'message' : 'event';
  const name = form.slice(carrier.length + 1);
  const channelData = {
    ...(envelope.nulls ? { 'microsoft.azure.communication.chat.bot.contenttype': null } : {}),
    tags: `${channelTag(envelope)},OmnichannelContextMessage,Hidden`,
    sourceChannelId: 'omnichannel',
    fromUserId: 'System',
  };
  const text = JSON.stringify({ ...variables, EventName: name });
  if (carrier === 'message') return { ...common(envelope), type: 'message', text, channelData };
  return { ...common(envelope), type: 'event', name, text, value: variables, channelData };
}

/** What the customer writes, submits with a card or sends as files. */
export function customerMessage(envelope: Envelope, said: CustomerMessage): JsonObject {
  const carry = (list: readonly JsonValue[]): JsonValue =>
    said.fileCarrier === 'array' ? list : JSON.stringify(list);
  const files = said.files ?? [];
  const { channelData: added, ...members } = said.members ?? {};
  return {
    ...common(envelope),
    ...members,
    ...(said.invoke === undefined
      ? { type: 'message', text: said.text }
      : { type: 'invoke', name: said.invoke }),
    ...(said.textFormat === undefined ? {} : { textFormat: said.textFormat }),
    ...(said.value === undefined ? {} : { value: said.value }),
    channelData: {
      tags: `${channelTag(envelope)},FromCustomer`,
      deliveryMode: 'bridged',
      fromUserId: envelope.customer.id,
      sourceChannelId: 'omnichannel',
      ...(files.length === 0
        ? {}
        : {
            amsReferences: carry(files.map(({ id }) => id)),
            amsMetadata: carry(files.map(({ name, contentType }) => ({ contentType, fileName: name }))),
          }),
      ...(isObject(added) ? added : {}),
    },
  };
}

/**
 * The members that all activities share. Microsoft's samples of this channel carry nulls
 * (https://learn.microsoft.com/dynamics365/customer-service/develop/download-attachments-bot), and a bot has to live with
 * them; but the schema of the Microsoft 365 Agents SDK refuses them, so they are there only when they are asked for.
 */
function common(envelope: Envelope): JsonObject {
  const { id, at, serviceUrl, conversationId, nulls } = envelope;
  return {
    id,
    timestamp: new Date(at).toISOString(),
    serviceUrl,
    channelId: 'omnichannel',
    from: account(envelope.customer, envelope),
    conversation: { id: conversationId, ...(nulls ? { isGroup: null, name: null } : {}) },
    recipient: account(envelope.bot, envelope),
    ...(nulls ? { attachments: null, entities: null, locale: null, replyToId: null } : {}),
  };
}

function account(
  { id, name }: { readonly id: string; readonly name: string },
  { nulls }: Envelope,
): JsonObject {
  return { id, name, ...(nulls ? { aadObjectId: null, role: null } : {}) };
}

/** The channels' names on the wire. That of live chat is in Microsoft's samples; the others are its chat SDK's. */
const CHANNEL_IDS: Readonly<Record<ChannelType, string>> = {
  liveChat: 'lcw',
  whatsApp: 'whatsapp',
  sms: 'sms',
  teams: 'teams',
  facebook: 'facebook',
  line: 'line',
  appleMessages: 'applemessagesforbusiness',
  custom: 'custom',
};

/** What a channel is called on the wire. */
export function channelIdOf(channel: ChannelType): string {
  return CHANNEL_IDS[channel];
}

function channelTag({ channel = 'liveChat' }: Envelope): string {
  return `ChannelId-${channelIdOf(channel)}`;
}
