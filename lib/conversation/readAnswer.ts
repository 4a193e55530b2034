import { shortenText } from '../omnichannel/index.ts';
import type { Answer } from './responder.ts';

/** What is wrong with an answer: `code` for queries, `message` for the log; neither holds a word of it. */
export interface AnswerProblem {
  readonly code: 'E_ANSWER_MISSING' | 'E_ANSWER_KIND' | 'E_ANSWER_EMPTY' | 'E_ANSWER_SHAPE';
  readonly message: string;
}

/** An answer that a decision can go by; `shortened` when a text of it was cut. */
export type ReadAnswer =
  | { readonly ok: true; readonly answer: Answer; readonly shortened: boolean }
  | { readonly ok: false; readonly problem: AnswerProblem };

/** Longer than anybody reads in a chat, and small enough for the wire (28 KB) with a card and metadata beside it. */
const ANSWER_BYTES = 20_000;
/** More messages at once than any conversation bears. */
const MOST_SAYS = 100;
const LONGEST_RULE = 100;

const PLAIN_KINDS: readonly unknown[] = ['wantsPerson', 'wantsEnd', 'solved', 'unhappy', 'notUnderstood'];
const TEXT_FORMATS: readonly unknown[] = [undefined, 'markdown', 'xml', 'plain'];

/**
 * Reads what a responder returned. It is somebody's own code, or a model behind it, so nothing is taken for granted: an
 * answer that the customer could not be given is a problem with a code, as good as a throw. A text that is only too long is
 * cut, as a reader would expect, and half a surrogate pair is replaced. Never throws, but for a getter that does.
 */
export function readAnswer(given: unknown): ReadAnswer {
  if (given === undefined || given === null)
    return problem('E_ANSWER_MISSING', 'The responder returned nothing. Return { kind: "notUnderstood" }.');
  if (!isObject(given)) return problem('E_ANSWER_KIND', `The responder returned a ${typeof given}.`);
  if (PLAIN_KINDS.includes(given['kind']))
    return { ok: true, answer: given as unknown as Answer, shortened: false };
  if (given['kind'] === 'article') return readArticle(given);
  if (given['kind'] === 'articles') return readArticles(given);
  if (given['kind'] !== 'said')
    return problem('E_ANSWER_KIND', 'The responder returned an answer of no known kind.');
  return readSaid(given);
}

type Members = Readonly<Record<string, unknown>>;

function readSaid(given: Members): ReadAnswer {
  const { rule, says, topic } = given;
  if (typeof rule !== 'string' || rule === '' || rule.length > LONGEST_RULE)
    return problem('E_ANSWER_SHAPE', `rule names the answer, in 1 to ${LONGEST_RULE} characters.`);
  if (topic !== undefined && typeof topic !== 'string')
    return problem('E_ANSWER_SHAPE', 'topic is the name of a topic of the policy.');
  if (!Array.isArray(says) || says.length > MOST_SAYS)
    return problem('E_ANSWER_SHAPE', `says is a list of at most ${MOST_SAYS} messages.`);
  if (says.length === 0) return problem('E_ANSWER_EMPTY', 'says is empty: the customer would read nothing.');
  let shortened = false;
  const read: Members[] = [];
  for (const say of says as readonly unknown[]) {
    const wrong = problemOf(say);
    if (wrong !== undefined) return { ok: false, problem: wrong };
    if (!isSay(say)) continue;
    const wellFormed = say.text.toWellFormed();
    const text = shortenText(wellFormed, ANSWER_BYTES);
    shortened ||= text !== wellFormed;
    read.push(text === say.text ? say : { ...say, text });
  }
  return { ok: true, answer: { ...given, says: read } as unknown as Answer, shortened };
}

/** Titles stand on buttons, and some of them are remembered. */
const LONGEST_TITLE = 200;
const MOST_TITLES = 10;

function readArticle(given: Members): ReadAnswer {
  const { article, text, handOver, alternatives, topic, language, followsUp } = given;
  if (!isObject(article) || !isTitle(article['id']) || !isTitle(article['title']))
    return problem('E_ANSWER_SHAPE', `article is { id, title }, each of 1 to ${LONGEST_TITLE} characters.`);
  if (typeof handOver !== 'boolean') return problem('E_ANSWER_SHAPE', 'handOver is true or false.');
  if (topic !== undefined && typeof topic !== 'string')
    return problem('E_ANSWER_SHAPE', 'topic is the name of a topic of the policy.');
  if (language !== undefined && typeof language !== 'string')
    return problem('E_ANSWER_SHAPE', 'language is that of the text, such as "de".');
  if (followsUp !== undefined && followsUp !== true)
    return problem('E_ANSWER_SHAPE', 'followsUp is true, or left out.');
  if (!isTitles(alternatives))
    return problem('E_ANSWER_SHAPE', `alternatives is a list of at most ${MOST_TITLES} titles.`);
  if (typeof text !== 'string') return problem('E_ANSWER_SHAPE', 'text is what the customer reads.');
  if (text.trim() === '') return problem('E_ANSWER_EMPTY', 'text is empty: the customer would read nothing.');
  const wellFormed = text.toWellFormed();
  const fitting = shortenText(wellFormed, ANSWER_BYTES);
  const answer = { ...given, text: fitting } as unknown as Answer;
  return { ok: true, answer, shortened: fitting !== wellFormed };
}

function readArticles(given: Members): ReadAnswer {
  const { titles } = given;
  if (!isTitles(titles))
    return problem('E_ANSWER_SHAPE', `titles is a list of at most ${MOST_TITLES} titles.`);
  if (titles.length === 0) return problem('E_ANSWER_EMPTY', 'titles is empty: there is nothing to offer.');
  return { ok: true, answer: given as unknown as Answer, shortened: false };
}

function isTitles(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= MOST_TITLES && value.every(isTitle);
}

function isTitle(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_TITLE;
}

function problemOf(say: unknown): AnswerProblem | undefined {
  if (!isSay(say))
    return shape(
      'A message is { kind: "say", text }; commands are decided by the policy, not by a responder.',
    );
  const { text, attachments, suggestedActions, textFormat } = say;
  if (attachments !== undefined && !(Array.isArray(attachments) && attachments.every(isObject)))
    return shape('attachments is a list of attachments.');
  if (
    suggestedActions !== undefined &&
    !(Array.isArray(suggestedActions) && suggestedActions.every(isAction))
  )
    return shape('suggestedActions is a list of { title, value }, both texts.');
  if (!TEXT_FORMATS.includes(textFormat)) return shape('textFormat is markdown, xml or plain.');
  if (text.trim() === '' && (attachments === undefined || attachments.length === 0))
    return { code: 'E_ANSWER_EMPTY', message: 'A message has no text: the customer would read nothing.' };
  return undefined;
}

function isSay(value: unknown): value is Members & { readonly text: string } {
  return isObject(value) && value['kind'] === 'say' && typeof value['text'] === 'string';
}

function isAction(value: unknown): boolean {
  return isObject(value) && typeof value['title'] === 'string' && typeof value['value'] === 'string';
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shape(message: string): AnswerProblem {
  return { code: 'E_ANSWER_SHAPE', message };
}

function problem(code: AnswerProblem['code'], message: string): ReadAnswer {
  return { ok: false, problem: { code, message } };
}
