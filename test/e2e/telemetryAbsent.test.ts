import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, test } from 'node:test';
import { startTableStorage } from '../../local/tableStorage.ts';
import { startRecordingConnector } from '../servers/recordingConnector.ts';
import { startBot } from './bot.ts';
import { Conversation, replies } from './conversation.ts';

const [connector, storage] = await Promise.all([startRecordingConnector(), startTableStorage()]);
const hanging = createServer(() => undefined);
await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
after(async () => {
  hanging.closeAllConnections();
  hanging.close();
  await Promise.all([connector.close(), storage.close()]);
});

function portOf(server: typeof hanging): number {
  const address: AddressInfo | string | null = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return address.port;
}

const key = 'InstrumentationKey=00000000-0000-0000-0000-000000000000';

describe('a turn', () => {
  for (const [title, connection] of [
    ['O02 while the telemetry endpoint is down', `${key};IngestionEndpoint=https://127.0.0.1:1/`],
    [
      'O02 while the telemetry endpoint never answers',
      `${key};IngestionEndpoint=https://127.0.0.1:${portOf(hanging)}/`,
    ],
    ['O02 with the key of no resource', key],
    ['O03 with a connection string that no telemetry SDK takes', 'not a connection string'],
  ] as const) {
    test(`${title} is answered as ever`, async (t) => {
      const bot = await startBot(t, {
        ConversationStorage: storage.connectionString,
        APPLICATIONINSIGHTS_CONNECTION_STRING: connection,
      });
      const conversation = new Conversation(connector);
      await conversation.say(bot, 'help');
      await conversation.say(bot, 'agent');
      assert.deepEqual(conversation.said.slice(0, 2), [replies.help, replies.transfer]);
      assert.equal(conversation.posts.length, 3);
    });
  }
});
