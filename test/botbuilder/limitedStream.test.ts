import assert from 'node:assert/strict';
import { ReadableStream } from 'node:stream/web';
import { describe, it } from 'node:test';
import { readAtMost, type ByteReader } from '../../lib/botbuilder/limitedStream.ts';

function readerOf(...chunks: readonly unknown[]): ByteReader {
  return ReadableStream.from(chunks).getReader();
}

describe('a stream that is read at most so far', () => {
  for (const [what, chunks, expected] of [
    ['nothing', [], ''],
    ['one piece', ['abc'], 'abc'],
    ['several pieces up to the limit', ['ab', 'c', 'de'], 'abcde'],
    ['one byte too many in one piece', ['abcdef'], undefined],
    ['one byte too many in several pieces', ['abc', 'de', 'f'], undefined],
  ] as const) {
    it(`gives ${expected === undefined ? 'nothing' : 'all'} of ${what}`, async () => {
      const bytes = await readAtMost(readerOf(...chunks.map((text) => Buffer.from(text))), 5);
      assert.equal(bytes === undefined ? undefined : Buffer.from(bytes).toString(), expected);
    });
  }

  it('is refused when it does not hold bytes', async () => {
    await assert.rejects(readAtMost(readerOf('abc'), 5), /does not hold bytes/);
  });
});
