import type { JsonValue, WorkItem } from '../omnichannel/index.ts';

/**
 * Who is in charge of the conversation.
 * - `talking`: the bot answers.
 * - `escalated`: an Escalate command was decided; the bot is silent until the contact center hands the conversation back.
 * - `ended`: an EndConversation command was decided, or the contact center closed the conversation; silent as well.
 */
export type Phase = 'talking' | 'escalated' | 'ended';

/** Why a conversation left the `talking` phase. Sent as the reason of an escalation and counted in telemetry. */
export type CloseReason =
  'asked' | 'topic' | 'notUnderstood' | 'botFailure' | 'solved' | 'idle' | 'closedByContactCenter';

/** A question of the bot's that the customer's next message may answer: talk to a person? was that all? did that help? */
export type OpenQuestion = 'person' | 'solved' | 'helped';

/** An article that the customer was told. */
export interface ReadArticle {
  readonly id: string;
  readonly title: string;
}

/** What the bot remembers of one conversation. Plain data: it is stored as JSON and replayed in tests. */
export interface ConversationContext {
  readonly phase: Phase;
  /** Raised each time the contact center gives the conversation to the bot: the first time, and after each hand-back. */
  readonly session: number;
  readonly greeted: boolean;
  readonly closeReason?: CloseReason;
  readonly locale?: string;
  /** The channel behind Omnichannel, such as `lcw` for live chat. */
  readonly sourceChannel?: string;
  /** Context variables that the contact center provided, by name. */
  readonly facts: Readonly<Record<string, JsonValue>>;
  /** Names of facts that are not for the representative's panel; absent in rows of releases that did not keep it. */
  readonly hiddenFacts?: readonly string[];
  /** The customer's latest messages, oldest first, shortened: what the summary for the representative is made of. */
  readonly recentMessages: readonly string[];
  readonly customerTurns: number;
  /** Messages in a row that the bot did not understand. */
  readonly notUnderstood: number;
  /** The topic of the policy that came up last. */
  readonly topic?: string;
  /** The longest that the customer wrote about what they want: no command, no greeting, no answer to a question of ours. */
  readonly matter?: string;
  /** What was entered into cards, by the names of the fields. */
  readonly entries?: Readonly<Record<string, string>>;
  /** Files, places and contact cards that came, oldest first, by their own names. */
  readonly received?: readonly string[];
  /** What the bot answered last, oldest first: the beginnings of its answers. Earlier releases kept the names of rules here. */
  readonly tried: readonly string[];
  readonly openQuestion?: OpenQuestion;
  /** The articles that the customer was told, oldest first. */
  readonly articles?: readonly ReadArticle[];
  /** Titles of further articles, for a customer whom the last one did not help. */
  readonly alternatives?: readonly string[];
  /** Titles that were offered last: the customer may pick one by its number, or want none of them. */
  readonly offered?: readonly string[];
  /** When the session began, in milliseconds since 1970; absent in rows of releases that did not keep it. */
  readonly startedAt?: number;
  /** The sender's time of what began the session, or ours where it named none; absent in rows of releases that did not keep it. */
  readonly begunAt?: number;
  /** The same of the first session of this case: what was sent before it is about another one. */
  readonly caseSince?: number;
  /** When the contact center or the customer last did something, in milliseconds since 1970. */
  readonly lastActivityAt: number;
  /** When the idle warning was decided; absent once the customer writes again. */
  readonly warnedAt?: number;
  /**
   * Whether anything has ever come through a contact center, which alone can take a command. `undefined` in rows of releases
   * that did not ask, and counts as yes.
   */
  readonly contactCenter?: boolean;
  /** The case of the contact center that this conversation belongs to. */
  readonly workItem?: WorkItem;
  /**
   * What later activities are compared with to tell whether they are older: the sender's time of the last one that counted, or
   * ours where it named none; milliseconds since 1970. It stands still while the bot is silent.
   */
  readonly heardAt?: number;
  /** When the phase `talking` was left, on our clock. */
  readonly closedAt?: number;
  /** When the contact center is known to have taken the Escalate, on our clock. */
  readonly takenAt?: number;
  /** The bot was taken out of the conversation, or the conversation was closed, by the other side. */
  readonly removed?: true;
  /** The contact center refused the Escalate as gone after an attempt that may have arrived: it probably has it. */
  readonly presumed?: true;
  /** Messages that still came after a hand-over to a person. */
  readonly unserved?: number;
  /** The context events taken last, and what else ended a hand-over, oldest first. */
  readonly told?: readonly ToldEvent[];
}

