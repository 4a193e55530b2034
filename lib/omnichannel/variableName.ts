import { isPrototypeName } from './json.ts';
import { VARIABLE_NAME_LIMIT } from './limits.ts';
import { refused } from './variableProblem.ts';
import type { UnnamedProblem } from './variableProblem.ts';

const RULES: readonly { readonly breaks: (name: string) => boolean; readonly problem: UnnamedProblem }[] = [
  {
    breaks: (name) => name === '',
    problem: refused('name-empty', 'The name is empty. Use the name the variable has in the workstream.'),
  },
  {
    breaks: isPrototypeName,
    problem: refused(
      'name-reserved',
      'The name changes an object’s prototype where variables are merged. Choose another.',
    ),
  },
  {
    breaks: (name) => !name.isWellFormed(),
    problem: refused(
      'name-not-unicode',
      'The name holds half a surrogate pair, which UTF-8 cannot carry. Repair it.',
    ),
  },
  {
    breaks: (name) => /[\p{Cc}\p{Zl}\p{Zp}]/u.test(name),
    problem: refused(
      'name-with-control-characters',
      'The name holds a control character or a line break. Remove it.',
    ),
  },
  {
    breaks: (name) => name !== name.trim(),
    problem: refused(
      'name-with-blank-edges',
      'The name begins or ends with a blank, so no rule would match it. Trim it.',
    ),
  },
  {
    breaks: (name) => name.length > VARIABLE_NAME_LIMIT,
    problem: refused(
      'name-too-long',
      `The name has more than ${VARIABLE_NAME_LIMIT} characters. Shorten it.`,
    ),
  },
];

/** The first rule that a variable's name breaks, if any. */
export function checkName(name: string): UnnamedProblem | undefined {
  return RULES.find((rule) => rule.breaks(name))?.problem;
}

/**
 * True when a variable of this name can be used as a slug, `{$Name$}`, in automated messages: letters a to z, digits and
 * underscore only.
 * @see https://learn.microsoft.com/dynamics365/customer-service/administer/configure-automated-message
 */
export function isSlugName(name: string): boolean {
  return name.length <= VARIABLE_NAME_LIMIT && /^[A-Za-z0-9_]+$/.test(name);
}
