import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { PARTITIONS } from '../../lib/storage/entity.ts';
import { measureArrivals } from '../../bench/telemetry/arrivals.ts';
import {
  ALERT_RULES,
  AS_DEPLOYED,
  AT_ITS_CHEAPEST,
  monthlyCost,
  monthlyTotal,
  OPERATIONS_PER_SWEEP,
  PRIVATE_ENDPOINTS,
  TELEMETRY_KB,
  type Usage,
} from '../../scripts/monthlyCost.ts';
import { readQueries } from '../../scripts/queries.ts';
import { at } from '../infra/json.ts';
import { ROOT, runProgram } from '../local/hostProcess.ts';

const MILLION: Usage = { ...AS_DEPLOYED, turns: 1_000_000 };
const MONTH = 730 * 3600;

function dollars(item: string, usage: Partial<Usage> = {}): number {
  const line = monthlyCost({ ...MILLION, ...usage }).find((candidate) => candidate.item === item);
  assert.ok(line !== undefined, item);
  return line.dollars;
}

function near(actual: number, expected: number, within = 0.01): void {
  assert.ok(Math.abs(actual - expected) < within, `${actual} is not ${expected}`);
}

describe('the bill of a million turns, worked out by hand', () => {
  test('on the warm instance: of its seconds those in which, or a second before which, a turn began', () => {
    // 0.3805 turns a second; no turn in a second has the chance e^-0.3805 = 0.6835.
    near(dollars('turns'), 0.31648 * MONTH * 2 * 0.000016 + 0.4, 0.05);
    near(dollars('turns', { memoryMB: 512 }), 0.31648 * MONTH * 0.5 * 0.000016 + 0.4, 0.05);
  });

  test('on demand: the same seconds at the price of those', () => {
    near(dollars('turns', { alwaysReady: 0 }), 0.31648 * MONTH * 2 * 0.000026 + 0.4, 0.05);
  });

  test('a turn that takes three seconds holds its instance for three', () => {
    near(
      dollars('turns', { durationMs: 3000 }),
      (1 - Math.exp(-3 * 0.380518)) * MONTH * 2 * 0.000016 + 0.4,
      0.05,
    );
  });

  test('turns that come one by one cost a second each, and those that never stop the whole month', () => {
    near(dollars('turns', { turns: 1000 }), 1000 * (2 * 0.000016 + 0.4e-6), 0.001);
    near(dollars('turns', { turns: 1e8 }), MONTH * 2 * 0.000016 + 40, 0.01);
  });

  test('a billion need more instances than are warm: the others run on demand', () => {
    // 380 a second, a quarter of a second each: 95 at a time, 16 on one instance.
    near(dollars('turns', { turns: 1e9 }), MONTH * 2 * (0.000016 + 5 * 0.000026) + 400, 0.1);
  });

  test('a warm instance: its memory for every second of the month', () => {
    near(dollars('always-ready instances'), MONTH * 2 * 0.000004);
  });

  test('a model: the tokens of every second turn, by the price of each kind, and no cent without it', () => {
    near(dollars('model', { modelShare: 0.5 }), 500_000 * (1_000 * 0.75e-6 + 120 * 4.5e-6));
    near(dollars('model'), 0);
    const network = true;
    near(
      dollars('private network', { network, modelShare: 0.5 }) - dollars('private network', { network }),
      730 * 0.01 + 0.5,
    );
  });

  test('zones: a second warm instance, where there is one, that turns spread over, and storage by a quarter dearer', () => {
    const zoneRedundant = true;
    near(dollars('always-ready instances', { zoneRedundant }), 2 * MONTH * 2 * 0.000004);
    near(dollars('always-ready instances', { zoneRedundant, alwaysReady: 0 }), 0);
    near(
      dollars('turns', { zoneRedundant }),
      2 * (1 - Math.exp(-0.190259)) * MONTH * 2 * 0.000016 + 0.4,
      0.05,
    );
    near(dollars('tables', { zoneRedundant }), dollars('tables') * 1.25);
  });

  test('telemetry: a little less than a gigabyte for each KB of a turn', () => {
    near(dollars('telemetry', { telemetryKB: 5, sweepsPerHour: 0 }), (5_000_000 / 1024 / 1024) * 2.3);
  });

  test('telemetry of the timer: a third of a gigabyte of sweeps, whether anybody writes or not', () => {
    near(dollars('telemetry', { turns: 0 }), ((120 * 730 * 4) / 1024 / 1024) * 2.3);
  });

  test('alerts: eight rules every five minutes, one every fifteen', () => {
    near(dollars('alerts'), 8 * 1.5 + 0.5);
    near(dollars('alerts', { alerts: false }), 0);
  });

  test('the availability test: three places that ask every quarter of an hour, and its rule', () => {
    near(dollars('availability test'), 3 * 4 * 730 * 0.0005 + 0.5);
    near(dollars('availability test', { alerts: false }), 3 * 4 * 730 * 0.0005 + 0.5);
    near(dollars('availability test', { availabilityTest: false }), 0);
  });

  test('a network: three private endpoints by the hour and by what they carry, and their zones', () => {
    near(dollars('private network', { network: true, turns: 0, sweepsPerHour: 0 }), 3 * (7.3 + 0.5));
    near(dollars('private network', { network: true }), 23.4 + 0.2, 0.05);
    near(dollars('private network'), 0);
  });
});

