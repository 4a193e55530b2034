// The built app in the shape it has on Azure, and an ingestion endpoint of Application Insights beside it.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, beforeEach, describe, test } from 'node:test';
import { EVENTS, type EventDefinition, type EventName } from '../../lib/events.ts';
import { startBot } from '../e2e/bot.ts';
import { send, type Answer } from '../local/hostProcess.ts';
import { MARK, mark, MARKED, MARKED_KINDS } from '../security/marks.ts';
import { APP_ID, startGuardedApp, type Members } from '../servers/guardedApp.ts';
import { INSTRUMENTATION_KEY, startIngestionEndpoint, type Envelope } from '../servers/ingestionEndpoint.ts';

const ingestion = await startIngestionEndpoint({ after });
const app = await startGuardedApp(
  { after },
  {
    ...ingestion.environment,
    APPLICATIONINSIGHTS_CONNECTION_STRING: ingestion.connectionString,
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: `ClientId=${APP_ID};Authorization=AAD`,
  },
);

/** A trace of the host's; a tenth of them, those that begin with zeros among them, are drawn for dependencies. */
function newTrace(drawn = false): string {
  return `${drawn ? '00000000' : '00000001'}${randomBytes(12).toString('hex')}`;
}

/** Posts an activity as a channel does, as part of a trace. */
async function deliver(members: Members, trace = newTrace()): Promise<Answer> {
  return send(app.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: await app.bearer(),
      traceparent: `00-${trace}-b7ad6b7169203331-01`,
    },
    body: JSON.stringify(app.activity(members)),
  });
}

/** All that arrived of one trace, once the event that ends a turn is there. */
async function turnOf(trace: string): Promise<readonly Envelope[]> {
  const ofTrace = ({ tags }: Envelope): boolean => tags['ai.operation.id'] === trace;
  await ingestion.arrived((envelope) => ofTrace(envelope) && envelope.name === 'turn.completed');
  return ingestion.envelopes.filter(ofTrace);
}

let conversations = 0;
let conversation: Members;
beforeEach(() => {
  conversation = { id: `19:conversation-${(conversations += 1)}@thread.v2` };
});

describe('What a turn reports', () => {
  test('arrives as events of the host’s request, from the bot, with the token of its identity', async () => {
    const trace = newTrace();
    const before = Date.now();
    assert.equal((await deliver({ conversation, text: 'agent', locale: 'de-AT' }, trace)).status, 200);
    const answeredAt = Date.now();
    const envelopes = await turnOf(trace);
    assert.deepEqual(
      envelopes.map(({ type, name }) => `${type} ${name}`).filter((line) => !line.endsWith('app.started')),
      [
        'EventData conversation.started',
        'EventData conversation.escalated',
        'EventData command.settled',
        'EventData turn.completed',
      ],
    );
    for (const { tags, raw, time } of envelopes) {
      assert.equal(tags['ai.cloud.role'], 'contact-center-bot');
      assert.match(String(tags['ai.operation.parentId']), /^[0-9a-f]{16}$/);
      assert.ok(raw.includes(`"iKey":"${INSTRUMENTATION_KEY}"`));
      const at = Date.parse(time);
      assert.ok(before - 1 <= at && at <= answeredAt + 1, 'the time of the event, not of its sending');
    }
    const [first, ...others] = new Set(envelopes.map(({ tags }) => tags['ai.operation.parentId']));
    assert.ok(first !== undefined && others.length === 0, 'one parent: the request of the host');
    assert.match(ingestion.requests.at(-1) ?? '', /^Bearer token-\d+$/);
    assert.ok(app.identity.asked.some((query) => query.get('resource') === 'https://monitor.azure.com'));
  });

  test('is one wide event, with what the turn was and what it cost', async () => {
    const trace = newTrace();
    await deliver({ conversation, text: 'help' }, trace);
    const turn = (await turnOf(trace)).find(({ name }) => name === 'turn.completed');
    const { conversation: alias, ...properties } = turn?.properties ?? {};
    assert.match(String(alias), /^[0-9a-f]{16}$/);
    assert.deepEqual(properties, {
      channel: 'omnichannel',
      inbound: 'customerMessage',
      outcome: 'applied',
      rule: 'help',
      phase: 'talking',
      cold: 'false',
    });
    const measured = turn?.measurements ?? {};
    const { effects, waiting, conflicts, posts, storageRequests, customerTurns, session } = measured;
    assert.deepEqual(
      { effects, waiting, conflicts, posts, storageRequests, customerTurns, session },
      {
        effects: 1,
        waiting: 0,
        conflicts: 0,
        posts: 1,
        storageRequests: 3,
        customerTurns: 1,
        session: 1,
      },
    );
    for (const name of ['milliseconds', 'storageMilliseconds', 'postMilliseconds', 'responderMilliseconds']) {
      assert.ok(Number(measured[name]) > 0, name);
    }
  });

  test('goes on through the life of a conversation: duplicates, silence, failures, refusals', async () => {
    const seen = ingestion.envelopes.length;
    const again = app.activity({ conversation, text: 'what is the meaning of gibberish' });
    await deliver(again);
    await deliver(again);
    app.advance(6 * 60_000);
    await deliver({ conversation: { id: 'other' } });
    await app.sweep();
    await ingestion.arrived(({ name }) => name === 'conversation.idleWarned');
    app.advance(6 * 60_000);
    await deliver({ conversation: { id: 'another' } });
    await app.sweep();
    await ingestion.arrived(({ name }) => name === 'conversation.ended');
    app.connector.fail = () => ({ status: 503 });
    await deliver({ conversation: { id: 'unlucky' } });
    app.connector.fail = () => undefined;
    app.storage.plan = () => ({ kind: 'status', status: 403, code: 'AuthorizationFailure' });
    await deliver({ conversation: { id: 'lost' } });
    app.storage.plan = () => undefined;
    await send(app.endpoint, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' });
    await send(app.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(app.activity()),
    });
    await ingestion.arrived(({ name }) => name === 'auth.rejected');
    const names = new Set(ingestion.envelopes.slice(seen).map(({ name }) => name));
    for (const name of [
      ...['intent.unrecognised', 'activity.duplicate', 'conversation.idleWarned', 'conversation.ended'],
      ...['outbound.failed', 'failOpen', 'request.refused', 'auth.rejected', 'sweep.completed'],
    ]) {
      assert.ok(names.has(name), name);
    }
    const failed = ingestion.envelopes.findLast(({ properties }) => properties['outcome'] === 'failed');
    assert.equal(failed?.properties['code'], 'E_STORAGE_AUTH');
  });

  test('has the fields of the schema, each where the queries look for it', () => {
    const events = ingestion.envelopes.filter(({ type }) => type === 'EventData');
    assert.ok(new Set(events.map(({ name }) => name)).size >= 14);
    for (const { name, properties, measurements, sampleRate, raw } of events) {
      assert.ok(isEventName(name), name);
      const { fields }: EventDefinition = EVENTS[name];
      for (const [field, definition] of Object.entries(fields)) {
        const bag = definition.type === 'number' ? measurements : properties;
        assert.ok(definition.optional === true || field in bag, `${name} has no ${field}: ${raw}`);
      }
      for (const field of [...Object.keys(properties), ...Object.keys(measurements)]) {
        assert.ok(field in fields, `${name}.${field}`);
      }
      assert.equal(sampleRate, 100, 'events are never sampled');
    }
  });
});

