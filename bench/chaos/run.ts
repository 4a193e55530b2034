import { setTimeout as wait } from 'node:timers/promises';
import type { ConversationStore } from '../../lib/conversation/index.ts';
import { noTelemetry } from '../../lib/events.ts';
import { conversationKey, createServerClock, createTableStore, openTable } from '../../lib/storage/index.ts';
import { startTableStorage } from '../../local/tableStorage.ts';
import { Random } from '../fuzz/random.ts';
import { withLifetime } from '../lifetime.ts';
import { startCenter } from './center.ts';
import { playCustomer, type Journey } from './customer.ts';
import { connectorFault, outage, tableFaults, type ConnectorFault, type PostKind } from './faultMix.ts';
import { startInstance, type Instance } from './instances.ts';
import { createKills, type Kills } from './kills.ts';
import { suspects, toLedger, withMishaps, type Ledger, type Suspect } from './ledger.ts';
import { waitForQuiet } from './quiet.ts';
import { startTableProxy } from './tableProxy.ts';

export interface ChaosOptions {
  readonly conversations: number;
  readonly seed: number;
  /** The probability of each kind of fault, 0 to 0.1. */
  readonly faults: number;
  /** On average, an instance is killed once in this many requests. */
  readonly killEvery: number;
  /** How often in a row the contact center may fail a conversation: each time the bot waits four times longer. */
  readonly faultsInARow: number;
  /** Now and then the contact center asks for more patience than any customer has: that costs minutes. */
  readonly longWaits: boolean;
  /** How many customers write at the same time. */
  readonly atOnce: number;
  /** Milliseconds after which whatever is not quiet counts as broken. */
  readonly patience: number;
  /** A file for the log of the function app. */
  readonly log: string | undefined;
  readonly onProgress: (progress: Progress) => void;
}

export interface Progress {
  readonly phase: 'conversations' | 'waiting';
  readonly left: number;
  readonly requests: number;
  readonly kills: number;
}

export interface ChaosReport extends Ledger {
  /** A few conversations for each promise that was broken, to find out why. */
  readonly suspects: readonly Suspect[];
  readonly seed: number;
  readonly kills: number;
  /** How often an address of the contact center was down. */
  readonly outages: number;
  readonly sweeps: number;
  readonly seconds: number;
}

/** Addresses of the contact center, each of which can be down by itself. */
const ADDRESSES = 4;
const SWEEP_EVERY = 2_000;

/**
 * Plays conversations with two processes of the built app that share one table, with faults between the app and the
 * table and between the app and the contact center, deliveries repeated, and processes killed, all drawn from the seed.
 * Resolves when everything is quiet, or patience is at its end.
 */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const started = performance.now();
  return withLifetime(async (lifetime) => {
    const storage = await startTableStorage();
    lifetime.after(() => storage.close());
    const drawTableFault = tableFaults(new Random(options.seed, -1), options.faults);
    const tableFaultTimes = new Map<string, number[]>();
    const noteTableFault = (key: string): void => {
      const times = tableFaultTimes.get(key) ?? [];
      times.push(performance.now());
      tableFaultTimes.set(key, times);
    };
    const table = await startTableProxy(
      storage,
      (operation, key = '') => {
        const fault = drawTableFault(operation);
        if (fault !== undefined) noteTableFault(key);
        return fault;
      },
      // On a busy machine the table is slow by itself.
      noteTableFault,
    );
    lifetime.after(() => table.close());
    const kills = createKills(new Random(options.seed, -2), options.killEvery);
    const outages = new Random(options.seed, -3);
    const center = await startCenter({
      faultOf: createCenterFaults(options),
      outage: () => outage(outages, options.faults),
      // Every fourth leaves the bot where it is, so that what it repeats is taken.
      staysOpen: (conversationId) => numberOf(conversationId) % 4 === 0,
      onPost: kills.countRequest,
      addresses: ADDRESSES,
    });
    lifetime.after(() => center.close());
    const environment = settings(table.connectionString);
    const [one, other] = await Promise.all([
      startInstance(environment, options.log),
      startInstance(environment, options.log),
    ]);
    lifetime.after(() => Promise.all([one.stop(), other.stop()]).then(() => undefined));
    kills.begin([one, other]);

    const stopSweeping = keepSweeping([one, other]);
    lifetime.after(() => stopSweeping().then(() => undefined));
    const bots = [`${one.url}/api/messages`, `${other.url}/api/messages`] as const;
    const journeys = await playAll(options, kills, (number) =>
      playCustomer(number, new Random(options.seed, 2 * number), {
        center,
        bots: [...bots],
        rate: options.faults,
        onDelivery: kills.countRequest,
      }),
    );
    await kills.end();
    const store = await openStore(storage.connectionString);
    const finished = await waitForQuiet(journeys, center, store, options.patience, (left) => {
      options.onProgress({ phase: 'waiting', left, requests: kills.requests(), kills: kills.times().length });
    });
    const mishaps = {
      kills: kills.times(),
      tableFaults: new Map(
        journeys.map(({ conversationId }) => [
          conversationId,
          tableFaultTimes.get(keyOf(conversationId)) ?? [],
        ]),
      ),
    };
    return {
      seed: options.seed,
      ...toLedger(finished, mishaps),
      suspects: suspects(finished, mishaps).map((suspect) => withMishaps(suspect, mishaps)),
      kills: kills.times().length,
      outages: center.outages(),
      sweeps: await stopSweeping(),
      seconds: Math.round((performance.now() - started) / 1_000),
    };
  });
}

