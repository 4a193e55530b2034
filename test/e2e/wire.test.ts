import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { lint } from '../../lib/omnichannel/index.ts';
import { startRecordingConnector } from '../servers/recordingConnector.ts';
import { startStorageWithClock } from '../servers/storageWithClock.ts';
import { startBot } from './bot.ts';
import { CONTEXT_EVENTS, Conversation, goldenChannelData, inShort, replies } from './conversation.ts';

const [connector, storage] = await Promise.all([startRecordingConnector(), startStorageWithClock()]);
after(async () => {
  await Promise.all([connector.close(), storage.close()]);
});
const bot = await startBot({ after }, { ConversationStorage: storage.connectionString });

async function greeted(): Promise<Conversation> {
  const conversation = new Conversation(connector);
  await conversation.handOver(bot);
  return conversation;
}

const COMMANDS = [
  {
    title: 'an escalation',
    asked: 'Can I talk to an agent, please?',
    text: replies.transfer,
    command: 'Escalate',
    golden: 'escalate-asked.json',
  },
  {
    title: 'an end',
    asked: 'end chat',
    text: replies.farewell,
    command: 'EndConversation',
    golden: 'end-conversation.json',
  },
] as const;

for (const { title, asked, text, command, golden } of COMMANDS) {
  describe(title, () => {
    test('is two replies to what the customer wrote: the bridged farewell, then the command', async () => {
      const conversation = await greeted();
      await conversation.say(bot, asked, { id: 'asked/for #1' });
      const posts = conversation.posts.slice(1);
      const path = `${conversation.path}/asked%2Ffor%20%231`;
      assert.deepEqual(
        posts.map((post) => [post.method, post.path, post.activity['replyToId'], post.activity['type']]),
        [
          ['POST', path, 'asked/for #1', 'message'],
          ['POST', path, 'asked/for #1', 'message'],
        ],
      );
      assert.deepEqual(posts.map(inShort), [text, command]);
    });

    test('C04 carries channel data that equals the golden vectors byte for byte', async () => {
      const conversation = await greeted();
      await conversation.say(bot, asked);
      const [, farewell, sent] = conversation.posts;
      for (const [post, file] of [
        [farewell, 'bridged-message.json'],
        [sent, golden],
      ] as const) {
        const expected = goldenChannelData(file);
        assert.equal(JSON.stringify(post?.activity['channelData']), expected);
        assert.ok(post?.raw.includes(`"channelData":${expected},`), post?.raw);
      }
    });

    test('is followed by nothing, whatever the customer still sends', async () => {
      const conversation = await greeted();
      const last = conversation.customerSays(asked);
      await bot.post(last);
      const before = conversation.said;
      await bot.post(last);
      for (const late of ['hello?', 'help', 'echo: anybody there?', 'agent', 'end chat']) {
        await conversation.say(bot, late);
      }
      await conversation.say(bot, '', { value: { action: 'book' } });
      await conversation.say(bot, '', { attachments: [{ contentType: 'image/png', name: 'photo.png' }] });
      await conversation.post(bot, { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] });
      await conversation.post(bot, { type: 'endOfConversation' });
      await bot.sweep();
      assert.deepEqual(conversation.said, before);
      assert.deepEqual(before, [replies.greeting, text, command]);
    });

    test('is over when the contact center hands the conversation back: the bot greets and answers', async () => {
      const conversation = await greeted();
      await conversation.say(bot, asked);
      await conversation.handOver(bot);
      await conversation.say(bot, 'echo: back again');
      await conversation.say(bot, asked);
      const once = [replies.greeting, text, command];
      assert.deepEqual(conversation.said, [...once, replies.greeting, 'back again', text, command]);
    });
  });
}

describe('the greeting', () => {
  for (const [form, contextEvent] of Object.entries(CONTEXT_EVENTS)) {
    test(`answers the context event once, as ${form}`, async () => {
      const conversation = new Conversation(connector);
      await conversation.post(bot, contextEvent);
      for (const again of Object.values(CONTEXT_EVENTS)) await conversation.post(bot, again);
      await conversation.say(bot, 'help');
      assert.deepEqual(conversation.said, [replies.greeting, replies.help]);
    });
  }

  test('waits for the context event: nobody is greeted when members come and go', async () => {
    const conversation = new Conversation(connector);
    for (const membersAdded of [[{ id: '28:bot' }], [{ id: '8:acs:customer' }]]) {
      await conversation.post(bot, { type: 'conversationUpdate', membersAdded });
    }
    assert.deepEqual(conversation.said, []);
    await conversation.handOver(bot);
    assert.deepEqual(conversation.said, [replies.greeting]);
  });
});

test('every message is bridged or a command, never both, and the linter finds nothing in a whole conversation', async () => {
  const conversation = new Conversation(connector);
  const history: Parameters<typeof lint>[0][] = [];
  const inbound = [
    conversation.activity(CONTEXT_EVENTS['a message startConversation']),
    conversation.customerSays('Hello there'),
    conversation.customerSays('help'),
    conversation.customerSays('echo: **bold** & "quoted" 👩‍👩‍👧'),
    conversation.customerSays('', { value: { action: 'book', seats: 2 } }),
    conversation.customerSays('', { attachments: [{ contentType: 'image/png', name: 'photo.png' }] }),
    conversation.customerSays('agent'),
    conversation.activity(CONTEXT_EVENTS['an event startConversation']),
    conversation.customerSays('end chat'),
  ];
  for (const activity of inbound) {
    const answered = conversation.posts.length;
    await bot.post(activity);
    history.push(activity);
    for (const post of conversation.posts.slice(answered)) {
      assert.deepEqual(lint(post.activity, history), [], post.raw);
      history.push(post.activity);
    }
  }
  const bridged = goldenChannelData('bridged-message.json');
  const others = conversation.posts.filter(
    ({ activity }) => JSON.stringify(activity['channelData']) !== bridged,
  );
  assert.deepEqual(others.map(inShort), ['Escalate', 'EndConversation']);
  assert.ok(others.every(({ raw }) => !raw.includes('deliveryMode')));
  assert.equal(conversation.posts.length, 11);
});
