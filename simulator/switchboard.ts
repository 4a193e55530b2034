import { randomBytes, randomUUID } from 'node:crypto';
import type { JsonValue } from '../lib/omnichannel/index.ts';
import type { BotClient } from './botClient.ts';
import { botPosts, refuse, type PostOutcome, type Refusal } from './center/botPosts.ts';
import {
  abandon,
  close,
  startConversation,
  step,
  timeOut,
  timeToLive,
  type Outcome,
  type PersonEvent,
  type Setting,
} from './center/contactCenter.ts';
import type { Conversation, TurnReport } from './center/conversation.ts';
import { createFaultScript, type Fault, type FaultScript } from './faults.ts';
import type { Deed, Journal, Placed } from './journal.ts';
import type { ContextForm } from './center/inboundActivities.ts';
import { addReport, recordDelivery } from './center/ledger.ts';
import { loadOf } from './center/representatives.ts';
import { NO_TROUBLE, type Trouble } from './center/trouble.ts';
import type { KeptConversation } from './kept/keptConversation.ts';
import type { CenterDefinition, ChannelType } from './definition/definition.ts';
import { createTraces } from './traces.ts';

/** How an activity is delivered to the bot: usually once and in turn. */
export interface Manner {
  /** How many times the same activity is posted. */
  readonly copies?: number | undefined;
  /** Whether the copies are posted together, not one after the other. */
  readonly atOnce?: boolean | undefined;
  /** Whether it is held back until the next activity has been delivered. */
  readonly late?: boolean | undefined;
}

export interface StartOptions {
  /** Somebody of the contact center's file, with their pre-chat answers, channel and language. */
  readonly customer?: string | undefined;
  readonly channel?: ChannelType | undefined;
  readonly customerName?: string | undefined;
  readonly variables?: Readonly<Record<string, JsonValue>> | undefined;
  readonly contextForm?: ContextForm | 'every' | undefined;
  readonly trouble?: Partial<Trouble> | undefined;
  /** Whether activities to the bot carry the nulls of Microsoft's samples; usually not. */
  readonly nulls?: boolean | undefined;
}

/** The conversations of a contact center, live: applies what happens, delivers to the bot, tells whoever watches. */
export interface Switchboard {
  readonly definition: CenterDefinition;
  /** What is wrong with a newer description, one mistake a line; `undefined` when nothing is. */
  readonly definitionMistakes: string | undefined;
  readonly bot: BotClient;
  readonly faults: FaultScript;
  conversation(id: string): Conversation | undefined;
  /** Newest first. */
  conversations(): readonly Conversation[];
  /** Whom `whyNotStarted` would refuse starts as a stranger. */
  start(options?: StartOptions): Conversation;
  /** `undefined` when there is no such conversation. */
  act(id: string, event: PersonEvent, manner?: Manner): Outcome | undefined;
  /**
   * An activity from the bot; `undefined` when there is no such conversation. `fault` says in words what befalls the answer.
   */
  post(id: string, body: JsonValue, fault?: string): PostOutcome | undefined;
  /** Notes what was refused: a post that met a fault, or, named by `request`, something that this channel does not do. */
  refusePost(id: string, body: JsonValue, refusal: Refusal, request?: string): void;
  /** Switches on or off what goes wrong in a conversation. False when there is no such conversation. */
  troubleWith(id: string, trouble: Partial<Trouble>): boolean;
  /** Notes what the bot reported of a turn, if the trace is that of a delivery from here. */
  noteReport(traceId: string, fields: TurnReport['fields']): void;
  /** Notes that an armed fault hit a post of the bot. */
  noteFault(id: string, fault: Fault): void;
  /** How a conversation began and what was done in it; `undefined` when there is no such conversation. */
  journal(id: string): Journal | undefined;
  /** All that another switchboard needs to go on with a conversation; `undefined` when there is no such conversation. */
  kept(id: string): KeptConversation | undefined;
  /** Posts the activity at this place of the wire log to the bot once more. False when there is none. */
  deliverAgain(id: string, seq: number, manner?: Manner): boolean;
  /** Resolves when nothing is on its way to the bot any more. */
  settled(id: string): Promise<void>;
  /** Counts the changes of a conversation, the end of each way to the bot among them; and whether nothing is on its way. */
  progress(id: string): Progress | undefined;
  /** Closes a conversation that nobody goes on with; a bot that has it is told. False when there is no such conversation. */
  close(id: string): boolean;
  /**
   * Tells the bot that all conversations are over which it has, but for those that go on elsewhere, and resolves when it has heard.
   * A bot that was never reached is not bothered.
   */
  abandonAll(goOn?: ReadonlySet<string>): Promise<void>;
  /** The clock has been moved: closes what has timed out meanwhile. */
  noticeTime(milliseconds: number): void;
  /** From now on the contact center is as described here; what happened before stays as it is. */
  readonly redefine: (definition: CenterDefinition) => void;
  /** A newer description has mistakes: what was described before goes on to hold, and they are known until one has none. */
  readonly refuseDefinition: (mistakes: string) => void;
  /** Forgets all conversations and faults. What is on its way to the bot goes on unseen. */
  reset(): void;
  /** Calls back after every change, with `undefined` after a reset or what came of a new description; returns how to stop that. */
  watch(listener: Listener): () => void;
}

