import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ask, event, sessionOf, turn, written } from './recorded.ts';

const a = sessionOf('aaaa');
const b = sessionOf('bbbb');
const c = sessionOf('cccc');
const d = sessionOf('dddd');
const e = sessionOf('eeee');
const f = sessionOf('ffff');
const again = sessionOf('aaaa', 2);

describe('volume', () => {
  test('counts by hour and channel, and a conversation that comes back apart', () => {
    const customEvents = [
      a.started('09:10:00'),
      a.wrote('09:10:30'),
      turn('09:11:00', { inbound: 'contextEvent' }),
      turn('09:12:00', { outcome: 'duplicate' }),
      again.started('09:59:59'),
      b.started('09:30:00', 'directline'),
      c.started('10:00:00'),
    ];
    const none = { conversations: 0, handedBack: 0, turns: 0, messages: 0 };
    const nine = written('09:00:00');
    assert.deepEqual(ask('volume', { customEvents }), [
      { ...none, timestamp: nine, channel: 'directline', conversations: 1 },
      { timestamp: nine, channel: 'omnichannel', conversations: 1, handedBack: 1, turns: 3, messages: 1 },
      { ...none, timestamp: written('10:00:00'), channel: 'omnichannel', conversations: 1 },
    ]);
  });
});

describe('containment', () => {
  const customEvents = [
    // Solved, and later closed by the contact center as every conversation is.
    a.started('09:00:00'),
    a.ended('09:05:00', 'solved'),
    // Handed over; that it is closed afterwards does not make it contained.
    b.started('09:10:00'),
    b.escalated('09:12:00'),
    b.ended('09:40:00', 'closedByContactCenter'),
    // The end was withdrawn, and the customer then asked for a person in the same breath.
    c.started('09:20:00'),
    c.ended('09:30:00', 'idle'),
    c.resumed('09:30:01'),
    c.escalated('09:30:01'),
    // The end was withdrawn, and the conversation goes on.
    d.started('10:00:00'),
    d.ended('10:10:00', 'idle'),
    d.resumed('10:10:01'),
    // The customer closed the window.
    e.started('10:20:00'),
    e.ended('10:21:00', 'closedByContactCenter'),
    // Saved by a bare Escalate; the bot itself could not write down that it is over.
    f.started('10:30:00'),
    event('10:31:00', { name: 'failOpen', conversation: 'ffff', outcome: 'sent' }),
    // A second session of the first conversation: a case of its own.
    again.started('10:40:00'),
    again.ended('10:41:00', 'idle'),
    again.resumed('10:41:01'),
    again.ended('10:50:00', 'asked'),
    // Begun before the time range.
    sessionOf('9999').ended('09:00:01', 'solved'),
    // A bare Escalate that did not arrive hands nobody over.
    event('10:45:00', { name: 'failOpen', conversation: 'aaaa', outcome: 'notSent' }),
  ];

  test('counts each session once, by what it came to', () => {
    assert.deepEqual(ask('containment', { customEvents }), [
      { sessions: 7, contained: 3, left: 1, escalated: 3, open: 1, containedPercent: 50 },
    ]);
  });

  test('by hour counts the same sessions at the hour they began', () => {
    assert.deepEqual(ask('containmentByHour', { customEvents }), [
      {
        timestamp: written('09:00:00'),
        ...{ sessions: 3, contained: 1, left: 0, escalated: 2, open: 0, containedPercent: 33.3 },
      },
      {
        timestamp: written('10:00:00'),
        ...{ sessions: 4, contained: 2, left: 1, escalated: 1, open: 1, containedPercent: 66.7 },
      },
    ]);
  });

  test('has no percentage while every session is open', () => {
    const [row] = ask('containment', { customEvents: [a.started('09:00:00')] });
    assert.deepEqual(row, {
      ...{ sessions: 1, contained: 0, left: 0, escalated: 0, open: 1, containedPercent: null },
    });
  });
});

