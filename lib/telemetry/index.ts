import type { ApplicationInsightsConfig, TelemetryConfig } from '../config.ts';
import { EVENTS, NO_USAGE, type Telemetry, type TelemetryEvent, type TrackDetails } from '../events.ts';
import { createLog, createRarely, type Log } from '../log.ts';
import { ApplicationInsights, type SinkReports } from './applicationInsights.ts';
import { createMirror } from './mirror.ts';
import { operations, readTrace, withDependency } from './operation.ts';
import { toDependencyRecord, toEventRecord, type TelemetryRecord } from './record.ts';
import type { TelemetrySink } from './sink.ts';

/** The telemetry of the app. */
export interface AppTelemetry extends Telemetry {
  /**
   * Runs one call of a function. What is reported while it lasts belongs to the host's request that `traceParent` names, and
   * goes to its log.
   */
  during<T>(traceParent: string | undefined, log: Log, call: () => Promise<T>): Promise<T>;
  /** Sends what is left; for the end of the process. */
  close(): Promise<void>;
}

/** Makes what sends records to Application Insights. */
type CreateSink = (config: ApplicationInsightsConfig, reports: SinkReports) => TelemetrySink;

/** The real host gives an app five seconds to end. */
const CLOSE_TIMEOUT = 4_000;

/**
 * Reports events to Application Insights and, on a developer's machine, to the contact center on the desk. Each event is
 * written once: to Application Insights where there is one, otherwise to the log; warnings and errors to the log as well, so
 * that trouble can be seen where telemetry itself is the trouble.
 */
export function createTelemetry(
  config: TelemetryConfig,
  now: () => number = Date.now,
  processLog: Log = createLog(console),
  createSink: CreateSink = (insights, reports) => new ApplicationInsights(insights, reports),
): AppTelemetry {
  const rarely = createRarely();
  const logOf = (): Log => operations.getStore()?.log ?? processLog;
  const sinks: TelemetrySink[] = [];

  const track = (event: TelemetryEvent, details: TrackDetails = {}): void => {
    const record = toEventRecord(event, now(), operations.getStore()?.trace);
    send(record);
    const level = details.level ?? EVENTS[event.name].level;
    if (level !== 'info' || config.applicationInsights === undefined) {
      const { texts, flags, numbers } = record;
      logOf()(level, event.name, { ...texts, ...flags, ...numbers, ...details.logOnly });
    }
  };
  const send = (record: TelemetryRecord): void => {
    for (const sink of sinks) sink.add(record);
  };

  if (config.applicationInsights !== undefined) {
    const reports: SinkReports = {
      lost: (loss) => {
        // Timers and messages go on in the name of the call that started them, whose log may be closed by now.
        operations.exit(() => {
          track({ name: 'telemetry.dropped', ...loss });
        });
      },
      failing: (code) => {
        rarely(code, (times) => {
          processLog('warn', 'telemetry.failing', { code, times });
        });
      },
    };
    sinks.push(createSink(config.applicationInsights, reports));
  }
  if (config.mirrorUrl !== undefined) sinks.push(createMirror(config.mirrorUrl));

  return {
    track,
    trackDependency: (dependency) => {
      const operation = operations.getStore();
      if (operation !== undefined) operation.usage = withDependency(operation.usage, dependency);
      if (sinks.length === 0) return;
      const record = toDependencyRecord(dependency, now(), operation?.trace);
      if (record !== undefined) send(record);
    },
    usage: () => operations.getStore()?.usage ?? NO_USAGE,
    during: (traceParent, log, call) =>
      operations.run({ trace: readTrace(traceParent), log, usage: NO_USAGE }, call),
    close: async () => {
      await Promise.all(sinks.map((sink) => sink.close(CLOSE_TIMEOUT)));
    },
  };
}
