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

/** Calls `report` with how often a kind of thing has happened since the last report, or only counts it. */
export type Rarely = (kind: string, report: (times: number) => void) => void;

/** Between two reports of a kind, in milliseconds. */
const QUIET = 60_000;

/**
 * For things that a stranger can cause as often as he likes, such as refusals: the first of a kind is reported, then one a
 * minute at most, with how many it stands for. Without this a flood that touches nothing else would still be paid for in
 * log storage. `kind` is one of a fixed set, a code.
 */
export function createRarely(now: () => number = Date.now): Rarely {
  const kinds = new Map<string, { reportedAt: number; times: number }>();
  return (kind, report) => {
    const known = kinds.get(kind) ?? { reportedAt: -Infinity, times: 0 };
    const times = known.times + 1;
    const quiet = now() - known.reportedAt < QUIET;
    kinds.set(kind, quiet ? { ...known, times } : { reportedAt: now(), times: 0 });
    if (!quiet) report(times);
  };
}

/** For callers that have nowhere to log to. */
export const silentLog: Log = () => undefined;
