import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runQuery, type AnswerRow } from './evaluator.ts';

function worth(expression: string): unknown {
  const [row] = runQuery(`datatable(unused: int)[1] | project result = ${expression}`, {});
  return row?.['result'];
}

/** What one column of an answer holds. */
function column(rows: readonly AnswerRow[], name: string): readonly unknown[] {
  return rows.map((row) => row[name]);
}

describe('null', () => {
  test('compares as in the table of the reference', () => {
    const rows = runQuery(
      `datatable(val: int)[5, int(null)]
       | extend IsBiggerThan3 = val > 3
       | extend IsBiggerThan3OrNull = val > 3 or isnull(val)
       | extend IsEqualToNull = val == int(null)
       | extend IsNotEqualToNull = val != int(null)`,
      {},
    );
    assert.deepEqual(rows, [
      {
        val: 5,
        IsBiggerThan3: true,
        IsBiggerThan3OrNull: true,
        IsEqualToNull: false,
        IsNotEqualToNull: true,
      },
      {
        val: null,
        IsBiggerThan3: null,
        IsBiggerThan3OrNull: true,
        IsEqualToNull: null,
        IsNotEqualToNull: null,
      },
    ]);
  });

  test('counts as false in where', () => {
    const rows = runQuery('datatable(val: int)[5, int(null)] | where val != 4 and val > 3', {});
    assert.deepEqual(rows, [{ val: 5 }]);
  });

  test('makes what is calculated with it null, and is false with false and true with true', () => {
    assert.equal(worth('1 + int(null)'), null);
    assert.equal(worth('bool(null) and false'), false);
    assert.equal(worth('bool(null) and true'), null);
    assert.equal(worth('bool(null) or true'), true);
    assert.equal(worth('not(bool(null))'), null);
  });

  test('is passed over by aggregates', () => {
    const rows = runQuery(
      `datatable(val: long, flag: bool)[4, true, long(null), bool(null), 2, false]
       | summarize count(), countif(flag), sum(val), min(val), max(val), dcount(val), percentile(val, 50)`,
      {},
    );
    assert.deepEqual(rows.map(Object.values), [[3, 1, 6, 2, 4, 2, 2]]);
  });

  test('does not exist for strings: what is missing is empty', () => {
    const about = { customDimensions: {}, customMeasurements: {} };
    const rows = runQuery(
      `customEvents | project name, code = tostring(customDimensions.code), times = toint(customMeasurements.times)`,
      { customEvents: [about] },
    );
    assert.deepEqual(rows, [{ name: '', code: '', times: null }]);
  });
});

describe('functions', () => {
  test('that convert give null for what does not convert', () => {
    assert.equal(worth("coalesce(tolong('not a number'), tolong('42'), 33)"), 42);
    assert.equal(worth("toint('')"), null);
    assert.equal(worth("todouble('1.5')"), 1.5);
    assert.equal(worth("tobool('True')"), true);
    assert.equal(worth("tobool('')"), null);
    assert.equal(worth("coalesce('', 'second')"), 'second');
  });

  test('bin rounds down to a multiple', () => {
    assert.equal(worth('bin(4.5, 1.0)'), 4);
    assert.equal(worth('bin(datetime(1970-05-11T13:45:07), 1h)'), '1970-05-11T13:00:00.000Z');
    assert.equal(worth('bin(datetime(1970-05-11T13:45:07), 1d)'), '1970-05-11T00:00:00.000Z');
    assert.equal(worth('bin(datetime(null), 1h)'), null);
  });

  test('iff and case choose, and work out only what they choose', () => {
    assert.equal(worth("iff(1 > 2, 'yes', 'no')"), 'no');
    assert.equal(worth("case(1 > 2, 'a', 2 > 1, 'b', 'c')"), 'b');
    assert.equal(worth('iff(1 > 2, 1 / 0, 7)'), 7);
  });

  test('round, max_of and ago', () => {
    assert.equal(worth('round(2.98765, 3)'), 2.988);
    assert.equal(worth('max_of(10, 1, 17)'), 17);
    assert.equal(worth('ago(90m)'), '2026-03-02T10:30:00.000Z');
  });

  test('whole numbers divide to whole numbers, and a real makes the result real', () => {
    assert.equal(worth('7 / 2'), 3);
    assert.equal(worth('7 / 2.0'), 3.5);
    assert.equal(worth('100.0 * 1 / 8'), 12.5);
  });

  test('text is compared by its case with == and in, and without it with contains and startswith', () => {
    assert.equal(worth("'Kusto' == 'kusto'"), false);
    assert.equal(worth("'Kusto' in ('kusto')"), false);
    assert.equal(worth("'Kusto' !in ('kusto')"), true);
    assert.equal(worth("'Kusto' contains 'UST'"), true);
    assert.equal(worth("'Kusto' startswith 'ku'"), true);
  });
});

