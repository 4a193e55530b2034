import assert from 'node:assert/strict';
import type { Answer } from '../local/hostProcess.ts';
import type { GuardedApp } from '../servers/guardedApp.ts';

/** Headers that the connection sets, not the app. */
const CONNECTION_HEADERS = new Set([
  'date',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
]);

/** All that a refused caller may learn, by status: these headers, and no body but the codes of a 503. */
const REFUSAL_HEADERS: Readonly<Record<number, readonly string[]>> = {
  400: [],
  401: [],
  403: [],
  405: ['allow'],
  413: [],
  411: [],
  415: [],
  503: ['cache-control', 'content-type', 'retry-after'],
};

/** Codes and names of settings: no value, no sentence, nothing of the request. */
const CODES = /^\{"status":"unavailable","problems":\[(\{"code":"E_[A-Z_]+"(,"setting":"\w+")?\},?)+\]\}$/;

/** The answer of a refusal is fixed: one for every reason of the same status, nothing of ours and nothing of the request in it. */
export function assertFixedAnswer(answer: Answer, status: number): void {
  const headers = Object.keys(answer.headers).filter((name) => !CONNECTION_HEADERS.has(name));
  assert.deepEqual({ status: answer.status, headers }, { status, headers: REFUSAL_HEADERS[status] });
  assert.match(answer.text, status === 503 ? CODES : /^$/);
}

/** Runs something that is to be refused, and expects that the app turned to none of its neighbours meanwhile. */
export async function turnsToNobody(app: GuardedApp, act: () => Promise<void>): Promise<void> {
  const before = app.contacts();
  const departed = (await app.departures()).length;
  await act();
  assert.deepEqual(app.contacts(), before);
  assert.deepEqual((await app.departures()).slice(departed), []);
  assert.ok(app.alive(), app.printed());
}
