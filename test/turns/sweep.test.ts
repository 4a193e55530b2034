// Rows W of the reliability tables. W08 over the real table is in test/storage/tableFaults.test.ts, what a sweep costs in
// storageOperations.test.ts, every schedule of W01 and W02 in interleavings.test.ts.
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import {
  repliesFor,
  type ConversationStore,
  type DueEntry,
  type SendOutcome,
} from '../../lib/conversation/index.ts';
import { BotError } from '../../lib/errors.ts';
import type { TelemetryEvent } from '../../lib/events.ts';
import { conversationKey, createServerClock } from '../../lib/storage/index.ts';
import {
  sweep,
  type Arrival,
  type Send,
  type SpeakFirst,
  type SweepLimits,
  type TurnPorts,
} from '../../lib/turns/index.ts';
import { ADDRESS, contextEvent, customerSays, KEY, POLICY, SWEEP_LIMITS, World } from './world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const replies = repliesFor('en');
const WARNING = { text: replies.idleWarning };
const END = [{ text: replies.idleFarewell }, { command: 'EndConversation' }];

let world: World;
beforeEach(async () => {
  world = new World();
  await world.turn(contextEvent('context'));
});

/** What the contact center got after the greeting. */
const posted = (): readonly object[] => world.center.posts.slice(1);

/** Does something else right before (or after) the nth post of a sweep. */
function whileSending(nth: number, edge: 'before' | 'after', meanwhile: () => Promise<unknown>): Send {
  let posts = 0;
  return async (activity, signal) => {
    posts += 1;
    if (posts === nth && edge === 'before') await meanwhile();
    const outcome: SendOutcome = await world.center.send(activity, signal);
    if (posts === nth && edge === 'after') await meanwhile();
    return outcome;
  };
}

async function* listed(entries: Iterable<DueEntry>): AsyncGenerator<DueEntry, undefined> {
  await Promise.resolve();
  yield* entries;
  return undefined;
}

/** The store with rows of their own for what is due, as in a table: moved with each save, and discarded by their name. */
function withDueRows(store: ConversationStore): ConversationStore {
  const rows = new Map<string, DueEntry>();
  const nameOf = ({ key, dueAt }: DueEntry): string => `${dueAt} ${key}`;
  return {
    ...store,
    save: async (key, record, version, signal) => {
      const before = (await store.load(key))?.record.dueAt;
      const saved = await store.save(key, record, version, signal);
      if (saved === undefined || before === record.dueAt) return saved;
      if (before !== undefined) rows.delete(nameOf({ key, dueAt: before }));
      if (record.dueAt !== undefined)
        rows.set(nameOf({ key, dueAt: record.dueAt }), { key, dueAt: record.dueAt });
      return saved;
    },
    due: (now) => listed([...rows.values()].filter(({ dueAt }) => dueAt <= now)),
    discardDue: (entry) => {
      rows.delete(nameOf(entry));
      return Promise.resolve();
    },
  };
}

/** Silence until `milliseconds` after the greeting, with the timer running all the time but for the last moment. */
async function silentUntil(milliseconds: number): Promise<void> {
  await world.pass(milliseconds - 30 * SECOND);
  world.time += 30 * SECOND;
}

