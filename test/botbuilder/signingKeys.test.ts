import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { fetchSigningKeys, type SigningKey } from '../../lib/botbuilder/openIdKeys.ts';
import { SigningKeys } from '../../lib/botbuilder/signingKeys.ts';
import { silentLog } from '../../lib/log.ts';
import { startOpenIdIssuer, type OpenIdIssuer } from '../servers/openIdIssuer.ts';

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
  let keys: SigningKeys;

  beforeEach(() => {
    clock = 0;
    fetches = 0;
    working = true;
    keys = new SigningKeys({
      fetchKeys: () => {
        fetches++;
        return working ? Promise.resolve(new Map([['key-1', key]])) : Promise.reject(new Error('down'));
      },
      now: () => clock,
      log: silentLog,
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
      log: silentLog,
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
    for (let call = 0; call < 100; call++) await keys.find('key-1');
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
});
