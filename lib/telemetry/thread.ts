import type { ApplicationInsightsConfig } from '../config.ts';
import type { TelemetryRecord } from './record.ts';

/*
 * What the app and its telemetry thread say to each other. The thread exists because `applicationinsights` takes half a
 * second of computing to load: in the app's own thread that would stop every turn that is under way.
 */

/** What the thread has to know. */
export type ThreadConfig = Omit<ApplicationInsightsConfig, 'environment'>;

export type Batch = readonly TelemetryRecord[];

/** To the thread: `start` first, then one batch at a time. */
export type ThreadOrder =
  | { readonly kind: 'start'; readonly config: ThreadConfig }
  | { readonly kind: 'send'; readonly batch: Batch };

/**
 * From the thread: `ready` once it can take a batch; `sent` when it has done with one, with what the SDK complained of. The
 * SDK keeps what the service did not take on disk and tries again, so a complaint is not a loss.
 */
export type ThreadMessage =
  { readonly kind: 'ready' } | { readonly kind: 'sent'; readonly complaints: number };

/** The environment of the thread: what it may see of the app's, and the SDK's own habits switched off. */
export function threadEnvironment(environment: Readonly<Record<string, string>>): Record<string, string> {
  return {
    ...environment,
    // Reports of the SDK about itself, to Microsoft.
    APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
    APPLICATIONINSIGHTS_SDKSTATS_DISABLED: 'true',
    // One metric more with every batch, of which nobody asks anything.
    APPLICATIONINSIGHTS_OPENTELEMETRY_RESOURCE_METRIC_DISABLED: 'true',
  };
}
