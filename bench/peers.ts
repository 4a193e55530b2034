import { withLifetime } from './lifetime.ts';
import {
  arePeersInstalled,
  loadContestants,
  type Contestant,
  type PeerNeighbours,
} from './peers/programs.ts';
import { startNeighbours } from './peers/startNeighbours.ts';
import { play, start, type Round, type Running } from './peers/turns.ts';
import { usageOf } from './processUsage.ts';
import { median, percentile, type Bench, type Report, type ReportRow } from './report.ts';

/** How many turns are under way at a time: a quiet instance, what host.json and the bill assume, and a rush. */
const IN_FLIGHT = [1, 16, 64];
const WARM_TURNS = 500;

/** All of them run; whoever goes first differs from round to round. */
function measureTurns(
  contestants: readonly Contestant[],
  { rounds, turns }: { readonly rounds: number; readonly turns: number },
): Promise<readonly Report[]> {
  return withLifetime(async (lifetime) => {
    const neighbours = await startNeighbours(lifetime);
    const running: Running[] = [];
    for (const contestant of contestants) running.push(await start(lifetime, contestant, neighbours));
    for (const one of running) await play(one, neighbours, { count: WARM_TURNS, concurrency: 16 });
    const reports: Report[] = [];
    for (const concurrency of IN_FLIGHT) {
      const played = running.map((one) => ({ one, rounds: new Array<Round>() }));
      for (let round = 0; round < rounds; round++) {
        for (let step = 0; step < played.length; step++) {
          const next = played[(round + step) % played.length];
          next?.rounds.push(await play(next.one, neighbours, { count: turns, concurrency }));
        }
      }
      reports.push({
        id: `turns${concurrency}`,
        title: `Turns, ${concurrency} at a time: medians of ${rounds} rounds of ${turns} turns each, in turns`,
        rows: played.map(({ one: { what }, rounds: own }) => ({ what, figures: figuresOf(own) })),
      });
    }
    const memory = await Promise.all(running.map(({ pid }) => usageOf(pid)));
    const all = WARM_TURNS + IN_FLIGHT.length * rounds * turns;
    const rows = running.map(({ what }, index): ReportRow => {
      const resident = memory[index]?.residentBytes;
      return {
        what,
        figures: { 'memory MB': resident === undefined ? undefined : Math.round(resident / 1_048_576) },
      };
    });
    reports.push({
      id: 'memory',
      title: `Resident memory after ${all} turns`,
      rows,
      notes: [
        ...((await arePeersInstalled())
          ? []
          : ['The peers are not installed. Once: npm ci --prefix bench/peers']),
        'One process each: HTTP, and behind it the Functions library and the app, or express and the SDK.',
        'Azurite, the connector and the load share the machine, so turns/s is theirs as much as the bot’s. CPU is the bot’s alone.',
      ],
    });
    return reports;
  });
}

function figuresOf(rounds: readonly Round[]): ReportRow['figures'] {
  const perSecond = rounds.map((round) => round.perSecond);
  const cpu = rounds.flatMap((round) => round.cpu ?? []);
  const all = rounds.flatMap(({ milliseconds }) => milliseconds);
  return {
    'turns/s': median(perSecond),
    from: Math.min(...perSecond),
    to: Math.max(...perSecond),
    'p50 ms': percentile(all, 0.5),
    'p99 ms': percentile(all, 0.99),
    'CPU ms each': median(cpu),
    'CPU from': cpu.length === 0 ? undefined : Math.min(...cpu),
    'CPU to': cpu.length === 0 ? undefined : Math.max(...cpu),
  };
}

interface ColdStart {
  readonly registered: number;
  readonly answered: number;
  readonly cpu: number | undefined;
}

async function coldStart(contestant: Contestant, neighbours: PeerNeighbours): Promise<ColdStart> {
  return withLifetime(async (lifetime) => {
    const started = performance.now();
    const running = await start(lifetime, contestant, neighbours);
    const registered = performance.now() - started;
    await play(running, neighbours, { count: 1, concurrency: 1 });
    const answered = performance.now() - started;
    return { registered, answered, cpu: (await usageOf(running.pid))?.cpuMilliseconds };
  });
}

function measureColdStarts(contestants: readonly Contestant[], starts: number): Promise<Report> {
  return withLifetime(async (lifetime) => {
    const neighbours = await startNeighbours(lifetime);
    const all = contestants.map((contestant) => ({ contestant, starts: new Array<ColdStart>() }));
    // The first one finds the files in no cache.
    for (const { contestant } of all) await coldStart(contestant, neighbours);
    for (let index = 0; index < starts; index++) {
      for (let step = 0; step < all.length; step++) {
        const next = all[(index + step) % all.length];
        next?.starts.push(await coldStart(next.contestant, neighbours));
      }
    }
    return {
      id: 'coldStart',
      title: `Cold start: ${starts} starts of each, in turns`,
      rows: all.map(({ contestant: { what }, starts: own }) => {
        const answered = own.map((one) => one.answered);
        return {
          what,
          figures: {
            'registered ms': median(own.map((one) => one.registered)),
            'first answer ms': median(answered),
            from: Math.min(...answered),
            to: Math.max(...answered),
            'CPU ms': median(own.flatMap(({ cpu }) => cpu ?? [])),
          },
        };
      }),
      notes: [
        'From the start of the process; the first answer is that to one message. CPU is that of the bot until then, and says more than the clock where others share the machine.',
      ],
    };
  });
}

export const peers: Bench = {
  name: 'peers',
  what: 'turns, CPU, memory and cold start beside the SDKs’ own bots (npm ci --prefix bench/peers)',
  run: async ({ quick }) => {
    const contestants = await loadContestants();
    return [
      await measureColdStarts(contestants, quick ? 3 : 11),
      ...(await measureTurns(contestants, quick ? { rounds: 3, turns: 150 } : { rounds: 7, turns: 400 })),
    ];
  },
};
