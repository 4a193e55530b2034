import type { Article, Synonyms } from './article.ts';
import type { PreparedKnowledge } from './prepared.ts';
import { createIndex } from './searchIndex.ts';
import { termReader } from './terms.ts';

/** Indexes the articles, language by language. Runs when the app is built, not when it starts. */
export function prepareKnowledge(
  articles: readonly Article[],
  synonyms: Synonyms,
  instructions = '',
): PreparedKnowledge {
  const languages = [...new Set(articles.map(({ language }) => language))].sort();
  const indexes = languages.map((language) => {
    const own = articles.filter((article) => article.language === language);
    return [language, createIndex(own, language, termReader(language, synonyms[language] ?? []))] as const;
  });
  return {
    ...{ articles, synonyms, indexes: Object.fromEntries(indexes) },
    ...(instructions === '' ? {} : { instructions }),
  };
}
