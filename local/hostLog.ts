import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';
import { describeFailure } from '../commandLine/problem.ts';

const LEVELS = ['trace', 'debug', 'information', 'warning', 'error', 'critical', 'none'] as const;
/** The levels of the Functions host, least severe first. */
export type LogLevel = (typeof LEVELS)[number];

export function isLogLevel(name: string): name is LogLevel {
  return LEVELS.some((level) => level === name);
}

/** Where lines go: a terminal gets colours, anything else plain text. */
export type LogStream = NodeJS.WritableStream | WriteStream;

export interface HostLog {
  /** `category` decides with host.json's `logLevel` whether the line is shown; `source` is shown in front of it. */
  write(level: LogLevel, category: string, source: string, message: string): void;
  /** One line per call of a function, always shown: `outcome` is its HTTP status, or how it ended. */
  outcome(functionName: string, outcome: string, failed: boolean, what: string, milliseconds: number): void;
}

type Style = Parameters<typeof styleText>[0];
const STYLES: Readonly<Record<LogLevel, Style>> = {
  trace: 'dim',
  debug: 'dim',
  information: 'cyan',
  warning: 'yellow',
  error: 'red',
  critical: 'red',
  none: 'dim',
};
const WORDS: Readonly<Record<LogLevel, string>> = {
  trace: 'trace',
  debug: 'debug',
  information: 'info',
  warning: 'warn',
  error: 'error',
  critical: 'CRIT',
  none: '',
};

/** Writes lines of the form `12:30:01.234 messages  info  text`; further lines of a message are indented. */
export function createHostLog(stream: LogStream, levels: ReadonlyMap<string, LogLevel>): HostLog {
  const paint = (style: Style, text: string): string => styleText(style, text, { stream });
  const print = (source: string, style: Style, word: string, text: string): void => {
    const time = new Date().toISOString().slice(11, 23);
    const head = `${paint('dim', time)} ${source.padEnd(9)} ${paint(style, word.padEnd(6))}`;
    stream.write(`${head} ${text.trimEnd().replaceAll('\n', '\n    ')}\n`);
  };
  return {
    write: (level, category, source, message) => {
      if (level === 'none' || LEVELS.indexOf(level) < LEVELS.indexOf(levelOf(levels, category))) return;
      print(source, STYLES[level], WORDS[level], message);
    },
    outcome: (functionName, outcome, failed, what, milliseconds) => {
      print(functionName, failed ? 'red' : 'green', outcome, `${what}  ${milliseconds.toFixed(0)} ms`);
    },
  };
}

/** Of a function whose settings cannot be used: as on Azure, it alone does not run, and the log says why. */
export function writeFunctionInError(log: HostLog, functionName: string, error: unknown): void {
  const message = `The function "${functionName}" is in error: ${describeFailure(error)}`;
  log.write('error', 'Host.Startup', 'host', message);
}

/** As .NET's logging does it: the longest category that is the whole name or its beginning up to a dot. */
function levelOf(levels: ReadonlyMap<string, LogLevel>, category: string): LogLevel {
  for (let prefix = category; prefix !== ''; prefix = prefix.slice(0, Math.max(prefix.lastIndexOf('.'), 0))) {
    const level = levels.get(prefix);
    if (level !== undefined) return level;
  }
  return levels.get('default') ?? 'information';
}
