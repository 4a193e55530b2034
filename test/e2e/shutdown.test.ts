// Rows K of the reliability tables that need a real process to end; the others, with every boundary at which a process can
// die, are in test/turns/crashPoints.test.ts. K05 while a token or keys are renewed leaves nothing behind: both are in
// the memory of the process that died.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, describe, test } from 'node:test';
import { noFaults, startTableProxy } from '../../bench/chaos/tableProxy.ts';
import { startTableStorage } from '../../local/tableStorage.ts';
import { runHost, send } from '../local/hostProcess.ts';
import { appWithTestMind } from '../servers/builtApp.ts';
import { startRecordingConnector, type Arriving } from '../servers/recordingConnector.ts';
import { startStorageWithClock } from '../servers/storageWithClock.ts';
import { startBot } from './bot.ts';
import { Conversation, inShort, replies } from './conversation.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const TURNS = 16;

const connector = await startRecordingConnector();
after(() => connector.close());

/** Resolves once nobody accepts connections there any more. */
async function closed(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  for (;;) {
    const refused = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: hostname, port: Number(port) });
      socket.once('connect', () => {
        socket.destroy();
        resolve(false);
      });
      socket.once('error', () => {
        resolve(true);
      });
    });
    if (refused) return;
  }
}

describe('a function app that is told to stop', () => {
  test(`K06 finishes the ${TURNS} turns that are in flight and takes no new ones`, async (t) => {
    const storage = await startTableStorage();
    const table = await startTableProxy(storage);
    t.after(() => table.close().then(() => storage.close()));
    const settings = { ConversationStorage: table.connectionString, SweepSchedule: '0 0 0 1 1 *' };
    const host = runHost(t, await appWithTestMind(), settings);
    const endpoint = String((await host.ready)['bot']);
    const body = (activity: unknown) => ({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    await send(endpoint, body(new Conversation(connector).customerSays('help')));

    const goOn = Promise.withResolvers<undefined>();
    const allIn = Promise.withResolvers<undefined>();
    let reads = 0;
    table.plan = (operation) => {
      if (operation !== 'read') return undefined;
      reads += 1;
      if (reads === TURNS) allIn.resolve(undefined);
      return { kind: 'delay', until: () => goOn.promise };
    };
    const conversations = Array.from({ length: TURNS }, () => new Conversation(connector));
    const turns = conversations.map((conversation) =>
      send(endpoint, body(conversation.customerSays('agent'))),
    );
    await allIn.promise;
    table.plan = noFaults;
    host.child.kill('SIGTERM');
    await closed(endpoint);
    goOn.resolve(undefined);

    assert.deepEqual(
      (await Promise.all(turns)).map(({ status }) => status),
      conversations.map(() => 200),
    );
    for (const { said } of conversations) assert.deepEqual(said, [replies.transfer, 'Escalate']);
    assert.equal(await host.exit, 0);
  });
});

describe('a function app that is killed in the middle of a sweep', () => {
  test('K05 leaves a lease that another instance respects, and takes over when its time is up', async () => {
    const storage = await startStorageWithClock();
    after(() => storage.close());
    const settings = { ConversationStorage: storage.connectionString };
    const [doomed, other] = await Promise.all([startBot({ after }, settings), startBot({ after }, settings)]);
    const conversation = new Conversation(connector);
    await conversation.handOver(doomed);
    storage.advance(6 * MINUTE);
    // Everybody notices the time.
    await Promise.all(
      [doomed, other].map((bot) => bot.post(new Conversation(connector).customerSays('help'))),
    );

    const isWarning = (post: Arriving): boolean =>
      post.path === conversation.path && inShort(post) === replies.idleWarning;
    connector.fail = (post) => (isWarning(post) ? 'hang' : undefined);
    const sweep = doomed.sweep().catch(() => undefined);
    await connector.arrived(isWarning);
    await doomed.kill();
    await sweep;
    connector.fail = () => undefined;

    await other.sweep();
    assert.deepEqual(conversation.said, [replies.greeting]);
    storage.advance(20 * SECOND);
    for (let round = 0; round < 2; round += 1) await other.sweep();
    assert.deepEqual(conversation.said, [replies.greeting, replies.idleWarning]);
  });
});
