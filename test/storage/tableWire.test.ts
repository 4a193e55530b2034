// How requests to a table leave: over which connections, with which of the SDK's steps on their way, and what is reported.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createHttpHeaders, createPipelineRequest, type PipelineRequest } from '@azure/core-rest-pipeline';
import { RestError } from '@azure/data-tables';
import { BotError } from '../../lib/errors.ts';
import { noTelemetry, type Dependency } from '../../lib/events.ts';
import { createServerClock, createTableStore, openTable } from '../../lib/storage/index.ts';
import { openStores } from '../../lib/storage/openStores.ts';
import { tableHttpClient } from '../../lib/storage/tableHttpClient.ts';
import { freshKey, sampleRecord } from './storeContract.ts';

const KEY = 'd3Jvbmc=';

let answer: (response: ServerResponse, request: IncomingMessage) => void;
let requests: { method: string | undefined; headers: IncomingMessage['headers']; body: string }[] = [];
const server = createServer((request, response) => {
  let body = '';
  request
    .on('data', (chunk) => (body += String(chunk)))
    .once('end', () => {
      requests.push({ method: request.method, headers: request.headers, body });
      answer(response, request);
    });
});
let origin = '';

before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  origin = `http://127.0.0.1:${address.port}`;
});
after(() => {
  server.close();
  server.closeAllConnections();
});
beforeEach(() => {
  requests = [];
});

describe('the HTTP client of the tables', () => {
  const client = tableHttpClient;

  const request = (members: Partial<Parameters<typeof createPipelineRequest>[0]> = {}) =>
    createPipelineRequest({
      ...{ url: `${origin}/table`, method: 'POST', body: '{"ä":1}', allowInsecureConnection: true },
      ...members,
    });

  it('sends what the SDK wants to send, and gives back what the service answers', async () => {
    answer = (response) =>
      response
        .writeHead(409, {
          'content-type': 'application/json',
          'x-list': ['a', 'b'],
          'set-cookie': ['c', 'd'],
        })
        .end('{"ö":2}');
    const sent = request({ headers: createHttpHeaders({ 'X-Ms-Version': '2019' }) });
    const response = await client.sendRequest(sent);
    assert.deepEqual(
      [response.status, response.bodyAsText, response.request === sent],
      [409, '{"ö":2}', true],
    );
    assert.equal(response.headers.get('x-list'), 'a, b');
    assert.equal(response.headers.get('set-cookie'), 'c, d');
    assert.equal(response.headers.get('content-type'), 'application/json');
    const [{ method, body, headers } = { method: '', body: '', headers: {} }] = requests;
    assert.deepEqual([method, body, headers['x-ms-version']], ['POST', '{"ä":1}', '2019']);
  });

  it('speaks in the clear only where it may, and says to whom it would not', async () => {
    const secret = request({ allowInsecureConnection: false, url: `${origin}/table?secret` });
    await assert.rejects(client.sendRequest(secret), (thrown: Error) => {
      assert.ok(thrown.message.includes(origin) && !thrown.message.includes('secret'), thrown.message);
      return true;
    });
    assert.deepEqual(requests, []);
    const closed = request({ url: 'https://127.0.0.1:1/', allowInsecureConnection: false });
    await assert.rejects(client.sendRequest(closed), { code: 'ECONNREFUSED' });
  });

  it('takes text and nothing else, or nothing', async () => {
    answer = (response) => response.end();
    const bytes = request({ body: new Uint8Array([1]) });
    await assert.rejects(client.sendRequest(bytes), { name: 'TypeError', message: /text/ });
    assert.deepEqual(requests, []);
    const none = createPipelineRequest({ url: origin, method: 'GET', allowInsecureConnection: true });
    assert.equal((await client.sendRequest(none)).bodyAsText, '');
  });

  it('says what there was instead of an answer, as the SDK’s own does', async () => {
    answer = (response) => response.destroy();
    const cut = request();
    await assert.rejects(client.sendRequest(cut), (thrown) => {
      assert.ok(thrown instanceof RestError);
      assert.deepEqual([thrown.code, thrown.statusCode, thrown.request], ['ECONNRESET', undefined, cut]);
      assert.notEqual(thrown.message, '');
      return true;
    });
    answer = (response) =>
      response.writeHead(200, { 'content-length': '9' }).write('{', () => response.destroy());
    await assert.rejects(client.sendRequest(request()), { code: RestError.REQUEST_SEND_ERROR });
  });

  it('is given up after the request’s own time', async () => {
    answer = () => undefined;
    const caller = new AbortController();
    const ended: string[] = [];
    const patient = client
      .sendRequest(request({ timeout: 60_000, abortSignal: caller.signal }))
      .finally(() => ended.push('patient'));
    const hasty = client.sendRequest(request({ timeout: 20 })).finally(() => ended.push('hasty'));
    await assert.rejects(hasty, { code: 'TimeoutError' });
    caller.abort();
    await assert.rejects(patient, { code: 'AbortError' });
    assert.deepEqual(ended, ['hasty', 'patient']);
  });

  it('reads the largest page of the service, and no answer that is larger than any', async () => {
    const megabytes = (count: number) => 'x'.repeat(count * 1_024 * 1_024);
    answer = (response) => response.end(megabytes(8));
    assert.equal((await client.sendRequest(request())).bodyAsText?.length, 8 * 1_024 * 1_024);
    answer = (response) => response.end(`${megabytes(8)}x`);
    await assert.rejects(client.sendRequest(request()), {
      code: RestError.REQUEST_SEND_ERROR,
      message: /larger than any/,
    });
  });
});

