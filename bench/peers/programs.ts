import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, runProgram, type Lifetime, type Program } from '../../test/local/hostProcess.ts';

/** What the programs talk to. */
export interface PeerNeighbours {
  readonly serviceUrl: string;
  readonly connectionString: string;
}

/** A bot that can be started, in a process of its own. */
export interface Contestant {
  readonly what: string;
  readonly start: (lifetime: Lifetime, neighbours: PeerNeighbours) => Program;
}

const FOLDER = join(ROOT, 'bench', 'peers');
const BUILT = join(ROOT, '.data', 'bench');
const HOST = join(BUILT, 'ours.mjs');
const UNBUNDLED = join(BUILT, 'unbundled');

/**
 * The programs that are compared, this project's first. The peers are installed apart; where they are not, this project is
 * measured alone.
 */
export async function loadContestants(): Promise<readonly Contestant[]> {
  await Promise.all([
    build('bench/peers/bundle.mjs', [join(FOLDER, 'ours.ts'), HOST]),
    build('bench/peers/bundle.mjs', ['--unbundled', UNBUNDLED]),
  ]);
  const own = [
    ours('this project, storage in memory', join(ROOT, 'dist'), () => 'memory'),
    ours('this project, Azurite tables', join(ROOT, 'dist'), ({ connectionString }) => connectionString),
    ours('the same from node_modules, not bundled', UNBUNDLED, ({ connectionString }) => connectionString),
  ];
  if (!(await arePeersInstalled())) return own;
  return [
    ...own,
    peer('botbuilder echo, no state', 'botbuilder.mjs', ['nothing']),
    peer('botbuilder, ConversationState on blobs', 'botbuilder.mjs', ['blobs']),
    peer('botbuilder, ConversationState on a table', 'botbuilder.mjs', ['table']),
    peer('Agents SDK echo, no state', 'agents.mjs', []),
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

function ours(what: string, app: string, storage: (neighbours: PeerNeighbours) => string): Contestant {
  return {
    what,
    start: (lifetime, neighbours) =>
      runProgram(lifetime, HOST, [app], {
        ConversationStorage: storage(neighbours),
        SweepSchedule: '0 0 0 1 1 *',
      }),
  };
}

function peer(what: string, file: string, args: readonly string[]): Contestant {
  return {
    what,
    start: (lifetime, { connectionString }) =>
      runProgram(lifetime, join(FOLDER, file), args, { STORAGE: connectionString }),
  };
}
