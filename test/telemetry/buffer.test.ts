import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { TelemetryBuffer } from '../../lib/telemetry/buffer.ts';
import type { TelemetryRecord } from '../../lib/telemetry/record.ts';

function event(name: string): TelemetryRecord {
  return { kind: 'event', name, at: 0, trace: undefined, texts: {}, flags: {}, numbers: {} };
}

const dependency: TelemetryRecord = {
  kind: 'dependency',
  at: 0,
  trace: undefined,
  sampleRate: 100,
  dependency: {
    kind: 'storage',
    method: 'GET',
    origin: 'https://a.example',
    operation: '/',
    milliseconds: 1,
    status: 200,
    ok: true,
  },
};

const nameOf = (record: TelemetryRecord): string => (record.kind === 'event' ? record.name : 'dependency');

describe('A full buffer gives up', () => {
  const escalated = event('conversation.escalated');
  const turn = event('turn.completed');
  for (const [what, records, left] of [
    [
      'dependencies first',
      [turn, dependency, escalated, turn],
      ['turn.completed', 'conversation.escalated', 'turn.completed'],
    ],
    [
      'then turns',
      [escalated, turn, escalated, escalated],
      ['conversation.escalated', 'conversation.escalated', 'conversation.escalated'],
    ],
    ['and the oldest of what is left', [event('a'), event('b'), event('c'), event('d')], ['b', 'c', 'd']],
  ] as const) {
    test(what, () => {
      const buffer = new TelemetryBuffer(3);
      for (const record of records) buffer.add(record);
      assert.deepEqual(buffer.take(10).map(nameOf), left);
    });
  }
});

test('A buffer never holds more than it may, keeps the order, and accounts for every record', () => {
  const names = fc.constantFrom('turn.completed', 'conversation.started', 'dependency');
  fc.assert(
    fc.property(fc.array(names, { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (added, capacity) => {
      const buffer = new TelemetryBuffer(capacity);
      added.forEach((name, at) => {
        buffer.add(name === 'dependency' ? { ...dependency, at } : { ...event(name), at });
        assert.ok(buffer.size <= capacity);
      });
      const lost = buffer.takeLoss() ?? { events: 0, dependencies: 0 };
      const left = buffer.take(100);
      assert.equal(lost.events + lost.dependencies + left.length, added.length);
      assert.deepEqual(
        left.map(({ at }) => at),
        left.map(({ at }) => at).toSorted((one, other) => one - other),
      );
      assert.equal(buffer.takeLoss(), undefined, 'told once');
    }),
  );
});
