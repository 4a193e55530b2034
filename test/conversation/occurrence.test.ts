// What an activity means for the conversation's life, to the millisecond.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Inbound, JsonValue } from '../../lib/omnichannel/index.ts';
import {
  newRecord,
  type ConversationContext,
  type PendingEffect,
  type Provenance,
} from '../../lib/conversation/index.ts';
import { occurrenceOf, plausible } from '../../lib/conversation/occurrence.ts';
import { ADDRESS, customerSays } from '../turns/world.ts';

const NOW = 1_700_000_000_000;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

const { inbound: message } = customerSays('hello', undefined);
const event = (variables: Record<string, JsonValue> = {}): Inbound => ({
  ...{ kind: 'contextEvent', name: 'omnichannelSetContext', variables },
  ...{ sourceChannel: undefined, locale: undefined },
});
const command = (members: Partial<PendingEffect> = {}): PendingEffect => ({
  ...{ id: '1.1', effect: { kind: 'escalate', summary: '', variables: {} }, rule: 'r', attempts: 0 },
  ...members,
});

function meaning(
  inbound: Inbound,
  context: Partial<ConversationContext>,
  provenance: Provenance = {},
  outbox: readonly PendingEffect[] = [],
) {
  const base = newRecord(ADDRESS, NOW - DAY);
  const record = { ...base, outbox, context: { ...base.context, greeted: true, ...context } };
  return occurrenceOf(record, inbound, provenance, NOW);
}

describe('the time that a sender names', () => {
  for (const [what, sentAt, counts] of [
    ['a quarter of an hour ahead', NOW + 15 * MINUTE, true],
    ['more than that', NOW + 15 * MINUTE + 1, false],
    ['thirty days ago', NOW - 30 * DAY, true],
    ['longer ago', NOW - 30 * DAY - 1, false],
  ] as const) {
    it(`${counts ? 'counts' : 'is none'} when it is ${what}`, () => {
      const known = { id: 'a', content: 'c', contactCenter: true };
      assert.deepEqual(plausible({ ...known, sentAt }, NOW), counts ? { ...known, sentAt } : known);
    });
  }

  it('may be missing', () => {
    assert.deepEqual(plausible({ id: 'a' }, NOW), { id: 'a' });
  });
});

describe('a message', () => {
  const ended = { phase: 'ended', closedAt: NOW - MINUTE, heardAt: NOW - MINUTE } as const;
  const sentAfter = (milliseconds: number): Provenance => ({ sentAt: NOW - MINUTE + milliseconds });

  it('to a bot that is talking is one, whenever it was sent', () => {
    assert.equal(meaning(message, { heardAt: 0 }, { sentAt: NOW }), 'message');
  });

  it('is a later one at once where nobody can take a command', () => {
    assert.equal(meaning(message, { ...ended, contactCenter: false }, sentAfter(0)), 'laterMessage');
  });

  for (const [what, context, grace] of [
    ['an end', { closeReason: 'asked' }, 30 * SECOND],
    ['an Escalate that was given up', {}, 1],
    ['an Escalate that was presumed', { phase: 'escalated', presumed: true }, 5 * MINUTE],
    ['the bot was taken out', { removed: true, closeReason: 'asked' }, 1],
    ['the contact center closed it', { closeReason: 'closedByContactCenter' }, 1],
  ] as const) {
    it(`is a later one from ${grace} ms after ${what}, by the sender’s clock`, () => {
      const before = { ...ended, closedAt: NOW, ...context };
      assert.equal(meaning(message, before, sentAfter(grace)), 'laterMessage');
      assert.equal(meaning(message, before, sentAfter(grace - 1)), 'message');
    });
  }

  it('is a later one five minutes after the end by our clock, whatever the sender’s says', () => {
    const sent = { sentAt: NOW - MINUTE };
    assert.equal(meaning(message, { ...ended, closedAt: NOW - 5 * MINUTE }, sent), 'laterMessage');
    assert.equal(meaning(message, { ...ended, closedAt: NOW - 5 * MINUTE + 1 }, sent), 'message');
  });

  const since = (closedAt: number): Partial<ConversationContext> => ({
    phase: 'ended',
    closedAt,
    heardAt: NOW,
  });
  const byOurClock: Readonly<
    Record<string, readonly [grace: number, (at: number) => Partial<ConversationContext>, Provenance]>
  > = {
    'the message has no time': [30 * SECOND, since, {}],
    'nothing is known to compare it with': [
      30 * SECOND,
      (closedAt) => ({ phase: 'ended', closedAt }),
      { sentAt: NOW },
    ],
    'the bot was taken out': [30 * SECOND, (at) => ({ ...since(at), removed: true }), {}],
    'it is an Escalate that was presumed': [5 * MINUTE, (at) => ({ ...since(at), presumed: true }), {}],
    'only the last activity is known': [
      30 * SECOND,
      (lastActivityAt) => ({ phase: 'ended', lastActivityAt, heardAt: NOW }),
      {},
    ],
  };
  for (const [what, [grace, context, provenance]] of Object.entries(byOurClock)) {
    it(`is a later one ${grace} ms after the end by our clock where ${what}`, () => {
      assert.equal(meaning(message, context(NOW - grace), provenance), 'laterMessage');
      assert.equal(meaning(message, context(NOW - grace + 1), provenance), 'message');
    });
  }
});

