import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { ConversationStore, SendOutcome } from '../../lib/conversation/index.ts';
import { sweep, type Send, type TurnPorts } from '../../lib/turns/index.ts';
import { policy } from '../fixtures/mind/mind.ts';
import { contextEvent, customerSays, KEY, World } from './world.ts';

const RUNS = Number(process.env['LEASES'] ?? 1_000);
const SECOND = 1_000;
/** What the longest model that the settings allow may add to a turn, and a little more than nothing. */
const EXTRA_TIMES = [0, 4 * SECOND];

/** A clock on which calls take as long as they are told to: time goes to whatever comes next, and nothing waits for it. */
class Timeline {
  readonly #coming: { readonly at: number; readonly come: () => void }[] = [];
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  wait(milliseconds: number): Promise<void> {
    return new Promise((come) => {
      this.#coming.push({ at: this.#world.time + milliseconds, come });
    });
  }

  /** Lets time pass until the work is done. */
  async until(work: Promise<unknown>): Promise<void> {
    const state = { done: false };
    const watched = work.finally(() => (state.done = true));
    // What fails is thrown below, once nothing runs any more.
    watched.catch(() => undefined);
    for (;;) {
      await setImmediate();
      if (state.done) break;
      const [next] = this.#coming.toSorted((a, b) => a.at - b.at);
      assert.ok(next !== undefined, 'somebody waits for nothing');
      this.#coming.splice(this.#coming.indexOf(next), 1);
      this.#world.time = Math.max(this.#world.time, next.at);
      next.come();
    }
    await watched;
  }
}

/** What one post meets: how long it takes, and what the sender sees. */
interface Met {
  readonly takes: number;
  readonly outcome: SendOutcome;
}

const met: fc.Arbitrary<Met> = fc.record({
  takes: fc.constantFrom(20, 900, 2_500, 2_900, 3_000),
  outcome: fc.oneof(
    { weight: 6, arbitrary: fc.constant<SendOutcome>({ kind: 'sent' }) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(undefined, SECOND, 2 * SECOND, 20 * SECOND)
        .map((retryAfter): SendOutcome => ({ kind: 'throttled', retryAfter })),
    },
    { weight: 1, arbitrary: fc.constant<SendOutcome>({ kind: 'notSent', code: 'ECONNREFUSED' }) },
  ),
});

/** Who else comes to the conversation while the first turn sends, and when. */
const visitors = fc.array(
  fc.record({
    after: fc.oneof(
      fc.integer({ min: 0, max: 20 * SECOND }),
      fc.integer({ min: 9 * SECOND, max: 12 * SECOND }),
    ),
    who: fc.constantFrom('the same again', 'another message', 'the sweep'),
  }),
  { minLength: 1, maxLength: 4 },
);

describe('as long as a lease lasts', () => {
  it('one alone sends, however slow the contact center is and whoever else comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...EXTRA_TIMES),
        fc.integer({ min: 1, max: 6 }),
        fc.array(met, { minLength: 4, maxLength: 12 }),
        fc.integer({ min: 1, max: 100 }),
        visitors,
        async (extraTime, sentences, posts, storeTakes, others) => {
          const world = new World();
          await world.turn(contextEvent('context'));
          const timeline = new Timeline(world);
          const queue = [...posts];
          let sending = 0;
          const broken: string[] = [];
          const send: Send = async (activity, signal) => {
            sending += 1;
            if (sending > 1) broken.push(`two senders at ${world.time}`);
            const { takes, outcome } = queue.shift() ?? { takes: 20, outcome: { kind: 'sent' } };
            await timeline.wait(takes);
            world.center.fail = () => (outcome.kind === 'sent' ? undefined : { outcome, taken: false });
            const seen = await world.center.send(activity, signal);
            sending -= 1;
            return seen;
          };
          const ports = timedPorts(world, timeline, { extraTime, sentences, storeTakes });
          const visit = async (who: string, index: number): Promise<void> => {
            if (who === 'the sweep') {
              const limits = { budget: 20 * SECOND, concurrency: 2, now: ports.now };
              await sweep((_address, use) => use(send), ports, limits);
            } else {
              const id = who === 'the same again' ? 'm1' : `other${index}`;
              await world.turn(customerSays('tell me', id), ports, send);
            }
          };
          const work = others.map(async ({ after, who }, index) => {
            await timeline.wait(after);
            await visit(who, index);
          });
          await timeline.until(
            Promise.all([world.turn(customerSays('tell me', 'm1'), ports, send), ...work]),
          );
          world.center.fail = () => undefined;
          await world.pass(5 * 60 * SECOND);
          assert.deepEqual(broken, []);
          const messages = 1 + others.filter(({ who }) => who === 'another message').length;
          for (let index = 0; index < sentences; index += 1) {
            const told = world.center.texts.filter((text) => text === `number ${index}`).length;
            assert.equal(told, messages, `sentence ${index}, once for each message`);
          }
        },
      ),
      { numRuns: RUNS },
    );
  });

  for (const who of ['the sweep', 'a redelivery'] as const) {
    for (const early of [14 * SECOND, 5 * SECOND, 1, 0]) {
      const what = early === 0 ? 'sends what waits when it is over' : `waits ${early} ms before its end`;
      it(`${who} ${what}`, async () => {
        const world = new World();
        world.center.fail = () => ({ outcome: { kind: 'notSent', code: 'ECONNREFUSED' }, taken: false });
        await world.turn(customerSays('agent', 'm1'));
        world.center.fail = () => undefined;
        const { record, version } = await world.stored();
        world.time += 60 * SECOND;
        const lease = { holder: 'somebody', until: world.time + early };
        const leased = { ...record, lease, dueAt: world.time };
        assert.ok((await world.store.save(KEY, leased, version)) !== undefined);
        await (who === 'the sweep' ? world.sweep() : world.turn(customerSays('agent', 'm1')));
        assert.deepEqual(world.center.commands, early === 0 ? ['Escalate'] : []);
      });
    }
  }
});

function timedPorts(
  world: World,
  timeline: Timeline,
  { extraTime, sentences, storeTakes }: { extraTime: number; sentences: number; storeTakes: number },
): TurnPorts {
  const { store } = world;
  const slow: ConversationStore = {
    ...store,
    load: async (key) => {
      await timeline.wait(storeTakes);
      return store.load(key);
    },
    save: async (key, record, version) => {
      await timeline.wait(storeTakes);
      return store.save(key, record, version);
    },
  };
  const says = Array.from({ length: sentences }, (_, index) => ({
    kind: 'say' as const,
    text: `number ${index}`,
  }));
  return {
    ...world.ports(slow),
    sleep: (milliseconds) => timeline.wait(milliseconds),
    bot: {
      policy,
      responder: () => Promise.resolve({ kind: 'said', rule: 'told', says }),
      model: { extraTime, ask: () => Promise.reject(new Error('not asked')) },
    },
  };
}
