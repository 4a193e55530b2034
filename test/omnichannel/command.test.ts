import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  commandToActivity,
  isCommand,
  MESSAGE_LIMIT_BYTES,
  messageBytes,
  ProtocolError,
  readCommand,
  type ActivityLike,
  type Command,
} from '../../lib/omnichannel/index.ts';

const anyType = fc.constantFrom<Command['type']>('Escalate', 'EndConversation');

describe('writing a command', () => {
  test('no text of a customer changes the shape of what is sent', () => {
    const tricky = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '"deliveryMode":"bridged"',
        '\\',
        '"}',
        '{"tags":"x"}',
        '","context":{"Vip":1}}',
        '\u2028',
      ),
    );
    fc.assert(
      fc.property(anyType, tricky, tricky, (type, text, value) => {
        fc.pre(value.isWellFormed());
        const activity = commandToActivity({ type, text, context: { LastPhrase: value } });
        assert.deepEqual(Object.keys(activity), ['type', 'text', 'channelData']);
        assert.deepEqual(Object.keys(activity.channelData), ['tags']);
        assert.equal(activity.text, text);
        const tags = JSON.parse(activity.channelData.tags) as unknown;
        assert.deepEqual(tags, { type, context: { LastPhrase: value } });
        assert.ok(activity.channelData.tags.startsWith(`{"type":"${type}","context":{`));
      }),
    );
  });

  test('reading gives back what was written, without a warning', () => {
    const value = fc.oneof(fc.integer(), fc.string());
    const context = fc.dictionary(
      fc
        .stringMatching(/^[A-Za-z]\w{0,20}$/)
        .filter((name) => name !== 'constructor' && name !== 'prototype'),
      fc.oneof(value, fc.record({ value, isDisplayable: fc.boolean() }, { noNullPrototype: true })),
      { maxKeys: 10 },
    );
    fc.assert(
      fc.property(anyType, fc.string({ unit: 'binary' }), context, (type, text, given) => {
        const variables = Object.fromEntries(
          new Map(Object.entries(given).map(([name, held]) => [name.toLowerCase(), held])),
        );
        const command: Command = { type, text, context: variables };
        const read = readCommand(commandToActivity(command));
        assert.deepEqual(read, { kind: 'command', command, effective: true, warnings: [] });
      }),
    );
  });

  test('a command of exactly 28 KB is written, one byte more is refused', () => {
    const command = (length: number): Command => ({
      type: 'Escalate',
      text: 'x'.repeat(length),
      context: {},
    });
    const room = MESSAGE_LIMIT_BYTES - messageBytes(commandToActivity(command(0)));
    assert.equal(messageBytes(commandToActivity(command(room))), 28_672);
    assert.throws(
      () => commandToActivity(command(room + 1)),
      (thrown) => thrown instanceof ProtocolError && thrown.code === 'E_MESSAGE_TOO_LARGE',
    );
  });

  test('every refused variable is in the one error, by name and never by value', () => {
    const context = { ' Edge': 'hunter2', Fine: 'hunter2', Long: 'hunter2'.repeat(1_000) };
    assert.throws(
      () => commandToActivity({ type: 'EndConversation', text: 'done', context }),
      (thrown) => {
        assert.ok(thrown instanceof ProtocolError);
        assert.equal(thrown.code, 'E_CONTEXT_VARIABLES');
        assert.equal(thrown.problems.length, 2);
        assert.match(thrown.message, /" Edge".*"Long"/);
        assert.doesNotMatch(thrown.message, /hunter2|Fine/);
        return true;
      },
    );
  });

  test('a decimal that slipped through the types is written as text', () => {
    const { channelData } = commandToActivity({ type: 'Escalate', text: 'x', context: { Amount: 12.5 } });
    assert.equal(channelData.tags, '{"type":"Escalate","context":{"Amount":"12.5"}}');
  });
});

describe('reading a command', () => {
  const none: readonly [title: string, channelData: unknown][] = [
    ['no channelData', undefined],
    ['a bridged message', { deliveryMode: 'bridged' }],
    ['the incoming grammar of tags', { tags: 'ChannelId-lcw,FromCustomer' }],
    ['tags as a list', { tags: ['FromCustomer'] }],
    ['tags as an object that is no command', { tags: { deliveryMode: 'bridged' } }],
    ['a command member that is no command', { command: { name: 'x' } }],
    ['tags as null', { tags: null }],
  ];
  for (const [title, channelData] of none) {
    test(`${title} is no command`, () => {
      assert.deepEqual(readCommand({ type: 'message', text: 'hello', channelData }), { kind: 'none' });
    });
  }

  test('a number that stands for no command, a list as context and an empty object are malformed', () => {
    for (const tags of [
      '{"type":2,"context":{}}',
      '{"type":-1,"context":{}}',
      '{"type":"Escalate","context":[]}',
      '{}',
    ]) {
      const activity = { type: 'message', channelData: { tags } };
      assert.equal(readCommand(activity).kind, 'malformed', tags);
      assert.equal(isCommand(activity), true, tags);
    }
  });

  test('a type in another case is understood with a warning', () => {
    const read = readCommand({ type: 'message', channelData: { tags: '{"type":"escalate","context":{}}' } });
    assert.ok(read.kind === 'command');
    assert.equal(read.command.type, 'Escalate');
    assert.deepEqual(
      read.warnings.map(({ rule }) => rule),
      ['command-type-case'],
    );
  });

  test('one capitalised key is enough for a warning', () => {
    for (const tags of ['{"type":"Escalate","Context":{}}', '{"Type":"Escalate","context":{}}']) {
      const read = readCommand({ type: 'message', channelData: { tags } });
      assert.ok(read.kind === 'command');
      assert.deepEqual(
        read.warnings.map(({ rule }) => rule),
        ['command-keys-capitalised'],
      );
    }
  });

  test('never throws, whatever was sent', () => {
    const tags = fc.oneof(
      fc.json(),
      fc.anything(),
      fc.record({ type: fc.anything(), context: fc.anything() }),
      fc.record({ type: anyType, context: fc.jsonValue() }).map((command) => JSON.stringify(command)),
    );
    const channelData = fc.oneof(fc.anything(), fc.json(), fc.record({ tags, command: fc.anything() }));
    fc.assert(
      fc.property(fc.record({ type: fc.anything(), text: fc.anything(), channelData }), (activity) => {
        const read = readCommand(activity as ActivityLike);
        assert.equal(isCommand(activity as ActivityLike), read.kind !== 'none');
      }),
      { numRuns: 2_000 },
    );
  });
});
