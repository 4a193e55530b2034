import type { Article, Knowledge, Section } from '../knowledge/index.ts';
import { fill, type Replies } from './replies/index.ts';
import type { Responder } from './responder.ts';

/** Titles that are offered when an answer did not help: the next best ones. */
const MOST_ALTERNATIVES = 2;

/**
 * Answers from the team's articles, or leaves the message to others. `load` opens them, with the first question: a start
 * without one reads nothing.
 */
export function fromKnowledge(load: () => Promise<Knowledge>): Responder {
  return async ({ message, replies }) => {
    if (message.text.trim() === '') return { kind: 'notUnderstood' };
    const knowledge = await load();
    const found = knowledge.find(message.text, replies.language);
    switch (found.level) {
      case 'none':
        return { kind: 'notUnderstood' };
      case 'unsure':
        return { kind: 'articles', titles: found.articles.map(({ title }) => title) };
      case 'sure': {
        const { article, section } = found;
        const alternatives = knowledge
          .candidates(message.text, article.language, MOST_ALTERNATIVES + 1)
          .filter(({ id }) => id !== article.id)
          .slice(0, MOST_ALTERNATIVES)
          .map(({ title }) => title);
        return {
          kind: 'article',
          article: { id: article.id, title: article.title },
          text: inChat(article, section, replies),
          handOver: article.handOver,
          alternatives,
          ...(article.topic === undefined ? {} : { topic: article.topic }),
        };
      }
    }
  };
}

/** The part of an article that answers, and where to read the rest. */
function inChat({ link }: Article, { text }: Section, replies: Replies): string {
  return link === undefined ? text : `${text}\n\n${fill(replies.articleLink, { link })}`;
}
