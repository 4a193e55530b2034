import type { HttpResponseInit } from '@azure/functions';

/** A reason why the app cannot serve: a code, and the setting to look at when it is one. Never a value, never a message. */
export interface Problem {
  readonly code: string;
  readonly setting?: string;
}

/** The one answer of "not now", from the bot's endpoint and the health endpoint alike. `retryAfter` is in seconds. */
export function unavailable(problems: readonly Problem[], retryAfter: number): HttpResponseInit {
  return {
    status: 503,
    headers: { 'Cache-Control': 'no-store', 'Retry-After': String(retryAfter) },
    jsonBody: { status: 'unavailable', problems },
  };
}
