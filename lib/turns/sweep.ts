import {
  armed,
  decideIdle,
  nextToSend,
  retentionEndsAt,
  withDecision,
  type DueEntry,
  type StoredConversation,
} from '../conversation/index.ts';
import { asBotError } from '../errors.ts';
import { startDeadline, type Deadline } from './deadline.ts';
import { drain } from './drain.ts';
import { TURN_DEADLINE, type SpeakFirst, type TurnPorts } from './ports.ts';
import { claim, leaseFree } from './turn.ts';

/** What a sweep did with an entry. */
export type Visit =
  'finished' | 'warned' | 'ended' | 'forgotten' | 'rearmed' | 'discarded' | 'raced' | 'failed';

/** How often each thing happened; `postponed` is above zero when the time was up before everything due was visited. */
export type SweepReport = Readonly<Record<Visit | 'postponed', number>>;

export interface SweepLimits {
  /** No new visit starts after this many milliseconds; the next sweep goes on. */
  readonly budget: number;
  /** How many conversations are visited at once. */
  readonly concurrency: number;
}

const DEFAULT_LIMITS: SweepLimits = { budget: 20_000, concurrency: 16 };

/**
 * Visits every conversation that is due: sends what a crash or a throttled contact center left unsent, warns and ends
 * silent ones, forgets old ones. Any number of instances may sweep at once: each visit is claimed by a conditional
 * write. A visit that fails is logged and left for the next sweep; it never stops the others.
 */
export async function sweep(
  speakFirst: SpeakFirst,
  ports: TurnPorts,
  limits: SweepLimits = DEFAULT_LIMITS,
): Promise<SweepReport> {
  const report = {
    finished: 0,
    warned: 0,
    ended: 0,
    forgotten: 0,
    rearmed: 0,
    discarded: 0,
    raced: 0,
    failed: 0,
    postponed: 0,
  };
  const budget = startDeadline(limits.budget, ports.now);
  const entries = ports.store.due(ports.now())[Symbol.asyncIterator]();
  const worker = async (): Promise<void> => {
    for (let entry = await next(entries, ports); entry !== undefined; entry = await next(entries, ports)) {
      if (budget.remaining() === 0) {
        report.postponed += 1;
        return;
      }
      report[await visitSafely(entry, speakFirst, ports)] += 1;
    }
  };
  await Promise.all(Array.from({ length: limits.concurrency }, worker));
  budget.cancel();
  ports.log(report.failed > 0 ? 'warn' : 'info', 'sweep.completed', report);
  return report;
}

/** The next due entry; a store that fails ends this sweep early, and the next one starts over. */
async function next(
  entries: AsyncIterator<DueEntry, undefined>,
  ports: TurnPorts,
): Promise<DueEntry | undefined> {
  try {
    return (await entries.next()).value;
  } catch (thrown) {
    const { code, message } = asBotError(thrown);
    ports.log('error', 'sweep.indexFailed', { code, error: message });
    return undefined;
  }
}

async function visitSafely(entry: DueEntry, speakFirst: SpeakFirst, ports: TurnPorts): Promise<Visit> {
  const deadline = startDeadline(TURN_DEADLINE, ports.now);
  try {
    return await visit(entry, speakFirst, ports, deadline);
  } catch (thrown) {
    const { code, message } = asBotError(thrown);
    ports.log('error', 'sweep.visitFailed', { code, error: message });
    return 'failed';
  } finally {
    deadline.cancel();
  }
}

async function visit(
  entry: DueEntry,
  speakFirst: SpeakFirst,
  ports: TurnPorts,
  deadline: Deadline,
): Promise<Visit> {
  const stored = await ports.store.load(entry.key, deadline.signal);
  if (stored?.record.dueAt !== entry.dueAt) {
    await ports.store.discardDue(entry, deadline.signal);
    return 'discarded';
  }
  const now = ports.now();
  if (leaseFree(stored.record, now)) {
    if (nextToSend(stored.record, now) !== undefined) {
      return (await take(entry, stored, speakFirst, ports, deadline)) ? 'finished' : 'raced';
    }
    const silence =
      stored.record.outbox.length === 0 ? decideIdle(stored.record.context, ports.policy, now) : undefined;
    if (silence !== undefined) {
      const decided = { ...stored, record: withDecision(stored.record, silence) };
      if (!(await take(entry, decided, speakFirst, ports, deadline))) return 'raced';
      return silence.context.phase === 'ended' ? 'ended' : 'warned';
    }
    const forgetAt = retentionEndsAt(stored.record, ports.policy);
    if (forgetAt !== undefined && forgetAt <= now) {
      return (await ports.store.remove(entry.key, stored, deadline.signal)) ? 'forgotten' : 'raced';
    }
  }
  const rearm = armed(stored.record, ports.policy);
  return (await ports.store.save(entry.key, rearm, stored.version, deadline.signal)) === undefined
    ? 'raced'
    : 'rearmed';
}

/** Claims the conversation and sends what it has to send. `false` when somebody else was faster: they win. */
async function take(
  { key }: DueEntry,
  stored: StoredConversation,
  speakFirst: SpeakFirst,
  ports: TurnPorts,
  deadline: Deadline,
): Promise<boolean> {
  const held = await claim(key, stored, ports, deadline.signal);
  if (held === undefined) return false;
  await speakFirst(stored.record.address, (send) => drain(held, send, ports, deadline));
  return true;
}
