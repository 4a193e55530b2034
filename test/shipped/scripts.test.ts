import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { startTableStorage } from '../../local/tableStorage.ts';
import { ROOT, runProgram } from '../local/hostProcess.ts';
import { startShippedBot } from '../e2e/bot.ts';
import { renew } from './renew.ts';

const storage = await startTableStorage();
const bot = await startShippedBot({ after }, { ConversationStorage: storage.connectionString });
after(() => storage.close());

describe('the scripted conversations that come along', () => {
  for (const folder of ['', 'policy', 'repertoire', 'forms', 'meanings']) {
    test(`in simulator/scripts/${folder} go as they say, and lint clean`, async (t) => {
      const path = join(ROOT, 'simulator', 'scripts', folder);
      const scripts = (await readdir(path)).filter((name) => name.endsWith('.json'));
      assert.ok(scripts.length > 3);
      const simulate = runProgram(t, 'simulator/simulate.ts', [
        ...scripts.map((name) => join(path, name)),
        '--bot',
        bot.endpoint,
      ]);
      const code = await simulate.exit;
      const changed = renew(
        simulate.stdout(),
        `the script in simulator/scripts/${folder} that is named above`,
      );
      assert.equal(code, 0, changed);
    });
  }
});