describe('W01 a customer who writes', () => {
  it('just before the sweep is neither warned nor sent away', async () => {
    await silentUntil(5 * MINUTE);
    await world.turn(customerSays('echo: here', 'm1'));
    await world.sweep();
    assert.deepEqual(posted(), [{ text: 'here' }]);
  });

  it('just after the warning gets the whole time anew', async () => {
    await silentUntil(5 * MINUTE);
    await world.sweep();
    world.time += 1;
    await world.turn(customerSays('echo: here', 'm1'));
    await world.pass(5 * MINUTE - 30 * SECOND);
    assert.deepEqual(posted(), [WARNING, { text: 'here' }]);
    await world.pass(MINUTE);
    assert.deepEqual(posted(), [WARNING, { text: 'here' }, WARNING]);
  });

  it('just before the end keeps the conversation', async () => {
    await world.pass(5 * MINUTE);
    await silentUntil(5 * MINUTE);
    await world.turn(customerSays('echo: here', 'm1'));
    await world.sweep();
    assert.deepEqual(posted(), [WARNING, { text: 'here' }]);
    assert.equal((await world.stored()).record.context.phase, 'talking');
  });

  for (const [moment, nth, edge] of [
    ['after the sweep has decided to end and before it says so', 1, 'before'],
    ['while the farewell is on its way', 1, 'after'],
  ] as const) {
    it(`${moment} wins: no command is sent`, async () => {
      await world.pass(5 * MINUTE);
      await silentUntil(5 * MINUTE);
      const send = whileSending(nth, edge, () => world.turn(customerSays('echo: here', 'm1')));
      await world.sweep(world.ports(), send);
      assert.deepEqual(world.center.commands, []);
      assert.equal(world.center.texts.at(-1), 'here');
      const { record } = await world.stored();
      assert.deepEqual([record.context.phase, record.outbox], ['talking', []]);
      // And is not sent away later for the same silence.
      await world.pass(4 * MINUTE);
      assert.deepEqual(world.center.commands, []);
    });

    it(`${moment} and asks for a person gets one`, async () => {
      await world.pass(5 * MINUTE);
      await silentUntil(5 * MINUTE);
      const send = whileSending(nth, edge, () => world.turn(customerSays('agent', 'm1')));
      await world.sweep(world.ports(), send);
      await world.pass(90 * SECOND);
      assert.deepEqual(world.center.commands, ['Escalate']);
      assert.equal((await world.stored()).record.context.phase, 'escalated');
    });
  }

  it('while the command is on its way is too late: the conversation ends, once', async () => {
    await world.pass(5 * MINUTE);
    await silentUntil(5 * MINUTE);
    const send = whileSending(2, 'before', () => world.turn(customerSays('echo: here', 'm1')));
    await world.sweep(world.ports(), send);
    await world.pass(90 * SECOND);
    assert.deepEqual(posted(), [WARNING, ...END]);
    assert.equal((await world.stored()).record.context.phase, 'ended');
  });

  it('while the warning is on its way is not warned of the end any more', async () => {
    await silentUntil(5 * MINUTE);
    const send = whileSending(1, 'before', () => world.turn(customerSays('echo: here', 'm1')));
    await world.sweep(world.ports(), send);
    assert.equal((await world.stored()).record.context.warnedAt, undefined);
    await world.pass(5 * MINUTE - 30 * SECOND);
    assert.deepEqual(posted(), [WARNING, { text: 'here' }]);
  });

  it('between the sweep’s look and its claim wins', async () => {
    await silentUntil(5 * MINUTE);
    const { store } = world;
    let wrote = false;
    const slow: ConversationStore = {
      ...store,
      save: async (key, record, version, signal) => {
        if (!wrote) {
          wrote = true;
          await world.turn(customerSays('echo: here', 'm1'));
        }
        return store.save(key, record, version, signal);
      },
    };
    const report = await world.sweep(world.ports(slow));
    assert.equal(report.raced, 1);
    assert.deepEqual(posted(), [{ text: 'here' }]);
  });
});

describe('W02 sweeps at the same time', () => {
  for (const instances of [2, 3, 8]) {
    it(`on ${instances} instances warn once and end once`, async () => {
      const together = () => Promise.all(Array.from({ length: instances }, () => world.sweep()));
      for (let minute = 0; minute < 30; minute += 1) {
        world.time += MINUTE;
        await together();
      }
      assert.deepEqual(posted(), [WARNING, ...END]);
    });
  }

  it('one after the other change nothing the second time', async () => {
    await silentUntil(5 * MINUTE);
    await world.sweep();
    const before = await world.stored();
    await world.sweep();
    assert.deepEqual(await world.stored(), before);
    assert.deepEqual(posted(), [WARNING]);
  });
});

