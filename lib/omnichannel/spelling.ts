import { objectsIn, textOf } from './json.ts';

/** How deep a member is looked for in what a channel wrapped around it. */
const DEEPEST = 4;
/** More objects than any channel wraps around a message; what a stranger piles up is not looked through. */
const MOST_PARTS = 200;

type Members = Readonly<Record<string, unknown>>;

/** Plain names by what was sent: the same members come with every message, and each is looked for under many names. */
const known = new Map<string, string>();
/** More than all channels have between them; a stranger who makes up others has them made anew. */
const MOST_KNOWN = 1_000;
const LONGEST_KNOWN = 64;

/** A name without what senders spell differently: capitals, underscores, hyphens, dots and blanks. */
export function plainName(name: string): string {
  const before = known.get(name);
  if (before !== undefined) return before;
  const plain = name.toLowerCase().replaceAll(/[\s._-]/g, '');
  if (known.size < MOST_KNOWN && name.length <= LONGEST_KNOWN) known.set(name, plain);
  return plain;
}

/** The member of that plain name, in whatever spelling it came. */
export function memberOf(members: Members, name: string): unknown {
  // Not a list of the keys: each message is looked through under dozens of names.
  for (const key in members) {
    if (plainName(key) === name && Object.hasOwn(members, key)) return members[key];
  }
  return undefined;
}

/** An object inside another, with the name of the member in which it, or the list around it, stands. */
export interface Part {
  /** Plain; empty for the outermost object. */
  readonly name: string;
  readonly members: Members;
}

/**
 * The object and the objects inside it, outermost first, whether they stand in lists or as JSON in a string. `skipped` are the
 * plain names of members that are not looked into.
 */
export function partsOf(members: Members, skipped: ReadonlySet<string> = new Set()): readonly Part[] {
  const parts: Part[] = [];
  let level: readonly Part[] = [{ name: '', members }];
  for (let depth = 0; depth < DEEPEST && level.length > 0 && parts.length < MOST_PARTS; depth += 1) {
    parts.push(...level);
    level = level.flatMap((part) =>
      Object.entries(part.members).flatMap(([spelled, value]) => {
        const name = plainName(spelled);
        return skipped.has(name) ? [] : objectsIn(value).map((inside) => ({ name, members: inside }));
      }),
    );
  }
  return parts.slice(0, MOST_PARTS);
}

/** The first member of that plain name among parts of an object. What is nearer the top wins. */
export function findMember(parts: readonly Part[], name: string): unknown {
  for (const { members } of parts) {
    const found = memberOf(members, name);
    if (found !== undefined && found !== null) return found;
  }
  return undefined;
}

/** The first of these members, by their plain names, that is a text or a number, as a text. */
export function textIn(members: Members, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = memberOf(members, name);
    const text = textOf(typeof value === 'number' ? String(value) : value);
    if (text !== undefined) return text;
  }
  return undefined;
}
