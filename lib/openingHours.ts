import { dictionary, text, texts, type Read } from './fields.ts';

/** Opening times of one day, in minutes since midnight, end exclusive. */
export interface OpenSpan {
  readonly from: number;
  readonly to: number;
}

const DATE = '^\\d{4}-\\d\\d-\\d\\d$';
const SPAN = '^(\\d\\d):([0-5]\\d)-(\\d\\d):([0-5]\\d)$';

const spans = texts('a list of times such as "09:00-17:30"', readSpan, { pattern: SPAN });

/** When people are there, as a team writes it: the members of an object. */
export const OPENING_MEMBERS = {
  timeZone: {
    field: text('an IANA time zone such as Europe/Berlin', isTimeZone, {}),
    does: 'The time zone that the times are in, by its IANA name. Daylight saving is taken care of.',
    example: 'Europe/Berlin',
  },
  week: {
    field: dictionary(
      'times by weekday, such as { "monday": ["09:00-17:30"] }',
      {
        kind: 'a weekday in English, such as monday',
        pattern: /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/,
      },
      { ...spans, read: (...args) => spans.read(...args).toSorted((a, b) => a.from - b.from) },
    ),
    does: 'When people are there, by weekday in English. A day may have breaks; a day that is missing is closed. `24:00` is midnight at its end.',
    example: { monday: ['09:00-12:00', '13:00-17:30'], saturday: ['10:00-14:00'] },
  },
  closedOn: {
    field: texts(
      'a list of dates such as 2026-12-25; it may be empty',
      (date) => (isDate(date) ? date : undefined),
      {
        pattern: DATE,
      },
    ),
    does: 'Dates that are closed whatever the weekday.',
    default: [],
    example: ['2026-12-25', '2026-12-26'],
  },
} as const;

/** When people are there, in their own time zone. */
export type OpeningHours = Read<typeof OPENING_MEMBERS>;

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

/** Whether people are there at `now` (milliseconds since 1970). Without opening hours they always are. */
export function isOpen(hours: OpeningHours | undefined, now: number): boolean {
  if (hours === undefined) return true;
  const { midnight, minutes } = localTime(hours.timeZone, now);
  return spansOn(hours, midnight).some(({ from, to }) => from <= minutes && minutes < to);
}

/** When people are there next, or `undefined` when that is not within two weeks. */
export function nextOpening(hours: OpeningHours, now: number): Opening | undefined {
  const { midnight, minutes } = localTime(hours.timeZone, now);
  for (let ahead = 0; ahead <= HORIZON; ahead += 1) {
    const day = midnight + ahead * DAY;
    const span = spansOn(hours, day).find(({ from }) => ahead > 0 || from > minutes);
    if (span !== undefined) return { day, time: clockTime(span.from) };
  }
  return undefined;
}

function spansOn(hours: OpeningHours, midnight: number): readonly { from: number; to: number }[] {
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

function isDate(text: string): boolean {
  return new RegExp(DATE).test(text) && !Number.isNaN(Date.parse(text));
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function readSpan(text: string): OpenSpan | undefined {
  const match = new RegExp(SPAN).exec(text);
  if (match === null) return undefined;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number);
  const span = { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute };
  return span.from < span.to && span.to <= 24 * 60 ? span : undefined;
}
