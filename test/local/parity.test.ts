import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { FAILURES, PARITY, parityMarkdown } from '../../local/parityTable.ts';
import { startTableStorage } from '../../local/tableStorage.ts';
import { startBot } from '../e2e/bot.ts';
import { parseObject, ROOT, runProgram, writeApp, runHost, hostUrl } from './hostProcess.ts';

describe('the table of the two hosts', () => {
  test('is what this host answers', async (t) => {
    const storage = await startTableStorage();
    after(() => storage.close());
    const { endpoint } = await startBot(t, { ConversationStorage: storage.connectionString });
    const failing = await hostUrl(runHost(t, join(ROOT, 'local', 'failingApp')));
    const args = ['--json', '--failing', failing, new URL(endpoint).origin];
    const command = runProgram(t, 'local/parity.ts', args);
    const { ok, results } = parseObject(JSON.stringify(await command.ready));
    assert.equal(ok, true, JSON.stringify(results, undefined, 2));
    assert.ok(Array.isArray(results));
    assert.equal(results.length, PARITY.length + FAILURES.length);
    assert.equal(await command.exit, 0);
  });

  test('stands in local/README.md', async () => {
    const cells = (text: string): string => text.replace(/[ -]+/g, ' ');
    const readme = await readFile(join(ROOT, 'local', 'README.md'), 'utf8');
    assert.ok(cells(readme).includes(cells(parityMarkdown())), parityMarkdown());
  });

  test('is not that of another app, which the command says with exit code 1', async (t) => {
    const index = `require('@azure/functions').app.http('messages', { methods: ['GET', 'POST'], handler: async () => ({}) });`;
    const url = await hostUrl(runHost(t, await writeApp(t, { 'index.js': index })));
    const command = runProgram(t, 'local/parity.ts', [url]);
    assert.equal(await command.exit, 1);
    assert.match(command.stdout(), /✗ 200 instead of 411 {2}a body in chunks\n/);
    assert.match(command.stdout(), /were not played: they need --failing/);
  });

  for (const [args, code] of [
    [['--help'], 0],
    [['--jsn'], 2],
    [['ftp://x'], 2],
    [['--failing', 'nowhere'], 2],
    [['http://127.0.0.1:1'], 1],
  ] as const) {
    test(`npm run parity -- ${args.join(' ')} ends with exit code ${code}`, async (t) => {
      const command = runProgram(t, 'local/parity.ts', args);
      assert.equal(await command.exit, code);
      assert.match(command.stdout() + command.stderr(), /npm run (?:parity|host)/);
    });
  }
});
