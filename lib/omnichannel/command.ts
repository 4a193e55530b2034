import { checkContextVariables } from './contextVariables.ts';
import type { ContextVariables } from './contextVariables.ts';
import { ProtocolError } from './errors.ts';
import { MESSAGE_LIMIT_BYTES } from './limits.ts';
import { error } from './lintFinding.ts';
import { messageBytes } from './messageSize.ts';
import { variableFinding } from './variableProblem.ts';

/**
 * What a bot asks of the contact center. `text` is for the representative alone: the summary of an escalation, the closing
 * note of an end. `context` holds the context variables to set; an end takes them too, to link the case it was about.
 * @see https://learn.microsoft.com/dynamics365/customer-service/administer/record-identification-rule
 */
export type Command =
  | { readonly type: 'Escalate'; readonly text: string; readonly context: ContextVariables }
  | { readonly type: 'EndConversation'; readonly text: string; readonly context: ContextVariables };

/** A command on the wire. `tags` is a string that holds JSON, never an object. */
export interface CommandActivity {
  type: 'message';
  text: string;
  channelData: { tags: string };
}

/**
 * Writes a command as the one activity that carries it:
 * `{ type: 'message', text, channelData: { tags: '{"type":"Escalate","context":{…}}' } }`. The keys are lower case, `type`
 * is text and not a number, and `context` is an object even when it is empty. The activity is not bridged and must not be:
 * its text is not for the customer. Send the customer a bridged farewell first, and nothing after it.
 *
 * @throws {ProtocolError} `E_CONTEXT_VARIABLES` when a variable would be refused (all of them in `problems`);
 *   `E_MESSAGE_TOO_LARGE` when the activity exceeds 28 KB, most often because of its summary.
 * @see https://github.com/MicrosoftDocs/dynamics-365-contact-center/blob/main/contact-center/extend/build-your-azure-agent.md
 */
export function commandToActivity(command: Command): CommandActivity {
  const tags = JSON.stringify({ type: command.type, context: acceptedVariables(command) });
  const activity: CommandActivity = { type: 'message', text: command.text, channelData: { tags } };
  const bytes = messageBytes(activity);
  if (bytes > MESSAGE_LIMIT_BYTES) {
    const message = `The ${command.type} command has ${bytes} bytes; ${MESSAGE_LIMIT_BYTES} are allowed. Shorten its text.`;
    throw new ProtocolError('E_MESSAGE_TOO_LARGE', message, [error('message-too-large', message)]);
  }
  return activity;
}

function acceptedVariables(command: Command): ContextVariables {
  const { variables, problems } = checkContextVariables(command.context);
  const refused = problems.filter((problem) => problem.outcome === 'refused').map(variableFinding);
  if (refused.length === 0) return variables;
  const reasons = refused.map(({ message }) => message).join(' ');
  const message = `The ${command.type} command has context variables that cannot be sent. ${reasons}`;
  throw new ProtocolError('E_CONTEXT_VARIABLES', message, refused);
}
