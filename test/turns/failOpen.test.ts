import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Inbound } from '../../lib/omnichannel/index.ts';
import { repliesFor, type SendOutcome } from '../../lib/conversation/index.ts';
import { BotError } from '../../lib/errors.ts';
import { withWarmReads } from '../../lib/storage/index.ts';
import { createHandOvers, storeHandOvers, type Arrival, type TurnPorts } from '../../lib/turns/index.ts';
import { Outage, type Trouble } from './outage.ts';
import { ADDRESS, contextEvent, customerSays, KEY, World } from './world.ts';

const replies = repliesFor('en');
const MINUTE = 60_000;
const HANDED_OVER = { outcome: 'failed', code: 'E_STORAGE_UNAVAILABLE', handedOver: true } as const;
const NOT_HANDED_OVER = { ...HANDED_OVER, handedOver: false } as const;

/** A process whose way to the store can be out of order. */
function troubled(world: World, trouble?: Trouble): { outage: Outage; ports: TurnPorts } {
  const outage = new Outage(world.store);
  outage.trouble = trouble;
  return { outage, ports: world.ports(outage.store) };
}

describe('P12 when a turn cannot be stored', () => {
  it('the customer is handed to a person by one bare Escalate with its reason, and that is the answer', async () => {
    const world = new World();
    const { ports } = troubled(world, 'silent');
    let channelData: unknown;
    const ending = await world.take(customerSays('my order is late', 'm1'), ports, (activity, signal) => {
      channelData = activity.channelData;
      return world.center.send(activity, signal);
    });
    assert.deepEqual(ending, HANDED_OVER);
    assert.deepEqual(world.center.posts, [{ command: 'Escalate' }]);
    assert.deepEqual(channelData, {
      tags: '{"type":"Escalate","context":{"BotHandoffReason":{"value":"botFailure","isDisplayable":true}}}',
    });
  });

  it('that happens once for a conversation, however often its messages fail', async () => {
    const world = new World();
    const { ports } = troubled(world, 'silent');
    for (const id of ['m1', 'm2', 'm3']) {
      assert.deepEqual(await world.take(customerSays('hello', id), ports), HANDED_OVER);
    }
    assert.equal(world.center.attempts.length, 1);
  });

  it('that happens once for messages that fail at the same time', async () => {
    const world = new World();
    const { ports } = troubled(world, 'silent');
    const endings = await Promise.all(
      Array.from({ length: 80 }, (_, index) => world.take(customerSays('hello', `m${index}`), ports)),
    );
    for (const ending of endings) assert.deepEqual(ending, HANDED_OVER);
    assert.equal(world.center.attempts.length, 1);
  });

  for (const outcome of [
    { kind: 'notSent', code: 'ECONNREFUSED' },
    { kind: 'throttled', retryAfter: undefined },
    { kind: 'refused', status: 400, gone: false },
    { kind: 'refused', status: 403, gone: true },
  ] as const satisfies readonly SendOutcome[]) {
    it(`it is tried again when the Escalate did not arrive: ${JSON.stringify(outcome)}`, async () => {
      const world = new World();
      const { outage, ports } = troubled(world, 'silent');
      world.center.fail = () => ({ outcome, taken: false });
      assert.deepEqual(await world.take(customerSays('hello', 'm1'), ports), NOT_HANDED_OVER);
      world.center.fail = () => undefined;
      assert.deepEqual(await world.take(customerSays('hello', 'm1'), ports), HANDED_OVER);
      assert.deepEqual(world.center.posts, [{ command: 'Escalate' }]);
      outage.trouble = undefined;
      await world.take(customerSays('hello', 'm2'), ports);
      assert.equal(world.center.attempts.length, 2);
    });
  }

  it('what did not arrive leaves nothing behind: with the store back the message is answered', async () => {
    const world = new World();
    const { outage, ports } = troubled(world, 'silent');
    world.center.fail = () => ({ outcome: { kind: 'notSent', code: 'ECONNREFUSED' }, taken: false });
    await world.take(customerSays('echo: hello', 'm1'), ports);
    world.center.fail = () => undefined;
    outage.trouble = undefined;
    await world.take(customerSays('echo: hello', 'm1'), ports);
    assert.deepEqual(world.center.posts, [{ text: 'hello' }]);
  });

  it('nobody is handed over who has not written: the contact center will announce them again', async () => {
    const world = new World();
    const { ports } = troubled(world, 'silent');
    assert.deepEqual(await world.take(contextEvent('c'), ports), NOT_HANDED_OVER);
    assert.deepEqual(world.center.attempts, []);
  });

  it('every hand-over is reported, without a word of the customer’s', async () => {
    const world = new World();
    await world.take(customerSays('secret-marker', 'm1'), troubled(world, 'silent').ports);
    assert.deepEqual(world.events, [{ name: 'failOpen', conversation: world.alias, outcome: 'sent' }]);
  });
});

