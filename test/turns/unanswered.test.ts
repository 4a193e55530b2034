import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Answer, UnansweredMessage, UnansweredStore } from '../../lib/conversation/index.ts';
import { BotError } from '../../lib/errors.ts';
import { createForgetUnanswered, startDeadline, type TurnPorts } from '../../lib/turns/index.ts';
import { keepUnanswered, wasNotUnderstood } from '../../lib/turns/keepUnanswered.ts';
import { responder } from '../fixtures/mind/knowing.ts';
import { contextEvent, customerSays, World } from './world.ts';

const DAY = 24 * 60 * 60_000;

/** A world whose bot keeps what it does not understand, and says what came first: the answer or the keeping of it. */
class CuriousWorld extends World {
  readonly kept: UnansweredMessage[] = [];
  readonly forgotten: number[] = [];
  /** What the customer had read when a message was kept. */
  readonly saidBefore: (readonly string[])[] = [];
  keep = true;
  fails = false;
  more = false;
  count = 1;
  readonly lines: string[] = [];

  override ports(store = this.store): TurnPorts {
    const { keep } = this;
    const base = super.ports(store);
    return {
      ...base,
      bot: { ...base.bot, responder },
      log: (level, event, fields) => this.lines.push(`${level} ${event} ${JSON.stringify(fields)}`),
      unanswered: { store: this.#store, keep, retention: DAY },
    };
  }

  readonly #store: UnansweredStore = {
    keep: (message) => {
      this.saidBefore.push([...this.center.texts]);
      if (this.fails) return Promise.reject(new BotError('E_STORAGE_UNAVAILABLE', 'down'));
      this.kept.push(message);
      return Promise.resolve();
    },
    kept: () => assert.fail('no turn reads them'),
    forget: (before) => {
      if (this.fails) return Promise.reject(new BotError('E_STORAGE_UNAVAILABLE', 'down'));
      this.forgotten.push(before);
      return Promise.resolve({ count: this.count, more: this.more });
    },
  };
}

const PUZZLE = 'Do you lend 12 kites, write to me@x.example';

describe('A message that was not understood', () => {
  it('is kept, masked, once the customer has the answer', async () => {
    const world = new CuriousWorld();
    await world.turn(customerSays(PUZZLE, 'm1'));
    assert.deepEqual(world.kept, [{ text: 'Do you lend [number] kites, write to [link]', language: 'en' }]);
    assert.deepEqual(world.saidBefore, [world.center.texts]);
    assert.equal(world.center.texts.length, 1);
  });

  it('is kept as well when it is the one that brings a person', async () => {
    const world = new CuriousWorld();
    for (const text of ['kites one', 'kites two', 'kites three', 'kites four'])
      await world.turn(customerSays(text, text));
    assert.deepEqual(world.center.commands, ['Escalate']);
    assert.ok(world.kept.length > 1);
    assert.deepEqual(
      world.kept.map(({ text }) => text),
      ['kites one', 'kites two', 'kites three', 'kites four'].slice(0, world.kept.length),
    );
  });

  it('is kept once, however often it is delivered, and whatever it races with', async () => {
    const world = new CuriousWorld();
    let races = 2;
    const store = {
      ...world.store,
      save: (...args: Parameters<typeof world.store.save>) =>
        (races -= 1) >= 0 ? Promise.resolve(undefined) : world.store.save(...args),
    };
    await world.turn(customerSays(PUZZLE, 'm1'), world.ports(store));
    await Promise.all([world.turn(customerSays(PUZZLE, 'm1')), world.turn(customerSays(PUZZLE, 'm1'))]);
    assert.equal(world.kept.length, 1);
  });

  it('that cannot be kept changes nothing for the customer', async () => {
    const [fine, failing] = [new CuriousWorld(), new CuriousWorld()];
    failing.fails = true;
    const results = [
      await fine.turn(customerSays(PUZZLE, 'm1')),
      await failing.turn(customerSays(PUZZLE, 'm1')),
    ];
    assert.deepEqual(failing.center.posts, fine.center.posts);
    assert.deepEqual(
      results.map(({ outcome, rule }) => [outcome, rule]),
      [
        ['applied', 'notUnderstood'],
        ['applied', 'notUnderstood'],
      ],
    );
    assert.equal(failing.saidBefore.length, 1);
    assert.deepEqual(fine.lines, []);
    assert.deepEqual(failing.lines, [
      'warn unanswered.notKept {"code":"E_STORAGE_UNAVAILABLE","error":"down"}',
    ]);
  });

  it('is not kept when the turn has no time left for it', async () => {
    const world = new CuriousWorld();
    const slow = async (...args: Parameters<typeof world.center.send>) => {
      world.time += 6_500;
      return world.center.send(...args);
    };
    await world.turn(customerSays(PUZZLE, 'm1'), world.ports(), slow);
    assert.deepEqual([world.center.texts.length, world.saidBefore.length], [1, 0]);
  });

  it('is kept in the last second of a turn, and not after it', async () => {
    const { inbound } = customerSays(PUZZLE, 'm1');
    assert.ok(inbound.kind === 'customerMessage');
    for (const [left, kept] of [
      [1_000, 1],
      [999, 0],
    ] as const) {
      const world = new CuriousWorld();
      const deadline = startDeadline(left, () => 0);
      await keepUnanswered(inbound, 'en', world.ports(), deadline);
      await keepUnanswered(inbound, 'en', new World().ports(), deadline);
      deadline.cancel();
      assert.equal(world.kept.length, kept);
    }
  });

  it('is one that is counted for it, in its session, and neither a failure nor a complaint', async () => {
    const world = new CuriousWorld();
    await world.turn(contextEvent('c'));
    const { record } = await world.stored();
    const counted = (notUnderstood: number, session = 1) => ({
      ...record,
      context: { ...record.context, notUnderstood, session },
    });
    const NOT: Answer = { kind: 'notUnderstood' };
    assert.equal(wasNotUnderstood(counted(1), counted(2), NOT), true);
    assert.equal(wasNotUnderstood(counted(1), counted(1), NOT), false);
    assert.equal(wasNotUnderstood(counted(2), counted(1), NOT), false);
    assert.equal(wasNotUnderstood(counted(2), counted(1, 2), NOT), true);
    assert.equal(wasNotUnderstood(counted(2), counted(0, 2), NOT), false);
    for (const other of [undefined, 'failed', { kind: 'unhappy' }] as const)
      assert.equal(wasNotUnderstood(counted(1), counted(2), other), false);
  });

  it('is not kept as long as the setting is off', async () => {
    const world = new CuriousWorld();
    world.keep = false;
    await world.turn(customerSays(PUZZLE, 'm1'));
    assert.deepEqual(world.saidBefore, []);
  });
});

