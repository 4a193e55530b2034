import { isObject, objectIn } from './json.ts';

/** How deep a member is looked for in what a channel wrapped around it. */
const DEEPEST = 4;

/** A name without what senders spell differently: capitals, underscores, hyphens, dots and blanks. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[\s._-]/g, '');
}

/** The member of that plain name, in whatever spelling it came. */
export function memberOf(members: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.entries(members).find(([spelled]) => plainName(spelled) === name)?.[1];
}

/**
 * The first member of that plain name, in this object or in the objects inside it, some of which are JSON in a string (see
 * `objectIn`). What is nearer the top wins.
 */
export function findMember(members: Readonly<Record<string, unknown>>, name: string): unknown {
  let level = [members];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    for (const object of level) {
      const found = memberOf(object, name);
      if (found !== undefined && found !== null) return found;
    }
    level = level.flatMap((object) => Object.values(object).map(objectIn).filter(isObject));
  }
  return undefined;
}
