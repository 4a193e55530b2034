import { Agent, request as requestPlain, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { Agent as SecureAgent, request as requestSecure } from 'node:https';
import type { Socket } from 'node:net';

/** One request as it is to leave. */
export interface Outgoing {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Milliseconds for all of it, the answer's body included. */
  readonly timeout: number;
  readonly signal?: Signal | undefined;
}

/** As much of an `AbortSignal` as is used: SDKs have types of their own for it. */
export interface Signal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** An answer, as soon as its head is there. One of the two has to be called, or its connection is held until time is up. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: IncomingHttpHeaders;
  /** The body; `undefined` when it has more than `limit` bytes. Rejects when it breaks off. */
  readonly read: (limit: number) => Promise<Buffer | undefined>;
  /** Lets the rest come and go, at most `limit` bytes of it. Waits for nothing. */
  readonly discard: (limit: number) => void;
}

/** A request without an answer. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
  /** Of the system, or `TimeoutError` and `AbortError` when it was given up. */
  readonly code: string;
  /** Whether a connection stood that it may have been written to: if not, it surely never left. */
  readonly mayHaveArrived: boolean;

  constructor(code: string, mayHaveArrived: boolean, cause?: unknown) {
    super(`There was no answer (${code}).`, { cause });
    this.code = code;
    this.mayHaveArrived = mayHaveArrived;
  }
}

/** Makes one request. Rejects with `Unanswered`. */
export type Exchange = (outgoing: Outgoing) => Promise<Answer>;

/**
 * A way to make requests over kept-alive connections: each is made once, whatever becomes of it; no redirect is followed and
 * nothing is inflated. `fetch` can do more and costs several times as much, in web streams and abort signals. A connection is
 * closed after `idle` milliseconds without use, before the other side does it while a request is on its way.
 */
export function createExchange(idle: number): Exchange {
  const options = { keepAlive: true, timeout: idle };
  const plain = new Agent(options);
  const secure = new SecureAgent(options);
  return async ({ url, method, headers, body, timeout, signal }) => {
    if (signal?.aborted === true) throw new Unanswered('AbortError', false);
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const { protocol, hostname, port, pathname, search } = new URL(url);
    const isSecure = protocol === 'https:';
    const request = (isSecure ? requestSecure : requestPlain)({
      // Of a URL's parts the few that are needed: Node would go through all of them for each request.
      hostname: hostname.startsWith('[') ? hostname.slice(1, -1) : hostname,
      port,
      path: `${pathname}${search}`,
      method,
      headers,
      agent: isSecure ? secure : plain,
    });
    // A kept connection is found at once.
    let mayHaveArrived = request.reusedSocket;
    if (!mayHaveArrived) {
      request.once('socket', (socket: Socket) => {
        // What is written before the connection stands waits for it.
        socket.once(isSecure ? 'secureConnect' : 'connect', () => {
          mayHaveArrived = true;
        });
      });
    }
    const giveUp = (code: string) => (): void => {
      reject(new Unanswered(code, mayHaveArrived));
      request.destroy();
    };
    const timer = setTimeout(giveUp('TimeoutError'), timeout);
    const abort = giveUp('AbortError');
    signal?.addEventListener('abort', abort);
    request.once('close', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    });
    request.once('response', (response) => {
      resolve(answerOf(response));
    });
    // Several addresses of one host that all fail come as one error, with a code.
    request.on('error', (error: NodeJS.ErrnoException) => {
      reject(new Unanswered(error.code ?? error.name, mayHaveArrived, error));
    });
    request.end(body);
    return promise;
  };
}

function answerOf(response: IncomingMessage): Answer {
  const read = (limit: number): Promise<Buffer | undefined> =>
    new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.byteLength;
        chunks.push(chunk);
        if (size <= limit) return;
        resolve(undefined);
        response.destroy();
      });
      response.once('end', () => {
        resolve(Buffer.concat(chunks, size));
      });
      response.once('error', reject);
    });
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    read,
    discard: (limit) => {
      // That it breaks off is nobody's trouble.
      read(limit).catch(() => undefined);
    },
  };
}
