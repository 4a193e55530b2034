import type { Library } from '../../lib/knowledge/index.ts';

/** The library as it was when each article listed at most so many questions. */
export function withFewerQuestions(library: Library, most: number): Library {
  return {
    ...library,
    articles: library.articles.map((article) => ({
      ...article,
      questions: article.questions.slice(0, most),
    })),
  };
}
