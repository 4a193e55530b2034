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
  /** Posts of a command after its first: the first one's fate was unknown, or the note of it was lost in a crash. */
  readonly repeatedAfterAmbiguous: number;
  readonly repeatedAfterCrash: number;
  /** Answers that customers read twice (crash or lost note), or never (fate unknown: a sentence is not repeated). */
  readonly saidTwice: number;
  readonly unsaid: number;
  readonly failOpens: number;
  readonly broken: BrokenPromises;
}

/** What befell the bot during a run: all that can make it forget a clear answer. */
export interface Mishaps {
  readonly kills: number;
  /** Requests to the table that did not go their usual way. */
  readonly tableFaults: number;
  /** How many conversations a kill can interrupt at most. */
  readonly conversationsAtOnce: number;
}

/** What must not happen: all of these have to be zero. */
export interface BrokenPromises {
  /** Commands decided that the contact center never got. */
  readonly lost: number;
  /** Commands that the contact center took twice. */
  readonly takenTwice: number;
  /**
   * Commands posted again after a clear answer, beyond those that the mishaps can explain: a table fault can lose the note of one
   * answer, and a kill those of every conversation under way. A contact center that took the first one refuses the second, so
   * `takenTwice` does not see them.
   */
  readonly repeatedForNothing: number;
  /** Sentences posted after a command that was taken. */
  readonly afterCommand: number;
  /** Customer messages applied twice, and answered with 200 but not applied. */
  readonly appliedTwice: number;
  readonly notApplied: number;
  /** Activities that no instance ever answered with 200. */
  readonly undelivered: number;
  /** Conversations that did not come to rest in time. */
  readonly unquiet: number;
}

/** Whether a repeat is one for nothing depends on the whole run; all else shows in the conversation alone. */
type Counts = Readonly<
  Record<Exclude<keyof BrokenPromises, 'repeatedForNothing'>, (finished: Finished) => number>
>;

const BROKEN: Counts = {
  lost: (finished) => (decided(finished) && !hasItsCommand(finished) && !overtaken(finished) ? 1 : 0),
  takenTwice: ({ posts }) => Math.max(0, commandsTaken(posts).length - 1),
  afterCommand,
  appliedTwice: ({ journey, record }) =>
    Math.max(0, (record?.context.customerTurns ?? 0) - journey.heard.length),
  notApplied,
  undelivered: ({ journey }) => journey.undelivered,
  unquiet: ({ quiet }) => (quiet ? 0 : 1),
};

/** The conversations in which a promise was broken; where too many repeats were seen, every one that has a repeat. */
export function suspects(all: readonly Finished[], mishaps: Mishaps): readonly Finished[] {
  const tooMany = repeatedForNothing(all, mishaps) > 0;
  return all.filter(
    (finished) =>
      Object.values(BROKEN).some((count) => count(finished) > 0) ||
      (tooMany && repeats(finished, 'clear') > 0),
  );
}

function repeatedForNothing(
  all: readonly Finished[],
  { kills, tableFaults, conversationsAtOnce }: Mishaps,
): number {
  const seen = all.reduce((total, finished) => total + repeats(finished, 'clear'), 0);
  return Math.max(0, seen - tableFaults - kills * conversationsAtOnce);
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
    repeatedAfterAmbiguous: sum((finished) => repeats(finished, 'ambiguous')),
    repeatedAfterCrash: sum((finished) => repeats(finished, 'clear')),
    saidTwice: sum(({ posts }) => twice(posts)),
    unsaid: sum(unsaid),
    failOpens: sum(({ posts }) => (posts.some(({ failOpen, taken }) => failOpen && taken) ? 1 : 0)),
    broken: {
      lost: sum(BROKEN.lost),
      takenTwice: sum(BROKEN.takenTwice),
      repeatedForNothing: repeatedForNothing(all, mishaps),
      afterCommand: sum(BROKEN.afterCommand),
      appliedTwice: sum(BROKEN.appliedTwice),
      notApplied: sum(BROKEN.notApplied),
      undelivered: sum(BROKEN.undelivered),
      unquiet: sum(BROKEN.unquiet),
    },
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

function commandOf({ context }: ConversationRecord): Post['command'] {
  if (context.phase === 'escalated') return 'Escalate';
  return context.phase === 'ended' && context.closeReason !== 'closedByContactCenter'
    ? 'EndConversation'
    : undefined;
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

/** Posts of the row's command after the first, by what the bot could know of the one before. */
function repeats({ posts }: Finished, knowledge: Post['answer']): number {
  const commands = posts.filter(({ command, failOpen }) => command !== undefined && !failOpen);
  return commands.slice(1).filter((_, index) => {
    const before = commands[index];
    // One that was throttled or refused is no repeat: it is known not to have arrived.
    return before?.answer === knowledge && (knowledge === 'ambiguous' || before.taken);
  }).length;
}

const isAnswer = ({ text, taken }: Post): boolean => taken && text.startsWith('sentence ');

function twice(posts: readonly Post[]): number {
  const answers = posts.filter(isAnswer).map(({ text }) => text);
  return answers.length - new Set(answers).size;
}

/** Messages that were applied and whose answer the customer never read. */
function unsaid({ journey, record, posts }: Finished): number {
  const asked = journey.heard.slice(0, record?.context.customerTurns ?? 0);
  const read = new Set(posts.filter(isAnswer).map(({ text }) => text));
  return asked.filter((text) => text.startsWith('echo: ') && !read.has(text.slice('echo: '.length))).length;
}

/** A fail-open does not know the row, so the row's own posts may follow it; the contact center refuses them. */
function afterCommand({ posts }: Finished): number {
  const end = posts.findIndex(({ command, taken }) => taken && command !== undefined);
  if (end === -1 || posts[end]?.failOpen === true) return 0;
  return posts.slice(end + 1).filter(({ command }) => command === undefined).length;
}

/**
 * The messages up to the one that asked for the command must all have been applied; what came after it is not. A message that
 * a fail-open answered is none of the row's: a person has the conversation.
 */
function notApplied(finished: Finished): number {
  const { journey, record } = finished;
  if (record?.context.closeReason !== 'asked' || overtaken(finished)) return 0;
  const asked = journey.heard.findIndex((text) => text === 'agent' || text === 'end chat') + 1;
  return Math.max(0, asked - record.context.customerTurns);
}
