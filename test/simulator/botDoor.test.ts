import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { describe, test, type TestContext } from 'node:test';
import { text } from 'node:stream/consumers';
import type { BotControl } from '../../simulator/botControl.ts';
import { sampleCenter } from '../../simulator/definition/sampleCenter.ts';
import { startContactCenter, type ContactCenter } from '../../simulator/server.ts';
import { command, say } from './scriptedBot.ts';

/** A bot that answers everything with one status. */
async function botThatAnswers(context: TestContext, status: number): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(status).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/api/messages`;
}

async function open(context: TestContext, bot: string, control?: BotControl): Promise<ContactCenter> {
  const center = await startContactCenter({ bot, control });
  context.after(() => center.close());
  return center;
}

async function post(
  center: ContactCenter,
  path: string,
  body: unknown,
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${center.url}api/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

describe('time that is made to pass', () => {
  for (const [title, status, sweep] of [
    ['a bot with a sweep has it run', 202, 'swept'],
    ['a bot without one is left alone', 404, 'notOffered'],
    ['a bot that wants a key is left alone', 401, 'notOffered'],
  ] as const) {
    test(title, async (context) => {
      const center = await open(context, await botThatAnswers(context, status));
      const passed = await post(center, 'time', { passes: 'P1D' });
      assert.partialDeepStrictEqual(passed, { status: 200, body: { aheadMs: 86_400_000, sweep } });
    });
  }

  test('passes for the conversations of a bot that is not there, too', async (context) => {
    const center = await open(context, 'http://127.0.0.1:9/api/messages');
    const passed = await post(center, 'time', {});
    assert.partialDeepStrictEqual(passed, { status: 200, body: { sweep: 'unreachable' } });
    const ahead = center.switchboard.start().startedAt - Date.now();
    assert.ok(ahead > 4 * 60_000, String(ahead));
  });

  test('is a duration', async (context) => {
    const center = await open(context, 'http://127.0.0.1:9/api/messages');
    for (const body of [{ passes: 'soon' }, { passes: 5 }, { pass: 'PT5M' }])
      assert.equal((await post(center, 'time', body)).status, 400);
  });
});

describe('time until something happens by itself', () => {
  /** A bot on Functions that says something in its conversation at this sweep. */
  async function botThatSpeaksAt(context: TestContext, due: number): Promise<string> {
    let sweeps = 0;
    let place: string | undefined;
    const server = createServer((request, response) => {
      void text(request).then((body) => {
        const activity = JSON.parse(body) as { serviceUrl?: string; conversation?: { id: string } };
        if (activity.conversation !== undefined)
          place = `${activity.serviceUrl ?? ''}v3/conversations/${encodeURIComponent(activity.conversation.id)}/activities`;
        else if ((sweeps += 1) === due && place !== undefined)
          void fetch(place, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify(say('Are you there?')),
          });
        response.writeHead(202).end();
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    context.after(() => {
      server.close();
      server.closeAllConnections();
    });
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/api/messages`;
  }

  async function begun(center: ContactCenter): Promise<string> {
    const { id } = center.switchboard.start();
    await center.switchboard.settled(id);
    return id;
  }

  test('passes by minutes, until the bot speaks there', async (context) => {
    const center = await open(context, await botThatSpeaksAt(context, 3));
    const id = await begun(center);
    const passed = await post(center, 'time', { untilNextIn: id });
    assert.partialDeepStrictEqual(passed, {
      status: 200,
      body: { happened: true, passedMs: 180_000, aheadMs: 180_000, sweep: 'swept' },
    });
    assert.equal(center.switchboard.conversation(id)?.transcript.at(-1)?.text, 'Are you there?');
  });

  test('passes until the contact center closes what nobody takes, whatever the bot can do', async (context) => {
    const center = await open(context, await botThatAnswers(context, 404));
    center.switchboard.redefine({ ...sampleCenter, timeouts: { waiting: 120_000, wrapUp: undefined } });
    const id = await begun(center);
    center.switchboard.post(id, command('Escalate', 'Asked.'));
    const passed = await post(center, 'time', { untilNextIn: id });
    assert.partialDeepStrictEqual(passed, { status: 200, body: { happened: true, passedMs: 120_000 } });
    assert.equal(center.switchboard.conversation(id)?.stage, 'closed');
    assert.equal((await post(center, 'time', { untilNextIn: id })).status, 409);
  });

  test('is one step with a bot that cannot be asked', async (context) => {
    const center = await open(context, await botThatAnswers(context, 404));
    const passed = await post(center, 'time', { untilNextIn: await begun(center) });
    assert.partialDeepStrictEqual(passed, {
      status: 200,
      body: { happened: false, passedMs: 60_000, sweep: 'notOffered' },
    });
  });

  test('is for a conversation that there is, and no length besides', async (context) => {
    const center = await open(context, 'http://127.0.0.1:9/api/messages');
    assert.equal((await post(center, 'time', { untilNextIn: 'nobody' })).status, 404);
    const both = { untilNextIn: await begun(center), passes: 'PT5M' };
    assert.equal((await post(center, 'time', both)).status, 400);
  });
});

describe('a bot that was started', () => {
  test('here can be ended and started here', async (context) => {
    const done: string[] = [];
    const note = (what: string) => (): Promise<void> => {
      done.push(what);
      return Promise.resolve();
    };
    const control = { crash: note('crash'), start: note('start'), noticeTime: note('time') };
    const center = await open(context, 'http://127.0.0.1:9/api/messages', control);
    await post(center, 'bot/crash', {});
    await post(center, 'bot/start', {});
    await post(center, 'time', {});
    assert.deepEqual(done, ['crash', 'start', 'time']);
  });

  test('elsewhere cannot, and it is said who can', async (context) => {
    const center = await open(context, 'http://127.0.0.1:9/api/messages');
    for (const path of ['bot/crash', 'bot/start']) {
      const { status, body } = await post(center, path, {});
      assert.equal(status, 409);
      assert.match(JSON.stringify(body), /npm start/);
    }
  });
});
