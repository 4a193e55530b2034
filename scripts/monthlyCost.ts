/** What a month brings, and how the deployment is set. */
export interface Usage {
  /** Messages of customers, each with the bot's answer. They come at random times, day and night. */
  readonly turns: number;
  readonly memoryMB: number;
  readonly alwaysReady: number;
  readonly durationMs: number;
  /** Turns that one instance handles at a time before another one is added. */
  readonly concurrency: number;
  /** Telemetry of one turn, the Functions host's included. */
  readonly telemetryKB: number;
  readonly sweepsPerHour: number;
  readonly alerts: boolean;
  readonly availabilityTest: boolean;
  /** Storage behind private endpoints. */
  readonly network: boolean;
  /** Of all turns, the share that asks a model to put an answer into words, from 0 to 1. */
  readonly modelShare: number;
  /** Storage in several zones, and never one warm instance alone. */
  readonly zoneRedundant: boolean;
}

export interface CostLine {
  readonly item: string;
  readonly dollars: number;
  readonly why: string;
}

/** US dollars, pay as you go. */
export const PRICES = {
  /**
   * When public sources were last read. The prices of always-ready instances, alerts, web tests, private endpoints and zones are
   * from memory.
   */
  seen: 'November 2026',
  /** Flex Consumption: memory while a function runs on demand, a GB and a second. */
  gigabyteSecond: 0.000026,
  /** Flex Consumption: memory of an always-ready instance, used or not. */
  readyGigabyteSecond: 0.000004,
  /** Flex Consumption: memory while a function runs on an always-ready instance, on top of the above. */
  readyRunGigabyteSecond: 0.000016,
  execution: 0.4 / 1e6,
  /** Table Storage, locally redundant. */
  tableOperation: 0.00036 / 1e4,
  tableGigabyteMonth: 0.045,
  /** What zone-redundant storage costs for each dollar of locally redundant. */
  zones: 1.25,
  /** Log Analytics, ingestion with 31 days of retention. */
  telemetryGigabyte: 2.3,
  /** A log alert rule that runs every five minutes. */
  alertRule: 1.5,
  /** One that runs every fifteen minutes. */
  slowAlertRule: 0.5,
  webTestRun: 0.0005,
  privateEndpointHour: 0.01,
  privateEndpointGigabyte: 0.01,
  privateZone: 0.5,
  /** gpt-5.4-mini, GlobalStandard: a token that it reads, and one that it writes. */
  modelPromptToken: 0.75 / 1e6,
  modelCompletionToken: 4.5 / 1e6,
  premiumMessage: 0.5 / 1000,
} as const;

const HOURS = 730;
const SECONDS = HOURS * 3600;
/** What an instance is billed for at the least when it runs something, on demand or always ready. */
const LEAST_SECONDS = 1;
/** Reads and writes of a turn. */
export const OPERATIONS_PER_TURN = 2.5;
/** One for each partition of the index of due conversations. */
export const OPERATIONS_PER_SWEEP = 32;
const KB_PER_CONVERSATION = 4;
const TURNS_PER_CONVERSATION = 8;
/**
 * What arrives in Application Insights of a turn and of a sweep, in KB. The bot's part is measured, by `npm run bench`. The
 * host's is an estimate: each call of a function is a request of about 1 KB, and no trace with the log level that infra/ sets.
 */
export const TELEMETRY_KB = { botTurn: 2, botSweep: 3, hostCall: 1 } as const;
export const TELEMETRY_KB_PER_SWEEP = TELEMETRY_KB.botSweep + TELEMETRY_KB.hostCall;
/** As many queries of infra/queries are alerts, by their rhythm; the one about the availability test comes and goes with it. */
export const ALERT_RULES = { everyFiveMinutes: 8, everyFifteenMinutes: 1, ofAvailabilityTest: 1 } as const;
/** Three places, every fifteen minutes. */
const WEB_TEST_RUNS = 3 * 4 * HOURS;
/** As many as infra/modules/network.bicep makes, each with a DNS zone of its own; one more where there is a model. */
export const PRIVATE_ENDPOINTS = 3;
/**
 * Tokens of one question: the rules, the instructions and the articles of this repository at four characters a token, its
 * schema, and an answer of a few sentences. Yours are in `modelTokens.kql`.
 */
export const MODEL_TOKENS = { prompt: 1_000, completion: 120 } as const;
/** Of a customer's messages about every second is a question; the others greet, answer, or ask for a person. */
export const QUESTION_SHARE = 0.5;

/** What one question to the model costs. */
export const QUESTION_DOLLARS =
  MODEL_TOKENS.prompt * PRICES.modelPromptToken + MODEL_TOKENS.completion * PRICES.modelCompletionToken;

/** A deployment as `azd up` makes it, without any value set. */
export const AS_DEPLOYED: Omit<Usage, 'turns'> = {
  memoryMB: 2048,
  alwaysReady: 1,
  durationMs: 250,
  concurrency: 16,
  telemetryKB: TELEMETRY_KB.botTurn + TELEMETRY_KB.hostCall,
  sweepsPerHour: 120,
  alerts: true,
  availabilityTest: true,
  network: false,
  modelShare: 0,
  zoneRedundant: false,
};

/** "At its cheapest" in docs/deploying.md. */
export const AT_ITS_CHEAPEST: Omit<Usage, 'turns'> = {
  ...AS_DEPLOYED,
  alwaysReady: 0,
  alerts: false,
  availabilityTest: false,
};

