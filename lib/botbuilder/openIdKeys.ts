import type { ReadableStream } from 'node:stream/web';
import { parseOwnUrl } from '../config/address.ts';
import { decodeUtf8, readAtMost } from './limitedStream.ts';

/** A key that channels sign with. */
export interface SigningKey {
  readonly kid: string;
  /** Public RSA key. jose imports it on first use and remembers the result by this very object. */
  readonly jwk: { readonly kty: 'RSA'; readonly n: string; readonly e: string };
  /** The channel ids that this key may speak for. Empty means none. */
  readonly endorsements: readonly string[];
}

const DOCUMENT_LIMIT = 256 * 1_024;
const TIMEOUT = 5_000;

/** RFC 7518 §3.3: RSA keys for RS256 and its siblings have 2048 bits or more. */
const SMALLEST_MODULUS_BYTES = 256;

/**
 * Fetches the metadata document and the keys it names, by `kid`: both within `timeout` milliseconds, at most 256 KB each, no
 * redirect followed, https only (plain http on loopback when `local`), whatever the document says about the address of its
 * keys. Rejects with an `Error` that says which step failed; a set without one usable RSA key is a failure too, so that it
 * never replaces good keys.
 */
export async function fetchSigningKeys(
  metadataUrl: string,
  local: boolean,
  timeout = TIMEOUT,
): Promise<ReadonlyMap<string, SigningKey>> {
  const signal = AbortSignal.timeout(timeout);
  const metadata = await fetchJson(metadataUrl, signal);
  const jwksUri = metadata['jwks_uri'];
  const keysUrl = typeof jwksUri === 'string' ? parseOwnUrl(jwksUri, local) : undefined;
  if (keysUrl === undefined) throw new Error('The OpenID metadata names no acceptable jwks_uri.');
  const { keys } = await fetchJson(keysUrl.href, signal);
  const usable = (Array.isArray(keys) ? keys : []).flatMap((jwk: unknown) => readKey(jwk) ?? []);
  if (usable.length === 0) throw new Error('The key set holds no usable RSA key.');
  return new Map(usable.map((key) => [key.kid, key]));
}

async function fetchJson(url: string, signal: AbortSignal): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(url, { signal, redirect: 'error', headers: { accept: 'application/json' } });
  const body: ReadableStream<unknown> | null = response.body;
  if (!response.ok || body === null) {
    await body?.cancel();
    throw new Error(`The OpenID endpoint answered ${response.status}.`);
  }
  const bytes = await readAtMost(body.getReader(), DOCUMENT_LIMIT);
  if (bytes === undefined) throw new Error('The OpenID endpoint sent more than 256 KB.');
  const text = decodeUtf8(bytes);
  if (text === undefined) throw new Error('The OpenID endpoint sent something else than UTF-8.');
  const document: unknown = JSON.parse(text);
  if (!isRecord(document)) throw new Error('The OpenID endpoint sent no JSON object.');
  return document;
}

function readKey(jwk: unknown): SigningKey | undefined {
  if (!isRecord(jwk)) return undefined;
  const { kty, kid, n, e, use, endorsements } = jwk;
  const forSigning = kty === 'RSA' && (use === undefined || use === 'sig');
  if (!forSigning || typeof kid !== 'string' || typeof n !== 'string' || typeof e !== 'string')
    return undefined;
  if (Buffer.from(n, 'base64url').length < SMALLEST_MODULUS_BYTES) return undefined;
  const channels = Array.isArray(endorsements)
    ? endorsements.filter((channel) => typeof channel === 'string')
    : [];
  return { kid, jwk: { kty, n, e }, endorsements: channels };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
