import {
  decodeJwt,
  decodeProtectedHeader,
  jwtVerify,
  type JWTPayload,
  type ProtectedHeaderParameters,
} from 'jose';
import { decodeUtf8 } from './limitedStream.ts';
import type { SigningKey } from './openIdKeys.ts';
import type { SigningKeys } from './signingKeys.ts';
import { parseStrictJson } from './strictJson.ts';
import { VerifiedTokens } from './verifiedTokens.ts';

export type TokenRefusalCode =
  | 'E_TOKEN_MISSING'
  /** Not `Bearer`, one space, three base64url parts of strict JSON; or longer than any channel's token. */
  | 'E_TOKEN_MALFORMED'
  | 'E_TOKEN_ALGORITHM'
  /** A header member that would let the token choose its own key or rules: `crit`, `jwk`, `jku`, `x5u`, `x5c`… */
  | 'E_TOKEN_HEADER'
  | 'E_TOKEN_ISSUER'
  | 'E_TOKEN_KEY_UNKNOWN'
  /** The signature is wrong, or a claim that jose checks: `exp` and `nbf`. */
  | 'E_TOKEN_INVALID'
  | 'E_TOKEN_AUDIENCE'
  | 'E_TOKEN_LIFETIME';

export type CheckedToken =
  | { readonly ok: true; readonly claims: JWTPayload; readonly key: SigningKey }
  | {
      readonly ok: false;
      readonly status: 401;
      readonly code: TokenRefusalCode;
      readonly retryAfterSeconds?: never;
    }
  | {
      readonly ok: false;
      readonly status: 503;
      readonly code: 'E_KEYS_UNAVAILABLE';
      readonly retryAfterSeconds: number;
    };

export interface ChannelTokenRules {
  /** Lower-case GUID. */
  readonly appId: string;
  readonly issuer: string;
  readonly keys: SigningKeys;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** A channel's token has one to two thousand characters; the limit is checked before anything else is. */
const LONGEST_HEADER = 8_192;
const AUTHORIZATION = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/;
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
const FORBIDDEN_HEADERS = ['crit', 'b64', 'zip', 'jwk', 'jku', 'x5u', 'x5c'];
const LONGEST_KID = 256;

/** Seconds that clocks may differ (Bot Framework authentication specification: five minutes). */
export const CLOCK_TOLERANCE = 5 * 60;
/** Seconds from now, the tolerance aside, that a token may still be good for: a leaked one has to die. */
export const LONGEST_LIFE = 24 * 60 * 60;

const REMEMBERED_TOKENS = 1_000;

/**
 * Checks that an `Authorization` header holds a token that the channel service made for this bot and that is in force.
 * Refusals are values: 401 for the token, 503 when there are no keys to check it with. What does not even claim to come from
 * the issuer is refused before keys are asked for, so strangers cause no traffic. The unverified parts are only ever used to
 * refuse. What the token allows (channel, service URL) is decided elsewhere, from the claims and the key returned here.
 */
export class ChannelTokens {
  readonly #rules: ChannelTokenRules;
  readonly #verified = new VerifiedTokens(REMEMBERED_TOKENS);

  constructor(rules: ChannelTokenRules) {
    this.#rules = rules;
  }

  async check(authorization: string): Promise<CheckedToken> {
    if (authorization === '') return unauthorized('E_TOKEN_MISSING');
    const token = authorization.length > LONGEST_HEADER ? undefined : AUTHORIZATION.exec(authorization)?.[1];
    if (token === undefined) return unauthorized('E_TOKEN_MALFORMED');
    const known = this.#verified.get(token, this.#rules.now());
    if (known !== undefined) {
      const found = await this.#rules.keys.find(known.kid);
      if (found.kind === 'found' && found.key.jwk.n === known.modulus) {
        return { ok: true, claims: known.claims, key: found.key };
      }
    }
    return this.#verify(token);
  }

  async #verify(token: string): Promise<CheckedToken> {
    const peeked = peek(token);
    if (peeked === undefined) return unauthorized('E_TOKEN_MALFORMED');
    const { header, claims } = peeked;
    if (FORBIDDEN_HEADERS.some((name) => Object.hasOwn(header, name))) return unauthorized('E_TOKEN_HEADER');
    if (!ALGORITHMS.some((name) => name === header.alg)) return unauthorized('E_TOKEN_ALGORITHM');
    if (typeof header.kid !== 'string' || header.kid.length > LONGEST_KID)
      return unauthorized('E_TOKEN_KEY_UNKNOWN');
    const refused = this.#checkClaims(claims);
    if (refused !== undefined) return unauthorized(refused);
    const found = await this.#rules.keys.find(header.kid);
    if (found.kind === 'unknown') return unauthorized('E_TOKEN_KEY_UNKNOWN');
    if (found.kind === 'unavailable') {
      const { retryAfterSeconds } = found;
      return { ok: false, status: 503, code: 'E_KEYS_UNAVAILABLE', retryAfterSeconds };
    }
    return this.#verifyWith(token, found.key);
  }

  async #verifyWith(token: string, key: SigningKey): Promise<CheckedToken> {
    const { issuer, now } = this.#rules;
    let claims: JWTPayload;
    try {
      const options = {
        algorithms: ALGORITHMS,
        issuer,
        clockTolerance: CLOCK_TOLERANCE,
        currentDate: new Date(now()),
      };
      claims = (await jwtVerify(token, key.jwk, options)).payload;
    } catch {
      // Every way of failing here is the token's: its signature, its dates, or bytes that only look like a token.
      return unauthorized('E_TOKEN_INVALID');
    }
    const usableUntil = ((claims.exp ?? 0) + CLOCK_TOLERANCE) * 1_000;
    this.#verified.add(token, { claims, kid: key.kid, modulus: key.jwk.n, usableUntil });
    return { ok: true, claims, key };
  }

  /**
   * The claims that need no key. The signature covers the very bytes that were peeked at, so what passes here holds after it.
   * `aud` is one string: a token for several audiences could be played to each of them.
   */
  #checkClaims(claims: JWTPayload): TokenRefusalCode | undefined {
    if (claims.iss !== this.#rules.issuer) return 'E_TOKEN_ISSUER';
    if (typeof claims.aud !== 'string' || claims.aud.toLowerCase() !== this.#rules.appId)
      return 'E_TOKEN_AUDIENCE';
    const latest = this.#rules.now() / 1_000 + LONGEST_LIFE + CLOCK_TOLERANCE;
    return typeof claims.exp === 'number' && claims.exp <= latest ? undefined : 'E_TOKEN_LIFETIME';
  }
}

function unauthorized(code: TokenRefusalCode): CheckedToken {
  return { ok: false, status: 401, code };
}

/**
 * Header and claims, read as strictly as bodies are: jose drops a byte order mark and lets the last of two members win, so
 * another reader of the same token could see something else.
 */
function peek(token: string): { header: ProtectedHeaderParameters; claims: JWTPayload } | undefined {
  const [header = '', claims = ''] = token.split('.');
  if (!isStrict(header) || !isStrict(claims)) return undefined;
  try {
    return { header: decodeProtectedHeader(token), claims: decodeJwt(token) };
  } catch {
    return undefined;
  }
}

function isStrict(part: string): boolean {
  const text = decodeUtf8(Buffer.from(part, 'base64url'));
  return text !== undefined && parseStrictJson(text).ok;
}