describe('W03 a timer that was down for an hour', () => {
  it('warns, and gives the customer the whole grace before the end', async () => {
    world.time += 60 * MINUTE;
    await world.sweep();
    await world.sweep();
    assert.deepEqual(posted(), [WARNING]);
    await world.pass(5 * MINUTE - 1);
    assert.deepEqual(posted(), [WARNING]);
    await world.pass(MINUTE);
    assert.deepEqual(posted(), [WARNING, ...END]);
  });

  it('between warning and end ends at once: the warning was long ago', async () => {
    await world.pass(5 * MINUTE);
    world.time += 60 * MINUTE;
    await world.sweep();
    assert.deepEqual(posted(), [WARNING, ...END]);
  });
});

describe('W04 clocks that are wrong', () => {
  /** An instance whose machine is `skew` off: the store's answers tell it the time. */
  function instance(skew: () => number): TurnPorts {
    const clock = createServerClock(() => world.time + skew());
    const { store } = world;
    const hear = async <T>(work: Promise<T>): Promise<T> => {
      const result = await work;
      clock.heard(new Date(world.time).toUTCString());
      return result;
    };
    const answering: ConversationStore = {
      ...store,
      load: (key) => hear(store.load(key)),
      save: (key, record, version) => hear(store.save(key, record, version)),
      due: async function* (now) {
        const entries = await hear(Array.fromAsync(store.due(now)));
        yield* entries;
        return undefined;
      },
    };
    return { ...world.ports(answering), now: clock.now };
  }

  for (const minutes of [10, -10]) {
    it(`by ${minutes} minutes neither hurry a customer nor forget one`, async () => {
      const skewed = instance(() => minutes * MINUTE);
      await world.turn(customerSays('echo: here', 'm1'), skewed);
      for (let passed = 0; passed < 9 * 60; passed += 30) {
        world.time += 30 * SECOND;
        await world.sweep(skewed);
        if (passed < 4.5 * 60) assert.deepEqual(posted(), [{ text: 'here' }], `after ${passed} s`);
      }
      assert.deepEqual(posted(), [{ text: 'here' }, WARNING]);
      await world.pass(2 * MINUTE);
      assert.deepEqual(posted(), [{ text: 'here' }, WARNING, ...END]);
    });
  }

  it('that step back in the middle of a conversation do not either', async () => {
    let skew = 0;
    const stepping = instance(() => skew);
    await world.turn(customerSays('echo: one', 'm1'), stepping);
    skew = -10 * MINUTE;
    world.time += 10 * SECOND;
    await world.turn(customerSays('echo: two', 'm2'), stepping);
    await world.pass(4 * MINUTE);
    assert.deepEqual(posted(), [{ text: 'one' }, { text: 'two' }]);
    await world.pass(90 * SECOND);
    assert.deepEqual(posted(), [{ text: 'one' }, { text: 'two' }, WARNING]);
  });

  it('do not let a sweep take a lease that another instance still has', async () => {
    const ahead = instance(() => 10 * MINUTE);
    const send = whileSending(1, 'before', async () => {
      world.time += 3 * SECOND;
      await world.sweep(ahead);
    });
    await world.turn(customerSays('agent', 'm1'), world.ports(), send);
    assert.deepEqual(posted(), [{ text: replies.transfer }, { command: 'Escalate' }]);
  });
});

/** Greets in `count` more conversations. */
async function crowd(count: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, (_, index) => `crowd-${index}`);
  for (const id of ids) await world.turn(inConversation(id, contextEvent('context')));
  return ids.map((id) => conversationKey(ADDRESS.channelId, id));
}

function inConversation(conversationId: string, arrival: Arrival): Arrival {
  const { channelId } = ADDRESS;
  return {
    ...arrival,
    key: conversationKey(channelId, conversationId),
    address: { ...ADDRESS, conversationId },
  };
}

