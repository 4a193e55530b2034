// A message that could be neither stored nor answered by a hand-over, and that nobody delivers again, is heard all the same.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { repliesFor, type SendOutcome } from '../../lib/conversation/index.ts';
import { BotError } from '../../lib/errors.ts';
import { conversationKey } from '../../lib/storage/index.ts';
import {
  createUnheard,
  storeHandOvers,
  type Arrival,
  type Send,
  type TurnPorts,
  type Unheard,
} from '../../lib/turns/index.ts';
import { Outage } from './outage.ts';
import { ADDRESS, contextEvent, customerSays, KEY, World } from './world.ts';

const replies = repliesFor('en');
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Ways in which a fail-open surely reaches nobody. */
const NOBODY: readonly SendOutcome[] = [
  { kind: 'notSent', code: 'ECONNREFUSED' },
  { kind: 'throttled', retryAfter: undefined },
  { kind: 'refused', status: 400, gone: false },
];

function troubled(world: World): { outage: Outage; ports: TurnPorts } {
  const outage = new Outage(world.store);
  outage.trouble = 'silent';
  return { outage, ports: world.ports(outage.store) };
}

/** The customer writes while neither the store nor the contact center answers; afterwards both do. */
async function lose(world: World, ...messages: readonly Arrival[]): Promise<TurnPorts> {
  const { outage, ports } = troubled(world);
  const [nobody] = NOBODY;
  assert.ok(nobody !== undefined);
  world.center.fail = () => ({ outcome: nobody, taken: false });
  for (const message of messages) {
    world.time += SECOND;
    const ending = await world.take(message, ports);
    assert.deepEqual(ending, { outcome: 'failed', code: 'E_STORAGE_UNAVAILABLE', handedOver: false });
  }
  world.center.fail = () => undefined;
  world.time += MINUTE;
  outage.trouble = undefined;
  return ports;
}

const sentAt = (arrival: Arrival, time: number): Arrival => ({ ...arrival, provenance: { sentAt: time } });

