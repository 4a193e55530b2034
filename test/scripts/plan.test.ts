import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { MOST_ACCOUNTS, planCapacity, type CapacityPlan, type Load } from '../../scripts/capacityPlan.ts';
import { ROOT, runProgram } from '../local/hostProcess.ts';

const LOAD: Load = {
  concurrent: 100_000,
  messagesAMinute: 3,
  cpuMs: 2.5,
  durationMs: 250,
  idleMinutes: 10,
  postMs: 100,
  requestMs: 10,
  sweepConcurrency: 64,
  sweepShare: 0.8,
  sweepHelpers: 0,
};

function need(plan: CapacityPlan, item: string): number {
  const found = plan.needs.find((one) => one.item === item);
  assert.ok(found !== undefined, item);
  return found.needed;
}

async function plan(args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const program = runProgram({ after: () => undefined }, 'scripts/plan.ts', args);
  return { code: await program.exit, output: program.stdout() };
}

describe('the plan for 100,000 conversations, worked out by hand', () => {
  test('is 5,000 turns a second, 79 instances, 13,501 requests and 333 visits', () => {
    const made = planCapacity(LOAD);
    assert.equal(need(made, 'turns'), 5_000);
    // 5,000 · 0.25 s are 1,250 at a time, 16 of them an instance.
    assert.equal(Math.ceil(need(made, 'instances')), 79);
    // 12,500 of the turns, 1,000 of the sweep's visits, 32 twice a minute.
    assert.equal(Math.floor(need(made, 'storage requests')), 13_501);
    assert.equal(Math.floor(need(made, 'sweep')), 333);
    assert.equal(made.accounts, 1);
  });

  test('meets the limit of the sweep first: 394 visits a second of one instance', () => {
    assert.deepEqual(planCapacity(LOAD).first, { item: 'sweep', concurrent: 118_153 });
  });

  test('meets that of the storage account first where others help to sweep', () => {
    assert.deepEqual(planCapacity({ ...LOAD, sweepHelpers: 1 }).first, {
      item: 'storage requests',
      concurrent: 148_136,
    });
  });

  test('counts instances by CPU where that is more', () => {
    // 5,000 · 20 ms are 100 cores, 70 % busy.
    assert.equal(Math.ceil(need(planCapacity({ ...LOAD, cpuMs: 20 }), 'instances')), 143);
  });
});

test('so many storage accounts are enough, and one less is not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000 }), (concurrent) => {
      const { accounts, needs } = planCapacity({ ...LOAD, concurrent });
      const requests = needs.find(({ item }) => item === 'storage requests')?.needed ?? assert.fail();
      // Of which the sweep asks each account 32 times, twice a minute.
      const conversing = requests - (accounts * 64) / 60;
      const ofEach = (number: number): number => conversing / number + 64 / 60;
      assert.ok(ofEach(accounts) <= 20_000.001, String(accounts));
      assert.ok(accounts === 1 || ofEach(accounts - 1) > 19_999.999, String(accounts));
    }),
  );
});

test('a deployment has as many storage accounts at the most as the templates take', async () => {
  const template = await readFile(join(import.meta.dirname, '..', '..', 'infra', 'main.bicep'), 'utf8');
  assert.match(template, new RegExp(`@maxValue\\(${MOST_ACCOUNTS}\\)\nparam storageShards int`));
});

test('the first limit is the one beyond which something is too little, and nothing before it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_000, max: 1_000_000 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 10, max: 1_000 }),
      (concurrent, messagesAMinute, postMs) => {
        const { first } = planCapacity({ ...LOAD, concurrent, messagesAMinute, postMs });
        const fits = (number: number): boolean =>
          planCapacity({ ...LOAD, concurrent: number, messagesAMinute, postMs }).needs.every(
            ({ needed, limit = Infinity }) => needed <= limit,
          );
        assert.equal(fits(first.concurrent * 0.95), true);
        assert.equal(fits(first.concurrent * 1.05), false);
      },
    ),
  );
});

describe('npm run plan', () => {
  test('says what is needed, of how much, and what is used up first', async () => {
    const load = ['--concurrent', '100000', '--messages-a-minute', '3'];
    const { code, output } = await plan([...load, '--sweep-helpers', '0']);
    assert.equal(code, 0);
    assert.match(output, /instances +79 of 250/);
    assert.match(output, /The first limit is sweep, at 118,153 conversations/);
    const { output: deployed } = await plan(load);
    const main = await readFile(join(ROOT, 'infra', 'main.bicep'), 'utf8');
    const [, helpers = ''] = /^param sweepHelpers int = (\d+)$/m.exec(main) ?? [];
    assert.match(deployed, new RegExp(`one instance and ${helpers} that help`));
  });

  test('fails where one deployment is not enough', async () => {
    const { code, output } = await plan(['--concurrent', '1000000']);
    assert.equal(code, 1);
    assert.match(output, /✗ instances/);
  });

  test('says how many storage accounts are enough where one is what is used up first', async () => {
    const quick = ['--post', '20', '--request', '1'];
    const { code, output } = await plan(['--concurrent', '300000', ...quick]);
    assert.equal(code, 0);
    assert.match(output, /! storage requests +40,503 of 20,000/);
    assert.match(output, /storage accounts +3: azd env set STORAGE_SHARDS 3/);
    assert.match(output, /The first limit is storage requests/);
  });

  test('fails where the requests take more storage accounts than a deployment can have', async () => {
    const { code, output } = await plan(['--concurrent', '3000000']);
    assert.equal(code, 1);
    assert.match(output, /✗ storage requests/);
    assert.match(output, /divide the customers among deployments/);
  });

  test('gives all of it as JSON', async () => {
    const { output } = await plan(['--json']);
    const made: unknown = JSON.parse(output);
    assert.ok(typeof made === 'object' && made !== null && 'needs' in made && 'dollars' in made);
  });
});
