import type { Random } from '../fuzz/random.ts';
import type { Instance } from './instances.ts';

/** Kills processes in the midst of what they do. */
export interface Kills {
  /** Counts a request, of whatever kind; now and then that is an instance's end. */
  readonly countRequest: () => void;
  readonly requests: () => number;
  /** When each was, by `performance.now()`. */
  readonly times: () => readonly number[];
  readonly begin: (instances: readonly [Instance, Instance]) => void;
  /** No more kills; resolves when the instances are back. */
  readonly end: () => Promise<void>;
}

/**
 * Kills by the number of requests, so that they hit turns and sweeps in their midst and do not depend on the time. Nothing
 * is killed before `begin`, and an instance that is coming back is left alone.
 * @param every the average number of requests between two kills.
 */
export function createKills(random: Random, every: number): Kills {
  const gap = (): number => Math.ceil(every * (0.5 + random.next()));
  let instances: readonly [Instance, Instance] | undefined;
  let requests = 0;
  const times: number[] = [];
  let next = gap();
  const replacing = new Map<Instance, Promise<void>>();
  const kill = (instance: Instance): void => {
    if (replacing.has(instance)) return;
    times.push(performance.now());
    replacing.set(
      instance,
      instance.replace().finally(() => {
        replacing.delete(instance);
      }),
    );
  };
  return {
    countRequest: () => {
      requests += 1;
      if (instances === undefined || requests < next) return;
      next = requests + gap();
      kill(random.pick([...instances]));
    },
    requests: () => requests,
    times: () => times,
    begin: (running) => {
      instances = running;
    },
    end: async () => {
      instances = undefined;
      await Promise.all(replacing.values());
    },
  };
}
