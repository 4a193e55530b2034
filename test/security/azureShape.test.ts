import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, describe, test } from 'node:test';
import { listen } from '../../local/ports.ts';
import { send } from '../local/hostProcess.ts';
import { startGuardedApp, type Members } from '../servers/guardedApp.ts';

const app = await startGuardedApp({ after });

const CONTEXT_EVENT = {
  type: 'event',
  name: 'omnichannelSetContext',
  value: { msdyn_ConversationId: 'x', Topic: 'Billing' },
};

/** What the bot posted to a conversation so far: the type of a command, and `said` for what the customer reads. */
function postsTo(id: string): readonly string[] {
  return app.connector.posts
    .filter(({ path }) => path.startsWith(`/v3/conversations/${encodeURIComponent(id)}/`))
    .map(({ activity: { channelData } }) => {
      const { tags, deliveryMode } = Object(channelData) as Record<string, unknown>;
      if (deliveryMode === 'bridged') return 'said';
      const { type } = JSON.parse(String(tags)) as Record<string, unknown>;
      return String(type);
    });
}

async function deliver(id: string, members: Members): Promise<void> {
  const { status, text } = await app.deliver(app.activity({ conversation: { id }, ...members }));
  assert.equal(status, 200, text);
}

const MINUTE = 60_000;

/** Lets minutes pass and the timer go round: the first round notices what time it is, the second acts on it. */
async function minutesPass(minutes: number): Promise<void> {
  app.advance(minutes * MINUTE);
  await app.sweep();
  await app.sweep();
}

describe('The app as it is on Azure, with authentication on and a managed identity', () => {
  test('holds a whole conversation: greeting, answers, escalation, silence', async () => {
    const id = '19:whole@thread.v2';
    await deliver(id, CONTEXT_EVENT);
    await deliver(id, { text: 'echo: good morning' });
    await deliver(id, { text: 'agent' });
    await deliver(id, { text: 'are you there?' });
    assert.deepEqual(postsTo(id), ['said', 'said', 'said', 'Escalate']);
    assert.equal(app.connector.posts[1]?.activity['text'], 'good morning');
  });

  test('speaks first: the sweep warns a silent customer, then ends the conversation', async () => {
    const id = '19:silent@thread.v2';
    await deliver(id, CONTEXT_EVENT);
    await minutesPass(6);
    assert.deepEqual(postsTo(id), ['said', 'said'], 'the greeting and the warning');
    await minutesPass(6);
    assert.deepEqual(postsTo(id), ['said', 'said', 'said', 'EndConversation']);
    await minutesPass(60);
    assert.equal(postsTo(id).length, 4);
  });

  test('shows its token to the connector alone, and asks for it once', async () => {
    const departures = await app.departures();
    const connector = new URL(app.connector.serviceUrl).origin;
    const withToken = departures.filter(({ authorization }) => authorization.includes('token-1'));
    assert.equal(withToken.length, 8);
    assert.deepEqual(new Set(withToken.map(({ origin }) => origin)), new Set([connector]));
    for (const post of app.connector.posts) assert.equal(post.headers.authorization, 'Bearer token-1');
    assert.equal(app.identity.asked.length, 1);
    assert.equal(app.identity.asked[0]?.get('resource'), 'https://api.botframework.com');
  });

  test('turns to nobody but its storage, its identity, its key endpoint and the connector', async () => {
    const neighbours = [
      app.storage.url,
      app.identity.environment.IDENTITY_ENDPOINT,
      app.issuer.metadataUrl,
      app.connector.serviceUrl,
    ];
    assert.deepEqual(
      new Set((await app.departures()).map(({ origin }) => origin)),
      new Set(neighbours.map((url) => new URL(url).origin)),
    );
  });

  test('takes keys from the key endpoint once for all callers', () => {
    assert.deepEqual(app.issuer.asked, { metadata: 1, keys: 1 });
  });
});

describe('A valid token for another address', () => {
  test('gets nothing sent there: 403, and no token leaves', async (t) => {
    let calls = 0;
    const trap = createServer((_request, response) => {
      calls += 1;
      response.end('{"id":"x"}');
    });
    const port = await listen(trap, 0, '--port');
    t.after(() => trap.close());
    const before = await app.departures();
    for (const serviceUrl of [`http://127.0.0.1:${port}/`, `http://localhost:${port}/`]) {
      const { status } = await send(app.endpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: await app.bearer({ serviceurl: serviceUrl }),
        },
        body: JSON.stringify(app.activity({ serviceUrl })),
      });
      assert.equal(status, 403);
    }
    assert.equal(calls, 0);
    assert.deepEqual(await app.departures(), before);
  });

  test('gets no redirected post: what the connector says is not followed', async (t) => {
    let calls = 0;
    const trap = createServer((_request, response) => {
      calls += 1;
      response.end('{"id":"x"}');
    });
    const port = await listen(trap, 0, '--port');
    t.after(() => trap.close());
    const before = (await app.departures()).length;
    app.connector.fail = () => ({ status: 307, location: `http://127.0.0.1:${port}/` });
    await deliver('19:redirected@thread.v2', { text: 'help' });
    app.connector.fail = () => undefined;
    const departed = (await app.departures()).slice(before).map(({ origin }) => origin);
    assert.equal(calls, 0);
    assert.ok(departed.includes(new URL(app.connector.serviceUrl).origin));
    assert.ok(!departed.includes(`http://127.0.0.1:${port}`));
  });
});
