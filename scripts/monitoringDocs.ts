// `npm run docs`: makes the generated parts of docs/monitoring.md anew, from the event schema and the queries.
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { runCommand } from '../commandLine/commandLine.ts';
import { atPath, Problem } from '../commandLine/problem.ts';
import { renewPage } from './monitoringPage.ts';
import { readQueries } from './queries.ts';

const USAGE = `Makes the generated parts of docs/monitoring.md anew, from lib/events.ts and infra/queries.

  npm run docs -- [--check]

  --check  write nothing, and fail when the page is not up to date`;

const PAGE = resolve(import.meta.dirname, '..', 'docs', 'monitoring.md');

const LINE = {
  command: 'npm run docs',
  usage: USAGE,
  options: { check: { type: 'boolean', default: false } },
} as const;

await runCommand(LINE, async ({ check }) => {
  const page = await atPath(PAGE, () => readFile(PAGE, 'utf8'));
  const renewed = await renewPage(page, await readQueries());
  if (page === renewed) {
    console.log('docs/monitoring.md is up to date.');
    return;
  }
  if (check) throw new Problem('docs/monitoring.md is not up to date. Run: npm run docs');
  await atPath(PAGE, () => writeFile(PAGE, renewed));
  console.log('docs/monitoring.md is written anew.');
});
