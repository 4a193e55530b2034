// A sweep that falls behind asks other instances to go on with what it leaves. Posts and requests to the storage take their
// time here, on a clock that runs only when everybody waits for it.
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import {
  DUE_PARTS,
  duePartOf,
  repliesFor,
  type ConversationStore,
  type DuePart,
  type OutgoingActivity,
} from '../../lib/conversation/index.ts';
import { BotError } from '../../lib/errors.ts';
import type { Log } from '../../lib/log.ts';
import { conversationKey } from '../../lib/storage/index.ts';
import {
  createConnectorHosts,
  createSharedSweep,
  type Send,
  type SharedSweep,
  type SweepRequest,
  type TurnPorts,
} from '../../lib/turns/index.ts';
import { ASKS_AFTER } from '../../lib/turns/sharedSweep.ts';
import { createAskForHelp, readSweepRequest, REQUEST_HOLDS } from '../../lib/turns/sweepRequest.ts';
import { DoomedProcess } from './crash.ts';
import { PassingTime } from './passingTime.ts';
import { ADDRESS, customerSays, readPost, World } from './world.ts';

const { idleWarning, idleFarewell, transfer } = repliesFor('en');

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const TICK = 30 * SECOND;
const POST = 100;
const REQUEST = 10;
const BUDGET = 48 * SECOND;
const HELPERS = 2;

let world: World;
let time: PassingTime;
/** What reached the contact center: in which conversation, and what. */
let posts: { readonly conversation: string; readonly what: string }[];
beforeEach(startAnew);

function startAnew(): void {
  world = new World();
  time = new PassingTime(world);
  posts = [];
}

/** The store, of which each request takes its time; `asked` hears of each conversation that is looked at. */
function slow(store: ConversationStore, asked: (key: string) => void = () => undefined): ConversationStore {
  const after = async <T>(request: () => Promise<T>): Promise<T> => {
    await time.wait(REQUEST);
    return request();
  };
  return {
    ...store,
    load: (key, signal) => {
      asked(key);
      return after(() => store.load(key, signal));
    },
    save: (...args) => after(() => store.save(...args)),
  };
}

interface Instance {
  readonly run: () => Promise<readonly SweepRequest[]>;
  readonly help: (message: unknown) => Promise<readonly SweepRequest[]>;
  /** The conversations that it looked at. */
  readonly looked: Set<string>;
  readonly log: string[];
  /** What its errors say. */
  readonly errors: unknown[];
}

/** An instance of the app that does one thing after the other, which makes it slow: about seven conversations a second. */
function instance(helpers = HELPERS, mortal = new DoomedProcess()): Instance {
  const looked = new Set<string>();
  const lines: string[] = [];
  const errors: unknown[] = [];
  const log: Log = (level, event, fields) => {
    lines.push(`${level} ${event} ${String(fields?.['code'])}`);
    if (level === 'error') errors.push(fields?.['error']);
  };
  const store = mortal.storeBy(slow(world.store, (key) => looked.add(key)));
  const ports = (): TurnPorts => ({
    ...world.ports(store),
    hosts: createConnectorHosts(() => world.time),
    sleep: time.wait,
    log,
  });
  const shared: SharedSweep = createSharedSweep(
    ({ conversationId }, use) =>
      use(
        mortal.sendBy(async (activity: OutgoingActivity) => {
          await time.wait(POST);
          const post = readPost(activity);
          // What was on its way when the process died is lost.
          if (mortal.diedAt === undefined)
            posts.push({ conversation: conversationId, what: 'command' in post ? post.command : post.text });
          return { kind: 'sent' };
        }),
      ),
    { budget: BUDGET, concurrency: 1, helpers, now: () => world.time },
  );
  return {
    run: () => shared.run(ports()),
    help: (message) => shared.help(message, ports()),
    looked,
    log: lines,
    errors,
  };
}

/** So many customers whom the bot has to warn now, and so many who wait for an Escalate that was throttled. */
async function customersWait(silent: number, escalating = 0): Promise<void> {
  await world.turn(customerSays('help', 'm1'));
  await world.pass(4 * MINUTE);
  const { record } = await world.stored();
  for (let index = 1; index < silent; index += 1) {
    const address = { ...ADDRESS, conversationId: `silent-${index}` };
    await world.store.save(
      conversationKey('omnichannel', address.conversationId),
      { ...record, address },
      undefined,
    );
  }
  world.time = (record.dueAt ?? 0) - 20 * SECOND;
  const throttled: Send = () => Promise.resolve({ kind: 'throttled', retryAfter: undefined });
  for (let index = 0; index < escalating; index += 1) {
    const conversationId = `escalating-${index}`;
    const key = conversationKey('omnichannel', conversationId);
    const arrival = { ...customerSays('agent', 'm1'), key, address: { ...ADDRESS, conversationId } };
    const ports = { ...world.ports(), sleep: () => Promise.reject(new Error('no time to wait')) };
    await world.turn(arrival, ports, throttled);
  }
  world.time = (record.dueAt ?? 0) + SECOND;
}

