import type { LintFinding } from './lintFinding.ts';

export type ProtocolErrorCode = 'E_CONTEXT_VARIABLES' | 'E_MESSAGE_TOO_LARGE';

/**
 * A command that the contact center would not accept as it is. `code` says which rule, `problems` lists everything that
 * is wrong at once, and `message` says it in words. Neither holds a value, so both are safe to log.
 */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
  readonly code: ProtocolErrorCode;
  readonly problems: readonly LintFinding[];

  constructor(code: ProtocolErrorCode, message: string, problems: readonly LintFinding[]) {
    super(message);
    this.code = code;
    this.problems = problems;
  }
}
