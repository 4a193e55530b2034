// Rows N of the reliability tables as far as they are about what becomes of an effect: repeated, given up, handed to the
// sweep. How one attempt is made and understood is in test/botbuilder/delivery.test.ts.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { BotError } from '../../lib/errors.ts';
import {
  LEFT_OUT,
  LONGEST_ASKED_WAIT,
  MAX_ATTEMPTS,
  MAX_ESCALATE_ATTEMPTS,
  newRecord,
  nextToSend,
  repliesFor,
  retryDelay,
  settle,
  settlement,
  type ConversationStore,
  type SendOutcome,
} from '../../lib/conversation/index.ts';
import { awake } from '../awake.ts';
import { noTelemetry, type Track } from '../../lib/events.ts';
import {
  runTurn,
  startDeadline,
  sweep,
  type Send,
  type TurnPorts,
  type SpeakFirst,
} from '../../lib/turns/index.ts';
import { policy } from '../fixtures/mind/mind.ts';
import { ADDRESS, contextEvent, customerSays, KEY, SWEEP_LIMITS, World } from './world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const replies = repliesFor('en');

const isCommand = (post: object): boolean => 'command' in post;

/** What the contact center answers to posts of a kind, without taking them. */
function answering(outcome: SendOutcome, kind: 'text' | 'command' | 'any' = 'any', taken = false) {
  return (post: object) => {
    if (kind !== 'any' && isCommand(post) !== (kind === 'command')) return undefined;
    return { outcome, taken };
  };
}

async function greeted(): Promise<World> {
  const world = new World();
  await world.turn(contextEvent('context'));
  return world;
}

/** The ports of an instance whose failed posts are kept: how severe, and what became of the effect. */
function withLog(world: World): { ports: TurnPorts; lines: string[] } {
  const lines: string[] = [];
  const track: Track = (event, { level } = {}) => {
    if (event.name === 'outbound.failed') lines.push(`${level} ${event.name} ${event.result}`);
  };
  return { lines, ports: { ...world.ports(), telemetry: { ...noTelemetry, track } } };
}

describe('a transfer of which half was sent', () => {
  it('N01 is finished by the sweep, and the customer does not read the sentence again', async () => {
    const world = await greeted();
    world.center.fail = answering({ kind: 'ambiguous', code: '500' }, 'command');
    await world.turn(customerSays('agent', 'm1'));
    await world.pass(5 * MINUTE);
    assert.deepEqual(world.center.commands, []);
    world.center.fail = () => undefined;
    await world.pass(15 * MINUTE);
    assert.deepEqual(world.center.commands, ['Escalate']);
    assert.equal(world.center.texts.filter((text) => text === replies.transfer).length, 1);
    assert.deepEqual((await world.stored()).record.outbox, []);
  });

  it('N01 is not started again by a redelivery, which finishes it instead', async () => {
    const world = await greeted();
    world.center.fail = answering({ kind: 'notSent', code: 'ECONNREFUSED' }, 'command');
    await world.turn(customerSays('agent', 'm1'));
    world.center.fail = () => undefined;
    world.time += MINUTE;
    const result = await world.turn(customerSays('agent', 'm1'));
    assert.equal(result.outcome, 'duplicate');
    assert.deepEqual(world.center.posts.slice(1), [{ text: replies.transfer }, { command: 'Escalate' }]);
  });

  it('N02 a sentence that may have arrived is not repeated, its command still follows', async () => {
    const world = await greeted();
    world.center.fail = answering({ kind: 'ambiguous', code: '502' }, 'text');
    await world.turn(customerSays('agent', 'm1'));
    assert.deepEqual(world.center.attempts.slice(1), [{ text: replies.transfer }, { command: 'Escalate' }]);
    assert.deepEqual(world.center.commands, ['Escalate']);
  });

  it('N02 a command that arrived though it was answered by an error counts as delivered once it is refused', async () => {
    const world = await greeted();
    const { ports, lines } = withLog(world);
    world.center.fail = answering({ kind: 'ambiguous', code: 'ECONNRESET' }, 'command', true);
    await world.turn(customerSays('agent', 'm1'), ports);
    await world.pass(2 * MINUTE);
    assert.deepEqual(world.center.commands, ['Escalate']);
    assert.equal(world.center.attempts.filter(isCommand).length, 2);
    const { record } = await world.stored();
    assert.deepEqual([record.outbox, record.context.phase], [[], 'escalated']);
    assert.ok(!lines.some((line) => line.startsWith('error')), lines.join('\n'));
  });

  for (const [what, taken, result] of [
    ['after an attempt that may have arrived is reported as delivered by that', true, 'done'],
    ['after attempts that certainly did not arrive is reported as taken by nobody', false, 'gone'],
  ] as const) {
    it(`N02 a command refused as gone ${what}`, async () => {
      const world = await greeted();
      world.center.fail = answering(
        taken ? { kind: 'ambiguous', code: 'ECONNRESET' } : { kind: 'notSent', code: 'ECONNREFUSED' },
        'command',
        taken,
      );
      await world.turn(customerSays('agent', 'm1'));
      world.center.closed = true;
      await world.pass(2 * MINUTE);
      const settled = world.events.filter((event) => event.name === 'command.settled');
      assert.deepEqual(
        settled.map((event) => [event.command, event.result]),
        [['Escalate', result]],
      );
    });
  }
});

