import { withLifetime } from './lifetime.ts';
import { limitMemory, type MemoryGroup } from './memoryGroup.ts';
import { loadContestants, type Contestant } from './peers/programs.ts';
import { startNeighbours } from './peers/startNeighbours.ts';
import { play, start } from './peers/turns.ts';
import { usageOf } from './processUsage.ts';
import type { Bench, Report, ReportRow } from './report.ts';

/**
 * Instances of Flex Consumption, in MB: the smallest, and that of infra/.
 * https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan#instance-sizes
 */
const LIMITS_MB = [512, 2_048];
const MB = 1_048_576;
/** As an instance is deployed, with its conversations in tables; and the SDK alone. */
const MEASURED = ['this project, Azurite tables', 'botbuilder echo, no state'];
const STEPS = 20;

const TITLE = 'Turns under a hard limit of memory';

async function measure(turnsAStep: number): Promise<Report> {
  const contestants = (await loadContestants()).filter(({ what }) => MEASURED.includes(what));
  const rows: ReportRow[] = [];
  let means: string | undefined;
  for (const limit of LIMITS_MB) {
    for (const contestant of contestants) {
      await withLifetime(async (lifetime) => {
        const group = await limitMemory(lifetime, limit * MB);
        if (group === undefined) return;
        means = group.means;
        const { what, figures } = await underLimit(contestant, group, turnsAStep);
        rows.push({ what: `${what}, ${limit} MB`, figures });
      });
    }
  }
  if (means === undefined) {
    return {
      title: TITLE,
      rows,
      notes: ['Not measured: a limit that the kernel keeps is a cgroup, which takes root on Linux.'],
    };
  }
  return {
    id: 'memoryUnderLimit',
    title: TITLE,
    rows,
    notes: [
      `16 turns at a time, eight in a conversation. Limited by ${means}. The peak is what the kernel counts against the limit: of the program's files it counts those that no other process had read before, where resident memory has all of them. Node keeps its heap smaller where it sees a limit.`,
    ],
  };
}

/** Plays turns until all are answered, or the bot is no more. */
async function underLimit(
  contestant: Contestant,
  group: MemoryGroup,
  turnsAStep: number,
): Promise<ReportRow> {
  let answered = 0;
  let resident: number | undefined;
  await withLifetime(async (lifetime) => {
    const neighbours = await startNeighbours(lifetime);
    try {
      const bot = await start(lifetime, contestant, neighbours, { launcher: group.launcher });
      for (let step = 0; step < STEPS; step += 1) {
        await play(bot, neighbours, { count: turnsAStep, concurrency: 16 });
        answered += turnsAStep;
      }
      resident = (await usageOf(bot.pid))?.residentBytes;
    } catch (thrown) {
      // Whatever else goes wrong is no measurement.
      if ((await group.kills()) === 0) throw thrown;
    }
  });
  return {
    what: contestant.what,
    figures: {
      turns: turnsAStep * STEPS,
      answered,
      'times ended by the kernel': await group.kills(),
      'peak MB': (await group.peak()) / MB,
      'resident MB at the end': resident === undefined ? undefined : resident / MB,
    },
  };
}

export const memoryLimit: Bench = {
  name: 'memoryLimit',
  what: `whether the app serves under a hard limit of ${LIMITS_MB.join(' and ')} MB (root on Linux)`,
  run: async ({ quick }) => [await measure(quick ? 100 : 1_000)],
};
