import { RestError } from '@azure/data-tables';
import { BotError } from '../errors.ts';
import { parseRetryAfter } from '../retryAfter.ts';

/**
 * What a failed request means for the caller.
 * - `conflict`: the row is not the one that was read (412) or exists already (409).
 * - `missing`: the row is gone (404).
 * - `tableMissing`: nothing was ever stored; the table is created by the first write.
 * - `transient`: the service was busy, unreachable or silent. The write may have been applied (`ambiguous`).
 * - `auth`, `tooLarge`, `other`: trying again does not help.
 */
export type TableFailure =
  | { readonly kind: 'conflict' | 'missing' | 'tableMissing' | 'auth' | 'tooLarge' | 'other' }
  | { readonly kind: 'transient'; readonly retryAfter: number | undefined };

/** Classes a thrown error. Status and code decide; messages are never matched. */
export function readFailure(thrown: unknown): TableFailure {
  // The SDK lets an aborted request end as AbortError: a deadline of ours, so the answer is unknown.
  if (isAbort(thrown)) return { kind: 'transient', retryAfter: undefined };
  if (!(thrown instanceof RestError)) return { kind: 'other' };
  const { statusCode } = thrown;
  if (statusCode === undefined || statusCode === 408 || statusCode === 429 || statusCode >= 500) {
    return {
      kind: 'transient',
      retryAfter: parseRetryAfter(thrown.response?.headers.get('retry-after'), Date.now()),
    };
  }
  if (statusCode === 404) return { kind: odataCode(thrown) === 'TableNotFound' ? 'tableMissing' : 'missing' };
  if (statusCode === 409 || statusCode === 412) return { kind: 'conflict' };
  if (statusCode === 401 || statusCode === 403) return { kind: 'auth' };
  if (statusCode === 413 || odataCode(thrown)?.endsWith('TooLarge') === true) return { kind: 'tooLarge' };
  return { kind: 'other' };
}

function isAbort(thrown: unknown): boolean {
  return thrown instanceof Error && (thrown.name === 'AbortError' || thrown.name === 'TimeoutError');
}

/** The service's own code, such as `TableNotFound`, wherever the SDK put it. */
function odataCode(error: RestError): string | undefined {
  const details: unknown = error.details;
  if (isObject(details) && isObject(details['odataError'])) {
    const { code } = details['odataError'];
    if (typeof code === 'string') return code;
  }
  return error.code;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The error that leaves the store: a code, and what to do next. The cause stays for the log. */
export function asStorageError(failure: TableFailure, cause: unknown): BotError {
  switch (failure.kind) {
    case 'auth':
      return new BotError(
        'E_STORAGE_AUTH',
        'Table Storage refused the app: check ConversationStorage and the role Storage Table Data Contributor; "npm run doctor" tells which.',
        { cause },
      );
    case 'tooLarge':
      return new BotError('E_STORAGE_TOO_LARGE', 'The conversation does not fit a table row.', { cause });
    case 'transient':
    case 'tableMissing':
    case 'missing':
    case 'conflict':
    case 'other':
      return new BotError(
        'E_STORAGE_UNAVAILABLE',
        'Table Storage could not be used: check that it runs and that ConversationStorage names it.',
        { cause },
      );
  }
}
