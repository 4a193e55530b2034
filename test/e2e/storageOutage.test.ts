import assert from 'node:assert/strict';
import { after, beforeEach, describe, test } from 'node:test';
import {
  noFaults,
  startTableProxy,
  type TableFault,
  type TableOperation,
} from '../../bench/chaos/tableProxy.ts';
import { startTableStorage } from '../../local/tableStorage.ts';
import { startRecordingConnector } from '../servers/recordingConnector.ts';
import { startBot, type Bot } from './bot.ts';
import { accepted, CONTEXT_EVENTS, Conversation, inShort, replies } from './conversation.ts';

const [connector, storage] = await Promise.all([startRecordingConnector(), startTableStorage()]);
const proxy = await startTableProxy(storage);
after(async () => {
  await Promise.all([connector.close(), proxy.close()]);
  await storage.close();
});
const start = (): Promise<Bot> => startBot({ after }, { ConversationStorage: proxy.connectionString });
/** One whose way to the storage breaks in a test, and one that only looks afterwards. */
const [bot, other] = await Promise.all([start(), start()]);

const RESET: TableFault = { kind: 'reset' };
const WRITES: ReadonlySet<TableOperation> = new Set(['create', 'replace', 'transaction']);

beforeEach(() => {
  proxy.plan = noFaults;
  connector.fail = () => undefined;
});

/** Waits until the bot has stored a hand-over that it had in mind, and says so. */
async function storedByItself(): Promise<void> {
  await bot.printed(/"event":"conversation\.escalated".*"rule":"failOpen"/);
}

test('eighty messages of one customer at once are all answered, and nobody is handed over', async () => {
  const conversation = new Conversation(connector);
  await conversation.handOver(bot);
  const texts = Array.from({ length: 80 }, (_, index) => `message ${index}`);
  await Promise.all(texts.map((text) => conversation.say(bot, `echo: ${text}`)));
  // On a slow machine the sender's time is over before the last of them.
  await bot.sweep();
  assert.deepEqual(conversation.said.slice(1).toSorted(), texts.toSorted());
  await conversation.say(bot, 'agent');
  assert.deepEqual(conversation.said.slice(-2), [replies.transfer, 'Escalate']);
  assert.match(String(conversation.posts.at(-1)?.activity['text']), /Messages from the customer: 81\./);
});

describe('while Table Storage is away', () => {
  test('a customer is handed over once, that is the answer, and it is stored without being asked for', async () => {
    const conversation = new Conversation(connector);
    await conversation.handOver(bot);
    proxy.plan = () => RESET;
    await conversation.say(bot, 'echo: hello');
    await Promise.all(['echo: one', 'agent', 'end chat'].map((text) => conversation.say(bot, text)));
    assert.deepEqual(conversation.attempts.map(inShort), [replies.greeting, 'Escalate']);

    proxy.plan = noFaults;
    await storedByItself();
    for (const text of ['echo: hello', 'agent', 'end chat']) {
      await conversation.say(other, text);
      await conversation.say(bot, text);
    }
    await Promise.all([bot.sweep(), other.sweep()]);
    assert.deepEqual(conversation.attempts.map(inShort), [replies.greeting, 'Escalate']);
  });

  test('a hand-back is to be delivered again, and is heard although it is not', async () => {
    const conversation = new Conversation(connector);
    await conversation.handOver(bot);
    proxy.plan = () => RESET;
    await conversation.say(bot, 'echo: hello');
    const back = await bot.post(conversation.activity(CONTEXT_EVENTS['an event startConversation']));
    assert.equal(back.status, 503);
    proxy.plan = noFaults;
    const greetsAgain = (): boolean =>
      conversation.attempts.filter((post) => inShort(post) === replies.greeting).length === 2;
    await connector.arrived(greetsAgain);
    await conversation.say(bot, 'echo: again');
    assert.equal(conversation.said.at(-1), 'again');
  });

  test('a customer whom no hand-over reaches is answered without being asked again', async () => {
    const conversation = new Conversation(connector);
    await conversation.handOver(bot);
    proxy.plan = () => RESET;
    connector.fail = () => ({ status: 429 });
    assert.equal((await bot.post(conversation.customerSays('echo: heard later'))).status, 503);
    connector.fail = () => undefined;
    proxy.plan = noFaults;
    await connector.arrived(({ activity }) => activity['text'] === 'heard later');
    assert.deepEqual(conversation.said, [replies.greeting, 'heard later']);
  });

  for (const text of ['agent', 'end chat']) {
    test(`a decision whose save was not answered gives way to the hand-over: ${text}`, async () => {
      const conversation = new Conversation(connector);
      await conversation.handOver(bot);
      let stored = false;
      proxy.plan = (operation) => {
        if (stored || !WRITES.has(operation)) return stored ? RESET : undefined;
        stored = true;
        return { kind: 'answerLost' };
      };
      await conversation.say(bot, text);
      assert.deepEqual(conversation.said, [replies.greeting, 'Escalate']);

      proxy.plan = noFaults;
      await bot.sweep();
      await accepted(other.post(conversation.customerSays('hello?')));
      await Promise.all([bot.sweep(), other.sweep()]);
      assert.deepEqual(conversation.attempts.map(inShort), [replies.greeting, 'Escalate']);
    });
  }
});