describe('W05 a conversation that makes trouble', () => {
  it('first in line does not stop the others', async () => {
    const [poison] = await crowd(20);
    await silentUntil(5 * MINUTE);
    const { store } = world;
    const failing: ConversationStore = {
      ...store,
      load: (key) =>
        key === poison ? Promise.reject(new BotError('E_STORAGE_UNAVAILABLE', 'busy')) : store.load(key),
    };
    const report = await world.sweep(world.ports(failing));
    assert.deepEqual([report.warned, report.failed], [20, 1]);
    // Nothing was lost: the next healthy sweep visits it.
    assert.equal((await world.sweep()).warned, 1);
  });

  it('by an error of its connector does not stop the others', async () => {
    await crowd(5);
    await silentUntil(5 * MINUTE);
    const speakFirst: SpeakFirst = async ({ conversationId }, use) => {
      if (conversationId === 'crowd-0') throw new TypeError('a bug of somebody’s');
      await use(world.center.send);
    };
    const report = await sweep(speakFirst, world.ports(), SWEEP_LIMITS);
    assert.deepEqual([report.warned, report.failed], [5, 1]);
  });

  it('by refusing every post for good is closed after the first', async () => {
    await crowd(2);
    await silentUntil(5 * MINUTE);
    world.center.fail = () => ({ outcome: { kind: 'refused', status: 403, gone: true }, taken: false });
    await world.sweep();
    const attempts = world.center.attempts.length;
    await world.pass(60 * MINUTE);
    assert.equal(world.center.attempts.length, attempts);
  });
});

describe('W06 a crowd that is due at once', () => {
  const limits: SweepLimits = { budget: 20_000, concurrency: 8, now: () => world.time };

  it('is visited a few at a time, and each once', async () => {
    await crowd(1_000);
    await silentUntil(5 * MINUTE);
    let sending = 0;
    let most = 0;
    const report = await sweep(
      (_address, use) =>
        use(async (activity, signal) => {
          sending += 1;
          most = Math.max(most, sending);
          // Lets everybody else get as far as they can.
          await new Promise((resolve) => setImmediate(resolve));
          sending -= 1;
          return world.center.send(activity, signal);
        }),
      world.ports(),
      limits,
    );
    assert.equal(report.warned, 1_001);
    assert.equal(most, limits.concurrency);
    assert.equal(posted().length - 1_000, 1_001);
  });

  it('is visited though the storage’s clock jumps ahead meanwhile', async () => {
    await crowd(20);
    await silentUntil(5 * MINUTE);
    const ports = world.ports();
    const jumping = { ...ports, now: () => (world.time += MINUTE) };
    const report = await sweep((_address, use) => use(world.center.send), jumping, SWEEP_LIMITS);
    assert.equal(report.postponed, 0);
  });

  it('is left to the next sweep when the time is up, and nobody is forgotten or visited twice', async () => {
    await crowd(100);
    await silentUntil(5 * MINUTE);
    const sweeps = [];
    do {
      sweeps.push(
        await sweep(
          (_address, use) =>
            use((activity, signal) => {
              world.time += SECOND;
              return world.center.send(activity, signal);
            }),
          world.ports(),
          limits,
        ),
      );
    } while ((sweeps.at(-1)?.postponed ?? 0) > 0);
    assert.ok(sweeps.length > 2);
    assert.equal(
      sweeps.reduce((sum, { warned }) => sum + warned, 0),
      101,
    );
    assert.equal(world.center.texts.filter((text) => text === replies.idleWarning).length, 101);
  });

  it('is not even looked at any more when the time is up', async () => {
    const entries = Array.from({ length: 100 }, (_, index): DueEntry => {
      return { key: conversationKey('omnichannel', `deleted ${index}`), dueAt: world.time };
    });
    const discarded: DueEntry[] = [];
    const store: ConversationStore = {
      ...world.store,
      due: () => listed(entries),
      discardDue: (entry) => {
        world.time += SECOND;
        discarded.push(entry);
        return Promise.resolve();
      },
    };
    const report = await sweep((_address, use) => use(world.center.send), world.ports(store), limits);
    const inTime = limits.budget / SECOND;
    assert.ok(discarded.length >= inTime && discarded.length < inTime + limits.concurrency);
    assert.equal(report.discarded, discarded.length);
    assert.ok(report.postponed > 0);
  });
});

