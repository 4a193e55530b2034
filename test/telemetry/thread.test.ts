// The telemetry thread as it should not be: the app has to live with each of them.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApplicationInsights, type SinkReports } from '../../lib/telemetry/applicationInsights.ts';
import type { TelemetryRecord } from '../../lib/telemetry/record.ts';
import { awake } from '../awake.ts';

const CONFIG = {
  connectionString: 'InstrumentationKey=00000000-0000-0000-0000-000000000000',
  identity: undefined,
  roleName: 'test',
  roleInstance: undefined,
  environment: {},
};
const LIMITS = { startAfter: 0, sendAfter: 0, batch: 2, capacity: 4 };

function record(at: number): TelemetryRecord {
  return { kind: 'event', name: 'turn.completed', at, trace: undefined, texts: {}, flags: {}, numbers: {} };
}

/** A thread that runs this instead of the SDK. */
function threadOf(code: string): URL {
  return new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads';${code}`)}`,
  );
}

/** Says it is ready and acknowledges each batch. */
const OBEDIENT = `parentPort.on('message', ({ kind }) => {
  parentPort.postMessage(kind === 'start' ? { kind: 'ready' } : { kind: 'sent', complaints: 0 });
});`;

/** A sink with such a thread, and a way to wait for what it reports. */
function sinkWith(code: string, limits = {}) {
  const said: string[] = [];
  let heard = Promise.withResolvers<undefined>();
  const say = (what: string): void => {
    said.push(what);
    heard.resolve(undefined);
    heard = Promise.withResolvers();
  };
  const reports: SinkReports = {
    lost: ({ events, dependencies }) => {
      say(`lost ${events} ${dependencies}`);
    },
    failing: (failure) => {
      say(failure);
    },
  };
  const sink = new ApplicationInsights(CONFIG, reports, { ...LIMITS, ...limits }, threadOf(code));
  return {
    sink,
    said,
    hears: async (what: string) => {
      while (!said.includes(what)) await awake(heard.promise);
    },
  };
}

describe('The app goes on', () => {
  for (const [title, code] of [
    ['when the thread throws while it loads', `throw new Error('no');`],
    [
      'when the thread ends in the middle of a batch',
      `parentPort.on('message', ({ kind }) => { if (kind === 'start') parentPort.postMessage({ kind: 'ready' }); else process.exit(1); });`,
    ],
    [
      'when the thread throws in the middle of a batch',
      `parentPort.on('message', ({ kind }) => { if (kind === 'start') parentPort.postMessage({ kind: 'ready' }); else throw new Error('no'); });`,
    ],
    ['when the thread is no program', `this is no program`],
  ] as const) {
    test(title, async () => {
      const { sink, hears } = sinkWith(code);
      sink.add(record(1));
      await hears('E_TELEMETRY_THREAD');
      sink.add(record(2));
      await sink.close(50);
    });
  }

  test('when the thread never says that it is ready, and closing does not wait for it', async () => {
    const { sink, said } = sinkWith(`setInterval(() => undefined, 1_000);`);
    for (let at = 0; at < 10; at += 1) sink.add(record(at));
    await sink.close(50);
    assert.deepEqual(said, []);
  });
});

test('Closing sends all that is left, in batches', async () => {
  const { sink, said } = sinkWith(OBEDIENT, { startAfter: 60_000, sendAfter: 60_000, capacity: 100 });
  for (let at = 0; at < 7; at += 1) sink.add(record(at));
  await sink.close(60_000);
  assert.deepEqual(said, []);
});

test('Closing without anything to send starts nothing', async () => {
  const { sink, said } = sinkWith(`throw new Error('started');`);
  await sink.close(60_000);
  assert.deepEqual(said, []);
});

test('What did not fit while the service was silent is reported once it answers', async () => {
  const { sink, hears, said } = sinkWith(OBEDIENT, { startAfter: 60_000, batch: 100 });
  for (let at = 0; at < 10; at += 1) sink.add(record(at));
  await sink.close(60_000);
  await hears('lost 6 0');
  assert.deepEqual(said, ['lost 6 0']);
});

test('Complaints of the SDK are reported, and the next batch is sent all the same', async () => {
  const { sink, said, hears } = sinkWith(`let batches = 0; parentPort.on('message', ({ kind }) => {
    parentPort.postMessage(kind === 'start' ? { kind: 'ready' } : { kind: 'sent', complaints: batches++ === 0 ? 3 : 0 });
  });`);
  sink.add(record(1));
  await hears('E_TELEMETRY_EXPORT');
  sink.add(record(2));
  await sink.close(60_000);
  assert.deepEqual(said, ['E_TELEMETRY_EXPORT']);
});