describe('Dependencies', () => {
  const of = (trace: string) => (envelopes: readonly Envelope[]) =>
    envelopes.filter(
      ({ type, tags }) => type === 'RemoteDependencyData' && tags['ai.operation.id'] === trace,
    );

  test('of a drawn trace are all there, count tenfold and name no conversation', async () => {
    const trace = newTrace(true);
    await deliver({ conversation, text: 'help' }, trace);
    await ingestion.arrived(({ tags, name }) => tags['ai.operation.id'] === trace && name.startsWith('POST'));
    const dependencies = of(trace)(ingestion.envelopes);
    assert.deepEqual(
      dependencies.map(({ name, baseData: { type, target, resultCode, success }, sampleRate }) => ({
        name,
        type,
        target,
        resultCode,
        success,
        sampleRate,
      })),
      [
        ['GET /conversations', app.storage.url, '404', true],
        ['POST /$batch', app.storage.url, '202', true],
        ['POST /v3/conversations/activities', app.connector.serviceUrl, '200', true],
        ['PUT /conversations', app.storage.url, '204', true],
      ].map(([name, url, resultCode, success]) => ({
        name,
        type: 'Http',
        target: new URL(String(url)).host,
        resultCode,
        success,
        sampleRate: 10,
      })),
    );
    for (const { raw } of dependencies)
      assert.ok(!raw.includes('thread.v2') && !raw.includes('PartitionKey'));
  });

  test('of another trace are not, unless they failed', async () => {
    const trace = newTrace();
    app.connector.fail = () => ({ status: 500 });
    await deliver({ conversation, text: 'help' }, trace);
    app.connector.fail = () => undefined;
    await turnOf(trace);
    await ingestion.arrived(({ tags, name }) => tags['ai.operation.id'] === trace && name.startsWith('POST'));
    const dependencies = of(trace)(ingestion.envelopes);
    assert.deepEqual(
      dependencies.map(({ name, baseData: { resultCode, success }, sampleRate }) => ({
        name,
        resultCode,
        success,
        sampleRate,
      })),
      [{ name: 'POST /v3/conversations/activities', resultCode: '500', success: false, sampleRate: 100 }],
    );
  });
});

