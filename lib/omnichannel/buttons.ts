import type { JsonObject, JsonValue } from './activity.ts';
import { isObject, parseJson, textOf, toJson } from './json.ts';
import { plainName } from './spelling.ts';

/** What a pressed button or a submitted card says. */
export interface Pressed {
  /** The words that it stands for, as if the customer had written them. */
  readonly text: string | undefined;
  /** What was entered, or came with it. */
  readonly submit: JsonValue | undefined;
}

/** Marks that a channel or an SDK puts beside what a button carries. They are nobody's entry. */
const MARKS = ['isbotframeworkcardaction', 'msteams', 'postback'];

/** The kinds of action that say something; the others (`openUrl`, `signin`, `task/fetch`) open something. */
const SPEAKING = ['imback', 'messageback', 'postback', 'reply', 'buttonreply', 'listreply', 'quickreply'];
const SUBMITTING = ['submit', 'actionsubmit', 'execute', 'actionexecute', 'invoke'];

/** Where an action keeps its words, best first: what it says, what it shows as said, what stands on it. */
const WORDS = ['text', 'value', 'payload', 'displaytext', 'title', 'id'];

/** Names that teams give to the word that a button of theirs stands for, best first. */
const CHOICES = [
  ...['text', 'utterance', 'message', 'answer', 'choice', 'option', 'selection', 'reply', 'response'],
  ...['command', 'action', 'value', 'payload', 'query', 'intent', 'displaytext', 'title'],
];

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

function read(value: JsonValue, depth: number): Pressed {
  if (depth > DEEPEST) return NOTHING;
  if (typeof value === 'string') return readText(value, depth);
  if (!isMembers(value)) return { text: undefined, submit: value };
  return readWrapper(value, depth) ?? readAction(value, depth) ?? readEntry(value);
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
  const teams = member(value, 'msteams');
  if (isMembers(teams)) return inside(teams, without(value, ['msteams']), depth);
  const action = member(value, 'action');
  if (isMembers(action)) return inside(action, without(value, ['action', 'trigger']), depth);
  return undefined;
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
  const reply = member(value, type);
  if (isMembers(reply))
    return { text: textOf(member(reply, 'title')) ?? textOf(member(reply, 'id')), submit: undefined };
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

/** `verb` is what `Action.Execute` calls what it stands for. */
function named(value: JsonObject): Pressed {
  return { text: textOf(member(value, 'verb')) ?? textOf(member(value, 'title')), submit: undefined };
}

function readEntry(value: JsonObject): Pressed {
  const submit = entriesOf(value);
  for (const name of CHOICES) {
    const word = member(submit, name);
    const text = typeof word === 'string' || typeof word === 'number' ? textOf(String(word)) : undefined;
    if (text !== undefined) return { text, submit };
  }
  return { text: undefined, submit };
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