describe('an end of which something was tried', () => {
  for (const outcome of [
    { kind: 'throttled', retryAfter: 20 * SECOND },
    { kind: 'notSent', code: 'ECONNREFUSED' },
    { kind: 'ambiguous', code: '504' },
  ] as const) {
    for (const what of ['an end that was asked for', 'an end for silence'] as const) {
      it(`N02 stands although the customer writes on: ${what}, its farewell ${outcome.kind}`, async () => {
        const world = await greeted();
        if (what === 'an end for silence') await world.pass(9 * MINUTE + 30 * SECOND);
        const greeting = world.center.posts.length;
        world.center.fail = answering(outcome);
        if (what === 'an end for silence') {
          world.time += MINUTE;
          await world.sweep();
        } else await world.turn(customerSays('end chat', 'm1'));
        assert.equal((await world.stored()).record.context.phase, 'ended');
        world.center.fail = () => undefined;
        await world.turn(customerSays('agent', 'm2'));
        await world.pass(2 * MINUTE);
        const farewell = what === 'an end for silence' ? replies.idleFarewell : replies.farewell;
        assert.deepEqual(
          world.center.posts.slice(greeting),
          outcome.kind === 'ambiguous'
            ? [{ command: 'EndConversation' }]
            : [{ text: farewell }, { command: 'EndConversation' }],
        );
      });
    }
  }
});

