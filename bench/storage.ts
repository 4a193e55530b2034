import { withLifetime } from './lifetime.ts';
import { countTraffic, type Traffic } from './peers/countingProxy.ts';
import { loadContestants, type Contestant } from './peers/programs.ts';
import { startNeighbours } from './peers/startNeighbours.ts';
import { play, start, TURNS_PER_CONVERSATION } from './peers/turns.ts';
import type { Bench, Report, ReportRow } from './report.ts';

/** What a bot asks of storage for so many turns. */
async function measureOne(contestant: Contestant, conversations: number): Promise<ReportRow | undefined> {
  return withLifetime(async (lifetime) => {
    const neighbours = await startNeighbours(lifetime);
    const { connectionString, counted } = await countTraffic(lifetime, neighbours.connectionString);
    const counting = { ...neighbours, connectionString };
    const bot = await start(lifetime, contestant, counting);
    // The table, or the container, comes into being.
    await play(bot, counting, { count: 1, concurrency: 1 });
    const before = counted();
    const turns = conversations * TURNS_PER_CONVERSATION;
    await play(bot, counting, { count: turns, concurrency: 1 });
    const { requests, bytesUp, bytesDown } = difference(counted(), before);
    if (requests === 0) return undefined;
    return {
      what: contestant.what,
      figures: {
        'requests a turn': requests / turns,
        'KB up a turn': bytesUp / turns / 1_024,
        'KB down a turn': bytesDown / turns / 1_024,
      },
    };
  });
}

function difference(after: Traffic, before: Traffic): Traffic {
  return {
    requests: after.requests - before.requests,
    bytesUp: after.bytesUp - before.bytesUp,
    bytesDown: after.bytesDown - before.bytesDown,
  };
}

async function measure(conversations: number): Promise<Report> {
  const rows: ReportRow[] = [];
  for (const contestant of await loadContestants()) {
    const row = await measureOne(contestant, conversations);
    if (row !== undefined) rows.push(row);
  }
  return {
    id: 'storage',
    title: `Storage: ${conversations} conversations of ${TURNS_PER_CONVERSATION} turns`,
    rows,
    notes: ['Heads included. Who keeps nothing is left out.'],
  };
}

export const storage: Bench = {
  name: 'storage',
  what: 'requests to storage and bytes a turn, beside those of the SDK’s own storage',
  run: async ({ quick }) => [await measure(quick ? 8 : 50)],
};
