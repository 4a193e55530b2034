import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Marked } from 'marked';
import {
  decide,
  fromKnowledge,
  newContext,
  repliesFor,
  type Answer,
  type ConversationContext,
  type Decision,
  type Responder,
} from '../../lib/conversation/index.ts';
import { nextSession } from '../../lib/conversation/context.ts';
import { catalogues, fill } from '../../lib/conversation/replies/index.ts';
import { openKnowledge, prepareKnowledge, type Article } from '../../lib/knowledge/index.ts';
import { policy } from '../fixtures/mind/mind.ts';

const NOW = Date.UTC(2026, 0, 5, 12);
const replies = repliesFor('en');

const ARTICLES: readonly Article[] = [
  article('borrow-a-boat', 'Borrow a boat', ['How do I rent a canoe?']),
  article('return-a-boat', 'Return a boat', ['Where do I bring the canoe back?']),
  article('repair-a-boat', 'Repair a boat', ['My canoe has a hole']),
  { ...article('sunken-boats', 'Sunken boats', ['My vessel went down']), handOver: true },
  {
    ...article('fishing', 'Fishing licence', ['May I fish?']),
    topic: 'Leak',
    link: 'https://example.com/fishing',
  },
];

function article(id: string, title: string, questions: readonly string[]): Article {
  return { id, language: 'en', title, questions, handOver: false, sections: [{ text: `About ${id}.` }] };
}

const responder = fromKnowledge(() =>
  Promise.resolve(openKnowledge(prepareKnowledge({ articles: ARTICLES, synonyms: {} }))),
);

/** What follows from a customer's message, the articles being all that the bot knows. */
async function hear(
  text: string,
  context: ConversationContext = newContext(NOW),
  asked: Responder = responder,
): Promise<Decision> {
  const message = {
    kind: 'customerMessage',
    ...{ text, submit: undefined, files: [], sourceChannel: undefined, locale: undefined },
  } as const;
  const answer: Answer = await asked({ message, context, replies }, AbortSignal.timeout(1_000));
  return decide(message, context, NOW, { policy, answer });
}

async function play(...texts: readonly string[]): Promise<Decision> {
  let decision: Decision | undefined;
  for (const text of texts) decision = await hear(text, decision?.context);
  assert.ok(decision !== undefined);
  return decision;
}

function sentence(decision: Decision): string {
  const [effect] = decision.effects;
  assert.ok(effect?.kind === 'say');
  return effect.text;
}

function buttons(decision: Decision): readonly string[] {
  const [effect] = decision.effects;
  return effect?.kind === 'say' ? (effect.suggestedActions ?? []).map(({ value }) => value) : [];
}

describe('A question that an article answers', () => {
  test('is answered with its text and its link, and the customer is asked whether that helped', async () => {
    const decision = await hear('Fishing licence');
    assert.equal(decision.rule, 'knowledge.fishing');
    assert.equal(
      sentence(decision),
      `About fishing.\n\n${fill(replies.articleLink, { link: 'https://example.com/fishing' })}\n\n${replies.articleHelped}`,
    );
    assert.deepEqual(buttons(decision), [replies.yes, replies.no]);
    assert.equal(decision.context.openQuestion, 'helped');
  });

  test('brings up its topic', async () => {
    assert.equal((await hear('Fishing licence')).context.topic, 'Leak');
  });

  test('counts as understood', async () => {
    const context = { ...newContext(NOW), notUnderstood: 1 };
    assert.equal((await hear('Borrow a boat', context)).context.notUnderstood, 0);
  });

  test('goes to a person when the article says so', async () => {
    const decision = await hear('Sunken boats');
    assert.equal(decision.rule, 'escalate.topic');
    const command = decision.effects.find(({ kind }) => kind === 'escalate');
    assert.ok(command?.kind === 'escalate');
    assert.match(command.summary, /^Articles read: Sunken boats$/m);
  });

  test('and is asked again is not answered with the same, but with a person', async () => {
    const decision = await play('Borrow a boat', 'how do I rent a canoe?');
    assert.equal(sentence(decision), replies.articleAgain);
    assert.equal(decision.context.openQuestion, 'person');
    assert.equal((await play('Borrow a boat', 'how do I rent a canoe?', 'yes')).context.phase, 'escalated');
  });
});

describe('Whether it helped:', () => {
  test('yes is a question that is solved', async () => {
    const decision = await play('Fishing licence', 'yes');
    assert.equal(decision.rule, policy.solved.askFirst ? 'askSolved' : 'end.solved');
  });

  test('no offers what fits next best, by its title', async () => {
    const decision = await play('Return a boat', 'no');
    assert.equal(decision.rule, 'knowledge.instead');
    assert.equal(buttons(decision).at(-1), replies.askPerson);
    const [first = ''] = buttons(decision);
    assert.ok(['Borrow a boat', 'Repair a boat', 'Sunken boats'].includes(first), first);
    assert.ok(sentence(decision).includes(`1. ${first}`), 'for channels without buttons');
    assert.match((await play('Return a boat', 'no', first)).rule, /^(?:knowledge\.|escalate\.topic)/);
  });

  test('no where nothing else fits offers a person', async () => {
    const decision = await play('Fishing licence', 'no');
    assert.equal(sentence(decision), replies.articleDidNotHelp);
    assert.equal((await play('Fishing licence', 'no', 'yes')).rule, 'escalate.notUnderstood');
  });

  test('anything else is a new question', async () => {
    assert.equal((await play('Fishing licence', 'Borrow a boat')).rule, 'knowledge.borrow-a-boat');
  });

  test('a yes much later means nothing any more', async () => {
    const decision = await play('Fishing licence', 'Borrow a boat', 'gibberish', 'yes');
    assert.notEqual(decision.context.phase, 'ended');
    assert.notEqual(decision.rule, 'askSolved');
  });
});

