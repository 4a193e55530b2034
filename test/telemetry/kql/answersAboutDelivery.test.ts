import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MAX_ESCALATE_ATTEMPTS, retryDelay, type SendOutcome } from '../../../lib/conversation/index.ts';
import type { TelemetryEvent } from '../../../lib/events.ts';
import { readQueries } from '../../../scripts/queries.ts';
import { ask, dependency, event, request, sessionOf, turn, written } from './recorded.ts';

const a = sessionOf('aaaa');
const b = sessionOf('bbbb');
const c = sessionOf('cccc');
const d = sessionOf('dddd');
const again = sessionOf('aaaa', 2);

/** So many rows, from a function of the row's number, which counts from 1. */
function many<T>(count: number, make: (number: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}

describe('stuckCommands', () => {
  const waiting = { conversation: 'aaaa', session: 1, state: 'waiting' };

  test('finds an escalation that has waited for more than three minutes, and not a minute earlier', () => {
    const customEvents = [a.escalated('11:56:59')];
    assert.deepEqual(ask('stuckCommands', { customEvents }), [
      { ...waiting, decidedAt: written('11:56:59') },
    ]);
    assert.deepEqual(ask('stuckCommands', { customEvents }, '11:59:59'), []);
  });

  test('finds every kind of end that the bot decided, and not one that the contact center made', () => {
    for (const reason of ['asked', 'solved', 'idle'] as const) {
      assert.deepEqual(ask('stuckCommands', { customEvents: [a.ended('11:50:00', reason)] }), [
        { ...waiting, decidedAt: written('11:50:00') },
      ]);
    }
    const customEvents = [a.ended('11:50:00', 'closedByContactCenter')];
    assert.deepEqual(ask('stuckCommands', { customEvents }), []);
  });

  test('is content with a command that was taken, had nowhere to go any more, or was overtaken', () => {
    const customEvents = [
      a.escalated('11:50:00'),
      a.settled('11:50:01', 'Escalate'),
      b.ended('11:50:00', 'idle'),
      b.settled('11:55:00', 'EndConversation', 'gone'),
      c.escalated('11:50:00'),
      c.ended('11:52:00', 'closedByContactCenter'),
      d.ended('11:50:00', 'idle'),
      d.resumed('11:50:01'),
    ];
    assert.deepEqual(ask('stuckCommands', { customEvents }), []);
  });

  test('expects no command where there is no contact center to take one', () => {
    const customEvents = [a.ended('11:50:00', 'asked', true), b.ended('11:50:00', 'idle', true)];
    assert.deepEqual(ask('stuckCommands', { customEvents }), []);
  });

  test('finds the escalation that took the place of a withdrawn end in the same breath', () => {
    const customEvents = [a.ended('11:50:00', 'asked'), a.resumed('11:51:00'), a.escalated('11:51:00')];
    assert.deepEqual(ask('stuckCommands', { customEvents }), [
      { ...waiting, decidedAt: written('11:51:00') },
    ]);
  });

  test('tells the sessions of a conversation apart', () => {
    const customEvents = [
      a.escalated('11:40:00'),
      a.settled('11:40:01', 'Escalate'),
      again.escalated('11:50:00'),
    ];
    assert.deepEqual(ask('stuckCommands', { customEvents }), [
      { ...waiting, session: 2, decidedAt: written('11:50:00') },
    ]);
  });

  test('reports a command that is lost, at once', () => {
    const customEvents = [
      b.ended('11:20:00', 'solved'),
      b.settled('11:59:00', 'EndConversation', 'dead'),
      a.escalated('11:59:00'),
      a.settled('11:59:01', 'Escalate', 'dropped'),
    ];
    assert.deepEqual(ask('stuckCommands', { customEvents }), [
      { ...waiting, conversation: 'bbbb', decidedAt: written('11:20:00'), state: 'lost' },
      { ...waiting, decidedAt: written('11:59:00'), state: 'lost' },
    ]);
  });

  test('counts an escalation that nobody took as lost, and an end that found the chat closed not', () => {
    const customEvents = [
      a.escalated('11:50:00'),
      a.settled('11:50:01', 'Escalate', 'gone'),
      a.ended('11:50:01', 'closedByContactCenter'),
      b.ended('11:50:00', 'solved'),
      b.settled('11:50:01', 'EndConversation', 'gone'),
    ];
    assert.deepEqual(ask('stuckCommands', { customEvents }), [
      { ...waiting, decidedAt: written('11:50:00'), state: 'lost' },
    ]);
  });

  test('still finds what has waited all day, and is silent an hour after a loss, to be heard at the next', () => {
    const customEvents = [
      a.escalated('00:05:00'),
      b.escalated('09:00:00'),
      b.settled('10:30:00', 'Escalate', 'dead'),
    ];
    assert.deepEqual(ask('stuckCommands', { customEvents }), [
      { ...waiting, decidedAt: written('00:05:00') },
    ]);
  });

  test('looks back for longer than an Escalate is tried', async () => {
    const queries = await readQueries();
    const { over } = queries.find(({ file }) => file === 'stuckCommands.kql') ?? {};
    const days = Number(/^P(\d+)D$/.exec(over ?? '')?.[1]);
    assert.ok(longestTried() < days * 24 * HOUR, `${longestTried() / HOUR} hours`);
  });
});

const HOUR = 3_600_000;

/** How long the attempts of an Escalate can take, each found by the sweep a round late, in milliseconds. */
function longestTried(): number {
  const effect = { kind: 'escalate', summary: '', variables: {} } as const;
  const outcomes: readonly SendOutcome[] = [
    { kind: 'throttled', retryAfter: Infinity },
    { kind: 'notSent', code: 'ECONNREFUSED' },
  ];
  const waits = Array.from({ length: MAX_ESCALATE_ATTEMPTS }, (_, attempts) =>
    Math.max(
      ...outcomes.map((outcome) => retryDelay({ id: '1.1', rule: 'r', effect, attempts }, outcome, 1)),
    ),
  );
  return waits.reduce((sum, wait) => sum + wait + 60_000, 0);
}

describe('failingBot', () => {
  const failed = (number: number) =>
    event(`11:40:0${number}`, { name: 'responder.failed', conversation: 'aaaa', code: 'E_RESPONDER' });

  test('counts a failure of the responder and the escalation that follows from it once', () => {
    const customEvents = [
      ...many(20, () => turn('11:40:00')),
      ...many(4, failed),
      ...many(3, () => a.escalated('11:40:00', 'botFailure')),
      event('11:40:00', { name: 'failOpen', conversation: 'bbbb', outcome: 'sent' }),
    ];
    assert.deepEqual(ask('failingBot', { customEvents }), [
      { messages: 20, responderFailed: 4, handedOver: 3, failedOpen: 1, failures: 5 },
    ]);
  });

  test('keeps quiet about four failures, and about five in more than fifty messages', () => {
    assert.deepEqual(ask('failingBot', { customEvents: many(4, failed) }), []);
    const five = many(5, failed);
    const messages = (count: number) => many(count, () => turn('11:40:00'));
    assert.deepEqual(ask('failingBot', { customEvents: [...five, ...messages(51)] }), []);
    assert.equal(ask('failingBot', { customEvents: [...five, ...messages(50)] }).length, 1);
  });

  test('sees a decision that threw, where no responder failed', () => {
    const customEvents = many(5, () => a.escalated('11:40:00', 'botFailure'));
    assert.deepEqual(ask('failingBot', { customEvents }), [
      { messages: 0, responderFailed: 0, handedOver: 5, failedOpen: 0, failures: 5 },
    ]);
  });

  test('is not stirred by customers who ask for a person', () => {
    assert.deepEqual(ask('failingBot', { customEvents: many(50, () => a.escalated('11:40:00')) }), []);
  });
});

describe('slowTurns', () => {
  const slow = (milliseconds: number, about: Parameters<typeof turn>[1] = {}) =>
    turn('11:40:00', { milliseconds, storageMilliseconds: 40, postMilliseconds: 60, ...about });

  test('speaks up when the nineteenth of twenty turns took longer than five seconds, and says where', () => {
    const customEvents = [
      ...many(18, () => slow(100)),
      slow(5001, { responderMilliseconds: 4800 }),
      slow(6000, { cold: true, outcome: 'failed', storageMilliseconds: 5500 }),
    ];
    assert.deepEqual(ask('slowTurns', { customEvents }), [
      {
        ...{ turns: 20, cold: 1, p95: 5001 },
        ...{ storageP95: 40, connectorP95: 60, responderP95: 4800 },
      },
    ]);
  });

  test('keeps quiet about one slow turn in twenty, and about few turns', () => {
    assert.deepEqual(ask('slowTurns', { customEvents: [...many(19, () => slow(100)), slow(9000)] }), []);
    assert.deepEqual(ask('slowTurns', { customEvents: many(19, () => slow(9000)) }), []);
    assert.equal(ask('slowTurns', { customEvents: many(20, () => slow(9000)) }).length, 1);
  });

  test('does not count what was no work', () => {
    const customEvents = many(20, () => slow(9000, { outcome: 'duplicate' }));
    assert.deepEqual(ask('slowTurns', { customEvents }), []);
  });
});

describe('turnLatency', () => {
  test('has nearest ranks by hour, cold turns apart', () => {
    const customEvents = [
      ...many(100, (number) => turn('09:00:00', { milliseconds: number })),
      turn('09:30:00', { milliseconds: 2000, cold: true }),
      turn('10:00:00', { milliseconds: 7, outcome: 'failed' }),
      turn('10:00:00', { milliseconds: 9999, outcome: 'ignored' }),
    ];
    assert.deepEqual(ask('turnLatency', { customEvents }), [
      { timestamp: written('09:00:00'), cold: false, turns: 100, p50: 50, p95: 95, p99: 99 },
      { timestamp: written('09:00:00'), cold: true, turns: 1, p50: 2000, p95: 2000, p99: 2000 },
      { timestamp: written('10:00:00'), cold: false, turns: 1, p50: 7, p95: 7, p99: 7 },
    ]);
  });
});

describe('connectorFailures', () => {
  test('has the failed posts by what became of them, and the failed requests by status', () => {
    type Failed = Extract<TelemetryEvent, { name: 'outbound.failed' }>;
    const failed = (time: string, conversation: string, about: Partial<Failed>) =>
      event(time, {
        name: 'outbound.failed',
        conversation,
        ...{ effect: 'say', rule: 'faq.hours', outcome: 'ambiguous', result: 'retry', attempt: 1 },
        ...about,
      });
    const customEvents = [
      failed('09:00:00', 'aaaa', { code: 'ECONNRESET' }),
      failed('09:01:00', 'aaaa', { code: 'ECONNRESET' }),
      failed('09:02:00', 'bbbb', { code: 'ECONNRESET' }),
      failed('09:03:00', 'bbbb', { outcome: 'refused', status: 403, result: 'gone' }),
      event('09:05:00', { name: 'outbound.leftOut', conversation: 'aaaa', session: 1, waiting: 40 }),
      event('09:01:00', { name: 'connector.leftAlone', connector: 'a.example' }),
      event('09:02:00', { name: 'connector.answersAgain', connector: 'a.example' }),
      event('09:03:00', { name: 'connector.leftAlone', connector: 'a.example' }),
      event('09:01:00', { name: 'connector.leftAlone', connector: 'b.example' }),
      event('09:04:00', { name: 'connector.answersAgain', connector: 'b.example' }),
    ];
    const dependencies = [
      dependency('09:00:00', { kind: 'connector' }),
      dependency('09:01:00', { kind: 'connector' }),
      dependency('09:03:00', { kind: 'connector', status: 403 }),
      dependency('09:04:00', { kind: 'connector', status: 200, ok: true }),
      dependency('09:05:00', { kind: 'storage', status: 503 }),
    ];
    const request = { counted: 'request', outcome: '', result: '', conversations: null };
    const host = { counted: 'host', result: '', conversations: null };
    assert.deepEqual(ask('connectorFailures', { customEvents, dependencies }), [
      { ...host, outcome: 'leftAlone', code: 'a.example', failures: 2, lastSeen: written('09:03:00') },
      { ...host, outcome: 'answersAgain', code: 'b.example', failures: 1, lastSeen: written('09:04:00') },
      {
        ...{ counted: 'leftOut', outcome: '', code: '', result: '' },
        ...{ failures: 1, conversations: 1, lastSeen: written('09:05:00') },
      },
      {
        ...{ counted: 'message', outcome: 'ambiguous', code: 'ECONNRESET', result: 'retry' },
        ...{ failures: 3, conversations: 2, lastSeen: written('09:02:00') },
      },
      {
        ...{ counted: 'message', outcome: 'refused', code: '403', result: 'gone' },
        ...{ failures: 1, conversations: 1, lastSeen: written('09:03:00') },
      },
      { ...request, code: '0', failures: 2, lastSeen: written('09:01:00') },
      { ...request, code: '403', failures: 1, lastSeen: written('09:03:00') },
    ]);
  });
});

describe('storageFailures', () => {
  test('has the turns that were not stored, and the requests that failed', () => {
    const customEvents = [
      turn('09:00:00', { outcome: 'failed', code: 'E_STORAGE_UNAVAILABLE' }),
      turn('09:01:00', { outcome: 'failed', code: 'E_STORAGE_UNAVAILABLE' }),
      turn('09:02:00', { outcome: 'failed', code: 'E_DEADLINE' }),
      turn('09:03:00'),
    ];
    const dependencies = [
      dependency('09:00:00', { status: 503 }),
      dependency('09:01:00', { method: 'GET' }),
      // The store asked whether there is such a row; that there is none is an answer.
      dependency('09:02:00', { method: 'GET', status: 404, ok: true }),
      dependency('09:03:00', { kind: 'connector', status: 503 }),
    ];
    const request = { counted: 'request', failures: 1 };
    assert.deepEqual(ask('storageFailures', { customEvents, dependencies }), [
      { ...request, operation: 'GET /conversations', code: '0', lastSeen: written('09:01:00') },
      { ...request, operation: 'POST /conversations', code: '503', lastSeen: written('09:00:00') },
      {
        ...{ counted: 'turn', operation: '', code: 'E_STORAGE_UNAVAILABLE' },
        ...{ failures: 2, lastSeen: written('09:01:00') },
      },
    ]);
  });
});

describe('conflicts', () => {
  test('are counted by the turn that had them', () => {
    const conflict = (time: string, conversation: string, conflicts: number) =>
      event(time, { name: 'storage.conflict', conversation, conflicts });
    const customEvents = [
      ...many(5, () => turn('09:00:00')),
      turn('09:10:00', { conflicts: 1 }),
      conflict('09:10:00', 'aaaa', 1),
      turn('09:20:00', { conflicts: 3, outcome: 'failed', code: 'E_STORAGE_CONFLICT' }),
      conflict('09:20:00', 'aaaa', 3),
      turn('10:00:00'),
      conflict('08:59:59', 'bbbb', 1),
    ];
    assert.deepEqual(ask('conflicts', { customEvents }), [
      {
        timestamp: written('08:00:00'),
        ...{ turns: 0, conflicted: 1, conversations: 1, most: 1, gaveUp: 0, percent: null },
      },
      {
        timestamp: written('09:00:00'),
        ...{ turns: 7, conflicted: 2, conversations: 1, most: 3, gaveUp: 1, percent: 28.6 },
      },
      {
        timestamp: written('10:00:00'),
        ...{ turns: 1, conflicted: 0, conversations: 0, most: null, gaveUp: 0, percent: 0 },
      },
    ]);
  });
});

describe('duplicates', () => {
  test('are a share of the turns', () => {
    const duplicate = (time: string, conversation: string) =>
      event(time, { name: 'activity.duplicate', conversation });
    const customEvents = [
      ...many(6, () => turn('09:00:00')),
      ...['aaaa', 'bbbb', 'aaaa'].flatMap((alias) => [
        turn('09:10:00', { outcome: 'duplicate' }),
        duplicate('09:10:00', alias),
      ]),
      // The turn to it belongs to the next hour.
      duplicate('08:59:59', 'aaaa'),
    ];
    assert.deepEqual(ask('duplicates', { customEvents }), [
      { timestamp: written('08:00:00'), turns: 0, duplicates: 1, conversations: 1, percent: null },
      { timestamp: written('09:00:00'), turns: 9, duplicates: 3, conversations: 2, percent: 33.3 },
    ]);
  });
});

describe('the sweep', () => {
  const round = (time: string, about: Partial<Extract<TelemetryEvent, { name: 'sweep.completed' }>>) =>
    event(time, {
      name: 'sweep.completed',
      ...{ run: 'timer' as const, handedOn: 0 },
      ...{ milliseconds: 100, finished: 0, warned: 0, ended: 0, forgotten: 0, rearmed: 0, discarded: 0 },
      ...{ raced: 0, leftAlone: 0, failed: 0, postponed: 0, complete: true, latestSeconds: 0, unsent: 0 },
      ...about,
    });

  test('adds up what it did in an hour, and takes the worst of what was left', () => {
    const customEvents = [
      round('09:00:00', { warned: 2, latestSeconds: 20, unsent: 1, milliseconds: 900 }),
      round('09:00:30', {
        warned: 1,
        ended: 1,
        finished: 1,
        latestSeconds: 90,
        unsent: 3,
        postponed: 4,
        handedOn: 3,
        complete: false,
      }),
      round('09:01:00', { run: 'helper', warned: 4 }),
      round('10:00:00', { failed: 2, leftAlone: 7 }),
    ];
    assert.deepEqual(ask('sweepBacklog', { customEvents }), [
      {
        timestamp: written('09:00:00'),
        ...{ rounds: 2, helped: 1, incomplete: 1, slowestMilliseconds: 900, latestSeconds: 90 },
        ...{
          finished: 1,
          warned: 7,
          ended: 1,
          leftAlone: 0,
          failed: 0,
          postponed: 4,
          handedOn: 3,
          mostUnsent: 3,
        },
      },
      {
        timestamp: written('10:00:00'),
        ...{ rounds: 1, helped: 0, incomplete: 0, slowestMilliseconds: 100, latestSeconds: 0 },
        ...{
          finished: 0,
          warned: 0,
          ended: 0,
          leftAlone: 7,
          failed: 2,
          postponed: 0,
          handedOn: 0,
          mostUnsent: 0,
        },
      },
    ]);
  });

  test('falls behind when of three rounds or more none was complete', () => {
    const stopped = (number: number) =>
      round('11:40:00', { complete: false, failed: 1, postponed: 2, latestSeconds: 50 * number });
    const whole = round('11:41:00', {});
    assert.deepEqual(ask('sweepFallsBehind', { customEvents: many(3, stopped) }), [
      { rounds: 3, helped: 0, handedOn: 0, complete: 0, failed: 3, postponed: 6, latestSeconds: 150 },
    ]);
    assert.deepEqual(ask('sweepFallsBehind', { customEvents: many(2, stopped) }), []);
    assert.deepEqual(ask('sweepFallsBehind', { customEvents: [...many(9, stopped), whole] }), []);
  });

  test('does not fall behind where others get through with what it hands on, and does where they do not', () => {
    const behind = () => round('11:40:00', { complete: false, postponed: 9, handedOn: 32 });
    const helped = (complete: boolean) => round('11:41:00', { run: 'helper', complete });
    assert.deepEqual(ask('sweepFallsBehind', { customEvents: [...many(9, behind), helped(true)] }), []);
    assert.deepEqual(ask('sweepFallsBehind', { customEvents: [...many(3, behind), helped(false)] }), [
      { rounds: 3, helped: 1, handedOn: 96, complete: 0, failed: 0, postponed: 27, latestSeconds: 0 },
    ]);
    assert.deepEqual(ask('sweepFallsBehind', { customEvents: [...many(2, behind), helped(false)] }), []);
  });

  describe('stands still', () => {
    const run = (time: string) => request(time, 'sweep', '0');
    const failedRun = (time: string) => request(time, 'sweep', '500');
    const health = (time: string) => request(time, 'health', '200');

    test('when its last success is half an hour ago, whatever else there is, and when nothing came after it', () => {
      const stopped = [{ appSeen: written('11:00:00'), lastRun: written('11:29:00') }];
      const until = [run('11:00:00'), run('11:29:00')];
      assert.deepEqual(ask('sweepStandsStill', { requests: until }), stopped);
      const others = [failedRun('11:50:00'), health('11:55:00')];
      assert.deepEqual(ask('sweepStandsStill', { requests: [...until, ...others] }), stopped);
      assert.deepEqual(ask('sweepStandsStill', { requests: [...until, run('11:31:00')] }), []);
    });

    test('when an app that is there for half an hour never swept', () => {
      const requests = [health('11:29:00'), failedRun('11:40:00')];
      assert.deepEqual(ask('sweepStandsStill', { requests }), [
        { appSeen: written('11:29:00'), lastRun: null },
      ]);
    });

    test('not before the first deployment, nor in the half hour after it', () => {
      assert.deepEqual(ask('sweepStandsStill', {}), []);
      assert.deepEqual(
        ask('sweepStandsStill', { requests: [health('11:31:00'), failedRun('11:40:00')] }),
        [],
      );
    });
  });
});

describe('unservedCustomers', () => {
  test('finds who still writes after the hand-over, how often and how long, the longest first', () => {
    const customEvents = [
      a.unserved('11:01:00', 1, 60),
      a.unserved('11:05:00', 2, 300),
      b.unserved('11:30:00', 1, 1_800),
      c.escalated('11:30:00'),
    ];
    assert.deepEqual(ask('unservedCustomers', { customEvents }), [
      { conversation: 'bbbb', session: 1, messages: 1, secondsWaiting: 1_800 },
      { conversation: 'aaaa', session: 1, messages: 2, secondsWaiting: 300 },
    ]);
    assert.deepEqual(ask('unservedCustomers', { customEvents: [c.escalated('11:30:00')] }), []);
  });
});
