import type { LogFields, LogLevel } from './log.ts';

/*
 * What the bot reports about itself: one event for a turn and one for every step in the life of a conversation. This file
 * is the schema: the types that the code is held to, the tables in docs/monitoring.md and the columns that the queries in
 * infra/queries may use all come from here. No field holds a customer's words or an id that is not hashed.
 */

/** A field of an event. Texts and flags become `customDimensions` in Application Insights, numbers `customMeasurements`. */
export interface Field {
  readonly type: 'text' | 'flag' | 'number';
  /** One sentence, for the documentation. */
  readonly means: string;
  /** All values a text may have, where they are few; a value that is not among them is reported as `other`. */
  readonly values?: readonly string[];
  /** Absent when it is not known or does not apply. */
  readonly optional?: true;
}

export interface EventDefinition {
  readonly level: LogLevel;
  /** When it happens. One sentence, for the documentation. */
  readonly when: string;
  readonly fields: Readonly<Record<string, Field>>;
}

const conversation = {
  type: 'text',
  means: 'Alias of the conversation: a salted hash of its id, the same on every instance and in the log.',
} as const;
const session = {
  type: 'number',
  means:
    'How often the contact center has given the conversation to the bot: 1, and one more after each hand-back.',
} as const;
const channel = {
  type: 'text',
  means: 'Channel of the Bot Framework.',
  values: ['omnichannel', 'directline', 'msteams', 'webchat', 'emulator', 'test'],
} as const;
const sourceChannel = {
  type: 'text',
  means: 'Channel behind Omnichannel: `lcw` is live chat.',
  values: [
    ...['lcw', 'omnichannel', 'sms', 'whatsapp', 'facebook', 'line', 'wechat', 'twitter', 'instagram'],
    ...['applemessages', 'googlebusinessmessages', 'msteams', 'teams', 'custom', 'voice', 'email'],
  ],
  optional: true,
} as const;
const language = { type: 'text', means: 'Language that the bot answers in.', optional: true } as const;
const topic = { type: 'text', means: 'Topic of the policy that came up last.', optional: true } as const;
const rule = { type: 'text', means: 'Rule that decided, as `npm run explain` names it.' } as const;
const customerTurns = { type: 'number', means: 'Messages of the customer so far.' } as const;
const secondsSinceStart = {
  type: 'number',
  means: 'Seconds since the contact center gave this session to the bot.',
  optional: true,
} as const;
const connector = { type: 'text', means: 'Host of the connector, with its port.' } as const;
const status = { type: 'number', means: 'HTTP status that was answered.' } as const;
const times = {
  type: 'number',
  means:
    'Occurrences that it stands for: the first is reported at once, later ones are counted and reported once a minute.',
} as const;
const visits = (what: string) => ({ type: 'number', means: `Conversations ${what}.` }) as const;

