import { LOCAL_TENANT_ID, type Login } from '../signing/login.ts';
import type { Signing } from '../signing/signing.ts';
import { answer, HttpRefusal, readBody, type Exchange } from './exchange.ts';

const BOT_FRAMEWORK = 'https://login.botframework.com';
const ENTRA_HOST = 'login.microsoftonline.com';
const ENTRA = `https://${ENTRA_HOST}`;

/** Form fields and a secret, or a signed assertion: nothing that is longer is a request for a token. */
const REQUEST_BYTES = 64 * 1024;

/**
 * The door of Microsoft's login, for what came through the proxy: the documents by which a bot checks what is delivered to it,
 * and the token endpoint of the client credentials flow, in both of Entra's versions.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export async function loginDoor(exchange: Exchange, login: Login, signing: Signing): Promise<void> {
  const { method, path } = exchange;
  const [first = '', ...rest] = path;
  const action = `${method} ${rest.join('/')}`;
  if (first === 'v1' && action === 'GET .well-known/openidconfiguration') {
    answer(exchange, 200, {
      ...signing.metadata(BOT_FRAMEWORK),
      jwks_uri: `${BOT_FRAMEWORK}/v1/.well-known/keys`,
    });
    return;
  }
  switch (action) {
    case 'GET .well-known/keys':
    case 'GET discovery/keys':
    case 'GET discovery/v2.0/keys':
      answer(exchange, 200, signing.keys());
      return;
    case 'GET discovery/instance':
      answer(exchange, 200, {
        tenant_discovery_endpoint: `${ENTRA}/${LOCAL_TENANT_ID}/v2.0/.well-known/openid-configuration`,
        metadata: [{ preferred_network: ENTRA_HOST, preferred_cache: ENTRA_HOST, aliases: [ENTRA_HOST] }],
      });
      return;
    case 'GET .well-known/openid-configuration':
    case 'GET v2.0/.well-known/openid-configuration':
      answer(exchange, 200, tenantMetadata(first));
      return;
    case 'POST oauth2/token':
    case 'POST oauth2/v2.0/token':
      await giveToken(exchange, first, login, signing);
      return;
    default:
      throw new HttpRefusal(
        404,
        'NotFound',
        `The contact center stands in for Microsoft's login, which has nothing at ${method} /${path.join('/')} here.`,
      );
  }
}

function tenantMetadata(tenant: string): unknown {
  return {
    issuer: `https://sts.windows.net/${tenant}/`,
    authorization_endpoint: `${ENTRA}/${tenant}/oauth2/v2.0/authorize`,
    token_endpoint: `${ENTRA}/${tenant}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    jwks_uri: `${ENTRA}/${tenant}/discovery/v2.0/keys`,
    response_types_supported: ['code', 'token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

async function giveToken(exchange: Exchange, tenant: string, login: Login, signing: Signing): Promise<void> {
  const form = new URLSearchParams((await readBody(exchange, REQUEST_BYTES)).toString('utf8'));
  const field = (name: string): string => form.get(name) ?? '';
  const [clientId = field('client_id'), secret = field('client_secret')] = basicCredentials(exchange);
  const audience = form.get('scope') ?? field('resource');
  const refusal = login.whyNoToken({ tenant, grant: field('grant_type'), clientId, secret, audience });
  if (refusal !== undefined) {
    answer(exchange, refusal.status, {
      error: refusal.error,
      error_description: refusal.message,
      error_codes: [refusal.code],
    });
    return;
  }
  const { token, expiresOn, lifetimeSeconds } = signing.tokenOfBot();
  answer(exchange, 200, {
    token_type: 'Bearer',
    expires_in: lifetimeSeconds,
    ext_expires_in: lifetimeSeconds,
    access_token: token,
    ...(form.has('resource') ? { expires_on: String(expiresOn), resource: audience } : {}),
  });
}

/** Id and secret as a header carries them; each is escaped as in a form (RFC 6749, 2.3.1). */
function basicCredentials({ request }: Exchange): readonly string[] {
  const [, encoded] = /^Basic (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (encoded === undefined) return [];
  return Buffer.from(encoded, 'base64')
    .toString('utf8')
    .split(':', 2)
    .map((part) => decoded(part.replaceAll('+', ' ')));
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new HttpRefusal(400, 'BadSyntax', 'The Authorization header is not escaped as in a form.');
  }
}
