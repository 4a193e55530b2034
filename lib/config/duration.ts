const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** Ten years: beyond it a value is a slip of the pen, and instants stay far inside the range of `Date`. */
const LONGEST = 3_650 * DAY;

const FORM = /^P(?:(\d{1,6})W|(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?)$/;

/**
 * Milliseconds of an ISO 8601 duration of whole weeks, or whole days, hours, minutes and seconds: `PT5M`, `P1DT12H`, `P2W`.
 * Anything else is `undefined`: years and months have no fixed length, and a fraction of a second decides nothing here.
 */
export function parseDuration(text: string): number | undefined {
  const match = FORM.exec(text);
  if (match === null || text === 'P') return undefined;
  const [weeks, days, hours, minutes, seconds] = match
    .slice(1)
    .map((digits: string | undefined) => Number(digits ?? 0));
  const total =
    (weeks ?? 0) * WEEK +
    (days ?? 0) * DAY +
    (hours ?? 0) * HOUR +
    (minutes ?? 0) * MINUTE +
    (seconds ?? 0) * SECOND;
  return total <= LONGEST ? total : undefined;
}
