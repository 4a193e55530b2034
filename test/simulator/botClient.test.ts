import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type Server } from 'node:net';
import { test, type TestContext } from 'node:test';
import { createBotClient } from '../../simulator/botClient.ts';
import { startContactCenter } from '../../simulator/server.ts';
import { say, startScriptedBot } from './scriptedBot.ts';

const activity = { type: 'message', text: 'Hello' };

async function listen(context: TestContext, server: Server): Promise<URL> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => server.close());
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return new URL(`http://127.0.0.1:${address.port}/api/messages`);
}

async function serve(context: TestContext, handler: RequestListener): Promise<URL> {
  const server = createServer(handler);
  context.after(() => {
    server.closeAllConnections();
  });
  return listen(context, server);
}

test('an activity that is taken is reported with its status', async (context) => {
  const url = await serve(context, (_request, response) => response.writeHead(200).end());
  const outcome = await createBotClient(url).deliver(activity);
  assert.ok(outcome.ok);
  assert.equal(outcome.status, 200);
});

test('no token is sent, because a bot in local mode refuses one', async (context) => {
  let authorization: string | undefined = 'unset';
  const url = await serve(context, (request, response) => {
    authorization = request.headers.authorization;
    response.writeHead(200).end();
  });
  await createBotClient(url).deliver(activity);
  assert.equal(authorization, undefined);
});

test('a bot that is not running is told apart, with the command that starts it', async (context) => {
  const url = await serve(context, () => undefined);
  const closed = new URL(url);
  const server = createTcpServer();
  const free = await listen(context, server);
  closed.port = free.port;
  server.close();
  await once(server, 'close');
  const client = createBotClient(closed);
  const outcome = await client.deliver(activity);
  assert.ok(!outcome.ok);
  assert.equal(outcome.problem.kind, 'unreachable');
  assert.match(outcome.problem.what, /not running/);
  assert.match(outcome.problem.next, /npm run host/);
  assert.equal(await client.isListening(), false);
});

const answers: readonly [status: number, next: RegExp][] = [
  [401, /MicrosoftAppId/],
  [403, /MicrosoftAppId/],
  [404, /\/api\/messages.*--bot/],
  [503, /\/api\/health/],
  [500, /bot's own output/],
  [302, /messages endpoint/],
  [400, /messages endpoint/],
];

test("an activity that the bot's SDK refuses is told with the member, not as a page", async (context) => {
  const page =
    '<!DOCTYPE html><html><body><pre>ZodError: [<br> {<br> &quot;path&quot;: [<br> &quot;locale&quot;<br> ],<br> &quot;message&quot;: &quot;Expected string, received null&quot;<br> } ]</pre></body></html>';
  const url = await serve(context, (_request, response) => response.writeHead(500).end(page));
  const outcome = await createBotClient(url).deliver(activity);
  assert.ok(!outcome.ok);
  assert.match(outcome.problem.what, /answered 500: ZodError: .* locale \(Expected string, received null\)/);
  assert.match(outcome.problem.next, /"nulls"/);
});

for (const status of [401, 500]) {
  test(`a bot that got no token to answer with is told apart, whether it says ${status}`, async (context) => {
    const url = await serve(context, (_request, response) =>
      response.writeHead(status).end('invalid_client: AADSTS7000215: Invalid client secret provided.'),
    );
    const outcome = await createBotClient(url, { token: () => 'given' }).deliver(activity);
    assert.ok(!outcome.ok);
    assert.match(outcome.problem.next, /no token to answer with.*--signed/);
  });
}

for (const [status, next] of answers) {
  test(`an answer ${status} names the next step`, async (context) => {
    const url = await serve(context, (_request, response) =>
      response.writeHead(status, { location: '/' }).end('why not'),
    );
    const outcome = await createBotClient(url).deliver(activity);
    assert.ok(!outcome.ok);
    assert.equal(outcome.status, status);
    assert.equal(outcome.problem.kind, 'refused');
    assert.match(outcome.problem.what, /why not/);
    assert.match(outcome.problem.next, next);
  });
}

test('a bot that never answers is given up on', async (context) => {
  const url = await serve(context, () => undefined);
  const outcome = await createBotClient(url, { patienceMs: 50 }).deliver(activity);
  assert.ok(!outcome.ok);
  assert.match(outcome.problem.what, /did not answer/);
});

test('a server that hangs up, or speaks no HTTP, is told apart from a bot', async (context) => {
  const url = await listen(
    context,
    createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n')),
  );
  const outcome = await createBotClient(url).deliver(activity);
  assert.ok(!outcome.ok);
  assert.match(outcome.problem.what, /broke/);
});

test('copies of an activity carry the same id, and a late one comes after the next', async (context) => {
  const bot = await startScriptedBot((received) => (received['type'] === 'message' ? [say('ok')] : []));
  const center = await startContactCenter({ bot: bot.url });
  context.after(async () => {
    await center.close();
    await bot.close();
  });
  const { switchboard } = center;
  const { id } = switchboard.start();
  switchboard.act(id, { type: 'customerWrites', text: 'one' }, { late: true });
  switchboard.act(id, { type: 'customerWrites', text: 'two' }, { copies: 2, atOnce: true });
  await switchboard.settled(id);
  const messages = bot.received.filter(({ type }) => type === 'message');
  assert.deepEqual(
    messages.map(({ text }) => text),
    ['two', 'two', 'one'],
  );
  assert.equal(messages[0]?.['id'], messages[1]?.['id']);
});
