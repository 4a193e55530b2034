import type { ConversationContext } from './context.ts';
import type { Decision } from './decision.ts';
import { end, handOver } from './handOver.ts';
import type { Policy } from './policy/policy.ts';
import { fill, repliesFor } from './replies/index.ts';
import type { Answer } from './responder.ts';

type ArticleAnswer = Extract<Answer, { kind: 'article' }>;
type ArticlesAnswer = Extract<Answer, { kind: 'articles' }>;

/** As many articles are remembered: the summary names them, and one that was read is not told again. */
const REMEMBERED_ARTICLES = 10;

/**
 * Tells what an article says and asks whether that helped. What belongs to a person goes to one; and whoever asks again for
 * what was just told is not told the same again, but offered a person.
 */
export function tellArticle(
  { article, text, alternatives, topic, language, handOver: toPerson, followsUp }: ArticleAnswer,
  heard: ConversationContext,
  policy: Policy,
  now: number,
): Decision {
  const { articles = [] } = heard;
  const read: ConversationContext = {
    ...heard,
    notUnderstood: 0,
    articles: [...articles.filter(({ id }) => id !== article.id), article].slice(-REMEMBERED_ARTICLES),
    ...(topic === undefined ? {} : { topic }),
  };
  if (toPerson) return handOver(read, 'topic', policy, now);
  // Who asks in another language is asked back in it.
  const replies = repliesFor(language ?? heard.locale);
  if (followsUp === undefined && articles.some(({ id }) => id === article.id)) {
    return asks(read, 'person', replies.articleAgain, [replies.yes, replies.no], 'knowledge.again');
  }
  const answer = `${text}\n\n${replies.articleHelped}`;
  return asks(
    { ...read, alternatives },
    'helped',
    answer,
    [replies.yes, replies.no],
    `knowledge.${article.id}`,
  );
}

/** Offers articles by their titles; the text says them too, for channels without buttons. */
export function offerArticles({ titles }: ArticlesAnswer, heard: ConversationContext): Decision {
  return offer(
    { ...heard, notUnderstood: 0 },
    titles,
    repliesFor(heard.locale).articlesOffered,
    'knowledge.offered',
  );
}

/** The customer wants none of the titles that were offered. */
export function declineOffered(heard: ConversationContext): Decision {
  const replies = repliesFor(heard.locale);
  return asks(heard, 'person', replies.articleDidNotHelp, [replies.yes, replies.no], 'knowledge.didNotHelp');
}

/** The customer's yes or no to "did that help?". */
export function decideHelped(
  helped: boolean,
  heard: ConversationContext,
  alternatives: readonly string[],
  policy: Policy,
): Decision {
  const replies = repliesFor(heard.locale);
  if (helped) {
    return policy.solved.askFirst
      ? asks(heard, 'solved', replies.solvedQuestion, [replies.yes, replies.no], 'askSolved')
      : end(heard, 'solved', replies.farewell);
  }
  return alternatives.length === 0
    ? declineOffered(heard)
    : offer(heard, alternatives, replies.articlesInstead, 'knowledge.instead');
}

function offer(
  context: ConversationContext,
  titles: readonly string[],
  sentence: string,
  rule: string,
): Decision {
  const { askPerson } = repliesFor(context.locale);
  const list = titles.map((title, index) => `${index + 1}. ${title}`).join('\n');
  return {
    context: { ...context, offered: titles },
    effects: [
      {
        kind: 'say',
        text: fill(sentence, { titles: list, person: askPerson }),
        suggestedActions: [...titles, askPerson].map((title) => ({ title, value: title })),
      },
    ],
    rule,
  };
}

function asks(
  context: ConversationContext,
  openQuestion: NonNullable<ConversationContext['openQuestion']>,
  text: string,
  answers: readonly string[],
  rule: string,
): Decision {
  return {
    context: { ...context, openQuestion },
    effects: [{ kind: 'say', text, suggestedActions: answers.map((title) => ({ title, value: title })) }],
    rule,
  };
}