/** Every event, by name. */
export const EVENTS = {
  'app.started': {
    level: 'info',
    when: 'An instance has loaded what a turn needs: once in the life of a process, on its first request.',
    fields: {
      node: { type: 'text', means: 'Version of Node.js.' },
      milliseconds: { type: 'number', means: 'From the first request until the bot could serve it.' },
      processSeconds: { type: 'number', means: 'Age of the process at that time.' },
    },
  },
  'conversation.started': {
    level: 'info',
    when: 'The contact center, or a customer without one, has given a conversation to the bot: for the first time, or back after a representative had it.',
    fields: { conversation, session, channel, sourceChannel, language },
  },
  'turn.completed': {
    level: 'info',
    when: 'An inbound activity has been dealt with. The one event of every turn.',
    fields: {
      conversation,
      channel,
      inbound: {
        type: 'text',
        means: 'Kind of activity.',
        values: [
          ...['customerMessage', 'contextEvent', 'joined', 'conversationClosed'],
          ...['customEvent', 'ignored'],
        ],
      },
      outcome: {
        type: 'text',
        means:
          '`applied`: it changed the conversation. `failed`: it was not stored, and may be delivered again unless a fail-open has answered it.',
        values: ['applied', 'duplicate', 'ignored', 'failed'],
      },
      rule,
      code: { type: 'text', means: 'Why it failed: a code of docs/troubleshooting.md.', optional: true },
      phase: {
        type: 'text',
        means: 'Who is in charge afterwards.',
        values: ['talking', 'escalated', 'ended'],
        optional: true,
      },
      session: { ...session, optional: true },
      language,
      topic,
      cold: { type: 'flag', means: 'Whether it is the first turn of its process that had anything to do.' },
      milliseconds: { type: 'number', means: 'From the authenticated activity to the answer.' },
      conflicts: {
        type: 'number',
        means: 'Saves that another turn was faster than; each was decided again.',
      },
      effects: { type: 'number', means: 'Messages and commands that were decided.' },
      waiting: { type: 'number', means: 'Of all that was ever decided, what has not been sent yet.' },
      storageRequests: { type: 'number', means: 'Requests to Table Storage.' },
      storageMilliseconds: { type: 'number', means: 'Time they took, added up.' },
      posts: { type: 'number', means: 'Posts to the connector.' },
      postMilliseconds: { type: 'number', means: 'Time they took, added up.' },
      responderMilliseconds: {
        type: 'number',
        means: 'Time that the responder took to answer.',
        optional: true,
      },
      customerTurns: { ...customerTurns, optional: true },
    },
  },
  'conversation.escalated': {
    level: 'info',
    when: 'The bot has decided to hand the customer to a representative; the Escalate command is stored and about to be sent.',
    fields: {
      conversation,
      session,
      channel,
      reason: {
        type: 'text',
        means: 'Why.',
        values: ['asked', 'topic', 'notUnderstood', 'botFailure'],
      },
      rule,
      topic,
      language,
      customerTurns,
      notUnderstood: { type: 'number', means: 'Messages in a row that the bot had not understood.' },
      secondsSinceStart,
    },
  },
  'conversation.ended': {
    level: 'info',
    when: 'The bot has decided to end the conversation, or the contact center has closed it.',
    fields: {
      conversation,
      session,
      channel,
      reason: {
        type: 'text',
        means: 'Why.',
        values: ['asked', 'solved', 'idle', 'closedByContactCenter'],
      },
      customerTurns,
      secondsSinceStart,
      withoutCommand: {
        type: 'flag',
        means: '`true` where there is no contact center, which alone takes a command: none is sent.',
        optional: true,
      },
    },
  },
  'conversation.unserved': {
    level: 'warn',
    when: 'A customer whom the contact center took over still writes to the bot, which is silent: perhaps nobody serves the queue.',
    fields: {
      conversation,
      session,
      sourceChannel,
      messages: { type: 'number', means: 'Such messages in this session so far, this one included.' },
      secondsWaiting: { type: 'number', means: 'Seconds since the bot decided to hand over.' },
    },
  },
  'conversation.resumed': {
    level: 'info',
    when: 'The customer wrote before anything of a decided end was sent, so the end was withdrawn.',
    fields: { conversation, session },
  },
  'conversation.idleWarned': {
    level: 'info',
    when: 'The bot asks a silent customer whether they are still there.',
    fields: {
      conversation,
      session,
      secondsSilent: { type: 'number', means: 'Seconds since the customer last wrote.' },
    },
  },
  'command.settled': {
    level: 'info',
    when: 'An Escalate or EndConversation command has left the outbox, one way or another.',
    fields: {
      conversation,
      session,
      command: { type: 'text', means: 'Which.', values: ['Escalate', 'EndConversation'] },
      result: {
        type: 'text',
        means:
          '`done`: taken, or refused after an attempt that probably was. `gone`: the bot was no longer in the conversation; nobody has the customer until they write again. `dropped`: refused for good. `dead`: given up after many attempts. The last two leave a customer stranded.',
        values: ['done', 'gone', 'dropped', 'dead'],
      },
      attempts: { type: 'number', means: 'Posts that it took.' },
    },
  },
  'intent.unrecognised': {
    level: 'info',
    when: 'The bot did not understand a message.',
    fields: {
      conversation,
      session,
      language,
      inARow: { type: 'number', means: 'Messages in a row that it did not understand, this one included.' },
    },
  },
  'activity.duplicate': {
    level: 'info',
    when: 'A channel delivered an activity again that had been applied before; nothing was decided twice.',
    fields: { conversation },
  },
  'outbound.failed': {
    level: 'warn',
    when: 'A post to the contact center was not taken, or may not have been.',
    fields: {
      conversation,
      effect: { type: 'text', means: 'What was posted.', values: ['say', 'escalate', 'end'] },
      rule,
      outcome: {
        type: 'text',
        means: '`ambiguous`: nobody can know whether it arrived.',
        values: ['refused', 'throttled', 'notSent', 'ambiguous'],
      },
      code: { type: 'text', means: 'Network error, HTTP status or code of ours.', optional: true },
      result: {
        type: 'text',
        means: 'What becomes of it. `retry`: it is posted again later.',
        values: ['retry', 'done', 'gone', 'dropped', 'dead'],
      },
      attempt: { type: 'number', means: 'Number of the attempt, from 1.' },
      status: { type: 'number', means: 'HTTP status of the refusal.', optional: true },
    },
  },
  'outbound.leftOut': {
    level: 'warn',
    when: 'So much waited to be sent that the row was full: what had waited longest was left out, and a sentence in its place says so.',
    fields: {
      conversation,
      session,
      waiting: { type: 'number', means: 'Messages and commands that still wait.' },
    },
  },
  'connector.leftAlone': {
    level: 'warn',
    when: 'Several posts in a row to a connector host were not answered. The timer leaves it alone but for one conversation a round; what waits for it stays due.',
    fields: { connector },
  },
  'connector.answersAgain': {
    level: 'info',
    when: 'A connector host that was left alone answers again.',
    fields: { connector },
  },
  'auth.rejected': {
    level: 'warn',
    when: 'A request was not let in.',
    fields: {
      code: { type: 'text', means: 'Why: a code of docs/troubleshooting.md.' },
      status,
      times,
    },
  },
  'request.refused': {
    level: 'warn',
    when: 'A request was refused before anybody asked who sent it: its body or its headers are none of a channel.',
    fields: {
      code: { type: 'text', means: 'Why: a code of docs/troubleshooting.md.' },
      status,
      times,
    },
  },
  'storage.conflict': {
    level: 'info',
    when: 'A turn had to decide again, because another one changed the conversation meanwhile.',
    fields: {
      conversation,
      conflicts: { type: 'number', means: 'How often.' },
    },
  },
  'storage.quarantined': {
    level: 'error',
    when: 'A stored conversation could not be read. Its row is set aside; the conversation begins anew, or, where a command was decided, keeps its silence and what could be read of what waits.',
    fields: { schema: { type: 'text', means: 'Layout number that the row carries.' } },
  },
  'responder.failed': {
    level: 'error',
    when: 'The responder threw, took too long or answered what is no answer; the policy decides what the customer gets instead.',
    fields: {
      conversation,
      code: {
        type: 'text',
        means: '`E_DEADLINE` for too slow, `E_ANSWER_*` for an answer that is none, else what it threw.',
      },
    },
  },
  'knowledge.answered': {
    level: 'info',
    when: 'The bot has answered from the articles, or offered some; once more when the customer says, or shows, whether the one that was told helped.',
    fields: {
      conversation,
      session,
      article: {
        type: 'text',
        means: 'Name of the article’s file without its ending; absent where several were offered.',
        optional: true,
      },
      level: {
        type: 'text',
        means: '`sure`: an article was told. `unsure`: titles were offered.',
        values: ['sure', 'unsure'],
      },
      helped: {
        type: 'flag',
        means: 'Whether the article helped; absent when it is told.',
        optional: true,
      },
    },
  },
  'knowledge.listed': {
    level: 'info',
    when: 'Twice a day the sweep of an instance names each article that the app has, so that one that is told to nobody can be found.',
    fields: {
      article: { type: 'text', means: 'Name of the article’s file without its ending.' },
    },
  },
  'model.completed': {
    level: 'info',
    when: 'A model was to put an answer into words. Where its words could not be said, the customer has the answer of the search.',
    fields: {
      conversation,
      outcome: {
        type: 'text',
        means:
          '`answered`: its words were said. `notCovered`: it found no answer in the articles. `resting`: it was not asked, because it had failed several times in a row. `ungrounded`: it named a link, an address or a number that is not in the articles. Each other one is why its answer could not be had, or not be said.',
        values: [
          ...(['answered', 'notCovered', 'resting'] as const),
          ...(['throttled', 'refused', 'failed', 'unreachable', 'timedOut', 'noToken'] as const),
          ...(['filtered', 'cutOff', 'empty', 'notJson', 'wrongSchema', 'tooLong', 'markup'] as const),
          ...(['noArticle', 'otherArticle', 'ungrounded'] as const),
        ],
      },
      finish: {
        type: 'text',
        means: 'Why the model stopped, as it says.',
        values: ['stop', 'length', 'content_filter', 'tool_calls', 'other'],
        optional: true,
      },
      status: { type: 'number', means: 'HTTP status of an answer that is none.', optional: true },
      milliseconds: { type: 'number', means: 'Time that it took.' },
      promptTokens: { type: 'number', means: 'Tokens that it read.', optional: true },
      completionTokens: { type: 'number', means: 'Tokens that it wrote.', optional: true },
    },
  },
  'variables.refused': {
    level: 'warn',
    when: 'Context variables could not be sent with an escalation, because their names or values do not fit the wire, all of them together do not, or the contact center refused the command that held them.',
    fields: {
      conversation,
      rule,
      names: { type: 'text', means: 'Names of the variables, as the policy has them.' },
    },
  },
  failOpen: {
    level: 'error',
    when: 'A turn could not be stored, so a bare Escalate was posted to hand the customer to a person. Once that is stored, it is reported as `conversation.escalated` by the rule `failOpen`, too.',
    fields: {
      conversation,
      outcome: {
        type: 'text',
        means: 'What became of the post.',
        values: ['sent', 'refused', 'throttled', 'notSent', 'ambiguous'],
      },
    },
  },
  'sweep.completed': {
    level: 'info',
    when: 'The timer has gone round, or an instance that it asked for help.',
    fields: {
      run: {
        type: 'text',
        means: '`timer`: all that is due. `helper`: the partitions that another run had handed on.',
        values: ['timer', 'helper'],
      },
      milliseconds: { type: 'number', means: 'How long it took.' },
      finished: visits('whose cut-off turn was finished'),
      warned: visits('warned of silence'),
      ended: visits('ended for silence'),
      forgotten: visits('forgotten after their time'),
      rearmed: visits('that had nothing due yet'),
      discarded: visits('that were gone already'),
      raced: visits('where somebody else was faster'),
      leftAlone: visits('left to the next round because their connector host does not answer'),
      failed: visits('that could not be dealt with'),
      postponed: visits('left to the next round, or to another instance, for want of time; at least so many'),
      complete: {
        type: 'flag',
        means:
          'Whether everything due was looked at: `false` when time ran out or the index could not be read.',
      },
      handedOn: {
        type: 'number',
        means: 'Partitions of the due index, of 32, that other instances were asked to go on with.',
      },
      latestSeconds: { type: 'number', means: 'How overdue the most overdue conversation was.' },
      unsent: visits('visited that still have a message or command to be sent'),
    },
  },
  'config.invalid': {
    level: 'error',
    when: 'A request came while the settings have mistakes, so nothing is served.',
    fields: {
      code: { type: 'text', means: 'Always `E_CONFIG`: the log and `/api/health` name each mistake.' },
      times,
    },
  },
  'start.failed': {
    level: 'error',
    when: 'The bot could not be started with its settings; it is tried again with the next request.',
    fields: { code: { type: 'text', means: 'Code of the failure.' }, times },
  },
  'telemetry.dropped': {
    level: 'warn',
    when: 'Telemetry was given up because it could not be sent for too long. Turns are not affected.',
    fields: {
      events: { type: 'number', means: 'Events that are lost.' },
      dependencies: { type: 'number', means: 'Dependency records that are lost; they go first.' },
    },
  },
} as const satisfies Readonly<Record<string, EventDefinition>>;

