import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { repliesFor, type ConversationStore } from '../../lib/conversation/index.ts';
import { BotError } from '../../lib/errors.ts';
import { withWarmReads } from '../../lib/storage/index.ts';
import { contextEvent, customerSays, KEY, World } from './world.ts';

const replies = repliesFor('en');
const MINUTE = 60_000;

function silent(): Promise<never> {
  return Promise.reject(new BotError('E_STORAGE_UNAVAILABLE', 'The store is silent.'));
}

/** A store that cannot be written to, and can be read. */
function readOnly(store: ConversationStore): ConversationStore {
  return { ...store, save: silent };
}

/** A store that does what it is asked, once, and does not say so. */
function losingTheAnswer(store: ConversationStore): ConversationStore {
  let lost = false;
  return {
    ...store,
    save: async (key, record, version, signal) => {
      const saved = await store.save(key, record, version, signal);
      if (lost) return saved;
      lost = true;
      return silent();
    },
  };
}

describe('eighty messages of one customer at once', () => {
  it('are all answered, in order, and nobody is handed over', async () => {
    const world = new World();
    const instance = world.ports(withWarmReads(world.store));
    await world.take(contextEvent('c'), instance);
    const numbers = Array.from({ length: 80 }, (_, index) => index);
    const endings = await Promise.all(
      numbers.map((number) => world.take(customerSays(`echo: ${number}`, `m${number}`), instance)),
    );
    assert.deepEqual([...new Set(endings.map(({ outcome }) => outcome))], ['applied']);
    assert.deepEqual(world.center.texts.slice(1), numbers.map(String));
    assert.deepEqual(world.center.commands, []);
    assert.equal((await world.stored()).record.context.customerTurns, 80);
  });

  it('are all answered by two instances over one store', async () => {
    const world = new World();
    const instances = [world.ports(), world.ports()];
    const endings = await Promise.all(
      Array.from({ length: 80 }, (_, index) =>
        world.take(customerSays(`echo: ${index}`, `m${index}`), instances[index % 2]),
      ),
    );
    assert.deepEqual([...new Set(endings.map(({ outcome }) => outcome))], ['applied']);
    assert.equal(new Set(world.center.texts).size, 80);
    assert.equal(world.center.texts.length, 80);
    assert.deepEqual(world.center.commands, []);
  });

  it('of which one asks for a person hand over once', async () => {
    const world = new World();
    const instance = world.ports();
    await Promise.all(
      Array.from({ length: 80 }, (_, index) =>
        world.take(customerSays(index === 40 ? 'agent' : `echo: ${index}`, `m${index}`), instance),
      ),
    );
    assert.deepEqual(world.center.commands, ['Escalate']);
    assert.deepEqual(world.center.posts.at(-1), { command: 'Escalate' });
    assert.equal(world.center.attempts.length, world.center.posts.length);
  });

  it('keep no conversation of another customer waiting', async () => {
    const world = new World();
    const instance = world.ports();
    const place = instance.places.at('another');
    void place.enter(MINUTE);
    const ending = await world.take(customerSays('echo: hello', 'm1'), instance);
    assert.equal(ending.outcome, 'applied');
    place.leave();
  });
});

describe('no reason to hand a customer over', () => {
  it('is a race that was lost: the message is to be delivered again', async () => {
    const world = new World();
    const instance = world.ports({ ...world.store, save: () => Promise.resolve(undefined) });
    const ending = await world.take(customerSays('hello', 'm1'), instance);
    assert.deepEqual(ending, { outcome: 'failed', code: 'E_STORAGE_CONFLICT', handedOver: false });
    assert.deepEqual(world.center.attempts, []);
  });

  for (const [text, answer, commands] of [
    ['echo: hello', 'hello', []],
    ['agent', replies.transfer, ['Escalate']],
    ['end chat', replies.farewell, ['EndConversation']],
  ] as const) {
    it(`is a save whose answer was lost, while the store is there: ${text}`, async () => {
      const world = new World();
      const instance = world.ports(losingTheAnswer(world.store));
      const ending = await world.take(customerSays(text, 'm1'), instance);
      assert.equal(ending.outcome, 'applied');
      assert.deepEqual(world.center.texts, [answer]);
      assert.deepEqual(world.center.commands, commands);
      await world.pass(2 * MINUTE);
      await world.take(customerSays(text, 'm1'), world.ports());
      assert.equal(world.center.attempts.length, 1 + commands.length);
    });
  }

  it('is a save whose answer was lost, and which another turn has added to', async () => {
    const world = new World();
    const other = world.ports();
    let saves = 0;
    const instance = world.ports({
      ...world.store,
      save: async (key, record, version) => {
        saves += 1;
        const saved = await world.store.save(key, record, version);
        if (saves > 1) return saved;
        await world.take(customerSays('echo: second', 'm2'), other);
        return undefined;
      },
    });
    const ending = await world.take(customerSays('echo: first', 'm1'), instance);
    assert.equal(ending.outcome, 'applied');
    assert.deepEqual(world.center.texts, ['first', 'second']);
    assert.deepEqual((await world.stored()).record.outbox, []);
  });

  for (const [state, prepare] of Object.entries({
    'a conversation that a person has': async (world: World) => {
      await world.take(customerSays('agent', 'm0'));
    },
    'a transfer that waits for the contact center': async (world: World) => {
      world.center.fail = () => ({ outcome: { kind: 'throttled', retryAfter: MINUTE }, taken: false });
      await world.take(customerSays('agent', 'm0'));
      world.center.fail = () => undefined;
    },
    'a conversation that is over': async (world: World) => {
      await world.take(customerSays('end chat', 'm0'));
    },
  })) {
    it(`is ${state}: nobody waits for the bot`, async () => {
      const world = new World();
      await prepare(world);
      const posted = world.center.attempts.length;
      const ending = await world.take(customerSays('hello?', 'm1'), world.ports(readOnly(world.store)));
      assert.deepEqual(ending, { outcome: 'failed', code: 'E_STORAGE_UNAVAILABLE', handedOver: false });
      assert.equal(world.center.attempts.length, posted);
    });
  }

  it('but a customer whom nobody would answer is handed over, and that is the answer', async () => {
    const world = new World();
    await world.take(customerSays('end chat', 'm0'));
    world.center.reopen();
    world.time += MINUTE;
    const ending = await world.take(customerSays('hello?', 'm1'), world.ports(readOnly(world.store)));
    assert.deepEqual(ending, { outcome: 'failed', code: 'E_STORAGE_UNAVAILABLE', handedOver: true });
    assert.deepEqual(world.center.commands, ['EndConversation', 'Escalate']);
  });

  it('is a message that is told to come again because too many are ahead of it', async () => {
    const world = new World();
    const instance = world.ports();
    const full = {
      at: () => ({ enter: () => Promise.reject(new BotError('E_BUSY', '')), leave: () => undefined }),
    };
    const busy = { ...instance, places: full };
    const ending = await world.take(customerSays('hello', 'm1'), busy);
    assert.deepEqual(ending, { outcome: 'failed', code: 'E_BUSY', handedOver: false });
    assert.equal(await world.store.load(KEY), undefined);
    assert.deepEqual(world.center.attempts, []);
  });
});
