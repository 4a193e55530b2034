import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startTableStorage } from '../../local/tableStorage.ts';
import { startContactCenter } from '../../simulator/server.ts';
import { startBot } from './bot.ts';

test('what the bot does is on the monitor of the contact center on the desk, as Application Insights would count it', async () => {
  const storage = await startTableStorage();
  // Two, because each needs the other's address: one watches, one is talked in.
  const watching = await startContactCenter({ bot: 'http://127.0.0.1:1/' });
  const bot = await startBot(
    { after },
    {
      ConversationStorage: storage.connectionString,
      TelemetryMirrorUrl: watching.telemetry.address,
    },
  );
  const center = await startContactCenter({ bot: bot.endpoint });
  after(() => Promise.all([watching.close(), center.close(), storage.close()]));

  const chat = async (...messages: readonly string[]): Promise<void> => {
    const { id } = center.switchboard.start();
    for (const text of messages) {
      await center.switchboard.settled(id);
      center.switchboard.act(id, { type: 'customerWrites', text });
    }
    await center.switchboard.settled(id);
  };
  await chat('help', 'agent');
  await chat('end chat');
  await chat('hello');

  const seen = Promise.withResolvers<undefined>();
  watching.telemetry.watch(() => {
    if (watching.telemetry.view().turns.count >= 7) seen.resolve(undefined);
  });
  await seen.promise;
  const { sessions, escalationReasons, endReasons, commandsWaiting, failures, customerMessages } =
    watching.telemetry.view();
  assert.deepEqual(sessions, { begun: 3, contained: 1, escalated: 1, open: 1, containmentRate: 0.5 });
  assert.deepEqual(escalationReasons, [{ name: 'asked', count: 1 }]);
  assert.deepEqual(endReasons, [{ name: 'asked', count: 1 }]);
  assert.deepEqual([commandsWaiting, failures, customerMessages.count], [0, [], 4]);
});
