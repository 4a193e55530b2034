import assert from 'node:assert/strict';
import { test } from 'node:test';
import { politeBot } from './scriptedBot.ts';
import { servedCenter } from './servedCenter.ts';

const served = servedCenter(politeBot);

async function call(method: string, path: string, body?: unknown): Promise<{ status: number; text: string }> {
  const response = await fetch(`${served.center.url}api/${path}`, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

async function startChat(): Promise<string> {
  const { status, text } = await call('POST', 'conversations', { customerName: 'Ana' });
  assert.equal(status, 201);
  return `conversations/${encodeURIComponent((JSON.parse(text) as { id: string }).id)}`;
}

async function settled(chat: string): Promise<void> {
  await served.center.switchboard.settled(decodeURIComponent(chat.slice('conversations/'.length)));
}

test('a program can play the customer and the representative', async () => {
  const chat = await startChat();
  assert.equal((await call('POST', `${chat}/customer/messages`, { text: 'agent' })).status, 204);
  await settled(chat);
  assert.equal((await call('POST', `${chat}/representative/accept`, { name: 'Robin' })).status, 204);
  assert.equal((await call('POST', `${chat}/representative/reply`, { text: 'Hi' })).status, 204);
  assert.equal((await call('POST', `${chat}/representative/end`, {})).status, 204);
  assert.equal((await call('POST', `${chat}/representative/finish`, {})).status, 204);
  const view = JSON.parse((await call('GET', chat)).text) as {
    stage: string;
    representative: { summary: string };
  };
  assert.equal(view.stage, 'closed');
  assert.equal(view.representative.summary, 'Asked for a person.');
});

test('the transcript is a file of activities in the order of the wire', async () => {
  const chat = await startChat();
  await settled(chat);
  const activities = JSON.parse((await call('GET', `${chat}/transcript`)).text) as {
    type: string;
    text?: string;
  }[];
  assert.deepEqual(
    activities.map(({ type }) => type),
    ['conversationUpdate', 'event', 'message'],
  );
});

test('a delivery can be repeated, with the same id', async () => {
  const chat = await startChat();
  await call('POST', `${chat}/customer/messages`, { text: 'twice' });
  await settled(chat);
  assert.equal((await call('POST', `${chat}/deliveries`, { seq: 1, copies: 2, atOnce: true })).status, 202);
  await settled(chat);
  const contexts = served.bot.received.filter(
    ({ type, conversation }) =>
      type === 'event' && chat.includes(encodeURIComponent((conversation as { id: string }).id)),
  );
  assert.equal(contexts.length, 3);
  assert.equal(new Set(contexts.map(({ id }) => id)).size, 1);
  assert.equal((await call('POST', `${chat}/deliveries`, { seq: 99 })).status, 404);
});

test('all mistakes of a request are named at once', async () => {
  const { status, text } = await call('POST', 'conversations', {
    customerName: 1,
    contextForm: 'fax',
    vars: {},
  });
  assert.equal(status, 400);
  assert.match(text, /customerName.*contextForm.*vars/);
});

const refused: readonly [method: string, path: string, body: unknown, status: number][] = [
  ['POST', 'CHAT/customer/messages', {}, 400],
  ['POST', 'CHAT/representative/accept', {}, 409],
  ['POST', 'CHAT/representative/dance', {}, 404],
  ['POST', 'CHAT/faults', { answer: 99 }, 400],
  ['POST', 'faults', { answer: 'usual', accepted: false }, 400],
  ['DELETE', 'CHAT', undefined, 404],
  ['GET', 'conversations/nobody', undefined, 404],
  ['GET', 'nothing', undefined, 404],
];

for (const [method, path, body, status] of refused) {
  test(`${method} ${path} with ${body === undefined ? 'nothing' : JSON.stringify(body)} is answered ${String(status)}`, async () => {
    const chat = await startChat();
    const answer = await call(method, path.replace('CHAT', chat), body);
    assert.equal(answer.status, status);
    assert.match(answer.text, /"message":"/);
  });
}

const report = (...names: readonly string[]): unknown => ({
  events: names.map((name) => ({ at: 1_764_131_000_000, name, fields: { conversation: 'a', session: 1 } })),
});

test('a bot can report what it does, until a reset', async () => {
  await call('POST', 'reset', {});
  assert.equal((await call('POST', 'telemetry', report('conversation.started'))).status, 204);
  assert.equal((await call('POST', 'telemetry', report('conversation.ended', 'never.heard'))).status, 204);
  const { status, text } = await call('GET', 'telemetry');
  assert.equal(status, 200);
  assert.partialDeepStrictEqual(JSON.parse(text), {
    received: 3,
    sessions: { begun: 1, contained: 1, containmentRate: 1 },
    latest: [
      { seq: 3, name: 'never.heard' },
      { name: 'conversation.ended' },
      { name: 'conversation.started' },
    ],
  });
  await call('POST', 'reset', {});
  assert.partialDeepStrictEqual(JSON.parse((await call('GET', 'telemetry')).text), {
    received: 0,
    latest: [],
  });
});

const event = { at: 1_764_131_000_000, name: 'turn.completed', fields: {} };

const refusedReports: readonly [title: string, body: unknown, words: RegExp][] = [
  ['a list', [event], /must be an object/],
  ['no list of events', {}, /"events" must be a list/],
  ['a text in place of the events', { events: 'many' }, /"events" must be a list/],
  ['an event that is a text', { events: [event, 'x'] }, /Event 2: must be an object/],
  ['an event without a time', { events: [{ name: 'x' }] }, /Event 1: "at" must be a time/],
  ['a time that no date can name', { events: [{ ...event, at: 9e15 }] }, /"at" must be a time/],
  ['a time before 1970', { events: [{ ...event, at: -1 }] }, /"at" must be a time/],
  ['an event without a name', { events: [{ at: 0 }] }, /"name" must be a text/],
  [
    'a name that is too long',
    { events: [{ ...event, name: 'x'.repeat(101) }] },
    /"name" may have 100 characters/,
  ],
  ['fields that are a list', { events: [{ ...event, fields: [1] }] }, /"fields" must be an object/],
  ['a field with members', { events: [{ ...event, fields: { deep: {} } }] }, /"deep", which must be a text/],
  [
    'a field that is null',
    { events: [{ ...event, fields: { none: null } }] },
    /"none", which must be a text/,
  ],
  [
    'too many fields',
    {
      events: [{ ...event, fields: Object.fromEntries(Array.from({ length: 65 }, (_, n) => [`f${n}`, n])) }],
    },
    /"fields" may have 64 members/,
  ],
  [
    'too many events',
    { events: Array.from({ length: 1_001 }, () => event) },
    /may have 1000 events, not 1001/,
  ],
];

for (const [title, body, words] of refusedReports) {
  test(`a report with ${title} is refused, and nothing of it is kept`, async () => {
    await call('POST', 'reset', {});
    const { status, text } = await call('POST', 'telemetry', body);
    assert.equal(status, 400);
    assert.match((JSON.parse(text) as { error: { message: string } }).error.message, words);
    assert.partialDeepStrictEqual(JSON.parse((await call('GET', 'telemetry')).text), { received: 0 });
  });
}

test('a number that JSON can spell and nobody can count with is refused', async () => {
  const response = await fetch(`${served.center.url}api/telemetry`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"events":[{"at":1,"name":"x","fields":{"milliseconds":1e999}}]}',
  });
  assert.equal(response.status, 400);
});

test('a report may not be larger than any other body, and is JSON', async () => {
  const large = { events: [{ ...event, fields: { text: 'x'.repeat(1024 * 1024) } }] };
  assert.equal((await call('POST', 'telemetry', large)).status, 413);
  const plain = await fetch(`${served.center.url}api/telemetry`, {
    method: 'POST',
    body: JSON.stringify({ events: [] }),
  });
  assert.equal(plain.status, 415);
  assert.equal((await call('PUT', 'telemetry', {})).status, 404);
});

test('the stream begins with what there is, tells of every change, and starts over after a reset', async () => {
  await call('POST', 'reset', {});
  const chat = await startChat();
  const leaving = new AbortController();
  const stream = await fetch(`${served.center.url}api/events`, { signal: leaving.signal });
  assert.ok(stream.body !== null);
  const reader = stream.body.pipeThrough(new TextDecoderStream()).getReader();
  let seen = '';
  const until = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(seen)) seen += (await reader.read()).value ?? '';
    seen = seen.replace(pattern, '');
  };
  await until(/event: hello\n.*"telemetry":"http:.*\/api\/telemetry"/);
  await until(/event: telemetry\ndata: \{"received":0/);
  await until(/event: conversation\n/);
  await call('POST', 'telemetry', report('turn.completed'));
  await until(/event: telemetry\ndata: \{"received":1/);
  await call('POST', `${chat}/customer/messages`, { text: 'good day' });
  await until(/You said good day/);
  await call('POST', 'reset', {});
  await until(/event: hello\n/);
  await until(/event: telemetry\ndata: \{"received":0/);
  assert.equal((await call('GET', chat)).status, 404);
  leaving.abort();
});
