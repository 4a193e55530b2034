// Rows N of the reliability tables as far as they are about one attempt to post: how often the connector is asked, and
// what its answer is taken for. What follows from that for a turn is in test/turns/outbox.test.ts. N06 (a 401 to us) is
// taken for "not sent", so that the outbox posts it again, with another token: credentials.test.ts. N09 is in
// botToken.test.ts.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:tls';
import { after, before, beforeEach, describe, it } from 'node:test';
import { toHttpHeadersLike } from '@azure/core-http-compat';
import { createHttpHeaders } from '@azure/core-rest-pipeline';
import { ContactCenterAdapter } from '../../lib/botbuilder/adapter.ts';
import { createAuthentication } from '../../lib/botbuilder/authentication.ts';
import {
  createConnectorHttpClient,
  DeliveryFailure,
  readOutcome,
  type ConnectorRequest,
} from '../../lib/botbuilder/delivery.ts';
import { BotError } from '../../lib/errors.ts';
import type { Dependency } from '../../lib/events.ts';
import { readActivityShape } from '../../lib/botbuilder/inboundActivity.ts';
import type { Json } from '../../lib/botbuilder/strictJson.ts';
import { loadConfig, type Config } from '../../lib/config.ts';
import type { OutgoingActivity, SendOutcome } from '../../lib/conversation/index.ts';
import { commandToActivity } from '../../lib/omnichannel/index.ts';
import { parseObject } from '../local/hostProcess.ts';

/** A connector on loopback that answers as it is told and remembers what it was asked. */
interface Connector {
  readonly url: string;
  readonly port: number;
  readonly requests: {
    readonly url: string;
    readonly body: string;
    readonly headers: IncomingMessage['headers'];
  }[];
  readonly connections: () => number;
  answer: (response: ServerResponse, request: IncomingMessage) => void;
  close(): Promise<void>;
}

async function startConnector(): Promise<Connector> {
  let connections = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.once('end', () => {
      connector.requests.push({ url: request.url ?? '', body, headers: request.headers });
      connector.answer(response, request);
    });
  });
  server.on('connection', () => {
    connections += 1;
  });
  const port = await listen(server);
  const connector: Connector = {
    url: `http://127.0.0.1:${port}/`,
    port,
    requests: [],
    connections: () => connections,
    answer: accept,
    close: () => stop(server),
  };
  return connector;
}

async function listen(server: Server | ReturnType<typeof createTlsServer>): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

const accept = (response: ServerResponse): void => {
  response.setHeader('content-type', 'application/json').end('{"id":"1"}');
};

const status =
  (code: number, headers: Readonly<Record<string, string>> = {}, body = '{"error":{"code":"Fault"}}') =>
  (response: ServerResponse): void => {
    response.writeHead(code, { 'content-type': 'application/json', ...headers }).end(body);
  };

const loaded = loadConfig({
  SweepSchedule: '0 * * * * *',
  AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
  ConversationStorage: 'UseDevelopmentStorage=true',
});
if (!loaded.ok) throw new Error('The settings of a local run are refused.');
const config: Config = loaded.config;

/** A healthy attempt takes a few milliseconds, on a busy machine many; only a connector that is silent is given up soon. */
const TIMEOUT = 10_000;
const SOON = 300;

let connector: Connector;
before(async () => {
  connector = await startConnector();
});
beforeEach(() => {
  connector.answer = accept;
  connector.requests.length = 0;
});
after(() => connector.close());

const ADDRESS = {
  serviceUrl: '',
  channelId: 'omnichannel',
  conversationId: 'c1',
  bot: { id: 'bot' },
  customer: { id: 'customer' },
};

const ESCALATE = commandToActivity({ type: 'Escalate', text: 'A summary', context: {} });

/** As the bot has it: one for all posts. */
const client = createConnectorHttpClient(TIMEOUT);
const impatient = createConnectorHttpClient(SOON);

