/**
 * A failure that the person at the keyboard can do something about: the message says what happened and what to do
 * next. Command lines print it without a stack; any other error is a defect and keeps its stack.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly exitCode: number;

  /** `exitCode` 2 is a wrong command line, 1 everything else. */
  constructor(message: string, exitCode: 1 | 2 = 1, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** What to print for anything thrown. */
export function describeFailure(thrown: unknown): string {
  if (thrown instanceof Problem) return thrown.message;
  return describeError(thrown);
}

/** The stack with its causes where there is one: for logs of code that is not ours. */
export function describeError(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `thrown: ${String(thrown)}`;
  const stack = thrown.stack ?? `${thrown.name}: ${thrown.message}`;
  return thrown.cause === undefined ? stack : `${stack}\ncaused by ${describeError(thrown.cause)}`;
}

/** Whether `error` is a system error with this code, such as `EADDRINUSE`. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
