import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  MAX_ESCALATE_ATTEMPTS,
  newRecord,
  settle,
  settlement,
  type ConversationRecord,
  type PendingEffect,
  type Phase,
  type SendOutcome,
  type Settlement,
} from '../../lib/conversation/index.ts';
import {
  broughtForward,
  isOverdue,
  isUntaken,
  triedNow,
  withoutSender,
} from '../../lib/conversation/outbox.ts';
import { wasSeen } from '../../lib/conversation/record.ts';
import { ADDRESS } from '../turns/world.ts';

const NOW = 1_700_000_000_000;
const fresh = newRecord(ADDRESS, NOW);

const sentence = (id: string): PendingEffect => ({
  ...{ id, rule: 'r', attempts: 0, effect: { kind: 'say', text: id } },
});
const escalation: PendingEffect = {
  ...{ id: 'e', rule: 'r', attempts: 0 },
  effect: { kind: 'escalate', summary: 'A long story', variables: { Name: 'Kim' } },
};

function waiting(phase: Phase, ...outbox: readonly PendingEffect[]): ConversationRecord {
  return { ...fresh, context: { ...fresh.context, phase, closeReason: 'asked' }, outbox };
}

const GONE: SendOutcome = { kind: 'refused', status: 403, gone: true };
const MALFORMED: SendOutcome = { kind: 'refused', status: 400, gone: false };
const SENT: SendOutcome = { kind: 'sent' };

const settledAs = (id: string, result: Settlement, outcome: SendOutcome) => ({
  ...{ id, outcome, settlement: result, attempts: 1, at: NOW, notBefore: NOW + 1_000 },
});
const ids = ({ outbox }: ConversationRecord): readonly string[] => outbox.map(({ id }) => id);

describe('a sentence that', () => {
  it('may have been read is not said again, and one that was refused is not either', () => {
    assert.equal(settlement(sentence('1'), { kind: 'ambiguous', code: '502' }), 'dropped');
    assert.equal(settlement(sentence('1'), MALFORMED), 'dropped');
    assert.equal(settlement(sentence('1'), GONE), 'gone');
  });

  it('was withdrawn closes nothing by having been refused', () => {
    const record = waiting('talking', sentence('2'));
    assert.equal(settle(record, settledAs('1', 'gone', GONE)), record);
  });

  it('is refused as if the bot were gone closes the conversation, with all sentences behind it', () => {
    const { context, outbox } = settle(
      waiting('talking', sentence('1'), sentence('2')),
      settledAs('1', 'gone', GONE),
    );
    assert.deepEqual([context.phase, context.closeReason, outbox], ['ended', 'closedByContactCenter', []]);
  });

  for (const [result, outcome] of [
    ['dropped', MALFORMED],
    ['gone', GONE],
    ['done', SENT],
  ] as const) {
    it(`is ${result} leaves the Escalate behind it, and the conversation handed over`, () => {
      const record = waiting('escalated', sentence('1'), escalation);
      const presumed = { ...record, context: { ...record.context, presumed: true as const } };
      const left = settle(presumed, settledAs('1', result, outcome));
      assert.deepEqual(ids(left), ['e']);
      assert.deepEqual(left.context, presumed.context);
    });
  }
});

describe('an Escalate that', () => {
  it('is refused as if the bot were gone closes the conversation', () => {
    const { context, outbox } = settle(waiting('escalated', escalation), settledAs('e', 'gone', GONE));
    assert.deepEqual([context.phase, context.closeReason, outbox], ['ended', 'closedByContactCenter', []]);
  });

  it('is throttled waits as it is, and one that is refused for what it holds with less in it', () => {
    const after = (outcome: SendOutcome) =>
      settle(waiting('escalated', escalation), settledAs('e', 'retry', outcome)).outbox[0];
    assert.deepEqual(after({ kind: 'throttled', retryAfter: undefined }), {
      ...{ ...escalation, attempts: 1, notBefore: NOW + 1_000 },
    });
    assert.notDeepEqual(after(MALFORMED)?.effect, escalation.effect);
  });

  for (const result of ['done', 'dead'] as const) {
    it(`is ${result} in a conversation that is the bot’s again says nothing of it`, () => {
      const record = waiting('talking', escalation);
      assert.deepEqual(settle(record, settledAs('e', result, GONE)).context, record.context);
    });
  }

  it('is taken keeps since when, and one that was refused as gone does not: nobody knows that it was taken', () => {
    const takenAt = (outcome: SendOutcome) =>
      settle(waiting('escalated', escalation), settledAs('e', 'done', outcome)).context.takenAt;
    assert.deepEqual([takenAt(SENT), takenAt(GONE)], [NOW, undefined]);
  });

  it('waits is tried as soon as the customer writes, until half of its attempts are used up', () => {
    const hurried = (attempts: number): boolean => {
      const late = { ...escalation, attempts, notBefore: NOW };
      return broughtForward(waiting('escalated', late)).outbox[0]?.notBefore === undefined;
    };
    assert.deepEqual(
      [hurried(MAX_ESCALATE_ATTEMPTS / 2 - 1), hurried(MAX_ESCALATE_ATTEMPTS / 2)],
      [true, false],
    );
  });
});

