import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  armed,
  newRecord,
  repliesFor,
  rearmed,
  retentionEndsAt,
  wantedDueAt,
  withDecision,
  decideIdle,
  idleDueAt,
  type ConversationRecord,
  type DuePolicy,
} from '../../lib/conversation/index.ts';
import { ADDRESS, POLICY } from '../turns/world.ts';

const NOW = 1_700_000_000_000;
const MINUTE = 60_000;
const fresh = newRecord(ADDRESS, NOW);
const talking = { ...fresh, context: { ...fresh.context, greeted: true } };
const OFF: DuePolicy = { warningAfter: undefined, endAfter: undefined, retention: undefined };

const waiting = withDecision(talking, {
  context: talking.context,
  effects: [{ kind: 'say', text: 'x' }],
  rule: 'r',
});
const over: ConversationRecord = { ...talking, context: { ...talking.context, phase: 'ended' } };

describe('a customer who has not been warned', () => {
  it('or whom another policy warned, is ended by silence alone', () => {
    const { warningAfter: _off, ...ends } = POLICY;
    const policy = { ...ends, warningAfter: undefined };
    // The warning came with another policy: the grace that belongs to it is not known any more.
    const warned = { ...talking.context, warnedAt: NOW + 60 * MINUTE };
    assert.equal(idleDueAt(warned, policy), NOW + 10 * MINUTE);
    const decision = decideIdle(talking.context, policy, NOW + 10 * MINUTE);
    assert.equal(decision?.context.phase, 'ended');
  });

  it('has spoken, also where nobody greeted', () => {
    const spoken = { ...talking.context, greeted: false, customerTurns: 1 };
    assert.equal(idleDueAt(spoken, POLICY), NOW + 5 * MINUTE);
    assert.equal(idleDueAt({ ...spoken, customerTurns: 0 }, POLICY), undefined);
  });

  it('and is ended, is compared from then on with the time of the end on the sender’s clock', () => {
    const at = NOW + 10 * MINUTE;
    const policy = { ...POLICY, warningAfter: undefined };
    const heardAtWhenEnded = (heardAt: number | undefined): number | undefined => {
      const heard = heardAt === undefined ? talking.context : { ...talking.context, heardAt };
      return decideIdle(heard, policy, at)?.context.heardAt;
    };
    assert.equal(heardAtWhenEnded(NOW), at);
    assert.equal(heardAtWhenEnded(NOW - 14 * MINUTE), at - 14 * MINUTE);
    assert.equal(heardAtWhenEnded(NOW + 14 * MINUTE), at + 14 * MINUTE);
    assert.equal(heardAtWhenEnded(undefined), at);
  });
});

describe('what silence calls for', () => {
  for (const [title, policy, warnedAt, expected] of [
    ['a warning first', POLICY, undefined, 5 * MINUTE],
    ['the end after the warning', POLICY, NOW + 5 * MINUTE, 10 * MINUTE],
    ['W03 the end a whole grace after a late warning', POLICY, NOW + 60 * MINUTE, 65 * MINUTE],
    ['the end at once when warnings are off', { ...POLICY, warningAfter: undefined }, undefined, 10 * MINUTE],
    [
      'a warning and nothing more when ends are off',
      { ...POLICY, endAfter: undefined },
      undefined,
      5 * MINUTE,
    ],
    ['nothing after that warning', { ...POLICY, endAfter: undefined }, NOW + 5 * MINUTE, undefined],
    ['nothing when both are off', OFF, undefined, undefined],
  ] as const) {
    it(`is ${title}`, () => {
      const context = warnedAt === undefined ? talking.context : { ...talking.context, warnedAt };
      const dueAt = idleDueAt(context, policy);
      assert.equal(dueAt, expected === undefined ? undefined : NOW + expected);
      if (dueAt === undefined) return;
      assert.equal(decideIdle(context, policy, dueAt - 1), undefined);
      assert.ok(decideIdle(context, policy, dueAt) !== undefined);
    });
  }

  it('is nothing in a conversation that a person has, or that is over', () => {
    assert.equal(decideIdle(over.context, POLICY, NOW + 60 * MINUTE), undefined);
    assert.equal(
      decideIdle({ ...talking.context, phase: 'escalated' }, POLICY, NOW + 60 * MINUTE),
      undefined,
    );
  });
});

describe('when the sweep looks again', () => {
  it('is when the lease ends, while something waits to be sent', () => {
    const lease = { holder: 'x', until: NOW + 15_000 };
    assert.equal(wantedDueAt({ ...waiting, lease }, POLICY), NOW + 15_000);
  });

  it('is when the contact center may be asked again, if it named a time', () => {
    const [first] = waiting.outbox;
    assert.ok(first !== undefined);
    const throttled = { ...waiting, outbox: [{ ...first, notBefore: NOW + 60_000 }] };
    assert.equal(wantedDueAt(throttled, POLICY), NOW + 60_000);
  });

  it('is when silence calls for something, and after the end when it may be forgotten', () => {
    assert.equal(wantedDueAt(talking, POLICY), NOW + 5 * MINUTE);
    assert.equal(wantedDueAt(over, POLICY), NOW + 30 * 24 * 60 * MINUTE);
    assert.equal(retentionEndsAt(over, POLICY), NOW + 30 * 24 * 60 * MINUTE);
    assert.equal(retentionEndsAt(talking, POLICY), undefined);
  });

  it('is never, when everything is switched off', () => {
    assert.equal(wantedDueAt(over, OFF), undefined);
    assert.equal('dueAt' in armed({ ...over, dueAt: 5 }, OFF, NOW), false);
  });

  it('is left as it is by an ordinary turn, so that the index is not written', () => {
    const armedAt = { ...talking, dueAt: NOW + 30_000 };
    assert.equal(rearmed(armedAt, POLICY, NOW), armedAt);
    const busy = { ...waiting, lease: { holder: 'x', until: NOW + 15_000 }, dueAt: NOW + 50_000 };
    assert.equal(rearmed(busy, POLICY, NOW), busy);
  });

  it('is brought forward when what waits would be found too late', () => {
    const late = { ...waiting, lease: { holder: 'x', until: NOW + 15_000 }, dueAt: NOW + 5 * MINUTE };
    assert.equal(rearmed(late, POLICY, NOW).dueAt, NOW + 15_000);
  });

  it('is no time that has passed: an entry of that name may be about to be discarded', () => {
    assert.equal(rearmed(waiting, POLICY, NOW).dueAt, NOW);
    const overdue = { ...talking, dueAt: NOW + 5 * MINUTE };
    for (const arm of [armed, rearmed]) {
      assert.equal(arm(overdue, POLICY, NOW + 60 * MINUTE).dueAt, NOW + 60 * MINUTE);
      assert.equal(arm(overdue, POLICY, NOW).dueAt, NOW + 5 * MINUTE);
    }
  });

  it('is renewed once it has passed', () => {
    assert.equal(rearmed({ ...talking, dueAt: NOW - 1 }, POLICY, NOW).dueAt, NOW + 5 * MINUTE);
  });
});

