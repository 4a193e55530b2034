import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptPromises } from '../../bench/chaos/ledger.ts';
import { runChaos } from '../../bench/chaos/run.ts';

/** `npm run chaos` on a small scale. Needs the built app; `npm run chaos -- --seed 1 --log FILE` tells more. */
test('every promise is kept while processes are killed and everything around them fails', async () => {
  const report = await runChaos({
    conversations: 20,
    seed: 1,
    faults: 0.03,
    killEvery: 60,
    faultsInARow: 1,
    longWaits: false,
    atOnce: 20,
    patience: 80_000,
    log: undefined,
    onProgress: () => undefined,
  });
  assert.ok(keptPromises(report), JSON.stringify(report, undefined, 2));
  assert.equal(report.conversations, 20);
  assert.ok(report.accepted > 20, 'nobody wrote');
  assert.ok(report.decided > 0 && report.delivered + report.overtaken === report.decided);
  assert.ok(report.kills > 0, 'nothing was killed');
  assert.ok(report.deliveries > report.accepted, 'nothing was delivered again');
});

/** Where nothing goes wrong nothing can excuse a repeat: a bot that posts everything twice to be safe does not pass. */
test('nothing is repeated, missed or rescued while nothing fails', async () => {
  const report = await runChaos({
    conversations: 20,
    seed: 2,
    faults: 0,
    killEvery: Number.POSITIVE_INFINITY,
    faultsInARow: 0,
    longWaits: false,
    atOnce: 20,
    patience: 60_000,
    log: undefined,
    onProgress: () => undefined,
  });
  assert.ok(keptPromises(report), JSON.stringify(report, undefined, 2));
  const { conversations, delivered, repeatedAfterAmbiguous, repeatedAfterCrash } = report;
  const { saidTwice, unsaid, failOpens, kills } = report;
  assert.deepEqual(
    {
      conversations,
      delivered,
      repeatedAfterAmbiguous,
      repeatedAfterCrash,
      saidTwice,
      unsaid,
      failOpens,
      kills,
    },
    {
      ...{ conversations: 20, delivered: 20, repeatedAfterAmbiguous: 0, repeatedAfterCrash: 0 },
      ...{ saidTwice: 0, unsaid: 0, failOpens: 0, kills: 0 },
    },
  );
});
