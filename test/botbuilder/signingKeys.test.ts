import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { fetchSigningKeys, type SigningKey } from '../../lib/botbuilder/openIdKeys.ts';
import { SigningKeys } from '../../lib/botbuilder/signingKeys.ts';
import type { LogFields, LogLevel } from '../../lib/log.ts';
import { startOpenIdIssuer, type Misbehaviour, type OpenIdIssuer } from '../servers/openIdIssuer.ts';

describe('Fetching the keys', () => {
  let issuer: OpenIdIssuer;
  before(async () => {
    issuer = await startOpenIdIssuer();
    await issuer.addKey('key-1', ['directline']);
  });
  beforeEach(() => {
    issuer.published.length = 1;
    issuer.instead.keys = undefined;
    issuer.instead.metadata = undefined;
  });
  after(() => issuer.close());

  test('brings RSA keys with what they may speak for, and leaves out what is no key', async () => {
    const [first] = issuer.published;
    issuer.published.push({ ...first, kid: 'for-encryption', use: 'enc' }, {
      ...first,
      kid: 'mute',
      endorsements: 'all',
    } as never);
    const keys = await fetchSigningKeys(issuer.metadataUrl, true);
    assert.deepEqual([...keys.keys()], ['key-1', 'mute']);
    assert.deepEqual(keys.get('key-1')?.endorsements, ['directline']);
    assert.deepEqual(keys.get('mute')?.endorsements, []);
  });

  test('takes nothing of a key but what verifies, and texts alone for what it may speak for', async () => {
    const [first] = issuer.published;
    issuer.published[0] = { ...first, endorsements: ['directline', 7, null, 'msteams'] } as never;
    const keys = await fetchSigningKeys(issuer.metadataUrl, true);
    if (first !== undefined) issuer.published[0] = first;
    assert.deepEqual(keys.get('key-1'), {
      kid: 'key-1',
      jwk: { kty: 'RSA', n: first?.n, e: first?.e },
      endorsements: ['directline', 'msteams'],
    });
  });

  test('takes a key that does not say what it is for', async () => {
    const { use: _, ...first } = issuer.published[0] ?? {};
    issuer.instead.keys = (response) => response.end(JSON.stringify({ keys: [first] }));
    assert.deepEqual([...(await fetchSigningKeys(issuer.metadataUrl, true)).keys()], ['key-1']);
  });

  for (const spoilt of [
    { kty: 'EC' },
    { use: 'enc' },
    { kid: 5 },
    { kid: undefined },
    { n: 5 },
    { n: 'A'.repeat(340) },
    { e: undefined },
    { e: 3 },
  ]) {
    test(`leaves out a key with ${JSON.stringify(spoilt).slice(0, 20)}`, async () => {
      const [first] = issuer.published;
      const keys = [{ ...first, ...spoilt }, null, 'key', [], { ...first, kid: 'good' }];
      issuer.instead.keys = (response) => response.end(JSON.stringify({ keys }));
      assert.deepEqual([...(await fetchSigningKeys(issuer.metadataUrl, true)).keys()], ['good']);
    });
  }

  test('asks for JSON', async () => {
    const accepted: unknown[] = [];
    issuer.instead.metadata = (response) => {
      accepted.push(response.req.headers.accept);
      response.end('{}');
    };
    await assert.rejects(fetchSigningKeys(issuer.metadataUrl, true));
    assert.deepEqual(accepted, ['application/json']);
  });

  const withMetadata =
    (answer: Misbehaviour): (() => void) =>
    () =>
      (issuer.instead.metadata = answer);
  const withKeys =
    (answer: Misbehaviour): (() => void) =>
    () =>
      (issuer.instead.keys = answer);
  const saying =
    (text: string | Uint8Array): Misbehaviour =>
    (response) =>
      response.end(text);
  const rows: readonly (readonly [what: string, spoil: () => void, reason: RegExp])[] = [
    ['an error', withMetadata((response) => response.writeHead(503).end('{}')), /answered 503/],
    ['no content', withMetadata((response) => response.writeHead(204).end()), /answered 204/],
    ['more than 256 KB', withMetadata(saying(' '.repeat(256 * 1_024 + 1))), /more than 256 KB/],
    ['another encoding', withMetadata(saying(Buffer.from([0xff]))), /else than UTF-8/],
    ['a list', withMetadata(saying('[]')), /no JSON object/],
    ['null', withMetadata(saying('null')), /no JSON object/],
    ['a text', withMetadata(saying('"text"')), /no JSON object/],
    ['no address of keys', withMetadata(saying('{}')), /no acceptable jwks_uri/],
    ['an address that is no text', withMetadata(saying('{"jwks_uri":7}')), /no acceptable jwks_uri/],
    ['an address in a list', withMetadata(saying('{"jwks_uri":["https://x/"]}')), /no acceptable jwks_uri/],
    ['an error for the keys', withKeys((response) => response.writeHead(404).end()), /answered 404/],
    ['keys that are no list', withKeys(saying('{"keys":"none"}')), /no usable RSA key/],
    ['no keys', withKeys(saying('{"keys":[]}')), /no usable RSA key/],
  ];
  for (const [what, spoil, reason] of rows) {
    test(`says what went wrong when the endpoint has ${what}`, async () => {
      spoil();
      await assert.rejects(fetchSigningKeys(issuer.metadataUrl, true), reason);
    });
  }

  test('reads a document of 256 KB', async () => {
    const document = JSON.stringify({ keys: issuer.published });
    issuer.instead.keys = saying(document.padEnd(256 * 1_024));
    assert.equal((await fetchSigningKeys(issuer.metadataUrl, true)).size, 1);
  });

  test('from plain-http loopback is refused where the app does not run locally', async () => {
    await assert.rejects(fetchSigningKeys(issuer.metadataUrl, false), /jwks_uri/);
  });

  test('A12 gives up on an endpoint that never answers, or never finishes', async () => {
    issuer.instead.metadata = () => undefined;
    await assert.rejects(fetchSigningKeys(issuer.metadataUrl, true, 20), { name: 'TimeoutError' });
    issuer.instead.metadata = undefined;
    issuer.instead.keys = (response) => response.write('{"keys":[');
    await assert.rejects(fetchSigningKeys(issuer.metadataUrl, true, 20), { name: 'TimeoutError' });
  });

  test('A12 does not follow a redirect, not even to itself', async (t) => {
    // An issuer of its own: what the test above gave up on may still be on its way to the other one.
    const redirecting = await startOpenIdIssuer();
    t.after(() => redirecting.close());
    redirecting.instead.metadata = (response) => response.writeHead(307, { location: '/keys' }).end();
    await assert.rejects(fetchSigningKeys(redirecting.metadataUrl, true));
    assert.equal(redirecting.asked.keys, 0);
  });
});

