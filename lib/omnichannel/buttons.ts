import type { JsonObject, JsonValue } from './activity.ts';
import { isObject, objectIn, parseJson, textOf, toJson, toJsonObject } from './json.ts';
import { memberOf, plainName, type Part } from './spelling.ts';

/** What a pressed button or a submitted card says. */
export interface Pressed {
  /** The words that it stands for, as if the customer had written them. */
  readonly text: string | undefined;
  /** What was entered, or came with it. */
  readonly submit: JsonValue | undefined;
}

/** Marks that a channel or an SDK puts beside what a button carries. They are nobody's entry. */
const MARKS = ['isbotframeworkcardaction', 'msteams', 'postback'];

/** Members that hold the action, with the entries of the card beside it. */
const WRAPPERS = ['msteams', 'action'];
/** Members that hold what a button carries where they are all there is: a messenger's own names, and those of SDKs. */
const CARRIERS = ['quickreply', 'callbackquery', 'interactive', 'data', 'payload'];
/** What a messenger's own message calls a pressed button, and the choice from a list. */
const MESSENGER_BUTTONS = ['postback', 'quickreply', 'callbackquery'];
const MESSENGER_REPLIES = ['buttonreply', 'listreply'];

/** The kinds of action that say something; the others (`openUrl`, `signin`, `task/fetch`) open something. */
const SPEAKING = [
  ...['imback', 'messageback', 'postback', 'reply', 'button', 'buttonreply', 'listreply', 'quickreply'],
];
const SUBMITTING = ['submit', 'actionsubmit', 'execute', 'actionexecute', 'invoke'];

/** Where an action keeps its words, best first: what it says, what it shows as said, what stands on it. */
const WORDS = ['text', 'value', 'payload', 'displaytext', 'title', 'id'];
/** The same of a messenger's reply, whose payload is its maker's. */
const REPLY_WORDS = ['title', 'text', 'payload', 'id'];

/** Names that teams give to the word that a button of theirs stands for, best first. */
const CHOICES = [
  ...['text', 'utterance', 'message', 'answer', 'choice', 'option', 'selection', 'reply', 'response'],
  ...['command', 'action', 'value', 'payload', 'data', 'query', 'intent', 'displaytext', 'title'],
  // What Copilot Studio's cards call the button that sent them.
  'actionsubmitid',
];
/** The same in names that say more: `choiceSet`, `selectedOption`, `buttonText`. */
const LIKE_A_CHOICE = /choice|option|select|button|menu|confirm|(?:^|quick)(?:answer|reply)/;

/** Wrappers inside wrappers: a Teams action in a submit's data in an action. */
const DEEPEST = 6;

const NOTHING: Pressed = { text: undefined, submit: undefined };

/**
 * Reads the `value` of a message, in every coat in which a button's meaning arrives: a plain text; a card action
 * (`{ type: "imBack" | "messageBack" | "postBack", … }`); the `msteams` wrapper of Teams; an `action` with its `data`, as
 * Adaptive Cards 1.4 send it; the button and list replies of messengers; and each of them as JSON in a string. Anything else
 * is what was entered into a card. What is entered under a name for a choice (`{ "action": "agent" }`) is both: `text` says
 * it, and `submit` is there for a bot to which the word says nothing.
 * @see https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-cards.md
 * @see https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-actions
 */
export function readPressed(value: unknown): Pressed {
  const json = toJson(value);
  return json === undefined || json === null ? NOTHING : read(json, 0);
}

