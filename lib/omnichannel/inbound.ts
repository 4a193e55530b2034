import type { ActivityLike, JsonObject, JsonValue } from './activity.ts';
import { readContextEvent } from './contextEvent.ts';
import type { ContextEventName } from './contextEvent.ts';
import { readFiles } from './customerFiles.ts';
import type { CustomerFile } from './customerFiles.ts';
import { arrayIn, isObject, parseJson, stringOf, labelOf, textOf, toJson } from './json.ts';
import { readChannelData, readOrigin } from './tags.ts';
import type { Origin } from './tags.ts';

/** Why an activity is none of the bot's business. */
export type IgnoredReason =
  | 'hidden'
  | 'system'
  | 'typing'
  | 'update'
  | 'delete'
  | 'reaction'
  | 'conversationUpdate'
  | 'installationUpdate'
  | 'emptyMessage'
  | 'unnamedEvent'
  | 'unknownType';

/** What an activity that reached the bot means. */
export type Inbound =
  /** `text` is the customer's own, unchanged and possibly empty; `submit` is what a card was submitted with. */
  | {
      readonly kind: 'customerMessage';
      readonly text: string;
      readonly submit: JsonValue | undefined;
      readonly files: readonly CustomerFile[];
      readonly sourceChannel: string | undefined;
      readonly locale: string | undefined;
    }
  /** The conversation is handed to the bot, for the first time or again. `variables` are flat, wrappers opened. */
  | {
      readonly kind: 'contextEvent';
      readonly name: ContextEventName;
      readonly variables: JsonObject;
      /** Names of those that their wrapper keeps off the representative's panel. */
      readonly hidden?: readonly string[];
      readonly sourceChannel: string | undefined;
      readonly locale: string | undefined;
    }
  | { readonly kind: 'customEvent'; readonly name: string; readonly value: JsonValue | undefined }
  | { readonly kind: 'conversationClosed'; readonly reason: 'endOfConversation' | 'botRemoved' }
  /** Somebody came in. `installed`: the bot itself was, as an app of the channel. */
  | { readonly kind: 'joined'; readonly reason: 'memberAdded' | 'installed' }
  | { readonly kind: 'ignored'; readonly reason: IgnoredReason };

const IGNORED_TYPES: ReadonlyMap<unknown, IgnoredReason> = new Map([
  ['typing', 'typing'],
  ['messageUpdate', 'update'],
  ['messageDelete', 'delete'],
  ['messageReaction', 'reaction'],
]);

/**
 * Says what an incoming activity means, in every form that the contact center and the other channels have been seen to
 * send it. Any value is accepted and nothing is ever thrown: a member of the wrong type counts as absent.
 *
 * A message is the customer's when it has text, a card submit in `value`, or files. It is the context event under the rule
 * of {@link readContextEvent}. Messages tagged `Hidden`, and the platform's own, are ignored. `__proto__`, `constructor`
 * and `prototype` are left out of everything returned, at every depth.
 *
 * @see https://github.com/MicrosoftDocs/dynamics-365-customer-engagement/blob/main/ce/customer-service/develop/download-attachments-bot.md
 */
export function readInbound(activity: ActivityLike): Inbound {
  if (!isObject(activity)) return ignored('unknownType');
  const { type } = activity;
  switch (type) {
    case 'message':
    case 'event':
      return readMessageOrEvent(activity, type);
    case 'endOfConversation':
      return { kind: 'conversationClosed', reason: 'endOfConversation' };
    case 'conversationUpdate':
      return readMembers(activity);
    case 'installationUpdate':
      return readInstallation(activity);
    default:
      return ignored(IGNORED_TYPES.get(type) ?? 'unknownType');
  }
}

function readMessageOrEvent(activity: ActivityLike, type: 'message' | 'event'): Inbound {
  const origin = readOrigin(activity);
  // First, because the mobile SDK sends its custom events with the context message's tags on them.
  const custom = readCustomEvent(activity);
  if (custom !== undefined) return custom;

  const context = readContextEvent(activity, origin);
  if (context !== undefined) {
    const locale = labelOf(context.variables['msdyn_Locale']) ?? labelOf(activity.locale);
    return { kind: 'contextEvent', ...context, sourceChannel: origin.sourceChannel, locale };
  }
  if (type === 'event') {
    const name = textOf(activity.name);
    return name === undefined
      ? ignored('unnamedEvent')
      : { kind: 'customEvent', name, value: toJson(activity.value) };
  }
  if (origin.system) return ignored('system');
  if (origin.hidden) return ignored('hidden');
  return readCustomerMessage(activity, origin);
}

function readCustomerMessage(activity: ActivityLike, origin: Origin): Inbound {
  const text = stringOf(activity.text);
  const submit = readSubmit(activity.value);
  const files = readFiles(activity);
  if (text.trim() === '' && submit === undefined && files.length === 0) return ignored('emptyMessage');
  const { sourceChannel } = origin;
  return { kind: 'customerMessage', text, submit, files, sourceChannel, locale: labelOf(activity.locale) };
}

function readSubmit(value: unknown): JsonValue | undefined {
  return value === null || value === '' ? undefined : toJson(value);
}

/**
 * An event of the customer's page. Documented for Copilot Studio: a hidden message whose `channelData` holds `customEvent`,
 * `customEventName` and `customEventValue` (a JSON string).
 * @see https://github.com/microsoft/omnichannel-chat-widget
 */
function readCustomEvent(activity: ActivityLike): Inbound | undefined {
  const { customEvent, customEventName, customEventValue } = readChannelData(activity);
  const name = textOf(customEventName);
  if (name === undefined || !isTrue(customEvent)) return undefined;
  const value =
    typeof customEventValue === 'string'
      ? (parseJson(customEventValue) ?? customEventValue)
      : customEventValue;
  return { kind: 'customEvent', name, value: toJson(value) };
}

/** Metadata travels as text: `true`, `"true"` and .NET's `"True"` are the same. */
function isTrue(flag: unknown): boolean {
  return flag === true || (typeof flag === 'string' && flag.toLowerCase() === 'true');
}

function readMembers(activity: ActivityLike): Inbound {
  if (botWasRemoved(activity)) return { kind: 'conversationClosed', reason: 'botRemoved' };
  const added = arrayIn(activity.membersAdded) ?? [];
  return added.length === 0 ? ignored('conversationUpdate') : { kind: 'joined', reason: 'memberAdded' };
}

/** An app that was upgraded (`add-upgrade`, `remove-upgrade`) was there before and is there afterwards. */
function readInstallation(activity: ActivityLike): Inbound {
  switch (stringOf(activity.action).toLowerCase()) {
    case 'add':
      return { kind: 'joined', reason: 'installed' };
    case 'remove':
      return { kind: 'conversationClosed', reason: 'botRemoved' };
    default:
      return ignored('installationUpdate');
  }
}

function botWasRemoved(activity: ActivityLike): boolean {
  const botId = isObject(activity.recipient) ? textOf(activity.recipient['id']) : undefined;
  const removed = arrayIn(activity.membersRemoved) ?? [];
  return botId !== undefined && removed.some((member) => isObject(member) && member['id'] === botId);
}

function ignored(reason: IgnoredReason): Inbound {
  return { kind: 'ignored', reason };
}
