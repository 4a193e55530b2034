import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { hostUrl, parseObject, runHost, send, writeApp } from './hostProcess.ts';

const APP = `
const { app } = require('@azure/functions');
const show = async (request, context) => ({
  jsonBody: {
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    query: Object.fromEntries(request.query),
    params: request.params,
    trace: context.traceContext.traceParent,
    name: context.functionName,
  },
});
app.http('show', { methods: ['GET', 'POST', 'PUT'], authLevel: 'function', handler: show });
app.http('items', { route: 'items/{id:int}/{*rest}', handler: show });
app.http('second', { route: 'shared/{x}', handler: show });
app.http('first', { route: 'shared/{y}', handler: show });
app.http('postOnly', { route: 'split', methods: ['POST'], handler: show });
app.http('echo', {
  methods: ['POST'],
  handler: async (request) => ({
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from(await request.arrayBuffer()),
  }),
});
app.http('throws', { handler: async () => { throw new Error('secret reason'); } });
app.http('throwsNothing', { handler: async () => { throw undefined; } });
app.http('nothing', { handler: async () => undefined });
app.http('text', { handler: async () => 'bare' });
app.http('range', { handler: async () => ({ status: 999 }) });
app.http('web', { handler: async () => new Response('teapot', { status: 418, headers: { 'x-a': 'b' } }) });
app.http('wrongLength', { handler: async () => ({ body: 'four', headers: { 'content-length': '9' } }) });
app.http('cookie', {
  handler: async () => ({ cookies: [{ name: 'id', value: 'a b', path: '/x', maxAge: 5, httpOnly: true, sameSite: 'Strict' }] }),
});
app.http('level', { handler: async (_, context) => { context.debug('quiet'); context.warn('loud'); return {}; } });
`;

