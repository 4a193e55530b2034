import type { Inbound } from '../omnichannel/index.ts';
import {
  newContext,
  nextSession,
  unrelatedSession,
  type ConversationContext,
  type ToldEvent,
} from './context.ts';
import { decide, informed, type Guidance } from './decide.ts';
import type { Decision } from './decision.ts';
import { handOverAfterTrouble, handOverAgain } from './handOver.ts';
import { idleDueAt, type IdlePolicy } from './idle.ts';
import { LIFE, lifeStateOf, type Consequence } from './life.ts';
import { isOfOtherCase, isOlder, occurrenceOf, plausible, type Provenance } from './occurrence.ts';
import { broughtForward, isOverdue, triedNow } from './outbox.ts';
import { withDecision, type ConversationRecord, type PendingEffect } from './record.ts';
import type { CustomerMessage } from './responder.ts';
import { workItemOf } from './workItem.ts';

/** A record after an inbound activity, and what decided it. */
export interface Applied {
  readonly record: ConversationRecord;
  readonly rule: string;
  /** Names of context variables that could not be sent. */
  readonly refusedVariables: readonly string[];
}

/** The record after an inbound activity. Pure: a conflict runs it again on the fresh record, with the same guidance. */
export function applyInbound(
  record: ConversationRecord,
  inbound: Inbound,
  now: number,
  guidance: Guidance,
  provenance: Provenance = {},
): Applied {
  const sent = plausible(provenance, now);
  const known = located(record, inbound, sent);
  const consequence = following(record, inbound, sent, now);
  const base = baseOf(known, inbound, consequence, now, guidance);
  const decision = decideOn(base.context, inbound, consequence, now, guidance, sent);
  // "End chat" that comes late: the customer has gone on since.
  if (
    decision.context.phase === 'ended' &&
    inbound.kind === 'customerMessage' &&
    isOlder(known.context, sent)
  )
    return { record, rule: 'ignored', refusedVariables: [] };
  const { rule, refusedVariables = [] } = decision;
  const told = toldBy(inbound, consequence, sent, now);
  const context = dated(known.context, decision.context, told, inbound, sent, now);
  return { record: withDecision(base, { ...decision, context }), rule, refusedVariables };
}

/**
 * The record after an inbound activity on which nothing could be decided: the customer, if the bot owes them an answer, is handed
 * to a person, which is better than silence. From a context of its own: what could not be decided on cannot be summed up either.
 */
export function applyUndecided(
  record: ConversationRecord,
  inbound: Inbound,
  now: number,
  provenance: Provenance = {},
): Applied {
  const unanswered = { record, rule: 'decisionFailed', refusedVariables: [] };
  if (inbound.kind !== 'customerMessage') return unanswered;
  const sent = plausible(provenance, now);
  const consequence = following(record, inbound, sent, now);
  const answered = toBeAnswered(record, inbound, provenance, now);
  // An end that waits is not taken back for what cannot be decided on.
  if (answered === undefined || consequence === 'reconsider') return unanswered;
  const decision = handOverAfterTrouble(withoutMatter(answered, now));
  const known = located(record, inbound, sent).context;
  const told = toldBy(inbound, consequence, sent, now);
  const context = dated(known, decision.context, told, inbound, sent, now);
  const base = answered.session === known.session ? record : { ...record, outbox: [] };
  return { record: withDecision(base, { ...decision, context }), rule: decision.rule, refusedVariables: [] };
}

/** Where and with whom the conversation is, and when; nothing of what it is about. */
function withoutMatter(context: ConversationContext, now: number): ConversationContext {
  const { session, greeted, startedAt = now, contactCenter, sourceChannel, locale } = context;
  const { heardAt, told, workItem, begunAt, caseSince } = context;
  return {
    ...{ ...newContext(now), session, greeted, startedAt },
    ...(contactCenter === undefined ? {} : { contactCenter }),
    ...(sourceChannel === undefined ? {} : { sourceChannel }),
    ...(locale === undefined ? {} : { locale }),
    ...(heardAt === undefined ? {} : { heardAt }),
    ...(told === undefined ? {} : { told }),
    ...(workItem === undefined ? {} : { workItem }),
    ...(begunAt === undefined ? {} : { begunAt }),
    ...(caseSince === undefined ? {} : { caseSince }),
  };
}