describe('a table that is opened', () => {
  const https = `DefaultEndpointsProtocol=https;AccountName=account;AccountKey=${KEY};EndpointSuffix=core.windows.net`;
  const open = (connectionString: string) =>
    openTable({ kind: 'connectionString', connectionString }, createServerClock());

  it('is that of the conversations where no other is named', async () => {
    const { tableName, url } = await open(https);
    assert.deepEqual([tableName, url], ['conversations', 'https://account.table.core.windows.net']);
  });

  it('is reached with an identity where the settings name one', async () => {
    const tableServiceUri = 'https://account.table.core.windows.net/';
    const storage = { kind: 'identity', tableServiceUri, clientId: 'c' } as const;
    const table = await openTable(storage, createServerClock(), undefined, 'other');
    assert.deepEqual([table.tableName, new URL(table.url).host], ['other', 'account.table.core.windows.net']);
  });

  it('has nothing on the way of a request that retries, redirects, inflates or traces it', async () => {
    for (const storage of [
      { kind: 'connectionString', connectionString: https },
      { kind: 'identity', tableServiceUri: 'https://account.table.core.windows.net', clientId: 'c' },
    ] as const) {
      const { pipeline } = await openTable(storage, createServerClock());
      const names = pipeline.getOrderedPolicies().map(({ name }) => name);
      assert.deepEqual(
        names.filter((name) =>
          /retry|redirect|decompress|form|multipart|proxy|log|tracing|abort/i.test(name),
        ),
        [],
      );
      assert.ok(
        names.some((name) => /signWithKey|bearer/i.test(name)),
        names.join(),
      );
    }
  });

  it('is signed for with the key of its connection string, whatever else there is in it', async () => {
    const signs = async (connectionString: string): Promise<readonly string[]> => {
      const { pipeline } = await open(connectionString);
      const names = pipeline.getOrderedPolicies().map(({ name }) => name);
      return names.filter((name) => ['signWithKey', 'tablesNamedKeyCredentialPolicy'].includes(name));
    };
    assert.deepEqual(await signs(https), ['signWithKey']);
    assert.deepEqual(await signs(https.replaceAll(';', '; ')), ['signWithKey']);
    // The emulator’s key is published, and not in its connection string.
    for (const more of ['', ';AccountName=a', `;AccountKey=${KEY}`])
      assert.deepEqual(await signs(`UseDevelopmentStorage=true${more}`), ['tablesNamedKeyCredentialPolicy']);
  });

  it('has to say which version of a row it has written', async () => {
    const connectionString = `DefaultEndpointsProtocol=http;AccountName=a;AccountKey=${KEY};TableEndpoint=${origin}/a`;
    const store = createTableStore(await open(connectionString), noTelemetry.track, Date.now);
    const none = (thrown: Error & { code?: string }): true => {
      assert.equal(thrown.code, 'E_STORAGE_UNAVAILABLE');
      assert.ok(thrown.cause instanceof BotError, String(thrown.cause));
      assert.equal(thrown.cause.code, 'E_STORAGE_UNAVAILABLE');
      assert.match(thrown.cause.message, /no ETag/);
      return true;
    };
    answer = (response) => response.writeHead(204).end();
    await assert.rejects(store.save(freshKey(), sampleRecord(), undefined), none);
    answer = (response) =>
      response.writeHead(202, { 'content-type': 'multipart/mixed; boundary=b' }).end('--b--');
    await assert.rejects(store.save(freshKey(), sampleRecord({ dueAt: 1 }), undefined), none);
  });

  for (const [what, connectionString, isPlain] of [
    ['the emulator', 'UseDevelopmentStorage=true', true],
    ['an endpoint', 'TableEndpoint=http://127.0.0.1:1/a;SharedAccessSignature=sv=1', true],
    [
      'a protocol',
      `DefaultEndpointsProtocol=http;AccountName=a;AccountKey=${KEY};EndpointSuffix=localhost:1`,
      true,
    ],
    [
      'a protocol behind all others',
      `AccountName=a;AccountKey=${KEY};EndpointSuffix=localhost:1;DefaultEndpointsProtocol=http`,
      true,
    ],
    [
      'nothing',
      `DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${KEY};EndpointSuffix=localhost:1`,
      false,
    ],
  ] as const) {
    it(`may be spoken to in the clear where its connection string says so: ${what}`, async () => {
      const table = await open(connectionString);
      let isAllowed: boolean | undefined;
      // Asked last, and nothing leaves.
      const sendRequest = ({ allowInsecureConnection }: PipelineRequest): Promise<never> => {
        isAllowed = allowInsecureConnection;
        return Promise.reject(new Error('seen'));
      };
      table.pipeline.addPolicy({ name: 'witness', sendRequest }, { afterPhase: 'Sign' });
      await assert.rejects(table.getEntity('p', 'r'), { message: 'seen' });
      assert.deepEqual([isAllowed, table.url.startsWith('http:')], [isPlain, isPlain]);
    });
  }

  it('cannot be, with what is no connection string, and says what to do', async () => {
    await assert.rejects(open('AccountName=a'), (thrown: Error & { code?: string }) => {
      assert.equal(thrown.code, 'E_CONFIG');
      assert.match(thrown.message, /ConversationStorage/);
      assert.ok(thrown.cause instanceof Error);
      return true;
    });
  });

  it('reports each request by what it is about, and whether it was answered', async () => {
    const dependencies: Dependency[] = [];
    const connectionString = `DefaultEndpointsProtocol=http;AccountName=a;AccountKey=${KEY};TableEndpoint=${origin}/a`;
    const clock = createServerClock(() => Date.now() - 3_600_000);
    const table = await openTable(
      { kind: 'connectionString', connectionString },
      clock,
      (dependency) => dependencies.push(dependency),
      'people',
    );
    const statuses = [200, 404, 409, 412, 400, 500];
    for (const status of statuses) {
      answer = (response) => response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
      await table.getEntity('p', 'secret').catch(() => undefined);
    }
    answer = (response) => response.writeHead(500).end();
    await table
      .submitTransaction([['create', { partitionKey: 'p', rowKey: 'secret' }]])
      .catch(() => undefined);
    assert.deepEqual(
      dependencies.map(({ kind, method, operation, status, ok }) => [kind, method, operation, status, ok]),
      [
        ...statuses.map((status) => [
          ...['storage', 'GET', '/people', status],
          status < 400 || [404, 409, 412].includes(status),
        ]),
        ['storage', 'POST', '/$batch', 500, false],
      ],
    );
    assert.ok(!JSON.stringify(dependencies).includes('secret'));
    assert.ok(Math.abs(clock.now() - Date.now()) < 60_000, 'the time of the answers was not heard');
  });
});

