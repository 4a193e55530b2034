import type { Activity } from 'botbuilder';
import { readTime } from '../omnichannel/index.ts';
import { isPathSegment } from './pathSegment.ts';
import { parseStrictJson, type Json } from './strictJson.ts';

export type ActivityRefusalCode =
  | 'E_ACTIVITY_NOT_AN_OBJECT'
  | 'E_ACTIVITY_TYPE'
  | 'E_ACTIVITY_CONVERSATION'
  /** `id`, `text`, `channelId` or `serviceUrl` is there and not a string, or (the text aside) longer than any channel's. */
  | 'E_ACTIVITY_MEMBER'
  /** `expectReplies` asks for the answers in the HTTP response, where they would bypass the outbox that makes commands durable. */
  | 'E_ACTIVITY_DELIVERY_MODE';

export type ReadShape =
  | { readonly ok: true; readonly activity: Activity }
  | { readonly ok: false; readonly code: ActivityRefusalCode };

export const LONGEST_TYPE = 64;
export const LONGEST_CONVERSATION_ID = 1_024;

/**
 * Ids, names and the like, which are stored with the conversation and repeated in every reply: a longer one would make the row
 * or the reply too large, and the conversation mute.
 */
const LONGEST_LABEL = 1_024;

type JsonObject = Record<string, Json>;

/** What a member has to be; anything else is left out, as if the channel had not sent it. */
type Form =
  | 'string'
  | 'label'
  | 'locale'
  | 'boolean'
  | 'object'
  | 'date'
  | 'accounts'
  | 'attachments'
  | 'objects'
  | 'strings';

const ACCOUNT: Readonly<Record<string, Form>> = {
  id: 'label',
  name: 'label',
  aadObjectId: 'label',
  role: 'label',
};

const CONVERSATION: Readonly<Record<string, Form>> = {
  ...ACCOUNT,
  isGroup: 'boolean',
  conversationType: 'label',
  tenantId: 'label',
};

const ATTACHMENT: Readonly<Record<string, Form>> = {
  contentType: 'string',
  contentUrl: 'string',
  name: 'string',
  thumbnailUrl: 'string',
};

const ACTIVITY: Readonly<Record<string, Form>> = {
  locale: 'locale',
  name: 'label',
  replyToId: 'label',
  textFormat: 'string',
  topicName: 'string',
  attachmentLayout: 'string',
  speak: 'string',
  inputHint: 'string',
  summary: 'string',
  action: 'string',
  label: 'string',
  valueType: 'string',
  code: 'string',
  importance: 'string',
  deliveryMode: 'string',
  localTimezone: 'string',
  historyDisclosed: 'boolean',
  timestamp: 'date',
  localTimestamp: 'date',
  expiration: 'date',
  membersAdded: 'accounts',
  membersRemoved: 'accounts',
  attachments: 'attachments',
  entities: 'objects',
  reactionsAdded: 'objects',
  reactionsRemoved: 'objects',
  textHighlights: 'objects',
  listenFor: 'strings',
  suggestedActions: 'object',
  semanticAction: 'object',
  relatesTo: 'object',
};

/**
 * Turns parsed JSON into the activity that botbuilder expects, or says why it is none. Unknown members are kept (the protocol
 * asks receivers to tolerate them); known ones of a wrong form and nulls are left out, because botbuilder throws on them much
 * later, when a reply copies them (a numeric `from.role`, as in Microsoft's own Omnichannel sample, fails every reply).
 * `value`, `channelData` and the content of attachments are the channel's own and stay as they are, nulls included.
 * `channelId` and `serviceUrl` may be absent here: whether the caller may come from nowhere is for the authentication to say.
 */
