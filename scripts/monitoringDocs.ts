// `npm run docs`: makes the generated parts of docs/monitoring.md anew, from the event schema and the queries.
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { renewPage } from './monitoringPage.ts';
import { readQueries } from './queries.ts';

const USAGE = `Makes the generated parts of docs/monitoring.md anew, from lib/events.ts and infra/queries.

  npm run docs -- [--check]

  --check  write nothing, and fail when the page is not up to date
  --help   this text`;

const PAGE = resolve(import.meta.dirname, '..', 'docs', 'monitoring.md');

const { check } = readOptions();
const page = await readFile(PAGE, 'utf8');
const renewed = await renewPage(page, await readQueries());
if (page === renewed) console.log('docs/monitoring.md is up to date.');
else if (check) fail('docs/monitoring.md is not up to date. Run: npm run docs', 1);
else {
  await writeFile(PAGE, renewed);
  console.log('docs/monitoring.md is written anew.');
}

function readOptions(): { readonly check: boolean } {
  try {
    const { values } = parseArgs({
      options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    return { check: values.check };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, 2);
  }
}

function fail(message: string, code: number): never {
  console.error(message);
  process.exit(code);
}
