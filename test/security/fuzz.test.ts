import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { fuzz } from '../../bench/fuzz/fuzz.ts';
import { makeCase } from '../../bench/fuzz/requests.ts';
import { startGuardedApp } from '../servers/guardedApp.ts';
import { makeKey } from '../servers/openIdIssuer.ts';

const app = await startGuardedApp({ after });

describe('Made-up requests, seeded (npm run fuzz makes more of them)', () => {
  test('are refused or served cleanly: no crash, no 5xx, nothing given away, no memory kept', async () => {
    const { statuses, findings, megabytes } = await fuzz(app, { cases: 1_500, seed: 20_260_105 });
    assert.deepEqual(findings, [], app.printed().slice(-4_000));
    for (const status of [200, 400, 401, 403, 405, 411, 413, 415]) {
      assert.ok((statuses[status] ?? 0) > 0, `the requests reach ${status}: ${JSON.stringify(statuses)}`);
    }
    if (megabytes !== undefined)
      assert.ok(megabytes.end - megabytes.halfway < 150, JSON.stringify(megabytes));
    assert.ok(app.connector.posts.length > 100, 'many of them are whole turns');
  });

  test('are the same for the same seed and case', async () => {
    const signers = { app, stranger: await makeKey('key-1', []), usual: 'Bearer x' };
    const usual = app.activity();
    for (let index = 0; index < 50; index++) {
      const [one, again] = await Promise.all([
        makeCase(7, index, usual, signers),
        makeCase(7, index, usual, signers),
      ]);
      assert.deepEqual([one.method, one.body], [again.method, again.body]);
    }
    const [seven, eight] = await Promise.all([
      makeCase(7, 0, usual, signers),
      makeCase(8, 0, usual, signers),
    ]);
    assert.notDeepEqual(seven.body, eight.body);
  });

  test('leave the app ready for the next customer', async () => {
    const conversation = { id: 'after-all-that' };
    assert.equal((await app.deliver(app.activity({ conversation, text: 'agent' }))).status, 200);
    assert.ok(app.connector.posts.at(-1)?.raw.includes('Escalate'));
    assert.match(app.printed(), /^[\x20-\x7e\n]*$/);
  });
});
