/** What `JSON.parse` gives, before anybody has looked at it. Mutable, because it is ours alone. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

export type StrictJsonRefusalCode =
  'E_BODY_JSON' | 'E_BODY_TOO_DEEP' | 'E_BODY_TOO_MANY_KEYS' | 'E_BODY_DUPLICATE_KEYS';

export type StrictJson =
  { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly code: StrictJsonRefusalCode };

export const DEEPEST = 64;
export const MOST_KEYS = 5_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPENING = [0x7b, 0x5b];
const CLOSING = [0x7d, 0x5d];

/**
 * JSON without the parts that two readers may read differently or that cost more than they say: at most `DEEPEST` levels and
 * `MOST_KEYS` members, no object that names a member twice. Keys that reach a prototype are left out. Linear in the length of
 * the text, which the caller bounds.
 */
export function parseStrictJson(text: string): StrictJson {
  const outline = measure(text);
  if (outline.depth > DEEPEST) return { ok: false, code: 'E_BODY_TOO_DEEP' };
  if (outline.members > MOST_KEYS) return { ok: false, code: 'E_BODY_TOO_MANY_KEYS' };
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return { ok: false, code: 'E_BODY_JSON' };
  }
  // The text names more members than the parsed value holds exactly when an object named one twice, however it was escaped.
  if (countMembers(value) !== outline.members) return { ok: false, code: 'E_BODY_DUPLICATE_KEYS' };
  dropPrototypeKeys(value);
  return { ok: true, value };
}

/** Depth and number of members of a JSON text, without building anything. Wrong only for text that is no JSON. */
function measure(text: string): { readonly depth: number; readonly members: number } {
  let depth = 0;
  let deepest = 0;
  let members = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === COLON) members++;
    else if (OPENING.includes(code)) deepest = Math.max(deepest, ++depth);
    else if (CLOSING.includes(code)) depth--;
  }
  return { depth: deepest, members };
}

/** The position of the closing quote, or of the end of the text. */
function endOfString(text: string, opening: number): number {
  let at = opening + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) break;
  }
  return at;
}

function countMembers(value: Json): number {
  if (typeof value !== 'object' || value === null) return 0;
  const children = Object.values(value);
  const own = Array.isArray(value) ? 0 : children.length;
  return children.reduce((sum: number, child) => sum + countMembers(child), own);
}

/**
 * `__proto__` is never a name anybody means; `constructor` and `prototype` may be (a context variable about builders), so the
 * first goes only when it holds an object, which is how a deep merge would be led to `Object.prototype`.
 */
function dropPrototypeKeys(value: Json): void {
  if (typeof value !== 'object' || value === null) return;
  Reflect.deleteProperty(value, '__proto__');
  const constructor = Object.getOwnPropertyDescriptor(value, 'constructor')?.value as Json | undefined;
  if (typeof constructor === 'object') Reflect.deleteProperty(value, 'constructor');
  for (const child of Object.values(value)) dropPrototypeKeys(child);
}
