import {
  armed,
  decideIdle,
  DUE_PARTS,
  duePartOf,
  nextToSend,
  retentionEndsAt,
  withDecision,
  type ConversationRecord,
  type Decision,
  type DueEntry,
  type DuePart,
  type StoredConversation,
} from '../conversation/index.ts';
import { asBotError } from '../errors.ts';
import { connectorHost } from './connectorHosts.ts';
import { startDeadline, type Deadline } from './deadline.ts';
import { drain } from './drain.ts';
import { hearBefore } from './hearUnheard.ts';
import { createLanes } from './lanes.ts';
import { TURN_DEADLINE, type SpeakFirst, type TurnPorts } from './ports.ts';
import { reportChange } from './reportChange.ts';
import { storeHandOvers } from './storeHandOvers.ts';
import { claim, leaseFree } from './turn.ts';

/** What a sweep did with an entry. */
export type Visit =
  'finished' | 'warned' | 'ended' | 'forgotten' | 'rearmed' | 'discarded' | 'raced' | 'failed';

/**
 * How often each thing happened; `postponed` is above zero when the time was up before everything due was visited, `leftAlone`
 * when a connector host does not answer.
 */
export type SweepReport = Readonly<Record<Visit | 'leftAlone' | 'postponed', number>>;

export interface SweepLimits {
  /** No new visit starts after this many milliseconds; the next sweep goes on. */
  readonly budget: number;
  /** How many conversations are looked at at once, and how many of one connector host are visited at once. */
  readonly concurrency: number;
  /** Parts of the due index that another run left behind, which this one is to go on with; all of them where none are named. */
  readonly parts?: readonly DuePart[];
  /** Takes the parts for which there was no time, and tells how many of them others will go on with. */
  readonly handOn?: (left: readonly DuePart[]) => number;
  /** The clock that time is measured on, in milliseconds from anywhere: one that only runs, unlike the storage's. */
  readonly now?: () => number;
}

/**
 * Hosts that may hang at the same time, with all their places taken, before another one has to wait: a visit that hangs costs
 * a socket and little else.
 */
const HANGING_HOSTS = 8;

/**
 * Visits every conversation that is due: sends what a crash or a throttled contact center left unsent, warns and ends
 * silent ones, forgets old ones. Any number of instances may sweep at once: each visit is claimed by a conditional
 * write. A visit that fails is logged and left for the next sweep; it never stops the others. A connector host that does
 * not answer holds up no other: each has a lane of its own, and after some time-outs whoever is behind it is left alone,
 * and stays due. The budget holds for the listing of what is due as well; what could not be listed, or not in time, is the
 * next sweep's.
 */
export async function sweep(
  speakFirst: SpeakFirst,
  ports: TurnPorts,
  limits: SweepLimits,
): Promise<SweepReport> {
  const report = {
    finished: 0,
    warned: 0,
    ended: 0,
    forgotten: 0,
    rearmed: 0,
    discarded: 0,
    raced: 0,
    leftAlone: 0,
    failed: 0,
    postponed: 0,
  };
  const startedAt = ports.now();
  const steadyNow = limits.now ?? (() => performance.now());
  const budget = startDeadline(limits.budget, steadyNow);
  await storeHandOvers(ports, budget.signal);
  const { parts } = limits;
  const left = new Set(parts ?? DUE_PARTS);
  const reading = { parts, readThrough: (part: DuePart) => left.delete(part) };
  const entries = ports.store.due(startedAt, budget.signal, reading)[Symbol.asyncIterator]();
  const seen: { indexRead: boolean; latest: number; unsent: number } = {
    indexRead: true,
    latest: 0,
    unsent: 0,
  };
  const next = async (): Promise<DueEntry | undefined> => {
    try {
      return (await entries.next()).value;
    } catch (thrown) {
      seen.indexRead = false;
      const { code, message } = asBotError(thrown);
      ports.log('error', 'sweep.indexFailed', { code, error: message });
      return undefined;
    }
  };
  const count = ({ dueAt }: DueEntry, { visit, left: record }: Visited): void => {
    report[visit] += 1;
    seen.latest = Math.max(seen.latest, startedAt - dueAt);
    if ((record?.outbox.length ?? 0) > 0) seen.unsent += 1;
  };
  const postponed: DuePart[] = [];
  const postpone = ({ key }: DueEntry): void => {
    report.postponed += 1;
    postponed.push(duePartOf(key));
  };
  const { concurrency } = limits;
  const lanes = createLanes(
    { each: concurrency, altogether: concurrency * HANGING_HOSTS },
    ports.hosts.admits,
  );
  const visits: Promise<void>[] = [];
  const enter = (entry: DueEntry, due: Due): Promise<void> => {
    const { address, outbox } = due.stored.record;
    const unsent = outbox.length > 0;
    let fresh: Due | undefined = due;
    const over = lanes.enter(connectorHost(address.serviceUrl), {
      run: async (waited) => {
        if (budget.remaining() === 0) postpone(entry);
        else count(entry, await visitSafely(entry, waited ? undefined : fresh, speakFirst, ports, steadyNow));
      },
      leave: () => {
        report.leftAlone += 1;
        if (unsent) seen.unsent += 1;
      },
    });
    // Who waits is looked at once more when it is their turn: what is known of thousands who wait is not kept for that.
    fresh = undefined;
    return over;
  };
  const reader = async (): Promise<void> => {
    for (let entry = await next(); entry !== undefined; entry = await next()) {
      if (budget.remaining() === 0) {
        postpone(entry);
        return;
      }
      const found = await lookSafely(entry, ports, steadyNow);
      if ('visit' in found) count(entry, found);
      else visits.push(enter(entry, found));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, reader));
  await Promise.all(visits);
  const outOfTime = budget.remaining() === 0;
  budget.cancel();
  for (const part of postponed) left.add(part);
  const handedOn =
    outOfTime && left.size > 0 ? (limits.handOn?.(DUE_PARTS.filter((part) => left.has(part))) ?? 0) : 0;
  ports.telemetry.track(
    {
      name: 'sweep.completed',
      run: parts === undefined ? 'timer' : 'helper',
      ...report,
      handedOn,
      complete: seen.indexRead && report.postponed === 0 && !budget.signal.aborted,
      milliseconds: ports.now() - startedAt,
      latestSeconds: seen.latest / 1_000,
      unsent: seen.unsent,
    },
    { level: report.failed > 0 || !seen.indexRead ? 'warn' : 'info' },
  );
  return report;
}

