import type { JsonValue } from '../omnichannel/index.ts';

type Facts = Readonly<Record<string, JsonValue>>;

/** A fact by its name, and what it is really called: pages write `casenumber` where the platform writes `CaseNumber`. */
export function findFact(facts: Facts, name: string): readonly [string, JsonValue] | undefined {
  const exact = Object.hasOwn(facts, name) ? facts[name] : undefined;
  if (exact !== undefined) return [name, exact];
  const plain = name.toLowerCase();
  return Object.entries(facts).find(([called]) => called.toLowerCase() === plain);
}

/** A fact as a representative reads it; a number is one too, such as that of a case. */
export function factInWords(facts: Facts, name: string): string {
  const value = findFact(facts, name)?.[1];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
