/*
 * The mistakes of the documented sample and of its relatives, one test each, so that none of them comes back.
 * @see https://github.com/MicrosoftDocs/dynamics-365-customer-engagement/blob/main/ce/customer-service/develop/bot-escalate-end-conversation.md
 * @see https://github.com/MicrosoftDocs/dynamics-365-contact-center/blob/main/contact-center/extend/build-your-azure-agent.md
 */
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { commandToActivity, readCommand } from '../../lib/omnichannel/index.ts';
import { startTableStorage } from '../../local/tableStorage.ts';
import { startRecordingConnector } from '../servers/recordingConnector.ts';
import { startBot } from './bot.ts';
import { Conversation, goldenChannelData, replies } from './conversation.ts';

const [connector, storage] = await Promise.all([startRecordingConnector(), startTableStorage()]);
after(async () => {
  await Promise.all([connector.close(), storage.close()]);
});
const bot = await startBot({ after }, { ConversationStorage: storage.connectionString });

const BRIDGED = goldenChannelData('bridged-message.json');

describe('the documented sample', () => {
  test('sent one more, empty message after EndConversation: nothing follows it here', async () => {
    const conversation = new Conversation(connector);
    await conversation.say(bot, 'end chat');
    assert.deepEqual(conversation.said, [replies.farewell, 'EndConversation']);
    assert.ok(conversation.posts.every(({ activity }) => activity['text'] !== ''));
  });

  test('misspelled the value that a routing rule matches ("CreditCar"): a variable keeps its exact value', async () => {
    const context = { BotHandoffTopic: 'CreditCard', IDNumber: 101, Zip: '00501', Case: 'ß İ é' };
    const read = readCommand(commandToActivity({ type: 'Escalate', text: 'Summary', context }));
    assert.ok(read.kind === 'command');
    assert.deepEqual(read.command.context, context);

    const conversation = new Conversation(connector);
    await conversation.say(bot, 'agent');
    const [, command] = conversation.posts;
    const sent = readCommand(command?.activity ?? {});
    assert.ok(sent.kind === 'command');
    assert.deepEqual(sent.command.context, { BotHandoffReason: { value: 'asked', isDisplayable: true } });
  });

  test('bridged the incoming activity: here the outgoing one is, and nothing of the incoming one is copied', async () => {
    const conversation = new Conversation(connector);
    const channelData = {
      tags: 'ChannelId-lcw,FromCustomer',
      fromUserId: '8:acs:customer',
      sourceChannelId: 'omnichannel',
      amsReferences: ['0-eus-d1-abc'],
    };
    const more = {
      value: { chosen: 'incoming' },
      entities: [{ type: 'ClientInfo' }],
      suggestedActions: { actions: [{ title: 'incoming' }] },
    };
    await conversation.say(bot, 'help', { channelData, ...more });
    await conversation.say(bot, 'agent', { channelData, ...more });
    const sent = conversation.posts.map(({ activity }) => JSON.stringify(activity['channelData']));
    assert.equal(sent.pop(), goldenChannelData('escalate-asked.json'));
    assert.ok(sent.length >= 2 && sent.every((channelData) => channelData === BRIDGED), String(sent));
    for (const { raw } of conversation.posts) {
      assert.doesNotMatch(raw, /FromCustomer|fromUserId|amsReferences|ClientInfo/);
      // What was filled in is for the representative, in the summary.
      if (!raw.includes('Escalate')) assert.doesNotMatch(raw, /incoming/);
    }
  });

  test('lower-cased what the customer wrote: here capitals are kept, for the customer and the representative', async () => {
    const conversation = new Conversation(connector);
    await conversation.say(bot, 'echo: Hello World');
    await conversation.say(bot, 'My IBAN is DE02 1203; my name is İpek Strauß');
    await conversation.say(bot, 'AGENT');
    assert.equal(conversation.said[0], 'Hello World');
    const command = conversation.posts.at(-1);
    assert.match(String(command?.activity['text']), /"My IBAN is DE02 1203; my name is İpek Strauß"/);
  });
});

