// Rows D of the reliability tables, one example each; every schedule of D01, D07 and D08 is in interleavings.test.ts.
// D03, de-duplication of activities without an id by time and text, is not offered: two equal sentences within two seconds
// are usually meant.
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { repliesFor } from '../../lib/conversation/index.ts';
import { conversationKey, withWarmReads } from '../../lib/storage/index.ts';
import type { Arrival, Send } from '../../lib/turns/index.ts';
import { DoomedProcess } from './crash.ts';
import { ADDRESS, contextEvent, customerSays, World } from './world.ts';

const MINUTE = 60_000;
const replies = repliesFor('en');
const TRANSFER = [{ text: replies.transfer }, { command: 'Escalate' }];

let world: World;
beforeEach(async () => {
  world = new World();
  await world.turn(contextEvent('context'));
});

/** What the contact center got after the greeting. */
const posted = (): readonly object[] => world.center.posts.slice(1);

describe('an activity that is delivered again', () => {
  it('D01 one after the other is applied and answered once', async () => {
    const outcomes = [];
    for (let delivery = 0; delivery < 3; delivery += 1) {
      outcomes.push((await world.turn(customerSays('echo: one', 'm1'))).outcome);
    }
    assert.deepEqual(outcomes, ['applied', 'duplicate', 'duplicate']);
    assert.deepEqual(posted(), [{ text: 'one' }]);
  });

  it('D01 fifty times at once, to two instances, is applied and answered once', async () => {
    const instances = [world.ports(withWarmReads(world.store)), world.ports(withWarmReads(world.store))];
    const deliveries = Array.from({ length: 50 }, (_, index) => instances[index % 2]);
    const results = await Promise.all(
      deliveries.map((ports) => world.turn(customerSays('agent', 'm1'), ports)),
    );
    assert.equal(results.filter(({ outcome }) => outcome === 'applied').length, 1);
    assert.equal(results.filter(({ outcome }) => outcome === 'duplicate').length, 49);
    assert.deepEqual(posted(), TRANSFER);
  });

  it('D02 with the id of one in another conversation, or channel, is not one of them', async () => {
    const elsewhere = (channelId: string, conversationId: string): Arrival => ({
      ...customerSays('echo: one', 'm1'),
      key: conversationKey(channelId, conversationId),
    });
    await world.turn(customerSays('echo: one', 'm1'));
    for (const other of [
      elsewhere(ADDRESS.channelId, 'c2'),
      elsewhere('directline', ADDRESS.conversationId),
    ]) {
      assert.equal((await world.turn(other)).outcome, 'applied');
    }
    assert.deepEqual(posted(), [{ text: 'one' }, { text: 'one' }, { text: 'one' }]);
  });

  it('D03 without an id is answered each time', async () => {
    await world.turn(customerSays('echo: one', undefined));
    assert.equal((await world.turn(customerSays('echo: one', undefined))).outcome, 'applied');
    assert.deepEqual(posted(), [{ text: 'one' }, { text: 'one' }]);
  });

  it('D04 after its first turn died before it was stored is applied', async () => {
    // Boundaries 1 to 3: before and after the row was read, and before it was saved.
    for (const boundary of [1, 2, 3]) {
      const id = `m${boundary}`;
      const dying = new DoomedProcess(boundary);
      const arrival = customerSays(`echo: ${id}`, id);
      await dying.run(() => world.turn(arrival, dying.ports(world), dying.send(world)));
      assert.ok(dying.diedAt !== undefined);
      assert.equal((await world.turn(arrival)).outcome, 'applied');
    }
    assert.deepEqual(posted(), [{ text: 'm1' }, { text: 'm2' }, { text: 'm3' }]);
  });

  it('D05 after its first turn died before it sent anything finishes that turn', async () => {
    const dying = new DoomedProcess(4);
    const arrival = customerSays('agent', 'm1');
    await dying.run(() => world.turn(arrival, dying.ports(world), dying.send(world)));
    assert.deepEqual([dying.diedAt?.call, dying.diedAt?.edge], ['save', 'after']);
    // Whoever died may still be alive for all anybody knows: its lease is respected.
    assert.equal((await world.turn(arrival)).outcome, 'duplicate');
    assert.deepEqual(posted(), []);
    world.time += MINUTE;
    assert.equal((await world.turn(arrival)).outcome, 'duplicate');
    assert.deepEqual(posted(), TRANSFER);
    assert.equal((await world.stored()).record.context.customerTurns, 1);
  });

  it('D09 long after it was forgotten cannot wake a conversation that is over', async () => {
    for (let number = 0; number < 70; number += 1) {
      await world.turn(customerSays(`echo: ${number}`, `m${number}`));
    }
    await world.turn(customerSays('agent', 'last'));
    const before = world.center.attempts.length;
    world.time += 25 * 60 * MINUTE;
    await world.turn(customerSays('echo: 0', 'm0'));
    await world.turn(customerSays('end chat', 'm1'));
    assert.equal(world.center.attempts.length, before);
    assert.deepEqual(world.center.commands, ['Escalate']);
  });

  it('D10 while its first turn is still running is answered at once, and sends nothing', async () => {
    const sending = Promise.withResolvers<undefined>();
    const allowed = Promise.withResolvers<undefined>();
    const slow: Send = async (activity, signal) => {
      sending.resolve(undefined);
      await allowed.promise;
      return world.center.send(activity, signal);
    };
    const first = world.turn(customerSays('agent', 'm1'), world.ports(), slow);
    await sending.promise;
    const again = await world.turn(customerSays('agent', 'm1'));
    assert.equal(again.outcome, 'duplicate');
    assert.deepEqual(world.center.attempts.slice(1), []);
    allowed.resolve(undefined);
    assert.equal((await first).outcome, 'applied');
    assert.deepEqual(world.center.attempts.slice(1), TRANSFER);
  });
});