describe('Keeping the keys', () => {
  const SECOND = 1_000;
  const DAY = 86_400 * SECOND;
  const key: SigningKey = { kid: 'key-1', jwk: { kty: 'RSA', n: 'n', e: 'e' }, endorsements: [] };
  let clock: number;
  let fetches: number;
  let working: boolean;
  let failure: unknown;
  let logged: (readonly [LogLevel, string, LogFields | undefined])[];
  let keys: SigningKeys;

  beforeEach(() => {
    clock = 0;
    fetches = 0;
    working = true;
    failure = new Error('down');
    logged = [];
    keys = new SigningKeys({
      fetchKeys: async () => {
        fetches++;
        if (!working) throw failure;
        return Promise.resolve(new Map([['key-1', key]]));
      },
      now: () => clock,
      log: (level, event, fields) => logged.push([level, event, fields]),
    });
  });

  test('fetches once for many, and again in the background after a day', async () => {
    await Promise.all([keys.find('key-1'), keys.find('key-1'), keys.find('key-1')]);
    assert.equal(fetches, 1);
    clock = DAY - 1;
    await keys.find('key-1');
    assert.equal(fetches, 1);
    clock = DAY;
    assert.deepEqual(await keys.find('key-1'), { kind: 'found', key });
    assert.equal(fetches, 2);
    clock = 2 * DAY - 1;
    await keys.find('key-1');
    assert.equal(fetches, 2);
  });

  test('lets nobody wait for keys that are replaced in the background', async () => {
    let release = (): void => undefined;
    const slow = new SigningKeys({
      fetchKeys: async () => {
        if (++fetches > 1) await new Promise<void>((resolve) => (release = resolve));
        return new Map([['key-1', key]]);
      },
      now: () => clock,
      log: () => undefined,
    });
    await slow.find('key-1');
    clock = DAY;
    assert.deepEqual(await slow.find('key-1'), { kind: 'found', key }, 'while the second fetch is under way');
    assert.equal(fetches, 2);
    release();
  });

  test('backs off from an endpoint that stays down, up to half a minute, and says how long', async () => {
    working = false;
    const waits: number[] = [];
    for (let attempt = 0; attempt < 10; attempt++) {
      const found = await keys.find('key-1');
      assert.ok(found.kind === 'unavailable');
      waits.push(found.retryAfterSeconds);
      clock += found.retryAfterSeconds * SECOND;
    }
    assert.deepEqual(waits, [1, 1, 1, 1, 2, 4, 8, 16, 30, 30]);
    assert.equal(fetches, 10);
    await keys.find('key-1');
    const asked = fetches;
    for (let call = 0; call < 100; call++)
      assert.deepEqual(await keys.find('key-1'), { kind: 'unavailable', retryAfterSeconds: 30 });
    assert.equal(fetches, asked, 'nobody asks while it backs off');
    working = true;
    clock += 30 * SECOND;
    assert.deepEqual(await keys.find('key-1'), { kind: 'found', key });
  });

  test('answers an unknown kid as unknown while the endpoint is down, since other keys are at hand', async () => {
    await keys.find('key-1');
    working = false;
    assert.deepEqual(await keys.find('key-2'), { kind: 'unknown' });
    assert.deepEqual(await keys.find('key-1'), { kind: 'found', key });
  });

  test('retries at once three times, since whoever asks is a customer waiting', async () => {
    working = false;
    for (let attempt = 0; attempt < 6; attempt++) await keys.find('key-1');
    assert.equal(fetches, 4);
  });

  test('starts to back off anew after a success', async () => {
    working = false;
    for (let attempt = 0; attempt < 6; attempt++) {
      await keys.find('key-1');
      clock += 30 * SECOND;
    }
    working = true;
    await keys.find('key-1');
    working = false;
    clock += 5 * DAY;
    assert.deepEqual(await keys.find('key-1'), { kind: 'unavailable', retryAfterSeconds: 1 });
  });

  test('fetches anew for an unknown kid at most once in half a minute, a cold start’s fetch counted', async () => {
    assert.deepEqual(await keys.find('key-2'), { kind: 'unknown' });
    assert.equal(fetches, 1);
    clock = 30 * SECOND - 1;
    await keys.find('key-2');
    assert.equal(fetches, 1);
    clock = 30 * SECOND;
    await keys.find('key-2');
    assert.equal(fetches, 2);
  });

  test('writes down that keys could not be had, why, how often and how old those at hand are', async () => {
    working = false;
    await keys.find('key-1');
    working = true;
    await keys.find('key-1');
    working = false;
    failure = new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ENOTFOUND' }) });
    clock = 1.5 * DAY;
    await keys.find('key-2');
    clock = 5 * DAY;
    failure = 'no error';
    await keys.find('key-1');
    const event = 'keys.fetch_failed';
    const nothing = { reason: undefined, cause: undefined, keysAgeHours: undefined };
    const unreachable = { reason: 'fetch failed', cause: 'ENOTFOUND', keysAgeHours: 36 };
    assert.deepEqual(logged, [
      ['error', event, { ...nothing, reason: 'down', failures: 1 }],
      ['warn', event, { ...unreachable, failures: 1 }],
      ['error', event, { ...nothing, keysAgeHours: 120, failures: 2 }],
    ]);
  });

  for (const cause of [undefined, 'ENOTFOUND', new Error('x'), Object.assign(new Error('x'), { code: 7 })]) {
    test(`names no cause where there is none with a code: ${String(cause)}`, async () => {
      working = false;
      failure = new Error('down', { cause });
      await keys.find('key-1');
      assert.equal(logged[0]?.[2]?.['cause'], undefined);
    });
  }
});
