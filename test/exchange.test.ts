import assert from 'node:assert/strict';
import { getEventListeners, once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createServer as createBareServer } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { generate } from 'selfsigned';
import { createExchange, Unanswered, type Exchange, type Outgoing } from '../lib/exchange.ts';

let connections = 0;
let answer: (response: ServerResponse, request: IncomingMessage) => void;

function take(request: IncomingMessage, response: ServerResponse): void {
  request.resume().once('end', () => {
    answer(response, request);
  });
}

/** Has a server listen, which leaves it to the other side to close what is idle; resolves to its port. */
async function listening(server: Server | ReturnType<typeof createSecureServer>): Promise<number> {
  server.keepAliveTimeout = 0;
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return portOf(server);
}

function portOf(server: { address: () => unknown }): number {
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null && 'port' in address);
  return Number(address.port);
}

const plain = createServer(take);
let secure: ReturnType<typeof createSecureServer>;
let url = '';
let secureUrl = '';

before(async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  setDefaultCACertificates([...getCACertificates('default'), cert]);
  secure = createSecureServer({ key, cert }, take);
  url = `http://127.0.0.1:${await listening(plain)}/`;
  secureUrl = `https://127.0.0.1:${await listening(secure)}/`;
});
after(() => {
  for (const server of [plain, secure]) {
    server.close();
    server.closeAllConnections();
  }
});

let exchange: Exchange;
beforeEach(() => {
  exchange = createExchange(60_000);
});

const posting = (members: Partial<Outgoing> = {}): Outgoing => ({
  ...{ url, method: 'POST', headers: { 'x-what': 'test' }, body: 'hällo', timeout: 60_000 },
  ...members,
});

/** What comes of a request that has no answer. */
async function unanswered(outgoing: Outgoing): Promise<Unanswered> {
  const thrown: unknown = await exchange(outgoing).catch((reason: unknown) => reason);
  assert.ok(thrown instanceof Unanswered, String(thrown));
  return thrown;
}

const timersNow = (): number =>
  process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;

