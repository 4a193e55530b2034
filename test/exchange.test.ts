import assert from 'node:assert/strict';
import { getEventListeners, once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { createExchange, Unanswered, type Outgoing } from '../lib/exchange.ts';

let server: Server;
let connections = 0;
let answer: (response: ServerResponse) => void;
let url = '';

before(async () => {
  server = createServer((request, response) => {
    request.resume().once('end', () => {
      answer(response);
    });
  });
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  url = `http://127.0.0.1:${address.port}/`;
});
after(() => {
  server.close();
  server.closeAllConnections();
});

const exchange = createExchange(60_000);
const posting = (members: Partial<Outgoing> = {}): Outgoing => ({
  ...{ url, method: 'POST', headers: { 'x-what': 'test' }, body: 'hällo', timeout: 60_000 },
  ...members,
});

describe('An exchange', () => {
  test('gives status, headers and body, and keeps the connection', async () => {
    const before = connections;
    answer = (response) => response.writeHead(404, { 'x-why': 'gone' }).end('ünknown');
    for (let times = 0; times < 3; times += 1) {
      const { status, headers, read } = await exchange(posting());
      assert.deepEqual([status, headers['x-why']], [404, 'gone']);
      assert.equal(String(await read(100)), 'ünknown');
    }
    assert.ok(connections - before <= 1);
  });

  test('reads no more than it is told to', async () => {
    answer = (response) => response.end('x'.repeat(100_000));
    assert.equal(await (await exchange(posting())).read(99_999), undefined);
  });

  test('rejects the reading of a body that breaks off', async () => {
    answer = (response) =>
      response.writeHead(200, { 'content-length': '9' }).write('{', () => response.destroy());
    await assert.rejects((await exchange(posting())).read(100));
  });

  test('may have arrived when a connection that stood is cut under it', async () => {
    answer = (response) => response.end();
    await (await exchange(posting())).read(100);
    answer = (response) => response.destroy();
    await assert.rejects(exchange(posting()), (thrown) => {
      assert.ok(thrown instanceof Unanswered);
      assert.deepEqual([thrown.code, thrown.mayHaveArrived], ['ECONNRESET', true]);
      return true;
    });
  });

  test('did not arrive when it was called off before', async () => {
    await assert.rejects(exchange(posting({ signal: AbortSignal.abort() })), {
      code: 'AbortError',
      mayHaveArrived: false,
    });
  });

  test('leaves nothing behind on the signal that it was made under', async () => {
    const { signal } = new AbortController();
    answer = (response) => response.end('x');
    const { read } = await exchange(posting({ signal }));
    assert.equal(getEventListeners(signal, 'abort').length, 1);
    await read(100);
    // It is over an instant after its last byte.
    while (getEventListeners(signal, 'abort').length > 0) await new Promise(setImmediate);
  });

  test('refuses a header that cannot be written', async () => {
    await assert.rejects(exchange(posting({ headers: { bad: 'a\r\nb' } })), TypeError);
  });
});
