import type { Signing } from '../signing/signing.ts';
import { answer, answerError, HttpRefusal, type Exchange } from './exchange.ts';

/**
 * The door behind which a bot finds what it authenticates with: OpenID metadata and keys, and an endpoint for the tokens of
 * a managed identity as App Service and Functions have it, api-version 2019-08-01.
 * https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
 * @returns false when the address belongs to another door.
 */
export function signingDoor(exchange: Exchange, signing: Signing, center: string): boolean {
  const [root, document, ...rest] = exchange.path;
  if (root !== 'signing' || rest.length > 0) return false;
  if (exchange.method !== 'GET') throw new HttpRefusal(405, 'MethodNotAllowed', 'This can only be read.');
  switch (document) {
    case 'openidconfiguration':
      answer(exchange, 200, signing.metadata(center));
      return true;
    case 'keys':
      answer(exchange, 200, signing.keys());
      return true;
    case 'identity':
      giveToken(exchange, signing);
      return true;
    default:
      return false;
  }
}

function giveToken(exchange: Exchange, signing: Signing): void {
  const secret = exchange.request.headers['x-identity-header'];
  if (typeof secret !== 'string' || !signing.mayAsk(secret)) {
    answerError(exchange, 401, 'Unauthorized', 'Send the value of IDENTITY_HEADER as X-IDENTITY-HEADER.');
    return;
  }
  const { token, expiresOn } = signing.tokenOfBot();
  answer(exchange, 200, {
    access_token: token,
    expires_on: String(expiresOn),
    resource: exchange.query.get('resource') ?? '',
    token_type: 'Bearer',
    client_id: signing.appId,
  });
}
