import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Answer, Responder } from '../../lib/conversation/index.ts';
import { awake } from '../awake.ts';
import { contextEvent, customerSays, World } from './world.ts';

function worldWith(responder: Responder): {
  world: World;
  say: (text: string, id: string) => Promise<unknown>;
} {
  const world = new World();
  const ports = (): ReturnType<World['ports']> => {
    const base = world.ports();
    return { ...base, bot: { ...base.bot, responder } };
  };
  return { world, say: (text, id) => world.turn(customerSays(text, id), ports()) };
}

const failures = (world: World): readonly string[] =>
  world.events.flatMap((event) => (event.name === 'responder.failed' ? [event.code] : []));

/** An article as a responder answers it. */
const ARTICLE = {
  ...{ kind: 'article', article: { id: 'a', title: 'A' }, text: 'About A.' },
  ...{ handOver: false, alternatives: [] },
};

describe('the responder', () => {
  it('is asked before the decision, and what it says is sent', async () => {
    const { world, say } = worldWith(({ message }) =>
      Promise.resolve({
        kind: 'said',
        rule: 'model',
        says: [{ kind: 'say', text: `You said ${message.text}.` }],
      }),
    );
    await say('Tuesday', 'm1');
    assert.deepEqual(world.center.texts, ['You said Tuesday.']);
    assert.deepEqual((await world.stored()).record.context.tried, ['You said Tuesday.']);
  });

  it('that throws hands the customer to a person', async () => {
    const { world, say } = worldWith(() => Promise.reject(new Error('the model is down')));
    await say('hello', 'm1');
    assert.deepEqual(world.center.commands, ['Escalate']);
    assert.equal((await world.stored()).record.context.closeReason, 'botFailure');
  });

  it('that never answers is given up, and told so', { timeout: 20_000 }, async () => {
    let told: Promise<unknown> | undefined;
    const { world, say } = worldWith((_question, signal) => {
      told = new Promise((resolve) => {
        signal.addEventListener('abort', resolve);
      });
      return new Promise(() => undefined);
    });
    await awake(say('hello', 'm1'));
    await told;
    assert.deepEqual(world.center.commands, ['Escalate']);
    assert.deepEqual(failures(world), ['E_DEADLINE']);
  });

  it('that gives up at its signal was too slow, whatever it throws', { timeout: 20_000 }, async () => {
    const { world, say } = worldWith(
      (_question, signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reject(new TypeError('fetch failed'));
          });
        }),
    );
    await awake(say('hello', 'm1'));
    assert.deepEqual(failures(world), ['E_DEADLINE']);
  });

  const said = (says: unknown, members: object = {}): unknown => ({
    kind: 'said',
    rule: 'r',
    says,
    ...members,
  });
  const text = { kind: 'say', text: 'Hello' };
  for (const [what, answer, code] of [
    ['nothing', undefined, 'E_ANSWER_MISSING'],
    ['null', null, 'E_ANSWER_MISSING'],
    ['a number', 42, 'E_ANSWER_KIND'],
    ['a text', 'Hello', 'E_ANSWER_KIND'],
    ['a list', [text], 'E_ANSWER_KIND'],
    ['an unknown kind', { kind: 'shrug' }, 'E_ANSWER_KIND'],
    ['a command', { kind: 'escalate', summary: '', variables: {} }, 'E_ANSWER_KIND'],
    ['no messages', said([]), 'E_ANSWER_EMPTY'],
    ['a message of blanks', said([text, { kind: 'say', text: ' \n' }]), 'E_ANSWER_EMPTY'],
    ['no list of messages', said('Hello'), 'E_ANSWER_SHAPE'],
    [
      'a command among the messages',
      said([text, { kind: 'end', note: '', variables: {} }]),
      'E_ANSWER_SHAPE',
    ],
    ['a text that is a number', said([{ kind: 'say', text: 5 }]), 'E_ANSWER_SHAPE'],
    ['no rule', said([text], { rule: undefined }), 'E_ANSWER_SHAPE'],
    ['a rule as long as an answer', said([text], { rule: 'x'.repeat(1_000) }), 'E_ANSWER_SHAPE'],
    ['a topic that is an object', said([text], { topic: {} }), 'E_ANSWER_SHAPE'],
    ['an article that has no title', { ...ARTICLE, article: { id: 'a' } }, 'E_ANSWER_SHAPE'],
    ['an article that says nothing', { ...ARTICLE, text: ' ' }, 'E_ANSWER_EMPTY'],
    ['an article with a number for its text', { ...ARTICLE, text: 5 }, 'E_ANSWER_SHAPE'],
    ['an article whose alternatives are no list', { ...ARTICLE, alternatives: 'b' }, 'E_ANSWER_SHAPE'],
    ['an article that says "yes" to handing over', { ...ARTICLE, handOver: 'yes' }, 'E_ANSWER_SHAPE'],
    ['no titles to offer', { kind: 'articles', titles: [] }, 'E_ANSWER_EMPTY'],
    ['a hundred titles to offer', { kind: 'articles', titles: Array(100).fill('a') }, 'E_ANSWER_SHAPE'],
    ['a title as long as an answer', { kind: 'articles', titles: ['a'.repeat(300)] }, 'E_ANSWER_SHAPE'],
    ['attachments that are none', said([{ ...text, attachments: ['card'] }]), 'E_ANSWER_SHAPE'],
    ['buttons that are none', said([{ ...text, suggestedActions: ['Yes'] }]), 'E_ANSWER_SHAPE'],
    ['another format', said([{ ...text, textFormat: 'rtf' }]), 'E_ANSWER_SHAPE'],
    ['more messages than anybody reads', said(Array.from({ length: 101 }, () => text)), 'E_ANSWER_SHAPE'],
  ] as const) {
    it(`that answers ${what} hands the customer to a person, and is told apart by its code`, async () => {
      const { world, say } = worldWith(() => Promise.resolve(answer as Answer));
      await say('hello', 'm1');
      assert.deepEqual(world.center.commands, ['Escalate']);
      assert.deepEqual(failures(world), [code]);
      assert.equal((await world.stored()).record.context.closeReason, 'botFailure');
    });
  }

  it('that answers at length is cut to what a message can carry', async () => {
    const long = said([{ kind: 'say', text: '\ud800' + 'é'.repeat(40_000) }]);
    const { world, say } = worldWith(() => Promise.resolve(long as Answer));
    await say('hello', 'm1');
    const [sent = ''] = world.center.texts;
    assert.ok(sent.startsWith('\ufffdééé') && Buffer.byteLength(sent) <= 20_000, sent.slice(0, 20));
    assert.deepEqual([world.center.commands, failures(world)], [[], []]);
  });

  it('may answer anything at all: the customer gets words or a person', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything({ maxDepth: 3 }), fc.anything({ maxDepth: 3 }), async (whole, inside) => {
        for (const answer of [
          whole,
          said(whole),
          said([inside]),
          said([{ kind: 'say', text: 'a', x: whole }]),
        ]) {
          const { world, say } = worldWith(() => Promise.resolve(answer as Answer));
          await say('hello', 'm1');
          assert.ok(world.center.posts.length > 0);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is not asked when nobody wrote, for a duplicate, or after the conversation was handed over', async () => {
    let asked = 0;
    const { world, say } = worldWith(() => {
      asked += 1;
      return Promise.resolve({ kind: 'wantsPerson' });
    });
    await world.turn(contextEvent('c'));
    assert.equal(asked, 0);
    await say('hello', 'm1');
    await say('hello', 'm1');
    await say('anybody there?', 'm2');
    assert.equal(asked, 1);
  });

  it('is asked once, even when the decision has to be made again', async () => {
    let asked = 0;
    const world = new World();
    const base = world.ports();
    let conflicts = 2;
    const ports = {
      ...base,
      store: {
        ...world.store,
        save: (...save: Parameters<typeof world.store.save>) =>
          (conflicts -= 1) >= 0 ? Promise.resolve(undefined) : world.store.save(...save),
      },
      bot: {
        ...base.bot,
        responder: () => {
          asked += 1;
          return Promise.resolve({ kind: 'notUnderstood' } as const);
        },
      },
    };
    const { conflicts: lost } = await world.turn(customerSays('hello', 'm1'), ports);
    assert.equal(lost, 2);
    assert.equal(asked, 1);
  });
});
