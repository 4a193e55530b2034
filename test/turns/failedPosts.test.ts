// What is reported of posts, and how much time of a turn they may take.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  MAX_ATTEMPTS,
  MAX_ESCALATE_ATTEMPTS,
  repliesFor,
  type ConversationStore,
  type SendOutcome,
} from '../../lib/conversation/index.ts';
import type { TelemetryEvent } from '../../lib/events.ts';
import type { Log, LogLevel } from '../../lib/log.ts';
import { SEND_TIMEOUT, TURN_DEADLINE } from '../../lib/turns/ports.ts';
import type { TurnPorts } from '../../lib/turns/index.ts';
import { ADDRESS, contextEvent, customerSays, KEY, World, type Post } from './world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const replies = repliesFor('en');
const isCommand = (post: Post): boolean => 'command' in post;

async function greeted(): Promise<World> {
  const world = new World();
  await world.turn(contextEvent('context'));
  return world;
}

/** The ports of an instance whose events are kept with their level, and its log. */
function watched(world: World, store?: ConversationStore) {
  const events: [LogLevel | undefined, TelemetryEvent][] = [];
  const lines: string[] = [];
  const log: Log = (level, event, fields) => lines.push(`${level} ${event} ${JSON.stringify(fields)}`);
  const base = world.ports(store);
  const ports: TurnPorts = {
    ...base,
    log,
    telemetry: { ...base.telemetry, track: (event, { level } = {}) => events.push([level, event]) },
  };
  return { ports, events, lines };
}

