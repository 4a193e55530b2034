import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  repliesFor,
  type ConversationStore,
  type Responder,
  type StoredConversation,
} from '../../lib/conversation/index.ts';
import { BotError } from '../../lib/errors.ts';
import type { Log } from '../../lib/log.ts';
import { sweep, TurnNotStored, type Arrival, type Send, type TurnPorts } from '../../lib/turns/index.ts';
import { policy } from '../fixtures/mind/mind.ts';
import { contextEvent, customerSays, KEY, SWEEP_LIMITS, World } from './world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const replies = repliesFor('en');

/** A store that counts what it is asked for. */
function counted(store: ConversationStore) {
  const asked: ('load' | 'save')[] = [];
  const counting: ConversationStore = {
    ...store,
    load: (...args) => {
      asked.push('load');
      return store.load(...args);
    },
    save: (...args) => {
      asked.push('save');
      return store.save(...args);
    },
  };
  return { asked, store: counting };
}

/** A context event that says something. */
function told(id: string, members: Partial<Extract<Arrival['inbound'], { kind: 'contextEvent' }>>): Arrival {
  const { inbound, ...rest } = contextEvent(id);
  assert.ok(inbound.kind === 'contextEvent');
  return { ...rest, inbound: { ...inbound, ...members } };
}

/** The ports of an instance with a policy that makes every decision on a message fail, and what it writes into its log. */
function withBrokenPolicy(world: World): { ports: TurnPorts; lines: string[] } {
  const lines: string[] = [];
  const log: Log = (level, event, fields) => lines.push(`${level} ${event} ${JSON.stringify(fields)}`);
  const broken = new Proxy(policy, {
    get: (target, name, receiver) => {
      if (name === 'askedForPerson') throw new Error('A mistake of ours.');
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
  const ports = world.ports();
  return { lines, ports: { ...ports, log, bot: { ...ports.bot, policy: broken } } };
}

describe('a turn', () => {
  it('of an activity that means nothing touches nothing', async () => {
    const world = new World();
    const { asked, store } = counted(world.store);
    const typing: Arrival = { ...customerSays('', 't1'), inbound: { kind: 'ignored', reason: 'typing' } };
    assert.deepEqual(await world.turn(typing, world.ports(store)), {
      ...{ outcome: 'ignored', rule: 'typing', conflicts: 0, effects: 0 },
    });
    assert.deepEqual(asked, []);
  });

  for (const [text, requests] of [
    ['echo: hello', ['load', 'save', 'save']],
    ['agent', ['load', 'save', 'save', 'save']],
  ] as const) {
    it(`asks the store no more than it has to: "${text}"`, async () => {
      const world = new World();
      await world.turn(contextEvent('c'));
      const { asked, store } = counted(world.store);
      await world.turn(customerSays(text, 'm1'), world.ports(store));
      assert.deepEqual(asked, requests);
    });
  }

  it('asks the store no more than it has to where a person has the conversation', async () => {
    const world = new World();
    await world.turn(customerSays('agent', 'm1'));
    const { asked, store } = counted(world.store);
    await world.turn(customerSays('hello?', 'm2'), world.ports(store));
    assert.deepEqual(asked, ['load', 'save']);
  });

  it('asks no more for a command that waited, from the sweep', async () => {
    const world = new World();
    world.center.fail = (post) =>
      'command' in post ? { outcome: { kind: 'throttled', retryAfter: MINUTE }, taken: false } : undefined;
    await world.turn(customerSays('agent', 'm1'));
    world.center.fail = () => undefined;
    world.time += 2 * MINUTE;
    const { asked, store } = counted(world.store);
    await world.sweep(world.ports(store));
    assert.deepEqual([world.center.commands, asked], [['Escalate'], ['load', 'save', 'save']]);
  });

  it('that is answered sends at once what a contact center did not take that is well again', async () => {
    const world = new World();
    await world.turn(contextEvent('c'));
    const away = () => ({ outcome: { kind: 'notSent', code: 'ECONNREFUSED' } as const, taken: false });
    world.center.fail = away;
    await world.turn(customerSays('echo: one', 'm1'));
    await world.pass(20 * MINUTE);
    for (let index = 0; index < 20; index += 1) await world.turn(customerSays('echo: more', `more${index}`));
    world.center.fail = () => undefined;
    await world.turn(customerSays('agent', 'm2'));
    assert.deepEqual(world.center.texts.slice(1, 3), ['one', 'more']);
    assert.deepEqual(world.center.commands, ['Escalate']);
  });

  it('says how much it decided, how long its answer took, and how it left the conversation', async () => {
    const world = new World();
    const greeting = await world.turn(contextEvent('c'));
    assert.equal('responderMilliseconds' in greeting, false);
    const { record, responderMilliseconds, ...result } = await world.turn(customerSays('echo: one', 'm1'));
    assert.deepEqual(result, { outcome: 'applied', rule: 'echo', conflicts: 0, effects: 1 });
    assert.ok(responderMilliseconds !== undefined && responderMilliseconds >= 0);
    assert.deepEqual([record?.outbox, record?.context.customerTurns], [[], 1]);
  });

  it('that has nothing to send takes no lease', async () => {
    const world = new World();
    await world.turn(contextEvent('c'));
    await world.turn(customerSays('agent', 'm1'));
    await world.turn(customerSays('hello?', 'm2'));
    assert.equal((await world.stored()).record.lease, undefined);
  });

  it('of a duplicate says so, and leaves alone what waits for its time', async () => {
    const world = new World();
    world.center.fail = () => ({ outcome: { kind: 'throttled', retryAfter: MINUTE }, taken: false });
    await world.turn(customerSays('echo: hello', 'm1'));
    const { version } = await world.stored();
    const { record, ...result } = await world.turn(customerSays('echo: hello', 'm1'));
    assert.deepEqual(result, { outcome: 'duplicate', rule: 'duplicate', conflicts: 0, effects: 0 });
    assert.equal(record?.outbox.length, 1);
    assert.equal((await world.stored()).version, version);
  });

  it('reports the variables that a command goes without', async () => {
    const world = new World();
    const long = '漢'.repeat(3_500);
    const facts = { Name: long, Email: long, Phone: long, CaseNumber: long };
    await world.turn(told('c', { variables: facts }));
    await world.turn(customerSays('agent', 'm1'));
    const reported = world.events.filter(({ name }) => name === 'variables.refused');
    assert.deepEqual(reported, [
      {
        ...{ name: 'variables.refused', conversation: world.alias },
        ...{ rule: 'escalate.asked', names: 'Phone, CaseNumber' },
      },
    ]);
  });

  it('whose sends cannot be noted is stored all the same, and says so in the log', async () => {
    const world = new World();
    let saves = 0;
    const store: ConversationStore = {
      ...world.store,
      save: (...args) => {
        saves += 1;
        return saves === 1
          ? world.store.save(...args)
          : Promise.reject(new BotError('E_STORAGE_UNAVAILABLE', 'silent'));
      },
    };
    const lines: string[] = [];
    const log: Log = (level, event, fields) => lines.push(`${level} ${event} ${JSON.stringify(fields)}`);
    const result = await world.turn(customerSays('echo: hello', 'm1'), { ...world.ports(store), log });
    assert.equal(result.outcome, 'applied');
    assert.equal(result.record?.context.customerTurns, 1);
    assert.deepEqual(lines, ['warn outbox.leftToSweep {"code":"E_STORAGE_UNAVAILABLE","error":"silent"}']);
  });
});

describe('a turn that loses every race', () => {
  it('gives up after a while, waits a little longer each time, and hands nobody over', async () => {
    const world = new World();
    const { asked, store } = counted({ ...world.store, save: () => Promise.resolve(undefined) });
    const pauses: number[] = [];
    const ports: TurnPorts = {
      ...world.ports(store),
      sleep: (milliseconds) => {
        pauses.push(milliseconds);
        return Promise.resolve();
      },
    };
    await assert.rejects(world.turn(customerSays('hello', 'm1'), ports), (thrown) => {
      assert.ok(thrown instanceof TurnNotStored && thrown.cause === undefined);
      assert.equal(thrown.code, 'E_STORAGE_CONFLICT');
      assert.deepEqual([thrown.owesAnswer, thrown.storeIsWell], [true, true]);
      assert.match(thrown.message, /may deliver the message again/);
      return true;
    });
    assert.equal(asked.filter((what) => what === 'save').length, 17);
    assert.deepEqual(pauses.slice(0, 3), [10, 20, 30]);
    const ending = await world.take(customerSays('hello', 'm1'), ports);
    assert.deepEqual(ending, { outcome: 'failed', code: 'E_STORAGE_CONFLICT', handedOver: false });
    assert.deepEqual(world.center.attempts, []);
  });

  it('says why it could not be stored, and whether anybody waits for an answer', async () => {
    const world = new World();
    const cause = new Error('ECONNREFUSED');
    const silent = () => Promise.reject(new BotError('E_STORAGE_UNAVAILABLE', 'silent', { cause }));
    const readOnly: ConversationStore = { ...world.store, save: silent };
    for (const [arrived, owesAnswer] of [
      [customerSays('hello', 'm1'), true],
      [contextEvent('c'), false],
    ] as const)
      await assert.rejects(world.turn(arrived, world.ports(readOnly)), {
        code: 'E_STORAGE_UNAVAILABLE',
        cause,
        owesAnswer,
      });
    const silentStore: ConversationStore = { ...readOnly, load: silent };
    for (const [arrived, owesAnswer] of [
      [customerSays('hello', 'm1'), true],
      [contextEvent('c'), false],
    ] as const)
      await assert.rejects(world.turn(arrived, world.ports(silentStore)), { owesAnswer });
    await world.turn(customerSays('agent', 'm2'));
    await assert.rejects(world.turn(customerSays('hello?', 'm3'), world.ports(readOnly)), {
      owesAnswer: false,
    });
  });
});

describe('a save whose answer was lost', () => {
  /** Takes the first save, lets something happen, and says what it wants of it. */
  function losing(
    world: World,
    answer: 'silence' | 'conflict',
    meanwhile: (saved: StoredConversation) => Promise<unknown> = () => Promise.resolve(),
  ): ConversationStore {
    let saves = 0;
    return {
      ...world.store,
      save: async (...args) => {
        saves += 1;
        const version = await world.store.save(...args);
        if (saves > 1) return version;
        await meanwhile(await world.stored());
        if (answer === 'conflict') return undefined;
        throw new BotError('E_STORAGE_UNAVAILABLE', 'silent');
      },
    };
  }

  it('stands, and what it decided is sent', async () => {
    const world = new World();
    const result = await world.turn(customerSays('echo: hello', 'm1'), world.ports(losing(world, 'silence')));
    assert.equal(result.outcome, 'applied');
    assert.deepEqual(world.center.texts, ['hello']);
  });

  it('stands although somebody has added to it, and all of it is sent', async () => {
    const world = new World();
    const store = losing(world, 'conflict', () => world.turn(customerSays('echo: two', 'm2')));
    const { outcome, rule, conflicts, effects } = await world.turn(
      customerSays('echo: one', 'm1'),
      world.ports(store),
    );
    assert.deepEqual([outcome, rule, conflicts, effects], ['applied', 'echo', 1, 1]);
    assert.deepEqual(world.center.texts, ['one', 'two']);
  });

  it('is nobody’s to send any more once somebody else has taken the conversation', async () => {
    const world = new World();
    const lease = { holder: 'thief', until: Number.MAX_SAFE_INTEGER };
    const store = losing(world, 'conflict', ({ record, version }) =>
      world.store.save(KEY, { ...record, lease }, version),
    );
    const { outcome } = await world.turn(customerSays('echo: one', 'm1'), world.ports(store));
    assert.equal(outcome, 'duplicate');
    assert.deepEqual(world.center.texts, []);
  });
});

describe('a conversation that changes while a turn is under way', () => {
  /** The store, in which something else happens right before the first save. */
  function racing(world: World, meanwhile: () => Promise<unknown>): ConversationStore {
    let happened = false;
    return {
      ...world.store,
      save: async (...args) => {
        if (!happened) {
          happened = true;
          await meanwhile();
        }
        return world.store.save(...args);
      },
    };
  }

  it('by the same message, which another instance has stored, is left as it is', async () => {
    const world = new World();
    const store = racing(world, () => world.turn(customerSays('echo: one', 'm1')));
    const { outcome, conflicts } = await world.turn(customerSays('echo: one', 'm1'), world.ports(store));
    assert.deepEqual([outcome, conflicts], ['duplicate', 1]);
    assert.deepEqual(world.center.texts, ['one']);
  });

  it('by a hand-back has its message answered, though nobody was asked before', async () => {
    const world = new World();
    await world.turn(contextEvent('c'));
    await world.turn(customerSays('agent', 'm1'));
    world.time += MINUTE;
    const store = racing(world, () => {
      world.center.reopen();
      return world.turn(contextEvent('back'));
    });
    await world.turn(customerSays('echo: hello', 'm2'), world.ports(store));
    assert.equal(world.center.texts.at(-1), 'hello');
  });

  it('to another case reports what became of the command that waited for the one before', async () => {
    const world = new World();
    world.center.fail = () => ({ outcome: { kind: 'throttled', retryAfter: MINUTE }, taken: false });
    await world.turn(told('c1', { variables: { msdyn_liveworkitemid: '1' } }));
    await world.turn(customerSays('agent', 'm1'));
    world.time += SECOND;
    await world.turn(told('c2', { variables: { msdyn_liveworkitemid: '2' } }));
    const settled = world.events.filter(({ name }) => name === 'command.settled');
    assert.partialDeepStrictEqual(settled, [
      { command: 'Escalate', result: 'gone', session: 1, attempts: 0 },
    ]);
    assert.equal(settled.length, 1);
  });
});

describe('a turn that waits for its place', () => {
  it('has no more time for it than others, once it has it', async () => {
    const world = new World();
    const ports = world.ports();
    const place = ports.places.at(KEY);
    assert.equal(place.enter(MINUTE), undefined);
    const turn = world.turn(customerSays('agent', 'm1'), ports, (activity, signal) => {
      world.time += 5 * SECOND;
      return world.center.send(activity, signal);
    });
    await new Promise(setImmediate);
    place.leave();
    await turn;
    assert.deepEqual(world.center.posts, [{ text: replies.transfer }]);
  });

  it('has it as soon as the one before is stored, and not only when it is sent', async () => {
    const world = new World();
    const ports = world.ports();
    let second: Promise<unknown> | undefined;
    await world.turn(customerSays('echo: one', 'm1'), ports, async (activity, signal) => {
      const isFirst = second === undefined;
      second ??= world.turn(customerSays('echo: two', 'm2'), ports);
      if (isFirst) await second;
      return world.center.send(activity, signal);
    });
    assert.deepEqual(world.center.texts, ['one', 'two']);
  });
});

describe('a turn that is sending', () => {
  /** Sends as ever, and lets something happen with the first post. */
  const during = (world: World, meanwhile: () => Promise<unknown>): Send => {
    let happened = false;
    return async (activity, signal) => {
      const outcome = await world.center.send(activity, signal);
      if (!happened) {
        happened = true;
        await meanwhile();
      }
      return outcome;
    };
  };

  it('sends what another one adds meanwhile, and nothing is left to the sweep', async () => {
    const world = new World();
    await world.turn(
      customerSays('echo: one', 'm1'),
      world.ports(),
      during(world, () => world.turn(customerSays('echo: two', 'm2'))),
    );
    assert.deepEqual(world.center.texts, ['one', 'two']);
    const { outbox, lease } = (await world.stored()).record;
    assert.deepEqual([outbox, lease], [[], undefined]);
  });

  it('and loses its lease notes what it has sent for whoever has it, however often that is raced', async () => {
    const world = new World();
    let isTaken = false;
    let races = 0;
    const store: ConversationStore = {
      ...world.store,
      save: async (key, record, version, signal) => {
        if (isTaken && races < 3) {
          races += 1;
          const fresh = await world.stored();
          await world.store.save(
            KEY,
            { ...fresh.record, seen: [...fresh.record.seen, `x${races}`] },
            fresh.version,
          );
        }
        return world.store.save(key, record, version, signal);
      },
    };
    const lease = { holder: 'thief', until: Number.MAX_SAFE_INTEGER };
    const take = async (): Promise<void> => {
      const { record, version } = await world.stored();
      await world.store.save(KEY, { ...record, lease }, version);
      isTaken = true;
    };
    await world.turn(customerSays('echo: one', 'm1'), world.ports(store), during(world, take));
    const { record } = await world.stored();
    assert.deepEqual([record.outbox, record.lease, races], [[], lease, 3]);
  });

  it('notes what it has sent although its time is over, and has a moment for it', async () => {
    const world = new World();
    const slow: ConversationStore = {
      ...world.store,
      save: async (key, record, version, signal) => {
        // Behind a timer that was already over when the save began.
        await new Promise((resolve) => setTimeout(resolve, 2));
        assert.equal(signal?.aborted, false);
        return world.store.save(key, record, version, signal);
      },
    };
    await world.turn(customerSays('echo: one', 'm1'), world.ports(slow), async (activity, signal) => {
      world.time += MINUTE;
      return world.center.send(activity, signal);
    });
    assert.deepEqual((await world.stored()).record.outbox, []);
  });
});

describe('a decision that fails', () => {
  it('hands the customer to a person, from what is known for sure', async () => {
    const world = new World();
    await world.turn(told('c', { locale: 'de' }));
    await world.turn(customerSays('echo: eins', 'm1'));
    const { context: before } = (await world.stored()).record;
    const { ports, lines } = withBrokenPolicy(world);
    const result = await world.turn(customerSays('echo: zwei', 'm2'), ports);
    assert.deepEqual([result.rule, result.effects], ['escalate.botFailure', 2]);
    assert.equal(world.center.texts.at(-1), repliesFor('de').transferAfterTrouble);
    assert.deepEqual(world.center.commands, ['Escalate']);
    const { context } = (await world.stored()).record;
    assert.deepEqual(
      [context.locale, context.session, context.greeted, context.startedAt, context.contactCenter],
      [before.locale, before.session, before.greeted, before.startedAt, before.contactCenter],
    );
    assert.deepEqual(lines, ['error decision.failed {"error":"Error"}']);
    assert.equal(world.events.filter(({ name }) => name === 'variables.refused').length, 0);
  });

  it('in a first message hands over in the language of nobody yet', async () => {
    const world = new World();
    await world.turn(customerSays('echo: one', 'm1'), withBrokenPolicy(world).ports);
    assert.deepEqual(world.center.posts, [{ text: replies.transferAfterTrouble }, { command: 'Escalate' }]);
    const { context } = (await world.stored()).record;
    assert.deepEqual(['locale' in context, context.contactCenter], [false, true]);
  });

  it('where there is no contact center promises nobody', async () => {
    const world = new World();
    const alone = customerSays('echo: one', 'm1');
    const arrived = { ...alone, address: { ...alone.address, channelId: 'msteams' } };
    for (const activityId of ['m1', 'm2']) {
      await world.turn({ ...arrived, activityId }, withBrokenPolicy(world).ports);
      assert.deepEqual(world.center.commands, []);
      assert.equal((await world.stored()).record.context.contactCenter, false);
    }
  });

  it('hands over a customer who writes after the end, which took no effect', async () => {
    const world = new World();
    world.center.fail = (post) =>
      'command' in post
        ? { outcome: { kind: 'throttled', retryAfter: 2 * MINUTE }, taken: false }
        : undefined;
    await world.turn(told('c', { locale: 'de' }));
    await world.turn(customerSays('end chat', 'm1'));
    world.center.fail = () => undefined;
    world.time += MINUTE;
    const result = await world.turn(customerSays('echo: two', 'm2'), withBrokenPolicy(world).ports);
    assert.equal(result.rule, 'escalate.botFailure');
    assert.equal(world.center.texts.at(-1), repliesFor('de').transferAfterTrouble);
    await world.pass(3 * MINUTE);
    assert.deepEqual(world.center.commands, ['Escalate']);
    assert.equal((await world.stored()).record.context.session, 2);
  });

  it('hands over as any other decision: late news and the case after it mean the same', async () => {
    const world = new World();
    const sentAt = (arrival: Arrival, time: number): Arrival => ({
      ...arrival,
      provenance: { ...arrival.provenance, sentAt: time, content: arrival.inbound.kind },
    });
    const begun = world.time;
    await world.turn(sentAt(told('c', { variables: { msdyn_liveworkitemid: 'one' } }), begun));
    world.time += 10 * SECOND;
    await world.turn(sentAt(customerSays('echo: hi', 'm1'), world.time), withBrokenPolicy(world).ports);
    const { length: posted } = world.center.attempts;
    // The same event by its other carrier, and news that were sent before the message.
    await world.turn(sentAt(told('c1', { variables: { msdyn_liveworkitemid: 'one' } }), begun));
    await world.turn(sentAt(told('c2', { variables: { Name: 'Kim' } }), begun + 5 * SECOND));
    assert.equal(world.center.attempts.length, posted);
    assert.equal((await world.stored()).record.context.phase, 'escalated');
    const message = customerSays('echo: another', 'm2');
    assert.ok(message.inbound.kind === 'customerMessage');
    const inbound = { ...message.inbound, workItem: { liveWorkItem: 'two' } };
    const result = await world.turn(sentAt({ ...message, inbound }, world.time));
    assert.equal(result.rule, 'echo');
  });

  it('about an end that waits leaves the end to be sent', async () => {
    const world = new World();
    world.center.fail = () => ({ outcome: { kind: 'throttled', retryAfter: MINUTE }, taken: false });
    await world.turn(customerSays('echo: one', 'm1'));
    await world.turn(customerSays('end chat', 'm2'));
    world.center.fail = () => undefined;
    const result = await world.turn(customerSays('echo: two', 'm3'), withBrokenPolicy(world).ports);
    assert.deepEqual([result.outcome, result.rule, result.effects], ['applied', 'decisionFailed', 0]);
    await world.pass(3 * MINUTE);
    assert.deepEqual(world.center.posts, [
      { text: 'one' },
      { text: replies.farewell },
      { command: 'EndConversation' },
    ]);
  });

  it('about anything but a message says nothing, and is not tried again', async () => {
    const world = new World();
    const variables = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('A mistake of ours.');
        },
      },
    );
    const result = await world.turn(told('c', { variables }));
    assert.deepEqual([result.outcome, result.rule, result.effects], ['applied', 'decisionFailed', 0]);
    assert.deepEqual([world.center.attempts, world.events], [[], []]);
    assert.equal((await world.turn(contextEvent('c'))).outcome, 'duplicate');
  });
});

