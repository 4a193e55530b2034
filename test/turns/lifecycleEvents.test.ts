// What is reported of a conversation's life, between one of its records and the next.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  LEFT_OUT,
  newRecord,
  type ConversationContext,
  type ConversationRecord,
  type PendingEffect,
  type Settled,
} from '../../lib/conversation/index.ts';
import { lifecycleEvents, settledCommands } from '../../lib/turns/lifecycle.ts';
import { policy } from '../fixtures/mind/mind.ts';
import { ADDRESS } from './world.ts';

const NOW = 1_700_000_000_000;
const about = { conversation: 'alias' } as const;
const begun = newRecord(ADDRESS, NOW);

function record(
  context: Partial<ConversationContext> = {},
  members: Partial<ConversationRecord> = {},
): ConversationRecord {
  return { ...begun, ...members, context: { ...begun.context, greeted: true, ...context } };
}

function pending(kind: 'say' | 'escalate' | 'end', members: Partial<PendingEffect> = {}): PendingEffect {
  const effect = {
    say: { kind: 'say', text: 'hello' },
    escalate: { kind: 'escalate', summary: 'why', variables: {} },
    end: { kind: 'end', note: 'why', variables: {} },
  } as const;
  return { id: `1.${kind}`, effect: effect[kind], rule: 'r', attempts: 0, ...members };
}

const between = (before: ConversationRecord | undefined, after: ConversationRecord, now = NOW) =>
  lifecycleEvents(before, after, { ...about, rule: 'the.rule', policy }, now);

describe('a session that begins', () => {
  const started = { name: 'conversation.started', ...about, session: 1, channel: 'omnichannel' } as const;

  it('is reported with its channels and its language, as far as they are known', () => {
    assert.deepEqual(between(undefined, record({ locale: 'de-AT', sourceChannel: 'lcw' })), [
      { ...started, sourceChannel: 'lcw', language: 'de' },
    ]);
    assert.deepEqual(between(begun, record()), [
      { ...started, sourceChannel: undefined, language: undefined },
    ]);
  });

  it('begins with a greeting, a message or a hand-over, and with nothing else', () => {
    for (const [context, names] of [
      [{ greeted: true }, ['conversation.started']],
      [{ greeted: false, customerTurns: 1 }, ['conversation.started']],
      [
        { greeted: false, phase: 'escalated', closeReason: 'botFailure' },
        ['conversation.started', 'conversation.escalated'],
      ],
      [{ greeted: false }, []],
      [{ greeted: false, phase: 'ended', closeReason: 'closedByContactCenter' }, []],
    ] as const)
      assert.deepEqual(
        between(undefined, record(context)).map(({ name }) => name),
        names,
      );
  });

  it('is reported once, and the next one again', () => {
    assert.deepEqual(between(record(), record({ customerTurns: 1 })), []);
    assert.deepEqual(
      between(record(), record({ session: 2 })).map(({ name }) => name),
      ['conversation.started'],
    );
  });
});

