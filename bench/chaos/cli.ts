import { appendFile } from 'node:fs/promises';
import { readCount, runCommand, type Given } from '../../commandLine/commandLine.ts';
import { atPath, Problem } from '../../commandLine/problem.ts';
import { keptPromises } from './ledger.ts';
import { runChaos, type ChaosReport, type Progress } from './run.ts';

const USAGE = `Plays conversations with two processes of the built app while everything around them fails, and draws up a ledger
of what was decided, delivered, repeated and lost.

npm run chaos -- [--conversations N] [--at-once N] [--seed N] [--faults P] [--kill-every N] [--long-waits] [--log FILE]
                 [--json]

  --conversations N  how many (200)
  --at-once N        how many customers write at the same time (96)
  --seed N           which ones, and which faults; the same seed draws the same (a new one each time)
  --faults P         probability of each kind of fault, 0 to 0.1 (0.05): table busy, throttled, hanging, cut off,
                     answer lost, slow, 412; contact center 401, 408, 429 with every kind of Retry-After, 500, 502, 503,
                     hanging, cut off, refusing connections, taken or not; 400 and 413 for any post that holds something,
                     403, 404 and 410 for a sentence, or for all that follows; activities delivered twice at once and
                     once more later
  --kill-every N     an instance is killed (kill -9) once in this many requests, on average (300; 0 never)
  --long-waits       now and then a Retry-After asks for hours or years: takes six minutes more
  --log FILE         adds the log of the app to a file
  --json             print the ledger as one line of JSON

What is drawn comes from the seed; what meets what is up to the machine. Run "npm run build" after a change.
Exit code 1: a promise was broken.`;

const LINE = {
  command: 'npm run chaos',
  usage: USAGE,
  options: {
    conversations: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    faults: { type: 'string', default: '0.05' },
    'kill-every': { type: 'string', default: '300' },
    'at-once': { type: 'string', default: '96' },
    'long-waits': { type: 'boolean', default: false },
    log: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
} as const;

async function main(options: Given<typeof LINE>): Promise<void> {
  const conversations = readCount('--conversations', options.conversations);
  const killEvery = readCount('--kill-every', options['kill-every']);
  const seed = readCount('--seed', options.seed);
  const longWaits = options['long-waits'];
  const { log } = options;
  // Now, and not when the first line is to be written into it.
  if (log !== undefined) await atPath(`--log ${log}`, () => appendFile(log, ''));
  const report = await runChaos({
    conversations,
    seed,
    faults: readProbability(options.faults),
    killEvery: killEvery === 0 ? Number.POSITIVE_INFINITY : killEvery,
    faultsInARow: 3,
    longWaits,
    atOnce: readCount('--at-once', options['at-once']),
    patience: 330_000 + conversations * 100 + (longWaits ? 360_000 : 0),
    log,
    onProgress: process.stderr.isTTY ? showProgress : () => undefined,
  });
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  console.log(options.json ? JSON.stringify(report) : inWords(report));
  if (!keptPromises(report)) process.exitCode = 1;
}

function readProbability(text: string): number {
  const probability = Number(text);
  if (/^[\d.]+$/.test(text) && probability <= 0.1) return probability;
  throw new Problem(`--faults takes a probability from 0 to 0.1, not "${text}".`, 2);
}

function showProgress({ phase, left, requests, kills }: Progress): void {
  const what =
    phase === 'conversations' ? `${left} conversations to go` : `waiting for ${left} to come to rest`;
  process.stderr.write(`\r\x1b[K${what} · ${requests} requests · ${kills} kills`);
}

function inWords(report: ChaosReport): string {
  const { broken, suspects } = report;
  const line = (count: number, what: string): string => `${String(count).padStart(8)}  ${what}`;
  return [
    `Seed ${report.seed}: ${report.seconds} s, ${report.kills} kills, ${report.outages} outages of an address, ${report.sweeps} sweeps.\n`,
    line(report.conversations, 'conversations'),
    line(report.accepted, `activities taken, in ${report.deliveries} deliveries`),
    line(report.decided, 'commands decided'),
    line(report.delivered, 'of them delivered'),
    line(report.overtaken, 'of them overtaken by a fail-open'),
    line(report.takenAway, 'conversations taken away from the bot'),
    line(
      report.repeatedAfterAmbiguous,
      'posts of a command again, because nobody could know whether it had arrived',
    ),
    line(
      report.repeatedAfterCrash,
      'posts of a command again, because the note that it had arrived was lost',
    ),
    line(report.saidTwice, 'answers read twice, for the same reason'),
    line(report.unsaid, 'answers perhaps never read: not repeated, because nobody could know'),
    line(report.failOpens, 'customers handed over because their turn could not be stored'),
    '\nMust be zero:\n',
    line(broken.lost, 'commands lost'),
    line(broken.takenTwice, 'commands taken again after a clear answer, without kill or table fault'),
    line(broken.repeatedForNothing, 'commands posted again after a clear answer, and refused'),
    line(broken.afterCommand, 'sentences posted after a command'),
    line(broken.afterFailOpen, 'posts long after a fail-open, with the store well and no kill'),
    line(broken.oversized, 'messages larger than the contact center takes'),
    line(broken.appliedTwice, 'messages applied twice'),
    line(broken.notApplied, 'messages taken and not applied'),
    line(broken.undelivered, 'activities that were never taken'),
    line(broken.unquiet, 'conversations that did not come to rest'),
    ...suspects.map((suspect) => `\n${JSON.stringify(suspect, shortened)}`),
  ].join('\n');
}

/** What a customer wrote at length says nothing of what went wrong. */
function shortened(_name: string, value: unknown): unknown {
  return typeof value === 'string' && value.length > 200 ? `${value.slice(0, 200)}…` : value;
}

await runCommand(LINE, main);
