// Works out what a month costs: `npm run cost -- --turns 1000000`. A turn is one message of a customer and the bot's answer.
import { readChoice, readCount, readNumber, runCommand, type Given } from '../commandLine/commandLine.ts';
import {
  AS_DEPLOYED,
  monthlyCost,
  monthlyTotal,
  PRICES,
  QUESTION_SHARE,
  TELEMETRY_KB,
  type CostLine,
  type Usage,
} from './monthlyCost.ts';

const USAGE = `Works out what a month costs, in US dollars.

  npm run cost -- [--turns N] [--memory MB] [--always-ready N] [--zone-redundant] [--network] [--model] [--no-alerts]
                  [--no-availability-test] [--duration MS] [--concurrency N] [--telemetry KB] [--sweeps N] [--json]

  --turns N               messages of customers in the month, at random times (1000000)
  --memory MB             memory of an instance: 512, 2048 or 4096 (${AS_DEPLOYED.memoryMB})
  --always-ready N        instances that are always warm (${AS_DEPLOYED.alwaysReady})
  --zone-redundant        in several zones: a second warm instance, and dearer storage
  --network               storage behind private endpoints
  --model                 a model puts answers into words, for every second turn: the others are no questions
  --no-alerts             without alert rules
  --no-availability-test  without the test that asks /api/health, and its rule
  --duration MS           how long a turn takes (${AS_DEPLOYED.durationMs})
  --concurrency N         turns that an instance handles at a time (${AS_DEPLOYED.concurrency})
  --telemetry KB          telemetry of one turn (${AS_DEPLOYED.telemetryKB}: ${TELEMETRY_KB.botTurn} of the bot, measured, and ${TELEMETRY_KB.hostCall} of the Functions host, estimated)
  --sweeps N              sweeps in an hour (${AS_DEPLOYED.sweepsPerHour})
  --json                  one line of JSON`;

const LINE = {
  command: 'npm run cost',
  usage: USAGE,
  options: {
    turns: { type: 'string', default: '1000000' },
    memory: { type: 'string', default: String(AS_DEPLOYED.memoryMB) },
    'always-ready': { type: 'string', default: String(AS_DEPLOYED.alwaysReady) },
    'zone-redundant': { type: 'boolean', default: false },
    network: { type: 'boolean', default: false },
    model: { type: 'boolean', default: false },
    'no-alerts': { type: 'boolean', default: false },
    'no-availability-test': { type: 'boolean', default: false },
    duration: { type: 'string', default: String(AS_DEPLOYED.durationMs) },
    concurrency: { type: 'string', default: String(AS_DEPLOYED.concurrency) },
    telemetry: { type: 'string', default: String(AS_DEPLOYED.telemetryKB) },
    sweeps: { type: 'string', default: String(AS_DEPLOYED.sweepsPerHour) },
    json: { type: 'boolean', default: false },
  },
} as const;

/** What Flex Consumption has. */
const MEMORY_MB = ['512', '2048', '4096'] as const;

function readUsage(options: Given<typeof LINE>): Usage {
  return {
    turns: readNumber('--turns', options.turns),
    memoryMB: Number(readChoice('--memory', options.memory, MEMORY_MB)),
    alwaysReady: readCount('--always-ready', options['always-ready']),
    zoneRedundant: options['zone-redundant'],
    network: options.network,
    modelShare: options.model ? QUESTION_SHARE : 0,
    alerts: !options['no-alerts'],
    availabilityTest: !options['no-availability-test'],
    durationMs: readNumber('--duration', options.duration),
    concurrency: readNumber('--concurrency', options.concurrency, 1),
    telemetryKB: readNumber('--telemetry', options.telemetry),
    sweepsPerHour: readNumber('--sweeps', options.sweeps),
  };
}

await runCommand(LINE, (options) => {
  const usage = readUsage(options);
  const lines = monthlyCost(usage);
  const total = monthlyTotal(usage);
  console.log(options.json ? JSON.stringify({ usage, lines, total }) : inWords(usage, lines, total));
});

function inWords(usage: Usage, lines: readonly CostLine[], total: number): string {
  return `${lines.map(({ item, dollars, why }) => `${money(dollars)}  ${item.padEnd(24)}${why}`).join('\n')}
${money(total)}  in all, for ${usage.turns.toLocaleString('en-US')} turns

List prices of one US region, as seen in ${PRICES.seen}; free grants are left out. They change: check the
Azure pricing calculator. Not in it: Dynamics 365 licences, and what a channel costs per message. Nobody could tell how
the Omnichannel channel is metered; at the price of a premium channel it would be ${money(usage.turns * PRICES.premiumMessage * 2).trim()}.`;
}

function money(dollars: number): string {
  return `$${dollars.toFixed(2)}`.padStart(10);
}
