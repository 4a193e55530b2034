import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { repliesFor } from '../../lib/conversation/index.ts';
import type { Answer } from '../local/hostProcess.ts';
import type { Post, RecordingConnector } from '../servers/recordingConnector.ts';
import { protocolVectors } from '../omnichannel/protocolVectors.ts';
import type { Bot } from './bot.ts';

/** What the bot says to a customer whose language it was not told. */
export const replies = repliesFor(undefined);

type Activity = Readonly<Record<string, unknown>>;

/** Marks that the contact center puts on what a customer of its live chat writes. */
const FROM_CUSTOMER = {
  tags: 'ChannelId-lcw,FromCustomer',
  deliveryMode: 'bridged',
  fromUserId: '8:acs:customer',
  sourceChannelId: 'omnichannel',
};

const CONTEXT = { msdyn_ConversationId: '5ba69c2c', Topic: 'Billing' };
const CONTEXT_TAGS = {
  tags: 'ChannelId-lcw,OmnichannelContextMessage,Hidden',
  sourceChannelId: 'omnichannel',
};

/** The context event in the four forms that it has been seen in. */
export const CONTEXT_EVENTS = {
  'an event omnichannelSetContext': event('omnichannelSetContext'),
  'an event startConversation': event('startConversation'),
  'a message omnichannelSetContext': message('omnichannelSetContext'),
  'a message startConversation': message('startConversation'),
} as const satisfies Readonly<Record<string, Activity>>;

function event(name: string): Activity {
  return { type: 'event', name, value: CONTEXT, channelData: CONTEXT_TAGS };
}

function message(name: string): Activity {
  return {
    type: 'message',
    text: JSON.stringify({ ...CONTEXT, EventName: name }),
    channelData: CONTEXT_TAGS,
  };
}

/** One conversation of a customer with the bot, as Dynamics carries it. */
export class Conversation {
  readonly id = `19:${randomUUID()}@thread.v2`;
  readonly #connector: RecordingConnector;
  #activities = 0;

  constructor(connector: RecordingConnector) {
    this.#connector = connector;
  }

  /** An activity of this conversation, ready to be posted; `members` win. */
  activity(members: Activity): Activity {
    return {
      id: `${this.id}|${(this.#activities += 1)}`,
      channelId: 'omnichannel',
      serviceUrl: this.#connector.serviceUrl,
      conversation: { id: this.id },
      from: { id: '8:acs:customer', name: 'Customer' },
      recipient: { id: '28:bot', name: 'Bot' },
      ...members,
    };
  }

  customerSays(text: string, members: Activity = {}): Activity {
    return this.activity({ type: 'message', text, channelData: FROM_CUSTOMER, ...members });
  }

  /** Posts an activity and expects it to be taken. */
  async post(bot: Bot, members: Activity): Promise<void> {
    await accepted(bot.post(this.activity(members)));
  }

  /** The customer writes; resolves when the bot has said what it has to say. */
  async say(bot: Bot, text: string, members: Activity = {}): Promise<void> {
    await accepted(bot.post(this.customerSays(text, members)));
  }

  /** The contact center gives the conversation to the bot. */
  async handOver(bot: Bot): Promise<void> {
    // Handed over now: an older event than the last message would be a late one.
    const timestamp = new Date().toISOString();
    await this.post(bot, { ...CONTEXT_EVENTS['an event omnichannelSetContext'], timestamp });
  }

  /** The path of its activities at the connector. */
  get path(): string {
    return `/v3/conversations/${encodeURIComponent(this.id)}/activities`;
  }

  /** What the bot posted to this conversation, oldest first, taken by the connector or not. */
  get attempts(): readonly Post[] {
    return this.#connector.posts.filter(({ path }) => path.startsWith(this.path));
  }

  /** What the connector took. */
  get posts(): readonly Post[] {
    return this.attempts.filter(({ failure }) => failure === undefined);
  }

  /** The same in short: a command by its type, anything else by its text. */
  get said(): readonly string[] {
    return this.posts.map(inShort);
  }
}

export async function accepted(answering: Promise<Answer>): Promise<void> {
  const { status, text } = await answering;
  assert.equal(status, 200, text);
}

/** `Escalate` or `EndConversation` for a command, and the text for what the customer reads. */
export function inShort({ activity }: Pick<Post, 'activity'>): string {
  return commandType(activity) ?? String(activity['text']);
}

function commandType({ channelData }: Activity): string | undefined {
  const tags = JSON.stringify(channelData ?? {});
  return ['Escalate', 'EndConversation'].find((type) =>
    tags.startsWith(`{"tags":"{\\"type\\":\\"${type}\\"`),
  );
}

const vectors = await protocolVectors();

/** The channel data of an outgoing activity of `test/fixtures/protocol`, as JSON. */
export function goldenChannelData(file: string): string {
  const vector = vectors.find((candidate) => candidate.file === file);
  assert.ok(vector?.direction === 'outbound' && 'activity' in vector, file);
  return JSON.stringify(vector.activity.channelData);
}
