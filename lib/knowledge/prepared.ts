import type { Article, Synonyms } from './article.ts';
import type { IndexData } from './searchIndex.ts';

/** Everything that search needs, made ready: plain data, written once by the build and read with the first question. */
export interface PreparedKnowledge {
  readonly articles: readonly Article[];
  readonly synonyms: Synonyms;
  /** The index of each language's articles. */
  readonly indexes: Readonly<Record<string, IndexData>>;
  /** What was left out because of a mistake in it. */
  readonly mistakes?: readonly { readonly file: string; readonly line: number }[];
  /** What `instructions.md` says: how a model is to put answers. Search needs none. */
  readonly instructions?: string;
}

/**
 * Reads what the build wrote as JSON. Both come from the same build, so only a file of another kind is told apart, not one
 * that somebody changed by hand.
 * @throws Error when it is not what the build writes.
 */
export function parsePrepared(json: string): PreparedKnowledge {
  const value: unknown = JSON.parse(json);
  if (!isPrepared(value)) throw new Error('This is no prepared knowledge; run "npm run build".');
  return value;
}

function isPrepared(value: unknown): value is PreparedKnowledge {
  return (
    typeof value === 'object' &&
    value !== null &&
    'articles' in value &&
    Array.isArray(value.articles) &&
    'indexes' in value &&
    typeof value.indexes === 'object' &&
    (!('instructions' in value) || typeof value.instructions === 'string')
  );
}
