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

/** One turn, what it sends, and what becomes of it when the store fails. */
const TURNS = inFolder('turns', [
  ...['turn', 'failedPosts', 'failOpen', 'onlyOnce', 'duplicates', 'burst', 'unanswered', 'presumedHandOver'],
  ...[
    'sweep',
    'outbox',
    'failOpenHosts',
    'unstoredHandBack',
    'variablesGivenUp',
    'unnotedEnd',
    'unheard',
    'otherCase',
  ],
]);

/** The files of the turns that have tests of their own. */
const OF_TURNS: Readonly<Record<string, readonly string[]>> = {
  articleEvents: ['turnEvents'],
  arrival: ['duplicates', 'unheard', 'otherCase'],
  askResponder: ['askResponder', 'responder', 'model'],
  bounds: ['bounds'],
  connectorHosts: ['connectorHosts'],
  deadline: ['places'],
  forgetUnanswered: ['unanswered'],
  handOvers: ['handOvers', 'failOpen', 'presumedHandOver', 'unstoredHandBack'],
  hearUnheard: ['unheard', 'otherCase'],
  keepUnanswered: ['unanswered'],
  lanes: ['lanes'],
  lifecycle: ['lifecycleEvents', 'lifecycle'],
  places: ['places'],
  ports: ['model'],
  repeatedly: ['repeatedly'],
  reportChange: ['lifecycle'],
  storeHandOvers: ['failOpen', 'presumedHandOver'],
  sharedSweep: ['sharedSweep'],
  sweep: ['sweep', 'unanswered', 'sharedSweep', 'unheard', 'otherCase'],
  sweepRequest: ['sharedSweep'],
  takeTurn: ['failOpen', 'burst', 'unheard', 'otherCase'],
  turnEvents: ['turnEvents'],
  unheard: ['unheard', 'otherCase'],
};

/** What is decided, and what it comes to in a turn. */
const MIND = [
  ...inFolder('conversation', ['due', 'outbox', 'record', 'life', 'withPerson', 'decide', 'criteria']),
  ...inFolder('turns', ['onlyOnce', 'turn', 'failedPosts', 'sweep', 'presumedHandOver', 'outbox']),
];

/** How a conversation that is the bot's is answered: by what was said, by articles, by buttons. */
const ANSWERED = [
  ...inFolder('conversation', ['decide', 'criteria', 'buttons', 'articles', 'summary', 'life']),
];

/** Whose conversation it is: what an activity means for it, and what follows. */
const OF_MIND: Readonly<Record<string, readonly string[]>> = {
  applyInbound: [
    ...inFolder('conversation', ['applyInbound', 'record', 'life']),
    ...inFolder('turns', ['onlyOnce', 'turn', 'presumedHandOver', 'unnotedEnd', 'otherCase']),
  ],
  occurrence: [...inFolder('conversation', ['occurrence', 'life']), ...inFolder('turns', ['otherCase'])],
  withPerson: [
    ...inFolder('conversation', ['withPerson']),
    ...inFolder('turns', ['handOvers', 'unstoredHandBack', 'presumedHandOver']),
  ],
};

/** What goes by way of a table. */
const TABLE = [
  ...inFolder('storage', ['tableWire', 'replaceRow', 'tableStore', 'unansweredTable', 'tableFaults']),
  ...inFolder('turns', ['rolledBack']),
];

/** The files of the storage that have tests of their own. */
const OF_STORAGE: Readonly<Record<string, readonly string[]>> = {
  attempts: ['attempts'],
  conversationKey: ['rows'],
  entity: ['rows'],
  memoryStore: ['memoryStore'],
  memoryUnanswered: ['memoryUnanswered'],
  parseRecord: ['rows'],
  firstFound: ['firstFound'],
  firstWrite: ['firstWrite'],
  mergedDue: ['mergedDue'],
  openShards: ['shardTables'],
  placesFound: ['placesFound'],
  referralRow: ['referralRow'],
  shardHomes: ['shardHomes'],
  shardJoining: ['shardTables'],
  shardedStore: ['shardedStore'],
  salvage: ['rows'],
  openStores: ['tableWire', 'shardTables'],
  serverClock: ['serverClock'],
  tableClient: ['tableWire', 'replaceRow'],
  tableFailure: ['tableFailure'],
  tableHttpClient: ['tableWire'],
  unansweredTable: ['unansweredTable'],
  warmReads: ['memoryStore'],
};

