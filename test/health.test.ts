import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createHealth } from '../lib/health.ts';
import { loadConfig } from '../lib/config.ts';
import { BotError } from '../lib/errors.ts';

const LOADED = loadConfig({
  AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
  ConversationStorage: 'UseDevelopmentStorage=true',
  SweepSchedule: '0 * * * * *',
});
const well = (): Promise<void> => Promise.resolve();
const complete = (): Promise<readonly never[]> => Promise.resolve([]);

/** What health answers: its status and its problems. */
async function ask(...[loaded, checkStore, leftOut]: Parameters<typeof createHealth>) {
  const answer = await createHealth(loaded, checkStore, leftOut).answer('GET');
  const body: unknown = answer.jsonBody;
  return { status: answer.status, problems: isBody(body) ? body.problems : [] };
}

function isBody(body: unknown): body is { problems: readonly { code: string; setting: string }[] } {
  return typeof body === 'object' && body !== null && 'problems' in body;
}

describe('Health is', () => {
  test('fine when settings, store and articles are', async () => {
    assert.ok(LOADED.ok, JSON.stringify(LOADED));
    assert.deepEqual(await ask(LOADED, well, complete), { status: 200, problems: [] });
  });

  test('bad when an article was left out, and tells its file and line', async () => {
    const leftOut = () => Promise.resolve([{ file: 'knowledge/en/a.md', line: 3 }]);
    assert.deepEqual(await ask(LOADED, well, leftOut), {
      status: 503,
      problems: [{ code: 'E_KNOWLEDGE', setting: 'knowledge/en/a.md:3' }],
    });
  });

  test('bad when the articles cannot be read at all', async () => {
    const { problems } = await ask(LOADED, well, () => Promise.reject(new Error('ENOENT')));
    assert.deepEqual(problems, [{ code: 'E_KNOWLEDGE', setting: 'knowledge.json' }]);
  });

  test('bad with each account that cannot be used, by the setting that has it', async () => {
    const failures = [
      new BotError('E_STORAGE_AUTH', 'No.', { setting: 'ConversationShards:2' }),
      new BotError('E_STORAGE_UNAVAILABLE', 'No.'),
    ];
    const { problems } = await ask(LOADED, () => Promise.reject(new AggregateError(failures)), complete);
    assert.deepEqual(problems, [
      { code: 'E_STORAGE_AUTH', setting: 'ConversationShards:2' },
      { code: 'E_STORAGE_UNAVAILABLE', setting: 'ConversationStorage' },
    ]);
  });

  test('bad with the problems of store and articles together', async () => {
    const ill = () => Promise.reject(new BotError('E_STORAGE_UNAVAILABLE', 'No.'));
    const leftOut = () => Promise.resolve([{ file: 'a', line: 1 }]);
    const { problems } = await ask(LOADED, ill, leftOut);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['E_STORAGE_UNAVAILABLE', 'E_KNOWLEDGE'],
    );
  });
});
