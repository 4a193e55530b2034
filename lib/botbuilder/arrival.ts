import { createHash } from 'node:crypto';
import type { Activity } from 'botbuilder';
import type { ConversationAddress, ConversationKey, Provenance } from '../conversation/index.ts';
import {
  isFromContactCenter,
  readInbound,
  readOriginalIds,
  readTime,
  type Inbound,
  type JsonValue,
} from '../omnichannel/index.ts';
import type { Arrival } from '../turns/index.ts';

/** An authenticated activity as a turn takes it: what it means, where it belongs, what it is known by. */
export function arrivalOf(
  activity: Activity,
  keyOf: (channelId: string, conversationId: string) => ConversationKey,
): Arrival {
  const inbound = readInbound(activity);
  const activityId = activity.id === undefined || activity.id === '' ? undefined : boundedName(activity.id);
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

function contentOf({ variables, workItem }: Extract<Inbound, { kind: 'contextEvent' }>): string {
  return digest(workItem === undefined ? sorted(variables) : [sorted(variables), sorted({ ...workItem })]);
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
  const originals = readOriginalIds(activity).map((id) => boundedName(`${activity.type}:${id}`));
  if (activityId !== undefined || originals.length > 0 || sentAt === undefined) return originals;
  return [`content:${digest([activity.from.id, sentAt, inbound])}`];
}

/** What is kept of a name as it is, in characters; what is longer is kept as a digest of the whole. */
const LONGEST_NAME = 128;

function boundedName(name: string): string {
  return name.length <= LONGEST_NAME ? name : `sha256:${digest(name)}`;
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}

/** The same members in one order: each carrier has its own. */
function sorted(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map(sorted);
  const members = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, sorted(member)]));
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
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
