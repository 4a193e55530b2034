import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Post } from '../../bench/chaos/center.ts';
import {
  keptPromises,
  suspects,
  toLedger,
  withMishaps,
  type BrokenPromises,
  type Finished,
  type Mishaps,
} from '../../bench/chaos/ledger.ts';
import type { ConversationContext } from '../../lib/conversation/index.ts';
import { sampleRecord } from '../storage/storeContract.ts';

function post(overrides: Partial<Post>): Post {
  return {
    ...{ command: undefined, text: '', failOpen: false, taken: true, answer: 'clear' },
    ...{ oversized: false, takenAway: false, at: 0 },
    ...overrides,
  };
}

/** A run in which nothing befell the bot. */
const CALM: Mishaps = { kills: [], tableFaults: new Map() };

const ANSWER = post({ text: 'sentence 0 of 1' });
const FAREWELL = post({ text: 'Of course.' });
const ESCALATE = post({ command: 'Escalate', text: 'A summary' });

/** A conversation in which all went well: one question, one answer, a transfer. */
function finished(
  overrides: Partial<Finished> = {},
  context: Partial<ConversationContext> = {},
  journey: Partial<Finished['journey']> = {},
): Finished {
  const base = sampleRecord();
  return {
    journey: {
      conversationId: 'c1',
      ending: 'agent',
      heard: ['echo: sentence 0 of 1', 'agent'],
      undelivered: 0,
      deliveries: 3,
      ...journey,
    },
    record: {
      ...base,
      context: { ...base.context, phase: 'escalated', closeReason: 'asked', customerTurns: 2, ...context },
    },
    posts: [ANSWER, FAREWELL, ESCALATE],
    quiet: true,
    ...overrides,
  };
}