describe('a contact center that asks for patience', () => {
  it('N04 for a second is waited for within the turn', async () => {
    const world = await greeted();
    const before = world.time;
    let asked = 0;
    world.center.fail = () => {
      asked += 1;
      return asked === 1 ? { outcome: { kind: 'throttled', retryAfter: SECOND }, taken: false } : undefined;
    };
    await world.turn(customerSays('agent', 'm1'));
    assert.equal(world.time - before, SECOND);
    assert.deepEqual(world.center.posts.slice(1), [{ text: replies.transfer }, { command: 'Escalate' }]);
  });

  it('N04 for an hour is left to the sweep, which asks again after the time that a customer can wait', async () => {
    const world = await greeted();
    const before = world.time;
    world.center.fail = answering({ kind: 'throttled', retryAfter: 60 * MINUTE });
    await world.turn(customerSays('agent', 'm1'));
    assert.equal(world.time, before, 'the turn waited');
    world.center.fail = () => undefined;
    await world.pass(LONGEST_ASKED_WAIT - 30 * SECOND);
    assert.equal(world.center.attempts.length, 2);
    await world.pass(MINUTE);
    assert.deepEqual(world.center.posts.slice(1), [{ text: replies.transfer }, { command: 'Escalate' }]);
  });

  for (const retryAfter of [61_000.5, 0.1, 1e14, 8.64e15, Number.MAX_VALUE, Infinity, NaN, -1]) {
    it(`N04 for ${retryAfter} ms is as good as any: the command goes out within what a customer can wait`, async () => {
      const world = await greeted();
      world.center.fail = answering({ kind: 'throttled', retryAfter }, 'command');
      await world.turn(customerSays('agent', 'm1'));
      world.center.fail = () => undefined;
      assert.ok(Number.isSafeInteger((await world.stored()).record.dueAt));
      await world.pass(LONGEST_ASKED_WAIT + MINUTE);
      assert.deepEqual(world.center.commands, ['Escalate']);
    });
  }

  it('N04 naming no time is asked again after a short, jittered pause', async () => {
    const world = await greeted();
    const before = world.time;
    let asked = 0;
    world.center.fail = () => {
      asked += 1;
      return asked <= 2 ? { outcome: { kind: 'throttled', retryAfter: undefined }, taken: false } : undefined;
    };
    await world.turn(customerSays('help', 'm1'));
    await world.pass(MINUTE);
    assert.equal(world.center.attempts.length, 4);
    assert.equal(world.center.posts.length, 2);
    assert.ok(world.time > before);
  });

  it('N04 never changes the order: what comes later waits behind what waits', async () => {
    const world = await greeted();
    world.center.fail = answering({ kind: 'throttled', retryAfter: 10 * SECOND });
    await world.turn(customerSays('echo: one', 'm1'));
    world.center.fail = () => undefined;
    await world.turn(customerSays('echo: two', 'm2'));
    await world.turn(customerSays('agent', 'm3'));
    assert.equal(world.center.attempts.length, 2);
    await world.pass(90 * SECOND);
    assert.deepEqual(world.center.posts.slice(1), [
      { text: 'one' },
      { text: 'two' },
      { text: replies.transfer },
      { command: 'Escalate' },
    ]);
  });

  // The rate at which a channel throttles is the channel's own business, so there is no limiter of ours: the next post
  // starts when the last one was answered, and a 429 in the middle is what slows the burst down.
  it('N12 gets a burst of a hundred answers in order, across turns and sweeps', async () => {
    const world = await greeted();
    const says = Array.from({ length: 100 }, (_, index) => ({ kind: 'say' as const, text: `line ${index}` }));
    const ports: TurnPorts = {
      ...world.ports(),
      bot: {
        responder: () => Promise.resolve({ kind: 'said', rule: 'burst', says }),
        policy: policy,
      },
    };
    let asked = 0;
    world.center.fail = () => {
      asked += 1;
      return asked % 8 === 0
        ? { outcome: { kind: 'throttled', retryAfter: 2 * SECOND }, taken: false }
        : undefined;
    };
    await world.turn(customerSays('everything, please', 'm1'), ports);
    await world.pass(5 * MINUTE);
    assert.deepEqual(
      world.center.texts.filter((text) => text.startsWith('line')),
      says.map(({ text }) => text),
    );
  });
});

