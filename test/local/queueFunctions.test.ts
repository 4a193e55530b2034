import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { describe, test, type TestContext } from 'node:test';
import { openQueue, type StorageQueue } from '../../local/storageQueue.ts';
import { startTablesAndQueues } from '../../local/tableStorage.ts';
import { hostUrl, runHost, send, writeApp, type Program } from './hostProcess.ts';

const HEAD = `const { app, output } = require('@azure/functions');\n`;
const HOST = JSON.stringify({
  version: '2.0',
  extensions: { queues: { batchSize: 1, newBatchThreshold: 0, maxDequeueCount: 2 } },
});

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** A queue service of the test's own, and a way to its queues. */
async function queueService(
  t: TestContext,
): Promise<{ connection: string; queue: (name: string) => StorageQueue }> {
  const storage = await startTablesAndQueues();
  t.after(() => storage.close());
  const { connectionString: connection } = storage;
  return { connection, queue: (name) => openQueue(connection, name) };
}

/** An app of one file, whose queues are those of the connection. */
async function start(
  t: TestContext,
  connection: string,
  index: string,
  settings: NodeJS.ProcessEnv = {},
): Promise<Program> {
  const app = await writeApp(t, { 'index.js': `${HEAD}${index}`, 'host.json': HOST });
  return runHost(t, app, { AzureWebJobsStorage: connection, ...settings });
}

const ECHO = `app.storageQueue('echo', { queueName: 'words', connection: 'AzureWebJobsStorage',
  handler: async (message, context) => context.log('got ' + JSON.stringify(message)) });`;

describe('a storage queue', () => {
  test('is there with the first message, and gives each to one taker until it is removed', async (t) => {
    const { queue } = await queueService(t);
    const words = queue('words');
    assert.deepEqual(await words.take(1, 60), []);
    await words.put('one & <two>');
    const [taken] = await words.take(32, 60);
    assert.deepEqual([taken?.text, taken?.dequeueCount], ['one & <two>', 1]);
    assert.deepEqual(await words.take(32, 60), []);
    assert.ok(taken !== undefined);
    await words.release(taken);
    const [again] = await words.take(32, 60);
    assert.deepEqual([again?.text, again?.dequeueCount], ['one & <two>', 2]);
    assert.ok(again !== undefined);
    await words.remove(again);
    await assert.rejects(words.remove(again), /404 MessageNotFound/);
  });

  test('that nobody serves is named by its address', async () => {
    const connection = 'AccountName=a;AccountKey=eA==;QueueEndpoint=http://127.0.0.1:1/a';
    await assert.rejects(openQueue(connection, 'words').take(1, 60), /at 127\.0\.0\.1:1 does not answer/);
  });

  test('needs a queue service and a key in its connection string', () => {
    const tablesAlone = 'AccountName=a;AccountKey=eA==;TableEndpoint=http://127.0.0.1:1/a';
    for (const connection of ['', 'memory', 'AccountName=a', tablesAlone])
      assert.throws(() => openQueue(connection, 'words'), /no queue service, or no key/);
  });
});

describe('a queue function', () => {
  test('gets what a message holds, as JSON where it is some, once', async (t) => {
    const { connection, queue } = await queueService(t);
    await queue('words').put(base64('{"a":[1]}'));
    await queue('words').put(base64('plain'));
    const host = await start(t, connection, ECHO);
    await host.printed(/got \{"a":\[1\]\}\n(?:.*\n)*?.*echo +ok +queue/);
    await host.printed(/got "plain"\n(?:.*\n)*?.*echo +ok +queue/);
    host.child.kill('SIGTERM');
    assert.equal(await host.exit, 0);
    assert.deepEqual(await queue('words').take(1, 60), []);
    assert.equal(host.stderr().match(/got /g)?.length, 2);
  });

  test('that fails gets its message again, until that is set aside', async (t) => {
    const { connection, queue } = await queueService(t);
    await queue('words').put(base64('bad'));
    const index = `app.storageQueue('fails', { queueName: '%Queue%', connection: 'AzureWebJobsStorage',
  handler: async () => { throw new Error('not this one'); } });`;
    const host = await start(t, connection, index, { Queue: 'words' });
    await host.printed(/(?:fails +failed +queue(?:.*\n)*?.*){2}/);
    host.child.kill('SIGTERM');
    await host.exit;
    assert.deepEqual(await queue('words').take(1, 60), []);
    const [aside] = await queue('words-poison').take(1, 60);
    assert.equal(aside?.text, base64('bad'));
  });

  test('puts what it has for a queue there when it is through, item by item', async (t) => {
    const { connection, queue } = await queueService(t);
    const index = `const words = output.storageQueue({ queueName: 'words', connection: 'AzureWebJobsStorage' });
app.timer('speaks', { schedule: '0 0 0 29 2 0', extraOutputs: [words], runOnStartup: true,
  handler: async (_, context) => context.extraOutputs.set(words, [{ n: 1 }, 'two']) });
${ECHO}`;
    const host = await start(t, connection, index);
    await host.printed(/got \{"n":1\}\n/);
    await host.printed(/got "two"\n/);
    host.child.kill('SIGTERM');
    await host.exit;
    assert.deepEqual(await queue('words').take(1, 60), []);
  });

  test('whose output cannot be written has failed', async (t) => {
    const index = `const words = output.storageQueue({ queueName: 'words', connection: 'Nowhere' });
app.timer('speaks', { schedule: '0 0 0 29 2 0', extraOutputs: [words], runOnStartup: true,
  handler: async (_, context) => context.extraOutputs.set(words, ['one']) });`;
    const host = await start(t, '', index);
    await host.printed(
      /could not be written: The setting Nowhere is no connection string(?:.*\n)+?.*speaks +failed/,
    );
  });

  test('costs only itself where there is no queue service, and says so once', async (t) => {
    const silent = createServer((_, response) => response.writeHead(503).end()).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    t.after(() => silent.close());
    const address = silent.address();
    assert.ok(typeof address === 'object' && address !== null);
    const connection = `AccountName=a;AccountKey=eA==;QueueEndpoint=http://127.0.0.1:${address.port}/a`;
    const host = await start(
      t,
      connection,
      `${ECHO}\napp.http('ping', { handler: async () => ({ body: 'pong' }) });`,
    );
    await host.printed(/echo +warn +Its queue cannot be read: The queue service answers 503/);
    assert.equal((await send(`${await hostUrl(host)}/api/ping`)).text, 'pong');
  });

  for (const [why, settings, said] of [
    [
      'has no connection',
      { AzureWebJobsStorage: '' },
      /"echo" is in error: The setting AzureWebJobsStorage is no/,
    ],
    ['is switched off', { 'AzureWebJobs.echo.Disabled': 'true' }, undefined],
  ] as const) {
    test(`that ${why} is not called, and everything else runs`, async (t) => {
      const { connection, queue } = await queueService(t);
      await queue('words').put(base64('unread'));
      const ping = `app.http('ping', { handler: async () => ({ body: 'pong' }) });`;
      const host = await start(t, connection, `${ECHO}\n${ping}`, settings);
      assert.equal((await send(`${await hostUrl(host)}/api/ping`)).text, 'pong');
      if (said !== undefined) assert.match(host.stderr(), said);
      host.child.kill('SIGTERM');
      assert.equal(await host.exit, 0);
      assert.equal((await queue('words').take(1, 60)).length, 1);
    });
  }
});
