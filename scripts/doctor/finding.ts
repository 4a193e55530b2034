/** What a check looked at. */
export type Subject =
  'settings' | 'knowledge' | 'storage' | 'identity' | 'keys' | 'clock' | 'model' | 'telemetry' | 'app';

/** What a check found out, in words. Names of settings and codes, never a value: a report may be pasted into a ticket. */
export interface Finding {
  readonly subject: Subject;
  /** A warning does not keep the bot from serving; a problem does. */
  readonly verdict: 'ok' | 'warning' | 'problem' | 'skipped';
  readonly what: string;
  /** What to do about it. */
  readonly next?: string;
  /** As in `/api/health` and the log. */
  readonly code?: string;
}

const MARKS = { ok: '✓', warning: '!', problem: '✗', skipped: '-' } as const;
const WIDTH = 10;

/** Findings as lines for people, each with its next step below it. */
export function inWords(findings: readonly Finding[]): string {
  return findings
    .map(({ subject, verdict, what, next, code }) => {
      const line = `${MARKS[verdict]} ${subject.padEnd(WIDTH)}${what}${code === undefined ? '' : ` (${code})`}`;
      return next === undefined ? line : `${line}\n${' '.repeat(WIDTH + 2)}→ ${next}`;
    })
    .join('\n');
}
