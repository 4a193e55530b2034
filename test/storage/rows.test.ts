// What a row of a conversation holds, how it is read back, and what is left of one that is damaged or of another release.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ConversationRecord, PendingEffect } from '../../lib/conversation/index.ts';
import {
  dueAtOf,
  fromColumns,
  parseDueRowKey,
  partitionOf,
  rowKeys,
  stateOf,
  toColumns,
} from '../../lib/storage/entity.ts';
import { conversationKey } from '../../lib/storage/conversationKey.ts';
import { parseRecord, readableParts } from '../../lib/storage/parseRecord.ts';
import { salvaged } from '../../lib/storage/salvage.ts';
import { FULL, freshKey, sampleRecord } from './storeContract.ts';

const NOW = 1_700_000_000_000;

const SAY: PendingEffect = {
  id: '2.1',
  effect: {
    ...{ kind: 'say', text: 'hello', textFormat: 'plain' },
    attachments: [{ contentType: 'image/png' }],
    suggestedActions: [{ title: 'Yes', value: 'yes' }],
  },
  ...{ rule: 'echo', attempts: 1, ambiguous: true, notBefore: NOW, timeNamed: true },
};
const ESCALATE: PendingEffect = {
  id: '2.2',
  effect: { kind: 'escalate', summary: 'why', variables: { Name: { value: 'Ana', isDisplayable: true } } },
  ...{ rule: 'escalate.asked', attempts: 0 },
};
const END: PendingEffect = {
  id: '2.3',
  effect: { kind: 'end', note: 'solved', variables: {} },
  ...{ rule: 'end.solved', attempts: 0 },
};
const WHOLE: Required<ConversationRecord> = {
  ...sampleRecord(),
  address: { ...sampleRecord().address, bot: { id: '28:bot', name: 'Bot' } },
  context: FULL,
  seen: ['a1'],
  outbox: [SAY, ESCALATE, END],
  effectCount: 3,
  lease: { holder: 'one', until: NOW },
  dueAt: NOW,
};

type Path = readonly (string | number)[];

/** What is the contact center's or the channel's own: whatever is in it is kept as it is. */
const FREE = ['facts', 'entries', 'variables', 'attachments.0'];
/** What a record can be without, besides members of the context. */
const MAY_MISS = new Set([
  ...['address.bot.name', 'address.customer.name', 'lease', 'dueAt'],
  ...['context.workItem.liveWorkItem', 'context.workItem.conversation'],
  ...['context.told.0.id', 'context.told.0.sentAt'],
  ...['outbox.0.ambiguous', 'outbox.0.notBefore', 'outbox.0.timeNamed'],
  ...['outbox.0.effect.textFormat', 'outbox.0.effect.attachments', 'outbox.0.effect.suggestedActions'],
]);
const NEEDED_OF_CONTEXT = [
  ...['phase', 'session', 'greeted', 'facts', 'recentMessages', 'customerTurns', 'notUnderstood', 'tried'],
  'lastActivityAt',
];

function mayMiss(path: Path): boolean {
  if (path.length === 2 && path[0] === 'context') return !NEEDED_OF_CONTEXT.includes(String(path[1]));
  return MAY_MISS.has(path.join('.')) || typeof path.at(-1) === 'number';
}

/** The paths to everything in a value that is not somebody else's. */
function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null || FREE.some((name) => path.join('.').endsWith(name)))
    return [path];
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item, index) => [index, item] as const)
    : Object.entries(value);
  return [path, ...entries.flatMap(([name, item]) => pathsIn(item, [...path, name]))];
}

/** A copy in which something else stands at the end of a path; nothing at all for `undefined`. */
function changed(value: unknown, [name, ...rest]: Path, replacement: unknown): unknown {
  if (name === undefined) return replacement;
  const copy: unknown = structuredClone(value);
  assert.ok(typeof copy === 'object' && copy !== null);
  const member: unknown = Reflect.get(copy, name);
  Reflect.set(copy, name, changed(member, rest, replacement));
  return copy;
}

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;
const WRONG: readonly unknown[] = [null, 'text', 5, true, {}, []];
const paths = pathsIn(WHOLE);
const at = (path: Path): unknown =>
  path.reduce<unknown>((value, name) => Reflect.get(Object(value), name), WHOLE);