/** What may be in the store when it falls silent. */
const BEFORE: Readonly<Record<string, (world: World) => Promise<void>>> = {
  nothing: () => Promise.resolve(),
  'a conversation that was greeted': async (world) => {
    await world.take(contextEvent('c'));
  },
  'a sentence that waits': async (world) => {
    world.center.fail = () => ({ outcome: { kind: 'throttled', retryAfter: MINUTE }, taken: false });
    await world.take(customerSays('echo: hello', 'm0'));
  },
  'a transfer that waits, of a conversation that was handed back since': async (world) => {
    await world.take(contextEvent('c'));
    await world.take(customerSays('agent', 'm0'));
    world.time += MINUTE;
    world.center.reopen();
    await world.take(contextEvent('c2'));
    world.center.fail = (post) =>
      'command' in post ? { outcome: { kind: 'throttled', retryAfter: MINUTE }, taken: false } : undefined;
    await world.take(customerSays('agent', 'm00'));
  },
  'an end that waits': async (world) => {
    world.center.fail = (post) =>
      'command' in post ? { outcome: { kind: 'throttled', retryAfter: MINUTE }, taken: false } : undefined;
    await world.take(customerSays('end chat', 'm0'));
  },
  'a conversation that was ended': async (world) => {
    await world.take(customerSays('end chat', 'm0'));
    world.center.reopen();
  },
};

/** Who may find the store back first. */
const WHO_STORES: Readonly<Record<string, (world: World, ports: TurnPorts) => Promise<unknown>>> = {
  'the message, delivered again': (world, ports) => world.take(customerSays('echo: late', 'm1'), ports),
  'the next message': (world, ports) => world.take(customerSays('end chat', 'm2'), ports),
  'the sweep': (world, ports) => world.sweep(ports),
  'the process by itself': (_, ports) => storeHandOvers(ports),
};

