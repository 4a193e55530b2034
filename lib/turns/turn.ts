import {
  applyInbound,
  applyUndecided,
  heardInTime,
  isOwed,
  newRecord,
  nextToSend,
  rearmed,
  toBeAnswered,
  wasSeen,
  withoutSender,
  withSeen,
  type ConversationContext,
  type ConversationKey,
  type Applied,
  type ConversationRecord,
  type Guidance,
  type StoredConversation,
  type Version,
} from '../conversation/index.ts';
import { asBotError, BotError, type ErrorCode } from '../errors.ts';
import type { Deadline } from './deadline.ts';
import { namesOf, type Arrival } from './arrival.ts';
import type { TurnBounds } from './bounds.ts';
import { askResponder, type Asked } from './askResponder.ts';
import { drain, type Held } from './drain.ts';
import { keepUnanswered, languageOfAnswer, wasNotUnderstood } from './keepUnanswered.ts';
import { LEASE, turnLimits, type Send, type TurnPorts } from './ports.ts';
import { settledCommands } from './lifecycle.ts';
import { reportChange } from './reportChange.ts';

/** What a turn did: `applied` changed the conversation, the others only answered. */
export interface TurnResult {
  readonly outcome: 'applied' | 'duplicate' | 'ignored';
  readonly rule: string;
  readonly conflicts: number;
  /** How many messages and commands were decided. */
  readonly effects: number;
  /** The conversation as the turn left it, as far as it knows; absent when it did not look. */
  readonly record?: ConversationRecord;
  /** How long the responder took, in milliseconds; absent when nothing was asked of it. */
  readonly responderMilliseconds?: number;
}

/** Each lost race costs a load and a save. Within a process nobody races, so that many rivals are that many instances. */
const MAX_CONFLICTS = 16;

/** How long a turn whose save was not answered looks whether it is stored all the same, in milliseconds. */
const SECOND_LOOK = 500;

/** How long a turn may wait for those before it, in milliseconds: channels give up after 10 to 15 s. */
const PATIENCE = 10_000;

/** Other turns were faster, or too many. */
export const STORE_IS_WELL: ReadonlySet<ErrorCode> = new Set(['E_STORAGE_CONFLICT', 'E_BUSY']);

/** A turn that could not be stored: the activity is not applied and may be delivered again. */
export class TurnNotStored extends BotError {
  /** As far as anybody knows the customer waits for an answer of the bot's. */
  readonly owesAnswer: boolean;
  /** The store answers: the message is heard when it is delivered again, or soon. */
  readonly storeIsWell: boolean;
  /** The conversation as it was loaded last; absent where it could not be loaded. */
  readonly known: ConversationRecord | undefined;

  constructor({ code, message, cause }: BotError, owesAnswer: boolean, known?: ConversationRecord) {
    super(code, message, { cause });
    this.owesAnswer = owesAnswer;
    this.storeIsWell = STORE_IS_WELL.has(code);
    this.known = known;
  }
}

/**
 * Runs one turn: load, decide, save { context, effects, activity id } under the version that was read, then send. What is
 * said is durable before it is said. A conflict runs the pure part again on the fresh record, so nothing is lost and
 * nothing has been sent yet. An activity that was applied before only finishes what a crash may have left.
 *
 * Turns of one conversation that meet in a process ask the responder side by side and are stored one after another.
 * @throws TurnNotStored with E_STORAGE_* when the conversation cannot be loaded or saved, E_STORAGE_CONFLICT when every race
 * was lost, E_BUSY when too many wait already.
 */