describe('the stores that are opened', () => {
  it('are in memory where the settings name no account', async () => {
    const { conversations, unanswered } = await openStores(
      { kind: 'memory' },
      createServerClock(),
      noTelemetry,
    );
    assert.equal(await conversations.load('key'), undefined);
    await unanswered.keep({ text: 'hello', language: 'en' }, 1);
    assert.deepEqual(await Array.fromAsync(unanswered.kept(0)), [
      { text: 'hello', language: 'en', keptAt: 1 },
    ]);
  });

  it('are two tables of the account, the second one asked for with its first use', async () => {
    const connectionString = `DefaultEndpointsProtocol=http;AccountName=a;AccountKey=${KEY};TableEndpoint=${origin}/a`;
    const dependencies: string[] = [];
    const telemetry = {
      ...noTelemetry,
      trackDependency: ({ operation }: Dependency) => dependencies.push(operation),
    };
    answer = (response) => response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
    const { conversations, unanswered } = await openStores(
      { kind: 'connectionString', connectionString },
      createServerClock(),
      telemetry,
    );
    assert.equal(await conversations.load('00'.repeat(32)), undefined);
    assert.deepEqual(await Array.fromAsync(unanswered.kept(0)), []);
    assert.deepEqual(dependencies, ['/conversations', '/unanswered']);
  });
});
