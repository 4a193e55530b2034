import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { JsonValue } from '../../lib/omnichannel/index.ts';
import { lintDeclared } from '../../simulator/center/declaredVariables.ts';
import { identify } from '../../simulator/center/identification.ts';
import { route, type RoutingTable } from '../../simulator/center/routing.ts';
import { staffing } from '../../simulator/center/staffing.ts';
import type { CenterDefinition } from '../../simulator/definition/definition.ts';
import { parseDefinition } from '../../simulator/definition/parseDefinition.ts';

const AT = Date.UTC(2026, 0, 5, 12);

function define(members: object): CenterDefinition {
  const parsed = parseDefinition({ queues: ['Default', 'Hit'], defaultQueue: 'Default', ...members });
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.definition;
}

const table = (...rules: readonly object[]): RoutingTable =>
  define({ rules: rules.map((rule) => ({ ...rule, queue: 'Hit' })) });

const given = (variables: Readonly<Record<string, JsonValue>>): ReadonlyMap<string, JsonValue> =>
  new Map(Object.entries(variables));

const comparisons: readonly [condition: object, fits: readonly JsonValue[], misses: readonly JsonValue[]][] =
  [
    [{ equals: 'Card' }, ['Card'], ['card', 'Cards', '']],
    [{ equals: 101 }, [101], ['101', 102]],
    [{ equals: '' }, [''], ['x', 0]],
    [{ differsFrom: 'Card' }, ['card', 7], ['Card']],
    [{ contains: 'red' }, ['Credit', 'red'], ['Red', 'rd', 5]],
    [{ beginsWith: 'Credit' }, ['CreditCard'], ['Card', 'creditCard']],
    [{ endsWith: 'Card' }, ['CreditCard'], ['CreditCards']],
    [{ above: 2 }, [3], [2, '3']],
    [{ below: 2 }, [1, -5], [2, '1']],
    [{ hasValue: true }, ['x', 0], ['']],
    [{ hasValue: false }, [''], ['x']],
  ];

describe('a routing rule', () => {
  for (const [condition, fits, misses] of comparisons) {
    test(`with ${JSON.stringify(condition)} fits ${JSON.stringify(fits)} and not ${JSON.stringify(misses)}`, () => {
      const rules = table({ variable: 'X', ...condition });
      for (const value of fits)
        assert.equal(route(rules, given({ X: value })).queue, 'Hit', JSON.stringify(value));
      for (const value of misses)
        assert.equal(route(rules, given({ X: value })).queue, 'Default', JSON.stringify(value));
    });
  }

  test('looks for a variable that is not there only to find that it is not', () => {
    const fitting = comparisons
      .map(([condition]) => condition)
      .filter((condition) => route(table({ variable: 'X', ...condition }), given({})).queue === 'Hit');
    assert.deepEqual(fitting, [{ differsFrom: 'Card' }, { hasValue: false }]);
  });

  const both = [
    { variable: 'A', equals: 1 },
    { variable: 'B', equals: 2 },
  ];
  test('of several conditions fits when all hold, or any', () => {
    assert.equal(route(table({ all: both }), given({ A: 1 })).queue, 'Default');
    assert.equal(route(table({ all: both }), given({ A: 1, B: 2 })).queue, 'Hit');
    assert.equal(route(table({ any: both }), given({ B: 2 })).queue, 'Hit');
    assert.equal(route(table({ any: both }), given({ A: 2 })).queue, 'Default');
  });

  test('explains itself by its place and its words', () => {
    const rules = table({ variable: 'A', equals: 1 }, { all: [...both, { variable: 'C', hasValue: true }] });
    assert.equal(route(rules, given({ A: 1 })).because, 'Rule 1 of 2: A is 1.');
    const second = table({ variable: 'Z', above: 1 }, { any: both, skills: [] });
    assert.equal(route(second, given({ B: 2 })).because, 'Rule 2 of 2: A is 1 or B is 2.');
  });

  test('comes before those behind it', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(9), (first, second) => {
        const rules = Array.from({ length: 10 }, (_, index) => ({
          variable: 'X',
          [index === first || index === second ? 'hasValue' : 'equals']:
            index === first || index === second ? true : 'y',
        }));
        const { because } = route(table(...rules), given({ X: 'x' }));
        assert.ok(because.startsWith(`Rule ${Math.min(first, second) + 1} of 10`));
      }),
    );
  });
});

const misses: readonly [
  title: string,
  rule: object,
  variables: Readonly<Record<string, JsonValue>>,
  says: RegExp,
][] = [
  [
    'a number sent as text',
    { variable: 'ID', equals: 101 },
    { ID: '101' },
    /Rule 1 wants ID to be the number 101, but it is "101": nothing is converted/,
  ],
  [
    'a value in another case',
    { variable: 'T', equals: 'Card' },
    { T: 'card' },
    /wants "Card", but T is "card": case and blanks count/,
  ],
  [
    'a name in another case',
    { variable: 'Topic', equals: 'Card' },
    { topic: 'Card' },
    /looks at Topic, but what is set is topic: case counts/,
  ],
  [
    'a typing error',
    { variable: 'T', equals: 'CreditCard' },
    { T: 'CreditCar' },
    /wants "CreditCard", but T is "CreditCar": a typing error\?/,
  ],
];

