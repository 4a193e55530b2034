import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseDuration } from '../../lib/config/duration.ts';

const SECOND = 1_000;
const DAY = 86_400 * SECOND;

describe('An ISO 8601 duration', () => {
  const read: Readonly<Record<string, number>> = {
    PT0S: 0,
    P0D: 0,
    PT5M: 300 * SECOND,
    PT90M: 5_400 * SECOND,
    PT1H30M: 5_400 * SECOND,
    P1DT12H: 1.5 * DAY,
    P1DT1H1M1S: DAY + 3_661 * SECOND,
    P30D: 30 * DAY,
    P2W: 14 * DAY,
    P3650D: 3_650 * DAY,
  };
  for (const [text, milliseconds] of Object.entries(read)) {
    test(`${text} is ${milliseconds} ms`, () => {
      assert.equal(parseDuration(text), milliseconds);
    });
  }

  for (const text of [
    ...[
      '',
      'P',
      'PT',
      'P1DT',
      'T5M',
      '5M',
      'PT5',
      '10',
      'pt5m',
      ' PT5M',
      'PT5M ',
      'PT5M\n',
      '-PT5M',
      'PT-5M',
      'PT+5M',
    ],
    ...[
      'PT1.5S',
      'PT1,5S',
      'P1Y',
      'P1M',
      'P1W1D',
      'PT1S1M',
      'P1D1H',
      'PTM',
      'P3651D',
      'PT9999999999S',
      '00:05:00',
    ],
  ]) {
    test(`${JSON.stringify(text)} is none`, () => {
      assert.equal(parseDuration(text), undefined);
    });
  }

  test('of any text is milliseconds or nothing, never an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^P?T?[0-9PTDHMSW.-]{0,12}$/)), (text) => {
        const milliseconds = parseDuration(text);
        assert.ok(milliseconds === undefined || (Number.isSafeInteger(milliseconds) && milliseconds >= 0));
      }),
    );
  });
});
