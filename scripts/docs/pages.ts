import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { loadPolicy } from '../../lib/conversation/index.ts';
import { readQueries } from '../queries.ts';
import { connectingParts } from './connectingPage.ts';
import { costParts } from './costPage.ts';
import { lifeParts } from './lifePage.ts';
import { renewParts, type Parts } from './generatedParts.ts';
import { monitoringParts } from './monitoringPage.ts';

const DOCS = resolve(import.meta.dirname, '..', '..', 'docs');

/** The pages with generated parts, by their name in docs/, and what makes them. */
const PAGES: Readonly<Record<string, () => Promise<Parts> | Parts>> = {
  'monitoring.md': async () => monitoringParts(await readQueries()),
  'life.md': lifeParts,
  'operating.md': costParts,
  'connecting-dynamics-365.md': () => {
    const parsed = loadPolicy();
    if (!parsed.ok) throw new Error('policy.json has mistakes: npm run explain lists them.');
    return connectingParts(parsed.policy);
  },
};

export interface Page {
  /** `docs/monitoring.md` */
  readonly name: string;
  readonly path: string;
  readonly now: string;
  readonly renewed: string;
}

/** Every page with generated parts: as it is, and as it should be. */
export async function renewPages(): Promise<readonly Page[]> {
  return Promise.all(
    Object.entries(PAGES).map(async ([file, makeParts]) => {
      const path = resolve(DOCS, file);
      const now = await readFile(path, 'utf8');
      return { name: `docs/${file}`, path, now, renewed: await renewParts(now, await makeParts(), path) };
    }),
  );
}
