import type { JsonObject } from '../../lib/omnichannel/index.ts';
import type { CenterDefinition } from './definition.ts';

type Rule = CenterDefinition['rules'][number];

/**
 * A contact center as its file spells it, as far as conversations depend on it: `parseDefinition` reads it again. Left out is what a
 * clock decides, business hours and time-outs: what is played again is played at another time.
 */
export function writeDefinition(definition: CenterDefinition): JsonObject {
  const { businessHours: _hours, timeouts: _timeouts, rules, ...rest } = definition;
  // What is undefined is not there, as in the file.
  return JSON.parse(JSON.stringify({ ...rest, rules: rules.map(writeRule) })) as JsonObject;
}

function writeRule({ conditions, match, queue, skills }: Rule): JsonObject {
  const [first, ...more] = conditions.map(({ variable, operator, value }) => ({
    variable,
    [operator]: value,
  }));
  const condition = more.length === 0 ? first : { [match]: [first ?? {}, ...more] };
  return { ...condition, queue, skills: [...skills] };
}
