import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { toHttpHeadersLike } from '@azure/core-http-compat';
import { createHttpHeaders } from '@azure/core-rest-pipeline';
import { createAuthentication, type BotAuthentication } from '../../lib/botbuilder/authentication.ts';
import { createBotCredentials } from '../../lib/botbuilder/credentials.ts';
import { createConnectorHttpClient, type ConnectorHttpClient } from '../../lib/botbuilder/delivery.ts';
import { loadConfig, type Environment } from '../../lib/config.ts';
import { silentLog } from '../../lib/log.ts';
import { startIdentityEndpoint, type IdentityEndpoint } from '../servers/identityEndpoint.ts';

const APP_ID = '11111111-2222-4333-8444-555555555555';
const SERVICE_URL = 'https://directline.botframework.com/';

let identity: IdentityEndpoint;
/** What the connector's client was given to post, in order. */
let posts: { readonly url: string; readonly authorization: string | undefined }[];

before(async () => {
  identity = await startIdentityEndpoint();
  // @azure/identity finds the endpoint where App Service puts it.
  Object.assign(process.env, identity.environment);
});
beforeEach(() => {
  posts = [];
  identity.asked.length = 0;
  identity.failing = undefined;
});
after(async () => {
  for (const name of Object.keys(identity.environment)) Reflect.deleteProperty(process.env, name);
  await identity.close();
});

/** Notes what it is given, and takes it. */
const recording: ConnectorHttpClient = {
  sendRequest: (request) => {
    posts.push({ url: request.url, authorization: request.headers.get('authorization') });
    return Promise.resolve({
      request,
      status: 200,
      headers: request.headers.clone(),
    });
  },
};

function authenticationOf(
  environment: Environment,
  httpClient: ConnectorHttpClient = recording,
): BotAuthentication {
  const loaded = loadConfig({
    SweepSchedule: '0 * * * * *',
    AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
    ConversationStorage: 'UseDevelopmentStorage=true',
    ...environment,
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return createAuthentication(loaded.config, { httpClient, log: silentLog });
}

async function post(authentication: BotAuthentication, serviceUrl: string): Promise<void> {
  const connector = await authentication.createConnectorFactory().create(serviceUrl);
  await connector.conversations.sendToConversation('c1', { type: 'message', text: 'hello' });
}

describe('A bot with a managed identity', () => {
  test('puts one token, asked for as itself, on each of its posts', async () => {
    const authentication = authenticationOf({ MicrosoftAppId: APP_ID, MicrosoftAppType: 'UserAssignedMSI' });
    for (let turn = 0; turn < 3; turn++) await post(authentication, SERVICE_URL);
    assert.deepEqual(
      posts,
      Array.from({ length: 3 }, () => ({
        url: `${SERVICE_URL}v3/conversations/c1/activities`,
        authorization: 'Bearer token-1',
      })),
    );
    assert.equal(identity.asked.length, 1);
    assert.equal(identity.asked[0]?.get('client_id'), APP_ID);
    assert.equal(identity.asked[0].get('resource'), 'https://api.botframework.com');
  });

  test('asks for nothing and posts nothing where it may not', async () => {
    const authentication = authenticationOf({ MicrosoftAppId: APP_ID, MicrosoftAppType: 'UserAssignedMSI' });
    await assert.rejects(post(authentication, 'https://evil.tld/'), { code: 'E_SERVICE_URL' });
    assert.deepEqual([identity.asked.length, posts.length], [0, 0]);
  });
});

describe('A bot in local mode', () => {
  test('posts to loopback without a token, and nowhere else', async () => {
    const authentication = authenticationOf({});
    await post(authentication, 'http://127.0.0.1:4280');
    assert.deepEqual(posts, [
      { url: 'http://127.0.0.1:4280/v3/conversations/c1/activities', authorization: undefined },
    ]);
    await assert.rejects(post(authentication, SERVICE_URL), { code: 'E_SERVICE_URL' });
    assert.equal(identity.asked.length, 0);
  });
});

describe('The credentials', () => {
  test('look at the address that is really called, whatever client it was made for', async () => {
    const credentials = createBotCredentials({ kind: 'loopback' }, undefined);
    const request = (url: string) => ({ url, headers: toHttpHeadersLike(createHttpHeaders()) });
    await assert.rejects(credentials.signRequest(request('https://evil.tld/v3/conversations')), {
      code: 'E_SERVICE_URL',
    });
    await assert.rejects(credentials.signRequest(request('not a url')), { code: 'E_SERVICE_URL' });
    await credentials.signRequest(request('http://127.0.0.1:1/v3/conversations/c%7C1/activities/1?x=1'));
  });
});

/** A connector that accepts the tokens that it is told to, and remembers all. */
async function startConnector(): Promise<{
  readonly url: string;
  accepts: (token: string) => boolean;
  readonly seen: string[];
  readonly close: () => Promise<void>;
}> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    seen.push(token);
    response.statusCode = connector.accepts(token) ? 200 : 401;
    request
      .resume()
      .once('end', () => response.setHeader('content-type', 'application/json').end('{"id":"1"}'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The connector has no port.');
  const connector = {
    url: `http://127.0.0.1:${address.port}/`,
    accepts: (_token: string) => true,
    seen,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return connector;
}

describe('A connector that does not accept the token any more', () => {
  const LOCAL = { AllowedServiceUrlHosts: '127.0.0.1' };
  const connectorClient = createConnectorHttpClient(3_000);
  let connector: Awaited<ReturnType<typeof startConnector>>;
  beforeEach(async () => {
    connector = await startConnector();
  });
  afterEach(() => connector.close());

  // Each bot has an id of its own, because the identity library keeps one cache for the process.
  const bot = (number: number, type: Environment = { MicrosoftAppType: 'UserAssignedMSI' }) =>
    authenticationOf(
      { MicrosoftAppId: APP_ID.replace(/^1+/, String(number).repeat(8)), ...LOCAL, ...type },
      connectorClient,
    );

  test('gets another one with the next post, which the identity library alone would not give', async () => {
    const authentication = bot(2);
    await post(authentication, connector.url);
    const [first = ''] = connector.seen;
    connector.accepts = (token) => token !== first;
    await assert.rejects(post(authentication, connector.url), { name: 'DeliveryFailure' });
    await post(authentication, connector.url);
    await post(authentication, connector.url);
    const [, , second = '', third] = connector.seen;
    assert.notEqual(second, first);
    assert.equal(third, second);
    assert.equal(identity.asked.length, 2);
  });

  test('does not make the bot hammer the identity endpoint', async () => {
    const authentication = bot(3);
    connector.accepts = () => false;
    for (let number = 0; number < 20; number++)
      await assert.rejects(post(authentication, connector.url), { name: 'DeliveryFailure' });
    assert.equal(identity.asked.length, 2);
  });

  test('is posted to with the same token while no other can be had', async () => {
    const authentication = bot(4);
    await post(authentication, connector.url);
    const [first = ''] = connector.seen;
    connector.accepts = (token) => token !== first;
    identity.failing = 400;
    await assert.rejects(post(authentication, connector.url), { name: 'DeliveryFailure' });
    connector.accepts = () => true;
    await post(authentication, connector.url);
    assert.equal(connector.seen.at(-1), first);
  });

  test('and refuses for another reason, is posted to with the same token', async () => {
    const authentication = bot(5);
    await post(authentication, connector.url);
    await assert.rejects(post(authentication, 'http://127.0.0.1:1/'));
    await post(authentication, connector.url);
    assert.equal(identity.asked.length, 1);
  });
});
