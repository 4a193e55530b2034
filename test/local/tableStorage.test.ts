import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { TableClient } from '@azure/data-tables';
import { lockFolder } from '../../local/folderLock.ts';
import { startAllStorage, startTableStorage } from '../../local/tableStorage.ts';
import { temporaryFolder } from './hostProcess.ts';

const table = (connectionString: string) =>
  TableClient.fromConnectionString(connectionString, 'things', { allowInsecureConnection: true });
const KEY = { partitionKey: 'p', rowKey: 'r' };

test('what is stored is there again after a restart on another port', async (t) => {
  const folder = await temporaryFolder(t);
  const first = await startTableStorage({ folder });
  await table(first.connectionString).createTable();
  await table(first.connectionString).createEntity({ ...KEY, text: 'kept' });
  await first.close();

  const second = await startTableStorage({ folder });
  const entity = await table(second.connectionString).getEntity(KEY.partitionKey, KEY.rowKey);
  await second.close();
  assert.equal(entity['text'], 'kept');
});

test('without a folder nothing is kept', async () => {
  const storage = await startTableStorage();
  await table(storage.connectionString).createTable();
  await storage.close();
  const again = await startTableStorage();
  await assert.rejects(table(again.connectionString).getEntity('p', 'r'), { statusCode: 404 });
  await again.close();
});

test('kept data that cannot be read is named and left alone', async (t) => {
  const folder = await temporaryFolder(t);
  await writeFile(join(folder, 'tables.json'), '{ half');
  await assert.rejects(startTableStorage({ folder }), /tables\.json cannot be read\.\nDelete that file/);
  assert.equal(await readFile(join(folder, 'tables.json'), 'utf8'), '{ half', 'it is left as it was');
});

test('a taken port is said with the option that helps', async (t) => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  await assert.rejects(
    startTableStorage({ port: address.port }),
    /already in use\.\nChoose another with --storage-port N/,
  );
});

test('all of Azurite answers on the three addresses of one connection string', async (t) => {
  const storage = await startAllStorage({ folder: await temporaryFolder(t) });
  t.after(() => storage.close());
  for (const service of ['Table', 'Blob', 'Queue']) {
    const [, address = ''] = new RegExp(`${service}Endpoint=([^;]+)`).exec(storage.connectionString) ?? [];
    const response = await fetch(`${address}?comp=list`);
    assert.ok(
      response.status >= 400 && response.status < 500,
      `${service} asks who it is: ${response.status}`,
    );
    assert.match(response.headers.get('server') ?? '', new RegExp(`^Azurite-${service}/`));
  }
});

test('a page of another site gets nothing from any of the three, whatever it signs', async (t) => {
  const storage = await startAllStorage({ folder: await temporaryFolder(t) });
  t.after(() => storage.close());
  for (const service of ['Table', 'Blob', 'Queue']) {
    const [, address = ''] = new RegExp(`${service}Endpoint=([^;]+)`).exec(storage.connectionString) ?? [];
    const { hostname, port, pathname } = new URL(address);
    for (const headers of [
      { Host: `devstoreaccount1.evil.example:${port}` },
      { Host: `127.0.0.1:${port}`, Origin: 'https://evil.example' },
      { Host: `127.0.0.1:${port}`, Origin: 'null' },
    ]) {
      const asked = request({ hostname, port, path: `${pathname}?comp=list`, headers }).end();
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      answer.resume();
      assert.deepEqual([answer.statusCode, answer.headers['server']], [403, undefined]);
    }
  }
});

test('a folder belongs to one living process, and what a dead one left is taken over', async (t) => {
  const folder = await temporaryFolder(t);
  const release = await lockFolder(folder);
  await assert.rejects(lockFolder(folder), new RegExp(`in use by process ${process.pid}`));
  await release();
  await writeFile(join(folder, 'in-use'), '999999999');
  await (
    await lockFolder(folder)
  )();
});
