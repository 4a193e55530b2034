// The contact center as Microsoft's login: a bot reaches it through its proxy, at Microsoft's own addresses.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import { connect as connectTcp, type AddressInfo, type Socket } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { connect as connectTls } from 'node:tls';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { startContactCenter, type ContactCenter } from '../../simulator/server.ts';
import { createLogin, LOCAL_TENANT_ID, LOGIN_HOSTS, type Login } from '../../simulator/signing/login.ts';
import { createSigning, LOCAL_APP_ID, type Signing } from '../../simulator/signing/signing.ts';

let signing: Signing;
let login: Login;
let center: ContactCenter;
let secret = '';

before(async () => {
  signing = await createSigning();
  login = await createLogin(signing.appId);
  center = await startContactCenter({ bot: 'http://127.0.0.1:9/api/messages', signing, login });
  secret = login.settings(center.url, '')['MicrosoftAppPassword'] ?? '';
});

after(async () => {
  await center.close();
});

/** Asks the contact center for a tunnel: the status of its answer, and the connection. */
async function tunnel(target: string): Promise<{ readonly status: number; readonly socket: Socket }> {
  const asked = httpRequest({ host: '127.0.0.1', port: center.port, method: 'CONNECT', path: target });
  asked.end();
  const [response, socket] = (await once(asked, 'connect')) as [{ statusCode: number }, Socket];
  return { status: response.statusCode, socket };
}

interface Answer {
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>>;
}

/** One request to one of Microsoft's addresses, as a bot makes it that trusts the certificate. */
async function ask(
  address: string,
  form?: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const url = new URL(address);
  const { socket } = await tunnel(`${url.hostname}:443`);
  const secure = connectTls({ socket, servername: url.hostname, ca: login.certificate });
  await once(secure, 'secureConnect');
  const body = form === undefined ? undefined : new URLSearchParams(form).toString();
  const request = httpRequest({
    createConnection: () => secure,
    path: `${url.pathname}${url.search}`,
    method: body === undefined ? 'GET' : 'POST',
    headers: { Host: url.host, 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
  });
  request.end(body);
  const [response] = (await once(request, 'response')) as [AsyncIterable<Buffer> & { statusCode: number }];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  secure.destroy();
  return {
    status: response.statusCode,
    json: JSON.parse(Buffer.concat(chunks).toString('utf8')) as Answer['json'],
  };
}

const entra = (path: string, tenant: string = LOCAL_TENANT_ID): string =>
  `https://login.microsoftonline.com/${tenant}/${path}`;

/** What MSAL sends for a client secret. */
function asked(changes: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    client_id: LOCAL_APP_ID,
    client_secret: secret,
    grant_type: 'client_credentials',
    scope: 'https://api.botframework.com/.default',
    ...changes,
  };
}

describe("what a bot checks a delivery by, at Microsoft's address", () => {
  test('are metadata and keys that verify the token, without a step to another place', async () => {
    const { json } = await ask('https://login.botframework.com/v1/.well-known/openidconfiguration');
    assert.equal(json['issuer'], 'https://api.botframework.com');
    const keys = await ask(String(json['jwks_uri']));
    const { payload } = await jwtVerify(
      signing.tokenForBot(center.url),
      createLocalJWKSet(keys.json as unknown as JSONWebKeySet),
      { issuer: 'https://api.botframework.com', audience: LOCAL_APP_ID },
    );
    assert.equal(payload['serviceurl'], center.url);
  });
});

