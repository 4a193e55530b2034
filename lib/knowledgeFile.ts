import { readFile } from 'node:fs/promises';
import { openKnowledge, parsePrepared, type Knowledge } from './knowledge/index.ts';

/** Where the build puts the articles: beside the bundle. A run from the sources takes those of the last build. */
const FILE = new URL(
  import.meta.url.endsWith('.ts') ? '../dist/knowledge.json' : './knowledge.json',
  import.meta.url,
);

let opened: Promise<Knowledge> | undefined;

/**
 * The team's articles as the build has prepared them, opened once and with the first question.
 * @throws Error when the file is missing or damaged; the next call tries again.
 */
export async function loadKnowledge(): Promise<Knowledge> {
  opened ??= readFile(FILE, 'utf8').then((json) => openKnowledge(parsePrepared(json)));
  try {
    return await opened;
  } catch (thrown) {
    opened = undefined;
    throw thrown;
  }
}
