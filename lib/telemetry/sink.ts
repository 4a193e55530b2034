import type { TelemetryRecord } from './record.ts';

/** Where records go. */
export interface TelemetrySink {
  /** Takes a record; never throws, never waits. */
  add(record: TelemetryRecord): void;
  /** Sends what is left, as far as that is possible within so many milliseconds. */
  close(milliseconds: number): Promise<void>;
}
