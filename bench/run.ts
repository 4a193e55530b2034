import { loadavg } from 'node:os';
import { Problem } from '../commandLine/problem.ts';
import { runCommand, type Given } from '../commandLine/commandLine.ts';
import { desk } from './desk.ts';
import { knowledge } from './knowledge.ts';
import { memory } from './memory.ts';
import { memoryLimit } from './memoryLimit.ts';
import { model } from './model.ts';
import { peers } from './peers.ts';
import { record } from './recorded.ts';
import { rejected } from './rejected.ts';
import { asTable, type Bench } from './report.ts';
import { storage } from './storage.ts';
import { sweep } from './sweep.ts';
import { telemetry } from './telemetry.ts';
import { understanding } from './understanding.ts';

/** Every bench; a new one is a line here. */
const BENCHES: readonly Bench[] = [
  rejected,
  telemetry,
  understanding,
  knowledge,
  model,
  peers,
  storage,
  memory,
  memoryLimit,
  sweep,
  desk,
];

const USAGE = `Measures the built app on this machine (run "npm run build" after a change).

npm run bench -- [--only NAME] [--quick] [--json] [--record]

  --only NAME    one of them
  --quick        a tenth of the work, to see that it runs
  --json         one line of JSON a table
  --record       keeps the figures in docs/performance.json, of which "npm run docs" makes docs/performance.md

${BENCHES.map(({ name, what }) => `  ${name.padEnd(13)}  ${what}`).join('\n')}`;

const LINE = {
  command: 'npm run bench',
  usage: USAGE,
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
  },
} as const;

async function main(options: Given<typeof LINE>): Promise<void> {
  const chosen = BENCHES.filter(({ name }) => options.only === undefined || options.only === name);
  if (chosen.length === 0) {
    const names = BENCHES.map(({ name }) => name).join(' or ');
    throw new Problem(`--only takes ${names}, not "${String(options.only)}".`, 2);
  }
  for (const { name, run } of chosen) {
    const [load = 0] = loadavg();
    const reports = await run({ quick: options.quick });
    for (const report of reports) {
      console.log(options.json ? JSON.stringify({ bench: name, ...report }) : `${asTable(report)}\n`);
    }
    const toKeep = reports.filter(({ id }) => id !== undefined);
    // One after another: a bench that fails takes nothing with it that was measured before.
    if (options.record && toKeep.length > 0)
      await record({ [name]: { quick: options.quick, load, reports: toKeep } });
  }
}

await runCommand(LINE, main);
