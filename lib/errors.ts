/**
 * Every expected failure has a code that a log query or a runbook can name. Codes are part of the interface:
 * they appear in `/api/health`, in the log and in the documentation, so they are renamed only with a major version.
 */
export type ErrorCode =
  | 'E_CONFIG'
  | 'E_STORAGE_UNAVAILABLE'
  | 'E_STORAGE_AUTH'
  | 'E_STORAGE_CONFLICT'
  | 'E_STORAGE_TOO_LARGE'
  | 'E_BUSY'
  | 'E_DELIVERY'
  | 'E_SERVICE_URL'
  | 'E_TOKEN'
  | 'E_DEADLINE'
  | 'E_SWEEP_REQUEST'
  | 'E_ANSWER_MISSING'
  | 'E_ANSWER_KIND'
  | 'E_ANSWER_EMPTY'
  | 'E_ANSWER_SHAPE'
  | 'E_UNEXPECTED';

/** A failure this project foresaw: `code` for programs, `message` for people (what happened and what to do next). */
export class BotError extends Error {
  override readonly name = 'BotError';
  readonly code: ErrorCode;
  /** The setting to look at, where several could be meant. */
  readonly setting: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options?: ErrorOptions & { readonly setting?: string | undefined },
  ) {
    super(message, options);
    this.code = code;
    this.setting = options?.setting;
  }
}

/** What a log line says of an error. Of its cause only the kind: a cause's words may be a customer's, or hold an address. */
export function logFields({ code, message, cause }: BotError): {
  readonly code: ErrorCode;
  readonly error: string;
  readonly cause: string | undefined;
} {
  return { code, error: message, cause: cause instanceof Error ? cause.name : undefined };
}

/** Wraps anything thrown, so that a log line always has a code. Errors of our own pass unchanged. */
export function asBotError(thrown: unknown): BotError {
  if (thrown instanceof BotError) return thrown;
  return new BotError('E_UNEXPECTED', thrown instanceof Error ? thrown.name : typeof thrown, {
    cause: thrown,
  });
}
