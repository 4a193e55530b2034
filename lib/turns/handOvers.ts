import {
  endOfHandOver,
  givenBack,
  handBackAt,
  isOverdue,
  isUntaken,
  lifeStateOf,
  newRecord,
  withPerson,
  withSeen,
  type ConversationKey,
  type ConversationRecord,
  type ConversationStore,
  type Effect,
  type HandBack,
  type HandOver,
  type Settled,
  type Version,
} from '../conversation/index.ts';
import { settledCommands } from './lifecycle.ts';
import { reportChange, type Reporting } from './reportChange.ts';
import type { Arrival } from './arrival.ts';

/** What a process knows of conversations that a person has, while the store cannot be told or asked. */
export interface HandOvers {
  /** Keeps a hand-over in mind until it is stored. */
  note(key: ConversationKey, handOver: HandOver): void;
  /** Notes that a message was answered by a hand-over that is not stored yet. */
  answered(key: ConversationKey, names: readonly string[]): void;
  /** Hands over once where several messages of a conversation need it at the same time. */
  once(key: ConversationKey, handOver: () => Promise<void>): Promise<void>;
  /**
   * Takes note of an activity that could not be stored. Where it gives a conversation back that a person has had, or shows that
   * nobody took it, the bot owes the customer something again, now and when the store is back.
   */
  notStored(arrival: Arrival, now: number): void;
  /** A hand-over that is not stored yet. */
  unstored(key: ConversationKey): HandOver | undefined;
  /** A person has the conversation, or had it: there is a contact center. */
  knows(key: ConversationKey): boolean;
  /** An Escalate of this conversation may have been taken, and nobody can know. */
  mayHaveBeen(key: ConversationKey): boolean;
  /** The conversations of all of them, oldest first. */
  keys(): readonly ConversationKey[];
  /** An Escalate was taken and is not stored yet: nothing may be sent to this conversation. */
  silences(key: ConversationKey): boolean;
  /** A hand-over that is not stored yet is the answer to what the customer writes. */
  answers(key: ConversationKey): boolean;
  /**
   * A person has the conversation, as far as this process knows, or is about to: an Escalate that waits for nothing but the store
   * is no person.
   */
  isWithPerson(key: ConversationKey, now: number): boolean;
  /**
   * The store with what this process knows besides: a conversation is loaded as if its hand-over were stored, and whoever saves
   * it over that stores it. So each turn, each sender and the sweep see the same, and none has to remember.
   */
  over(store: ConversationStore, reporting: Reporting): ConversationStore;
}

/** How many conversations are kept in mind, of either kind; what is beyond is forgotten, the oldest first. */
const REMEMBERED = 10_000;

interface Entry {
  /** Tells a version that was shown with this hand-over from one that was shown with another. */
  readonly number: number;
  readonly handOver: HandOver;
  /** When it was made, on a clock that only runs. */
  readonly madeAt: number;
  /** The contact center has given the conversation back since, or nobody took it: the bot owes the customer something. */
  readonly isOver: boolean;
  /** How it was given back. */
  readonly back?: HandBack;
}

/** A conversation that a person has, as the store said last. */
interface WithPerson {
  readonly record: ConversationRecord;
  /** It was given back since, which could not be stored, or nobody took it, as the customer has shown. */
  readonly isOver: boolean;
  readonly back?: HandBack;
}

/** A record as it was loaded, and as the store had it: `undefined` for no row. */
interface Shown {
  readonly before: ConversationRecord | undefined;
  readonly record: ConversationRecord;
  readonly handOver: HandOver;
}

/**
 * Makes the memory of a process. `noted` is called whenever there is something to be stored soon. `steadyNow` is a clock that
 * only runs: a process hands over because it cannot hear the store, and until it hears it, its own clock may be wrong.
 */
