import type { BusinessHours } from './policy.ts';

/** The next opening, in the contact center's own time. */
export interface Opening {
  /** A moment on that day, in milliseconds since 1970, for formatting its weekday in UTC. */
  readonly day: number;
  /** `HH:MM`. */
  readonly time: string;
}

const DAY = 24 * 60 * 60_000;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
/** Further ahead a customer is not told a day: holidays of two weeks in a row are somebody's mistake. */
const HORIZON = 14;

/** Whether people are there at `now` (milliseconds since 1970). Without business hours they always are. */
export function isOpen(hours: BusinessHours | undefined, now: number): boolean {
  if (hours === undefined) return true;
  const { midnight, minutes } = localTime(hours.timeZone, now);
  return spansOn(hours, midnight).some(({ from, to }) => from <= minutes && minutes < to);
}

/** When people are there next, or `undefined` when that is not within two weeks. */
export function nextOpening(hours: BusinessHours, now: number): Opening | undefined {
  const { midnight, minutes } = localTime(hours.timeZone, now);
  for (let ahead = 0; ahead <= HORIZON; ahead += 1) {
    const day = midnight + ahead * DAY;
    const span = spansOn(hours, day).find(({ from }) => ahead > 0 || from > minutes);
    if (span !== undefined) return { day, time: clockTime(span.from) };
  }
  return undefined;
}

function spansOn(hours: BusinessHours, midnight: number): readonly { from: number; to: number }[] {
  const date = new Date(midnight);
  if (hours.closedOn.includes(date.toISOString().slice(0, 10))) return [];
  return hours.week[WEEKDAYS[date.getUTCDay()] ?? ''] ?? [];
}

/**
 * The wall clock in a time zone: its date, as that date's midnight in UTC, so that days can be counted without daylight
 * saving getting in the way, and the minutes since then.
 */
function localTime(timeZone: string, now: number): { midnight: number; minutes: number } {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(now);
  const read = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return {
    midnight: Date.UTC(read('year'), read('month') - 1, read('day')),
    minutes: read('hour') * 60 + read('minute'),
  };
}

function clockTime(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
