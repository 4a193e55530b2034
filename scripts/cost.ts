// Works out what a month costs: `npm run cost -- --turns 1000000`. A turn is one message of a customer and the bot's answer.
import { parseArgs } from 'node:util';
import { monthlyCost, PRICES, TELEMETRY_KB, type Usage } from './monthlyCost.ts';

const TELEMETRY = TELEMETRY_KB.botTurn + TELEMETRY_KB.hostCall;

const USAGE = `Works out what a month costs, in US dollars.

  npm run cost -- [--turns N] [--memory MB] [--always-ready N] [--duration MS] [--shared N] [--no-alerts]

  --turns N         messages of customers in the month (1000000)
  --memory MB       memory of an instance: 512, 2048 or 4096 (2048)
  --always-ready N  instances that are always warm (1)
  --duration MS     how long a turn takes (250)
  --shared N        turns that one instance handles at the same time, on average: 1 when each comes alone (4)
  --telemetry KB    telemetry of one turn (${TELEMETRY}: ${TELEMETRY_KB.botTurn} of the bot, measured, and ${TELEMETRY_KB.hostCall} of the Functions host, estimated)
  --sweeps N        sweeps in an hour (120)
  --no-alerts       without alert rules and availability test
  --help            this text`;

const usage = readUsage();
const lines = monthlyCost(usage);
const total = lines.reduce((sum, { dollars }) => sum + dollars, 0);
for (const { item, dollars, why } of lines) {
  console.log(`${money(dollars)}  ${item.padEnd(24)}${why}`);
}
console.log(`${money(total)}  in all, for ${usage.turns.toLocaleString('en-US')} turns`);
console.log(`\nList prices of one US region, as seen in ${PRICES.seen}; free grants are left out. They change: check the
Azure pricing calculator. Not in it: Dynamics 365 licences, and what a channel costs per message. Nobody could tell how
the Omnichannel channel is metered; at the price of a premium channel it would be ${money(usage.turns * PRICES.premiumMessage * 2).trim()}.`);

function readUsage(): Usage {
  try {
    const { values } = parseArgs({
      options: {
        turns: { type: 'string', default: '1000000' },
        memory: { type: 'string', default: '2048' },
        'always-ready': { type: 'string', default: '1' },
        duration: { type: 'string', default: '250' },
        shared: { type: 'string', default: '4' },
        telemetry: { type: 'string', default: String(TELEMETRY) },
        sweeps: { type: 'string', default: '120' },
        'no-alerts': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    return {
      turns: readNumber('--turns', values.turns),
      memoryMB: readNumber('--memory', values.memory),
      alwaysReady: readNumber('--always-ready', values['always-ready']),
      durationMs: readNumber('--duration', values.duration),
      shared: readNumber('--shared', values.shared, 1),
      telemetryKB: readNumber('--telemetry', values.telemetry),
      sweepsPerHour: readNumber('--sweeps', values.sweeps),
      alerts: !values['no-alerts'],
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exit(2);
  }
}

function readNumber(option: string, value: string, least = 0): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number) || number < least) {
    throw new Error(`${option} takes a number from ${least}, not "${value}".`);
  }
  return number;
}

function money(dollars: number): string {
  return `$${dollars.toFixed(2)}`.padStart(10);
}
