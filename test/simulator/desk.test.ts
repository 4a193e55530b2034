// What the description of a contact center changes in its conversations.
import assert from 'node:assert/strict';
import { after, before, describe, test, type TestContext } from 'node:test';
import { createBotClient } from '../../simulator/botClient.ts';
import { createClock } from '../../simulator/clock.ts';
import type { CenterDefinition } from '../../simulator/definition/definition.ts';
import { parseDefinition } from '../../simulator/definition/parseDefinition.ts';
import { startContactCenter } from '../../simulator/server.ts';
import { createSwitchboard, type Switchboard } from '../../simulator/switchboard.ts';
import { command, politeBot, startScriptedBot, type ScriptedBot } from './scriptedBot.ts';

let bot: ScriptedBot;

before(async () => {
  bot = await startScriptedBot(politeBot);
});

after(async () => {
  await bot.close();
});

function define(members: object): CenterDefinition {
  const parsed = parseDefinition({ queues: ['Default', 'Other'], defaultQueue: 'Default', ...members });
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.definition;
}

/** A switchboard whose bot is never reached: what is posted in its name is what it says. */
function boardOf(members: object, now: () => number = Date.now): Switchboard {
  const nobody = createBotClient(new URL('http://127.0.0.1:9/'));
  const options = { definition: define(members), serviceUrl: 'http://127.0.0.1/', bot: nobody };
  return createSwitchboard(options, now);
}

function waiting(board: Switchboard, context: Record<string, string | number> = {}): string {
  const { id } = board.start();
  board.post(id, command('Escalate', 'The summary.', context));
  return id;
}

