import { isTerminal, type Provenance } from '../../lib/conversation/index.ts';
import type { JsonValue } from '../../lib/omnichannel/index.ts';
import {
  hearUnheard,
  LEASE,
  storeHandOvers,
  type Arrival,
  type Send,
  type TurnEnding,
  type TurnPorts,
} from '../../lib/turns/index.ts';
import { DoomedProcess } from './crash.ts';
import { Desk, ECHO, type Noted, type Poster } from './desk.ts';
import { FATES, type Fate, type FateName } from './fates.ts';
import { Outage, type Trouble } from './outage.ts';
import { contextEvent, customerSays, KEY, World } from './world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** From round to round of the timer. */
const ROUND = 30 * SECOND;

/** How far the sender's clock is off, in milliseconds; `none` for a sender that says no times. */
export type SenderClock = number | 'none';

export type Which = 0 | 1;

/** One instance of the app: what it remembers, how it reaches the store, and that it can die. */
class Instance implements Poster {
  readonly ports: TurnPorts;
  readonly outage: Outage;
  readonly process = new DoomedProcess();

  /** `clockOff`: how far its clock is off until the storage tells it the time. */
  constructor(world: World, clockOff = 0, trouble?: Trouble) {
    this.outage = new Outage(this.process.storeBy(world.store));
    this.outage.trouble = trouble;
    const { store } = this.outage;
    let off = clockOff;
    const heard = <T>(answer: T): T => {
      off = 0;
      return answer;
    };
    const ports = world.ports({
      ...store,
      load: async (...read) => heard(await store.load(...read)),
      save: async (...write) => heard(await store.save(...write)),
    });
    this.ports = { ...ports, now: () => world.time + off };
  }

  get keepsHandOver(): boolean {
    return this.process.diedAt !== undefined || this.ports.handOvers.unstored(KEY) !== undefined;
  }

  get canRead(): boolean {
    return this.outage.trouble !== 'silent';
  }
}

/** An activity that a turn has taken, and when it was sent. */
interface Taken {
  readonly arrival: Arrival;
  readonly at: number;
}

/** How an activity comes a second time: as it was, with another id but the same name of before, or to both instances at once. */
export type Repetition = 'as it was' | 'renamed' | 'to both at once';

/**
 * One customer after another, one contact center, a bot of two instances on one store. All but the customers can fail. What was
 * promised is held against every post by the desk.
 */