describe('W07 an entry whose conversation is gone', () => {
  it('is removed', async () => {
    const discarded: DueEntry[] = [];
    const entry: DueEntry = { key: conversationKey('omnichannel', 'deleted'), dueAt: world.time };
    const store: ConversationStore = {
      ...world.store,
      due: async function* () {
        await Promise.resolve();
        yield entry;
        return undefined;
      },
      discardDue: (gone) => {
        discarded.push(gone);
        return Promise.resolve();
      },
    };
    const report = await world.sweep(world.ports(store));
    assert.equal(report.discarded, 1);
    assert.deepEqual(discarded, [entry]);
    assert.deepEqual(posted(), []);
  });

  it('is discarded late, and what waits again by then is found all the same', async () => {
    const store = withDueRows(world.store);
    // So slow that no time is left for the command: it waits, with no lease and no time to wait for.
    await world.turn(customerSays('agent', 'm1'), world.ports(store), async (activity, signal) => {
      world.time += 5 * SECOND;
      return world.center.send(activity, signal);
    });
    const entries = await Array.fromAsync(store.due(world.time));
    let discard: () => Promise<void> = () => assert.fail('nothing was to be discarded');
    const slow: ConversationStore = {
      ...store,
      due: () => listed(entries),
      discardDue: (entry) => {
        discard = () => store.discardDue(entry);
        return Promise.resolve();
      },
    };
    // One sweep claims the conversation and does not get to send; another one has listed it before, and looks at it now.
    const slowToSpeak: SpeakFirst = async (_address, use) => {
      await world.sweep(world.ports(slow));
      world.time += 5 * SECOND;
      await use(world.center.send);
    };
    await sweep(slowToSpeak, world.ports(store), {
      budget: MINUTE,
      concurrency: 1,
      now: () => world.time,
    });
    assert.deepEqual(posted(), [{ text: replies.transfer }]);
    await discard();
    world.time += 30 * SECOND;
    await world.sweep(world.ports(store));
    assert.deepEqual(posted(), [{ text: replies.transfer }, { command: 'Escalate' }]);
  });
});

describe('W08 a store that fails in the middle of a sweep', () => {
  it('lets the next sweep go on with the rest', async () => {
    await crowd(10);
    await silentUntil(5 * MINUTE);
    const { store } = world;
    let saves = 0;
    const failing: ConversationStore = {
      ...store,
      save: (...args) => {
        saves += 1;
        return saves > 6
          ? Promise.reject(new BotError('E_STORAGE_UNAVAILABLE', 'busy'))
          : store.save(...args);
      },
    };
    const first = await world.sweep(world.ports(failing));
    assert.ok(first.failed > 0);
    await world.pass(90 * SECOND);
    const warnings = world.center.texts.filter((text) => text === replies.idleWarning).length;
    // At most those whose post was made and could not be marked are said again.
    assert.ok(warnings >= 11 && warnings <= 13, `${warnings} warnings`);
  });

  it('and cannot even list what is due, is reported and tried again', async () => {
    await silentUntil(5 * MINUTE);
    const lines: string[] = [];
    const store: ConversationStore = {
      ...world.store,
      due: () => ({
        [Symbol.asyncIterator]: () => ({
          next: () => Promise.reject(new BotError('E_STORAGE_UNAVAILABLE', 'busy')),
        }),
      }),
    };
    await world.sweep({ ...world.ports(store), log: (level, event) => lines.push(`${level} ${event}`) });
    assert.ok(lines.includes('error sweep.indexFailed'));
    assert.equal((await world.sweep()).warned, 1);
  });
});

