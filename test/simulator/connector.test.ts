import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { after, before, test } from 'node:test';
import type { JsonObject } from '../../lib/omnichannel/index.ts';
import type { Fault } from '../../simulator/faults.ts';
import { startContactCenter, type ContactCenter } from '../../simulator/server.ts';
import { command, say, startScriptedBot, type ScriptedBot } from './scriptedBot.ts';

let bot: ScriptedBot;
let center: ContactCenter;

before(async () => {
  bot = await startScriptedBot(() => []);
  center = await startContactCenter({ bot: bot.url });
});

after(async () => {
  await center.close();
  await bot.close();
});

function address(id: string, rest = 'activities'): string {
  return `${center.url}v3/conversations/${encodeURIComponent(id)}/${rest}`;
}

async function send(
  url: string,
  method: string,
  body?: unknown,
  type = 'application/json',
): Promise<{ status: number; headers: Headers; json: JsonObject }> {
  const response = await fetch(url, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': type },
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    json: (text === '' ? {} : JSON.parse(text)) as JsonObject,
  };
}

function code(json: JsonObject): unknown {
  return (json['error'] as JsonObject | undefined)?.['code'];
}

test('a reply is answered with its activity id', async () => {
  const { id } = center.switchboard.start();
  const reply = await send(
    address(id, `activities/${encodeURIComponent(`${id}|0000002`)}`),
    'POST',
    say('Hello'),
  );
  assert.equal(reply.status, 200);
  const proactive = await send(address(id), 'POST', say('Still there?'));
  assert.equal(proactive.status, 200);
  const shown = center.switchboard.conversation(id)?.transcript.map((entry) => entry.id);
  assert.deepEqual(shown, [reply.json['id'], proactive.json['id']]);
});

const refusals: readonly [
  title: string,
  method: string,
  rest: string,
  body: unknown,
  status: number,
  code: string,
][] = [
  ['changing an activity', 'PUT', 'activities/1', say('x'), 400, 'BadArgument'],
  ['deleting an activity', 'DELETE', 'activities/1', undefined, 400, 'BadArgument'],
  ['reading activities', 'PATCH', 'activities', {}, 405, 'MethodNotAllowed'],
  ['a body that is no JSON', 'POST', 'activities', '{"type":', 400, 'BadSyntax'],
  ['a body that is no activity', 'POST', 'activities', '[]', 400, 'BadSyntax'],
  ['a message over 28 KB', 'POST', 'activities', say('x'.repeat(30_000)), 413, 'MessageSizeTooBig'],
  ['a body over 1 MB', 'POST', 'activities', say('x'.repeat(1_100_000)), 413, 'MessageSizeTooBig'],
  ['removing a member', 'DELETE', 'members/1', undefined, 405, 'MethodNotAllowed'],
  ['an unknown member', 'GET', 'members/nobody', undefined, 404, 'MemberNotFound'],
  ['an unknown address', 'GET', 'nothing', undefined, 404, 'NotFound'],
];

for (const [title, method, rest, body, status, expected] of refusals) {
  test(`${title} is refused with ${status} and ${expected}`, async () => {
    const { id } = center.switchboard.start();
    const answer = await send(address(id, rest), method, body);
    assert.equal(answer.status, status);
    assert.equal(code(answer.json), expected);
  });
}

test('a post of another content type is refused, because foreign pages can send those', async () => {
  const { id } = center.switchboard.start();
  const answer = await send(address(id), 'POST', JSON.stringify(say('x')), 'text/plain');
  assert.equal(answer.status, 415);
});

test('an unknown conversation is a 404', async () => {
  const answer = await send(address('19:nobody@thread.v2'), 'POST', say('x'));
  assert.equal(answer.status, 404);
  assert.equal(code(answer.json), 'ConversationNotFound');
});

test('a bot cannot open a conversation on this channel', async () => {
  const answer = await send(`${center.url}v3/conversations`, 'POST', { members: [] });
  assert.equal(answer.status, 400);
});

test("a bot's conversations are not listed", async () => {
  const answer = await send(`${center.url}v3/conversations`, 'GET');
  assert.equal(answer.status, 405);
  assert.match(JSON.stringify(answer.json), /does not list/);
});

const notDoneHere: readonly [method: string, part: string, body: unknown, says: RegExp][] = [
  ['PUT', 'activities/7', say('changed'), /cannot change or take back/],
  ['DELETE', 'activities/7', undefined, /cannot change or take back/],
  ['POST', 'activities/history', { activities: [] }, /takes no history/],
  [
    'POST',
    'attachments',
    { type: 'image/png', name: 'a.png', originalBase64: 'iVBORw==' },
    /takes no uploads/,
  ],
  ['POST', 'attachments', 'no JSON', /takes no uploads/],
];