export function createHandOvers(
  noted: () => void = () => undefined,
  remembered = REMEMBERED,
  steadyNow: () => number = () => performance.now(),
): HandOvers {
  const entries = new Map<ConversationKey, Entry>();
  /** What the store said last of those that a person has. */
  const withPeople = new Map<ConversationKey, WithPerson>();
  const underWay = new Map<ConversationKey, Promise<void>>();
  let count = 0;

  const put = (key: ConversationKey, entry: Omit<Entry, 'number'>): void => {
    entries.set(key, { number: (count += 1), ...entry });
    dropOldest(entries, remembered);
  };
  /** The hand-over, its time on the clock that says `now`. */
  const dated = ({ handOver, madeAt }: Entry, now: number): HandOver => ({
    ...handOver,
    at: Math.round(now - (steadyNow() - madeAt)),
  });
  const learn = (key: ConversationKey, record: ConversationRecord | undefined): void => {
    const before = withPeople.get(key);
    withPeople.delete(key);
    if (record === undefined) return;
    const state = lifeStateOf(record);
    if (state !== 'withPerson' && state !== 'perhapsWithPerson' && state !== 'transferring') return;
    const isGivenBack = before?.back !== undefined && isSameHandOver(before.record, record);
    withPeople.set(key, isGivenBack ? before : { record: withoutWords(record), isOver: false });
    dropOldest(withPeople, remembered);
  };
  const silences = (key: ConversationKey): boolean => entries.get(key)?.handOver.taken === true;
  const answers = (key: ConversationKey): boolean => silences(key) && entries.get(key)?.isOver === false;

  return {
    note: (key, handOver) => {
      put(key, { handOver, madeAt: steadyNow(), isOver: false });
      withPeople.delete(key);
      noted();
    },
    answered: (key, names) => {
      const entry = entries.get(key);
      if (entry === undefined) return;
      const { handOver } = entry;
      const { seen } = withSeen({ ...newRecord(handOver.address, handOver.at), seen: handOver.names }, names);
      put(key, { ...entry, handOver: { ...handOver, names: seen } });
    },
    once: (key, handOver) => {
      const running = underWay.get(key) ?? handOver().finally(() => underWay.delete(key));
      underWay.set(key, running);
      return running;
    },
    notStored: ({ key, inbound, provenance = {} }, now) => {
      const entry = entries.get(key);
      const handOver = entry === undefined ? undefined : dated(entry, now);
      const record =
        handOver === undefined
          ? withPeople.get(key)?.record
          : withPerson(newRecord(handOver.address, handOver.at), handOver);
      if (record === undefined) return;
      const end = endOfHandOver(record, inbound, provenance, now);
      if (end === undefined) return;
      const over = {
        isOver: true,
        ...(end === 'untaken' ? {} : { back: handBackAt(now, provenance, inbound) }),
      };
      if (withPeople.has(key)) withPeople.set(key, { record, ...over });
      // Even where nobody knew whether the Escalate had arrived: what was not taken is not given back.
      if (entry !== undefined) put(key, { ...entry, handOver: { ...entry.handOver, taken: true }, ...over });
    },
    unstored: (key) => entries.get(key)?.handOver,
    knows: (key) => entries.has(key) || withPeople.has(key),
    mayHaveBeen: (key) => {
      const known = entries.get(key) ?? withPeople.get(key);
      if (known === undefined || known.back !== undefined) return false;
      return !('record' in known) || !isUntaken(known.record);
    },
    keys: () => [...entries.keys()],
    silences,
    answers,
    isWithPerson: (key, now) => {
      const known = withPeople.get(key);
      return answers(key) || (known?.isOver === false && !isOverdue(known.record, now));
    },
    over: (store, reporting) => {
      const shown = new Map<ConversationKey, Shown>();
      return {
        ...store,
        load: async (key, signal) => {
          const known = withPeople.get(key);
          const stored = await store.load(key, signal);
          const entry = entries.get(key);
          const show =
            entry === undefined ? undefined : shownBy(dated(entry, reporting.now()), stored?.record);
          if (entry === undefined || show === undefined) {
            // What was learned while it was read is newer than the answer.
            if (withPeople.get(key) === known) {
              entries.delete(key);
              learn(key, stored?.record);
            }
            const back = withPeople.get(key)?.back;
            return stored === undefined || back === undefined
              ? stored
              : { ...stored, record: givenBack(stored.record, back) };
          }
          shown.set(key, show);
          dropOldest(shown, remembered);
          const record = entry.back === undefined ? show.record : givenBack(show.record, entry.back);
          return { record, version: toShownVersion(entry.number, stored?.version) };
        },
        save: async (key, record, version, signal) => {
          const { number, own } = readVersion(version);
          const saved = await store.save(key, record, own, signal);
          if (saved === undefined) return undefined;
          const show = shown.get(key);
          if (number !== undefined && show !== undefined) {
            shown.delete(key);
            if (entries.get(key)?.number === number) entries.delete(key);
            reportStored(key, show, reporting);
          }
          learn(key, record);
          return saved;
        },
        remove: (key, { record, version }, signal) => {
          const { own } = readVersion(version);
          // A conversation that is not stored is forgotten already.
          if (own === undefined) return Promise.resolve(true);
          return store.remove(key, { record, version: own }, signal);
        },
      };
    },
  };
}

