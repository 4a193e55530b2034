// `npm run docs`: makes the generated parts of the documents anew.
import { writeFile } from 'node:fs/promises';
import { runCommand } from '../commandLine/commandLine.ts';
import { atPath, Problem } from '../commandLine/problem.ts';
import { renewPages } from './docs/pages.ts';

const USAGE = `Makes the generated documents anew: docs/monitoring.md from lib/events.ts and infra/queries,
docs/connecting-dynamics-365.md from policy.json, docs/operating.md from what a month costs (npm run cost),
docs/performance.md and its pictures from docs/performance.json (npm run bench -- --record), docs/life.md from
lib/conversation/life.ts, docs/policy.md and lib/conversation/policy/policy.schema.json from
lib/conversation/policy/members.ts, simulator/definition/center.schema.json from simulator/definition/members.ts,
simulator/README.md from simulator/center/channels.ts.

  npm run docs -- [--check]

  --check  write nothing, and fail when a page is not up to date`;

const LINE = {
  command: 'npm run docs',
  usage: USAGE,
  options: { check: { type: 'boolean', default: false } },
} as const;

await runCommand(LINE, async ({ check }) => {
  const stale = (await renewPages()).filter(({ now, renewed }) => now !== renewed);
  if (stale.length === 0) {
    console.log('Every page is up to date.');
    return;
  }
  if (check) {
    throw new Problem(`${stale.map(({ name }) => name).join(', ')}: not up to date. Run: npm run docs`);
  }
  for (const { name, path, renewed } of stale) {
    await atPath(path, () => writeFile(path, renewed));
    console.log(`${name} is written anew.`);
  }
});
