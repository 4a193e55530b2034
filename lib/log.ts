/** What a log field may hold: never an object, so that no activity, error or token can slip in whole. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export type LogLevel = 'info' | 'warn' | 'error';

/** Where log lines go: the invocation's `context` on Functions, a list in tests. */
export interface LogSink {
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}

/** Writes events, not sentences: `event` is a fixed name, everything variable is a field. */
export type Log = (level: LogLevel, event: string, fields?: LogFields) => void;

/**
 * One JSON object a line, in printable ASCII. JSON escapes the control characters below U+0020 and quotes, so no value can
 * forge a second line (log injection, OWASP Logging Cheat Sheet); everything beyond ASCII is escaped too, because viewers
 * break lines at some of it (U+0085, U+2028), obey some of it (the C1 controls) and reorder what they show by some of it
 * (U+202E).
 */
export function createLog(sink: LogSink): Log {
  return (level, event, fields = {}) => {
    const line = JSON.stringify({ event, ...fields }).replace(
      /[^\x20-\x7e]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    sink[level](line);
  };
}

/** A log that adds the same fields to every line, such as which conversation it is about. A line's own fields win. */
export function withFields(log: Log, common: LogFields): Log {
  return (level, event, fields) => {
    log(level, event, { ...common, ...fields });
  };
}

/** Writes an event with its `kind` as the field `code`, or only counts it. */
export type RareLog = (log: Log, level: LogLevel, event: string, kind: string, fields?: LogFields) => void;

/** Between two lines of a kind, in milliseconds. */
const QUIET = 60_000;

/**
 * Events that a stranger can cause as often as he likes, such as refusals: the first of a kind is written, then one line a
 * minute at most, with `times` for how many it stands for. Without this a flood that touches nothing else would still be
 * paid for in log storage. `kind` is one of a fixed set, a code.
 */
export function createRareLog(now: () => number = Date.now): RareLog {
  const kinds = new Map<string, { writtenAt: number; times: number }>();
  return (log, level, event, kind, fields) => {
    const known = kinds.get(kind) ?? { writtenAt: -Infinity, times: 0 };
    const times = known.times + 1;
    const quiet = now() - known.writtenAt < QUIET;
    kinds.set(kind, quiet ? { ...known, times } : { writtenAt: now(), times: 0 });
    if (!quiet) log(level, event, { code: kind, ...fields, times });
  };
}

/** For callers that have nowhere to log to. */
export const silentLog: Log = () => undefined;
