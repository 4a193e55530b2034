import type { ActivityLike } from './activity.ts';
import { isBridged } from './bridging.ts';
import { isContextDocument } from './contextEvent.ts';
import { arrayIn, isObject, stringOf } from './json.ts';
import { CUSTOM_CHANNEL_TEXT_LIMIT } from './limits.ts';
import type { LintFinding } from './lintFinding.ts';
import { error, warning } from './lintFinding.ts';
import { hasInboundMarks, readChannelData } from './tags.ts';

/** The rules for a message that is meant for the customer. */
export function lintCustomerMessage(activity: ActivityLike): LintFinding[] {
  return [...lintBridging(activity), ...lintOrigin(activity), ...lintText(activity)];
}

function lintBridging(activity: ActivityLike): LintFinding[] {
  if (isBridged(activity)) return [];
  const { deliveryMode } = readChannelData(activity);
  if (typeof activity.channelData === 'string') {
    return [
      error(
        'channel-data-is-a-string',
        'The customer never sees this message: channelData is a string, and the contact center looks for deliveryMode in an object.',
      ),
    ];
  }
  if (stringOf(deliveryMode).toLowerCase() === 'bridged') {
    return [
      error(
        'delivery-mode-case',
        'The customer may never see this message: the delivery mode is spelled in another case. Write "bridged".',
      ),
    ];
  }
  if (stringOf(activity.deliveryMode).toLowerCase() === 'bridged') {
    return [
      error(
        'delivery-mode-at-top-level',
        'The customer never sees this message: deliveryMode on the activity itself is Bot Framework’s. Put it into channelData.',
      ),
    ];
  }
  return [
    error(
      'not-bridged',
      'The customer never sees this message; it shows on the representative’s side only. Set deliveryMode to "bridged" in its channelData.',
    ),
  ];
}

function lintOrigin(activity: ActivityLike): LintFinding[] {
  const findings: LintFinding[] = [];
  if (hasInboundMarks(activity)) {
    findings.push(
      error(
        'inbound-channel-data-copied',
        'The message carries the marks of one that the contact center delivered, so it may be taken for the customer’s or hidden. Do not copy channelData from what came in.',
      ),
    );
  }
  if (isContextDocument(activity.text)) {
    findings.push(
      error(
        'context-echoed',
        'The customer reads the conversation’s context as raw JSON. Read the message form of the context event before echoing text.',
      ),
    );
  }
  return findings;
}

function lintText(activity: ActivityLike): LintFinding[] {
  const text = stringOf(activity.text);
  const hasMore = (arrayIn(activity.attachments) ?? []).length > 0 || isObject(activity.suggestedActions);
  if (text.trim() === '' && !hasMore) {
    return [error('empty-customer-message', 'The customer sees an empty message. Do not send it.')];
  }
  const findings: LintFinding[] = [];
  if (!text.isWellFormed()) {
    findings.push(
      warning(
        'text-not-unicode',
        'The customer sees a replacement character: the text was cut within a surrogate pair.',
      ),
    );
  }
  if (text.length > CUSTOM_CHANNEL_TEXT_LIMIT) {
    findings.push(
      warning(
        'text-too-long-for-custom-channels',
        `The text has ${text.length} characters; custom messaging channels deliver ${CUSTOM_CHANNEL_TEXT_LIMIT}. Split it.`,
      ),
    );
  }
  return findings;
}
