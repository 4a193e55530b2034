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

/** What the system says about files, in words that fit behind a path and a colon. */
const FILE_TROUBLE: Readonly<Record<string, string>> = {
  EACCES: 'you may not do that there',
  EBUSY: 'another program is using it',
  EEXIST: 'there is a file of that name already',
  EISDIR: 'it is a folder, not a file',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of it is a file, not a folder',
  EPERM: 'you may not do that there',
  EROFS: 'the disk is read-only',
};

/** Why something could not be done with a file, in words; `undefined` when the error is about something else. */
export function fileTrouble(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return FILE_TROUBLE[error.code];
}

/**
 * Does something with a file or folder that the person named.
 * @param named how it was named, for the message: `--to /tmp/app.zip`.
 * @throws {Problem} when the system refuses; anything else passes unchanged.
 */
export async function atPath<T>(named: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const trouble = fileTrouble(error);
    if (trouble === undefined) throw error;
    throw new Problem(`${named}: ${trouble}.`, 1, { cause: error });
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
