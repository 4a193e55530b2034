// The telemetry thread. Everything that `applicationinsights` does happens here, and nothing else does.
import { parentPort } from 'node:worker_threads';
import { ManagedIdentityCredential } from '@azure/identity';
import {
  context,
  diag,
  DiagLogLevel,
  ROOT_CONTEXT,
  trace,
  TraceFlags,
  type Context,
} from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { TelemetryClient } from 'applicationinsights';
import { refuseRemoteSettings } from './refuseRemoteSettings.ts';
import type { DependencyRecord, EventRecord, TelemetryRecord } from './record.ts';
import type { ThreadConfig, ThreadMessage, ThreadOrder } from './thread.ts';

refuseRemoteSettings();

let complaints = 0;
const complain = (): void => {
  complaints += 1;
};
const ignore = (): void => undefined;
diag.setLogger(
  { error: complain, warn: ignore, info: ignore, debug: ignore, verbose: ignore },
  DiagLogLevel.ERROR,
);

// What the client is called with is synchronous, so "active" is a variable here and needs no async hooks.
let active: Context = ROOT_CONTEXT;
let activeAt = 0;
context.setGlobalContextManager({
  active: () => active,
  with: (next, work, thisArg, ...args) => {
    const outer = active;
    active = next;
    try {
      return work.call(thisArg, ...args);
    } finally {
      active = outer;
    }
  },
  bind: (_context, target) => target,
  enable() {
    return this;
  },
  disable() {
    return this;
  },
});

/**
 * A client with providers of its own: it patches nothing, collects nothing by itself and reports what it is told. What the
 * service does not take (it throttles, is down, is over its quota) the SDK keeps in the temporary folder, 50 MB at most, and
 * sends later; there is nothing in it that would be worse on a disk.
 */
function createClient({ connectionString, identity, roleName, roleInstance }: ThreadConfig): TelemetryClient {
  const client = new TelemetryClient(connectionString, { useGlobalProviders: false });
  client.config.azureMonitorOpenTelemetryOptions = {
    azureMonitorExporterOptions: {
      connectionString,
      ...(identity === undefined ? {} : { credential: credentialOf(identity) }),
    },
    resource: resourceFromAttributes({
      'service.name': roleName,
      ...(roleInstance === undefined ? {} : { 'service.instance.id': roleInstance }),
    }),
    // Last in the chain, and allowed to change a record until the chain has ended: an event carries the time at which it
    // happened, not the time at which this thread got round to it.
    logRecordProcessors: [
      {
        onEmit: (record) => {
          record.hrTime = [Math.floor(activeAt / 1_000), (activeAt % 1_000) * 1_000_000];
        },
        forceFlush: () => Promise.resolve(),
        shutdown: () => Promise.resolve(),
      },
    ],
  };
  client.initialize();
  return client;
}

function credentialOf({ clientId }: { readonly clientId: string | undefined }): ManagedIdentityCredential {
  return clientId === undefined
    ? new ManagedIdentityCredential()
    : new ManagedIdentityCredential({ clientId });
}

function report(client: TelemetryClient, record: TelemetryRecord): void {
  activeAt = record.at;
  context.with(contextOf(record), () => {
    if (record.kind === 'event') reportEvent(client, record);
    else reportDependency(client, record);
  });
}

/** A child of the host's request: same trace, and sampled, whatever the host decided for its own. */
function contextOf({ trace: parent }: TelemetryRecord): Context {
  if (parent === undefined) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, { ...parent, traceFlags: TraceFlags.SAMPLED, isRemote: true });
}

function reportEvent(client: TelemetryClient, { name, texts, flags, numbers }: EventRecord): void {
  client.trackEvent({ name, properties: { ...texts, ...flags }, measurements: { ...numbers } });
}

function reportDependency(client: TelemetryClient, { at, dependency, sampleRate }: DependencyRecord): void {
  const { method, origin, operation, milliseconds, status, ok } = dependency;
  client.trackDependency({
    // The exporter makes name, target and type of an HTTP dependency from its method and address.
    name: `${method} ${operation}`,
    dependencyTypeName: 'HTTP',
    data: `${origin}${operation}`,
    duration: milliseconds,
    resultCode: String(status ?? 0),
    success: ok,
    time: new Date(at - milliseconds),
    properties: { 'http.method': method, 'microsoft.sample_rate': sampleRate },
  });
}

function tell(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}

let client: TelemetryClient | undefined;
parentPort?.on('message', (order: ThreadOrder) => {
  if (order.kind === 'start') {
    client = createClient(order.config);
    tell({ kind: 'ready' });
    return;
  }
  for (const record of order.batch) if (client !== undefined) report(client, record);
  // Waits for the service, so that at most one batch is ever in the SDK's own queue, which would drop without a word.
  void client?.flush().then(() => {
    tell({ kind: 'sent', complaints });
    complaints = 0;
  });
});
