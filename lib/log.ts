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
 * One JSON object a line. JSON escapes control characters and quotes, so no value can forge a second line
 * (log injection, OWASP Logging Cheat Sheet); U+2028, U+2029 and the C1 controls, which JSON leaves as they are
 * and some viewers break lines at, are escaped too.
 */
export function createLog(sink: LogSink): Log {
  return (level, event, fields = {}) => {
    const line = JSON.stringify({ event, ...fields }).replace(
      /[\u007f-\u009f\u2028\u2029]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    sink[level](line);
  };
}

/** For callers that have nowhere to log to. */
export const silentLog: Log = () => undefined;