/** What comes in through the gate, and what goes out. */
const WIRE = inFolder('botbuilder', [
  ...['verifiedTokens', 'tokenEncoding', 'signingKeys', 'botToken', 'fileDownload', 'conversationAlias'],
  ...['arrival', 'requestBody', 'serviceUrl', 'credentials', 'authentication', 'delivery'],
  ...['limitedStream', 'endpoint', 'largeActivities'],
]);

/** The files of the wire for which a few of these tests are enough. */
const OF_WIRE: Readonly<Record<string, readonly string[]>> = {
  authentication: ['authentication', 'credentials', 'tokenEncoding', 'endpoint', 'delivery'],
  authenticationRefused: ['authentication', 'endpoint'],
  delivery: ['delivery', 'credentials'],
  inboundActivity: ['requestBody', 'largeActivities', 'arrival'],
  requestBody: ['requestBody', 'endpoint'],
};

/**
 * What does not have to notice: it tries schedules, crashes and lives by the thousand, counts what a turn costs on a table of
 * its own, or changes the environment of its process. What such a test finds alone is worth a test that says it.
 */
export const LEFT_OUT: readonly string[] = [
  ...inFolder('turns', [
    'crashPoints',
    'interleavings',
    'namedLives',
    'leases',
    'wholeLife',
    'twoInstances',
    'storageOperations',
    'sweepPace',
    'fairSweep',
  ]),
  ...inFolder('botbuilder', ['botIdentity']),
  ...inFolder('storage', ['shardedInstances']),
];

/** The files of the bot's mind on which it hangs that a command is neither lost nor repeated. */
const DURABLE = ['outbox', 'due', 'record', 'idle'];

/** Who and what gets in. */
const GATE = [
  ...['channelAccess', 'channelToken', 'openIdKeys', 'signingKeys', 'verifiedTokens'],
  ...['serviceUrl', 'strictJson', 'limitedStream', 'arrival'],
];

/** The durability core, which keeps a command from being lost or repeated, and the gate. */
export const TARGETS: readonly Target[] = [
  { of: 'lib/conversation/decide.ts', tests: ANSWERED },
  ...Object.entries(OF_MIND).map(([name, tests]) => ({ of: `lib/conversation/${name}.ts`, tests })),
  { of: 'lib/exchange.ts', tests: ['test/exchange.test.ts'] },
  ...DURABLE.map((name) => ({ of: `lib/conversation/${name}.ts`, tests: MIND })),
  ...Object.entries(OF_TURNS).map(([name, tests]) => ({
    of: `lib/turns/${name}.ts`,
    tests: inFolder('turns', tests),
  })),
  { of: 'lib/turns/', tests: TURNS },
  ...Object.entries(OF_STORAGE).map(([name, tests]) => ({
    of: `lib/storage/${name}.ts`,
    tests: inFolder('storage', tests),
  })),
  // What refers to another account is seen where there are two.
  { of: 'lib/storage/tableStore.ts', tests: [...TABLE, ...inFolder('storage', ['shardTables'])] },
  { of: 'lib/storage/', tests: TABLE },
  ...Object.entries(OF_WIRE).map(([name, tests]) => ({
    of: `lib/botbuilder/${name}.ts`,
    tests: inFolder('botbuilder', tests),
  })),
  ...GATE.map((name) => ({ of: `lib/botbuilder/${name}.ts`, tests: WIRE })),
];

/** The tests that have to notice what changes in a file of the project; `undefined` for one that is not mutated. */
export function testsFor(file: string): readonly string[] | undefined {
  return TARGETS.find(({ of }) => file === of || (of.endsWith('/') && file.startsWith(of)))?.tests;
}
