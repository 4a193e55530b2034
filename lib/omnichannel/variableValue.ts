import { isObject } from './json.ts';
import { INTEGER_MAX, INTEGER_MIN, VARIABLE_VALUE_LIMIT } from './limits.ts';
import { converted, refused } from './variableProblem.ts';
import type { UnnamedProblem } from './variableProblem.ts';

/**
 * Text of at most 4 000 characters, or a 32-bit signed integer; bare, or in the wrapper that says whether the
 * representative sees it (a bare value is not displayed).
 * @see https://github.com/MicrosoftDocs/dynamics-365-contact-center/blob/main/contact-center/extend/build-your-azure-agent.md
 */
export type ContextVariableValue =
  string | number | { readonly value: string | number; readonly isDisplayable: boolean };

/** `value` is what may be sent; absent when there is nothing, and then `problem` says why. */
export interface CheckedValue<Value = ContextVariableValue> {
  readonly value?: Value;
  readonly problem?: UnnamedProblem;
}

const MISSING = refused('value-missing', 'There is no value. Leave the variable out, or send an empty text.');

const NOT_A_NUMBER = refused(
  'value-not-a-number',
  'JSON has no NaN and no infinity. Send a number, or nothing.',
);

const NOT_PRIMITIVE = refused(
  'value-not-primitive',
  'Only text and integers can be sent. Send the parts as variables of their own, or the whole as text.',
);

const NOT_UNICODE = refused(
  'value-not-unicode',
  'The text holds half a surrogate pair, which UTF-8 cannot carry. Repair it.',
);

const TOO_LONG = refused(
  'value-too-long',
  `The text has more than ${VARIABLE_VALUE_LIMIT} characters. Shorten it, or put it into the command’s text.`,
);

const MALFORMED_WRAPPER = refused(
  'wrapper-malformed',
  'The wrapper has two members: value, and isDisplayable, which is true or false. Correct it.',
);

/** Applies the rules of `checkContextVariables` to one value. */
export function checkValue(given: unknown): CheckedValue {
  if (!isObject(given)) return checkPrimitive(given);
  const members = new Map(Object.entries(given).map(([name, member]) => [name.toLowerCase(), member]));
  if (!members.has('value')) return { problem: NOT_PRIMITIVE };

  const isDisplayable = members.get('isdisplayable') ?? false;
  const expected = members.has('isdisplayable') ? 2 : 1;
  if (typeof isDisplayable !== 'boolean' || Object.keys(given).length !== expected) {
    return { problem: MALFORMED_WRAPPER };
  }
  const { value, ...rest } = checkPrimitive(members.get('value'));
  return value === undefined ? rest : { ...rest, value: { value, isDisplayable } };
}

function checkPrimitive(value: unknown): CheckedValue<string | number> {
  switch (typeof value) {
    case 'string':
      return checkText(value);
    case 'number':
      return checkNumber(value);
    case 'boolean':
      return { value: String(value), problem: converted('boolean-as-text', 'A boolean') };
    case 'bigint':
      return asText(String(value), converted('integer-as-text', 'A big integer'));
    default:
      return { problem: value === undefined || value === null ? MISSING : NOT_PRIMITIVE };
  }
}

function checkText(text: string): CheckedValue<string> {
  if (!text.isWellFormed()) return { problem: NOT_UNICODE };
  return text.length > VARIABLE_VALUE_LIMIT ? { problem: TOO_LONG } : { value: text };
}

function checkNumber(number: number): CheckedValue<string | number> {
  if (!Number.isFinite(number)) return { problem: NOT_A_NUMBER };
  if (!Number.isInteger(number))
    return asText(String(number), converted('decimal-as-text', 'A decimal number'));
  if (number < INTEGER_MIN || number > INTEGER_MAX) {
    return asText(BigInt(number).toString(), converted('integer-as-text', 'An integer beyond 32 bits'));
  }
  // JSON writes minus zero as 0: make it one here, so that what was checked is what is read back.
  return { value: number === 0 ? 0 : number };
}

function asText(text: string, problem: UnnamedProblem): CheckedValue<string> {
  const checked = checkText(text);
  return checked.value === undefined ? checked : { value: checked.value, problem };
}
