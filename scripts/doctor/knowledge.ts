import { resolve } from 'node:path';
import { readKnowledge } from '../knowledge/readKnowledge.ts';
import type { Finding } from './finding.ts';

const FOLDER = resolve(import.meta.dirname, '..', '..', 'knowledge');

/**
 * Whether the articles can be read; `topics` are those of the policy, `undefined` when that cannot be read. Mistakes are no
 * problem: the build leaves the article out, and the bot serves with the others.
 */
export async function checkKnowledge(
  topics: readonly string[] | undefined,
  folder = FOLDER,
): Promise<readonly Finding[]> {
  const subject = 'knowledge';
  const { articles, mistakes } = await readKnowledge(folder, topics);
  if (mistakes.length > 0) {
    return mistakes.map(({ file, line, message }) => ({
      subject,
      verdict: 'warning',
      what: `${file}:${line} has a mistake, so the bot does without it.`,
      next: `Correct it: ${message}.`,
      code: 'E_KNOWLEDGE',
    }));
  }
  if (articles.length === 0)
    return [{ subject, verdict: 'skipped', what: 'No articles in knowledge/: the bot knows no answers.' }];
  const languages = [...new Set(articles.map(({ language }) => language))].sort().join(', ');
  return [{ subject, verdict: 'ok', what: `${articles.length} articles can be read (${languages}).` }];
}
