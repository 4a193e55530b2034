import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  checkContextVariables,
  commandToActivity,
  INTEGER_MAX,
  INTEGER_MIN,
  isSlugName,
  readCommand,
  VARIABLE_COUNT_LIMIT,
  VARIABLE_NAME_LIMIT,
  VARIABLE_VALUE_LIMIT,
  type ContextVariableValue,
} from '../../lib/omnichannel/index.ts';

describe('names of context variables', () => {
  const rows: readonly [title: string, name: string, code: string | undefined][] = [
    ['100 characters', 'n'.repeat(100), undefined],
    ['101 characters', 'n'.repeat(101), 'name-too-long'],
    ['50 emoji, which are 100 UTF-16 units', '🙂'.repeat(50), undefined],
    ['51 emoji', '🙂'.repeat(51), 'name-too-long'],
    ['blanks inside', 'Order Number', undefined],
    ['a blank in front', ' Order', 'name-with-blank-edges'],
    ['a no-break space behind', 'Order\u00a0', 'name-with-blank-edges'],
    ['only a blank', ' ', 'name-with-blank-edges'],
    ['nothing', '', 'name-empty'],
    ['a line break', 'Or\nder', 'name-with-control-characters'],
    ['a NUL', 'Or\u0000der', 'name-with-control-characters'],
    ['a line separator', 'Or\u2028der', 'name-with-control-characters'],
    ['half a surrogate pair', 'Or\ud83dder', 'name-not-unicode'],
    ['__proto__', '__proto__', 'name-reserved'],
    ['constructor', 'constructor', 'name-reserved'],
    ['prototype', 'prototype', 'name-reserved'],
    ['toString, which is only a name', 'toString', undefined],
  ];
  for (const [title, name, code] of rows) {
    test(`${title}: ${code ?? 'sent'}`, () => {
      const { variables, problems } = checkContextVariables(Object.fromEntries([[name, 'x']]));
      assert.deepEqual(Object.entries(variables), code === undefined ? [[name, 'x']] : []);
      assert.deepEqual(
        problems.map((problem) => problem.code),
        code === undefined ? [] : [code],
      );
    });
  }
});

describe('values of context variables', () => {
  const rows: readonly [
    title: string,
    given: unknown,
    sent: ContextVariableValue | undefined,
    code?: string,
  ][] = [
    ['4 000 characters', 'v'.repeat(4_000), 'v'.repeat(4_000)],
    ['4 001 characters', 'v'.repeat(4_001), undefined, 'value-too-long'],
    ['2 000 emoji, which are 4 000 UTF-16 units', '🙂'.repeat(2_000), '🙂'.repeat(2_000)],
    ['2 001 emoji', '🙂'.repeat(2_001), undefined, 'value-too-long'],
    [
      '4 001 characters in the wrapper',
      { value: 'v'.repeat(4_001), isDisplayable: true },
      undefined,
      'value-too-long',
    ],
    ['the empty text', '', ''],
    ['leading zeros', '00123', '00123'],
    ['half a surrogate pair', 'a\udc00', undefined, 'value-not-unicode'],
    ['zero', 0, 0],
    ['minus one', -1, -1],
    ['minus zero', -0, 0],
    ['the greatest 32-bit integer', 2_147_483_647, 2_147_483_647],
    ['one more', 2_147_483_648, '2147483648', 'integer-as-text'],
    ['the least 32-bit integer', -2_147_483_648, -2_147_483_648],
    ['one less', -2_147_483_649, '-2147483649', 'integer-as-text'],
    [
      'an integer that JavaScript would write with an exponent',
      1e21,
      '1000000000000000000000',
      'integer-as-text',
    ],
    ['a big integer', 7n, '7', 'integer-as-text'],
    ['a big integer of 4 001 digits', 10n ** 4_000n, undefined, 'value-too-long'],
    ['a decimal', 1.5, '1.5', 'decimal-as-text'],
    ['true', true, 'true', 'boolean-as-text'],
    [
      'false in the wrapper',
      { value: false, isDisplayable: true },
      { value: 'false', isDisplayable: true },
      'boolean-as-text',
    ],
    ['the wrapper of the older page', { Value: 1, IsDisplayable: true }, { value: 1, isDisplayable: true }],
    ['a wrapper without isDisplayable', { value: 'x' }, { value: 'x', isDisplayable: false }],
    ['a wrapper with value twice', { value: 'x', Value: 'y' }, undefined, 'wrapper-malformed'],
    ['a wrapper with more in it', { value: 'x', label: 'y' }, undefined, 'wrapper-malformed'],
    ['a wrapper around nothing', { value: null, isDisplayable: true }, undefined, 'value-missing'],
    ['a wrapper in a wrapper', { value: { value: 1 } }, undefined, 'value-not-primitive'],
    ['null', null, undefined, 'value-missing'],
    ['undefined', undefined, undefined, 'value-missing'],
    ['NaN', NaN, undefined, 'value-not-a-number'],
    ['infinity', Infinity, undefined, 'value-not-a-number'],
    ['a date', new Date(0), undefined, 'value-not-primitive'],
    ['an array', ['a'], undefined, 'value-not-primitive'],
    ['an object', { a: 1 }, undefined, 'value-not-primitive'],
    ['a function', () => 1, undefined, 'value-not-primitive'],
    ['a symbol', Symbol('x'), undefined, 'value-not-primitive'],
  ];
  for (const [title, given, sent, code] of rows) {
    test(`${title}: ${code ?? 'sent as it is'}`, () => {
      const { variables, problems } = checkContextVariables({ Topic: given });
      assert.deepEqual(variables, sent === undefined ? {} : { Topic: sent });
      assert.deepEqual(
        problems.map((problem) => problem.code),
        code === undefined ? [] : [code],
      );
      for (const { outcome } of problems) assert.equal(outcome, sent === undefined ? 'refused' : 'converted');
    });
  }
});

