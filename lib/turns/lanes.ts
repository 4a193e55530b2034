/** Something to be done at a host. Neither may reject or throw. */
export interface Errand {
  /** Does it; `waited` when it did not begin at once, so that what was known of it may be stale. */
  readonly run: (waited: boolean) => Promise<void>;
  /** Called instead when the host is not to be bothered. */
  readonly leave: () => void;
}

/** Places for errands, a lane for each host. */
export interface Lanes {
  /** Takes an errand; resolves when it is done or left. */
  readonly enter: (host: string, errand: Errand) => Promise<void>;
}

export interface LaneLimits {
  /** Errands at once at one host. */
  readonly each: number;
  /** Errands at once altogether. */
  readonly altogether: number;
}

interface Waiting extends Errand {
  readonly over: () => void;
}

interface Lane {
  readonly host: string;
  waiting: Waiting[];
  running: number;
}

/**
 * Lanes in which a slow host holds up only itself: no host has more than its places, and the next place goes to the host that
 * has the fewest. `admits` is asked before each errand; while others are under way at a host that does not admit any, the
 * rest waits for what they find out, and is left when they found nothing.
 */
export function createLanes({ each, altogether }: LaneLimits, admits: (host: string) => boolean): Lanes {
  const lanes = new Map<string, Lane>();
  let running = 0;

  const start = async (lane: Lane, errand: Waiting, waited: boolean): Promise<void> => {
    lane.running += 1;
    running += 1;
    await errand.run(waited);
    lane.running -= 1;
    running -= 1;
    errand.over();
    goOn();
  };
  /** `false` when this lane has to wait. */
  const advance = (lane: Lane, waited: boolean): boolean => {
    if (admits(lane.host)) {
      const errand = lane.waiting.shift();
      if (errand !== undefined) void start(lane, errand, waited);
      return true;
    }
    if (lane.running > 0) return false;
    const left = lane.waiting;
    lane.waiting = [];
    for (const { leave, over } of left) {
      leave();
      over();
    }
    return true;
  };
  const goOn = (): void => {
    const held = new Set<Lane>();
    while (running < altogether) {
      const open = [...lanes.values()].filter(
        (lane) => lane.waiting.length > 0 && lane.running < each && !held.has(lane),
      );
      const [first] = open;
      if (first === undefined) return;
      const lane = open.reduce((least, other) => (other.running < least.running ? other : least), first);
      if (!advance(lane, true)) held.add(lane);
    }
  };

  return {
    enter: (host, errand) =>
      new Promise((over) => {
        const lane = lanes.get(host) ?? { host, waiting: [], running: 0 };
        lanes.set(host, lane);
        const free = lane.waiting.length === 0 && lane.running < each && running < altogether;
        lane.waiting.push({ ...errand, over });
        if (free) advance(lane, false);
      }),
  };
}
