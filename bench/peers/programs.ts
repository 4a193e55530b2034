import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, runProgram, type Lifetime, type Program } from '../../test/local/hostProcess.ts';

/** What the programs talk to. */
export interface PeerNeighbours {
  readonly serviceUrl: string;
  readonly connectionString: string;
  /** What a channel's requests carry, for those who check it. */
  readonly authorization: string;
  /** Settings with which a bot checks tokens, and has one of its own. */
  readonly authentication: Readonly<Record<string, string>>;
}

export interface Start {
  readonly checksTokens?: boolean;
  /** Options of Node itself. */
  readonly nodeOptions?: readonly string[];
  /** A command that runs the bot in its own place. */
  readonly launcher?: readonly string[];
}

/** A bot that can be started, in a process of its own. */
export interface Contestant {
  readonly what: string;
  /** Whether it checks who writes, and says who it is. */
  readonly checksTokens?: true;
  readonly start: (lifetime: Lifetime, neighbours: PeerNeighbours, how?: Start) => Program;
}

const FOLDER = join(ROOT, 'bench', 'peers');
const BUILT = join(ROOT, '.data', 'bench');
const HOST = join(BUILT, 'ours.mjs');
const UNBUNDLED = join(BUILT, 'unbundled');
const EMPTY = join(BUILT, 'empty');

/**
 * The programs that are compared, this project's first. The peers are installed apart; where they are not, this project is
 * measured alone.
 */
export async function loadContestants(): Promise<readonly Contestant[]> {
  await Promise.all([
    build('bench/peers/bundle.mjs', [join(FOLDER, 'ours.ts'), HOST]),
    build('bench/peers/bundle.mjs', ['--unbundled', UNBUNDLED]),
    build('bench/peers/bundle.mjs', ['--app', join(FOLDER, 'emptyApp.ts'), EMPTY]),
  ]);
  const own = [
    ours('this project, storage in memory', join(ROOT, 'dist'), () => 'memory'),
    ours('this project, Azurite tables', join(ROOT, 'dist'), ({ connectionString }) => connectionString),
    ours('the same from node_modules, not bundled', UNBUNDLED, ({ connectionString }) => connectionString),
    ours('a function app that does nothing', EMPTY, () => 'memory'),
  ];
  // With an app id the app keeps nothing in memory.
  const checked = own.slice(1, 2).map(checkingTokens);
  if (!(await arePeersInstalled())) return [...own, ...checked];
  const echo = peer('botbuilder echo, no state', 'botbuilder.mjs', ['nothing']);
  return [
    ...own,
    echo,
    peer('botbuilder, ConversationState on blobs', 'botbuilder.mjs', ['blobs']),
    peer('botbuilder, ConversationState on a table', 'botbuilder.mjs', ['table']),
    peer('Agents SDK echo, no state', 'agents.mjs', []),
    ...checked,
    checkingTokens(echo),
  ];
}

export function arePeersInstalled(): Promise<boolean> {
  return access(join(FOLDER, 'node_modules')).then(
    () => true,
    () => false,
  );
}

async function build(program: string, args: readonly string[]): Promise<void> {
  const { exit, stderr } = runProgram({ after: () => undefined }, program, args);
  if ((await exit) !== 0) throw new Error(stderr());
}

/** The same with authentication on, in and out. */
function checkingTokens({ what, start }: Contestant): Contestant {
  return {
    what: `${what}, tokens checked`,
    checksTokens: true,
    start: (lifetime, neighbours, how) => start(lifetime, neighbours, { ...how, checksTokens: true }),
  };
}

function ours(what: string, app: string, storage: (neighbours: PeerNeighbours) => string): Contestant {
  return {
    what,
    start: (lifetime, neighbours, { checksTokens = false, nodeOptions = [], launcher = [] } = {}) => {
      const settings = {
        ConversationStorage: storage(neighbours),
        SweepSchedule: '0 0 0 1 1 *',
        ...(checksTokens ? neighbours.authentication : {}),
      };
      return runProgram(lifetime, HOST, [app], settings, { nodeOptions, launcher });
    },
  };
}

function peer(what: string, file: string, args: readonly string[]): Contestant {
  return {
    what,
    start: (
      lifetime,
      { connectionString, authentication },
      { checksTokens = false, nodeOptions = [], launcher = [] } = {},
    ) => {
      const settings = { STORAGE: connectionString, ...(checksTokens ? authentication : {}) };
      return runProgram(lifetime, join(FOLDER, file), args, settings, { nodeOptions, launcher });
    },
  };
}
