import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import {
  startRecordingConnector,
  type Failure,
  type RecordingConnector,
} from '../servers/recordingConnector.ts';
import { startStorageWithClock } from '../servers/storageWithClock.ts';
import { startBot, type Bot } from './bot.ts';
import {
  accepted,
  CONTEXT_EVENTS,
  Conversation,
  goldenChannelData,
  inShort,
  replies,
} from './conversation.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** The storage tells its time in whole seconds, and the app follows it once it is more than two apart. */
const LEEWAY = 5 * SECOND;

const [connector, storage] = await Promise.all([startRecordingConnector(), startStorageWithClock()]);
after(async () => {
  await Promise.all([connector.close(), storage.close()]);
});
const start = (): Promise<Bot> => startBot({ after }, { ConversationStorage: storage.connectionString });
const [first, second] = await Promise.all([start(), start()]);
const both = [first, second] as const;

/** Lets time pass and the timer run: the first round notices the time, the second one acts on it. */
async function later(milliseconds: number, ...bots: readonly Bot[]): Promise<void> {
  storage.advance(milliseconds);
  for (let round = 0; round < 2; round += 1) await Promise.all(bots.map((bot) => bot.sweep()));
}

/** A connector that treats commands in its own way, and takes everything else. */
async function connectorThat(fail: RecordingConnector['fail']): Promise<RecordingConnector> {
  const troubled = await startRecordingConnector();
  after(() => troubled.close());
  troubled.fail = (post) => (inShort(post) === 'Escalate' ? fail(post) : undefined);
  return troubled;
}

describe('a function app that is killed', () => {
  test('between two messages goes on with the conversation where it was', async () => {
    const conversation = new Conversation(connector);
    const before = await start();
    await conversation.handOver(before);
    await conversation.say(before, 'My invoice 4711 is wrong');
    await before.kill();

    const restarted = await start();
    await conversation.post(restarted, CONTEXT_EVENTS['a message startConversation']);
    await conversation.say(restarted, 'agent');
    assert.deepEqual(conversation.said, [
      replies.greeting,
      replies.notUnderstood,
      replies.transfer,
      'Escalate',
    ]);
    const summary = String(conversation.posts.at(-1)?.activity['text']);
    assert.match(summary, /My invoice 4711 is wrong/);
    assert.match(summary, /Messages from the customer: 2\./);
    await restarted.kill();
  });

  test('after an escalation stays silent until the hand-back', async () => {
    const conversation = new Conversation(connector);
    const before = await start();
    await conversation.say(before, 'agent');
    await before.kill();

    const restarted = await start();
    await conversation.say(restarted, 'hello?');
    assert.deepEqual(conversation.said, [replies.transfer, 'Escalate']);
    await conversation.handOver(restarted);
    assert.deepEqual(conversation.said, [replies.transfer, 'Escalate', replies.greeting]);
    await restarted.kill();
  });

  test('between the farewell and the command loses no command and repeats no farewell', async () => {
    const troubled = await connectorThat(() => 'hang');
    const conversation = new Conversation(troubled);
    const before = await start();
    const cutOff = assert.rejects(conversation.say(before, 'agent'));
    await troubled.arrived((post) => inShort(post) === 'Escalate');
    await before.kill();
    await cutOff;
    assert.deepEqual(conversation.said, [replies.transfer]);

    troubled.fail = () => undefined;
    await later(MINUTE, first, second);
    assert.deepEqual(conversation.said, [replies.transfer, 'Escalate']);
  });

  test('and whose message is delivered again finishes what it had begun', async () => {
    const troubled = await connectorThat(() => 'hang');
    const conversation = new Conversation(troubled);
    const before = await start();
    const message = conversation.customerSays('agent');
    const cutOff = assert.rejects(before.post(message));
    await troubled.arrived((post) => inShort(post) === 'Escalate');
    await before.kill();
    await cutOff;

    troubled.fail = () => undefined;
    storage.advance(20 * SECOND);
    await accepted(first.post(message));
    await accepted(second.post(message));
    assert.deepEqual(conversation.said, [replies.transfer, 'Escalate']);
  });
});