/** What a context event is known by when it comes again; or that, and when, whatever was before was over. */
export interface ToldEvent {
  /** A digest of what it says, whatever its name and carrier. */
  readonly content: string;
  readonly id?: string;
  /** The sender's time, in milliseconds since 1970. */
  readonly sentAt?: number;
  /** Our time. */
  readonly takenAt: number;
}

/** The context of a conversation that the bot sees for the first time. */
export function newContext(now: number): ConversationContext {
  return {
    phase: 'talking',
    session: 1,
    greeted: false,
    facts: {},
    recentMessages: [],
    customerTurns: 0,
    notUnderstood: 0,
    tried: [],
    startedAt: now,
    lastActivityAt: now,
  };
}

/** A new session with the same customer about the same case: what is known of them stays, what was said is over. */
export function nextSession(context: ConversationContext, now: number): ConversationContext {
  const {
    closeReason: _closed,
    openQuestion: _asked,
    articles: _told,
    alternatives: _next,
    offered: _titles,
    topic: _old,
    matter: _said,
    entries: _entered,
    received: _sent,
    warnedAt: _warned,
    closedAt: _over,
    takenAt: _taken,
    removed: _back,
    presumed: _handedOver,
    unserved: _waited,
    ...customer
  } = context;
  const { greeted: _here, facts: _known, ...begun } = newContext(now);
  return { ...customer, ...begun, session: context.session + 1 };
}

/** A session of another conversation, perhaps of another customer, under the same id: nothing of the last one is left. */
export function unrelatedSession(context: ConversationContext, now: number): ConversationContext {
  const { contactCenter, told, session } = context;
  return {
    ...newContext(now),
    session: session + 1,
    ...(contactCenter === undefined ? {} : { contactCenter }),
    ...(told === undefined ? {} : { told }),
  };
}

const RECENT_MESSAGES = 5;

/** Remembers what the customer wrote, bounded, for the summary. `shortened` is one line of it. */
export function withCustomerMessage(
  context: ConversationContext,
  shortened: string,
  now: number,
): ConversationContext {
  const {
    warnedAt: _answered,
    openQuestion: _heard,
    alternatives: _next,
    offered: _titles,
    ...rest
  } = context;
  return {
    ...rest,
    lastActivityAt: now,
    customerTurns: context.customerTurns + 1,
    recentMessages:
      shortened === ''
        ? context.recentMessages
        : [...context.recentMessages, shortened].slice(-RECENT_MESSAGES),
  };
}

/** Remembers what the customer wants in the words that say most: of all they wrote about it, the longest. */
export function withMatter(context: ConversationContext, shortened: string): ConversationContext {
  const { matter = '' } = context;
  return shortened === '' || shortened.length < matter.length ? context : { ...context, matter: shortened };
}

/** Remembers what the bot answered with, in a line of a summary. */
export function withAnswer(context: ConversationContext, shortened: string): ConversationContext {
  const tried = shortened === '' ? context.tried : [...context.tried, shortened].slice(-RECENT_MESSAGES);
  return { ...context, notUnderstood: 0, tried };
}

/** At most this many characters of JSON are kept of what the contact center provides (a hostile or broken page could send 256 KB). */
const FACTS_BUDGET = 32_000;

/** Merges provided variables, newest wins; what does not fit the budget any more is left out, whole. */
export function withFacts(
  context: ConversationContext,
  variables: Readonly<Record<string, JsonValue>>,
  hidden: readonly string[] = [],
): ConversationContext {
  const merged = new Map(Object.entries({ ...context.facts, ...variables }));
  const kept: [string, JsonValue][] = [];
  let used = 0;
  for (const [name, value] of merged) {
    const size = name.length + JSON.stringify(value).length;
    if (used + size > FACTS_BUDGET) continue;
    used += size;
    kept.push([name, value]);
  }
  const facts = Object.fromEntries(kept);
  // The newest word counts for this, too: what came again came with a wrapper of its own, or bare.
  const { hiddenFacts: before = [], ...rest } = context;
  const hiddenBefore = before.filter((name) => !Object.hasOwn(variables, name));
  const hiddenFacts = [...hiddenBefore, ...hidden].filter((name) => Object.hasOwn(facts, name));
  return { ...rest, facts, ...(hiddenFacts.length === 0 ? {} : { hiddenFacts }) };
}