describe('escalations', () => {
  const customEvents = [
    a.escalated('09:00:00', 'asked', { topic: 'billing', secondsSinceStart: 10, customerTurns: 1 }),
    b.escalated('09:00:00', 'asked', { topic: 'billing', secondsSinceStart: 20, customerTurns: 2 }),
    c.escalated('09:00:00', 'asked', { secondsSinceStart: undefined, customerTurns: 3 }),
    d.escalated('09:00:00', 'asked', { secondsSinceStart: 30, customerTurns: 9 }),
    e.escalated('09:00:00', 'notUnderstood', { secondsSinceStart: 100, customerTurns: 5 }),
    f.ended('09:00:00', 'asked'),
  ];

  test('are shared out to reasons and topics', () => {
    assert.deepEqual(ask('escalationReasons', { customEvents }), [
      { reason: 'asked', topic: '', escalations: 2, percent: 40 },
      { reason: 'asked', topic: 'billing', escalations: 2, percent: 40 },
      { reason: 'notUnderstood', topic: '', escalations: 1, percent: 20 },
    ]);
  });

  test('take so long by reason, where it is known', () => {
    assert.deepEqual(ask('timeToEscalate', { customEvents }), [
      {
        reason: 'asked',
        escalations: 4,
        ...{ secondsP50: 20, secondsP90: 30, messagesP50: 2, messagesP90: 9 },
      },
      {
        reason: 'notUnderstood',
        escalations: 1,
        ...{ secondsP50: 100, secondsP90: 100, messagesP50: 5, messagesP90: 5 },
      },
    ]);
  });
});

describe('ends', () => {
  test('are shared out to reasons; what was withdrawn or came after an escalation is not the bot’s', () => {
    const customEvents = [
      a.ended('09:00:00', 'solved'),
      b.ended('09:00:00', 'idle'),
      b.resumed('09:00:05'),
      b.ended('09:10:00', 'idle'),
      c.escalated('09:00:00'),
      c.ended('09:20:00', 'closedByContactCenter'),
      d.ended('09:20:00', 'closedByContactCenter'),
      // Asked to end, changed their mind at once and asked for a person.
      e.ended('09:00:00', 'asked'),
      e.resumed('09:00:01'),
      e.escalated('09:00:01'),
      e.ended('09:30:00', 'closedByContactCenter'),
      // Woke up from silence only to say good-bye.
      again.ended('09:00:00', 'idle'),
      again.resumed('09:01:00'),
      again.ended('09:01:00', 'asked'),
      // Woke up twice.
      f.ended('09:00:00', 'idle'),
      f.resumed('09:01:00'),
      f.ended('09:10:00', 'idle'),
      f.resumed('09:11:00'),
    ];
    assert.deepEqual(ask('endReasons', { customEvents }), [
      { outcome: 'withdrawn', ends: 5, percent: 45.5 },
      { outcome: 'afterEscalation', ends: 2, percent: 18.2 },
      { outcome: 'asked', ends: 1, percent: 9.1 },
      { outcome: 'closedByContactCenter', ends: 1, percent: 9.1 },
      { outcome: 'idle', ends: 1, percent: 9.1 },
      { outcome: 'solved', ends: 1, percent: 9.1 },
    ]);
  });

  test('for silence are those that the warning did not prevent', () => {
    const customEvents = [
      // Came back after the first warning, not after the second.
      a.warned('09:00:00'),
      a.wrote('09:01:00'),
      a.warned('09:10:00'),
      a.ended('09:15:00', 'idle'),
      // Writes when it is too late: that is no answer to the warning.
      a.wrote('09:20:00', { phase: 'ended', rule: 'silent' }),
      // Wrote just before the end was sent.
      b.warned('09:00:00'),
      b.ended('09:05:00', 'idle'),
      b.resumed('09:05:01'),
      b.wrote('09:05:01'),
      // Has been warned and may still write.
      c.wrote('09:00:00'),
      c.warned('09:05:00'),
      // Ended without a warning, which may be switched off.
      d.ended('09:05:00', 'idle'),
      // Woke up once, and then no more.
      e.warned('08:55:00'),
      e.ended('09:00:00', 'idle'),
      e.resumed('09:01:00'),
      e.wrote('09:01:00'),
      e.warned('09:05:00'),
      e.ended('09:10:00', 'idle'),
      // Woke up twice.
      f.warned('08:55:00'),
      f.ended('09:00:00', 'idle'),
      f.resumed('09:01:00'),
      f.wrote('09:01:00'),
      f.warned('09:05:00'),
      f.ended('09:10:00', 'idle'),
      f.resumed('09:11:00'),
      f.wrote('09:11:00'),
      // Answered the first warning; news from the contact center is no answer to the second.
      again.wrote('08:59:00'),
      again.warned('09:05:00'),
      again.wrote('09:06:00'),
      again.warned('09:12:00'),
      again.wrote('09:13:00', { inbound: 'contextEvent' }),
      // Writes before and after the warning.
      sessionOf('bbbb', 2).wrote('08:59:00'),
      sessionOf('bbbb', 2).warned('09:05:00'),
      sessionOf('bbbb', 2).wrote('09:06:00'),
      // Never silent.
      sessionOf('cccc', 2).wrote('09:00:00'),
    ];
    assert.deepEqual(ask('idleEnds', { customEvents }), [
      { warnings: 11, answered: 7, endedForSilence: 3, answeredPercent: 63.6 },
    ]);
    assert.deepEqual(ask('idleEnds', {}), [
      // A sum of nothing is 0, a share of nothing is not there.
      { warnings: 0, answered: 0, endedForSilence: 0, answeredPercent: null },
    ]);
  });
});

