import {
  effectToActivity,
  isTerminal,
  nextToSend,
  rearmed,
  retryDelay,
  settle,
  settlement,
  type ConversationKey,
  type ConversationRecord,
  type PendingEffect,
  type SendOutcome,
  type Settled,
  type StoredConversation,
} from '../conversation/index.ts';
import type { Deadline } from './deadline.ts';
import { lifecycleEvents, settledCommands } from './lifecycle.ts';
import { INLINE_RETRY, SEND_TIMEOUT, type Send, type TurnPorts } from './ports.ts';

/** Milliseconds beyond the deadline in which what was sent may still be noted: what is not noted is sent again. */
const NOTE_GRACE = 1_000;

/** A conversation whose lease the caller holds. */
export interface Held {
  readonly key: ConversationKey;
  readonly holder: string;
  readonly stored: StoredConversation;
}

/**
 * Sends what waits in the outbox, in order, until it is empty, its time has not come, or the deadline is near; then gives
 * the lease back. The effects are stored already: whatever goes wrong here is finished by the next turn or the sweep.
 *
 * Between what the customer reads and the command behind it the progress is saved. That save does two things: a crash
 * after it does not repeat the sentence, and it fails when another turn has changed the conversation meanwhile (more
 * effects, or an end withdrawn because the customer wrote), which is then taken up before anything else is sent.
 *
 * Resolves to the record as it was left; `undefined` when the lease was lost or the conversation is gone.
 */
export async function drain(
  held: Held,
  send: Send,
  ports: TurnPorts,
  deadline: Deadline,
): Promise<ConversationRecord | undefined> {
  let stored: StoredConversation | undefined = held.stored;
  let unsaved: readonly Settled[] = [];
  while (stored !== undefined) {
    const pending = nextToSend(stored.record, ports.now());
    if (pending !== undefined && canStart(deadline)) {
      if (isTerminal(pending.effect) && unsaved.length > 0) {
        stored = await saveProgress(held, stored, unsaved, ports, deadline);
        unsaved = [];
        continue;
      }
      const settled = await attempt(held.key, pending, send, ports, deadline);
      unsaved = [...unsaved, settled];
      stored = { ...stored, record: settleAndReport(held.key, stored.record, settled, ports) };
      continue;
    }
    if (await waitedForRetry(stored.record, ports, deadline)) continue;
    const released = await release(held, stored, unsaved, ports, deadline);
    if (released === 'released') return stored.record;
    // Not saved yet: what was settled is applied to the fresh record, and again should that save conflict too.
    stored = released;
  }
  return undefined;
}

/** Applies an attempt's result, and reports the commands that are done with and the conversation that is over by it. */
function settleAndReport(
  key: ConversationKey,
  before: ConversationRecord,
  settled: Settled,
  { telemetry, aliasOf, bot, now }: TurnPorts,
): ConversationRecord {
  const after = settle(before, settled);
  const subject = { conversation: aliasOf(key), rule: 'closedByContactCenter', policy: bot.policy };
  for (const event of [
    ...settledCommands(before, after, settled, subject.conversation),
    ...lifecycleEvents(before, after, subject, now()),
  ]) {
    telemetry.track(event);
  }
  return after;
}

/** What was sent is noted even when the deadline is over, but not for long: somebody waits for the answer. */
function noteSignal(deadline: Deadline): AbortSignal {
  // A whole number, as it has to be: the clock may count fractions.
  return AbortSignal.timeout(Math.ceil(deadline.remaining()) + NOTE_GRACE);
}

/** An attempt is started only when it has its full time: a cut-off post is ambiguous, a post not made is not. */
function canStart(deadline: Deadline): boolean {
  return deadline.remaining() >= SEND_TIMEOUT;
}

async function attempt(
  key: ConversationKey,
  pending: PendingEffect,
  send: Send,
  ports: TurnPorts,
  deadline: Deadline,
): Promise<Settled> {
  const outcome = await post(pending, send, deadline);
  const settled: Settled = {
    id: pending.id,
    outcome,
    settlement: settlement(pending, outcome),
    notBefore: ports.now() + retryDelay(pending, outcome, ports.random()),
  };
  reportFailure(key, pending, settled, ports);
  return settled;
}

