import { PARTITIONS } from '../lib/storage/entity.ts';
import { AZURE_LIMITS } from './azureLimits.ts';
import { AS_DEPLOYED, monthlyTotal, OPERATIONS_PER_SWEEP, OPERATIONS_PER_TURN } from './monthlyCost.ts';

/** What is to be served, and what one turn and one visit of the sweep take. */
export interface Load {
  /** Conversations at the same time. */
  readonly concurrent: number;
  /** Messages of a customer, in each of them. */
  readonly messagesAMinute: number;
  /** Milliseconds of CPU a turn. */
  readonly cpuMs: number;
  /** Milliseconds that a turn takes. */
  readonly durationMs: number;
  /** Minutes from warning to end: a silent conversation comes due twice in as many. */
  readonly idleMinutes: number;
  /** Milliseconds that a connector takes for a post, and the storage for a request. */
  readonly postMs: number;
  readonly requestMs: number;
  /** Of the sweep: conversations at once, and for how much of each minute it runs, from 0 to 1. */
  readonly sweepConcurrency: number;
  readonly sweepShare: number;
  /** Instances that it may ask for help when it falls behind. */
  readonly sweepHelpers: number;
}

/** One thing that is needed, how much of it one deployment can have, and where both come from. */
export interface Need {
  readonly item: string;
  /** Not rounded: of instances there are only whole ones. */
  readonly needed: number;
  /** `undefined` where nothing limits it but the bill. */
  readonly limit: number | undefined;
  readonly unit: string;
  readonly why: string;
  /** What makes the limit higher, where something of the deployment's own does. */
  readonly remedy?: string;
}

export interface CapacityPlan {
  readonly needs: readonly Need[];
  /** What is used up first as the load grows, and at how many conversations at the same time. */
  readonly first: { readonly item: string; readonly concurrent: number };
  /** Storage accounts that the requests take: `STORAGE_SHARDS`. */
  readonly accounts: number;
  /** Dollars a month, were the load the same day and night. */
  readonly dollars: number;
}

/** So much of an instance's CPU may be used before turns wait for each other. */
const BUSY = 0.7;
/** Cores of an instance of 2048 MB: https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan#instance-sizes */
const CORES = 1;
/** Loads, claims and gives back. */
const REQUESTS_PER_VISIT = 3;
const VISITS_PER_SILENCE = 2;
const SECONDS_A_MONTH = 730 * 3_600;
const SWEEPS_A_SECOND = AS_DEPLOYED.sweepsPerHour / 3_600;
/** Storage accounts that infra/main.bicep makes at the most. */
export const MOST_ACCOUNTS = 16;

/** What a load needs of each thing that is limited. */
export function planCapacity(load: Load): CapacityPlan {
  const turns = (load.concurrent * load.messagesAMinute) / 60;
  const visits = (load.concurrent * VISITS_PER_SILENCE) / (load.idleMinutes * 60);
  const visitsAtMost =
    ((1 + load.sweepHelpers) * load.sweepConcurrency * load.sweepShare * 1_000) /
    (load.postMs + REQUESTS_PER_VISIT * load.requestMs);
  const byTurns = (turns * load.durationMs) / 1_000 / AS_DEPLOYED.concurrency;
  const byCpu = (turns * load.cpuMs) / 1_000 / CORES / BUSY;
  const perSweep = SWEEPS_A_SECOND * OPERATIONS_PER_SWEEP;
  const conversing = turns * OPERATIONS_PER_TURN + visits * REQUESTS_PER_VISIT;
  // Of each account's requests the sweep's queries are its own.
  const accounts = Math.max(1, Math.ceil(conversing / (AZURE_LIMITS.storageRequests - perSweep)));
  const requests = conversing + accounts * perSweep;
  const needs: readonly Need[] = [
    {
      item: 'turns',
      needed: turns,
      limit: undefined,
      unit: 'a second',
      why: `${load.concurrent} conversations, ${load.messagesAMinute} messages a minute each`,
    },
    {
      item: 'instances',
      needed: Math.max(byTurns, byCpu),
      limit: AZURE_LIMITS.instances,
      unit: `of ${AS_DEPLOYED.memoryMB} MB`,
      why:
        byTurns >= byCpu
          ? `${AS_DEPLOYED.concurrency} turns at a time (host.json), ${load.durationMs} ms each; by CPU ${Math.ceil(byCpu)}`
          : `${load.cpuMs} ms of CPU a turn (npm run bench -- --only peers), ${100 * BUSY} % of a core busy`,
    },
    {
      item: 'storage requests',
      needed: requests,
      limit: AZURE_LIMITS.storageRequests,
      unit: 'a second',
      why: `${OPERATIONS_PER_TURN} a turn, ${REQUESTS_PER_VISIT} a visit of the sweep (test/turns/storageOperations.test.ts)`,
      ...(accounts > 1 && accounts <= MOST_ACCOUNTS
        ? { remedy: `azd env set STORAGE_SHARDS ${accounts}` }
        : {}),
    },
    {
      item: 'requests of one partition',
      needed: requests / accounts / PARTITIONS,
      limit: AZURE_LIMITS.partitionRequests,
      unit: 'a second',
      why: `conversations are spread over ${PARTITIONS} partitions (lib/storage/entity.ts)`,
    },
    {
      item: 'sweep',
      needed: visits,
      limit: visitsAtMost,
      unit: 'visits a second',
      why: `everybody silent: warned and ended in ${load.idleMinutes} minutes; one instance and ${load.sweepHelpers} that help, ${load.sweepConcurrency} at once each, ${load.postMs} ms a post and ${load.requestMs} ms a request (test/turns/sweepPace.test.ts)`,
    },
  ];
  return {
    needs,
    first: firstUsedUp(needs, load),
    accounts,
    dollars: monthlyTotal({ ...AS_DEPLOYED, turns: turns * SECONDS_A_MONTH, durationMs: load.durationMs }),
  };
}

/** Everything grows with the number of conversations, the rounds of the sweep aside, which are little. */
function firstUsedUp(needs: readonly Need[], { concurrent }: Load): CapacityPlan['first'] {
  const reaches = needs.flatMap(({ item, needed, limit }) =>
    limit === undefined ? [] : [{ item, concurrent: Math.floor((concurrent * limit) / needed) }],
  );
  return reaches.reduce((least, other) => (other.concurrent < least.concurrent ? other : least));
}