describe('an escalation', () => {
  test('tells on the wire which rule sent it where, who can take it, and what is not declared', () => {
    const board = boardOf({
      rules: [{ variable: 'Topic', equals: 'Card', queue: 'Other' }],
      variables: { Topic: 'text' },
      representatives: [{ name: 'Robin', queues: ['Other'] }],
    });
    const post = board.conversation(waiting(board, { Topic: 'Card', Colour: 'red' }))?.wire.at(-1);
    assert.match(post?.effect ?? '', /waiting in "Other". Rule 1 of 1: Topic is "Card". Robin can take it\./);
    assert.ok(post?.findings.some(({ rule }) => rule === 'variable-undeclared'));
  });

  test('is offered to who serves the queue and has room, and to nobody where nobody does', async (context) => {
    const definition = define({
      rules: [{ variable: 'BotHandoffTopic', equals: 'CreditCard', queue: 'Other' }],
      representatives: [
        { name: 'Robin', queues: ['Default'] },
        { name: 'Kim', queues: ['Other'], capacity: 1 },
        { name: 'Sam', queues: ['Other'], capacity: 1 },
      ],
    });
    const center = await startContactCenter({ bot: bot.url, definition });
    context.after(() => center.close());
    const { switchboard } = center;
    const accept = async (): Promise<{ status: number; who: string | undefined }> => {
      const id = waiting(switchboard, { BotHandoffTopic: 'CreditCard' });
      const response = await fetch(
        `${center.url}api/conversations/${encodeURIComponent(id)}/representative/accept`,
        { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' },
      );
      return { status: response.status, who: switchboard.conversation(id)?.representative };
    };
    assert.deepEqual(await accept(), { status: 204, who: 'Kim' });
    assert.deepEqual(await accept(), { status: 204, who: 'Sam' });
    assert.deepEqual(await accept(), { status: 204, who: 'Kim' });
    switchboard.redefine({ ...definition, representatives: definition.representatives.slice(0, 1) });
    assert.deepEqual(await accept(), { status: 409, who: undefined });
  });

  test('identifies records with the acceptance', () => {
    const board = boardOf({
      customers: [{ name: 'Ana', records: [{ type: 'contact', name: 'Ana Costa' }] }],
    });
    const id = waiting(board, { Name: 'Ana Costa' });
    assert.deepEqual(board.conversation(id)?.records, []);
    board.act(id, { type: 'representativeAccepts', name: 'Robin' });
    assert.equal(board.conversation(id)?.records[0]?.found?.name, 'Ana Costa');
  });
});

describe('a known customer', () => {
  const ben = {
    channels: [
      { type: 'liveChat', name: 'Web chat' },
      { type: 'whatsApp', name: 'WhatsApp' },
    ],
    customers: [{ name: 'Ben', channel: 'whatsApp', locale: 'de-DE', preChat: { Phone: '1', Tier: 'gold' } }],
  };

  test('brings channel, language and pre-chat answers along, under what is said besides', () => {
    const board = boardOf(ben);
    const { customer, channel, variables, wire } = board.start({
      customer: 'Ben',
      variables: { Tier: 'basic' },
    });
    assert.equal(customer.name, 'Ben');
    assert.equal(channel, 'whatsApp');
    assert.equal(variables.get('Phone')?.value, '1');
    assert.equal(variables.get('Tier')?.value, 'basic');
    const context = JSON.stringify(wire.at(-1)?.activity);
    assert.match(context, /ChannelId-whatsapp/);
    assert.match(context, /"msdyn_Locale":"de-DE"/);
  });

  test('is looked for by name, and a channel has to be there', async (context) => {
    const center = await startContactCenter({ bot: bot.url, definition: define(ben) });
    context.after(() => center.close());
    const start = async (body: object): Promise<{ status: number; text: string }> => {
      const response = await fetch(`${center.url}api/conversations`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { status: response.status, text: await response.text() };
    };
    assert.equal((await start({ customer: 'Ben' })).status, 201);
    assert.match((await start({ customer: 'Nobody' })).text, /no customer .*known: Ben/);
    assert.match((await start({ channel: 'sms' })).text, /no channel .*liveChat, whatsApp/);
    assert.equal((await start({ channel: 'fax' })).status, 400);
    const described = (await (await fetch(`${center.url}api/center`)).json()) as CenterDefinition;
    assert.deepEqual(described.queues, ['Default', 'Other']);
  });
});

describe('a description that changes', () => {
  test('holds from then on, and everybody who watches is told', () => {
    const board = boardOf({});
    const told: unknown[] = [];
    board.watch((changed) => told.push(changed));
    board.redefine(define({ defaultQueue: 'Other' }));
    assert.deepEqual(told, [undefined]);
    assert.equal(board.conversation(waiting(board))?.queue, 'Other');
  });
});

describe('a time-out', () => {
  function withTimers(context: TestContext): TestContext['mock']['timers'] {
    context.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    return context.mock.timers;
  }
  const timeouts = { timeouts: { waiting: 'PT20M', wrapUp: 'PT15M' } };
  const MINUTE = 60_000;

  test('closes what nobody accepts, and tells the customer', (context) => {
    const timers = withTimers(context);
    const board = boardOf(timeouts);
    const id = waiting(board);
    timers.tick(20 * MINUTE - 1);
    assert.equal(board.conversation(id)?.stage, 'waiting');
    timers.tick(1);
    assert.equal(board.conversation(id)?.stage, 'closed');
    assert.match(board.conversation(id)?.transcript.at(-1)?.text ?? '', /nobody could take it/);
  });

  test('closes what is left in wrap-up, and nothing that a representative has', (context) => {
    const timers = withTimers(context);
    const board = boardOf(timeouts);
    const id = waiting(board);
    board.act(id, { type: 'representativeAccepts', name: 'Robin' });
    timers.tick(60 * MINUTE);
    assert.equal(board.conversation(id)?.stage, 'representativeActive');
    board.act(id, { type: 'representativeEnds' });
    timers.tick(15 * MINUTE);
    assert.equal(board.conversation(id)?.stage, 'closed');
  });

  test('that is not described never comes', (context) => {
    const timers = withTimers(context);
    const board = boardOf({});
    const id = waiting(board);
    timers.tick(2 ** 31 - 1);
    assert.equal(board.conversation(id)?.stage, 'waiting');
  });

  test('comes at once when so much time is made to pass', () => {
    const clock = createClock(() => 0);
    const board = boardOf(timeouts, clock.now);
    const id = waiting(board);
    clock.advance(20 * MINUTE);
    board.noticeTime(20 * MINUTE);
    assert.equal(board.conversation(id)?.stage, 'closed');
  });
});
