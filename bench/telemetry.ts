import type { Bench } from './report.ts';
import { measureArrivals } from './telemetry/arrivals.ts';
import { measureBlocking, measureColdStarts, measureTracking } from './telemetry/starts.ts';
import { measureTurns } from './telemetry/turns.ts';

export const telemetry: Bench = {
  name: 'telemetry',
  what: 'what Application Insights costs: turns, cold start, and how much arrives',
  run: async ({ quick }) => [
    await measureTurns(quick ? { rounds: 7, turns: 125 } : { rounds: 70, turns: 125 }),
    await measureTracking(quick ? 3 : 30),
    await measureColdStarts(quick ? 2 : 20),
    await measureBlocking(quick ? 1 : 9),
    await measureArrivals(quick ? 10 : 100),
  ],
};