describe('a session that is over', () => {
  const talking = record({ locale: 'fr' });
  const over = (context: Partial<ConversationContext>) =>
    record({ locale: 'fr', customerTurns: 4, ...context });

  it('by a hand-over is reported with what led to it', () => {
    const after = over({ phase: 'escalated', closeReason: 'topic', notUnderstood: 2, topic: 'StolenCard' });
    assert.deepEqual(between(record({ locale: 'fr', notUnderstood: 2 }), after, NOW + 9_500), [
      {
        ...{ name: 'conversation.escalated', ...about, session: 1, channel: 'omnichannel', customerTurns: 4 },
        ...{ secondsSinceStart: 9.5, reason: 'topic', rule: 'the.rule', topic: 'StolenCard' },
        ...{ language: 'fr', notUnderstood: 2 },
      },
    ]);
  });

  it('has a topic of the policy, another one, or none', () => {
    for (const [topic, expected] of [
      ['StolenCard', 'StolenCard'],
      ['whatever a responder says', 'other'],
      [undefined, undefined],
    ] as const) {
      const after = over({
        phase: 'escalated',
        closeReason: 'asked',
        ...(topic === undefined ? {} : { topic }),
      });
      const [event] = between(talking, after);
      assert.ok(event?.name === 'conversation.escalated');
      assert.equal(event.topic, expected);
    }
  });

  it('by its end is reported with its reason, and whether a command goes with it', () => {
    const { startedAt: _unknown, ...rest } = over({ phase: 'ended', closeReason: 'solved' }).context;
    const ended = {
      ...{ name: 'conversation.ended', ...about, session: 1, channel: 'omnichannel', customerTurns: 4 },
      ...{ secondsSinceStart: undefined, reason: 'solved', withoutCommand: false },
    } as const;
    assert.deepEqual(between(talking, { ...begun, context: rest }), [ended]);
    assert.deepEqual(
      between(talking, { ...begun, context: { ...rest, startedAt: NOW + 5, contactCenter: false } }),
      [{ ...ended, secondsSinceStart: 0, withoutCommand: true }],
    );
    for (const reason of ['asked', 'idle', 'closedByContactCenter'] as const)
      assert.partialDeepStrictEqual(between(talking, over({ phase: 'ended', closeReason: reason })), [
        { reason },
      ]);
  });

  it('is not reported for a reason that is none, and not twice', () => {
    assert.deepEqual(between(talking, over({ phase: 'ended' })), []);
    assert.deepEqual(between(talking, over({ phase: 'ended', closeReason: 'topic' })), []);
    assert.deepEqual(between(talking, over({ phase: 'escalated', closeReason: 'solved' })), []);
    const escalated = over({ phase: 'escalated', closeReason: 'asked' });
    assert.deepEqual(between(escalated, over({ phase: 'ended', closeReason: 'asked' })), []);
  });

  it('and goes on, because its end was withdrawn, is reported to be back', () => {
    const ended = record({ phase: 'ended', closeReason: 'idle' });
    const resumed = { name: 'conversation.resumed', ...about, session: 1 };
    assert.deepEqual(between(ended, record({ customerTurns: 1 })), [resumed]);
    assert.deepEqual(
      between(ended, record({ phase: 'escalated', closeReason: 'asked' }, { effectCount: 2 })).map(
        ({ name }) => name,
      ),
      ['conversation.resumed', 'conversation.escalated'],
    );
    // The next session is another one, and an end that stays is none.
    assert.deepEqual(
      between(ended, record({ session: 2 })).map(({ name }) => name),
      ['conversation.started'],
    );
    assert.deepEqual(between(ended, record({ phase: 'ended', closeReason: 'idle', customerTurns: 1 })), []);
    assert.deepEqual(
      between(record({ phase: 'escalated' }), record({ phase: 'escalated' }, { effectCount: 2 })),
      [],
    );
  });
});