export async function runTurn(
  arrival: Arrival,
  send: Send,
  ports: TurnPorts,
  bounds: TurnBounds,
): Promise<TurnResult> {
  if (arrival.inbound.kind === 'ignored') {
    return { outcome: 'ignored', rule: arrival.inbound.reason, conflicts: 0, effects: 0 };
  }
  let known: ConversationRecord | undefined;
  const load = async (): Promise<StoredConversation | undefined> => {
    const stored = await ports.store.load(arrival.key, bounds.commit.signal);
    known = stored?.record ?? newRecord(arrival.address, ports.now());
    return stored;
  };
  let committed: Committed;
  try {
    const prepared = await prepare(arrival, load, ports, bounds.commit.signal);
    const stored = (await waited(bounds)) ? await load() : prepared.stored;
    committed = await commit(arrival, { ...prepared, stored }, load, ports, bounds.commit.signal);
  } catch (thrown) {
    const error = asBotError(thrown);
    throw new TurnNotStored(error, owesAnswer(arrival, known, ports.now()), known);
  }
  bounds.place.leave();
  const { held, asked, notUnderstood, ...result } = committed;
  const record = held === undefined ? result.record : await drainOrLeave(held, send, ports, bounds.turn);
  if (notUnderstood && arrival.inbound.kind === 'customerMessage')
    await keepUnanswered(arrival.inbound, languageOfAnswer(record), ports, bounds.turn);
  return { ...result, record, ...(asked === undefined ? {} : { responderMilliseconds: asked.milliseconds }) };
}

/** Whether the turn had to wait for others until the place was its own. That is none of its own time. */
async function waited({ commit: committing, turn, place }: TurnBounds): Promise<boolean> {
  const waiting = place.enter(PATIENCE);
  if (waiting === undefined) return false;
  const goOn = [committing.pause(), turn.pause()];
  try {
    await waiting;
    return true;
  } finally {
    for (const resume of goOn) resume();
  }
}

/** Whether the customer waits for something of the bot's: not in a conversation that a person is known to have. */
function owesAnswer(
  { inbound, provenance = {} }: Arrival,
  known: ConversationRecord | undefined,
  now: number,
): boolean {
  if (inbound.kind !== 'customerMessage') return false;
  return known === undefined || isOwed(known, inbound, provenance, now);
}

type Load = () => Promise<StoredConversation | undefined>;

/** What a turn decides on: the conversation as it was loaded, and the responder's answer where one was to be asked for. */
interface Prepared {
  readonly stored: StoredConversation | undefined;
  readonly question: Question;
}

/** What the responder was asked in: its answer holds in no other session and no other case, which may be another customer's. */
interface Question {
  readonly about: string | undefined;
  readonly asked: Asked | undefined;
}

async function prepare(
  arrival: Arrival,
  load: Load,
  ports: TurnPorts,
  signal: AbortSignal,
): Promise<Prepared> {
  let stored = await load();
  if (isRepeated(arrival, stored)) return { stored, question: { about: undefined, asked: undefined } };
  const isToBeAnswered = contextToAnswer(arrival, baseOf(arrival, stored, ports), ports) !== undefined;
  if (isToBeAnswered && stored !== undefined && (await keepFromSilence(arrival.key, stored, ports, signal)))
    stored = await load();
  return { stored, question: await ask(arrival, baseOf(arrival, stored, ports), ports) };
}

function isRepeated(arrival: Arrival, stored: StoredConversation | undefined): boolean {
  return stored !== undefined && wasSeen(stored.record, namesOf(arrival));
}

function baseOf(
  arrival: Arrival,
  stored: StoredConversation | undefined,
  ports: TurnPorts,
): ConversationRecord {
  const now = ports.now();
  return stored === undefined ? newRecord(arrival.address, now) : withoutSender(stored.record, now);
}

function contextToAnswer(
  { inbound, provenance = {} }: Arrival,
  base: ConversationRecord,
  ports: TurnPorts,
): ConversationContext | undefined {
  return toBeAnswered(base, inbound, provenance, ports.now());
}

/** Asks the responder, unless what it was asked `before` still holds. */
async function ask(
  arrival: Arrival,
  base: ConversationRecord,
  ports: TurnPorts,
  before?: Question,
): Promise<Question> {
  const context = contextToAnswer(arrival, base, ports);
  if (before !== undefined && (context === undefined || before.about === caseOf(context))) return before;
  const asked = await askResponder(arrival.key, arrival.address, context, arrival.inbound, ports);
  return { about: context === undefined ? undefined : caseOf(context), asked };
}

/** The session and the case of a context, as one word. */
function caseOf({ session, caseSince, workItem }: ConversationContext): string {
  return JSON.stringify([session, caseSince, workItem]);
}

/** A turn that is stored; `held` when it has something to send. */
interface Committed {
  readonly outcome: 'applied' | 'duplicate';
  readonly rule: string;
  readonly record: ConversationRecord;
  readonly conflicts: number;
  readonly effects: number;
  /** Nobody had an answer to the message. */
  readonly notUnderstood: boolean;
  readonly held: Held | undefined;
  readonly asked: Asked | undefined;
}