describe('a contact center that refuses', () => {
  for (const status of [403, 404, 410]) {
    it(`N05 with ${status} has closed the conversation: nothing more is sent, and nobody is alarmed`, async () => {
      const world = await greeted();
      const { ports, lines } = withLog(world);
      world.center.fail = answering({ kind: 'refused', status, gone: true });
      await world.turn(customerSays('agent', 'm1'), ports);
      assert.equal(
        world.center.attempts.length,
        3,
        'the command is refused by itself, not with its farewell',
      );
      const { record } = await world.stored();
      assert.deepEqual(record.outbox, []);
      assert.notEqual(record.context.phase, 'talking');
      world.center.fail = () => undefined;
      await world.turn(customerSays('hello?', 'm2'), ports);
      await world.pass(20 * MINUTE);
      assert.equal(world.center.attempts.length, 3);
      assert.ok(!lines.some((line) => line.startsWith('error')), lines.join('\n'));
    });
  }

  const gone = (status: number): SendOutcome => ({ kind: 'refused', status, gone: true });
  for (const status of [403, 404, 410]) {
    for (const [what, first, kind] of [
      ['an Escalate', 'agent', 'command'],
      ['an Escalate and its farewell', 'agent', 'any'],
      ['an EndConversation', 'end chat', 'command'],
      ['an EndConversation and its farewell', 'end chat', 'any'],
      ['a sentence', 'help', 'text'],
    ] as const) {
      it(`N05 with ${status} ${what} hears the customer who writes on, because the conversation is still ours`, async () => {
        const world = await greeted();
        world.center.fail = answering(gone(status), kind);
        await world.turn(customerSays(first, 'm1'));
        world.center.fail = () => undefined;
        await world.pass(MINUTE);
        await world.turn(customerSays('echo: here', 'm2'));
        assert.equal(world.center.texts.at(-1), 'here');
        await world.turn(customerSays('agent', 'm3'));
        assert.deepEqual(world.center.commands, ['Escalate']);
        await world.turn(customerSays('agent', 'm4'));
        await world.pass(MINUTE);
        assert.deepEqual(world.center.commands, ['Escalate']);
      });
    }
  }

  /** An Escalate that is taken while its sender dies: nothing of it is noted. */
  async function cutOffWhileEscalating(): Promise<World> {
    const world = await greeted();
    const { store } = world;
    const dying: ConversationStore = {
      ...store,
      save: (...args) =>
        world.center.commands.length > 0
          ? Promise.reject(new BotError('E_STORAGE_UNAVAILABLE', 'gone'))
          : store.save(...args),
    };
    await world.turn(customerSays('agent', 'm1'), world.ports(dying));
    assert.deepEqual(world.center.commands, ['Escalate']);
    assert.equal((await world.stored()).record.outbox.length, 1);
    return world;
  }

  it('N05 a command whose first sender was cut off counts it as taken: the customer is with a person', async () => {
    const world = await cutOffWhileEscalating();
    await world.pass(2 * MINUTE);
    const { record } = await world.stored();
    assert.deepEqual([record.outbox, record.context.phase], [[], 'escalated']);
    const settled = world.events.filter((event) => event.name === 'command.settled');
    assert.deepEqual(
      settled.map(({ result }) => result),
      ['done'],
    );
    const posts = world.center.attempts.length;
    // Not for good: what follows when they still write to the bot is in presumedHandOver.test.ts.
    world.time += 2 * MINUTE;
    await world.turn(customerSays('echo: here', 'm2'));
    assert.equal(world.center.attempts.length, posts);
  });

  it('N05 no hand-back after a command whose first sender was cut off: it is not sent again', async () => {
    const world = await cutOffWhileEscalating();
    world.center.reopen();
    world.time += MINUTE;
    await world.turn(contextEvent('back'));
    await world.pass(2 * MINUTE);
    assert.deepEqual(world.center.commands, ['Escalate']);
    const { context, outbox } = (await world.stored()).record;
    assert.deepEqual([context.phase, outbox], ['talking', []]);
  });

  it('N05 an answer, in a conversation that is gone, ends it', async () => {
    const world = await greeted();
    world.center.fail = answering({ kind: 'refused', status: 404, gone: true });
    await world.turn(customerSays('help', 'm1'));
    const { context } = (await world.stored()).record;
    assert.deepEqual([context.phase, context.closeReason], ['ended', 'closedByContactCenter']);
  });

  it('N05 one farewell gets the Escalate behind it all the same', async () => {
    const world = await greeted();
    world.center.fail = answering({ kind: 'refused', status: 404, gone: true }, 'text');
    await world.turn(customerSays('agent', 'm1'));
    assert.deepEqual(world.center.commands, ['Escalate']);
  });

  it('N05 a command for what it holds gets a smaller one, at last a bare one', async () => {
    const world = await greeted();
    const sizes: number[] = [];
    const send: Send = (activity, signal) => {
      if (activity.channelData === undefined) return world.center.send(activity, signal);
      sizes.push(JSON.stringify(activity).length);
      return sizes.length < 3
        ? Promise.resolve({ kind: 'refused', status: 413, gone: false })
        : world.center.send(activity, signal);
    };
    for (let index = 0; index < 5; index += 1)
      await world.turn(customerSays(`echo: ${'"'.repeat(400)}`, `long ${index}`));
    await world.turn(customerSays('agent', 'm1'), world.ports(), send);
    await world.sweep(world.ports(), send);
    world.time += MINUTE;
    await world.sweep(world.ports(), send);
    assert.deepEqual(world.center.commands, ['Escalate']);
    assert.deepEqual(
      sizes,
      sizes.toSorted((a, b) => b - a),
    );
    assert.equal(new Set(sizes).size, 3);
  });

  it('N05 one activity as malformed gets the next one all the same', async () => {
    const world = await greeted();
    const { ports, lines } = withLog(world);
    world.center.fail = answering({ kind: 'refused', status: 400, gone: false }, 'text');
    await world.turn(customerSays('agent', 'm1'), ports);
    assert.deepEqual(world.center.commands, ['Escalate']);
    assert.deepEqual(lines.slice(0, 1), ['warn outbound.failed dropped']);
  });

  it('N05 a command as malformed is an alarm', async () => {
    const world = await greeted();
    const { ports, lines } = withLog(world);
    world.center.fail = answering({ kind: 'refused', status: 400, gone: false }, 'command');
    await world.turn(customerSays('agent', 'm1'), ports);
    assert.ok(lines.includes('error outbound.failed dropped'), lines.join('\n'));
  });

  it('N05 an Escalate for good leaves the customer with nobody, who is heard when they ask again', async () => {
    const world = await greeted();
    world.center.fail = answering({ kind: 'refused', status: 400, gone: false }, 'command');
    await world.turn(customerSays('agent', 'm1'));
    await world.pass(5 * MINUTE);
    const { context, outbox } = (await world.stored()).record;
    assert.deepEqual([context.phase, context.closeReason, outbox], ['ended', undefined, []]);
    assert.equal(context.customerTurns, 1, 'what is known is kept');
    world.center.fail = () => undefined;
    await world.turn(customerSays('agent', 'm2'));
    assert.deepEqual(world.center.commands, ['Escalate']);
  });

  it('N05 an end for good leaves the conversation ended, for the reason it had', async () => {
    const world = await greeted();
    world.center.fail = answering({ kind: 'refused', status: 400, gone: false }, 'command');
    await world.turn(customerSays('end chat', 'm1'));
    await world.pass(5 * MINUTE);
    const { context, outbox } = (await world.stored()).record;
    assert.deepEqual([context.phase, context.closeReason, outbox], ['ended', 'asked', []]);
  });

  it('N06 the bot’s token is asked again, and an alarm raised when it never accepts it', async () => {
    const world = await greeted();
    const { ports, lines } = withLog(world);
    world.center.fail = answering({ kind: 'notSent', code: 'UNAUTHORIZED' });
    await world.turn(customerSays('agent', 'm1'), ports);
    world.center.fail = () => undefined;
    await world.pass(MINUTE);
    assert.deepEqual(world.center.commands, ['Escalate']);
    assert.ok(!lines.some((line) => line.startsWith('error')));
  });
});

