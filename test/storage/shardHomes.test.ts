import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CLAIMED, divideAmong, type JoinedShard } from '../../lib/storage/shardHomes.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LONG_AFTER = 1_000 * HOUR;

const keys = Array.from({ length: 4_000 }, (_, index) =>
  createHash('sha256').update(String(index)).digest('hex'),
);

function among(...joined: readonly JoinedShard[]) {
  return divideAmong('first', joined);
}

describe('conversations', () => {
  it('are divided evenly among accounts, and a new one takes its share and moves nothing else', () => {
    const three = among({ name: 'b', joinedAt: 0 }, { name: 'c', joinedAt: 1 });
    const four = among({ name: 'b', joinedAt: 0 }, { name: 'c', joinedAt: 1 }, { name: 'd', joinedAt: 2 });
    const counts = new Map<string, number>();
    for (const key of keys) {
      const [home] = four(key, LONG_AFTER).places;
      counts.set(home, (counts.get(home) ?? 0) + 1);
      const [before] = three(key, LONG_AFTER).places;
      assert.ok(home === 'd' || home === before);
      // Where it would have begun before is where it is looked for next.
      if (home === 'd') assert.equal(four(key, LONG_AFTER).places[1], before);
    }
    for (const count of counts.values()) assert.ok(Math.abs(count - 1_000) < 150, String(count));
    assert.equal(counts.size, 4);
  });

  it('are looked for in about two places of four accounts, when they are new', () => {
    const four = among({ name: 'b', joinedAt: 0 }, { name: 'c', joinedAt: 1 }, { name: 'd', joinedAt: 2 });
    const looked = keys.reduce((sum, key) => sum + four(key, LONG_AFTER).places.length, 0);
    // 1 + 1/2 + 1/3 + 1/4 of each.
    assert.ok(Math.abs(looked / keys.length - 25 / 12) < 0.1, String(looked / keys.length));
  });

  // Another way to divide them would lose conversations that are stored.
  it('are divided by every release in the same way', () => {
    const homesOf = among({ name: 'b.example', joinedAt: 0 }, { name: 'c.example', joinedAt: 1 });
    assert.deepEqual(
      keys.slice(0, 6).map((key) => homesOf(key, LONG_AFTER).places.join(' ')),
      [
        'b.example first',
        'first',
        'first',
        'b.example first',
        'c.example b.example first',
        'b.example first',
      ],
    );
  });

  it('do not depend on the order in which the settings have the accounts', () => {
    const joined = [
      { name: 'b', joinedAt: 5 },
      { name: 'c', joinedAt: 5 },
      { name: 'd', joinedAt: 1 },
    ];
    const [one, other] = [among(...joined), among(...joined.toReversed())];
    for (const key of keys) assert.deepEqual(one(key, LONG_AFTER), other(key, LONG_AFTER));
  });
});

describe('a new account', () => {
  const joinedAt = 7 * HOUR;
  const opensAt = joinedAt + HOUR;
  const homesOf = (key: string, now: number) => among({ name: 'b', joinedAt })(key, now);
  /** What it gets when it is open, and what it does not. */
  const divided = () => {
    const isMoving = (key: string): boolean => homesOf(key, LONG_AFTER).places[0] === 'b';
    return { moving: keys.filter(isMoving), staying: keys.filter((key) => !isMoving(key)) };
  };

  for (const [what, now, homes] of [
    ['gets nothing for an hour', opensAt - 1, { places: ['first'] }],
    [
      'then takes the place in the account before as well',
      opensAt,
      { places: ['b', 'first'], claimAt: 'first' },
    ],
    ['for ten minutes', opensAt + 10 * MINUTE - 1, { places: ['b', 'first'], claimAt: 'first' }],
    ['and after that only its own', opensAt + 10 * MINUTE, { places: ['b', 'first'] }],
  ] as const) {
    it(what, () => {
      const { moving } = divided();
      assert.ok(moving.length > 1_000);
      const ofEach = new Set(moving.map((key) => JSON.stringify(homesOf(key, now))));
      assert.deepEqual([...ofEach], [JSON.stringify(homes)]);
    });
  }

  it('leaves alone what it does not get', () => {
    for (const key of divided().staying)
      assert.deepEqual(homesOf(key, opensAt), { places: ['first'], claimAt: undefined });
    const third = among({ name: 'b', joinedAt: 0 }, { name: 'c', joinedAt });
    const others = keys.filter((key) => third(key, opensAt).places[0] !== 'c');
    assert.ok(others.every((key) => third(key, opensAt).claimAt === undefined));
  });

  it('opens when the one before is open to all, by name where both joined at once', () => {
    const both = among({ name: 'c', joinedAt }, { name: 'b', joinedAt });
    const openedAt = (now: number): readonly string[] =>
      [...new Set(keys.flatMap((key) => both(key, now).places))].toSorted();
    assert.deepEqual(openedAt(opensAt), ['b', 'first']);
    assert.deepEqual(openedAt(opensAt + 10 * MINUTE - 1), ['b', 'first']);
    assert.deepEqual(openedAt(opensAt + 10 * MINUTE), ['b', 'c', 'first']);
  });

  it('does not wait for one that came long before', () => {
    const both = among({ name: 'b', joinedAt: 0 }, { name: 'c', joinedAt });
    const hasOpened = (now: number): boolean => keys.some((key) => both(key, now).places.includes('c'));
    assert.deepEqual([hasOpened(opensAt - 1), hasOpened(opensAt)], [false, true]);
  });
});

it('two instances always share an account in which the second one finds the place of a conversation taken', () => {
  const names = ['b', 'c', 'd', 'e'];
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 3 * HOUR }), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 0, max: 8 * HOUR }),
      fc.integer({ min: 0, max: CLAIMED - 1 }),
      fc.integer({ min: 0, max: keys.length - 1 }),
      (times, now, apart, index) => {
        const joined = times.map((joinedAt, at) => ({ name: names[at] ?? '', joinedAt }));
        const key = keys[index] ?? '';
        const takenBy = (at: number): readonly (string | undefined)[] => {
          const { places, claimAt } = among(...joined)(key, at);
          return [places[0], claimAt];
        };
        const other = takenBy(now + apart).filter((name) => name !== undefined);
        assert.ok(takenBy(now).some((name) => name !== undefined && other.includes(name)));
      },
    ),
    { numRuns: 2_000 },
  );
});
