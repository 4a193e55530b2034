/**
 * Files that are mutated, and the tests that have to notice, the quick ones first: a mutant is over with the first failure,
 * and one that survives has run them all.
 */
export interface Target {
  /** A file, or a folder that ends with a slash. */
  readonly of: string;
  readonly tests: readonly string[];
}

const inFolder = (folder: string, names: readonly string[]): readonly string[] =>
  names.map((name) => `test/${folder}/${name}.test.ts`);

/** One turn and the sweep, down to whole lives. */
const TURNS = inFolder('turns', [
  ...[
    'turn',
    'failedPosts',
    'failOpen',
    'onlyOnce',
    'duplicates',
    'crashPoints',
    'leases',
    'sweep',
    'burst',
    'places',
  ],
  ...[
    'repeatedly',
    'connectorHosts',
    'unanswered',
    'model',
    'presumedHandOver',
    'outbox',
    'rolledBack',
    'wholeLife',
  ],
]);

/** The files of the turns for which slower tests are there, which would hold up every other mutant that survives. */
const OF_TURNS: Readonly<Record<string, readonly string[]>> = {
  askResponder: ['responder'],
  articleEvents: ['lifecycle'],
  lifecycle: ['lifecycle'],
  reportChange: ['lifecycle'],
  turnEvents: ['lifecycle', 'responder'],
  lanes: ['fairSweep'],
  sweep: ['fairSweep'],
  connectorHosts: ['fairSweep'],
};

/** What is decided, and what it comes to in a turn. */
const MIND = [
  ...inFolder('conversation', ['due', 'life', 'withPerson', 'decide', 'record', 'criteria']),
  ...TURNS,
];

const TABLE = inFolder('storage', [
  ...['serverClock', 'memoryStore', 'memoryUnanswered', 'unansweredTable', 'tableFaults', 'tableStore'],
]);

/** What comes in through the gate, and what goes out. */
const WIRE = inFolder('botbuilder', [
  ...['verifiedTokens', 'tokenEncoding', 'signingKeys', 'botToken', 'fileDownload', 'conversationAlias'],
  ...['arrival', 'requestBody', 'serviceUrl', 'credentials', 'authentication', 'delivery'],
  ...['limitedStream', 'largeActivities'],
]);

/**
 * What does not notice: it tries schedules by the thousand, counts what a turn costs on a table of its own, or changes the
 * environment of its process.
 */
export const LEFT_OUT: readonly string[] = [
  'test/turns/interleavings.test.ts',
  'test/turns/storageOperations.test.ts',
  'test/botbuilder/botIdentity.test.ts',
];

/** The files of the bot's mind on which it hangs that a command is neither lost nor repeated. */
const DURABLE = ['outbox', 'due', 'record', 'decide', 'idle', 'applyInbound', 'occurrence', 'withPerson'];

/** Who and what gets in. */
const GATE = [
  ...[
    'authentication',
    'authenticationRefused',
    'channelAccess',
    'channelToken',
    'openIdKeys',
    'signingKeys',
    'verifiedTokens',
  ],
  ...['serviceUrl', 'requestBody', 'strictJson', 'limitedStream', 'inboundActivity', 'arrival'],
];

/** The durability core, which keeps a command from being lost or repeated, and the gate. */
export const TARGETS: readonly Target[] = [
  ...DURABLE.map((name) => ({ of: `lib/conversation/${name}.ts`, tests: MIND })),
  ...Object.entries(OF_TURNS).map(([name, slower]) => ({
    of: `lib/turns/${name}.ts`,
    tests: [...TURNS, ...inFolder('turns', slower)],
  })),
  { of: 'lib/turns/', tests: TURNS },
  { of: 'lib/storage/', tests: TABLE },
  ...[...GATE, 'delivery'].map((name) => ({ of: `lib/botbuilder/${name}.ts`, tests: WIRE })),
];

/** The tests that have to notice what changes in a file of the project; `undefined` for one that is not mutated. */
export function testsFor(file: string): readonly string[] | undefined {
  return TARGETS.find(({ of }) => file === of || (of.endsWith('/') && file.startsWith(of)))?.tests;
}