describe('a store that falls silent once a turn is stored', () => {
  it('P11 does not hold up the answer to that turn, which the sweep finishes', async () => {
    const world = await greeted();
    const { store } = world;
    let saves = 0;
    const silent: ConversationStore = {
      ...store,
      save: async (key, record, version, signal) => {
        saves += 1;
        if (saves === 1) return store.save(key, record, version);
        await once(signal ?? new AbortController().signal, 'abort');
        throw new BotError('E_STORAGE_UNAVAILABLE', 'silent');
      },
    };
    const ports = world.ports(silent);
    // Little time is left when the turn has been stored: nothing is sent any more, and the lease cannot be given back.
    const deadlines = {
      commit: startDeadline(1_000, ports.now),
      turn: startDeadline(10, ports.now),
      place: ports.places.at(KEY),
    };
    const turn = runTurn(customerSays('agent', 'm1'), world.center.send, ports, deadlines);
    assert.equal((await awake(turn)).outcome, 'applied');
    assert.equal(saves, 2);
    await world.pass(MINUTE);
    assert.deepEqual(world.center.posts.slice(1), [{ text: replies.transfer }, { command: 'Escalate' }]);
  });
});

describe('an effect that cannot be delivered', () => {
  for (const outcome of [
    { kind: 'notSent', code: 'ECONNREFUSED' },
    { kind: 'throttled', retryAfter: undefined },
    { kind: 'ambiguous', code: '500' },
  ] as const) {
    it(`N01 W05 an Escalate that is always ${outcome.kind} raises an alarm after ${MAX_ATTEMPTS} attempts, and goes out when the contact center is back`, async () => {
      const world = await greeted();
      const { ports, lines } = withLog(world);
      world.center.fail = answering(outcome, 'command');
      await world.turn(customerSays('agent', 'm1'), ports);
      for (let minutes = 0; minutes < 120; minutes += 1) {
        world.time += MINUTE;
        await world.sweep(ports);
      }
      assert.ok(world.center.attempts.filter(isCommand).length > MAX_ATTEMPTS);
      assert.equal(lines.filter((line) => line.startsWith('error')).length, 1);
      world.center.fail = () => undefined;
      await world.pass(20 * MINUTE);
      assert.deepEqual(world.center.commands, ['Escalate']);
      assert.deepEqual((await world.stored()).record.outbox, []);
    });
  }

  it('N11 waits until there is a connection again, and is then delivered once and in order', async () => {
    const world = await greeted();
    world.center.fail = answering({ kind: 'notSent', code: 'ENOTFOUND' });
    await world.turn(customerSays('agent', 'm1'));
    await world.pass(3 * MINUTE);
    world.center.fail = () => undefined;
    await world.pass(15 * MINUTE);
    assert.deepEqual(world.center.posts.slice(1), [{ text: replies.transfer }, { command: 'Escalate' }]);
  });
});