describe('context variables together', () => {
  const numbered = (count: number): Record<string, number> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`v${index}`, index]));

  test('C07 a hundred are sent, and every one beyond is named', () => {
    assert.deepEqual(checkContextVariables(numbered(100)), { variables: numbered(100), problems: [] });
    const { variables, problems } = checkContextVariables(numbered(102));
    assert.deepEqual(variables, numbered(100));
    assert.deepEqual(
      problems.map(({ name, code, outcome }) => ({ name, code, outcome })),
      ['v100', 'v101'].map((name) => ({ name, code: 'too-many', outcome: 'refused' })),
    );
  });

  test('a refused variable takes no place among the hundred', () => {
    const { variables, problems } = checkContextVariables({ wrong: null, ...numbered(100) });
    assert.deepEqual(variables, numbered(100));
    assert.equal(problems.length, 1);
  });

  test('a wrong name and a wrong value of one variable are both named', () => {
    const { problems } = checkContextVariables({ '': null });
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['name-empty', 'value-missing'],
    );
  });

  test('no problem repeats a value', () => {
    const { problems } = checkContextVariables({
      a: { secret: 'hunter2' },
      b: 'hunter2'.repeat(600),
      c: 0.12345,
    });
    assert.equal(problems.length, 3);
    assert.doesNotMatch(JSON.stringify(problems), /hunter2|0\.12345/);
  });

  test('C06 whatever is given, the result keeps the limits, leaves nothing out unsaid and can be sent and read back', () => {
    const given = fc.dictionary(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('__proto__', 'Name', 'name'),
        fc.string({ minLength: 99, maxLength: 102 }),
      ),
      fc.oneof(
        fc.anything(),
        fc.integer(),
        fc.maxSafeInteger(),
        fc.double(),
        fc.string({ unit: 'binary' }),
        fc.record({
          value: fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.anything()),
          isDisplayable: fc.boolean(),
        }),
      ),
      { maxKeys: 20 },
    );
    fc.assert(
      fc.property(given, (input) => {
        const { variables, problems } = checkContextVariables(input);
        assert.ok(Object.keys(variables).length <= VARIABLE_COUNT_LIMIT);
        for (const [name, value] of Object.entries(variables)) {
          assert.ok(name.length > 0 && name.length <= VARIABLE_NAME_LIMIT);
          const inner = typeof value === 'object' ? value.value : value;
          if (typeof inner === 'string') assert.ok(inner.length <= VARIABLE_VALUE_LIMIT);
          else assert.ok(Number.isInteger(inner) && inner >= INTEGER_MIN && inner <= INTEGER_MAX);
        }
        const refused = problems.filter(({ outcome }) => outcome === 'refused').map(({ name }) => name);
        const accounted = new Set([...Object.keys(variables), ...refused]);
        assert.deepEqual(accounted, new Set(Object.keys(input)));

        const activity = commandToActivity({ type: 'Escalate', text: 'summary', context: variables });
        const read = readCommand(activity);
        assert.ok(read.kind === 'command');
        assert.deepEqual(read.command.context, variables);
        assert.deepEqual(checkContextVariables(variables).variables, variables);
      }),
      { numRuns: 2_000 },
    );
  });
});

test('a slug name has letters a to z, digits and underscores only', () => {
  for (const name of ['Order_1', 'x', 'n'.repeat(100)]) assert.equal(isSlugName(name), true, name);
  for (const name of ['Order 1', '', 'Größe', 'a-b', 'a\n', 'n'.repeat(101)])
    assert.equal(isSlugName(name), false, name);
});
