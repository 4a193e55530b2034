import type { AccessRefusalCode } from './channelAccess.ts';
import type { TokenRefusalCode } from './channelToken.ts';

export type AuthenticationRefusalCode =
  | TokenRefusalCode
  | AccessRefusalCode
  /** A token came where nobody can check it: local mode has no app id. */
  | 'E_TOKEN_UNEXPECTED'
  | 'E_KEYS_UNAVAILABLE'
  /** The streaming transport, which this app does not serve. */
  | 'E_STREAMING';

/**
 * Why a request was not let in. `status` is all that its sender may learn: 401 for who it claims to be, 403 for where it claims
 * to come from, 503 when it could not be checked (with `retryAfterSeconds`). The rest is for the log.
 */
export class AuthenticationRefused extends Error {
  override readonly name = 'AuthenticationRefused';
  readonly status: 401 | 403 | 503;
  readonly code: AuthenticationRefusalCode;
  readonly retryAfterSeconds: number | undefined;
  /** The service URL's host, when it is the reason: what an operator may want to put on `AllowedServiceUrlHosts`. */
  readonly host: string | undefined;

  constructor(
    status: 401 | 403 | 503,
    code: AuthenticationRefusalCode,
    details: { readonly retryAfterSeconds?: number | undefined; readonly host?: string | undefined } = {},
  ) {
    super(code);
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.host = details.host;
  }
}
