import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lifeStateOf, repliesFor, type SendOutcome } from '../../lib/conversation/index.ts';
import type { Arrival, TurnPorts } from '../../lib/turns/index.ts';
import { Outage } from './outage.ts';
import { contextEvent, customerSays, World, type Post } from './world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const replies = repliesFor('en');

const RESET: SendOutcome = { kind: 'ambiguous', code: 'ECONNRESET' };
const GONE: SendOutcome = { kind: 'refused', status: 404, gone: true };
const SILENT = { outcome: 'applied', rule: 'silent' } as const;

/** A center that treats Escalates like this, one after another, takes none of these, and then takes what comes. */
function failing(world: World, ...outcomes: readonly SendOutcome[]): void {
  const left = [...outcomes];
  world.center.fail = (post: Post) => {
    const outcome = 'command' in post ? left.shift() : undefined;
    return outcome === undefined ? undefined : { outcome, taken: false };
  };
}

/** A conversation of which the contact center probably has the Escalate, and did not take it. */
async function presumed(ports?: TurnPorts): Promise<World> {
  const world = new World();
  failing(world, RESET, GONE);
  await take(world, contextEvent('c'), ports);
  await take(world, customerSays('agent', 'm1'), ports);
  assert.equal(world.center.attempts.length, 4);
  assert.equal(lifeStateOf((await world.stored()).record), 'perhapsWithPerson');
  return world;
}

/** A turn of an activity that its sender's clock shows the time of. */
function take(world: World, arrival: Arrival, ports = world.ports(), clock = world.time) {
  return world.take({ ...arrival, provenance: { contactCenter: true, sentAt: clock } }, ports);
}

function shortly(ending: Awaited<ReturnType<World['take']>>) {
  return ending.outcome === 'failed' ? ending : { outcome: ending.outcome, rule: ending.rule };
}

