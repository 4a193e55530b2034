import type { Responder } from './responder.ts';

/** Asks one responder after another until one understands; the deadline is theirs together. */
export function firstToUnderstand(...responders: readonly Responder[]): Responder {
  return async (question, signal) => {
    for (const responder of responders) {
      const answer = await responder(question, signal);
      if (answer.kind !== 'notUnderstood') return answer;
    }
    return { kind: 'notUnderstood' };
  };
}
