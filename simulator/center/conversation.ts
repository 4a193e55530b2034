import type { ContextForm } from './inboundActivities.ts';
import type { DeliveryOutcome } from '../botClient.ts';
import type { ChannelType } from '../definition/definition.ts';
import type { Identified } from './identification.ts';
import type { Trouble } from './trouble.ts';
import type { ActivityLike, JsonObject, JsonValue, LintFinding } from '../../lib/omnichannel/index.ts';

/**
 * Where a conversation stands: with the bot, waiting in a queue, with a representative, ended but still open on the
 * representative's desk, or closed.
 */
export type Stage = 'botActive' | 'waiting' | 'representativeActive' | 'wrapUp' | 'closed';

/** A context variable as the representative's panel shows it. */
export interface Variable {
  readonly value: JsonValue;
  readonly isDisplayable: boolean;
  readonly setBy: 'customer' | 'bot';
}

/** What a command of the bot did: the variables it set and, for Escalate, the queue it led to. */
export interface EntryCommand {
  readonly type: 'Escalate' | 'EndConversation';
  readonly variables: JsonObject;
  readonly queue?: string;
}

/** One line of the agent-side transcript, which holds everything; `customerSees` says what reaches the chat widget. */
export interface Entry {
  readonly id: string;
  readonly at: number;
  readonly from: 'customer' | 'bot' | 'representative' | 'system';
  readonly name: string;
  readonly text: string;
  /** `plain` is shown as it is; anything else is Markdown, as on the channel. Set on what a bot or a widget wrote. */
  readonly textFormat?: JsonValue;
  readonly customerSees: boolean;
  /** Why the customer does not see it, in words; absent when they do. */
  readonly reason?: string;
  /** Set on the bot's commands; the text is then the summary or the closing note. */
  readonly command?: EntryCommand;
  /** Set on the line after which the chat widget takes no more messages. */
  readonly ends?: true;
  /** Cards, files and suggested actions, as they came over the wire. */
  readonly attachments?: JsonValue;
  readonly attachmentLayout?: JsonValue;
  readonly suggestedActions?: JsonValue;
  /** What a card submit or a click carried. */
  readonly value?: JsonValue;
}

/** What the bot itself reported of a turn, by the names that it gives: the rule that decided, how long what took. */
export interface TurnReport {
  /** Of which delivery, counted from 0. */
  readonly attempt: number;
  readonly fields: Readonly<Record<string, string | number | boolean>>;
}

/** One activity that crossed the wire, with what became of it. */
export interface WireRecord {
  readonly seq: number;
  readonly at: number;
  readonly direction: 'toBot' | 'fromBot';
  readonly activity: JsonObject;
  /** What it did, in words. */
  readonly effect: string;
  readonly findings: readonly LintFinding[];
  /** How the bot took it; `undefined` while it is on its way. Empty for activities from the bot. */
  readonly deliveries: readonly (DeliveryOutcome | undefined)[];
  /** What the bot reported of its turns with an activity to it. */
  readonly reports?: readonly TurnReport[];
  /** What the bot asked for, where it was something else than posting an activity: `PUT`, `DELETE`, an upload. */
  readonly request?: string;
  /** Why it does not reach the customer, for whom it was meant, in words. */
  readonly unseen?: string;
  /** The armed fault that this post met, in words, where the contact center took the activity nevertheless. */
  readonly fault?: string;
  /** The HTTP answer to an activity from the bot: 200 with an id, or why not. */
  readonly answer?: { readonly status: number; readonly message?: string };
}

/** Everything the contact center knows of one conversation. Plain data. */
export interface Conversation {
  readonly id: string;
  readonly startedAt: number;
  readonly stage: Stage;
  readonly customer: { readonly id: string; readonly name: string };
  readonly bot: { readonly id: string; readonly name: string };
  /** In which form the bot is told of the context; `every` is in one after the other. */
  readonly contextForm: ContextForm | 'every';
  readonly trouble: Trouble;
  /** Whether activities to the bot carry the nulls of Microsoft's samples. */
  readonly nulls: boolean;
  readonly channel: ChannelType;
  /** The language of the customer's browser or device. */
  readonly locale: string;
  readonly variables: ReadonlyMap<string, Variable>;
  /** The queue that holds the conversation now. */
  readonly queue: string;
  readonly queueReason: string;
  /** What a representative has to be able to, by the rule that chose the queue. */
  readonly skills: readonly string[];
  /** What the variables identified when a representative accepted. */
  readonly records: readonly Identified[];
  readonly representative: string | undefined;
  /** What the representative noted in the wrap-up. */
  readonly note?: string;
  /** How often the conversation was given to the bot: 1 at the start, one more after each hand-back. */
  readonly session: number;
  /** How many ids were given out; the next activity gets the next number. */
  readonly lastNumber: number;
  readonly transcript: readonly Entry[];
  /** Of what the bot has posted since it was given the conversation, what its next activity is checked against. */
  readonly botActivities: readonly ActivityLike[];
  readonly wire: readonly WireRecord[];
}

/** The variables as rules see them. */
export function valuesOf(variables: ReadonlyMap<string, Variable>): ReadonlyMap<string, JsonValue> {
  return new Map([...variables].map(([name, { value }]) => [name, value]));
}
