import { VARIABLE_COUNT_LIMIT } from './limits.ts';
import { checkName } from './variableName.ts';
import { refused } from './variableProblem.ts';
import type { UnnamedProblem, VariableProblem } from './variableProblem.ts';
import { checkValue } from './variableValue.ts';
import type { ContextVariableValue } from './variableValue.ts';

export type ContextVariables = Readonly<Record<string, ContextVariableValue>>;

/** What {@link checkContextVariables} found. */
export interface CheckedContextVariables {
  /** All that may be sent, in the order given, each within the limits. */
  readonly variables: ContextVariables;
  /** Everything there is to say, in the order given; nothing is left out of `variables` without an entry here. */
  readonly problems: readonly VariableProblem[];
}

const TOO_MANY = refused(
  'too-many',
  `A conversation takes ${VARIABLE_COUNT_LIMIT} context variables. Send those that routing rules and representatives use.`,
);

/**
 * Checks the context variables of a command and lists everything that is wrong at once.
 *
 * A name is 1 to 100 characters without blanks at its edges, control characters, or the names `__proto__`, `constructor`
 * and `prototype`; names are case-sensitive, so two that differ in case alone are sent but reported. A value is text of at
 * most 4 000 characters or a 32-bit signed integer, bare or as `{ value, isDisplayable }` (`Value` is read too: an older
 * page spells it so). Booleans, decimals and greater integers are turned into text and reported as converted; missing
 * values, NaN, dates, arrays and other objects are refused, and so is text with half a surrogate pair, which UTF-8 cannot
 * carry. At most 100 variables: the first hundred valid ones are kept, in the order given. Never throws.
 *
 * @see https://github.com/MicrosoftDocs/dynamics-365-customer-engagement/blob/main/ce/includes/cc-context-variable-considerations.md
 * @see https://github.com/MicrosoftDocs/dynamics-365-customer-engagement/blob/main/ce/customer-service/develop/bot-escalate-end-conversation.md
 */
export function checkContextVariables(input: Readonly<Record<string, unknown>>): CheckedContextVariables {
  const kept = new Map<string, ContextVariableValue>();
  const spellings = new Map<string, string>();
  const problems: VariableProblem[] = [];

  for (const [name, given] of Object.entries(input)) {
    const nameProblem = checkName(name);
    const { value, problem: valueProblem } = checkValue(given);
    const found = [nameProblem, valueProblem];
    if (nameProblem === undefined && value !== undefined) {
      const folded = name.toLowerCase();
      const twin = spellings.get(folded);
      if (kept.size === VARIABLE_COUNT_LIMIT) {
        found.push(TOO_MANY);
      } else {
        if (twin !== undefined) found.push(caseTwin(twin));
        spellings.set(folded, name);
        kept.set(name, value);
      }
    }
    for (const problem of found) if (problem !== undefined) problems.push({ name, ...problem });
  }
  return { variables: Object.fromEntries(kept), problems };
}

function caseTwin(twin: string): UnnamedProblem {
  const message = `${JSON.stringify(twin)} is there too. Names are case-sensitive: a routing rule reads only one of them.`;
  return { code: 'names-differ-in-case', outcome: 'kept', message };
}
