// What an activity leaves in a record: whose it is, since when, and what it is compared with later.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Inbound, JsonValue } from '../../lib/omnichannel/index.ts';
import {
  applyInbound,
  applyUndecided,
  endOfHandOver,
  heardInTime,
  isOwed,
  newContext,
  newRecord,
  repliesFor,
  toBeAnswered,
  withDecision,
  type ConversationContext,
  type ConversationRecord,
  type PendingEffect,
  type Effect,
  type Provenance,
} from '../../lib/conversation/index.ts';
import { ADDRESS, customerSays, guidanceFor, POLICY } from '../turns/world.ts';

const NOW = 1_700_000_000_000;
const MINUTE = 60_000;
const replies = repliesFor('en');
const SAY: Effect = { kind: 'say', text: 'hello' };
const END: Effect = { kind: 'end', note: '', variables: {} };
const ESCALATE: Effect = { kind: 'escalate', summary: '', variables: {} };

const says = (text: string): Inbound => customerSays(text, undefined).inbound;
const inCase = (liveWorkItem: string): Inbound => ({
  ...{ kind: 'customerMessage', text: 'hm', submit: undefined, files: [] },
  ...{ sourceChannel: undefined, locale: undefined, workItem: { liveWorkItem } },
});
const event = (variables: Record<string, JsonValue> = {}): Inbound => ({
  ...{ kind: 'contextEvent', name: 'omnichannelSetContext', variables },
  ...{ sourceChannel: undefined, locale: undefined },
});
const joined: Inbound = { kind: 'joined', reason: 'memberAdded' };
const botAdded: Inbound = { kind: 'joined', reason: 'botAdded' };
const installed: Inbound = { kind: 'joined', reason: 'installed' };
const closed: Inbound = { kind: 'conversationClosed', reason: 'botRemoved' };
const ended: Inbound = { kind: 'conversationClosed', reason: 'endOfConversation' };

/** A record as it was a minute ago, with what it decided last still to be sent. */
function recordWith(
  context: Partial<ConversationContext> = {},
  effects: readonly Effect[] = [],
  rule = 'r',
): ConversationRecord {
  const base = newRecord(ADDRESS, NOW - MINUTE);
  return withDecision(base, { context: { ...base.context, greeted: true, ...context }, effects, rule });
}

function apply(record: ConversationRecord, inbound: Inbound, provenance?: Provenance, now = NOW) {
  return applyInbound(record, inbound, now, guidanceFor(inbound, record.context), provenance);
}

const elsewhere = (record: ConversationRecord): ConversationRecord => ({
  ...record,
  address: { ...record.address, channelId: 'msteams' },
});
const said = ({ outbox }: ConversationRecord): readonly string[] =>
  outbox.map(({ effect }) => (effect.kind === 'say' ? effect.text : effect.kind));

describe('a contact center', () => {
  for (const [what, context, inbound, provenance, isThere] of [
    ['is there where one was seen', { contactCenter: true }, says('agent'), {}, true],
    ['is there where a row of an earlier release was greeted', {}, says('agent'), {}, true],
    ['is there where a tag says so', { greeted: false }, says('agent'), { contactCenter: true }, true],
    ['is there where a context event comes', { greeted: false }, event(), {}, true],
    ['is nowhere where nothing shows one', { greeted: false }, says('agent'), {}, false],
    ['is nowhere where none was seen, greeted or not', { contactCenter: false }, says('agent'), {}, false],
  ] as const) {
    it(what, () => {
      const { record } = apply(elsewhere(recordWith(context)), inbound, provenance);
      assert.equal(record.context.contactCenter, isThere);
    });
  }

  it('that shows behind an end without one has taken no command, so the customer is answered at once', () => {
    for (const phase of ['ended', 'escalated'] as const) {
      const alone = {
        contactCenter: false,
        phase,
        closeReason: 'asked',
        closedAt: NOW,
        heardAt: NOW,
      } as const;
      const { record, rule } = apply(elsewhere(recordWith(alone)), says('agent'), {
        contactCenter: true,
        sentAt: NOW + 1,
      });
      assert.deepEqual([rule, record.context.session, said(record)[1]], ['escalate.asked', 2, 'escalate']);
    }
  });

  it('that shows by who comes in announces the conversation itself', () => {
    const { record } = apply(elsewhere(recordWith({ contactCenter: false, greeted: false })), joined, {
      contactCenter: true,
    });
    assert.deepEqual([said(record), record.context.contactCenter], [[], true]);
  });

  it('that an earlier release did not ask for is not behind an end where nothing shows one', () => {
    const ended = {
      greeted: false,
      phase: 'ended',
      closeReason: 'asked',
      closedAt: NOW,
      heardAt: NOW,
    } as const;
    const { record } = apply(elsewhere(recordWith(ended)), says('hm'), { sentAt: NOW + 1 });
    assert.deepEqual([record.context.session, record.context.contactCenter], [2, false]);
  });

  it('is there on its own channel', () => {
    assert.equal(apply(recordWith({ greeted: false }), says('hm')).record.context.contactCenter, true);
  });
});

