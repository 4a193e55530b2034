import type { ConversationStore } from '../../lib/conversation/index.ts';
import type { Send, TurnPorts } from '../../lib/turns/index.ts';
import type { World } from './world.ts';

/** Where a process died: at which call to the outside, and before or after the call took effect. */
export interface Boundary {
  readonly call: string;
  readonly edge: 'before' | 'after';
  /** A post had taken effect and nothing stored says so: the one window in which nobody can know. */
  readonly uncertain: boolean;
}

/**
 * A process that dies at its nth boundary. Every call to the outside has two: one before it takes effect and one after it
 * did but before its answer is seen. At the chosen one the call never returns, so nothing the process would do later (no
 * catch block, no finally) happens either, as with kill -9.
 */
export class DoomedProcess {
  /** Resolves when the process dies. */
  readonly death: Promise<'died'>;
  diedAt: Boundary | undefined;
  #fatal: number;
  #count = 0;
  #lastEffect = '';
  #die: () => void = () => undefined;

  constructor(fatalBoundary = Number.POSITIVE_INFINITY) {
    this.#fatal = fatalBoundary;
    this.death = new Promise((resolve) => {
      this.#die = () => {
        resolve('died');
      };
    });
  }

  /** Dies at the nth boundary from now. */
  doom(boundary: number): void {
    this.#fatal = this.#count + boundary;
  }

  /** Runs `work` until it is done or the process dies. */
  async run(work: () => Promise<unknown>): Promise<'done' | 'died'> {
    return Promise.race([work().then(() => 'done' as const), this.death]);
  }

  /** A way to a store in which the process may die. */
  storeBy(store: ConversationStore): ConversationStore {
    return {
      ...store,
      load: (key, signal) => this.#cross('load', () => store.load(key, signal)),
      save: (key, record, version, signal) =>
        this.#cross('save', () => store.save(key, record, version, signal)),
      remove: (key, stored, signal) => this.#cross('remove', () => store.remove(key, stored, signal)),
      discardDue: (entry, signal) => this.#cross('discardDue', () => store.discardDue(entry, signal)),
    };
  }

  ports(world: World): TurnPorts {
    const ports = world.ports(this.storeBy(world.store));
    const { model } = ports.bot;
    if (model === undefined) return ports;
    const ask: typeof model.ask = (request, signal) => this.#cross('model', () => model.ask(request, signal));
    return { ...ports, bot: { ...ports.bot, model: { ...model, ask } } };
  }

  send(world: World): Send {
    return this.sendBy(world.center.send);
  }

  /** A way to send in which the process may die as well. */
  sendBy(send: Send): Send {
    return (activity, signal) => this.#cross('send', () => send(activity, signal));
  }

  async #cross<T>(call: string, effect: () => Promise<T>): Promise<T> {
    await this.#boundary(call, 'before');
    const result = await effect();
    if (call !== 'load') this.#lastEffect = call;
    await this.#boundary(call, 'after');
    return result;
  }

  #boundary(call: string, edge: Boundary['edge']): Promise<void> {
    if (this.diedAt !== undefined) return new Promise(() => undefined);
    this.#count += 1;
    if (this.#count !== this.#fatal) return Promise.resolve();
    this.diedAt = { call, edge, uncertain: this.#lastEffect === 'send' };
    this.#die();
    return new Promise(() => undefined);
  }
}