describe('a message that could not be stored, whose hand-over reached nobody,', () => {
  for (const outcome of NOBODY) {
    it(`is heard by the process itself: ${JSON.stringify(outcome)}`, async () => {
      const world = new World();
      await world.take(contextEvent('c'));
      const { outage, ports } = troubled(world);
      world.center.fail = () => ({ outcome, taken: false });
      await world.take(customerSays('echo: hello', 'm1'), ports);
      world.center.fail = () => undefined;
      assert.equal(await world.hear(ports), false);
      outage.trouble = undefined;
      assert.equal(await world.hear(ports), true);
      assert.deepEqual(world.center.texts, [replies.greeting, 'hello']);
      assert.equal(await world.hear(ports), true);
      await world.take(customerSays('echo: hello', 'm1'), ports);
      assert.deepEqual(world.center.texts, [replies.greeting, 'hello']);
    });
  }

  it('is heard although there is no row of its conversation yet', async () => {
    const world = new World();
    const ports = await lose(world, customerSays('agent', 'm1'));
    assert.equal(await world.hear(ports), true);
    assert.deepEqual(world.center.commands, ['Escalate']);
  });

  it('is heard in the order in which the customer wrote', async () => {
    const world = new World();
    const ports = await lose(world, customerSays('echo: one', 'm1'), customerSays('echo: two', 'm2'));
    await world.hear(ports);
    assert.deepEqual(world.center.texts, ['one', 'two']);
  });

  it('is not answered twice when the channel delivers it again before, under the same name or another', async () => {
    const world = new World();
    const message = { ...customerSays('echo: hello', 'm1'), alsoKnownAs: ['original'] };
    const ports = await lose(world, message);
    await world.take({ ...message, activityId: 'm2' }, ports);
    await world.hear(ports);
    assert.deepEqual(world.center.texts, ['hello']);
  });

  it('is heard before what comes next in the same process, and after what another one heard meanwhile', async () => {
    for (const isTimed of [true, false])
      for (const isSame of [true, false]) {
        const world = new World();
        const lost = customerSays('echo: one', 'm1');
        const ports = await lose(world, isTimed ? sentAt(lost, world.time) : lost);
        const next = customerSays('echo: two', 'm2');
        await world.take(isTimed ? sentAt(next, world.time) : next, isSame ? ports : world.ports());
        assert.equal(await world.hear(ports), true);
        assert.deepEqual(world.center.texts, isSame ? ['one', 'two'] : ['two', 'one']);
      }
  });

  it('is heard by its own delivery, behind what came before it and before what came after', async () => {
    for (const [again, heardBy] of [
      ['m1', ['one']],
      ['m2', ['one', 'two']],
    ] as const) {
      const world = new World();
      const messages = ['one', 'two', 'three'].map((text, index) => ({
        ...customerSays(`echo: ${text}`, `m${index + 1}`),
        alsoKnownAs: [`name of m${index + 1}`],
      }));
      const ports = await lose(world, ...messages);
      const message = messages.find(({ activityId }) => activityId === again);
      assert.ok(message !== undefined);
      assert.equal((await world.take({ ...message, activityId: 'renamed' }, ports)).outcome, 'applied');
      assert.deepEqual(world.center.texts, heardBy);
      await world.hear(ports);
      assert.deepEqual(world.center.texts, ['one', 'two', 'three']);
    }
  });

  it('is left to the process itself by a turn that has no time for it, and by what means nothing', async () => {
    const messages = ['one', 'two', 'three'].map((text, index) => customerSays(`echo: ${text}`, `m${index}`));
    const world = new World();
    const ports = await lose(world, ...messages);
    const ignored = { kind: 'ignored', reason: 'typing' } as const;
    await world.take({ ...customerSays('', 'typing'), inbound: ignored }, ports);
    assert.equal(ports.unheard.of(KEY).length, 3);
    const save: typeof ports.store.save = (...write) => {
      world.time += 2_250;
      return ports.store.save(...write);
    };
    const slow = { ...ports.store, save };
    const ending = await world.take(customerSays('echo: four', 'm4'), { ...ports, store: slow });
    assert.equal(ending.outcome, 'applied');
    assert.equal(ports.unheard.of(KEY).length, 2);
    await world.hear(ports);
    assert.deepEqual(world.center.texts.toSorted(), ['four', 'one', 'three', 'two']);
  });

  it('costs a turn behind which nothing is kept no look at the store', async () => {
    const world = new World();
    let loads = 0;
    const load: typeof world.store.load = (...read) => {
      loads += 1;
      return world.store.load(...read);
    };
    await world.take(customerSays('echo: hello', 'm1'), world.ports({ ...world.store, load }));
    assert.equal(loads, 1);
  });

  it('takes no time from the next turn when it is heard, and all of it when the store is silent', async () => {
    for (const [seconds, isWell, isAborted] of [
      [5, false, true],
      [1, false, false],
      [5, true, false],
    ] as const) {
      const world = new World();
      const ports = await lose(world, customerSays('echo: one', 'm1'));
      const aborted: unknown[] = [];
      const load: typeof ports.store.load = async (key, signal) => {
        world.time += seconds * SECOND;
        // Behind the timer of a deadline that is over already.
        await new Promise((resolve) => setTimeout(resolve, 0));
        aborted.push(signal?.aborted);
        if (isWell) return ports.store.load(key, signal);
        throw new BotError('E_STORAGE_UNAVAILABLE', 'silent');
      };
      await world.take(customerSays('echo: two', 'm2'), { ...ports, store: { ...ports.store, load } });
      assert.equal(aborted.at(-1), isAborted, `${seconds} s`);
    }
  });

  it('is heard in a later session, and after an end that took no effect', async () => {
    const world = new World();
    await world.take(contextEvent('c'));
    await world.take(customerSays('end chat', 'm0'));
    world.center.reopen();
    world.time += MINUTE;
    const first = await lose(world, sentAt(customerSays('echo: one', 'm1'), world.time + SECOND));
    await world.hear(first);
    assert.equal(world.center.texts.at(-1), 'one');
    assert.equal((await world.stored()).record.context.session, 2);
    const second = await lose(world, sentAt(customerSays('echo: two', 'm2'), world.time + SECOND));
    await world.hear(second);
    assert.equal(world.center.texts.at(-1), 'two');
  });

  it('is heard where its session began in the same millisecond', async () => {
    const world = new World();
    await world.take(contextEvent('c'));
    await world.take(customerSays('agent', 'm0'));
    world.time += MINUTE;
    world.center.reopen();
    await world.take(contextEvent('back'));
    const { outage, ports } = troubled(world);
    world.center.fail = () => ({ outcome: { kind: 'throttled', retryAfter: undefined }, taken: false });
    await world.take(customerSays('echo: one', 'm1'), ports);
    world.center.fail = () => undefined;
    outage.trouble = undefined;
    await world.hear(ports);
    assert.equal(world.center.texts.at(-1), 'one');
  });

  it('is left alone when another session has begun since', async () => {
    const world = new World();
    await world.take(contextEvent('c'));
    const ports = await lose(world, customerSays('echo: one', 'm1'));
    await world.take(customerSays('agent', 'm2'));
    world.time += MINUTE;
    world.center.reopen();
    await world.take(contextEvent('back'));
    const { length: posted } = world.center.attempts;
    assert.equal(await world.hear(ports), true);
    assert.equal(world.center.attempts.length, posted);
  });

  it('is left alone when a person had read it: the conversation was given back since, which could not be stored either', async () => {
    for (const isTimed of [true, false]) {
      const world = new World();
      const at = (arrival: Arrival): Arrival => (isTimed ? sentAt(arrival, world.time) : arrival);
      const { outage, ports } = troubled(world);
      outage.trouble = undefined;
      await world.take(at(contextEvent('c')), ports);
      await world.take(at(customerSays('agent', 'm1')), ports);
      outage.trouble = 'silent';
      world.time += 6 * MINUTE;
      await world.take(at(customerSays('agent', 'm2')), ports);
      world.time += MINUTE;
      world.center.reopen();
      await world.take(at(contextEvent('back')), ports);
      outage.trouble = undefined;
      await world.hear(ports);
      assert.deepEqual(world.center.commands, ['Escalate']);
      assert.equal(world.center.texts.at(-1), replies.greeting);
    }
  });

  it('takes back an end that was lost before it: a person beats a closed chat', async () => {
    const world = new World();
    const ports = await lose(
      world,
      sentAt(customerSays('end chat', 'm1'), world.time + SECOND),
      sentAt(customerSays('agent', 'm2'), world.time + 2 * SECOND),
    );
    await world.hear(ports);
    assert.deepEqual(world.center.posts, [{ text: replies.transfer }, { command: 'Escalate' }]);
  });

  it('is judged by the time at which it came, not by that at which it is heard', async () => {
    for (const isTimed of [true, false]) {
      const world = new World();
      await world.take(contextEvent('c'));
      await world.take(customerSays('end chat', 'm0'));
      // Written before the end took effect: silence then, and silence now.
      const lost = customerSays('echo: thanks', 'm1');
      const ports = await lose(world, isTimed ? sentAt(lost, world.time + SECOND) : lost);
      const { length: posted } = world.center.attempts;
      world.time += 10 * MINUTE;
      assert.equal(await world.hear(ports), true);
      assert.equal(world.center.attempts.length, posted);
    }
  });

  it('stays with its process when the store is well and others are faster, and so does all behind it', async () => {
    for (const code of ['E_BUSY', 'E_STORAGE_CONFLICT'] as const) {
      const world = new World();
      const ports = await lose(world, customerSays('echo: one', 'm1'), customerSays('echo: two', 'm2'));
      const busy = (): Promise<never> => Promise.reject(new BotError(code, 'too many'));
      assert.equal(await world.hear({ ...ports, store: { ...ports.store, save: busy } }), false);
      assert.equal(await world.hear(ports), true);
      assert.deepEqual(world.center.texts, ['one', 'two']);
    }
  });

  it('says nothing to a customer who is with a person by now', async () => {
    const world = new World();
    const ports = await lose(world, customerSays('echo: one', 'm1'));
    await world.take(customerSays('agent', 'm2'));
    const { length: posted } = world.center.attempts;
    await world.hear(ports);
    assert.equal(world.center.attempts.length, posted);
  });

  it('keeps its customer from being warned and ended for silence', async () => {
    const world = new World();
    await world.take(contextEvent('c'));
    await world.take(customerSays('echo: before', 'm0'));
    const ports = await lose(world, customerSays('echo: hello', 'm1'));
    world.time += 20 * MINUTE;
    await world.sweep(ports);
    assert.deepEqual(world.center.texts, [replies.greeting, 'before', 'hello']);
    world.time += 20 * MINUTE;
    await world.sweep(ports);
    assert.equal(world.center.texts.at(-1), replies.idleWarning);
  });

  it('is heard when too many turns were before it, or faster', async () => {
    for (const code of ['E_BUSY', 'E_STORAGE_CONFLICT'] as const) {
      const world = new World();
      let isBusy = true;
      const ports = world.ports({
        ...world.store,
        save: (...write) =>
          isBusy ? Promise.reject(new BotError(code, 'too many')) : world.store.save(...write),
      });
      await world.take(customerSays('echo: hello', 'm1'), ports);
      assert.deepEqual(world.center.attempts, []);
      isBusy = false;
      await world.hear(ports);
      assert.deepEqual(world.center.texts, ['hello']);
    }
  });

  it('is given up when it cannot be stored for a reason of its own', async () => {
    const world = new World();
    const ports = await lose(world, customerSays('echo: one', 'm1'));
    const tooLarge = (): Promise<never> =>
      Promise.reject(new BotError('E_STORAGE_TOO_LARGE', 'The conversation does not fit.'));
    const logged: unknown[] = [];
    const failing = {
      ...ports,
      store: { ...ports.store, save: tooLarge },
      log: (...entry: readonly unknown[]) => void logged.push(entry),
    };
    assert.equal(await world.hear(failing), true);
    const error = 'The conversation does not fit.';
    assert.deepEqual(logged, [['warn', 'activity.notHeard', { code: 'E_STORAGE_TOO_LARGE', error }]]);
    assert.deepEqual(world.center.attempts.length, 1);
    // Nobody has to wait for it any more.
    await world.take(customerSays('echo: two', 'm2'), ports);
    assert.deepEqual(world.center.texts, ['two']);
  });

  it('stays with its process as long as the store is silent, and no other is tried', async () => {
    const world = new World();
    const messages = Array.from({ length: 30 }, (_, index) => ({
      ...customerSays('echo: hello', `m${index}`),
      key: conversationKey(ADDRESS.channelId, `c${index}`),
    }));
    const ports = await lose(world, ...messages);
    let asked = 0;
    const silent = (): Promise<never> => {
      asked += 1;
      return Promise.reject(new BotError('E_STORAGE_UNAVAILABLE', 'silent'));
    };
    assert.equal(await world.hear({ ...ports, store: { ...ports.store, load: silent } }), false);
    assert.ok(asked > 0 && asked <= 8, String(asked));
    assert.equal(await world.hear(ports), true);
    assert.equal(world.center.texts.length, 30);
  });

  it('is not kept where an Escalate may have arrived: that is repeated, and a person is the answer', async () => {
    const world = new World();
    const { outage, ports } = troubled(world);
    world.center.fail = () => ({ outcome: { kind: 'ambiguous', code: '503' }, taken: false });
    await world.take(customerSays('echo: hello', 'm1'), ports);
    world.center.fail = () => undefined;
    outage.trouble = undefined;
    assert.equal(await world.hear(ports), true);
    await world.sweep(ports);
    assert.deepEqual(world.center.posts, [{ command: 'Escalate' }]);
  });
});

