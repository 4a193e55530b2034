import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { createFileDownload } from '../../lib/botbuilder/fileDownload.ts';

const FILE = { id: '0-eus-d1-abc', name: 'invoice.pdf', contentType: 'application/pdf' };
const { signal } = new AbortController();

async function attachmentServer(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/amer/`;
}

describe('a file of the customer’s', () => {
  it('is fetched with the bot’s token and account, from the address in the settings', async (t) => {
    let seen: Record<string, unknown> = {};
    const url = await attachmentServer(t, ({ url: path, headers }, response) => {
      seen = { path, authorization: headers.authorization, account: headers['botacsid'] };
      response.end('12345');
    });
    const receive = createFileDownload(url, () => Promise.resolve('the-token'));
    assert.deepEqual(await receive([FILE], '8:acs:bot', signal), [{ ...FILE, bytes: 5 }]);
    assert.deepEqual(seen, {
      path: '/amer/v3/attachments/0-eus-d1-abc/views/original',
      authorization: 'Bearer the-token',
      account: '8:acs:bot',
    });
  });

  for (const [title, listener] of [
    ['is refused', (_request, response) => response.writeHead(403).end('no')],
    [
      'is redirected elsewhere',
      (_request, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    ],
    ['breaks off', (_request, response) => response.destroy()],
    ['is larger than a file may be', (_request, response) => response.end(Buffer.alloc(6 * 1_024 * 1_024))],
  ] as const satisfies readonly (readonly [string, RequestListener])[]) {
    it(`that ${title} is acknowledged as it is known`, async (t) => {
      const url = await attachmentServer(t, listener);
      const receive = createFileDownload(url, () => Promise.resolve(undefined));
      assert.deepEqual(await receive([FILE], '8:acs:bot', signal), [FILE]);
    });
  }

  it('whose id is no id asks for nothing', async (t) => {
    let requests = 0;
    const url = await attachmentServer(t, (_request, response) => {
      requests += 1;
      response.end();
    });
    const receive = createFileDownload(url, () => Promise.resolve('the-token'));
    const files = ['../../secret', 'a/b', 'a?b', '', 'x'.repeat(201)].map((id) => ({ ...FILE, id }));
    await receive(files, '8:acs:bot', signal);
    assert.equal(requests, 0);
  });

  it('waits for no more than a few of many', async (t) => {
    let requests = 0;
    const url = await attachmentServer(t, (_request, response) => {
      requests += 1;
      response.end('x');
    });
    const receive = createFileDownload(url, () => Promise.resolve('the-token'));
    const received = await receive(
      Array.from({ length: 10 }, () => FILE),
      '8:acs:bot',
      signal,
    );
    assert.equal(received.length, 10);
    assert.equal(requests, 3);
  });
});