/** Answers in a turn of the customer's, where the SDK repeats the conversation's id in a header. */
async function answerIn(
  conversationId: string,
  members: Readonly<Record<string, Json>> = {},
): Promise<SendOutcome | undefined> {
  const authentication = createAuthentication(config, { httpClient: client });
  const shape = readActivityShape({
    ...{ type: 'message', id: '7', text: 'hello', channelId: 'omnichannel', serviceUrl: connector.url },
    ...{ conversation: { id: conversationId }, from: { id: 'customer' }, recipient: { id: 'bot' } },
    ...members,
  });
  assert.ok(shape.ok);
  const authenticated = await authentication.authenticateRequest(shape.activity, '');
  let outcome: SendOutcome | undefined;
  await new ContactCenterAdapter(authentication).receive(authenticated, shape.activity, async (send) => {
    outcome = await send(ESCALATE, new AbortController().signal);
  });
  return outcome;
}

/** Posts through everything that is there on the way out: adapter, connector client, credentials, HTTP client. */
async function post(
  activity: OutgoingActivity = ESCALATE,
  {
    serviceUrl = connector.url,
    signal = new AbortController().signal,
    conversationId = '19:abc/def@thread.v2',
    httpClient = client,
  } = {},
): Promise<SendOutcome> {
  const authentication = createAuthentication(config, { httpClient });
  const adapter = new ContactCenterAdapter(authentication);
  const address = { ...ADDRESS, serviceUrl, conversationId };
  const outcomes: SendOutcome[] = [];
  await adapter.speakFirst(authentication.ownIdentity(), address, async (send) => {
    outcomes.push(await send(activity, signal));
  });
  const [outcome] = outcomes;
  assert.ok(outcome !== undefined);
  return outcome;
}

