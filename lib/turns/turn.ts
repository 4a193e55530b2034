import type { Inbound } from '../omnichannel/index.ts';
import {
  applyInbound,
  handOverAfterTrouble,
  heardInTime,
  newContext,
  newRecord,
  nextToSend,
  rearmed,
  toBeAnswered,
  wasSeen,
  withDecision,
  withSeen,
  type ConversationAddress,
  type ConversationKey,
  type Applied,
  type ConversationRecord,
  type Guidance,
  type Provenance,
  type StoredConversation,
  type Version,
} from '../conversation/index.ts';
import { asBotError, BotError } from '../errors.ts';
import type { Deadline } from './deadline.ts';
import { askResponder, type Asked } from './askResponder.ts';
import { drain, type Held } from './drain.ts';
import { LEASE, turnLimits, type Send, type TurnPorts } from './ports.ts';
import { settledCommands } from './lifecycle.ts';
import { reportChange } from './reportChange.ts';

/** One inbound activity, read and authenticated. */
export interface Arrival {
  readonly key: ConversationKey;
  readonly address: ConversationAddress;
  readonly activityId: string | undefined;
  /** What else the same message is called: ids from before bridging and retries. */
  readonly alsoKnownAs?: readonly string[];
  readonly provenance?: Provenance;
  readonly inbound: Inbound;
}

/** Everything that the activity is known by. */
function namesOf({ activityId, alsoKnownAs = [] }: Arrival): readonly string[] {
  return activityId === undefined ? alsoKnownAs : [activityId, ...alsoKnownAs];
}

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

/** Until when a turn may try to store its decision, and until when it may send. */
export interface TurnDeadlines {
  readonly commit: Deadline;
  readonly turn: Deadline;
}

/** Each lost race costs a load and a save; more messages at once in one conversation are a flood, not a chat. */
const MAX_CONFLICTS = 16;

/**
 * Runs one turn: load, decide, save { context, effects, activity id } under the version that was read, then send. What is
 * said is durable before it is said. A conflict runs the pure part again on the fresh record, so nothing is lost and
 * nothing has been sent yet. An activity that was applied before only finishes what a crash may have left.
 * @throws BotError E_STORAGE_* when the conversation cannot be loaded or saved, E_STORAGE_CONFLICT when every race was
 * lost. The activity is then not applied and may be delivered again.
 */
export async function runTurn(
  arrival: Arrival,
  send: Send,
  ports: TurnPorts,
  deadlines: TurnDeadlines,
): Promise<TurnResult> {
  if (arrival.inbound.kind === 'ignored') {
    return { outcome: 'ignored', rule: arrival.inbound.reason, conflicts: 0, effects: 0 };
  }
  const { signal } = deadlines.commit;
  let asked: Asked | undefined;
  let held = false;
  for (let conflicts = 0; conflicts <= MAX_CONFLICTS; conflicts += 1) {
    const stored = await ports.store.load(arrival.key, signal);
    if (stored !== undefined && wasSeen(stored.record, namesOf(arrival))) {
      const record = await finishCutOffTurn(arrival.key, stored, send, ports, deadlines);
      return { outcome: 'duplicate', rule: 'duplicate', conflicts, effects: 0, record };
    }
    const base = stored?.record ?? newRecord(arrival.address, ports.now());
    if (asked === undefined) {
      const { provenance = {}, inbound } = arrival;
      const context = toBeAnswered(base, inbound, provenance, ports.now());
      if (context !== undefined && stored !== undefined && !held) {
        held = true;
        if (await keepFromSilence(arrival.key, stored, ports, signal)) continue;
      }
      asked = await askResponder(arrival.key, arrival.address, context, inbound, ports);
    }
    const committed = await commit(arrival, base, stored?.version, asked?.answer, ports, signal);
    if (committed === 'conflict') {
      await ports.sleep(ports.random() * 20 * (conflicts + 1), signal);
      continue;
    }
    const { rule, leased } = committed;
    const record =
      leased === undefined ? committed.record : await drainOrLeave(leased, send, ports, deadlines.turn);
    const effects = committed.record.effectCount - base.effectCount;
    const { milliseconds } = asked ?? {};
    return {
      outcome: 'applied',
      rule,
      conflicts,
      effects,
      record,
      ...(milliseconds === undefined ? {} : { responderMilliseconds: milliseconds }),
    };
  }
  throw new BotError(
    'E_STORAGE_CONFLICT',
    'The conversation changed under every attempt to save it; the channel may deliver the message again.',
  );
}

