import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc, { type Scheduler } from 'fast-check';
import {
  applyInbound,
  newRecord,
  withSeen,
  type ConversationStore,
  type SendOutcome,
} from '../../lib/conversation/index.ts';
import type { TelemetryEvent } from '../../lib/events.ts';
import { withWarmReads } from '../../lib/storage/index.ts';
import type { Arrival, Send, TurnPorts } from '../../lib/turns/index.ts';
import { ADDRESS, contextEvent, customerSays, guidanceFor, World } from './world.ts';

/** Schedules of every property in the gate; `INTERLEAVINGS=1000000` for a long night. */
const RUNS = Number(process.env['INTERLEAVINGS'] ?? 2_000);
const MINUTE = 60_000;

/** An instance of the app whose every call to the outside waits until the scheduler lets it through. */
function instance(world: World, scheduler: Scheduler): { ports: TurnPorts; send: Send } {
  const gate = async <T>(call: () => Promise<T>): Promise<T> => {
    await scheduler.schedule(Promise.resolve());
    const result = await call();
    await scheduler.schedule(Promise.resolve());
    return result;
  };
  const warm = withWarmReads(world.store);
  const store: ConversationStore = {
    ...warm,
    load: (key) => gate(() => warm.load(key)),
    save: (key, record, version) => gate(() => warm.save(key, record, version)),
    remove: (key, stored) => gate(() => warm.remove(key, stored)),
  };
  return {
    ports: world.ports(store),
    send: (activity, signal) => gate(() => world.center.send(activity, signal)),
  };
}

/** What a person could tell about a conversation afterwards. */
function outcomeOf(phase: string, closeReason: string | undefined, greetings: number): string {
  return `${phase} ${closeReason ?? '-'} greetings:${greetings}`;
}

/** By the arrivals: thousands of schedules share a few hundred lists of messages, and every order of each is worked out. */
const outcomesOf = new Map<string, ReadonlySet<string>>();

/** Every outcome that handling the arrivals one after another, in some order, could have had. */
function serialOutcomes(arrivals: readonly Arrival[], idleEnd: boolean): ReadonlySet<string> {
  const key = JSON.stringify([arrivals, idleEnd]);
  const outcomes = outcomesOf.get(key) ?? workOutSerialOutcomes(arrivals, idleEnd);
  outcomesOf.set(key, outcomes);
  return outcomes;
}

function workOutSerialOutcomes(arrivals: readonly Arrival[], idleEnd: boolean): ReadonlySet<string> {
  const outcomes = new Set<string>();
  for (const order of permutations(arrivals)) {
    let record = newRecord(ADDRESS, 0);
    for (const { inbound, activityId } of order) {
      const settled = withSeen({ ...record, outbox: [] }, activityId === undefined ? [] : [activityId]);
      record = applyInbound(settled, inbound, 0, guidanceFor(inbound, settled.context)).record;
    }
    const { phase, closeReason, greeted } = record.context;
    outcomes.add(outcomeOf(phase, closeReason, greeted ? 1 : 0));
  }
  // The sweep may be faster than every message: once the farewell was sent, an end is not taken back.
  if (idleEnd) outcomes.add(outcomeOf('ended', 'idle', 1));
  return outcomes;
}

function* permutations<T>(items: readonly T[]): Generator<readonly T[]> {
  if (items.length === 0) yield [];
  for (const [index, first] of items.entries()) {
    for (const rest of permutations(items.toSpliced(index, 1))) yield [first, ...rest];
  }
}

async function assertConsistent(world: World, arrivals: readonly Arrival[], idleEnd = false): Promise<void> {
  const { record } = await world.stored();
  const { phase, closeReason, greeted } = record.context;
  const actual = outcomeOf(phase, closeReason, greeted ? 1 : 0);
  const allowed = serialOutcomes(arrivals, idleEnd);
  assert.ok(allowed.has(actual), `${actual} is none of ${[...allowed].join(', ')}`);
  const { commands, posts } = world.center;
  assert.deepEqual(
    commands,
    phase === 'escalated' ? ['Escalate'] : phase === 'ended' ? ['EndConversation'] : [],
    actual,
  );
  const command = posts.findIndex((post) => 'command' in post);
  assert.ok(command === -1 || command === posts.length - 1, 'something was posted after the command');
  assert.deepEqual(record.outbox, []);
  const echoes = world.center.texts.filter((text) => text.startsWith('number'));
  assert.equal(echoes.length, new Set(echoes).size, 'an answer was given twice');
  assertReported(world);
}

/** An operator who counts events comes to the truth: a command that is never reported as settled is taken for stuck. */
function assertReported({ events }: World): void {
  const count = (name: TelemetryEvent['name']): number =>
    events.filter((event) => event.name === name).length;
  const closed = events.filter(
    (event) => event.name === 'conversation.ended' && event.reason === 'closedByContactCenter',
  ).length;
  const over = count('conversation.escalated') + count('conversation.ended');
  const resumed = count('conversation.resumed');
  assert.equal(count('conversation.started'), 1, 'begun once');
  assert.ok(over - resumed <= 1, `over ${over} times, resumed ${resumed}`);
  assert.equal(count('command.settled'), over - closed - resumed, 'every command is settled once');
}

const MESSAGES = ['agent', 'end chat', 'echo', 'something else'] as const;
/** Each echo says something of its own, so that an answer given twice shows. */
const messages = fc
  .array(fc.constantFrom(...MESSAGES), { minLength: 1, maxLength: 4 })
  .map((texts) => texts.map((text, index) => (text === 'echo' ? `echo: number ${index}` : text)));

