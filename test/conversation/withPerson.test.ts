import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Inbound } from '../../lib/omnichannel/index.ts';
import {
  bareEscalate,
  givenBack,
  handBackAt,
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

describe('a hand-over in another case than the one that is stored', () => {
  const known = { workItem: { liveWorkItem: 'one' }, facts: { Name: 'Kim' }, matter: 'secret' };

  for (const [title, handOver, expected] of [
    ['that was taken', HANDED_OVER, []],
    ['that may have been', UNCERTAIN, ['']],
  ] as const) {
    it(`keeps nothing of the one before, ${title}: not what waits, and not what is repeated`, () => {
      const record = recordWith('escalated', [SAY, ESCALATE], { ...known, closedAt: NOW - 1_000 });
      const after = withPerson(record, { ...handOver, workItem: { liveWorkItem: 'two' } });
      assert.ok(after !== undefined);
      const { phase, session, facts, matter, workItem, closeReason } = after.context;
      assert.deepEqual([phase, session, closeReason], ['escalated', 2, 'botFailure']);
      assert.deepEqual([facts, matter, workItem], [{}, undefined, { liveWorkItem: 'two' }]);
      assert.deepEqual(
        after.outbox.map(({ effect }) => (effect.kind === 'escalate' ? effect.summary : effect.kind)),
        expected.map(() => bareEscalate(NOW)?.summary),
      );
    });
  }

  it('keeps all of it in the same case, and learns of its other ids', () => {
    const record = recordWith('talking', [], known);
    const after = withPerson(record, {
      ...HANDED_OVER,
      workItem: { liveWorkItem: 'one', conversation: 'c' },
    });
    assert.deepEqual(
      [after?.context.facts, after?.context.workItem],
      [known.facts, { liveWorkItem: 'one', conversation: 'c' }],
    );
    const nameless = withPerson(recordWith('talking', []), HANDED_OVER);
    assert.equal(nameless !== undefined && 'workItem' in nameless.context, false);
  });
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
    ['not by an event at that very moment', { told: [told(NOW)] }, HANDED_OVER, false],
    ['by a second event after one at that moment', { told: [told(NOW), told(NOW + 9)] }, HANDED_OVER, true],
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
    const { sentAt } = handOverAt(NOW, ADDRESS, { sentAt: NOW - 500 }, { names: [], taken: true });
    assert.equal(sentAt, NOW - 500);
    const timeless = handOverAt(NOW, ADDRESS, {}, { names: ['m1'], taken: false });
    assert.deepEqual(timeless, { address: ADDRESS, at: NOW, names: ['m1'], taken: false });
  });
});