describe('summarize', () => {
  const sales = `datatable(fruit: string, price: real)
    ['pear', 2.0, 'apple', 1.0, 'pear', 4.0, 'apple', 3.0, 'pear', 6.0]`;

  test('makes a row for each group, keys first, and names what has no name', () => {
    const rows = runQuery(`${sales} | summarize count(), avgOf = sum(price) / count() by fruit`, {});
    assert.deepEqual(rows, [
      { fruit: 'pear', count_: 3, avgOf: 4 },
      { fruit: 'apple', count_: 2, avgOf: 2 },
    ]);
  });

  test('without by makes one row of nothing: counts and sums 0, everything else null', () => {
    const rows = runQuery(
      `${sales} | where fruit == 'plum'
       | summarize count(), countif(price > 1), sum(price), dcount(fruit), max(price), percentile(price, 95)`,
      {},
    );
    assert.deepEqual(rows.map(Object.values), [[0, 0, 0, 0, null, null]]);
  });

  test('with by makes no row of nothing', () => {
    assert.deepEqual(runQuery(`${sales} | where fruit == 'plum' | summarize count() by fruit`, {}), []);
  });

  test('without an aggregate makes a row for each group', () => {
    assert.deepEqual(runQuery(`${sales} | summarize by fruit`, {}), [{ fruit: 'pear' }, { fruit: 'apple' }]);
  });

  test('the aggregates with a condition look at the rows for which it is true', () => {
    const rows = runQuery(
      `${sales} | summarize countif(price > 2), sumif(price, price > 2), minif(price, price > 2),
       maxif(price, price < 5), dcountif(fruit, price > 3)`,
      {},
    );
    assert.deepEqual(rows.map(Object.values), [[3, 13, 3, 4, 1]]);
  });

  test('percentile is the nearest rank, always one of the values', () => {
    const values = 'datatable(v: long)[15, 20, 35, 40, 50]';
    const ranks = [5, 30, 40, 50, 100].map((rank) => `percentile(v, ${rank})`).join(', ');
    assert.deepEqual(
      runQuery(`${values} | summarize ${ranks}`, {}).map(Object.values),
      // The worked example of https://en.wikipedia.org/wiki/Percentile#The_nearest-rank_method
      [[15, 20, 20, 35, 50]],
    );
  });
});

describe('rows', () => {
  test('a left outer join keeps rows without a match and repeats those with several', () => {
    // The example of https://learn.microsoft.com/kusto/query/join-leftouter
    const rows = runQuery(
      `let X = datatable(Key: string, Value1: long)['a', 1, 'b', 2, 'b', 3, 'c', 4];
       let Y = datatable(Key: string, Value2: long)['b', 10, 'c', 20, 'c', 30, 'd', 40];
       X | join kind=leftouter Y on Key | order by Key asc, Value1 asc, Value2 asc`,
      {},
    );
    assert.deepEqual(rows.map(Object.values), [
      ['a', 1, '', null],
      ['b', 2, 'b', 10],
      ['b', 3, 'b', 10],
      ['c', 4, 'c', 20],
      ['c', 4, 'c', 30],
    ]);
    assert.deepEqual(Object.keys(rows[0] ?? {}), ['Key', 'Value1', 'Key1', 'Value2']);
  });

  test('a union has the columns of all, empty where an input does not have them', () => {
    const rows = runQuery(
      `union (datatable(a: string, n: long)['x', 1]), (datatable(b: string, n: long)['y', 2])`,
      {},
    );
    assert.deepEqual(rows, [
      { a: 'x', n: 1, b: '' },
      { a: '', n: 2, b: 'y' },
    ]);
  });

  test('are ordered downwards unless said otherwise, nulls last downwards and first upwards', () => {
    const values = 'datatable(v: long)[2, long(null), 3, 1]';
    assert.deepEqual(column(runQuery(`${values} | order by v`, {}), 'v'), [3, 2, 1, null]);
    assert.deepEqual(column(runQuery(`${values} | order by v asc`, {}), 'v'), [null, 1, 2, 3]);
    assert.deepEqual(column(runQuery(`${values} | order by v | take 2`, {}), 'v'), [3, 2]);
  });

  test('are counted, and one value of them can be taken', () => {
    const values = 'let all = datatable(v: long)[2, 3, 1];';
    assert.deepEqual(runQuery(`${values} all | count`, {}), [{ Count: 3 }]);
    const rows = runQuery(`${values} let n = toscalar(all | count); all | extend share = 6 / n | take 1`, {});
    assert.deepEqual(rows, [{ v: 2, share: 2 }]);
  });

  test('of another query can be looked in', () => {
    const rows = runQuery(
      `let wanted = datatable(k: string)['b', 'c']; datatable(k: string)['a', 'b'] | where k in (wanted)`,
      {},
    );
    assert.deepEqual(rows, [{ k: 'b' }]);
  });

  test('extend replaces a column of the same name and reads the old one', () => {
    const rows = runQuery('datatable(a: long, b: long)[1, 2] | extend a = b, c = a', {});
    assert.deepEqual(rows, [{ a: 2, b: 2, c: 1 }]);
  });
});

describe('what the evaluator does not know is an error', () => {
  const unknown = {
    'an operator': ['requests | serialize', /SerializeOperator/],
    'a function': ["requests | where name == strcat('a', 'b')", /strcat/],
    'an aggregate': ['requests | summarize avg(duration)', /avg/],
    'a kind of expression': ["requests | where name has 'a'", /HasExpression/],
    'a kind of join': ['requests | join kind=inner requests on id', /join/],
    'a join without a kind': ['requests | join requests on id', /join/],
    'a parameter': ['union withsource=from requests, traces', /parameters/],
    'an order of nulls': ['requests | order by duration asc nulls last', /order/],
    'a table of the schema of another workspace': ['requests2 | take 1', /KS204/],
    'a division by zero': ['requests | extend x = 1 / toint(name)', /division by zero/],
    'a choice by null': ['requests | extend x = iff(duration > 1, 1, 2)', /choice by null/],
  } as const;
  for (const [what, [query, error]] of Object.entries(unknown)) {
    test(what, () => {
      assert.throws(() => runQuery(query, { requests: [{ name: '0' }] }), error);
    });
  }
});
