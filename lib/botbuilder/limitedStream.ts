import type { ReadableStreamDefaultReader } from 'node:stream/web';

export type ByteReader = ReadableStreamDefaultReader<unknown>;

/**
 * Reads a stream to its end, at most `limit` bytes of it; `undefined` when there is more. The limit counts while reading,
 * because a chunked body announces no length and an announced one may lie. Throws when the stream breaks or holds no bytes.
 */
export async function readAtMost(reader: ByteReader, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (!(next.value instanceof Uint8Array)) throw new TypeError('The stream does not hold bytes.');
    size += next.value.byteLength;
    if (size > limit) {
      letGo(reader);
      return undefined;
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks, size);
}

/** Ends the stream, which also ends a pending read. The sender may already be gone: that is what letting go is about. */
export function letGo(reader: ByteReader): void {
  reader.cancel().catch(() => undefined);
}

const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** `fatal` because replacement characters would make two different texts equal; a byte order mark is kept, for JSON to refuse. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return STRICT_UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}
