import { join } from 'node:path';
import { withLifetime } from './lifetime.ts';
import { loadContestants } from './peers/programs.ts';
import { startNeighbours } from './peers/startNeighbours.ts';
import { play, start, type Running } from './peers/turns.ts';
import { usageOf } from './processUsage.ts';
import type { Bench, Report, ReportRow } from './report.ts';

/** This project as it is deployed, and those that answer from memory. */
const MEASURED = /^this project, Azurite tables$|(?:in memory|no state)$/;
const STEPS = 10;

async function measure(turnsAStep: number): Promise<Report> {
  return withLifetime(async (lifetime) => {
    const neighbours = await startNeighbours(lifetime);
    const rows: ReportRow[] = [];
    const contestants = (await loadContestants()).filter(({ what }) => MEASURED.test(what));
    for (const contestant of contestants) {
      const figures = await withLifetime(async (own) => {
        const bot = await start(own, contestant, neighbours);
        const resident: Record<string, number | undefined> = {};
        for (let step = 1; step <= STEPS; step += 1) {
          await play(bot, neighbours, { count: turnsAStep, concurrency: 16 });
          const usage = await usageOf(bot.pid);
          resident[String(step * turnsAStep)] =
            usage === undefined ? undefined : usage.residentBytes / 1_048_576;
        }
        return resident;
      });
      rows.push({ what: contestant.what, figures });
    }
    return {
      id: 'memoryOverTurns',
      title: 'Resident memory in MB, after so many turns',
      rows,
      notes: [
        '16 turns at a time, eight in a conversation. “In memory” keeps every conversation of the run.',
      ],
    };
  });
}

const COUNTED = ['--require', join(import.meta.dirname, 'peers', 'allocations.cjs')];
const WARM_TURNS = 1_000;

/** What is allocated on the heap for a turn: the collector's work. */
async function measureAllocations(turns: number): Promise<Report> {
  return withLifetime(async (lifetime) => {
    const neighbours = await startNeighbours(lifetime);
    const rows: ReportRow[] = [];
    for (const contestant of await loadContestants()) {
      const allocated = await withLifetime(async (own) => {
        const bot = await start(own, contestant, neighbours, { nodeOptions: COUNTED });
        await play(bot, neighbours, { count: WARM_TURNS, concurrency: 16 });
        await saidBy(bot);
        await play(bot, neighbours, { count: turns, concurrency: 16 });
        return saidBy(bot);
      });
      rows.push({ what: contestant.what, figures: { 'KB allocated a turn': allocated / turns / 1_024 } });
    }
    return {
      id: 'allocations',
      title: `Allocated on the heap a turn, over ${turns} turns, 16 at a time`,
      rows,
    };
  });
}

/** Asks a bot how much it has allocated since it was asked before. */
async function saidBy({ program }: Running): Promise<number> {
  const from = program.stderr().length;
  program.child.kill('SIGUSR2');
  const [, bytes] = await program.printed(/allocated (\d+) bytes/, from);
  return Number(bytes);
}

export const memory: Bench = {
  name: 'memory',
  what: 'resident memory over 50,000 turns, and what a turn allocates, beside the SDKs’ own bots',
  run: async ({ quick }) => [
    await measure(quick ? 500 : 5_000),
    await measureAllocations(quick ? 1_000 : 5_000),
  ],
};