describe('a customer who was handed over while nothing could be stored', () => {
  for (const [before, prepare] of Object.entries(BEFORE))
    for (const [who, stores] of Object.entries(WHO_STORES)) {
      it(`is with a person for good (before: ${before}; the store is found back by: ${who})`, async () => {
        const world = new World();
        await prepare(world);
        world.center.fail = () => undefined;
        world.time += MINUTE / 2;
        const { outage, ports } = troubled(world, 'silent');
        const { length: earlier } = world.center.attempts;
        assert.deepEqual(await world.take(customerSays('echo: late', 'm1'), ports), HANDED_OVER);
        outage.trouble = undefined;
        await stores(world, ports);
        if (who.startsWith('the message')) await storeHandOvers(ports);
        const { record } = await world.stored();
        assert.equal(record.context.phase, 'escalated');
        assert.deepEqual(record.outbox, []);
        assert.deepEqual(ports.handOvers.keys(), []);

        for (const text of ['echo: hello', 'agent', 'end chat']) {
          world.time += 1_000;
          await world.take(customerSays(text, `late ${text}`));
        }
        await world.take(customerSays('echo: late', 'm1'));
        await world.pass(30 * MINUTE);
        assert.deepEqual(world.center.attempts.slice(earlier), [{ command: 'Escalate' }]);
      });
    }

  it('keeps the reason of the bot’s failure, or of the transfer that was decided', async () => {
    for (const [text, reason] of [
      ['echo: hello', 'botFailure'],
      ['agent', 'asked'],
    ] as const) {
      const world = new World();
      const { outage, ports } = troubled(world, 'fallsSilent');
      await world.take(customerSays(text, 'm1'), ports);
      outage.trouble = undefined;
      await storeHandOvers(ports);
      assert.equal((await world.stored()).record.context.closeReason, reason);
    }
  });

  for (const trouble of ['silent', 'readOnly'] as const) {
    it(`hears nothing from that process until it is stored: the store is ${trouble}`, async () => {
      const world = new World();
      await BEFORE['a sentence that waits']?.(world);
      world.center.fail = () => undefined;
      const { ports } = troubled(world, trouble);
      world.time += 2 * MINUTE;
      assert.deepEqual(await world.take(customerSays('echo: late', 'm1'), ports), HANDED_OVER);
      const posted = world.center.attempts.length;
      world.center.reopen();
      for (const text of ['echo: hello', 'agent', 'end chat']) {
        assert.deepEqual(await world.take(customerSays(text, text), ports), HANDED_OVER);
        world.time += 10 * MINUTE;
        await world.sweep(ports);
      }
      assert.equal(world.center.attempts.length, posted);
    });
  }

  it('hears nothing of a turn that was under way', async () => {
    const world = new World();
    const { outage, ports } = troubled(world);
    let rescued: unknown;
    await world.take(customerSays('echo: first', 'm1'), ports, async (activity, signal) => {
      const outcome = await world.center.send(activity, signal);
      if (rescued !== undefined) return outcome;
      // One message more is stored, for whoever is sending already; the next one fails.
      await world.take(customerSays('echo: second', 'm2'), ports);
      outage.trouble = 'silent';
      rescued = await world.take(customerSays('echo: third', 'm3'), ports);
      outage.trouble = undefined;
      return outcome;
    });
    assert.deepEqual(rescued, HANDED_OVER);
    await storeHandOvers(ports);
    await world.pass(10 * MINUTE);
    assert.deepEqual(world.center.attempts, [{ text: 'first' }, { command: 'Escalate' }]);
  });

  it('is greeted when the contact center gives the conversation back', async () => {
    for (const [who, stores] of Object.entries(WHO_STORES)) {
      const world = new World();
      await world.take(contextEvent('c'));
      const { outage, ports } = troubled(world, 'silent');
      await world.take(customerSays('echo: hello', 'm1'), ports);
      world.time += MINUTE;
      world.center.reopen();
      assert.deepEqual(await world.take(contextEvent('c2'), ports), NOT_HANDED_OVER);
      outage.trouble = undefined;
      await stores(world, ports);
      await world.take(contextEvent('c2'), ports);
      await world.take(customerSays('echo: again', 'm9'), ports);
      assert.deepEqual(world.center.texts, [
        replies.greeting,
        replies.greeting,
        who === 'the next message' ? replies.farewell : 'again',
      ]);
    }
  });

  it('is answered when another process has heard of the hand-back first', async () => {
    const told = (id: string): Arrival => ({ ...contextEvent(id), provenance: { id, content: 'the same' } });
    const world = new World();
    await world.take(told('c'));
    const { outage, ports } = troubled(world, 'silent');
    await world.take(customerSays('echo: hello', 'm1'), ports);
    world.time += MINUTE;
    world.center.reopen();
    await world.take(told('c2'));
    outage.trouble = undefined;
    assert.equal(await storeHandOvers(ports), true);
    await world.take(customerSays('echo: again', 'm2'), ports);
    assert.deepEqual(world.center.texts.at(-1), 'again');
    assert.deepEqual(world.center.commands, ['Escalate']);
  });

  it('is reported as every other hand-over, once', async () => {
    const world = new World();
    const { outage, ports } = troubled(world, 'silent');
    await world.take(customerSays('echo: hello', 'm1'), ports);
    outage.trouble = undefined;
    await storeHandOvers(ports);
    await world.sweep(ports);
    await world.take(customerSays('echo: hello', 'm2'), ports);
    const names = world.events.map(({ name }) => name).filter((name) => name !== 'sweep.completed');
    assert.deepEqual(names, [
      'failOpen',
      'conversation.started',
      'conversation.escalated',
      'command.settled',
    ]);
    const escalated = world.events.find((event) => event.name === 'conversation.escalated');
    assert.deepEqual([escalated?.reason, escalated?.rule], ['botFailure', 'failOpen']);
    assert.deepEqual(
      world.events.find((event) => event.name === 'command.settled'),
      {
        ...{ name: 'command.settled', conversation: world.alias, session: 1 },
        ...{ command: 'Escalate', result: 'done', attempts: 1 },
      },
    );
  });
});