describe('two instances over one table', () => {
  test('keep one context when messages reach them in turn', async () => {
    const conversation = new Conversation(connector);
    await conversation.handOver(first);
    await conversation.handOver(second);
    for (let number = 1; number <= 6; number += 1) {
      await conversation.say(number % 2 === 0 ? first : second, `echo: ${number}`);
    }
    await conversation.say(first, 'agent');
    await conversation.say(second, 'hello?');
    assert.deepEqual(conversation.said, [
      replies.greeting,
      ...['1', '2', '3', '4', '5', '6'],
      replies.transfer,
      'Escalate',
    ]);
    const summary = String(conversation.posts.at(-1)?.activity['text']);
    assert.match(summary, /The customer also wrote: "echo: 3", "echo: 4", "echo: 5"/);
    assert.match(summary, /Messages from the customer: 7\./);
  });

  test('keep one context when messages reach them at once', async () => {
    const conversation = new Conversation(connector);
    await conversation.handOver(first);
    const texts = Array.from({ length: 20 }, (_, index) => `message ${index}`);
    await Promise.all(
      texts.map((text, index) => conversation.say(index % 2 === 0 ? first : second, `echo: ${text}`)),
    );
    assert.deepEqual(conversation.said.slice(1).toSorted(), texts.toSorted());
    await conversation.say(second, 'agent');
    assert.match(String(conversation.posts.at(-1)?.activity['text']), /Messages from the customer: 21\./);
  });

  test('escalate or end once when the customer asks both of them for both at once', async () => {
    const conversation = new Conversation(connector);
    await conversation.handOver(first);
    await Promise.all([
      conversation.say(first, 'agent'),
      conversation.say(second, 'end chat'),
      conversation.say(first, 'end chat'),
      conversation.say(second, 'agent'),
    ]);
    const said = conversation.said.slice(1);
    assert.ok(
      [
        [replies.transfer, 'Escalate'],
        [replies.farewell, 'EndConversation'],
      ].some((ending) => String(ending) === String(said.slice(-2))),
      String(said),
    );
    assert.equal(said.filter((what) => what === 'Escalate' || what === 'EndConversation').length, 1);
  });

  test('warn and end a silent conversation once, however many timers run', async () => {
    const conversation = new Conversation(connector);
    await conversation.handOver(first);
    await later(4 * MINUTE, ...both);
    assert.deepEqual(conversation.said, [replies.greeting]);
    await later(MINUTE + LEEWAY, ...both);
    assert.deepEqual(conversation.said, [replies.greeting, replies.idleWarning]);
    await conversation.say(second, 'echo: I am here');
    await later(4 * MINUTE, ...both);
    assert.deepEqual(conversation.said.slice(2), ['I am here']);
    await later(MINUTE + LEEWAY, ...both);
    await later(5 * MINUTE + LEEWAY, ...both);
    await later(30 * MINUTE, ...both);
    assert.deepEqual(conversation.said.slice(3), [
      replies.idleWarning,
      replies.idleFarewell,
      'EndConversation',
    ]);
    const [farewell, command] = conversation.posts.slice(-2);
    assert.deepEqual(
      [farewell, command].map((post) => [post?.path, JSON.stringify(post?.activity['channelData'])]),
      [
        [conversation.path, goldenChannelData('bridged-message.json')],
        [conversation.path, goldenChannelData('end-conversation.json')],
      ],
    );
  });
});

describe('a delivery that comes more than once', () => {
  for (const [text, answer] of [
    ['echo: once', ['once']],
    ['agent', [replies.transfer, 'Escalate']],
    ['end chat', [replies.farewell, 'EndConversation']],
  ] as const) {
    test(`is answered once, one after another: ${text}`, async () => {
      const conversation = new Conversation(connector);
      const message = conversation.customerSays(text);
      for (const bot of [first, second, first]) await accepted(bot.post(message));
      assert.deepEqual(conversation.said, answer);
    });

    test(`is answered once, twenty at the same time: ${text}`, async () => {
      const conversation = new Conversation(connector);
      const message = conversation.customerSays(text);
      await Promise.all(
        Array.from({ length: 20 }, (_, index) => accepted((index % 2 === 0 ? first : second).post(message))),
      );
      assert.deepEqual(conversation.said, answer);
    });
  }

  test('greets once, twenty context events at the same time', async () => {
    const conversation = new Conversation(connector);
    const forms = Object.values(CONTEXT_EVENTS);
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        conversation.post(index % 2 === 0 ? first : second, forms[index % forms.length] ?? {}),
      ),
    );
    assert.deepEqual(conversation.said, [replies.greeting]);
  });

  test('has an id of its own in every conversation and on every channel', async () => {
    const [one, other] = [new Conversation(connector), new Conversation(connector)];
    await one.say(first, 'echo: one', { id: 'same' });
    await other.say(first, 'echo: other', { id: 'same' });
    await one.say(first, 'echo: elsewhere', { id: 'same', channelId: 'directline' });
    assert.deepEqual([one.said, other.said], [['one', 'elsewhere'], ['other']]);
  });
});

