import type { Language } from './language.ts';
import { findPhrases } from './phrases.ts';
import { findInClause } from './request.ts';

/**
 * Whether a message says what it is about, beside the words that decided its meaning: "I need a human about my invoice" does,
 * "could you please put me through to an agent" does not. Words of courtesy, of asking and of anger tell nothing.
 */
export function tellsMatter(
  words: readonly string[],
  because: readonly string[],
  language: Language,
): boolean {
  const decided = new Set(because);
  const angry = findInClause(words, language.anywhere).filter(({ tag }) => tag === 'unhappy');
  const people = findPhrases(words, language.nouns).filter(({ tag }) => tag !== 'department');
  return words.some(
    (word, at) =>
      !decided.has(word) &&
      !language.asking.has(word) &&
      !language.courtesies.has(word) &&
      ![...angry, ...people].some(({ start, end }) => at >= start && at < end),
  );
}
