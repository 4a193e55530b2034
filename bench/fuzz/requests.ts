import type { Members } from '../../test/servers/guardedApp.ts';
import type { HttpRequestToSend } from '../load.ts';
import { anyActivity, anyBody } from './bodies.ts';
import { Random } from './random.ts';
import { anyAuthorization, headerText, type Signers } from './tokens.ts';
import { anyString } from './values.ts';

const METHODS = ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'] as const;

const TYPES = [
  'application/json; charset=utf-8',
  'application/json;charset=utf-16',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json, application/json',
  ';',
  '',
] as const;

const ENCODINGS = ['gzip', 'br', 'deflate', 'identity', 'x', ''] as const;

const EXTRAS = [
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-ms-client-principal',
  'x-http-method-override',
  'traceparent',
  'tracestate',
  'cookie',
  'expect-ct',
  'origin',
  'range',
  'if-match',
  'accept-encoding',
] as const;

/** The case `index` of a seed: the same request each time, but for keys, ports and the clock. */
export async function makeCase(
  seed: number,
  index: number,
  usual: Members,
  signers: Signers,
): Promise<HttpRequestToSend> {
  const random = new Random(seed, index);
  const activity = anyActivity(random, usual);
  const method = random.chance(0.02) ? random.pick(METHODS) : 'POST';
  const headers: Record<string, string> = {
    'content-type': random.chance(0.05) ? random.pick(TYPES) : 'application/json',
    authorization: await anyAuthorization(random, signers),
  };
  if (random.chance(0.02)) headers['content-encoding'] = random.pick(ENCODINGS);
  if (random.chance(0.1)) headers[random.pick(EXTRAS)] = headerText(anyString(random));
  if (random.chance(0.02)) delete headers['authorization'];
  const body = anyBody(random, activity);
  if (random.chance(0.05)) headers['transfer-encoding'] = 'chunked';
  // Said even for a GET: bytes that no header announces would be read as the next request.
  else headers['content-length'] = String(body.length);
  return { method, headers, body };
}
