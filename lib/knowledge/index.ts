export type { Article, Library, OffTopic, Section, Synonyms } from './article.ts';
export { prepareKnowledge } from './prepare.ts';
export { parsePrepared, type PreparedKnowledge } from './prepared.ts';
export { termReader, type ReadTerms } from './terms.ts';
export { LEVELS, openKnowledge, type Found, type Knowledge, type Levels } from './search.ts';