describe('an Escalate that probably arrived, and was refused when it was repeated', () => {
  it('is silence for five minutes, and neither warns nor ends after that', async () => {
    const world = await presumed();
    world.time += 5 * MINUTE - SECOND;
    assert.deepEqual(shortly(await take(world, customerSays('hello?', 'm2'))), SILENT);
    await world.pass(60 * MINUTE);
    assert.equal(world.center.attempts.length, 4);
  });

  it('is decided again, the command alone, when the customer still writes to the bot after them', async () => {
    const world = await presumed();
    const sent: unknown[] = [];
    world.time += 5 * MINUTE;
    const again = await world.take(
      { ...customerSays('hello?', 'm2'), provenance: { contactCenter: true, sentAt: world.time } },
      world.ports(),
      (activity, signal) => {
        sent.push(activity.channelData);
        return world.center.send(activity, signal);
      },
    );
    assert.deepEqual(shortly(again), { outcome: 'applied', rule: 'escalate.asked.again' });
    assert.match(JSON.stringify(sent), /"Escalate/);
    assert.match(JSON.stringify(sent), /asked/);
    assert.deepEqual(world.center.posts, [
      { text: replies.greeting },
      { text: replies.transfer },
      { command: 'Escalate' },
    ]);
    assert.equal(lifeStateOf((await world.stored()).record), 'withPerson');
    assert.ok(world.events.some(({ name }) => name === 'conversation.unserved'));
    world.time += 10 * MINUTE;
    await take(world, customerSays('hello??', 'm3'));
    assert.deepEqual(world.center.commands, ['Escalate']);
  });

  it('is not decided again by what was written early and delivered late', async () => {
    const world = await presumed();
    const early = world.time + MINUTE;
    world.time += 4 * MINUTE;
    await take(world, customerSays('hello?', 'm2'), world.ports(), early);
    assert.equal(world.center.attempts.length, 4);
  });

  it('is decided once in five minutes as long as it is refused', async () => {
    const world = await presumed();
    world.center.fail = (post) => ('command' in post ? { outcome: GONE, taken: false } : undefined);
    for (let message = 0; message < 11; message += 1) {
      world.time += MINUTE;
      await take(world, customerSays('hello?', `h${message}`));
      await world.sweep();
    }
    assert.equal(world.center.attempts.length, 6);
    assert.equal(lifeStateOf((await world.stored()).record), 'perhapsWithPerson');
    assert.deepEqual(world.center.texts, [replies.greeting, replies.transfer]);
  });

  it('is done when the contact center gives the conversation back', async () => {
    const world = await presumed();
    world.time += MINUTE;
    await take(world, contextEvent('back'));
    assert.equal(world.center.texts.at(-1), replies.greeting);
    const { record } = await world.stored();
    assert.deepEqual([lifeStateOf(record), record.context.presumed], ['talking', undefined]);
  });

  it('is still that after the bot was taken out, which follows from an Escalate as from an end', async () => {
    const world = await presumed();
    const { inbound: _none, ...around } = customerSays('', 'r');
    await take(world, { ...around, inbound: { kind: 'conversationClosed', reason: 'botRemoved' } });
    world.time += MINUTE;
    assert.deepEqual(shortly(await take(world, customerSays('hello?', 'm2'))), SILENT);
  });
});

describe('while the store is out of order', () => {
  for (const trouble of ['silent', 'readOnly'] as const) {
    it(`what the ${trouble} store told of is handed over again after five minutes, and not before`, async () => {
      const world = new World();
      const outage = new Outage(world.store);
      const ports = world.ports(outage.store);
      failing(world, RESET, GONE);
      await take(world, contextEvent('c'), ports);
      await take(world, customerSays('agent', 'm1'), ports);
      outage.trouble = trouble;
      world.time += 5 * MINUTE - SECOND;
      await take(world, customerSays('hello?', 'm2'), ports);
      assert.deepEqual(world.center.commands, []);
      world.time += SECOND;
      const ending = await take(world, customerSays('hello?', 'm3'), ports);
      assert.equal(ending.outcome === 'failed' && ending.handedOver, true);
      assert.deepEqual(world.center.commands, ['Escalate']);
      outage.trouble = undefined;
      await take(world, customerSays('hello?', 'm4'), ports);
      assert.equal(world.events.filter(({ name }) => name === 'command.settled').length, 1);
      assert.equal(lifeStateOf((await world.stored()).record), 'withPerson');
      assert.deepEqual(world.center.commands, ['Escalate']);
    });
  }

  it('a refusal of that hand-over is the same again: silence, and once in five minutes', async () => {
    const world = new World();
    const outage = new Outage(world.store);
    const ports = world.ports(outage.store);
    failing(world, RESET, GONE, GONE);
    await take(world, customerSays('agent', 'm1'), ports);
    outage.trouble = 'silent';
    world.time += 5 * MINUTE;
    for (const id of ['m2', 'm3', 'm4']) {
      const ending = await take(world, customerSays('hello?', id), ports);
      assert.equal(ending.outcome === 'failed' && ending.handedOver, true);
      world.time += MINUTE;
    }
    assert.equal(world.center.attempts.length, 4);
    outage.trouble = undefined;
    await take(world, customerSays('hello?', 'm5'), ports);
    assert.equal(lifeStateOf((await world.stored()).record), 'perhapsWithPerson');
    assert.equal(world.center.attempts.length, 4);
    world.time += 5 * MINUTE;
    await take(world, customerSays('hello?', 'm6'), ports);
    assert.deepEqual(world.center.commands, ['Escalate']);
  });

  for (const isPresumed of [true, false]) {
    const what = isPresumed ? 'presumed, and decided again' : 'for sure, and not decided again';
    it(`an Escalate that was taken ${what} after five minutes, though its note was lost`, async () => {
      const world = new World();
      const outage = new Outage(world.store);
      const ports = world.ports(outage.store);
      failing(world, ...(isPresumed ? [RESET, GONE] : [RESET]));
      await world.take(customerSays('agent', 'm1'), ports, async (activity, signal) => {
        const outcome = await world.center.send(activity, signal);
        if (world.center.attempts.length === 3) outage.trouble = 'silent';
        return outcome;
      });
      assert.equal(world.center.attempts.length, 3);
      world.time += 5 * MINUTE;
      world.center.closed = false;
      await take(world, customerSays('hello?', 'm2'), ports);
      assert.equal(world.center.attempts.length, isPresumed ? 4 : 3);
    });
  }

  it('a fail-open that was cut off, and then refused for what it is, is tried again', async () => {
    const world = new World();
    const outage = new Outage(world.store);
    const ports = world.ports(outage.store);
    outage.trouble = 'silent';
    failing(world, RESET, { kind: 'refused', status: 400, gone: false });
    for (const id of ['m1', 'm2', 'm3']) await take(world, customerSays('agent', id), ports);
    assert.equal(world.center.attempts.length, 3);
    assert.deepEqual(world.center.commands, ['Escalate']);
  });

  it('a fail-open that was cut off, and then refused, is presumed like any other', async () => {
    const world = new World();
    const outage = new Outage(world.store);
    const ports = world.ports(outage.store);
    outage.trouble = 'silent';
    failing(world, RESET, GONE);
    await take(world, customerSays('agent', 'm1'), ports);
    await take(world, customerSays('agent', 'm1'), ports);
    world.time += 4 * MINUTE;
    await take(world, customerSays('hello?', 'm2'), ports);
    assert.equal(world.center.attempts.length, 2);
    world.time += MINUTE;
    await take(world, customerSays('hello?', 'm3'), ports);
    assert.deepEqual(world.center.commands, ['Escalate']);
  });
});
