import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { loadConfig, type Config, type LoadedConfig } from './config.ts';
import type { ConversationStore, ParsedPolicy } from './conversation/index.ts';
import { asBotError } from './errors.ts';
import { createHealth, type Health } from './health.ts';
import { articleNames } from './knowledgeFile.ts';
import { createLog, createRarely, type Log, type LogSink } from './log.ts';
import { leftOut, loadedPolicy, responder } from './mind.ts';
import { createModel } from './model/index.ts';
import { onFirstUse } from './onFirstUse.ts';
import { createTelemetry, type AppTelemetry } from './telemetry/index.ts';
import type { BotMind, SweepRequest } from './turns/index.ts';
import { unavailable, type Problem } from './unavailable.ts';

/** The bot, ready to be called by the triggers in `functions/`. */
export interface Application {
  /** `POST /api/messages`. */
  messages(request: HttpRequest, call: Call): Promise<HttpResponseInit>;
  /** `GET /api/health`. */
  health(request: HttpRequest, call: Call): Promise<HttpResponseInit>;
  /** The timer. Resolves to what goes into the queue of the sweep, if anything does. */
  sweep(call: Call): Promise<readonly SweepRequest[]>;
  /** The queue of the sweep, likewise. */
  helpSweep(message: unknown, call: Call): Promise<readonly SweepRequest[]>;
  /** Before the process ends. */
  close(): Promise<void>;
}

/** One call of a function: its log, and the request of the host that it belongs to. */
export interface Call extends LogSink {
  readonly traceContext?: { readonly traceParent?: string | undefined } | undefined;
}

/** What a working configuration brings to life on first use. */
interface Running {
  readonly store: ConversationStore;
  readonly receive: (request: HttpRequest, log: Log) => Promise<HttpResponseInit>;
  readonly sweep: (log: Log) => Promise<readonly SweepRequest[]>;
  readonly helpSweep: (message: unknown, log: Log) => Promise<readonly SweepRequest[]>;
}

let built: Application | undefined;

/** The application of this process, built on first use: a worker that only answers a health probe loads nothing else. */
export function application(): Application {
  built ??= createApplication(loadConfig());
  return built;
}

/**
 * Composes the application from its configuration. Never throws: a bad setting is answered with 503 and a code, because a
 * throw while the app loads would leave the host running with no function at all and every address answering 404.
 */
export function createApplication(loadedConfig: LoadedConfig): Application {
  const loaded = withPolicyMistakes(loadedConfig, loadedPolicy);
  const telemetry = createTelemetry(loaded.telemetry);
  const policy = loadedPolicy.ok ? loadedPolicy.policy : undefined;
  const running =
    loaded.ok && policy !== undefined
      ? onFirstUse(() => start(loaded.config, { responder, policy }, telemetry))
      : undefined;
  const checkStore = async (signal: AbortSignal): Promise<void> => {
    if (running !== undefined) await (await running()).store.check(signal);
  };
  const health: Health = createHealth(loaded, checkStore, leftOut);
  const reportProblems = createProblemReport(loaded, telemetry);
  const listArticles = createArticleList(telemetry);
  const rarely = createRarely();
  /** What serves, or, said in the log, the reasons why nothing does. */
  const ready = async (log: Log): Promise<Running | readonly Problem[]> => {
    if (running === undefined) {
      reportProblems(log);
      return health.settingProblems;
    }
    try {
      return await running();
    } catch (thrown) {
      const { code, message } = asBotError(thrown);
      rarely(code, (times) => {
        telemetry.track({ name: 'start.failed', code, times }, { logOnly: { error: message } });
      });
      return [{ code }];
    }
  };

  /** Runs a call, with its own log. */
  const during = <T>(call: Call, run: (log: Log) => Promise<T>): Promise<T> => {
    const log = createLog(call);
    return telemetry.during(call.traceContext?.traceParent, log, () => run(log));
  };

  return {
    messages: async (request, call) => {
      if (request.method !== 'POST') return { status: 405, headers: { Allow: 'POST' } };
      return during(call, async (log) => {
        const bot = await ready(log);
        return 'receive' in bot ? bot.receive(request, log) : unavailable(bot, RETRY_AFTER);
      });
    },
    health: (request, call) => during(call, () => health.answer(request.method)),
    sweep: (call) =>
      during(call, async (log) => {
        const bot = await ready(log);
        if (!('sweep' in bot)) return [];
        const requests = await bot.sweep(log);
        await listArticles(log);
        return requests;
      }),
    helpSweep: (message, call) =>
      during(call, async (log) => {
        const bot = await ready(log);
        return 'helpSweep' in bot ? bot.helpSweep(message, log) : [];
      }),
    close: () => telemetry.close(),
  };
}

