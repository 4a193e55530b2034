import type { ConversationRecord } from '../../lib/conversation/index.ts';
import type { Post } from './center.ts';
import type { Journey } from './customer.ts';

/** Everything known about one conversation once it is quiet. */
export interface Finished {
  readonly journey: Journey;
  /** The stored row; `undefined` when there is none. */
  readonly record: ConversationRecord | undefined;
  readonly posts: readonly Post[];
  /** Nothing is left to send, and the bot is silent. */
  readonly quiet: boolean;
}

/** What a run came to: counts over all conversations. */
export interface Ledger {
  readonly conversations: number;
  /** Activities that the bot answered with 200, and how often they had to be delivered for it. */
  readonly accepted: number;
  readonly deliveries: number;
  /** Commands in the rows, and how many of them the contact center has. */
  readonly decided: number;
  readonly delivered: number;
  /** Commands decided while, or before, a fail-open handed the customer over: the person has the conversation. */
  readonly overtaken: number;
  /** Conversations that the contact center took away from the bot. */
  readonly takenAway: number;
  /** Posts of a command after its first: the first one's fate was unknown, or the note of it was lost in a crash. */
  readonly repeatedAfterAmbiguous: number;
  readonly repeatedAfterCrash: number;
  /** Answers that customers read twice (crash or lost note), or never (fate unknown: a sentence is not repeated). */
  readonly saidTwice: number;
  readonly unsaid: number;
  readonly failOpens: number;
  readonly broken: BrokenPromises;
}

/** What befell the bot during a run: all that can make it forget what it knew. Times are by `performance.now()`. */
export interface Mishaps {
  readonly kills: readonly number[];
  /** Requests to the table that did not go their usual way, or were not waited for, by the conversation they were about. */
  readonly tableFaults: ReadonlyMap<string, readonly number[]>;
}

/** What must not happen: all of these have to be zero. */
export interface BrokenPromises {
  /** Commands decided, or asked for by a customer who was heard, that the contact center never got. */
  readonly lost: number;
  /** Commands that the contact center took although it had one, and had said so clearly. */
  readonly takenTwice: number;
  /**
   * Commands posted again after a clear answer to a contact center that refuses the second, so that `takenTwice` does not see
   * them. Neither counts where a mishap came in the moment in which the answer was to be noted.
   */
  readonly repeatedForNothing: number;
  /** Sentences posted after a command that was taken. */
  readonly afterCommand: number;
  /** Posts of any kind long after a fail-open was taken, where the store was well and no kill made the bot forget it. */
  readonly afterFailOpen: number;
  /** Messages larger than the contact center takes. */
  readonly oversized: number;
  /** Customer messages applied twice, and answered with 200 but not applied. */
  readonly appliedTwice: number;
  readonly notApplied: number;
  /** Activities that no instance ever answered with 200. */
  readonly undelivered: number;
  /** Conversations that did not come to rest in time. */
  readonly unquiet: number;
}

/** The mishaps, and whenever a turn, of whichever conversation, could not be stored. */
interface Circumstances extends Mishaps {
  readonly failOpens: readonly number[];
}

type Count = (finished: Finished, circumstances: Circumstances) => number;

const BROKEN: Readonly<Record<keyof BrokenPromises, Count>> = {
  lost: (finished) => (isLost(finished) ? 1 : 0),
  takenTwice: (finished, circumstances) =>
    unexcused(finished, circumstances).filter(({ taken }) => taken).length,
  repeatedForNothing: (finished, circumstances) =>
    unexcused(finished, circumstances).filter(({ taken }) => !taken).length,
  afterCommand,
  afterFailOpen,
  oversized: ({ posts }) => posts.filter(({ oversized }) => oversized).length,
  // One that was never answered with 200 may have been applied all the same, once.
  appliedTwice: ({ journey, record }) =>
    Math.max(0, (record?.context.customerTurns ?? 0) - journey.heard.length - journey.undelivered),
  notApplied,
  undelivered: ({ journey }) => journey.undelivered,
  unquiet: ({ quiet }) => (quiet ? 0 : 1),
};

const OF_EACH = 2;

/** Conversations in which a promise was broken: the first few of each promise. */
export function suspects(all: readonly Finished[], mishaps: Mishaps): readonly Finished[] {
  const circumstances = circumstancesOf(all, mishaps);
  const found = Object.values(BROKEN).flatMap((count) =>
    all.filter((finished) => count(finished, circumstances) > 0).slice(0, OF_EACH),
  );
  return [...new Set(found)];
}

