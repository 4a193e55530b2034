import type { Article } from '../../lib/knowledge/index.ts';
import { wordsIn } from '../../lib/knowledge/terms.ts';
import type { Mistake } from './readArticle.ts';

export interface ReadOffTopic {
  readonly questions: readonly string[];
  readonly mistakes: readonly Mistake[];
}

/**
 * Reads `off-topic.txt`: a question on each line that no article is to answer; `#` begins a remark. `articles` are those of its
 * language: what one of them lists cannot be off topic.
 */
export function readOffTopic(
  source: string,
  language: string,
  file: string,
  articles: readonly Article[],
): ReadOffTopic {
  const inWords = (text: string): string => wordsIn(text, language).join(' ');
  const listed = new Map(
    articles.flatMap(({ id, title, questions }) =>
      [title, ...questions].map((text) => [inWords(text), id] as const),
    ),
  );
  const mistakes: Mistake[] = [];
  const questions = new Map<string, { readonly text: string; readonly line: number }>();
  for (const [index, raw] of source
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/)
    .entries()) {
    const text = raw.trim();
    if (text === '' || text.startsWith('#')) continue;
    const line = index + 1;
    const key = inWords(text);
    const article = listed.get(key);
    const earlier = questions.get(key);
    if (key === '') mistakes.push({ file, line, message: 'a line is a question in words' });
    else if (article !== undefined)
      mistakes.push({ file, line, message: `${article}.md lists "${text}" too; it cannot be both` });
    else if (earlier !== undefined)
      mistakes.push({ file, line, message: `"${text}" stands in line ${earlier.line} too` });
    else questions.set(key, { text, line });
  }
  return { questions: [...questions.values()].map(({ text }) => text), mistakes };
}
