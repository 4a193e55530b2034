import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { after, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { send, type Answer } from '../local/hostProcess.ts';
import { startGuardedApp, type Members } from '../servers/guardedApp.ts';
import { makeKey } from '../servers/openIdIssuer.ts';
import { assertFixedAnswer, turnsToNobody } from './refusals.ts';

const [app, stranger] = await Promise.all([startGuardedApp({ after }), makeKey('key-1', ['omnichannel'])]);

interface Attempt {
  readonly method?: string;
  /** On top of the usual ones; a header given as `undefined` is left out, a list is sent as several headers. */
  readonly headers?: Readonly<Record<string, string | string[] | undefined>>;
  readonly body?: string | Buffer;
}

const TYPE = 'application/json';
const good = await app.bearer();
const message = JSON.stringify(app.activity());

/** A request that would be let in, but for what `attempt` says. */
function knock({ method = 'POST', headers = {}, body = message }: Attempt): Promise<Answer> {
  const all = Object.entries<string | string[] | undefined>({
    'content-type': TYPE,
    authorization: good,
    ...headers,
  });
  const sent = all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return send(app.endpoint, { method, headers: Object.fromEntries(sent), body });
}

async function refuses(attempt: Attempt, status: number): Promise<void> {
  await turnsToNobody(app, async () => {
    assertFixedAnswer(await knock(attempt), status);
  });
}

async function withToken(claims: Members, header: Members = {}, key = app.key): Promise<Attempt> {
  return { headers: { authorization: await app.bearer(claims, header, key) } };
}

function withMembers(members: Members): Attempt {
  return { body: JSON.stringify(app.activity(members)) };
}

/** An activity that names a service URL, with a token made for it. */
async function from(serviceUrl: string): Promise<Attempt> {
  return { ...withMembers({ serviceUrl }), ...(await withToken({ serviceurl: serviceUrl })) };
}

function unsigned(header: Members): Attempt {
  const claims = { iss: 'https://api.botframework.com', exp: Math.floor(Date.now() / 1_000) + 60 };
  const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  return { headers: { authorization: `Bearer ${encode(header)}.${encode(claims)}.AAAA` } };
}

const seconds = (offset: number): number => Math.floor(Date.now() / 1_000) + offset;

test('A11 without keys to check a token with, the answer is 503 with a time to come back, and the next call is served', async () => {
  app.issuer.instead.keys = (response) => response.writeHead(500).end();
  const before = app.contacts();
  const answer = await knock({});
  assertFixedAnswer(answer, 503);
  assert.match(String(answer.headers['retry-after']), /^[1-9]\d*$/);
  app.issuer.instead.keys = undefined;
  const { storage, posts, tokens } = app.contacts();
  assert.deepEqual(
    { storage, posts, tokens },
    { storage: before.storage, posts: before.posts, tokens: before.tokens },
  );
  assert.equal((await knock({})).status, 200);
});

describe('Table A over HTTP: a refused token', () => {
  const [head = '', claims = ''] = good.slice('Bearer '.length).split('.');
  const rows: readonly (readonly [
    title: string,
    status: number,
    attempt: () => Attempt | Promise<Attempt>,
  ])[] = [
    ['A01 that is not there', 401, () => ({ headers: { authorization: undefined } })],
    ['A01 that is empty', 401, () => ({ headers: { authorization: '' } })],
    [
      'A02 under another scheme',
      401,
      () => ({ headers: { authorization: good.replace('Bearer', 'Basic') } }),
    ],
    ['A02 behind two spaces', 401, () => ({ headers: { authorization: good.replace(' ', '  ') } })],
    ['A02 in two headers', 401, () => ({ headers: { authorization: [good, good] } })],
    ['A03 that is garbage', 401, () => ({ headers: { authorization: 'Bearer garbage' } })],
    ['A03 of two parts', 401, () => ({ headers: { authorization: `Bearer ${head}.${claims}` } })],
    ['A03 of 20 KB', 401, () => ({ headers: { authorization: `${good}${'A'.repeat(20_000)}` } })],
    ['A04 with the algorithm none', 401, () => unsigned({ alg: 'none', kid: 'key-1' })],
    ['A05 signed as HS256', 401, () => unsigned({ alg: 'HS256', kid: 'key-1' })],
    ['A06 with a key of its own', 401, () => withToken({}, { jwk: stranger.publicJwk }, stranger)],
    [
      'A06 with a key address of its own',
      401,
      () => withToken({}, { jku: app.issuer.metadataUrl }, stranger),
    ],
    ['A07 signed with a wrong key', 401, () => withToken({}, {}, stranger)],
    ['A13 of another issuer', 401, () => withToken({ iss: 'https://sts.windows.net/x/' })],
    ['A14 for another audience', 401, () => withToken({ aud: 'https://api.botframework.com' })],
    ['A15 that has expired', 401, () => withToken({ exp: seconds(-600) })],
    ['A16 without an expiry', 401, () => withToken({ exp: undefined })],
    ['A16 that expires in 2100', 401, () => withToken({ exp: 4_102_444_800 })],
    ['A17 that is not valid yet', 401, () => withToken({ nbf: seconds(600) })],
    ['A18 made for another service URL', 403, () => withToken({ serviceurl: 'https://x.botframework.com/' })],
    ['A19 with an activity without service URL', 403, () => withMembers({ serviceUrl: undefined })],
    ['A19 with an empty service URL', 403, () => withMembers({ serviceUrl: '' })],
    ['A20 with the metadata service as service URL', 403, () => from('http://169.254.169.254/')],
    ['A20 with user info in the service URL', 403, () => from('https://user@directline.botframework.com/')],
    ['A20 with a look-alike host', 403, () => from('https://x.botframework.com.evil.example/')],
    ['A20 with a loopback port not on the list', 403, () => from(new URL('/', app.issuer.metadataUrl).href)],
    ['A20 with another name of this machine', 403, () => from('http://localhost:1/')],
    ['A21 on a channel without endorsement', 403, () => withMembers({ channelId: 'msteams' })],
    ['A21 without a channel', 403, () => withMembers({ channelId: undefined })],
    ['A22 on a channel not on the list', 403, () => withMembers({ channelId: 'facebook' })],
    [
      'A23 of the bot itself',
      401,
      () => withToken({ iss: 'https://sts.windows.net/x/', appid: 'x', aud: 'x' }),
    ],
  ];
  for (const [title, status, attempt] of rows) {
    test(`${title} is ${status}`, async () => {
      await refuses(await attempt(), status);
    });
  }

  test('A08 with an unknown kid is 401, and a hundred of them cost one fetch of the keys', async () => {
    const before = app.contacts();
    const answers = await Promise.all(
      Array.from({ length: 100 }, async (_, index) =>
        knock(await withToken({}, { kid: `unknown-${index}` })),
      ),
    );
    for (const answer of answers) assertFixedAnswer(answer, 401);
    assert.deepEqual(app.contacts(), { ...before, keys: before.keys + 2 });
  });
});

describe('Table B over HTTP: a refused request', () => {
  for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    test(`B01 ${method} is 405 and names POST`, async () => {
      await turnsToNobody(app, async () => {
        const answer = await send(app.endpoint, { method });
        assertFixedAnswer(answer, 405);
        assert.equal(answer.headers.allow, 'POST');
      });
    });
  }

  test('B01 TRACE never reaches the app: 404 of the host', async () => {
    await turnsToNobody(app, async () => {
      const { status, text } = await send(app.endpoint, { method: 'TRACE' });
      assert.deepEqual({ status, text }, { status: 404, text: '' });
    });
  });

  const large = JSON.stringify(app.activity({ text: 'x'.repeat(256 * 1_024) }));
  const deep = message.replace('{', `{"value":${'['.repeat(10_000)}${']'.repeat(10_000)},`);
  const keys = `{${Array.from({ length: 20_000 }, (_, index) => `"k${index}":0`).join()}}`;
  const rows: readonly (readonly [title: string, status: number, attempt: Attempt])[] = [
    ['B02 that is no JSON', 400, { body: 'hello' }],
    ['B02 that is cut off', 400, { body: message.slice(0, -1) }],
    ['B02 with a byte order mark', 400, { body: `\ufeff${message}` }],
    ['B02 with NaN', 400, { body: message.replace('"help"', 'NaN') }],
    ['B02 with a key given twice', 400, { body: message.replace('{', '{"type":"event",') }],
    ['B02 that is not UTF-8', 400, { body: Buffer.from([0x7b, 0xff, 0x7d]) }],
    ['B02 without a body', 400, { body: '' }],
    ['B03 of null', 400, { body: 'null' }],
    ['B03 of a list', 400, { body: `[${message}]` }],
    ['B03 of an empty object', 400, { body: '{}' }],
    ['B04 with a numeric type', 400, withMembers({ type: 5 })],
    ['B04 with a type of 10 KB', 400, withMembers({ type: 'x'.repeat(10_240) })],
    ['B06 of 20 MB', 413, { body: Buffer.alloc(20 * 1_024 * 1_024, 0x20) }],
    ['B06 over 256 KB', 413, { body: large }],
    ['B07 of 10 000 levels', 400, { body: deep }],
    ['B07 with 20 000 keys', 400, { body: keys }],
    ['B09 without a conversation', 400, withMembers({ conversation: undefined })],
    ['B09 with a numeric conversation id', 400, withMembers({ conversation: { id: 5 } })],
    [
      'B09 with a conversation id of 2 000 characters',
      400,
      withMembers({ conversation: { id: 'x'.repeat(2_000) } }),
    ],
    ['B10 with a text that is a list', 400, withMembers({ text: ['x'] })],
    ['B13 that is compressed', 415, { headers: { 'content-encoding': 'gzip' }, body: gzipSync(message) }],
    ['B13 compressed without saying so', 400, { body: gzipSync(message) }],
    ['B14 that expects the replies in the answer', 400, withMembers({ deliveryMode: 'expectReplies' })],
    ['B16 of another type', 415, { headers: { 'content-type': 'text/plain' } }],
    ['B16 without a type', 415, { headers: { 'content-type': undefined } }],
    ['B16 in another charset', 415, { headers: { 'content-type': `${TYPE}; charset=utf-16` } }],
  ];
  for (const [title, status, attempt] of rows) {
    test(`${title} is ${status}`, () => refuses(attempt, status));
  }

  test('B06 sent in chunks without a length is 411, however large', async () => {
    await turnsToNobody(app, async () => {
      const headers = { 'content-type': TYPE, 'transfer-encoding': 'chunked' };
      assertFixedAnswer(await knock({ headers, body: large }), 411);
      assertFixedAnswer(await knock({ headers, body: '{}' }), 411);
    });
  });

  test('B06 that trickles in keeps nobody else waiting', async () => {
    const slow = request(app.endpoint, {
      method: 'POST',
      headers: { 'content-type': TYPE, authorization: good, 'content-length': 1_000 },
    });
    slow.on('error', () => undefined);
    slow.write('{"type"');
    await once(slow, 'socket');
    assert.equal((await app.deliver(app.activity())).status, 200);
    slow.destroy();
  });

  test('B16 with a hundred headers more and strange ones is answered as without them', async () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`x-h${index}`, 'x']));
    const strange = {
      'x-forwarded-host': 'evil.example',
      'x-ms-client-principal': 'e30=',
      cookie: 'a=b',
      te: 'x',
    };
    await refuses({ headers: { ...many, ...strange, authorization: 'Bearer x' } }, 401);
    assert.equal((await knock({ headers: { ...many, ...strange } })).status, 200);
  });
});

