import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  KEPT,
  monitorView,
  newMonitor,
  withEvents,
  type MonitorView,
} from '../../simulator/telemetry/monitor.ts';
import { readReport, type FieldValue, type ReportedEvent } from '../../simulator/telemetry/readEvents.ts';

type Fields = Readonly<Record<string, FieldValue>>;
type Told = readonly [name: string, fields?: Fields];

const event = ([name, fields = {}]: Told): ReportedEvent => ({ at: 1_764_131_000_000, name, fields });

function after(...told: readonly Told[]): MonitorView {
  return monitorView(withEvents(newMonitor, told.map(event)));
}

/** An event in the life of a conversation; of its first session unless `fields` say otherwise. */
function life(name: string, fields: Fields = {}): Told {
  return [name, { conversation: 'a', session: 1, ...fields }];
}

const started = life('conversation.started');
const escalated = life('conversation.escalated', { reason: 'asked' });
const ended = life('conversation.ended', { reason: 'solved' });
const settled = (command: string, result = 'done'): Told => life('command.settled', { command, result });
const turn = (fields: Fields): Told => [
  'turn.completed',
  { conversation: 'a', outcome: 'applied', ...fields },
];

const lives: readonly [
  title: string,
  told: readonly Told[],
  [begun: number, contained: number, escalated: number, open: number],
  rate: number | undefined,
][] = [
  ['nothing at all', [], [0, 0, 0, 0], undefined],
  ['a session that has begun', [started], [1, 0, 0, 1], undefined],
  ['a session that ended without a person', [started, ended], [1, 1, 0, 0], 1],
  ['a session that was handed to a person', [started, escalated], [1, 0, 1, 0], 0],
  [
    'a session that the contact center closed after a person had it',
    [started, escalated, life('conversation.ended', { reason: 'closedByContactCenter' })],
    [1, 0, 1, 0],
    0,
  ],
  ['an end that was withdrawn', [started, ended, life('conversation.resumed')], [1, 0, 0, 1], undefined],
  [
    'an end that gave way to a person',
    [started, ended, life('conversation.resumed'), escalated],
    [1, 0, 1, 0],
    0,
  ],
  [
    'a conversation that was handed back is a second session',
    [started, escalated, life('conversation.started', { session: 2 })],
    [2, 0, 1, 1],
    0,
  ],
  [
    'two conversations',
    [started, ended, life('conversation.started', { conversation: 'b' })],
    [2, 1, 0, 1],
    1,
  ],
  ['the same end told twice', [started, ended, ended], [1, 1, 0, 0], 1],
  ['an end whose beginning was not seen', [ended], [1, 1, 0, 0], 1],
  [
    'a bare Escalate, for the newest session of its conversation',
    [
      started,
      ended,
      life('conversation.started', { session: 2 }),
      ['failOpen', { conversation: 'a', outcome: 'sent' }],
    ],
    [2, 1, 1, 0],
    0.5,
  ],
  [
    'a bare Escalate in a conversation of which nothing could be stored',
    [['failOpen', { conversation: 'new', outcome: 'sent' }]],
    [1, 0, 1, 0],
    0,
  ],
  [
    'a bare Escalate that was not sent',
    [started, ['failOpen', { conversation: 'a', outcome: 'refused' }]],
    [1, 0, 0, 1],
    undefined,
  ],
  ['a command of a session that was not seen', [settled('Escalate')], [0, 0, 0, 0], undefined],
  [
    'an event that names no conversation',
    [['conversation.started', { session: 1 }]],
    [0, 0, 0, 0],
    undefined,
  ],
  [
    'an event of another bot',
    [['basket.filled', { conversation: 'a', session: 1 }]],
    [0, 0, 0, 0],
    undefined,
  ],
];