/**
 * Decides on what was loaded and saves the decision. While another turn holds the lease, that turn also sends what this
 * one adds: its next save conflicts and shows it the new effects. Two senders at once would mix up the order.
 */
async function commit(
  arrival: Arrival,
  base: ConversationRecord,
  read: Version | undefined,
  answer: Guidance['answer'],
  ports: TurnPorts,
  signal: AbortSignal,
): Promise<Committed | 'conflict'> {
  const now = ports.now();
  const { record, rule, refusedVariables } = applyArrival(base, arrival, answer, ports, now);
  const holder = ports.newId();
  const leased = record.outbox.length > 0 && leaseFree(base, now);
  const next = rearmed(
    leased ? { ...record, lease: { holder, until: now + LEASE } } : record,
    ports.policy,
    now,
  );
  const version = await ports.store.save(arrival.key, next, read, signal);
  if (version === undefined) return 'conflict';
  const before = read === undefined ? undefined : base;
  reportChange(arrival.key, before, next, rule, ports);
  if (base.context.session !== next.context.session) {
    // What waited belonged to the session before, and is not sent any more.
    for (const event of settledCommands(base, next, [], ports.aliasOf(arrival.key)))
      ports.telemetry.track(event);
  }
  if (refusedVariables.length > 0) {
    const conversation = ports.aliasOf(arrival.key);
    const names = refusedVariables.join(', ');
    ports.telemetry.track({ name: 'variables.refused', conversation, rule, names });
  }
  const held = { key: arrival.key, holder, stored: { record: next, version } };
  return { rule, record: next, leased: leased ? held : undefined };
}

/** A decision that is stored; `leased` when the turn has something to send. */
interface Committed {
  readonly rule: string;
  readonly record: ConversationRecord;
  readonly leased: Held | undefined;
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
    if (arrival.inbound.kind !== 'customerMessage' || base.context.phase !== 'talking') {
      return { record: addressed, rule: 'decisionFailed', refusedVariables: [] };
    }
    // From a context of its own: what could not be decided on cannot be summed up either.
    const { session, greeted, startedAt = now, contactCenter, locale } = addressed.context;
    const context = {
      ...newContext(now),
      ...{ session, greeted, startedAt },
      ...(contactCenter === undefined ? {} : { contactCenter }),
      ...(locale === undefined ? {} : { locale }),
    };
    const decision = handOverAfterTrouble(context);
    return { record: withDecision(addressed, decision), rule: decision.rule, refusedVariables: [] };
  }
}

/** Whether nobody is sending for this conversation: there is no lease, or its time is up. */
export function leaseFree(record: ConversationRecord, now: number): boolean {
  return record.lease === undefined || record.lease.until <= now;
}

/** A duplicate of a turn that was cut off sends what that turn still owed, if nobody is at it. */
async function finishCutOffTurn(
  key: ConversationKey,
  stored: StoredConversation,
  send: Send,
  ports: TurnPorts,
  deadlines: TurnDeadlines,
): Promise<ConversationRecord> {
  const { record } = stored;
  if (nextToSend(record, ports.now()) === undefined || !leaseFree(record, ports.now())) return record;
  const held = await claim(key, stored, ports, deadlines.commit.signal);
  return held === undefined ? record : drainOrLeave(held, send, ports, deadlines.turn);
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
  const leased = rearmed({ ...record, lease: { holder, until: now + LEASE } }, ports.policy, now);
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
