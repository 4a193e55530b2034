// All the way: customers write to the built app, what it reports arrives at an ingestion endpoint, and the workbook's own
// queries answer the operator's questions from that and nothing else.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { startBot } from '../e2e/bot.ts';
import { Conversation, inShort } from '../e2e/conversation.ts';
import { startIngestionEndpoint } from '../servers/ingestionEndpoint.ts';
import { startRecordingConnector } from '../servers/recordingConnector.ts';
import { startStorageWithClock } from '../servers/storageWithClock.ts';
import { askAt, rowsOf } from './kql/recorded.ts';

const MINUTE = 60_000;

const [connector, storage, ingestion] = await Promise.all([
  startRecordingConnector(),
  startStorageWithClock(),
  startIngestionEndpoint({ after }),
]);
after(() => Promise.all([connector.close(), storage.close()]));

/** Plays a morning of a contact center to its end, and returns what Application Insights then has. */
async function playMorning() {
  const bot = await startBot(
    { after },
    {
      ConversationStorage: storage.connectionString,
      ...ingestion.environment,
      APPLICATIONINSIGHTS_CONNECTION_STRING: ingestion.connectionString,
    },
  );
  const chat = async (...messages: readonly string[]): Promise<Conversation> => {
    const conversation = new Conversation(connector);
    await conversation.handOver(bot);
    for (const message of messages) await conversation.say(bot, message);
    return conversation;
  };
  const [asked] = [
    await chat('help', 'agent'),
    await chat('my card was stolen'),
    await chat('x1', 'x2', 'x3'),
  ];
  // A representative gives one back, and the bot brings it to an end.
  await asked.handOver(bot);
  await asked.say(bot, 'end chat');
  await chat('hello');
  // The one who only said hello is warned, and does not come back.
  storage.advance(6 * MINUTE);
  await chat('end chat');
  await bot.sweep();
  storage.advance(6 * MINUTE);
  await chat('end chat');
  await bot.sweep();
  // The contact center takes no command any more.
  connector.fail = (post) => (inShort(post) === 'Escalate' ? { status: 429, retryAfter: 600 } : undefined);
  const stuck = await chat('agent');
  connector.fail = () => undefined;
  await bot.stop();
  return { tables: rowsOf(ingestion.envelopes), stuck };
}

const { tables, stuck } = await playMorning();
const soon = Date.now() + MINUTE;
const later = Date.now() + 10 * MINUTE;

describe('The operator is told', () => {
  test('how many conversations were contained', () => {
    assert.deepEqual(askAt('containment', tables, later), [
      { sessions: 8, contained: 4, left: 0, escalated: 4, open: 0, containedPercent: 50 },
    ]);
  });

  test('why customers went on to a person', () => {
    const reasons = askAt('escalationReasons', tables, later).map(({ reason, escalations }) => [
      reason,
      escalations,
    ]);
    assert.deepEqual(reasons, [
      ['asked', 2],
      ['notUnderstood', 1],
      ['topic', 1],
    ]);
  });

  test('why conversations ended', () => {
    const ends = askAt('endReasons', tables, later).map(({ outcome, ends: count }) => [outcome, count]);
    assert.deepEqual(ends, [
      ['asked', 3],
      ['idle', 1],
    ]);
  });

  test('how many messages were not understood, and how many turns there were', () => {
    const [understood] = askAt('notUnderstood', tables, later);
    assert.deepEqual([understood?.['messages'], understood?.['notUnderstood']], [11, 3]);
    const turns = askAt('turnLatency', tables, later);
    assert.equal(
      turns.reduce((sum, { turns: count }) => sum + Number(count), 0),
      19,
    );
    assert.ok(turns.every(({ p50, p99 }) => Number(p50) > 0 && Number(p99) >= Number(p50)));
  });

  test('that a customer is stuck, three minutes after the command should have gone, and who', () => {
    assert.deepEqual(askAt('stuckCommands', tables, soon), []);
    const [alert, ...others] = askAt('stuckCommands', tables, later);
    assert.deepEqual([alert?.['state'], alert?.['session'], others], ['waiting', 1, []]);
    const alias = JSON.stringify(alert?.['conversation']);
    const failures = askAt('connectorFailures', tables, later).filter(({ counted }) => counted === 'message');
    assert.deepEqual(
      failures.map(({ outcome, code, result, failures: count }) => [outcome, code, result, count]),
      [['throttled', '', 'retry', 1]],
    );
    assert.equal(stuck.posts.length, 2, 'the greeting and the farewell');
    const own = tables.customEvents?.filter(({ customDimensions }) =>
      JSON.stringify(customDimensions).includes(alias),
    );
    assert.deepEqual(
      own?.map(({ name }) => name),
      [
        'conversation.started',
        'turn.completed',
        'conversation.escalated',
        'outbound.failed',
        'turn.completed',
      ],
    );
  });

  test('that the sweep runs and gets through', () => {
    assert.deepEqual(askAt('sweepFallsBehind', tables, later), []);
    const [work] = askAt('sweepBacklog', tables, later);
    assert.deepEqual(
      [work?.['rounds'], work?.['incomplete'], work?.['warned'], work?.['ended']],
      [2, 0, 1, 1],
    );
  });
});