export function readActivityShape(json: Json): ReadShape {
  if (!isObject(json)) return { ok: false, code: 'E_ACTIVITY_NOT_AN_OBJECT' };
  const { type, conversation } = json;
  if (typeof type !== 'string' || type === '' || type.length > LONGEST_TYPE) {
    return { ok: false, code: 'E_ACTIVITY_TYPE' };
  }
  if (!isObject(conversation) || !isConversationId(conversation['id'])) {
    return { ok: false, code: 'E_ACTIVITY_CONVERSATION' };
  }
  const { id, text, channelId, serviceUrl } = json;
  if (![id, channelId, serviceUrl].every((value) => value === undefined || value === null || isLabel(value)))
    return { ok: false, code: 'E_ACTIVITY_MEMBER' };
  if (text !== undefined && text !== null && typeof text !== 'string')
    return { ok: false, code: 'E_ACTIVITY_MEMBER' };
  if (json['deliveryMode'] === 'expectReplies') return { ok: false, code: 'E_ACTIVITY_DELIVERY_MODE' };
  return { ok: true, activity: asActivity(json, conversation) };
}

function isLabel(value: Json | undefined): value is string {
  return typeof value === 'string' && value.length <= LONGEST_LABEL;
}

function isConversationId(id: Json | undefined): boolean {
  // No post would ever reach a conversation whose id is no segment of a URL.
  return typeof id === 'string' && id.length <= LONGEST_CONVERSATION_ID && isPathSegment(id);
}

/**
 * The one place that calls JSON an `Activity`. Every member that this project or botbuilder reads has been checked above or is
 * brought into form here; the conversion covers the members that botbuilder's type requires and no channel sends (`label`,
 * `listenFor`, `callerId`…), and `from` and `recipient`, which are always objects here but may lack an id.
 */
function asActivity(json: JsonObject, conversation: JsonObject): Activity {
  const activity = {
    ...inForm(json, ACTIVITY),
    conversation: inForm(conversation, CONVERSATION),
    from: inForm(isObject(json['from']) ? json['from'] : {}, ACCOUNT),
    recipient: inForm(isObject(json['recipient']) ? json['recipient'] : {}, ACCOUNT),
  };
  return activity as unknown as Activity;
}

function inForm(object: JsonObject, forms: Readonly<Record<string, Form>>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(object)) {
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
    const kept = form === undefined ? value : valueInForm(value, form);
    if (kept !== null && kept !== undefined) result[name] = kept;
  }
  return result;
}

function valueInForm(value: Json, form: Form): unknown {
  switch (form) {
    case 'string':
    case 'boolean':
      return typeof value === form ? value : undefined;
    case 'label':
      return isLabel(value) ? value : undefined;
    case 'locale':
      // Dynamics counts languages (1031 is German), and its numbers come as such.
      return valueInForm(typeof value === 'number' ? String(value) : value, 'label');
    case 'object':
      return isObject(value) ? inForm(value, {}) : undefined;
    case 'date':
      return toDate(value);
    case 'accounts':
      return objectsIn(value)?.map((account) => inForm(account, ACCOUNT));
    case 'attachments':
      return objectsIn(value)?.map((attachment) => inForm(attachment, ATTACHMENT));
    case 'objects':
      return objectsIn(value)?.map((item) => inForm(item, {}));
    case 'strings':
      return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
  }
}

/** A list that came as JSON in a string, each entry of it too, and a single entry that is in no list: all are lists. */
function objectsIn(value: Json): JsonObject[] | undefined {
  const read = inString(value);
  if (isObject(read)) return [read];
  return Array.isArray(read) ? read.map(inString).filter(isObject) : undefined;
}

function inString(value: Json): Json {
  return typeof value === 'string' && /^\s*[[{]/.test(value) ? parsed(value) : value;
}

function parsed(text: string): Json {
  const result = parseStrictJson(text);
  return result.ok ? result.value : null;
}

/** Omnichannel sends numbers where the protocol says ISO 8601. */
function toDate(value: Json): Date | undefined {
  const time = readTime(value);
  return time === undefined ? undefined : new Date(time);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