describe('a due time', () => {
  const lease = { holder: 'x', until: NOW + 15_000 };
  const held = { ...waiting, lease };

  it('is kept when it comes at most 40 seconds after what is to be found, and not for a millisecond more', () => {
    const latest = { ...held, dueAt: NOW + 55_000 };
    assert.equal(rearmed(latest, POLICY, NOW), latest);
    assert.equal(rearmed({ ...latest, dueAt: NOW + 55_001 }, POLICY, NOW).dueAt, NOW + 15_000);
  });

  it('that has come is renewed', () => {
    assert.equal(rearmed({ ...talking, dueAt: NOW }, POLICY, NOW).dueAt, NOW + 5 * MINUTE);
  });

  it('is kept where nothing is due any more: the sweep finds nothing, once', () => {
    const armedStill = { ...over, dueAt: NOW + MINUTE };
    assert.equal(rearmed(armedStill, OFF, NOW), armedStill);
  });

  it('waits for the lease as well as for the time that was named', () => {
    const [first] = waiting.outbox;
    assert.ok(first !== undefined);
    for (const notBefore of [NOW + 10_000, NOW + 20_000]) {
      const both: ConversationRecord = { ...held, outbox: [{ ...first, notBefore }] };
      assert.equal(wantedDueAt(both, POLICY), Math.max(NOW + 15_000, notBefore));
    }
  });

  it('is that of what waits when silence comes later, and of silence when that comes first', () => {
    assert.equal(wantedDueAt(held, POLICY), NOW + 15_000);
    const longAgo = { ...held, context: { ...held.context, lastActivityAt: NOW - 5 * MINUTE } };
    assert.equal(wantedDueAt(longAgo, POLICY), NOW);
  });

  it('is a whole number of fifteen digits at most, whatever the clocks say', () => {
    const [first] = waiting.outbox;
    assert.ok(first !== undefined);
    const at = (notBefore: number) =>
      armed({ ...waiting, outbox: [{ ...first, notBefore }] }, OFF, NOW).dueAt;
    assert.equal(at(NOW + 0.25), NOW + 1);
    assert.equal(at(1e20), 999_999_999_999_999);
    const before1970 = { ...talking, context: { ...talking.context, lastActivityAt: -20 * MINUTE } };
    assert.equal(armed(before1970, POLICY, -20 * MINUTE).dueAt, 0);
  });

  it('of forgetting is none as long as something waits, or for good', () => {
    assert.equal(retentionEndsAt({ ...over, outbox: waiting.outbox }, POLICY), undefined);
    assert.equal(retentionEndsAt(over, { ...POLICY, retention: undefined }), undefined);
    assert.equal(
      retentionEndsAt({ ...over, context: { ...over.context, lastActivityAt: 7 } }, POLICY),
      7 + 30 * 24 * 60 * MINUTE,
    );
  });
});

describe('what silence says', () => {
  const replies = repliesFor('en');

  it('is the warning, once, and when it was', () => {
    const at = NOW + 5 * MINUTE;
    assert.deepEqual(decideIdle(talking.context, POLICY, at), {
      context: { ...talking.context, warnedAt: at },
      effects: [{ kind: 'say', text: replies.idleWarning }],
      rule: 'idleWarning',
    });
  });

  it('is the farewell and the end, with when it was and why', () => {
    const at = NOW + 10 * MINUTE;
    const warned = { ...talking.context, warnedAt: NOW + 5 * MINUTE };
    const { context, effects, rule } = decideIdle(warned, POLICY, at) ?? {};
    assert.deepEqual([context?.phase, context?.closeReason, context?.closedAt], ['ended', 'idle', at]);
    assert.deepEqual(
      effects?.map((effect) => (effect.kind === 'say' ? effect.text : effect.kind)),
      [replies.idleFarewell, 'end'],
    );
    assert.equal(rule, 'end.idle');
  });

  it('is nothing where the bot greeted on its own, and nobody answered', () => {
    const alone = { ...talking.context, contactCenter: false };
    assert.equal(idleDueAt(alone, POLICY), undefined);
    assert.equal(idleDueAt({ ...alone, contactCenter: true }, POLICY), NOW + 5 * MINUTE);
    assert.equal(idleDueAt({ ...alone, customerTurns: 1 }, POLICY), NOW + 5 * MINUTE);
  });
});