describe('what the bot did not understand', () => {
  test('is a share of the messages that it tried to understand, by language', () => {
    const unrecognised = (language: 'de' | 'en') =>
      event('09:00:00', {
        ...{ name: 'intent.unrecognised', conversation: 'aaaa', session: 1, language, inARow: 1 },
      });
    const customEvents = [
      ...['09:00:00', '09:00:01', '09:00:02'].map((time) => turn(time)),
      unrecognised('en'),
      turn('09:00:04', { language: 'de' }),
      turn('09:00:05', { language: 'de' }),
      unrecognised('de'),
      // None of these was anything to understand.
      turn('09:00:06', { inbound: 'contextEvent' }),
      turn('09:00:07', { outcome: 'duplicate' }),
      turn('09:00:08', { rule: 'silent', phase: 'escalated' }),
    ];
    assert.deepEqual(ask('notUnderstood', { customEvents }), [
      { language: 'en', messages: 3, notUnderstood: 1, percent: 33.3 },
      { language: 'de', messages: 2, notUnderstood: 1, percent: 50 },
    ]);
  });
});

describe('one conversation', () => {
  test('is told from beginning to end, and nothing of another', () => {
    const alias = '0123456789abcdef';
    const one = sessionOf(alias);
    const customEvents = [
      one.settled('09:02:01', 'Escalate'),
      one.started('09:00:00'),
      one.wrote('09:02:00', { rule: 'escalate.asked', phase: 'escalated', milliseconds: 250 }),
      a.wrote('09:01:00'),
    ];
    const common = { session: 1, code: '', operation_Id: 'operation-1' };
    const none = { inbound: '', rule: '', reason: '', outcome: '', phase: '', milliseconds: null };
    assert.deepEqual(ask('oneConversation', { customEvents }), [
      { timestamp: written('09:00:00'), event: 'conversation.started', ...common, ...none },
      {
        timestamp: written('09:02:00'),
        event: 'turn.completed',
        ...common,
        ...none,
        ...{ inbound: 'customerMessage', rule: 'escalate.asked', outcome: 'applied', phase: 'escalated' },
        milliseconds: 250,
      },
      { timestamp: written('09:02:01'), event: 'command.settled', ...common, ...none, outcome: 'done' },
    ]);
  });
});