/** What each conversation got, in order, in as many conversations. */
function histories(): ReadonlyMap<string, number> {
  const each = Map.groupBy(posts, ({ conversation }) => conversation);
  const told = [...each.values()].map((some) => some.map(({ what }) => what).join(' | '));
  return new Map(
    [...Map.groupBy(told, (history) => history)].map(([history, { length }]) => [history, length]),
  );
}

/** The parts in which somebody still waits, who came due before a time. */
async function partsDue(before = world.time): Promise<readonly DuePart[]> {
  const entries = await Array.fromAsync(world.store.due(before));
  return DUE_PARTS.filter((part) => entries.some(({ key }) => duePartOf(key) === part));
}

describe('what a run leaves behind', () => {
  const [first, second, ...rest] = DUE_PARTS;
  assert.ok(first !== undefined && second !== undefined);

  it('is asked for in as many requests as there are helpers, each part in one of them', () => {
    for (const helpers of [1, 2, 3, 31, 32]) {
      const requests = createAskForHelp(helpers)(DUE_PARTS, 0);
      assert.equal(requests.length, helpers);
      assert.deepEqual(
        requests.flatMap(({ parts }) => parts).toSorted((a, b) => a - b),
        DUE_PARTS,
      );
      const sizes = requests.map(({ parts }) => parts.length);
      assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 1, String(sizes));
    }
    assert.deepEqual(createAskForHelp(4)([first], 5), [{ parts: [first], until: 5 + REQUEST_HOLDS }]);
    assert.deepEqual(createAskForHelp(4)([], 0), []);
  });

  it('is asked for once while a request holds', () => {
    const ask = createAskForHelp(1);
    assert.deepEqual(ask([first], 0), [{ parts: [first], until: REQUEST_HOLDS }]);
    assert.deepEqual(ask([first, second], TICK), [{ parts: [second], until: TICK + REQUEST_HOLDS }]);
    assert.deepEqual(ask([first, second], REQUEST_HOLDS - 1), []);
    assert.deepEqual(ask([first, second, ...rest], REQUEST_HOLDS)[0]?.parts, [first, ...rest]);
  });
});

describe('a message in the queue of the sweep', () => {
  const now = 1_000_000;
  const until = now + SECOND;
  for (const [what, message, read] of [
    ['is what was asked for', { parts: [3, 1], until }, { parts: [1, 3], until }],
    ['is late when its time is over', { parts: [1], until: now }, 'late'],
    [
      'holds no longer than one of now, whatever it says',
      { parts: [1], until: now + 100 * MINUTE },
      { parts: [1], until: now + REQUEST_HOLDS },
    ],
    ['is nothing when it is no object', 'sweep', 'malformed'],
    ['is nothing when it is null', null, 'malformed'],
    ['is nothing without parts', { until }, 'malformed'],
    ['is nothing with none', { parts: [], until }, 'malformed'],
    ['is nothing with one that does not exist', { parts: [1, 32], until }, 'malformed'],
    ['is nothing with a name', { parts: ['1'], until }, 'malformed'],
    ['is nothing with the same one twice', { parts: [1, 1], until }, 'malformed'],
    ['is nothing without a time', { parts: [1] }, 'malformed'],
    ['is nothing with a time without end', { parts: [1], until: Infinity }, 'malformed'],
    ['is nothing with a time that is no number', { parts: [1], until: NaN }, 'malformed'],
    ['is nothing with a time that is none', { parts: [1], until: 'soon' }, 'malformed'],
  ] as const) {
    it(what, () => {
      assert.deepEqual(readSweepRequest(message, now), read);
    });
  }

  it('is read without a throw, whatever it is, and never as more than what there is', () => {
    const near = fc.record({
      parts: fc.array(fc.oneof(fc.integer({ min: -1, max: 33 }), fc.anything())),
      until: fc.double(),
    });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.jsonValue(), near), (message) => {
        const read = readSweepRequest(message, now);
        if (typeof read === 'string') return;
        assert.ok(read.parts.length > 0 && read.parts.every((part) => DUE_PARTS.includes(part)));
        assert.ok(read.until > now && read.until <= now + REQUEST_HOLDS);
      }),
    );
  });
});