describe('a record', () => {
  it('is read back whole', () => {
    assert.deepEqual(parseRecord(JSON.stringify(WHOLE)), WHOLE);
    assert.equal(parseRecord('{'), undefined);
  });

  for (const path of paths) {
    it(`is none with anything of another type as ${path.join('.') || 'its whole'}`, () => {
      for (const wrong of WRONG.filter((value) => kindOf(value) !== kindOf(at(path)))) {
        const damaged = JSON.stringify(changed(WHOLE, path, wrong));
        assert.equal(parseRecord(damaged), undefined, JSON.stringify(wrong));
      }
    });

    if (path.length > 0)
      it(`is ${mayMiss(path) ? 'still one' : 'none'} without ${path.join('.')}`, () => {
        const without = changed(WHOLE, path, undefined);
        const json = JSON.stringify(without, (_, value: unknown) =>
          Array.isArray(value) ? value.filter((item) => item !== undefined) : value,
        );
        assert.deepEqual(parseRecord(json), mayMiss(path) ? JSON.parse(json) : undefined);
      });
  }

  for (const [path, ...wrong] of [
    [['context', 'phase'], 'thinking', ''],
    [['context', 'openQuestion'], 'why'],
    [['context', 'removed'], false],
    [['context', 'presumed'], false],
    [['outbox', 0, 'ambiguous'], false],
    [['outbox', 0, 'timeNamed'], false],
    [['outbox', 0, 'effect', 'kind'], 'shout', 'escalate', 'end'],
    [['outbox', 1, 'effect', 'kind'], 'say', 'end'],
    [['outbox', 2, 'effect', 'kind'], 'say', 'escalate'],
  ] as const satisfies readonly (readonly [Path, ...unknown[]])[]) {
    it(`is none with a ${path.join('.')} that nobody knows`, () => {
      for (const value of wrong)
        assert.equal(parseRecord(JSON.stringify(changed(WHOLE, path, value))), undefined);
    });
  }

  it('is none with a number beyond all numbers', () => {
    const json = JSON.stringify(WHOLE).replace('"effectCount":3', '"effectCount":1e999');
    assert.equal(parseRecord(json), undefined);
  });
});

describe('what can be read of a record that is none', () => {
  const readable = (path: Path, wrong: unknown) => readableParts(JSON.stringify(changed(WHOLE, path, wrong)));

  it('is all of one that is a record after all', () => {
    const { dueAt: _inTheColumns, ...parts } = WHOLE;
    assert.deepEqual(readableParts(JSON.stringify(WHOLE)), parts);
  });

  it('is nothing without an address to reach anybody at', () => {
    assert.equal(readable(['address', 'serviceUrl'], 5), undefined);
    for (const json of ['{', '[]', 'null', '5']) assert.equal(readableParts(json), undefined);
  });

  it('is every other part of it', () => {
    for (const [path, wrong, expected] of [
      [['context'], 5, {}],
      [['context'], null, {}],
      [['seen'], [1], []],
      [['seen'], 'a1', []],
      [['outbox'], {}, [undefined]],
      [['outbox', 1], { id: '2.2' }, [SAY, undefined, END]],
      [['effectCount'], '3', undefined],
      [['lease'], { holder: 'one' }, undefined],
    ] as const) {
      const [part] = path;
      const { dueAt: _inTheColumns, ...parts } = WHOLE;
      assert.deepEqual(readable(path, wrong), { ...parts, [part]: expected });
    }
  });

  it('has nothing of what was never there', () => {
    const { dueAt: _none, ...parts } = sampleRecord();
    assert.deepEqual(readableParts(JSON.stringify(sampleRecord())), { ...parts, lease: undefined });
  });

  it('is every other member of its context', () => {
    for (const member of Object.keys(FULL)) {
      const rest = Object.fromEntries(Object.entries(FULL).filter(([name]) => name !== member));
      assert.deepEqual(readable(['context', member], null)?.context, rest, member);
    }
  });
});

