import type { ReportedEvent } from './readEvents.ts';

/*
 * What the monitor shows of a bot's reports, as arithmetic. It goes by the names of events and fields and needs none of
 * them: an event that it does not know is listed and counts for nothing, a field that is missing is passed over.
 */

/** One time that the contact center gave a conversation to the bot. */
interface Session {
  readonly conversation: string;
  readonly number: number;
  /** Why it was handed to a person; absent when it was not. */
  readonly escalation?: string;
  /** Why it ended; absent while it has not. */
  readonly end?: string;
  /** The command that was decided and has not left the bot yet. */
  readonly waiting?: string;
}

export interface Monitor {
  /** Events ever. */
  readonly received: number;
  /** The newest sessions, in the order in which they began. */
  readonly sessions: ReadonlyMap<string, Session>;
  readonly turns: number;
  /** Milliseconds of the newest turns that did something, oldest first. */
  readonly latencies: readonly number[];
  readonly customerMessages: number;
  readonly notUnderstood: number;
  readonly failures: ReadonlyMap<string, number>;
  /** Newest first. */
  readonly latest: readonly ListedEvent[];
}

export interface ListedEvent extends ReportedEvent {
  /** Its place among all events, from 1. */
  readonly seq: number;
  /** Whether it is among the failures. */
  readonly failure: boolean;
  /** How many like it came one after another, of which this is the last. */
  readonly times: number;
}

export interface Count {
  readonly name: string;
  readonly count: number;
}

export interface MonitorView {
  readonly received: number;
  readonly sessions: {
    readonly begun: number;
    /** Ended, and never handed to a person. */
    readonly contained: number;
    readonly escalated: number;
    readonly open: number;
    /** The contained ones among those that are decided, 0 to 1; absent before there is one. */
    readonly containmentRate: number | undefined;
  };
  readonly escalationReasons: readonly Count[];
  readonly endReasons: readonly Count[];
  readonly turns: {
    readonly count: number;
    readonly latencies: readonly number[];
    readonly p50: number | undefined;
    readonly p95: number | undefined;
  };
  readonly customerMessages: {
    readonly count: number;
    readonly notUnderstood: number;
    /** 0 to 1; absent before there is a message. */
    readonly notUnderstoodRate: number | undefined;
  };
  readonly commandsWaiting: number;
  readonly failures: readonly Count[];
  readonly latest: readonly ListedEvent[];
}

/** How much is remembered: enough for a day at a desk, and bounded however long the bot runs. */
export const KEPT = { sessions: 1_000, latencies: 200, events: 200 } as const;

export const newMonitor: Monitor = {
  received: 0,
  sessions: new Map(),
  turns: 0,
  latencies: [],
  customerMessages: 0,
  notUnderstood: 0,
  failures: new Map(),
  latest: [],
};

/** The monitor after some more events, in the order in which they happened. */
export function withEvents(monitor: Monitor, events: readonly ReportedEvent[]): Monitor {
  const listed = events.map((event, index): ListedEvent => ({
    ...event,
    seq: monitor.received + index + 1,
    failure: failureOf(event) !== undefined,
    times: 1,
  }));
  const turns = events.filter(({ name }) => name === 'turn.completed');
  return {
    received: monitor.received + events.length,
    sessions: withSessions(monitor.sessions, events),
    turns: monitor.turns + turns.length,
    latencies: [...monitor.latencies, ...turns.flatMap(latencyOf)].slice(-KEPT.latencies),
    customerMessages: monitor.customerMessages + turns.filter(isHeardMessage).length,
    notUnderstood: monitor.notUnderstood + events.filter(({ name }) => name === 'intent.unrecognised').length,
    failures: withFailures(monitor.failures, events),
    latest: listed.reduce(withLatest, monitor.latest).slice(0, KEPT.events),
  };
}

/** A bot at rest reports its timer and nothing else: that is one line, not all there is to see. */
function withLatest(latest: readonly ListedEvent[], event: ListedEvent): readonly ListedEvent[] {
  const [newest, ...older] = latest;
  const again =
    newest?.name === event.name && [newest, event].every((each) => !each.failure && isOfNoConversation(each));
  return again ? [{ ...event, times: newest.times + 1 }, ...older] : [event, ...latest];
}

function isOfNoConversation({ fields }: ReportedEvent): boolean {
  return !Object.hasOwn(fields, 'conversation');
}

export function monitorView(monitor: Monitor): MonitorView {
  const { received, latencies, customerMessages, notUnderstood, latest } = monitor;
  const sessions = [...monitor.sessions.values()];
  const escalations = sessions.flatMap(({ escalation }) => escalation ?? []);
  const ends = sessions.flatMap(({ end }) => end ?? []);
  const contained = sessions.filter(
    ({ escalation, end }) => escalation === undefined && end !== undefined,
  ).length;
  const escalated = escalations.length;
  const sorted = latencies.toSorted((one, other) => one - other);
  // A message that was not understood is often reported before the turn that it belongs to.
  const messages = Math.max(customerMessages, notUnderstood);
  return {
    received,
    sessions: {
      begun: sessions.length,
      contained,
      escalated,
      open: sessions.length - contained - escalated,
      containmentRate: rate(contained, contained + escalated),
    },
    escalationReasons: tally(escalations),
    endReasons: tally(ends),
    turns: {
      count: monitor.turns,
      latencies,
      p50: nearestRank(sorted, 0.5),
      p95: nearestRank(sorted, 0.95),
    },
    customerMessages: { count: messages, notUnderstood, notUnderstoodRate: rate(notUnderstood, messages) },
    commandsWaiting: sessions.filter(({ waiting }) => waiting !== undefined).length,
    failures: byCount(monitor.failures),
    latest,
  };
}