test('a month costs what it is said to: about 48 dollars, 78, 197', () => {
  const about = [100_000, 1_000_000, 10_000_000].map((turns) => monthlyTotal({ ...AS_DEPLOYED, turns }));
  [48, 78, 197].forEach((expected, index) => {
    near(about[index] ?? 0, expected, 1);
  });
});

test('the defaults are those of the template', async () => {
  const template = await readFile(join(ROOT, 'infra', 'main.bicep'), 'utf8');
  const value = (name: string) => new RegExp(`^param ${name} \\w+ = (\\S+)$`, 'm').exec(template)?.[1];
  assert.deepEqual(
    ['instanceMemoryMB', 'alwaysReadyHttp', 'httpConcurrency'].map((name) => Number(value(name))),
    [AS_DEPLOYED.memoryMB, AS_DEPLOYED.alwaysReady, AS_DEPLOYED.concurrency],
  );
  assert.deepEqual(
    ['enableAlerts', 'enableAvailabilityTest', 'enableNetwork', 'zoneRedundant'].map(value),
    [AS_DEPLOYED.alerts, AS_DEPLOYED.availabilityTest, AS_DEPLOYED.network, AS_DEPLOYED.zoneRedundant].map(
      String,
    ),
  );
  const network = await readFile(join(ROOT, 'infra', 'modules', 'network.bicep'), 'utf8');
  const [, services = ''] = /^var services = \[(.*)\]$/m.exec(network) ?? [];
  assert.equal(services.split(',').length, PRIVATE_ENDPOINTS);
});

test('the cheapest is what the commands in docs/deploying.md make', async () => {
  const deploying = await readFile(join(ROOT, 'docs', 'deploying.md'), 'utf8');
  const [, commands = ''] = /### At its cheapest\n\n```sh\n([^]*?)```/.exec(deploying) ?? [];
  const set = Object.fromEntries(
    [...commands.matchAll(/^azd env set (\w+) (\w+)$/gm)].map(([, name = '', value]) => [name, value]),
  );
  assert.deepEqual(set, {
    ALWAYS_READY_HTTP: String(AT_ITS_CHEAPEST.alwaysReady),
    ENABLE_ALERTS: String(AT_ITS_CHEAPEST.alerts),
    ENABLE_AVAILABILITY_TEST: String(AT_ITS_CHEAPEST.availabilityTest),
  });
});

test('a sweep reads as many partitions as the storage has', () => {
  assert.equal(OPERATIONS_PER_SWEEP, PARTITIONS);
});

