import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { withLifetime } from './lifetime.ts';
import { median, type Bench, type Report } from './report.ts';
import { newTrace, playTurns, startApp, startNeighbours, turn, type Neighbours } from './telemetry/app.ts';

const DIST = resolve(import.meta.dirname, '..', 'dist');

/** Nobody listens there, and nobody has to: no question is asked. */
const MODEL = { ModelEndpoint: 'http://127.0.0.1:9/v1/', ModelDeployment: 'bench' };

/** Milliseconds from the start of the process to the first answer. */
async function coldStart(neighbours: Neighbours, settings: NodeJS.ProcessEnv): Promise<number> {
  return withLifetime(async (lifetime) => {
    const started = performance.now();
    const app = await startApp(lifetime, neighbours, undefined, settings);
    await playTurns(app, { count: 1, concurrency: 1 }, () => turn(neighbours, newTrace(), { text: 'help' }));
    return performance.now() - started;
  });
}

/** Starts the app with and without a model in its settings in turns, each time as far as the first answer. */
function measureColdStarts(starts: number): Promise<Report> {
  return withLifetime(async (lifetime) => {
    const neighbours = await startNeighbours(lifetime);
    const without: number[] = [];
    const withIt: number[] = [];
    // The first one finds the files in no cache.
    await coldStart(neighbours, {});
    for (let index = 0; index < starts; index++) {
      // Whoever goes first differs from time to time.
      if (index % 2 === 0) without.push(await coldStart(neighbours, {}));
      withIt.push(await coldStart(neighbours, MODEL));
      if (index % 2 === 1) without.push(await coldStart(neighbours, {}));
    }
    const ratios = withIt.map((milliseconds, index) => milliseconds / (without[index] ?? Number.NaN));
    return {
      title: `A model and cold start: ${starts} starts of each, in turns`,
      rows: [
        { what: 'no model in the settings', figures: { 'first answer ms': median(without), ratio: 1 } },
        {
          what: 'a model in them, not asked',
          figures: { 'first answer ms': median(withIt), ratio: median(ratios) },
        },
      ],
      notes: [
        'From the start of the process to the first answer, the local host included; the ratio is the median of the pairs.',
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
  what: 'what a model costs an app that has it set and does not ask it: cold start and files',
  run: async ({ quick }) => [await measureColdStarts(quick ? 2 : 20), await measureFiles()],
};
