import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { startTableStorage } from '../../local/tableStorage.ts';
import { ROOT, runProgram } from '../local/hostProcess.ts';
import { startBot } from './bot.ts';

const storage = await startTableStorage();
const bot = await startBot({ after }, { ConversationStorage: storage.connectionString });
after(() => storage.close());

describe('the scripted conversations that come along', () => {
  for (const folder of ['', 'policy', 'repertoire']) {
    test(`in simulator/scripts/${folder} go as they say, and lint clean`, async (t) => {
      const path = join(ROOT, 'simulator', 'scripts', folder);
      const scripts = (await readdir(path)).filter((name) => name.endsWith('.json'));
      assert.ok(scripts.length > 3);
      const simulate = runProgram(t, 'simulator/simulate.ts', [
        ...scripts.map((name) => join(path, name)),
        '--bot',
        bot.endpoint,
      ]);
      assert.equal(await simulate.exit, 0, simulate.stdout());
    });
  }
});