describe('An exchange', () => {
  for (const isSecure of [false, true]) {
    test(`gives status, headers and body, and keeps the connection, ${isSecure ? 'secure' : 'plain'}`, async () => {
      const before = connections;
      answer = (response) => response.writeHead(404, { 'x-why': 'gone' }).end('ünknown');
      for (let times = 0; times < 3; times += 1) {
        const { status, headers, read } = await exchange(posting({ url: isSecure ? secureUrl : url }));
        assert.deepEqual([status, headers['x-why']], [404, 'gone']);
        assert.equal(String(await read(100)), 'ünknown');
      }
      assert.equal(connections - before, 1);
    });

    test(`may have arrived when a connection that stood is cut under it, ${isSecure ? 'secure' : 'plain'}`, async () => {
      const there = posting({ url: isSecure ? secureUrl : url });
      const cut = (response: ServerResponse): unknown => response.destroy();
      answer = cut;
      const first = await unanswered(there);
      assert.deepEqual([first.code, first.mayHaveArrived], ['ECONNRESET', true]);
      answer = (response) => response.end();
      await (await exchange(there)).read(100);
      answer = cut;
      const onKept = await unanswered(there);
      assert.deepEqual([onKept.code, onKept.mayHaveArrived], ['ECONNRESET', true]);
    });
  }

  test('says how long its body is, and has none where there is none', async () => {
    answer = (response, request) => {
      const { 'content-length': length, 'transfer-encoding': encoding, 'x-what': what } = request.headers;
      response.end(JSON.stringify([request.method, length, encoding, what]));
    };
    const heard = async (members: Partial<Outgoing>): Promise<unknown> =>
      JSON.parse(String(await (await exchange(posting(members))).read(100)));
    assert.deepEqual(await heard({}), ['POST', '6', null, 'test']);
    assert.deepEqual(await heard({ method: 'GET', body: undefined }), ['GET', null, null, 'test']);
  });

  test('closes a connection that was not used for a while', async () => {
    exchange = createExchange(20);
    const connected = once(plain, 'connection');
    answer = (response) => response.end('x');
    await (await exchange(posting())).read(100);
    const [socket] = (await connected) as [NodeJS.EventEmitter];
    await once(socket, 'close');
  });

  test('reads a body that comes in parts, one that is as long as it may be, and one of nothing', async () => {
    answer = (response) => response.write('one ', () => response.end('two'));
    assert.equal(String(await (await exchange(posting())).read(7)), 'one two');
    answer = (response) => response.end('x'.repeat(100_000));
    assert.equal((await (await exchange(posting())).read(100_000))?.byteLength, 100_000);
    answer = (response) => response.end();
    assert.equal((await (await exchange(posting())).read(0))?.byteLength, 0);
  });

  test('reads no more than it is told to, and hangs up on the rest', async () => {
    const closed = Promise.withResolvers<unknown>();
    answer = (response) => response.once('close', closed.resolve).write('x'.repeat(100_000));
    assert.equal(await (await exchange(posting())).read(99_999), undefined);
    await closed.promise;
  });

  test('that nobody reads comes and goes, and is hung up on when there is too much of it', async () => {
    const closed = Promise.withResolvers<unknown>();
    answer = (response) => response.once('close', closed.resolve).write('x'.repeat(100_000));
    (await exchange(posting())).discard(10);
    await closed.promise;
  });

  test('that nobody reads and that breaks off is nobody’s trouble', async () => {
    const closed = Promise.withResolvers<unknown>();
    answer = (response) =>
      response
        .once('close', closed.resolve)
        .writeHead(200, { 'content-length': '9' })
        .write('{', () => response.destroy());
    (await exchange(posting())).discard(10);
    await closed.promise;
    // The next one finds the process as it was.
    answer = (response) => response.end('x');
    assert.equal(String(await (await exchange(posting())).read(1)), 'x');
  });

  test('rejects the reading of a body that breaks off', async () => {
    answer = (response) =>
      response.writeHead(200, { 'content-length': '9' }).write('{', () => response.destroy());
    await assert.rejects((await exchange(posting())).read(100));
  });

  test('did not arrive where nobody listens, and says why', async () => {
    const closed = createBareServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const port = portOf(closed);
    closed.close();
    await once(closed, 'close');
    const thrown = await unanswered(posting({ url: `http://127.0.0.1:${port}/` }));
    assert.deepEqual(
      [thrown.name, thrown.code, thrown.mayHaveArrived],
      ['Unanswered', 'ECONNREFUSED', false],
    );
    assert.match(thrown.message, /ECONNREFUSED/);
    assert.ok(thrown.cause instanceof Error && thrown.cause.message.includes(String(port)));
  });

  test('did not arrive when the other side breaks off before the connection is secure', async () => {
    const rude = createBareServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(rude, 'listening');
    const thrown = await unanswered(posting({ url: `https://127.0.0.1:${portOf(rude)}/` }));
    assert.deepEqual([thrown.code, thrown.mayHaveArrived], ['ECONNRESET', false]);
    rude.close();
  });

  test('is given up after its time, and the other side is told', async () => {
    const closed = Promise.withResolvers<unknown>();
    answer = (response) => response.once('close', closed.resolve);
    const thrown = await unanswered(posting({ timeout: 100 }));
    assert.deepEqual([thrown.code, thrown.mayHaveArrived], ['TimeoutError', true]);
    await closed.promise;
  });

  test('is given up when it is called off', async () => {
    const closed = Promise.withResolvers<unknown>();
    const calling = new AbortController();
    answer = (response) => {
      response.once('close', closed.resolve);
      calling.abort();
    };
    const thrown = await unanswered(posting({ signal: calling.signal }));
    assert.deepEqual([thrown.code, thrown.mayHaveArrived], ['AbortError', true]);
    await closed.promise;
  });

  test('did not arrive when it was called off before', async () => {
    const thrown = await unanswered(posting({ signal: AbortSignal.abort() }));
    assert.deepEqual([thrown.code, thrown.mayHaveArrived], ['AbortError', false]);
  });

  test('leaves nothing behind on the signal that it was made under, and no timer', async () => {
    const { signal } = new AbortController();
    const timers = timersNow();
    answer = (response) => response.end('x');
    const { read } = await exchange(posting({ signal }));
    assert.equal(getEventListeners(signal, 'abort').length, 1);
    await read(100);
    // It is over an instant after its last byte.
    while (getEventListeners(signal, 'abort').length > 0) await new Promise(setImmediate);
    assert.equal(timersNow(), timers);
  });

  test('refuses a header that cannot be written', async () => {
    await assert.rejects(exchange(posting({ headers: { bad: 'a\r\nb' } })), TypeError);
  });
});
