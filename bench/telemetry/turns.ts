import { startIngestionEndpoint, type IngestionEndpoint } from '../../test/servers/ingestionEndpoint.ts';
import { withLifetime } from '../lifetime.ts';
import { usageOf } from '../processUsage.ts';
import { median, percentile, type Report, type ReportRow } from '../report.ts';
import { newTrace, playTurns, startApp, startNeighbours, turn } from './app.ts';
import type { MeasuredApp, Neighbours } from './app.ts';

interface Work {
  readonly rounds: number;
  readonly turns: number;
}

/** One app, with what is on the other end of its telemetry. */
interface Variant {
  readonly what: string;
  readonly app: MeasuredApp;
  readonly ingestion: IngestionEndpoint | undefined;
  readonly rounds: Round[];
}

interface Round {
  readonly perSecond: number;
  readonly milliseconds: readonly number[];
  readonly residentBytes: number | undefined;
}

/** As many as host.json and the bill of a month assume an instance takes at a time. */
const CONCURRENCY = 16;
const TURNS_PER_CONVERSATION = 8;
const WARM_TURNS = 1_000;

/** The same turns without Application Insights, with one that takes everything and with one that never answers, in rounds that take turns. */
export function measureTurns(work: Work): Promise<Report> {
  return withLifetime(async (lifetime) => {
    const neighbours = await startNeighbours(lifetime);
    const [takes, hangs] = await Promise.all([
      startIngestionEndpoint(lifetime),
      startIngestionEndpoint(lifetime),
    ]);
    hangs.mood = 'hangs';
    const kinds = [
      ['without Application Insights', undefined],
      ['with, it takes everything', takes],
      ['with, it never answers', hangs],
    ] as const;
    const variants = await Promise.all(
      kinds.map(async ([what, ingestion]): Promise<Variant> => ({
        what,
        app: await startApp(lifetime, neighbours, ingestion),
        ingestion,
        rounds: [],
      })),
    );
    // Warm, and with the thread at work where there is one.
    for (const variant of variants) await playRound(neighbours, variant, 'warm', WARM_TURNS);
    await Promise.all([allHasArrived(neighbours, variants), hangs.asked(1)]);

    const before = await cpuOf(variants);
    for (let round = 0; round < work.rounds; round++) {
      // Whoever goes first differs from round to round.
      for (let step = 0; step < variants.length; step++) {
        const variant = variants[(round + step) % variants.length];
        variant?.rounds.push(await playRound(neighbours, variant, String(round), work.turns));
      }
    }
    await allHasArrived(neighbours, variants);
    const after = await cpuOf(variants);
    const cpu = after.map((used, index) => difference(used, before[index], work.rounds * work.turns));
    return {
      title: `Telemetry and turns: ${work.rounds} rounds of ${work.turns} turns each, ${CONCURRENCY} at a time`,
      rows: variants.map((variant, index) => toRow(variant, variants[0], cpu[index], cpu[0])),
      notes: [
        'Ratios are to the same round without, the median of all rounds; for CPU, to all of them.',
        'CPU is the worker: Functions library, app and telemetry thread, until the last record is sent.',
        'The load, Table Storage, connector and ingestion share the machine and keep one core busy: turns/s is theirs as much as the app’s.',
        'Without Application Insights each event is a line of the log instead. No authentication: a real turn costs more.',
        'Where it never answers, all places are taken after a few thousand turns; from there on records are given up.',
      ],
    };
  });
}

function cpuOf(variants: readonly Variant[]): Promise<readonly (number | undefined)[]> {
  return Promise.all(variants.map(async ({ app }) => (await usageOf(app.pid))?.cpuMilliseconds));
}

function difference(
  after: number | undefined,
  before: number | undefined,
  turns: number,
): number | undefined {
  return after === undefined || before === undefined ? undefined : (after - before) / turns;
}

async function playRound(
  neighbours: Neighbours,
  { what, app }: Variant,
  round: string,
  count: number,
): Promise<Round> {
  const conversations = Math.max(CONCURRENCY * 2, Math.ceil(count / TURNS_PER_CONVERSATION));
  const started = performance.now();
  const milliseconds = await playTurns(app, { count, concurrency: CONCURRENCY }, (index) =>
    turn(neighbours, `${what}-${round}-${index % conversations}`, { text: 'help' }),
  );
  const perSecond = (count / (performance.now() - started)) * 1_000;
  return { perSecond, milliseconds, residentBytes: (await usageOf(app.pid))?.residentBytes };
}

/** Records keep their order, so one more turn shows when all before it have come. */
async function allHasArrived(neighbours: Neighbours, variants: readonly Variant[]): Promise<void> {
  for (const { app, ingestion } of variants) {
    if (ingestion?.mood !== 'takes') continue;
    const trace = newTrace();
    await playTurns(app, { count: 1, concurrency: 1 }, () => turn(neighbours, trace, {}, trace));
    await ingestion.arrived(
      ({ tags, name }) => name === 'turn.completed' && tags['ai.operation.id'] === trace,
    );
  }
}

function toRow(
  { what, rounds }: Variant,
  without: Variant | undefined,
  cpu: number | undefined,
  cpuWithout: number | undefined,
): ReportRow {
  const ratio = (figure: (round: Round) => number | undefined): number | undefined =>
    median(
      rounds.flatMap((round, index) => quotient(figure(round), without?.rounds.map(figure)[index]) ?? []),
    );
  const all = rounds.flatMap(({ milliseconds }) => milliseconds);
  const resident = median(rounds.flatMap(({ residentBytes }) => residentBytes ?? []));
  return {
    what,
    figures: {
      'turns/s': median(rounds.map(({ perSecond }) => perSecond)),
      ratio: ratio(({ perSecond }) => perSecond),
      'p50 ms': percentile(all, 0.5),
      'p50 ratio': ratio(({ milliseconds }) => percentile(milliseconds, 0.5)),
      'p99 ms': percentile(all, 0.99),
      'p99 ratio': ratio(({ milliseconds }) => percentile(milliseconds, 0.99)),
      'CPU ms each': cpu,
      'CPU ratio': quotient(cpu, cpuWithout),
      'memory MB': resident === undefined ? undefined : Math.round(resident / 1_048_576),
    },
  };
}

function quotient(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined || other === 0 ? undefined : one / other;
}
