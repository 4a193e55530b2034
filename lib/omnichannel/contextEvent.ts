import type { ActivityLike, JsonObject, JsonValue } from './activity.ts';
import { isObject, isTrue, objectIn, stringOf, textOf, toJsonObject } from './json.ts';
import { isBridged } from './bridging.ts';
import { memberOf, plainName } from './spelling.ts';
import type { Origin } from './tags.ts';

/** The two names of the event that hands a conversation, with its context, to a bot. */
export const CONTEXT_EVENT_NAMES = ['omnichannelSetContext', 'startConversation'] as const;
export type ContextEventName = (typeof CONTEXT_EVENT_NAMES)[number];

export interface ContextEvent {
  readonly name: ContextEventName;
  readonly variables: JsonObject;
  /** Names of variables that came in a wrapper which keeps them off the representative's panel; absent when there are none. */
  readonly hidden?: readonly string[];
}

/**
 * Reads the context event in all its forms: an `event` whose data is in `value` (an object or a JSON string) or in `text`,
 * or a `message` whose text is the data as JSON, under either name. Undefined when the activity is not one.
 *
 * Whom to believe: the message form looks exactly like a customer who types such JSON. So an activity tagged
 * `FromCustomer` is never a context event. A message is one only when it is tagged `OmnichannelContextMessage`, or
 * the platform wrote it (`fromUserId: "System"`), or it came through Dynamics 365 with no sign of a customer on it: no
 * `FromCustomer` tag, and not bridged, which all that a customer writes there is. On any other channel (Direct Line, Web
 * Chat, Teams), where nothing is tagged, typed JSON is always a customer's text. This is our inference; the pages show the
 * forms, not the rule. On Direct Line a client writes its own tags and may send events as well, so the variables say what
 * the conversation is about: they are never proof of who somebody is.
 *
 * @see https://github.com/MicrosoftDocs/dynamics-365-customer-engagement/blob/main/ce/customer-service/develop/bot-context-json-samples.md
 * @see https://github.com/MicrosoftDocs/dynamics-365-customer-engagement/blob/main/ce/customer-service/develop/enable-bot-context-azure.md
 * @see https://github.com/microsoft/BotBuilder-Samples/issues/3491
 */
export function readContextEvent(activity: ActivityLike, origin: Origin): ContextEvent | undefined {
  if (origin.fromCustomer) return undefined;
  const type = stringOf(activity.type).trim().toLowerCase();
  if (type === 'event') {
    const value = objectIn(activity.value);
    const data = value !== undefined && Object.keys(value).length > 0 ? value : objectIn(activity.text);
    const name = eventName(activity.name) ?? (origin.contextMessage ? namedIn(data) : undefined);
    return name === undefined ? undefined : { name, ...readVariables(data ?? {}) };
  }
  if (type !== 'message' || !isTrustedMessage(activity, origin)) return undefined;
  const data = objectIn(activity.text) ?? objectIn(activity.value);
  // A tagged message without readable data is still the hand-over: the bot has to greet, and must not read it as words.
  const name = namedIn(data) ?? (origin.contextMessage ? 'omnichannelSetContext' : undefined);
  return name === undefined ? undefined : { name, ...readVariables(data ?? {}) };
}

/** True for the JSON document that the message form of a context event has as its text, whoever sent it. */
export function isContextDocument(text: unknown): boolean {
  return typeof text === 'string' && /eventname/i.test(text) && namedIn(objectIn(text)) !== undefined;
}

function isTrustedMessage(activity: ActivityLike, origin: Origin): boolean {
  return origin.contextMessage || origin.system || (origin.omnichannel && !isBridged(activity));
}

function namedIn(data: Readonly<Record<string, unknown>> | undefined): ContextEventName | undefined {
  return data === undefined ? undefined : eventName(memberOf(data, 'eventname'));
}

function eventName(name: unknown): ContextEventName | undefined {
  const plain = stringOf(name).trim().toLowerCase();
  return CONTEXT_EVENT_NAMES.find((known) => known.toLowerCase() === plain);
}

/**
 * The variables, flat: wrappers opened, the event's name taken out, and the members of `CustomChannelContext` (a JSON
 * string) put beside the others. That one is written by the customer's page, so it may neither replace a variable of the
 * platform nor bring one with the platform's prefix.
 */
function readVariables(data: Readonly<Record<string, unknown>>): Omit<ContextEvent, 'name'> {
  const taken = new Set(['eventname', 'customchannelcontext']);
  const own = Object.entries(data).filter(([name]) => !taken.has(plainName(name)));
  const given = toJsonObject(Object.fromEntries(own));
  const custom = memberOf(data, 'customchannelcontext');
  const page = objectIn(custom);
  if (page === undefined) {
    const text = textOf(custom);
    return unwrapAll(text === undefined ? given : { ...given, CustomChannelContext: text });
  }
  const added = Object.entries(toJsonObject(page)).filter(
    // In any spelling, because the platform's variables are looked for by their plain names.
    ([name]) => !/^msdyn(?!amics)/.test(plainName(name)),
  );
  return unwrapAll({ ...Object.fromEntries(added), ...given });
}

function unwrapAll(given: JsonObject): Omit<ContextEvent, 'name'> {
  const opened = Object.entries(given).map(([name, value]) => [name, unwrap(value)] as const);
  const variables = Object.fromEntries(opened.map(([name, { value }]) => [name, value]));
  const hidden = opened.flatMap(([name, { isDisplayable }]) => (isDisplayable ? [] : [name]));
  return { variables, ...(hidden.length === 0 ? {} : { hidden }) };
}

interface Unwrapped {
  readonly value: JsonValue;
  /** A bare value is what the customer answered or the platform knows, and on the panel already; a wrapper has to say so. */
  readonly isDisplayable: boolean;
}

/** Opens `{ value, isDisplayable }`. An older page spells the members with capitals. */
function unwrap(given: JsonValue): Unwrapped {
  const bare = { value: given, isDisplayable: true };
  if (!isObject(given)) return bare;
  const members = new Map(Object.entries(given).map(([name, member]) => [name.toLowerCase(), member]));
  const value = members.get('value');
  const isWrapper = [...members.keys()].every((name) => ['value', 'isdisplayable'].includes(name));
  if (value === undefined || !isWrapper) return bare;
  return { value, isDisplayable: isTrue(members.get('isdisplayable')) };
}
