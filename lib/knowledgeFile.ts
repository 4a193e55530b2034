import { readFile } from 'node:fs/promises';
import { openKnowledge, parsePrepared, type Knowledge } from './knowledge/index.ts';

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

interface File {
  readonly knowledge: Knowledge;
  readonly leftOut: readonly LeftOut[];
}

let opened: Promise<File> | undefined;

/**
 * The team's articles as the build has prepared them, opened once and with the first question.
 * @throws Error when the file is missing or damaged; the next call tries again.
 */
export async function loadKnowledge(): Promise<Knowledge> {
  return (await open()).knowledge;
}

/**
 * What the build had to leave out because of a mistake in it.
 * @throws Error as `loadKnowledge`.
 */
export async function leftOutOfKnowledge(): Promise<readonly LeftOut[]> {
  return (await open()).leftOut;
}

async function open(): Promise<File> {
  opened ??= readFile(FILE, 'utf8').then((json) => {
    const prepared = parsePrepared(json);
    return { knowledge: openKnowledge(prepared), leftOut: prepared.mistakes ?? [] };
  });
  try {
    return await opened;
  } catch (thrown) {
    opened = undefined;
    throw thrown;
  }
}
