import type { ReadableStream } from 'node:stream/web';
import type { Activity } from 'botbuilder';
import { readActivityShape, type ActivityRefusalCode } from './inboundActivity.ts';
import { decodeUtf8, letGo, readAtMost } from './limitedStream.ts';
import { parseStrictJson, type StrictJsonRefusalCode } from './strictJson.ts';

/** What is read of an HTTP request; the request of `@azure/functions` is one. */
export interface ActivityRequest {
  readonly headers: { get(name: string): string | null };
  readonly body: ReadableStream<unknown> | null;
}

export type BodyRefusalCode =
  | 'E_CONTENT_TYPE'
  | 'E_CONTENT_ENCODING'
  | 'E_BODY_TOO_LARGE'
  | 'E_BODY_TOO_SLOW'
  /** A body without `Content-Length`, which the Functions host does not hand over. */
  | 'E_LENGTH_REQUIRED'
  /** No body, or one whose sender went away. */
  | 'E_BODY_UNREADABLE'
  | 'E_BODY_NOT_UTF8'
  | StrictJsonRefusalCode
  | ActivityRefusalCode;

export type ReadActivity =
  | { readonly ok: true; readonly activity: Activity }
  | { readonly ok: false; readonly status: 400 | 408 | 411 | 413 | 415; readonly code: BodyRefusalCode };

/** The largest body that is read. An activity is at most 28 KB on the messaging channels; cards and channel data may be larger. */
export const BODY_LIMIT = 256 * 1_024;

/** A body that trickles in holds a connection and an invocation, so it gets less time than a turn has. */
const BODY_DEADLINE = 5_000;

/**
 * Reads an activity from a request that nobody has vouched for yet. Cheap refusals come first, nothing is parsed before its size
 * is known, nothing is inflated, and every failure is a value: 411, 413 and 415 for the envelope, 408 for a body that does not
 * arrive, 400 for what is in it. Never throws. The activity is the caller's claim until its token has been checked.
 */
export async function readActivity(
  request: ActivityRequest,
  deadline = BODY_DEADLINE,
): Promise<ReadActivity> {
  if (Number(request.headers.get('content-length')) > BODY_LIMIT) return refuse(413, 'E_BODY_TOO_LARGE');
  if (!isJson(request.headers.get('content-type'))) return refuse(415, 'E_CONTENT_TYPE');
  if (!isIdentity(request.headers.get('content-encoding'))) return refuse(415, 'E_CONTENT_ENCODING');
  if (request.body === null && !declaresLength(request.headers)) return refuse(411, 'E_LENGTH_REQUIRED');
  const bytes = await readBytes(request.body, deadline);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const text = decodeUtf8(bytes);
  if (text === undefined) return refuse(400, 'E_BODY_NOT_UTF8');
  const json = parseStrictJson(text);
  if (!json.ok) return refuse(400, json.code);
  const shape = readActivityShape(json.value);
  return shape.ok ? shape : refuse(400, shape.code);
}

type Refused = Extract<ReadActivity, { ok: false }>;

function refuse(status: Refused['status'], code: BodyRefusalCode): Refused {
  return { ok: false, status, code };
}

/**
 * The Functions host hands a body over only when the request says how long it is; of one in chunks nothing arrives
 * (https://github.com/Azure/azure-functions-host/issues/7930). Its streaming mode would deliver it, and would let a stranger hold a
 * call until `functionTimeout` and end the worker with it: a request that the library cannot represent is never answered there.
 * No channel sends chunks, so they are refused with the status that HTTP has for this.
 */
function declaresLength(headers: ActivityRequest['headers']): boolean {
  return headers.get('content-length') !== null && headers.get('transfer-encoding') === null;
}

/** Other parameters than a charset change nothing in JSON and are tolerated; a charset other than UTF-8 is another encoding. */
function isJson(contentType: string | null): boolean {
  if (contentType === null) return false;
  const parts = contentType.toLowerCase().split(';', 10);
  const [mediaType, ...parameters] = parts.map((part) => part.trim());
  const charsets = parameters.filter((parameter) => parameter.startsWith('charset='));
  return mediaType === 'application/json' && charsets.every((charset) => /^charset="?utf-8"?$/.test(charset));
}

/** Compressed bodies are refused, not inflated: a small bomb would pass the limit long before it could be counted. */
function isIdentity(contentEncoding: string | null): boolean {
  return contentEncoding === null || /^(?:identity)?$/i.test(contentEncoding);
}

async function readBytes(
  body: ReadableStream<unknown> | null,
  deadline: number,
): Promise<Uint8Array | Refused> {
  if (body === null || body.locked) return refuse(400, 'E_BODY_UNREADABLE');
  const reader = body.getReader();
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort();
    letGo(reader);
  }, deadline);
  try {
    const bytes = await readAtMost(reader, BODY_LIMIT);
    if (late.signal.aborted) return refuse(408, 'E_BODY_TOO_SLOW');
    return bytes ?? refuse(413, 'E_BODY_TOO_LARGE');
  } catch {
    return refuse(400, 'E_BODY_UNREADABLE');
  } finally {
    clearTimeout(timer);
  }
}
