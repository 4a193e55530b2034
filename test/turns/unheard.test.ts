// A message that could be neither stored nor answered by a hand-over, and that nobody delivers again, is heard all the same.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { repliesFor, type SendOutcome } from '../../lib/conversation/index.ts';
import { BotError } from '../../lib/errors.ts';
import { conversationKey } from '../../lib/storage/index.ts';
import { createUnheard, type Arrival, type TurnPorts } from '../../lib/turns/index.ts';
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

  it('is left alone when the customer was heard since, wherever that was', async () => {
    for (const isTimed of [true, false]) {
      const world = new World();
      const lost = customerSays('echo: one', 'm1');
      const ports = await lose(world, isTimed ? sentAt(lost, world.time) : lost);
      const next = customerSays('echo: two', 'm2');
      await world.take(isTimed ? sentAt(next, world.time) : next);
      assert.equal(await world.hear(ports), true);
      assert.deepEqual(world.center.texts, ['two']);
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
    assert.deepEqual(world.center.texts, [replies.greeting, 'before']);
    await world.hear(ports);
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

  for (const [title, messages, heard] of [
    ['and nothing was before it', [], []],
    ['unlike what was written before it', [customerSays('echo: before', 'm0')], [{ text: 'before' }]],
  ] as const)
    for (const timeless of [tells('two', 'c2'), contextEvent('c2')])
      it(`is left to whoever tells of it again where it has no time, as is what was written after it, ${title}`, async () => {
        const world = new World();
        await world.take(tells('one', 'c1'));
        world.time += MINUTE;
        const ports = await lose(world, ...messages, timeless, customerSays('agent', 'm1'));
        const { length: posted } = world.center.attempts;
        assert.equal(await world.hear(ports), true);
        assert.deepEqual(world.center.attempts.slice(posted), heard);
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

describe('what a process keeps of messages that were not heard', () => {
  it('is each of a customer’s once, 500 at most, the latest', () => {
    let noted = 0;
    const unheard = createUnheard(() => (noted += 1));
    const message = (number: number): Arrival => customerSays('hello', `m${number}`);
    for (const number of [0, 0, 1]) unheard.keep(message(number), 7);
    assert.deepEqual(
      unheard.activities().map(({ arrival, cameAt }) => [arrival.activityId, cameAt]),
      [
        ['m0', 7],
        ['m1', 7],
      ],
    );
    assert.equal(noted, 2);
    for (let number = 2; number < 500; number += 1) unheard.keep(message(number), 7);
    assert.equal(unheard.activities().length, 500);
    unheard.keep(message(500), 7);
    assert.deepEqual([unheard.activities().length, unheard.activities()[0]?.arrival.activityId], [500, 'm1']);
  });

  it('is nothing that could not be told from its repetition', () => {
    const unheard = createUnheard();
    unheard.keep(customerSays('hello', undefined), 7);
    assert.deepEqual(unheard.activities(), []);
  });

  it('is known by conversation, until it is heard', () => {
    const unheard = createUnheard();
    unheard.keep(contextEvent('c'), 7);
    assert.equal(unheard.isWaiting(KEY), false);
    unheard.keep(customerSays('hello', 'm1'), 7);
    const message = unheard.activities()[1];
    assert.ok(message !== undefined);
    assert.deepEqual([unheard.isWaiting(KEY), unheard.isWaiting('other')], [true, false]);
    unheard.forget(message);
    assert.equal(unheard.isWaiting(KEY), false);
  });
});