describe('W09 a conversation that the contact center has ended', () => {
  it('is not announced as an error when the sweep finds out', async () => {
    world.center.closed = true;
    await silentUntil(5 * MINUTE);
    const lines: string[] = [];
    const ports: TurnPorts = { ...world.ports(), log: (level, event) => lines.push(`${level} ${event}`) };
    await world.sweep(ports);
    assert.ok(!lines.some((line) => line.startsWith('error')), lines.join('\n'));
    const { context } = (await world.stored()).record;
    assert.deepEqual([context.phase, context.closeReason], ['ended', 'closedByContactCenter']);
    await world.pass(60 * MINUTE);
    assert.equal(world.center.attempts.length, 2);
  });
});

describe('W10 finished conversations', () => {
  const DAY = 24 * 60 * MINUTE;

  it('are ended when they have been silent, and forgotten when their time has come', async () => {
    await silentUntil(5 * MINUTE);
    await world.sweep();
    world.time += 5 * MINUTE;
    assert.partialDeepStrictEqual(await world.sweep(), { ended: 1, warned: 0 });
    await world.pass(MINUTE);
    const { dueAt, context } = (await world.stored()).record;
    assert.equal(dueAt, context.lastActivityAt + 30 * DAY);
    world.time = dueAt;
    assert.partialDeepStrictEqual(await world.sweep(), { forgotten: 1 });
  });

  it('are forgotten after their time, and not before', async () => {
    await world.turn(customerSays('end chat', 'm1'));
    await world.pass(10 * MINUTE);
    world.time += 30 * DAY - 11 * MINUTE;
    await world.sweep();
    assert.equal(world.store.size(), 1);
    world.time += 2 * MINUTE;
    await world.sweep();
    assert.equal(world.store.size(), 0);
  });

  it('are not visited in between', async () => {
    await world.turn(customerSays('end chat', 'm1'));
    await world.pass(10 * MINUTE);
    const { version } = await world.stored();
    world.time += 29 * DAY;
    const report = await world.sweep();
    assert.equal(
      Object.values(report).reduce((sum, count) => sum + count, 0),
      0,
    );
    assert.equal((await world.stored()).version, version);
  });

  it('are kept as long as a command of theirs is not delivered', async () => {
    world.center.fail = (post) =>
      'command' in post ? { outcome: { kind: 'throttled', retryAfter: 31 * DAY }, taken: false } : undefined;
    await world.turn(customerSays('agent', 'm1'));
    world.center.fail = () => undefined;
    world.time += 30 * DAY + MINUTE;
    await world.sweep();
    assert.equal(world.store.size(), 1);
    world.time += DAY;
    await world.sweep();
    assert.deepEqual(world.center.commands, ['Escalate']);
  });
});

