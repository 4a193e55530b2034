import {
  firstToUnderstand,
  fromKnowledge,
  loadPolicy,
  repertoire,
  type ParsedPolicy,
  type Responder,
} from './conversation/index.ts';
import { leftOutOfKnowledge, loadKnowledge } from './knowledgeFile.ts';

/**
 * Who answers the customers of this app: the repertoire, then the articles in `knowledge/`. A responder of your own goes
 * behind them, or between: the app and `npm run explain` both ask this one.
 */
export const responder: Responder = firstToUnderstand(repertoire, fromKnowledge(loadKnowledge));

/** What of its articles the build had to leave out; `GET /api/health` tells. */
export const leftOut = leftOutOfKnowledge;

/** When this app escalates and ends: `policy.json`, or what is wrong with it. */
export const loadedPolicy: ParsedPolicy = loadPolicy();