describe('how an effect is given up', () => {
  const end = { kind: 'end', note: '', variables: {} } as const;
  const say = { kind: 'say', text: 'x' } as const;
  const escalation = { kind: 'escalate', summary: '', variables: {} } as const;
  const unsent: SendOutcome = { kind: 'notSent', code: 'ECONNREFUSED' };
  const unknown: SendOutcome = { kind: 'ambiguous', code: '504' };
  const refused: SendOutcome = { kind: 'refused', status: 400, gone: false };
  for (const [what, effect, outcome, last, expected] of [
    ['a sentence that cannot be sent', say, unsent, MAX_ATTEMPTS, 'dead'],
    ['an end that cannot be sent', end, unsent, MAX_ATTEMPTS, 'dead'],
    ['an end whose fate is unknown', end, unknown, MAX_ATTEMPTS, 'dead'],
    ['an Escalate whose fate is unknown', escalation, unknown, MAX_ESCALATE_ATTEMPTS, 'dead'],
    [
      'an end that is refused, and has more to leave out',
      { ...end, note: 'n' },
      refused,
      MAX_ATTEMPTS,
      'dropped',
    ],
  ] as const) {
    it(`${what} is tried ${last} times and then ${expected}`, () => {
      const pending = { id: '1.1', effect, rule: 'r', attempts: last - 2 };
      assert.equal(settlement(pending, outcome), 'retry');
      assert.equal(settlement({ ...pending, attempts: last - 1 }, outcome), expected);
    });
  }

  it('a bare command that is refused is dropped at once', () => {
    for (const effect of [end, escalation])
      assert.equal(settlement({ id: '1.1', effect, rule: 'r', attempts: 0 }, refused), 'dropped');
  });
});

