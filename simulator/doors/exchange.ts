import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JsonValue } from '../../lib/omnichannel/index.ts';

/** One request with what every door needs of it: the path in decoded pieces and the query. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

/** A refusal that a door throws and the server answers, in the connector's spelling of errors. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Opens a request. A path that cannot be decoded is a 400. */
export function openExchange(request: IncomingMessage, response: ServerResponse): Exchange {
  return { request, response, method: request.method ?? 'GET', ...splitAddress(request) };
}

/**
 * A client that takes this for its proxy names the server in the target of its request, which every server has to understand
 * (RFC 9112, 3.2.2).
 */
const NAMED_TARGET = /^https?:\/\/([^/?#]*)/i;

/** The server that the target of a request names; `undefined` where it is a path alone, as it usually is. */
export function namedServer({ url = '/' }: IncomingMessage): string | undefined {
  return NAMED_TARGET.exec(url)?.[1];
}

/** The path of a request in decoded pieces, and its query. One that cannot be decoded is a 400. */
export function splitAddress({ url = '/' }: IncomingMessage): Pick<Exchange, 'path' | 'query'> {
  const [rawPath = '/', ...rawQuery] = url.replace(NAMED_TARGET, '').split('?');
  return {
    path: rawPath.split('/').slice(1).map(decoded),
    query: new URLSearchParams(rawQuery.join('?')),
  };
}

function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    throw new HttpRefusal(400, 'BadSyntax', 'The address is not a valid URL.');
  }
}

/** Answers with JSON, or with no body at all for `undefined`. */
export function answer(
  { response }: Exchange,
  status: number,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    ...headers,
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** Answers with Bot Connector's error object. */
export function answerError(exchange: Exchange, status: number, code: string, message: string): void {
  answer(exchange, status, { error: { code, message } });
}

/** No activity may be longer than 28 KB; this leaves room to receive a longer one and say so. */
const BODY_LIMIT_BYTES = 1024 * 1024;

/**
 * Reads a JSON body.
 * Only `application/json` is taken: a foreign web page cannot send that to this machine without asking first (CORS
 * preflight), which is what keeps it from pressing our buttons (OWASP CSRF Cheat Sheet, "Disallowing simple requests").
 * @throws HttpRefusal 415, 413 or 400.
 */
export async function readJson(exchange: Exchange): Promise<JsonValue> {
  if (mediaType(exchange) !== 'application/json') {
    throw new HttpRefusal(415, 'UnsupportedMediaType', 'Send the body as application/json.');
  }
  return parseJson((await readBody(exchange, BODY_LIMIT_BYTES)).toString('utf8'));
}

/**
 * Reads a body of any type.
 * @throws HttpRefusal 413 when it is longer than `limit` bytes.
 */
export async function readBody({ request }: Exchange, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limit) {
      throw new HttpRefusal(413, 'MessageSizeTooBig', `The body may have ${limit} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @throws HttpRefusal 400. */
export function parseJson(text: string): JsonValue {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    throw new HttpRefusal(400, 'BadSyntax', 'The body is not valid JSON.');
  }
  if (isDeeper(value, DEEPEST)) {
    throw new HttpRefusal(400, 'BadSyntax', `The body is nested deeper than ${DEEPEST} levels.`);
  }
  return value;
}

/** Far deeper than any card; to write it down again takes the stack as many levels. */
const DEEPEST = 256;

function isDeeper(value: JsonValue, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((each: JsonValue) => isDeeper(each, levels - 1));
}

/** The type of the body without its parameters, in small letters; empty when there is none. */
export function mediaType({ request }: Exchange): string {
  return request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
}