describe('what a sweep reports of itself', () => {
  /** One sweep, with what it reported, how loud, and what it wrote into the log. */
  async function watched(changes: Partial<TurnPorts>, limits: SweepLimits = SWEEP_LIMITS) {
    const events: [level: string | undefined, TelemetryEvent][] = [];
    const lines: string[] = [];
    const base = world.ports();
    const ports: TurnPorts = {
      ...base,
      log: (level, event, fields) => lines.push(`${level} ${event} ${JSON.stringify(fields)}`),
      telemetry: { ...base.telemetry, track: (event, { level } = {}) => events.push([level, event]) },
      ...changes,
    };
    const report = await sweep((_address, use) => use(world.center.send), ports, limits);
    const [level, completed] = events.find(([, { name }]) => name === 'sweep.completed') ?? [];
    assert.ok(completed?.name === 'sweep.completed');
    return { report, level, completed, lines, names: events.map(([, { name }]) => name) };
  }

  it('is how often each thing happened, and how late the latest was', async () => {
    await crowd(2);
    await silentUntil(5 * MINUTE);
    world.time += 7 * SECOND;
    const { report, level, completed, names } = await watched({});
    assert.equal(names.filter((name) => name === 'conversation.idleWarned').length, 3);
    assert.deepEqual(completed, {
      ...{ name: 'sweep.completed', run: 'timer', ...report, complete: true, milliseconds: 0 },
      ...{ latestSeconds: 7, unsent: 0, handedOn: 0 },
    });
    assert.deepEqual([report.warned, level], [3, 'info']);
  });

  it('is how long it took', async () => {
    await silentUntil(5 * MINUTE);
    const send: Send = (activity, signal) => {
      world.time += 2 * SECOND;
      return world.center.send(activity, signal);
    };
    await world.sweep(world.ports(), send);
    const completed = world.events.findLast(({ name }) => name === 'sweep.completed');
    assert.ok(completed?.name === 'sweep.completed');
    assert.equal(completed.milliseconds, 2_000);
  });

  it('is not complete, and a warning, where what is due could not be listed to its end', async () => {
    await silentUntil(5 * MINUTE);
    const { store } = world;
    const failing: ConversationStore = {
      ...store,
      due: async function* (now) {
        yield* await Array.fromAsync(store.due(now));
        throw new BotError('E_STORAGE_UNAVAILABLE', 'busy');
      },
    };
    const { report, level, completed, lines } = await watched({ store: failing });
    assert.deepEqual([report.warned, completed.complete, level], [1, false, 'warn']);
    assert.ok(lines.includes('error sweep.indexFailed {"code":"E_STORAGE_UNAVAILABLE","error":"busy"}'));
  });

  it('is not complete where its time was over, which is no warning', async () => {
    await crowd(20);
    await silentUntil(5 * MINUTE);
    const { report, level, completed } = await watched({}, { budget: 0, concurrency: 2 });
    assert.deepEqual([report.warned, completed.complete, level], [0, false, 'info']);
    assert.ok(report.postponed > 0);
  });

  it('is complete, and a warning, where a visit failed, which is named by its alias and its code', async () => {
    await silentUntil(5 * MINUTE);
    const load = () => Promise.reject(new BotError('E_STORAGE_AUTH', 'refused'));
    const { report, level, completed, lines } = await watched({ store: { ...world.store, load } });
    assert.deepEqual([report.failed, completed.complete, level], [1, true, 'warn']);
    const about = { conversation: world.alias, code: 'E_STORAGE_AUTH', error: 'refused' };
    assert.deepEqual(lines, [`error sweep.visitFailed ${JSON.stringify(about)}`]);
  });

  it('counts what it leaves unsent, also at a host that it leaves alone', async () => {
    await crowd(2);
    world.center.fail = () => ({ outcome: { kind: 'throttled', retryAfter: MINUTE }, taken: false });
    await world.turn(customerSays('echo: hello', 'm1'));
    const { hosts } = world;
    const later = world.time + 5 * MINUTE;
    world.time = later;
    const alone = await watched({ hosts: { ...hosts, admits: () => false } });
    assert.deepEqual([alone.report.leftAlone, alone.completed.unsent], [3, 1]);
    const visited = await watched({});
    assert.deepEqual([visited.report.warned, visited.report.finished, visited.completed.unsent], [2, 1, 3]);
  });
});

describe('the time of a sweep', () => {
  it('is over for those, too, who wait for a place since', async () => {
    await crowd(30);
    await silentUntil(5 * MINUTE);
    const { store } = world;
    const listed = Promise.withResolvers<unknown>();
    const watched: ConversationStore = {
      ...store,
      due: async function* (now) {
        yield* store.due(now);
        // Every reader has looked at its last one by then.
        setImmediate(listed.resolve);
        return undefined;
      },
    };
    const report = await sweep(
      (_address, use) =>
        use(async (activity, signal) => {
          await listed.promise;
          world.time += 21 * SECOND;
          return world.center.send(activity, signal);
        }),
      world.ports(watched),
      { budget: 20_000, concurrency: 4, now: () => world.time },
    );
    assert.deepEqual([report.warned, report.postponed], [4, 27]);
  });

  it('is measured on the machine’s own clock where no other is given', async () => {
    await crowd(3);
    await silentUntil(5 * MINUTE);
    const send: Send = (activity, signal) => {
      const startedAt = performance.now();
      while (performance.now() - startedAt < 3);
      return world.center.send(activity, signal);
    };
    const limits = { budget: 2, concurrency: 1 };
    const report = await sweep((_address, use) => use(send), world.ports(), limits);
    assert.ok(report.postponed > 0);
  });
});