describe('a run of the timer', () => {
  it('that gets through asks nobody', async () => {
    await customersWait(20);
    assert.deepEqual(await time.during(instance().run()), []);
    assert.equal(posts.length, 20);
  });

  it('that nobody can help goes on by itself for as long as it may', async () => {
    await customersWait(500);
    const startedAt = world.time;
    assert.deepEqual(await time.during(instance(0).run()), []);
    assert.ok(world.time - startedAt >= BUDGET);
  });

  it('that can be helped asks before the next tick, for what it leaves and nothing else', async () => {
    await customersWait(300);
    const startedAt = world.time;
    const requests = await time.during(instance().run());
    assert.ok(world.time - startedAt < TICK && world.time - startedAt >= ASKS_AFTER);
    assert.deepEqual(
      requests.flatMap(({ parts }) => parts).toSorted((a, b) => a - b),
      await partsDue(startedAt),
    );
    const completed = world.events.findLast(({ name }) => name === 'sweep.completed');
    assert.ok(completed?.name === 'sweep.completed');
    assert.deepEqual([completed.run, completed.handedOn], ['timer', (await partsDue(startedAt)).length]);
  });

  it('asks again only when nobody can begin with the last requests any more', async () => {
    await customersWait(3_000);
    const timer = instance();
    const askedAt: number[] = [];
    for (let tick = 0; tick < 8; tick += 1) {
      const startedAt = world.time;
      if ((await time.during(timer.run())).length > 0) askedAt.push(world.time);
      world.time = startedAt + TICK;
    }
    assert.ok(askedAt.length >= 2);
    const pauses = askedAt.slice(1).map((at, index) => at - (askedAt[index] ?? 0));
    for (const pause of pauses)
      assert.ok(pause >= REQUEST_HOLDS && pause < REQUEST_HOLDS + TICK, String(pause));
  });

  it('asks nobody where it has time left and cannot read what is due', async () => {
    await customersWait(20);
    const store: ConversationStore = {
      ...world.store,
      // eslint-disable-next-line require-yield -- It fails before it has anything.
      async *due() {
        await time.wait(REQUEST);
        throw new BotError('E_STORAGE_UNAVAILABLE', 'No table today.');
      },
    };
    const shared = createSharedSweep(() => Promise.reject(new Error('nobody is written to')), {
      budget: BUDGET,
      concurrency: 1,
      helpers: HELPERS,
      now: () => world.time,
    });
    assert.deepEqual(await time.during(shared.run(world.ports(store))), []);
  });
});

describe('an instance that is asked', () => {
  it('looks at the parts that it was asked for, and at no other', async () => {
    await customersWait(200);
    const [part] = await partsDue();
    assert.ok(part !== undefined);
    const helper = instance();
    assert.deepEqual(await time.during(helper.help({ parts: [part], until: world.time + MINUTE })), []);
    assert.deepEqual([...new Set([...helper.looked].map(duePartOf))], [part]);
    assert.ok(!(await partsDue()).includes(part));
    const completed = world.events.findLast(({ name }) => name === 'sweep.completed');
    assert.ok(completed?.name === 'sweep.completed');
    assert.deepEqual([completed.run, completed.handedOn], ['helper', 0]);
  });

  it('asks for the rest in its turn, for the same time and not for longer', async () => {
    await customersWait(700);
    const helper = instance();
    const until = world.time + 80 * SECOND;
    const [rest, ...others] = await time.during(helper.help({ parts: DUE_PARTS, until }));
    assert.deepEqual([rest?.until, others], [until, []]);
    assert.deepEqual(rest?.parts, await partsDue());
    const startedAt = world.time;
    assert.deepEqual(await time.during(helper.help(rest)), []);
    assert.ok(world.time <= until + SECOND && world.time > startedAt);
  });

  it('does nothing when it is late, which is no error', async () => {
    await customersWait(3);
    const helper = instance();
    assert.deepEqual(await helper.help({ parts: DUE_PARTS, until: world.time }), []);
    assert.deepEqual([helper.looked.size, helper.log], [0, ['info sweep.requestLate undefined']]);
  });

  it('puts away what is no request, with a code', async () => {
    const helper = instance();
    assert.deepEqual(await helper.help({ parts: 'all', until: world.time + MINUTE }), []);
    assert.deepEqual([helper.looked.size, helper.log], [0, ['error sweep.requestRefused E_SWEEP_REQUEST']]);
    assert.match(String(helper.errors), /queue of the sweep.*Find out who/);
  });

  it('leaves what it was not asked for to whoever has it', async () => {
    await customersWait(700);
    const parts = DUE_PARTS.slice(0, 24);
    const [rest] = await time.during(instance().help({ parts, until: world.time + 80 * SECOND }));
    const due = await partsDue();
    assert.deepEqual(
      rest?.parts,
      due.filter((part) => parts.includes(part)),
    );
    assert.notDeepEqual(rest.parts, due);
  });

  /** What is asked for by a helper to whom each look at a conversation takes so long. */
  async function asksFor(look: number, until: number): Promise<readonly SweepRequest[]> {
    const store: ConversationStore = {
      ...world.store,
      load: () => {
        world.time += look;
        return Promise.resolve(undefined);
      },
    };
    const shared = createSharedSweep(() => Promise.reject(new Error('nobody is written to')), {
      ...{ budget: BUDGET, concurrency: 1, helpers: HELPERS, now: () => world.time },
    });
    return shared.help({ parts: DUE_PARTS, until }, world.ports(store));
  }

  it('asks for nothing that nobody would begin with any more', async () => {
    await customersWait(2);
    assert.deepEqual(await asksFor(10 * SECOND, world.time + 10 * SECOND), []);
  });

  it('asks for nothing when its time is over and all is done', async () => {
    await customersWait(1);
    assert.deepEqual(await asksFor(BUDGET, world.time + 2 * BUDGET), []);
  });
});

