import { EVENTS, type Dependency, type EventDefinition, type Field, type TelemetryEvent } from '../events.ts';
import type { Trace } from './operation.ts';

/** What leaves the process: names, short labels and numbers, with the time and the request they belong to. */
export type TelemetryRecord = EventRecord | DependencyRecord;

export interface EventRecord {
  readonly kind: 'event';
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly trace: Trace | undefined;
  readonly texts: Readonly<Record<string, string>>;
  readonly flags: Readonly<Record<string, boolean>>;
  readonly numbers: Readonly<Record<string, number>>;
}

export interface DependencyRecord {
  readonly kind: 'dependency';
  /** When it ended, in milliseconds since 1970. */
  readonly at: number;
  readonly trace: Trace | undefined;
  readonly dependency: Dependency;
  /** Percent of its like that are reported. */
  readonly sampleRate: number;
}

/** What stands for a text that may not be reported. */
const OTHER = 'other';

/** Codes, rules, versions, names of variables. Whatever else a text is, somebody else wrote it. */
const LABEL = /^[\w.:,/ -]{1,200}$/;

/**
 * Writes an event down. What the schema does not know is left out, what is not one of the values that a text may have
 * becomes `other`, and so does what is no label: the last gate before telemetry, in case a customer's words ever end up in a
 * field through an error elsewhere.
 */
export function toEventRecord(event: TelemetryEvent, at: number, trace: Trace | undefined): EventRecord {
  const { fields }: EventDefinition = EVENTS[event.name];
  const texts: Record<string, string> = {};
  const flags: Record<string, boolean> = {};
  const numbers: Record<string, number> = {};
  const values = new Map<string, unknown>(Object.entries(event));
  for (const [name, field] of Object.entries(fields)) {
    const value = values.get(name);
    if (field.type === 'text' && typeof value === 'string') texts[name] = label(field, value);
    if (field.type === 'flag' && typeof value === 'boolean') flags[name] = value;
    if (field.type === 'number' && typeof value === 'number' && Number.isFinite(value)) {
      // Thousandths are enough for a duration and make half the digits.
      numbers[name] = Math.round(value * 1_000) / 1_000;
    }
  }
  return { kind: 'event', name: event.name, at, trace, texts, flags, numbers };
}

function label({ values }: Field, value: string): string {
  const allowed = values === undefined ? LABEL.test(value) : values.includes(value);
  return allowed ? value : OTHER;
}

/** One in so many healthy requests is reported; a failed one always is. */
const SAMPLE = 10;

/**
 * Writes a dependency down, or not (`undefined`): in a healthy turn they all say the same and would be most of what telemetry
 * costs. All of one trace are kept or none, so that a trace that can be seen is whole. The sample rate travels along, so
 * `sum(itemCount)` counts right.
 */
export function toDependencyRecord(
  dependency: Dependency,
  at: number,
  trace: Trace | undefined,
): DependencyRecord | undefined {
  if (!dependency.ok) return { kind: 'dependency', at, trace, dependency, sampleRate: 100 };
  // The first digits are random in every trace id that is made as W3C asks.
  const drawn = trace === undefined ? 1 : Number.parseInt(trace.traceId.slice(0, 8), 16) % SAMPLE;
  return drawn === 0 ? { kind: 'dependency', at, trace, dependency, sampleRate: 100 / SAMPLE } : undefined;
}
