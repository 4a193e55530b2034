import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { usageOf } from '../../bench/processUsage.ts';
import { knockAt, knocksAt } from '../../bench/rejected.ts';
import { send } from '../local/hostProcess.ts';
import { startGuardedApp } from '../servers/guardedApp.ts';

const app = await startGuardedApp({ after });

describe('Two thousand requests that nobody vouches for', () => {
  const MOST_GROWTH = 150 * 1_024 * 1_024;

  test('O10 touch neither storage nor identity nor connector, the keys once, and leave no memory behind', async () => {
    const started = performance.now();
    const knocks = await knocksAt(app);
    await knockAt(app, knocks, 1_000);
    const before = await usageOf(app.pid);
    await knockAt(app, knocks, 2_000);

    const { keys, ...others } = app.contacts();
    assert.deepEqual(others, { storage: 0, posts: 0, tokens: 0 });
    // Two documents for the first token that could be the channel's, and two in 30 seconds for keys that are not there.
    assert.ok(keys <= 2 + 2 * Math.ceil((performance.now() - started) / 30_000), `${keys} documents fetched`);
    const { origin } = new URL(app.issuer.metadataUrl);
    assert.deepEqual(
      new Set((await app.departures()).map((departure) => departure.origin)),
      new Set([origin]),
    );
    assert.ok(app.alive());
    const grown = ((await usageOf(app.pid))?.residentBytes ?? 0) - (before?.residentBytes ?? 0);
    assert.ok(grown < MOST_GROWTH, `${grown} bytes more`);
  });

  test('are no flood of log lines either: one for each reason, with a count to come', () => {
    const lines = app.printed().match(/"event":"(?:request\.refused|auth\.rejected)"/g) ?? [];
    assert.ok(lines.length > 3, 'each reason is said');
    assert.ok(lines.length < 20, `${lines.length} lines`);
  });

  test('cannot make the health endpoint ask the storage each time', async () => {
    const before = app.contacts().storage;
    const answers = await Promise.all(Array.from({ length: 200 }, () => send(app.health, {})));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    const looks = app.contacts().storage - before;
    assert.ok(looks >= 1 && looks <= 10, `${looks} looks at the storage`);
  });

  test('keep no customer from being served', async () => {
    assert.equal((await app.deliver(app.activity())).status, 200);
    assert.equal(app.connector.posts.length, 1);
  });
});