test('No word of a customer, no id and no token is in any of it, whatever was sent in whatever field', async () => {
  const id = mark('conversation');
  const marked = { ...MARKED, conversation: { id, name: mark('title') } };
  const trace = newTrace(true);
  for (const members of MARKED_KINDS) {
    assert.equal((await deliver({ ...marked, ...members }, trace)).status, 200);
  }
  assert.equal((await deliver({ ...marked, channelId: mark('channel') }, trace)).status, 403);
  assert.equal(
    (await deliver({ ...marked, serviceUrl: `https://${mark('host')}.example/` }, trace)).status,
    403,
  );
  app.connector.fail = () => 'reset';
  await deliver({ ...marked, conversation: { id: mark('cutOff') } }, trace);
  app.connector.fail = () => undefined;
  const last = newTrace(true);
  await deliver({ ...marked, conversation: { id: mark('last') } }, last);
  await turnOf(last);

  const sent = ingestion.envelopes.map(({ raw }) => raw).join('\n');
  assert.ok(sent.includes('conversation.escalated'));
  assert.ok(!sent.toLowerCase().includes(MARK), sent);
  for (const secret of ['eyJ', 'Bearer', 'token-', '4111 1111', 'thread.v2', '8:acs']) {
    assert.ok(!sent.includes(secret), secret);
  }
  const { issuer, identity } = app;
  assert.ok(!sent.includes(issuer.metadataUrl) && !sent.includes(identity.environment.IDENTITY_HEADER));
});

test('On Azure it comes under the name of the site and of the instance, as what the host reports does', async (t) => {
  const bot = await startBot(t, {
    ...ingestion.environment,
    WEBSITE_SITE_NAME: 'func-contact',
    WEBSITE_INSTANCE_ID: 'instance-7',
    MicrosoftAppId: APP_ID,
    MicrosoftAppType: 'UserAssignedMSI',
    ConversationStorage: app.storage.connectionString,
    APPLICATIONINSIGHTS_CONNECTION_STRING: ingestion.connectionString,
  });
  assert.equal((await bot.post(app.activity())).status, 401);
  const isItsOwn = ({ name, tags }: Envelope): boolean =>
    name === 'auth.rejected' && tags['ai.cloud.roleInstance'] === 'instance-7';
  // What still waits at a stop is given up after a while, so the bot is not stopped before.
  await ingestion.arrived(isItsOwn);
  await bot.stop();
  assert.equal(ingestion.envelopes.find(isItsOwn)?.tags['ai.cloud.role'], 'func-contact');
});

describe('A turn is answered as ever', () => {
  const isAnswered = async (): Promise<string> => {
    const id = `answered-${randomBytes(4).toString('hex')}`;
    const trace = newTrace();
    assert.equal((await deliver({ conversation: { id }, text: 'help' }, trace)).status, 200);
    const posts = app.connector.posts.filter(({ path }) => path.includes(id));
    assert.equal(posts.length, 1);
    return trace;
  };

  for (const [title, mood] of [
    ['while the endpoint throttles', { status: 429, retryAfter: 1 }],
    ['while the resource is over its daily quota', { status: 439, retryAfter: 1 }],
    ['while the endpoint is overloaded', { status: 503, retryAfter: 1 }],
  ] as const) {
    test(`${title}, and what it reported arrives afterwards`, async () => {
      const requests = ingestion.requests.length;
      ingestion.mood = mood;
      const trace = await isAnswered();
      await ingestion.asked(requests + 1);
      ingestion.mood = 'takes';
      await isAnswered();
      await turnOf(trace);
    });
  }

  test('while the endpoint fails for good', async () => {
    const requests = ingestion.requests.length;
    ingestion.mood = { status: 400 };
    await isAnswered();
    await ingestion.asked(requests + 1);
    await isAnswered();
    ingestion.mood = 'takes';
    await turnOf(await isAnswered());
  });

  test('while the endpoint takes a request and never answers it', async () => {
    const requests = ingestion.requests.length;
    ingestion.mood = 'hangs';
    await isAnswered();
    await ingestion.asked(requests + 1);
    for (let turns = 0; turns < 20; turns += 1) await isAnswered();
    assert.ok(app.alive());
    assert.equal(ingestion.requests.length, requests + 1, 'nothing else is sent meanwhile');
    ingestion.mood = 'takes';
  });
});

// Last, because the SDK does some of what it does by itself only after a while.
test('In all that time the SDK has called nobody but the ingestion endpoint and the identity, and the app nobody new', async () => {
  const origins = new Set((await app.departures()).map(({ origin }) => origin));
  const { metadataUrl } = app.issuer;
  const { IDENTITY_ENDPOINT } = app.identity.environment;
  const known = [metadataUrl, IDENTITY_ENDPOINT, app.storage.url, app.connector.serviceUrl];
  assert.deepEqual(
    [...origins].toSorted(),
    [...known, ingestion.url].map((url) => new URL(url).origin).toSorted(),
  );
});

function isEventName(name: string): name is EventName {
  return Object.hasOwn(EVENTS, name);
}