/**
 * What a responder has to know before `applyInbound`, as far as anything is to be answered: only a customer whom the bot may
 * still answer is a reason to ask it.
 */
export function toBeAnswered(
  record: ConversationRecord,
  inbound: Inbound,
  provenance: Provenance,
  now: number,
): ConversationContext | undefined {
  if (inbound.kind !== 'customerMessage') return undefined;
  const sent = plausible(provenance, now);
  const known = located(record, inbound, sent);
  const consequence = following(record, inbound, sent, now);
  if (consequence === 'answer') return known.context;
  if (consequence === 'beginAnew') return nextSession(known.context, now);
  if (consequence === 'beginOther') return unrelatedSession(known.context, now);
  return consequence === 'reconsider' ? withoutUnsent(known)?.context : undefined;
}

/** Whether the customer waits for something of the bot's: an answer, or a person who was promised and did not come. */
export function isOwed(
  record: ConversationRecord,
  inbound: Inbound,
  provenance: Provenance,
  now: number,
): boolean {
  return (
    toBeAnswered(record, inbound, provenance, now) !== undefined ||
    endOfHandOver(record, inbound, provenance, now) === 'untaken' ||
    isOverdue(record, now)
  );
}

/**
 * How an activity ends a hand-over to a person: it gives the conversation back to the bot, in the same case or in another one,
 * says that it is over, or shows that nobody took it, or that the customer has another case by now. `undefined` where it does
 * none of this.
 */
export function endOfHandOver(
  record: ConversationRecord,
  inbound: Inbound,
  provenance: Provenance,
  now: number,
): 'handedBack' | 'untaken' | undefined {
  const sent = plausible(provenance, now);
  const consequence = following(record, inbound, sent, now);
  if (consequence === 'handBack') return 'handedBack';
  if (consequence === 'close') return record.context.phase === 'escalated' ? 'handedBack' : undefined;
  // A message of another case gives nothing back: it begins that case, now or when it comes again.
  if (consequence === 'beginOther') return inbound.kind === 'customerMessage' ? 'untaken' : 'handedBack';
  return consequence === 'escalateAgain' ? 'untaken' : undefined;
}

function following(record: ConversationRecord, inbound: Inbound, sent: Provenance, now: number): Consequence {
  // What ended where no contact center was known ended without a command: one that shows now has taken none.
  const judged = record.context.contactCenter === false ? record : located(record, inbound, sent);
  const occurrence = occurrenceOf(judged, inbound, sent, now);
  return occurrence === undefined ? 'ignore' : LIFE[lifeStateOf(judged)][occurrence];
}

/** The record, with what this activity shows of where it is. */
function located(record: ConversationRecord, inbound: Inbound, sent: Provenance): ConversationRecord {
  return {
    ...record,
    context: { ...record.context, contactCenter: hasContactCenter(record, inbound, sent) },
  };
}

/** Whether there is a contact center, as far as this activity and all before it show: one that was seen once is there. */
export function hasContactCenter(
  { context, address }: ConversationRecord,
  inbound: Inbound,
  sent: Provenance,
): boolean {
  return (
    context.contactCenter === true ||
    // Releases that did not ask greeted on a context event, and on nothing else.
    (context.contactCenter === undefined && context.greeted) ||
    address.channelId === 'omnichannel' ||
    sent.contactCenter === true ||
    inbound.kind === 'contextEvent'
  );
}