/** The bill of a month by item. Free grants are left out: they are small and shared by the subscription. */
export function monthlyCost(usage: Usage): readonly CostLine[] {
  const gigabytes = usage.memoryMB / 1024;
  const ready = readyInstances(usage);
  const sweeps = usage.sweepsPerHour * HOURS;
  const operations = usage.turns * OPERATIONS_PER_TURN + sweeps * OPERATIONS_PER_SWEEP;
  const telemetry = (usage.turns * usage.telemetryKB + sweeps * TELEMETRY_KB_PER_SWEEP) / 1024 / 1024;
  const stored = ((usage.turns / TURNS_PER_CONVERSATION) * KB_PER_CONVERSATION) / 1024 / 1024;
  const { instances, secondsEach } = activity(usage);
  const rate =
    Math.min(ready, instances) * PRICES.readyRunGigabyteSecond +
    Math.max(0, instances - ready) * PRICES.gigabyteSecond;
  const rules =
    ALERT_RULES.everyFiveMinutes * PRICES.alertRule + ALERT_RULES.everyFifteenMinutes * PRICES.slowAlertRule;
  const test = ALERT_RULES.ofAvailabilityTest * PRICES.slowAlertRule + WEB_TEST_RUNS * PRICES.webTestRun;
  const privateEndpoints = PRIVATE_ENDPOINTS + (usage.modelShare > 0 ? 1 : 0);
  const endpoints = privateEndpoints * (HOURS * PRICES.privateEndpointHour + PRICES.privateZone);
  const carried = (operations * KB_PER_CONVERSATION) / 1024 / 1024;
  return [
    {
      item: 'turns',
      dollars: secondsEach * gigabytes * rate + usage.turns * PRICES.execution,
      why: `${Math.round((100 * secondsEach) / SECONDS)} % of the month at work: ${usage.durationMs} ms each, a second at the least`,
    },
    {
      item: 'always-ready instances',
      dollars: ready * SECONDS * gigabytes * PRICES.readyGigabyteSecond,
      why: `${ready} of ${usage.memoryMB} MB, day and night`,
    },
    {
      item: 'sweep',
      dollars: sweeps * (LEAST_SECONDS * gigabytes * PRICES.gigabyteSecond + PRICES.execution),
      why: `${usage.sweepsPerHour} an hour, a second each at the least`,
    },
    {
      item: 'tables',
      dollars:
        (operations * PRICES.tableOperation + stored * PRICES.tableGigabyteMonth) *
        (usage.zoneRedundant ? PRICES.zones : 1),
      why: `${OPERATIONS_PER_TURN} operations a turn, ${OPERATIONS_PER_SWEEP} a sweep, ${KB_PER_CONVERSATION} KB a conversation`,
    },
    {
      item: 'telemetry',
      dollars: telemetry * PRICES.telemetryGigabyte,
      why: `${usage.telemetryKB} KB a turn, ${TELEMETRY_KB_PER_SWEEP} KB a sweep`,
    },
    {
      item: 'alerts',
      dollars: usage.alerts ? rules : 0,
      why: usage.alerts ? `${ALERT_RULES.everyFiveMinutes + ALERT_RULES.everyFifteenMinutes} rules` : 'none',
    },
    {
      item: 'availability test',
      dollars: usage.availabilityTest ? test : 0,
      why: usage.availabilityTest ? 'three places every 15 minutes, and its rule' : 'none',
    },
    {
      item: 'model',
      dollars: usage.turns * usage.modelShare * QUESTION_DOLLARS,
      why:
        usage.modelShare > 0
          ? `${Math.round(100 * usage.modelShare)} % of the turns, ${MODEL_TOKENS.prompt} tokens to read and ${MODEL_TOKENS.completion} to write each`
          : 'none',
    },
    {
      item: 'private network',
      dollars: usage.network ? endpoints + carried * PRICES.privateEndpointGigabyte : 0,
      why: usage.network ? `${privateEndpoints} private endpoints with their DNS zones` : 'none',
    },
  ];
}

/** The sum of all items. */
export function monthlyTotal(usage: Usage): number {
  return monthlyCost(usage).reduce((sum, { dollars }) => sum + dollars, 0);
}

/** As infra/modules/functionApp.bicep counts them: with zones there are two, or none. */
function readyInstances({ alwaysReady, zoneRedundant }: Usage): number {
  return zoneRedundant && alwaysReady > 0 ? Math.max(2, alwaysReady) : alwaysReady;
}

/**
 * How many instances share the turns of a month, and how many seconds each of them is billed as running. It runs while there is
 * a turn, and for a second from the start of one at the least. Of arrivals at random the chance that a moment has none in the
 * `d` seconds before it is e^(-λd), so it runs for S·(1 - e^(-λd)) of S seconds: turns that meet share a second.
 * https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan#billing
 */
function activity(usage: Usage): { readonly instances: number; readonly secondsEach: number } {
  const perSecond = usage.turns / SECONDS;
  const seconds = usage.durationMs / 1000;
  const needed = Math.ceil((perSecond * seconds) / usage.concurrency);
  const instances = Math.max(1, readyInstances(usage), needed);
  const billed = Math.max(seconds, LEAST_SECONDS);
  return { instances, secondsEach: SECONDS * (1 - Math.exp((-perSecond * billed) / instances)) };
}