/**
 * Decides on what was loaded and saves the decision. Whoever calls it has the conversation's place: its rivals are other
 * processes and, in this one, who is sending.
 */
async function commit(
  arrival: Arrival,
  prepared: Prepared,
  load: Load,
  ports: TurnPorts,
  signal: AbortSignal,
): Promise<Committed> {
  const holder = ports.newId();
  let { stored, question } = prepared;
  let draft: Draft | undefined;
  for (let conflicts = 0; conflicts <= MAX_CONFLICTS; conflicts += 1) {
    const about = { conflicts, asked: question.asked };
    if (stored !== undefined && isRepeated(arrival, stored)) {
      // Its own save, of which the answer was lost, and somebody has added to it since: what it decided is still to be sent.
      return draft !== undefined && stored.record.lease?.holder === holder
        ? { ...applied(arrival, draft, stored, ports), ...about }
        : { ...(await repeated(arrival.key, stored, ports, signal)), ...about };
    }
    const base = baseOf(arrival, stored, ports);
    // Handed back meanwhile: what was not the bot's to answer is now, or is to be answered in another case.
    question = await ask(arrival, base, ports, question);
    const { asked } = question;
    draft = draftOf(arrival, base, stored?.version, asked?.answer, holder, ports);
    const saved = await save(arrival, draft, ports, signal);
    if (saved !== undefined) return { ...applied(arrival, draft, saved, ports), conflicts, asked };
    await ports.sleep(ports.random() * 20 * (conflicts + 1), signal);
    stored = await load();
  }
  throw new BotError(
    'E_STORAGE_CONFLICT',
    'The conversation changed under every attempt to save it; the channel may deliver the message again.',
  );
}

/** A decision on a conversation as it was loaded, not stored yet. */
interface Draft {
  readonly base: ConversationRecord;
  /** The version that was loaded; `undefined` for a new conversation. */
  readonly read: Version | undefined;
  readonly next: ConversationRecord;
  readonly holder: string;
  readonly rule: string;
  readonly refusedVariables: readonly string[];
  readonly notUnderstood: boolean;
}

/**
 * Decides. While another turn holds the lease, that turn also sends what this one adds: its next save conflicts and shows it
 * the new effects. Two senders at once would mix up the order.
 */
function draftOf(
  arrival: Arrival,
  base: ConversationRecord,
  read: Version | undefined,
  answer: Guidance['answer'],
  holder: string,
  ports: TurnPorts,
): Draft {
  const now = ports.now();
  const { record, rule, refusedVariables } = applyArrival(base, arrival, answer, ports, now);
  const leased = record.outbox.length > 0 && leaseFree(base, now);
  const next = leased ? { ...record, lease: { holder, until: now + LEASE } } : record;
  const notUnderstood = wasNotUnderstood(base, next, answer);
  return {
    base,
    read,
    next: rearmed(next, ports.policy, now),
    holder,
    rule,
    refusedVariables,
    notUnderstood,
  };
}

/**
 * Saves a decision. A save that is not answered may have been applied all the same, and the store may be back: then the
 * decision stands, and what it promised is sent. `undefined` when somebody else has changed the conversation.
 */
async function save(
  arrival: Arrival,
  { next, read }: Draft,
  { store }: TurnPorts,
  signal: AbortSignal,
): Promise<StoredConversation | undefined> {
  try {
    const version = await store.save(arrival.key, next, read, signal);
    return version === undefined ? undefined : { record: next, version };
  } catch (thrown) {
    const found = await store
      .load(arrival.key, AbortSignal.timeout(SECOND_LOOK))
      // That the store is silent is what the save has said already.
      .catch(() => undefined);
    if (isRepeated(arrival, found)) return found;
    throw thrown;
  }
}

