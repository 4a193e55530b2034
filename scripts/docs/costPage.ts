import { AZURE_LIMITS } from '../azureLimits.ts';
import {
  AS_DEPLOYED,
  AT_ITS_CHEAPEST,
  monthlyCost,
  monthlyTotal,
  OPERATIONS_PER_TURN,
  QUESTION_DOLLARS,
  QUESTION_SHARE,
  TELEMETRY_KB,
  TELEMETRY_KB_PER_SWEEP,
  type Usage,
} from '../monthlyCost.ts';
import { table, type Parts } from './generatedParts.ts';

const TURNS = [0, 100_000, 1_000_000, 10_000_000];

/** Each way of deploying that the documents put a price on. */
const WAYS: readonly (readonly [name: string, usage: Omit<Usage, 'turns'>])[] = [
  ['As deployed', AS_DEPLOYED],
  ['At its cheapest', AT_ITS_CHEAPEST],
  ['`ZONE_REDUNDANT`', { ...AS_DEPLOYED, zoneRedundant: true }],
  ['`ENABLE_NETWORK`', { ...AS_DEPLOYED, network: true }],
  ['`ENABLE_MODEL`', { ...AS_DEPLOYED, modelShare: QUESTION_SHARE }],
];

/** The generated parts of docs/operating.md. */
export function costParts(): Parts {
  return { cost: describeCost(), telemetry: describeTelemetry(), scale: describeScale() };
}

function describeCost(): string {
  const rows = TURNS.map((turns) => [
    inEnglish(turns),
    ...WAYS.map(([, usage]) => `$${monthlyTotal({ ...usage, turns }).toFixed(2)}`),
    dearest({ ...AS_DEPLOYED, turns }),
  ]);
  return table(['Turns a month', ...WAYS.map(([name]) => name), 'Most of it, as deployed'], rows);
}

function describeTelemetry(): string {
  const { botTurn, hostCall } = TELEMETRY_KB;
  const sweepsADay = AS_DEPLOYED.sweepsPerHour * 24;
  const turns = (1024 * 1024 - sweepsADay * TELEMETRY_KB_PER_SWEEP) / AS_DEPLOYED.telemetryKB;
  return `Telemetry is ${AS_DEPLOYED.telemetryKB} KB a turn: ${botTurn} of the bot's events and dependencies, measured by
\`npm run bench -- --only telemetry\`; ${hostCall} estimated for the request that the Functions host reports of each call. At that, a
\`LOG_DAILY_QUOTA_GB\` of 1 is enough for ${inEnglish(Math.floor(turns / 10_000) * 10_000)} turns a day.`;
}

const MANY = { conversations: 100_000, secondsBetweenMessages: 20 } as const;

function describeScale(): string {
  const { memoryMB, concurrency, durationMs } = AS_DEPLOYED;
  const perInstance = (concurrency * 1000) / durationMs;
  const perSecond = MANY.conversations / MANY.secondsBetweenMessages;
  const instances = Math.ceil(perSecond / perInstance);
  const requests = perSecond * OPERATIONS_PER_TURN;
  if (instances > AZURE_LIMITS.instances || requests > AZURE_LIMITS.storageRequests) {
    throw new Error('docs/operating.md would promise more than Azure gives.');
  }
  return [
    `- One instance of ${memoryMB} MB handles ${concurrency} messages at a time; at ${durationMs} ms each that is ${perInstance} a second. More come by themselves, up to \`MAXIMUM_INSTANCE_COUNT\`. ${inEnglish(MANY.conversations)} conversations at once, one message in ${MANY.secondsBetweenMessages} seconds each, are ${inEnglish(perSecond)} a second: ${instances} instances.`,
    `- A region gives a subscription ${AZURE_LIMITS.instances} instances of 2048 MB, warm ones included, until the quota is raised.`,
    `- A storage account takes ${inEnglish(AZURE_LIMITS.storageRequests)} requests a second. A turn needs ${OPERATIONS_PER_TURN} on average, those conversations ${inEnglish(requests)}. One conversation is one partition and never comes near its ${inEnglish(AZURE_LIMITS.partitionRequests)} a second.`,
  ].join('\n');
}

function inEnglish(number: number): string {
  return number.toLocaleString('en-US');
}

/** Every amount in dollars that a document may name. */
export function costFigures(): readonly number[] {
  const bills = WAYS.flatMap(([, usage]) => TURNS.map((turns) => monthlyTotal({ ...usage, turns })));
  return [...bills, 1_000 * QUESTION_DOLLARS];
}

/** The two items that cost the most. */
function dearest(usage: Usage): string {
  return monthlyCost(usage)
    .toSorted((one, other) => other.dollars - one.dollars)
    .slice(0, 2)
    .map(({ item }) => item)
    .join(', ');
}