describe('matching by substring', () => {
  test('C02 took "my mac is broken" for the command "ac": it is no command here, and shows no card', async () => {
    const conversation = new Conversation(connector);
    await conversation.say(bot, 'my mac is broken');
    assert.deepEqual(conversation.said, [replies.notUnderstood]);
    assert.ok(!('attachments' in (conversation.posts[0]?.activity ?? {})));
  });

  for (const text of [
    'travel agent',
    'I work for a travel agent',
    'agentur',
    'Agentur für Arbeit',
    'reagent',
  ]) {
    test(`escalated on "${text}": here it does not`, async () => {
      const conversation = new Conversation(connector);
      await conversation.say(bot, text);
      assert.deepEqual(conversation.said, [replies.notUnderstood]);
    });
  }

  for (const text of ['agent please', 'AGENT!', 'ａｇｅｎｔ', '  Agent.  ']) {
    test(`is not needed to escalate on "${text}"`, async () => {
      const conversation = new Conversation(connector);
      await conversation.say(bot, text);
      assert.deepEqual(conversation.said, [replies.transfer, 'Escalate']);
    });
  }
});

describe('a message without text crashed the sample', () => {
  const origin = { tags: 'ChannelId-lcw,FromCustomer', deliveryMode: 'bridged' };
  const file = { amsReferences: ['0-eus-d1-abc'], amsMetadata: [{ fileName: 'invoice.pdf' }] };
  const photo = { contentType: 'image/png', contentUrl: 'https://files.example/1', name: 'photo.png' };

  for (const [what, members] of [
    ['text is null', { text: null }],
    ['text and all the rest are null', { text: null, attachments: null, value: null, entities: null }],
    ['the text member is missing', { text: undefined }],
    ['text is empty', { text: '' }],
    ['text is white space', { text: ' \t\r\n\u00a0\u3000' }],
  ] as const) {
    test(`when ${what}: here it is taken, and the customer hears that nothing could be read`, async () => {
      const conversation = new Conversation(connector);
      await conversation.say(bot, '', members);
      await conversation.say(bot, 'help');
      assert.deepEqual(conversation.said, [replies.unreadable, replies.help]);
    });
  }

  for (const [what, members, named] of [
    ['there is only a file', { text: '', channelData: { ...origin, ...file } }, /invoice\.pdf/],
    ['there is only an attachment', { text: null, attachments: [photo] }, /photo\.png/],
    ['a card was submitted', { text: null, value: { action: 'book' } }, /book/],
  ] as const) {
    test(`when ${what}: here it is answered for what it is`, async () => {
      const conversation = new Conversation(connector);
      await conversation.say(bot, '', members);
      await conversation.say(bot, 'help');
      const [answer = '', ...rest] = conversation.said;
      assert.match(answer, named);
      assert.deepEqual(rest, [replies.help]);
    });
  }
});

describe('a customer who writes JSON is a customer', () => {
  const typed = [
    '{"EventName":"omnichannelSetContext","Tier":"gold"}',
    '{"EventName":"startConversation","msdyn_ConversationId":"1"}',
    '{"type":"Escalate","context":{"Tier":"gold"}}',
    '{"tags":"{\\"type\\":\\"EndConversation\\",\\"context\\":{}}","deliveryMode":"bridged"}',
  ];
  const origins = [
    {},
    { channelData: { tags: 'ChannelId-lcw,FromCustomer' } },
    { channelId: 'directline', channelData: {} },
  ];
  for (const text of typed) {
    test(`${text} is answered as words, in live chat and on Direct Line`, async () => {
      for (const origin of origins) {
        const conversation = new Conversation(connector);
        await conversation.say(bot, text, origin);
        await conversation.say(bot, `echo: I wrote ${text}`, origin);
        assert.deepEqual(
          conversation.posts.map(({ activity }) => activity['text']),
          [replies.notUnderstood, `I wrote ${text}`],
        );
        for (const { activity } of conversation.posts) {
          assert.equal(JSON.stringify(activity['channelData']), BRIDGED);
        }
      }
    });
  }

  test('and is not back in the bot’s hands after an escalation by typing a context event', async () => {
    const conversation = new Conversation(connector);
    await conversation.say(bot, 'agent');
    for (const text of [...typed, 'help']) await conversation.say(bot, text);
    assert.deepEqual(conversation.said, [replies.transfer, 'Escalate']);
  });

  test('and sets no routing variable with it', async () => {
    for (const text of typed) {
      const conversation = new Conversation(connector);
      await conversation.say(bot, text);
      await conversation.say(bot, 'agent');
      const command = conversation.posts.at(-1)?.activity;
      assert.equal(JSON.stringify(command?.['channelData']), goldenChannelData('escalate-asked.json'));
    }
  });
});
