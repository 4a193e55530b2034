import { cp, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { prepareKnowledge } from '../lib/knowledge/index.ts';
import { runProgram, temporaryFolder, type Lifetime } from '../test/local/hostProcess.ts';
import { withLifetime } from './lifetime.ts';
import { median, type Bench, type Report } from './report.ts';
import { newTrace, playTurns, startApp, startNeighbours, turn, type Neighbours } from './telemetry/app.ts';

const DIST = resolve(import.meta.dirname, '..', 'dist');

/** Nobody listens there, and nobody has to: no question is asked. */
const MODEL = { ModelEndpoint: 'http://127.0.0.1:9/v1/', ModelDeployment: 'bench' };

/** A built app, and the settings that it is started with. */
interface Variant {
  readonly what: string;
  readonly app: string;
  readonly settings: NodeJS.ProcessEnv;
}

/** The built app without the bundle of the model. */
async function appWithoutModel(lifetime: Lifetime): Promise<string> {
  const app = await temporaryFolder(lifetime);
  await cp(DIST, app, { recursive: true });
  await rm(join(app, 'model.cjs'));
  return app;
}

/** The same with no articles: what the others are compared with. */
async function bareApp(lifetime: Lifetime): Promise<string> {
  const app = await appWithoutModel(lifetime);
  await writeFile(
    join(app, 'knowledge.json'),
    JSON.stringify(prepareKnowledge({ articles: [], synonyms: {} })),
  );
  return app;
}

/** Milliseconds from the start of the process to the first answer. */
async function coldStart(neighbours: Neighbours, { app, settings }: Variant): Promise<number> {
  return withLifetime(async (lifetime) => {
    const started = performance.now();
    const running = await startApp(lifetime, neighbours, undefined, settings, app);
    await playTurns(running, { count: 1, concurrency: 1 }, () =>
      turn(neighbours, newTrace(), { text: 'help' }),
    );
    return performance.now() - started;
  });
}

/** Starts each variant in turns, each time as far as the first answer. */
function measureColdStarts(starts: number): Promise<Report> {
  return withLifetime(async (lifetime) => {
    const neighbours = await startNeighbours(lifetime);
    const bare: Variant = { what: 'no articles, no model.cjs', app: await bareApp(lifetime), settings: {} };
    const variants: readonly Variant[] = [
      bare,
      { what: 'as built, no model in the settings', app: DIST, settings: {} },
      { what: 'as built, a model in them, not asked', app: DIST, settings: MODEL },
    ];
    const taken = new Map<Variant, number[]>(variants.map((variant) => [variant, []]));
    // The first ones find the files in no cache.
    for (const variant of variants) await coldStart(neighbours, variant);
    for (let round = 0; round < starts; round++) {
      // Whoever goes first differs from round to round.
      const first = round % variants.length;
      for (const variant of [...variants.slice(first), ...variants.slice(0, first)])
        taken.get(variant)?.push(await coldStart(neighbours, variant));
    }
    const before = taken.get(bare) ?? [];
    return {
      title: `Articles, a model and cold start: ${starts} starts of each, in turns`,
      rows: [...taken].map(([{ what }, milliseconds]) => ({
        what,
        figures: {
          'first answer ms': median(milliseconds),
          ratio: median(milliseconds.map((own, round) => own / (before[round] ?? Number.NaN))),
        },
      })),
      notes: [
        'From the start of the process to the first answer, the local host included; the ratio is the median of the rounds.',
      ],
    };
  });
}

/** What `npm run package` makes of a built app. */
async function packageSize(lifetime: Lifetime, app: string): Promise<number> {
  const zip = join(await temporaryFolder(lifetime), 'app.zip');
  const packing = runProgram(lifetime, 'scripts/package.ts', ['--from', app, '--to', zip]);
  if ((await packing.exit) !== 0) throw new Error(packing.stderr());
  return (await stat(zip)).size;
}

function measurePackage(): Promise<Report> {
  return withLifetime(async (lifetime) => {
    const bare = await packageSize(lifetime, await bareApp(lifetime));
    const withoutModel = await packageSize(lifetime, await appWithoutModel(lifetime));
    const built = await packageSize(lifetime, DIST);
    const row = (what: string, size: number): Report['rows'][number] => ({
      what,
      figures: { KB: Math.round(size / 1_024), ratio: size / bare },
    });
    return {
      title: 'The zip that is deployed',
      rows: [
        row('no articles, no model.cjs', bare),
        row('no model.cjs', withoutModel),
        row('as built', built),
      ],
    };
  });
}

async function measureFiles(): Promise<Report> {
  const row = async (file: string, what: string): Promise<Report['rows'][number]> => ({
    what: `${file}, ${what}`,
    figures: { KB: Math.round((await stat(join(DIST, file))).size / 1_024) },
  });
  return {
    title: 'What of the built app is read, and when',
    rows: [
      await row('main.cjs', 'with every start'),
      await row('knowledge.json', 'with the first question or look at /api/health'),
      await row('model.cjs', 'with the first question, where a model is set'),
    ],
  };
}

export const model: Bench = {
  name: 'model',
  what: 'what articles and a model cost an app that nobody asks anything: cold start, package and files',
  run: async ({ quick }) => [
    await measureColdStarts(quick ? 2 : 20),
    await measurePackage(),
    await measureFiles(),
  ],
};