describe('what a hand-over leaves in a record', () => {
  const after = (record: ConversationRecord, handOver: HandOver): ConversationRecord => {
    const handedOver = withPerson(record, handOver);
    assert.ok(handedOver !== undefined);
    return handedOver;
  };

  it('is when it was heard and when anything was done, the later of either', () => {
    for (const [before, sentAt, heardAt, lastActivityAt] of [
      [NOW - 9, undefined, NOW, NOW],
      [NOW + 9, undefined, NOW + 9, NOW + 9],
      [NOW - 9, NOW - 5, NOW - 5, NOW],
      [NOW - 3, NOW - 5, NOW - 3, NOW],
    ] as const) {
      const record = recordWith('talking', [], { heardAt: before, lastActivityAt: before });
      const { context } = after(record, { ...HANDED_OVER, ...(sentAt === undefined ? {} : { sentAt }) });
      assert.deepEqual([context.heardAt, context.lastActivityAt], [heardAt, lastActivityAt]);
    }
  });

  it('is that it was presumed, from then on, unless a person surely has it', () => {
    const presumed: HandOver = { ...HANDED_OVER, presumed: true };
    const { context } = after(recordWith('talking', []), presumed);
    assert.deepEqual([context.presumed, context.closedAt], [true, NOW]);
    const before = { closeReason: 'asked', closedAt: NOW - 9 } as const;
    const sure = after(recordWith('escalated', [], before), presumed).context;
    assert.deepEqual(['presumed' in sure, sure.closedAt], [false, NOW - 9]);
    const unsure = recordWith('escalated', [], { ...before, presumed: true });
    const surely = after(unsure, HANDED_OVER).context;
    assert.deepEqual(['presumed' in surely, surely.closedAt], [false, NOW]);
    const again = after(unsure, presumed).context;
    assert.deepEqual([again.presumed, again.closedAt], [true, NOW]);
    const later = after(
      recordWith('escalated', [], { ...before, presumed: true, closedAt: NOW + 9 }),
      presumed,
    );
    assert.equal(later.context.closedAt, NOW + 9);
  });

  it('is nothing to repeat where a person has had it since', () => {
    for (const [times, waiting] of [
      [{ closedAt: NOW + 1 }, 0],
      [{ closedAt: NOW }, 1],
      [{ closedAt: NOW - 9, takenAt: NOW + 1 }, 0],
      [{ closedAt: NOW - 9, takenAt: NOW }, 1],
    ] as const) {
      const record = recordWith('escalated', [], { closeReason: 'asked', ...times });
      assert.equal(after(record, UNCERTAIN).outbox.length, waiting);
    }
    const waits = recordWith('escalated', [ESCALATE], { closeReason: 'asked', closedAt: NOW + 1 });
    assert.equal(after(waits, UNCERTAIN).outbox.length, 1);
    const { closedAt: _unknown, ...context } = recordWith('escalated', [], { closeReason: 'asked' }).context;
    assert.equal(after({ ...recordWith('escalated', []), context }, UNCERTAIN).outbox.length, 1);
  });

  it('is when a person surely had it, the last time', () => {
    const before = { closeReason: 'asked', closedAt: NOW - 9 } as const;
    for (const [handOver, known, takenAt] of [
      [HANDED_OVER, {}, NOW],
      [HANDED_OVER, { takenAt: NOW - 5 }, NOW],
      [HANDED_OVER, { takenAt: NOW + 5 }, NOW + 5],
      [{ ...HANDED_OVER, presumed: true as const }, { takenAt: NOW - 5 }, NOW - 5],
      [UNCERTAIN, {}, undefined],
    ] as const)
      assert.equal(
        after(recordWith('escalated', [], { ...before, ...known }), handOver).context.takenAt,
        takenAt,
      );
  });

  it('is the Escalate to be repeated: its own, or a bare one under the next number', () => {
    const own = recordWith('escalated', [SAY, ESCALATE]);
    assert.deepEqual(after(own, UNCERTAIN).outbox, [{ ...own.outbox[1], attempts: 1, ambiguous: true }]);
    assert.equal(after(own, UNCERTAIN).effectCount, own.effectCount);
    const talking = recordWith('talking', [SAY]);
    const { outbox, effectCount } = after(talking, UNCERTAIN);
    assert.equal(effectCount, talking.effectCount + 1);
    const id = `${talking.context.session}.${effectCount}`;
    assert.deepEqual(outbox, [
      { id, effect: bareEscalate(NOW), rule: 'failOpen', attempts: 1, ambiguous: true },
    ]);
    assert.deepEqual(bareEscalate(NOW)?.variables, {
      BotHandoffReason: { value: 'botFailure', isDisplayable: true },
    });
  });
});

describe('a hand-back that could not be stored', () => {
  const inbound = (variables: Record<string, string>): Inbound => ({
    ...{ kind: 'contextEvent', name: 'omnichannelSetContext', variables },
    ...{ sourceChannel: undefined, locale: undefined },
  });
  const CASE = { liveWorkItem: '2' };

  it('is known by its times and its case, as far as it says them', () => {
    const event = inbound({ msdyn_liveworkitemid: '2' });
    assert.deepEqual(handBackAt(NOW, { sentAt: NOW - 5 }, event), {
      at: NOW,
      workItem: CASE,
      sentAt: NOW - 5,
    });
    assert.deepEqual(handBackAt(NOW, { sentAt: 0 }, event), { at: NOW, workItem: CASE });
    assert.deepEqual(handBackAt(NOW, {}, { kind: 'joined', reason: 'installed' }), {
      at: NOW,
      workItem: undefined,
    });
  });

  const escalated = (context: Partial<ConversationRecord['context']> = {}) =>
    recordWith('escalated', [ESCALATE], { closeReason: 'asked', facts: { Name: 'Ana' }, ...context });

  it('leaves a conversation that is over, with nothing to send, in which the next message counts', () => {
    const { outbox, context } = givenBack(escalated({ presumed: true, heardAt: NOW - 9 }), {
      ...{ at: NOW, workItem: undefined },
    });
    assert.deepEqual(outbox, []);
    assert.deepEqual(
      [context.phase, context.closeReason, context.heardAt, 'presumed' in context, context.facts],
      ['ended', 'closedByContactCenter', NOW, false, { Name: 'Ana' }],
    );
    for (const [heardAt, sentAt, expected] of [
      [NOW - 9, NOW - 5, NOW - 5],
      [NOW + 9, NOW - 5, NOW + 9],
    ] as const)
      assert.equal(
        givenBack(escalated({ heardAt }), { at: NOW, workItem: undefined, sentAt }).context.heardAt,
        expected,
      );
  });

  it('keeps nothing of another case, and everything of the same', () => {
    for (const [known, isKept] of [
      [{ workItem: { liveWorkItem: '1' } }, false],
      [{ facts: { Name: 'Ana', msdyn_liveworkitemid: '1' } }, false],
      [{ workItem: CASE }, true],
      [{}, true],
    ] as const) {
      const record = escalated(known);
      const { context } = givenBack(record, { at: NOW, workItem: CASE });
      assert.equal('Name' in context.facts, isKept);
      assert.equal(context.session, record.context.session + (isKept ? 0 : 1));
    }
  });
});
