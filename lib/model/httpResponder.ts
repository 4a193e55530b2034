import type { Responder } from '../conversation/index.ts';

/** Asks a service of yours over HTTP; `{ "answer": "…" }` is said, anything else was not understood. */
export function httpResponder(url: string): Responder {
  return async ({ message, context }, signal) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: message.text, earlier: context.recentMessages }),
      signal,
    });
    if (!response.ok) throw new Error(`The service answered ${response.status}.`);
    const body: unknown = await response.json();
    const answer = typeof body === 'object' && body !== null && 'answer' in body ? body.answer : undefined;
    return typeof answer === 'string'
      ? { kind: 'said', rule: 'model', says: [{ kind: 'say', text: answer }] }
      : { kind: 'notUnderstood' };
  };
}