describe('what is salvaged of a row', () => {
  const salvagedFrom = (over: object, columns: object = { DueAt: 7 }): ConversationRecord | undefined => {
    const state = { ...WHOLE, context: { ...FULL, phase: 'escalated' }, ...over };
    return salvaged({ Chunks: 1, State0: JSON.stringify(state), ...columns }, NOW);
  };

  it('is nothing where it cannot be read at all, or the bot was still in charge', () => {
    assert.equal(salvaged({}, NOW), undefined);
    assert.equal(salvagedFrom({ address: 5 }), undefined);
    assert.equal(salvagedFrom({ context: { ...FULL, phase: 'talking' } }), undefined);
    assert.equal(salvagedFrom({ context: 5, outbox: [SAY] }), undefined);
  });

  const { closedAt: _over, takenAt: _taken, ...BEGUN } = FULL;
  for (const [title, row, column, expected] of [
    ['its column', { context: BEGUN, outbox: [] }, 'escalated', 'escalated'],
    ['its column, whatever waits', { context: FULL, outbox: [END] }, 'talking', undefined],
    ['an Escalate that waits', { context: BEGUN, outbox: [SAY, ESCALATE] }, 'resting', 'escalated'],
    ['an end that waits', { context: BEGUN, outbox: [SAY, END] }, 5, 'ended'],
    ['what waits, without a context', { context: 5, outbox: [ESCALATE] }, undefined, 'escalated'],
    ['when it was taken', { context: { ...BEGUN, closedAt: 5, takenAt: 6 }, outbox: [] }, '', 'escalated'],
    ['when it was closed', { context: { ...BEGUN, closedAt: 5 }, outbox: [] }, '', 'ended'],
    ['nothing', { context: BEGUN, outbox: [SAY] }, 'resting', undefined],
    ['nothing that can be read', { context: BEGUN, outbox: [{ id: '2.1' }] }, 'resting', undefined],
  ] as const) {
    it(`is in the phase that a newer release has no name of ours for, as shown by ${title}`, () => {
      const { context, ...rest } = row;
      const unknown = typeof context === 'object' ? { ...context, phase: 'resting' } : context;
      const found = salvagedFrom({ ...rest, context: unknown }, { DueAt: 7, Phase: column });
      assert.equal(found?.context.phase, expected);
    });
  }

  it('is what it was, where all can be read, under the next number', () => {
    const { dueAt: _old, ...rest } = WHOLE;
    const context = { ...FULL, phase: 'escalated' };
    assert.deepEqual(salvagedFrom({}), { ...rest, context, effectCount: 4, dueAt: 7 });
    const { lease: _none, ...free } = { ...rest, context, effectCount: 1, seen: [], dueAt: NOW };
    assert.deepEqual(salvagedFrom({ lease: 1, effectCount: 'x', seen: 1 }, { DueAt: 0 }), free);
  });

  for (const [title, phase, outbox, kinds] of [
    ['an Escalate that cannot be read', 'escalated', [SAY, { id: '2.2' }], ['say', 'escalate']],
    ['an Escalate that is nowhere', 'escalated', 5, ['escalate']],
    ['a sentence, where the Escalate can be read', 'escalated', [{ id: '2.1' }, ESCALATE], ['escalate']],
    ['nothing, where all can be read', 'escalated', [SAY], ['say']],
    ['an end that cannot be read', 'ended', [SAY, { id: '2.3' }], ['say']],
  ] as const) {
    it(`has a bare Escalate for an Escalate that is lost, and for nothing else: ${title}`, () => {
      const found = salvagedFrom({ context: { ...FULL, phase }, outbox });
      assert.deepEqual(
        found?.outbox.map(({ effect }) => effect.kind),
        kinds,
      );
      const stand = found.outbox.find(({ rule }) => rule === 'salvaged');
      const isLost = title.startsWith('an Escalate');
      assert.equal(stand !== undefined, isLost);
      if (!isLost) return;
      // It may have been taken already: the contact center's refusal settles it.
      assert.deepEqual(
        { ...stand, effect: undefined },
        { id: '2.4', effect: undefined, rule: 'salvaged', attempts: 0, ambiguous: true },
      );
    });
  }
});

