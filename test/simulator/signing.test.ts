import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import type { JsonObject } from '../../lib/omnichannel/index.ts';
import { createClock } from '../../simulator/clock.ts';
import { startContactCenter, type ContactCenter } from '../../simulator/server.ts';
import { createSigningPair } from '../../simulator/signing/keys.ts';
import { createSigning, LOCAL_APP_ID, type Signing } from '../../simulator/signing/signing.ts';
import { say } from './scriptedBot.ts';

const clock = createClock();
let signing: Signing;
let center: ContactCenter;

before(async () => {
  signing = await createSigning(undefined, clock.now);
  center = await startContactCenter({ bot: 'http://127.0.0.1:9/api/messages', clock, signing });
});

after(async () => {
  await center.close();
});

async function read(address: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(new URL(address, center.url), { headers });
}

/** Checks a token by the documents alone, as a bot does. */
async function verified(token: string): Promise<Readonly<Record<string, unknown>>> {
  const settings = signing.settings(center.url);
  const metadata = (await (await fetch(settings['ToBotFromChannelOpenIdMetadataUrl'] ?? '')).json()) as {
    issuer: string;
    jwks_uri: string;
  };
  const keys = createLocalJWKSet((await (await fetch(metadata.jwks_uri)).json()) as JSONWebKeySet);
  return (await jwtVerify(token, keys, { issuer: metadata.issuer, audience: LOCAL_APP_ID })).payload;
}

describe('a delivery', () => {
  test('carries a token that the published keys verify, for this bot and this connector', async () => {
    const claims = await verified(signing.tokenForBot(center.url));
    assert.equal(claims['serviceurl'], center.url);
    assert.ok(Number(claims['exp']) - Number(claims['nbf']) <= 24 * 3_600);
  });

  test('is signed with keys that may speak for the channel, and whose private half stays here', async () => {
    const { keys } = (await (await read('signing/keys')).json()) as { keys: Record<string, unknown>[] };
    assert.deepEqual(
      keys.map(({ endorsements }) => (endorsements as string[]).includes('omnichannel')),
      [true],
    );
    assert.deepEqual(
      Object.keys(keys[0] ?? {}).filter((name) => ['d', 'p', 'q'].includes(name)),
      [],
    );
  });
});

describe('the identity endpoint', () => {
  test('gives a token to who knows its secret, and to nobody else', async () => {
    const { IDENTITY_ENDPOINT = '', IDENTITY_HEADER = '' } = signing.settings(center.url);
    const given = await read(IDENTITY_ENDPOINT, { 'X-IDENTITY-HEADER': IDENTITY_HEADER });
    const { access_token: token } = (await given.json()) as { access_token: string };
    assert.equal(signing.whyNotBot(`Bearer ${token}`), undefined);
    for (const secret of ['', 'x'.repeat(IDENTITY_HEADER.length)])
      assert.equal((await read(IDENTITY_ENDPOINT, { 'X-IDENTITY-HEADER': secret })).status, 401);
    assert.equal((await read(IDENTITY_ENDPOINT)).status, 401);
  });
});

/** Posts to the connector as the bot does. */
async function answerWith(authorization: string | undefined): Promise<{ status: number; effect: string }> {
  const { id } = center.switchboard.start();
  const { status } = await fetch(`${center.url}v3/conversations/${encodeURIComponent(id)}/activities/x`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(authorization === undefined ? {} : { Authorization: authorization }),
    },
    body: JSON.stringify(say('Hello') satisfies JsonObject),
  });
  return { status, effect: center.switchboard.conversation(id)?.wire.at(-1)?.effect ?? '' };
}

describe('the connector', () => {
  test('takes what the bot posts with its token', async () => {
    assert.deepEqual(await answerWith(`Bearer ${signing.tokenOfBot().token}`), {
      status: 200,
      effect: 'Shown to the customer.',
    });
  });

  test('takes nothing else, and says on the wire why', async () => {
    const stranger = await createSigningPair();
    const [header = '', claims = '', signature = ''] = signing.tokenOfBot().token.split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const [authorization, why] of [
      [undefined, /sent no token/],
      ['Basic eDp5', /not one that this contact center gave out/],
      [`Bearer ${stranger.sign({ aud: 'https://api.botframework.com', appid: LOCAL_APP_ID })}`, /not one/],
      [`Bearer ${none}.${claims}.`, /not one/],
      [`Bearer ${header}.${claims}.${signature.slice(0, -4)}AAAA`, /not one/],
      [`Bearer ${header}.${claims}`, /not one/],
      [`Bearer ${signing.tokenForBot(center.url)}`, /not for answering/],
    ] as const) {
      const { status, effect } = await answerWith(authorization);
      assert.equal(status, 401, authorization);
      assert.match(effect, why);
    }
  });

  test('takes no token that has expired', async () => {
    const { token } = signing.tokenOfBot();
    clock.advance(2 * 3_600_000);
    assert.match((await answerWith(`Bearer ${token}`)).effect, /expired/);
  });
});

test('an unsigned contact center has no such addresses', async (context) => {
  const plain = await startContactCenter({ bot: 'http://127.0.0.1:9/api/messages' });
  context.after(() => plain.close());
  assert.equal((await fetch(`${plain.url}signing/keys`)).status, 404);
});