describe('a sentence in front of the answer to what the customer writes', () => {
  for (const [what, before, after] of [
    ['is tried now, without using up its attempts', { attempts: 5, notBefore: NOW }, { attempts: 4 }],
    ['that failed once has failed once', { attempts: 1, notBefore: NOW }, { attempts: 1 }],
    [
      'waits when the contact center named the time',
      { attempts: 2, notBefore: NOW, timeNamed: true },
      { attempts: 2, notBefore: NOW, timeNamed: true },
    ],
    ['that was never tried is tried in its turn', { attempts: 0 }, { attempts: 0 }],
  ] as const) {
    it(what, () => {
      const { outbox } = triedNow(waiting('talking', { ...sentence('1'), ...before }));
      assert.deepEqual(outbox, [{ ...sentence('1'), ...after }]);
    });
  }
});

describe('a sender that did not give its lease back', () => {
  const leased = (until: number, ...outbox: readonly PendingEffect[]): ConversationRecord => ({
    ...{ ...waiting('escalated', ...outbox), lease: { holder: 'x', until } },
  });

  it('may have posted the command that is next, once its lease is over', () => {
    const mayHave = (until: number): boolean =>
      withoutSender(leased(until, escalation), NOW).outbox[0]?.ambiguous === true;
    assert.deepEqual([mayHave(NOW + 1), mayHave(NOW), mayHave(NOW - 1)], [false, true, true]);
  });

  it('says nothing of a sentence, of what is behind one, or of nothing', () => {
    for (const outbox of [[sentence('1'), escalation], [sentence('1')], []]) {
      const record = leased(NOW - 1, ...outbox);
      assert.equal(withoutSender(record, NOW), record);
    }
  });
});

describe('an activity', () => {
  it('was seen when any of its names was', () => {
    const record = { ...fresh, seen: ['one', 'two'] };
    assert.equal(wasSeen(record, ['three', 'two']), true);
    assert.equal(wasSeen(record, ['three', 'four']), false);
    assert.equal(wasSeen(record, []), false);
  });
});

describe('an Escalate that waits', () => {
  const end: PendingEffect = { ...escalation, effect: { kind: 'end', note: '', variables: {} } };
  const named = (at: number): Partial<PendingEffect> => ({ notBefore: at, timeNamed: true });

  for (const [title, outbox, untaken] of [
    ['one that was never posted', [sentence('1'), escalation], true],
    ['one that surely did not arrive', [{ ...escalation, attempts: 3 }], true],
    ['not one that may have arrived', [{ ...escalation, ambiguous: true }], false],
    ['not an end', [sentence('1'), end], false],
    ['not where nothing waits', [], false],
  ] as const) {
    it(`is known to be nobody's: ${title}`, () => {
      assert.equal(isUntaken(waiting('escalated', ...outbox)), untaken);
    });
  }

  for (const [title, outbox, until, overdue] of [
    ['one that nobody is sending', [sentence('1'), escalation], undefined, true],
    [
      'one that is to be tried later, by our own choice',
      [{ ...escalation, notBefore: NOW + 1 }],
      undefined,
      true,
    ],
    ['not before the time that was named', [{ ...escalation, ...named(NOW + 1) }], undefined, false],
    ['one whose time has come', [{ ...escalation, ...named(NOW) }], undefined, true],
    [
      'not before the time of what is before it',
      [{ ...sentence('1'), ...named(NOW + 1) }, escalation],
      undefined,
      false,
    ],
    ['not one that somebody is sending', [escalation], NOW + 1, false],
    ['one whose sender is known to be gone', [escalation], NOW, true],
    ['not an end', [end], undefined, false],
    ['not where nothing waits', [], undefined, false],
  ] as const) {
    it(`is overdue when the customer writes: ${title}`, () => {
      const record = waiting('escalated', ...outbox);
      const lease = until === undefined ? {} : { lease: { holder: 'h', until } };
      assert.equal(isOverdue({ ...record, ...lease }, NOW), overdue);
    });
  }
});
