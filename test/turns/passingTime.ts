import assert from 'node:assert/strict';
import type { World } from './world.ts';

/** Time that runs only when everybody waits for it: what is measured is the order of things, and not the machine. */
export class PassingTime {
  readonly #world: World;
  #waiting: { readonly at: number; readonly wake: () => void }[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  /** Waits so many milliseconds of the world's. */
  readonly wait = (milliseconds: number): Promise<void> =>
    new Promise((wake) => this.#waiting.push({ at: this.#world.time + milliseconds, wake }));

  /** Lets time pass, from one moment that somebody waits for to the next, until the work is done. */
  async during<T>(work: Promise<T>): Promise<T> {
    const state = { busy: true };
    const done = work.finally(() => {
      state.busy = false;
    });
    for (;;) {
      for (let step = 0; step < 3; step += 1) await new Promise((resolve) => setImmediate(resolve));
      if (!state.busy) return done;
      const next = this.#waiting.reduce((least, { at }) => Math.min(least, at), Infinity);
      assert.notEqual(next, Infinity, 'somebody waits for what never comes');
      this.#world.time = Math.max(this.#world.time, next);
      const due = this.#waiting.filter(({ at }) => at <= this.#world.time);
      this.#waiting = this.#waiting.filter((waiter) => !due.includes(waiter));
      for (const { wake } of due) wake();
    }
  }
}
