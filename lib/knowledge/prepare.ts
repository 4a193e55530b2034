import type { Library } from './article.ts';
import type { PreparedKnowledge } from './prepared.ts';
import { createIndex } from './searchIndex.ts';
import { termReader } from './terms.ts';

/** Indexes the articles, language by language. Runs when the app is built, not when it starts. */
export function prepareKnowledge({
  articles,
  synonyms,
  offTopic = {},
  instructions = '',
}: Library): PreparedKnowledge {
  const languages = [...new Set(articles.map(({ language }) => language))].sort();
  const indexes = languages.map((language) => {
    const own = articles.filter((article) => article.language === language);
    const readTerms = termReader(language, synonyms[language] ?? []);
    return [language, createIndex(own, offTopic[language] ?? [], language, readTerms)] as const;
  });
  return {
    ...{ articles, synonyms, indexes: Object.fromEntries(indexes) },
    ...(instructions === '' ? {} : { instructions }),
  };
}
