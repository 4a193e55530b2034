// What a turn is reported as, and what it told of the articles.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  newRecord,
  type ConversationContext,
  type ConversationRecord,
} from '../../lib/conversation/index.ts';
import { noTelemetry } from '../../lib/events.ts';
import { turnEvents, type TurnResult } from '../../lib/turns/index.ts';
import { articleEvents } from '../../lib/turns/articleEvents.ts';
import { policy, responder } from '../fixtures/mind/mind.ts';
import { ADDRESS, customerSays, World } from './world.ts';

const NOW = 1_700_000_000_000;

function record(context: Partial<ConversationContext> = {}): ConversationRecord {
  const base = newRecord(ADDRESS, NOW);
  return { ...base, context: { ...base.context, ...context } };
}

describe('a turn', () => {
  const arrival = customerSays('hello', 'm1');
  const timing = { cold: true, milliseconds: 12 };
  const usage = { storageRequests: 3, storageMilliseconds: 5, posts: 1, postMilliseconds: 7 };
  const world = new World();
  const ports = {
    telemetry: { ...noTelemetry, usage: () => usage },
    aliasOf: () => world.alias,
    bot: { policy, responder },
  };
  const common = {
    ...{
      name: 'turn.completed',
      conversation: world.alias,
      channel: 'omnichannel',
      inbound: 'customerMessage',
    },
    ...timing,
    ...usage,
  };
  const result: TurnResult = { outcome: 'applied', rule: 'hello', conflicts: 0, effects: 1 };

  it('is reported by what it did and how it left the conversation', () => {
    const left = record({
      phase: 'escalated',
      session: 3,
      customerTurns: 4,
      locale: 'de',
      topic: 'StolenCard',
    });
    const waiting = { id: '1.1', effect: { kind: 'say', text: 'hello' }, rule: 'r', attempts: 0 } as const;
    const ending = { ...result, record: { ...left, outbox: [waiting] }, responderMilliseconds: 7 };
    assert.deepEqual(turnEvents(arrival, ending, timing, ports), [
      {
        ...{ ...common, ...result, responderMilliseconds: 7 },
        ...{
          waiting: 1,
          phase: 'escalated',
          session: 3,
          customerTurns: 4,
          language: 'de',
          topic: 'StolenCard',
        },
      },
    ]);
  });

  it('that touched no conversation says nothing of one', () => {
    assert.deepEqual(turnEvents(arrival, { ...result, outcome: 'ignored', effects: 0 }, timing, ports), [
      {
        ...{ ...common, ...result, outcome: 'ignored', effects: 0, waiting: 0 },
        ...{ phase: undefined, session: undefined, customerTurns: undefined },
        ...{ language: undefined, topic: undefined },
      },
    ]);
  });

  it('that is a duplicate, or lost races, is counted as such besides', () => {
    const others = (changes: Partial<TurnResult>) =>
      turnEvents(arrival, { ...result, ...changes }, timing, ports).slice(1);
    assert.deepEqual(others({ outcome: 'duplicate' }), [
      { name: 'activity.duplicate', conversation: world.alias },
    ]);
    assert.deepEqual(others({ conflicts: 2 }), [
      { name: 'storage.conflict', conversation: world.alias, conflicts: 2 },
    ]);
    assert.deepEqual(others({}), []);
  });

  it('that failed is reported with its code', () => {
    const ending = { outcome: 'failed', code: 'E_STORAGE_AUTH', handedOver: true } as const;
    assert.deepEqual(turnEvents(arrival, ending, timing, ports), [
      {
        ...{ ...common, outcome: 'failed', code: 'E_STORAGE_AUTH', rule: 'failed' },
        ...{ conflicts: 0, effects: 0, waiting: 0 },
      },
    ]);
  });
});

describe('an article', () => {
  const boat = { id: 'boat', title: 'Borrow a boat' };
  const oar = { id: 'oar', title: 'Borrow an oar' };
  const sail = { id: 'sail', title: 'Borrow a sail' };
  const told = record({ openQuestion: 'helped', articles: [oar, sail, boat] });
  const about = { name: 'knowledge.answered', conversation: 'alias', session: 1 };
  const reported = (before: ConversationRecord | undefined, after: ConversationRecord, rule: string) =>
    articleEvents(before, after, { conversation: 'alias', rule });

  it('is reported when it was told, and only then', () => {
    const sure = { ...about, article: 'boat', level: 'sure' };
    assert.deepEqual(reported(undefined, told, 'knowledge.boat'), [sure]);
    assert.deepEqual(reported(record(), told, 'knowledge.oar'), []);
    assert.deepEqual(reported(record(), record({ articles: [boat] }), 'knowledge.boat'), []);
    assert.deepEqual(reported(record(), record({ openQuestion: 'helped' }), 'knowledge.undefined'), []);
  });

  it('is one of several when titles were offered', () => {
    assert.deepEqual(reported(record(), record({ offered: ['A', 'B'] }), 'knowledge.offered'), [
      { ...about, level: 'unsure' },
    ]);
  });

  for (const [rule, helped] of [
    ['askSolved', true],
    ['end.solved', true],
    ['knowledge.instead', false],
    ['knowledge.didNotHelp', false],
    ['knowledge.again', false],
    ['escalate.asked', false],
    ['hello', undefined],
    ['end.asked', undefined],
    ['deescalate.asked', undefined],
  ] as const) {
    it(`${helped === undefined ? 'leaves open whether it helped' : helped ? 'helped' : 'did not help'} by ${rule}`, () => {
      const after = record({ articles: [oar, sail, boat] });
      const expected = helped === undefined ? [] : [{ ...about, article: 'boat', level: 'sure', helped }];
      assert.deepEqual(reported(told, after, rule), expected);
    });
  }

  it('neither helped nor did not where nobody was asked, or in another session', () => {
    const after = record({ articles: [boat] });
    assert.deepEqual(reported(undefined, after, 'askSolved'), []);
    assert.deepEqual(reported(record({ articles: [boat] }), after, 'askSolved'), []);
    assert.deepEqual(reported(record({ openQuestion: 'person', articles: [boat] }), after, 'askSolved'), []);
    assert.deepEqual(reported(record({ openQuestion: 'helped' }), after, 'askSolved'), []);
    assert.deepEqual(reported(record({ openQuestion: 'helped', articles: [] }), after, 'askSolved'), []);
    assert.deepEqual(reported(told, record({ session: 2, articles: [boat] }), 'askSolved'), []);
  });
});
