import type { GuardedApp, Members } from '../../test/servers/guardedApp.ts';
import type { IssuerKey } from '../../test/servers/openIdIssuer.ts';
import type { Random } from './random.ts';
import { anyString, anyValue } from './values.ts';

const CLAIMS = [
  'iss',
  'aud',
  'exp',
  'nbf',
  'iat',
  'serviceurl',
  'sub',
  'appid',
  'azp',
  'ver',
  '__proto__',
] as const;
const HEADERS = ['kid', 'jku', 'jwk', 'x5u', 'x5c', 'crit', 'zip', 'typ', 'cty', 'b64', '__proto__'] as const;

/** Who signs: the channel, and somebody who only claims to be it. */
export interface Signers {
  readonly app: Pick<GuardedApp, 'bearer' | 'key'>;
  readonly stranger: IssuerKey;
  /** A token that lets in, for a service URL. */
  readonly usual: string;
}

/** Longer headers are the host's to refuse: they never reach the app. */
const LONGEST_HEADER = 12_000;

/** An Authorization header: the right one, often, so that the rest of the request is looked at; or a forged one. */
export async function anyAuthorization(random: Random, signers: Signers): Promise<string> {
  return headerText(await anyToken(random, signers));
}

async function anyToken(random: Random, { app, stranger, usual }: Signers): Promise<string> {
  switch (random.below(12)) {
    case 0:
      return app.bearer(changed(random, CLAIMS), safeHeader(random), app.key);
    case 1:
      return app.bearer(changed(random, CLAIMS), safeHeader(random), stranger);
    case 2:
      return app.bearer(
        {},
        { kid: random.pick([anyString(random), 'key-1', 'key-2', stranger.kid]) },
        stranger,
      );
    case 3:
      return crafted(random);
    case 4:
      return damaged(random, usual);
    case 5:
      return headerText(
        `${random.pick(['Bearer ', 'bearer ', 'Basic ', 'Bearer  ', ''])}${anyString(random)}`,
      );
    default:
      return usual;
  }
}

function changed(random: Random, names: readonly [string, ...string[]]): Members {
  return Object.fromEntries(
    Array.from({ length: 1 + random.below(2) }, () => [
      random.pick(names),
      random.chance(0.3) ? undefined : anyValue(random, 1),
    ]),
  );
}

/** Header members that jose would refuse to sign are for the crafted tokens. */
function safeHeader(random: Random): Members {
  return random.chance(0.5) ? {} : { [random.pick(['jku', 'x5u', 'typ', 'cty'])]: anyString(random) };
}

/** A token put together by hand, around every library's scruples. */
function crafted(random: Random): string {
  const header = {
    alg: random.pick(['none', 'None', '', 'HS256', 'RS256', 'PS256', 'ES256', 'RS512']),
    kid: 'key-1',
    ...changed(random, HEADERS),
  };
  const claims = { iss: 'https://api.botframework.com', exp: Date.now(), ...changed(random, CLAIMS) };
  const parts = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  return `Bearer ${[...parts, random.bytes(random.below(300)).toString('base64url')].join('.')}`.slice(
    0,
    12_000,
  );
}

function damaged(random: Random, token: string): string {
  const at = random.below(token.length);
  const filling = random.pick(['', '.', 'A', '=', ' ', '_', token.slice(0, 50), 'é']);
  return token.slice(0, at) + filling + token.slice(at + random.below(3));
}

/** Only what a client can put into a header at all: printable Latin-1. */
export function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e\x80-\xff]/g, '?').slice(0, LONGEST_HEADER);
}
