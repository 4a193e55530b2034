import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import fc from 'fast-check';
import type { JsonObject } from '../../lib/omnichannel/index.ts';
import { createBotClient } from '../../simulator/botClient.ts';
import { contextForms } from '../../simulator/center/inboundActivities.ts';
import { sampleCenter } from '../../simulator/definition/sampleCenter.ts';
import { startContactCenter } from '../../simulator/server.ts';
import { createSwitchboard, type Switchboard } from '../../simulator/switchboard.ts';
import { command, politeBot, say, startScriptedBot, type ScriptedBot } from './scriptedBot.ts';

/** A switchboard with a clock of the test's, whose bot is never reached. */
function boardAt(clock: { now: number }): Switchboard {
  const nobody = createBotClient(new URL('http://127.0.0.1:9/'));
  const options = { definition: sampleCenter, serviceUrl: 'http://127.0.0.1/', bot: nobody };
  return createSwitchboard(options, () => clock.now);
}

function statusOf(board: Switchboard, id: string, activity: JsonObject): number {
  const outcome = board.post(id, activity);
  return outcome?.kind === 'refused' ? outcome.refusal.status : 200;
}

describe('the limits of the chat service', () => {
  test('let ten messages through in ten seconds, then say when the next may come', () => {
    const clock = { now: 0 };
    const board = boardAt(clock);
    const { id } = board.start({ trouble: { sendRate: true } });
    const statuses = Array.from({ length: 11 }, () => statusOf(board, id, say('x')));
    assert.deepEqual(statuses, [...Array<number>(10).fill(200), 429]);
    clock.now = 9_001;
    const refused = board.post(id, say('x'));
    assert.ok(refused?.kind === 'refused');
    assert.equal(refused.refusal.retryAfter, 1);
    clock.now = 10_000;
    assert.equal(statusOf(board, id, say('x')), 200);
  });

  test('hold for any rhythm: never more than ten in ten seconds, nor thirty in a minute', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4_000), { maxLength: 120 }), (pauses) => {
        const clock = { now: 0 };
        const board = boardAt(clock);
        const { id } = board.start({ trouble: { sendRate: true } });
        const taken = pauses.flatMap((pause) => {
          clock.now += pause;
          return statusOf(board, id, say('x')) === 200 ? [clock.now] : [];
        });
        for (const at of taken) {
          assert.ok(taken.filter((other) => other > at - 10_000 && other <= at).length <= 10);
          assert.ok(taken.filter((other) => other > at - 60_000 && other <= at).length <= 30);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('are off where nobody switched them on, and reach the bot as 429 with Retry-After', async (context) => {
    const { bot, center } = await running(context, 12);
    const free = center.switchboard.start();
    await center.switchboard.settled(free.id);
    assert.ok(bot.answers.every(({ status }) => status === 200));
    const { id } = center.switchboard.start({ trouble: { sendRate: true } });
    await center.switchboard.settled(id);
    assert.equal(bot.answers.filter(({ status }) => status === 429).length, 2);
    const response = await fetch(`${center.url}v3/conversations/${encodeURIComponent(id)}/activities/x`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(say('again')),
    });
    assert.equal(response.status, 429);
    assert.match(response.headers.get('retry-after') ?? '', /^\d+$/);
  });
});

async function running(
  context: TestContext,
  greetings = 1,
): Promise<{ readonly bot: ScriptedBot; readonly center: Awaited<ReturnType<typeof startContactCenter>> }> {
  const bot = await startScriptedBot((activity) =>
    activity['type'] === 'event'
      ? Array.from({ length: greetings }, () => say('Hello!'))
      : politeBot(activity),
  );
  const center = await startContactCenter({ bot: bot.url });
  context.after(async () => {
    await center.close();
    await bot.close();
  });
  return { bot, center };
}

describe('an end that takes no effect', () => {
  test('leaves the conversation with the bot, until it is switched off', () => {
    const board = boardAt({ now: 0 });
    const { id } = board.start({ trouble: { endIgnored: true } });
    const end = command('EndConversation', 'The note.');
    assert.equal(statusOf(board, id, end), 200);
    assert.equal(board.conversation(id)?.stage, 'botActive');
    assert.match(board.conversation(id)?.wire.at(-1)?.effect ?? '', /Takes no effect/);
    assert.equal(statusOf(board, id, say('Still here')), 200);
    board.troubleWith(id, { endIgnored: false });
    assert.equal(statusOf(board, id, end), 200);
    assert.equal(board.conversation(id)?.stage, 'closed');
    assert.equal(board.troubleWith('nobody', {}), false);
  });

  test('does not keep an escalation from one', () => {
    const board = boardAt({ now: 0 });
    const { id } = board.start({ trouble: { endIgnored: true } });
    statusOf(board, id, command('Escalate', 'The summary.'));
    assert.equal(board.conversation(id)?.stage, 'waiting');
  });
});

describe('troubled deliveries', () => {
  for (const deliveries of ['twice', 'twiceAtOnce'] as const) {
    test(`${deliveries} reach the bot with the same id`, async (context) => {
      const { bot, center } = await running(context);
      const { id } = center.switchboard.start({ trouble: { deliveries } });
      center.switchboard.act(id, { type: 'customerWrites', text: 'hi' });
      await center.switchboard.settled(id);
      const ids = bot.received.filter(({ text }) => text === 'hi').map((activity) => activity['id']);
      assert.equal(ids.length, 2);
      assert.equal(new Set(ids).size, 1);
    });
  }

  test('that are late come after the next one', async (context) => {
    const { bot, center } = await running(context);
    const { id } = center.switchboard.start();
    center.switchboard.troubleWith(id, { deliveries: 'late' });
    for (const text of ['one', 'two', 'three', 'four'])
      center.switchboard.act(id, { type: 'customerWrites', text });
    await center.switchboard.settled(id);
    const texts = bot.received.filter(({ type }) => type === 'message').map(({ text }) => text);
    assert.deepEqual(texts, ['two', 'one', 'four', 'three']);
  });
});

test('the context can come in every carrier, one after the other', () => {
  const { wire } = boardAt({ now: 0 }).start({ contextForm: 'every', variables: { Name: 'Ana' } });
  const told = wire.slice(1).map(({ activity }) => activity);
  assert.equal(told.length, contextForms.length);
  assert.deepEqual(
    told.map(({ type }) => type),
    contextForms.map((form) => form.split('/')[0]),
  );
  assert.equal(new Set(told.map((activity) => activity['id'])).size, contextForms.length);
});
