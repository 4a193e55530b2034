import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { threadEnvironment } from '../../lib/telemetry/thread.ts';
import { runProgram, type Lifetime } from '../../test/local/hostProcess.ts';
import { startIngestionEndpoint, type IngestionEndpoint } from '../../test/servers/ingestionEndpoint.ts';
import { withLifetime } from '../lifetime.ts';
import { median, type Report } from '../report.ts';
import { newTrace, playTurns, startApp, startNeighbours, turn, type Neighbours } from './app.ts';

interface ColdStart {
  /** From the start of the process to the first answer. */
  readonly answered: number;
  /** Of that, the first turn. */
  readonly firstTurn: number;
}

/** Starts the app with and without Application Insights in turns, each time as far as the first answer. */
export function measureColdStarts(starts: number): Promise<Report> {
  return withLifetime(async (lifetime) => {
    const neighbours = await startNeighbours(lifetime);
    const ingestion = await startIngestionEndpoint(lifetime);
    const without: ColdStart[] = [];
    const withIt: ColdStart[] = [];
    // The first one finds the files in no cache.
    await coldStart(neighbours, undefined);
    for (let index = 0; index < starts; index++) {
      // Whoever goes first differs from time to time.
      if (index % 2 === 0) without.push(await coldStart(neighbours, undefined));
      withIt.push(await coldStart(neighbours, ingestion));
      if (index % 2 === 1) without.push(await coldStart(neighbours, undefined));
    }
    const ratios = withIt.flatMap(({ answered }, index) => {
      const peer = without[index];
      return peer === undefined ? [] : [answered / peer.answered];
    });
    const figures = (coldStarts: readonly ColdStart[]): Record<string, number | undefined> => ({
      'first answer ms': median(coldStarts.map(({ answered }) => answered)),
      'of it first turn ms': median(coldStarts.map(({ firstTurn }) => firstTurn)),
    });
    return {
      title: `Telemetry and cold start: ${starts} starts of each, in turns`,
      rows: [
        { what: 'without Application Insights', figures: { ...figures(without), ratio: 1 } },
        { what: 'with', figures: { ...figures(withIt), ratio: median(ratios) } },
      ],
      notes: [
        'From the start of the process to the first answer, the local host included; the ratio is the median of the pairs.',
        'The telemetry thread starts five seconds after the first record, so a cold app has answered before.',
      ],
    };
  });
}

async function coldStart(
  neighbours: Neighbours,
  ingestion: IngestionEndpoint | undefined,
): Promise<ColdStart> {
  return withLifetime(async (lifetime) => {
    const started = performance.now();
    const app = await startApp(lifetime, neighbours, ingestion);
    const ready = performance.now();
    await playTurns(app, { count: 1, concurrency: 1 }, () => turn(neighbours, newTrace(), { text: 'help' }));
    const answered = performance.now();
    return { answered: answered - started, firstTurn: answered - ready };
  });
}

/** What one start of telemetry did to the thread that it was started from. */
interface Blocking {
  readonly longest: number;
  readonly late: number;
  readonly cpu: number;
  readonly grown: number;
}

/** Loads the SDK in our thread and, as peers, in the app's own, each in a fresh process. */
export function measureBlocking(starts: number): Promise<Report> {
  return withLifetime(async (lifetime) => {
    const ordinary = join(import.meta.dirname, 'ordinary.cjs');
    const kinds = [
      ['nothing is started', 'nothing'],
      ['our thread', 'thread'],
      ['the SDK in the app’s own thread, bundled', await bundled(lifetime, ordinary)],
      ['the same, from node_modules', ordinary],
    ] as const;
    const results = kinds.map(([what, program]) => ({ what, program, starts: new Array<Blocking>() }));
    for (let index = 0; index < starts; index++) {
      for (const result of results) result.starts.push(await blocking(result.program));
    }
    return {
      title: `Starting telemetry: how long nothing else can be done, ${starts} fresh processes of each, in turns`,
      rows: results.map(({ what, starts: all }) => ({
        what,
        figures: {
          'longest gap ms': median(all.map(({ longest }) => longest)),
          'late in all ms': median(all.map(({ late }) => late)),
          'CPU ms': median(all.map(({ cpu }) => cpu)),
          'memory MB': median(all.map(({ grown }) => grown / 1_048_576)),
        },
      })),
      notes: [
        'Gaps are between ticks that are due every millisecond, in the thread that would serve turns; late ones are over 10 ms.',
        'CPU and memory are of the whole process, for three seconds from the start.',
        'The peer is setup().start() of the same package and version, with its reports about itself switched off; it also',
        'collects by itself, which our thread does not.',
      ],
    };
  });
}

/** Nobody listens there: what is measured is starting, and it must not leave this machine. */
const NOBODY =
  'InstrumentationKey=00000000-0000-4000-8000-000000000001;IngestionEndpoint=https://127.0.0.1:9/;LiveEndpoint=https://127.0.0.1:9/';

async function blocking(program: string): Promise<Blocking> {
  const { longest, late, cpu, grown } = await run('bench/telemetry/blocking.ts', [program]);
  return { longest: Number(longest), late: Number(late), cpu: Number(cpu), grown: Number(grown) };
}

async function bundled(lifetime: Lifetime, program: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'contact-center-bot-bench-'));
  lifetime.after(() => rm(folder, { recursive: true, force: true }));
  const bundle = join(folder, 'ordinary.cjs');
  await run('bench/telemetry/bundle.mjs', [program, bundle]);
  return bundle;
}

/** What telemetry does in the app's own thread in a turn, measured without HTTP. */
export async function measureTracking(rounds: number): Promise<Report> {
  const { logged, recorded, givenUp, handedOver } = await run('bench/telemetry/tracking.ts', [
    String(rounds),
  ]);
  const row = (what: string, microseconds: unknown): Report['rows'][number] => ({
    what,
    figures: { 'µs a turn': Number(microseconds) },
  });
  return {
    title: `Telemetry in the app's own thread: a turn with one event and three dependencies, ${rounds} rounds of 1000`,
    rows: [
      row('written to the log, as without Application Insights', logged),
      row('written down for the thread', recorded),
      row('the same when all places are taken', givenUp),
      row('handed to the thread, in batches of 500', handedOver),
    ],
    notes: ['A healthy turn leaves its dependencies out, except for one trace in ten.'],
  };
}

/** Runs a program of this project to its one line of JSON. */
function run(file: string, args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  return withLifetime(
    (lifetime) =>
      runProgram(lifetime, file, args, {
        ...threadEnvironment({}),
        // As on Functions; elsewhere the SDK would ask the network for the metadata of a virtual machine.
        WEBSITE_SITE_NAME: 'bench',
        FUNCTIONS_EXTENSION_VERSION: '~4',
        APPLICATIONINSIGHTS_CONNECTION_STRING: NOBODY,
      }).ready,
  );
}