describe('an entry of the due index', () => {
  it('of an earlier release, whose row has a fraction, is that row’s', async () => {
    const { record, version } = await world.stored();
    await world.store.save(KEY, { ...record, dueAt: world.time + 0.5 }, version);
    const store: ConversationStore = {
      ...world.store,
      due: () => listed([{ key: KEY, dueAt: world.time }]),
    };
    const report = await world.sweep(world.ports(store));
    assert.deepEqual([report.rearmed, report.discarded], [1, 0]);
  });

  it('whose conversation waits for its time is due at that time', async () => {
    world.center.fail = () => ({ outcome: { kind: 'throttled', retryAfter: 4 * MINUTE }, taken: false });
    await world.turn(customerSays('echo: hello', 'm1'));
    const { record, version } = await world.stored();
    await world.store.save(KEY, { ...record, dueAt: world.time }, version);
    world.time += 3 * MINUTE;
    assert.equal((await world.sweep()).rearmed, 1);
    assert.equal((await world.stored()).record.dueAt, record.outbox[0]?.notBefore);
    // Longer than silence is borne by now: nobody is warned who waits for an answer.
    world.policy = { ...POLICY, warningAfter: MINUTE, endAfter: 2 * MINUTE };
    const waiting = await world.stored();
    await world.store.save(KEY, { ...waiting.record, dueAt: world.time }, waiting.version);
    assert.partialDeepStrictEqual(await world.sweep(), { rearmed: 1, warned: 0 });
  });

  it('whose conversation somebody changes meanwhile is theirs, whatever was to be done', async () => {
    const conflict: Partial<ConversationStore> = {
      save: () => Promise.resolve(undefined),
      remove: () => Promise.resolve(false),
    };
    world.time += 5 * MINUTE;
    const ports = world.ports({ ...world.store, ...conflict });
    assert.partialDeepStrictEqual(await world.sweep(ports), { raced: 1, warned: 0 });
    await world.turn(customerSays('end chat', 'm1'));
    const { record, version } = await world.stored();
    await world.store.save(KEY, { ...record, dueAt: world.time }, version);
    assert.partialDeepStrictEqual(await world.sweep(ports), { raced: 1, rearmed: 0 });
    world.time += 31 * 24 * 60 * MINUTE;
    assert.partialDeepStrictEqual(await world.sweep(ports), { raced: 1, forgotten: 0 });
  });

  it('whose conversation somebody is sending for is neither sent for, warned nor forgotten', async () => {
    await world.turn(customerSays('end chat', 'm1'));
    const { record, version } = await world.stored();
    world.time += 31 * 24 * 60 * MINUTE;
    const lease = { holder: 'other', until: world.time + 1 };
    await world.store.save(KEY, { ...record, lease, dueAt: world.time }, version);
    const report = await world.sweep();
    assert.deepEqual([report.rearmed, report.forgotten], [1, 0]);
    assert.equal(world.store.size(), 1);
  });

  it('that had to wait for its turn is looked at once more: who wrote meanwhile is not warned', async () => {
    await crowd(1);
    await silentUntil(5 * MINUTE);
    let written = false;
    const speakFirst: SpeakFirst = async ({ conversationId }, use) => {
      const other = conversationId === ADDRESS.conversationId ? 'crowd-0' : ADDRESS.conversationId;
      if (!written) {
        written = true;
        await world.turn(inConversation(other, customerSays('echo: here', 'm1')));
      }
      await use(world.center.send);
    };
    const limits = { budget: 20_000, concurrency: 1, now: () => world.time };
    const report = await sweep(speakFirst, world.ports(), limits);
    assert.deepEqual([report.warned, report.rearmed + report.discarded, report.raced], [1, 1, 0]);
  });
});