describe('a post that failed', () => {
  const about = { name: 'outbound.failed', conversation: new World().alias };
  const cases: readonly [SendOutcome, of: 'sentence' | 'command', object][] = [
    [
      { kind: 'refused', status: 400, gone: false },
      'sentence',
      { outcome: 'refused', status: 400, code: undefined, result: 'dropped' },
    ],
    [
      { kind: 'refused', status: 403, gone: true },
      'sentence',
      { outcome: 'refused', status: 403, code: undefined, result: 'gone' },
    ],
    [
      { kind: 'throttled', retryAfter: MINUTE },
      'sentence',
      { outcome: 'throttled', status: undefined, code: undefined, result: 'retry' },
    ],
    [
      { kind: 'notSent', code: 'ECONNREFUSED' },
      'command',
      { outcome: 'notSent', status: undefined, code: 'ECONNREFUSED', result: 'retry' },
    ],
    [
      { kind: 'ambiguous', code: '502' },
      'command',
      { outcome: 'ambiguous', status: undefined, code: '502', result: 'retry' },
    ],
  ];
  for (const [outcome, of, expected] of cases) {
    it(`is reported with what became of it: a ${of}, ${JSON.stringify(outcome)}`, async () => {
      const world = await greeted();
      const { ports, events } = watched(world);
      world.center.fail = (post) =>
        isCommand(post) === (of === 'command') ? { outcome, taken: false } : undefined;
      const text = of === 'command' ? 'agent' : 'echo: hello';
      const what =
        of === 'command' ? { effect: 'escalate', rule: 'escalate.asked' } : { effect: 'say', rule: 'echo' };
      await world.turn(customerSays(text, 'm1'), ports);
      const [first] = events.filter(([, { name }]) => name === 'outbound.failed');
      assert.deepEqual(first, ['warn', { ...about, ...what, ...expected, attempt: 1 }]);
    });
  }

  it('is an alarm once a command is given up, and not before', async () => {
    const world = await greeted();
    const { ports, events } = watched(world);
    world.center.fail = (post) =>
      isCommand(post) ? { outcome: { kind: 'ambiguous', code: '503' }, taken: false } : undefined;
    await world.turn(customerSays('end chat', 'm1'), ports);
    for (let hour = 0; hour < 60; hour += 1) {
      world.time += MINUTE;
      await world.sweep(ports);
    }
    const failures = events.flatMap(([level, event]) =>
      event.name === 'outbound.failed' ? [[level, event.attempt, event.result] as const] : [],
    );
    assert.deepEqual(failures.at(-1), ['error', MAX_ATTEMPTS, 'dead']);
    assert.deepEqual(
      failures.slice(0, -1).map(([level]) => level),
      Array.from({ length: MAX_ATTEMPTS - 1 }, () => 'warn'),
    );
  });

  for (const [before, level, result] of [
    [MAX_ATTEMPTS - 2, 'warn', 'retry'],
    [MAX_ATTEMPTS - 1, 'error', 'retry'],
    [MAX_ATTEMPTS, 'warn', 'retry'],
    [MAX_ESCALATE_ATTEMPTS - 1, 'error', 'dead'],
  ] as const) {
    it(`${before + 1} times is ${result === 'dead' ? 'the end' : 'no end'} of an Escalate: ${level}`, async () => {
      const world = await greeted();
      const { ports, events } = watched(world);
      world.center.fail = (post) =>
        isCommand(post) ? { outcome: { kind: 'throttled', retryAfter: MINUTE }, taken: false } : undefined;
      await world.turn(customerSays('agent', 'm1'));
      const { record, version } = await world.stored();
      const outbox = record.outbox.map((pending) => ({ ...pending, attempts: before }));
      await world.store.save(KEY, { ...record, outbox }, version);
      world.time += 2 * MINUTE;
      await world.sweep(ports);
      const failures = events.flatMap(([of, event]) =>
        event.name === 'outbound.failed' ? [[of, event.attempt, event.result]] : [],
      );
      assert.deepEqual(failures, [[level, before + 1, result]]);
    });
  }

  it('again and again at one host says so once, and that it answers again once', async () => {
    const world = await greeted();
    const { ports, events } = watched(world);
    const outcome: SendOutcome = { kind: 'notSent', code: 'ECONNREFUSED', unanswered: true };
    world.center.fail = () => ({ outcome, taken: false });
    for (let index = 0; index < 6; index += 1) {
      await world.turn(customerSays('echo: hello', `m${index}`), ports);
      world.time += 15 * MINUTE;
    }
    world.center.fail = () => undefined;
    await world.turn(customerSays('echo: hello', 'last'), ports);
    const connector = new URL(ADDRESS.serviceUrl).host;
    assert.deepEqual(
      events.map(([, event]) => event).filter(({ name }) => name.startsWith('connector.')),
      [
        { name: 'connector.leftAlone', connector },
        { name: 'connector.answersAgain', connector },
      ],
    );
  });
});

describe('the time of a turn', () => {
  for (const [what, spent, commands] of [
    ['is enough for one more post of its full time', TURN_DEADLINE - SEND_TIMEOUT, ['Escalate']],
    ['is not, by a millisecond', TURN_DEADLINE - SEND_TIMEOUT + 1, []],
  ] as const) {
    it(`${what}: it is${commands.length > 0 ? '' : ' not'} made`, async () => {
      const world = await greeted();
      await world.turn(customerSays('agent', 'm1'), world.ports(), (activity, signal) => {
        if (world.center.attempts.length === 1) world.time += spent;
        return world.center.send(activity, signal);
      });
      assert.deepEqual(world.center.commands, commands);
      await world.pass(MINUTE);
      assert.deepEqual(world.center.commands, ['Escalate']);
    });
  }

  for (const [what, retryAfter, extraTime, waited] of [
    ['as long as a post still fits behind it', TURN_DEADLINE - SEND_TIMEOUT, 0, true],
    ['not when none does', TURN_DEADLINE - SEND_TIMEOUT + 1, 0, false],
    ['up to five seconds where there is more', 5 * SECOND, 10 * SECOND, true],
    ['not for longer, wherever there is more', 5 * SECOND + 1, 10 * SECOND, false],
  ] as const) {
    it(`is waited in for a throttled post ${what}`, async () => {
      const world = await greeted();
      const before = world.time;
      let asked = 0;
      world.center.fail = () => {
        asked += 1;
        return asked === 1 ? { outcome: { kind: 'throttled', retryAfter }, taken: false } : undefined;
      };
      const ports = world.ports();
      const model = { ask: () => Promise.reject(new Error('Nobody asks.')), extraTime };
      await world.turn(customerSays('echo: hello', 'm1'), { ...ports, bot: { ...ports.bot, model } });
      assert.deepEqual(
        [world.time - before, world.center.texts.at(-1)],
        [waited ? retryAfter : 0, waited ? 'hello' : replies.greeting],
      );
    });
  }
});