/** The contact center tells of a case. */
const tells = (item: string, id: string, time?: number): Arrival => {
  const { inbound, ...around } = contextEvent(id);
  assert.ok(inbound.kind === 'contextEvent');
  const variables = { msdyn_liveworkitemid: item, Name: `Customer of ${item}` };
  const provenance = { id, content: item, ...(time === undefined ? {} : { sentAt: time }) };
  return { ...around, inbound: { ...inbound, variables }, provenance };
};

describe('another case that could not be stored, and that nobody tells of again,', () => {
  it('is heard before what its customer wrote: nothing of the case before goes out with theirs', async () => {
    const world = new World();
    await world.take(tells('one', 'c1', world.time));
    world.time += MINUTE;
    const ports = await lose(
      world,
      tells('two', 'c2', world.time),
      sentAt(customerSays('agent', 'm1'), world.time + 1),
    );
    let sent = '';
    await world.hear(ports, (activity, signal) => {
      sent += JSON.stringify(activity);
      return world.center.send(activity, signal);
    });
    assert.deepEqual(world.center.commands, ['Escalate']);
    assert.match(sent, /Customer of two/);
    assert.doesNotMatch(sent, /Customer of one/);
  });

  it('is heard as of when it came where it has no time; what was written before it is not answered in it', async () => {
    const world = new World();
    await world.take(tells('one', 'c1'));
    world.time += MINUTE;
    const before = customerSays('echo: secret', 'm0');
    const ports = await lose(world, before, tells('two', 'c2'), customerSays('agent', 'm1'));
    const { length: posted } = world.center.attempts;
    world.time += 10 * MINUTE;
    assert.equal(await world.hear(ports), true);
    assert.deepEqual(world.center.attempts.slice(posted), [
      ...[{ text: replies.greeting }, { text: replies.transfer }],
      { command: 'Escalate' },
    ]);
    const { context } = (await world.stored()).record;
    assert.deepEqual([context.facts['Name'], context.phase], ['Customer of two', 'escalated']);
    assert.deepEqual(context.recentMessages, ['agent']);
  });

  it('is no hand-back by being heard late: the news that announced the conversation', async () => {
    const world = new World();
    const { outage, ports } = troubled(world);
    assert.equal((await world.take(contextEvent('c'), ports)).outcome, 'failed');
    world.time += SECOND;
    await world.take(customerSays('agent', 'm1'));
    const { length: posted } = world.center.attempts;
    world.time += 10 * MINUTE;
    outage.trouble = undefined;
    await world.hear(ports);
    assert.equal(world.center.attempts.length, posted);
    assert.equal((await world.stored()).record.context.phase, 'escalated');
  });

  it('is heard before the sweep sends what waits for the case before', async () => {
    const world = new World();
    const { outage, ports } = troubled(world);
    outage.trouble = undefined;
    await world.take(tells('one', 'c1', world.time), ports);
    world.center.fail = () => ({ outcome: { kind: 'throttled', retryAfter: undefined }, taken: false });
    await world.take(sentAt(customerSays('echo: secret', 'm1'), world.time), ports);
    outage.trouble = 'silent';
    world.time += MINUTE;
    await world.take(tells('two', 'c2', world.time), ports);
    outage.trouble = undefined;
    world.center.fail = () => undefined;
    await world.sweep(ports);
    assert.deepEqual(world.center.texts, [replies.greeting, replies.greeting]);
  });

  it('is kept in mind, whatever the customer has written since', async () => {
    const world = new World();
    const ports = await lose(world, tells('one', 'c1', world.time));
    await world.take(sentAt(customerSays('echo: hello', 'm1'), world.time));
    await world.hear(ports);
    assert.equal((await world.stored()).record.context.facts['Name'], 'Customer of one');
    assert.deepEqual(world.center.texts, ['hello']);
  });
});

