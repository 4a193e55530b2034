import { toHttpHeadersLike, type HttpHeadersLike } from '@azure/core-http-compat';
import { createHttpHeaders } from '@azure/core-rest-pipeline';
import type { SendOutcome } from '../conversation/index.ts';
import { BotError } from '../errors.ts';
import type { TrackDependency } from '../events.ts';
import { createExchange, Unanswered, type Answer, type Exchange, type Signal } from '../exchange.ts';
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

/** One request to a connector: as much of the SDK's as is needed to make it. */
export interface ConnectorRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: HttpHeadersLike;
  readonly body?: unknown;
  readonly abortSignal?: Signal | undefined;
}

/** An answer as the SDK wants it; its request is the one that was made. */
export interface ConnectorAnswer<R> {
  readonly request: R;
  readonly status: number;
  readonly headers: HttpHeadersLike;
}

/** What posts for connectors. The SDK takes it for an HTTP client of its own. */
export interface ConnectorHttpClient {
  sendRequest<R extends ConnectorRequest>(request: R): Promise<ConnectorAnswer<R>>;
}

/** Milliseconds that a connection is kept without use: below what servers keep theirs, so that none is cut under a post. */
const IDLE = 4_000;

/**
 * The HTTP client that the connector posts through: kept-alive connections, one post an attempt, a deadline on each
 * (`timeout` milliseconds, and the request's own signal), redirects not followed, because a redirect would carry the bot's
 * token to a host that nobody checked.
 */
export function createConnectorHttpClient(
  timeout: number,
  trackDependency: TrackDependency = () => undefined,
): ConnectorHttpClient {
  const exchange = createExchange(IDLE);
  return {
    sendRequest: async (request) => {
      const { method, url } = request;
      const response = await observed(
        { kind: 'connector', method, url, operation: OPERATION },
        () => post(exchange, request, timeout),
        (code) => code < 400,
        trackDependency,
      );
      // The status says everything; the rest comes in time or is cut off, which keeps the connection or costs it.
      response.discard(ANSWER_LIMIT);
      if (response.status < 200 || response.status >= 300) throw new DeliveryFailure(refusal(response));
      return answerTo(request);
    },
  };
}

/** What a post is called in telemetry: its path without the ids in it. */
const OPERATION = '/v3/conversations/activities';

async function post(exchange: Exchange, request: ConnectorRequest, timeout: number): Promise<Answer> {
  const { url, method, body, abortSignal: signal } = request;
  // Over before anything was posted: surely not sent.
  if (signal?.aborted === true) throw new DeliveryFailure({ kind: 'notSent', code: 'E_DEADLINE' });
  const text = typeof body === 'string' ? body : undefined;
  try {
    return await exchange({ url, method, headers: headersOf(request), body: text, timeout, signal });
  } catch (thrown) {
    throw new DeliveryFailure(networkOutcome(thrown), thrown);
  }
}

/** The SDK repeats the conversation's id in a header, which holds neither NUL nor anything above U+00FF; the URL says it anyway. */
const CONVERSATION_HEADER = 'x-ms-conversation-id';

function headersOf(request: ConnectorRequest): Record<string, string> {
  const { [CONVERSATION_HEADER]: _inTheUrl, ...headers } = request.headers.rawHeaders();
  return headers;
}

function networkOutcome(thrown: unknown): SendOutcome {
  if (!(thrown instanceof Unanswered)) throw thrown;
  const { code, mayHaveArrived } = thrown;
  const kind = mayHaveArrived ? 'ambiguous' : 'notSent';
  // Called off by whoever sends: the host had no fair time to answer in.
  return code === 'AbortError' ? { kind, code } : { kind, code, unanswered: true };
}

/** What an answer other than success means for the activity. */
function refusal({ status, headers }: Answer): SendOutcome {
  const retryAfter = parseRetryAfter(headers['retry-after'], Date.now());
  if (status === 429 || (status === 503 && retryAfter !== undefined))
    return { kind: 'throttled', retryAfter };
  if (status === 401) return { kind: 'notSent', code: UNAUTHORIZED };
  if (status === 408 || status >= 500) return { kind: 'ambiguous', code: String(status) };
  return { kind: 'refused', status, gone: status === 403 || status === 404 || status === 410 };
}

/** Without the new activity's id, which nobody asks for. */
function answerTo<R>(request: R): ConnectorAnswer<R> {
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