test('HTTP functions behave as behind the real host', async (t) => {
  const app = await writeApp(t, { 'index.js': APP });
  const host = runHost(t, app);
  const url = await hostUrl(host);
  const get = (path: string) => send(`${url}${path}`);
  const post = (path: string, body: string | Buffer) => send(`${url}${path}`, { method: 'POST', body });

  await t.test('a path matches without regard to case and with a slash at its end', async () => {
    for (const path of ['/api/show', '/API/Show/', '/api/show?x=1'])
      assert.equal((await get(path)).status, 200, path);
  });

  await t.test('no route, and a method that no function lists, are 404 with an empty body', async () => {
    for (const [method, path] of [
      ['GET', '/api/unknown'],
      ['GET', '/show'],
      ['GET', '/'],
      ['DELETE', '/api/show'],
      ['GET', '/api/echo'],
      ['OPTIONS', '/api/show'],
    ] as const) {
      const { status, text } = await send(`${url}${path}`, { method });
      assert.deepEqual([status, text], [404, ''], `${method} ${path}`);
    }
  });

  await t.test(
    'of two functions on a route the first by name answers, and methods may be split between functions',
    async () => {
      assert.equal(parseObject((await get('/api/shared/1')).text)['name'], 'first');
      assert.equal((await post('/api/split', '')).status, 200);
    },
  );

  await t.test('route parameters arrive decoded, except for the slash', async () => {
    const { params, name } = parseObject((await get('/api/items/7/%C3%A9/a%2Fb')).text);
    assert.deepEqual({ params, name }, { params: { id: '7', rest: 'é/a%2Fb' }, name: 'items' });
    assert.equal((await get('/api/items/seven/x')).status, 404);
  });

  await t.test('header names are in lower case, repeated headers and query values are joined', async () => {
    const { text } = await send(`${url}/api/show?a=1&a=2&b=`, {
      headers: { 'X-One': ['1', '2'], AUTHORIZATION: 'Bearer x' },
    });
    assert.partialDeepStrictEqual(parseObject(text), {
      headers: { 'x-one': '1,2', authorization: 'Bearer x' },
      query: { a: '1,2', b: '' },
    });
  });

  await t.test('the address comes from the Host header', async () => {
    const { text } = await send(`${url}/api/show?a=1`, { headers: { host: 'bot.example:81' } });
    assert.equal(parseObject(text)['url'], 'http://bot.example:81/api/show?a=1');
  });

  await t.test('a Host header that is none is 400', async () => {
    for (const host of ['a/b', 'user:pass@host', 'a b']) {
      assert.equal((await send(`${url}/api/show`, { headers: { host } })).status, 400, host);
    }
  });

  await t.test("a caller's trace is continued", async () => {
    const trace = '0af7651916cd43dd8448eb211c80319c';
    const { text } = await send(`${url}/api/show`, {
      headers: { traceparent: `00-${trace}-b7ad6b7169203331-01` },
    });
    assert.match(
      String(parseObject(text)['trace']),
      new RegExp(`^00-${trace}-(?!b7ad6b7169203331)[0-9a-f]{16}-01$`),
    );
    assert.match(
      String(parseObject((await get('/api/show')).text)['trace']),
      /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/,
    );
  });

  await t.test('the bytes of a body arrive and leave untouched, in chunks', async () => {
    const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf, 0xff, 0x00]), randomBytes(1_000_000)]);
    const answer = await post('/api/echo', bytes);
    assert.ok(answer.body.equals(bytes));
    assert.equal(answer.headers['transfer-encoding'], 'chunked');
    assert.equal(answer.headers['content-length'], undefined);
  });

  await t.test('of a body that is sent in chunks nothing arrives', async () => {
    const { text } = await send(`${url}/api/echo`, {
      method: 'POST',
      headers: { 'transfer-encoding': 'chunked' },
      body: 'in chunks',
    });
    assert.equal(text, '');
  });

  await t.test('a throw is 500 with an empty body, and its stack is in the log', async () => {
    const { status, text } = await get('/api/throws');
    assert.deepEqual([status, text], [500, '']);
    await host.printed(/throws +error +Error: secret reason\n +at /);
    assert.equal((await get('/api/throwsNothing')).status, 500);
  });

  await t.test(
    'nothing returned is 204; a bare string, a status out of range and a wrong length are 500',
    async () => {
      const expected = { nothing: 204, text: 500, range: 500, wrongLength: 500 };
      for (const [path, status] of Object.entries(expected)) {
        const answer = await get(`/api/${path}`);
        assert.deepEqual([answer.status, answer.text], [status, ''], path);
      }
    },
  );

  await t.test('a web Response works', async () => {
    const { status, text, headers } = await get('/api/web');
    assert.deepEqual([status, text, headers['x-a']], [418, 'teapot', 'b']);
  });

  await t.test('cookies become headers', async () => {
    const { headers } = await get('/api/cookie');
    assert.deepEqual(headers['set-cookie'], ['id=a%20b; max-age=5; path=/x; samesite=strict; httponly']);
  });

  await t.test('HEAD of a function that lists it not is 404', async () => {
    assert.equal((await send(`${url}/api/show`, { method: 'HEAD' })).status, 404);
  });

  await t.test('no key is asked for, whatever the authLevel', async () => {
    assert.equal((await get('/api/show')).status, 200);
  });

  await t.test('every call is one line in the log, without its query', async () => {
    await get('/api/show?token=secret');
    await host.printed(/show +200 +GET \/api\/show +\d+ ms\n/);
    assert.ok(!host.stderr().includes('token=secret'));
  });

  await t.test('context.log lines carry their level', async () => {
    await get('/api/level');
    await host.printed(/level +warn +loud\n/);
    assert.ok(!host.stderr().includes('quiet'));
  });

  await t.test('a body over 104857600 bytes is 500 with an empty body', async () => {
    // A client that is still writing may find the connection closed before it reads the answer.
    const answer = await post('/api/echo', Buffer.alloc(104_857_601)).catch((thrown: unknown) => {
      assert.match(String(thrown), /EPIPE|ECONNRESET/);
      return { status: 500, text: '' };
    });
    assert.deepEqual([answer.status, answer.text], [500, '']);
  });

  await t.test('a client that goes away in the middle of its body leaves the host alive', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('POST /api/echo HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\nhalf', () =>
      socket.destroy(),
    );
    await host.printed(/The request was cut off/);
    assert.equal((await get('/api/show')).status, 200);
  });

  await t.test('stdout holds the ready line alone', () => {
    assert.equal(host.stdout().trim().split('\n').length, 1);
  });
});

test('the route prefix of host.json is honoured, also none at all', async (t) => {
  const index = `require('@azure/functions').app.http('ping', { handler: async () => ({ body: 'pong' }) });`;
  for (const [prefix, path] of [
    ['a/b', '/a/b/ping'],
    ['', '/ping'],
  ] as const) {
    const json = JSON.stringify({ version: '2.0', extensions: { http: { routePrefix: prefix } } });
    const app = await writeApp(t, { 'index.js': index, 'host.json': json });
    const url = await hostUrl(runHost(t, app));
    assert.equal((await send(`${url}${path}`)).text, 'pong');
  }
});
