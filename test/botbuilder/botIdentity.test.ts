import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createHttpHeaders, type HttpClient, type PipelineRequest } from '@azure/core-rest-pipeline';
import { createTokenSource } from '../../lib/botbuilder/botIdentity.ts';
import type { ChannelAuthentication } from '../../lib/config.ts';

const APP_ID = '11111111-2222-4333-8444-555555555555';
const TENANT_ID = '22222222-3333-4444-8555-666666666666';
const IDENTITY_ID = '33333333-4444-4555-8666-777777777777';
const ENDPOINT = 'http://127.0.0.1:1/msi/token';

before(() => {
  Object.assign(process.env, { IDENTITY_ENDPOINT: ENDPOINT, IDENTITY_HEADER: 'x' });
});
after(() => {
  for (const name of ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER']) Reflect.deleteProperty(process.env, name);
});

/** Every request of the identity library, in order. One list for all tests: the library keeps its first client for good. */
const asked: PipelineRequest[] = [];

/** Microsoft Entra and the identity endpoint by their wire format, answering what a federated credential asks. */
const cloud: HttpClient = {
  sendRequest: (request) => {
    asked.push(request);
    const document = answerTo(new URL(request.url));
    return Promise.resolve({
      request,
      status: document === undefined ? 404 : 200,
      headers: createHttpHeaders({ 'content-type': 'application/json' }),
      bodyAsText: JSON.stringify(document ?? {}),
    });
  },
};

function answerTo({ origin, pathname }: URL): unknown {
  const tenant = `${origin}/${TENANT_ID}`;
  switch (pathname) {
    case '/msi/token':
      return {
        access_token: 'assertion-of-the-identity',
        expires_on: String(Math.floor(Date.now() / 1_000) + 86_400),
      };
    case `/${TENANT_ID}/v2.0/.well-known/openid-configuration`:
      return {
        token_endpoint: `${tenant}/oauth2/v2.0/token`,
        authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`,
        issuer: `${tenant}/v2.0`,
        jwks_uri: `${tenant}/keys`,
      };
    case `/${TENANT_ID}/oauth2/v2.0/token`:
      return { access_token: 'token-of-the-bot', expires_in: 3_600, token_type: 'Bearer' };
    default:
      return undefined;
  }
}

for (const [authorityHost, audience] of [
  ['https://login.microsoftonline.com', 'api://AzureADTokenExchange'],
  ['https://login.microsoftonline.us', 'api://AzureADTokenExchangeUSGov'],
  ['https://login.partner.microsoftonline.cn', 'api://AzureADTokenExchangeChina'],
] as const) {
  test(`A SingleTenant bot at ${authorityHost} lets its managed identity vouch for it, and has no secret`, async () => {
    asked.length = 0;
    const authentication: ChannelAuthentication = {
      kind: 'channel',
      appId: APP_ID,
      metadataUrl: '',
      issuer: '',
      scope: 'https://api.botframework.com/.default',
      identity: { kind: 'federated', tenantId: TENANT_ID, authorityHost, clientId: IDENTITY_ID },
    };
    const { token } = await createTokenSource(authentication, { httpClient: cloud })();
    assert.equal(token, 'token-of-the-bot');
    const assertionRequest = new URL(asked.find(({ url }) => url.startsWith(ENDPOINT))?.url ?? '')
      .searchParams;
    assert.deepEqual(
      [assertionRequest.get('client_id'), assertionRequest.get('resource')],
      [IDENTITY_ID, audience],
    );
    const body = asked.find(({ url }) => url.includes('/oauth2/v2.0/token'))?.body;
    assert.ok(typeof body === 'string');
    const form = new URLSearchParams(body);
    assert.equal(form.get('client_id'), APP_ID);
    assert.equal(form.get('client_assertion'), 'assertion-of-the-identity');
    assert.equal(form.get('scope')?.split(' ')[0], 'https://api.botframework.com/.default');
    assert.equal(form.has('client_secret'), false);
    const hosts = new Set(asked.map(({ url }) => new URL(url).host));
    assert.deepEqual(hosts, new Set(['127.0.0.1:1', new URL(authorityHost).host]));
  });
}

test('A SingleTenant bot whose token is refused gets another one from Entra, past the library’s cache', async () => {
  const authentication: ChannelAuthentication = {
    kind: 'channel',
    appId: APP_ID,
    metadataUrl: '',
    issuer: '',
    scope: 'https://api.botframework.com/.default',
    identity: {
      kind: 'federated',
      tenantId: TENANT_ID,
      authorityHost: 'https://login.microsoftonline.com',
      clientId: IDENTITY_ID,
    },
  };
  const source = createTokenSource(authentication, { httpClient: cloud });
  const requests = () => asked.filter(({ url }) => url.includes('/oauth2/v2.0/token')).length;
  asked.length = 0;
  await source();
  await source();
  assert.equal(requests(), 1);
  await source(true);
  assert.equal(requests(), 2);
  await source();
  assert.equal(requests(), 2);
});
