import type { TokenCredential, TokenCredentialOptions } from '@azure/identity';
import type { ChannelAuthentication } from '../config.ts';
import type { TokenSource } from './botToken.ts';

/** How the identity library reaches its endpoints, when not by its own HTTP client. */
export type IdentityTransport = Pick<TokenCredentialOptions, 'httpClient'>;

/** The identity endpoint is on the same machine: when it fails three times it is down, and whoever waits should know. */
const RETRIES = { retryOptions: { maxRetries: 2 } };

/**
 * Where the bot's token comes from. Nothing is loaded before the first token is asked for: `@azure/identity` is heavy, and a
 * refused request or a health check needs no token. The credential is made once, since it holds its own cache.
 *
 * Only the named identity is ever asked. `DefaultAzureCredential` would look at `AZURE_CLIENT_ID` and its kin first, so a
 * setting meant for another service could change who the bot is.
 */
export function createTokenSource(
  authentication: ChannelAuthentication,
  transport: IdentityTransport = {},
): TokenSource {
  let credential: Promise<TokenCredential> | undefined;
  return async () => {
    credential ??= createCredential(authentication, { ...RETRIES, ...transport });
    const token = await (await credential).getToken(authentication.scope);
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

/** The audience of a federated credential is fixed for each cloud (Microsoft Entra: workload identity federation). */
function exchangeScope(authorityHost: string): string {
  const { hostname } = new URL(authorityHost);
  const cloud = hostname.endsWith('.us') ? 'USGov' : hostname.endsWith('.cn') ? 'China' : '';
  return `api://AzureADTokenExchange${cloud}/.default`;
}
