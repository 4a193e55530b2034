import assert from 'node:assert/strict';
import { on, once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { after, before, describe, test, type TestContext } from 'node:test';
import directLineModule, { type Activity, type DirectLine, type Message } from 'botframework-directlinejs';
import { startContactCenter, type ContactCenter } from '../../simulator/server.ts';
import { XmlHttpRequest } from './xmlHttpRequest.ts';
import { politeBot, startScriptedBot, type ScriptedBot } from './scriptedBot.ts';

let bot: ScriptedBot;
let center: ContactCenter;

before(async () => {
  Reflect.set(globalThis, 'XMLHttpRequest', XmlHttpRequest);
  bot = await startScriptedBot(politeBot);
  center = await startContactCenter({ bot: bot.url });
});

after(async () => {
  await center.close();
  await bot.close();
});

/** Microsoft's own client on a conversation, for as long as the test lasts. */
interface Client {
  readonly line: DirectLine;
  /** Resolves with all that was heard, once something is as `done` says. */
  readonly until: (done: (activity: Activity) => boolean) => Promise<readonly Activity[]>;
  /** Resolves with the id that the door gave. */
  readonly post: (activity: Activity) => Promise<string>;
  /** Cuts the WebSocket as a network does; the client comes back at once and not, as otherwise, after some seconds. */
  readonly cut: () => void;
}

/** As Web Chat uses it: with a WebSocket unless it is told otherwise. */
function connect(t: TestContext, { webSocket = false } = {}): Client {
  const sockets: WebSocket[] = [];
  const line = new directLineModule.DirectLine({
    domain: `${center.url}v3/directline`,
    token: 'local',
    webSocket,
    pollingInterval: 200,
    WebSocket: class extends WebSocket {
      constructor(url: string | URL) {
        super(url);
        sockets.push(this);
      }
    },
    // It waits for 3 seconds and a part of 12 before it reconnects.
    random: () => -3 / 12,
  });
  const seen: Activity[] = [];
  const waiting = new Set<() => void>();
  const subscription = line.activity$.subscribe((activity) => {
    seen.push(activity);
    for (const check of waiting) check();
  });
  t.after(() => {
    subscription.unsubscribe();
    line.end();
  });
  return {
    line,
    until: (done) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!seen.some(done)) return;
          waiting.delete(check);
          resolve([...seen]);
        };
        waiting.add(check);
        check();
      }),
    post: (activity) =>
      new Promise((resolve, reject) => {
        line.postActivity(activity).subscribe(resolve, reject);
      }),
    cut: () => sockets.at(-1)?.close(),
  };
}

const from = { id: 'ana', name: 'Ana Maria' };

function textOf(activity: Activity): string {
  return activity.type === 'message' ? (activity.text ?? '') : '';
}

for (const [how, webSocket] of [
  ['on a WebSocket', true],
  ['by polling', false],
] as const) {
  describe(`Microsoft's Direct Line client, ${how},`, () => {
    test('sees the greeting, its own message for its own, and the answer', async (t) => {
      const { until, post } = connect(t, { webSocket });
      await until((activity) => textOf(activity) === 'Hello!');
      const mine = { clientActivityID: 'mine' };
      const id = await post({ type: 'message', text: 'Good day', from, channelData: mine });
      const seen = await until((activity) => textOf(activity) === 'You said Good day');
      const echo = seen.find((activity) => activity.id === id);
      assert.partialDeepStrictEqual(echo, { from, channelData: mine });
    });

    test('hears the end of the chat, nothing twice, and neither the command nor the summary', async (t) => {
      const { until, post } = connect(t, { webSocket });
      await until((activity) => textOf(activity) === 'Hello!');
      await post({ type: 'message', text: 'Good day', from });
      await until((activity) => textOf(activity) === 'You said Good day');
      await post({ type: 'message', text: 'end chat', from });
      const seen = await until((activity) =>
        JSON.stringify(activity.channelData ?? '').includes('agentendconversation'),
      );
      const ids = seen.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length, 'nothing comes twice');
      assert.ok(seen.some((activity) => textOf(activity) === 'Goodbye.'));
      assert.doesNotMatch(JSON.stringify(seen), /The customer asked to end\.|EndConversation/);
    });

    test('uploads a file, and gets it back as its own', async (t) => {
      const { until, post } = connect(t, { webSocket });
      await until((activity) => textOf(activity) === 'Hello!');
      const contentUrl = `data:text/plain;base64,${Buffer.from('12 euros').toString('base64')}`;
      const mine = { clientActivityID: 'with the bill' };
      const id = await post({
        type: 'message',
        text: 'My bill',
        from,
        channelData: mine,
        attachments: [{ contentType: 'text/plain', contentUrl, name: 'bill.txt' }],
      });
      const seen = await until((activity) => textOf(activity) === 'You said My bill');
      assert.partialDeepStrictEqual(
        seen.find((activity) => activity.id === id),
        { channelData: mine, attachments: [{ name: 'bill.txt', contentType: 'text/plain', contentUrl }] },
      );
      assert.match(JSON.stringify(bot.received.at(-1)), /amsMetadata.*bill\.txt/);
    });

    test('says that its text is plain, by which name it goes, and that the customer leaves', async (t) => {
      const { until, post, line } = connect(t, { webSocket });
      await until((activity) => textOf(activity) === 'Hello!');
      await post({ type: 'message', text: '**no bold**', textFormat: 'plain', from });
      const seen = await until((activity) => textOf(activity) === 'You said **no bold**');
      assert.partialDeepStrictEqual(
        seen.find((activity) => textOf(activity) === '**no bold**'),
        { textFormat: 'plain', from },
      );
      assert.partialDeepStrictEqual(bot.received.at(-1), { textFormat: 'plain', from: { name: from.name } });
      const { conversationId } = line as unknown as { readonly conversationId: string };
      // A type that the door knows and the client's declaration does not.
      await post({ type: 'endOfConversation', from } as unknown as Activity);
      assert.equal(center.switchboard.conversation(conversationId)?.stage, 'closed');
    });
  });
}