describe('a message of another case', () => {
  const known = { workItem: { liveWorkItem: '1' }, heardAt: NOW - MINUTE };
  const other: Inbound = {
    ...{ kind: 'customerMessage', text: 'hello', submit: undefined, files: [] },
    ...{ sourceChannel: undefined, locale: undefined, workItem: { liveWorkItem: '2' } },
  };

  it('begins that case, or is overtaken when it is older than the present one', () => {
    assert.equal(meaning(other, known, { sentAt: NOW - MINUTE }), 'otherCase');
    assert.equal(meaning(other, known, {}), 'otherCase');
    assert.equal(meaning(other, known, { sentAt: NOW - MINUTE - 1 }), 'overtaken');
  });
});

describe('what was sent before the present session', () => {
  const unknown = { session: 2, startedAt: NOW - MINUTE, heardAt: NOW - MINUTE };
  const begun = { ...unknown, begunAt: NOW - MINUTE };
  const came = { cameAt: NOW - SECOND };
  const rows: readonly [string, Parameters<typeof meaning>[1], Provenance, string][] = [
    ['a message by five seconds', begun, { sentAt: NOW - MINUTE - 5 * SECOND }, 'message'],
    ['a message by more', begun, { sentAt: NOW - MINUTE - 5 * SECOND - 1 }, 'overtaken'],
    ['a message in the first session', { ...begun, session: 1 }, { sentAt: NOW - DAY }, 'message'],
    ['a message that says no time', begun, {}, 'message'],
    ['one that is heard late, by a millisecond', begun, { ...came, sentAt: NOW - MINUTE - 1 }, 'overtaken'],
    ['one that is heard late, at the same time', begun, { ...came, sentAt: NOW - MINUTE }, 'message'],
    ['one that is heard late and says no time', begun, { cameAt: NOW - MINUTE - 1 }, 'overtaken'],
    ['one that is heard late and came with it', begun, { cameAt: NOW - MINUTE }, 'message'],
    ['in a row that does not know', unknown, { sentAt: NOW - DAY }, 'message'],
    [
      'heard late in a row that does not know',
      unknown,
      { cameAt: NOW - MINUTE - 1, sentAt: NOW },
      'overtaken',
    ],
  ];
  for (const [what, known, provenance, expected] of rows)
    it(`is ${expected}: ${what}`, () => {
      assert.equal(meaning(message, known, provenance), expected);
    });

  it('is news of a former case, where it names none', () => {
    const late = { sentAt: NOW - MINUTE - 5 * SECOND - 1 };
    assert.equal(meaning(event(), begun, late), 'overtaken');
    assert.equal(meaning(event({ msdyn_liveworkitemid: '1' }), begun, late), 'lateContext');
  });
});

describe('a message that is heard late, after the conversation was given back or ended,', () => {
  const closed = { phase: 'ended', closedAt: NOW - 10 * MINUTE } as const;
  const ended = { ...closed, heardAt: NOW - MINUTE };
  const rows: readonly [Parameters<typeof meaning>[1], Provenance, string][] = [
    [ended, { cameAt: NOW - MINUTE - 1 }, 'overtaken'],
    [ended, { cameAt: NOW, sentAt: NOW - MINUTE - 1 }, 'overtaken'],
    [ended, { cameAt: NOW - MINUTE }, 'laterMessage'],
    [ended, { sentAt: NOW - MINUTE - 1 }, 'laterMessage'],
    [ended, {}, 'laterMessage'],
    [{ ...ended, phase: 'talking' }, { cameAt: NOW - MINUTE - 1 }, 'message'],
    [closed, { cameAt: NOW - MINUTE - 1 }, 'laterMessage'],
  ];
  for (const [known, provenance, expected] of rows)
    it(`is ${expected}: ${JSON.stringify([known, provenance])}`, () => {
      assert.equal(meaning(message, known, provenance), expected);
    });
});