/** What a visit did, and the record that it left behind, where it knows. */
interface Visited {
  readonly visit: Visit;
  readonly left?: ConversationRecord;
}

/** A conversation in which something is to be sent: what waits, or what silence calls for. */
interface Due {
  readonly stored: StoredConversation;
  readonly silence: Decision | undefined;
}

function lookSafely(entry: DueEntry, ports: TurnPorts, steadyNow: () => number): Promise<Visited | Due> {
  return safely<Visited | Due>(entry, ports, steadyNow, (deadline) =>
    look(entry, ports, steadyNow, deadline),
  );
}

/** Sends what is due. Where that is not known, or from a while ago, the conversation is looked at once more. */
function visitSafely(
  entry: DueEntry,
  known: Due | undefined,
  speakFirst: SpeakFirst,
  ports: TurnPorts,
  steadyNow: () => number,
): Promise<Visited> {
  return safely<Visited>(entry, ports, steadyNow, async (deadline) => {
    const found = known ?? (await look(entry, ports, steadyNow, deadline));
    return 'visit' in found ? found : visit(entry, found, speakFirst, ports, deadline);
  });
}

async function safely<T>(
  entry: DueEntry,
  ports: TurnPorts,
  steadyNow: () => number,
  work: (deadline: Deadline) => Promise<T>,
): Promise<T | Visited> {
  const deadline = startDeadline(TURN_DEADLINE, steadyNow);
  try {
    return await work(deadline);
  } catch (thrown) {
    const { code, message } = asBotError(thrown);
    const conversation = ports.aliasOf(entry.key);
    ports.log('error', 'sweep.visitFailed', { conversation, code, error: message });
    return { visit: 'failed' };
  } finally {
    deadline.cancel();
  }
}

/** Looks at what is due, and does it where nothing has to be sent for it. */
async function look(
  entry: DueEntry,
  ports: TurnPorts,
  steadyNow: () => number,
  deadline: Deadline,
): Promise<Visited | Due> {
  // What came is heard first: it may be an answer to silence, or another case.
  const isHeard = ports.unheard.of(entry.key).length > 0;
  if ((await hearBefore(entry.key, [], ports, steadyNow)) !== undefined) return { visit: 'raced' };
  const stored = await ports.store.load(entry.key, deadline.signal);
  // Rows of earlier releases may hold a fraction, which the index never had.
  const isStale = Math.floor(stored?.record.dueAt ?? -1) !== entry.dueAt;
  if (stored === undefined || (isStale && !isHeard)) {
    await ports.store.discardDue(entry, deadline.signal);
    return { visit: 'discarded' };
  }
  const now = ports.now();
  if (leaseFree(stored.record, now)) {
    if (nextToSend(stored.record, now) !== undefined) return { stored, silence: undefined };
    const silence =
      stored.record.outbox.length === 0 ? decideIdle(stored.record.context, ports.policy, now) : undefined;
    if (silence !== undefined) return { stored, silence };
    const forgetAt = retentionEndsAt(stored.record, ports.policy);
    if (forgetAt !== undefined && forgetAt <= now) {
      const removed = await ports.store.remove(entry.key, stored, deadline.signal);
      return { visit: removed ? 'forgotten' : 'raced' };
    }
  }
  const rearm = armed(stored.record, ports.policy, now);
  const saved = await ports.store.save(entry.key, rearm, stored.version, deadline.signal);
  return saved === undefined ? { visit: 'raced' } : { visit: 'rearmed', left: rearm };
}

async function visit(
  entry: DueEntry,
  { stored, silence }: Due,
  speakFirst: SpeakFirst,
  ports: TurnPorts,
  deadline: Deadline,
): Promise<Visited> {
  const left = await take(entry, stored, silence, speakFirst, ports, deadline);
  if (left === 'raced') return { visit: 'raced' };
  if (silence === undefined) return { visit: 'finished', left };
  return { visit: silence.context.phase === 'ended' ? 'ended' : 'warned', left };
}

/**
 * Claims the conversation, with what silence called for if anything did, and sends what it has to send. Resolves to the
 * record as it was left, or to `raced` when somebody else was faster: they win.
 */
async function take(
  { key }: DueEntry,
  { record, version }: StoredConversation,
  silence: Decision | undefined,
  speakFirst: SpeakFirst,
  ports: TurnPorts,
  deadline: Deadline,
): Promise<ConversationRecord | 'raced'> {
  const decided = silence === undefined ? record : withDecision(record, silence);
  const held = await claim(key, { record: decided, version }, ports, deadline.signal);
  if (held === undefined) return 'raced';
  if (silence !== undefined) reportChange(key, record, decided, silence.rule, ports);
  let left = held.stored.record;
  await speakFirst(record.address, async (send) => {
    left = (await drain(held, send, ports, deadline)) ?? left;
  });
  return left;
}
