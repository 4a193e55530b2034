import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Inbound } from '../../lib/omnichannel/index.ts';
import { repliesFor } from '../../lib/conversation/index.ts';
import { BotError } from '../../lib/errors.ts';
import { createFailOpen } from '../../lib/turns/index.ts';
import { contextEvent, customerSays, World } from './world.ts';

const replies = repliesFor('en');

describe('P12 when a turn cannot be stored', () => {
  it('the customer is handed to a person by one bare Escalate with its reason', async () => {
    const world = new World();
    let channelData: unknown;
    const rescued = await createFailOpen()(
      customerSays('my order is late', 'm1'),
      (activity, signal) => {
        channelData = activity.channelData;
        return world.center.send(activity, signal);
      },
      world.ports(),
    );
    assert.equal(rescued, true);
    assert.deepEqual(world.center.posts, [{ command: 'Escalate' }]);
    assert.deepEqual(channelData, {
      tags: '{"type":"Escalate","context":{"BotHandoffReason":{"value":"botFailure","isDisplayable":true}}}',
    });
  });

  it('that happens once for a conversation, however often its messages fail', async () => {
    const world = new World();
    const failOpen = createFailOpen();
    for (const id of ['m1', 'm2', 'm3']) {
      await failOpen(customerSays('hello', id), world.center.send, world.ports());
    }
    assert.equal(world.center.attempts.length, 1);
  });

  it('it is tried again when the Escalate itself did not arrive', async () => {
    const world = new World();
    const failOpen = createFailOpen();
    world.center.fail = () => ({ outcome: { kind: 'notSent', code: 'ECONNREFUSED' }, taken: false });
    assert.equal(await failOpen(customerSays('hello', 'm1'), world.center.send, world.ports()), false);
    world.center.fail = () => undefined;
    assert.equal(await failOpen(customerSays('hello', 'm1'), world.center.send, world.ports()), true);
  });

  it('nobody is handed over who has not written: the contact center will announce them again', async () => {
    const world = new World();
    assert.equal(await createFailOpen()(contextEvent('c'), world.center.send, world.ports()), false);
    assert.deepEqual(world.center.attempts, []);
  });

  it('every handover is reported, without a word of the customer’s', async () => {
    const world = new World();
    await createFailOpen()(customerSays('secret-marker', 'm1'), world.center.send, world.ports());
    assert.deepEqual(world.events, [{ name: 'failOpen', conversation: world.alias, outcome: 'sent' }]);
  });
});

describe('when our own decision fails', () => {
  it('the customer is handed over by a stored escalation', async () => {
    const world = new World();
    await world.turn(contextEvent('c'));
    const inbound: Inbound = {
      kind: 'customerMessage',
      get text(): string {
        throw new Error('a bug of ours');
      },
      submit: undefined,
      files: [],
      sourceChannel: 'lcw',
      locale: undefined,
    };
    await world.turn({ ...customerSays('', 'm1'), inbound });
    assert.deepEqual(world.center.posts.slice(1), [
      { text: replies.transferAfterTrouble },
      { command: 'Escalate' },
    ]);
    assert.equal((await world.stored()).record.context.phase, 'escalated');
  });
});

describe('a turn that never gets to save', () => {
  it('gives up with a code after a bounded number of lost races', async () => {
    const world = new World();
    let saves = 0;
    const ports = world.ports({
      ...world.store,
      save: () => {
        saves += 1;
        return Promise.resolve(undefined);
      },
    });
    await assert.rejects(world.turn(customerSays('agent', 'm1'), ports), (thrown) => {
      assert.ok(thrown instanceof BotError);
      assert.equal(thrown.code, 'E_STORAGE_CONFLICT');
      return true;
    });
    assert.ok(saves > 1 && saves < 50);
    assert.deepEqual(world.center.attempts, []);
  });
});