/** All that the app finds in its environment: no setting of this machine's gets in. */
function settings(connectionString: string): Readonly<Record<string, string>> {
  return {
    AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
    FUNCTIONS_WORKER_RUNTIME: 'node',
    ConversationStorage: connectionString,
    // Never by itself: which instance sweeps, and when, is decided here.
    SweepSchedule: '0 0 0 1 1 *',
    IdleWarningAfter: 'PT4S',
    IdleEndAfter: 'PT8S',
    ConversationRetention: 'P30D',
  };
}

function keyOf(conversationId: string): string {
  return conversationKey('omnichannel', conversationId);
}

async function openStore(connectionString: string): Promise<ConversationStore> {
  const table = await openTable({ kind: 'connectionString', connectionString }, createServerClock());
  return createTableStore(table, noTelemetry.track, Date.now);
}

/** One conversation in so many is throttled for minutes, once. */
const LONG_WAIT_EVERY = 200;

/** Each conversation has faults of its own, so that they do not depend on what the others do meanwhile. */
function createCenterFaults({
  seed,
  faults,
  faultsInARow,
  longWaits,
}: ChaosOptions): (conversationId: string, kind: PostKind) => ConnectorFault | undefined {
  const conversations = new Map<string, { random: Random; inARow: number; longWait: boolean }>();
  return (conversationId, kind) => {
    const number = numberOf(conversationId);
    const state = conversations.get(conversationId) ?? {
      random: new Random(seed, 2 * number + 1),
      inARow: 0,
      longWait: longWaits && number % LONG_WAIT_EVERY === 0,
    };
    conversations.set(conversationId, state);
    const longWait = state.longWait && kind === 'escalate';
    if (longWait) state.longWait = false;
    const drawn = connectorFault(state.random, faults, kind, longWait);
    const fault = state.inARow < faultsInARow ? drawn : undefined;
    state.inARow = fault === undefined ? 0 : state.inARow + 1;
    return fault;
  };
}

function numberOf(conversationId: string): number {
  return Number(/chaos-(\d+)/.exec(conversationId)?.[1] ?? 0);
}

/** Sweeps on one instance after the other; a dead one misses its turn. Returns how to stop, and how many there were. */
function keepSweeping(instances: readonly Instance[]): () => Promise<number> {
  const stopping = new AbortController();
  let sweeps = 0;
  const sweeping = (async () => {
    for (let turn = 0; !stopping.signal.aborted; turn += 1) {
      await wait(SWEEP_EVERY, undefined, { signal: stopping.signal }).catch(() => undefined);
      const { url } = instances[turn % instances.length] ?? { url: '' };
      const response = await fetch(`${url}/admin/functions/sweep`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }).catch(() => undefined);
      if (response?.status === 202) sweeps += 1;
    }
  })();
  return async () => {
    stopping.abort();
    await sweeping;
    return sweeps;
  };
}

async function playAll(
  { conversations, atOnce, onProgress }: ChaosOptions,
  kills: Kills,
  play: (number: number) => Promise<Journey>,
): Promise<readonly Journey[]> {
  const journeys: Journey[] = [];
  let next = 0;
  const customer = async (): Promise<void> => {
    while (next < conversations) {
      next += 1;
      journeys.push(await play(next));
      const left = conversations - journeys.length;
      onProgress({ phase: 'conversations', left, requests: kills.requests(), kills: kills.times().length });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, customer));
  return journeys;
}
