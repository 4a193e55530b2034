import { pressedButton, type Button } from '../buttons.ts';
import type { Say } from '../effects.ts';
import type { Answer, Question } from '../responder.ts';
import { adaptiveCard, cards, unknownAdaptiveCard } from './cards/index.ts';
import { debug } from './debug.ts';
import { acknowledgeFiles, identifyAttachments } from './files.ts';
import { htmlList, markdown } from './formattedText.ts';
import { help } from './help.ts';
import type { Keyword } from './keywords.ts';
import { readRequest, type Request } from './readRequest.ts';
import { repeat } from './repeat.ts';
import { acknowledgeShared } from './sharedThings.ts';
import { answerSmallTalk } from './smallTalk.ts';
import { answerSubmission } from './submissions.ts';

/**
 * The bot's own answer to a message, at once and without the outside world. Words come first; a submitted card or a file
 * answers for a message whose words say nothing. Any text gets an answer, within the limits of every channel.
 */
export function respond(question: Question): Answer {
  const { message, replies } = question;
  const answer = answerWords(question);
  const came = [
    ...(message.files.length === 0 ? [] : [acknowledgeFiles(message.files, replies)]),
    ...(message.shared === undefined ? [] : [acknowledgeShared(message.shared, replies)]),
  ];
  if (answer.kind === 'notUnderstood') {
    if (message.submit !== undefined)
      return said('cardSubmit', ...came, answerSubmission(message.submit, replies));
    if (came.length > 0) return said(message.files.length > 0 ? 'file' : 'shared', ...came);
    return answer;
  }
  // The answer to "attachment from c2" is about the files already.
  if (answer.kind !== 'said' || answer.rule === 'attachmentFromC2') return answer;
  return { ...answer, says: [...came, ...answer.says] };
}

/** What the bot's own buttons ask for, whatever a team has written on them. */
const REQUESTED: Readonly<Partial<Record<Button, Request>>> = {
  person: { kind: 'keyword', keyword: 'agent' },
  end: { kind: 'keyword', keyword: 'endChat' },
  help: { kind: 'keyword', keyword: 'help' },
};

/** What is said in words here is a command of the repertoire, not what the customer came for. */
function answerWords(question: Question): Answer {
  const answer = answerRequest(question);
  return answer.kind === 'said' ? { ...answer, command: true } : answer;
}

function answerRequest(question: Question): Answer {
  const { message, replies } = question;
  const button = pressedButton(message.text, replies.language, false);
  const request = (button && REQUESTED[button]) ?? readRequest(message.text);
  // Switched off, the demonstration commands are words like any other.
  if (question.showcase === false && isShowcase(request)) return answerSmallTalk(question);
  switch (request.kind) {
    case 'keyword':
      return answerKeyword(request.keyword, question);
    case 'adaptiveCard':
      return request.card === undefined
        ? said('adaptiveCard.unknown', unknownAdaptiveCard(replies))
        : said(`adaptiveCard.${request.card}`, adaptiveCard(request.card, replies));
    case 'echo':
      return said('echo', { kind: 'say', text: repeat(request.text), textFormat: 'plain' });
    case 'other':
      return answerSmallTalk(question);
  }
}

/** What a customer needs; all else is there to try a channel out, and can be switched off. */
const NEEDED: readonly Keyword[] = ['agent', 'endChat', 'help'];

function isShowcase(request: Request): boolean {
  return request.kind === 'keyword' ? !NEEDED.includes(request.keyword) : request.kind !== 'other';
}

function answerKeyword(keyword: Keyword, question: Question): Answer {
  const { message, context, replies, showcase = true, showValues = false } = question;
  switch (keyword) {
    case 'agent':
      return { kind: 'wantsPerson' };
    case 'endChat':
      return { kind: 'wantsEnd' };
    case 'help':
      return said(keyword, help(replies, showcase));
    case 'debug':
      return said(keyword, debug(context, replies, showValues));
    case 'attachmentFromC2':
      return said(keyword, identifyAttachments(message.files, replies));
    case 'htmlList':
      return said(keyword, htmlList(replies));
    case 'markdown':
      return said(keyword, markdown(replies));
    default:
      return said(keyword, cards[keyword](replies));
  }
}

function said(rule: string, ...says: readonly Say[]): Answer {
  return { kind: 'said', rule, says };
}
