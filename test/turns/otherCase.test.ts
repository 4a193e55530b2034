// Under one conversation id there may be one customer after another: what is late by one never counts in the case of the next.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contextOf, recorded, says, tells, troubled } from './cases.ts';
import { World } from './world.ts';
import { withWarmReads } from '../../lib/storage/warmReads.ts';
import { storeHandOvers, type TurnPorts } from '../../lib/turns/index.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Of the first customer. */
const FIRST = /Customer of one|secret/;

/** The first customer has written something. */
async function firstCase(world: World, ports: TurnPorts): Promise<void> {
  await world.take(tells(world, 'one', 'c1'), ports);
  world.time += SECOND;
  await world.take(says(world, 'echo: secret', 'm0'), ports);
  world.time += 10 * MINUTE;
}

function failsToReach(world: World): void {
  world.center.fail = () => ({ outcome: { kind: 'notSent', code: 'ECONNREFUSED' }, taken: false });
}

describe('the news of another case', () => {
  for (const [how, before] of [
    ['in a case that goes on', undefined],
    ['after an end', 'end chat'],
  ] as const) {
    it(`counts ${how}, although a message that names none was faster`, async () => {
      const world = new World();
      const ports = world.ports();
      await firstCase(world, ports);
      if (before !== undefined) await world.take(says(world, before, 'm1'), ports);
      world.time += 10 * MINUTE;
      world.center.reopen();
      const news = tells(world, 'two', 'c2');
      world.time += 3 * SECOND;
      await world.take(says(world, 'echo: hello', 'm2'), ports);
      await world.take(news, ports);
      const { sent, send } = recorded(world);
      await world.take(says(world, 'agent', 'm3'), ports, send);
      assert.doesNotMatch(sent.join(), FIRST);
      assert.deepEqual((await contextOf(world)).workItem, { liveWorkItem: 'two' });
    });
  }

  it('counts once: of a case before the present one it says nothing', async () => {
    const world = new World();
    const ports = world.ports();
    await firstCase(world, ports);
    const late = tells(world, 'two', 'c2');
    world.time += MINUTE;
    await world.take(tells(world, 'three', 'c3'), ports);
    await world.take(late, ports);
    assert.deepEqual((await contextOf(world)).workItem, { liveWorkItem: 'three' });
  });

  it('is not what is forgotten, however much was written behind it', async () => {
    const world = new World();
    const { outage, ports } = troubled(world);
    await firstCase(world, world.ports());
    failsToReach(world);
    await world.take(tells(world, 'two', 'c2'), ports);
    for (let number = 1; number <= 25; number += 1) {
      world.time += SECOND;
      await world.take(says(world, number === 25 ? 'agent' : 'hm', `m${number}`), ports);
    }
    world.center.fail = () => undefined;
    outage.trouble = undefined;
    const { sent, send } = recorded(world);
    await world.hear(ports, send);
    assert.doesNotMatch(sent.join(), FIRST);
    assert.deepEqual(world.center.commands, ['Escalate']);
  });

  it('is heard before anything is decided on what the next customer writes, and if they have to wait', async () => {
    const world = new World();
    const { outage, ports } = troubled(world);
    await firstCase(world, world.ports());
    failsToReach(world);
    for (const id of ['m1', 'm2']) await world.take(says(world, 'hm', id), ports);
    await world.take(tells(world, 'two', 'c2'), ports);
    world.center.fail = () => undefined;
    outage.trouble = undefined;
    const slow: TurnPorts = {
      ...ports,
      store: {
        ...ports.store,
        save: (...saved) => {
          world.time += 3 * SECOND;
          return ports.store.save(...saved);
        },
      },
    };
    const { sent, send } = recorded(world);
    const ending = await world.take(says(world, 'agent', 'm3'), slow, send);
    assert.deepEqual(ending, { outcome: 'failed', code: 'E_BUSY', handedOver: false });
    await world.hear(ports, send);
    assert.doesNotMatch(sent.join(), FIRST);
    assert.deepEqual(world.center.commands, ['Escalate']);
  });
});

describe('what the responder was asked', () => {
  for (const how of ['by an instance whose copy is old', 'while the case changed']) {
    it(`of another case is not said: ${how}`, async () => {
      const world = new World();
      const tellsName = (ports: TurnPorts): TurnPorts => ({
        ...ports,
        bot: {
          ...ports.bot,
          responder: async (question) => {
            if (question.message.text !== 'who am I') return ports.bot.responder(question, neverAborted);
            await turnsPass();
            const text = JSON.stringify(question.context.facts['Name']);
            return { kind: 'said', rule: 'name', says: [{ kind: 'say', text }] };
          },
        },
      });
      const own = tellsName(world.ports(withWarmReads(world.store)));
      const other = how.startsWith('by') ? tellsName(world.ports()) : own;
      await firstCase(world, own);
      const news = tells(world, 'two', 'c2');
      world.time += SECOND;
      const asks = says(world, 'who am I', 'm1');
      if (other === own) await Promise.all([world.take(asks, own), world.take(news, own)]);
      else {
        await world.take(news, other);
        await world.take(asks, own);
      }
      assert.doesNotMatch(world.center.texts.slice(2).join(), FIRST);
    });
  }
});

const neverAborted = new AbortController().signal;

