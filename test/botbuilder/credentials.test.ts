import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { WebResourceLike } from '@azure/core-http-compat';
import { createAuthentication, type BotAuthentication } from '../../lib/botbuilder/authentication.ts';
import { createBotCredentials } from '../../lib/botbuilder/credentials.ts';
import { loadConfig, type Environment } from '../../lib/config.ts';
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

function authenticationOf(environment: Environment): BotAuthentication {
  const loaded = loadConfig({
    SweepSchedule: '0 * * * * *',
    AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
    ConversationStorage: 'UseDevelopmentStorage=true',
    ...environment,
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return createAuthentication(loaded.config, {
    httpClient: {
      sendRequest: (request) => {
        posts.push({ url: request.url, authorization: request.headers.get('authorization') });
        return Promise.resolve({
          request,
          status: 200,
          headers: request.headers.clone(),
          bodyAsText: '{"id":"1"}',
        });
      },
    },
  });
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
    const request = (url: string): WebResourceLike => ({ url }) as unknown as WebResourceLike;
    await assert.rejects(credentials.signRequest(request('https://evil.tld/v3/conversations')), {
      code: 'E_SERVICE_URL',
    });
    await assert.rejects(credentials.signRequest(request('not a url')), { code: 'E_SERVICE_URL' });
    await credentials.signRequest(request('http://127.0.0.1:1/v3/conversations/c%7C1/activities/1?x=1'));
  });
});
