/** Files that are mutated, and the tests that have to notice, the quick ones first: a mutant is over with the first failure. */
export interface Target {
  /** A file, or a folder that ends with a slash. */
  readonly of: string;
  readonly tests: readonly string[];
}

/** One turn and the sweep, down to the schedules and the whole lives. */
const TURNS = [
  'test/turns/failOpen.test.ts',
  'test/turns/onlyOnce.test.ts',
  'test/turns/duplicates.test.ts',
  'test/turns/outbox.test.ts',
  'test/turns/sweep.test.ts',
  'test/turns/crashPoints.test.ts',
  'test/turns/leases.test.ts',
  'test/turns/lifecycle.test.ts',
  'test/turns/interleavings.test.ts',
  'test/turns/wholeLife.test.ts',
];

/** What a turn asks, and what it reports. */
const ASKED = ['test/turns/model.test.ts', 'test/turns/lifecycle.test.ts', 'test/turns/responder.test.ts'];

const MIND = [
  'test/conversation/due.test.ts',
  'test/conversation/life.test.ts',
  'test/conversation/decide.test.ts',
  'test/conversation/record.test.ts',
  'test/conversation/criteria.test.ts',
];

const TABLE = [
  'test/storage/serverClock.test.ts',
  'test/storage/memoryStore.test.ts',
  'test/storage/tableFaults.test.ts',
  'test/storage/tableStore.test.ts',
];

/** The durability core: what keeps a command from being lost or repeated. */
export const TARGETS: readonly Target[] = [
  { of: 'lib/conversation/outbox.ts', tests: [...MIND, ...TURNS] },
  { of: 'lib/conversation/due.ts', tests: [...MIND, ...TURNS] },
  { of: 'lib/conversation/record.ts', tests: [...MIND, ...TURNS] },
  { of: 'lib/conversation/decide.ts', tests: [...MIND, ...TURNS] },
  { of: 'lib/conversation/idle.ts', tests: [...MIND, ...TURNS] },
  { of: 'lib/conversation/applyInbound.ts', tests: [...MIND, ...TURNS] },
  ...['askResponder', 'articleEvents', 'turnEvents'].map((name) => ({
    of: `lib/turns/${name}.ts`,
    tests: ASKED,
  })),
  ...['turn', 'drain', 'sweep', 'failOpen', 'deadline', 'ports', 'lifecycle', 'reportChange'].map((name) => ({
    of: `lib/turns/${name}.ts`,
    tests: TURNS,
  })),
  { of: 'lib/storage/', tests: TABLE },
  { of: 'lib/botbuilder/delivery.ts', tests: ['test/botbuilder/delivery.test.ts'] },
];

/** Whether a file of the project is mutated by a target. */
export function belongsTo(file: string, { of }: Target): boolean {
  return of.endsWith('/') ? file.startsWith(of) && file.endsWith('.ts') : file === of;
}