/** Lets whatever else is under way get somewhere. */
async function turnsPass(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}

describe('what the customer before wrote', () => {
  for (const text of ['echo: secret', 'agent', 'end chat'])
    it(`is ignored when it is delivered again in the next case: ${text}`, async () => {
      const world = new World();
      const { ports } = troubled(world);
      await firstCase(world, world.ports());
      failsToReach(world);
      const written = says(world, text, 'm1');
      await world.take(written, ports);
      world.center.fail = () => undefined;
      world.time += 10 * SECOND;
      await world.take(tells(world, 'two', 'c2'));
      const { length: posted } = world.center.attempts;
      await world.take(written);
      assert.equal(world.center.attempts.length, posted);
    });

  for (const when of ['the copy at hand is older than the next case', 'the next case begins meanwhile'])
    it(`is not answered late in the next case: ${when}`, async () => {
      const world = new World();
      const { outage, ports } = troubled(world, withWarmReads(world.store));
      outage.trouble = undefined;
      await firstCase(world, ports);
      outage.trouble = 'readOnly';
      failsToReach(world);
      await world.take(says(world, 'echo: secret', 'm1'), ports);
      world.center.fail = () => undefined;
      world.time += SECOND;
      const news = tells(world, 'two', 'c2');
      outage.trouble = undefined;
      const { sent, send } = recorded(world);
      if (when.endsWith('meanwhile')) await Promise.all([world.hear(ports, send), world.take(news)]);
      else {
        await world.take(news);
        await world.hear(ports, send);
      }
      const { context } = (await world.stored()).record;
      assert.deepEqual(context.workItem, { liveWorkItem: 'two' });
      assert.deepEqual(context.recentMessages, []);
      if (!when.endsWith('meanwhile')) assert.doesNotMatch(sent.join(), FIRST);
    });
});

describe('what was kept of a conversation', () => {
  it('is heard in a second go as well, though a new session has begun in the first', async () => {
    for (const again of ['the hand-back is delivered again', 'the store falls silent in between']) {
      const world = new World();
      const { outage, ports } = troubled(world);
      outage.trouble = undefined;
      await world.take(tells(world, 'one', 'c1'), ports);
      await world.take(says(world, 'agent', 'm0'), ports);
      world.time += 10 * MINUTE;
      world.center.reopen();
      outage.trouble = 'silent';
      failsToReach(world);
      const back = tells(world, 'one', 'c2');
      await world.take(back, ports);
      world.time += 2 * SECOND;
      await world.take(says(world, 'agent', 'm1'), ports);
      world.time += 5 * SECOND;
      outage.trouble = undefined;
      world.center.fail = () => undefined;
      if (again.startsWith('the hand-back')) await world.take(back, ports);
      else {
        let saves = 0;
        const save: TurnPorts['store']['save'] = (...saved) => {
          saves += 1;
          // The hand-back is two: the decision, and that its sender has no time.
          if (saves === 3) outage.trouble = 'silent';
          return ports.store.save(...saved);
        };
        assert.equal(await world.hear({ ...ports, store: { ...ports.store, save } }), false);
        outage.trouble = undefined;
      }
      world.time += SECOND;
      await world.hear(ports);
      assert.deepEqual(world.center.commands, ['Escalate', 'Escalate'], again);
    }
  });

  it('is in the hands of the person whom a later message has reached', async () => {
    for (const text of ['agent', 'echo: secret']) {
      const world = new World();
      const { outage, ports } = troubled(world);
      await world.take(tells(world, 'one', 'c1'));
      failsToReach(world);
      await world.take(says(world, text, 'm1'), ports);
      world.center.fail = () => undefined;
      world.time += 5 * SECOND;
      assert.equal((await world.take(says(world, 'hm', 'm2'), ports)).outcome, 'failed');
      world.time += 5 * MINUTE;
      world.center.reopen();
      await world.take(tells(world, 'one', 'c2'));
      const { length: posted } = world.center.attempts;
      outage.trouble = undefined;
      await world.hear(ports);
      assert.equal(world.center.attempts.length, posted, text);
    }
  });

  it('is known to be taken with a later message that reached a person', async () => {
    const world = new World();
    const { outage, ports } = troubled(world);
    await world.take(tells(world, 'one', 'c1'));
    failsToReach(world);
    const first = says(world, 'echo: secret', 'm1');
    await world.take(first, ports);
    world.center.fail = () => undefined;
    await world.take(says(world, 'hm', 'm2'), ports);
    outage.trouble = undefined;
    await storeHandOvers(ports);
    assert.equal((await world.take(first)).outcome, 'duplicate');
  });

  it('does not end the chat of a customer who has written since', async () => {
    for (const how of ['heard late', 'delivered again']) {
      const world = new World();
      const { outage, ports } = troubled(world);
      await world.take(tells(world, 'one', 'c1'));
      failsToReach(world);
      const ends = says(world, 'end chat', 'm1');
      await world.take(ends, ports);
      world.center.fail = () => undefined;
      world.time += MINUTE;
      await world.take(says(world, 'echo: one more question', 'm2'));
      outage.trouble = undefined;
      if (how === 'heard late') await world.hear(ports);
      else await world.take(ends, ports);
      assert.deepEqual(world.center.commands, [], how);
    }
  });
});