export type EventName = keyof typeof EVENTS;

/** What came of asking a model, and why it stopped. */
export type ModelOutcome = ValueOf<(typeof EVENTS)['model.completed']['fields']['outcome']>;
export type ModelFinish = ValueOf<(typeof EVENTS)['model.completed']['fields']['finish']>;

type ValueOf<F> = F extends { readonly type: 'text'; readonly values: readonly (infer V)[] }
  ? F extends { readonly values: typeof channel.values | typeof sourceChannel.values }
    ? string
    : V
  : F extends { readonly type: 'text' }
    ? string
    : F extends { readonly type: 'flag' }
      ? boolean
      : number;

type FieldsOf<N extends EventName> = {
  readonly [
    K in keyof (typeof EVENTS)[N]['fields'] as (typeof EVENTS)[N]['fields'][K] extends {
      readonly optional: true;
    }
      ? never
      : K
  ]: ValueOf<(typeof EVENTS)[N]['fields'][K]>;
} & {
  readonly [
    K in keyof (typeof EVENTS)[N]['fields'] as (typeof EVENTS)[N]['fields'][K] extends {
      readonly optional: true;
    }
      ? K
      : never
  ]?: ValueOf<(typeof EVENTS)[N]['fields'][K]> | undefined;
};

/** An event with its fields: `{ name: 'activity.duplicate', conversation: '…' }`. */
export type TelemetryEvent = { [N in EventName]: { readonly name: N } & FieldsOf<N> }[EventName];

