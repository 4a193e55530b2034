import type { Article, Found, Knowledge, Section } from '../knowledge/index.ts';
import type { Phrasing } from './phrasing.ts';
import { pickedOf } from './picked.ts';
import { fill, repliesFor, type Replies } from './replies/index.ts';
import type { Answer, Question, Responder } from './responder.ts';

/** Titles that are offered when an answer did not help: the next best ones. */
const MOST_ALTERNATIVES = 2;
/** Articles that a model is given: what search found, and what the customer was told last, should they ask on. */
const MOST_FOUND = 4;
const MOST_TOLD = 2;

/**
 * Answers from the team's articles, or leaves the message to others. `load` opens them, with the first question: a start
 * without one reads nothing. Where a model is set, it puts the answer into words; whatever becomes of that, search has
 * answered already.
 */
export function fromKnowledge(load: () => Promise<Knowledge>): Responder {
  return async (question) => {
    const { message, context, replies } = question;
    if (message.text.trim() === '') return { kind: 'notUnderstood' };
    const knowledge = await load();
    const picked = pickedOf(message.text, context.offered ?? []);
    if (picked !== undefined) return answerOf(knowledge.find(picked, replies.language), question, knowledge);
    const found = knowledge.find(message.text, replies.language);
    const bySearch = answerOf(found, question, knowledge);
    // What belongs to a person needs no words.
    if (bySearch.kind === 'article' && bySearch.handOver) return bySearch;
    return (await phrased(found, question, knowledge)) ?? bySearch;
  };
}

function answerOf(found: Found, { message, replies }: Question, knowledge: Knowledge): Answer {
  switch (found.level) {
    case 'none':
      return { kind: 'notUnderstood' };
    case 'unsure':
      return { kind: 'articles', titles: found.articles.map(({ title }) => title) };
    case 'sure':
      return tell(found.article, found.section.text, message.text, knowledge, replies);
  }
}

async function phrased(found: Found, question: Question, knowledge: Knowledge): Promise<Answer | undefined> {
  const { message, context, replies, phrase } = question;
  const articles = phrase === undefined ? [] : articlesFor(found, question, knowledge);
  if (phrase === undefined || articles.length === 0) return undefined;
  const phrasing = await phrase({
    question: message.text,
    earlier: context.recentMessages,
    language: replies.language,
    articles,
    instructions: knowledge.instructions,
  });
  return phrasing === undefined ? undefined : inWords(phrasing, question, knowledge);
}

function inWords(
  { text, articles, askedAgain }: Phrasing,
  { message, replies }: Question,
  knowledge: Knowledge,
): Answer {
  const [first] = articles;
  return {
    ...tell(first, text, message.text, knowledge, replies),
    handOver: articles.some(({ handOver }) => handOver),
    ...(askedAgain ? {} : { followsUp: true }),
  };
}

/** What search found, best first, then what the customer was told last. */
function articlesFor(
  found: Found,
  { message, context, replies }: Question,
  knowledge: Knowledge,
): readonly Article[] {
  const best = found.level === 'sure' ? [found.article] : found.level === 'unsure' ? found.articles : [];
  const language = best[0]?.language ?? replies.language;
  const weaker = knowledge.candidates(message.text, language, MOST_FOUND);
  const told = (context.articles ?? [])
    .slice(-MOST_TOLD)
    .flatMap(({ id }) => knowledge.article(id, language) ?? []);
  const bestFound = unique([...best, ...weaker]).slice(0, MOST_FOUND);
  return unique([...bestFound, ...told]);
}

function unique(articles: readonly Article[]): readonly Article[] {
  return [...new Map(articles.map((article) => [article.id, article])).values()];
}

function tell(
  article: Article,
  text: Section['text'],
  question: string,
  knowledge: Knowledge,
  replies: Replies,
): Extract<Answer, { kind: 'article' }> {
  const { id, title, language, link, handOver, topic } = article;
  const alternatives = knowledge
    .candidates(question, language, MOST_ALTERNATIVES + 1)
    .filter((other) => other.id !== id)
    .slice(0, MOST_ALTERNATIVES)
    .map((other) => other.title);
  return {
    kind: 'article',
    article: { id, title },
    text: withLink(text, link, language === replies.language ? replies : repliesFor(language)),
    handOver,
    alternatives,
    ...(topic === undefined ? {} : { topic }),
    ...(language === replies.language ? {} : { language }),
  };
}

/** What answers, and where to read the rest. */
function withLink(text: string, link: string | undefined, replies: Replies): string {
  return link === undefined || text.includes(link)
    ? text
    : `${text}\n\n${fill(replies.articleLink, { link })}`;
}