/** Reports a decision that is stored, and what is to be sent of it. */
function applied(
  { key }: Arrival,
  { base, next, holder, rule, refusedVariables, notUnderstood }: Draft,
  stored: StoredConversation,
  ports: TurnPorts,
): Omit<Committed, 'conflicts' | 'asked'> {
  reportChange(key, base, next, rule, ports);
  const conversation = ports.aliasOf(key);
  if (base.context.session !== next.context.session) {
    // What waited belonged to the session before, and is not sent any more.
    for (const event of settledCommands(base, next, [], conversation)) ports.telemetry.track(event);
  }
  if (refusedVariables.length > 0) {
    const names = refusedVariables.join(', ');
    ports.telemetry.track({ name: 'variables.refused', conversation, rule, names });
  }
  const { record } = stored;
  return {
    outcome: 'applied',
    rule,
    record,
    effects: next.effectCount - base.effectCount,
    notUnderstood,
    held: record.lease?.holder === holder ? { key, holder, stored } : undefined,
  };
}

/** A duplicate of a turn that was cut off sends what that turn still owed, if nobody is at it. */
async function repeated(
  key: ConversationKey,
  stored: StoredConversation,
  ports: TurnPorts,
  signal: AbortSignal,
): Promise<Omit<Committed, 'conflicts' | 'asked'>> {
  const { record } = stored;
  const isCutOff = nextToSend(record, ports.now()) !== undefined && leaseFree(record, ports.now());
  const held = isCutOff ? await claim(key, stored, ports, signal) : undefined;
  return {
    ...{ outcome: 'duplicate', rule: 'duplicate', effects: 0, notUnderstood: false },
    ...{ record: held?.stored.record ?? record, held },
  };
}

/**
 * The customer has written, and the responder may need longer than the sweep to find them silent: where an end or a warning
 * is near, that they were heard is stored first. `true` when the conversation has to be loaded again.
 */
async function keepFromSilence(
  key: ConversationKey,
  { record, version }: StoredConversation,
  ports: TurnPorts,
  signal: AbortSignal,
): Promise<boolean> {
  const { responder, commit } = turnLimits(ports.bot);
  const heard = heardInTime(record, ports.policy, ports.now(), responder + commit);
  if (heard === undefined) return false;
  const next = rearmed(heard, ports.policy, ports.now());
  const saved = await ports.store.save(key, next, version, signal);
  if (saved !== undefined) reportChange(key, record, next, 'heard', ports);
  return true;
}

/**
 * The newest authenticated address is the one to answer to: the channel may move a conversation to another host.
 * When our own decision fails, the customer is handed to a person: better than silence, and as durable as any turn.
 */
function applyArrival(
  base: ConversationRecord,
  arrival: Arrival,
  answer: Guidance['answer'],
  ports: TurnPorts,
  now: number,
): Applied {
  const addressed = withSeen({ ...base, address: arrival.address }, namesOf(arrival));
  try {
    const guidance = { policy: ports.bot.policy, ...(answer === undefined ? {} : { answer }) };
    return applyInbound(addressed, arrival.inbound, now, guidance, arrival.provenance);
  } catch (thrown) {
    ports.log('error', 'decision.failed', { error: asBotError(thrown).message });
    return applyUndecided(addressed, arrival.inbound, now, arrival.provenance);
  }
}

/** Whether nobody is sending for this conversation: there is no lease, or its time is up. */
export function leaseFree(record: ConversationRecord, now: number): boolean {
  return record.lease === undefined || record.lease.until <= now;
}

/** Takes the lease by a conditional write; `undefined` when somebody else was faster. */
export async function claim(
  key: ConversationKey,
  { record, version }: StoredConversation,
  ports: TurnPorts,
  signal: AbortSignal,
): Promise<Held | undefined> {
  const holder = ports.newId();
  const now = ports.now();
  const leased = rearmed(
    { ...withoutSender(record, now), lease: { holder, until: now + LEASE } },
    ports.policy,
    now,
  );
  const saved = await ports.store.save(key, leased, version, signal);
  return saved === undefined ? undefined : { key, holder, stored: { record: leased, version: saved } };
}

/** The turn is stored: a failure while sending or marking is not the turn's any more, the sweep finishes it. */
async function drainOrLeave(
  held: Held,
  send: Send,
  ports: TurnPorts,
  deadline: Deadline,
): Promise<ConversationRecord> {
  try {
    return (await drain(held, send, ports, deadline)) ?? held.stored.record;
  } catch (thrown) {
    const { code, message } = asBotError(thrown);
    ports.log('warn', 'outbox.leftToSweep', { code, error: message });
    return held.stored.record;
  }
}