describe('three instances', () => {
  /** Ticks until everybody was warned, and until everybody's conversation has ended. */
  const TICKS = 30;

  /**
   * The first has the timer; the others take what is in the queue, each message as often as `deliveries` says. What is asked
   * for goes into the queue when a run is over, as an output binding does it.
   */
  async function live(
    [timer, ...others]: readonly [Instance, ...Instance[]],
    { deliveries = 1, mortal = new DoomedProcess(), ticks = TICKS } = {},
  ): Promise<void> {
    const queue: unknown[] = [];
    const state = { over: false };
    const put = (requests: readonly SweepRequest[]): void => {
      for (const request of requests)
        for (let copy = 0; copy < deliveries; copy += 1) queue.push(JSON.parse(JSON.stringify(request)));
    };
    const ticking = async (): Promise<void> => {
      const until = world.time + ticks * TICK;
      while (world.time < until) {
        put(await timer.run());
        // A tick that comes while the last run goes on is skipped.
        await time.wait(TICK - ((world.time - until + ticks * TICK) % TICK));
      }
      state.over = true;
    };
    const listening = async ({ help }: Instance): Promise<void> => {
      while (!state.over) {
        const message = queue.shift();
        if (message === undefined) await time.wait(SECOND);
        else put(await help(message));
      }
    };
    await time.during(
      Promise.all([ticking(), ...others.map((other) => Promise.race([listening(other), mortal.death]))]),
    );
  }

  /** Everybody was warned and told of the end, and the command followed; who waited for it was handed over. */
  function assertEachOnce(silent: number, escalating: number): void {
    const counts = [...histories()].toSorted(([, one], [, other]) => other - one);
    assert.deepEqual(
      counts.map(([, count]) => count),
      [silent, escalating].filter((count) => count > 0),
      JSON.stringify(counts),
    );
    const [[lived] = [''], [handedOver] = ['']] = counts;
    assert.equal(lived, `${idleWarning} | ${idleFarewell} | EndConversation`);
    if (escalating > 0) assert.equal(handedOver, `${transfer} | Escalate`);
  }

  it('warn, end and escalate everybody once, and all of them take part', async () => {
    await customersWait(700, 40);
    const instances = [instance(), instance(), instance()] as const;
    await live(instances);
    assertEachOnce(700, 40);
    for (const { looked } of instances) assert.ok(looked.size > 70, String(looked.size));
  });

  it('get through more than twice as much as one', async () => {
    await customersWait(4_000);
    await live([instance(0)], { ticks: 6 });
    const one = posts.length;
    startAnew();
    await customersWait(4_000);
    await live([instance(), instance(), instance()], { ticks: 6 });
    const three = posts.length;
    assert.ok(three < 4_000 && three > 2 * one, `${one} and ${three}`);
  });

  it('do so where the queue gives each message to two of them', async () => {
    await customersWait(400, 40);
    const instances = [instance(), instance(), instance()] as const;
    await live(instances, { deliveries: 2 });
    assertEachOnce(400, 40);
    const both = [...instances[1].looked].filter((key) => instances[2].looked.has(key));
    assert.ok(both.length > 40, `${both.length} looked at by both`);
  });

  // A visit has eight such moments: it loads, claims, sends and says that it has sent.
  for (let boundary = 41; boundary <= 48; boundary += 1) {
    it(`do so where one dies in the middle, at its moment ${boundary}`, async () => {
      await customersWait(250);
      const mortal = new DoomedProcess(boundary);
      await live([instance(), instance(HELPERS, mortal), instance()], { mortal });
      assert.ok(mortal.diedAt !== undefined);
      if (!mortal.diedAt.uncertain) assertEachOnce(250, 0);
      // It had sent and nobody can know, so that the one who comes after it says it once more.
      else
        assert.deepEqual(
          [...histories().values()].toSorted((a, b) => b - a),
          [249, 1],
        );
    });
  }
});
