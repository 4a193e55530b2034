import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseSchedule, resolveSettings } from '../../local/schedule.ts';

const FROM = new Date('2026-03-01T00:00:00Z');

const valid: readonly [schedule: string, next: string][] = [
  ['*/30 * * * * *', '2026-03-01T00:00:30Z'],
  ['0 */5 * * * *', '2026-03-01T00:05:00Z'],
  ['*/5 * * * *', '2026-03-01T00:05:00Z'],
  ['5/15 * * * * *', '2026-03-01T00:00:05Z'],
  ['0 30 9 * * Mon-Fri', '2026-03-02T09:30:00Z'],
  ['0 0 0 1 Jan *', '2027-01-01T00:00:00Z'],
  ['0 0 12 1,15 * 1', '2026-06-01T12:00:00Z'],
  ['0 0 0 * * 0', '2026-03-08T00:00:00Z'],
];

describe('a schedule', () => {
  for (const [schedule, next] of valid) {
    test(`${schedule} comes next at ${next}`, () => {
      assert.equal(parseSchedule(schedule).nextRun(FROM)?.toISOString(), new Date(next).toISOString());
    });
  }

  const refused = [
    '',
    '* * *',
    '00:05:00',
    '0 0 0 * * 7',
    '0 0 0 L * *',
    '0 0 0 * * 1#2',
    '@daily',
    '0 99 * * * *',
  ];
  for (const schedule of refused) {
    test(`"${schedule}" is refused, as on Azure`, () => {
      assert.throws(() => parseSchedule(schedule), { name: 'Problem' });
    });
  }

  test('takes its value from a setting', () => {
    assert.equal(resolveSettings('%When%', { When: '0 * * * * *' }), '0 * * * * *');
  });

  test('names the setting that is missing or empty', () => {
    assert.throws(() => resolveSettings('%When%', {}), /%When% does not resolve to a value/);
    assert.throws(() => resolveSettings('%When%', { When: '' }), /Set When in/);
  });
});
