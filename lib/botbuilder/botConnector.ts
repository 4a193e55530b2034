import { toHttpHeadersLike } from '@azure/core-http-compat';
import { createHttpHeaders } from '@azure/core-rest-pipeline';
import type { Activity } from 'botbuilder';
import { ConnectorClient } from 'botframework-connector';
import type { BotCredentials } from './credentials.ts';
import type { ConnectorHttpClient } from './delivery.ts';
import { isPathSegment } from './pathSegment.ts';

const HEADERS = {
  accept: 'application/json',
  'content-type': 'application/json; charset=utf-8',
  'user-agent': 'contact-center-bot',
};

/**
 * The SDK's client of one connector, with a straight way for what a bot does all day. The SDK's own goes through a mapping of
 * every member, nine policies that do nothing here and a copy of the request for its compatibility layer: most of what a post
 * costs. Everything else that a connector can do goes the SDK's way, through the same HTTP client.
 */
export class BotConnector extends ConnectorClient {
  readonly #credentials: BotCredentials;
  readonly #httpClient: ConnectorHttpClient;
  readonly #conversations: string;

  constructor(credentials: BotCredentials, httpClient: ConnectorHttpClient, address: string) {
    super(credentials, { httpClient, ...(address === '' ? {} : { baseUri: address }) });
    this.#credentials = credentials;
    this.#httpClient = httpClient;
    this.#conversations = `${address}${address.endsWith('/') ? '' : '/'}v3/conversations/`;
  }

  /** Posts an activity, as an answer to `replyToId` where that can be addressed, and to the conversation otherwise. */
  async post(
    conversationId: string,
    replyToId: string | undefined,
    activity: Partial<Activity>,
    abortSignal: AbortSignal | undefined,
  ): Promise<void> {
    const answered = replyToId !== undefined && isAddressable(replyToId) ? replyToId : undefined;
    const answering = answered === undefined ? '' : `/${encodeURIComponent(answered)}`;
    const request = await this.#credentials.signRequest({
      url: `${this.#conversations}${encodeURIComponent(conversationId)}/activities${answering}`,
      method: 'POST',
      headers: toHttpHeadersLike(createHttpHeaders(HEADERS)),
      body: JSON.stringify({
        ...addressed(activity),
        ...(answered === undefined ? {} : { replyToId: answered }),
      }),
      abortSignal,
    });
    await this.#httpClient.sendRequest(request);
  }
}

/** Ids of activities are short; the customer can write up to a thousand characters there, nine bytes each in a URL. */
const LONGEST_ANSWERED = 256;

/** Which message is answered is no more than a hint, so nothing is lost without it. */
function isAddressable(id: string): boolean {
  return id.length <= LONGEST_ANSWERED && isPathSegment(id);
}

const ACCOUNT = ['id', 'name', 'aadObjectId', 'role', 'properties'];
const CONVERSATION = [...ACCOUNT, 'isGroup', 'conversationType', 'tenantId'];

/** What an address may say besides its id, in bytes of each member: all of it counts against the 28 KB of the message. */
const LONGEST_MEMBER = 256;

/** The addresses of an answer are those of the message, without what a channel had put there besides. */
function addressed({ from, recipient, conversation, ...activity }: Partial<Activity>): object {
  return {
    ...activity,
    from: membersOf(from, ACCOUNT),
    recipient: membersOf(recipient, ACCOUNT),
    conversation: membersOf(conversation, CONVERSATION),
  };
}

function membersOf(address: object | undefined, names: readonly string[]): object | undefined {
  if (address === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(address).filter(
      ([name, value]) => names.includes(name) && (name === 'id' || isShort(value)),
    ),
  );
}

function isShort(value: unknown): boolean {
  return value !== undefined && Buffer.byteLength(JSON.stringify(value)) <= LONGEST_MEMBER;
}