describe('what later activities are compared with', () => {
  it('is the sender’s time of what counted last, or ours, and never goes back', () => {
    for (const [heardAt, sentAt, expected] of [
      [undefined, NOW - 5, NOW - 5],
      [undefined, undefined, NOW],
      [NOW - 9, NOW - 5, NOW - 5],
      [NOW + 9, NOW - 5, NOW + 9],
    ] as const) {
      const record = recordWith(heardAt === undefined ? {} : { heardAt });
      const { context } = apply(record, says('hm'), sentAt === undefined ? {} : { sentAt }).record;
      assert.equal(context.heardAt, expected);
    }
  });

  it('is nothing of the session before', () => {
    const over = recordWith({ phase: 'ended', closedAt: NOW - 6 * MINUTE, heardAt: NOW + 5 * MINUTE });
    const { context } = apply(over, says('hm'), { sentAt: NOW }).record;
    assert.deepEqual([context.session, context.heardAt, context.greeted], [2, NOW, true]);
    const other = recordWith({ heardAt: NOW - 9, workItem: { liveWorkItem: '1' } });
    const begun = apply(other, event({ msdyn_liveworkitemid: '2' }), { sentAt: NOW - 5 }).record.context;
    assert.deepEqual([begun.session, begun.heardAt], [2, NOW - 5]);
  });

  it('stands still while the bot is silent, and for what means nothing', () => {
    const escalated = { phase: 'escalated', closeReason: 'asked', closedAt: NOW, heardAt: NOW - 9 } as const;
    const silent = apply(recordWith(escalated), says('hello?'), { sentAt: NOW }).record.context;
    assert.deepEqual([silent.heardAt, silent.closedAt, silent.lastActivityAt], [NOW - 9, NOW, NOW]);
    const custom: Inbound = { kind: 'customEvent', name: 'x', value: undefined };
    for (const inbound of [custom, { kind: 'ignored', reason: 'typing' } as const]) {
      const { record, rule } = apply(recordWith({ heardAt: NOW - 9 }), inbound, { sentAt: NOW });
      const { heardAt, lastActivityAt } = record.context;
      assert.deepEqual([heardAt, lastActivityAt, rule], [NOW - 9, NOW - MINUTE, 'ignored']);
    }
  });

  it('is when the bot was taken out, the later of either', () => {
    for (const [heardAt, sentAt, expected] of [
      [NOW - 9, NOW - 5, NOW - 5],
      [NOW - 9, undefined, NOW],
      [undefined, NOW - 5, NOW - 5],
      [NOW - 5, NOW - 5, NOW - 5],
    ] as const)
      for (const phase of ['talking', 'escalated'] as const) {
        const record = recordWith({ phase, ...(heardAt === undefined ? {} : { heardAt }) });
        const { record: left, rule } = apply(record, closed, sentAt === undefined ? {} : { sentAt });
        assert.deepEqual(
          [left.context.heardAt, left.context.removed, rule],
          [expected, true, 'closedByContactCenter'],
        );
      }
  });

  it('are the last eight context events, with what they are known by', () => {
    let record = recordWith();
    for (let index = 0; index < 10; index += 1)
      record = apply(record, event(), { content: `c${index}`, id: `i${index}`, sentAt: NOW + index }).record;
    const { told = [] } = record.context;
    assert.deepEqual(
      told.map(({ content }) => content),
      Array.from({ length: 8 }, (_, index) => `c${index + 2}`),
    );
    assert.deepEqual(told[0], { content: 'c2', id: 'i2', sentAt: NOW + 2, takenAt: NOW });
    assert.deepEqual(apply(recordWith(), event(), { content: 'c' }).record.context.told, [
      { content: 'c', takenAt: NOW },
    ]);
    assert.equal('told' in apply(recordWith(), event()).record.context, false);
    assert.equal('told' in apply(recordWith(), says('hm'), { content: 'c' }).record.context, false);
  });
});