describe('how long an effect waits', () => {
  const pending = { id: '1.1', effect: { kind: 'say', text: 'x' }, rule: 'r' } as const;

  it('grows fourfold with each attempt up to a quarter of an hour, from a half of it to all by chance', () => {
    const unsent: SendOutcome = { kind: 'notSent', code: 'ECONNREFUSED' };
    for (const [attempts, longest] of [
      [0, SECOND],
      [1, 4 * SECOND],
      [2, 16 * SECOND],
      [5, 15 * MINUTE],
      [9, 15 * MINUTE],
    ] as const) {
      assert.equal(retryDelay({ ...pending, attempts }, unsent, 0), longest / 2);
      assert.equal(retryDelay({ ...pending, attempts }, unsent, 1), longest);
    }
  });

  it('is not believed when it is longer than anybody waits on purpose: a clock was wrong', () => {
    const record = newRecord(ADDRESS, 0);
    const due = (notBefore: number) =>
      nextToSend({ ...record, outbox: [{ ...pending, attempts: 1, notBefore }] }, 0) !== undefined;
    assert.deepEqual([due(0), due(1), due(15 * MINUTE), due(15 * MINUTE + 1)], [true, false, false, true]);
  });

  it('and what another turn withdrew meanwhile is not brought back by the outcome of its attempt', () => {
    const one = { ...pending, attempts: 0 };
    const record = { ...newRecord(ADDRESS, 0), outbox: [{ ...one, id: '1.2' }] };
    const outcome: SendOutcome = { kind: 'notSent', code: 'ECONNREFUSED' };
    const about = { id: '1.1', outcome, attempts: 1, at: 4, notBefore: 5 };
    assert.deepEqual(settle(record, { ...about, settlement: 'retry' }), record);
    assert.deepEqual(settle(record, { ...about, settlement: 'dropped' }), record);
    const both = { ...record, outbox: [one, ...record.outbox] };
    assert.deepEqual(
      settle(both, { ...about, settlement: 'retry' }).outbox.map(({ attempts }) => attempts),
      [1, 0],
    );
  });
});

describe('a clock that counts fractions of milliseconds', () => {
  it('is as good as any', async () => {
    const world = await greeted();
    world.time += 0.25;
    await world.turn(customerSays('agent', 'm1'), { ...world.ports(), now: () => (world.time += 0.1) });
    assert.deepEqual(world.center.posts.slice(1), [{ text: replies.transfer }, { command: 'Escalate' }]);
    assert.deepEqual((await world.stored()).record.outbox, []);
  });
});

describe('a customer who writes while an Escalate waits for its next attempt', () => {
  /** Refused often enough to wait for a quarter of an hour. */
  async function waiting(outcome: SendOutcome): Promise<World> {
    const world = await greeted();
    world.center.fail = answering(outcome, 'command');
    await world.turn(customerSays('agent', 'm1'));
    await world.pass(30 * MINUTE);
    world.center.fail = () => undefined;
    const [command] = (await world.stored()).record.outbox;
    assert.ok((command?.notBefore ?? 0) > world.time + MINUTE);
    return world;
  }

  for (const outcome of [
    { kind: 'throttled', retryAfter: undefined },
    { kind: 'ambiguous', code: '503' },
    { kind: 'notSent', code: 'ECONNREFUSED' },
  ] as const) {
    for (const text of ['agent', 'hello? is anybody there?']) {
      it(`for it was ${outcome.kind}, gets it at once and hears nothing: "${text}"`, async () => {
        const world = await waiting(outcome);
        const said = world.center.texts.length;
        await world.turn(customerSays(text, 'm2'));
        assert.deepEqual(world.center.commands, ['Escalate']);
        await world.turn(customerSays(text, 'm3'));
        await world.pass(60 * MINUTE);
        assert.deepEqual([world.center.commands, world.center.texts.length], [['Escalate'], said]);
      });
    }
  }

  it('waits as long as the contact center asked to', async () => {
    const world = await greeted();
    world.center.fail = answering({ kind: 'throttled', retryAfter: 4 * MINUTE }, 'command');
    await world.turn(customerSays('agent', 'm1'));
    world.center.fail = () => undefined;
    world.time += MINUTE;
    const attempts = world.center.attempts.length;
    await world.turn(customerSays('agent', 'm2'));
    assert.equal(world.center.attempts.length, attempts);
    await world.pass(4 * MINUTE);
    assert.deepEqual(world.center.commands, ['Escalate']);
  });

  it('is not bound by a time that was named for an attempt before the last', async () => {
    const world = await greeted();
    const outcomes: SendOutcome[] = [
      { kind: 'throttled', retryAfter: MINUTE },
      ...Array.from({ length: 5 }, (): SendOutcome => ({ kind: 'ambiguous', code: '503' })),
    ];
    world.center.fail = (post) => {
      const outcome = isCommand(post) ? outcomes.shift() : undefined;
      return outcome === undefined ? undefined : { outcome, taken: false };
    };
    await world.turn(customerSays('agent', 'm1'));
    while (outcomes.length > 0) await world.pass(30 * SECOND);
    await world.turn(customerSays('agent', 'm2'));
    assert.deepEqual(world.center.commands, ['Escalate']);
  });

  it('again and again cannot use up the attempts that are to last a day', async () => {
    const world = await waiting({ kind: 'notSent', code: 'ECONNREFUSED' });
    world.center.fail = answering({ kind: 'notSent', code: 'ECONNREFUSED' }, 'command');
    for (let index = 0; index < 300; index += 1) {
      world.time += SECOND;
      await world.turn(customerSays('agent', `again ${index}`));
    }
    const [command] = (await world.stored()).record.outbox;
    assert.equal(command?.effect.kind, 'escalate');
    world.center.fail = () => undefined;
    await world.pass(60 * MINUTE);
    assert.deepEqual(world.center.commands, ['Escalate']);
  });
});

