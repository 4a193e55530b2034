import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { loadPolicy, parsePolicy } from '../../lib/conversation/index.ts';
import { POLICY_MEMBERS } from '../../lib/conversation/policy/members.ts';
import { isOpen, nextOpening } from '../../lib/openingHours.ts';
import type { BusinessHours } from '../../lib/conversation/policy/policy.ts';
import file from '../../lib/conversation/policy/policy.json' with { type: 'json' };

type PolicyFile = Record<string, unknown>;

const WORKDAY = ['09:00-12:00', '13:00-17:00'];

const HOURS = {
  timeZone: 'Europe/Berlin',
  week: { monday: WORKDAY, tuesday: WORKDAY, friday: ['22:00-24:00'] },
  closedOn: ['2026-12-28'],
  whenClosed: 'tell',
};

function mistakesOf(members: PolicyFile): readonly string[] {
  const parsed = parsePolicy({ ...file, ...members });
  return parsed.ok ? [] : parsed.mistakes.map(({ path }) => path);
}

describe('a policy file', () => {
  it('that is shipped has no mistakes', () => {
    assert.equal(loadPolicy().ok, true);
  });

  it('with mistakes is refused with every one of them, and where they are', () => {
    const parsed = parsePolicy({
      askedForPerson: { english: ['agent'], en: [''] },
      yes: 'yes',
      no: {},
      topics: [
        { name: 'a b', words: {}, handOver: 'no', variables: { [`x${'y'.repeat(100)}`]: 1, ok: 'fine' } },
        { name: 'T', words: {}, handOver: false, variables: {} },
        { name: 'T', words: {}, handOver: false, variables: {}, colour: 'red' },
      ],
      notUnderstood: { offerAfter: 3, handOverAfter: 2 },
      botFailure: { handOver: 'yes' },
      solved: { askFirst: 1 },
      businessHours: {
        timeZone: 'Mars/Olympus',
        week: { funday: [], monday: ['9-17'] },
        closedOn: ['25.12.'],
        whenClosed: 'cry',
      },
      variables: { list: [1] },
      escalateWhen: 'angry',
    });
    assert.ok(!parsed.ok);
    const paths = parsed.mistakes.map(({ path }) => path);
    for (const path of [
      'escalateWhen',
      'askedForPerson.english',
      'askedForPerson.en',
      'yes',
      'topics[0].name',
      'topics[0].handOver',
      'topics[2].name',
      'topics[2].colour',
      'notUnderstood.offerAfter',
      'botFailure.handOver',
      'solved.askFirst',
      'businessHours.timeZone',
      'businessHours.week.funday',
      'businessHours.week.monday',
      'businessHours.closedOn',
      'businessHours.whenClosed',
      'variables.list',
    ]) {
      assert.ok(paths.includes(path), `${path} is not among ${paths.join(', ')}`);
    }
    assert.ok(paths.some((path) => path.startsWith('topics[0].variables.xy')));
    assert.ok(parsed.mistakes.every(({ message }) => message.length > 10));
  });

  for (const [title, value] of [
    ['a list', []],
    ['nothing', null],
    ['a text', 'policy'],
  ] as const) {
    it(`that is ${title} is refused in words`, () => {
      assert.equal(parsePolicy(value).ok, false);
    });
  }

  it('never throws, whatever it holds', () => {
    fc.assert(fc.property(fc.anything(), (value) => typeof parsePolicy(value).ok === 'boolean'));
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(file)), fc.anything(), (name, value) => {
        parsePolicy({ ...file, [name]: value });
      }),
    );
  });

  it('may leave everything out: what holds then is the default of each member', () => {
    const parsed = parsePolicy({});
    assert.ok(parsed.ok);
    const { policy } = parsed;
    const defaults = Object.entries(POLICY_MEMBERS).map(([name, member]) => [name, member.default]);
    assert.deepEqual(parsePolicy(Object.fromEntries(defaults)), parsed);
    assert.deepEqual(policy.notUnderstood, { offerAfter: 2, handOverAfter: 3 });
    assert.equal(policy.businessHours, undefined);
    assert.ok(policy.botFailure.handOver && policy.solved.askFirst);
  });

  it('may leave out members of a member: the others are kept', () => {
    const parsed = parsePolicy({
      notUnderstood: { handOverAfter: 9 },
      topics: [{ name: 'Refund', words: { en: ['refund'] } }],
      businessHours: { timeZone: 'UTC', week: {} },
    });
    assert.ok(parsed.ok);
    const { notUnderstood, topics, businessHours } = parsed.policy;
    assert.deepEqual(notUnderstood, { offerAfter: 2, handOverAfter: 9 });
    assert.deepEqual(topics, [{ name: 'Refund', words: { en: ['refund'] }, handOver: false, variables: {} }]);
    assert.deepEqual(businessHours, { timeZone: 'UTC', week: {}, closedOn: [], whenClosed: 'tell' });
  });

  for (const [wrong, paths] of [
    [{ topics: [{}, 5] }, ['topics[0].name', 'topics[1]']],
    [{ businessHours: {} }, ['businessHours.timeZone', 'businessHours.week']],
    [{ businessHours: 'always' }, ['businessHours']],
    [{ notUnderstood: { handOverAfter: 1 } }, ['notUnderstood.offerAfter']],
    [{ $schema: 5 }, ['$schema']],
    [{ variables: ['Team'] }, ['variables']],
  ] as const) {
    it(`is told once, and where, of each mistake in ${JSON.stringify(wrong)}`, () => {
      const parsed = parsePolicy(wrong);
      assert.deepEqual(parsed.ok ? [] : parsed.mistakes.map(({ path }) => path), paths);
    });
  }

  it('may name the schema that editors go by', () => {
    assert.deepEqual(parsePolicy({ $schema: './policy.schema.json' }), parsePolicy({}));
  });

  it('takes business hours', () => {
    assert.deepEqual(mistakesOf({ businessHours: HOURS }), []);
    assert.deepEqual(mistakesOf({ businessHours: { ...HOURS, week: { monday: ['17:00-09:00'] } } }), [
      'businessHours.week.monday',
    ]);
  });
});