describe('sessions', () => {
  for (const [title, told, [begun, contained, handedOver, open], containmentRate] of lives) {
    test(title, () => {
      assert.deepEqual(after(...told).sessions, {
        begun,
        contained,
        escalated: handedOver,
        open,
        containmentRate,
      });
    });
  }

  test('reasons are counted once a session, the most frequent first', () => {
    const view = after(
      escalated,
      escalated,
      life('conversation.escalated', { conversation: 'b', reason: 'topic' }),
      life('conversation.escalated', { conversation: 'c', reason: 'topic' }),
      life('conversation.ended', { conversation: 'd' }),
      ['failOpen', { conversation: 'e', outcome: 'sent' }],
    );
    assert.deepEqual(view.escalationReasons, [
      { name: 'topic', count: 2 },
      { name: 'asked', count: 1 },
      { name: 'failOpen', count: 1 },
    ]);
    assert.deepEqual(view.endReasons, [{ name: 'not given', count: 1 }]);
  });

  test('a withdrawn end is no reason', () => {
    assert.deepEqual(after(started, ended, life('conversation.resumed')).endReasons, []);
  });

  test('the newest thousand are remembered', () => {
    const many = Array.from({ length: KEPT.sessions + 5 }, (_, index) =>
      life(index < 5 ? 'conversation.escalated' : 'conversation.ended', { conversation: String(index) }),
    );
    const { sessions } = after(...many);
    assert.equal(sessions.begun, KEPT.sessions);
    assert.equal(sessions.escalated, 0);
  });
});

const waiting: readonly [title: string, told: readonly Told[], expected: number][] = [
  ['an escalation waits', [escalated], 1],
  ['an end waits', [ended], 1],
  [
    'an end by the contact center needs no command',
    [life('conversation.ended', { reason: 'closedByContactCenter' })],
    0,
  ],
  ['an escalation that left waits no more', [escalated, settled('Escalate')], 0],
  ['an escalation that was given up waits no more', [escalated, settled('Escalate', 'dead')], 0],
  ['a withdrawn end waits no more', [ended, life('conversation.resumed')], 0],
  ['the end of another command changes nothing', [escalated, settled('EndConversation')], 1],
  [
    'an escalation still waits when the contact center closes',
    [escalated, life('conversation.ended', { reason: 'closedByContactCenter' })],
    1,
  ],
  ['a bare Escalate has been sent already', [['failOpen', { conversation: 'a', outcome: 'sent' }]], 0],
];

describe('commands', () => {
  for (const [title, told, expected] of waiting) {
    test(title, () => {
      assert.equal(after(...told).commandsWaiting, expected);
    });
  }
});

const latencies: readonly [values: readonly number[], p50: number | undefined, p95: number | undefined][] = [
  [[], undefined, undefined],
  [[7], 7, 7],
  [[30, 10], 10, 30],
  [[3, 1, 2], 2, 3],
  [Array.from({ length: 20 }, (_, index) => index + 1), 10, 19],
  [Array.from({ length: 100 }, (_, index) => 100 - index), 50, 95],
];

describe('turns', () => {
  for (const [values, p50, p95] of latencies) {
    test(`of ${values.length} turns, nearest rank gives ${String(p50)} and ${String(p95)}`, () => {
      const { turns } = after(...values.map((milliseconds) => turn({ milliseconds })));
      assert.deepEqual(turns, { count: values.length, latencies: values, p50, p95 });
    });
  }

  test('one that had nothing to do, or does not say how long it took, has no latency', () => {
    const { turns } = after(
      turn({ outcome: 'ignored', milliseconds: 1 }),
      turn({ outcome: 'duplicate', milliseconds: 1 }),
      turn({}),
      turn({ milliseconds: 'long' }),
    );
    assert.deepEqual(turns, { count: 4, latencies: [], p50: undefined, p95: undefined });
  });

  test('the newest ones are remembered', () => {
    const many = Array.from({ length: KEPT.latencies + 1 }, (_, milliseconds) => turn({ milliseconds }));
    const { turns } = after(...many);
    assert.equal(turns.count, KEPT.latencies + 1);
    assert.equal(turns.latencies.length, KEPT.latencies);
    assert.equal(turns.latencies[0], 1);
  });

  test('the share that was not understood is that of the customer’s messages', () => {
    const view = after(
      turn({ inbound: 'contextEvent' }),
      turn({ inbound: 'customerMessage' }),
      turn({ inbound: 'customerMessage', outcome: 'duplicate' }),
      turn({ inbound: 'customerMessage', rule: 'silent' }),
      life('intent.unrecognised', { inARow: 1 }),
      turn({ inbound: 'customerMessage' }),
    );
    assert.deepEqual(view.customerMessages, { count: 2, notUnderstood: 1, notUnderstoodRate: 0.5 });
  });

  test('a message that was not understood counts before its turn has been told', () => {
    assert.equal(after(life('intent.unrecognised')).customerMessages.notUnderstoodRate, 1);
  });
});