/** What a text says that is an action in JSON, as some channels write one down; any other JSON is the customer's own. */
export function readWrittenAction(text: string): string | undefined {
  const value = /^\s*\{/.test(text) ? opened(text) : undefined;
  return value === undefined ? undefined : readMarked(value, 0)?.text;
}

/** What the messenger's own message, by its parts, says by a button, where the connector made no words of it. */
export function readMessengerButton(messenger: readonly Part[]): string | undefined {
  for (const { name, members } of messenger) {
    const button = toJsonObject(members);
    const text = MESSENGER_REPLIES.includes(name)
      ? replyWords(button)
      : MESSENGER_BUTTONS.includes(name)
        ? readText(readEntry(button).text ?? '', 0).text
        : undefined;
    if (text !== undefined) return text;
  }
  return undefined;
}

function read(value: JsonValue, depth: number): Pressed {
  if (depth > DEEPEST) return NOTHING;
  if (typeof value === 'string') return readText(value, depth);
  if (typeof value === 'boolean') return { text: String(value), submit: value };
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const only = list.length === 1 ? toJson(list[0]) : undefined;
  if (typeof only === 'string' || isMembers(only)) return read(only, depth + 1);
  if (!isMembers(value)) return { text: undefined, submit: value };
  return readMarked(value, depth) ?? readCarrier(value, depth) ?? readEntry(value);
}

/** What is known by its form for a button, whoever made it. */
function readMarked(value: JsonObject, depth: number): Pressed | undefined {
  return readWrapper(value, depth) ?? readAction(value, depth);
}

function readText(value: string, depth: number): Pressed {
  if (/^\s*[[{"]/.test(value)) {
    const parsed = toJson(parseJson(value));
    if (parsed !== undefined && parsed !== null) return read(parsed, depth + 1);
  }
  return { text: textOf(value), submit: undefined };
}

/** An action inside another object, with the entries of the card beside it. */
function readWrapper(value: JsonObject, depth: number): Pressed | undefined {
  for (const name of WRAPPERS) {
    const action = opened(member(value, name));
    const others = name === 'action' ? ['action', 'trigger'] : [name];
    if (action !== undefined) return inside(action, without(value, others), depth);
  }
  return undefined;
}

function readCarrier(value: JsonObject, depth: number): Pressed | undefined {
  const names = Object.keys(value)
    .map(plainName)
    .filter((name) => name !== 'type' && !MARKS.includes(name));
  const [name = ''] = names;
  const carried = opened(member(value, name === '' ? 'postback' : name));
  const isCarrier = name === '' || (names.length === 1 && CARRIERS.includes(name));
  return isCarrier && carried !== undefined ? read(carried, depth + 1) : undefined;
}

function opened(value: JsonValue | undefined): JsonObject | undefined {
  const object = objectIn(value);
  return object === undefined ? undefined : toJsonObject(object);
}

function inside(action: JsonObject, beside: JsonObject, depth: number): Pressed {
  const said = read(action, depth + 1);
  const entries = entriesOf(beside);
  return Object.keys(entries).length === 0 ? said : { text: said.text, submit: entries };
}

function readAction(value: JsonObject, depth: number): Pressed | undefined {
  const type = plainName(textOf(member(value, 'type')) ?? '');
  if (SUBMITTING.includes(type)) {
    const data = member(value, 'data') ?? member(value, 'value');
    return data === undefined || data === null ? named(value) : read(data, depth + 1);
  }
  const marked = Object.keys(value).some((name) => plainName(name) === 'isbotframeworkcardaction');
  if (!SPEAKING.includes(type)) return marked && type !== '' ? NOTHING : undefined;
  // A messenger's reply is a member called like its type: { type: "button_reply", button_reply: { id, title } }.
  const reply = opened(member(value, type));
  if (reply !== undefined) return { text: replyWords(reply), submit: undefined };
  for (const name of WORDS) {
    const words = member(value, name);
    if (typeof words === 'number') return { text: String(words), submit: undefined };
    if (typeof words === 'string' && words.trim() !== '') return readText(words, depth);
    if (name === 'value' && isMembers(words)) {
      const carried = read(words, depth + 1);
      if (carried.text !== undefined) return carried;
    }
  }
  return NOTHING;
}

function replyWords(reply: JsonObject): string | undefined {
  for (const name of REPLY_WORDS) {
    const words = textOf(memberOf(reply, name));
    if (words !== undefined) return words;
  }
  return undefined;
}

/** `verb` is what `Action.Execute` calls what it stands for. */
function named(value: JsonObject): Pressed {
  return { text: textOf(member(value, 'verb')) ?? textOf(member(value, 'title')), submit: undefined };
}

function readEntry(value: JsonObject): Pressed {
  const submit = entriesOf(value);
  for (const name of CHOICES) {
    const text = wordOf(member(submit, name));
    if (text !== undefined) return { text, submit };
  }
  const alike = Object.entries(submit).find(([name]) => LIKE_A_CHOICE.test(plainName(name)));
  return { text: wordOf(alike?.[1]), submit };
}

/** A toggle says true or false, which is an answer as well. */
function wordOf(value: JsonValue | undefined): string | undefined {
  return value === undefined || typeof value === 'object' ? undefined : textOf(String(value));
}

function entriesOf(value: JsonObject): JsonObject {
  return without(value, MARKS);
}

function without(value: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(plainName(name))));
}

function member(value: JsonObject, name: string): JsonValue | undefined {
  return Object.entries(value).find(([spelled]) => plainName(spelled) === name)?.[1];
}

function isMembers(value: JsonValue | undefined): value is JsonObject {
  return isObject(value);
}
