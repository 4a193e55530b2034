import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareKnowledge } from '../../lib/knowledge/index.ts';
import type { Mistake } from './readArticle.ts';
import { readKnowledge } from './readKnowledge.ts';

/** What the build writes, and what it says. */
export interface BuiltKnowledge {
  /** `knowledge.json`: the prepared articles, and the mistakes of those that were left out. */
  readonly json: string;
  readonly mistakes: readonly Mistake[];
}

/** Reads the articles of the repository at `root` and makes search ready. */
export async function buildKnowledge(root: string): Promise<BuiltKnowledge> {
  const topics = await topicsOf(root);
  const { mistakes, ...library } = await readKnowledge(join(root, 'knowledge'), topics);
  return { json: JSON.stringify({ ...prepareKnowledge(library), mistakes }), mistakes };
}

/** The names of the policy's topics; `undefined` when its file cannot be read, which is for others to say. */
async function topicsOf(root: string): Promise<readonly string[] | undefined> {
  const file = join(root, 'lib', 'conversation', 'policy', 'policy.json');
  try {
    const policy: unknown = JSON.parse(await readFile(file, 'utf8'));
    const topics = typeof policy === 'object' && policy !== null && 'topics' in policy ? policy.topics : [];
    return Array.isArray(topics)
      ? topics.flatMap((topic: unknown) =>
          typeof topic === 'object' && topic !== null && 'name' in topic && typeof topic.name === 'string'
            ? [topic.name]
            : [],
        )
      : undefined;
  } catch {
    return undefined;
  }
}
