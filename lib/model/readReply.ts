import type { Phrasing, PhrasingRequest } from '../conversation/index.ts';
import type { ModelOutcome } from '../events.ts';
import { isGrounded } from './grounded.ts';

/** A reply, read: words that may be said, or why there are none. */
export type ReadReply =
  | { readonly outcome: 'answered'; readonly phrasing: Phrasing }
  | { readonly outcome: Exclude<ModelOutcome, 'answered'> };

/** More than this in one message is a page, not an answer: as long as a part of an article may be. In UTF-16 units. */
const LONGEST_ANSWER = 1_200;

const MEANINGS: readonly unknown[] = ['answered', 'askedAgain', 'notCovered'];

/**
 * Reads what the model wrote as if a stranger had: the customer's words were in what it read, so it may have been talked into
 * anything. Said is what names an article that it was given, and holds no link, address or number that is not from there.
 */
export function readReply(content: string | null | undefined, request: PhrasingRequest): ReadReply {
  if (content === null || content === undefined || content.trim() === '') return { outcome: 'empty' };
  const reply = parseReply(content);
  if (typeof reply === 'string') return { outcome: reply };
  if (reply.meaning === 'notCovered') return { outcome: 'notCovered' };
  const text = plain(reply.answer);
  if (text === '') return { outcome: 'empty' };
  const [id, ...others] = reply.articles;
  if (id === undefined) return { outcome: 'noArticle' };
  const given = new Map(request.articles.map((article) => [article.id, article]));
  const first = given.get(id);
  const rest = others.map((other) => given.get(other));
  if (first === undefined || !rest.every((article) => article !== undefined))
    return { outcome: 'otherArticle' };
  if (text.length > LONGEST_ANSWER) return { outcome: 'tooLong' };
  if (UNSHOWABLE.some((form) => form.test(text))) return { outcome: 'markup' };
  if (!isGrounded(text, request)) return { outcome: 'ungrounded' };
  const askedAgain = reply.meaning === 'askedAgain';
  return { outcome: 'answered', phrasing: { text, articles: [first, ...rest], askedAgain } };
}

interface Reply {
  readonly answer: string;
  readonly articles: readonly string[];
  readonly meaning: string;
}

/** Exactly the three members of the schema: a fourth one is somebody's idea of a command. */
function parseReply(content: string): Reply | 'notJson' | 'wrongSchema' {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return 'notJson';
  }
  return isReply(value) ? value : 'wrongSchema';
}

function isReply(value: unknown): value is Reply {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 3 &&
    'answer' in value &&
    typeof value.answer === 'string' &&
    'articles' in value &&
    Array.isArray(value.articles) &&
    value.articles.every((id) => typeof id === 'string') &&
    'meaning' in value &&
    MEANINGS.includes(value.meaning)
  );
}

/** What an article could not hold either: HTML, pictures, tables, headings, code; and what turns or hides text. */
const UNSHOWABLE: readonly RegExp[] = [
  /<[a-z!/?]/iu,
  /!\[/u,
  /^\s*\|.*\|\s*$/mu,
  /^\s{0,3}#{1,6}\s/mu,
  /`/u,
  /[\p{Co}\p{Cn}\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|(?![\n\t])\p{Cc}/u,
];

/** As an article's text is shown: without emphasis, and with the address of a link behind its words. */
function plain(answer: string): string {
  return answer
    .toWellFormed()
    .replace(/\r\n?/gu, '\n')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/gu, '$2')
    .replace(/(?<!!)\[([^\]\n]+)\]\(([^)\s]+)\)/gu, (_all, words: string, href: string) =>
      words === href ? href : `${words} (${href})`,
    )
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
