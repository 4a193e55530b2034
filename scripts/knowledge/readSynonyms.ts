import { stemOf, wordsIn } from '../../lib/knowledge/terms.ts';
import type { Mistake } from './readArticle.ts';

export interface ReadSynonyms {
  readonly synonyms: readonly (readonly string[])[];
  readonly mistakes: readonly Mistake[];
}

/** Reads `synonyms.txt`: on each line words or phrases that mean the same, separated by commas; `#` begins a remark. */
export function readSynonyms(source: string, language: string, file: string): ReadSynonyms {
  const mistakes: Mistake[] = [];
  const synonyms: string[][] = [];
  const lineOf = new Map<string, number>();
  for (const [index, text] of source
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/)
    .entries()) {
    if (text.trim() === '' || text.trimStart().startsWith('#')) continue;
    const line = index + 1;
    const phrases = text.split(',').map((phrase) => phrase.trim());
    if (phrases.length < 2 || phrases.some((phrase) => wordsIn(phrase, language).length === 0)) {
      mistakes.push({ file, line, message: 'a line is at least two words or phrases, separated by commas' });
      continue;
    }
    for (const phrase of phrases) {
      const key = wordsIn(phrase, language)
        .map((word) => stemOf(word, language))
        .join(' ');
      const other = lineOf.get(key);
      if (other !== undefined && other !== line)
        mistakes.push({
          file,
          line,
          message: `"${phrase}" stands in line ${other} too; it can mean one thing only`,
        });
      lineOf.set(key, line);
    }
    synonyms.push(phrases);
  }
  return { synonyms, mistakes };
}