describe('Nothing else is kept', () => {
  const offered = [customerSays('kites', 'k1'), customerSays('kites please', 'k2')];
  for (const [what, before, arrival] of [
    ['an answered question', [], customerSays('How do I rent a canoe?', 'm1')],
    ['a greeting', [], customerSays('hello', 'm1')],
    ['a wish for a person', [], customerSays('agent', 'm1')],
    ['a no to a question of the bot’s', offered, customerSays('no', 'm1')],
    ['a message to a silent bot', [customerSays('agent', 'a')], customerSays(PUZZLE, 'm1')],
    ['what is nothing but numbers and addresses', [], customerSays('4711 jane@x.example', 'm1')],
    ['a blank', [], customerSays(' ', 'm1')],
    ['the news of a conversation', [], contextEvent('m1')],
  ] as const) {
    it(what, async () => {
      const world = new CuriousWorld();
      for (const earlier of before) await world.turn(earlier);
      const kept = world.saidBefore.length;
      await world.turn(arrival);
      assert.equal(world.saidBefore.length, kept);
    });
  }

  it('a message on which the bot itself failed', async () => {
    const world = new CuriousWorld();
    const ports = world.ports();
    const failing = { ...ports, bot: { ...ports.bot, responder: () => Promise.reject(new Error('broken')) } };
    await world.turn(customerSays(PUZZLE, 'm1'), failing);
    assert.deepEqual(world.saidBefore, []);
  });
});

describe('What was kept is removed when its time is over', () => {
  it('by a look of the sweep, an hour apart, whether or not more is kept', async () => {
    for (const keep of [true, false]) {
      const world = new CuriousWorld();
      world.keep = keep;
      const forget = createForgetUnanswered();
      const begin = world.time;
      await forget(world.ports());
      world.time += 59 * 60_000;
      await forget(world.ports());
      world.time += 60_000;
      await forget(world.ports());
      assert.deepEqual(world.forgotten, [begin - DAY, begin + 60 * 60_000 - DAY]);
    }
  });

  it('with the next sweep when there is more, or when it failed', async () => {
    const world = new CuriousWorld();
    const forget = createForgetUnanswered();
    world.fails = true;
    await forget(world.ports());
    world.fails = false;
    world.more = true;
    await forget(world.ports());
    world.more = false;
    await forget(world.ports());
    await forget(world.ports());
    assert.equal(world.forgotten.length, 2);
    assert.deepEqual(world.lines, [
      'warn unanswered.notForgotten {"code":"E_STORAGE_UNAVAILABLE","error":"down"}',
      'info unanswered.forgotten {"count":1}',
      'info unanswered.forgotten {"count":1}',
    ]);
  });

  it('and nothing is said of it where there was nothing, or nothing is kept at all', async () => {
    const world = new CuriousWorld();
    world.count = 0;
    await createForgetUnanswered()(world.ports());
    assert.deepEqual([world.forgotten.length, world.lines], [1, []]);
    const log: TurnPorts['log'] = (level, event) => world.lines.push(`${level} ${event}`);
    await createForgetUnanswered()({ ...new World().ports(), log });
    assert.deepEqual(world.lines, []);
  });
});
