import { loadPolicy, repertoire, type ParsedPolicy, type Responder } from './conversation/index.ts';

/**
 * Who answers the customers of this app. A responder of your own goes here, `firstToUnderstand(repertoire, mine)`: the app
 * and `npm run explain` both ask this one.
 */
export const responder: Responder = repertoire;

/** When this app escalates and ends: `policy.json`, or what is wrong with it. */
export const loadedPolicy: ParsedPolicy = loadPolicy();