describe('a customer whose Escalate waits when the store falls silent', () => {
  /** Asks for a person, and what cannot be posted waits: with a time that the contact center named, or without. */
  const waits = async (
    outcome: SendOutcome,
    what: 'command' | 'all' = 'command',
  ): Promise<{ world: World; outage: Outage; ports: TurnPorts }> => {
    const world = new World();
    const { outage, ports } = troubled(world);
    await world.take(contextEvent('c'), ports);
    world.center.fail = (post) =>
      what === 'all' || 'command' in post ? { outcome, taken: false } : undefined;
    await world.take(customerSays('agent', 'm1'), ports);
    world.center.fail = () => undefined;
    return { world, outage, ports };
  };

  for (const trouble of ['silent', 'readOnly'] as const) {
    it(`is handed over when they write, and the row learns of it: the store is ${trouble}`, async () => {
      const { world, outage, ports } = await waits({ kind: 'notSent', code: 'ECONNREFUSED' });
      outage.trouble = trouble;
      world.time += MINUTE;
      assert.deepEqual(await world.take(customerSays('hello?', 'm2'), ports), HANDED_OVER);
      assert.deepEqual(await world.take(customerSays('hello?', 'm3'), ports), HANDED_OVER);
      outage.trouble = undefined;
      await storeHandOvers(ports);
      await world.pass(30 * MINUTE);
      assert.deepEqual(world.center.commands, ['Escalate']);
      const { record } = await world.stored();
      assert.deepEqual([record.context.phase, record.context.closeReason], ['escalated', 'asked']);
      assert.deepEqual(record.outbox, []);
    });

    for (const what of ['command', 'all'] as const)
      it(`waits until the time that the contact center named: the store is ${trouble}, ${what} waits`, async () => {
        const { world, outage, ports } = await waits({ kind: 'throttled', retryAfter: MINUTE }, what);
        const { length: posted } = world.center.attempts;
        outage.trouble = trouble;
        assert.deepEqual(await world.take(customerSays('hello?', 'm2'), ports), NOT_HANDED_OVER);
        assert.equal(world.center.attempts.length, posted);
        world.time += MINUTE;
        assert.deepEqual(await world.take(customerSays('hello?', 'm3'), ports), HANDED_OVER);
        assert.deepEqual(world.center.commands, ['Escalate']);
      });
  }

  it('has nobody where the contact center has closed the conversation: that is found out by its own Escalate', async () => {
    const { world, outage, ports } = await waits({ kind: 'notSent', code: 'ECONNREFUSED' });
    world.center.closed = true;
    outage.trouble = 'silent';
    world.time += MINUTE;
    assert.deepEqual(await world.take(customerSays('hello?', 'm2'), ports), NOT_HANDED_OVER);
    outage.trouble = undefined;
    await world.sweep(ports);
    assert.equal((await world.stored()).record.context.phase, 'ended');
  });

  it('is not handed over by who knows that somebody is sending it', async () => {
    const world = new World();
    const { outage, ports } = troubled(world);
    await world.take(contextEvent('c'), ports);
    let other: unknown;
    await world.take(customerSays('agent', 'm1'), ports, async (activity, signal) => {
      outage.trouble = 'silent';
      other ??= await world.take(customerSays('hello?', 'm2'), ports);
      outage.trouble = undefined;
      return world.center.send(activity, signal);
    });
    assert.deepEqual(other, NOT_HANDED_OVER);
    assert.deepEqual(world.center.commands, ['Escalate']);
  });
});

describe('a decision that is stored, its answer lost, and the store silent afterwards', () => {
  for (const text of ['echo: hello', 'agent', 'end chat'])
    for (const [who, stores] of Object.entries(WHO_STORES)) {
      it(`gives way to the hand-over: ${text}, the store is found back by: ${who}`, async () => {
        const world = new World();
        await world.take(contextEvent('c'));
        const { outage, ports } = troubled(world, 'fallsSilent');
        const { length: earlier } = world.center.attempts;
        assert.deepEqual(await world.take(customerSays(text, 'm1'), ports), HANDED_OVER);
        outage.trouble = undefined;
        await stores(world, ports);
        if (who.startsWith('the message')) await storeHandOvers(ports);
        await world.pass(30 * MINUTE);
        assert.deepEqual(world.center.attempts.slice(earlier), [{ command: 'Escalate' }]);
        const { record } = await world.stored();
        assert.deepEqual([record.context.phase, record.outbox], ['escalated', []]);
      });
    }

  it('reports what became of the command that waited', async () => {
    for (const [text, expected] of [
      ['agent', [['Escalate', 'done']]],
      [
        'end chat',
        [
          ['EndConversation', 'gone'],
          ['Escalate', 'done'],
        ],
      ],
    ] as const) {
      const world = new World();
      const { outage, ports } = troubled(world, 'fallsSilent');
      await world.take(customerSays(text, 'm1'), ports);
      outage.trouble = undefined;
      await storeHandOvers(ports);
      const settled = world.events.filter((event) => event.name === 'command.settled');
      assert.deepEqual(
        settled.map((event) => [event.command, event.result]),
        expected,
      );
    }
  });
});