test('what somebody should look at is counted by what it is, and marked in the list', () => {
  const view = after(
    ['outbound.failed', { outcome: 'refused' }],
    ['outbound.failed', { outcome: 'throttled' }],
    turn({ outcome: 'failed' }),
    turn({}),
    settled('Escalate', 'dropped'),
    settled('Escalate', 'gone'),
    ['responder.failed'],
    ['failOpen', { conversation: 'a', outcome: 'notSent' }],
  );
  assert.deepEqual(view.failures, [
    { name: 'outbound.failed', count: 2 },
    { name: 'command.settled: dropped', count: 1 },
    { name: 'failOpen', count: 1 },
    { name: 'responder.failed', count: 1 },
    { name: 'turn.completed: failed', count: 1 },
  ]);
  assert.deepEqual(
    view.latest.map(({ failure }) => failure),
    [true, true, false, true, false, true, true, true],
  );
});

test('the latest events stand first, numbered, and the oldest are forgotten', () => {
  const first = withEvents(newMonitor, [event(['one']), event(['two'])]);
  const { latest, received } = monitorView(withEvents(first, [event(['three', { anything: true }])]));
  assert.equal(received, 3);
  assert.deepEqual(
    latest.map(({ seq, name }) => [seq, name]),
    [
      [3, 'three'],
      [2, 'two'],
      [1, 'one'],
    ],
  );
  assert.deepEqual(latest[0]?.fields, { anything: true });
  const many = Array.from({ length: KEPT.events + 1 }, (_, index): Told => [String(index)]);
  const view = after(...many);
  assert.equal(view.latest.length, KEPT.events);
  assert.equal(view.latest.at(-1)?.name, '1');
});

test('an event of no conversation that comes again and again is one line, and a failure never is', () => {
  const sweep: Told = ['sweep.completed', { finished: 0 }];
  const { latest, received } = after(
    sweep,
    sweep,
    ['turn.completed', { conversation: 'a' }],
    ['turn.completed', { conversation: 'a' }],
    sweep,
    sweep,
    ['sweep.completed', { finished: 1 }],
    ['config.invalid'],
    ['config.invalid'],
  );
  assert.equal(received, 9);
  assert.deepEqual(
    latest.map(({ seq, name, times }) => [seq, name, times]),
    [
      [9, 'config.invalid', 1],
      [8, 'config.invalid', 1],
      [7, 'sweep.completed', 3],
      [4, 'turn.completed', 1],
      [3, 'turn.completed', 1],
      [2, 'sweep.completed', 2],
    ],
  );
});

const names = [
  ...['conversation.started', 'conversation.escalated', 'conversation.ended', 'conversation.resumed'],
  ...['command.settled', 'failOpen', 'turn.completed', 'intent.unrecognised', 'outbound.failed', '__proto__'],
];
const anyField = fc.oneof(
  fc.constantFrom(
    'asked',
    'sent',
    'applied',
    'failed',
    'customerMessage',
    'closedByContactCenter',
    'Escalate',
  ),
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
);
const anyEvent = fc.record({
  at: fc.nat(),
  name: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: fc.string() }),
  fields: fc.record(
    {
      conversation: fc.oneof(fc.constantFrom('a', 'b', '__proto__'), anyField),
      session: fc.oneof(fc.constantFrom(1, 2), anyField),
      reason: anyField,
      outcome: anyField,
      rule: fc.constantFrom('silent', 'help'),
      inbound: anyField,
      command: anyField,
      result: anyField,
      milliseconds: anyField,
    },
    { requiredKeys: [] },
  ),
});

