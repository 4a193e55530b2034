import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { repliesFor } from '../../lib/conversation/index.ts';
import { startTableStorage } from '../../local/tableStorage.ts';
import { startRecordingConnector } from '../servers/recordingConnector.ts';
import { startShippedBot } from '../e2e/bot.ts';
import { Conversation, replies } from '../e2e/conversation.ts';

const [connector, storage] = await Promise.all([startRecordingConnector(), startTableStorage()]);
after(async () => {
  await Promise.all([connector.close(), storage.close()]);
});
const bot = await startShippedBot({ after }, { ConversationStorage: storage.connectionString });

type Members = Readonly<Record<string, unknown>>;

const FROM_CUSTOMER = { tags: 'ChannelId-lcw,FromCustomer', deliveryMode: 'bridged', fromUserId: '8:acs:1' };

function withData(members: Members): Members {
  return { channelData: { ...FROM_CUSTOMER, ...members } };
}

async function answersTo(members: Members): Promise<readonly string[]> {
  const conversation = new Conversation(connector);
  await conversation.handOver(bot);
  await conversation.say(bot, '', members);
  return conversation.said.slice(1);
}

const wrapped = (action: unknown): Members => ({ value: { msteams: action } });
const TEAMS: Members = { channelId: 'msteams', recipient: { id: '28:bot', name: 'Contoso Help' } };
const MENTION = { type: 'mention', mentioned: { id: '28:bot' }, text: '<at>Contoso Help</at>' };

describe('asks for a person, in every coat:', () => {
  const coats: Readonly<Record<string, Members>> = {
    'a text in value': { value: 'agent' },
    'an imBack': { value: { __isBotFrameworkCardAction: true, type: 'imBack', value: 'agent' } },
    'a messageBack': { value: { type: 'messageBack', displayText: 'Help me', text: 'agent' } },
    'an action as JSON in a string': { value: '{"type":"imBack","value":"agent"}' },
    'the wrapper of Teams': wrapped({ type: 'messageBack', text: 'agent' }),
    'an imBack of Teams': wrapped({ type: 'imBack', value: 'agent' }),
    'the data of a submit': { value: { action: { type: 'Action.Submit', data: { choice: 'agent' } } } },
    'the verb of an execute': { value: { action: { type: 'Action.Execute', verb: 'agent' } } },
    'a mention of the bot': { ...TEAMS, text: '<at>Contoso Help</at> agent\n', entities: [MENTION] },
    'mark-up': { ...TEAMS, text: '<p>agent&nbsp;</p>' },
    'a wrapper of Teams in a string': wrapped('{"type":"imBack","value":"agent"}'),
    'a messenger’s quick reply': withData({ message: { quick_reply: { payload: 'agent' } } }),
    'an action written as JSON in the text': { text: '{"type":"imBack","value":"agent"}' },
    'a mention that was only typed': { ...TEAMS, text: '@contoso help, agent' },
    'characters spelled out': { text: '&quot;agent&quot;' },
    'a type in capitals': { type: 'Message', text: 'agent' },
  };
  for (const [coat, members] of Object.entries(coats)) {
    test(coat, async () => {
      const conversation = new Conversation(connector);
      await conversation.handOver(bot);
      await conversation.say(bot, '', members);
      assert.ok(
        conversation.said.includes('Escalate') || conversation.said.includes(replies.nobodyThere),
        conversation.said.join('\n'),
      );
    });
  }
});

describe('a button answers an open question:', () => {
  const buttons: Readonly<Record<string, Members>> = {
    'as a text in value': { value: 'Yes' },
    'as an imBack': { value: { type: 'imBack', value: 'Yes' } },
    'as a submit': { value: { answer: 'yes' } },
    'as a reply button': { value: { type: 'button_reply', button_reply: { id: '1', title: 'Yes' } } },
  };
  for (const [how, members] of Object.entries(buttons)) {
    test(how, async () => {
      const conversation = new Conversation(connector);
      await conversation.handOver(bot);
      await conversation.say(bot, 'thanks');
      await conversation.say(bot, '', members);
      assert.equal(conversation.said.at(-1), 'EndConversation');
    });
  }
});

