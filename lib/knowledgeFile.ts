import { readFile } from 'node:fs/promises';
import type { Knowledge, PreparedKnowledge } from './knowledge/index.ts';
import { parsePrepared } from './knowledge/prepared.ts';

/** Where the build puts the articles: beside the bundle. A run from the sources takes those of the last build. */
const FILE = new URL(
  import.meta.url.endsWith('.ts') ? '../dist/knowledge.json' : './knowledge.json',
  import.meta.url,
);

/** An article, or a list of synonyms, that the build had to leave out: where it stands, never what it says. */
export interface LeftOut {
  readonly file: string;
  readonly line: number;
}

let read: Promise<PreparedKnowledge> | undefined;
let opened: Promise<Knowledge> | undefined;

/**
 * The team's articles as the build has prepared them, opened once and with the first question.
 * @throws Error when the file is missing or damaged; the next call tries again.
 */
export async function loadKnowledge(): Promise<Knowledge> {
  const prepared = await readPrepared();
  opened ??= import('./knowledge/index.ts').then(({ openKnowledge }) => openKnowledge(prepared));
  return opened;
}

/**
 * What the build had to leave out because of a mistake in it. Health asks for it, so search is not opened.
 * @throws Error as `loadKnowledge`.
 */
export async function leftOutOfKnowledge(): Promise<readonly LeftOut[]> {
  return (await readPrepared()).mistakes ?? [];
}

/**
 * The names of the articles, each once, whatever the languages it is in. Search is not opened.
 * @throws Error as `loadKnowledge`.
 */
export async function articleNames(): Promise<readonly string[]> {
  return [...new Set((await readPrepared()).articles.map(({ id }) => id))];
}

async function readPrepared(): Promise<PreparedKnowledge> {
  read ??= readFile(FILE, 'utf8').then(parsePrepared);
  try {
    return await read;
  } catch (thrown) {
    read = undefined;
    throw thrown;
  }
}