describe('while a turn waits to send again', () => {
  it('a person may get the conversation: then it waits no more, and sends nothing', async () => {
    const world = await greeted();
    world.center.fail = () => ({ outcome: { kind: 'throttled', retryAfter: SECOND }, taken: false });
    const ports = world.ports();
    const pauses: number[] = [];
    await world.turn(customerSays('echo: hello', 'm1'), {
      ...ports,
      sleep: async (milliseconds, signal) => {
        pauses.push(milliseconds);
        if (pauses.length > 1) throw new Error('It waited once more.');
        await ports.sleep(milliseconds, signal);
        world.center.fail = () => undefined;
        ports.handOvers.note(KEY, { address: ADDRESS, at: world.time, names: [], taken: true });
      },
    });
    assert.deepEqual([pauses.length, world.center.texts], [1, [replies.greeting]]);
  });
});

describe('while a turn is sending', () => {
  /** Does something to the conversation while its farewell is posted. */
  async function duringFarewell(happens: (world: World) => Promise<void>) {
    const world = await greeted();
    const { ports, lines } = watched(world);
    const result = await world.turn(customerSays('agent', 'm1'), ports, async (activity, signal) => {
      const outcome = await world.center.send(activity, signal);
      if (world.center.attempts.length === 2) await happens(world);
      return outcome;
    });
    return { world, lines, result };
  }

  it('whoever has taken its lease sends the rest, and knows what was sent', async () => {
    const thief = { holder: 'thief', until: Number.MAX_SAFE_INTEGER };
    const { world, lines } = await duringFarewell(async (during) => {
      const { record, version } = await during.stored();
      await during.store.save(KEY, { ...record, lease: thief }, version);
    });
    assert.deepEqual(world.center.commands, []);
    const { record } = await world.stored();
    assert.deepEqual(
      record.outbox.map(({ effect }) => effect.kind),
      ['escalate'],
    );
    assert.deepEqual(record.lease, thief);
    assert.deepEqual(lines, []);
  });

  it('a lease that was taken and given back is nobody’s, and what was sent is noted', async () => {
    const { world, lines } = await duringFarewell(async ({ store }) => {
      const found = await store.load(KEY);
      assert.ok(found !== undefined);
      const { lease: _given, ...free } = found.record;
      await store.save(KEY, free, found.version);
    });
    assert.deepEqual(world.center.commands, []);
    assert.equal((await world.stored()).record.outbox.length, 1);
    assert.deepEqual(lines, []);
    await world.pass(2 * MINUTE);
    assert.deepEqual(world.center.commands, ['Escalate']);
    assert.equal(world.center.texts.filter((text) => text === replies.transfer).length, 1);
  });

  it('a conversation that is forgotten has nothing more to send', async () => {
    const { world, lines, result } = await duringFarewell(async ({ store }) => {
      const found = await store.load(KEY);
      assert.ok(found !== undefined);
      await store.remove(KEY, found);
    });
    assert.deepEqual(world.center.commands, []);
    assert.equal(await world.store.load(KEY), undefined);
    assert.deepEqual(lines, []);
    assert.equal(result.record?.context.phase, 'escalated');
  });
});
