import {
  isTerminal,
  LEFT_OUT,
  repliesFor,
  type CloseReason,
  type ConversationRecord,
  type Policy,
  type Settled,
} from '../conversation/index.ts';
import type { TelemetryEvent } from '../events.ts';
import { articleEvents } from './articleEvents.ts';

/** What an event says of the conversation that it is about. */
export interface Subject {
  /** The conversation's alias. */
  readonly conversation: string;
  /** The rule that decided. */
  readonly rule: string;
  readonly policy: Policy;
}

/**
 * What happened in the life of a conversation between two of its records: what is reported once the second one is stored.
 * `before` is `undefined` for a conversation that was not known.
 */
export function lifecycleEvents(
  before: ConversationRecord | undefined,
  after: ConversationRecord,
  subject: Subject,
  now: number,
): readonly TelemetryEvent[] {
  const { conversation } = subject;
  const { context } = after;
  const { session } = context;
  const sameSession = before?.context.session === session;
  // A conversation that is over decides nothing any more, unless its end was withdrawn because the customer wrote.
  const withdrawn =
    before?.context.phase === 'ended' &&
    sameSession &&
    (context.phase === 'talking' || after.effectCount > before.effectCount);
  const phaseBefore = sameSession && !withdrawn ? before.context.phase : 'talking';
  const notUnderstoodBefore = sameSession ? before.context.notUnderstood : 0;
  const events: TelemetryEvent[] = [];

  if (hasBegun(after) && !(sameSession && hasBegun(before))) {
    const { sourceChannel } = context;
    const channel = after.address.channelId;
    const language = languageOf(after);
    events.push({ name: 'conversation.started', conversation, session, channel, sourceChannel, language });
  }
  if (withdrawn) events.push({ name: 'conversation.resumed', conversation, session });
  if (context.notUnderstood > notUnderstoodBefore) {
    const inARow = context.notUnderstood;
    const language = languageOf(after);
    events.push({ name: 'intent.unrecognised', conversation, session, language, inARow });
  }
  events.push(...articleEvents(before, after, subject));
  if (context.warnedAt !== undefined && context.warnedAt !== before?.context.warnedAt) {
    const secondsSilent = (context.warnedAt - context.lastActivityAt) / 1_000;
    events.push({ name: 'conversation.idleWarned', conversation, session, secondsSilent });
  }
  const notice = after.outbox.find(({ rule }) => rule === LEFT_OUT);
  if (notice !== undefined && before?.outbox.some(({ id }) => id === notice.id) !== true)
    events.push({ name: 'outbound.leftOut', conversation, session, waiting: after.outbox.length });
  const { unserved = 0 } = context;
  if (unserved > (sameSession ? (before.context.unserved ?? 0) : 0)) {
    const secondsWaiting = Math.max(0, now - (context.closedAt ?? now)) / 1_000;
    const { sourceChannel } = context;
    events.push({
      name: 'conversation.unserved',
      ...{ conversation, session, sourceChannel, secondsWaiting, messages: unserved },
    });
  }
  // Once: an Escalate that nobody took ends a conversation that was over for the bot already.
  if (phaseBefore === 'talking' && context.phase !== 'talking' && hasBegun(after))
    events.push(...overEvents(after, subject, now));
  return events;
}

/** Whether anything was said yet: an activity that only closes or updates a conversation does not begin one. */
function hasBegun({ context }: ConversationRecord): boolean {
  return context.greeted || context.customerTurns > 0 || context.phase === 'escalated';
}

function overEvents(
  record: ConversationRecord,
  { conversation, rule, policy }: Subject,
  now: number,
): readonly TelemetryEvent[] {
  const { phase, session, closeReason: reason, customerTurns, notUnderstood, startedAt } = record.context;
  const channel = record.address.channelId;
  const secondsSinceStart = startedAt === undefined ? undefined : Math.max(0, now - startedAt) / 1_000;
  const about = { conversation, session, channel, customerTurns, secondsSinceStart };
  if (phase === 'escalated' && isOneOf(ESCALATIONS, reason)) {
    const topic = topicOf(record, policy);
    const language = languageOf(record);
    return [{ name: 'conversation.escalated', ...about, reason, rule, topic, language, notUnderstood }];
  }
  const withoutCommand = record.context.contactCenter === false;
  return phase === 'ended' && isOneOf(ENDS, reason)
    ? [{ name: 'conversation.ended', ...about, reason, withoutCommand }]
    : [];
}

const ESCALATIONS = ['asked', 'topic', 'notUnderstood', 'botFailure'] as const;
const ENDS = ['asked', 'solved', 'idle', 'closedByContactCenter'] as const;

function isOneOf<R extends CloseReason>(reasons: readonly R[], reason: CloseReason | undefined): reason is R {
  return reasons.some((one) => one === reason);
}

/** The language that the bot answers in; `undefined` as long as nobody said which. */
export function languageOf({ context }: ConversationRecord): string | undefined {
  return context.locale === undefined ? undefined : repliesFor(context.locale).language;
}

/** The topic, if the policy has it: a responder may name anything. */
export function topicOf({ context }: ConversationRecord, { topics }: Policy): string | undefined {
  if (context.topic === undefined) return undefined;
  return topics.some(({ name }) => name === context.topic) ? context.topic : 'other';
}

/**
 * The commands that left the outbox between two records: those that were settled, and, when the bot turned out to be out of
 * the conversation, all that waited.
 */
export function settledCommands(
  before: ConversationRecord,
  after: ConversationRecord,
  settled: readonly Settled[],
  conversation: string,
): readonly TelemetryEvent[] {
  const { session } = before.context;
  const left = new Set(after.outbox.map(({ id }) => id));
  return before.outbox.flatMap(
    ({ id, effect, attempts: attemptsBefore, ambiguous }): readonly TelemetryEvent[] => {
      if (!isTerminal(effect) || left.has(id)) return [];
      const { settlement, attempts = attemptsBefore } = settled.findLast((one) => one.id === id) ?? {};
      const evidentlyTaken = settlement === undefined && ambiguous === true;
      const command = effect.kind === 'escalate' ? 'Escalate' : 'EndConversation';
      const known = settlement === undefined || settlement === 'retry' ? 'gone' : settlement;
      const result = evidentlyTaken ? 'done' : known;
      return [{ name: 'command.settled', conversation, session, command, result, attempts }];
    },
  );
}
