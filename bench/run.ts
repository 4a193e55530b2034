import { Problem } from '../commandLine/problem.ts';
import { runCommand, type Given } from '../commandLine/commandLine.ts';
import { desk } from './desk.ts';
import { knowledge } from './knowledge.ts';
import { model } from './model.ts';
import { peers } from './peers.ts';
import { rejected } from './rejected.ts';
import { asTable, type Bench } from './report.ts';
import { telemetry } from './telemetry.ts';
import { understanding } from './understanding.ts';

/** Every bench; a new one is a line here. */
const BENCHES: readonly Bench[] = [rejected, telemetry, understanding, knowledge, model, peers, desk];

const USAGE = `Measures the built app on this machine (run "npm run build" after a change).

npm run bench -- [--only NAME] [--quick] [--json]

  --only NAME    one of them
  --quick        a tenth of the work, to see that it runs
  --json         one line of JSON a table

${BENCHES.map(({ name, what }) => `  ${name.padEnd(13)}  ${what}`).join('\n')}`;

const LINE = {
  command: 'npm run bench',
  usage: USAGE,
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
} as const;

async function main(options: Given<typeof LINE>): Promise<void> {
  const chosen = BENCHES.filter(({ name }) => options.only === undefined || options.only === name);
  if (chosen.length === 0) {
    const names = BENCHES.map(({ name }) => name).join(' or ');
    throw new Problem(`--only takes ${names}, not "${String(options.only)}".`, 2);
  }
  for (const { name, run } of chosen) {
    for (const report of await run({ quick: options.quick })) {
      console.log(options.json ? JSON.stringify({ bench: name, ...report }) : `${asTable(report)}\n`);
    }
  }
}

await runCommand(LINE, main);