const property = (
  title: string,
  arbitraries: fc.Arbitrary<readonly string[]>,
  run: (world: World, scheduler: Scheduler, texts: readonly string[]) => Promise<void>,
): void => {
  it(title, async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), arbitraries, async (scheduler, texts) => {
        await run(new World(), scheduler, texts);
      }),
      { numRuns: RUNS },
    );
  });
};

describe('two instances, in any interleaving', () => {
  property(
    'D07 end in a state that some order of the messages has',
    messages,
    async (world, scheduler, texts) => {
      await world.turn(contextEvent('context'));
      const instances = [instance(world, scheduler), instance(world, scheduler)] as const;
      const arrivals = texts.map((text, index) => customerSays(text, `m${index}`));
      const turns = arrivals.map((arrived, index) => {
        const { ports, send } = instances[index % 2 === 0 ? 0 : 1];
        return world.turn(arrived, ports, send);
      });
      await scheduler.waitFor(Promise.all(turns));
      await world.pass(90_000);
      await assertConsistent(world, [contextEvent('context'), ...arrivals]);
      const { record } = await world.stored();
      for (const { activityId } of arrivals) assert.ok(record.seen.includes(activityId ?? ''));
    },
  );

  property(
    'D01 apply a message once however often it is delivered',
    messages,
    async (world, scheduler, texts) => {
      await world.turn(contextEvent('context'));
      const instances = [instance(world, scheduler), instance(world, scheduler)] as const;
      const [text = 'help'] = texts;
      const copies = texts.map(() => customerSays(text, 'm1'));
      const turns = [...copies, ...copies].map((arrived, index) => {
        const { ports, send } = instances[index % 2 === 0 ? 0 : 1];
        return world.turn(arrived, ports, send);
      });
      const results = await scheduler.waitFor(Promise.all(turns));
      await world.pass(90_000);
      assert.equal(results.filter(({ outcome }) => outcome === 'applied').length, 1);
      const { record } = await world.stored();
      assert.equal(record.context.customerTurns, 1);
      // The greeting, and one answer: a sentence, or a sentence and a command.
      const { posts } = world.center;
      assert.equal(posts.length, record.context.phase === 'talking' ? 2 : 3);
      await assertConsistent(world, [contextEvent('context'), customerSays(text, 'm1')]);
    },
  );

  property(
    'D08 escalate, end and idle end come to one command',
    messages,
    async (world, scheduler, texts) => {
      await world.turn(contextEvent('context'));
      // Warned, and the customer has been silent to the end: the sweep is about to close the conversation.
      await world.pass(9 * MINUTE + 30_000);
      world.time += MINUTE;
      const instances = [instance(world, scheduler), instance(world, scheduler)] as const;
      const arrivals = texts.map((text, index) => customerSays(text, `m${index}`));
      const work: Promise<unknown>[] = arrivals.map((arrived, index) => {
        const { ports, send } = instances[index % 2 === 0 ? 0 : 1];
        return world.turn(arrived, ports, send);
      });
      work.push(...instances.map(({ ports, send }) => world.sweep(ports, send)));
      await scheduler.waitFor(Promise.all(work));
      await world.pass(90_000);
      await assertConsistent(world, [contextEvent('context'), ...arrivals], true);
    },
  );

  property('P7 keep the promises when posts fail in every way', messages, async (world, scheduler, texts) => {
    await world.turn(contextEvent('context'));
    const failures: readonly { outcome: SendOutcome; taken: boolean }[] = [
      { outcome: { kind: 'ambiguous', code: '500' }, taken: false },
      { outcome: { kind: 'ambiguous', code: 'ECONNRESET' }, taken: true },
      { outcome: { kind: 'throttled', retryAfter: 60_000 }, taken: false },
      { outcome: { kind: 'notSent', code: 'ECONNREFUSED' }, taken: false },
    ];
    let posts = texts.join('').length;
    world.center.fail = () => {
      posts += 1;
      return posts % 3 === 0 ? failures[posts % failures.length] : undefined;
    };
    const instances = [instance(world, scheduler), instance(world, scheduler)] as const;
    const arrivals = texts.map((text, index) => customerSays(text, `m${index}`));
    const turns = arrivals.map((arrived, index) => {
      const { ports, send } = instances[index % 2 === 0 ? 0 : 1];
      return world.turn(arrived, ports, send);
    });
    await scheduler.waitFor(Promise.all(turns));
    world.center.fail = () => undefined;
    await world.pass(4 * MINUTE);
    await assertConsistent(world, [contextEvent('context'), ...arrivals]);
  });

  property(
    'W09 report every command, also when the contact center has ended the conversation meanwhile',
    messages,
    async (world, scheduler, texts) => {
      await world.turn(contextEvent('context'));
      world.center.closed = true;
      const instances = [instance(world, scheduler), instance(world, scheduler)] as const;
      const turns = texts.map((text, index) => {
        const { ports, send } = instances[index % 2 === 0 ? 0 : 1];
        return world.turn(customerSays(text, `m${index}`), ports, send);
      });
      await scheduler.waitFor(Promise.all(turns));
      await world.pass(90_000);
      assert.deepEqual((await world.stored()).record.outbox, []);
      assertReported(world);
    },
  );
});
