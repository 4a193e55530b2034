import type { ActivityLike } from './activity.ts';
import { readCommand } from './readCommand.ts';
import { readChannelData } from './tags.ts';

/** The one spelling that every bot source uses, in `channelData.deliveryMode`. */
const BRIDGED = 'bridged';

/**
 * Makes a message one that the customer sees: a copy with `deliveryMode: "bridged"` merged into its `channelData`. Without
 * it the contact center keeps the message to the representative's side. What is in `channelData` stays; a `channelData`
 * that is the JSON text of an object becomes that object; one that is neither is replaced. An activity that is a command,
 * or an attempt at one, comes back as it is, because bridging it could show the private summary to the customer; so does
 * one that is bridged already. The activity given is never changed.
 *
 * @see https://github.com/MicrosoftDocs/dynamics-365-customer-engagement/blob/main/ce/customer-service/develop/bot-escalate-end-conversation.md
 * @see https://github.com/microsoft/omnichannel-chat-widget/issues/572
 */
export function bridged<T extends ActivityLike>(activity: T): T {
  if (isCommand(activity) || isBridged(activity)) return activity;
  const channelData = { ...readChannelData(activity), deliveryMode: BRIDGED };
  // The prototype goes along: the Agents SDK's activities are instances of a class whose `channelId` is an accessor.
  const copy = Object.create(Object.getPrototypeOf(activity) as object | null) as object;
  return Object.assign(copy, activity, { channelData });
}

/** True when the customer sees the activity: `channelData` is an object and its `deliveryMode` is exactly `"bridged"`. */
export function isBridged(activity: ActivityLike): boolean {
  return typeof activity.channelData === 'object' && readChannelData(activity)['deliveryMode'] === BRIDGED;
}

/** True when the activity is a command or a failed attempt at one: either way its text is not for the customer. */
export function isCommand(activity: ActivityLike): boolean {
  return readCommand(activity).kind !== 'none';
}
