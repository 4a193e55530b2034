import { monitorView, newMonitor, withEvents, type MonitorView } from './monitor.ts';
import type { ReportedEvent } from './readEvents.ts';

/** The monitor, live: takes what the bot reports, tells whoever watches. */
export interface TelemetryFeed {
  /** Where a bot reports to. */
  readonly address: string;
  view(): MonitorView;
  take(events: readonly ReportedEvent[]): void;
  /** Forgets all that was reported. */
  reset(): void;
  /** Calls back after every change; returns how to stop that. */
  watch(listener: () => void): () => void;
}

export function createTelemetryFeed(address: string): TelemetryFeed {
  let monitor = newMonitor;
  const listeners = new Set<() => void>();

  function update(changed: typeof monitor): void {
    monitor = changed;
    for (const listener of listeners) listener();
  }

  return {
    address,
    view: () => monitorView(monitor),
    take(events) {
      update(withEvents(monitor, events));
    },
    reset() {
      update(newMonitor);
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