/** An effect that cannot even be written down as an activity will not get better: it is dropped, and counted. */
async function post(pending: PendingEffect, send: Send, deadline: Deadline): Promise<SendOutcome> {
  let activity;
  try {
    activity = effectToActivity(pending.effect);
  } catch {
    return { kind: 'refused', status: 0, gone: false };
  }
  return send(activity, deadline.signal);
}

function reportFailure(
  key: ConversationKey,
  pending: PendingEffect,
  { outcome, settlement: result }: Settled,
  { telemetry, aliasOf }: TurnPorts,
): void {
  if (outcome.kind === 'sent') return;
  const lost = isTerminal(pending.effect) && (result === 'dead' || result === 'dropped');
  telemetry.track(
    {
      name: 'outbound.failed',
      conversation: aliasOf(key),
      effect: pending.effect.kind,
      rule: pending.rule,
      outcome: outcome.kind,
      status: outcome.kind === 'refused' ? outcome.status : undefined,
      code: 'code' in outcome ? outcome.code : undefined,
      attempt: pending.attempts + 1,
      result,
    },
    { level: lost ? 'error' : 'warn' },
  );
}

/** Waits for a short retry time within the turn. `true` when it is worth looking at the outbox again. */
async function waitedForRetry(
  record: ConversationRecord,
  ports: TurnPorts,
  deadline: Deadline,
): Promise<boolean> {
  const wait = (record.outbox[0]?.notBefore ?? 0) - ports.now();
  if (wait <= 0 || wait > INLINE_RETRY || wait + SEND_TIMEOUT > deadline.remaining()) return false;
  await ports.sleep(wait, deadline.signal);
  return !deadline.signal.aborted;
}

/** Saves what was settled and keeps the lease. `undefined` when the lease is lost or the conversation is gone. */
async function saveProgress(
  held: Held,
  stored: StoredConversation,
  settled: readonly Settled[],
  ports: TurnPorts,
  deadline: Deadline,
): Promise<StoredConversation | undefined> {
  let current: StoredConversation | undefined = stored;
  while (current !== undefined) {
    const signal = noteSignal(deadline);
    const version = await ports.store.save(held.key, current.record, current.version, signal);
    if (version !== undefined) return { record: current.record, version };
    current = await reload(held, settled, ports, signal);
  }
  return undefined;
}

/** Saves what was settled and gives the lease back; the fresh conversation instead when there is more to send. */
async function release(
  held: Held,
  stored: StoredConversation,
  settled: readonly Settled[],
  ports: TurnPorts,
  deadline: Deadline,
): Promise<'released' | StoredConversation | undefined> {
  const signal = noteSignal(deadline);
  const version = await ports.store.save(
    held.key,
    withoutLease(stored.record, ports),
    stored.version,
    signal,
  );
  if (version !== undefined) return 'released';
  return reload(held, settled, ports, signal);
}

function withoutLease(record: ConversationRecord, ports: TurnPorts): ConversationRecord {
  const { lease: _given, ...free } = record;
  return rearmed(free, ports.policy, ports.now());
}

/**
 * The conversation as another turn left it, with what was settled here applied to it. When the lease is not ours any
 * more, that is saved for whoever has it, so that nothing is sent twice, and `undefined` ends the drain.
 */
async function reload(
  held: Held,
  settled: readonly Settled[],
  ports: TurnPorts,
  signal: AbortSignal,
): Promise<StoredConversation | undefined> {
  for (;;) {
    const fresh = await ports.store.load(held.key, signal);
    if (fresh === undefined) return undefined;
    const record = settled.reduce(settle, fresh.record);
    if (record.lease?.holder === held.holder) return { record, version: fresh.version };
    const next = rearmed(record, ports.policy, ports.now());
    const saved = await ports.store.save(held.key, next, fresh.version, signal);
    if (saved !== undefined) return undefined;
  }
}
