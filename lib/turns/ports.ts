import type {
  ConversationAddress,
  ConversationKey,
  ConversationStore,
  DuePolicy,
  OutgoingActivity,
  Phrasing,
  PhrasingRequest,
  Policy,
  ReceivedFile,
  Responder,
  SendOutcome,
  UnansweredStore,
} from '../conversation/index.ts';
import type { ModelFinish, ModelOutcome, Telemetry } from '../events.ts';
import type { Log } from '../log.ts';
import type { ConnectorHosts } from './connectorHosts.ts';
import type { HandOvers } from './handOvers.ts';
import type { Places } from './places.ts';
import type { Unheard } from './unheard.ts';

/** Posts one activity to the conversation, once: no retry of its own, and never throws. */
export type Send = (activity: OutgoingActivity, signal: AbortSignal) => Promise<SendOutcome>;

/** Speaks first in a conversation: `use` gets a way to send that is good until it resolves. The sweep's. */
export type SpeakFirst = (address: ConversationAddress, use: (send: Send) => Promise<void>) => Promise<void>;

/** Everything a turn needs from outside, passed in so that time, chance and failure can be played in tests. */
export interface TurnPorts {
  /** What is stored, with what `handOvers` knows besides. */
  readonly store: ConversationStore;
  /** Of the process, as are the two below. */
  readonly handOvers: HandOvers;
  readonly unheard: Unheard;
  readonly places: Places;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Waits; resolves early (never rejects) when the signal fires. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** From 0 (inclusive) to 1. */
  readonly random: () => number;
  /** A name for whoever takes a lease. */
  readonly newId: () => string;
  readonly log: Log;
  readonly telemetry: Telemetry;
  /** What telemetry calls a conversation. */
  readonly aliasOf: (key: ConversationKey) => string;
  readonly policy: DuePolicy;
  readonly bot: BotMind;
  /** Which connector hosts answer. */
  readonly hosts: ConnectorHosts;
  /** Messages that were not understood; absent where nobody keeps or removes any. */
  readonly unanswered?: Unanswered;
}

/** Where messages that were not understood are, whether more are kept, and for how many milliseconds. */
export interface Unanswered {
  readonly store: UnansweredStore;
  readonly keep: boolean;
  readonly retention: number;
}

/** What a team changes: who answers, and the policy under which the bot escalates and ends. */
export interface BotMind {
  readonly responder: Responder;
  readonly policy: Policy;
  /** Whether whoever writes is the developer, who may see what the bot knows: in local mode. */
  readonly showValues?: boolean;
  /** Puts answers into words; absent where the settings name no model. */
  readonly model?: Model;
  /** Fetches the customer's files before the responder is asked; absent where the settings do not allow it. */
  readonly receiveFiles?: ReceiveFiles;
}

/** A language model, as far as a turn knows it. */
export interface Model {
  /** Asks once. Never rejects, and settles as soon as the signal fires. */
  readonly ask: (request: PhrasingRequest, signal: AbortSignal) => Promise<ModelAnswer>;
  /** Milliseconds that a turn may take longer because of it. */
  readonly extraTime: number;
}

/** What came of asking a model; `phrasing` with the outcome `answered`, and with no other. */
export interface ModelAnswer {
  readonly outcome: ModelOutcome;
  readonly phrasing?: Phrasing;
  readonly milliseconds: number;
  readonly finish?: ModelFinish;
  readonly status?: number;
  readonly promptTokens?: number;
  readonly completionTokens?: number;
}

/**
 * Fetches files for a bot (its own account id in the conversation). Never throws: a file that cannot be had comes back as
 * it is known.
 */
export type ReceiveFiles = (
  files: readonly ReceivedFile[],
  botId: string,
  signal: AbortSignal,
) => Promise<readonly ReceivedFile[]>;

/** How long a responder may think, in milliseconds: the turn still has to be stored within its own deadline. */
export const RESPONDER_DEADLINE = 3_000;
/** A model is given up so long before its responder is: time to say what search has found. */
export const WORDS_MARGIN = 300;

/**
 * A turn has to be stored within this, in milliseconds; after it the customer is handed to a person instead. Together with
 * the sends the answer comes within 8 s: channels give up after 10 to 15.
 */
export const COMMIT_DEADLINE = 4_500;
/** After this no more is sent within the turn; what is left is the sweep's. */
export const TURN_DEADLINE = 7_000;

/**
 * What a bot's turn may take: the three above, longer by what its model may take. Never throws. The sum stays below the lease
 * and below the 15 s after which the last channel has given up, which the bounds of `ModelTimeout` see to.
 */
export function turnLimits({ model }: Pick<BotMind, 'model'>): {
  readonly responder: number;
  readonly commit: number;
  readonly turn: number;
} {
  const extraTime = model?.extraTime ?? 0;
  return {
    responder: RESPONDER_DEADLINE + extraTime,
    commit: COMMIT_DEADLINE + extraTime,
    turn: TURN_DEADLINE + extraTime,
  };
}

/** Nobody else touches a turn's pending effects before this; longer than a turn can last. */
export const LEASE = 15_000;
/** One attempt to post an activity. */
export const SEND_TIMEOUT = 3_000;
/** A Retry-After up to this is waited for within the turn; a longer one is the sweep's. */
export const INLINE_RETRY = 5_000;
