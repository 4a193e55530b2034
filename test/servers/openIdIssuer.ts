import { createServer, type ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

/** A key as the Bot Framework publishes it: with the channels that it may speak for. */
export type PublishedKey = JWK & { readonly endorsements?: readonly string[] };

export interface IssuerKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
  readonly endorsements: readonly string[] | undefined;
}

/** How the issuer answers instead of with its documents; `undefined` is the normal answer. */
export type Misbehaviour = (response: ServerResponse) => void;

/** What the Bot Framework's token service is to a bot: a metadata document, a key set, and tokens signed with the keys in it. */
export interface OpenIdIssuer {
  readonly metadataUrl: string;
  /** How often each document was asked for. */
  readonly asked: { metadata: number; keys: number };
  /** What the key set holds, in the order it is served. */
  readonly published: PublishedKey[];
  /** Set to break an endpoint. */
  readonly instead: { metadata: Misbehaviour | undefined; keys: Misbehaviour | undefined };
  /** Makes a key and publishes it. */
  addKey(
    kid: string,
    endorsements: readonly string[] | undefined,
    modulusLength?: number,
  ): Promise<IssuerKey>;
  close(): Promise<void>;
}

/** Starts an issuer on loopback, on a free port, without keys. */
export async function startOpenIdIssuer(): Promise<OpenIdIssuer> {
  const asked = { metadata: 0, keys: 0 };
  const published: PublishedKey[] = [];
  const instead: OpenIdIssuer['instead'] = { metadata: undefined, keys: undefined };
  let origin = '';
  const server = createServer((request, response) => {
    const forKeys = request.url === '/keys';
    asked[forKeys ? 'keys' : 'metadata']++;
    const misbehaviour = forKeys ? instead.keys : instead.metadata;
    if (misbehaviour !== undefined) {
      misbehaviour(response);
      return;
    }
    const document = forKeys
      ? { keys: published }
      : { issuer: 'https://api.botframework.com', jwks_uri: `${origin}/keys` };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(document));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The issuer has no port.');
  origin = `http://127.0.0.1:${address.port}`;
  return {
    metadataUrl: `${origin}/.well-known/openidconfiguration`,
    asked,
    published,
    instead,
    addKey: async (kid, endorsements) => {
      const key = await makeKey(kid, endorsements);
      published.push({
        ...key.publicJwk,
        ...(endorsements === undefined ? {} : { endorsements }),
      });
      return key;
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
        server.closeAllConnections();
      }),
  };
}

/** A key that nobody publishes unless told to. */
export async function makeKey(kid: string, endorsements: readonly string[] | undefined): Promise<IssuerKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const { kty, n, e } = await exportJWK(publicKey);
  if (kty === undefined || n === undefined || e === undefined)
    throw new Error('The key pair is not an RSA one.');
  return { kid, privateKey, publicJwk: { kty, n, e, kid, use: 'sig' }, endorsements };
}

/** Signs claims as they are: nothing is added, so a test can leave out or bend any of them. */
export function signToken(
  key: Pick<IssuerKey, 'kid' | 'privateKey'>,
  claims: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid, ...header })
    .sign(key.privateKey);
}
