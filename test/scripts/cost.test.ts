import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { PARTITIONS } from '../../lib/storage/entity.ts';
import { measureArrivals } from '../../bench/telemetry/arrivals.ts';
import {
  ALERT_RULES,
  monthlyCost,
  OPERATIONS_PER_SWEEP,
  TELEMETRY_KB,
  type Usage,
} from '../../scripts/monthlyCost.ts';
import { readQueries } from '../../scripts/queries.ts';
import { runProgram } from '../local/hostProcess.ts';

const USAGE: Usage = {
  turns: 1_000_000,
  memoryMB: 2048,
  alwaysReady: 0,
  durationMs: 250,
  shared: 16,
  telemetryKB: 1,
  sweepsPerHour: 120,
  alerts: false,
};

function dollars(item: string, usage: Partial<Usage>): number {
  const line = monthlyCost({ ...USAGE, ...usage }).find((candidate) => candidate.item === item);
  assert.ok(line !== undefined, item);
  return line.dollars;
}

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) < 0.01, `${actual} is not ${expected}`);
}

describe('the bill of a million turns, worked out by hand', () => {
  test('busy: a 64th of a second of 2 GB each, and the executions', () => {
    near(dollars('turns', {}), 1_000_000 * (0.25 / 16) * 2 * 0.000026 + 0.4);
  });

  test('each turn alone: a second at the least', () => {
    near(dollars('turns', { shared: 1 }), 52 + 0.4);
    near(dollars('turns', { shared: 1, memoryMB: 512 }), 13 + 0.4);
  });

  test('a warm instance: its memory for every second of the month', () => {
    near(dollars('always-ready instances', { alwaysReady: 1 }), 730 * 3600 * 2 * 0.000004);
  });

  test('telemetry: a little less than a gigabyte for each KB of a turn', () => {
    near(dollars('telemetry', { telemetryKB: 5, sweepsPerHour: 0 }), (5_000_000 / 1024 / 1024) * 2.3);
  });

  test('telemetry of the timer: a third of a gigabyte of sweeps, whether anybody writes or not', () => {
    near(dollars('telemetry', { turns: 0 }), ((120 * 730 * 4) / 1024 / 1024) * 2.3);
  });

  test('alerts: seven rules every five minutes, one every fifteen, and three places that ask', () => {
    near(dollars('alerts and test', { alerts: true }), 7 * 1.5 + 0.5 + 3 * 4 * 730 * 0.0005);
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
  const rhythms = (await readQueries()).flatMap(({ every }) => every ?? []);
  assert.equal(rhythms.filter((every) => every === 'PT5M').length, ALERT_RULES.everyFiveMinutes);
  assert.equal(rhythms.filter((every) => every === 'PT15M').length, ALERT_RULES.everyFifteenMinutes);
  assert.equal(rhythms.length, ALERT_RULES.everyFiveMinutes + ALERT_RULES.everyFifteenMinutes);
});

test('nothing costs less than nothing, and nothing gets cheaper with more turns', () => {
  fc.assert(
    fc.property(
      fc.nat(1e8),
      fc.nat(1e8),
      fc.constantFrom(512, 2048, 4096),
      fc.nat(20),
      (turns, more, memoryMB, alwaysReady) => {
        const few = monthlyCost({ ...USAGE, turns, memoryMB, alwaysReady });
        const many = monthlyCost({ ...USAGE, turns: turns + more, memoryMB, alwaysReady });
        few.forEach((line, index) => {
          assert.ok(line.dollars >= 0 && (many[index]?.dollars ?? 0) >= line.dollars, line.item);
        });
      },
    ),
  );
});

test('the command prints every item and a sum, and refuses what is no number', async (t) => {
  const asked = runProgram(t, 'scripts/cost.ts', ['--turns', '2000000']);
  assert.equal(await asked.exit, 0);
  assert.match(asked.stdout(), /^ +\$\d+\.\d\d {2}in all, for 2,000,000 turns$/m);
  const refused = runProgram(t, 'scripts/cost.ts', ['--turns', 'many']);
  assert.equal(await refused.exit, 2);
  assert.match(refused.stderr(), /^--turns takes a number from 0, not "many"\.\n/);
});
