import { Problem } from '../local/problem.ts';
import { readOptions, runCommand } from '../local/commandLine.ts';
import { rejected } from './rejected.ts';
import { asTable, type Bench } from './report.ts';
import { telemetry } from './telemetry.ts';

/** Every bench; a new one is a line here. */
const BENCHES: readonly Bench[] = [rejected, telemetry];

const USAGE = `Measures the built app on this machine (run "npm run build" after a change).

npm run bench -- [--only NAME] [--quick] [--json]

  --only NAME  one of them
  --quick      a tenth of the work, to see that it runs
  --json       one line of JSON a table

${BENCHES.map(({ name, what }) => `  ${name.padEnd(11)}  ${what}`).join('\n')}`;

async function main(): Promise<void> {
  const options = readOptions(USAGE, {
    only: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (options.help) {
    console.log(USAGE);
    return;
  }
  const chosen = BENCHES.filter(({ name }) => options.only === '' || options.only === name);
  if (chosen.length === 0) throw new Problem(`There is no bench named "${options.only}".\n\n${USAGE}`, 2);
  for (const { name, run } of chosen) {
    for (const report of await run({ quick: options.quick })) {
      console.log(options.json ? JSON.stringify({ bench: name, ...report }) : `${asTable(report)}\n`);
    }
  }
}

await runCommand(main);
