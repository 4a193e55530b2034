import { readCount, runCommand, type Given } from '../../commandLine/commandLine.ts';
import { startGuardedApp } from '../../test/servers/guardedApp.ts';
import { withLifetime } from '../lifetime.ts';
import { fuzz, type FuzzReport } from './fuzz.ts';

const USAGE = `Sends made-up requests to the built app, with authentication on, and looks for anything but a clean refusal.

npm run fuzz -- [--cases N] [--seed N] [--from N] [--json]

  --cases N   how many requests (10000)
  --seed N    which ones; the same seed makes the same requests (a new one each time)
  --from N    starts at this case of the seed, to look at one again
  --json      print the report as one line of JSON

It starts the app and everything around it by itself (run "npm run build" after a change). Exit code 1: something was found.`;

/** Beyond this the app kept what it should have let go; a short run is over before the heap has found its size. */
const MOST_GROWTH_MB = 100;
const ENOUGH_TO_JUDGE = 10_000;

const LINE = {
  command: 'npm run fuzz',
  usage: USAGE,
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    from: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
} as const;

async function main(options: Given<typeof LINE>): Promise<void> {
  const cases = readCount('--cases', options.cases);
  const seed = readCount('--seed', options.seed);
  const from = readCount('--from', options.from);
  const onProgress = options.json || !process.stderr.isTTY ? undefined : showProgress(cases);
  const report = await withLifetime(async (lifetime) => {
    const app = await startGuardedApp(lifetime);
    const result = await fuzz(app, {
      cases,
      seed,
      from,
      ...(onProgress === undefined ? {} : { onProgress }),
    });
    if (result.findings.some(({ case: number }) => number === -1)) console.error(app.printed().slice(-4_000));
    return result;
  });
  console.log(options.json ? JSON.stringify(report) : inWords(report));
  if (report.findings.length > 0 || grewTooMuch(report)) process.exitCode = 1;
}

function showProgress(cases: number): (done: number) => void {
  return (done) => {
    if (done % 500 === 0 || done === cases)
      process.stderr.write(`\r${done} of ${cases}${done === cases ? '\n' : ''}`);
  };
}

function grewTooMuch({ cases, megabytes }: FuzzReport): boolean {
  if (megabytes === undefined || cases < ENOUGH_TO_JUDGE) return false;
  return megabytes.end - megabytes.halfway > MOST_GROWTH_MB;
}

function inWords(report: FuzzReport): string {
  const { cases, seed, seconds, statuses, findings, megabytes } = report;
  const answers = Object.entries(statuses).map(([status, times]) => `  ${status}  ${times}`);
  const memory =
    megabytes === undefined
      ? 'not known on this system'
      : `${megabytes.halfway} MB halfway, ${megabytes.end} MB at the end`;
  const found = findings.map(({ case: number, what }) =>
    number === -1 ? `  ${what}` : `  ${what}: npm run fuzz -- --seed ${seed} --from ${number} --cases 1`,
  );
  if (grewTooMuch(report)) found.push(`  The memory of the app grew by more than ${MOST_GROWTH_MB} MB.`);
  return [
    `${cases} requests of seed ${seed} in ${seconds.toFixed(1)} s. Answers:`,
    ...answers,
    `Memory of the app: ${memory}.`,
    ...(found.length === 0 ? ['Nothing found: no crash, no 5xx, nothing given away.'] : ['Found:', ...found]),
  ].join('\n');
}

await runCommand(LINE, main);
