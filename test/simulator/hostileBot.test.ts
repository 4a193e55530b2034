// A bot that means harm, or has gone wild: the contact center goes on for everybody else.
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { after, before, describe, test, type TestContext } from 'node:test';
import { customerView } from '../../simulator/center/views.ts';
import { startContactCenter, type ContactCenter } from '../../simulator/server.ts';
import { say } from './scriptedBot.ts';

let center: ContactCenter;

before(async () => {
  center = await startContactCenter({ bot: 'http://127.0.0.1:9/api/messages' });
});

after(async () => {
  await center.close();
});

/** The status of a post, or why there was none. */
async function post(id: string, body: string): Promise<number | string> {
  const address = `${center.url}v3/conversations/${encodeURIComponent(id)}/activities/x`;
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
    await response.arrayBuffer();
    return response.status;
  } catch (error) {
    return error instanceof Error ? error.message : 'no error';
  }
}

/** Another conversation works as ever. */
async function goesOn(): Promise<void> {
  const { id } = center.switchboard.start();
  assert.equal(await post(id, JSON.stringify(say('Still here'))), 200);
  assert.equal((await fetch(center.url)).status, 200);
}

const MEGABYTE = 1_024 * 1_024;
const deep = (levels: number): string => `${'[{"a":'.repeat(levels)}1${'}]'.repeat(levels)}`;

const bodies: readonly [title: string, body: string, statuses: readonly (number | string)[]][] = [
  // A connection that is cut while the rest is on its way is an answer, too.
  ['five megabytes', JSON.stringify(say('x'.repeat(5 * MEGABYTE))), [413, 'fetch failed']],
  ['just what is read of a body', JSON.stringify(say('x'.repeat(MEGABYTE - 200))), [413]],
  ['a value that is nested very deep', `{"type":"message","value":${deep(5_000)}}`, [200, 400, 413]],
  ['no JSON', '{"type":', [400]],
  ['a prototype', '{"type":"message","__proto__":{"polluted":true},"constructor":{}}', [200]],
  ['half a surrogate pair', '{"type":"message","text":"\\ud800"}', [200]],
  ['a type that is an object', '{"type":{"toString":"message"}}', [400]],
  ['attachments that are none', '{"type":"message","attachments":[null,1,"x",{"contentUrl":{}}]}', [200]],
  [
    'members of the contact center',
    '{"type":"message","id":"x","from":{"id":"8:acs:customer"},"seq":0}',
    [200],
  ],
];

describe('a bot that posts', () => {
  for (const [title, body, statuses] of bodies) {
    test(`${title} stops nobody`, async () => {
      const { id } = center.switchboard.start();
      const status = await post(id, body);
      assert.ok(statuses.includes(status), String(status));
      await goesOn();
      assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
    });
  }

  test('ten thousand messages is heard out, while a page watches and others go on', async (context) => {
    const watching = await watch(context);
    const { id } = center.switchboard.start();
    for (let sent = 0; sent < 10_000; sent += 1) {
      center.switchboard.post(id, say('Spam'));
      if (sent % 1_000 === 0) await goesOn();
    }
    const conversation = center.switchboard.conversation(id);
    assert.ok(conversation !== undefined);
    assert.equal(customerView(conversation).length, 10_000);
    assert.equal(await post(id, JSON.stringify(say('The last'))), 200);
    await watching.heard('The last');
    await goesOn();
  });
});

/** Follows the stream that a page follows. */
async function watch(context: TestContext): Promise<{ heard(words: string): Promise<void> }> {
  const leaving = new AbortController();
  context.after(() => {
    leaving.abort();
  });
  const { body } = await fetch(`${center.url}api/events`, { signal: leaving.signal });
  assert.ok(body !== null);
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  return {
    async heard(words) {
      let seen = '';
      while (!seen.includes(words)) seen = seen.slice(-words.length) + ((await reader.read()).value ?? '');
    },
  };
}

describe('a bot that answers', () => {
  async function answering(context: TestContext, answer: (server: Server) => void): Promise<ContactCenter> {
    const server = createServer();
    answer(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const other = await startContactCenter({ bot: `http://127.0.0.1:${port}/` });
    context.after(async () => {
      await other.close();
      server.close();
      server.closeAllConnections();
    });
    return other;
  }

  test('a refusal without an end is not read to one', async (context) => {
    const other = await answering(context, (server) => {
      server.on('request', (request, response) => {
        request.resume();
        response.writeHead(500, { 'Content-Type': 'text/html' });
        const pour = (): void => {
          while (!response.destroyed && response.write('<b>again</b>'.repeat(1_000)));
        };
        response.on('drain', pour);
        pour();
      });
    });
    const { id } = other.switchboard.start();
    await other.switchboard.settled(id);
    const delivery = other.switchboard.conversation(id)?.wire[0]?.deliveries[0];
    assert.equal(delivery?.ok, false);
    assert.ok(delivery.problem.what.length < 1_000);
  });

  test('with a redirect leads nobody elsewhere', async (context) => {
    const other = await answering(context, (server) => {
      server.on('request', (request, response) => {
        request.resume();
        response.writeHead(302, { Location: 'http://192.0.2.1/' }).end();
      });
    });
    const { id } = other.switchboard.start();
    await other.switchboard.settled(id);
    assert.equal(other.switchboard.conversation(id)?.wire[0]?.deliveries[0]?.status, 302);
  });
});
