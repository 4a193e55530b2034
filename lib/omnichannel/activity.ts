/** Anything that survives `JSON.parse`. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/** The members of a channel account that the protocol reads. */
export interface AccountLike {
  id?: string | undefined;
  name?: string | undefined;
  role?: string | undefined;
}

/**
 * The members of a Bot Framework activity that the protocol reads or writes. Structural on purpose: the activities of
 * `botbuilder` and of `@microsoft/agents-activity` both fit as they are (proven in `test/types/sdkShapes.ts`), so this
 * room needs neither SDK. `value` and `channelData` are `unknown` because the channel, not the SDK, decides what is in
 * them; they are parsed here and nowhere else.
 */
export interface ActivityLike {
  type?: string | undefined;
  id?: string | undefined;
  name?: string | undefined;
  /** Of an `installationUpdate`: what happened. */
  action?: string | undefined;
  text?: string | undefined;
  textFormat?: string | undefined;
  locale?: string | undefined;
  channelId?: string | undefined;
  /** Bot Framework's own field. It is not the contact center's: that one is `channelData.deliveryMode`. */
  deliveryMode?: string | undefined;
  value?: unknown;
  channelData?: unknown;
  attachments?: readonly AttachmentLike[] | undefined;
  /** Mentions, places and the like; their members are the channel's. */
  entities?: readonly object[] | undefined;
  suggestedActions?: unknown;
  conversation?: object | undefined;
  from?: AccountLike | undefined;
  recipient?: AccountLike | undefined;
  membersAdded?: readonly AccountLike[] | undefined;
  membersRemoved?: readonly AccountLike[] | undefined;
}

/** A file or card on a message, in either direction. */
export interface AttachmentLike {
  contentType?: string | undefined;
  contentUrl?: string | undefined;
  content?: unknown;
  name?: string | undefined;
}
