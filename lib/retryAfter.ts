/** The longest time that is read out of a header; whoever waits has a shorter limit of its own. */
const LONGEST = 24 * 60 * 60_000;

/** Every form of a date that HTTP knows begins with a day of the week; `Date.parse` alone reads lists and signs as dates. */
const DATE = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /i;

/**
 * Reads a Retry-After header, seconds or a date (RFC 9110 §10.2.3), as whole milliseconds from `now`, a day at most: times
 * are made of it, and a fraction or a year beyond the calendar would be none. `undefined` for anything else, and for a time
 * that has passed.
 */
export function parseRetryAfter(header: string | null | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const milliseconds = readMilliseconds(text, now);
  return Number.isNaN(milliseconds) || milliseconds < 0
    ? undefined
    : Math.min(Math.ceil(milliseconds), LONGEST);
}

function readMilliseconds(text: string, now: number): number {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1_000;
  return DATE.test(text) ? Date.parse(text) - now : NaN;
}
