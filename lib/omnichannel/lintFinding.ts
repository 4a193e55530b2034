/**
 * Something to say about an activity: `rule` for programs (words joined by hyphens), `severity`, and `message` in words of
 * what the customer or the representative experiences, with the way out. An `error` loses, leaks or misroutes something; a
 * `warning` is unpleasant, fragile or undocumented. It quotes names and sizes, never a text or a value.
 */
export interface LintFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

export function error(rule: string, message: string): LintFinding {
  return { rule, severity: 'error', message };
}

export function warning(rule: string, message: string): LintFinding {
  return { rule, severity: 'warning', message };
}
