import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FATES, type FateName } from './fates.ts';
import { Life, type Repetition, type SenderClock, type Which } from './life.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Something that happens in a life, by the name under which a counterexample shows it. */
class Step {
  readonly #name: string;
  readonly run: (life: Life) => Promise<void> | void;

  constructor(name: string, run: (life: Life) => Promise<void> | void) {
    this.#name = name;
    this.run = run;
  }

  [fc.toStringMethod](): string {
    return this.#name;
  }
}

const instance = fc.constantFrom<Which[]>(0, 0, 0, 1);
const fate = fc.constantFrom(...(Object.keys(FATES) as FateName[]));

const writes = fc
  .tuple(fc.constantFrom('agent', 'agent', 'echo', 'end chat', 'qwertz'), instance)
  .map(([text, which]) => new Step(`writes ${text} to ${which}`, (life) => life.write(text, which)));
const fails = fate.map(
  (name) =>
    new Step(`next post: ${name}`, (life) => {
      life.fail(name);
    }),
);
const passes = fc
  .constantFrom(1, 12, 20, 90, 360, 700)
  .map((seconds) => new Step(`${seconds} s pass`, (life) => life.pass(seconds * SECOND)));
const repeats = fc
  .tuple(fc.constantFrom<Repetition[]>('as it was', 'renamed', 'to both at once'), instance, fc.nat(2))
  .map(
    ([how, which, back]) =>
      new Step(`the last but ${back} comes again ${how} to ${which}`, (life) =>
        life.repeat(how, which, back),
      ),
  );
const beginsAgain = instance.map(
  (which) => new Step(`the first event comes again to ${which}`, (life) => life.repeatBeginning(which)),
);
const crashes = fc.tuple(instance, fc.integer({ min: 1, max: 14 })).map(
  ([which, at]) =>
    new Step(`${which} dies at ${at}`, (life) => {
      life.crash(which, at);
    }),
);
// With the sender’s clock off as well, below the quarter of an hour beyond which a time counts as none.
const restarts = fc.tuple(instance, fc.constantFrom(0, -4, 4)).map(
  ([which, off]) =>
    new Step(`${which} restarts, its clock ${off} min off`, (life) => {
      life.restart(which, off * MINUTE);
    }),
);
const breaks = fc
  .tuple(
    fc.constantFrom('silent' as const, 'readOnly' as const, 'fallsSilent' as const),
    fc.constantFrom<Which[][]>([0], [1], [0, 1]),
  )
  .map(
    ([trouble, which]) =>
      new Step(`store ${trouble} for ${which.join(' and ')}`, (life) => {
        life.breakStore(trouble, ...which);
      }),
  );
const mends = fc.constant(
  new Step('store mended', (life) => {
    life.mendStore();
  }),
);
const handsBack = fc.constant(new Step('handed back', (life) => life.handBack()));
const hangsUp = fc.constant(new Step('ended by the person', (life) => life.hangUp()));
const opensOther = fc.constant(new Step('another item', (life) => life.openOther()));

const steps = fc.oneof(
  { weight: 8, arbitrary: writes },
  { weight: 5, arbitrary: fails },
  { weight: 5, arbitrary: passes },
  { weight: 2, arbitrary: handsBack },
  { weight: 1, arbitrary: hangsUp },
  { weight: 2, arbitrary: repeats },
  { weight: 1, arbitrary: beginsAgain },
  { weight: 2, arbitrary: crashes },
  { weight: 1, arbitrary: restarts },
  { weight: 2, arbitrary: breaks },
  { weight: 1, arbitrary: mends },
  { weight: 1, arbitrary: opensOther },
);

const clocks = fc.constantFrom<SenderClock[]>(0, 0, 10 * MINUTE, -10 * MINUTE, 'none');

/** With nothing failing any more, a customer who asks and goes on writing reaches a person, however long it was before. */
async function reachesPerson(life: Life): Promise<void> {
  for (let asked = 0; life.desk.waits && asked < 3; asked += 1) {
    await life.write('agent');
    await life.pass(6 * MINUTE);
  }
  assert.ok(!life.desk.waits, 'the customer still waits');
}

const kept = fc.asyncProperty(clocks, fc.array(steps, { maxLength: 14 }), async (clock, lived) => {
  const life = new Life(clock);
  await life.begin();
  for (const step of lived) await step.run(life);
  life.heal();
  await life.pass(2 * MINUTE);
  await reachesPerson(life);
  await life.handBack();
  await life.write('agent');
  await reachesPerson(life);
  assert.deepEqual(life.desk.broken, []);
});

/** So many lives, from a seed. */
export interface Lives {
  readonly runs: number;
  readonly seed: number;
}

/** Plays lives. Resolves to the shortest one in which a promise was broken, as a report; `undefined` when none was. */
export async function playLives({ runs, seed }: Lives): Promise<string | undefined> {
  const result = await fc.check(kept, { numRuns: runs, seed });
  if (!result.failed) return undefined;
  return `${(await fc.asyncDefaultReportMessage(result)) ?? ''}\n${String(result.errorInstance)}`;
}