describe('a hand-over while the bot is still talking', () => {
  it('has the last word: what the earlier answer has left to say is not said', async () => {
    const world = new World();
    const { outage, ports } = troubled(world);
    await world.take(contextEvent('c'), ports);
    const says = ['one', 'two'].map((text) => ({ kind: 'say', text }) as const);
    const bot = {
      ...ports.bot,
      responder: () => Promise.resolve({ kind: 'said', rule: 'r', says } as const),
    };
    let interrupted = false;
    await world.take(customerSays('hello', 'm1'), { ...ports, bot }, async (activity, signal) => {
      const outcome = await world.center.send(activity, signal);
      if (interrupted) return outcome;
      interrupted = true;
      outage.trouble = 'silent';
      assert.deepEqual(await world.take(customerSays('hello?', 'm2'), ports), HANDED_OVER);
      return outcome;
    });
    assert.deepEqual(world.center.attempts.slice(1), [{ text: 'one' }, { command: 'Escalate' }]);
    outage.trouble = undefined;
    await storeHandOvers(ports);
    await world.pass(2 * MINUTE);
    assert.deepEqual(world.center.attempts.slice(1), [{ text: 'one' }, { command: 'Escalate' }]);
  });
});

describe('a hand-over of which nobody knows whether it arrived', () => {
  for (const taken of [true, false]) {
    it(`is repeated as soon as it can be, and once: it ${taken ? 'had' : 'had not'} arrived`, async () => {
      const world = new World();
      const { outage, ports } = troubled(world, 'silent');
      world.center.fail = () => ({ outcome: { kind: 'ambiguous', code: '504' }, taken });
      assert.deepEqual(await world.take(customerSays('hello', 'm1'), ports), NOT_HANDED_OVER);
      world.center.fail = () => undefined;
      outage.trouble = undefined;
      await storeHandOvers(ports);
      const settled = () => world.events.filter(({ name }) => name === 'command.settled').length;
      assert.equal(settled(), 0);
      await world.pass(10 * MINUTE);
      assert.equal(settled(), 1);
      assert.deepEqual(world.center.posts, [{ command: 'Escalate' }]);
      assert.equal(world.center.attempts.length, 2);
      const { record } = await world.stored();
      assert.deepEqual([record.context.phase, record.outbox], ['escalated', []]);
    });

    it(`is repeated by the next message while the store is silent: it ${taken ? 'had' : 'had not'} arrived`, async () => {
      const world = new World();
      const { ports } = troubled(world, 'silent');
      world.center.fail = () => ({ outcome: { kind: 'ambiguous', code: '504' }, taken });
      await world.take(customerSays('hello', 'm1'), ports);
      world.center.fail = () => undefined;
      for (const id of ['m1', 'm2']) {
        assert.deepEqual(await world.take(customerSays('hello', id), ports), HANDED_OVER);
      }
      assert.deepEqual(world.center.posts, [{ command: 'Escalate' }]);
      assert.equal(world.center.attempts.length, 2);
    });
  }
});

