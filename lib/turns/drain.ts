import {
  customerChannel,
  effectToActivity,
  handOverAt,
  isTerminal,
  MAX_ATTEMPTS,
  nextToSend,
  rearmed,
  retryDelay,
  settle,
  settlement,
  variablesGivenUp,
  type ConversationKey,
  type ConversationRecord,
  type PendingEffect,
  type Settled,
  type StoredConversation,
} from '../conversation/index.ts';
import { startDeadline, type Deadline } from './deadline.ts';
import { settledCommands } from './lifecycle.ts';
import { INLINE_RETRY, SEND_TIMEOUT, type Send, type TurnPorts } from './ports.ts';
import { reportChange } from './reportChange.ts';
import { reportHost } from './reportHost.ts';

/** Milliseconds beyond the deadline in which what was sent may still be noted: what is not noted is sent again. */
const NOTE_GRACE = 1_000;

/** A conversation on its way through the outbox: how far it is, and how far the store knows. */
interface Progress {
  readonly record: ConversationRecord;
  readonly stored: StoredConversation;
}

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
  let progress: Progress | undefined = { record: held.stored.record, stored: held.stored };
  let unsaved: readonly Settled[] = [];
  while (progress !== undefined) {
    const pending = nextToSend(progress.record, ports.now());
    if (pending !== undefined && canStart(deadline) && !ports.handOvers.silences(held.key)) {
      if (isTerminal(pending.effect) && unsaved.length > 0) {
        progress = await saveProgress(held, progress, unsaved, ports, deadline);
        unsaved = [];
        continue;
      }
      const settled = await attempt(held, pending, send, ports, deadline);
      unsaved = [...unsaved, settled];
      progress = { ...progress, record: settle(progress.record, settled) };
      continue;
    }
    if (await waitedForRetry(progress.record, ports, deadline)) continue;
    const released = await release(held, progress, unsaved, ports, deadline).catch(
      notNoted(held.key, progress.stored, unsaved, ports),
    );
    if (released === 'released') return progress.record;
    // Not saved yet: what was settled is applied to the fresh record, and again should that save conflict too.
    progress = released;
  }
  return undefined;
}

/**
 * What is done when the store falls silent before it could note what was sent. A crash loses that as well, but a process that
 * goes on knows that a person has the conversation, and does not hand it over once more.
 */
function notNoted(
  key: ConversationKey,
  { record: { address, context, outbox } }: StoredConversation,
  unsaved: readonly Settled[],
  { handOvers, now }: TurnPorts,
): (thrown: unknown) => never {
  return (thrown) => {
    const escalations = outbox.filter(({ effect }) => effect.kind === 'escalate');
    const taken = unsaved.find(
      ({ id, settlement }) => settlement === 'done' && escalations.some((one) => one.id === id),
    );
    if (taken !== undefined) {
      const { heardAt } = context;
      const provenance = heardAt === undefined ? {} : { sentAt: heardAt };
      const presumed = taken.outcome.kind === 'sent' ? {} : { presumed: true as const };
      handOvers.note(key, handOverAt(now(), address, provenance, { names: [], taken: true, ...presumed }));
    }
    throw thrown;
  };
}

/**
 * Saves over what the store was known to have, and reports what that changed: compared with the store, so that each thing is
 * reported by whoever stored it and by nobody else. `undefined` when somebody else has changed the conversation.
 */
async function saveAndReport(
  key: ConversationKey,
  next: ConversationRecord,
  { record: before, version: read }: StoredConversation,
  settled: readonly Settled[],
  ports: TurnPorts,
  signal: AbortSignal,
): Promise<StoredConversation | undefined> {
  const version = await ports.store.save(key, next, read, signal);
  if (version === undefined) return undefined;
  for (const event of settledCommands(before, next, settled, ports.aliasOf(key)))
    ports.telemetry.track(event);
  reportChange(key, before, next, 'closedByContactCenter', ports);
  return { record: next, version };
}

/** What was sent is noted even when the deadline is over, but not for long: somebody waits for the answer. */
async function noteInTime<T>(deadline: Deadline, note: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const time = startDeadline(deadline.remaining() + NOTE_GRACE, () => performance.now());
  try {
    return await note(time.signal);
  } finally {
    time.cancel();
  }
}

