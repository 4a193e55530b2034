import assert from 'node:assert/strict';
import { constants, createHmac, generateKeyPairSync, KeyObject, sign } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { ManagedIdentityCredential } from '@azure/identity';
import type { Activity } from 'botbuilder';
import { exportSPKI, SignJWT } from 'jose';
import {
  AuthenticationRefused,
  createAuthentication,
  type BotAuthentication,
} from '../../lib/botbuilder/authentication.ts';
import { loadConfig, type Config, type Environment } from '../../lib/config.ts';
import {
  makeKey,
  signToken,
  startOpenIdIssuer,
  type IssuerKey,
  type OpenIdIssuer,
} from '../servers/openIdIssuer.ts';

const APP_ID = 'abcdef01-2222-4333-8444-555555555555';
const SERVICE_URL = 'https://directline.botframework.com/';
const NOW = Date.parse('2026-01-05T10:00:00Z');
const MINUTE = 60;
const HOUR = 60 * MINUTE;

let issuer: OpenIdIssuer;
let key: IssuerKey;
let clock: number;
let gate: BotAuthentication;
let warnings: string[];

before(async () => {
  issuer = await startOpenIdIssuer();
  key = await issuer.addKey('key-1', ['directline', 'msteams']);
});

beforeEach(() => {
  clock = NOW;
  warnings = [];
  issuer.asked.metadata = 0;
  issuer.asked.keys = 0;
  issuer.published.length = 1;
  issuer.instead.keys = undefined;
  issuer.instead.metadata = undefined;
  gate = makeGate();
});

after(() => issuer.close());

