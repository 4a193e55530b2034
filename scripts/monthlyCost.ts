/** What a month brings. */
export interface Usage {
  readonly turns: number;
  readonly memoryMB: number;
  readonly alwaysReady: number;
  readonly durationMs: number;
  /**
   * Turns that one instance handles at the same time, on average: they share its memory and its bill. With 1 every turn has
   * the instance for itself.
   */
  readonly shared: number;
  /** Telemetry of one turn, the Functions host's included. */
  readonly telemetryKB: number;
  readonly sweepsPerHour: number;
  readonly alerts: boolean;
}

export interface CostLine {
  readonly item: string;
  readonly dollars: number;
  readonly why: string;
}

/** US dollars, pay as you go. */
export const PRICES = {
  /** When public sources were last read. The always-ready, alert and web test prices are from memory. */
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
  /** Log Analytics, ingestion with 31 days of retention. */
  telemetryGigabyte: 2.3,
  /** A log alert rule that runs every five minutes. */
  alertRule: 1.5,
  /** One that runs every fifteen minutes. */
  slowAlertRule: 0.5,
  webTestRun: 0.0005,
  premiumMessage: 0.5 / 1000,
} as const;

const HOURS = 730;
const SECONDS = HOURS * 3600;
/** The least that an instance is billed for when it wakes up for one run. */
const LEAST_SECONDS = 1;
/** Reads and writes of a turn. */
const OPERATIONS_PER_TURN = 2.5;
/** One for each partition of the index of due conversations. */
export const OPERATIONS_PER_SWEEP = 32;
const KB_PER_CONVERSATION = 4;
const TURNS_PER_CONVERSATION = 8;
/**
 * What arrives in Application Insights of a turn and of a sweep, in KB. The bot's part is measured, by `npm run bench`. The
 * host's is an estimate: each call of a function is a request of about 1 KB, and no trace with the log level that infra/ sets.
 */
export const TELEMETRY_KB = { botTurn: 2, botSweep: 3, hostCall: 1 } as const;
const TELEMETRY_KB_PER_SWEEP = TELEMETRY_KB.botSweep + TELEMETRY_KB.hostCall;
/** As many queries of infra/queries are alerts, by their rhythm. */
export const ALERT_RULES = { everyFiveMinutes: 7, everyFifteenMinutes: 1 } as const;
/** Three places, every fifteen minutes. */
const WEB_TEST_RUNS = 3 * 4 * HOURS;

/** The bill of a month by item. Free grants are left out: they are small and shared by the subscription. */
export function monthlyCost(usage: Usage): readonly CostLine[] {
  const gigabytes = usage.memoryMB / 1024;
  const sweeps = usage.sweepsPerHour * HOURS;
  const seconds = usage.durationMs / 1000;
  // An instance that has several turns at a time does not stop in between, so the least does not matter to it.
  const perTurn = usage.shared > 1 ? seconds / usage.shared : Math.max(seconds, LEAST_SECONDS);
  const turnPrice = usage.alwaysReady > 0 ? PRICES.readyRunGigabyteSecond : PRICES.gigabyteSecond;
  const operations = usage.turns * OPERATIONS_PER_TURN + sweeps * OPERATIONS_PER_SWEEP;
  const rules = ALERT_RULES.everyFiveMinutes + ALERT_RULES.everyFifteenMinutes;
  const alerts =
    ALERT_RULES.everyFiveMinutes * PRICES.alertRule + ALERT_RULES.everyFifteenMinutes * PRICES.slowAlertRule;
  const telemetry = (usage.turns * usage.telemetryKB + sweeps * TELEMETRY_KB_PER_SWEEP) / 1024 / 1024;
  const stored = ((usage.turns / TURNS_PER_CONVERSATION) * KB_PER_CONVERSATION) / 1024 / 1024;
  return [
    {
      item: 'turns',
      dollars: usage.turns * perTurn * gigabytes * turnPrice + usage.turns * PRICES.execution,
      why: `${usage.durationMs} ms each, ${usage.shared} at a time on ${usage.memoryMB} MB`,
    },
    {
      item: 'always-ready instances',
      dollars: usage.alwaysReady * SECONDS * gigabytes * PRICES.readyGigabyteSecond,
      why: `${usage.alwaysReady} of ${usage.memoryMB} MB, day and night`,
    },
    {
      item: 'sweep',
      dollars: sweeps * (LEAST_SECONDS * gigabytes * PRICES.gigabyteSecond + PRICES.execution),
      why: `${usage.sweepsPerHour} an hour, a second each at the least`,
    },
    {
      item: 'tables',
      dollars: operations * PRICES.tableOperation + stored * PRICES.tableGigabyteMonth,
      why: `${OPERATIONS_PER_TURN} operations a turn, ${OPERATIONS_PER_SWEEP} a sweep, ${KB_PER_CONVERSATION} KB a conversation`,
    },
    {
      item: 'telemetry',
      dollars: telemetry * PRICES.telemetryGigabyte,
      why: `${usage.telemetryKB} KB a turn, ${TELEMETRY_KB_PER_SWEEP} KB a sweep`,
    },
    {
      item: 'alerts and test',
      dollars: usage.alerts ? alerts + WEB_TEST_RUNS * PRICES.webTestRun : 0,
      why: usage.alerts ? `${rules} rules, three places every 15 minutes` : 'none',
    },
  ];
}
