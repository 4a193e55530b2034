// A process of its own: how long nothing else can be done while telemetry starts. `blocking.ts nothing`, `blocking.ts thread`
// or `blocking.ts FILE`, which is required in this thread. Prints one line of JSON.
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { ApplicationInsights } from '../../lib/telemetry/applicationInsights.ts';
import { toEventRecord } from '../../lib/telemetry/record.ts';
import { ROOT } from '../../test/local/hostProcess.ts';

/** Long enough on a slow machine for everything that starting sets off. */
const WATCH_MS = 3_000;
/** A tick that comes later than this has been kept. */
const LATE_MS = 10;

function start(what: string): void {
  if (what === 'nothing') return;
  if (what !== 'thread') {
    createRequire(import.meta.url)(what);
    return;
  }
  const ignore = (): void => undefined;
  const telemetry = new ApplicationInsights(
    {
      connectionString: process.env['APPLICATIONINSIGHTS_CONNECTION_STRING'] ?? '',
      identity: undefined,
      roleName: 'contact-center-bot',
      roleInstance: undefined,
      environment: {},
    },
    { lost: ignore, failing: ignore },
    { startAfter: 0 },
    pathToFileURL(join(ROOT, 'dist', 'telemetry.cjs')),
  );
  telemetry.add(toEventRecord({ name: 'activity.duplicate', conversation: '0' }, Date.now(), undefined));
}

let longest = 0;
let late = 0;
let last = performance.now();
const tick = (): void => {
  const gap = performance.now() - last;
  last += gap;
  longest = Math.max(longest, gap);
  if (gap > LATE_MS) late += gap;
};

// Loading this program itself is not what is measured.
await wait(200);
const usedBefore = process.cpuUsage();
const memoryBefore = process.memoryUsage.rss();
last = performance.now();
setInterval(tick, 1);
start(process.argv[2] ?? '');
await wait(WATCH_MS);
const used = process.cpuUsage(usedBefore);
const grown = process.memoryUsage.rss() - memoryBefore;
console.log(JSON.stringify({ longest, late, cpu: (used.user + used.system) / 1_000, grown }));
process.exit(0);