describe('a conversation that a person is known to have', () => {
  it('is not handed over again when the note of its Escalate was lost', async () => {
    const world = new World();
    const { outage, ports } = troubled(world);
    const ending = await world.take(customerSays('agent', 'm1'), ports, async (activity, signal) => {
      const outcome = await world.center.send(activity, signal);
      if (world.center.commands.length > 0) outage.trouble = 'silent';
      return outcome;
    });
    assert.equal(ending.outcome, 'applied');
    assert.deepEqual(await world.take(customerSays('hello?', 'm2'), ports), HANDED_OVER);
    outage.trouble = undefined;
    await storeHandOvers(ports);
    await world.pass(10 * MINUTE);
    assert.equal(world.center.attempts.filter((post) => 'command' in post).length, 1);
  });

  for (const [what, arrives] of [
    ['nothing of its Escalate arrived', false],
    ['only the sentence before its Escalate went out', true],
  ] as const) {
    it(`is none as long as ${what}: it is handed over when the store is back`, async () => {
      const world = new World();
      const { outage, ports } = troubled(world);
      await world.take(customerSays('agent', 'm1'), ports, async (activity, signal) => {
        const isCommand = world.center.attempts.length === 1;
        if (isCommand || arrives) outage.trouble = 'silent';
        if (isCommand) return { kind: 'throttled', retryAfter: MINUTE };
        // No time is left for the command, and the store cannot be told of the sentence.
        if (arrives) world.time += 6_000;
        return world.center.send(activity, signal);
      });
      await world.take(customerSays('hello?', 'm2'), ports);
      assert.deepEqual(world.center.commands, []);
      outage.trouble = undefined;
      await storeHandOvers(ports);
      for (let round = 0; round < 4; round += 1) {
        world.time += MINUTE;
        await world.sweep(ports);
      }
      assert.deepEqual(world.center.commands, ['Escalate']);
    });
  }

  it('knows its messages again when they are delivered once more, and no others', async () => {
    for (const isNoteLost of [false, true]) {
      const world = new World();
      const { outage, ports } = troubled(world, isNoteLost ? undefined : 'silent');
      await world.take(customerSays('agent', 'm1'), ports, async (activity, signal) => {
        const outcome = await world.center.send(activity, signal);
        if (world.center.commands.length > 0) outage.trouble = 'silent';
        return outcome;
      });
      assert.deepEqual(await world.take(customerSays('hello?', 'm2'), ports), HANDED_OVER);
      outage.trouble = undefined;
      await storeHandOvers(ports);
      assert.deepEqual((await world.stored()).record.seen, ['m1', 'm2']);
      for (const id of ['m1', 'm2'])
        assert.equal((await world.take(customerSays('again', id), ports)).outcome, 'duplicate');
    }
  });

  it('is no answer to anything but a message: an event comes again', async () => {
    const world = new World();
    const { ports } = troubled(world, 'silent');
    await world.take(customerSays('hello', 'm1'), ports);
    assert.deepEqual(await world.take(contextEvent('c'), ports), NOT_HANDED_OVER);
  });

  it('is not handed over again when the store has said so once', async () => {
    const world = new World();
    const outage = new Outage(world.store);
    const ports = world.ports(withWarmReads(outage.store));
    await world.take(customerSays('agent', 'm1'), ports);
    outage.trouble = 'silent';
    for (const id of ['m2', 'm3']) {
      assert.deepEqual(await world.take(customerSays('hello?', id), ports), NOT_HANDED_OVER);
    }
    assert.equal(world.center.attempts.length, 2);
  });

  it('is handed over again once it was given back', async () => {
    const world = new World();
    const { outage, ports } = troubled(world);
    await world.take(contextEvent('c'), ports);
    await world.take(customerSays('agent', 'm1'), ports);
    world.time += MINUTE;
    world.center.reopen();
    await world.take(contextEvent('c2'), ports);
    outage.trouble = 'silent';
    assert.deepEqual(await world.take(customerSays('hello?', 'm2'), ports), HANDED_OVER);
    assert.deepEqual(world.center.commands, ['Escalate', 'Escalate']);
  });
});

/** How a person came to have the conversation: by a hand-over that is not stored, or by one that the store has told of. */
const HANDED_OVER_BY: Readonly<Record<string, Trouble | undefined>> = {
  'that could not be stored': 'silent',
  'that the store has told of': undefined,
};

describe('a hand-back that cannot be stored', () => {
  const MINUTES_LATER = 2 * MINUTE;

  /** A conversation that a person has had, by the sender's clock since now, and a store that is silent. */
  async function withPersonSilently(how: Trouble | undefined) {
    const world = new World();
    const { outage, ports } = troubled(world);
    await world.take(told('c', world.time, { msdyn_liveworkitemid: '1' }), ports);
    world.time += MINUTE;
    outage.trouble = how;
    await world.take(sentAt(customerSays('agent', 'm1'), world.time), ports);
    outage.trouble = 'silent';
    assert.deepEqual(world.center.commands, ['Escalate']);
    return { world, outage, ports };
  }

  const told = (id: string, time: number, variables: Record<string, string> = {}): Arrival => {
    const event = contextEvent(id);
    return sentAt({ ...event, inbound: { ...event.inbound, variables } as Inbound }, time);
  };
  const sentAt = (arrival: Arrival, time: number): Arrival => ({
    ...arrival,
    provenance: { sentAt: time, content: String(arrival.activityId) },
  });

  for (const [how, trouble] of Object.entries(HANDED_OVER_BY)) {
    for (const item of ['1', '2']) {
      it(`makes the customer the bot’s again, after a hand-over ${how} (case 1, now case ${item})`, async () => {
        const { world, ports } = await withPersonSilently(trouble);
        world.time += MINUTES_LATER;
        world.center.reopen();
        const back = told('back', world.time, { msdyn_liveworkitemid: item });
        assert.deepEqual(await world.take(back, ports), NOT_HANDED_OVER);
        const next = sentAt(customerSays('hello?', 'm2'), world.time);
        assert.deepEqual(await world.take(next, ports), HANDED_OVER);
        assert.deepEqual(world.center.commands, ['Escalate', 'Escalate']);
      });
    }

    it(`leaves the conversation to the bot, and not mute, after a hand-over ${how}`, async () => {
      const { world, outage, ports } = await withPersonSilently(trouble);
      world.time += MINUTES_LATER;
      world.center.reopen();
      const back = told('back', world.time);
      await world.take(back, ports);
      outage.trouble = undefined;
      await storeHandOvers(ports);
      await world.take(back, ports);
      await world.take(sentAt(customerSays('echo: here again', 'm2'), world.time), ports);
      assert.equal(world.center.texts.at(-1), 'here again');
    });

    it(`is none that is older than what led to it: nobody is handed over twice ${how}`, async () => {
      const { world, ports } = await withPersonSilently(trouble);
      await world.take(told('late', world.time - 1), ports);
      const expected = trouble === undefined ? NOT_HANDED_OVER : HANDED_OVER;
      const next = sentAt(customerSays('hello?', 'm2'), world.time);
      assert.deepEqual(await world.take(next, ports), expected);
      assert.deepEqual(world.center.commands, ['Escalate']);
    });
  }
});