test("Microsoft's Direct Line client misses nothing, and hears nothing twice, when its stream is cut", async (t) => {
  const { until, post, cut, line } = connect(t, { webSocket: true });
  await until((activity) => textOf(activity) === 'Hello!');
  cut();
  await post({ type: 'message', text: 'Are you there?', from });
  await until((activity) => textOf(activity) === 'You said Are you there?');
  const { streamUrl } = line as unknown as { readonly streamUrl: string };
  assert.match(streamUrl, /watermark=1$/);
  await post({ type: 'message', text: 'Good', from });
  const seen = await until((activity) => textOf(activity) === 'You said Good');
  assert.deepEqual(seen.map(textOf), [
    'Hello!',
    'Are you there?',
    'You said Are you there?',
    'Good',
    'You said Good',
  ]);
});

test('a stream goes on behind the watermark, and only its own conversation is on it', async () => {
  const { conversationId, streamUrl } = await begin();
  const other = center.switchboard.start();
  center.switchboard.act(conversationId, { type: 'customerWrites', text: 'seen already' });
  const socket = new WebSocket(`${streamUrl}?watermark=1`);
  const messages = on(socket, 'message');
  center.switchboard.act(other.id, { type: 'customerWrites', text: 'of somebody else' });
  center.switchboard.act(conversationId, { type: 'customerWrites', text: 'the last' });
  let heard = '';
  for await (const [event] of messages as AsyncIterable<[{ readonly data: string }]>) {
    heard += event.data;
    if (heard.includes('You said the last')) break;
  }
  assert.doesNotMatch(heard, /of somebody else|"text":"Hello!"/);
  socket.close();
});

const strangers: readonly [title: string, path: string, headers: Record<string, string>, status: number][] = [
  ['a page from elsewhere', 'known', { Origin: 'https://evil.example' }, 403],
  ['another name for this machine', 'known', { Host: 'evil.example' }, 421],
  ['a conversation that nobody has', 'conversations/nobody/stream', {}, 404],
  ['another address', 'tokens/generate', {}, 404],
  ['an address that cannot be decoded', 'conversations/%E0%A4%A/stream', {}, 400],
];

for (const [title, path, headers, status] of strangers) {
  test(`a stream is refused to ${title}`, async () => {
    const { conversationId } = await begin();
    const asked = path === 'known' ? `conversations/${encodeURIComponent(conversationId)}/stream` : path;
    const request = get(`${center.url}v3/directline/${asked}`, {
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
        ...headers,
      },
    });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    assert.equal(response.statusCode, status);
    response.resume();
  });
}

test('files that a widget uploads reach the bot by name, and come back with the bytes', async () => {
  const { conversationId } = await begin();
  const form = new FormData();
  form.set(
    'activity',
    new Blob([JSON.stringify({ type: 'message', text: 'Look', from: { id: 'ana', name: 'Ana Maria' } })], {
      type: 'application/vnd.microsoft.activity',
    }),
  );
  form.append('file', new Blob([new Uint8Array([137, 80, 78, 71])], { type: 'image/png' }), 'photo.png');
  form.append('file', new Blob(['hello'], { type: 'text/plain' }), 'note.txt');
  const sent = await call(`conversations/${encodeURIComponent(conversationId)}/upload?userId=ana`, {
    method: 'POST',
    body: form,
  });
  assert.equal(sent.status, 200);
  await center.switchboard.settled(conversationId);
  const heard = bot.received.at(-1);
  assert.equal(heard?.['text'], 'Look');
  assert.deepEqual((heard['from'] as { name?: string }).name, 'Ana Maria');
  assert.match(JSON.stringify(heard['channelData']), /photo\.png.*note\.txt/);
  assert.doesNotMatch(JSON.stringify(heard), /base64/);
  const seen = await activities(conversationId);
  const echo = seen.find(({ text }) => text === 'Look');
  assert.match(JSON.stringify(echo?.attachments), /data:image\/png;base64,iVBORw==/);
});