/** A conversation in which a promise was broken, and what befell the bot from its first post on. */
export interface Suspect extends Finished {
  readonly kills: readonly number[];
  readonly tableFaults: readonly number[];
}

/** A repeat is only explained by when a process ended, or the table failed, and the contact center was answered. */
export function withMishaps(finished: Finished, { kills, tableFaults }: Mishaps): Suspect {
  const times = finished.posts.map(({ at }) => at);
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const during = (all: readonly number[]): readonly number[] => all.filter((at) => at >= from && at <= to);
  return {
    ...finished,
    kills: during(kills),
    tableFaults: during(tableFaults.get(finished.journey.conversationId) ?? []),
  };
}

function circumstancesOf(all: readonly Finished[], mishaps: Mishaps): Circumstances {
  const failOpens = all.flatMap(({ posts }) => posts.flatMap(({ failOpen, at }) => (failOpen ? [at] : [])));
  return { ...mishaps, failOpens };
}

/** Adds up a run. */
export function toLedger(all: readonly Finished[], mishaps: Mishaps): Ledger {
  const sum = (count: (finished: Finished) => number): number =>
    all.reduce((total, finished) => total + count(finished), 0);
  return {
    conversations: all.length,
    // The context event is one of them.
    accepted: sum(({ journey }) => journey.heard.length + 1 - (journey.undelivered > 0 ? 1 : 0)),
    deliveries: sum(({ journey }) => journey.deliveries),
    decided: sum((finished) => (decided(finished) ? 1 : 0)),
    delivered: sum((finished) => (decided(finished) && hasItsCommand(finished) ? 1 : 0)),
    overtaken: sum((finished) => (decided(finished) && overtaken(finished) ? 1 : 0)),
    takenAway: sum((finished) => (isTakenAway(finished) ? 1 : 0)),
    repeatedAfterAmbiguous: sum((finished) => repeats(finished, 'ambiguous').length),
    repeatedAfterCrash: sum((finished) => repeats(finished, 'clear').length),
    saidTwice: sum(({ posts }) => twice(posts)),
    unsaid: sum(unsaid),
    failOpens: sum(({ posts }) => (posts.some(({ failOpen, taken }) => failOpen && taken) ? 1 : 0)),
    broken: brokenIn(all, mishaps),
  };
}

function brokenIn(all: readonly Finished[], mishaps: Mishaps): BrokenPromises {
  const circumstances = circumstancesOf(all, mishaps);
  const sum = (name: keyof BrokenPromises): number =>
    all.reduce((total, finished) => total + BROKEN[name](finished, circumstances), 0);
  return {
    lost: sum('lost'),
    takenTwice: sum('takenTwice'),
    repeatedForNothing: sum('repeatedForNothing'),
    afterCommand: sum('afterCommand'),
    afterFailOpen: sum('afterFailOpen'),
    oversized: sum('oversized'),
    appliedTwice: sum('appliedTwice'),
    notApplied: sum('notApplied'),
    undelivered: sum('undelivered'),
    unquiet: sum('unquiet'),
  };
}

/** Whether all promises were kept. */
export function keptPromises({ broken }: Ledger): boolean {
  return Object.values(broken).every((count) => count === 0);
}

/** Whether the bot decided a command here; a conversation that the contact center closed has none. */
function decided({ record }: Finished): boolean {
  return record !== undefined && commandOf(record) !== undefined;
}

/** The command that the row stands for; an end without a reason is what became of an Escalate that nobody took. */
function commandOf({ context }: ConversationRecord): Post['command'] {
  const { phase, closeReason } = context;
  if (phase === 'talking' || closeReason === 'closedByContactCenter') return undefined;
  return phase === 'escalated' || closeReason === undefined ? 'Escalate' : 'EndConversation';
}

/** Whether a customer waits for what nobody is going to do: not where somebody else has taken the conversation. */
function isLost(finished: Finished): boolean {
  if (isTakenAway(finished) || overtaken(finished)) return false;
  const { journey, posts } = finished;
  return decided(finished)
    ? !hasItsCommand(finished)
    : journey.heard.includes('agent') && commandsTaken(posts).length === 0;
}

function isTakenAway({ posts }: Finished): boolean {
  return posts.some(({ takenAway }) => takenAway);
}

