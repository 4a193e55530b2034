import { CONSEQUENCES, LIFE, LIFE_STATES, OCCURRENCES } from '../../lib/conversation/index.ts';
import { table, type Parts } from './generatedParts.ts';

/** The generated part of docs/life.md. */
export function lifeParts(): Parts {
  return { life: lifeTables() };
}

/** The tables of docs/life.md: what follows from what, and what the words mean. From the code's own table. */
function lifeTables(): string {
  const states = keysOf(LIFE_STATES);
  return [
    table(
      ['What comes about', ...states.map(code)],
      keysOf(OCCURRENCES).map((occurrence) => [
        code(occurrence),
        ...states.map((state) => LIFE[state][occurrence]),
      ]),
    ),
    table(
      ['State', 'Means'],
      keysOf(LIFE_STATES).map((state) => [code(state), LIFE_STATES[state]]),
    ),
    table(
      ['What comes about', 'Means'],
      keysOf(OCCURRENCES).map((occurrence) => [code(occurrence), OCCURRENCES[occurrence]]),
    ),
    table(
      ['Follows', 'Means'],
      keysOf(CONSEQUENCES).map((consequence) => [consequence, CONSEQUENCES[consequence]]),
    ),
  ].join('\n\n');
}

function code(name: string): string {
  return `\`${name}\``;
}

function keysOf<K extends string>(record: Readonly<Record<K, unknown>>): readonly K[] {
  return Object.keys(record).filter((key): key is K => Object.hasOwn(record, key));
}
