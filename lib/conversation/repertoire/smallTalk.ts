import { understand } from '../../understanding/index.ts';
import type { Say } from '../effects.ts';
import type { Answer, Question } from '../responder.ts';
import { help } from './help.ts';

/**
 * Answers what customers say besides their question: a greeting, thanks, good-bye, a cry for help, whether this is a bot, that
 * it is no good. A person and the end of the chat are proposed, and decided by the policy.
 */
export function answerSmallTalk({ message, replies, showcase = true }: Question): Answer {
  const [meaning] = understand(message.text, replies.language).meanings;
  switch (meaning) {
    case 'person':
      return { kind: 'wantsPerson' };
    case 'end':
    case 'goodbye':
      return { kind: 'wantsEnd' };
    case 'solved':
    case 'thanks':
      return { kind: 'solved' };
    case 'unhappy':
      return { kind: 'unhappy' };
    case 'help':
      return said('help', help(replies, showcase));
    case 'greeting':
      return said('hello', { kind: 'say', text: replies.hello });
    case 'askedIfBot':
      return said('askedIfBot', {
        kind: 'say',
        text: replies.isBot,
        suggestedActions: [{ title: replies.askPerson, value: replies.askPerson }],
      });
    default:
      return { kind: 'notUnderstood' };
  }
}

function said(rule: string, say: Say): Answer {
  return { kind: 'said', rule, says: [say] };
}