describe('an attempt to post', () => {
  it('is one request to the conversation, and sent when the connector says so', async () => {
    assert.deepEqual(await post(), { kind: 'sent' });
    const [request] = connector.requests;
    assert.equal(request?.url, '/v3/conversations/19%3Aabc%2Fdef%40thread.v2/activities');
    const { tags } = readChannelData(request.body);
    assert.equal(tags, '{"type":"Escalate","context":{}}');
  });

  it('answers the message at its addresses, without what the channel keeps there for itself', async () => {
    const authentication = createAuthentication(config, { httpClient: client });
    const shape = readActivityShape({
      ...{ type: 'message', id: 'a/b', channelId: 'omnichannel', serviceUrl: connector.url },
      conversation: { id: 'c 1', isGroup: false, conversationType: 'personal', name: 'Support', cache: 1 },
      from: { id: 'customer', name: 'Customer', role: 'user', cache: 2 },
      recipient: { id: 'bot', name: 'Bot', cache: 3 },
    });
    assert.ok(shape.ok);
    const authenticated = await authentication.authenticateRequest(shape.activity, '');
    await new ContactCenterAdapter(authentication).receive(authenticated, shape.activity, async (send) => {
      await send({ type: 'message', text: 'hello' }, new AbortController().signal);
    });
    const [request] = connector.requests;
    assert.equal(request?.url, '/v3/conversations/c%201/activities/a%2Fb');
    const { from, recipient, conversation, replyToId } = parseObject(request.body);
    assert.deepEqual(from, { id: 'bot', name: 'Bot' });
    assert.deepEqual(recipient, { id: 'customer', name: 'Customer', role: 'user' });
    assert.deepEqual(conversation, {
      ...{ id: 'c 1', isGroup: false, conversationType: 'personal', name: 'Support' },
    });
    assert.equal(replyToId, 'a/b');
  });

  it('keeps the connection for the next one', async () => {
    await post();
    const before = connector.connections();
    for (let number = 0; number < 10; number += 1) await post();
    assert.equal(connector.connections(), before);
    assert.equal(connector.requests.length, 11);
  });

  for (const code of [408, 500, 502, 503, 504]) {
    it(`N02 is made once when the connector answers ${code}, and may have arrived`, async () => {
      connector.answer = status(code);
      assert.deepEqual(await post(), { kind: 'ambiguous', code: String(code) });
      assert.equal(connector.requests.length, 1);
    });
  }

  it('N02 is made once when the connection is cut after it was read, and may have arrived', async () => {
    connector.answer = (_response, request) => request.socket.resetAndDestroy();
    assert.equal((await post()).kind, 'ambiguous');
    assert.equal(connector.requests.length, 1);
  });

  it('N03 is made once and given up when the connector never answers', async () => {
    const closed = Promise.withResolvers<unknown>();
    connector.answer = (_response, request) => request.socket.once('close', closed.resolve);
    assert.deepEqual(await post(ESCALATE, { httpClient: impatient }), {
      ...{ kind: 'ambiguous', code: 'TimeoutError', unanswered: true },
    });
    assert.equal(connector.requests.length, 1);
    // Its connection does not stay behind.
    await closed.promise;
  });

  it('N03 surely did not arrive when the time was over before it began', async () => {
    const outcome = await post(ESCALATE, { signal: AbortSignal.abort() });
    assert.deepEqual(outcome, { kind: 'notSent', code: 'E_DEADLINE' });
    assert.equal(connector.requests.length, 0);
  });

  it('N03 surely did not arrive when the host never took the connection', async () => {
    // It listens and never shakes hands.
    const server = createTlsServer();
    server.removeAllListeners('connection');
    const port = await listen(server);
    try {
      const outcome = await post(ESCALATE, {
        serviceUrl: `https://127.0.0.1:${port}/`,
        httpClient: impatient,
      });
      assert.deepEqual(outcome, { kind: 'notSent', code: 'TimeoutError', unanswered: true });
    } finally {
      server.close();
    }
  });

  for (const conversationId of ['漢字', 'a\u0000b', 'a\r\nb', '🙂']) {
    it(`reaches a conversation named ${JSON.stringify(conversationId)}`, async () => {
      assert.deepEqual(await post(ESCALATE, { conversationId }), { kind: 'sent' });
      assert.ok(connector.requests[0]?.url.includes(encodeURIComponent(conversationId)));
    });

    it(`reaches it with an answer as well: ${JSON.stringify(conversationId)}`, async () => {
      assert.deepEqual(await answerIn(conversationId), { kind: 'sent' });
      const [request] = connector.requests;
      assert.ok(request !== undefined);
      assert.ok(request.url.endsWith(`/${encodeURIComponent(conversationId)}/activities/7`), request.url);
      assert.equal(request.headers['x-ms-conversation-id'], undefined);
      assert.match(request.headers['content-type'] ?? '', /^application\/json/);
    });
  }

  for (const id of ['a\ud800b', '\udfff', '.', '..', 'x'.repeat(257), '漢'.repeat(1_000)]) {
    it(`answers to the conversation where the message cannot be addressed: ${JSON.stringify(id).slice(0, 20)}`, async () => {
      assert.deepEqual(await answerIn('c1', { id }), { kind: 'sent' });
      const [request] = connector.requests;
      assert.ok(request !== undefined);
      assert.equal(request.url, '/v3/conversations/c1/activities');
      assert.equal(parseObject(request.body)['replyToId'], undefined);
    });
  }

  for (const [kind, character] of [
    ['letters', 'x'],
    ['quotes', '"'],
    ['controls', '\u0001'],
    ['Chinese', '漢'],
  ] as const) {
    it(`repeats of the message’s addresses what is short: not ${kind} by the thousand`, async () => {
      const long = character.repeat(1_000);
      const about = {
        name: long,
        aadObjectId: long,
        role: long,
        properties: { note: character.repeat(4_000) },
      };
      const conversation = { id: 'c1', tenantId: 'tenant', conversationType: long, ...about };
      const sent = await answerIn('c1', {
        conversation,
        from: { id: 'customer', ...about, name: 'Ana' },
        recipient: { id: 'bot', ...about },
      });
      assert.deepEqual(sent, { kind: 'sent' });
      const activity = parseObject(connector.requests[0]?.body ?? '');
      assert.deepEqual(activity['conversation'], { id: 'c1', tenantId: 'tenant' });
      assert.deepEqual(activity['recipient'], { id: 'customer', name: 'Ana' });
      assert.deepEqual(activity['from'], { id: 'bot' });
    });
  }

  it('reaches any conversation by the SDK’s own way as well, which names it in a header', async () => {
    const authentication = createAuthentication(config, { httpClient: client });
    const sdk = await authentication.createConnectorFactory().create(connector.url, '');
    await sdk.conversations.replyToActivity('漢字', '7', { type: 'message', text: 'hello' });
    const [request] = connector.requests;
    assert.ok(request !== undefined);
    assert.ok(request.url.includes(encodeURIComponent('漢字')), request.url);
    assert.equal(request.headers['x-ms-conversation-id'], undefined);
  });

  it('N03 is given up with the turn', async () => {
    const turn = new AbortController();
    connector.answer = () => {
      turn.abort();
    };
    assert.deepEqual(await post(ESCALATE, { signal: turn.signal }), {
      kind: 'ambiguous',
      code: 'AbortError',
    });
    assert.equal(connector.requests.length, 1);
  });

  it('N03 is given up with a turn that ends for a reason of its own kind', async () => {
    const turn = new AbortController();
    connector.answer = () => {
      turn.abort('the host is stopped');
    };
    assert.deepEqual(await post(ESCALATE, { signal: turn.signal }), {
      kind: 'ambiguous',
      code: 'AbortError',
    });
  });

  for (const [title, header, retryAfter] of [
    ['one second', '1', 1_000],
    ['an hour', '3600', 3_600_000],
    ['no time', undefined, undefined],
    ['no time at all', '0', 0],
    ['a negative time', '-5', undefined],
    ['nonsense', 'soon', undefined],
    ['a fraction', '61.0005', 61_001],
    ['three thousand years', '99999999999', 86_400_000],
    ['the year 9999', 'Fri, 31 Dec 9999 23:59:59 GMT', 86_400_000],
    ['a list', '1, 9999', undefined],
    ['an exponent', '1e9', undefined],
    ['a date long gone', 'Wed, 21 Oct 2015 07:28:00 GMT', undefined],
  ] as const) {
    it(`N04 is not taken when the connector asks for patience, naming ${title}`, async () => {
      connector.answer = status(429, header === undefined ? {} : { 'retry-after': header });
      assert.deepEqual(await post(), { kind: 'throttled', retryAfter });
      assert.equal(connector.requests.length, 1);
    });
  }

  it('N04 is not taken when the connector asks for patience, naming a date', async () => {
    const date = new Date(Date.now() + 3_600_000);
    connector.answer = status(429, { 'retry-after': date.toUTCString() });
    const outcome = await post();
    assert.ok(outcome.kind === 'throttled' && outcome.retryAfter !== undefined);
    assert.ok(outcome.retryAfter > 3_500_000 && outcome.retryAfter <= 3_600_000, String(outcome.retryAfter));
  });

  it('N04 is not taken when the connector is busy and names a time', async () => {
    connector.answer = status(503, { 'retry-after': '7' });
    assert.deepEqual(await post(), { kind: 'throttled', retryAfter: 7_000 });
  });

  for (const [code, expected] of [
    [500, { kind: 'ambiguous', code: '500' }],
    [400, { kind: 'refused', status: 400, gone: false }],
  ] as const) {
    it(`N04 is ${expected.kind} by a ${code}, whatever time it names`, async () => {
      connector.answer = status(code, { 'retry-after': '7' });
      assert.deepEqual(await post(), expected);
    });
  }

  for (const code of [403, 404, 410]) {
    it(`N05 is refused for good by ${code}: the bot is not in the conversation any more`, async () => {
      connector.answer = status(code);
      assert.deepEqual(await post(), { kind: 'refused', status: code, gone: true });
      assert.equal(connector.requests.length, 1);
    });
  }

  for (const code of [304, 400, 405, 413, 415, 422]) {
    it(`N05 is refused for good by ${code}, which says nothing about the conversation`, async () => {
      connector.answer = status(code);
      assert.deepEqual(await post(), { kind: 'refused', status: code, gone: false });
      assert.equal(connector.requests.length, 1);
    });
  }

  it('N06 did not arrive when the connector does not accept the token', async () => {
    connector.answer = status(401);
    assert.deepEqual(await post(), { kind: 'notSent', code: 'UNAUTHORIZED' });
    assert.equal(connector.requests.length, 1);
  });

  for (const code of [301, 302, 303, 307, 308]) {
    it(`N07 does not follow a ${code} to another host`, async () => {
      const other = await startConnector();
      try {
        connector.answer = status(code, { location: `${other.url}v3/conversations/x/activities` });
        assert.deepEqual(await post(), { kind: 'refused', status: code, gone: false });
        assert.equal(connector.requests.length, 1);
        assert.equal(other.requests.length, 0);
      } finally {
        await other.close();
      }
    });
  }

  for (const [title, body] of [
    ['no body', ''],
    ['a body that is not JSON', '<html>OK</html>'],
    ['JSON that is cut off', '{"id":'],
    ['null', 'null'],
    ['an id that is no string', '{"id":7}'],
    ['a body of 5 MB', `{"id":"${'x'.repeat(5_000_000)}"}`],
  ] as const) {
    it(`N08 is sent when the connector answers 200 with ${title}`, async () => {
      connector.answer = status(200, {}, body);
      assert.deepEqual(await post(), { kind: 'sent' });
      assert.equal(connector.requests.length, 1);
    });
  }

  it('N08 is sent when the connector answers any other success', async () => {
    for (const code of [201, 202, 203, 204]) {
      connector.answer = status(code, {}, '');
      assert.deepEqual(await post(), { kind: 'sent' });
    }
  });

  it('N08 is sent when the connector answers 200 and then falls silent or breaks off', async () => {
    connector.answer = (response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"id":');
    };
    assert.deepEqual(await post(ESCALATE, { httpClient: impatient }), { kind: 'sent' });
    connector.answer = (response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"id":', () => response.destroy());
    };
    assert.deepEqual(await post(), { kind: 'sent' });
    assert.equal(connector.requests.length, 2);
  });

  for (const [code, kind] of [
    [503, 'ambiguous'],
    [429, 'throttled'],
    [403, 'refused'],
  ] as const) {
    it(`N02 is ${kind} by a ${code} whose body breaks off or never comes`, async () => {
      connector.answer = (response) => {
        response.writeHead(code, { 'content-length': '100' }).write('{', () => response.destroy());
      };
      assert.equal((await post()).kind, kind);
      connector.answer = (response) => {
        response.writeHead(code, { 'content-length': '100' }).flushHeaders();
      };
      assert.equal((await post()).kind, kind);
    });
  }

  it('N11 did not arrive where nobody listens', async () => {
    const closed = await startConnector();
    await closed.close();
    assert.deepEqual(await post(ESCALATE, { serviceUrl: closed.url }), {
      kind: 'notSent',
      code: 'ECONNREFUSED',
      unanswered: true,
    });
    // A name with an IPv6 and an IPv4 address, both of them dead.
    const outcome = await post(ESCALATE, { serviceUrl: `http://localhost:${closed.port}/` });
    assert.deepEqual(outcome, { kind: 'notSent', code: 'ECONNREFUSED', unanswered: true });
  });

  it('N11 did not arrive where the other side speaks no TLS, or none that we accept', async () => {
    const plain = await post(ESCALATE, { serviceUrl: connector.url.replace('http:', 'https:') });
    assert.equal(plain.kind, 'notSent', JSON.stringify(plain));
    assert.equal(connector.requests.length, 0);
    // A server without a certificate: the handshake fails.
    const server = createTlsServer();
    const port = await listen(server);
    try {
      const refused = await post(ESCALATE, { serviceUrl: `https://127.0.0.1:${port}/` });
      assert.equal(refused.kind, 'notSent', JSON.stringify(refused));
    } finally {
      server.close();
    }
  });

  it('is not made to a host that is not allowed', async () => {
    const outcome = await post(ESCALATE, { serviceUrl: 'http://169.254.169.254/' });
    assert.deepEqual(outcome, { kind: 'refused', status: 0, gone: false });
  });
});

