import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ConversationStore, Provenance } from '../../lib/conversation/index.ts';
import { BotError } from '../../lib/errors.ts';
import type { Arrival, Send, TurnPorts } from '../../lib/turns/index.ts';
import { DoomedProcess } from './crash.ts';
import { contextEvent, customerSays, World } from './world.ts';

/** Lives in the gate; `LIVES=1000000` for a long night. */
const RUNS = Number(process.env['LIVES'] ?? 20_000);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const FAILURES = {
  lostOnTheWay: { outcome: { kind: 'ambiguous', code: '504' }, taken: false },
  answerLost: { outcome: { kind: 'ambiguous', code: 'ECONNRESET' }, taken: true },
  throttled: { outcome: { kind: 'throttled', retryAfter: 20 * SECOND }, taken: false },
  unreachable: { outcome: { kind: 'notSent', code: 'ECONNREFUSED' }, taken: false },
} as const;
type Failure = keyof typeof FAILURES;

/** One customer, one contact center, one bot, and what each of them was promised. */
class Life {
  readonly world = new World();
  /** Who has the conversation, as the contact center sees it. */
  with: 'bot' | 'person' | 'nobody' = 'bot';
  /** The customer asked for a person and has not got one since. */
  waits = false;
  /** Escalates posted since the conversation was last given to the bot, and whether anybody can know what became of them. */
  escalates = 0;
  unknowable = false;
  #failures: Failure[] = [];
  #crashAt: number | undefined;
  #storeFails = false;
  #count = 0;
  /** The customer has written since the conversation was last handed back. */
  #wrote = true;
  /** A post had taken effect and nothing stored says so. */
  #crashed = false;

  /** Promises that were broken. Kept, because whoever sends survives whatever is thrown at it. */
  readonly broken: string[] = [];

  /** Posts, and is held to what was promised. */
  readonly send: Send = async (activity, signal) => {
    const { center } = this.world;
    const failure = this.#failures.shift();
    center.fail = () => (failure === undefined ? undefined : FAILURES[failure]);
    const before = center.commands.length;
    const outcome = await center.send(activity, signal);
    const post = center.attempts.at(-1);
    const command = post !== undefined && 'command' in post ? post.command : undefined;
    if (this.with === 'person' && command !== 'Escalate')
      this.broken.push('said or ended after the hand-over');
    if (command === 'Escalate') {
      if (!this.#wrote && !this.#crashed) this.broken.push('escalated again what was handed back');
      this.escalates += 1;
      if (!this.unknowable && this.escalates > 1)
        this.broken.push('escalated again although the first was known');
      // What is known not to have arrived is posted again, as it has to be.
      if (outcome.kind === 'throttled' || outcome.kind === 'notSent') this.escalates -= 1;
    }
    if (outcome.kind === 'ambiguous') this.unknowable = true;
    if (center.commands.length > before) this.#taken(command);
    return outcome;
  };

  #taken(command: string | undefined): void {
    this.with = command === 'Escalate' ? 'person' : 'nobody';
    if (command === 'Escalate') this.waits = false;
  }

  async write(text: string): Promise<void> {
    if (text === 'agent' && this.with !== 'person') this.waits = true;
    this.#wrote = true;
    await this.#deliver(customerSays(text, this.#id()), { sentAt: this.world.time });
  }

  /** A context event that says what the first one said: on time, or late. */
  async hear(late: boolean): Promise<void> {
    const sentAt = late ? START : this.world.time;
    // One on time, while the bot has the conversation, is news and hands nothing over.
    if (!late && this.with !== 'bot') return;
    if (!late && this.unknowable) return;
    await this.#deliver(contextEvent(this.#id()), { sentAt, content: `said at ${sentAt}` });
  }

