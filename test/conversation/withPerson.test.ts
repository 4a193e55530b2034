import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  bareEscalate,
  handOverAt,
  lifeStateOf,
  newRecord,
  wasSeen,
  withDecision,
  withPerson,
  type ConversationRecord,
  type Effect,
  type HandOver,
} from '../../lib/conversation/index.ts';

const ADDRESS = {
  serviceUrl: 'https://connector.example/',
  channelId: 'omnichannel',
  conversationId: 'c1',
  bot: { id: 'bot' },
  customer: { id: 'customer' },
};
const NOW = 1_700_000_000_000;
const SAY: Effect = { kind: 'say', text: 'hello' };
const END: Effect = { kind: 'end', note: '', variables: {} };
const ESCALATE: Effect = { kind: 'escalate', summary: 'what was decided', variables: {} };

const HANDED_OVER: HandOver = { address: ADDRESS, at: NOW, names: ['m1'], taken: true };
const UNCERTAIN: HandOver = { ...HANDED_OVER, taken: false };

function recordWith(
  phase: ConversationRecord['context']['phase'],
  effects: readonly Effect[],
  context: Partial<ConversationRecord['context']> = {},
): ConversationRecord {
  const record = newRecord(ADDRESS, NOW - 60_000);
  const decided = { ...record.context, phase, ...context };
  return withDecision(record, { context: decided, effects, rule: 'test' });
}

const anyRecord = fc
  .record({
    phase: fc.constantFrom('talking' as const, 'escalated' as const, 'ended' as const),
    effects: fc.array(fc.constantFrom(SAY, END, ESCALATE), { maxLength: 4 }),
    attempts: fc.nat(3),
  })
  .map(({ phase, effects, attempts }) => {
    const record = recordWith(phase, effects, phase === 'talking' ? {} : { closedAt: NOW - 1_000 });
    return { ...record, outbox: record.outbox.map((pending) => ({ ...pending, attempts })) };
  });

describe('a record whose customer was handed over past it', () => {
  it('is with a person, with nothing left to send, whatever it was', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const after = withPerson(record, HANDED_OVER);
        assert.ok(after);
        assert.equal(lifeStateOf(after), 'withPerson');
        assert.deepEqual(after.outbox, []);
        assert.ok(wasSeen(after, ['m1']));
        assert.equal(after.effectCount, record.effectCount);
        assert.equal(after.context.session, record.context.session);
      }),
    );
  });

  it('waits with one Escalate that may have arrived where nobody knows', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const after = withPerson(record, UNCERTAIN);
        assert.ok(after);
        assert.equal(lifeStateOf(after), 'transferring');
        const [waiting, ...others] = after.outbox;
        assert.deepEqual(others, []);
        assert.equal(waiting?.ambiguous, true);
        const own = record.outbox.find(({ effect }) => effect.kind === 'escalate');
        assert.deepEqual(waiting.effect, own?.effect ?? bareEscalate(NOW));
        assert.ok(waiting.attempts > (own?.attempts ?? 0));
        assert.ok(after.effectCount >= record.effectCount);
      }),
    );
  });

  it('comes to the same when it is told twice', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const once = withPerson(record, HANDED_OVER);
        assert.ok(once);
        const { seen: _twice, ...again } = withPerson(once, HANDED_OVER) ?? once;
        const { seen: _once, ...first } = once;
        assert.deepEqual(again, first);
      }),
    );
  });

  it('keeps the reason of a transfer that was decided, and names the failure otherwise', () => {
    const decided = recordWith('escalated', [ESCALATE], { closeReason: 'asked', closedAt: NOW - 5 });
    assert.deepEqual(
      [decided, recordWith('ended', [END], { closeReason: 'asked' }), recordWith('talking', [])].map(
        (record) => {
          const { closeReason, closedAt } = withPerson(record, HANDED_OVER)?.context ?? {};
          return [closeReason, closedAt];
        },
      ),
      [
        ['asked', NOW - 5],
        ['botFailure', NOW],
        ['botFailure', NOW],
      ],
    );
  });
});

describe('a hand-over is over', () => {
  const told = (takenAt: number, sentAt?: number) => ({
    content: 'c',
    takenAt,
    ...(sentAt === undefined ? {} : { sentAt }),
  });
  const timed = handOverAt(NOW, ADDRESS, { sentAt: NOW - 500 }, { names: [], taken: true });

  for (const [title, context, handOver, isOver] of [
    ['not by the event that announced the conversation', { told: [told(NOW - 9)] }, HANDED_OVER, false],
    ['not by the announcement that came late', { told: [told(NOW + 9)] }, HANDED_OVER, false],
    ['by an event long after it', { told: [told(NOW + 30_000)] }, HANDED_OVER, true],
    ['by a second event after it', { told: [told(NOW - 9), told(NOW + 9)] }, HANDED_OVER, true],
    ['by an event that was sent after the message', { told: [told(NOW + 9, NOW - 499)] }, timed, true],
    ['not by one that was sent before the message', { told: [told(NOW + 90_000, NOW - 500)] }, timed, false],
    ['by an end that was taken since', { phase: 'ended', closedAt: NOW + 1 }, HANDED_OVER, true],
    ['not by one that was taken before', { phase: 'ended', closedAt: NOW }, HANDED_OVER, false],
  ] as const) {
    it(title, () => {
      const record = recordWith('talking', [], context);
      assert.equal(withPerson(record, handOver) === undefined, isOver);
    });
  }

  it('not by an end that waits', () => {
    const record = recordWith('ended', [END], { closedAt: NOW + 1 });
    assert.deepEqual(withPerson(record, HANDED_OVER)?.outbox, []);
  });

  it('which a time that no clock can have shown does not change', () => {
    assert.equal(handOverAt(NOW, ADDRESS, { sentAt: 0 }, { names: [], taken: true }).sentAt, undefined);
    assert.equal(timed.sentAt, NOW - 500);
  });
});
