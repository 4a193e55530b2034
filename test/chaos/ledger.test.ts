import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Post } from '../../bench/chaos/center.ts';
import {
  keptPromises,
  suspects,
  toLedger,
  type BrokenPromises,
  type Finished,
} from '../../bench/chaos/ledger.ts';
import type { ConversationContext } from '../../lib/conversation/index.ts';
import { sampleRecord } from '../storage/storeContract.ts';

function post(overrides: Partial<Post>): Post {
  return { command: undefined, text: '', failOpen: false, taken: true, answer: 'clear', ...overrides };
}

/** A run in which nothing befell the bot. */
const CALM = { kills: 0, tableFaults: 0, conversationsAtOnce: 2 };

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
      'takenTwice',
      'a command that was taken twice',
      finished({ posts: [ANSWER, post({ ...ESCALATE, answer: 'ambiguous' }), ESCALATE] }),
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

  const bounds: readonly [what: string, mishaps: Partial<typeof CALM>, forNothing: number][] = [
    ['nothing', {}, 3],
    ['one lost note', { tableFaults: 1 }, 2],
    ['a kill, for the conversations under way', { kills: 1 }, 1],
    ['both', { kills: 1, tableFaults: 1 }, 0],
  ];
  for (const [what, mishaps, forNothing] of bounds) {
    it(`excuses three repeats after a clear answer by ${what}: ${forNothing} left`, () => {
      const repeated = finished({ posts: [ANSWER, ESCALATE, post({ ...ESCALATE, taken: false })] });
      const { broken } = toLedger([repeated, repeated, repeated], { ...CALM, ...mishaps });
      assert.equal(broken.repeatedForNothing, forNothing);
    });
  }

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
