// Works out what a month costs: `npm run cost -- --turns 1000000`. A turn is one message of a customer and the bot's answer.
import { readChoice, readCount, readNumber, runCommand, type Given } from '../commandLine/commandLine.ts';
import { monthlyCost, PRICES, TELEMETRY_KB, type CostLine, type Usage } from './monthlyCost.ts';

const TELEMETRY = TELEMETRY_KB.botTurn + TELEMETRY_KB.hostCall;

const USAGE = `Works out what a month costs, in US dollars.

  npm run cost -- [--turns N] [--memory MB] [--always-ready N] [--duration MS] [--shared N] [--no-alerts] [--json]

  --turns N         messages of customers in the month (1000000)
  --memory MB       memory of an instance: 512, 2048 or 4096 (2048)
  --always-ready N  instances that are always warm (1)
  --duration MS     how long a turn takes (250)
  --shared N        turns that one instance handles at the same time, on average: 1 when each comes alone (4)
  --telemetry KB    telemetry of one turn (${TELEMETRY}: ${TELEMETRY_KB.botTurn} of the bot, measured, and ${TELEMETRY_KB.hostCall} of the Functions host, estimated)
  --sweeps N        sweeps in an hour (120)
  --no-alerts       without alert rules and availability test
  --json            one line of JSON`;

const LINE = {
  command: 'npm run cost',
  usage: USAGE,
  options: {
    turns: { type: 'string', default: '1000000' },
    memory: { type: 'string', default: '2048' },
    'always-ready': { type: 'string', default: '1' },
    duration: { type: 'string', default: '250' },
    shared: { type: 'string', default: '4' },
    telemetry: { type: 'string', default: String(TELEMETRY) },
    sweeps: { type: 'string', default: '120' },
    'no-alerts': { type: 'boolean', default: false },
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
    durationMs: readNumber('--duration', options.duration),
    shared: readNumber('--shared', options.shared, 1),
    telemetryKB: readNumber('--telemetry', options.telemetry),
    sweepsPerHour: readNumber('--sweeps', options.sweeps),
    alerts: !options['no-alerts'],
  };
}

await runCommand(LINE, (options) => {
  const usage = readUsage(options);
  const lines = monthlyCost(usage);
  const total = lines.reduce((sum, { dollars }) => sum + dollars, 0);
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