test('a file as the whole body is taken under its name', async () => {
  const { conversationId } = await begin();
  const sent = await call(`conversations/${encodeURIComponent(conversationId)}/upload`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': 'name="file"; filename="bill.pdf"' },
    body: 'pdf',
  });
  assert.equal(sent.status, 200);
  await center.switchboard.settled(conversationId);
  assert.match(JSON.stringify(bot.received.at(-1)), /bill\.pdf/);
});

for (const [title, init, status] of [
  ['a form without a boundary', { headers: { 'Content-Type': 'multipart/form-data' }, body: 'x' }, 400],
  [
    'a form that is cut off within a file',
    {
      headers: { 'Content-Type': 'multipart/form-data; boundary=X' },
      body: '--X\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhel',
    },
    400,
  ],
  [
    'a form that is cut off within a header',
    {
      headers: { 'Content-Type': 'multipart/form-data; boundary=X' },
      body: '--X\r\nContent-Disposition: form-data; name="fi',
    },
    400,
  ],
  [
    'more than 4 MB',
    { headers: { 'Content-Type': 'image/png' }, body: 'x'.repeat(4 * 1024 * 1024 + 1) },
    413,
  ],
] as const) {
  test(`an upload of ${title} is answered ${status}`, async () => {
    const { conversationId } = await begin();
    const path = `conversations/${encodeURIComponent(conversationId)}/upload`;
    assert.equal((await call(path, { method: 'POST', ...init })).status, status);
  });
}

test('a message with attachments is taken once, a plain text stays plain, and a name is kept', async () => {
  const { conversationId } = await begin();
  await post(conversationId, {
    type: 'message',
    text: '**no bold**',
    textFormat: 'plain',
    from: { id: 'ana', name: 'Ana Maria' },
    attachments: [{ name: 'cat.gif', contentType: 'image/gif', contentUrl: 'data:image/gif;base64,R0lG' }],
  });
  await center.switchboard.settled(conversationId);
  const heard = bot.received.at(-1);
  assert.equal(heard?.['textFormat'], 'plain');
  assert.match(JSON.stringify(heard), /cat\.gif/);
  const [mine] = (await activities(conversationId)).filter(({ text }) => text === '**no bold**');
  assert.equal(mine?.textFormat, 'plain');
  assert.equal(center.switchboard.conversation(conversationId)?.customer.name, 'Ana Maria');
});

test('a widget that ends the conversation leaves the chat', async () => {
  const { conversationId } = await begin();
  assert.equal(await post(conversationId, { type: 'endOfConversation', from: { id: 'ana' } }), 200);
  assert.equal(center.switchboard.conversation(conversationId)?.stage, 'closed');
  assert.equal(await post(conversationId, { type: 'typing', from: { id: 'ana' } }), 200);
});

async function call(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${center.url}v3/directline/${path}`, init);
}

async function begin(): Promise<{ readonly conversationId: string; readonly streamUrl: string }> {
  const begun = await call('conversations', { method: 'POST' });
  const ticket = (await begun.json()) as { conversationId: string; streamUrl: string };
  await center.switchboard.settled(ticket.conversationId);
  return ticket;
}

async function post(conversationId: string, activity: object): Promise<number> {
  const { status } = await call(`conversations/${encodeURIComponent(conversationId)}/activities`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(activity),
  });
  return status;
}

async function activities(conversationId: string): Promise<readonly Message[]> {
  const seen = await call(`conversations/${encodeURIComponent(conversationId)}/activities`);
  return ((await seen.json()) as { activities: readonly Message[] }).activities;
}

test('tokens are given and renewed', async () => {
  for (const path of ['tokens/generate', 'tokens/refresh']) {
    const response = await call(path, { method: 'POST' });
    assert.equal(response.status, 200);
    assert.ok('token' in ((await response.json()) as object));
  }
});

test('a page of another local server may use the door, a foreign one may not', async () => {
  const local = await call('conversations', {
    method: 'OPTIONS',
    headers: { Origin: 'http://localhost:3000', 'Access-Control-Request-Headers': 'authorization' },
  });
  assert.equal(local.status, 204);
  assert.equal(local.headers.get('access-control-allow-origin'), 'http://localhost:3000');
  assert.equal(local.headers.get('access-control-allow-headers'), 'authorization');
  const foreign = await call('conversations', {
    method: 'POST',
    headers: { Origin: 'https://evil.example' },
  });
  assert.equal(foreign.status, 403);
  assert.equal(foreign.headers.get('access-control-allow-origin'), null);
});

test('an unknown conversation is a 404, and nothing is sent into an ended one', async () => {
  assert.equal((await call('conversations/nobody/activities')).status, 404);
  const { id } = center.switchboard.start();
  center.switchboard.act(id, { type: 'customerLeaves' });
  const late = await call(`conversations/${id}/activities`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ type: 'message', text: 'hello?' }),
  });
  assert.equal(late.status, 409);
});
