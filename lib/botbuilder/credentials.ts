import type { HttpHeadersLike } from '@azure/core-http-compat';
import type { ServiceUrlPolicy } from '../config.ts';
import { BotError } from '../errors.ts';
import type { BotToken } from './botToken.ts';
import { DeliveryFailure, type ConnectorHttpClient } from './delivery.ts';
import { checkServiceUrl } from './serviceUrl.ts';

/** A request as far as it is signed. */
export interface Signable {
  readonly url: string;
  readonly headers: HttpHeadersLike;
}

/** What the connector client asks to sign each of its requests. */
export interface BotCredentials {
  signRequest<R extends Signable>(request: R): Promise<R>;
}

/**
 * Puts the bot's token on requests to allowed hosts, and lets no other request out at all (`E_SERVICE_URL`). The last of the
 * checks on a service URL, and the only one that looks at the address that is really about to be called. Without a token
 * (local mode) requests go out unsigned, to loopback alone.
 */
export function createBotCredentials(policy: ServiceUrlPolicy, token: BotToken | undefined): BotCredentials {
  return {
    signRequest: async (request) => {
      const destination = URL.canParse(request.url) ? `${new URL(request.url).origin}/` : '';
      requireAllowed(destination, policy);
      if (token !== undefined) request.headers.set('authorization', `${BEARER}${await token.get()}`);
      return request;
    },
  };
}

const BEARER = 'Bearer ';

/** The same HTTP client; a token that a connector does not accept is reported to where it came from. */
export function reportingRefusedTokens(
  httpClient: ConnectorHttpClient,
  token: BotToken,
): ConnectorHttpClient {
  return {
    sendRequest: async (request) => {
      try {
        return await httpClient.sendRequest(request);
      } catch (thrown) {
        if (thrown instanceof DeliveryFailure && thrown.unauthorized)
          token.refused((request.headers.get('authorization') ?? '').slice(BEARER.length));
        throw thrown;
      }
    },
  };
}

/** Throws `E_SERVICE_URL` unless the bot may send to this service URL. */
export function requireAllowed(
  serviceUrl: string | undefined,
  policy: ServiceUrlPolicy,
): asserts serviceUrl is string {
  const checked = checkServiceUrl(serviceUrl, policy);
  if (checked.ok) return;
  const host = checked.host === undefined ? '' : ` (host ${checked.host})`;
  throw new BotError(
    'E_SERVICE_URL',
    `The service URL is not allowed: ${checked.code}${host}. If it is a connector of yours, add it to AllowedServiceUrlHosts.`,
  );
}
