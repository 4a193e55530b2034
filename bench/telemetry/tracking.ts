// A process of its own, which has done nothing else: what telemetry costs in the app's own thread, without HTTP around it.
// Prints microseconds of a turn, by kind of work, as one line of JSON. It is gone before the telemetry thread would start.
import { MessageChannel } from 'node:worker_threads';
import type { Dependency, TelemetryEvent } from '../../lib/events.ts';
import { createLog } from '../../lib/log.ts';
import { createTelemetry, type AppTelemetry } from '../../lib/telemetry/index.ts';
import { toDependencyRecord, toEventRecord } from '../../lib/telemetry/record.ts';
import { median } from '../report.ts';
import { newTrace } from './app.ts';

const BATCH = 500;
const CAPACITY = 4_000;
const TURNS = 1_000;
const rounds = Number(process.argv[2]);

const COMPLETED: TelemetryEvent = {
  name: 'turn.completed',
  conversation: '0123456789abcdef',
  channel: 'omnichannel',
  inbound: 'customerMessage',
  outcome: 'applied',
  rule: 'help',
  phase: 'talking',
  session: 1,
  language: 'en',
  cold: false,
  milliseconds: 12.345678,
  conflicts: 0,
  effects: 1,
  waiting: 0,
  storageRequests: 2,
  storageMilliseconds: 6.789012,
  posts: 1,
  postMilliseconds: 3.456789,
  responderMilliseconds: 0.012345,
  customerTurns: 3,
};
const READ: Dependency = {
  kind: 'storage',
  method: 'GET',
  origin: 'https://storage.example',
  operation: '/conversations',
  milliseconds: 3.4,
  status: 200,
  ok: true,
};
const WRITE: Dependency = { ...READ, method: 'PUT', status: 204 };
const POST: Dependency = {
  ...READ,
  kind: 'connector',
  method: 'POST',
  operation: '/v3/conversations/activities',
};
const DEPENDENCIES = [READ, WRITE, POST];

const discardingLog = createLog({ info: () => undefined, warn: () => undefined, error: () => undefined });
const connected = {
  connectionString: 'InstrumentationKey=00000000-0000-4000-8000-000000000001',
  identity: undefined,
  roleName: 'contact-center-bot',
  roleInstance: undefined,
  environment: {},
};

async function playTurns(telemetry: AppTelemetry, turns: number): Promise<number> {
  const traces = Array.from({ length: turns }, () => `00-${newTrace()}-b7ad6b7169203331-01`);
  const started = performance.now();
  for (const trace of traces) {
    await telemetry.during(trace, discardingLog, () => {
      for (const dependency of DEPENDENCIES) telemetry.trackDependency(dependency);
      telemetry.track(COMPLETED);
      return Promise.resolve();
    });
  }
  return ((performance.now() - started) * 1_000) / turns;
}

/** What the thread is given is copied in the app's own thread. */
function handOver(turns: number): number {
  const records = Array.from({ length: turns }, () => {
    const trace = { traceId: newTrace(), spanId: 'b7ad6b7169203331' };
    return [
      ...DEPENDENCIES.flatMap((dependency) => toDependencyRecord(dependency, Date.now(), trace) ?? []),
      toEventRecord(COMPLETED, Date.now(), trace),
    ];
  }).flat();
  const { port1, port2 } = new MessageChannel();
  const started = performance.now();
  for (let at = 0; at < records.length; at += BATCH) port1.postMessage(records.slice(at, at + BATCH));
  const milliseconds = performance.now() - started;
  port1.close();
  port2.close();
  return (milliseconds * 1_000) / turns;
}

const logged: number[] = [];
const recorded: number[] = [];
const givenUp: number[] = [];
const handedOver: number[] = [];
for (let round = 0; round < rounds; round++) {
  const without = createTelemetry({ applicationInsights: undefined, mirrorUrl: undefined });
  logged.push(await playTurns(without, TURNS));
  const telemetry = createTelemetry({ applicationInsights: connected, mirrorUrl: undefined });
  recorded.push(await playTurns(telemetry, TURNS));
  await playTurns(telemetry, CAPACITY);
  givenUp.push(await playTurns(telemetry, TURNS));
  handedOver.push(handOver(TURNS));
}
console.log(
  JSON.stringify({
    logged: median(logged),
    recorded: median(recorded),
    givenUp: median(givenUp),
    handedOver: median(handedOver),
  }),
);