/** A post to this address, under no deadline of its own. */
function requestTo(url: string): ConnectorRequest {
  return { url, method: 'POST', headers: toHttpHeadersLike(createHttpHeaders()), body: '{}' };
}

describe('the client that posts', () => {
  const path = 'v3/conversations/19%3Asecret/activities';

  for (const [code, ok] of [
    [200, true],
    [302, true],
    [400, false],
    [503, false],
  ] as const) {
    it(`reports a post and its answer ${code}, without what its address tells of the conversation`, async () => {
      const reported: Dependency[] = [];
      const reporting = createConnectorHttpClient(TIMEOUT, (dependency) => reported.push(dependency));
      connector.answer = status(code);
      await reporting.sendRequest(requestTo(`${connector.url}${path}`)).catch(() => undefined);
      const [{ milliseconds, ...dependency } = { milliseconds: -1 }] = reported;
      assert.ok(milliseconds >= 0);
      assert.deepEqual(dependency, {
        ...{ kind: 'connector', method: 'POST', origin: connector.url.slice(0, -1) },
        ...{ operation: '/v3/conversations/activities', status: code, ok },
      });
    });
  }

  it('says why a post failed, and is understood without the SDK', async () => {
    const closed = await startConnector();
    await closed.close();
    await assert.rejects(client.sendRequest(requestTo(`${closed.url}${path}`)), (thrown) => {
      assert.ok(thrown instanceof DeliveryFailure);
      assert.equal(thrown.name, 'DeliveryFailure');
      assert.ok(thrown.cause instanceof Error);
      assert.deepEqual(readOutcome(thrown), { kind: 'notSent', code: 'ECONNREFUSED', unanswered: true });
      return true;
    });
  });
});

describe('an error while sending', () => {
  const refused: SendOutcome = { kind: 'refused', status: 0, gone: false };
  for (const [what, thrown, expected] of [
    ['no token could be had', new BotError('E_TOKEN', 'x'), { kind: 'notSent', code: 'E_TOKEN' }],
    ['the address is not allowed', new BotError('E_SERVICE_URL', 'x'), refused],
    [
      'the time was over',
      Object.assign(new Error('x'), { name: 'AbortError' }),
      { kind: 'notSent', code: 'E_DEADLINE' },
    ],
    ['the activity cannot be written down', new TypeError('circular'), refused],
    ['what is thrown is no error', { name: 'AbortError' }, refused],
  ] as const) {
    it(`before the post means what it says: ${what}`, () => {
      assert.deepEqual(readOutcome(thrown), expected);
    });
  }
});

function readChannelData(body: string): Readonly<Record<string, unknown>> {
  const activity: unknown = JSON.parse(body);
  assert.ok(typeof activity === 'object' && activity !== null && 'channelData' in activity);
  const { channelData } = activity;
  assert.ok(typeof channelData === 'object' && channelData !== null);
  return Object.fromEntries(Object.entries(channelData));
}
