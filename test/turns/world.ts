import type { Inbound } from '../../lib/omnichannel/index.ts';
import {
  repliesFor,
  type ConversationContext,
  type ConversationStore,
  type DuePolicy,
  type Guidance,
  type OutgoingActivity,
  type SendOutcome,
  type StoredConversation,
} from '../../lib/conversation/index.ts';
import { noTelemetry, type TelemetryEvent } from '../../lib/events.ts';
import { silentLog } from '../../lib/log.ts';
import { conversationKey, createMemoryStore } from '../../lib/storage/index.ts';
import {
  createConnectorHosts,
  createHandOvers,
  createPlaces,
  createUnheard,
  hearUnheard,
  runTurn,
  startDeadline,
  sweep,
  takeTurn,
  turnLimits,
  type Arrival,
  type Send,
  type SweepReport,
  type TurnEnding,
  type TurnPorts,
  type TurnResult,
} from '../../lib/turns/index.ts';
import { policy, respond, responder } from '../fixtures/mind/mind.ts';

const MINUTE = 60_000;

/** The defaults of the app: warn after 5 minutes, end after 10, forget after 30 days. */
export const POLICY: DuePolicy = {
  warningAfter: 5 * MINUTE,
  endAfter: 10 * MINUTE,
  retention: 30 * 24 * 60 * MINUTE,
};

/** What a turn decides by: the policy and the responder of the tests. */
export function guidanceFor(inbound: Inbound, context: ConversationContext): Guidance {
  if (inbound.kind !== 'customerMessage') return { policy };
  const question = { message: inbound, context, replies: repliesFor(context.locale) };
  return { policy, answer: respond(question) };
}

export const ADDRESS = {
  serviceUrl: 'https://connector.example/',
  channelId: 'omnichannel',
  conversationId: 'c1',
  bot: { id: 'bot' },
  customer: { id: 'customer' },
};

export const KEY = conversationKey(ADDRESS.channelId, ADDRESS.conversationId);

export function customerSays(text: string, activityId: string | undefined): Arrival {
  return arrival(activityId, {
    kind: 'customerMessage',
    text,
    submit: undefined,
    files: [],
    sourceChannel: 'lcw',
    locale: undefined,
  });
}

export function contextEvent(activityId: string): Arrival {
  return arrival(activityId, {
    kind: 'contextEvent',
    name: 'omnichannelSetContext',
    variables: {},
    sourceChannel: 'lcw',
    locale: undefined,
  });
}

function arrival(activityId: string | undefined, inbound: Inbound): Arrival {
  return { key: KEY, address: ADDRESS, activityId, inbound };
}

/** What the contact center got, in order: what the customer reads, or the command's type. */
export type Post = { readonly text: string } | { readonly command: 'Escalate' | 'EndConversation' };

/**
 * The other side of the wire, as far as durability is concerned: it takes posts until a command, and refuses the bot
 * afterwards (403), as Dynamics does once the bot has left the conversation. `fail` decides what goes wrong with a post.
 */
export class Center {
  readonly posts: Post[] = [];
  /** Every post that was tried, taken or not. */
  readonly attempts: Post[] = [];
  closed = false;
  /** Resolves to what the sender sees instead of `sent`; `taken` tells whether the post arrived all the same. */
  fail: (post: Post) => { readonly outcome: SendOutcome; readonly taken: boolean } | undefined = () =>
    undefined;

  readonly send: Send = (activity) => {
    const post = readPost(activity);
    this.attempts.push(post);
    if (this.closed) return Promise.resolve({ kind: 'refused', status: 403, gone: true });
    const failure = this.fail(post);
    if (failure === undefined || failure.taken) this.#take(post);
    return Promise.resolve(failure?.outcome ?? { kind: 'sent' });
  };

  /** The contact center gives the conversation back to the bot. */
  reopen(): void {
    this.closed = false;
  }

  get commands(): readonly string[] {
    return this.posts.flatMap((post) => ('command' in post ? [post.command] : []));
  }

