import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import directLineModule, { type Activity, type DirectLine } from 'botframework-directlinejs';
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

/** Microsoft's own client, as Web Chat uses it. */
function connect(): {
  line: DirectLine;
  until: (done: (activity: Activity) => boolean) => Promise<readonly Activity[]>;
  stop: () => void;
} {
  const line = new directLineModule.DirectLine({
    domain: `${center.url}v3/directline`,
    token: 'local',
    webSocket: false,
    pollingInterval: 200,
  });
  const seen: Activity[] = [];
  const waiting = new Set<() => void>();
  const subscription = line.activity$.subscribe((activity) => {
    seen.push(activity);
    for (const check of waiting) check();
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
    stop() {
      subscription.unsubscribe();
      line.end();
    },
  };
}

function textOf(activity: Activity): string {
  return activity.type === 'message' ? (activity.text ?? '') : '';
}

test("Microsoft's Direct Line client sees the greeting, its own message and the answer", async () => {
  const { line, until, stop } = connect();
  await until((activity) => textOf(activity) === 'Hello!');
  const message = {
    type: 'message' as const,
    text: 'Good day',
    from: { id: 'ana' },
    channelData: { clientActivityID: 'mine' },
  };
  const id = await new Promise<string>((resolve, reject) =>
    line.postActivity(message).subscribe(resolve, reject),
  );
  const seen = await until((activity) => textOf(activity) === 'You said Good day');
  const echo = seen.find((activity) => activity.id === id);
  assert.equal((echo?.channelData as { clientActivityID?: string } | undefined)?.clientActivityID, 'mine');
  assert.equal(echo?.from.id, 'ana');
  stop();
});

test('a widget gets neither the command nor the summary, and is told when a chat ends', async () => {
  const { line, until, stop } = connect();
  await until((activity) => textOf(activity) === 'Hello!');
  line.postActivity({ type: 'message', text: 'end chat', from: { id: 'ana' } }).subscribe();
  const seen = await until((activity) =>
    JSON.stringify(activity.channelData ?? '').includes('agentendconversation'),
  );
  assert.ok(seen.some((activity) => textOf(activity) === 'Goodbye.'));
  assert.ok(!JSON.stringify(seen).includes('The customer asked to end.'));
  assert.ok(!JSON.stringify(seen).includes('EndConversation'));
  stop();
});

async function call(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${center.url}v3/directline/${path}`, init);
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