describe('a hand-back after an Escalate of which the note was lost', () => {
  for (const [what, behind, commands] of [
    ['newer than the message that led to it, by a clock that is behind', MINUTE, 2],
    ['older than that message, by the same clock', 3 * MINUTE, 1],
  ] as const) {
    it(`counts when it is ${what}${commands === 2 ? '' : ': not'}`, async () => {
      const world = new World();
      const { outage, ports } = troubled(world);
      const sender = (arrival: Arrival, sentAt: number): Arrival => ({
        ...arrival,
        provenance: { sentAt, content: String(arrival.activityId) },
      });
      const asked = sender(customerSays('agent', 'm1'), world.time - 2 * MINUTE);
      await world.take(asked, ports, async (activity, signal) => {
        const outcome = await world.center.send(activity, signal);
        if (world.center.commands.length > 0) outage.trouble = 'silent';
        return outcome;
      });
      world.center.reopen();
      await world.take(sender(contextEvent('back'), world.time - behind), ports);
      const next = sender(customerSays('hello?', 'm2'), world.time);
      assert.deepEqual(await world.take(next, ports), HANDED_OVER);
      assert.equal(world.center.commands.length, commands);
    });
  }
});

describe('a hand-back after an Escalate of which nobody knew whether it arrived', () => {
  it('shows that it did: it is not repeated', async () => {
    const world = new World();
    const { outage, ports } = troubled(world, 'silent');
    world.center.fail = () => ({ outcome: { kind: 'ambiguous', code: 'ETIMEDOUT' }, taken: true });
    assert.deepEqual(await world.take(customerSays('agent', 'm1'), ports), NOT_HANDED_OVER);
    world.center.fail = () => undefined;
    world.time += MINUTE;
    world.center.reopen();
    await world.take(contextEvent('back'), ports);
    outage.trouble = undefined;
    await storeHandOvers(ports);
    await world.take(contextEvent('back'), ports);
    await world.pass(2 * MINUTE);
    assert.deepEqual(world.center.posts, [{ command: 'Escalate' }, { text: replies.greeting }]);
  });
});