describe('The order of the checks', () => {
  const large = Buffer.alloc(300_000, 0x20);
  const nobody = { authorization: 'Bearer x' };
  const elsewhere = withMembers({ serviceUrl: 'http://169.254.169.254/' }).body;
  const rows: readonly (readonly [title: string, status: number, attempt: Attempt])[] = [
    ['the method before the size', 405, { method: 'PUT', body: large }],
    ['the size before the type', 413, { headers: { ...nobody, 'content-type': 'text/plain' }, body: large }],
    ['the type before the JSON', 415, { headers: { ...nobody, 'content-type': 'text/plain' }, body: '{' }],
    ['the JSON before the token', 400, { headers: nobody, body: '{' }],
    [
      'the token before the service URL',
      401,
      { headers: nobody, ...(elsewhere === undefined ? {} : { body: elsewhere }) },
    ],
  ];
  for (const [title, status, attempt] of rows) {
    test(`is ${title}: ${status}`, () => refuses(attempt, status));
  }
});

describe('Settings that fail closed', () => {
  const cases: readonly (readonly [
    title: string,
    settings: NodeJS.ProcessEnv,
    code: string,
    setting: string,
  ])[] = [
    ['A24 no app id', { MicrosoftAppId: '' }, 'E_SETTING_MISSING', 'MicrosoftAppId'],
    [
      'A24 no app id nor a hint of one, on Azure',
      {
        MicrosoftAppId: '',
        MicrosoftAppType: '',
        MicrosoftAppTenantId: '',
        WEBSITE_SITE_NAME: 'x',
        AllowedServiceUrlHosts: '',
      },
      'E_SETTING_MISSING',
      'MicrosoftAppId',
    ],
    [
      'a bare * among the hosts',
      { AllowedServiceUrlHosts: '*' },
      'E_SETTING_REFUSED',
      'AllowedServiceUrlHosts',
    ],
    [
      'a storage setting that cannot be used',
      { ConversationStorage: 'AccountName=x;AccountKey' },
      'E_CONFIG',
      'ConversationStorage',
    ],
  ];
  for (const [title, settings, code, setting] of cases) {
    test(`${title}: 503 for everybody, and the health endpoint names the setting`, async (t) => {
      const closed = await startGuardedApp(t, settings);
      await turnsToNobody(closed, async () => {
        for (const caller of [{}, { authorization: await closed.bearer() }]) {
          const headers = { 'content-type': TYPE, ...caller };
          assertFixedAnswer(await send(closed.endpoint, { method: 'POST', headers, body: message }), 503);
        }
        assertFixedAnswer(await send(closed.endpoint, {}), 405);
        const health = await send(closed.health, {});
        const { problems } = JSON.parse(health.text) as { problems: unknown };
        assert.equal(health.status, 503);
        assert.ok(JSON.stringify(problems).includes(JSON.stringify({ code, setting })), health.text);
      });
    });
  }
});