describe('when a conversation was over', () => {
  it('is when the bot’s part ended, and again when it is decided anew', () => {
    assert.equal(apply(recordWith(), says('agent')).record.context.closedAt, NOW);
    assert.equal('closedAt' in apply(recordWith(), says('hm')).record.context, false);
    const presumed = recordWith({
      ...{ phase: 'escalated', closeReason: 'asked', presumed: true },
      ...{ closedAt: NOW - 6 * MINUTE, heardAt: NOW - 6 * MINUTE },
    });
    const again = apply(presumed, says('hello?'), { sentAt: NOW });
    assert.deepEqual([again.rule, again.record.context.closedAt], ['escalate.asked.again', NOW]);
    assert.deepEqual([again.record.context.heardAt, again.record.context.unserved], [NOW, 1]);
  });

  it('is counted from there who still writes to nobody', () => {
    const waiting = { phase: 'escalated', closeReason: 'asked', closedAt: NOW - MINUTE } as const;
    const once = apply(recordWith(waiting), says('hello?'));
    assert.deepEqual(
      [once.rule, once.record.context.unserved, once.record.context.lastActivityAt],
      ['unserved', 1, NOW],
    );
    assert.equal(apply(once.record, says('hello?')).record.context.unserved, 2);
  });
});

describe('the end of a conversation that a person has', () => {
  it('leaves nothing to be sent, neither what was to be said nor the command', () => {
    const context = { phase: 'escalated', closeReason: 'asked', heardAt: NOW } as const;
    const before = recordWith(context, [{ kind: 'say', text: 'wait' }, ESCALATE]);
    const { record, rule } = apply(before, ended, { sentAt: NOW + 1, id: 'e' });
    assert.deepEqual([rule, said(record), record.context.phase], ['closedByContactCenter', [], 'ended']);
  });

  it('is remembered as what ends a hand-over, for whoever could not store one, as a new beginning is', () => {
    const escalated = { phase: 'escalated', closeReason: 'asked', heardAt: NOW, closedAt: NOW } as const;
    const sent = { sentAt: NOW + 1, id: 'e' };
    const over = { content: 'over', takenAt: NOW, ...sent };
    const toldOf = (context: Partial<ConversationContext>, inbound: Inbound, provenance: Provenance = sent) =>
      apply(recordWith(context), inbound, provenance).record.context.told;
    assert.deepEqual(toldOf(escalated, ended), [over]);
    assert.deepEqual(toldOf({ phase: 'ended', closeReason: 'asked', heardAt: NOW }, ended), [over]);
    assert.deepEqual(toldOf({ ...escalated, removed: true }, botAdded), [over]);
    const known = { ...escalated, workItem: { liveWorkItem: '1' } };
    assert.deepEqual(toldOf(known, inCase('2')), [over]);
    assert.equal(toldOf(escalated, closed), undefined);
    assert.equal(toldOf(escalated, ended, { sentAt: NOW - 1 }), undefined);
    assert.equal(toldOf(escalated, says('hm')), undefined);
  });

  it('is the end of waiting for one who perhaps has it, too: a later message is answered at once', () => {
    const presumed = { phase: 'escalated', closeReason: 'asked', presumed: true, closedAt: NOW } as const;
    const over = apply(recordWith({ ...presumed, heardAt: NOW }), ended, { sentAt: NOW + 1 }).record;
    assert.deepEqual([over.context.phase, 'presumed' in over.context], ['ended', false]);
    assert.equal(apply(over, says('hm'), { sentAt: NOW + 2 }).record.context.session, 2);
  });
});