const sum = (counts: MonitorView['failures']): number =>
  counts.reduce((total, { count }) => total + count, 0);

describe('whatever is reported', () => {
  test('shares stay between 0 and 1, and counts add up', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        const view = monitorView(withEvents(newMonitor, events));
        const { sessions, customerMessages, turns } = view;
        for (const share of [sessions.containmentRate, customerMessages.notUnderstoodRate]) {
          assert.ok(share === undefined || (share >= 0 && share <= 1));
        }
        assert.equal(sessions.begun, sessions.contained + sessions.escalated + sessions.open);
        assert.ok(sessions.open >= 0);
        assert.equal(sum(view.escalationReasons), sessions.escalated);
        assert.ok(sum(view.endReasons) >= sessions.contained && sum(view.endReasons) <= sessions.begun);
        assert.ok(view.commandsWaiting <= sessions.begun);
        assert.equal(sum(view.failures), view.latest.filter(({ failure }) => failure).length);
        assert.ok(turns.latencies.length <= turns.count);
        assert.ok((turns.p50 ?? 0) <= (turns.p95 ?? 0));
        assert.equal(view.received, events.length);
      }),
      { numRuns: 500 },
    );
  });

  test('it makes no difference how it is cut into reports', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), fc.nat({ max: 40 }), (events, cut) => {
        const inTwo = withEvents(withEvents(newMonitor, events.slice(0, cut)), events.slice(cut));
        assert.deepEqual(monitorView(inTwo), monitorView(withEvents(newMonitor, events)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a report', () => {
  function read(body: unknown): {
    readonly events: readonly ReportedEvent[];
    readonly problems: readonly string[];
  } {
    const problems: string[] = [];
    const events = readReport(JSON.parse(JSON.stringify(body)) as never, 'The body', problems);
    return { events, problems };
  }

  test('is taken with names and fields that nobody knows, and what is said besides is passed over', () => {
    const { events, problems } = read({
      version: 2,
      events: [
        { at: 12.5, name: 'x', fields: { text: 'a', flag: false, number: -1.5 }, host: 'me' },
        { at: 0, name: 'y', trace: 'none' },
        { at: 1, name: 'z', trace: '0af7651916cd43dd8448eb211c80319c' },
      ],
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(events, [
      { at: 12.5, name: 'x', fields: { text: 'a', flag: false, number: -1.5 } },
      { at: 0, name: 'y', fields: {} },
      { at: 1, name: 'z', fields: {}, trace: '0af7651916cd43dd8448eb211c80319c' },
    ]);
  });

  test('keeps a field by the name of a built-in as a field', () => {
    const { events } = read({
      events: [{ at: 0, name: 'x', fields: JSON.parse('{"__proto__":"a"}') as unknown }],
    });
    assert.deepEqual(Object.entries(events[0]?.fields ?? {}), [['__proto__', 'a']]);
    assert.equal(Object.getPrototypeOf(events[0]?.fields), Object.prototype);
  });

  test('has its long texts cut', () => {
    const { events, problems } = read({
      events: [{ at: 0, name: 'x', fields: { text: 'a'.repeat(5_000) } }],
    });
    assert.deepEqual(problems, []);
    assert.equal(String(events[0]?.fields['text']).length, 1_001);
  });

  test('that is wrong throughout is answered with its first mistakes', () => {
    const { problems } = read({ events: Array.from({ length: 900 }, () => ({})) });
    assert.ok(problems.length < 10);
  });
});