/** Seconds after which a channel may try again while settings are wrong: somebody has to repair them first. */
const RETRY_AFTER = 60;

/** A policy with mistakes is reported like settings with mistakes: the bot does not serve under half a policy. */
function withPolicyMistakes(config: LoadedConfig, policy: ParsedPolicy): LoadedConfig {
  if (policy.ok) return config;
  const mistakes = policy.mistakes.map(({ path, message }) => ({
    code: 'E_POLICY' as const,
    setting: `policy.json: ${path}`,
    message,
  }));
  const problems = [...(config.ok ? [] : config.problems), ...mistakes];
  return { ok: false, problems, telemetry: config.telemetry };
}

/** Says what is wrong with each setting once, and after that only now and then that something is: anybody can knock. */
function createProblemReport(loaded: LoadedConfig, { track }: AppTelemetry): (log: Log) => void {
  const rarely = createRarely();
  let unsaid = loaded.ok ? [] : loaded.problems;
  return (log) => {
    rarely('E_CONFIG', (times) => {
      track({ name: 'config.invalid', code: 'E_CONFIG', times });
    });
    for (const { code, setting, message } of unsaid)
      log('error', 'config.problem', { code, setting, message });
    unsaid = [];
  };
}

/** Milliseconds between two lists of the articles: the workbook looks at a day. */
const LIST_INTERVAL = 12 * 60 * 60_000;

/** Names the articles that the app has to telemetry, as part of a sweep: a turn pays nothing for it. Never throws. */
function createArticleList({ track }: AppTelemetry): (log: Log) => Promise<void> {
  let nextAt = -Infinity;
  return async (log) => {
    if (performance.now() < nextAt) return;
    nextAt = performance.now() + LIST_INTERVAL;
    try {
      for (const article of await articleNames()) track({ name: 'knowledge.listed', article });
    } catch (thrown) {
      // Health says which file is missing.
      log('warn', 'knowledge.notListed', { error: asBotError(thrown).message });
    }
  };
}

/** Loads the rooms that a turn needs and nothing else does: together they are most of the cold start. */
async function start(config: Config, mind: BotMind, telemetry: AppTelemetry): Promise<Running> {
  const startedAt = performance.now();
  const [{ createBot }, storage] = await Promise.all([
    import('./botbuilder/index.ts'),
    import('./storage/index.ts'),
  ]);
  const clock = storage.createServerClock();
  const { conversations: store, unanswered } = await storage.openStores(
    config.storage,
    clock,
    telemetry,
    config.shards,
  );
  const model =
    config.model === undefined ? {} : { model: createModel(config.model, telemetry.trackDependency) };
  const warmStore = storage.withWarmReads(store);
  const bot = createBot(config, {
    store: warmStore.current,
    warmStore,
    unansweredStore: unanswered,
    now: clock.now,
    mind: { ...mind, ...model },
    keyOf: storage.conversationKey,
    telemetry,
  });
  telemetry.track({
    name: 'app.started',
    node: process.versions.node,
    milliseconds: performance.now() - startedAt,
    processSeconds: performance.now() / 1_000,
  });
  return { store, receive: bot.receive, sweep: bot.sweep, helpSweep: bot.helpSweep };
}
