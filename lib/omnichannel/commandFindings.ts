import type { LintFinding } from './lintFinding.ts';
import { error, warning } from './lintFinding.ts';

const IGNORED = 'The contact center does not act on it, and the customer stays with the bot.';
const DOUBTFUL = 'The contact center may not understand it.';

/** What can be wrong with the spelling of a command. An error is one that the contact center does not act on. */
export const COMMAND_FINDINGS = {
  channelDataString: error(
    'channel-data-is-a-string',
    `The command is inside a string. ${IGNORED} channelData has to be an object with tags in it.`,
  ),
  documentedShape: error(
    'documented-wrong-shape',
    `The command stands beside tags, as one documentation page shows it. ${IGNORED} It has to be a JSON string in channelData.tags.`,
  ),
  tagsObject: error(
    'tags-not-a-string',
    `The command’s tags are an object. ${IGNORED} They have to be a string that holds JSON.`,
  ),
  tagsNotJson: error(
    'tags-not-json',
    `The command’s tags begin like a JSON document but are none. ${IGNORED}`,
  ),
  notMessage: error(
    'command-not-a-message',
    `The command is on an activity of another type. ${IGNORED} The type has to be message.`,
  ),
  unknownType: error(
    'unknown-command-type',
    `The command’s type is not known. ${IGNORED} It has to be "Escalate" or "EndConversation".`,
  ),
  contextNotObject: error(
    'context-not-an-object',
    `The command’s context is no object. ${IGNORED} It holds variable names and values.`,
  ),
  contextMissing: warning(
    'context-missing',
    `The command has no context. ${DOUBTFUL} Send an object, empty if there is nothing to set.`,
  ),
  capitalisedKeys: warning(
    'command-keys-capitalised',
    `The command’s keys are capitalised. ${DOUBTFUL} Write type and context.`,
  ),
  numericType: warning(
    'command-type-number',
    `The command’s type is a number. ${DOUBTFUL} Write "Escalate" or "EndConversation".`,
  ),
  typeCase: warning(
    'command-type-case',
    `The command’s type is spelled in another case. ${DOUBTFUL} Write "Escalate" or "EndConversation".`,
  ),
} as const satisfies Record<string, LintFinding>;
