import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import {
  toHttpHeadersLike,
  type CompatResponse,
  type RequestPolicy,
  type WebResourceLike,
} from '@azure/core-http-compat';
import { createHttpHeaders } from '@azure/core-rest-pipeline';
import type { SendOutcome } from '../conversation/index.ts';
import { BotError } from '../errors.ts';
import type { TrackDependency } from '../events.ts';
import { readAtMost } from './limitedStream.ts';
import { observed } from '../observed.ts';
import { parseRetryAfter } from '../retryAfter.ts';

/**
 * One attempt to post that did not succeed, with what it means. Not a `RestError` on purpose: the SDK's retry policy
 * repeats those blindly (up to four posts of one message), and lets every other error through.
 */
export class DeliveryFailure extends Error {
  override readonly name = 'DeliveryFailure';
  readonly outcome: SendOutcome;

  constructor(outcome: SendOutcome, cause?: unknown) {
    super(outcome.kind, { cause });
    this.outcome = outcome;
  }

  /** Whether the connector did not accept the bot's token. */
  get unauthorized(): boolean {
    return this.outcome.kind === 'notSent' && this.outcome.code === UNAUTHORIZED;
  }
}

const UNAUTHORIZED = 'UNAUTHORIZED';

/** An answer is read to its end, which keeps the connection for the next post; more than this costs more than a connection. */
const ANSWER_LIMIT = 64 * 1_024;

/**
 * The HTTP client that the connector posts through: kept-alive connections, one post an attempt, a deadline on each
 * (`timeout` milliseconds, and the request's own signal), redirects not followed, because a redirect would carry the bot's
 * token to a host that nobody checked.
 */
export function createConnectorHttpClient(
  timeout: number,
  trackDependency: TrackDependency = () => undefined,
): RequestPolicy {
  return {
    sendRequest: async (request) => {
      const { method, url } = request;
      const response = await observed(
        { kind: 'connector', method, url, operation: OPERATION },
        () => post(request, timeout),
        (code) => code < 400,
        trackDependency,
      );
      if (!response.ok) {
        // The status has said everything: that the rest of the answer is cut off as well changes nothing.
        await response.body?.cancel().catch(() => undefined);
        throw new DeliveryFailure(refusal(response));
      }
      await readAway(response);
      return answerTo(request);
    },
  };
}

/** What a post is called in telemetry: its path without the ids in it. */
const OPERATION = '/v3/conversations/activities';

async function post(request: WebResourceLike, timeout: number): Promise<Response> {
  // Over before anything was posted: surely not sent.
  if (ownSignal(request).some(({ aborted }) => aborted))
    throw new DeliveryFailure({ kind: 'notSent', code: 'E_DEADLINE' });
  const timer = AbortSignal.timeout(timeout);
  const body: unknown = request.body;
  const progress: Progress = {};
  try {
    return await onItsWay.run(progress, () =>
      fetch(request.url, {
        method: request.method,
        headers: headersOf(request),
        body: typeof body === 'string' ? body : null,
        redirect: 'manual',
        signal: AbortSignal.any([timer, ...ownSignal(request)]),
      }),
    );
  } catch (thrown) {
    throw new DeliveryFailure(networkOutcome(thrown, progress), thrown);
  }
}

/** The SDK repeats the conversation's id in a header, which holds neither NUL nor anything above U+00FF; the URL says it anyway. */
const CONVERSATION_HEADER = 'x-ms-conversation-id';

function headersOf(request: WebResourceLike): Record<string, string> {
  const { [CONVERSATION_HEADER]: _inTheUrl, ...headers } = request.headers.rawHeaders();
  return headers;
}

/** How far a request has come: made, and its head written to a connection. */
interface Progress {
  made?: true;
  written?: true;
}

/**
 * `fetch` does not say whether a request that was cut off had left; its diagnostics do.
 * @see https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md
 */
const onItsWay = new AsyncLocalStorage<Progress>();
const progressOf = new WeakMap<object, Progress>();

subscribe('undici:request:create', (message) => {
  const progress = onItsWay.getStore();
  const request = requestIn(message);
  if (progress === undefined || request === undefined) return;
  progress.made = true;
  progressOf.set(request, progress);
});

subscribe('undici:client:sendHeaders', (message) => {
  const progress = progressOf.get(requestIn(message) ?? {});
  if (progress !== undefined) progress.written = true;
});

function requestIn(message: unknown): object | undefined {
  if (typeof message !== 'object' || message === null || !('request' in message)) return undefined;
  return typeof message.request === 'object' && message.request !== null ? message.request : undefined;
}

function ownSignal({ abortSignal }: WebResourceLike): AbortSignal[] {
  return abortSignal instanceof AbortSignal ? [abortSignal] : [];
}

/** A request that was made and never written has surely not left the machine: no connection, or none that is accepted. */
function networkOutcome(thrown: unknown, { made, written }: Progress): SendOutcome {
  const code = errorCode(thrown) ?? (thrown instanceof Error ? thrown.name : 'unknown');
  const kind = made && !written ? 'notSent' : 'ambiguous';
  // Called off by whoever sends: the host had no fair time to answer in.
  return code === 'AbortError' ? { kind, code } : { kind, code, unanswered: true };
}

/** `fetch` wraps the socket's error; several addresses of one host that all fail come as an AggregateError with a code. */
function errorCode(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error)) return undefined;
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  return errorCode(thrown.cause);
}

/** What an answer other than success means for the activity. */
function refusal(response: Response): SendOutcome {
  const { status } = response;
  const retryAfter = parseRetryAfter(response.headers.get('retry-after'), Date.now());
  if (status === 429 || (status === 503 && retryAfter !== undefined))
    return { kind: 'throttled', retryAfter };
  if (status === 401) return { kind: 'notSent', code: UNAUTHORIZED };
  if (status === 408 || status >= 500) return { kind: 'ambiguous', code: String(status) };
  return { kind: 'refused', status, gone: status === 403 || status === 404 || status === 410 };
}

/** The activity is delivered: an answer that is cut off, huge or not JSON changes nothing about that. */
async function readAway({ body }: Response): Promise<void> {
  if (body !== null) await readAtMost(body.getReader(), ANSWER_LIMIT).catch(() => undefined);
}

/** Without the new activity's id, which nobody asks for. */
function answerTo(request: WebResourceLike): CompatResponse {
  return { request, status: 200, headers: toHttpHeadersLike(createHttpHeaders()) };
}

/**
 * What an error thrown while sending means. Whatever was not thrown by the HTTP client happened before the post: no token
 * could be had, which passes, or the address is not allowed or the SDK could not write the activity down, which does not.
 */
export function readOutcome(thrown: unknown): SendOutcome {
  if (thrown instanceof DeliveryFailure) return thrown.outcome;
  if (thrown instanceof Error && thrown.name === 'AbortError') return { kind: 'notSent', code: 'E_DEADLINE' };
  if (thrown instanceof BotError && thrown.code !== 'E_SERVICE_URL')
    return { kind: 'notSent', code: thrown.code };
  return { kind: 'refused', status: 0, gone: false };
}
