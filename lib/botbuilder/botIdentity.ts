import type { TokenCredential, TokenCredentialOptions } from '@azure/identity';
import type { ChannelAuthentication } from '../config.ts';
import type { TokenSource } from './botToken.ts';

/** How the identity library reaches its endpoints, when not by its own HTTP client. */
export type IdentityTransport = Pick<TokenCredentialOptions, 'httpClient'>;

/** The identity endpoint is on the same machine: when it fails three times it is down, and whoever waits should know. */
const RETRIES = { retryOptions: { maxRetries: 2 } };

/**
 * Where the bot's token comes from. Nothing is loaded before the first token is asked for: `@azure/identity` is heavy, and a
 * refused request or a health check needs no token. The credential is kept, since it holds its own cache, until a token has
 * to be renewed.
 *
 * Only the named identity is ever asked. `DefaultAzureCredential` would look at `AZURE_CLIENT_ID` and its kin first, so a
 * setting meant for another service could change who the bot is.
 */
export function createTokenSource(
  authentication: ChannelAuthentication,
  transport: IdentityTransport = {},
): TokenSource {
  let credential: Promise<TokenCredential> | undefined;
  return async (renew = false) => {
    if (renew) credential = undefined;
    credential ??= createCredential(authentication, { ...RETRIES, ...transport });
    const current = await credential;
    const token =
      (renew ? await renewedByIdentity(current, authentication.scope) : undefined) ??
      (await current.getToken(authentication.scope));
    if (token === null) throw new Error('The identity gave no token.');
    return token;
  };
}

async function createCredential(
  { appId, identity }: ChannelAuthentication,
  options: TokenCredentialOptions,
): Promise<TokenCredential> {
  const { ClientAssertionCredential, ManagedIdentityCredential } = await import('@azure/identity');
  if (identity.kind === 'managedIdentity')
    return new ManagedIdentityCredential({ clientId: appId, ...options });
  const { tenantId, authorityHost, clientId } = identity;
  const federated = new ManagedIdentityCredential({
    ...(clientId === undefined ? {} : { clientId }),
    ...options,
  });
  const assertion = async (): Promise<string> =>
    (await federated.getToken(exchangeScope(authorityHost))).token;
  // The operator named the authority. Asking the public cloud whether it exists would only add a round trip to the first
  // message, and fail in clouds that the public one does not know.
  const authority = { authorityHost, disableInstanceDiscovery: true };
  return new ClientAssertionCredential(tenantId, appId, assertion, { ...authority, ...options });
}

/**
 * A managed identity's token past the cache of the identity library, which is one for the process: a new credential would be
 * given the same token again, and none of the credential's own options gets past it. The library beneath has `forceRefresh`,
 * behind a member that is not public. `undefined` where it is not there, or for another kind of credential.
 * @see https://learn.microsoft.com/entra/msal/javascript/node/managed-identity
 */
async function renewedByIdentity(credential: TokenCredential, scope: string): Promise<Token | undefined> {
  if (!('managedIdentityApp' in credential) || !renews(credential.managedIdentityApp)) return undefined;
  const renewed = await credential.managedIdentityApp.acquireToken({ resource: scope, forceRefresh: true });
  return readRenewed(renewed);
}

type Token = Awaited<ReturnType<TokenSource>>;

interface Renewing {
  acquireToken(request: { readonly resource: string; readonly forceRefresh: true }): Promise<unknown>;
}

function renews(application: unknown): application is Renewing {
  return (
    typeof application === 'object' &&
    application !== null &&
    'acquireToken' in application &&
    typeof application.acquireToken === 'function'
  );
}

function readRenewed(renewed: unknown): Token | undefined {
  if (typeof renewed !== 'object' || renewed === null) return undefined;
  if (!('accessToken' in renewed && 'expiresOn' in renewed)) return undefined;
  const { accessToken: token, expiresOn } = renewed;
  return typeof token === 'string' && expiresOn instanceof Date
    ? { token, expiresOnTimestamp: expiresOn.getTime() }
    : undefined;
}

/** The audience of a federated credential is fixed for each cloud (Microsoft Entra: workload identity federation). */
function exchangeScope(authorityHost: string): string {
  const { hostname } = new URL(authorityHost);
  const cloud = hostname.endsWith('.us') ? 'USGov' : hostname.endsWith('.cn') ? 'China' : '';
  return `api://AzureADTokenExchange${cloud}/.default`;
}