describe('what a process has in mind', () => {
  it('is bounded: the oldest hand-over is forgotten', () => {
    let noted = 0;
    const handOvers = createHandOvers(() => (noted += 1), 2);
    for (const key of ['one', 'two', 'three'])
      handOvers.note(key, { address: ADDRESS, at: 0, names: [], taken: true });
    assert.deepEqual(handOvers.keys(), ['two', 'three']);
    assert.equal(handOvers.silences('one'), false);
    assert.equal(noted, 3);
  });

  it('is stored though others are always faster to save some of it', async () => {
    const world = new World();
    const [contested, quiet] = ['contested', 'quiet'].map((name) =>
      Array.from({ length: 20 }, (_, index) => `${name} ${index}`),
    );
    assert.ok(contested !== undefined && quiet !== undefined);
    const ports = world.ports({
      ...world.store,
      save: (key, ...rest) =>
        contested.includes(key) ? Promise.resolve(undefined) : world.store.save(key, ...rest),
    });
    for (const key of [...contested, ...quiet])
      ports.handOvers.note(key, { address: ADDRESS, at: world.time, names: [], taken: true });
    assert.equal(await storeHandOvers(ports), false);
    assert.deepEqual(ports.handOvers.keys(), contested);
  });

  it('stays in mind when only an older view of the conversation is saved', async () => {
    const world = new World();
    const { outage, ports } = troubled(world);
    await world.take(contextEvent('c'), ports);
    const before = await ports.store.load(KEY);
    outage.trouble = 'silent';
    await world.take(customerSays('hello', 'm1'), ports);
    outage.trouble = undefined;
    assert.ok(before);
    const { length: reported } = world.events;
    await ports.store.save(KEY, before.record, before.version);
    assert.equal(world.events.length, reported);
    assert.deepEqual(ports.handOvers.keys(), [KEY]);
    assert.equal((await ports.store.load(KEY))?.record.context.phase, 'escalated');
  });

  it('is stored for all of them, and those that cannot or need not be are no obstacle to the others', async () => {
    const world = new World();
    const ports = world.ports({
      ...world.store,
      save: (key, record, version) => {
        if (key === 'key 3') return Promise.reject(new BotError('E_STORAGE_TOO_LARGE', ''));
        return key === 'key 4' ? Promise.resolve(undefined) : world.store.save(key, record, version);
      },
    });
    await world.turn({ ...contextEvent('c'), key: 'key 0' });
    const { record, version } = (await world.store.load('key 0')) ?? assert.fail();
    const over = { ...record.context, phase: 'ended', closedAt: world.time + 1 } as const;
    await world.store.save('key 0', { ...record, context: over }, version);
    for (let index = 0; index < 30; index += 1) {
      const address = { ...ADDRESS, conversationId: `c${index}` };
      ports.handOvers.note(`key ${index}`, { address, at: world.time, names: ['m'], taken: true });
    }
    assert.equal(await storeHandOvers(ports), false);
    assert.deepEqual(ports.handOvers.keys(), ['key 3', 'key 4']);
    assert.equal(world.store.size(), 28);
  });

  it('is stored as far as the time goes, and later the rest', async () => {
    const world = new World();
    const ports = world.ports();
    for (const key of ['one', 'two'])
      ports.handOvers.note(key, { address: ADDRESS, at: world.time, names: [], taken: true });
    assert.equal(await storeHandOvers(ports, AbortSignal.abort()), false);
    assert.equal(world.store.size(), 0);
    assert.equal(await storeHandOvers(ports), true);
    assert.equal(world.store.size(), 2);
  });

  for (const code of ['E_STORAGE_UNAVAILABLE', 'E_STORAGE_AUTH'] as const)
    it(`is tried once while the store is silent, not for every conversation: ${code}`, async () => {
      const world = new World();
      let loads = 0;
      const lines: string[] = [];
      const ports: TurnPorts = {
        ...world.ports({
          ...world.store,
          load: () => {
            loads += 1;
            return Promise.reject(new BotError(code, 'silent'));
          },
        }),
        log: (level, event, fields) => lines.push(`${level} ${event} ${JSON.stringify(fields)}`),
      };
      for (let index = 0; index < 1_000; index += 1)
        ports.handOvers.note(`key ${index}`, { address: ADDRESS, at: world.time, names: [], taken: true });
      assert.equal(await storeHandOvers(ports), false);
      assert.ok(loads < 20, String(loads));
      assert.equal(ports.handOvers.keys().length, 1_000);
      assert.equal(lines[0], `warn handOver.notStored {"code":"${code}","error":"silent"}`);
    });

  for (const [rivals, isStored] of [
    [4, true],
    [99, false],
  ] as const)
    it(`is ${isStored ? '' : 'not '}stored when ${rivals} rivals were faster`, async () => {
      const world = new World();
      let saves = 0;
      const ports = world.ports({
        ...world.store,
        save: (...args) => ((saves += 1) <= rivals ? Promise.resolve(undefined) : world.store.save(...args)),
      });
      ports.handOvers.note(KEY, { address: ADDRESS, at: world.time, names: [], taken: true });
      assert.equal(await storeHandOvers(ports), isStored);
      assert.equal(saves, 5);
      const settled = world.events.filter(({ name }) => name === 'command.settled').length;
      assert.equal(settled, isStored ? 1 : 0);
    });

  it('is not stored when it is over by then: nothing is written', async () => {
    const world = new World();
    await world.turn(contextEvent('c'));
    let saves = 0;
    const ports = world.ports({
      ...world.store,
      save: (...args) => {
        saves += 1;
        return world.store.save(...args);
      },
    });
    ports.handOvers.note(KEY, { address: ADDRESS, at: world.time, names: [], taken: true });
    world.time += MINUTE;
    // Another instance ends the conversation since.
    await world.turn(customerSays('end chat', 'm1'));
    assert.equal(await storeHandOvers(ports), true);
    assert.deepEqual([saves, ports.handOvers.keys()], [0, []]);
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

describe('a turn as the endpoint takes it', () => {
  it('says in the log, loudly, why it failed', async () => {
    const world = new World();
    const { ports } = troubled(world, 'silent');
    const lines: string[] = [];
    const log: TurnPorts['log'] = (level, event, fields) =>
      lines.push(`${level} ${event} ${String(fields?.['code'])}`);
    await world.take(customerSays('hello', 'm1'), { ...ports, log });
    assert.deepEqual(lines, ['error turn.failed E_STORAGE_UNAVAILABLE']);
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
