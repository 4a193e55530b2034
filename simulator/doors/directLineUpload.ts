import { once } from 'node:events';
import { Busboy } from '@fastify/busboy';
import type { JsonValue } from '../../lib/omnichannel/index.ts';
import { isObject } from '../center/botActivity.ts';
import { fileId, type CustomerFile } from '../center/inboundActivities.ts';
import { HttpRefusal, mediaType, parseJson, readBody, type Exchange } from './exchange.ts';

/** Direct Line takes 4 MB: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-send-activity */
const UPLOAD_LIMIT_BYTES = 4 * 1024 * 1024;

/** Bytes of a file that are kept, so that a picture can be looked at: all of it or nothing. */
const KEPT_BYTES = 1024 * 1024;

/** The type of the part that is the message. */
const ACTIVITY = 'application/vnd.microsoft.activity';

/** What a widget sent: the message, as far as there is one, and its files. */
export interface Upload {
  readonly activity: JsonValue;
  readonly files: readonly CustomerFile[];
}

/**
 * Reads files that a widget uploads: the parts of a form, one of which may be the message itself, or one file as the body
 * with its name in `Content-Disposition`.
 * @throws HttpRefusal 400 for a body that is no such form, 413 above 4 MB.
 */
export async function readUpload(exchange: Exchange): Promise<Upload> {
  const bytes = await readBody(exchange, UPLOAD_LIMIT_BYTES);
  const { headers } = exchange.request;
  if (mediaType(exchange) !== 'multipart/form-data') {
    const [, name] = /filename="?([^";]+)"?/i.exec(headers['content-disposition'] ?? '') ?? [];
    return {
      activity: { type: 'message' },
      files: [keep(name ?? 'file', mediaType(exchange), bytes)],
    };
  }
  let activity: JsonValue = { type: 'message' };
  const files: CustomerFile[] = [];
  for (const { name, type, bytes: content } of await readParts(bytes, headers['content-type'] ?? '')) {
    if (type === ACTIVITY) activity = parseJson(content.toString('utf8'));
    else files.push(keep(name, type, content));
  }
  return { activity, files };
}

/** The files that a message names itself, each by its name and type; those that it carries inline keep their bytes. */
export function readAttachments(activity: JsonValue): readonly CustomerFile[] {
  const list: JsonValue | undefined = isObject(activity) ? activity['attachments'] : undefined;
  if (!Array.isArray(list)) return [];
  return (list as readonly JsonValue[]).filter(isObject).map((attachment) => {
    const { name, contentType, contentUrl } = attachment;
    const called = typeof name === 'string' ? name : 'file';
    const inline = typeof contentUrl === 'string' && contentUrl.startsWith('data:') ? contentUrl : undefined;
    return {
      id: fileId(called),
      name: called,
      contentType: typeof contentType === 'string' ? contentType : 'application/octet-stream',
      dataUrl: inline !== undefined && inline.length <= 2 * KEPT_BYTES ? inline : undefined,
    };
  });
}

/** One part of a form: a file, or a field that has a type of its own. */
interface Part {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

async function readParts(bytes: Buffer, contentType: string): Promise<readonly Part[]> {
  const parts: Part[] = [];
  try {
    const form = new Busboy({
      headers: { 'content-type': contentType },
      isPartAFile: (_field, type, name) => name !== undefined || type === ACTIVITY,
    });
    form.on('file', (_field, stream, name, _encoding, type) => {
      const chunks: Buffer[] = [];
      stream.on('error', (error: Error) => form.destroy(error));
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => parts.push({ name, type, bytes: Buffer.concat(chunks) }));
    });
    const finished = once(form, 'finish');
    // A form that is cut off fails for its part and for itself; a failure that nobody listens for ends the process.
    form.on('error', () => undefined);
    form.end(bytes);
    await finished;
  } catch {
    throw new HttpRefusal(400, 'BadSyntax', 'The body is not valid multipart/form-data.');
  }
  return parts;
}

function keep(name: string, type: string, bytes: Buffer): CustomerFile {
  const contentType = type === '' ? 'application/octet-stream' : type;
  return {
    id: fileId(name),
    name,
    contentType,
    dataUrl:
      bytes.length <= KEPT_BYTES ? `data:${contentType};base64,${bytes.toString('base64')}` : undefined,
  };
}