describe('the ledger of a chaos run', () => {
  it('has nothing to say about a conversation in which all went well', () => {
    const ledger = toLedger([finished()], CALM);
    assert.deepEqual(
      [ledger.decided, ledger.delivered, ledger.overtaken, ledger.unsaid, ledger.saidTwice],
      [1, 1, 0, 0, 0],
    );
    assert.ok(keptPromises(ledger));
    assert.deepEqual(suspects([finished()], CALM), []);
  });

  const planted: readonly [promise: keyof BrokenPromises, what: string, conversation: Finished][] = [
    ['lost', 'a command that was never posted', finished({ posts: [ANSWER, FAREWELL] })],
    [
      'lost',
      'a command that was posted and not taken',
      finished({ posts: [ANSWER, FAREWELL, post({ ...ESCALATE, taken: false, answer: 'ambiguous' })] }),
    ],
    [
      'lost',
      'another command than the one that was decided',
      finished({ posts: [ANSWER, FAREWELL, post({ command: 'EndConversation' })] }),
    ],
    [
      'lost',
      'a customer who asked for a person and is nowhere',
      finished({ posts: [ANSWER] }, { phase: 'ended', closeReason: 'closedByContactCenter' }),
    ],
    [
      'lost',
      'an Escalate that was given up',
      (() => {
        const given = finished({ posts: [ANSWER, FAREWELL, post({ ...ESCALATE, taken: false })] });
        const { closeReason: _untaken, ...context } = sampleRecord().context;
        return {
          ...given,
          record: { ...sampleRecord(), context: { ...context, phase: 'ended', customerTurns: 2 } },
        };
      })(),
    ],
    ['takenTwice', 'a command that was taken twice', finished({ posts: [ANSWER, ESCALATE, ESCALATE] })],
    [
      'afterFailOpen',
      'a post long after a fail-open',
      finished({ posts: [post({ ...ESCALATE, failOpen: true }), post({ ...FAREWELL, at: 31_000 })] }),
    ],
    [
      'oversized',
      'a message that is too large',
      finished({ posts: [post({ ...ANSWER, oversized: true }), ESCALATE] }),
    ],
    [
      'repeatedForNothing',
      'a command that was posted again although it was taken, and refused by a closed center',
      finished({ posts: [ANSWER, ESCALATE, post({ ...ESCALATE, taken: false })] }),
    ],
    [
      'afterCommand',
      'a sentence after the command',
      finished({ posts: [ANSWER, ESCALATE, post({ ...FAREWELL, taken: false })] }),
    ],
    ['appliedTwice', 'more messages in the row than were written', finished({}, { customerTurns: 3 })],
    ['notApplied', 'fewer messages in the row than were taken', finished({}, { customerTurns: 1 })],
    ['undelivered', 'an activity that nobody took', finished({}, {}, { undelivered: 1 })],
    ['unquiet', 'a conversation that did not come to rest', finished({ quiet: false })],
  ];
  for (const [promise, what, conversation] of planted) {
    it(`finds ${what}`, () => {
      const ledger = toLedger([finished(), conversation], CALM);
      assert.equal(ledger.broken[promise], 1);
      const counts: readonly number[] = Object.values(ledger.broken);
      assert.deepEqual(
        counts.filter((count) => count !== 0),
        [1],
      );
      assert.ok(!keptPromises(ledger));
      assert.deepEqual(suspects([finished(), conversation], CALM), [conversation]);
    });
  }

  it('takes a message that is in the row and was never answered for one that was not taken, and not for one taken twice', () => {
    const { broken } = toLedger([finished({}, {}, { heard: ['agent'], undelivered: 1 })], CALM);
    assert.deepEqual([broken.undelivered, broken.appliedTwice], [1, 0]);
    const twice = toLedger([finished({}, { customerTurns: 3 }, { heard: ['agent'], undelivered: 1 })], CALM);
    assert.deepEqual([twice.broken.undelivered, twice.broken.appliedTwice], [1, 1]);
  });

  it('says of a suspect when processes ended and its row could not be had, between its first post and its last', () => {
    const posts = [post({ at: 1_000 }), post({ at: 2_000 }), post({ at: 3_000 })];
    const mishaps = {
      kills: [900, 1_000, 2_500, 3_001],
      tableFaults: new Map([
        ['c1', [500, 2_600]],
        ['c2', [2_700]],
      ]),
    };
    const { kills, tableFaults } = withMishaps(finished({ posts }), mishaps);
    assert.deepEqual([kills, tableFaults], [[1_000, 2_500], [2_600]]);
    assert.deepEqual(withMishaps(finished({ posts: [] }), mishaps).kills, []);
  });

  it('counts repeats by what the bot could know, and a throttled attempt as none', () => {
    const again = (before: Partial<Post>) =>
      finished({ posts: [ANSWER, post({ ...ESCALATE, ...before }), ESCALATE] });
    const repeats = (conversation: Finished) => {
      const { repeatedAfterAmbiguous, repeatedAfterCrash } = toLedger([conversation], CALM);
      return [repeatedAfterAmbiguous, repeatedAfterCrash];
    };
    assert.deepEqual(repeats(again({ answer: 'ambiguous', taken: false })), [1, 0]);
    assert.deepEqual(repeats(again({ answer: 'clear', taken: true })), [0, 1]);
    assert.deepEqual(repeats(again({ answer: 'clear', taken: false })), [0, 0]);
  });

  const excuses: readonly [what: string, mishaps: Partial<Mishaps>, forNothing: number][] = [
    ['nothing', {}, 1],
    ['a kill when it was to be noted', { kills: [1_500] }, 0],
    ['a kill while it was under way', { kills: [600] }, 0],
    ['a kill before', { kills: [400] }, 1],
    ['a kill long after', { kills: [12_000] }, 1],
    ['a fault of the table with this conversation', { tableFaults: new Map([['c1', [1_500]]]) }, 0],
    ['one with another conversation', { tableFaults: new Map([['c2', [1_500]]]) }, 1],
  ];
  for (const [what, mishaps, forNothing] of excuses) {
    it(`takes ${what} for ${forNothing === 0 ? 'an excuse' : 'no excuse'} of a repeat after a clear answer`, () => {
      const taken = post({ ...ESCALATE, at: 1_000 });
      const refused = finished({ posts: [ANSWER, taken, post({ ...taken, taken: false })] });
      const twice = finished({ posts: [ANSWER, taken, taken] });
      const { broken } = toLedger([refused, twice], { ...CALM, ...mishaps });
      assert.deepEqual([broken.repeatedForNothing, broken.takenTwice], [forNothing, forNothing]);
    });
  }

  it('excuses what follows a fail-open by a kill that made the bot forget it', () => {
    const rescue = post({ ...ESCALATE, failOpen: true, at: 1_000 });
    const late = finished({ posts: [rescue, post({ ...FAREWELL, taken: false, at: 40_000 })] });
    assert.equal(toLedger([late], { ...CALM, kills: [20_000] }).broken.afterFailOpen, 0);
    assert.equal(toLedger([late], { ...CALM, kills: [500, 41_000] }).broken.afterFailOpen, 1);
    // Somebody else's turn could not be stored meanwhile.
    const down = finished({ posts: [post({ ...rescue, at: 35_000 })] });
    assert.equal(toLedger([late, down], CALM).broken.afterFailOpen, 0);
    assert.equal(toLedger([late], CALM).broken.afterFailOpen, 1);
    const soon = finished({ posts: [rescue, post({ ...FAREWELL, taken: false, at: 20_000 })] });
    assert.equal(toLedger([soon], CALM).broken.afterFailOpen, 0);
  });

  it('shows a few conversations for each promise, and each once', () => {
    const lost = finished({ posts: [ANSWER, FAREWELL] });
    const both = finished({ posts: [ANSWER, FAREWELL], quiet: false });
    const unquiet = finished({ quiet: false });
    assert.deepEqual(suspects([lost, both, lost, lost, unquiet], CALM), [lost, both, unquiet]);
  });

  it('has nothing to say about a conversation that was taken away', () => {
    const away = post({ ...FAREWELL, taken: false, takenAway: true });
    const ledger = toLedger([finished({ posts: [ANSWER, away] })], CALM);
    assert.deepEqual([ledger.takenAway, ledger.delivered], [1, 0]);
    assert.ok(keptPromises(ledger));
  });

  it('counts messages by the row only as far as the row goes back', () => {
    const later = finished({}, { session: 2, customerTurns: 1 });
    assert.ok(keptPromises(toLedger([later], CALM)));
  });

  it('counts an answer that was read twice, and one that was never read', () => {
    assert.equal(toLedger([finished({ posts: [ANSWER, ANSWER, ESCALATE] })], CALM).saidTwice, 1);
    assert.equal(toLedger([finished({ posts: [ESCALATE] })], CALM).unsaid, 1);
  });

  it('takes a customer handed over by a fail-open for handed over, whatever the row says', () => {
    const rescue = post({ ...ESCALATE, failOpen: true });
    const ledger = toLedger([finished({ posts: [rescue, post({ ...FAREWELL, taken: false })] })], CALM);
    assert.deepEqual([ledger.failOpens, ledger.overtaken, ledger.delivered], [1, 1, 0]);
    assert.ok(keptPromises(ledger));
    // The message that it answered is none of the row's.
    assert.ok(keptPromises(toLedger([finished({ posts: [rescue] }, { customerTurns: 1 })], CALM)));
    assert.ok(!keptPromises(toLedger([finished({}, { customerTurns: 1 })], CALM)));
  });
});
