import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  commandToActivity,
  fitCommand,
  MESSAGE_LIMIT_BYTES,
  MESSAGE_METADATA_BYTES,
  messageBytes,
  shortenText,
  type Command,
} from '../../lib/omnichannel/index.ts';

const bytes = (text: string): number => Buffer.byteLength(JSON.stringify(text)) - 2;

describe('shortening a text', () => {
  const rows: readonly [text: string, maxBytes: number, expected: string][] = [
    ['abcdef', 6, 'abcdef'],
    ['abcdef', 5, 'ab…'],
    ['abcdef', 3, '…'],
    ['abcdef', 2, ''],
    ['👨‍👩‍👧👨‍👩‍👧', 21, '👨‍👩‍👧…'],
    ['👨‍👩‍👧👨‍👩‍👧', 20, '…'],
    ['e\u0301e\u0301', 6, 'e\u0301e\u0301'],
    ['e\u0301e\u0301', 5, '…'],
    ['a\n\n\n', 6, 'a\n…'],
    ['', 0, ''],
  ];
  for (const [text, maxBytes, expected] of rows) {
    test(`${JSON.stringify(text)} in ${maxBytes} bytes is ${JSON.stringify(expected)}`, () => {
      assert.equal(shortenText(text, maxBytes), expected);
    });
  }

  test('the result fits, and is a beginning of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(60), (text, maxBytes) => {
        const short = shortenText(text, maxBytes);
        assert.ok(bytes(short) <= maxBytes);
        if (short !== text) assert.ok(text.startsWith(short.replace(/…$/, '')));
      }),
    );
  });
});

describe('fitting a command', () => {
  const escalate = (text: string, context: Command['context'] = { Topic: 'Billing' }): Command => ({
    type: 'Escalate',
    text,
    context,
  });

  test('a summary of a megabyte fits, with room for the metadata, and the variables are untouched', () => {
    for (const unit of ['x', '"', '🙂', '\n', 'Zürich ']) {
      const fitted = fitCommand(escalate(unit.repeat(Math.ceil(1_000_000 / unit.length))));
      const size = messageBytes(commandToActivity(fitted));
      assert.ok(size <= MESSAGE_LIMIT_BYTES - MESSAGE_METADATA_BYTES, unit);
      assert.ok(size > MESSAGE_LIMIT_BYTES - MESSAGE_METADATA_BYTES - 20, unit);
      assert.deepEqual(fitted.context, { Topic: 'Billing' });
      assert.ok(fitted.text.isWellFormed());
    }
  });

  test('a command that fits comes back as it was', () => {
    const command = escalate('short');
    assert.deepEqual(fitCommand(command), command);
  });

  test('whatever the variables hold, the first ones are kept whole and the text keeps its beginning', () => {
    const values = ['"', '\u0001', '漢', '\ud800', 'x', '\\', '🙂'].map((unit) =>
      unit.repeat(4_000 / unit.length),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...values), { maxLength: 100 }), (given) => {
        const rest = Object.fromEntries(given.map((value, index) => [`v${index}`, value]));
        const fitted = fitCommand(escalate('summary\n'.repeat(1_000), { Topic: 'Billing', ...rest }));
        const size = messageBytes(commandToActivity(fitted));
        assert.ok(size <= MESSAGE_LIMIT_BYTES - MESSAGE_METADATA_BYTES, String(size));
        assert.equal(fitted.context['Topic'], 'Billing');
        assert.ok(fitted.text.startsWith('summary\nsummary'));
        for (const [name, value] of Object.entries(fitted.context))
          assert.equal(value, { Topic: 'Billing', ...rest }[name]);
      }),
      { numRuns: 50 },
    );
  });
});

test('a message is measured in UTF-8 bytes of its whole JSON', () => {
  assert.equal(
    messageBytes({ type: 'message', text: 'é🙂"', channelData: { a: 1 } }),
    Buffer.byteLength('{"type":"message","text":"é🙂\\"","channelData":{"a":1}}'),
  );
});