describe('never meets with silence:', () => {
  const things: Readonly<Record<string, readonly [Members, RegExp]>> = {
    'a reference in lower case': [withData({ amsreferences: '["0-wus-d1-1"]' }), /received your file/],
    'a place': [{ entities: [{ type: 'Place', geo: { latitude: 52.1, longitude: 4.3 } }] }, /52\.1, 4\.3/],
    'a contact card': [withData({ contacts: [{ name: { formatted_name: 'Ana' } }] }), /contact card: Ana/],
    'a voice message': [withData({ voice: { file_id: '1', mime_type: 'audio/ogg' } }), /audio\/ogg/],
    'a reference in a list in a string': [withData({ list: '[{"amsReferences":"[1]"}]' }), /your file/],
    'a file by its type alone': [{ attachments: [{ contentType: 'audio/ogg' }] }, /audio\/ogg/],
    'an attachment as JSON in a string': [{ attachments: ['{"contentType":"audio/ogg"}'] }, /audio\/ogg/],
    'a recording as a card': [
      {
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.audio',
            content: { media: [{ url: 'https://files.test/a.mp3' }] },
          },
        ],
      },
      /your file/,
    ],
    'a place as a whole message': [withData({ Latitude: '52.1', Longitude: '4.3' }), /52\.1, 4\.3/],
    'a place in a list in a string': [{ entities: '[{"@type":"Place","name":"Office"}]' }, /Office/],
    'inline content': [{ attachments: [{ contentType: 'text/plain', content: 'x' }] }, /text\/plain/],
    'a sticker': [withData({ sticker: 7 }), /cannot read/],
    'an unknown entity': [{ entities: [{ type: 'Hologram' }] }, /cannot read/],
    'a card of the customer’s': [
      { attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content: {} }] },
      /cannot read/,
    ],
  };
  for (const [thing, [members, answer]] of Object.entries(things)) {
    test(thing, async () => {
      const answers = await answersTo(members);
      assert.equal(answers.length, 1);
      assert.match(answers.join('\n'), answer);
    });
  }
});

describe('an unknown submit is never repeated raw:', () => {
  const submits: readonly unknown[] = [
    { msteams: { type: 'task/fetch' }, orderId: 'A-17' },
    { step: { next: 'bookRepair' }, sessionToken: 'x17' },
    { type: 'Action.Submit', data: { flow: 'f_12', items: [1, 2] } },
    '{"flow":"f_12","__meta":"m"}',
  ];
  for (const value of submits) {
    test(JSON.stringify(value), async () => {
      assert.deepEqual(await answersTo({ value }), [replies.submittedUnread]);
    });
  }
});

describe('an invoke that nobody handles', () => {
  for (const name of ['adaptiveCard/action', 'signin/tokenExchange', 'task/fetch', 'handoff/action']) {
    test(`is answered 501: ${name}`, async () => {
      const conversation = new Conversation(connector);
      const answer = await bot.post(conversation.activity({ type: 'invoke', name, value: {}, ...TEAMS }));
      assert.equal(answer.status, 501);
      assert.equal(answer.text, '');
      assert.deepEqual(conversation.said, []);
    });
  }

  test('is one in any case', async () => {
    for (const type of ['Invoke', 'INVOKE']) {
      const conversation = new Conversation(connector);
      const answer = await bot.post(conversation.activity({ type, name: 'task/fetch', value: {}, ...TEAMS }));
      assert.equal(answer.status, 501);
    }
  });
});

describe('what the contact center knows reaches the representative', () => {
  const names: Readonly<Record<string, Members>> = {
    'as numbers': { CaseNumber: 10_021, Phone: 4_255_550_100 },
    'as numbers in a wrapper': { CaseNumber: { value: 10_021, isDisplayable: true }, Phone: 4_255_550_100 },
    'in lower case': { casenumber: '10021', phone: '4255550100' },
    'in capitals, in a wrapper with capitals': {
      CASENUMBER: { Value: '10021', IsDisplayable: true },
      PHONE: 4_255_550_100,
    },
  };
  for (const [how, value] of Object.entries(names)) {
    test(how, async () => {
      const conversation = new Conversation(connector);
      await conversation.post(bot, { type: 'Event', name: 'OMNICHANNELSETCONTEXT', value });
      await conversation.say(bot, 'agent');
      const command = JSON.stringify(conversation.posts.at(-1)?.activity);
      assert.match(command, /CaseNumber\W+value\W+10021\b/);
      assert.match(command, /Phone\W+value\W+4255550100\b/);
      assert.match(command, /CaseNumber 10021/);
    });
  }
});

describe('the language is the conversation’s', () => {
  const locales: Readonly<Record<string, Members>> = {
    'as a number': { value: { msdyn_Locale: 1031 } },
    'as a number in a text': { value: { msdyn_localecode: '1031' } },
    'of a social channel': { value: { msdyn_WhatsAppLocale: 'de_DE' } },
    'of a social channel, as a number in a wrapper': { value: { msdyn_facebook_locale: { value: 1031 } } },
    'of the activity, as a number': { value: {}, locale: 1031 },
  };
  for (const [how, members] of Object.entries(locales)) {
    test(how, async () => {
      const conversation = new Conversation(connector);
      await conversation.post(bot, { type: 'event', name: 'omnichannelSetContext', ...members });
      assert.deepEqual(conversation.said, [repliesFor('de').greeting]);
    });
  }
});