/** The record to decide on: a new session where one begins, and then without what the last one still had to say. */
function baseOf(
  record: ConversationRecord,
  inbound: Inbound,
  consequence: Consequence,
  now: number,
  guidance: Guidance,
): ConversationRecord {
  const { context } = record;
  switch (consequence) {
    case 'answer':
    case 'reconsider':
      return inbound.kind === 'customerMessage'
        ? triedNow(beforeUnsentEnd(record, inbound, now, guidance))
        : record;
    case 'hurry':
      return broughtForward(record);
    case 'handBack':
    case 'close':
      return { ...record, outbox: [] };
    case 'beginAnew':
      return { ...record, outbox: [], context: nextSession(context, now) };
    case 'reopen':
      return { ...record, outbox: [], context: { ...nextSession(context, now), greeted: false } };
    case 'beginOther':
      return { ...record, outbox: [], context: unrelatedSession(context, now) };
    case 'welcome':
      return inbound.kind === 'joined' && inbound.reason === 'installed' && context.customerTurns > 0
        ? { ...record, context: { ...nextSession(context, now), greeted: false } }
        : record;
    case 'silence':
    case 'count':
    case 'escalateAgain':
    case 'greet':
    case 'inform':
    case 'note':
    case 'ignore':
      return record;
  }
}

function decideOn(
  context: ConversationContext,
  inbound: Inbound,
  consequence: Consequence,
  now: number,
  guidance: Guidance,
  sent: Provenance,
): Decision {
  const unsaid = (rule: string, changed: ConversationContext = context): Decision => ({
    context: changed,
    effects: [],
    rule,
  });
  switch (consequence) {
    case 'answer':
    case 'beginAnew':
    case 'greet':
    case 'handBack':
    case 'beginOther':
    case 'welcome':
    case 'reopen':
      return decide(inbound, context, now, guidance);
    case 'reconsider':
      return context.phase === 'talking'
        ? decide(inbound, context, now, guidance)
        : unsaid('silent', { ...context, lastActivityAt: now });
    case 'silence':
    case 'hurry':
      return unsaid('silent', { ...context, lastActivityAt: now });
    case 'count':
      return unsaid('unserved', counted(context, now));
    case 'escalateAgain':
      return handOverAgain(counted(context, now), guidance.policy);
    case 'inform': {
      if (inbound.kind !== 'contextEvent') return unsaid('ignored');
      // A conversation that was answered already is not greeted by the news of its beginning.
      return unsaid('contextUpdated', { ...informed(inbound, context), greeted: true });
    }
    case 'close':
      return decide(inbound, { ...context, ...out(context, sent, now) }, now, guidance);
    case 'note':
      return unsaid('closedByContactCenter', { ...context, ...out(context, sent, now) });
    case 'ignore':
      return unsaid('ignored');
  }
}

/** With one more message that nobody may be serving. */
function counted(context: ConversationContext, now: number): ConversationContext {
  return { ...context, lastActivityAt: now, unserved: (context.unserved ?? 0) + 1 };
}

/** That the bot is out of the conversation, and since when. */
function out({ heardAt = 0 }: ConversationContext, { cameAt, sentAt = cameAt }: Provenance, now: number) {
  return { removed: true as const, heardAt: Math.max(heardAt, sentAt ?? now) };
}

/** How many context events are remembered: a redelivered one is among the last few. */
const TOLD = 8;

/** What says that whatever was before is over, without being a context event: no digest looks like that. */
const OVER = 'over';

/**
 * What is remembered of an activity: a context event, and what else ends a hand-over. A process that could not store one looks
 * for it here.
 */
function toldBy(
  inbound: Inbound,
  consequence: Consequence,
  sent: Provenance,
  now: number,
): ToldEvent | undefined {
  if (inbound.kind === 'contextEvent') return toldEvent(sent, now);
  // The bot taken out is none of these: that follows from a hand-over.
  const isOver = ['reopen', 'beginOther'].includes(consequence) || isEnd(inbound);
  return isOver && consequence !== 'ignore' ? toldEvent({ ...sent, content: OVER }, now) : undefined;
}

function isEnd(inbound: Inbound): boolean {
  return inbound.kind === 'conversationClosed' && inbound.reason === 'endOfConversation';
}

