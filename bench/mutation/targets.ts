/** Files that are mutated, and the tests that have to notice, the quick ones first: a mutant is over with the first failure. */
export interface Target {
  /** A file, or a folder that ends with a slash. */
  readonly of: string;
  readonly tests: readonly string[];
}

const inFolder = (folder: string, names: readonly string[]): readonly string[] =>
  names.map((name) => `test/${folder}/${name}.test.ts`);

/** One turn and the sweep, down to the schedules and the whole lives. */
const TURNS = inFolder('turns', [
  ...[
    'failOpen',
    'onlyOnce',
    'duplicates',
    'crashPoints',
    'leases',
    'sweep',
    'burst',
    'places',
    'repeatedly',
  ],
  ...['connectorHosts', 'unanswered', 'model', 'outbox', 'presumedHandOver', 'rolledBack', 'wholeLife'],
  ...['interleavings', 'fairSweep', 'lifecycle', 'responder'],
]);

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
  'largeActivities',
]);

/** What does not notice: it counts what a turn costs, on a table of its own, or turns the whole process's environment around. */
export const LEFT_OUT: readonly string[] = [
  'test/turns/storageOperations.test.ts',
  'test/botbuilder/botIdentity.test.ts',
];

/** The files of the bot's mind on which it hangs that a command is neither lost nor repeated. */
const DURABLE = ['outbox', 'due', 'record', 'decide', 'idle', 'applyInbound', 'occurrence', 'withPerson'];

/** Who and what gets in. */
const GATE = [
  ...['authentication', 'channelAccess', 'channelToken', 'openIdKeys', 'signingKeys', 'verifiedTokens'],
  ...['serviceUrl', 'requestBody', 'strictJson', 'limitedStream', 'inboundActivity', 'arrival'],
];

/** The durability core, which keeps a command from being lost or repeated, and the gate. */
export const TARGETS: readonly Target[] = [
  ...DURABLE.map((name) => ({ of: `lib/conversation/${name}.ts`, tests: MIND })),
  { of: 'lib/turns/', tests: TURNS },
  { of: 'lib/storage/', tests: TABLE },
  ...[...GATE, 'delivery'].map((name) => ({ of: `lib/botbuilder/${name}.ts`, tests: WIRE })),
];

/** Whether a file of the project is mutated by a target. */
export function belongsTo(file: string, { of }: Target): boolean {
  return of.endsWith('/') ? file.startsWith(of) && file.endsWith('.ts') : file === of;
}