describe('the token endpoint', () => {
  test('is named by the metadata of its tenant', async () => {
    const { json: instance } = await ask(
      `https://login.microsoftonline.com/common/discovery/instance?api-version=1.1`,
    );
    const { json } = await ask(String(instance['tenant_discovery_endpoint']));
    assert.equal(json['token_endpoint'], entra('oauth2/v2.0/token'));
    assert.equal((await ask(String(json['jwks_uri']))).status, 200);
  });

  for (const [title, address, form] of [
    ['MSAL', entra('oauth2/v2.0/token'), () => asked()],
    ['a bot of every tenant', entra('oauth2/v2.0/token', 'botframework.com'), () => asked()],
    [
      'an older client, which names a resource',
      entra('oauth2/token'),
      () => {
        const { scope: _scope, ...others } = asked();
        return { ...others, resource: 'https://api.botframework.com' };
      },
    ],
  ] as const) {
    test(`gives ${title} a token that the connector takes`, async () => {
      const { status, json } = await ask(address, form());
      assert.equal(status, 200);
      assert.equal(json['token_type'], 'Bearer');
      assert.equal(signing.whyNotBot(`Bearer ${String(json['access_token'])}`), undefined);
    });
  }

  test('takes id and secret in the header, too', async () => {
    const { client_id: id = '', client_secret: given = '', ...others } = asked();
    const credentials = Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(given)}`);
    const { status } = await ask(entra('oauth2/v2.0/token'), others, {
      Authorization: `Basic ${credentials.toString('base64')}`,
    });
    assert.equal(status, 200);
  });

  const refusals: readonly [
    title: string,
    tenant: string,
    changes: Record<string, string>,
    status: number,
    why: RegExp,
  ][] = [
    ['another secret', LOCAL_TENANT_ID, { client_secret: 'x' }, 401, /AADSTS7000215: .*each time/],
    ['no secret', LOCAL_TENANT_ID, { client_secret: '' }, 401, /AADSTS7000215/],
    ['another bot', LOCAL_TENANT_ID, { client_id: 'x' }, 400, /AADSTS700016: .*prints/],
    ['another tenant', 'contoso.example', {}, 400, /AADSTS90002: .*contoso\.example/],
    ['another grant', LOCAL_TENANT_ID, { grant_type: 'password' }, 400, /AADSTS70003/],
    [
      'another API',
      LOCAL_TENANT_ID,
      { scope: 'https://graph.microsoft.com/.default' },
      400,
      /AADSTS500011: .*graph/,
    ],
    [
      'an API that is called like it',
      LOCAL_TENANT_ID,
      { scope: 'https://api.botframework.com.evil.example/.default' },
      400,
      /AADSTS500011/,
    ],
  ];
  for (const [title, tenant, changes, status, why] of refusals) {
    test(`refuses ${title} as Microsoft Entra does, and says what to do`, async () => {
      const answer = await ask(entra('oauth2/v2.0/token', tenant), asked(changes));
      assert.equal(answer.status, status);
      assert.match(String(answer.json['error_description']), why);
      assert.equal(answer.json['access_token'], undefined);
    });
  }

  test('refuses what it cannot read, and has nothing else', async () => {
    const basic = Buffer.from('%:%').toString('base64');
    const header = { Authorization: `Basic ${basic}` };
    assert.equal((await ask(entra('oauth2/v2.0/token'), asked(), header)).status, 400);
    assert.equal((await ask(entra('oauth2/v2.0/token'), asked({ more: 'x'.repeat(70_000) }))).status, 413);
    assert.equal((await ask(entra('oauth2/v2.0/authorize'))).status, 404);
  });
});

describe('the proxy', () => {
  test('shows a certificate for the login alone, which signs no other', async () => {
    const { socket } = await tunnel('login.microsoftonline.com:443');
    const secure = connectTls({ socket, servername: 'login.microsoftonline.com', ca: login.certificate });
    await once(secure, 'secureConnect');
    const certificate = secure.getPeerX509Certificate();
    assert.deepEqual(
      certificate?.subjectAltName?.split(', '),
      LOGIN_HOSTS.map((host) => `DNS:${host}`),
    );
    assert.equal(certificate.ca, false);
    secure.destroy();
  });

  test('is not trusted by a bot that was not given the certificate', async () => {
    const { socket } = await tunnel('login.microsoftonline.com:443');
    const secure = connectTls({ socket, servername: 'login.microsoftonline.com' });
    const [error] = (await once(secure, 'error')) as [Error & { code?: string }];
    assert.equal(error.code, 'DEPTH_ZERO_SELF_SIGNED_CERT');
  });

  test('leads everywhere else, without looking inside', async (context) => {
    const elsewhere = createServer((_request, response) => response.end('elsewhere'));
    elsewhere.listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    context.after(() => {
      elsewhere.close();
      elsewhere.closeAllConnections();
    });
    const { status, socket } = await tunnel(`127.0.0.1:${(elsewhere.address() as AddressInfo).port}`);
    assert.equal(status, 200);
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    let heard = '';
    for await (const chunk of socket as AsyncIterable<Buffer>) heard += chunk.toString('utf8');
    assert.match(heard, /elsewhere$/);
  });

  test('says that nobody is there, and refuses what is no address', async (context) => {
    const nobody = createServer().listen(0, '127.0.0.1');
    await once(nobody, 'listening');
    const { port } = nobody.address() as AddressInfo;
    nobody.close();
    await once(nobody, 'close');
    for (const [target, expected] of [
      [`127.0.0.1:${port}`, 502],
      [`[::1]:${port}`, 502],
      ['127.0.0.1', 400],
      ['127.0.0.1:0', 400],
      ['127.0.0.1:70000', 400],
      ['user@127.0.0.1:443', 400],
    ] as const) {
      const { status, socket } = await tunnel(target);
      context.after(() => socket.destroy());
      assert.equal(status, expected, target);
    }
  });

  test('survives whoever hangs up in the middle', async () => {
    const { socket } = await tunnel('login.microsoftonline.com:443');
    socket.write('no greeting of TLS');
    await once(socket, 'close');
    assert.equal((await ask(entra('discovery/v2.0/keys'))).status, 200);
  });

  test('is not there where nothing is signed', async (context) => {
    const plain = await startContactCenter({ bot: 'http://127.0.0.1:9/api/messages' });
    context.after(() => plain.close());
    const socket = connectTcp(plain.port, '127.0.0.1');
    socket.write('CONNECT login.microsoftonline.com:443 HTTP/1.1\r\nHost: x\r\n\r\n');
    let heard = '';
    for await (const chunk of socket as AsyncIterable<Buffer>) heard += chunk.toString('utf8');
    assert.doesNotMatch(heard, /200/);
  });

  test('cuts what is open when the contact center ends', async () => {
    const other = await startContactCenter({ bot: 'http://127.0.0.1:9/api/messages', signing, login });
    const socket = connectTcp(other.port, '127.0.0.1');
    socket.write('CONNECT login.microsoftonline.com:443 HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'data');
    const closed = once(socket, 'close');
    await other.close();
    await closed;
  });
});
