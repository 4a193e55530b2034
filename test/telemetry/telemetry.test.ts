import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import type { TelemetryConfig } from '../../lib/config.ts';
import type { TelemetryEvent } from '../../lib/events.ts';
import type { Log } from '../../lib/log.ts';
import type { SinkReports } from '../../lib/telemetry/applicationInsights.ts';
import { createTelemetry } from '../../lib/telemetry/index.ts';
import type { TelemetrySink } from '../../lib/telemetry/sink.ts';

const NOWHERE: TelemetryConfig = { applicationInsights: undefined, mirrorUrl: undefined };
const INSIGHTS: TelemetryConfig = {
  ...NOWHERE,
  applicationInsights: {
    connectionString: 'InstrumentationKey=00000000-0000-0000-0000-000000000000',
    identity: undefined,
    roleName: 'test',
    roleInstance: undefined,
    environment: {},
  },
};

const duplicate: TelemetryEvent = { name: 'activity.duplicate', conversation: 'c' };
const rejected: TelemetryEvent = { name: 'auth.rejected', code: 'E_TOKEN_MISSING', status: 401, times: 1 };

function recordingLog() {
  const lines: string[] = [];
  const log: Log = (level, event, fields) => {
    lines.push(`${level} ${event} ${JSON.stringify(fields)}`);
  };
  return { lines, log };
}

describe('Where an event is written', () => {
  for (const [title, config, event, details, expected] of [
    [
      'without Application Insights to the log',
      NOWHERE,
      duplicate,
      {},
      ['info activity.duplicate {"conversation":"c"}'],
    ],
    ['with Application Insights not to the log, which costs as much', INSIGHTS, duplicate, {}, []],
    [
      'but trouble to the log as well, with what only the log may know',
      INSIGHTS,
      rejected,
      { logOnly: { host: 'x.example' } },
      ['warn auth.rejected {"code":"E_TOKEN_MISSING","status":401,"times":1,"host":"x.example"}'],
    ],
    [
      'as severe as the case is',
      INSIGHTS,
      duplicate,
      { level: 'error' },
      ['error activity.duplicate {"conversation":"c"}'],
    ],
  ] as const) {
    test(title, () => {
      const { lines, log } = recordingLog();
      createTelemetry(config, () => 0, log).track(event, details);
      assert.deepEqual(lines, expected);
    });
  }

  test('but what telemetry says of itself never to the log of a call, which may be long over', async () => {
    const [process, call] = [recordingLog(), recordingLog()];
    const traces: unknown[] = [];
    const sink = (_config: unknown, reports: SinkReports): TelemetrySink => ({
      add: (record) => {
        traces.push(record.trace);
        // As a timer does that was started by the call: it goes on in the call's name.
        if (traces.length === 1) reports.lost({ events: 2, dependencies: 1 });
      },
      close: () => Promise.resolve(),
    });
    const telemetry = createTelemetry(INSIGHTS, () => 0, process.log, sink);
    const traceParent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await telemetry.during(traceParent, call.log, () => {
      telemetry.track(duplicate);
      return Promise.resolve();
    });
    assert.deepEqual(process.lines, ['warn telemetry.dropped {"events":2,"dependencies":1}']);
    assert.deepEqual(call.lines, []);
    const trace = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };
    assert.deepEqual(traces, [trace, undefined]);
  });

  test('during a call of a function to the log of that call', async () => {
    const [process, call] = [recordingLog(), recordingLog()];
    const telemetry = createTelemetry(NOWHERE, () => 0, process.log);
    await telemetry.during(undefined, call.log, async () => {
      await Promise.resolve();
      telemetry.track(duplicate);
    });
    telemetry.track(duplicate);
    assert.deepEqual([process.lines.length, call.lines.length], [1, 1]);
  });
});

test('What calls of functions use is counted apart, though they run at the same time', async () => {
  const telemetry = createTelemetry(NOWHERE, () => 0, recordingLog().log);
  const work = (requests: number) =>
    telemetry.during(undefined, recordingLog().log, async () => {
      for (let at = 0; at < requests; at += 1) {
        telemetry.trackDependency({
          kind: at % 2 === 0 ? 'storage' : 'connector',
          method: 'GET',
          origin: 'https://a.example',
          operation: '/',
          milliseconds: 10,
          status: 200,
          ok: true,
        });
        await Promise.resolve();
      }
      return telemetry.usage();
    });
  assert.deepEqual(await Promise.all([work(1), work(4)]), [
    { storageRequests: 1, storageMilliseconds: 10, posts: 0, postMilliseconds: 0 },
    { storageRequests: 2, storageMilliseconds: 20, posts: 2, postMilliseconds: 20 },
  ]);
  assert.equal(telemetry.usage().storageRequests, 0);
});

describe('The mirror', () => {
  test('shows events in order, flat, each with its trace where it has one, and leaves dependencies out', async (t) => {
    const bodies: unknown[] = [];
    const server = createServer((request, response) => {
      void json(request).then((body) => {
        bodies.push(body);
        response.writeHead(204).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => server.close());
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    const telemetry = createTelemetry(
      { ...NOWHERE, mirrorUrl: `http://127.0.0.1:${address.port}/api/telemetry` },
      () => 7,
      recordingLog().log,
    );
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    await telemetry.during(`00-${traceId}-b7ad6b7169203331-01`, recordingLog().log, () => {
      telemetry.track(duplicate);
      return Promise.resolve();
    });
    telemetry.track(rejected);
    await telemetry.close();
    assert.deepEqual(bodies, [
      {
        events: [
          { at: 7, name: 'activity.duplicate', fields: { conversation: 'c' }, trace: traceId },
          { at: 7, name: 'auth.rejected', fields: { code: 'E_TOKEN_MISSING', status: 401, times: 1 } },
        ],
      },
    ]);
  });

  test('that is not there disturbs nobody', async () => {
    const telemetry = createTelemetry(
      { ...NOWHERE, mirrorUrl: 'http://127.0.0.1:1/' },
      () => 0,
      recordingLog().log,
    );
    for (let at = 0; at < 1_000; at += 1) telemetry.track(duplicate);
    await telemetry.close();
  });
});