/** An attempt is started only when it has its full time: a cut-off post is ambiguous, a post not made is not. */
function canStart(deadline: Deadline): boolean {
  return deadline.remaining() >= SEND_TIMEOUT;
}

async function attempt(
  { key, stored }: Held,
  pending: PendingEffect,
  send: Send,
  ports: TurnPorts,
  deadline: Deadline,
): Promise<Settled> {
  const { address } = stored.record;
  const activity = effectToActivity(pending.effect, customerChannel(stored.record), address);
  const outcome = await send(activity, deadline.signal);
  reportHost(address, outcome, ports);
  const at = ports.now();
  const settled: Settled = {
    id: pending.id,
    at,
    outcome,
    settlement: settlement(pending, outcome),
    attempts: pending.attempts + 1,
    notBefore: at + retryDelay(pending, outcome, ports.random()),
  };
  reportFailure(key, pending, settled, ports);
  return settled;
}

function reportFailure(
  key: ConversationKey,
  pending: PendingEffect,
  { outcome, settlement: result, attempts: attempt }: Settled,
  { telemetry, aliasOf }: TurnPorts,
): void {
  if (outcome.kind === 'sent') return;
  const conversation = aliasOf(key);
  const names = outcome.kind === 'refused' && result === 'retry' ? variablesGivenUp(pending.effect) : [];
  if (names.length > 0)
    telemetry.track({ name: 'variables.refused', conversation, rule: pending.rule, names: names.join(', ') });
  const lost =
    isTerminal(pending.effect) && (result === 'dead' || result === 'dropped' || attempt === MAX_ATTEMPTS);
  telemetry.track(
    {
      name: 'outbound.failed',
      conversation,
      effect: pending.effect.kind,
      rule: pending.rule,
      outcome: outcome.kind,
      status: outcome.kind === 'refused' ? outcome.status : undefined,
      code: 'code' in outcome ? outcome.code : undefined,
      attempt,
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

/** What was saved; or, where somebody else has changed the conversation, how it is now, if it is this holder's any more. */
type Noted =
  | { readonly saved: StoredConversation }
  | { readonly saved?: undefined; readonly fresh: Progress | undefined };

async function noteOrReload(
  held: Held,
  next: ConversationRecord,
  stored: StoredConversation,
  settled: readonly Settled[],
  ports: TurnPorts,
  signal: AbortSignal,
): Promise<Noted> {
  const saved = await saveAndReport(held.key, next, stored, settled, ports, signal);
  return saved === undefined ? { fresh: await reload(held, settled, ports, signal) } : { saved };
}

/** Saves what was settled and keeps the lease. `undefined` when the lease is lost or the conversation is gone. */
async function saveProgress(
  held: Held,
  progress: Progress,
  settled: readonly Settled[],
  ports: TurnPorts,
  deadline: Deadline,
): Promise<Progress | undefined> {
  let current: Progress | undefined = progress;
  while (current !== undefined) {
    const { record, stored }: Progress = current;
    const noted: Noted = await noteInTime(deadline, (signal) =>
      noteOrReload(held, record, stored, settled, ports, signal),
    );
    if (noted.saved !== undefined) return { record, stored: noted.saved };
    current = noted.fresh;
  }
  return undefined;
}

/** Saves what was settled and gives the lease back; the fresh conversation instead when there is more to send. */
async function release(
  held: Held,
  { record, stored }: Progress,
  settled: readonly Settled[],
  ports: TurnPorts,
  deadline: Deadline,
): Promise<'released' | Progress | undefined> {
  const free = withoutLease(record, ports);
  const noted = await noteInTime(deadline, (signal) =>
    noteOrReload(held, free, stored, settled, ports, signal),
  );
  return noted.saved === undefined ? noted.fresh : 'released';
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
): Promise<Progress | undefined> {
  for (;;) {
    const fresh = await ports.store.load(held.key, signal);
    if (fresh === undefined) return undefined;
    const record = settled.reduce(settle, fresh.record);
    if (record.lease?.holder === held.holder) return { record, stored: fresh };
    const next = rearmed(record, ports.policy, ports.now());
    const saved = await saveAndReport(held.key, next, fresh, settled, ports, signal);
    if (saved !== undefined) return undefined;
  }
}
