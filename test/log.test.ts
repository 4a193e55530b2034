import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createLog, createRarely, withFields } from '../lib/log.ts';

function recordingLog() {
  const lines: string[] = [];
  const write = (line: string): void => void lines.push(line);
  return { lines, log: createLog({ info: write, warn: write, error: write }) };
}

describe('A log line', () => {
  test('is one line of printable ASCII and holds its fields, whatever is in them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (event, value) => {
        const { lines, log } = recordingLog();
        log('info', event, { value, count: 3, missing: undefined });
        assert.match(lines.join('\n'), /^[\x20-\x7e]*$/);
        assert.deepEqual(JSON.parse(lines[0] ?? ''), { event, value, count: 3 });
      }),
    );
  });

  for (const [name, character] of [
    ['a line break', '\r\n'],
    ['an ANSI escape', '\u001b[2K'],
    ['a C1 control', '\u009b2K'],
    ['the next-line character', '\u0085'],
    ['a line separator', '\u2028'],
    ['a right-to-left override', '\u202e'],
    ['half a surrogate pair', '\ud800'],
  ] as const) {
    test(`holds ${name} only escaped`, () => {
      const { lines, log } = recordingLog();
      log('warn', 'x', { value: `a${character}b` });
      assert.equal(lines.length, 1);
      assert.match(lines[0] ?? '', /^[\x20-\x7e]*$/);
      assert.deepEqual(JSON.parse(lines[0] ?? ''), { event: 'x', value: `a${character}b` });
    });
  }
});

test('common fields are on every line, and a line can say otherwise', () => {
  const { lines, log } = recordingLog();
  const about = withFields(log, { conversation: 'c1', outcome: 'none' });
  about('info', 'turn.completed', { outcome: 'applied' });
  about('error', 'turn.failed');
  assert.deepEqual(
    lines.map((line): unknown => JSON.parse(line)),
    [
      { event: 'turn.completed', conversation: 'c1', outcome: 'applied' },
      { event: 'turn.failed', conversation: 'c1', outcome: 'none' },
    ],
  );
});

test('a rare thing is reported at once and then once a minute for each kind, with how often it happened', () => {
  let now = 0;
  const reported: string[] = [];
  const rarely = createRarely(() => now);
  const happen = (kind: string, times: number): void => {
    for (let left = times; left > 0; left--) rarely(kind, (count) => reported.push(`${kind} ${count}`));
  };
  happen('A', 1_000);
  happen('B', 1);
  now = 59_999;
  happen('A', 10);
  now = 60_000;
  happen('A', 2);
  assert.deepEqual(reported, ['A 1', 'B 1', 'A 1010']);
});
