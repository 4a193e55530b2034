import type { JsonValue } from '../../lib/omnichannel/index.ts';
import { isObject } from '../center/botActivity.ts';
import { readFields } from '../fields.ts';

export type FieldValue = string | number | boolean;

/** Something that a bot reports about itself. Any name and any fields will do: each bot has its own. */
export interface ReportedEvent {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly name: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** The W3C trace that it belongs to: that of the delivery where it was one from here. */
  readonly trace?: string;
}

/** What one report may hold, so that what is kept of it stays small. */
const MOST_EVENTS = 1_000;
const MOST_FIELDS = 64;
const LONGEST_NAME = 100;
const LONGEST_TEXT = 1_000;
const TRACE = /^[\da-f]{32}$/;
/** The last moment that a date can name. */
const LATEST = 8.64e15;
/** A sender that is wrong once is wrong in every event; the first few mistakes say what there is to say. */
const MOST_PROBLEMS = 5;

/** A report: `{ events: [{ at, name, fields?, trace? }] }`. Members that nobody knows are passed over. */
export function readReport(value: JsonValue, where: string, problems: string[]): readonly ReportedEvent[] {
  const fields = readFields(value, where, problems);
  const list = fields.list('events');
  if (list === undefined) {
    if (isObject(value) && !fields.has('events')) fields.wrong('events', 'must be a list.');
    return [];
  }
  if (list.length > MOST_EVENTS) {
    fields.wrong('events', `may have ${MOST_EVENTS} events, not ${list.length}.`);
    return [];
  }
  const events: ReportedEvent[] = [];
  for (const [index, event] of list.entries()) {
    if (problems.length >= MOST_PROBLEMS) break;
    events.push(readEvent(event, `Event ${index + 1}`, problems));
  }
  return events;
}

function readEvent(value: JsonValue, where: string, problems: string[]): ReportedEvent {
  const fields = readFields(value, where, problems);
  if (!isObject(value)) return { at: 0, name: '', fields: {} };
  const at = fields.any('at');
  const known = typeof at === 'number' && at >= 0 && at <= LATEST;
  if (!known) fields.wrong('at', 'must be a time in milliseconds since 1970.');
  const name = fields.requiredText('name');
  if (name.length > LONGEST_NAME) fields.wrong('name', `may have ${LONGEST_NAME} characters.`);
  const entries = Object.entries(fields.object('fields') ?? {});
  if (entries.length > MOST_FIELDS) fields.wrong('fields', `may have ${MOST_FIELDS} members.`);
  const kept = entries.slice(0, MOST_FIELDS).flatMap(([key, field]) => {
    if (key.length <= LONGEST_NAME && isFieldValue(field)) return [[key, shortened(field)] as const];
    fields.wrong('fields', `has "${key.slice(0, LONGEST_NAME)}", which must be a text, a number or a flag.`);
    return [];
  });
  const trace = fields.text('trace');
  return {
    at: known ? at : 0,
    name,
    fields: Object.fromEntries(kept),
    ...(trace === undefined || !TRACE.test(trace) ? {} : { trace }),
  };
}

/** JSON can spell numbers that are none: `1e999` reads as infinity. */
function isFieldValue(value: JsonValue | undefined): value is FieldValue {
  return typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value === 'string' || typeof value === 'boolean';
}

/** A long text is cut, not refused: the event that carries it counts all the same. */
function shortened(value: FieldValue): FieldValue {
  if (typeof value !== 'string' || value.length <= LONGEST_TEXT) return value;
  return `${value.slice(0, LONGEST_TEXT)}…`;
}
