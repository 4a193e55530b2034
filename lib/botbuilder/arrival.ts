import { createHash } from 'node:crypto';
import type { Activity } from 'botbuilder';
import type { ConversationAddress, ConversationKey, Provenance } from '../conversation/index.ts';
import {
  isFromContactCenter,
  readInbound,
  readOriginalIds,
  readTime,
  type Inbound,
} from '../omnichannel/index.ts';
import type { Arrival } from '../turns/index.ts';

/** An authenticated activity as a turn takes it: what it means, where it belongs, what it is known by. */
export function arrivalOf(
  activity: Activity,
  keyOf: (channelId: string, conversationId: string) => ConversationKey,
): Arrival {
  const inbound = readInbound(activity);
  const activityId = nameIn(activity.id);
  const sentAt = readTime(activity.timestamp);
  const alsoKnownAs = otherNames(activity, inbound, activityId, sentAt);
  return {
    key: keyOf(activity.channelId, activity.conversation.id),
    address: addressOf(activity),
    activityId,
    alsoKnownAs,
    provenance: provenanceOf(activity, inbound, activityId, sentAt),
    inbound,
  };
}

function provenanceOf(
  activity: Activity,
  inbound: Inbound,
  id: string | undefined,
  sentAt: number | undefined,
): Provenance {
  return {
    contactCenter: isFromContactCenter(activity),
    ...(id === undefined ? {} : { id }),
    ...(sentAt === undefined ? {} : { sentAt }),
    ...(inbound.kind === 'contextEvent' ? { content: contentOf(inbound) } : {}),
  };
}

/** Blanks name nothing: whoever sends them as an id sends them with every message. */
function nameIn(id = ''): string | undefined {
  return id.trim() === '' ? undefined : boundedName(id);
}

function contentOf({ variables, workItem }: Extract<Inbound, { kind: 'contextEvent' }>): string {
  return digest(workItem === undefined ? variables : [variables, workItem]);
}

/**
 * Names from before bridging and retries. An activity that has none at all is known by who sent it, when, and what it says:
 * the same words at another time are another message.
 */
function otherNames(
  activity: Activity,
  inbound: Inbound,
  activityId: string | undefined,
  sentAt: number | undefined,
): readonly string[] {
  const type = activity.type.trim().toLowerCase();
  const { message, client } = readOriginalIds(activity);
  const originals = [
    // The original of a message is an activity with that id: it may have come before, and come again under another.
    ...(message === undefined ? [] : [boundedName(type === 'message' ? message : `${type}:${message}`)]),
    ...(client === undefined ? [] : [boundedName(`${type}:client:${client}`)]),
  ];
  const writtenAt = sentAt ?? readTime(activity.localTimestamp);
  if (activityId !== undefined || originals.length > 0 || writtenAt === undefined) return originals;
  return [`content:${digest([activity.from.id, writtenAt, type, saidIn(inbound)])}`];
}

/** What an activity says, without what its channel and the page around it say of themselves: a retry may say it otherwise. */
function saidIn(inbound: Inbound): unknown {
  if (inbound.kind !== 'customerMessage') return inbound;
  const { text, submit, files, shared } = inbound;
  return { text, submit, files, shared };
}

/** What is kept of a name as it is, in characters; what is longer is kept as a digest of the whole. */
const LONGEST_NAME = 128;

function boundedName(name: string): string {
  return name.length <= LONGEST_NAME ? name : `sha256:${digest(name)}`;
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, inOneOrder)).digest('base64url');
}

/** For `JSON.stringify`: the members of each object in one order, because each carrier has its own. */
function inOneOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function addressOf({ serviceUrl, channelId, conversation, recipient, from }: Activity): ConversationAddress {
  return {
    serviceUrl,
    channelId,
    conversationId: conversation.id,
    bot: accountOf(recipient),
    customer: accountOf(from),
  };
}

/** The SDK's types promise an id; a channel may leave it out. */
function accountOf({ id = '', name }: { id?: string; name?: string }): ConversationAddress['bot'] {
  return { id, ...(name === undefined ? {} : { name }) };
}