/**
 * What tells a hand-back from an older event, without what the customer wrote: ten thousand of these have to fit. That a
 * command waits is kept, and until when: what was not taken is not given back.
 */
function withoutWords(record: ConversationRecord): ConversationRecord {
  const { matter: _matter, entries: _entries, received: _received, ...context } = record.context;
  const outbox = record.outbox
    .filter(({ effect, timeNamed }) => effect.kind === 'escalate' || timeNamed === true)
    .map((pending) => ({ ...pending, effect: wordless(pending.effect) }));
  return {
    ...{ ...record, seen: [], outbox },
    context: { ...context, facts: {}, recentMessages: [], tried: [] },
  };
}

function wordless({ kind }: Effect): Effect {
  return kind === 'escalate' ? { kind, summary: '', variables: {} } : { kind: 'say', text: '' };
}

function shownBy(handOver: HandOver, before: ConversationRecord | undefined): Shown | undefined {
  const record = withPerson(before ?? newRecord(handOver.address, handOver.at), handOver);
  return record === undefined ? undefined : { before, record, handOver };
}

/** Whether nobody was handed over anew since: a hand-over of another process over an escalated row changes no `closedAt`. */
function isSameHandOver(
  { context: one }: ConversationRecord,
  { context: other }: ConversationRecord,
): boolean {
  const times = ['closedAt', 'takenAt', 'heardAt'] as const;
  return times.every((time) => one[time] === other[time]);
}

/** A version of the store's, with the number of the hand-over that was shown with it; none of the store's looks like that. */
function toShownVersion(number: number, own: Version | undefined): Version {
  return `shown ${number} ${own ?? ''}`;
}

function readVersion(version: Version | undefined): {
  readonly number?: number;
  readonly own: Version | undefined;
} {
  const { number, own } = /^shown (?<number>\d+) (?<own>.*)$/s.exec(version ?? '')?.groups ?? {};
  if (number === undefined) return { own: version };
  return { number: Number(number), own: own === '' ? undefined : own };
}

/** A hand-over that is stored is reported like every other: decided, and its command taken. */
function reportStored(key: ConversationKey, { before, record, handOver }: Shown, reporting: Reporting): void {
  reportChange(key, before, record, 'failOpen', reporting);
  if (!handOver.taken) return;
  const { telemetry, aliasOf } = reporting;
  const conversation = aliasOf(key);
  const taken = (before?.outbox ?? []).filter(({ effect }) => effect.kind === 'escalate');
  const settled = taken.map(({ id, attempts }): Settled => {
    const { at } = handOver;
    return { id, outcome: { kind: 'sent' }, settlement: 'done', attempts, at, notBefore: at };
  });
  for (const event of before === undefined ? [] : settledCommands(before, record, settled, conversation))
    telemetry.track(event);
  if (before?.context.phase === 'escalated') return;
  const { session } = record.context;
  telemetry.track({
    name: 'command.settled',
    ...{ conversation, session, command: 'Escalate', result: 'done', attempts: 1 },
  });
}

function dropOldest(kept: Map<unknown, unknown> | Set<unknown>, most: number): void {
  const [oldest] = kept.keys();
  if (kept.size > most) kept.delete(oldest);
}
