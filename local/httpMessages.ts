import type { IncomingMessage, ServerResponse } from 'node:http';
import { isForeignCaller } from '../lib/config/address.ts';
import type { RpcCookie, RpcData, RpcHttpRequest, RpcHttpResponse } from './coreModule.ts';

/** The largest body that the Functions host passes on, in bytes, unless `FUNCTIONS_REQUEST_BODY_SIZE_LIMIT` says another. */
const BODY_LIMIT_BYTES = 104_857_600;
/** Kestrel's: a body has to come at this many bytes a second, once it has had its time of grace. */
const MINIMUM_RATE = 240;
const GRACE_MS = 5_000;
const RATE_CHECK_MS = 1_000;

/**
 * The absolute address of a request, from its `Host` header as on Azure; `undefined` when it is not a usable one, which
 * Kestrel answers with 400.
 */
export function requestUrl(request: IncomingMessage): URL | undefined {
  const host = request.headers.host ?? '';
  const target = request.url ?? '';
  if (!/^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i.test(host) || !target.startsWith('/')) return undefined;
  return URL.parse(`http://${host}${target}`) ?? undefined;
}

/** Whether a request to a server of this machine was meant for somebody else, or made by a page of another site. */
export function isForeignRequest({ headers }: IncomingMessage): boolean {
  return isForeignCaller({ get: (name) => headers[name]?.toString() ?? null });
}

/** A whole body, or why the host could not read it, for the log. */
export type ReadBody =
  | { readonly bytes: Buffer; readonly unreadable?: undefined }
  | { readonly bytes?: undefined; readonly unreadable: string };

/**
 * Reads a whole body, as the real host does. One without a declared length it does not look at, and the function gets none
 * (https://github.com/Azure/azure-functions-host/issues/7930). It takes not one that is declared or found to be over the limit, nor one that comes slower than
 * `MINIMUM_RATE`, nothing at all included. Never holds more than the limit.
 * @throws when the client goes away before the end.
 */
export async function readBody(request: IncomingMessage): Promise<ReadBody> {
  if (request.headers['content-length'] === undefined) {
    request.resume();
    return { bytes: Buffer.alloc(0) };
  }
  const limit = Number(process.env['FUNCTIONS_REQUEST_BODY_SIZE_LIMIT'] ?? '') || BODY_LIMIT_BYTES;
  if (Number(request.headers['content-length']) > limit)
    return { unreadable: 'the body is over the limit of the host' };
  const { promise, resolve, reject } = Promise.withResolvers<ReadBody>();
  const chunks: Buffer[] = [];
  let length = 0;
  const started = performance.now();
  const watch = setInterval(() => {
    const elapsed = performance.now() - started;
    if (elapsed > GRACE_MS && (length / elapsed) * 1_000 < MINIMUM_RATE)
      resolve({ unreadable: 'the body comes too slowly' });
  }, RATE_CHECK_MS);
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > limit) resolve({ unreadable: 'the body is over the limit of the host' });
    else chunks.push(chunk);
  });
  request.once('end', () => {
    resolve({ bytes: Buffer.concat(chunks, length) });
  });
  request.once('error', reject);
  try {
    return await promise;
  } finally {
    clearInterval(watch);
    request.removeAllListeners('data');
    request.resume();
  }
}

/** A request as the host sends it to the worker: header names in lower case, repeated headers and query values joined. */
export function toRpcRequest(
  request: IncomingMessage,
  url: URL,
  params: Readonly<Record<string, string>>,
  body: Buffer,
): RpcHttpRequest {
  const headers = Object.entries(request.headersDistinct).map(([name, values = []]) => [
    name,
    values.join(','),
  ]);
  return {
    method: request.method ?? 'GET',
    url: url.href,
    ...(body.length > 0 && { body: { bytes: body } }),
    nullableHeaders: nullable(headers),
    nullableQuery: nullable(joinedQuery(url.searchParams)),
    nullableParams: nullable(Object.entries(params)),
  };
}

function joinedQuery(query: URLSearchParams): string[][] {
  return [...new Set(query.keys())].map((name) => [name, query.getAll(name).join(',')]);
}

function nullable(entries: readonly (readonly string[])[]): Record<string, { value: string }> {
  return Object.fromEntries(entries.map(([name = '', value = '']) => [name, { value }]));
}

/** Set by the connection, never by a function. */
const CONNECTION_HEADERS = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade']);

/**
 * Sends what a function returned and gives the status it sent. Nothing returned is 204. A body goes out chunked, unless
 * the function gave its length.
 * @throws {RangeError} before anything is sent, for a status, header or length that HTTP does not allow; the caller
 *   answers 500.
 */
export function sendRpcResponse(response: ServerResponse, value: RpcData | undefined): number {
  const http = value?.http;
  if (http === undefined || !('statusCode' in http)) {
    response.statusCode = 204;
    response.end();
    return 204;
  }
  const status = Number(http.statusCode);
  if (!Number.isInteger(status) || status < 200 || status > 599) {
    throw new RangeError(`The function returned the status ${http.statusCode}, which is no HTTP status.`);
  }
  const body = bodyBytes(http);
  setHeaders(response, http, body.length);
  response.statusCode = status;
  // Written before the end, or Node would send the length instead of chunks.
  if (body.length > 0) response.write(body);
  response.end();
  return status;
}

function setHeaders(response: ServerResponse, { headers, cookies }: RpcHttpResponse, length: number): void {
  for (const [name, value] of Object.entries(headers)) {
    if (CONNECTION_HEADERS.has(name.toLowerCase())) continue;
    if (
      name.toLowerCase() === 'content-length' &&
      Number(value) !== length &&
      response.req.method !== 'HEAD'
    ) {
      throw new RangeError(`The function returned content-length ${value} with a body of ${length} bytes.`);
    }
    response.setHeader(name, value);
  }
  if (cookies.length > 0) response.appendHeader('set-cookie', cookies.map(serialiseCookie));
}

function bodyBytes({ body }: RpcHttpResponse): Uint8Array {
  if (body?.bytes !== undefined) return body.bytes;
  return Buffer.from(body?.string ?? body?.json ?? '');
}

const SAME_SITE = { none: undefined, lax: 'lax', strict: 'strict', explicitNone: 'none' } as const;

function serialiseCookie(cookie: RpcCookie): string {
  const sameSite = SAME_SITE[cookie.sameSite];
  return [
    `${encodeURIComponent(cookie.name)}=${encodeURIComponent(cookie.value)}`,
    ...attribute('expires', cookie.expires?.value, ({ seconds }) => new Date(seconds * 1000).toUTCString()),
    ...attribute('max-age', cookie.maxAge?.value, String),
    ...attribute('domain', cookie.domain?.value, String),
    ...attribute('path', cookie.path?.value ?? '/', String),
    ...(cookie.secure?.value === true ? ['secure'] : []),
    ...attribute('samesite', sameSite, String),
    ...(cookie.httpOnly?.value === true ? ['httponly'] : []),
  ].join('; ');
}

function attribute<Value>(name: string, value: Value | undefined, write: (value: Value) => string): string[] {
  return value === undefined ? [] : [`${name}=${write(value)}`];
}