describe('a late context event', () => {
  it('is no reason to greet whoever was answered already', () => {
    const escalated = { phase: 'escalated', closeReason: 'asked', closedAt: NOW, heardAt: NOW } as const;
    const { record, rule } = apply(recordWith({ ...escalated, greeted: false }), event({ a: 1 }), {
      sentAt: NOW - 1,
    });
    assert.deepEqual(
      [rule, record.context.greeted, record.context.facts],
      ['contextUpdated', true, { a: 1 }],
    );
  });
});

describe('who comes in', () => {
  const alone = (context: Partial<ConversationContext>) =>
    elsewhere(recordWith({ contactCenter: false, ...context }));

  it('is greeted anew where the bot is installed again, and not for others who come', () => {
    const again = apply(alone({ customerTurns: 1 }), installed).record;
    assert.deepEqual([said(again), again.context.session], [[replies.greeting], 2]);
    for (const [context, inbound] of [
      [{ customerTurns: 1 }, joined],
      [{ customerTurns: 0 }, installed],
    ] as const) {
      const { record } = apply(alone(context), inbound);
      assert.deepEqual([said(record), record.context.session], [[], 1]);
    }
  });

  it('is greeted in a new session where the last one is over, without what it had to say', () => {
    const facts = { Name: 'Ana' };
    const over = {
      phase: 'ended',
      closeReason: 'asked',
      closedAt: NOW - 1,
      customerTurns: 3,
      facts,
    } as const;
    const { record } = apply({ ...alone(over), outbox: recordWith({}, [SAY]).outbox }, joined);
    assert.deepEqual([said(record), record.context.session], [[replies.greeting], 2]);
    assert.deepEqual(record.context.facts, facts);
  });
});

describe('a message while something waits', () => {
  const ended = { phase: 'ended', closeReason: 'asked', closedAt: NOW - 1, heardAt: NOW - 1 } as const;

  it('does not take back an end that was asked for, unless it asks for a person', () => {
    const waiting = recordWith(ended, [SAY, END], 'end.asked');
    const kept = apply(waiting, says('echo: one more thing'), { sentAt: NOW });
    assert.deepEqual([kept.rule, said(kept.record)], ['silent', ['hello', 'end']]);
    assert.equal(kept.record.context.lastActivityAt, NOW);
    const person = apply(waiting, says('agent'), { sentAt: NOW });
    assert.deepEqual(said(person.record), [replies.transfer, 'escalate']);
    assert.equal(person.record.context.closeReason, 'asked');
  });

  it('takes back an idle end, and leaves what waited before it', () => {
    const before = recordWith({ ...ended, closeReason: 'idle', warnedAt: NOW - 9 }, [SAY], 'echo');
    const waiting = withDecision(before, { context: before.context, effects: [SAY, END], rule: 'end.idle' });
    const { record } = apply(waiting, says('echo: here'), { sentAt: NOW });
    assert.deepEqual(said(record), ['hello', 'here']);
    const { context } = record;
    assert.deepEqual(
      [context.phase, 'closeReason' in context, 'closedAt' in context],
      ['talking', false, false],
    );
  });

  it('takes back an idle warning of which nothing was sent, and no sentence of another kind', () => {
    const warned = recordWith({ warnedAt: NOW - 9 }, [{ kind: 'say', text: 'still there?' }], 'idleWarning');
    assert.deepEqual(said(apply(warned, says('echo: here')).record), ['here']);
    const tried = { ...warned, outbox: warned.outbox.map((pending) => ({ ...pending, attempts: 1 })) };
    assert.deepEqual(said(apply(tried, says('echo: here')).record), ['still there?', 'here']);
    const other = { ...warned, outbox: warned.outbox.map((pending) => ({ ...pending, rule: 'echo' })) };
    assert.deepEqual(said(apply(other, says('echo: here')).record), ['still there?', 'here']);
    const { warnedAt: _answered, ...context } = warned.context;
    assert.deepEqual(said(apply({ ...warned, context }, says('echo: here')).record), [
      'still there?',
      'here',
    ]);
  });

  it('is answered when the warning before it was read', () => {
    assert.deepEqual(said(apply(recordWith({ warnedAt: NOW - 9 }), says('echo: here')).record), ['here']);
  });

  it('brings a transfer forward, and says nothing', () => {
    const escalated = {
      phase: 'escalated',
      closeReason: 'asked',
      closedAt: NOW - 1,
      heardAt: NOW - 1,
    } as const;
    const record = recordWith(escalated, [ESCALATE]);
    const waiting = { ...record, outbox: record.outbox.map((one) => ({ ...one, notBefore: NOW + MINUTE })) };
    const hurried = apply(waiting, says('hello?'), { sentAt: NOW });
    assert.equal(hurried.rule, 'silent');
    assert.deepEqual(
      hurried.record.outbox.map(({ notBefore }) => notBefore),
      [undefined],
    );
  });
});