/** The decided context with its times: when the phase was left, and what later activities are compared with. */
function dated(
  before: ConversationContext,
  after: ConversationContext,
  told: ToldEvent | undefined,
  inbound: Inbound,
  sent: Provenance,
  now: number,
): ConversationContext {
  const counts = inbound.kind !== 'customEvent' && inbound.kind !== 'ignored';
  const isDecidedAnew = before.presumed === true && after.presumed === undefined;
  const goesOn = before.phase === 'talking' || after.session !== before.session || isDecidedAnew;
  const { cameAt = now, sentAt = cameAt } = sent;
  const begins = after.session !== before.session;
  const heardAt = Math.max(begins ? 0 : (after.heardAt ?? 0), sentAt);
  const isFirst = before.heardAt === undefined && before.session === 1;
  const begun = { begunAt: sentAt, caseSince: after.caseSince ?? sentAt };
  const named =
    inbound.kind === 'customerMessage' && !isOfOtherCase(after, inbound) ? workItemOf(inbound) : undefined;
  return {
    ...after,
    ...(named === undefined ? {} : { workItem: { ...after.workItem, ...named } }),
    ...(counts && goesOn ? { heardAt } : {}),
    ...(counts && (begins || isFirst) ? begun : {}),
    ...(begins ? { startedAt: cameAt } : {}),
    ...(goesOn && after.phase !== 'talking' ? { closedAt: now } : {}),
    ...(told === undefined ? {} : { told: [...(after.told ?? []), told].slice(-TOLD) }),
  };
}

function toldEvent({ content, id, sentAt }: Provenance, now: number): ToldEvent | undefined {
  if (content === undefined) return undefined;
  return {
    content,
    takenAt: now,
    ...(id === undefined ? {} : { id }),
    ...(sentAt === undefined ? {} : { sentAt }),
  };
}

/**
 * A customer who writes wins against an end that was decided but of which nothing was sent: an idle end is withdrawn, and
 * an end that was asked for gives way to an escalation (a person beats a closed chat). The sender notices: between the
 * farewell and the command it saves, and that save conflicts with this turn's.
 */
function beforeUnsentEnd(
  record: ConversationRecord,
  message: CustomerMessage,
  now: number,
  guidance: Guidance,
): ConversationRecord {
  const withdrawn = withoutUnsent(record);
  if (withdrawn === undefined) return record;
  const { phase, closeReason } = record.context;
  if (phase === 'talking' || closeReason !== 'asked') return withdrawn;
  return decide(message, withdrawn.context, now, guidance).context.phase === 'escalated' ? withdrawn : record;
}

/**
 * The record in which a customer was heard whom silence would soon have ended, or has ended but not told yet: stored before a
 * responder is asked, which may take longer than the sweep. `undefined` where nothing is due within `milliseconds`.
 */
export function heardInTime(
  record: ConversationRecord,
  policy: IdlePolicy,
  now: number,
  milliseconds: number,
): ConversationRecord | undefined {
  const { phase, closeReason } = record.context;
  const talking = phase === 'ended' && closeReason === 'idle' ? withoutUnsent(record) : record;
  if (talking === undefined) return undefined;
  const dueAt = idleDueAt(talking.context, policy);
  if (dueAt === undefined || (talking === record && dueAt > now + milliseconds)) return undefined;
  const { warnedAt: _heard, ...context } = talking.context;
  return { ...talking, context: { ...context, lastActivityAt: now } };
}

/** The record as if the end, or the idle warning, had not been decided; `undefined` when some of it may have been sent. */
function withoutUnsent(record: ConversationRecord): ConversationRecord | undefined {
  const batch = withdrawable(record);
  const [first] = batch;
  if (first?.effect.kind !== 'say' || !batch.every(({ attempts }) => attempts === 0)) return undefined;
  const { closeReason: _ended, closedAt: _over, ...context } = record.context;
  return {
    ...record,
    context: { ...context, phase: 'talking' },
    outbox: record.outbox.filter((pending) => !batch.includes(pending)),
  };
}

/**
 * What of the outbox belongs to an end, or to an idle warning: known by what they are made of, because a responder may give
 * its rules any name.
 */
function withdrawable({ outbox, context }: ConversationRecord): readonly PendingEffect[] {
  const last = outbox.at(-1);
  if (last?.effect.kind === 'end') return outbox.slice(-2).filter(({ rule }) => rule === last.rule);
  // As long as the warning stands, the customer has not written since: nothing of a responder's can be behind it.
  const isWarning = context.warnedAt !== undefined && last?.rule === 'idleWarning';
  return isWarning ? [last] : [];
}