describe('a rule that misses by a slip says so', () => {
  for (const [title, rule, variables, says] of misses) {
    test(title, () => {
      const { queue, because } = route(table(rule), given(variables));
      assert.equal(queue, 'Default');
      assert.match(because, says);
      assert.match(because, /^The only rule does not fit: default queue\./);
    });
  }

  test('and another does not', () => {
    const { because } = route(table({ variable: 'T', equals: 'Card' }), given({ T: 'Billing', U: 'Card' }));
    assert.equal(because, 'The only rule does not fit: default queue.');
    assert.equal(route(table(), given({})).because, 'There are no rules: default queue.');
  });
});

const staff = {
  skills: ['German', 'French'],
  representatives: [
    { name: 'Robin', queues: ['Default'], skills: ['German'], capacity: 1 },
    { name: 'Kim', queues: ['Default'], capacity: 2 },
  ],
};
const nights = { businessHours: { timeZone: 'Europe/Lisbon', week: { wednesday: ['09:00-17:00'] } } };

const staffings: readonly [
  title: string,
  members: object,
  queue: string,
  skills: readonly string[],
  load: readonly (readonly [string, number])[],
  says: string,
][] = [
  ['nobody is named at all', {}, 'Hit', [], [], ''],
  ['somebody is free', staff, 'Default', [], [['Robin', 1]], 'Kim can take it.'],
  ['a skill is asked for', staff, 'Default', ['German'], [], 'Robin can take it.'],
  ['nobody has the skill', staff, 'Default', ['French'], [], 'Nobody who serves "Default" has French.'],
  [
    'all have enough',
    staff,
    'Default',
    ['German'],
    [['Robin', 1]],
    'Everybody who could take it is at capacity: Robin 1 of 1.',
  ],
  [
    'nobody serves the queue',
    staff,
    'Hit',
    [],
    [],
    'No representative serves "Hit": whoever waits there is never accepted.',
  ],
  [
    'it is closed',
    { ...staff, ...nights },
    'Default',
    [],
    [],
    'Outside business hours: nobody is there until Wednesday, 09:00.',
  ],
];

describe('who can take a conversation', () => {
  for (const [title, members, queue, skills, load, says] of staffings) {
    test(`is told when ${title}`, () => {
      assert.equal(staffing(define(members), queue, skills, new Map(load), AT), says);
    });
  }
});

describe('a declared variable', () => {
  const declared = define({ variables: { Topic: 'text', ID: 'number' } });
  for (const [title, variables, rules] of [
    ['as declared is fine', { Topic: 'Card', ID: 1 }, []],
    ['that nobody declared is named', { Colour: 'red' }, ['variable-undeclared']],
    ['in another case is another one', { topic: 'Card' }, ['variable-undeclared']],
    ['of another type is named', { ID: '1', Topic: 7 }, ['variable-type', 'variable-type']],
    ['that an object could be mistaken to have is not', { toString: 'x' }, ['variable-undeclared']],
  ] as const) {
    test(title, () => {
      const found = lintDeclared(declared, variables);
      assert.deepEqual(
        found.map((finding) => finding.rule),
        rules,
      );
      assert.ok(found.every(({ severity }) => severity === 'warning'));
    });
  }

  test('is no matter where none are declared', () => {
    assert.deepEqual(lintDeclared(define({}), { Colour: 'red' }), []);
  });
});

describe('a record', () => {
  const ana = { type: 'contact', name: 'Ana Costa', email: 'ana@example.com' };
  const center = define({
    customers: [
      { name: 'Ana', records: [ana, { type: 'case', caseNumber: 'CAS-1' }] },
      { name: 'Ana again', records: [{ ...ana, email: 'other@example.com' }] },
    ],
  });
  const found = (variables: Readonly<Record<string, string>>): readonly (readonly [string, boolean])[] =>
    identify(center, given(variables)).map(({ type, found: record }) => [type, record !== undefined]);

  for (const [title, variables, expected] of [
    [
      'is linked when exactly one fits',
      { Email: 'ana@example.com', CaseNumber: 'CAS-1' },
      [
        ['contact', true],
        ['case', true],
      ],
    ],
    ['is not linked when two fit', { Name: 'Ana Costa' }, [['contact', false]]],
    [
      'is not linked when another column says otherwise',
      { Name: 'Ana Costa', Email: 'nobody@example.com' },
      [['contact', false]],
    ],
    ['is not looked for where no variable asks', { Topic: 'Card' }, []],
    ['is found by all that is given', { Name: 'Ana Costa', Email: 'other@example.com' }, [['contact', true]]],
  ] as const) {
    test(title, () => {
      assert.deepEqual(found(variables), expected);
    });
  }
});