test('A question that several articles may answer is answered with their titles', async () => {
  const decision = await hear('rent a canoe that has a hole');
  assert.equal(decision.rule, 'knowledge.offered');
  const titles = buttons(decision).slice(0, -1);
  assert.ok(titles.length >= 2 && titles.length <= 3, titles.join());
  for (const title of titles) assert.ok(sentence(decision).includes(title));
});

describe('Where Markdown is drawn, a list of titles is its titles and nothing else,', () => {
  // As the page of the contact center reads it, and Web Chat.
  const markdown = new Marked({ breaks: true, gfm: true });
  const drawn = (text: string): readonly string[] =>
    markdown.lexer(text).flatMap((token) => (token.type === 'space' ? [] : [token.type]));

  for (const { language } of catalogues) {
    for (const [moment, texts] of [
      ['where several fit', ['rent a canoe that has a hole']],
      ['where one did not help', ['Return a boat', 'no']],
    ] as const) {
      test(`in ${language}, ${moment}`, async () => {
        let decision: Decision | undefined;
        for (const text of texts)
          decision = await hear(text, decision?.context ?? { ...newContext(NOW), locale: language });
        assert.ok(decision !== undefined);
        assert.deepEqual(drawn(sentence(decision)), ['paragraph', 'list', 'paragraph']);
      });
    }
  }
});

describe('Of the titles that were offered', () => {
  const picks: readonly [text: string, place: number][] = [
    ['1', 0],
    ['2.', 1],
    ['the second one, please', 1],
    ['Nr. 1', 0],
    ['das zweite', 1],
    ['le premier', 0],
    ['the last one', -1],
  ];
  for (const [text, place] of picks) {
    test(`"${text}" picks one`, async () => {
      const offered = await hear('rent a canoe that has a hole');
      const title = buttons(offered).slice(0, -1).at(place);
      const picked = await hear(text, offered.context);
      assert.equal(picked.context.articles?.at(-1)?.title, title);
    });
  }

  for (const text of ['no', 'none of these', 'keins davon', 'aucun']) {
    test(`"${text}" wants none, and a person is offered`, async () => {
      const decision = await play('rent a canoe that has a hole', text);
      assert.equal(decision.rule, 'knowledge.didNotHelp');
      assert.equal(decision.context.openQuestion, 'person');
    });
  }

  test('the next best ones are picked and declined in the same way', async () => {
    const instead = await play('Return a boat', 'no');
    const [first] = buttons(instead);
    assert.equal((await hear('1', instead.context)).context.articles?.at(-1)?.title, first);
    assert.equal((await hear('no', instead.context)).rule, 'knowledge.didNotHelp');
  });

  test('a number that none of them has, and one that comes later, pick nothing', async () => {
    assert.equal((await play('rent a canoe that has a hole', '9')).rule, 'notUnderstood');
    assert.equal((await play('rent a canoe that has a hole', 'gibberish', '1')).context.articles, undefined);
  });
});

test('Who asks in another language than the conversation’s is asked back in it, and understood', async () => {
  const german = repliesFor('de');
  const link = 'https://example.com/boot';
  const boot = { ...article('boot', 'Ein Boot leihen', ['Wo finde ich ein Boot?']), language: 'de', link };
  const bilingual = fromKnowledge(() =>
    Promise.resolve(openKnowledge(prepareKnowledge({ articles: [...ARTICLES, boot], synonyms: {} }))),
  );
  const asked = await hear('Ein Boot leihen', newContext(NOW), bilingual);
  assert.ok(sentence(asked).endsWith(`${fill(german.articleLink, { link })}\n\n${german.articleHelped}`));
  assert.deepEqual(buttons(asked), [german.yes, german.no]);
  assert.match((await hear(german.yes, asked.context, bilingual)).rule, /^(?:askSolved|end\.solved)$/);
});

test('What an article told in an earlier session is told again in the next', async () => {
  const told = await hear('Borrow a boat');
  const again = await hear('Borrow a boat', nextSession(told.context, NOW));
  assert.equal(again.rule, 'knowledge.borrow-a-boat');
});

test('A question that no article answers is not understood, and counted', async () => {
  const decision = await hear('gibberish');
  assert.equal(decision.rule, 'notUnderstood');
  assert.equal(decision.context.notUnderstood, 1);
});

test('A message without words, such as a file, is left to others', async () => {
  assert.equal((await hear('  ')).rule, 'unreadable');
});

test('Articles are opened with the first question, and not before', async () => {
  let opened = 0;
  const lazy = fromKnowledge(() => {
    opened += 1;
    return Promise.resolve(openKnowledge(prepareKnowledge({ articles: [], synonyms: {} })));
  });
  assert.equal(opened, 0);
  const context = newContext(NOW);
  const message = {
    text: 'hello there',
    submit: undefined,
    files: [],
    sourceChannel: undefined,
    locale: undefined,
  };
  await lazy(
    { message: { kind: 'customerMessage', ...message }, context, replies },
    AbortSignal.timeout(1_000),
  );
  assert.equal(opened, 1);
});