describe('more than the row can hold, while the contact center throttles,', () => {
  const long = 'long '.repeat(700);
  const throttled = answering({ kind: 'throttled', retryAfter: undefined });

  for (const locale of [undefined, 'de', 'fr']) {
    it(`is left out with one sentence in its place that says so, and reported once: ${locale ?? 'no locale'}`, async () => {
      const world = new World();
      const begin = contextEvent('context');
      await world.turn({ ...begin, inbound: { ...begin.inbound, locale } as typeof begin.inbound });
      world.center.fail = throttled;
      for (let index = 0; index < 60; index += 1)
        await world.turn(customerSays(`echo: ${index} ${long}`, `m${index}`));
      await world.turn(customerSays('agent', 'last'));
      const { outbox } = (await world.stored()).record;
      assert.deepEqual(
        outbox.flatMap(({ rule }, index) => (rule === LEFT_OUT ? [index] : [])),
        [1],
        'once, behind what was tried',
      );
      assert.equal(new Set(outbox.map(({ id }) => id)).size, outbox.length);
      assert.equal(world.events.filter(({ name }) => name === 'outbound.leftOut').length, 1);
      world.center.fail = () => undefined;
      await world.pass(60 * MINUTE);
      const { texts, commands } = world.center;
      assert.equal(texts.filter((text) => text === repliesFor(locale).leftOut).length, 1);
      assert.ok(
        texts.some((text) => text.startsWith('59 long')),
        'the newest is said',
      );
      assert.ok(texts.length < 60);
      assert.deepEqual(commands, ['Escalate']);
    });
  }

  it('is not left out as long as it fits', async () => {
    const world = await greeted();
    world.center.fail = throttled;
    for (let index = 0; index < 10; index += 1)
      await world.turn(customerSays(`echo: ${index} ${long}`, `m${index}`));
    world.center.fail = () => undefined;
    await world.pass(60 * MINUTE);
    assert.equal(world.center.texts.filter((text) => text.includes('long')).length, 10);
    assert.equal(world.events.filter(({ name }) => name === 'outbound.leftOut').length, 0);
  });
});

describe('an address that changes', () => {
  it('N10 is the one of the newest message, for turns and for the sweep', async () => {
    const world = await greeted();
    const moved = customerSays('help', 'm1');
    const serviceUrl = 'https://elsewhere.example/';
    await world.turn({ ...moved, address: { ...moved.address, serviceUrl } });
    assert.equal((await world.stored()).record.address.serviceUrl, serviceUrl);
    const asked: string[] = [];
    world.time += 5 * MINUTE;
    const speakFirst: SpeakFirst = async (address, use) => {
      asked.push(address.serviceUrl);
      await use(world.center.send);
    };
    await sweep(speakFirst, world.ports(), SWEEP_LIMITS);
    assert.deepEqual(asked, [serviceUrl]);
    assert.equal(world.center.texts.at(-1), replies.idleWarning);
  });
});