function withSessions(
  before: ReadonlyMap<string, Session>,
  events: readonly ReportedEvent[],
): ReadonlyMap<string, Session> {
  const sessions = new Map(before);
  for (const event of events) {
    const session = sessionAfter(event, sessions);
    if (session !== undefined) sessions.set(keyOf(session), session);
  }
  const tooMany = Math.max(0, sessions.size - KEPT.sessions);
  for (const key of [...sessions.keys()].slice(0, tooMany)) sessions.delete(key);
  return sessions;
}

function keyOf({ number, conversation }: Session): string {
  return `${number} ${conversation}`;
}

/** The session that an event belongs to, as it is afterwards; `undefined` when the event changes none. */
function sessionAfter(event: ReportedEvent, sessions: ReadonlyMap<string, Session>): Session | undefined {
  const conversation = textOf(event, 'conversation');
  if (conversation === undefined) return undefined;
  const number = numberOf(event, 'session') ?? newestSession(sessions, conversation);
  const fresh: Session = { conversation, number };
  const known = sessions.get(keyOf(fresh));
  const session = known ?? fresh;
  switch (event.name) {
    case 'conversation.started':
      return session;
    case 'conversation.escalated':
      return { ...withEscalation(session, textOf(event, 'reason')), waiting: 'Escalate' };
    case 'conversation.ended':
      return withEnd(session, textOf(event, 'reason'));
    case 'conversation.resumed': {
      const { end: _withdrawn, waiting: _unsent, ...rest } = session;
      return rest;
    }
    case 'command.settled':
      return known === undefined ? undefined : withoutCommand(known, textOf(event, 'command'));
    case 'failOpen':
      return textOf(event, 'outcome') === 'sent' ? withEscalation(session, 'failOpen') : undefined;
    default:
      return undefined;
  }
}

/** An event that does not say which session it belongs to, belongs to the last one that is known. */
function newestSession(sessions: ReadonlyMap<string, Session>, conversation: string): number {
  const own = [...sessions.values()].filter((session) => session.conversation === conversation);
  return Math.max(1, ...own.map(({ number }) => number));
}

function withEscalation(session: Session, reason = 'not given'): Session {
  return { ...session, escalation: session.escalation ?? reason };
}

/** The contact center needs no command to close what it closes itself. The first reason stands: the closing follows from it. */
function withEnd(session: Session, reason = 'not given'): Session {
  const ended = { ...session, end: session.end ?? reason };
  return reason === 'closedByContactCenter' ? ended : { ...ended, waiting: 'EndConversation' };
}

function withoutCommand(session: Session, command: string | undefined): Session {
  const { waiting, ...rest } = session;
  return waiting === command ? rest : session;
}

const NOTHING_TO_DO: ReadonlySet<string | undefined> = new Set(['ignored', 'duplicate']);

/** A turn that passed over its activity says nothing about how long an answer takes. */
function latencyOf(turn: ReportedEvent): readonly number[] {
  const milliseconds = numberOf(turn, 'milliseconds');
  const counts =
    milliseconds !== undefined && milliseconds >= 0 && !NOTHING_TO_DO.has(textOf(turn, 'outcome'));
  return counts ? [milliseconds] : [];
}

/** Whether a customer wrote while the bot was in charge: before and after, it is not the bot who has to understand. */
function isHeardMessage(turn: ReportedEvent): boolean {
  const heard = textOf(turn, 'outcome') === 'applied' && textOf(turn, 'rule') !== 'silent';
  return heard && textOf(turn, 'inbound') === 'customerMessage';
}

const FAILURES: ReadonlySet<string> = new Set([
  'outbound.failed',
  'responder.failed',
  'failOpen',
  'storage.quarantined',
  'config.invalid',
  'start.failed',
  'telemetry.dropped',
]);

/** What an event is counted as when somebody should look at it. */
function failureOf(event: ReportedEvent): string | undefined {
  const { name } = event;
  if (FAILURES.has(name)) return name;
  if (name === 'turn.completed' && textOf(event, 'outcome') === 'failed') return `${name}: failed`;
  const result = textOf(event, 'result');
  const lost = name === 'command.settled' && (result === 'dropped' || result === 'dead');
  return lost ? `${name}: ${result}` : undefined;
}

function withFailures(
  before: ReadonlyMap<string, number>,
  events: readonly ReportedEvent[],
): ReadonlyMap<string, number> {
  const failures = new Map(before);
  for (const name of events.flatMap((event) => failureOf(event) ?? [])) {
    failures.set(name, (failures.get(name) ?? 0) + 1);
  }
  return failures;
}

function tally(names: readonly string[]): readonly Count[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return byCount(counts);
}

function byCount(counts: ReadonlyMap<string, number>): readonly Count[] {
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));
}

function rate(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

/** The smallest value that at least this share of all values does not exceed. */
function nearestRank(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.ceil(sorted.length * share) - 1];
}

function textOf({ fields }: ReportedEvent, name: string): string | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function numberOf({ fields }: ReportedEvent, name: string): number | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === 'number' ? value : undefined;
}
