import type { LintFinding } from './lintFinding.ts';
import { error, warning } from './lintFinding.ts';

export type VariableProblemCode =
  | 'name-empty'
  | 'name-too-long'
  | 'name-with-blank-edges'
  | 'name-with-control-characters'
  | 'name-reserved'
  | 'name-not-unicode'
  | 'names-differ-in-case'
  | 'too-many'
  | 'value-missing'
  | 'value-not-a-number'
  | 'value-not-primitive'
  | 'value-too-long'
  | 'value-not-unicode'
  | 'wrapper-malformed'
  | 'boolean-as-text'
  | 'decimal-as-text'
  | 'integer-as-text';

/** What is to be said about one variable. It never holds the value, which may be personal. */
export interface VariableProblem {
  readonly name: string;
  readonly code: VariableProblemCode;
  /** `refused`: not sent. `converted`: sent as text. `kept`: sent as it is, but look at it. */
  readonly outcome: 'refused' | 'converted' | 'kept';
  /** In words: what is wrong and what to do. */
  readonly message: string;
}

/** A problem before it is known whose it is. */
export type UnnamedProblem = Omit<VariableProblem, 'name'>;

export function refused(code: VariableProblemCode, message: string): UnnamedProblem {
  return { code, outcome: 'refused', message };
}

export function converted(code: VariableProblemCode, what: string): UnnamedProblem {
  const message = `${what} is no value a context variable can have; it is sent as text. Declare the variable as Text.`;
  return { code, outcome: 'converted', message };
}

/** The problem as the linter and the command writer report it. */
export function variableFinding({ name, code, outcome, message }: VariableProblem): LintFinding {
  const rule = `variable-${code}`;
  // Quoted and cut, because a refused name can be of any length and hold any character.
  const quoted = JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name);
  return outcome === 'refused'
    ? error(rule, `${quoted} cannot be set, so routing and the representative do without it. ${message}`)
    : warning(rule, `${quoted}: ${message}`);
}