describe('activities that come in another order', () => {
  it('D06 are all applied', async () => {
    await world.turn(customerSays('echo: two', 'm2'));
    await world.turn(customerSays('echo: one', 'm1'));
    assert.deepEqual(posted(), [{ text: 'two' }, { text: 'one' }]);
    assert.equal((await world.stored()).record.context.customerTurns, 2);
  });

  it('D06 a message that overtakes the context event is answered, and the customer greeted all the same', async () => {
    const other = new World();
    await other.turn(customerSays('echo: one', 'm1'));
    await other.turn(contextEvent('context'));
    assert.deepEqual(other.center.posts, [{ text: 'one' }, { text: replies.greeting }]);
  });

  it('D06 what was written before "agent" and arrives after it is not answered any more', async () => {
    await world.turn(customerSays('agent', 'm2'));
    await world.turn(customerSays('end chat', 'm1'));
    assert.deepEqual(posted(), TRANSFER);
    assert.deepEqual(world.center.attempts.slice(1), TRANSFER);
  });

  it('D07 ten at once on two instances are all applied, and no conflict shows', async () => {
    const instances = [world.ports(withWarmReads(world.store)), world.ports(withWarmReads(world.store))];
    const texts = Array.from({ length: 10 }, (_, index) => `number ${index}`);
    const results = await Promise.all(
      texts.map((text, index) => world.turn(customerSays(`echo: ${text}`, text), instances[index % 2])),
    );
    assert.ok(results.every(({ outcome }) => outcome === 'applied'));
    await world.pass(MINUTE);
    assert.deepEqual(world.center.texts.slice(1).toSorted(), texts);
    assert.equal((await world.stored()).record.context.customerTurns, 10);
  });

  it('D08 "agent" and "end chat" at once come to one command', async () => {
    await Promise.all([world.turn(customerSays('end chat', 'm1')), world.turn(customerSays('agent', 'm2'))]);
    await world.pass(2 * MINUTE);
    assert.equal(world.center.commands.length, 1);
    assert.ok('command' in (world.center.posts.at(-1) ?? {}));
  });
});
