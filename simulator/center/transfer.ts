import type { Refusal } from './botPosts.ts';
import type { Conversation } from './conversation.ts';
import { addNotice } from './ledger.ts';
import type { CenterDefinition } from '../definition/definition.ts';

/** Why a conversation cannot be transferred there; `undefined` when it can. */
export function whyNotTransferred(
  conversation: Conversation,
  queue: string,
  { queues, bot }: Pick<CenterDefinition, 'queues' | 'bot'>,
): Refusal | undefined {
  const known = [...queues, bot.name];
  if (conversation.stage !== 'representativeActive') {
    return conflict('Only the representative who accepted can transfer it.');
  }
  if (!known.includes(queue)) {
    return {
      status: 400,
      code: 'BadArgument',
      message: `There is no queue "${queue}": ${known.join(', ')}.`,
    };
  }
  return queue === conversation.queue
    ? conflict(`The conversation is in the queue "${queue}" already.`)
    : undefined;
}

/** The representative leaves, and the conversation waits in another queue for whoever takes it there. */
export function transfer(conversation: Conversation, queue: string, at: number): Conversation {
  const name = conversation.representative ?? 'The representative';
  const waiting: Conversation = {
    ...conversation,
    stage: 'waiting',
    representative: undefined,
    queue,
    skills: [],
    queueReason: `Transferred by ${name} from "${conversation.queue}".`,
  };
  return addNotice(waiting, `${name} has transferred the conversation.`, at);
}

/**
 * Why a bot is not consulted: it can be given a conversation, and there is no mode in which it would hear one beside a representative.
 * https://learn.microsoft.com/dynamics365/contact-center/administer/transfer-to-agents
 */
export function whyNotConsulted(botQueue: string): Refusal {
  return conflict(
    `A bot cannot be consulted, in Dynamics 365 neither. Transfer the conversation to "${botQueue}" instead: the bot then has it alone.`,
  );
}

function conflict(message: string): Refusal {
  return { status: 409, code: 'Conflict', message };
}
