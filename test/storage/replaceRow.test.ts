// Requests that this project writes itself are, to the last header, those that the SDK would write.
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import type { PipelineRequest } from '@azure/core-rest-pipeline';
import { RestError, TableClient } from '@azure/data-tables';
import { createServerClock, openTable } from '../../lib/storage/index.ts';
import { replaceRow, type PlainRow } from '../../lib/storage/replaceRow.ts';

interface Seen {
  readonly request: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

let server: Server;
let port = 0;
const seen: Seen[] = [];
let answer = { status: 204, body: '' };

before(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.once('end', () => {
      seen.push({
        request: `${request.method} ${request.url}`,
        headers: request.headers,
        body: JSON.parse(body),
      });
      response
        .writeHead(answer.status, { etag: 'W/"new"', 'content-type': 'application/json' })
        .end(answer.body);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  port = address.port;
});
after(() => {
  server.close();
  server.closeAllConnections();
});

const ROW: PlainRow = {
  partitionKey: "it's",
  rowKey: 'a/b?c#d é',
  Text: 'what he said: "1"',
  Small: 1,
  Large: 1_900_000_000_000,
};

const KEY = `AccountName=somebody;AccountKey=${btoa('secret')}`;
const ACCOUNTS: readonly (readonly [what: string, connectionString: () => string])[] = [
  ['by a key', () => `DefaultEndpointsProtocol=http;${KEY};TableEndpoint=http://127.0.0.1:${port}`],
  [
    'at an address with a path and a slash',
    () => `DefaultEndpointsProtocol=http;${KEY};TableEndpoint=http://127.0.0.1:${port}/somebody/`,
  ],
  [
    'by a shared access signature',
    () => `TableEndpoint=http://127.0.0.1:${port}/somebody;SharedAccessSignature=sv=2019-02-02&sig=a%2Bb%3D`,
  ],
];

/** What differs from request to request, and how the connection is kept. */
const OWN = [
  'x-ms-client-request-id',
  'x-ms-date',
  'authorization',
  'connection',
  'user-agent',
  'content-length',
  'accept-encoding',
];

function comparable(
  { request, headers, body }: Seen | undefined = { request: '', headers: {}, body: '' },
): unknown {
  const rest = Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN.includes(name)));
  return { request, headers: rest, body };
}

describe('A row that is replaced', () => {
  for (const [what, connectionString] of ACCOUNTS) {
    test(`is asked for as the SDK does, ${what}`, async () => {
      seen.length = 0;
      answer = { status: 204, body: '' };
      const own = await openTable(
        { kind: 'connectionString', connectionString: connectionString() },
        createServerClock(),
      );
      const { signal } = new AbortController();
      assert.deepEqual(await replaceRow(own, ROW, 'W/"old"', signal), { etag: 'W/"new"' });
      const sdk = TableClient.fromConnectionString(connectionString(), own.tableName, {
        allowInsecureConnection: true,
      });
      await sdk.updateEntity(ROW, 'Replace', { etag: 'W/"old"' });
      assert.deepEqual(comparable(seen[0]), comparable(seen[1]));
    });
  }

  test('is asked for below the address of the account, with a slash at its end or without', async () => {
    for (const end of ['', '/']) {
      seen.length = 0;
      answer = { status: 204, body: '' };
      const table = new TableClient(`http://127.0.0.1:${port}/somebody${end}`, 'people', {
        allowInsecureConnection: true,
      });
      await replaceRow(table, { partitionKey: 'p', rowKey: 'r' }, '*', new AbortController().signal);
      assert.equal(seen[0]?.request, `PUT /somebody/people(PartitionKey='p',RowKey='r')`);
    }
  });

  test('may go in the clear only where the account’s address says so', async () => {
    for (const protocol of ['http:', 'https:']) {
      const table = new TableClient(`${protocol}//127.0.0.1:1/somebody`, 'people', {
        allowInsecureConnection: true,
      });
      let isAllowed: boolean | undefined;
      const sendRequest = ({ allowInsecureConnection }: PipelineRequest): Promise<never> => {
        isAllowed = allowInsecureConnection;
        return Promise.reject(new Error('seen'));
      };
      table.pipeline.addPolicy({ name: 'witness', sendRequest });
      const { signal } = new AbortController();
      await assert.rejects(replaceRow(table, { partitionKey: 'p', rowKey: 'r' }, '*', signal), {
        message: 'seen',
      });
      assert.equal(isAllowed, protocol === 'http:');
    }
  });

  test('is signed as the SDK signs it', async () => {
    seen.length = 0;
    answer = { status: 204, body: '' };
    const connectionString = `DefaultEndpointsProtocol=http;${KEY};TableEndpoint=http://127.0.0.1:${port}/somebody`;
    const own = await openTable({ kind: 'connectionString', connectionString }, createServerClock());
    await replaceRow(own, ROW, '*', new AbortController().signal);
    const headers = seen[0]?.headers ?? {};
    // The SDK's own policy, asked to sign at the same time.
    const date = String(headers['x-ms-date']);
    const sdk = TableClient.fromConnectionString(connectionString, own.tableName, {
      allowInsecureConnection: true,
      additionalPolicies: [
        {
          position: 'perCall',
          policy: {
            name: 'sameTime',
            sendRequest: (request, next) => {
              request.headers.set('x-ms-date', date);
              return next(request);
            },
          },
        },
      ],
    });
    await sdk.updateEntity(ROW, 'Replace');
    assert.equal(headers['authorization'], seen[1]?.headers['authorization']);
  });

  for (const [status, body, code] of [
    [
      412,
      '{"odata.error":{"code":"UpdateConditionNotSatisfied","message":{"lang":"en-US","value":"x"}}}',
      'UpdateConditionNotSatisfied',
    ],
    [404, '{"odata.error":{"code":"TableNotFound","message":{"lang":"en-US","value":"x"}}}', 'TableNotFound'],
    [503, '', undefined],
  ] as const) {
    test(`fails with ${status} as with the SDK`, async () => {
      answer = { status, body };
      const own = await openTable(
        { kind: 'connectionString', connectionString: ACCOUNTS[0]?.[1]() ?? '' },
        createServerClock(),
      );
      await assert.rejects(replaceRow(own, ROW, '*', new AbortController().signal), (thrown) => {
        assert.ok(thrown instanceof RestError);
        assert.deepEqual([thrown.statusCode, thrown.code], [status, code]);
        assert.match(thrown.message, /not replaced/);
        return true;
      });
    });
  }
});