describe('a customer who is handed over in a case that could not be stored', () => {
  const NAMES_A = /Customer of one|secret/;
  /** Everything that is posted from now on. */
  function recorded(world: World): { sent: string[]; send: Send } {
    const sent: string[] = [];
    const send: Send = (activity, signal) => {
      sent.push(JSON.stringify(activity));
      return world.center.send(activity, signal);
    };
    return { sent, send };
  }
  const inCase = (arrival: Arrival, item: string): Arrival => {
    assert.ok(arrival.inbound.kind === 'customerMessage');
    return { ...arrival, inbound: { ...arrival.inbound, workItem: { liveWorkItem: item } } };
  };

  it('does not get the Escalate that waits for the customer before', async () => {
    const world = new World();
    const { outage, ports } = troubled(world);
    outage.trouble = undefined;
    await world.take(tells('one', 'c1', world.time), ports);
    world.center.fail = () => ({ outcome: { kind: 'throttled', retryAfter: undefined }, taken: false });
    await world.take(sentAt(customerSays('secret: agent', 'm1'), world.time), ports);
    await world.take(sentAt(customerSays('agent', 'm2'), world.time + 1), ports);
    outage.trouble = 'silent';
    world.time += MINUTE;
    await world.take(tells('two', 'c2', world.time), ports);
    world.center.fail = () => ({ outcome: { kind: 'ambiguous', code: '503' }, taken: false });
    await world.take(sentAt(customerSays('hello', 'm3'), world.time + 1), ports);
    world.center.fail = () => undefined;
    outage.trouble = undefined;
    const { sent, send } = recorded(world);
    await world.hear(ports, send);
    await storeHandOvers(ports);
    await world.sweep(ports, send);
    assert.deepEqual(world.center.commands, ['Escalate']);
    assert.doesNotMatch(sent.join(), NAMES_A);
  });

  it('hears nothing, though the row still had the case before, and is known by the new one', async () => {
    const world = new World();
    const { outage, ports } = troubled(world);
    outage.trouble = undefined;
    await world.take(tells('one', 'c1', world.time), ports);
    world.time += MINUTE;
    outage.trouble = 'silent';
    await world.take(tells('two', 'c2', world.time), ports);
    const first = inCase(sentAt(customerSays('hello', 'm1'), world.time + 1), 'two');
    assert.equal((await world.take(first, ports)).outcome, 'failed');
    outage.trouble = undefined;
    await world.hear(ports);
    await storeHandOvers(ports);
    const { length: posted } = world.center.attempts;
    await world.take(inCase(sentAt(customerSays('hello?', 'm2'), world.time + 2), 'two'), ports);
    assert.equal(world.center.attempts.length, posted);
    const { context } = (await world.stored()).record;
    assert.deepEqual([context.phase, context.facts['Name']], ['escalated', 'Customer of two']);
  });

  it('is not told of it, when it was written in the case before and comes late', async () => {
    const world = new World();
    await world.take(tells('one', 'c1', world.time));
    const late = inCase(sentAt(customerSays('echo: secret', 'm1'), world.time + SECOND), 'one');
    world.time += MINUTE;
    await world.take(tells('two', 'c2', world.time));
    const { sent, send } = recorded(world);
    await world.take(late, world.ports(), send);
    await world.take(sentAt(customerSays('agent', 'm2'), world.time + SECOND), world.ports(), send);
    assert.deepEqual(world.center.commands, ['Escalate']);
    assert.doesNotMatch(sent.join(), NAMES_A);
  });
});

