// Works out what a load needs: `npm run plan -- --concurrent 100000 --messages-a-minute 3`.
import { readCount, readNumber, runCommand, type Given } from '../commandLine/commandLine.ts';
import { loadConfig } from '../lib/config.ts';
import { planCapacity, type CapacityPlan, type Load, type Need } from './capacityPlan.ts';
import { AS_DEPLOYED } from './monthlyCost.ts';

/** As `npm run bench -- --only peers` has it, with Azurite for storage, on a machine that does other things as well. */
const MEASURED_CPU_MS = 2.5;

/** As infra/main.bicep has it. */
const DEPLOYED_HELPERS = 4;

const { budgetMs, concurrency } = shippedSweep();

const USAGE = `Works out what a load needs, what it costs, and which limit it meets first.

  npm run plan -- --concurrent N --messages-a-minute N [--cpu MS] [--duration MS] [--idle-minutes N] [--post MS]
                  [--request MS] [--sweep-helpers N] [--json]

  --concurrent N         conversations at the same time (100000)
  --messages-a-minute N  messages of a customer in each of them (3)
  --cpu MS               CPU of a turn (${MEASURED_CPU_MS}: npm run bench -- --only peers; yours may be faster)
  --duration MS          how long a turn takes (${AS_DEPLOYED.durationMs})
  --idle-minutes N       from a customer's last message to the end, IdleEndAfter (10)
  --post MS              how long a connector takes for a post (100)
  --request MS           how long the storage takes for a request (10)
  --sweep-helpers N      instances that a sweep which falls behind asks for help, SWEEP_HELPERS (${DEPLOYED_HELPERS})
  --json                 one line of JSON

Exit codes: 0 one deployment is enough, 1 it is not, 2 wrong usage`;

const LINE = {
  command: 'npm run plan',
  usage: USAGE,
  options: {
    concurrent: { type: 'string', default: '100000' },
    'messages-a-minute': { type: 'string', default: '3' },
    cpu: { type: 'string', default: String(MEASURED_CPU_MS) },
    duration: { type: 'string', default: String(AS_DEPLOYED.durationMs) },
    'idle-minutes': { type: 'string', default: '10' },
    post: { type: 'string', default: '100' },
    request: { type: 'string', default: '10' },
    'sweep-helpers': { type: 'string', default: String(DEPLOYED_HELPERS) },
    json: { type: 'boolean', default: false },
  },
} as const;

const MINUTE_MS = 60_000;

function shippedSweep(): { readonly budgetMs: number; readonly concurrency: number } {
  const loaded = loadConfig({
    AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
    ConversationStorage: 'memory',
    SweepSchedule: '0 * * * * *',
  });
  if (!loaded.ok) throw new Error('The settings of this script are wrong.');
  return loaded.config.sweep;
}

function readLoad(options: Given<typeof LINE>): Load {
  return {
    concurrent: readNumber('--concurrent', options.concurrent, 1),
    messagesAMinute: readNumber('--messages-a-minute', options['messages-a-minute']),
    cpuMs: readNumber('--cpu', options.cpu),
    durationMs: readNumber('--duration', options.duration, 1),
    idleMinutes: readNumber('--idle-minutes', options['idle-minutes'], 1),
    postMs: readNumber('--post', options.post, 1),
    requestMs: readNumber('--request', options.request, 1),
    sweepConcurrency: concurrency,
    sweepShare: budgetMs / MINUTE_MS,
    sweepHelpers: readCount('--sweep-helpers', options['sweep-helpers']),
  };
}

await runCommand(LINE, (options) => {
  const load = readLoad(options);
  const plan = planCapacity(load);
  console.log(options.json ? JSON.stringify({ load, ...plan }) : inWords(plan));
  if (plan.needs.some((need) => isTooMuch(need) && need.remedy === undefined)) process.exitCode = 1;
});

function inWords({ needs, first, accounts, dollars }: CapacityPlan): string {
  const lines = needs.map((need) => {
    const { item, needed, limit, unit, why, remedy } = need;
    const of = limit === undefined ? '' : ` of ${figure(limit)}`;
    const mark = !isTooMuch(need) ? ' ' : remedy === undefined ? '✗' : '!';
    return `${mark} ${item.padEnd(26)}${`${figure(item === 'instances' ? Math.ceil(needed) : needed)}${of} ${unit}`.padEnd(34)}${why}`;
  });
  return `${lines.join('\n')}
  storage accounts          ${accounts}${inAccounts(needs, accounts)}
  cost                      $${figure(dollars)} a month, were it so day and night (npm run cost)

The first limit is ${first.item}, at ${figure(first.concurrent)} conversations at the same time.
Limits are Azure's published ones; CPU and operations are measured here. Try it before you count on it.`;
}

function isTooMuch({ needed, limit = Infinity }: Need): boolean {
  return needed > limit;
}

/** How to come by more accounts than the one that there is at first. */
function inAccounts(needs: readonly Need[], accounts: number): string {
  if (accounts === 1) return '';
  const [remedy] = needs.flatMap((need) => need.remedy ?? []);
  return remedy === undefined
    ? ', more than a deployment has: divide the customers among deployments'
    : `: ${remedy} (docs/operating.md, more than one storage account)`;
}

function figure(number: number): string {
  return number.toLocaleString('en-US', { maximumFractionDigits: number < 100 ? 1 : 0 });
}