/** How far a conversation has come, for whoever waits for it. */
export interface Progress {
  readonly revision: number;
  readonly settled: boolean;
}

type Listener = (changed: Conversation | undefined) => void;

interface Line {
  conversation: Conversation;
  deliveries: Promise<void>;
  heldBack: (() => void)[];
  /** How many activities are on their way or wait for one that is. */
  underWay: number;
  revision: number;
  /** Since when it is in its stage. */
  since: number;
  /** Closes what its stage does not keep for ever. */
  timeout: NodeJS.Timeout | undefined;
  readonly opening: StartOptions;
  readonly deeds: Placed[];
}

/** Why a chat cannot be started so, in words: nobody of that name is known, or customers do not come that way. */
export function whyNotStarted(
  { customer, channel }: StartOptions,
  { customers, channels }: CenterDefinition,
): string | undefined {
  const named = customers.map(({ name }) => name);
  if (customer !== undefined && !named.includes(customer))
    return `There is no customer "${customer}"; known: ${named.join(', ') || 'nobody'}.`;
  const types = channels.map(({ type }) => type);
  if (channel !== undefined && !types.includes(channel))
    return `The workstream has no channel "${channel}"; it has ${types.join(', ')}.`;
  return undefined;
}

export function createSwitchboard(
  {
    definition: first,
    serviceUrl,
    bot,
    kept = [],
  }: {
    readonly definition: CenterDefinition;
    readonly serviceUrl: string;
    readonly bot: BotClient;
    /** Conversations to go on with, oldest first. */
    readonly kept?: readonly KeptConversation[];
  },
  now: () => number = Date.now,
): Switchboard {
  let definition = first;
  let definitionMistakes: string | undefined;
  const lines = new Map<string, Line>();
  const faults = createFaultScript();
  const traces = createTraces();
  const listeners = new Set<Listener>();

  /** What holds for the next thing that happens. */
  function setting(): Setting {
    const conversations = [...lines.values()].map(({ conversation }) => conversation);
    const load = new Map(definition.representatives.map(({ name }) => [name, loadOf(name, conversations)]));
    return { definition, load, serviceUrl };
  }

  function startTimeout(line: Line): void {
    clearTimeout(line.timeout);
    const lifetime = timeToLive(line.conversation, definition);
    if (lifetime === undefined) return;
    const left = line.since + lifetime - now();
    if (left <= 0) update(line, timeOut(line.conversation, now()));
    else if (left <= LONGEST_TIMER_MS) line.timeout = setTimeout(startTimeout, left, line).unref();
  }

  function update(line: Line, conversation: Conversation): void {
    const staged = line.conversation.stage !== conversation.stage;
    line.conversation = conversation;
    if (staged) line.since = now();
    line.revision += 1;
    for (const listener of listeners) listener(conversation);
    if (staged) startTimeout(line);
  }

  async function deliverOnce(line: Line, seq: number): Promise<void> {
    const record = line.conversation.wire[seq];
    if (record === undefined) return;
    const attempt = record.deliveries.length;
    update(line, recordDelivery(line.conversation, seq, attempt, undefined));
    const traceParent = traces.begin({ conversation: line.conversation.id, seq, attempt });
    const outcome = await bot.deliver(record.activity, traceParent);
    update(line, recordDelivery(line.conversation, seq, attempt, outcome));
  }

  async function deliver(line: Line, seq: number, { copies = 1, atOnce = false }: Manner): Promise<void> {
    const turns = Array.from({ length: copies }, () => () => deliverOnce(line, seq));
    if (atOnce) await Promise.all(turns.map((turn) => turn()));
    else for (const turn of turns) await turn();
  }

  /** Deliveries of one conversation go one after the other: the bot sees them in the order in which they happened. */
  function send(line: Line, seqs: readonly number[], said: Manner = {}): void {
    const manner = { ...mannerOf(line), ...defined(said) };
    const enqueue = (): void => {
      for (const seq of seqs) {
        line.underWay += 1;
        line.deliveries = line.deliveries.then(async () => {
          await deliver(line, seq, manner);
          line.underWay -= 1;
          if (line.underWay === 0) update(line, line.conversation);
        });
      }
    };
    if (seqs.length === 0) return;
    if (manner.late === true) {
      line.heldBack.push(enqueue);
      return;
    }
    enqueue();
    for (const late of line.heldBack.splice(0)) late();
  }

  function open(
    conversation: Conversation,
    { opening, deeds, since }: Pick<KeptConversation, 'opening' | 'deeds' | 'since'>,
  ): Line {
    const line: Line = {
      conversation,
      deliveries: Promise.resolve(),
      heldBack: [],
      underWay: 0,
      revision: 0,
      since,
      timeout: undefined,
      opening,
      deeds: [...deeds],
    };
    lines.set(conversation.id, line);
    return line;
  }
  for (const { conversation, ...rest } of kept) startTimeout(open(conversation, rest));

  return {
    get definition() {
      return definition;
    },
    get definitionMistakes() {
      return definitionMistakes;
    },
    bot,
    faults,
    conversation: (id) => lines.get(id)?.conversation,
    conversations: () => [...lines.values()].map(({ conversation }) => conversation).reverse(),
    start(options = {}) {
      const {
        customer: known,
        customerName,
        channel,
        variables = {},
        contextForm = 'event/omnichannelSetContext',
        nulls = false,
        trouble = {},
      } = options;
      const preset = definition.customers.find(({ name }) => name === known);
      const opening = {
        id: newConversationId(),
        customer: { id: `8:acs:${randomUUID()}`, name: customerName ?? preset?.name ?? 'Customer' },
        variables: { ...preset?.preChat, ...variables },
        contextForm,
        nulls,
        trouble: { ...NO_TROUBLE, ...trouble },
        channel: channel ?? preset?.channel ?? definition.channels[0]?.type ?? 'liveChat',
        locale: preset?.locale ?? 'en-US',
      };
      const { conversation, toBot } = startConversation(opening, now(), setting());
      const line = open(conversation, { opening: options, deeds: [], since: conversation.startedAt });
      update(line, conversation);
      send(line, toBot);
      return conversation;
    },
    act(id, event, manner) {
      const line = lines.get(id);
      if (line === undefined) return undefined;
      const outcome = step(line.conversation, event, now(), setting());
      if (outcome.kind === 'done') {
        noteDeed(line, { kind: 'person', event, manner: manner ?? {} });
        update(line, outcome.conversation);
        send(line, outcome.toBot, manner);
      }
      return outcome;
    },
    post(id, body, fault) {
      const line = lines.get(id);
      if (line === undefined) return undefined;
      const outcome = botPosts(line.conversation, body, now(), setting(), fault);
      update(line, outcome.conversation);
      return outcome;
    },
    refusePost(id, body, refusal, request) {
      const line = lines.get(id);
      if (line === undefined) return;
      update(
        line,
        refuse(line.conversation, refusal, { body, findings: [], at: now(), request }).conversation,
      );
    },
    troubleWith(id, trouble) {
      const line = lines.get(id);
      if (line === undefined) return false;
      noteDeed(line, { kind: 'trouble', trouble });
      update(line, { ...line.conversation, trouble: { ...line.conversation.trouble, ...trouble } });
      return true;
    },
    noteReport(traceId, fields) {
      const delivery = traces.of(traceId);
      const line = delivery === undefined ? undefined : lines.get(delivery.conversation);
      if (delivery === undefined || line === undefined) return;
      const { seq, attempt } = delivery;
      update(line, addReport(line.conversation, seq, { attempt, fields }));
    },
    noteFault(id, fault) {
      const line = lines.get(id);
      if (line !== undefined) noteDeed(line, { kind: 'fault', fault });
    },
    journal: (id) => lines.get(id),
    kept: (id) => lines.get(id),
    deliverAgain(id, seq, manner) {
      const line = lines.get(id);
      if (line?.conversation.wire[seq]?.direction !== 'toBot') return false;
      noteDeed(line, { kind: 'again', seq, manner: manner ?? {} });
      send(line, [seq], manner);
      return true;
    },
    async settled(id) {
      const line = lines.get(id);
      if (line === undefined) return;
      for (let seen: Promise<void> | undefined; seen !== line.deliveries;) {
        seen = line.deliveries;
        await seen;
      }
    },
    progress(id) {
      const line = lines.get(id);
      return line === undefined ? undefined : { revision: line.revision, settled: line.underWay === 0 };
    },
    close(id) {
      const line = lines.get(id);
      if (line === undefined) return false;
      const { conversation, toBot } = close(line.conversation, now(), setting());
      update(line, conversation);
      send(line, toBot);
      return true;
    },
    async abandonAll(goOn = new Set()) {
      faults.clear();
      const known = [...lines.values()].filter(
        ({ conversation }) => wasReached(conversation) && !goOn.has(conversation.id),
      );
      await Promise.all(
        known.map(async (line) => {
          const { conversation, toBot } = abandon(line.conversation, now(), setting());
          update(line, conversation);
          send(line, toBot);
          await line.deliveries;
        }),
      );
    },
    noticeTime(milliseconds) {
      for (const line of lines.values()) {
        if (line.conversation.stage !== 'closed') noteDeed(line, { kind: 'time', milliseconds });
        startTimeout(line);
      }
    },
    redefine(described) {
      definition = described;
      definitionMistakes = undefined;
      for (const line of lines.values()) startTimeout(line);
      for (const listener of listeners) listener(undefined);
    },
    refuseDefinition(mistakes) {
      definitionMistakes = mistakes;
      for (const listener of listeners) listener(undefined);
    },
    reset() {
      for (const { timeout } of lines.values()) clearTimeout(timeout);
      lines.clear();
      faults.clear();
      for (const listener of listeners) listener(undefined);
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** How trouble has activities delivered where nobody says otherwise. */
function mannerOf({ conversation, heldBack }: Line): Manner {
  switch (conversation.trouble.deliveries) {
    case 'once':
      return {};
    case 'twice':
      return { copies: 2 };
    case 'twiceAtOnce':
      return { copies: 2, atOnce: true };
    case 'late':
      // What comes next is what the one before waits for.
      return { late: heldBack.length === 0 };
  }
}

function defined(manner: Manner): Manner {
  return Object.fromEntries(Object.entries(manner).filter(([, value]) => value !== undefined));
}

/** Beyond this a timer of Node fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

function noteDeed({ conversation, deeds }: Line, deed: Deed): void {
  const { transcript, wire } = conversation;
  deeds.push({ ...deed, lines: transcript.length, records: wire.length });
}

function wasReached({ wire }: Conversation): boolean {
  return wire.some(({ deliveries }) => deliveries.some((delivery) => delivery?.status !== undefined));
}

/** The form that chat threads of Azure Communication Services have: characters that a URL must escape, on purpose. */
function newConversationId(): string {
  return `19:acsV1_${randomBytes(24).toString('base64url')}@thread.v2`;
}