describe('who is to be answered', () => {
  const over = {
    phase: 'ended',
    closeReason: 'asked',
    closedAt: NOW - MINUTE,
    heardAt: NOW - MINUTE,
  } as const;
  const escalated = { ...over, phase: 'escalated' } as const;
  const presumed = { ...escalated, presumed: true, closedAt: NOW - 6 * MINUTE } as const;
  const idle = recordWith({ ...over, closeReason: 'idle', closedAt: NOW - 1 }, [SAY, END], 'end.idle');
  /** Handing over was decided, and what was to be sent of it waits. */
  const waiting = (
    say: Partial<PendingEffect> = {},
    command: Partial<PendingEffect> = {},
  ): ConversationRecord => {
    const record = recordWith({ ...escalated, closedAt: NOW }, [SAY, ESCALATE]);
    const [first, second] = record.outbox;
    assert.ok(first !== undefined && second !== undefined);
    return {
      ...record,
      outbox: [
        { ...first, ...say },
        { ...second, ...command },
      ],
    };
  };

  for (const [what, record, sessions] of [
    ['a customer of the bot’s', recordWith(), 1],
    ['one who begins a new session', recordWith(over), 2],
    ['one whose end was not sent', idle, 1],
    [
      'nobody whose Escalate is being sent',
      { ...waiting(), lease: { holder: 'a', until: NOW + 1 } },
      undefined,
    ],
    ['nobody whom a person has', recordWith(escalated), undefined],
    ['nobody whose end is on its way', { ...idle, outbox: idle.outbox.slice(1) }, undefined],
  ] as const) {
    it(`is ${what}`, () => {
      const sent = { sentAt: record === idle || sessions === undefined ? NOW - MINUTE + 1 : NOW };
      const context = toBeAnswered(record, says('hm'), sent, NOW);
      assert.deepEqual(
        [context?.session, context?.phase],
        [sessions, sessions === undefined ? undefined : 'talking'],
      );
      assert.equal(isOwed(record, says('hm'), sent, NOW), sessions !== undefined);
      assert.equal(toBeAnswered(record, event(), sent, NOW), undefined);
    });
  }

  for (const [what, record, expected] of [
    ['a person who was promised one and writes on', recordWith(presumed), true],
    ['a person whose Escalate nobody is sending', waiting(), true],
    ['a person whose sender is known to be gone', { ...waiting(), lease: { holder: 'a', until: NOW } }, true],
    ['a person as soon as ours is the time to try again', waiting({}, { notBefore: NOW + MINUTE }), true],
    ['nothing before the time that was named', waiting({}, { notBefore: NOW + 1, timeNamed: true }), false],
    ['a person at the time that was named', waiting({}, { notBefore: NOW, timeNamed: true }), true],
    [
      'nothing before the time that was named for the sentence before',
      waiting({ notBefore: NOW + 1, timeNamed: true }),
      false,
    ],
  ] as const) {
    it(`is owed ${what}`, () => {
      assert.equal(toBeAnswered(record, says('hm'), { sentAt: NOW }, NOW), undefined);
      assert.equal(isOwed(record, says('hm'), { sentAt: NOW }, NOW), expected);
    });
  }

  it('is one who writes in another case, which gives nothing back', () => {
    const record = recordWith({ ...escalated, workItem: { liveWorkItem: 'one' } });
    const inbound: Inbound = {
      ...{ kind: 'customerMessage', text: 'hm', submit: undefined, files: [] },
      ...{ sourceChannel: undefined, locale: undefined, workItem: { liveWorkItem: 'two' } },
    };
    assert.equal(toBeAnswered(record, inbound, { sentAt: NOW }, NOW)?.phase, 'talking');
    assert.equal(endOfHandOver(record, inbound, { sentAt: NOW }, NOW), 'untaken');
  });

  it('has no case where nobody has named one', () => {
    const { context } = recordWith();
    const { record } = applyInbound(recordWith(), says('hm'), NOW, guidanceFor(says('hm'), context));
    assert.equal('workItem' in record.context, false);
  });

  it('has a hand-over behind them that ends by being given back, or by nobody having taken it', () => {
    const known = { ...escalated, workItem: { liveWorkItem: '1' } };
    for (const [context, inbound, expected] of [
      [known, event({ msdyn_liveworkitemid: '1' }), 'handedBack'],
      [known, event({ msdyn_liveworkitemid: '2' }), 'handedBack'],
      [presumed, says('hm'), 'untaken'],
      [known, says('hm'), undefined],
      [known, closed, undefined],
      [known, ended, 'handedBack'],
      [presumed, ended, 'handedBack'],
      [{}, ended, undefined],
      [{}, event(), undefined],
    ] as const)
      assert.equal(endOfHandOver(recordWith(context), inbound, { sentAt: NOW }, NOW), expected);
  });
});