describe('business hours', () => {
  const parsed = parsePolicy({ ...file, businessHours: HOURS });
  assert.ok(parsed.ok && parsed.policy.businessHours !== undefined);
  const hours: BusinessHours = parsed.policy.businessHours;
  const at = (time: string): number => Date.parse(time);

  for (const [time, open, why] of [
    ['2026-11-23T08:00:00Z', true, 'Monday, 9 in Berlin in winter'],
    ['2026-11-23T07:59:00Z', false, 'a minute earlier'],
    ['2026-07-06T07:00:00Z', true, 'Monday, 9 in Berlin in summer'],
    ['2026-11-23T11:30:00Z', false, 'the lunch break'],
    ['2026-11-23T16:00:00Z', false, 'Monday at 17, which is the end'],
    ['2026-11-25T10:00:00Z', false, 'Wednesday, which is not listed'],
    ['2026-12-28T10:00:00Z', false, 'a Monday that is a holiday'],
    ['2026-11-27T22:59:00Z', true, 'Friday a minute before midnight in Berlin'],
    ['2026-11-27T23:00:00Z', false, 'midnight in Berlin'],
  ] as const) {
    it(`are ${open ? 'open' : 'closed'} on ${why}`, () => {
      assert.equal(isOpen(hours, at(time)), open);
    });
  }

  it('name the next opening: today, another day, past a holiday, or none', () => {
    const next = (time: string): string => {
      const opening = nextOpening(hours, at(time));
      return opening === undefined
        ? 'none'
        : `${new Date(opening.day).toISOString().slice(0, 10)} ${opening.time}`;
    };
    assert.equal(next('2026-11-23T11:30:00Z'), '2026-11-23 13:00');
    assert.equal(next('2026-11-24T17:00:00Z'), '2026-11-27 22:00');
    assert.equal(next('2026-12-26T10:00:00Z'), '2026-12-29 09:00');
    assert.equal(nextOpening({ ...hours, week: {} }, at('2026-11-23T11:30:00Z')), undefined);
  });

  it('do not exist for a center that never closes', () => {
    assert.equal(isOpen(undefined, 0), true);
  });
});
