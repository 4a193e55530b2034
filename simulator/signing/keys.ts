import { generateKeyPair, randomBytes, sign, verify, type JsonWebKey, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

/** The claims of a token, by their registered names. */
export type Claims = Readonly<Record<string, string | number>>;

/** A key pair that signs and checks JSON Web Tokens with RS256. */
export interface SigningPair {
  /** The public half as a key set publishes it. */
  readonly published: JsonWebKey & { readonly kid: string; readonly use: 'sig' };
  sign(claims: Claims): string;
  /** The claims of a token that this pair has signed; `undefined` for anything else. Dates are not looked at. */
  read(token: string): Readonly<Record<string, unknown>> | undefined;
}

const MODULUS_BITS = 2_048;

/** Makes a key pair for this process: it is written nowhere. */
export async function createSigningPair(): Promise<SigningPair> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: MODULUS_BITS });
  const kid = randomBytes(9).toString('base64url');
  const header = encode({ alg: 'RS256', typ: 'JWT', kid });
  return {
    published: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig' },
    sign(claims) {
      const body = `${header}.${encode(claims)}`;
      return `${body}.${sign('sha256', Buffer.from(body), privateKey).toString('base64url')}`;
    },
    read: (token) => readSigned(token, header, publicKey),
  };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The header has to be this pair's own, to the letter: nothing in a token chooses how it is checked. */
function readSigned(
  token: string,
  expected: string,
  key: KeyObject,
): Readonly<Record<string, unknown>> | undefined {
  const [header, claims, signature, ...rest] = token.split('.');
  if (header !== expected || claims === undefined || signature === undefined || rest.length > 0)
    return undefined;
  const body = Buffer.from(`${header}.${claims}`);
  if (!verify('sha256', body, key, Buffer.from(signature, 'base64url'))) return undefined;
  return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as Readonly<Record<string, unknown>>;
}