describe('a customer who was heard in time', () => {
  const { warningAfter = 0 } = POLICY;

  it('is one whom silence would soon have warned or ended', () => {
    const heard = (lastActivityAt: number, context: Partial<ConversationContext> = {}) =>
      heardInTime(recordWith({ lastActivityAt, customerTurns: 1, ...context }), POLICY, NOW, 5_000);
    assert.equal(heard(NOW - warningAfter + 5_001), undefined);
    const soon = heard(NOW - warningAfter + 5_000);
    assert.equal(soon?.context.lastActivityAt, NOW);
    const warned = heard(NOW - 2 * warningAfter, { warnedAt: NOW - warningAfter });
    assert.deepEqual([warned !== undefined, 'warnedAt' in (warned?.context ?? {})], [true, false]);
    assert.equal(heard(NOW - 2 * warningAfter, { phase: 'escalated', closeReason: 'asked' }), undefined);
  });

  it('is one whom silence has ended, as long as nothing of it was sent', () => {
    const ended = recordWith(
      { phase: 'ended', closeReason: 'idle', closedAt: NOW - 1, lastActivityAt: NOW - 1, warnedAt: NOW - 2 },
      [SAY, END],
      'end.idle',
    );
    const heard = heardInTime(ended, POLICY, NOW, 0);
    assert.deepEqual([heard?.context.phase, heard?.outbox], ['talking', []]);
    const tried = { ...ended, outbox: ended.outbox.map((pending) => ({ ...pending, attempts: 1 })) };
    assert.equal(heardInTime(tried, POLICY, NOW, 0), undefined);
    const asked = { ...ended, context: { ...ended.context, closeReason: 'asked' as const } };
    assert.equal(heardInTime(asked, POLICY, NOW, 0), undefined);
  });

  const over: Partial<ConversationContext> = {
    ...{ phase: 'ended', closeReason: 'idle' },
    ...{ closedAt: NOW - 1, lastActivityAt: NOW - 1, warnedAt: NOW - 2 },
  };

  it('keeps what waited to be said before the end, whatever its rule is called', () => {
    for (const rule of ['another', 'end.idle']) {
      const waiting = recordWith({}, [SAY], rule);
      const context = { ...waiting.context, ...over };
      const ended = withDecision(waiting, { context, effects: [SAY, END], rule: 'end.idle' });
      assert.deepEqual(heardInTime(ended, POLICY, NOW, 0)?.outbox, waiting.outbox);
    }
  });

  it('is not heard any more when the farewell has been said and only its command is left', () => {
    const waiting = recordWith({}, [SAY], 'another');
    const context = { ...waiting.context, ...over };
    const ended = withDecision(waiting, { context, effects: [END], rule: 'end.idle' });
    assert.equal(heardInTime(ended, POLICY, NOW, 0), undefined);
  });
});