describe('a customer who writes when silence is about to end the conversation', () => {
  /** What the store has while the responder thinks. */
  async function storedWhileThinking(secondsLeft: number) {
    const world = new World();
    await world.turn(contextEvent('c'));
    await world.turn(customerSays('echo: one', 'm1'));
    world.time += 5 * MINUTE - secondsLeft * SECOND;
    let seen: number | undefined;
    const responder: Responder = async () => {
      seen = (await world.stored()).record.context.lastActivityAt;
      return { kind: 'said', rule: 'r', says: [{ kind: 'say', text: 'here' }] };
    };
    const ports = world.ports();
    const result = await world.turn(customerSays('hello', 'm2'), {
      ...ports,
      bot: { ...ports.bot, responder },
    });
    return { isHeard: seen === world.time, result, world };
  }

  for (const [secondsLeft, isHeard] of [
    [7, true],
    [8, false],
  ] as const) {
    it(`${secondsLeft} seconds before is${isHeard ? '' : ' not'} stored as heard before anybody thinks`, async () => {
      const found = await storedWhileThinking(secondsLeft);
      assert.equal(found.isHeard, isHeard);
      assert.deepEqual([found.result.outcome, found.result.conflicts], ['applied', 0]);
      assert.equal(found.world.center.texts.at(-1), 'here');
    });
  }

  it('is not heard in what is none of their words', async () => {
    const world = new World();
    await world.turn(contextEvent('c'));
    await world.turn(customerSays('echo: one', 'm1'));
    await world.pass(MINUTE);
    const { dueAt = NaN, context } = (await world.stored()).record;
    world.time = dueAt - SECOND;
    const page: Arrival = {
      ...contextEvent('c2'),
      inbound: { kind: 'customEvent', name: 'cartChanged', value: 3 },
    };
    const { asked, store } = counted(world.store);
    await world.turn(page, world.ports(store));
    assert.equal((await world.stored()).record.context.lastActivityAt, context.lastActivityAt);
    assert.ok(asked.filter((what) => what === 'save').length <= 1, asked.join());
  });

  for (const raced of [false, true])
    it(`and is late for nothing yet is reported to be back once${raced ? ', whoever else changes it' : ''}`, async () => {
      const world = new World();
      await world.turn(contextEvent('c'));
      await world.pass(9 * MINUTE);
      world.time += 2 * MINUTE;
      // The process dies when the end is stored, before anything of it is sent.
      await sweep(() => Promise.resolve(), world.ports(), SWEEP_LIMITS);
      world.time += 20 * SECOND;
      let isRaced = !raced;
      const store: ConversationStore = {
        ...world.store,
        save: async (...args) => {
          if (isRaced) return world.store.save(...args);
          isRaced = true;
          return undefined;
        },
      };
      await world.turn(customerSays('echo: here', 'm1'), world.ports(store));
      assert.equal(world.center.texts.at(-1), 'here');
      const reported = (event: string): number => world.events.filter(({ name }) => name === event).length;
      assert.deepEqual([reported('conversation.resumed'), reported('command.settled')], [1, 0]);
    });
});
