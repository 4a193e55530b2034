import type { ActivityLike, JsonObject, JsonValue } from './activity.ts';
import { readMessengerButton, readPressed, readWrittenAction } from './buttons.ts';
import { readContextEvent } from './contextEvent.ts';
import type { ContextEventName } from './contextEvent.ts';
import { readFiles } from './customerFiles.ts';
import type { CustomerFile } from './customerFiles.ts';
import { arrayIn, isObject, isTrue, objectIn, parseJson, stringOf, textOf, toJson } from './json.ts';
import { localeIn, readLocale } from './locale.ts';
import { messengerParts } from './messengerParts.ts';
import { readWords } from './plainWords.ts';
import { readSharedThings, readWrittenThing } from './sharedThings.ts';
import type { SharedThing } from './sharedThings.ts';
import { readChannelData, readOrigin } from './tags.ts';
import type { Origin } from './tags.ts';
import { readWorkItem } from './workItem.ts';
import type { WorkItem } from './workItem.ts';

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
  | 'invoke'
  | 'unnamedEvent'
  | 'unknownType';

/** What an activity that reached the bot means. */
export type Inbound =
  /**
   * `text` is what the customer wrote, or what the button that was pressed stands for; without mentions of the bot and the
   * channel's mark-up, otherwise unchanged. `submit` is what a card was submitted with, `shared` what else came along. A
   * message in which nothing of all this was found has an empty text, and is the customer's all the same.
   */
  | {
      readonly kind: 'customerMessage';
      readonly text: string;
      readonly submit: JsonValue | undefined;
      readonly files: readonly CustomerFile[];
      readonly shared?: readonly SharedThing[];
      /** The case that it belongs to, where the contact center says so beside it. */
      readonly workItem?: WorkItem;
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
      /** The case, where it is said beside the variables and not by them. */
      readonly workItem?: WorkItem;
      readonly sourceChannel: string | undefined;
      readonly locale: string | undefined;
    }
  | { readonly kind: 'customEvent'; readonly name: string; readonly value: JsonValue | undefined }
  | { readonly kind: 'conversationClosed'; readonly reason: 'endOfConversation' | 'botRemoved' }
  /** Somebody came in. `installed`: the bot itself did, as an app of the channel. */
  | { readonly kind: 'joined'; readonly reason: 'memberAdded' | 'botAdded' | 'installed' }
  | { readonly kind: 'ignored'; readonly reason: IgnoredReason };

const IGNORED_TYPES: ReadonlyMap<unknown, IgnoredReason> = new Map([
  ['typing', 'typing'],
  ['messageupdate', 'update'],
  ['messagedelete', 'delete'],
  ['messagereaction', 'reaction'],
  ['invoke', 'invoke'],
]);

/**
 * Says what an incoming activity means, in every form that the contact center and the other channels have been seen to
 * send it. Any value is accepted and nothing is ever thrown: a member of the wrong type counts as absent.
 *
 * Types are read in any case. A message is the context event under the rule of {@link readContextEvent}; tagged `Hidden`, or
 * the platform's own, it is ignored; every other one is the customer's, even when nothing readable is in it, because
 * whoever sent a sticker waits for an answer too. `__proto__`, `constructor` and `prototype` are left out of everything
 * returned, at every depth.
 *
 * @see https://github.com/MicrosoftDocs/dynamics-365-customer-engagement/blob/main/ce/customer-service/develop/download-attachments-bot.md
 */
export function readInbound(activity: ActivityLike): Inbound {
  if (!isObject(activity)) return ignored('unknownType');
  const type = stringOf(activity['type']).trim().toLowerCase();
  switch (type) {
    case 'message':
    case 'event':
      return readMessageOrEvent(activity, type);
    case 'endofconversation':
      return { kind: 'conversationClosed', reason: 'endOfConversation' };
    case 'conversationupdate':
      return readMembers(activity);
    case 'installationupdate':
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
    const locale = readLocale(context.variables, activity.locale);
    const workItem =
      readWorkItem(context.variables) === undefined
        ? workItemBeside(activity, objectIn(activity.text))
        : undefined;
    return {
      ...{ kind: 'contextEvent', ...context, sourceChannel: origin.sourceChannel, locale },
      ...(workItem === undefined ? {} : { workItem }),
    };
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

function readCustomerMessage(activity: ActivityLike, { sourceChannel }: Origin): Inbound {
  const found = readWords(activity);
  const written = readWrittenThing(found);
  const words = written === undefined ? found : '';
  const pressed = readPressed(activity.value);
  const messenger = messengerParts(activity);
  const things = readSharedThings(activity, messenger);
  // A messenger that sends a place says it in words besides.
  const shared = things.length === 0 && written !== undefined ? [written] : things;
  const workItem = workItemBeside(activity);
  const hasWords = words.trim() !== '';
  const said = hasWords
    ? readWrittenAction(words)
    : (pressed.text ?? (pressed.submit === undefined ? readMessengerButton(messenger) : undefined));
  return {
    kind: 'customerMessage',
    text: said ?? words,
    submit: pressed.submit,
    files: readFiles(activity, messenger),
    ...(shared.length === 0 ? {} : { shared }),
    ...(workItem === undefined ? {} : { workItem }),
    sourceChannel,
    locale: localeIn(activity.locale),
  };
}

/** The work item that is named around an activity: in its `channelData`, or by the conversation that it is in. */
function workItemBeside(activity: ActivityLike, ...more: readonly unknown[]): WorkItem | undefined {
  const conversation = objectIn(activity.conversation);
  return readWorkItem(
    ...more,
    readChannelData(activity),
    conversation,
    objectIn(conversation?.['properties']),
  );
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

function readMembers(activity: ActivityLike): Inbound {
  if (hasBot(activity, activity.membersRemoved)) return { kind: 'conversationClosed', reason: 'botRemoved' };
  const added = arrayIn(activity.membersAdded) ?? [];
  if (added.length === 0) return ignored('conversationUpdate');
  return { kind: 'joined', reason: hasBot(activity, added) ? 'botAdded' : 'memberAdded' };
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

/** Whether the bot is among the members: whom the activity is for. */
function hasBot(activity: ActivityLike, members: unknown): boolean {
  const botId = isObject(activity.recipient) ? textOf(activity.recipient['id']) : undefined;
  const named = arrayIn(members) ?? [];
  return botId !== undefined && named.some((member) => isObject(member) && member['id'] === botId);
}

function ignored(reason: IgnoredReason): Inbound {
  return { kind: 'ignored', reason };
}
