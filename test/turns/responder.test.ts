import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Responder } from '../../lib/conversation/index.ts';
import { awake } from '../awake.ts';
import { contextEvent, customerSays, World } from './world.ts';

function worldWith(responder: Responder): {
  world: World;
  say: (text: string, id: string) => Promise<unknown>;
} {
  const world = new World();
  const ports = (): ReturnType<World['ports']> => {
    const base = world.ports();
    return { ...base, bot: { ...base.bot, responder } };
  };
  return { world, say: (text, id) => world.turn(customerSays(text, id), ports()) };
}

describe('the responder', () => {
  it('is asked before the decision, and what it says is sent', async () => {
    const { world, say } = worldWith(({ message }) =>
      Promise.resolve({
        kind: 'said',
        rule: 'model',
        says: [{ kind: 'say', text: `You said ${message.text}.` }],
      }),
    );
    await say('Tuesday', 'm1');
    assert.deepEqual(world.center.texts, ['You said Tuesday.']);
    assert.deepEqual((await world.stored()).record.context.tried, ['model']);
  });

  it('that throws hands the customer to a person', async () => {
    const { world, say } = worldWith(() => Promise.reject(new Error('the model is down')));
    await say('hello', 'm1');
    assert.deepEqual(world.center.commands, ['Escalate']);
    assert.equal((await world.stored()).record.context.closeReason, 'botFailure');
  });

  it('that never answers is given up, and told so', { timeout: 20_000 }, async () => {
    let told: Promise<unknown> | undefined;
    const { world, say } = worldWith((_question, signal) => {
      told = new Promise((resolve) => {
        signal.addEventListener('abort', resolve);
      });
      return new Promise(() => undefined);
    });
    await awake(say('hello', 'm1'));
    await told;
    assert.deepEqual(world.center.commands, ['Escalate']);
  });

  it('is not asked when nobody wrote, for a duplicate, or after the conversation was handed over', async () => {
    let asked = 0;
    const { world, say } = worldWith(() => {
      asked += 1;
      return Promise.resolve({ kind: 'wantsPerson' });
    });
    await world.turn(contextEvent('c'));
    assert.equal(asked, 0);
    await say('hello', 'm1');
    await say('hello', 'm1');
    await say('anybody there?', 'm2');
    assert.equal(asked, 1);
  });

  it('is asked once, even when the decision has to be made again', async () => {
    let asked = 0;
    const world = new World();
    const base = world.ports();
    let conflicts = 2;
    const ports = {
      ...base,
      store: {
        ...world.store,
        save: (...save: Parameters<typeof world.store.save>) =>
          (conflicts -= 1) >= 0 ? Promise.resolve(undefined) : world.store.save(...save),
      },
      bot: {
        ...base.bot,
        responder: () => {
          asked += 1;
          return Promise.resolve({ kind: 'notUnderstood' } as const);
        },
      },
    };
    const { conflicts: lost } = await world.turn(customerSays('hello', 'm1'), ports);
    assert.equal(lost, 2);
    assert.equal(asked, 1);
  });
});
