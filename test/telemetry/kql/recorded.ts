import { readQueries } from '../../../scripts/queries.ts';
import type { Dependency, TelemetryEvent } from '../../../lib/events.ts';
import { toEventRecord } from '../../../lib/telemetry/record.ts';
import type { Envelope } from '../../servers/ingestionEndpoint.ts';
import { runQuery, type AnswerRow, type Tables } from './evaluator.ts';
import type { Row } from './values.ts';

/*
 * Telemetry as Application Insights would hand it to a query. Events go through the same gate as in production, so a value
 * that would arrive as `other` does so here. Everything happens on one day, and a time is written as `10:15:00`.
 */

/** A point in time of the day, in milliseconds since 1970. */
export function clock(time: string): number {
  const at = Date.parse(`2026-03-02T${time}Z`);
  if (Number.isNaN(at)) throw new Error(`${time} is no time of day`);
  return at;
}

/** How an answer writes a time of the day. */
export function written(time: string): string {
  return new Date(clock(time)).toISOString();
}

/** A row of `customEvents`. Events are never sampled, so it stands for itself. */
export function event(time: string, tracked: TelemetryEvent, instance = 'instance-1'): Row {
  const { name, texts, flags, numbers } = toEventRecord(tracked, clock(time), undefined);
  const flagTexts = Object.entries(flags).map(([field, flag]) => [field, String(flag)] as const);
  return {
    name,
    timestamp: clock(time),
    itemCount: 1,
    itemType: 'customEvent',
    customDimensions: { ...texts, ...Object.fromEntries(flagTexts) },
    customMeasurements: numbers,
    operation_Id: 'operation-1',
    cloud_RoleInstance: instance,
  };
}

type Turn = Extract<TelemetryEvent, { name: 'turn.completed' }>;

/** A turn of which only what a test is about has to be said. */
export function turn(time: string, about: Partial<Turn> = {}, instance = 'instance-1'): Row {
  const ordinary: Turn = {
    name: 'turn.completed',
    conversation: 'aaaa',
    channel: 'omnichannel',
    inbound: 'customerMessage',
    outcome: 'applied',
    rule: 'faq.hours',
    phase: 'talking',
    session: 1,
    language: 'en',
    cold: false,
    milliseconds: 100,
    conflicts: 0,
    effects: 1,
    waiting: 0,
    storageRequests: 2,
    storageMilliseconds: 20,
    posts: 1,
    postMilliseconds: 30,
  };
  return event(time, { ...ordinary, ...about }, instance);
}

/** The events of one session of a conversation, of which only what a test is about has to be said. */
export function sessionOf(conversation: string, session = 1) {
  const about = { conversation, session, channel: 'omnichannel', customerTurns: 1, secondsSinceStart: 60 };
  type Escalated = Extract<TelemetryEvent, { name: 'conversation.escalated' }>;
  type Ended = Extract<TelemetryEvent, { name: 'conversation.ended' }>;
  type Settled = Extract<TelemetryEvent, { name: 'command.settled' }>;
  return {
    started: (time: string, channel = 'omnichannel') =>
      event(time, { name: 'conversation.started', conversation, session, channel }),
    escalated: (time: string, reason: Escalated['reason'] = 'asked', more: Partial<Escalated> = {}) => {
      const rule = `escalate.${reason}`;
      const name = 'conversation.escalated';
      return event(time, { name, ...about, reason, rule, notUnderstood: 0, ...more });
    },
    ended: (time: string, reason: Ended['reason'], withoutCommand = false) =>
      event(time, { name: 'conversation.ended', ...about, reason, withoutCommand }),
    unserved: (time: string, messages: number, secondsWaiting: number) =>
      event(time, { name: 'conversation.unserved', conversation, session, messages, secondsWaiting }),
    resumed: (time: string) => event(time, { name: 'conversation.resumed', conversation, session }),
    warned: (time: string) =>
      event(time, { name: 'conversation.idleWarned', conversation, session, secondsSilent: 300 }),
    settled: (time: string, command: Settled['command'], result: Settled['result'] = 'done') =>
      event(time, { name: 'command.settled', conversation, session, command, result, attempts: 1 }),
    wrote: (time: string, more: Partial<Turn> = {}) => turn(time, { conversation, session, ...more }),
  };
}

/** A row of `requests`: what the Functions host saw of a function. */
export function request(time: string, name: string, resultCode: string, duration = 50): Row {
  const success = Number(resultCode) < 400 ? 'True' : 'False';
  return { timestamp: clock(time), name, resultCode, success, duration, itemCount: 1, itemType: 'request' };
}

/** A row of `dependencies`: one healthy request in ten is kept and stands for ten, each failed one is. */
export function dependency(time: string, about: Partial<Dependency> = {}): Row {
  const { kind = 'storage', method = 'POST', status, ok = false, milliseconds = 10 } = about;
  const storage = kind === 'storage';
  const { origin = storage ? 'https://account.table.core.windows.net' : 'https://smba.example' } = about;
  const { operation = storage ? '/conversations' : '/v3/conversations/activities' } = about;
  return {
    timestamp: clock(time),
    type: 'Http',
    target: new URL(origin).host,
    name: `${method} ${operation}`,
    data: `${origin}${operation}`,
    resultCode: String(status ?? 0),
    success: ok ? 'True' : 'False',
    duration: milliseconds,
    itemCount: ok ? 10 : 1,
    itemType: 'dependency',
  };
}

/** The rows that Application Insights makes of what it was sent. */
export function rowsOf(envelopes: readonly Envelope[]): Tables {
  const common = ({ time, tags, sampleRate }: Envelope): Row => ({
    timestamp: Date.parse(time),
    itemCount: 100 / sampleRate,
    operation_Id: text(tags['ai.operation.id']),
    cloud_RoleInstance: text(tags['ai.cloud.roleInstance']),
  });
  return {
    customEvents: envelopes
      .filter(({ type }) => type === 'EventData')
      .map((envelope) => ({
        ...common(envelope),
        name: envelope.name,
        customDimensions: texts(envelope.properties),
        customMeasurements: numbers(envelope.measurements),
      })),
    dependencies: envelopes
      .filter(({ type }) => type === 'RemoteDependencyData')
      .map((envelope) => ({
        ...common(envelope),
        name: envelope.name,
        target: String(envelope.baseData['target']),
        resultCode: String(envelope.baseData['resultCode']),
        success: envelope.baseData['success'] === true ? 'True' : 'False',
      })),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function texts(bag: Envelope['properties']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(bag).map(([name, value]) => [name, String(value)]));
}

function numbers(bag: Envelope['measurements']): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(bag).map(([name, value]) => [name, Number(value)]));
}

const QUERIES = new Map((await readQueries()).map((query) => [query.file, query.text]));

/** What a query of infra/queries answers over recorded telemetry; noon is when it is asked. */
export function ask(name: string, tables: Tables, now = '12:00:00'): readonly AnswerRow[] {
  return askAt(name, tables, clock(now));
}

/** The same, asked at a point in time, in milliseconds since 1970. */
export function askAt(name: string, tables: Tables, now: number): readonly AnswerRow[] {
  const text = QUERIES.get(`${name}.kql`);
  if (text === undefined) throw new Error(`infra/queries has no ${name}.kql`);
  return runQuery(text, tables, new Date(now).toISOString());
}