test('the bot’s part of telemetry is what arrives, give or take a tenth', async () => {
  const { rows } = await measureArrivals(10);
  const row = rows.find(({ what }) => what === 'a conversation, for each message of the customer');
  const kilobytes = Number(row?.figures['bytes in all']) / 1024;
  assert.ok(Math.abs(kilobytes / TELEMETRY_KB.botTurn - 1) < 0.1, `${kilobytes} KB`);
});

test('there are as many alert rules of each rhythm as queries that are alerts', async () => {
  const alerts = (await readQueries()).filter(({ usedBy }) => usedBy.includes('alert'));
  const isOfTest = ({ text }: { readonly text: string }) => text.startsWith('availabilityResults');
  assert.equal(alerts.filter(isOfTest).length, ALERT_RULES.ofAvailabilityTest);
  const rhythms = alerts.filter((alert) => !isOfTest(alert)).map(({ every }) => every);
  assert.equal(rhythms.filter((every) => every === 'PT5M').length, ALERT_RULES.everyFiveMinutes);
  assert.equal(rhythms.filter((every) => every === 'PT15M').length, ALERT_RULES.everyFifteenMinutes);
  assert.equal(rhythms.length, ALERT_RULES.everyFiveMinutes + ALERT_RULES.everyFifteenMinutes);
  for (const { every } of alerts.filter(isOfTest)) assert.equal(every, 'PT15M');
});

test('nothing costs less than nothing, and nothing gets cheaper with more turns', () => {
  fc.assert(
    fc.property(
      fc.nat(2e9),
      fc.nat(2e9),
      fc.constantFrom(512, 2048, 4096),
      fc.nat(20),
      fc.record({ zoneRedundant: fc.boolean(), network: fc.boolean(), durationMs: fc.nat(10_000) }),
      (turns, more, memoryMB, alwaysReady, rest) => {
        const few = monthlyCost({ ...AS_DEPLOYED, ...rest, turns, memoryMB, alwaysReady });
        const many = monthlyCost({ ...AS_DEPLOYED, ...rest, turns: turns + more, memoryMB, alwaysReady });
        few.forEach((line, index) => {
          assert.ok(line.dollars >= 0 && (many[index]?.dollars ?? 0) >= line.dollars - 1e-6, line.item);
        });
      },
    ),
  );
});

test('the command prints every item and a sum, and refuses what is no number', async (t) => {
  const asked = runProgram(t, 'scripts/cost.ts', ['--turns', '2000000']);
  assert.equal(await asked.exit, 0);
  assert.match(asked.stdout(), /^ +\$\d+\.\d\d {2}in all, for 2,000,000 turns$/m);
  for (const [args, says] of [
    [['--turns', 'many'], /^--turns takes a number from 0, not "many"\.\n/],
    [['--always-ready', '1.5'], /^--always-ready takes a whole number/],
    [['--memory', '1000'], /^--memory takes 512 or 2048 or 4096, not "1000"\.\n/],
    [['--concurrency', '0'], /^--concurrency takes a number from 1/],
  ] as const) {
    const refused = runProgram(t, 'scripts/cost.ts', args);
    assert.equal(await refused.exit, 2);
    assert.match(refused.stderr(), says);
  }
});

test('the command prints the same as one object', async (t) => {
  const asked = runProgram(t, 'scripts/cost.ts', [
    '--turns',
    '100000',
    '--zone-redundant',
    '--network',
    '--json',
  ]);
  assert.equal(await asked.exit, 0);
  const usage = { ...AS_DEPLOYED, turns: 100_000, zoneRedundant: true, network: true };
  const printed: unknown = JSON.parse(asked.stdout());
  assert.deepEqual(at(printed, 'usage'), usage);
  assert.equal(at(printed, 'total'), monthlyTotal(usage));
  assert.deepEqual(at(printed, 'lines'), monthlyCost(usage));
});
