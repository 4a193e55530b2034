import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { startTableStorage } from '../../local/tableStorage.ts';
import { startShippedBot } from '../e2e/bot.ts';
import { Conversation } from '../e2e/conversation.ts';
import { ROOT } from '../local/hostProcess.ts';
import { startGuardedApp } from '../servers/guardedApp.ts';
import { startRecordingConnector } from '../servers/recordingConnector.ts';

const VARIABLES = { CaseNumber: 10_021, Iban: 'DE02120300000000202051', Wrapped: { value: 'secret-17' } };
const NEWS = {
  type: 'event',
  name: 'omnichannelSetContext',
  value: VARIABLES,
  channelData: { tags: 'ChannelId-lcw,OmnichannelContextMessage,Hidden', sourceChannelId: 'omnichannel' },
};

describe('"debug" shows of the variables of a conversation', () => {
  test('names and values on a developer’s machine, which has no app id', async (t) => {
    const [connector, storage] = await Promise.all([startRecordingConnector(), startTableStorage()]);
    after(async () => {
      await Promise.all([connector.close(), storage.close()]);
    });
    const bot = await startShippedBot(t, { ConversationStorage: storage.connectionString });
    const conversation = new Conversation(connector);
    await conversation.post(bot, NEWS);
    await conversation.say(bot, 'debug');
    const shown = conversation.said.at(-1) ?? '';
    assert.match(shown, /CaseNumber = 10021[^]*Iban = "DE0212[^]*Wrapped = "secret-17"/);
  });

  test('names and no value wherever an app id is set', async (t) => {
    const app = await startGuardedApp(t, {}, join(ROOT, 'dist'));
    const conversation = { id: 'debugged' };
    await app.deliver(app.activity({ ...NEWS, conversation }));
    await app.deliver(app.activity({ text: 'debug', conversation }));
    const shown = app.connector.posts.map(({ raw }) => raw).join('\n');
    for (const name of Object.keys(VARIABLES)) assert.ok(shown.includes(name), shown);
    assert.doesNotMatch(shown, /10021|DE0212|secret-17/);
  });
});