test('what is refused is kept as its size where writing it down again would take too deep a stack', async () => {
  const { id } = center.switchboard.start();
  const depth = 50_000;
  const response = await fetch(`${center.url}v3/conversations/${id}/attachments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '['.repeat(depth) + ']'.repeat(depth),
  });
  assert.equal(response.status, 400);
  const found = center.switchboard
    .conversation(id)
    ?.wire.findLast(({ direction }) => direction === 'fromBot');
  assert.deepEqual(found?.activity, { unreadable: `${2 * depth} bytes` });
});

for (const [method, part, body, says] of notDoneHere) {
  test(`${method} ${part} with ${typeof body} is refused, and stands on the wire`, async () => {
    const { id } = center.switchboard.start();
    const answer = await send(address(id, part), method, body);
    assert.equal(answer.status, 400);
    assert.match(JSON.stringify(answer.json), says);
    const record = center.switchboard
      .conversation(id)
      ?.wire.findLast(({ direction }) => direction === 'fromBot');
    assert.equal(record?.request, `${method} ${part}`);
    assert.match(record.effect, says);
    assert.equal(record.answer?.status, 400);
  });
}

test('the members are the customer and the bot, in every way to ask', async () => {
  const { id, customer, bot: self } = center.switchboard.start();
  assert.deepEqual((await send(address(id, 'members'), 'GET')).json, [customer, self]);
  assert.deepEqual((await send(address(id, 'pagedmembers'), 'GET')).json, { members: [customer, self] });
  assert.deepEqual(
    (await send(address(id, `members/${encodeURIComponent(customer.id)}`), 'GET')).json,
    customer,
  );
  assert.deepEqual((await send(address(id, 'activities/1/members'), 'GET')).json, [customer, self]);
});

/** A request with any `Host` and `Origin`, which `fetch` does not allow. */
function rawStatus(headers: Record<string, string>, path = '/', port = center.port): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.once('error', reject);
    request.end();
  });
}

const callers: readonly [title: string, headers: Record<string, string>, status: number][] = [
  ['this machine by address', { host: '127.0.0.1:1' }, 200],
  ['this machine by name', { host: 'localhost' }, 200],
  ['a page of this machine', { host: '127.0.0.1', origin: 'http://localhost:3000' }, 200],
  ['a name that was re-pointed to this machine', { host: 'evil.example' }, 421],
  ['a name that begins like this machine', { host: '127.0.0.1.evil.example' }, 421],
  ['a foreign page', { host: '127.0.0.1', origin: 'https://evil.example' }, 403],
  ['a page without an address of its own', { host: '127.0.0.1', origin: 'null' }, 403],
];

test('a page that is forwarded may use the center, and no other', async (context) => {
  const forwarded = new URL('https://space-4280.app.github.dev/');
  const there = await startContactCenter({ bot: bot.url, forwarded });
  context.after(() => there.close());
  const statusAt = (headers: Record<string, string>): Promise<number> => rawStatus(headers, '/', there.port);
  assert.equal(await statusAt({ host: 'localhost', origin: forwarded.origin }), 200);
  assert.equal(await statusAt({ host: forwarded.host, origin: forwarded.origin }), 200);
  assert.equal(await statusAt({ host: 'other-4280.app.github.dev' }), 421);
  assert.equal(await statusAt({ host: 'localhost', origin: 'https://other-4280.app.github.dev' }), 403);
});

for (const [title, headers, status] of callers) {
  test(`${title} gets ${status}`, async () => {
    assert.equal(await rawStatus(headers), status);
  });
}

test('the page of another widget may load nothing from outside either', async () => {
  const { status, headers } = await fetch(`${center.url}looks/webchat/`);
  assert.equal(status, 200);
  assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*connect-src 'self' blob:;/);
});

/** How a client asks that takes its proxy for plain http too, as botbuilder does with HTTPS_PROXY. */
const targets: readonly [title: string, target: (port: number) => string, status: number][] = [
  ['this contact center in full', (port) => `http://127.0.0.1:${port}/?any`, 200],
  ['this contact center by name', (port) => `HTTP://LOCALHOST:${port}/`, 200],
  ['another server of this machine', () => 'http://127.0.0.1:10000/account/table', 421],
  ['another machine', () => 'http://files.example/', 421],
];

for (const [title, target, status] of targets) {
  test(`a request whose target names ${title} gets ${status}`, async () => {
    assert.equal(await rawStatus({ host: '127.0.0.1' }, target(center.port)), status);
  });
}

for (const path of [
  '/page/../server.ts',
  '/page/%2e%2e/server.ts',
  '/page/..%2fserver.ts',
  '/etc/passwd',
  '/vendor/adaptivecards.min.js',
  '/looks/webchat/package.json',
  '/looks/webchat/node_modules/botframework-webchat/package.json',
  '/%',
]) {
  test(`nothing but the page's files is served: ${path}`, async () => {
    const status = await rawStatus({ host: 'localhost' }, path);
    assert.ok(status === 404 || status === 400, String(status));
  });
}

const usual: Fault = { on: 'any', times: 1, answer: 'usual', accepted: true, delayMs: 0 };

const faults: readonly [title: string, fault: Partial<Fault>, status: number, accepted: boolean][] = [
  ['a status', { answer: 503, accepted: false }, 503, false],
  ['a status after acceptance', { answer: 500, accepted: true }, 500, true],
  ['an empty body', { answer: 'empty', accepted: true }, 200, true],
  ['a delay', { delayMs: 5 }, 200, true],
];

for (const [title, fault, status, accepted] of faults) {
  test(`an armed fault shows as ${title}, once`, async () => {
    const { id } = center.switchboard.start();
    center.switchboard.faults.arm({ ...usual, ...fault }, id);
    const hit = await send(address(id), 'POST', say('first'));
    assert.equal(hit.status, status);
    assert.equal(center.switchboard.conversation(id)?.transcript.length, accepted ? 1 : 0);
    const record = center.switchboard
      .conversation(id)
      ?.wire.findLast(({ direction }) => direction === 'fromBot');
    assert.match((accepted ? record?.fault : record?.effect) ?? '', /answer/);
    const next = await send(address(id), 'POST', say('second'));
    assert.equal(next.status, 200);
    assert.ok('id' in next.json);
  });
}

test('throttling carries Retry-After exactly as it was spelled', async () => {
  const { id } = center.switchboard.start();
  center.switchboard.faults.arm({ ...usual, answer: 429, accepted: false, retryAfter: '-1' }, id);
  const answer = await send(address(id), 'POST', say('x'));
  assert.equal(answer.status, 429);
  assert.equal(answer.headers.get('retry-after'), '-1');
});

for (const accepted of [false, true]) {
  test(`a connection that breaks ${accepted ? 'after' : 'before'} acceptance leaves ${accepted ? 'one message' : 'nothing'}`, async () => {
    const { id } = center.switchboard.start();
    center.switchboard.faults.arm({ ...usual, answer: 'reset', accepted }, id);
    await assert.rejects(send(address(id), 'POST', say('x')));
    assert.equal(center.switchboard.conversation(id)?.transcript.length, accepted ? 1 : 0);
  });
}

test('a post that is never answered ends with the patience of the bot', async () => {
  const { id } = center.switchboard.start();
  center.switchboard.faults.arm({ ...usual, answer: 'hang', accepted: false }, id);
  const noted = new Promise<void>((resolve) => {
    const stop = center.switchboard.watch((changed) => {
      if (changed?.wire.some(({ direction }) => direction === 'fromBot') !== true) return;
      stop();
      resolve();
    });
  });
  const patience = new AbortController();
  const sent = fetch(address(id), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(say('x')),
    signal: patience.signal,
  });
  await noted;
  patience.abort();
  await assert.rejects(sent, { name: 'AbortError' });
});

test('a fault can wait for the command and let messages pass', async () => {
  const { id } = center.switchboard.start();
  center.switchboard.faults.arm({ ...usual, on: 'command', answer: 500, accepted: false }, id);
  assert.equal((await send(address(id), 'POST', say('Transferring'))).status, 200);
  assert.equal((await send(address(id), 'POST', command('Escalate', 'x'))).status, 500);
  assert.equal((await send(address(id), 'POST', command('Escalate', 'x'))).status, 200);
  assert.equal(center.switchboard.conversation(id)?.stage, 'waiting');
});

test('a fault of one conversation leaves the others alone', async () => {
  const [one, other] = [center.switchboard.start(), center.switchboard.start()];
  center.switchboard.faults.arm({ ...usual, answer: 500, accepted: false }, one.id);
  assert.equal((await send(address(other.id), 'POST', say('x'))).status, 200);
  center.switchboard.faults.clear();
  assert.equal((await send(address(one.id), 'POST', say('x'))).status, 200);
});