function configOf(environment: Environment = {}): Config {
  const loaded = loadConfig({
    SweepSchedule: '0 * * * * *',
    AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
    MicrosoftAppId: APP_ID,
    MicrosoftAppType: 'UserAssignedMSI',
    ToBotFromChannelOpenIdMetadataUrl: issuer.metadataUrl,
    ConversationStorage: 'UseDevelopmentStorage=true',
    ...environment,
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.config;
}

function makeGate(environment: Environment = {}): BotAuthentication {
  return createAuthentication(configOf(environment), {
    // A refused request makes no outbound call: the connector's client is never reached in this file.
    httpClient: { sendRequest: () => assert.fail('The gate posted something.') },
    now: () => clock,
    log: (level, event) => warnings.push(`${level} ${event}`),
  });
}

const seconds = (offset: number): number => Math.floor(clock / 1_000) + offset;

function goodClaims(): Record<string, unknown> {
  return {
    iss: 'https://api.botframework.com',
    aud: APP_ID,
    serviceurl: SERVICE_URL,
    nbf: seconds(-MINUTE),
    exp: seconds(HOUR),
  };
}

/** A claim given as `undefined` is left out. */
function tokenWith(
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
  by = key,
): Promise<string> {
  return signToken(by, { ...goodClaims(), ...claims }, header);
}

async function bearer(
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
  by = key,
): Promise<string> {
  return `Bearer ${await tokenWith(claims, header, by)}`;
}

function activity(members: Partial<Record<'channelId' | 'serviceUrl', string | undefined>> = {}): Activity {
  const plain = {
    type: 'message',
    channelId: 'directline',
    serviceUrl: SERVICE_URL,
    conversation: { id: 'c' },
    ...members,
  };
  return plain as unknown as Activity;
}

/** `200`, or the status that the sender sees and the code that the log has. Anything else thrown fails the test. */
async function verdict(header: string, inbound = activity(), by = gate): Promise<string> {
  const { status, code } = await answerOf(header, inbound, by);
  return code === undefined ? String(status) : `${status} ${code}`;
}

async function answerOf(
  header: string,
  inbound = activity(),
  by = gate,
): Promise<{ status: number; code?: string; retryAfterSeconds?: number }> {
  try {
    await by.authenticateRequest(inbound, header);
    return { status: 200 };
  } catch (error) {
    if (!(error instanceof AuthenticationRefused)) throw error;
    const { status, code, retryAfterSeconds } = error;
    return { status, code, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
  }
}

/** An unsigned or oddly signed token, put together by hand. */
function craft(
  header: Record<string, unknown>,
  claims: Record<string, unknown>,
  sign: (input: string) => string,
): string {
  const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const input = `${encode(header)}.${encode(claims)}`;
  return `Bearer ${input}.${sign(input)}`;
}

/** RSASSA-PSS with the very key that the issuer publishes. */
function signPss(input: string): string {
  const privateKey = KeyObject.from(key.privateKey);
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return sign('sha256', Buffer.from(input), { key: privateKey, padding, saltLength: 32 }).toString(
    'base64url',
  );
}

const FETCHED_NOTHING = { metadata: 0, keys: 0 };

describe('A channel with a valid token', () => {
  test('is let in with an identity, an audience and a way to answer', async () => {
    const result = await gate.authenticateRequest(activity(), await bearer());
    assert.equal(result.claimsIdentity.isAuthenticated, true);
    assert.equal(result.claimsIdentity.getClaimValue('aud'), APP_ID);
    assert.equal(result.audience, 'https://api.botframework.com/.default');
    assert.notEqual(result.connectorFactory, undefined);
  });

  test('is known by the claims that are texts', async () => {
    const { claimsIdentity } = await gate.authenticateRequest(activity(), await bearer({ more: ['x'] }));
    assert.deepEqual(claimsIdentity.claims, [
      { type: 'iss', value: 'https://api.botframework.com' },
      { type: 'aud', value: APP_ID },
      { type: 'serviceurl', value: SERVICE_URL },
    ]);
  });

  for (const alg of ['RS384', 'RS512']) {
    test(`is let in when it signs with ${alg}`, async () => {
      const privateKey = await crypto.subtle.importKey(
        'jwk',
        await crypto.subtle.exportKey('jwk', key.privateKey).then(({ alg: _, ...jwk }) => jwk),
        { name: 'RSASSA-PKCS1-v1_5', hash: `SHA-${alg.slice(2)}` },
        false,
        ['sign'],
      );
      assert.equal(await verdict(await bearer({}, { alg }, { ...key, privateKey })), '200');
    });
  }

  test('costs one fetch of the keys, however many come at once and after', async () => {
    const header = await bearer();
    const statuses = await Promise.all(Array.from({ length: 50 }, () => verdict(header)));
    assert.deepEqual(new Set(statuses), new Set(['200']));
    assert.equal(await verdict(await bearer({ jti: 'another' })), '200');
    assert.deepEqual(issuer.asked, { metadata: 1, keys: 1 });
  });

  test('has the signature of a token verified once, however often the token comes', async (t) => {
    const header = await bearer();
    const verify = crypto.subtle.verify.bind(crypto.subtle);
    let verifications = 0;
    crypto.subtle.verify = (...given) => {
      verifications++;
      return verify(...given);
    };
    t.after(() => Reflect.deleteProperty(crypto.subtle, 'verify'));
    for (let request = 0; request < 5; request++) assert.equal(await verdict(header), '200');
    clock += (HOUR + 4 * MINUTE) * 1_000;
    assert.equal(await verdict(header), '200', 'to the end of the tolerance');
    assert.equal(verifications, 1);
    assert.equal(await verdict(`${header.slice(0, -8)}AAAAAAAA`), '401 E_TOKEN_INVALID');
    assert.equal(verifications, 2);
  });

  test('is let in with a remembered token to the end of the tolerance', async () => {
    const header = await bearer({ exp: seconds(MINUTE) });
    assert.equal(await verdict(header), '200');
    clock += 6 * MINUTE * 1_000 - 1;
    assert.equal(await verdict(header), '200');
    clock += 1;
    assert.equal(await verdict(header), '401 E_TOKEN_INVALID');
  });

  test('is no longer let in when its remembered token has expired', async () => {
    const header = await bearer({ exp: seconds(HOUR) });
    assert.equal(await verdict(header), '200');
    clock += (HOUR + 5 * MINUTE) * 1_000;
    assert.equal(await verdict(header), '401 E_TOKEN_INVALID');
  });

  test('is no longer let in with a remembered token when its key was withdrawn', async () => {
    const withdrawn = await issuer.addKey('key-2', ['directline']);
    const header = await bearer({ exp: seconds(24 * HOUR) }, {}, withdrawn);
    assert.equal(await verdict(header), '200');
    issuer.published.length = 1;
    clock += 24 * HOUR * 1_000;
    assert.equal(await verdict(await bearer()), '200', 'fetches the keys anew, behind its own back');
    await until(async () => (await verdict(header)) === '401 E_TOKEN_KEY_UNKNOWN');
  });

  test('is no longer let in with a remembered token when the key behind its kid was replaced', async () => {
    const header = await bearer({ exp: seconds(24 * HOUR) });
    assert.equal(await verdict(header), '200');
    const other = await makeKey('key-1', ['directline']);
    const [original] = issuer.published;
    issuer.published[0] = { ...other.publicJwk, endorsements: ['directline'] };
    clock += 24 * HOUR * 1_000;
    assert.equal(await verdict(header), '200', 'the request that notices is answered with the keys at hand');
    await until(() => issuer.asked.keys === 2);
    await until(async () => (await verdict(header)) === '401 E_TOKEN_INVALID');
    if (original !== undefined) issuer.published[0] = original;
  });
});

/** Waits for a condition by giving way to the event loop, which is where the awaited work happens. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const givenUp = AbortSignal.timeout(10_000);
  while (!(await condition())) {
    givenUp.throwIfAborted();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('Table A: who is refused', () => {
  test('A01 no token and an empty header are 401 and fetch nothing', async () => {
    assert.equal(await verdict(''), '401 E_TOKEN_MISSING');
    assert.deepEqual(issuer.asked, FETCHED_NOTHING);
  });

  test('A02 other schemes, two spaces, surrounding space and two headers in one are 401 and fetch nothing', async () => {
    const token = await tokenWith();
    const headers = [
      `Basic ${token}`,
      `Bearer  ${token}`,
      `bearer ${token}`,
      ` Bearer ${token}`,
      `Bearer ${token} `,
      token,
    ];
    for (const header of [
      ...headers,
      `Bearer ${token}, Bearer ${token}`,
      'Bearer',
      'Bearer ',
      `Bearer\t${token}`,
    ]) {
      assert.equal(await verdict(header), '401 E_TOKEN_MALFORMED', header.slice(0, 12));
    }
    assert.deepEqual(issuer.asked, FETCHED_NOTHING);
  });

  test('A03 garbage, one part, two parts, four parts and 100 KB are 401 and fetch nothing', async () => {
    const token = await tokenWith();
    const [head, body] = token.split('.');
    const long = `${head}.${body}.${'A'.repeat(100 * 1_024)}`;
    for (const bad of [
      'garbage',
      head,
      `${head}.${body}`,
      `${head}.${body}.`,
      `${token}.x`,
      long,
      '....',
      'a.b.c',
    ]) {
      assert.equal(await verdict(`Bearer ${bad}`), '401 E_TOKEN_MALFORMED', bad?.slice(0, 20));
    }
    assert.equal(await verdict('Bearer e30.e30.e30'), '401 E_TOKEN_ALGORITHM');
    assert.deepEqual(issuer.asked, FETCHED_NOTHING);
  });

  test('A03 a header of 8 192 characters is looked into, and one of 8 193 is not', async () => {
    const [head, body] = (await tokenWith()).split('.');
    const start = `Bearer ${head}.${body}.`;
    const asLongAs = (length: number): string => start + 'A'.repeat(length - start.length);
    assert.equal(await verdict(asLongAs(8_192)), '401 E_TOKEN_INVALID');
    assert.equal(await verdict(asLongAs(8_193)), '401 E_TOKEN_MALFORMED');
  });

  test('A04 alg none, in any spelling, is 401', async () => {
    for (const alg of ['none', 'None', 'NONE', 'nOnE', '', undefined, null, 5, ['RS256']]) {
      const unsigned = craft({ alg, kid: 'key-1' }, goodClaims(), () => '');
      const signed = craft({ alg, kid: 'key-1' }, goodClaims(), () => 'AAAA');
      assert.deepEqual(
        [await verdict(unsigned), await verdict(signed)],
        ['401 E_TOKEN_MALFORMED', '401 E_TOKEN_ALGORITHM'],
        String(alg),
      );
    }
  });

  test('A05 HS256 signed with the public key is 401', async () => {
    const { n = '', e = '' } = key.publicJwk;
    const publicKey = await crypto.subtle.importKey(
      'jwk',
      { kty: 'RSA', n, e },
      { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
      true,
      ['verify'],
    );
    for (const secret of [await exportSPKI(publicKey), n, JSON.stringify(key.publicJwk)]) {
      const forged = craft({ alg: 'HS256', kid: 'key-1' }, goodClaims(), (input) =>
        createHmac('sha256', secret).update(input).digest('base64url'),
      );
      assert.equal(await verdict(forged), '401 E_TOKEN_ALGORITHM');
    }
  });

  test('A06 other algorithms and tokens that bring their own key or rules are 401, and their URLs are never fetched', async () => {
    const stranger = await makeKey('key-1', ['directline']);
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const es256 = await new SignJWT(goodClaims())
      .setProtectedHeader({ alg: 'ES256', kid: 'key-1' })
      .sign(ec.privateKey);
    assert.deepEqual(await answerOf(`Bearer ${es256}`), { status: 401, code: 'E_TOKEN_ALGORITHM' });
    const ps256 = craft({ alg: 'PS256', kid: 'key-1' }, goodClaims(), (input) => signPss(input));
    assert.deepEqual(
      await answerOf(ps256),
      { status: 401, code: 'E_TOKEN_ALGORITHM' },
      'even with the right key',
    );
    const trap = await startOpenIdIssuer();
    for (const header of [
      { jwk: stranger.publicJwk },
      { jku: trap.metadataUrl },
      { x5u: trap.metadataUrl },
      { x5c: ['AAAA'] },
      { zip: 'DEF' },
    ]) {
      assert.equal(
        await verdict(await bearer({}, header, stranger)),
        '401 E_TOKEN_HEADER',
        JSON.stringify(header).slice(0, 20),
      );
      assert.equal(
        await verdict(await bearer({}, header)),
        '401 E_TOKEN_HEADER',
        'even when the signature is good',
      );
    }
    const detached = craft({ alg: 'RS256', kid: 'key-1', b64: true }, goodClaims(), () => 'AAAA');
    assert.equal((await answerOf(detached)).code, 'E_TOKEN_HEADER');
    const critical = craft({ alg: 'RS256', kid: 'key-1', crit: ['exp'], exp: 1 }, goodClaims(), () => 'AAAA');
    assert.equal((await answerOf(critical)).code, 'E_TOKEN_HEADER');
    assert.deepEqual(trap.asked, FETCHED_NOTHING);
    await trap.close();
  });

  test('A07 the right kid with a wrong key, and a token changed after signing, are 401', async () => {
    const stranger = await makeKey('key-1', ['directline']);
    assert.equal(await verdict(await bearer({}, {}, stranger)), '401 E_TOKEN_INVALID');
    const [head, , signature] = (await tokenWith()).split('.');
    const claims = Buffer.from(
      JSON.stringify({ ...goodClaims(), serviceurl: 'https://x.botframework.com/' }),
    );
    assert.equal(
      await verdict(`Bearer ${head}.${claims.toString('base64url')}.${signature}`),
      '401 E_TOKEN_INVALID',
    );
  });

  test('A08 a kid that is missing, no text or longer than any is 401 and fetches nothing', async () => {
    for (const kid of [undefined, null, 5, ['key-1'], 'k'.repeat(257)]) {
      const token = craft({ alg: 'RS256', kid }, goodClaims(), () => 'AAAA');
      assert.equal(await verdict(token), '401 E_TOKEN_KEY_UNKNOWN', String(kid));
    }
    assert.deepEqual(issuer.asked, FETCHED_NOTHING);
    const longest = await issuer.addKey('k'.repeat(256), ['directline']);
    assert.equal(await verdict(await bearer({}, {}, longest)), '200');
  });

  test('A08 a thousand unknown kids cost one fetch of the keys in 30 seconds', async () => {
    assert.equal(await verdict(await bearer()), '200');
    const headers = await Promise.all(
      Array.from({ length: 1_000 }, (_, index) => bearer({}, { kid: `unknown-${index}` })),
    );
    const statuses = await Promise.all(headers.map((header) => verdict(header)));
    for (const header of headers.slice(0, 20)) statuses.push(await verdict(header));
    assert.deepEqual(new Set(statuses), new Set(['401 E_TOKEN_KEY_UNKNOWN']));
    assert.deepEqual(issuer.asked, { metadata: 2, keys: 2 }, 'the first fetch and one more');
    clock += 29_999;
    assert.equal(await verdict(headers[0] ?? ''), '401 E_TOKEN_KEY_UNKNOWN');
    assert.equal(issuer.asked.keys, 2);
    clock += 1;
    assert.equal(await verdict(headers[0] ?? ''), '401 E_TOKEN_KEY_UNKNOWN');
    assert.equal(issuer.asked.keys, 3);
  });

  test('A08 a cold start under unknown kids costs one fetch as well', async () => {
    const headers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => bearer({}, { kid: `unknown-${index}` })),
    );
    for (const header of headers) assert.equal(await verdict(header), '401 E_TOKEN_KEY_UNKNOWN');
    assert.equal(issuer.asked.keys, 1);
  });

  test('A09 a new key is taken up with one fetch, by all who come with it at once', async () => {
    assert.equal(await verdict(await bearer()), '200');
    const next = await issuer.addKey('key-2', ['directline']);
    const headers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => bearer({ jti: String(index) }, {}, next)),
    );
    const statuses = await Promise.all(headers.map((header) => verdict(header)));
    assert.deepEqual(new Set(statuses), new Set(['200']));
    assert.equal(issuer.asked.keys, 2);
  });

  test('A10 keys at hand serve for five days while the endpoint is down, with a warning, and not longer', async () => {
    assert.equal(await verdict(await bearer()), '200');
    issuer.instead.metadata = (response) => response.writeHead(503).end();
    clock = NOW + 25 * HOUR * 1_000;
    assert.equal(await verdict(await bearer()), '200');
    await until(() => warnings.includes('warn keys.fetch_failed'));
    clock = NOW + 5 * 24 * HOUR * 1_000 - 1;
    assert.equal(await verdict(await bearer()), '200');
    clock += 1;
    assert.equal(await verdict(await bearer()), '503 E_KEYS_UNAVAILABLE');
  });

  test('A11 no keys at a cold start is 503 with a time to come back, and the next call tries again', async () => {
    issuer.instead.keys = (response) => response.writeHead(500).end();
    const refused = await answerOf(await bearer());
    assert.equal(refused.status, 503);
    assert.ok((refused.retryAfterSeconds ?? 0) >= 1);
    issuer.instead.keys = undefined;
    assert.equal(await verdict(await bearer()), '200');
  });

  test('A12 key sets that are huge, HTML, empty, redirected, weak or of another kind are 503, and nothing else', async () => {
    const small = generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey.export({ format: 'jwk' });
    const serve = (document: unknown) => (response: { end(text: string): void }) => {
      response.end(JSON.stringify(document));
    };
    const misbehaviours: Record<string, NonNullable<OpenIdIssuer['instead']['keys']>> = {
      huge: (response) => response.end(`{"keys":[],"x":"${'x'.repeat(10 * 1_024 * 1_024)}"}`),
      html: (response) => response.end('<html></html>'),
      empty: (response) => response.end(),
      redirect: (response) => response.writeHead(302, { location: issuer.metadataUrl }).end(),
      elliptic: serve({ keys: [{ kty: 'EC', kid: 'key-1', crv: 'P-256', x: 'AA', y: 'AA' }] }),
      symmetric: serve({ keys: [{ kty: 'oct', kid: 'key-1', k: 'AAAA' }] }),
      weak: serve({ keys: [{ ...small, kid: 'key-1', endorsements: ['directline'] }] }),
      nothing: serve({ keys: 'none' }),
      array: serve([]),
    };
    for (const [name, misbehaviour] of Object.entries(misbehaviours)) {
      issuer.instead.keys = misbehaviour;
      assert.equal(await verdict(await bearer(), activity(), makeGate()), '503 E_KEYS_UNAVAILABLE', name);
    }
  });

  test('A12 metadata that names a plain-http key set elsewhere is 503, and that address is not asked', async () => {
    for (const jwksUri of [
      'http://keys.example.com/keys',
      'file:///etc/passwd',
      'https://user@example.com/',
      5,
      undefined,
    ]) {
      issuer.instead.metadata = (response) => response.end(JSON.stringify({ jwks_uri: jwksUri }));
      assert.equal(
        await verdict(await bearer(), activity(), makeGate()),
        '503 E_KEYS_UNAVAILABLE',
        String(jwksUri),
      );
    }
  });

  test('A13 an issuer that is wrong, missing, a list or has a trailing slash is 401 and fetches nothing', async () => {
    const issuers = [
      'https://sts.windows.net/x/',
      undefined,
      ['https://api.botframework.com'],
      'https://api.botframework.com/',
      null,
    ];
    for (const iss of issuers)
      assert.equal(await verdict(await bearer({ iss })), '401 E_TOKEN_ISSUER', String(iss));
    assert.deepEqual(issuer.asked, FETCHED_NOTHING);
  });

  test('A14 an audience that is wrong, missing or a list is 401; upper case is the same app', async () => {
    for (const aud of [
      '11111111-2222-4333-8444-555555555556',
      undefined,
      [APP_ID],
      [APP_ID, 'x'],
      '',
      5,
      null,
    ]) {
      assert.equal(await verdict(await bearer({ aud })), '401 E_TOKEN_AUDIENCE', String(aud));
    }
    assert.equal(await verdict(await bearer({ aud: APP_ID.toUpperCase() })), '200');
  });

  test('A15 a token expired ten minutes ago is 401, one expired four minutes ago is within the tolerance', async () => {
    assert.equal(await verdict(await bearer({ exp: seconds(-10 * MINUTE) })), '401 E_TOKEN_INVALID');
    assert.equal(await verdict(await bearer({ exp: seconds(-5 * MINUTE) })), '401 E_TOKEN_INVALID');
    assert.equal(await verdict(await bearer({ exp: seconds(-4 * MINUTE) })), '200');
  });

  test('A16 an expiry that is missing, beyond 24 hours and the tolerance, or no number is 401', async () => {
    const longest = 24 * HOUR + 5 * MINUTE;
    for (const exp of [
      undefined,
      seconds(longest + 1),
      4_102_444_800,
      String(seconds(HOUR)),
      null,
      true,
      [seconds(HOUR)],
      {},
    ]) {
      assert.equal(await verdict(await bearer({ exp })), '401 E_TOKEN_LIFETIME', JSON.stringify(exp));
    }
    for (const exp of [0, -1])
      assert.equal(await verdict(await bearer({ exp })), '401 E_TOKEN_INVALID', String(exp));
    assert.equal(await verdict(await bearer({ exp: seconds(longest) })), '200');
  });

  test('A17 a token not valid for another ten minutes is 401, for another four is within the tolerance', async () => {
    assert.equal(await verdict(await bearer({ nbf: seconds(10 * MINUTE) })), '401 E_TOKEN_INVALID');
    assert.equal(await verdict(await bearer({ nbf: seconds(4 * MINUTE) })), '200');
    for (const nbf of ['soon', null, true])
      assert.equal(await verdict(await bearer({ nbf })), '401 E_TOKEN_INVALID', String(nbf));
  });

  test('A18 a token made for another service URL is 403', async () => {
    for (const serviceurl of [
      'https://webchat.botframework.com/',
      SERVICE_URL.slice(0, -1),
      undefined,
      null,
      [SERVICE_URL],
      '',
    ]) {
      assert.equal(
        await verdict(await bearer({ serviceurl })),
        '403 E_SERVICE_URL_CLAIM',
        String(serviceurl),
      );
    }
  });

  test('A19 an activity without a service URL is 403', async () => {
    for (const serviceUrl of ['', undefined]) {
      assert.equal(await verdict(await bearer(), activity({ serviceUrl })), '403 E_SERVICE_URL_MISSING');
      assert.equal(
        await verdict(await bearer({ serviceurl: serviceUrl }), activity({ serviceUrl })),
        '403 E_SERVICE_URL_MISSING',
      );
    }
  });

  test('A20 a service URL that is not https on an allowed host is 403, although the token names it', async () => {
    for (const [serviceUrl, code] of [
      ['http://169.254.169.254/', 'E_SERVICE_URL_NOT_HTTPS'],
      ['https://169.254.169.254/', 'E_SERVICE_URL_HOST'],
      ['https://user@directline.botframework.com/', 'E_SERVICE_URL_MALFORMED'],
      ['https://user:secret@directline.botframework.com/', 'E_SERVICE_URL_MALFORMED'],
      ['https://directline.botframework.com:8443/', 'E_SERVICE_URL_HOST'],
      ['https://directline.botframework.com.evil.tld/', 'E_SERVICE_URL_HOST'],
      ['https://evil.tld/.botframework.com', 'E_SERVICE_URL_HOST'],
      ['https://evilbotframework.com/', 'E_SERVICE_URL_HOST'],
      ['https://directline.botfr\u0430mework.com/', 'E_SERVICE_URL_MALFORMED'],
      ['https://directline.xn--botfrmework-yij.com/', 'E_SERVICE_URL_HOST'],
      ['https://[::1]/', 'E_SERVICE_URL_HOST'],
      ['http://127.0.0.1/', 'E_SERVICE_URL_HOST'],
      ['http://directline.botframework.com/', 'E_SERVICE_URL_NOT_HTTPS'],
    ] as const) {
      const header = await bearer({ serviceurl: serviceUrl });
      assert.equal(await verdict(header, activity({ serviceUrl })), `403 ${code}`, serviceUrl);
    }
  });

  test('A20 the host that is not on the list is named for the operator', async () => {
    const inbound = activity({ serviceUrl: 'https://connector.example/' });
    await assert.rejects(gate.authenticateRequest(inbound, await bearer()), {
      code: 'E_SERVICE_URL_HOST',
      host: 'connector.example',
    });
  });

  test('A21 a key that does not speak for the channel, or for none, and an activity without a channel are 403', async () => {
    const silent = await issuer.addKey('key-silent', undefined);
    assert.equal(
      await verdict(await bearer(), activity({ channelId: 'webchat' })),
      '403 E_CHANNEL_NOT_ENDORSED',
    );
    assert.equal(await verdict(await bearer({}, {}, silent)), '403 E_CHANNEL_NOT_ENDORSED');
    assert.equal(await verdict(await bearer(), activity({ channelId: undefined })), '403 E_CHANNEL_MISSING');
    assert.equal(await verdict(await bearer(), activity({ channelId: '' })), '403 E_CHANNEL_MISSING');
  });

  test('A22 an endorsed channel that is not on the list is 403 until it is configured', async () => {
    const facebook = await issuer.addKey('key-facebook', ['facebook']);
    const inbound = activity({ channelId: 'facebook' });
    assert.equal(await verdict(await bearer({}, {}, facebook), inbound), '403 E_CHANNEL_NOT_ALLOWED');
    const configured = makeGate({ AllowedChannelIds: 'Facebook, directline' });
    assert.equal(await verdict(await bearer({}, {}, facebook), inbound, configured), '200');
    assert.equal(
      await verdict(await bearer({}, {}, facebook), activity({ channelId: 'Facebook' }), configured),
      '403 E_CHANNEL_NOT_ALLOWED',
    );
  });

  test('A23 an Entra token of the bot itself, an emulator token and an App Service Extension channel are 401', async () => {
    const claims = {
      iss: 'https://sts.windows.net/22222222-2222-4333-8444-555555555555/',
      appid: APP_ID,
      ver: '1.0',
      tid: 'x',
    };
    assert.equal(await verdict(await bearer(claims)), '401 E_TOKEN_ISSUER');
    assert.equal(
      await verdict(await bearer({ ...claims, aud: 'https://api.botframework.com' })),
      '401 E_TOKEN_ISSUER',
    );
    assert.equal(
      await verdict(await bearer(claims), activity({ channelId: 'AseChannel' })),
      '401 E_TOKEN_ISSUER',
    );
    assert.equal(await verdict('', activity({ channelId: 'AseChannel' })), '401 E_TOKEN_MISSING');
    assert.deepEqual(issuer.asked, FETCHED_NOTHING);
  });

  test('the streaming transport is refused', async () => {
    await assert.rejects(gate.authenticateStreamingRequest(), {
      name: 'AuthenticationRefused',
      status: 401,
      code: 'E_STREAMING',
    });
  });
});

describe('In local mode, without an app id,', () => {
  const open = (): BotAuthentication => makeGate({ MicrosoftAppId: '', MicrosoftAppType: '' });

  test('a caller without a token is let in from loopback, on any channel', async () => {
    for (const serviceUrl of [
      'http://127.0.0.1:4280/',
      'http://localhost:3978',
      'http://[::1]:80/',
      'http://127.9.9.9:1/x',
    ]) {
      assert.equal(
        await verdict('', activity({ serviceUrl, channelId: 'emulator' }), open()),
        '200',
        serviceUrl,
      );
    }
  });

  test('every other service URL is 403', async () => {
    for (const [serviceUrl, code] of [
      ['http://169.254.169.254/', 'E_SERVICE_URL_HOST'],
      [SERVICE_URL, 'E_SERVICE_URL_HOST'],
      ['http://127.0.0.1.evil.tld/', 'E_SERVICE_URL_HOST'],
      ['', 'E_SERVICE_URL_MISSING'],
      [undefined, 'E_SERVICE_URL_MISSING'],
    ] as const) {
      assert.equal(await verdict('', activity({ serviceUrl }), open()), `403 ${code}`, serviceUrl);
    }
  });

  test('an activity without a channel is 403: conversations are told apart by it', async () => {
    const serviceUrl = 'http://127.0.0.1:4280/';
    for (const channelId of ['', undefined]) {
      assert.equal(await verdict('', activity({ serviceUrl, channelId }), open()), '403 E_CHANNEL_MISSING');
    }
  });

  test('a token is 401, since nobody could have checked it', async () => {
    assert.equal(
      await verdict(await bearer(), activity({ serviceUrl: 'http://127.0.0.1:1/' }), open()),
      '401 E_TOKEN_UNEXPECTED',
    );
  });

  test('neither the bot nor its caller has an identity, or a token for anybody', async () => {
    const by = open();
    const inbound = activity({ serviceUrl: 'http://127.0.0.1:4280/' });
    const { claimsIdentity, audience } = await by.authenticateRequest(inbound, '');
    for (const identity of [claimsIdentity, by.ownIdentity()])
      assert.deepEqual([identity.claims, Reflect.get(identity, 'authenticationType')], [[], 'anonymous']);
    assert.equal(audience, '');
    assert.equal(await by.ownToken(), undefined);
  });
});

describe('The bot’s own token', () => {
  test('is the one that its identity is given', async () => {
    const token = { token: 'of-the-bot', expiresOnTimestamp: Date.now() + 86_400_000 };
    // Not by way of the wire: the library keeps its first client for the whole process.
    const library = ManagedIdentityCredential.prototype;
    const before = Object.getOwnPropertyDescriptor(library, 'getToken');
    assert.ok(before);
    Object.defineProperty(library, 'getToken', { ...before, value: () => Promise.resolve(token) });
    try {
      assert.equal(await gate.ownToken(), 'of-the-bot');
    } finally {
      Object.defineProperty(library, 'getToken', before);
    }
  });
});

describe('What the SDK asks of the gate', () => {
  test('a connector for an address that is not allowed or missing is not made', async () => {
    const factory = gate.createConnectorFactory();
    for (const serviceUrl of ['https://evil.tld/', 'http://directline.botframework.com/', '']) {
      await assert.rejects(factory.create(serviceUrl), { code: 'E_SERVICE_URL' });
    }
    const connector = await factory.create(SERVICE_URL);
    assert.equal('conversations' in connector, true);
  });

  test('a connector is kept for each of the last hundred addresses, whose path is the sender’s to choose', async () => {
    const factory = gate.createConnectorFactory();
    const at = (path: number): ReturnType<typeof factory.create> => factory.create(`${SERVICE_URL}${path}`);
    const first = await at(0);
    for (let path = 1; path < 100; path++) assert.notEqual(await at(path), first);
    assert.equal(await at(0), first);
    const second = await at(1);
    await at(100);
    assert.equal(await at(1), second);
    assert.notEqual(await at(0), first);
  });

  test('user tokens are refused when they are used and not before', async () => {
    const client = await gate.createUserTokenClient();
    await assert.rejects(client.getUserToken('u', 'c', 'directline', ''), {
      code: 'E_UNEXPECTED',
      message: /give BotAuthentication a user token client/,
    });
  });

  test('the bot introduces itself by its app id', () => {
    assert.deepEqual(gate.ownIdentity().claims, [
      { type: 'aud', value: APP_ID },
      { type: 'appid', value: APP_ID },
    ]);
  });
});
