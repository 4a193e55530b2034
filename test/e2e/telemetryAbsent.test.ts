import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { startTableStorage } from '../../local/tableStorage.ts';
import { startIngestionEndpoint } from '../servers/ingestionEndpoint.ts';
import { startRecordingConnector } from '../servers/recordingConnector.ts';
import { startBot, type Bot } from './bot.ts';
import { Conversation, replies } from './conversation.ts';

const [connector, storage, ingestion] = await Promise.all([
  startRecordingConnector(),
  startTableStorage(),
  startIngestionEndpoint({ after }),
]);
after(() => Promise.all([connector.close(), storage.close()]));

const { environment, connectionString } = ingestion;
const nobody = `${connectionString.split(';')[0] ?? ''};IngestionEndpoint=https://127.0.0.1:1/`;

async function isAnswered(bot: Bot): Promise<void> {
  const conversation = new Conversation(connector);
  await conversation.say(bot, 'help');
  await conversation.say(bot, 'agent');
  assert.deepEqual(conversation.said, [replies.help, replies.transfer, 'Escalate']);
}

describe('a turn', () => {
  for (const [title, settings, code] of [
    [
      'O02 while the telemetry endpoint is down',
      { APPLICATIONINSIGHTS_CONNECTION_STRING: nobody },
      'E_TELEMETRY_EXPORT',
    ],
    [
      'O02 when the telemetry endpoint has a certificate that nobody trusts',
      { APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString, NODE_EXTRA_CA_CERTS: '' },
      'E_TELEMETRY_EXPORT',
    ],
    [
      'O02 when there is no token for telemetry',
      {
        APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString,
        APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD',
        IDENTITY_ENDPOINT: 'http://127.0.0.1:1/',
        IDENTITY_HEADER: 'x',
      },
      'E_TELEMETRY_EXPORT',
    ],
    [
      'O03 with a connection string that the telemetry SDK does not take',
      { APPLICATIONINSIGHTS_CONNECTION_STRING: 'not a connection string' },
      'E_TELEMETRY_',
    ],
  ] as const) {
    test(`${title} is answered as ever, before and after the SDK has noticed`, async (t) => {
      const bot = await startBot(t, {
        ConversationStorage: storage.connectionString,
        ...environment,
        ...settings,
      });
      await isAnswered(bot);
      await bot.printed(new RegExp(`"event":"telemetry.failing","code":"${code}`));
      await isAnswered(bot);
    });
  }

  test('O02 without Application Insights is written to the log instead', async (t) => {
    const bot = await startBot(t, { ConversationStorage: storage.connectionString });
    await isAnswered(bot);
    // Waited for: the answer to a turn may be read before what it logged.
    await bot.printed(/"event":"conversation.escalated","conversation":"[0-9a-f]{16}"/);
    assert.doesNotMatch(bot.log(), /telemetry\.failing/);
  });
});

describe('What is still to be sent when the app is told to stop', () => {
  test('is sent before it ends', async (t) => {
    const bot = await startBot(t, {
      ConversationStorage: storage.connectionString,
      ...environment,
      APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString,
    });
    const arrived = ingestion.envelopes.length;
    await isAnswered(bot);
    await bot.stop();
    const names = ingestion.envelopes.slice(arrived).map(({ name }) => name);
    assert.ok(names.includes('conversation.escalated') && names.includes('command.settled'), names.join());
  });

  test('is given up when nobody takes it, and the app ends in time', async (t) => {
    ingestion.mood = 'hangs';
    const bot = await startBot(t, {
      ConversationStorage: storage.connectionString,
      ...environment,
      APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString,
    });
    await isAnswered(bot);
    assert.equal(await bot.stop(), 0);
    assert.doesNotMatch(bot.log(), /appTerminate took/);
  });
});
