import type { ActivityLike } from './activity.ts';
import { lintCards } from './lintCards.ts';
import { lintCommand } from './lintCommand.ts';
import { lintCustomerMessage } from './lintCustomerMessage.ts';
import { MESSAGE_LIMIT_BYTES } from './limits.ts';
import type { LintFinding } from './lintFinding.ts';
import { error, warning } from './lintFinding.ts';
import { messageBytes } from './messageSize.ts';
import { readCommand } from './readCommand.ts';
import { readInbound } from './inbound.ts';
import { readOrigin } from './tags.ts';

/**
 * Says in words what a customer or a representative of Dynamics 365 Contact Center would experience if the bot sent this
 * activity now. An empty list means that nothing is known to be wrong with it.
 *
 * `activity` is as the bot sends it. `history` is what went before it in the same conversation, oldest first, in both
 * directions: what the contact center delivered and what the bot sent. From it the linter knows whether a command has been
 * given already, until a later context event hands the conversation back, whether the customer has been told, and on which
 * channel; `channel` says it where the history does not.
 * Use it for conversations on Dynamics 365; on other channels most of the rules do not apply. Never throws on JSON.
 */
export function lint(
  activity: ActivityLike,
  history: readonly ActivityLike[],
  channel = channelIn(history),
): readonly LintFinding[] {
  const read = readCommand(activity);
  const isMessage = activity.type === 'message' || activity.type === undefined;
  return [
    ...lintAfterCommand(activity, history),
    ...(read.kind === 'none' ? lintType(activity) : lintCommand(read, activity, history)),
    ...(read.kind === 'none' && isMessage
      ? [...lintCustomerMessage(activity), ...lintCards(activity, channel)]
      : []),
    ...lintSize(activity),
  ];
}

/** The customer's channel, as what was delivered last says it. */
function channelIn(history: readonly ActivityLike[]): string | undefined {
  return history.map((activity) => readOrigin(activity).sourceChannel).findLast((name) => name !== undefined);
}

/** After Escalate or EndConversation the bot is silent until the conversation is handed back to it. */
function lintAfterCommand(activity: ActivityLike, history: readonly ActivityLike[]): LintFinding[] {
  const given = commandSinceHandBack(history);
  if (given === undefined) return [];
  return readCommand(activity).kind === 'command'
    ? [
        error(
          'second-command',
          `${given} was given already. A second command may route or close the conversation again.`,
        ),
      ]
    : [
        error(
          'sent-after-command',
          `${given} was given already: the bot is out of the conversation, and this message reaches nobody or disturbs the representative. Return after a command.`,
        ),
      ];
}

function commandSinceHandBack(history: readonly ActivityLike[]): string | undefined {
  for (const earlier of history.toReversed()) {
    const read = readCommand(earlier);
    if (read.kind === 'command' && read.effective) return read.command.type;
    if (readInbound(earlier).kind === 'contextEvent') return undefined;
  }
  return undefined;
}

function lintType(activity: ActivityLike): LintFinding[] {
  switch (activity.type) {
    case 'endOfConversation':
      return [
        error(
          'end-of-conversation-ignored',
          'This does not end the conversation in Dynamics 365: it stays open with the customer waiting. Send an EndConversation command as a message.',
        ),
      ];
    case 'handoff':
      return [handoffIgnored()];
    case 'event':
      return activity.name === 'handoff.initiate' ? [handoffIgnored()] : [];
    case 'typing':
      return [
        warning(
          'typing-not-supported',
          'The customer sees no typing indicator from a bot, and each one counts against the sending rate. Leave it out.',
        ),
      ];
    case 'messageUpdate':
    case 'messageDelete':
      return [
        error(
          'update-not-supported',
          'The customer keeps seeing the message as it was first sent. Send a new message instead.',
        ),
      ];
    default:
      return [];
  }
}

function handoffIgnored(): LintFinding {
  return error(
    'handoff-event-ignored',
    'This escalates nothing: the customer waits for a representative who is never asked. Send an Escalate command as a message.',
  );
}

function lintSize(activity: ActivityLike): LintFinding[] {
  const bytes = messageBytes(activity);
  return bytes > MESSAGE_LIMIT_BYTES
    ? [
        error(
          'message-too-large',
          `The message has ${bytes} bytes, metadata included; ${MESSAGE_LIMIT_BYTES} are delivered at most. Neither side would receive it. Shorten or split it.`,
        ),
      ]
    : [];
}