describe('within a session', () => {
  it('each message in a row that was not understood is reported, and the count begins anew with the session', () => {
    const unrecognised = { name: 'intent.unrecognised', ...about, session: 1, language: 'de', inARow: 2 };
    const counted = (notUnderstood: number, session = 1) => record({ locale: 'de', notUnderstood, session });
    assert.deepEqual(between(counted(1), counted(2)), [unrecognised]);
    assert.deepEqual(between(counted(2), counted(2)), []);
    assert.deepEqual(between(counted(2), counted(0)), []);
    assert.deepEqual(
      between(counted(2), counted(1, 2)).map(({ name }) => name),
      ['conversation.started', 'intent.unrecognised'],
    );
  });

  it('a warning is reported with how long the customer was silent, once', () => {
    const warned = record({ lastActivityAt: NOW, warnedAt: NOW + 300_000 });
    const event = { name: 'conversation.idleWarned', ...about, session: 1, secondsSilent: 300 };
    assert.deepEqual(between(record(), warned), [event]);
    assert.deepEqual(between(undefined, warned).at(-1), event);
    assert.deepEqual(between(warned, warned), []);
    assert.deepEqual(between(warned, record()), []);
  });

  it('what is left out is reported with how much waits, once', () => {
    const notice = pending('say', { rule: LEFT_OUT, id: '1.7' });
    const waiting = record({}, { outbox: [pending('say'), notice] });
    const event = { name: 'outbound.leftOut', ...about, session: 1, waiting: 2 };
    assert.deepEqual(between(record(), waiting), [event]);
    assert.deepEqual(between(undefined, waiting).at(-1), event);
    assert.deepEqual(between(waiting, waiting), []);
    const earlier = record({}, { outbox: [pending('say', { rule: LEFT_OUT, id: '1.3' })] });
    assert.deepEqual(between(earlier, waiting), [event]);
  });

  it('what was told of the articles is reported as well', () => {
    const offered = lifecycleEvents(record(), record(), { ...about, rule: 'knowledge.offered', policy }, NOW);
    assert.deepEqual(
      offered.map(({ name }) => name),
      ['knowledge.answered'],
    );
  });

  it('a message that nobody may be serving is reported with how long they have waited', () => {
    const served = (unserved: number, context: Partial<ConversationContext> = {}) =>
      record({
        phase: 'escalated',
        closeReason: 'asked',
        closedAt: NOW,
        sourceChannel: 'lcw',
        unserved,
        ...context,
      });
    const event = {
      ...{ name: 'conversation.unserved', ...about, session: 1, sourceChannel: 'lcw' },
      ...{ secondsWaiting: 60, messages: 2 },
    };
    assert.deepEqual(between(served(1), served(2), NOW + 60_000), [event]);
    assert.deepEqual(between(served(2), served(2), NOW + 60_000), []);
    assert.deepEqual(between(served(1), served(2, { closedAt: NOW + 99_000 }), NOW), [
      { ...event, secondsWaiting: 0 },
    ]);
    const { closedAt: _unknown, ...context } = served(2).context;
    assert.deepEqual(between(served(1), { ...begun, context }, NOW), [{ ...event, secondsWaiting: 0 }]);
    const { unserved: _none, ...first } = served(0).context;
    assert.partialDeepStrictEqual(between({ ...begun, context: first }, served(1), NOW), [{ messages: 1 }]);
    assert.deepEqual(
      between(served(5), served(1, { session: 2 }), NOW).map(({ name }) => name),
      ['conversation.started', 'conversation.unserved', 'conversation.escalated'],
    );
  });
});

describe('a command that left the outbox', () => {
  const before = (members: Partial<PendingEffect> = {}, kind: 'escalate' | 'end' | 'say' = 'escalate') =>
    record({ session: 3 }, { outbox: [pending(kind, { id: '3.1', attempts: 2, ...members })] });
  const settled = (settlement: Settled['settlement'], attempts = 5): Settled => ({
    ...{ id: '3.1', settlement, attempts, outcome: { kind: 'sent' }, at: NOW, notBefore: NOW },
  });
  const event = { name: 'command.settled', ...about, session: 3, command: 'Escalate', attempts: 5 } as const;

  for (const [settlement, result] of [
    ['done', 'done'],
    ['dropped', 'dropped'],
    ['dead', 'dead'],
    ['gone', 'gone'],
    // It waited, and the conversation turned out to be over.
    ['retry', 'gone'],
  ] as const) {
    it(`is reported as ${result} when it was settled as ${settlement}`, () => {
      const one = settled(settlement);
      assert.deepEqual(settledCommands(before(), record({ session: 3 }), [one], 'alias'), [
        { ...event, result },
      ]);
    });
  }

  it('by what was settled last', () => {
    const found = settledCommands(before(), record(), [settled('retry', 3), settled('done', 4)], 'alias');
    assert.deepEqual(found, [{ ...event, result: 'done', attempts: 4 }]);
  });

  it('without an attempt is gone, or was taken by the one that may have arrived', () => {
    const other = { ...settled('done'), id: '3.2' };
    assert.deepEqual(settledCommands(before({}, 'end'), record(), [other], 'alias'), [
      { ...event, command: 'EndConversation', result: 'gone', attempts: 2 },
    ]);
    assert.deepEqual(settledCommands(before({ ambiguous: true }), record(), [], 'alias'), [
      { ...event, result: 'done', attempts: 2 },
    ]);
    assert.deepEqual(settledCommands(before({ ambiguous: true }), record(), [settled('dead')], 'alias'), [
      { ...event, result: 'dead' },
    ]);
  });

  it('is none while it waits, and no sentence is one', () => {
    assert.deepEqual(settledCommands(before(), before(), [settled('retry')], 'alias'), []);
    assert.deepEqual(settledCommands(before({}, 'say'), record(), [settled('done')], 'alias'), []);
  });
});