describe('a customer without a contact center', () => {
  it('gets no Escalate, which they would read, when nothing can be stored; they are answered later', async () => {
    const world = new World();
    const { outage, ports } = troubled(world);
    const onTeams: Arrival = {
      ...customerSays('echo: hello', 'm1'),
      address: { ...ADDRESS, channelId: 'msteams' },
    };
    const ending = await world.take(onTeams, ports);
    assert.deepEqual(ending, { outcome: 'failed', code: 'E_STORAGE_UNAVAILABLE', handedOver: false });
    assert.deepEqual(world.center.attempts, []);
    outage.trouble = undefined;
    await world.hear(ports);
    assert.deepEqual(world.center.texts, ['hello']);
  });

  it('is none whose conversation a person is known to have had: the next message may say nothing of it', async () => {
    const world = new World();
    const { ports } = troubled(world);
    const bridged = { ...customerSays('echo: hello', 'm1'), address: { ...ADDRESS, channelId: 'lcw' } };
    await world.take({ ...bridged, provenance: { contactCenter: true } }, ports);
    const ending = await world.take({ ...bridged, activityId: 'm2' }, ports);
    assert.deepEqual(ending, { outcome: 'failed', code: 'E_STORAGE_UNAVAILABLE', handedOver: true });
  });

  it('is one with a contact center as soon as the message, or what is known, says so', async () => {
    const bridged = { ...customerSays('echo: hello', 'm1'), address: { ...ADDRESS, channelId: 'lcw' } };
    for (const [arrival, isKnown] of [
      [{ ...bridged, provenance: { contactCenter: true } }, false],
      [bridged, true],
    ] as const) {
      const world = new World();
      const { outage, ports } = troubled(world);
      if (isKnown) {
        await world.take({ ...contextEvent('c'), address: bridged.address });
        outage.trouble = 'readOnly';
      }
      await world.take(arrival, ports);
      assert.deepEqual(world.center.commands, ['Escalate']);
    }
  });
});

