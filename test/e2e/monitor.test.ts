import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startTableStorage } from '../../local/tableStorage.ts';
import { startContactCenter } from '../../simulator/server.ts';
import type { TelemetryFeed } from '../../simulator/telemetry/feed.ts';
import type { MonitorView } from '../../simulator/telemetry/monitor.ts';
import { startBot } from './bot.ts';

/** Resolves once the monitor shows it, at once or after a report. */
function reported(feed: TelemetryFeed, shows: (view: MonitorView) => boolean): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const look = (): void => {
    if (shows(feed.view())) resolve(undefined);
  };
  const stop = feed.watch(look);
  look();
  return promise.finally(stop);
}

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

  // Reports come in batches, and a turn is the last of what it reports: all is there when every delivery has its turn.
  const deliveries = center.switchboard
    .conversations()
    .flatMap(({ wire }) => wire.filter(({ direction }) => direction === 'toBot'));
  await reported(watching.telemetry, ({ turns }) => turns.count === deliveries.length);
  const { sessions, escalationReasons, endReasons, commandsWaiting, failures, customerMessages } =
    watching.telemetry.view();
  assert.deepEqual(sessions, { begun: 3, contained: 1, escalated: 1, open: 1, containmentRate: 0.5 });
  assert.deepEqual(escalationReasons, [{ name: 'asked', count: 1 }]);
  assert.deepEqual(endReasons, [{ name: 'asked', count: 1 }]);
  assert.deepEqual([commandsWaiting, failures, customerMessages.count], [0, [], 4]);
});

test('a contact center that stops leaves no conversation open in the bot', async () => {
  const storage = await startTableStorage();
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

  const [talking, waiting, left] = Array.from({ length: 3 }, () => center.switchboard.start().id);
  assert.ok(talking !== undefined && waiting !== undefined && left !== undefined);
  await Promise.all([talking, waiting, left].map((id) => center.switchboard.settled(id)));
  center.switchboard.act(waiting, { type: 'customerWrites', text: 'agent' });
  await center.switchboard.settled(waiting);
  center.switchboard.act(left, { type: 'customerLeaves' });
  await center.takeLeave();
  await center.close();

  await reported(watching.telemetry, ({ sessions }) => sessions.begun === 3 && sessions.open === 0);
  assert.deepEqual(watching.telemetry.view().endReasons, [{ name: 'closedByContactCenter', count: 2 }]);
  assert.deepEqual(watching.telemetry.view().failures, []);
});