  async handBack(): Promise<void> {
    if (this.with !== 'person') return;
    this.world.time += 5 * SECOND;
    this.#give();
    this.#wrote = false;
    await this.#deliver(contextEvent(this.#id()), {
      sentAt: this.world.time,
      content: `given at ${this.world.time}`,
    });
  }

  fail(failure: Failure): void {
    this.#failures.push(failure);
  }

  crash(boundary: number): void {
    this.#crashAt = boundary;
  }

  storeFails(): void {
    this.#storeFails = true;
  }

  /** Time with the timer; a post may fail in it as in a turn. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.world.time + milliseconds;
    while (this.world.time < until) {
      this.world.time = Math.min(until, this.world.time + 30 * SECOND);
      await this.world.sweep(this.world.ports(), this.send);
    }
  }

  heal(): void {
    this.#failures = [];
    this.#crashAt = undefined;
    this.#storeFails = false;
  }

  /** What the customer writes is delivered to the bot, so the conversation is the bot's, whatever was ended before. */
  stillOurs(): void {
    if (this.with === 'nobody') this.#give();
  }

  #give(): void {
    this.world.center.reopen();
    this.#crashed = this.#crashed && this.with !== 'nobody';
    this.with = 'bot';
    this.escalates = 0;
    this.unknowable = false;
  }

  #id(): string {
    return `a${(this.#count += 1)}`;
  }

  /** Delivers until somebody answers: a channel repeats what was not answered. */
  async #deliver(arrival: Arrival, provenance: Provenance): Promise<void> {
    const arrived: Arrival = { ...arrival, provenance: { contactCenter: true, ...provenance } };
    if (this.#storeFails) {
      this.#storeFails = false;
      const broken = this.world.ports(withoutSaves(this.world.store));
      await assert.rejects(this.world.turn(arrived, broken, this.send));
    }
    const boundary = this.#crashAt;
    if (boundary !== undefined) {
      this.#crashAt = undefined;
      const doomed = new DoomedProcess(boundary);
      const died = await this.#until(doomed, arrived);
      if (!died) return;
      this.world.time += SECOND;
    }
    await this.world.turn(arrived, this.world.ports(), this.send);
  }

  async #until(doomed: DoomedProcess, arrived: Arrival): Promise<boolean> {
    const ports: TurnPorts = doomed.ports(this.world);
    const result = await doomed.run(() => this.world.turn(arrived, ports, doomed.sendBy(this.send)));
    if (doomed.diedAt?.uncertain === true) {
      this.unknowable = true;
      this.#crashed = true;
    }
    return result === 'died';
  }
}

const START = new World().time;

function withoutSaves(store: ConversationStore): ConversationStore {
  return {
    ...store,
    save: () => Promise.reject(new BotError('E_STORAGE_UNAVAILABLE', 'The store is down.')),
  };
}

type Step = readonly [name: string, run: (life: Life) => Promise<void> | void];

const steps = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .constantFrom('agent', 'help', 'end chat', 'qwertz')
      .map((text): Step => [text, (life) => life.write(text)]),
  },
  {
    weight: 2,
    arbitrary: fc
      .boolean()
      .map((late): Step => [late ? 'late context' : 'context', (life) => life.hear(late)]),
  },
  { weight: 1, arbitrary: fc.constant<Step>(['hand-back', (life) => life.handBack()]) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...(Object.keys(FAILURES) as Failure[])).map((failure): Step => [
      failure,
      (life) => {
        life.fail(failure);
      },
    ]),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 14 }).map((at): Step => [
      `crash at ${at}`,
      (life) => {
        life.crash(at);
      },
    ]),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Step>([
      'store fails',
      (life) => {
        life.storeFails();
      },
    ]),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(1, 12, 20, 90, 360, 700)
      .map((seconds): Step => [`${seconds} s`, (life) => life.pass(seconds * SECOND)]),
  },
);

test('A customer who asks for a person and goes on writing reaches one; nothing is said after a hand-over; one command is enough', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 12 }), async (lived) => {
      const life = new Life();
      life.world.time += MINUTE;
      for (const [, run] of lived) {
        life.stillOurs();
        await run(life);
      }
      life.heal();
      await life.pass(2 * MINUTE);
      for (let asked = 0; life.waits && asked < 3; asked += 1) {
        life.stillOurs();
        await life.write('agent');
        await life.pass(2 * MINUTE);
      }
      assert.ok(!life.waits, 'the customer still waits');
      assert.deepEqual(life.broken, []);
    }),
    { numRuns: RUNS },
  );
});
