import type { JsonObject, JsonValue } from './activity.ts';

/**
 * Names that change what an object *is* when somebody merges it into another one. They are dropped from everything
 * that comes in, at every depth (prototype pollution, CWE-1321).
 */
const PROTOTYPE_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** The depth of the deepest document worth reading; anything below is left out, so that a cycle cannot overflow the stack. */
const MAX_DEPTH = 64;

type Members = Readonly<Record<string, unknown>>;

export function isPrototypeName(name: string): boolean {
  return PROTOTYPE_NAMES.has(name);
}

/** An object that is neither null nor an array; its members stay unknown. */
export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The string, or the empty one for anything else. */
export function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A string with something in it besides blanks. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The longest label, such as a locale or the name of a channel, that is one; a longer one only takes up room. */
const LABEL_LIMIT = 100;

/** A text short enough to be a label; a longer one counts as absent. */
export function labelOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text === undefined || text.length > LABEL_LIMIT ? undefined : text;
}

/** `JSON.parse` for text that may be anything: undefined when it is no JSON document. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** More than twice nobody has been seen to turn the same thing into a string. */
const MOST_ENCODED = 3;

/** What a string holds as JSON, where it begins as an object, a list or a quoted string does; anything else as it is. */
function decoded(value: unknown): unknown {
  let read = value;
  for (let times = 0; times < MOST_ENCODED && typeof read === 'string'; times += 1) {
    if (!/^\s*[[{"]/.test(read)) return read;
    const parsed = parseJson(read);
    if (parsed === undefined) return read;
    read = parsed;
  }
  return read;
}

/**
 * An object, or a string that holds one as JSON. Azure Communication Services turns each object inside `channelData`
 * into a JSON string on its way through, and whoever passes it on may do so again: the same member arrives in every form.
 * @see https://learn.microsoft.com/azure/communication-services/quickstarts/chat/quickstart-botframework-integration
 */
export function objectIn(value: unknown): Members | undefined {
  const read = decoded(value);
  return isObject(read) ? read : undefined;
}

/** An array, or a string that holds one as JSON; for the reason given at {@link objectIn}. */
export function arrayIn(value: unknown): readonly unknown[] | undefined {
  const read = decoded(value);
  return isArray(read) ? read : undefined;
}

/** The objects of a list, each of them possibly JSON in a string; a single one that is in no list is a list too. */
export function objectsIn(value: unknown): readonly Members[] {
  const list = arrayIn(value) ?? [value];
  return list.map(objectIn).filter((item) => item !== undefined);
}

/**
 * A copy that is certainly JSON: no functions, no cycles, no prototype names. What JSON cannot hold becomes undefined
 * at the top, null inside an array, and is left out of an object, as `JSON.stringify` does.
 */
export function toJson(value: unknown): JsonValue | undefined {
  return copy(value, []);
}

/** As {@link toJson}, for the members of an object. */
export function toJsonObject(members: Members): JsonObject {
  return copyMembers(members, []);
}

function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function copy(value: unknown, ancestors: readonly unknown[]): JsonValue | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (ancestors.length >= MAX_DEPTH || ancestors.includes(value)) return undefined;
  if (isArray(value)) {
    const inside = [...ancestors, value];
    return value.map((item) => copy(item, inside) ?? null);
  }
  return isObject(value) ? copyMembers(value, ancestors) : undefined;
}

function copyMembers(members: Members, ancestors: readonly unknown[]): JsonObject {
  const inside = [...ancestors, members];
  const entries: [string, JsonValue][] = [];
  for (const [name, value] of Object.entries(members)) {
    const copied = isPrototypeName(name) ? undefined : copy(value, inside);
    if (copied !== undefined) entries.push([name, copied]);
  }
  return Object.fromEntries(entries);
}

/** Metadata travels as text: `true`, `"true"` and .NET's `"True"` are the same. */
export function isTrue(flag: unknown): boolean {
  return flag === true || (typeof flag === 'string' && flag.toLowerCase() === 'true');
}