describe('news of another case', () => {
  const unknown = { workItem: { liveWorkItem: '1' }, heardAt: NOW };
  const known = { ...unknown, caseSince: NOW - MINUTE };
  const other = event({ msdyn_liveworkitemid: '2' });
  const rows: readonly [string, Parameters<typeof meaning>[1], Provenance, string][] = [
    ['behind a message that names none', known, { sentAt: NOW - MINUTE }, 'otherCase'],
    ['before the present case', known, { sentAt: NOW - MINUTE - 1 }, 'overtaken'],
    ['that says no time', known, {}, 'otherCase'],
    ['in a row that does not know', unknown, { sentAt: NOW - 1 }, 'overtaken'],
    ['that nothing was heard before', { workItem: unknown.workItem }, { sentAt: NOW - DAY }, 'otherCase'],
    ['before a hand-over', { ...known, phase: 'escalated' }, { sentAt: NOW - 1 }, 'overtaken'],
    ['behind a hand-over', { ...known, phase: 'escalated' }, { sentAt: NOW }, 'otherCase'],
    ['that came before the present case', known, { cameAt: NOW - MINUTE - 1 }, 'overtaken'],
  ];
  for (const [what, row, provenance, expected] of rows)
    it(`is ${expected}: ${what}`, () => {
      assert.equal(meaning(other, row, provenance), expected);
    });
});

describe('what could not be stored when it came', () => {
  const over = { phase: 'ended', closedAt: NOW - 10 * MINUTE, heardAt: NOW - 10 * MINUTE } as const;
  const came = (after: number): Provenance => ({ cameAt: NOW - 10 * MINUTE + after });

  it('means what it meant then', () => {
    for (const [after, expected] of [
      [29 * SECOND, 'message'],
      [31 * SECOND, 'laterMessage'],
    ] as const)
      assert.equal(meaning(message, over, came(after)), expected);
    const ungreeted = { ...over, greeted: false };
    assert.equal(meaning(event(), ungreeted, came(SECOND)), 'lateContext');
    assert.equal(meaning(event(), ungreeted, came(MINUTE)), 'context');
  });

  it('is older than what counted since, where it has no time of its own', () => {
    assert.equal(meaning(event(), { ...over, greeted: true }, came(-1)), 'lateContext');
    assert.equal(meaning(event(), { ...over, greeted: true }, came(1)), 'context');
    const ended: Inbound = { kind: 'conversationClosed', reason: 'endOfConversation' };
    assert.equal(meaning(ended, over, came(-1)), undefined);
    assert.equal(meaning(ended, over, came(1)), 'ended');
    // Its own time says more.
    assert.equal(meaning(event(), { ...over, greeted: true }, { ...came(-1), sentAt: NOW }), 'context');
  });

  it('is the same event as one that was told within a minute of its coming', () => {
    const told = { content: 'c', takenAt: NOW - 10 * MINUTE };
    const known = { ...over, greeted: true, told: [told] };
    assert.equal(meaning(event(), known, { ...came(30 * SECOND), content: 'c' }), 'lateContext');
    assert.equal(meaning(event(), known, { ...came(MINUTE), content: 'c' }), 'context');
  });
});

