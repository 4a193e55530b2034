import type { JsonObject, JsonValue } from '../lib/omnichannel/index.ts';
import { isObject } from './center/botActivity.ts';

/**
 * Reads the members of a JSON object that a person or a page wrote, and collects everything that is wrong with it, so that
 * all mistakes can be shown at once. A member that is absent or wrong reads as `undefined`.
 */
export interface Fields {
  has(name: string): boolean;
  text(name: string): string | undefined;
  /** Like `text`, but the member must be there. */
  requiredText(name: string): string;
  flag(name: string): boolean | undefined;
  /** A whole number from `least` up. */
  count(name: string, least: number): number | undefined;
  oneOf<T extends string>(name: string, choices: readonly T[]): T | undefined;
  object(name: string): JsonObject | undefined;
  list(name: string): readonly JsonValue[] | undefined;
  any(name: string): JsonValue | undefined;
  /** Adds a mistake of the reader's own. */
  wrong(name: string, what: string): void;
  /** Reports members that nobody asked for: most often a typing error. */
  nothingElse(): void;
}

/** `where` names the object in messages, such as `step 3`; `problems` receives what is wrong. */
export function readFields(value: JsonValue | undefined, where: string, problems: string[]): Fields {
  const object = isObject(value) ? value : {};
  const asked = new Set<string>();
  if (!isObject(value)) problems.push(`${where}: must be an object.`);

  function look(name: string): JsonValue | undefined {
    asked.add(name);
    return Object.hasOwn(object, name) ? object[name] : undefined;
  }
  function wrong(name: string, what: string): void {
    problems.push(`${where}: "${name}" ${what}`);
  }
  function take<T>(name: string, accept: (found: JsonValue) => T | undefined, what: string): T | undefined {
    const found = look(name);
    if (found === undefined) return undefined;
    const taken = accept(found);
    if (taken === undefined) wrong(name, what);
    return taken;
  }

  return {
    has: (name) => look(name) !== undefined,
    text: (name) => take(name, asText, 'must be a text.'),
    requiredText(name) {
      const found = asText(look(name));
      if (found === undefined || found === '') wrong(name, 'must be a text that is not empty.');
      return found ?? '';
    },
    flag: (name) => take(name, asFlag, 'must be true or false.'),
    count(name, least) {
      const accept = (found: JsonValue): number | undefined =>
        typeof found === 'number' && Number.isSafeInteger(found) && found >= least ? found : undefined;
      return take(name, accept, `must be a whole number from ${least} up.`);
    },
    oneOf(name, choices) {
      const accept = (found: JsonValue): (typeof choices)[number] | undefined =>
        choices.find((choice) => choice === found);
      return take(name, accept, `must be one of ${choices.map((one) => `"${one}"`).join(', ')}.`);
    },
    object: (name) => take(name, asObject, 'must be an object.'),
    list: (name) => take(name, asList, 'must be a list.'),
    any: look,
    wrong,
    nothingElse() {
      for (const name of Object.keys(object)) {
        if (asked.has(name)) continue;
        problems.push(`${where}: "${name}" is not known here; known: ${[...asked].join(', ')}.`);
      }
    },
  };
}

function asText(found: JsonValue | undefined): string | undefined {
  return typeof found === 'string' ? found : undefined;
}

function asFlag(found: JsonValue): boolean | undefined {
  return typeof found === 'boolean' ? found : undefined;
}

function asObject(found: JsonValue): JsonObject | undefined {
  return isObject(found) ? found : undefined;
}

function asList(found: JsonValue): readonly JsonValue[] | undefined {
  return Array.isArray(found) ? (found as readonly JsonValue[]) : undefined;
}