describe('a command that the contact center does not take at once', () => {
  for (const failure of [{ status: 500 }, { status: 429, retryAfter: 0 }, 'reset'] as const) {
    test(`is sent again within the turn after ${JSON.stringify(failure)}, the farewell is not`, async () => {
      let failures = 1;
      const troubled = await connectorThat(() => (failures-- > 0 ? failure : undefined));
      const conversation = new Conversation(troubled);
      await conversation.say(first, 'agent');
      assert.deepEqual(conversation.attempts.map(inShort), [replies.transfer, 'Escalate', 'Escalate']);
      assert.deepEqual(conversation.said, [replies.transfer, 'Escalate']);
    });
  }

  test('is not sent a third time when the second is refused: the first one had arrived', async () => {
    const failures: Failure[] = ['reset', { status: 403 }];
    const troubled = await connectorThat(() => failures.shift());
    const conversation = new Conversation(troubled);
    await conversation.say(first, 'agent');
    await later(MINUTE, ...both);
    await conversation.say(second, 'hello?');
    assert.deepEqual(conversation.attempts.map(inShort), [replies.transfer, 'Escalate', 'Escalate']);
  });

  test('and is decided again when the customer still writes to the bot long after that', async () => {
    const failures: Failure[] = ['reset', { status: 403 }];
    const troubled = await connectorThat(() => failures.shift());
    const conversation = new Conversation(troubled);
    await conversation.say(first, 'agent');
    await later(6 * MINUTE, ...both);
    await conversation.say(second, 'hello?');
    await conversation.say(first, 'hello??');
    assert.deepEqual(conversation.said, [replies.transfer, 'Escalate']);
    assert.deepEqual(conversation.attempts.map(inShort).slice(1), ['Escalate', 'Escalate', 'Escalate']);
    const [original, , again] = conversation.attempts.slice(1).map(({ activity }) => activity);
    assert.deepEqual(
      [again?.['text'], again?.['channelData']],
      [original?.['text'], original?.['channelData']],
    );
  });

  test('is left to the timer when it is to wait a minute; the channel is answered meanwhile', async () => {
    const troubled = await connectorThat(() => ({ status: 429, retryAfter: 60 }));
    const conversation = new Conversation(troubled);
    await conversation.say(first, 'agent');
    await conversation.say(second, 'hello?');
    assert.deepEqual(conversation.attempts.map(inShort), [replies.transfer, 'Escalate']);

    troubled.fail = () => undefined;
    await later(30 * SECOND, ...both);
    assert.deepEqual(conversation.said, [replies.transfer]);
    await later(30 * SECOND + LEEWAY, ...both);
    assert.deepEqual(conversation.said, [replies.transfer, 'Escalate']);
    const [, throttled, command] = conversation.attempts;
    assert.equal(command?.path, conversation.path, 'the timer answers nothing, it speaks first');
    assert.equal(
      JSON.stringify(command.activity['channelData']),
      JSON.stringify(throttled?.activity['channelData']),
    );
  });

  test('is left to the timer when nobody ever answers; the channel is answered meanwhile', async () => {
    const troubled = await connectorThat(() => 'hang');
    const conversation = new Conversation(troubled);
    await conversation.say(first, 'agent');
    assert.deepEqual(conversation.said, [replies.transfer]);

    troubled.fail = () => undefined;
    await later(MINUTE, ...both);
    assert.deepEqual(conversation.said, [replies.transfer, 'Escalate']);
  });
});

test('an instance whose clock is wrong answers its first message at once', async () => {
  for (const shift of [10 * MINUTE, -10 * MINUTE]) {
    storage.advance(shift);
    const fresh = await start();
    const conversation = new Conversation(connector);
    await conversation.say(fresh, 'help');
    assert.deepEqual(conversation.said, [replies.help]);
    await fresh.kill();
  }
});