describe('what a process keeps of what was not heard', () => {
  const message = (number: number, key = KEY): Arrival => ({ ...customerSays('hello', `m${number}`), key });
  let time = 7;
  let noted = 0;
  const create = (): Unheard =>
    createUnheard(
      () => (noted += 1),
      () => time,
    );
  const ids = (unheard: Unheard, key = KEY): unknown[] =>
    unheard.of(key).map((activity) => [activity.arrival.activityId, unheard.age(activity)]);

  it('is each once, with the time at which it came first, by conversation, until it is heard', () => {
    const unheard = create();
    noted = 0;
    time = 7;
    assert.deepEqual([unheard.keys(), unheard.of(KEY)], [[], []]);
    unheard.keep(message(0));
    time = 9;
    unheard.keep(message(0));
    unheard.keep(message(1));
    unheard.keep(message(0, 'other'));
    time = 10;
    assert.deepEqual(ids(unheard), [
      ['m0', 3],
      ['m1', 1],
    ]);
    assert.deepEqual([unheard.keys(), noted], [[KEY, 'other'], 3]);
    const [first] = unheard.of(KEY);
    assert.ok(first !== undefined);
    unheard.forget(first);
    assert.deepEqual(ids(unheard), [['m1', 1]]);
  });

  it('is the last 20 of a conversation, so that nobody pushes out what others wrote', () => {
    const unheard = create();
    unheard.keep(message(0, 'other'));
    for (let number = 0; number < 1_000; number += 1) unheard.keep(message(number));
    assert.equal(unheard.of('other').length, 1);
    assert.deepEqual([unheard.of(KEY).length, ids(unheard)[0]], [20, ['m980', 0]]);
  });

  it('is the last 500 of all', () => {
    const unheard = create();
    for (let number = 0; number < 500; number += 1) unheard.keep(message(number, `c${number}`));
    assert.equal(unheard.keys().length, 500);
    unheard.keep(message(500, 'c500'));
    assert.deepEqual([unheard.keys().length, unheard.keys()[0]], [500, 'c1']);
  });

  it('is nothing that could not be told from its repetition, and nothing of the moment', () => {
    const unheard = create();
    unheard.keep(customerSays('hello', undefined));
    for (const inbound of [
      { kind: 'customEvent', name: 'pageViewed', value: 1 },
      { kind: 'joined', reason: 'botAdded' },
    ] as const)
      unheard.keep({ ...contextEvent(inbound.kind), inbound });
    assert.deepEqual(unheard.keys(), []);
    unheard.keep({
      ...contextEvent('e'),
      inbound: { kind: 'conversationClosed', reason: 'endOfConversation' },
    });
    assert.deepEqual(unheard.keys(), [KEY]);
  });

  it('knows the case that was named last', () => {
    const unheard = create();
    assert.equal(unheard.workItemOf(KEY), undefined);
    for (const item of ['one', 'two']) unheard.keep(tells(item, item));
    unheard.keep(message(1));
    assert.deepEqual(unheard.workItemOf(KEY), { liveWorkItem: 'two' });
  });
});
