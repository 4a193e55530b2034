export type { Article, Section, Synonyms } from './article.ts';
export { parsePrepared, prepareKnowledge, type PreparedKnowledge } from './prepare.ts';
export { LEVELS, openKnowledge, type Found, type Knowledge, type Levels } from './search.ts';