export class Life {
  readonly world = new World();
  readonly desk = new Desk(() => this.#noted());
  readonly #begun = this.world.time;
  readonly #clock: SenderClock;
  readonly #instances: [Instance, Instance] = [new Instance(this.world), new Instance(this.world)];
  readonly #fates: FateName[] = [];
  readonly #taken: Taken[] = [];
  /** What the contact center has to say and nobody took yet: it tries again. */
  readonly #untold: (() => Promise<boolean>)[] = [];
  /** The bot was never told of the case that it is about. */
  #missed = false;
  #count = 0;

  constructor(clock: SenderClock) {
    this.#clock = clock;
    this.world.time += MINUTE;
  }

  /** The contact center announces the conversation. */
  async begin(): Promise<void> {
    await this.#tell(() => this.#deliver(this.#event(1, this.#begun), 0));
  }

  /** The customer writes, through one of the instances. */
  async write(text: string, through: Which = 0): Promise<void> {
    await this.#tellAgain();
    this.desk.hear(text);
    const id = this.#newId();
    const words = text === 'echo' ? `echo: ${ECHO}${id}, item ${this.desk.item}` : text;
    const arrival = { ...customerSays(words, id), alsoKnownAs: [`message:${id}`] };
    await this.#deliver({ ...arrival, provenance: this.#provenance(id) }, through);
  }

  /**
   * What was taken last comes once more, within the minute in which channels repeat. Not to who cannot read that it was taken:
   * to them it is news, and a reason to hand over.
   */
  async repeat(how: Repetition, through: Which, back: number): Promise<void> {
    const last = this.#taken.filter(({ at }) => this.world.time - at < MINUTE).at(-1 - back);
    if (last === undefined) return;
    const isMessage = last.arrival.inbound.kind === 'customerMessage';
    const arrival =
      how === 'renamed' && isMessage ? { ...last.arrival, activityId: this.#newId() } : last.arrival;
    const instances: readonly Which[] = how === 'to both at once' ? [0, 1] : [through];
    const reading = instances.filter((which) => this.#instances[which].canRead);
    await Promise.all(reading.map((which) => this.#take(arrival, which)));
  }

  /** The event that announced the conversation comes once more under another id, whenever: it hands nothing over. */
  async repeatBeginning(through: Which): Promise<void> {
    // Without a time nobody can tell.
    if (this.#clock !== 'none') await this.#take(this.#event(1, this.#begun), through);
  }

  /** The person gives the conversation back. */
  async handBack(): Promise<void> {
    if (!this.desk.withPerson) return;
    // As long as a sender that died may still be posting, the bot cannot tell a hand-back from news.
    this.world.time += LEASE;
    this.desk.handBack();
    const event = this.#event(this.desk.item, this.world.time);
    await this.#tell(() => this.#deliver(event, 0));
  }

  /** The person ends the conversation, and the contact center goes on delivering what the customer writes in it. */
  async hangUp(): Promise<void> {
    if (!this.desk.withPerson) return;
    await this.#tellAgain();
    // An end names no case: of one that the bot has not heard of it says nothing.
    if (this.#untold.length > 0 || this.#missed) return;
    this.world.time += LEASE;
    this.desk.handBack();
    const event = this.#event(this.desk.item, this.world.time);
    const inbound = { kind: 'conversationClosed', reason: 'endOfConversation' } as const;
    await this.#tell(() => this.#deliver({ ...event, inbound }, 0));
  }

  /** The conversation is closed, and opened anew for another customer with another case. */
  async openOther(): Promise<void> {
    await this.#tellAgain();
    if (this.#untold.length > 0) return;
    this.world.time += 5 * SECOND;
    this.desk.openOther();
    const event = this.#event(this.desk.item, this.world.time);
    await this.#tell(() => this.#deliver(event, 0));
  }

  /** What becomes of the next posts. */
  fail(...fates: readonly FateName[]): void {
    this.#fates.push(...fates);
  }

  /** An instance dies at its nth boundary from now, and another one is started in its place. */
  crash(which: Which, boundary: number): void {
    this.#instances[which].process.doom(boundary);
  }

  /** An instance is started anew, with a clock that is wrong until the storage tells it the time. */
  restart(which: Which, clockOff: number): void {
    const { outage } = this.#instances[which];
    this.#instances[which] = new Instance(this.world, clockOff, outage.trouble);
  }

  breakStore(trouble: Trouble, ...instances: readonly Which[]): void {
    this.desk.storeFails();
    for (const which of instances) this.#instances[which].outage.trouble = trouble;
  }

  mendStore(): void {
    for (const { outage } of this.#instances) outage.trouble = undefined;
  }

  /** Nothing fails any more. */
  heal(): void {
    this.#fates.length = 0;
    this.mendStore();
    for (const { process } of this.#instances) process.doom(Number.POSITIVE_INFINITY);
  }

  /** Time with the timer, which runs on one of the instances, and with what each of them does by itself. */
  async pass(milliseconds: number): Promise<void> {
    await this.#tellAgain();
    const until = this.world.time + milliseconds;
    while (this.world.time < until) {
      this.world.time = Math.min(until, await this.#nextRound());
      for (const which of [0, 1] as const)
        await this.#run(which, async (instance) => {
          await storeHandOvers(instance.ports);
          await hearUnheard(
            (_address, use) => use(this.#sendBy(instance)),
            instance.ports,
            () => this.world.time,
          );
        });
      const which = this.#instances[0].outage.trouble === undefined ? 0 : 1;
      await this.#run(which, (instance) => this.world.sweep(instance.ports, this.#sendBy(instance)));
    }
  }

  /** The next round in which somebody has something to do: in those before it nothing happens. */
  async #nextRound(): Promise<number> {
    const { time, store } = this.world;
    const isBusy = this.#instances.some(
      ({ ports }) => ports.handOvers.keys().length > 0 || ports.unheard.keys().length > 0,
    );
    const dueAt = isBusy ? time : ((await store.load(KEY))?.record.dueAt ?? Number.POSITIVE_INFINITY);
    return time + Math.max(1, Math.ceil((dueAt - time) / ROUND)) * ROUND;
  }

  #provenance(id: string, sentAt = this.world.time): Provenance {
    const clock = this.#clock;
    return { contactCenter: true, id, ...(clock === 'none' ? {} : { sentAt: sentAt + clock }) };
  }

  #event(item: number, sentAt: number): Arrival {
    this.#missed = false;
    const id = this.#newId();
    const variables: Record<string, JsonValue> = {
      msdyn_liveworkitemid: `item ${item}`,
      Name: `Customer of item ${item}`,
    };
    const { inbound, ...around } = contextEvent(id);
    const provenance = { ...this.#provenance(id, sentAt), content: JSON.stringify(variables) };
    return { ...around, inbound: { ...inbound, variables } as Arrival['inbound'], provenance };
  }

  #newId(): string {
    return `a${(this.#count += 1)}`;
  }

  async #tell(deliver: () => Promise<boolean>): Promise<void> {
    this.#untold.push(deliver);
    await this.#tellAgain();
  }

  async #tellAgain(): Promise<void> {
    // Without a time nobody can tell that it is older than the hand-over since.
    if (this.#clock === 'none' && this.desk.withPerson) {
      this.#missed ||= this.#untold.length > 0;
      this.#untold.length = 0;
    }
    for (let next = this.#untold[0]; next !== undefined; next = this.#untold[0]) {
      if (!(await next())) return;
      this.#untold.shift();
    }
  }

  /** Delivers until somebody answers, three times at most. Resolves to whether anybody did. */
  async #deliver(arrival: Arrival, through: Which): Promise<boolean> {
    const other: Which = through === 0 ? 1 : 0;
    for (const which of [through, through, other]) {
      const ending = await this.#take(arrival, which);
      if (ending !== undefined && (ending.outcome !== 'failed' || ending.handedOver)) {
        if (ending.outcome !== 'failed') this.#taken.push({ arrival, at: this.world.time });
        return true;
      }
      this.world.time += SECOND;
    }
    return false;
  }

  #take(arrival: Arrival, which: Which): Promise<TurnEnding | undefined> {
    return this.#run(which, (instance) => this.world.take(arrival, instance.ports, this.#sendBy(instance)));
  }

  /** What an instance does; `undefined` when it died of it. */
  async #run<T>(which: Which, work: (instance: Instance) => Promise<T>): Promise<T | undefined> {
    const instance = this.#instances[which];
    const { process, outage } = instance;
    let result: T | undefined;
    const end = await process.run(async () => {
      result = await work(instance);
    });
    this.desk.look();
    if (end === 'done') return result;
    if (process.diedAt?.uncertain === true) this.desk.forget(instance);
    if (this.#instances[which] === instance)
      this.#instances[which] = new Instance(this.world, 0, outage.trouble);
    return undefined;
  }

  #sendBy(instance: Instance): Send {
    return instance.process.sendBy((activity) => {
      const name = this.#fates.shift();
      const fate: Fate | undefined = name === undefined ? undefined : FATES[name];
      this.world.time += fate?.takes ?? 0;
      return this.desk.post(instance, activity, fate);
    });
  }

  async #noted(): Promise<Noted> {
    const { record } = (await this.world.store.load(KEY)) ?? {};
    const phase = record?.context.phase ?? 'talking';
    const command = ({ talking: undefined, escalated: 'Escalate', ended: 'EndConversation' } as const)[phase];
    const next = record?.outbox[0];
    return {
      command,
      isNext: next !== undefined && isTerminal(next.effect),
      mayHaveArrived: next?.ambiguous === true || record?.lease !== undefined,
    };
  }
}