describe('an activity on which nothing can be decided', () => {
  const known = {
    ...{ session: 3, greeted: true, startedAt: NOW - MINUTE, contactCenter: true, sourceChannel: 'lcw' },
    ...{ locale: 'de', heardAt: NOW - MINUTE, workItem: { liveWorkItem: '1' } },
    told: [{ content: 'c', takenAt: NOW - MINUTE }],
  } as const;
  const matter = { facts: { Name: 'Kim' }, recentMessages: ['secret'], topic: 'refund', matter: 'secret' };
  const late = { sentAt: NOW };

  it('hands the customer over with where and with whom they are, and nothing of what it is about', () => {
    const { record, rule } = applyUndecided(
      recordWith({ ...known, ...matter }, [SAY]),
      says('hm'),
      NOW,
      late,
    );
    assert.equal(rule, 'escalate.botFailure');
    assert.deepEqual(record.context, {
      ...newContext(NOW),
      ...{ ...known, phase: 'escalated', closeReason: 'botFailure', heardAt: NOW, closedAt: NOW },
    });
    assert.deepEqual(said(record), ['hello', repliesFor('de').transferAfterTrouble, 'escalate']);
  });

  it('does not turn back the time from which later activities are judged', () => {
    const older = { sentAt: NOW - 2 * MINUTE };
    const { record } = applyUndecided(recordWith(known), says('hm'), NOW, older);
    assert.equal(record.context.heardAt, known.heardAt);
  });

  it('invents nothing that is not known', () => {
    const { record } = applyUndecided(recordWith(), says('hm'), NOW, late);
    const { contactCenter, heardAt, closedAt, begunAt, caseSince, ...rest } = record.context;
    assert.deepEqual([contactCenter, heardAt, closedAt], [true, NOW, NOW]);
    assert.deepEqual([begunAt, caseSince], [NOW, NOW]);
    const { startedAt } = recordWith().context;
    assert.deepEqual(rest, {
      ...newContext(NOW),
      ...{ phase: 'escalated', closeReason: 'botFailure', greeted: true, startedAt },
    });
  });

  it('begins a new session where a decision would have, and nothing of the last one is said', () => {
    const over = { ...known, phase: 'ended', closeReason: 'asked', closedAt: NOW - MINUTE } as const;
    const { record } = applyUndecided(recordWith(over, [SAY]), says('hm'), NOW, late);
    assert.equal(record.context.session, 4);
    assert.deepEqual(said(record), [repliesFor('de').transferAfterTrouble, 'escalate']);
  });

  for (const [title, record, inbound] of [
    ['a person has the customer', recordWith({ phase: 'escalated', heardAt: NOW }), says('hm')],
    ['it is no message', recordWith(known), event()],
    [
      'an end waits that can be taken back',
      recordWith(
        { phase: 'ended', closeReason: 'idle', heardAt: NOW, closedAt: NOW },
        [SAY, END],
        'end.idle',
      ),
      says('hm'),
    ],
  ] as const) {
    it(`changes nothing where ${title}`, () => {
      const applied = applyUndecided(record, inbound, NOW, late);
      assert.deepEqual(applied, { record, rule: 'decisionFailed', refusedVariables: [] });
    });
  }
});
