import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { EVENTS, type Dependency, type TelemetryEvent } from '../../lib/events.ts';
import { readTrace } from '../../lib/telemetry/operation.ts';
import { toDependencyRecord, toEventRecord } from '../../lib/telemetry/record.ts';

const started = (members: Partial<TelemetryEvent> = {}): TelemetryEvent => ({
  name: 'conversation.started',
  conversation: '0123456789abcdef',
  session: 1,
  channel: 'omnichannel',
  ...Object.fromEntries(Object.entries(members)),
});

describe('An event record', () => {
  test('keeps texts, flags and numbers apart, and leaves out what is not known', () => {
    const record = toEventRecord(started({ language: undefined }), 5, undefined);
    assert.deepEqual(record, {
      kind: 'event',
      name: 'conversation.started',
      at: 5,
      trace: undefined,
      texts: { conversation: '0123456789abcdef', channel: 'omnichannel' },
      flags: {},
      numbers: { session: 1 },
    });
  });

  for (const [what, channel] of [
    ['a value that the schema does not list', 'skype'],
    ['an empty text', ''],
  ] as const) {
    test(`says "other" for ${what}`, () => {
      assert.equal(toEventRecord(started({ channel }), 0, undefined).texts['channel'], 'other');
    });
  }

  test('holds labels alone, whatever is put into its texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const event = started({ conversation: text, sourceChannel: text, language: text });
        const { conversation, sourceChannel, language } = toEventRecord(event, 0, undefined).texts;
        for (const label of [conversation, language]) assert.match(label ?? '', /^[\w.:,/ -]{1,200}$/);
        assert.ok(
          EVENTS['conversation.started'].fields.sourceChannel.values.some((v) => v === sourceChannel) ||
            sourceChannel === 'other',
        );
      }),
    );
  });

  test('rounds to thousandths and drops numbers that are none', () => {
    const event: TelemetryEvent = {
      name: 'app.started',
      node: '24.0.0',
      milliseconds: 1.23456,
      processSeconds: NaN,
    };
    assert.deepEqual(toEventRecord(event, 0, undefined).numbers, { milliseconds: 1.235 });
  });

  test('has nothing that the schema does not name', () => {
    const { texts, numbers } = toEventRecord(
      Object.assign(started(), { text: 'my card is 4111', amount: 4111 }),
      0,
      undefined,
    );
    assert.deepEqual(Object.keys({ ...texts, ...numbers }), ['conversation', 'channel', 'session']);
  });
});

describe('A dependency record', () => {
  const dependency: Dependency = {
    kind: 'storage',
    method: 'GET',
    origin: 'https://account.table.core.windows.net',
    operation: '/conversations',
    milliseconds: 3,
    status: 200,
    ok: true,
  };
  const trace = (start: string) => readTrace(`00-${start}${'0'.repeat(23)}1-b7ad6b7169203331-01`);

  test('of a healthy request is made for one trace in ten, and counts for ten', () => {
    const starts = Array.from({ length: 1_000 }, (_, index) => index.toString(16).padStart(8, '0'));
    const records = starts.flatMap((start) => toDependencyRecord(dependency, 0, trace(start)) ?? []);
    assert.equal(records.length, 100);
    assert.ok(records.every(({ sampleRate }) => sampleRate === 10));
  });

  test('of a failed request is always made, and counts for itself', () => {
    for (const start of ['00000000', '00000001', 'ffffffff']) {
      const record = toDependencyRecord({ ...dependency, ok: false }, 0, trace(start));
      assert.equal(record?.sampleRate, 100);
    }
  });
});

describe('A traceparent', () => {
  const TRACE = '0af7651916cd43dd8448eb211c80319c';
  const SPAN = 'b7ad6b7169203331';

  test('names the trace and the span of the host', () => {
    assert.deepEqual(readTrace(`00-${TRACE}-${SPAN}-01`), { traceId: TRACE, spanId: SPAN });
    assert.deepEqual(readTrace(`00-${TRACE}-${SPAN}-00`), { traceId: TRACE, spanId: SPAN });
  });

  for (const [what, header] of [
    ['is missing', undefined],
    ['is empty', ''],
    ['has a trace of zeros', `00-${'0'.repeat(32)}-${SPAN}-01`],
    ['has a span of zeros', `00-${TRACE}-${'0'.repeat(16)}-01`],
    ['is cut', `00-${TRACE}-${SPAN}`],
    ['is in capitals', `00-${TRACE.toUpperCase()}-${SPAN}-01`],
    ['has something in front', `x00-${TRACE}-${SPAN}-01`],
  ] as const) {
    test(`that ${what} is none`, () => {
      assert.equal(readTrace(header), undefined);
    });
  }
});
