import { AS_DEPLOYED, AT_ITS_CHEAPEST, monthlyCost, monthlyTotal, type Usage } from '../monthlyCost.ts';
import { table, type Parts } from './generatedParts.ts';

const TURNS = [0, 100_000, 1_000_000, 10_000_000];

/** Each way of deploying that the documents put a price on. */
const WAYS: readonly (readonly [name: string, usage: Omit<Usage, 'turns'>])[] = [
  ['As deployed', AS_DEPLOYED],
  ['At its cheapest', AT_ITS_CHEAPEST],
  ['`ZONE_REDUNDANT`', { ...AS_DEPLOYED, zoneRedundant: true }],
  ['`ENABLE_NETWORK`', { ...AS_DEPLOYED, network: true }],
];

/** The table of docs/operating.md. */
export function costParts(): Parts {
  const rows = TURNS.map((turns) => [
    turns.toLocaleString('en-US'),
    ...WAYS.map(([, usage]) => `$${monthlyTotal({ ...usage, turns }).toFixed(2)}`),
    dearest({ ...AS_DEPLOYED, turns }),
  ]);
  return { cost: table(['Turns a month', ...WAYS.map(([name]) => name), 'Most of it, as deployed'], rows) };
}

/** Every amount in dollars that a document may name. */
export function costFigures(): readonly number[] {
  return WAYS.flatMap(([, usage]) => TURNS.map((turns) => monthlyTotal({ ...usage, turns })));
}

/** The two items that cost the most. */
function dearest(usage: Usage): string {
  return monthlyCost(usage)
    .toSorted((one, other) => other.dollars - one.dollars)
    .slice(0, 2)
    .map(({ item }) => item)
    .join(', ');
}
