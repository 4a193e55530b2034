import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { countTraffic } from '../../bench/peers/countingProxy.ts';
import { listen } from '../../local/ports.ts';

test('A counter in front of storage passes everything on, and counts requests and bytes of all services', async (t) => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => {
      response.writeHead(201, { 'x-seen': `${request.method} ${request.url}` }).end(Buffer.concat(chunks));
    });
  });
  t.after(() => server.close());
  const port = await listen(server, 0, '--port');
  const { connectionString, counted } = await countTraffic(
    t,
    `Key=a;TableEndpoint=http://127.0.0.1:${port}/tables;BlobEndpoint=http://127.0.0.1:${port}/blobs;`,
  );
  const urls = [...connectionString.matchAll(/Endpoint=([^;]+)/g)].map(([, url = '']) => url);
  assert.ok(urls.length === 2 && !connectionString.includes(`:${port}/`));
  for (const url of urls) {
    const before = counted();
    const answer = await fetch(`${url}/row?x=1`, { method: 'PUT', body: 'x'.repeat(1_000) });
    assert.equal(answer.status, 201);
    assert.equal(answer.headers.get('x-seen'), `PUT ${new URL(url).pathname}/row?x=1`);
    assert.equal((await answer.text()).length, 1_000);
    const after = counted();
    assert.equal(after.requests - before.requests, 1);
    for (const way of ['bytesUp', 'bytesDown'] as const) {
      const bytes = after[way] - before[way];
      assert.ok(bytes > 1_000 && bytes < 2_000, `${way}: ${bytes}`);
    }
  }
});
