import type { Responder } from '../responder.ts';
import { respond } from './respond.ts';

export { respond };

/** The responder that the bot comes with: every command of the documentation's sample agent. Put your own in its place. */
export const repertoire: Responder = (question) => Promise.resolve(respond(question));