function hasItsCommand({ record, posts }: Finished): boolean {
  const [taken] = commandsTaken(posts);
  return (
    record !== undefined && taken !== undefined && !taken.failOpen && taken.command === commandOf(record)
  );
}

function overtaken({ posts }: Finished): boolean {
  return commandsTaken(posts).some(({ failOpen }) => failOpen);
}

function commandsTaken(posts: readonly Post[]): readonly Post[] {
  return posts.filter(({ command, taken }) => taken && command !== undefined);
}

/** A repeat, with the post that it repeats. */
interface Repeat extends Post {
  readonly before: Post;
}

/** Posts of a command after the first, by what the bot could know of the one before. */
function repeats({ posts }: Finished, knowledge: Post['answer']): readonly Repeat[] {
  const commands = posts.filter(({ command, failOpen }) => command !== undefined && !failOpen);
  return commands.slice(1).flatMap((post, index) => {
    const before = commands[index];
    if (before?.answer !== knowledge) return [];
    // One that was throttled or refused is no repeat: it is known not to have arrived.
    return knowledge === 'ambiguous' || before.taken ? [{ ...post, before }] : [];
  });
}

/** An answer is noted within this, in milliseconds, or the note of it is lost. */
const NOTED_WITHIN = 10_000;

/** A post is read at most so long after it was written, in milliseconds: its sender may have been killed meanwhile. */
const UNDER_WAY = 500;

/** Repeats after a clear answer that no mishap explains. */
function unexcused(finished: Finished, { kills, tableFaults }: Mishaps): readonly Repeat[] {
  const { conversationId } = finished.journey;
  const mishaps = [...kills, ...(tableFaults.get(conversationId) ?? [])];
  return repeats(finished, 'clear').filter(
    ({ before: { at } }) => !mishaps.some((time) => time >= at - UNDER_WAY && time <= at + NOTED_WITHIN),
  );
}

const isAnswer = ({ text, taken }: Post): boolean => taken && text.startsWith('sentence ');

/** What tells an answer from every other one, without what makes it long. */
function sentence(text: string): string | undefined {
  return /sentence \d+ of \d+/.exec(text)?.[0];
}

function twice(posts: readonly Post[]): number {
  const answers = posts.filter(isAnswer).map(({ text }) => sentence(text));
  return answers.length - new Set(answers).size;
}

/** Messages that were applied and whose answer the customer never read. */
function unsaid({ journey, record, posts }: Finished): number {
  const asked = isFirstSession(record)
    ? journey.heard.slice(0, record?.context.customerTurns)
    : journey.heard;
  const read = new Set(posts.filter(isAnswer).map(({ text }) => sentence(text)));
  return asked.filter((text) => text.startsWith('echo: ') && !read.has(sentence(text))).length;
}

/** Whether the row counts the messages of the whole conversation: a refused sentence may have begun another session. */
function isFirstSession(record: ConversationRecord | undefined): boolean {
  return record === undefined || record.context.session === 1;
}

/** A fail-open does not know the row, so the row's own posts may follow it at once. */
function afterCommand({ posts }: Finished): number {
  const end = posts.findIndex(({ command, taken }) => taken && command !== undefined);
  if (end === -1 || posts[end]?.failOpen === true) return 0;
  return posts.slice(end + 1).filter(({ command }) => command === undefined).length;
}

/** So long after the last turn that could not be stored its hand-over is stored, in milliseconds, and every process knows. */
const STORED_WITHIN = 30_000;

function afterFailOpen({ posts }: Finished, { kills, failOpens }: Circumstances): number {
  const handOver = posts.find(({ failOpen, taken }) => failOpen && taken);
  if (handOver === undefined) return 0;
  return posts.filter(({ at }) => {
    const isForgotten = kills.some((time) => time >= handOver.at && time <= at);
    const isDown = failOpens.some((time) => time > at - STORED_WITHIN && time <= at);
    return at > handOver.at && !isForgotten && !isDown;
  }).length;
}

/**
 * The messages up to the one that asked for the command must all have been applied; what came after it is not. A message that
 * a fail-open answered is none of the row's: a person has the conversation.
 */
function notApplied(finished: Finished): number {
  const { journey, record } = finished;
  if (record?.context.closeReason !== 'asked' || overtaken(finished) || !isFirstSession(record)) return 0;
  const asked = journey.heard.findIndex((text) => text === 'agent' || text === 'end chat') + 1;
  return Math.max(0, asked - record.context.customerTurns);
}
