import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { readRecorded } from '../../bench/recorded.ts';
import { hasCode } from '../../commandLine/problem.ts';
import { loadPolicy } from '../../lib/conversation/index.ts';
import { policySchema } from '../../lib/conversation/policy/parsePolicy.ts';
import { definitionSchema } from '../../simulator/definition/parseDefinition.ts';
import { readQueries } from '../queries.ts';
import { channelParts } from './channelTable.ts';
import { connectingParts } from './connectingPage.ts';
import { costParts } from './costPage.ts';
import { lifeParts } from './lifePage.ts';
import { renewParts, type Parts } from './generatedParts.ts';
import { monitoringParts } from './monitoringPage.ts';
import { performanceParts, performancePictures } from './performancePage.ts';
import { policyParts } from './policyPage.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

/** The pages with generated parts, by their path in the repository, and what makes them. */
const PAGES: Readonly<Record<string, () => Promise<Parts> | Parts>> = {
  'docs/monitoring.md': async () => monitoringParts(await readQueries()),
  'docs/life.md': lifeParts,
  'docs/operating.md': costParts,
  'docs/performance.md': async () => performanceParts(await readRecorded()),
  'docs/policy.md': () => policyParts(),
  'docs/connecting-dynamics-365.md': () => {
    const parsed = loadPolicy();
    if (!parsed.ok) throw new Error('policy.json has mistakes: npm run explain lists them.');
    return connectingParts(parsed.policy);
  },
  'simulator/README.md': channelParts,
};

/** What is made as a whole, by its path in the repository. */
const FILES: Readonly<Record<string, () => unknown>> = {
  'lib/conversation/policy/policy.schema.json': policySchema,
  'simulator/definition/center.schema.json': definitionSchema,
};

export interface Page {
  /** `docs/monitoring.md` */
  readonly name: string;
  readonly path: string;
  readonly now: string;
  readonly renewed: string;
}

/** Every page with generated parts, and every generated file: as it is, and as it should be. */
export async function renewPages(): Promise<readonly Page[]> {
  const pictures = Object.entries(performancePictures(await readRecorded()));
  return Promise.all([
    ...pictures.map(([name, svg]) => renewed(name, () => Promise.resolve(svg))),
    ...Object.entries(PAGES).map(async ([file, makeParts]) =>
      renewed(file, async (now, path) => renewParts(now, await makeParts(), path)),
    ),
    ...Object.entries(FILES).map(async ([name, make]) =>
      renewed(name, async (_now, path) =>
        format(JSON.stringify(make()), { ...(await resolveConfig(path)), parser: 'json' }),
      ),
    ),
  ]);
}

async function renewed(name: string, renew: (now: string, path: string) => Promise<string>): Promise<Page> {
  const path = resolve(ROOT, name);
  const now = await readFile(path, 'utf8').catch((thrown: unknown) => {
    // One that nobody has made yet.
    if (!hasCode(thrown, 'ENOENT')) throw thrown;
    return '';
  });
  return { name, path, now, renewed: await renew(now, path) };
}
