import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { repliesFor } from '../../lib/conversation/index.ts';
import { DoomedProcess, type Boundary } from './crash.ts';
import { contextEvent, customerSays, World } from './world.ts';

const replies = repliesFor('en');

const MINUTE = 60_000;

interface Scenario {
  readonly title: string;
  /** Everything before the step in which processes die. */
  readonly prepare: (world: World) => Promise<void>;
  /** The step itself, by a process that may die. */
  readonly step: (world: World, process: DoomedProcess) => Promise<unknown>;
  /** Whether the channel delivers the step's activity again after a crash (a timer's work is never redelivered). */
  readonly redelivers: boolean;
  /** What the customer must have read at the end, and the command that must have arrived. */
  readonly text: string;
  readonly command: 'Escalate' | 'EndConversation' | undefined;
  readonly phase: 'talking' | 'escalated' | 'ended';
}

const greeted = async (world: World): Promise<void> => {
  await world.turn(contextEvent('context'));
};

const says =
  (text: string): Scenario['step'] =>
  (world, process) =>
    world.turn(customerSays(text, 'm1'), process.ports(world), process.send(world));

const sweeps: Scenario['step'] = (world, process) => world.sweep(process.ports(world), process.send(world));

const silentFor = (minutes: number) => async (world: World) => {
  await greeted(world);
  // The sweeps of healthy instances up to the one in which the process dies.
  while (world.time < 1_700_000_000_000 + minutes * MINUTE - 30_000) await world.pass(30_000);
  world.time += 30_000;
};

const SCENARIOS: readonly Scenario[] = [
  {
    title: 'an ordinary message',
    prepare: greeted,
    step: says('help'),
    redelivers: true,
    text: replies.help,
    command: undefined,
    phase: 'talking',
  },
  {
    title: 'an escalation',
    prepare: greeted,
    step: says('agent'),
    redelivers: true,
    text: replies.transfer,
    command: 'Escalate',
    phase: 'escalated',
  },
  {
    title: 'an end',
    prepare: greeted,
    step: says('end chat'),
    redelivers: true,
    text: replies.farewell,
    command: 'EndConversation',
    phase: 'ended',
  },
  {
    title: 'an idle warning',
    prepare: silentFor(5),
    step: sweeps,
    redelivers: false,
    text: replies.idleWarning,
    command: undefined,
    phase: 'talking',
  },
  {
    title: 'an idle end',
    prepare: silentFor(10),
    step: sweeps,
    redelivers: false,
    text: replies.idleFarewell,
    command: 'EndConversation',
    phase: 'ended',
  },
];

/** Runs the scenario once, dying at the nth boundary; where it died, or `undefined` when it survived. */
async function play(
  scenario: Scenario,
  fatal: number,
  redelivery: boolean,
): Promise<{ world: World; diedAt: Boundary | undefined }> {
  const world = new World();
  await scenario.prepare(world);
  const process = new DoomedProcess(fatal);
  await process.run(() => scenario.step(world, process));
  const { diedAt } = process;
  const healthy = new DoomedProcess(Number.POSITIVE_INFINITY);
  if (diedAt !== undefined && redelivery) await scenario.step(world, healthy);
  // Lease, slack and one period: what the promise of 90 seconds is made of. No new warning falls due in it.
  await world.pass(90_000);
  return { world, diedAt };
}

function describeDeath(fatal: number, diedAt: Boundary | undefined): string {
  return diedAt === undefined ? 'no death' : `boundary ${fatal}, ${diedAt.edge} ${diedAt.call}`;
}

async function everyBoundary(
  scenario: Scenario,
  redelivery: boolean,
  check: (world: World, death: string, uncertain: boolean) => Promise<void>,
): Promise<number> {
  for (let fatal = 1; ; fatal += 1) {
    const { world, diedAt } = await play(scenario, fatal, redelivery);
    await check(world, describeDeath(fatal, diedAt), diedAt?.uncertain ?? false);
    if (diedAt === undefined) return fatal - 1;
  }
}

describe('a process killed at every boundary', () => {
  for (const scenario of SCENARIOS) {
    const { title, text, command, phase } = scenario;

    it(`K01 K02 K03 K04 of ${title} loses nothing and repeats only what is uncertain`, async () => {
      const boundaries = await everyBoundary(
        scenario,
        scenario.redelivers,
        async (world, death, uncertain) => {
          const { record } = await world.stored();
          assert.equal(record.context.phase, phase, death);
          assert.deepEqual(record.outbox, [], death);
          const { texts, commands } = world.center;
          const said = texts.filter((each) => each === text).length;
          assert.ok(said === 1 || (uncertain && said === 2), `${death}: said ${said} times`);
          assert.equal(commands.length, command === undefined ? 0 : 1, death);
          if (command !== undefined) assert.deepEqual(world.center.posts.at(-1), { command }, death);
          assert.equal(record.context.customerTurns, scenario.redelivers ? 1 : 0, death);
        },
      );
      assert.ok(boundaries >= 6, `only ${boundaries} boundaries were found`);
    });

    if (!scenario.redelivers) continue;
    it(`K02 of ${title} is finished by the sweep alone once it is stored`, async () => {
      await everyBoundary(scenario, false, async (world, death) => {
        const { record } = await world.stored();
        const stored = record.seen.includes('m1');
        assert.deepEqual(record.outbox, [], death);
        assert.equal(world.center.texts.includes(text), stored, death);
        assert.deepEqual(world.center.commands, stored && command !== undefined ? [command] : [], death);
      });
    });
  }

  it('K04 a command that may have arrived is posted again, and only that', async () => {
    const [, escalation] = SCENARIOS;
    assert.ok(escalation !== undefined);
    let repeats = 0;
    await everyBoundary(escalation, true, (world, death, uncertain) => {
      const tried = world.center.attempts.filter((post) => 'command' in post).length;
      assert.ok(tried === 1 || (uncertain && tried === 2), `${death}: tried ${tried} times`);
      if (tried === 2) repeats += 1;
      return Promise.resolve();
    });
    // After the post, and before the save that would have told of it.
    assert.equal(repeats, 2);
  });
});
