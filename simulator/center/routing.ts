import type { JsonValue } from '../../lib/omnichannel/index.ts';

/** How a rule may compare. */
export const OPERATORS = [
  'equals',
  'differsFrom',
  'contains',
  'beginsWith',
  'endsWith',
  'above',
  'below',
  'hasValue',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** What a context variable has to be. Nothing is converted, and case counts, in names as in texts. */
export interface Condition {
  readonly variable: string;
  readonly operator: Operator;
  readonly value: string | number | boolean;
}

/** Sends a conversation to `queue`, where its conditions hold, and asks for `skills` there. */
export interface RoutingRule {
  readonly conditions: readonly Condition[];
  readonly match: 'all' | 'any';
  readonly queue: string;
  readonly skills: readonly string[];
}

/** What routing goes by. */
export interface RoutingTable {
  readonly rules: readonly RoutingRule[];
  readonly defaultQueue: string;
}

/** Where a conversation with these variables goes, and in words why. */
export interface Routing {
  readonly queue: string;
  readonly skills: readonly string[];
  readonly because: string;
}

export type Variables = ReadonlyMap<string, JsonValue>;

/** Runs the rules: the first that fits decides. Where none does, the near misses are named. */
export function route({ rules, defaultQueue }: RoutingTable, variables: Variables): Routing {
  const index = rules.findIndex((rule) => fits(rule, variables));
  const rule = rules[index];
  if (rule !== undefined) {
    const { queue, skills } = rule;
    return { queue, skills, because: `Rule ${index + 1} of ${rules.length}: ${inWords(rule)}.` };
  }
  if (rules.length === 0)
    return { queue: defaultQueue, skills: [], because: 'There are no rules: default queue.' };
  const head = rules.length === 1 ? 'The only rule does not fit' : `None of ${rules.length} rules fits`;
  return {
    queue: defaultQueue,
    skills: [],
    because: [`${head}: default queue.`, ...nearMisses(rules, variables)].join(' '),
  };
}

function fits({ conditions, match }: RoutingRule, variables: Variables): boolean {
  const holdsNow = (condition: Condition): boolean => holds(condition, variables.get(condition.variable));
  return match === 'all' ? conditions.every(holdsNow) : conditions.some(holdsNow);
}

function holds({ operator, value }: Condition, found: JsonValue | undefined): boolean {
  switch (operator) {
    case 'equals':
      return found === value;
    case 'differsFrom':
      return found !== value;
    case 'hasValue':
      return (found !== undefined && found !== null && found !== '') === value;
    case 'above':
      return typeof found === 'number' && typeof value === 'number' && found > value;
    case 'below':
      return typeof found === 'number' && typeof value === 'number' && found < value;
    case 'contains':
      return typeof found === 'string' && found.includes(String(value));
    case 'beginsWith':
      return typeof found === 'string' && found.startsWith(String(value));
    case 'endsWith':
      return typeof found === 'string' && found.endsWith(String(value));
  }
}

const WORDS: Readonly<Record<Exclude<Operator, 'hasValue'>, string>> = {
  equals: 'is',
  differsFrom: 'is not',
  contains: 'contains',
  beginsWith: 'begins with',
  endsWith: 'ends with',
  above: 'is above',
  below: 'is below',
};

function inWords({ conditions, match }: RoutingRule): string {
  return conditions
    .map(({ variable, operator, value }) =>
      operator === 'hasValue'
        ? `${variable} has ${value === true ? 'a' : 'no'} value`
        : `${variable} ${WORDS[operator]} ${JSON.stringify(value)}`,
    )
    .join(match === 'all' ? ' and ' : ' or ');
}

/** More would be read by nobody. */
const MOST_MISSES = 3;

/** Of the rules that compare for equality, those that fail by a slip: of type, of case, of a letter at the end. */
function nearMisses(rules: readonly RoutingRule[], variables: Variables): readonly string[] {
  return rules
    .flatMap(({ conditions }, index) =>
      conditions.map((condition) => {
        const slip = slipOf(condition, variables);
        return slip === undefined ? undefined : `Rule ${index + 1} ${slip}`;
      }),
    )
    .filter((miss) => miss !== undefined)
    .slice(0, MOST_MISSES);
}

function slipOf({ variable, operator, value }: Condition, variables: Variables): string | undefined {
  const found = variables.get(variable);
  if (found === undefined) {
    const other = [...variables.keys()].find((name) => name.toLowerCase() === variable.toLowerCase());
    return other === undefined
      ? undefined
      : `looks at ${variable}, but what is set is ${other}: case counts.`;
  }
  if (operator !== 'equals' || found === value) return undefined;
  const [wanted, given] = [String(value), typeof found === 'object' ? '' : String(found)];
  if (wanted === given)
    return `wants ${variable} to be the ${typeof value === 'number' ? 'number' : 'text'} ${JSON.stringify(value)}, but it is ${JSON.stringify(found)}: nothing is converted.`;
  if (wanted.trim().toLowerCase() === given.trim().toLowerCase())
    return `wants ${JSON.stringify(value)}, but ${variable} is ${JSON.stringify(found)}: case and blanks count.`;
  const stem = wanted.slice(0, -2);
  return stem.length > 2 && given.startsWith(stem)
    ? `wants ${JSON.stringify(value)}, but ${variable} is ${JSON.stringify(found)}: a typing error?`
    : undefined;
}