describe('a context event', () => {
  const escalated = { phase: 'escalated', closedAt: NOW - MINUTE, heardAt: NOW - MINUTE } as const;

  it('is late when it is older than what counted last, by a millisecond', () => {
    assert.equal(meaning(event(), escalated, { sentAt: NOW - MINUTE - 1 }), 'lateContext');
    assert.equal(meaning(event(), escalated, { sentAt: NOW - MINUTE }), 'context');
    assert.equal(meaning(event(), {}, { sentAt: NOW - DAY }), 'context');
  });

  it('of another case is one, or is overtaken when it is late', () => {
    const known = { ...escalated, workItem: { liveWorkItem: '1' } };
    const other = event({ msdyn_liveworkitemid: '2' });
    assert.equal(meaning(other, known, { sentAt: NOW }), 'otherCase');
    assert.equal(meaning(other, known, { sentAt: NOW - DAY }), 'overtaken');
    assert.equal(meaning(event({ msdyn_liveworkitemid: '1' }), known, { sentAt: NOW }), 'context');
    const { workItem: _unknown, ...earlier } = { ...known, facts: { msdyn_liveworkitemid: '1' } };
    assert.equal(meaning(other, earlier, { sentAt: NOW }), 'otherCase');
  });

  const told = { content: 'c', id: 'a', sentAt: NOW - 5, takenAt: NOW };
  const { id: _nameless, sentAt: _timeless, ...bare } = told;
  for (const [what, before, provenance, isLate] of [
    ['says something else', told, { content: 'd', id: 'a', sentAt: NOW - 5 }, false],
    ['was sent at the same time', told, { content: 'c', id: 'b', sentAt: NOW - 5 }, true],
    ['was sent at another time', told, { content: 'c', id: 'a', sentAt: NOW - 4 }, false],
    ['has the same id, and no time', told, { content: 'c', id: 'a' }, true],
    ['has another id, and no time', told, { content: 'c', id: 'b' }, false],
    [
      'has nothing but what it says, within a minute',
      { ...bare, takenAt: NOW - MINUTE + 1 },
      { content: 'c' },
      true,
    ],
    [
      'has nothing but what it says, a minute later',
      { ...bare, takenAt: NOW - MINUTE },
      { content: 'c' },
      false,
    ],
    ['has no id, where one was known', { ...bare, id: 'a', takenAt: NOW - 1 }, { content: 'c' }, true],
    ['has an id, where none was known', { ...bare, takenAt: NOW - 1 }, { content: 'c', id: 'a' }, true],
    ['has a time, where none was known', { ...bare, takenAt: NOW - 1 }, { content: 'c', sentAt: NOW }, true],
  ] as const) {
    it(`that ${what} is ${isLate ? '' : 'not '}the same again`, () => {
      const other = { content: 'before', takenAt: NOW - DAY };
      const context = { ...escalated, told: [other, before] };
      assert.equal(meaning(event(), context, provenance), isLate ? 'lateContext' : 'context');
    });
  }

  it('gives nothing back of which the command still waits, unless that may have arrived', () => {
    const sent = { sentAt: NOW };
    assert.equal(meaning(event(), escalated, sent, [command()]), 'lateContext');
    assert.equal(meaning(event(), escalated, sent, [command({ ambiguous: true })]), 'context');
    const sentence: PendingEffect = { ...command(), effect: { kind: 'say', text: 'hello' } };
    assert.equal(meaning(event(), escalated, sent, [sentence]), 'context');
    assert.equal(meaning(event(), {}, sent, [command()]), 'context');
  });

  it('is the announcement where it is the first and says no time, until the command had its own', () => {
    const first = { ...escalated, greeted: false };
    const at = (milliseconds: number) => ({ ...first, closedAt: NOW - milliseconds });
    assert.equal(meaning(event(), at(30 * SECOND - 1)), 'lateContext');
    assert.equal(meaning(event(), at(30 * SECOND)), 'context');
    assert.equal(meaning(event(), at(1), { sentAt: NOW }), 'context');
    assert.equal(meaning(event(), { ...at(1), greeted: true }), 'context');
  });
});

describe('whoever comes in, goes or says what means nothing', () => {
  const joined: Inbound = { kind: 'joined', reason: 'memberAdded' };
  const closed: Inbound = { kind: 'conversationClosed', reason: 'botRemoved' };
  const ended: Inbound = { kind: 'conversationClosed', reason: 'endOfConversation' };

  it('joins where there is no contact center, or where the bot was taken out before', () => {
    assert.equal(meaning(joined, { contactCenter: false }), 'joined');
    assert.equal(meaning(joined, { contactCenter: true }), undefined);
    assert.equal(meaning({ kind: 'joined', reason: 'botAdded' }, { contactCenter: true }), undefined);
    assert.equal(meaning(joined, {}), undefined);
    const out = { contactCenter: true, removed: true, heardAt: NOW } as const;
    for (const reason of ['botAdded', 'installed'] as const) {
      assert.equal(meaning({ kind: 'joined', reason }, out, { sentAt: NOW }), 'joined');
      assert.equal(meaning({ kind: 'joined', reason }, out, { sentAt: NOW - 1 }), undefined);
    }
    // The person who takes over comes in as well.
    assert.equal(meaning(joined, out, { sentAt: NOW }), undefined);
  });

  it('closes the conversation, unless that is older than what counted last', () => {
    for (const [inbound, occurrence] of [
      [closed, 'removed'],
      [ended, 'ended'],
    ] as const) {
      assert.equal(meaning(inbound, { heardAt: NOW }, { sentAt: NOW }), occurrence);
      assert.equal(meaning(inbound, { heardAt: NOW }, { sentAt: NOW - 1 }), undefined);
      assert.equal(meaning(inbound, { heardAt: NOW }), occurrence);
    }
  });

  it('means nothing', () => {
    assert.equal(meaning({ kind: 'customEvent', name: 'x', value: undefined }, {}), undefined);
    assert.equal(meaning({ kind: 'ignored', reason: 'typing' }, {}), undefined);
  });
});
