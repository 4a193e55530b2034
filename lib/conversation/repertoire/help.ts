import type { Say } from '../effects.ts';
import type { Replies } from '../replies/index.ts';

/** What the bot can do, with the two things that everybody should find as buttons; the demonstration commands where there are some. */
export function help(replies: Replies, showcase: boolean): Say {
  return {
    kind: 'say',
    text: showcase ? replies.help : replies.helpWithoutShowcase,
    suggestedActions: [replies.askPerson, replies.askEnd].map((title) => ({ title, value: title })),
  };
}