/** What only the log is told with an event, and how severe it is this time where that differs from the definition. */
export interface TrackDetails {
  readonly level?: LogLevel;
  readonly logOnly?: LogFields;
}

/** Reports an event. Never throws, never waits. */
export type Track = (event: TelemetryEvent, details?: TrackDetails) => void;

/** One request that the bot made to a service it depends on. */
export interface Dependency {
  readonly kind: 'storage' | 'connector' | 'model';
  /** `GET`, `POST` and the like. */
  readonly method: string;
  /** Scheme and host, without path: paths hold ids. */
  readonly origin: string;
  /** What was asked for, as a path without ids: `/conversations`. */
  readonly operation: string;
  readonly milliseconds: number;
  /** HTTP status; `undefined` when there was no answer. */
  readonly status: number | undefined;
  readonly ok: boolean;
}

/** Reports a dependency. Never throws, never waits. */
export type TrackDependency = (dependency: Dependency) => void;

/** What one turn has asked of the services it depends on so far. */
export interface Usage {
  readonly storageRequests: number;
  readonly storageMilliseconds: number;
  readonly posts: number;
  readonly postMilliseconds: number;
}

/** How the bot reports. What is reported belongs to the call of a function during which it is. */
export interface Telemetry {
  readonly track: Track;
  readonly trackDependency: TrackDependency;
  /** Of the call of a function that is under way. */
  readonly usage: () => Usage;
}

export const NO_USAGE: Usage = { storageRequests: 0, storageMilliseconds: 0, posts: 0, postMilliseconds: 0 };

/** For callers that report to nobody. */
export const noTelemetry: Telemetry = {
  track: () => undefined,
  trackDependency: () => undefined,
  usage: () => NO_USAGE,
};
