import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { repliesFor, type Phrasing, type PhrasingRequest } from '../../lib/conversation/index.ts';
import { turnLimits, type Arrival, type ModelAnswer, type TurnPorts } from '../../lib/turns/index.ts';
import { ARTICLES, responder } from '../fixtures/mind/knowing.ts';
import { DoomedProcess } from './crash.ts';
import { contextEvent, customerSays, World } from './world.ts';

const replies = repliesFor('en');

type Says = (request: PhrasingRequest) => Partial<Phrasing> | ModelAnswer['outcome'];

/** A world whose bot has articles and a model, and what the model was asked. */
class ModelWorld extends World {
  readonly asked: PhrasingRequest[] = [];
  says: Says = () => ({});

  override ports(store = this.store): TurnPorts {
    const base = super.ports(store);
    return { ...base, bot: { ...base.bot, responder, model: { extraTime: 0, ask: this.#ask } } };
  }

  readonly #ask = (request: PhrasingRequest): Promise<ModelAnswer> => {
    this.asked.push(request);
    const said = this.says(request);
    const about = { milliseconds: 5, promptTokens: 900, completionTokens: 60 };
    if (typeof said === 'string') return Promise.resolve({ outcome: said, ...about });
    const [first] = request.articles;
    assert.ok(first !== undefined);
    const phrasing: Phrasing = { text: 'Aye, Captain.', articles: [first], askedAgain: false, ...said };
    return Promise.resolve({ outcome: 'answered', phrasing, ...about });
  };

  get completed(): readonly string[] {
    return this.events.flatMap((event) => (event.name === 'model.completed' ? [event.outcome] : []));
  }
}

const ANSWERED = `Aye, Captain.\n\n${replies.articleHelped}`;
const SEARCHED = `About borrow-a-boat.\n\n${replies.articleHelped}`;

async function told(...arrivals: readonly Arrival[]): Promise<ModelWorld> {
  const world = new ModelWorld();
  for (const arrival of arrivals) await world.turn(arrival);
  return world;
}

describe('A question to a bot with a model', () => {
  it('is answered in its words, and did that help?', async () => {
    const world = await told(customerSays('I want to rent a canoe', 'm1'));
    assert.deepEqual(world.center.texts, [ANSWERED]);
    assert.deepEqual(world.completed, ['answered']);
    const { context } = (await world.stored()).record;
    assert.equal(context.openQuestion, 'helped');
    assert.deepEqual(context.articles, [{ id: 'borrow-a-boat', title: 'Borrow a boat' }]);
  });

  it('goes to it with what search found, what the customer wrote before, and the instructions', async () => {
    const world = await told(customerSays('hello', 'm1'), customerSays('I want to rent a canoe', 'm2'));
    const [request] = world.asked;
    assert.equal(request?.question, 'I want to rent a canoe');
    assert.deepEqual(request.earlier, ['hello']);
    assert.equal(request.instructions, 'Call everybody Captain.');
    assert.equal(request.articles[0]?.id, 'borrow-a-boat');
  });

  it('goes to it with the article that was told last, so that a customer can ask on', async () => {
    const world = await told(
      customerSays('I want to rent a canoe', 'm1'),
      customerSays('And where do I bring it back?', 'm2'),
    );
    assert.deepEqual(
      world.asked[1]?.articles.map(({ id }) => id),
      ['return-a-boat', 'borrow-a-boat'],
    );
  });

  it('that asks on about the same article is answered, and not offered a person', async () => {
    const world = await told(
      customerSays('I want to rent a canoe', 'm1'),
      customerSays('How do I rent a canoe for the weekend?', 'm2'),
    );
    assert.deepEqual(world.center.texts, [ANSWERED, ANSWERED]);
  });

  it('that is the same again, as the model sees it, is offered a person', async () => {
    const world = new ModelWorld();
    await world.turn(customerSays('I want to rent a canoe', 'm1'));
    world.says = () => ({ askedAgain: true });
    await world.turn(customerSays('But how do I rent a canoe?', 'm2'));
    assert.deepEqual(world.center.texts, [ANSWERED, replies.articleAgain]);
  });

  for (const outcome of [
    ...(['notCovered', 'resting', 'throttled', 'refused', 'failed', 'unreachable', 'timedOut'] as const),
    ...(['noToken', 'filtered', 'cutOff', 'empty', 'notJson', 'wrongSchema', 'tooLong', 'markup'] as const),
    ...(['noArticle', 'otherArticle', 'ungrounded'] as const),
  ]) {
    it(`is answered by search, once, when the model is ${outcome}`, async () => {
      const world = new ModelWorld();
      world.says = () => outcome;
      await world.turn(customerSays('How do I rent a canoe?', 'm1'));
      assert.deepEqual(world.center.texts, [SEARCHED]);
      assert.deepEqual(world.completed, [outcome]);
    });
  }

  it('is handed to a person by an article that says so, whatever the model makes of it', async () => {
    const world = new ModelWorld();
    const sunken = ARTICLES.at(-1);
    assert.ok(sunken !== undefined);
    world.says = () => ({ articles: [sunken] });
    await world.turn(customerSays('I want to rent a canoe', 'm1'));
    assert.deepEqual(world.center.commands, ['Escalate']);
  });

  it('reports tokens and time, and not a word', async () => {
    const world = await told(customerSays('I want to rent a canoe', 'm1'));
    const event = world.events.find(({ name }) => name === 'model.completed');
    assert.deepEqual(event, {
      ...{ name: 'model.completed', conversation: world.alias, outcome: 'answered' },
      ...{ milliseconds: 5, promptTokens: 900, completionTokens: 60 },
    });
  });
});

describe('A model is not asked', () => {
  const question = customerSays('I want to rent a canoe', 'q');
  for (const [what, before, arrival] of [
    ['for a greeting that the repertoire knows', [], customerSays('hello', 'm1')],
    ['when a person is asked for', [], customerSays('agent', 'm1')],
    ['when the customer says good-bye', [], customerSays('end chat', 'm1')],
    ['for yes to "did that help?"', [question], customerSays('yes', 'm1')],
    ['for no to it', [question], customerSays('no', 'm1')],
    ['for what belongs to a person', [], customerSays('My vessel went down', 'm1')],
    ['for nothing that any article knows', [], customerSays('xyzzy', 'm1')],
    ['for a blank', [], customerSays('  ', 'm1')],
    ['for the news of a conversation', [], contextEvent('m1')],
    ['for the same activity again', [question], question],
    [
      'once a person has the conversation',
      [customerSays('agent', 'a')],
      customerSays('How do I rent a canoe?', 'm1'),
    ],
  ] as const) {
    it(what, async () => {
      const world = await told(...before);
      const asked = world.asked.length;
      await world.turn(arrival);
      assert.equal(world.asked.length, asked);
    });
  }

  it('a second time for one message, when another turn was faster to store', async () => {
    const world = new ModelWorld();
    let races = 3;
    world.says = () => ({});
    const store = {
      ...world.store,
      save: (...args: Parameters<typeof world.store.save>) =>
        (races -= 1) >= 0 ? Promise.resolve(undefined) : world.store.save(...args),
    };
    await world.turn(question, world.ports(store));
    assert.equal(world.asked.length, 1);
    assert.deepEqual(world.center.texts, [ANSWERED]);
  });
});

describe('Two instances with a model', () => {
  it('that get the same message at the same time answer once', async () => {
    const world = new ModelWorld();
    const results = await Promise.all([
      world.turn(customerSays('I want to rent a canoe', 'm1')),
      world.turn(customerSays('I want to rent a canoe', 'm1')),
    ]);
    assert.deepEqual(results.map(({ outcome }) => outcome).sort(), ['applied', 'duplicate']);
    assert.deepEqual(world.center.texts, [ANSWERED]);
  });

  it('of which one is killed at any boundary, the model among them, lose no answer', async () => {
    const deaths: string[] = [];
    for (let fatal = 1; ; fatal += 1) {
      const world = new ModelWorld();
      const doomed = new DoomedProcess(fatal);
      await doomed.run(() =>
        world.turn(customerSays('I want to rent a canoe', 'm1'), doomed.ports(world), doomed.send(world)),
      );
      const { diedAt } = doomed;
      if (diedAt === undefined) break;
      await world.turn(customerSays('I want to rent a canoe', 'm1'));
      await world.pass(90_000);
      const said = world.center.texts.filter((text) => text === ANSWERED).length;
      const death = `${diedAt.edge} ${diedAt.call}`;
      deaths.push(death);
      assert.ok(said === 1 || (diedAt.uncertain && said === 2), `${death}: said ${said} times`);
      assert.deepEqual((await world.stored()).record.outbox, [], death);
    }
    assert.ok(deaths.includes('before model') && deaths.includes('after model'), deaths.join());
  });
});

describe('A turn that may wait for a model', () => {
  it('has so much longer to be stored and sent, and no other turn has', () => {
    const without = turnLimits({});
    const model = { extraTime: 1_500, ask: () => Promise.reject(new Error('not asked')) };
    const { responder: thinks, commit, turn } = turnLimits({ model });
    assert.deepEqual(
      [thinks - without.responder, commit - without.commit, turn - without.turn],
      [1_500, 1_500, 1_500],
    );
  });
});

describe('What became of the articles is reported:', () => {
  const reports = (world: ModelWorld): readonly string[] =>
    world.events.flatMap((event) =>
      event.name === 'knowledge.answered'
        ? [`${event.article ?? '-'} ${event.level} ${String(event.helped ?? 'told')}`]
        : [],
    );

  for (const [next, expected] of [
    ['yes', ['borrow-a-boat sure told', 'borrow-a-boat sure true']],
    ['no', ['borrow-a-boat sure told', 'borrow-a-boat sure false']],
    ['agent', ['borrow-a-boat sure told', 'borrow-a-boat sure false']],
    ['hello', ['borrow-a-boat sure told']],
  ] as const) {
    it(`told, and then "${next}"`, async () => {
      const world = await told(customerSays('I want to rent a canoe', 'm1'), customerSays(next, 'm2'));
      assert.deepEqual(reports(world), expected);
    });
  }
});