describe('a row', () => {
  /** A record of exactly so many characters of JSON. */
  const ofLength = (characters: number): ConversationRecord => {
    const filled = (count: number): ConversationRecord => {
      const base = sampleRecord();
      const address = { ...base.address, conversationId: 'c', customer: { id: 'customer' } };
      return { ...base, address, context: { ...base.context, recentMessages: ['x'.repeat(count)] } };
    };
    return filled(characters - JSON.stringify(filled(0)).length);
  };

  it('holds what it is about in columns of their own', () => {
    const columns = toColumns(WHOLE, 'write');
    const { State0: _state, ...others } = columns;
    assert.deepEqual(others, { Schema: 1, WriteId: 'write', Phase: 'talking', DueAt: NOW, Chunks: 1 });
    assert.equal(toColumns(sampleRecord(), 'write').DueAt, 0);
    assert.deepEqual(fromColumns(columns), WHOLE);
  });

  it('holds sixteen columns of 30 000 characters, and not one character more', () => {
    for (const [characters, chunks] of [
      [30_000, 1],
      [30_001, 2],
      [60_000, 2],
      [480_000, 16],
    ] as const) {
      const record = ofLength(characters);
      const columns = toColumns(record, 'w');
      assert.equal(columns.Chunks, chunks);
      const lengths = Array.from({ length: chunks }, (_, index) => String(columns[`State${index}`]).length);
      assert.equal(Math.max(...lengths), Math.min(30_000, characters));
      assert.ok(JSON.stringify(fromColumns(columns)) === JSON.stringify(record));
    }
    assert.throws(() => toColumns(ofLength(480_001), 'w'), {
      code: 'E_STORAGE_TOO_LARGE',
      message: /beyond what a table row can hold/,
    });
  });

  it('is ASCII alone, whatever it says', () => {
    const base = sampleRecord();
    const record = { ...base, seen: ['\u0080é漢\ud800👩‍🚀\uffff'] };
    const columns = toColumns(record, 'w');
    assert.doesNotMatch(String(columns['State0']), /[^ -~]/);
    assert.deepEqual(fromColumns(columns), record);
  });

  it('of another release, or without one of its columns, is none', () => {
    const columns: Readonly<Record<string, unknown>> = toColumns(WHOLE, 'w');
    for (const wrong of [
      { Schema: 2 },
      { Schema: '1' },
      { Schema: undefined },
      { Chunks: 0 },
      { Chunks: '1' },
      { Chunks: 2 },
      { State0: 5 },
      { State0: undefined },
    ])
      assert.equal(fromColumns({ ...columns, ...wrong }), undefined, JSON.stringify(wrong));
    const parts = (count: number): object =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`State${index}`, String(index % 10)]));
    assert.equal(stateOf({ Chunks: 16, ...parts(16) }), '0123456789012345');
    assert.equal(stateOf({ Chunks: 17, ...parts(17) }), undefined);
  });

  it('has the due time that its columns say, and none where they say none', () => {
    for (const [DueAt, expected] of [
      [5, 5],
      [0, undefined],
      [-1, undefined],
      ['5', undefined],
      [undefined, undefined],
    ] as const)
      assert.equal(dueAtOf({ DueAt }), expected);
  });
});

describe('the keys of rows', () => {
  const key = 'ab'.repeat(32);

  it('S01 begin with one for each channel and conversation, whatever is in their ids', () => {
    const ids = [
      'a',
      'A',
      'a/b',
      'a#b?c',
      '',
      '","',
      '\ud800',
      '\ud801',
      '\ufffd',
      'é',
      'e\u0301',
      'x'.repeat(1_024),
    ];
    const keys = ids.flatMap((channelId) => ids.map((id) => conversationKey(channelId, id)));
    assert.equal(new Set(keys).size, ids.length ** 2);
    for (const one of keys) assert.match(one, /^[0-9a-f]{64}$/);
  });

  it('sort by kind and then by time, and are found by what is due', () => {
    assert.equal(rowKeys.conversation(key), `c-${key}`);
    assert.equal(rowKeys.due(1_000, key), `d-000000000001000-${key}`);
    assert.equal(rowKeys.due(1_000.9, key), `d-000000000001000-${key}`);
    assert.equal(rowKeys.due(-5, key), `d-000000000000000-${key}`);
    assert.equal(rowKeys.quarantined(1_000, key), `q-000000000001000-${key}`);
    const { from, below } = rowKeys.dueRange(1_000);
    const isIn = (rowKey: string): boolean => rowKey >= from && rowKey < below;
    assert.deepEqual(
      [0, 999, 1_000, 1_001].map((at) => isIn(rowKeys.due(at, key))),
      [true, true, true, false],
    );
    assert.deepEqual([rowKeys.conversation(key), rowKeys.quarantined(0, key)].map(isIn), [false, false]);
  });

  it('are read back as they were written, and no others are', () => {
    const rowKey = rowKeys.due(1_000, key);
    assert.deepEqual(parseDueRowKey(rowKey), { key, dueAt: 1_000 });
    for (const other of [
      ...[`x${rowKey}`, `${rowKey}0`, rowKey.slice(0, -1), rowKey.toUpperCase(), rowKey.replace('d-', 'q-')],
      ...[rowKey.replace('d-0', 'd-'), rowKey.replace('d-0', 'd-x'), rowKey.replace('ab', 'gg'), ''],
    ])
      assert.equal(parseDueRowKey(other), undefined, other);
  });

  it('are spread over 32 partitions by the first byte of a conversation’s key', () => {
    for (const [first, partition] of [
      ['00', 'p00'],
      ['0a', 'p10'],
      ['1f', 'p31'],
      ['20', 'p00'],
      ['ff', 'p31'],
    ] as const)
      assert.equal(partitionOf(first + key.slice(2)), partition);
    assert.match(partitionOf(freshKey()), /^p[0-3]\d$/);
  });
});