  get texts(): readonly string[] {
    return this.posts.flatMap((post) => ('text' in post ? [post.text] : []));
  }

  #take(post: Post): void {
    this.posts.push(post);
    if ('command' in post) this.closed = true;
  }
}

/** What an activity is to the contact center. */
export function readPost({ text = '', channelData }: OutgoingActivity): Post {
  if (typeof channelData === 'object' && channelData !== null && 'tags' in channelData) {
    return { command: String(channelData.tags).includes('"Escalate"') ? 'Escalate' : 'EndConversation' };
  }
  return { text };
}

/** Limits of a sweep that has time for all there is in a test. */
export const SWEEP_LIMITS = { budget: 20_000, concurrency: 16 } as const;

/** One contact center, one store and one clock; time passes only when told to. */
export class World {
  readonly center = new Center();
  readonly store = createMemoryStore();
  time = 1_700_000_000_000;
  policy: DuePolicy = POLICY;
  readonly alias = 'alias';
  readonly hosts = createConnectorHosts(() => this.time);
  /** What was reported, oldest first. */
  readonly events: TelemetryEvent[] = [];
  #ids = 0;

  /** The ports of an instance of the app, which remembers nothing of the others. */
  ports(store: ConversationStore = this.store): TurnPorts {
    const handOvers = createHandOvers(undefined, undefined, () => this.time);
    const telemetry = { ...noTelemetry, track: (event: TelemetryEvent) => this.events.push(event) };
    const aliasOf = (key: string): string => (key === KEY ? this.alias : `alias of ${key}`);
    const now = (): number => this.time;
    const bot = { responder, policy };
    return {
      store: handOvers.over(store, { telemetry, aliasOf, now, bot }),
      handOvers,
      unheard: createUnheard(
        () => undefined,
        () => this.time,
      ),
      places: createPlaces(),
      now,
      sleep: (milliseconds) => {
        this.time += milliseconds;
        return Promise.resolve();
      },
      random: () => 0.5,
      newId: () => `id${(this.#ids += 1)}`,
      log: silentLog,
      telemetry,
      aliasOf,
      policy: this.policy,
      hosts: this.hosts,
      bot,
    };
  }

  async turn(arrived: Arrival, ports = this.ports(), send = this.center.send): Promise<TurnResult> {
    const { commit, turn } = turnLimits(ports.bot);
    const bounds = {
      commit: startDeadline(commit, ports.now),
      turn: startDeadline(turn, ports.now),
      place: ports.places.at(arrived.key),
    };
    try {
      return await runTurn(arrived, send, ports, bounds);
    } finally {
      bounds.place.leave();
      bounds.commit.cancel();
      bounds.turn.cancel();
    }
  }

  /** A turn as the endpoint takes it: stored, or handed to a person where that is all that can be done. */
  async take(arrived: Arrival, ports = this.ports(), send = this.center.send): Promise<TurnEnding> {
    return takeTurn(arrived, send, ports, () => this.time);
  }

  async sweep(ports = this.ports(), send = this.center.send): Promise<SweepReport> {
    return sweep((_address, use) => use(send), ports, {
      ...SWEEP_LIMITS,
      concurrency: 2,
      now: () => this.time,
    });
  }

  /** Hears what could not be stored, as a process does by itself. Resolves to whether nothing is left. */
  async hear(ports: TurnPorts, send = this.center.send): Promise<boolean> {
    return hearUnheard(
      (_address, use) => use(send),
      ports,
      () => this.time,
    );
  }

  /** Lets time pass in steps of a sweep period, sweeping at each, as the timer does. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.time + milliseconds;
    while (this.time < until) {
      this.time = Math.min(until, this.time + 30_000);
      await this.sweep();
    }
  }

  async stored(): Promise<StoredConversation> {
    const stored = await this.store.load(KEY);
    if (stored === undefined) throw new Error('The conversation is not stored.');
    return stored;
  }
}
