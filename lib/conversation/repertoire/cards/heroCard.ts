import type { Say } from '../../effects.ts';
import type { Replies } from '../../replies/index.ts';
import { basicCard } from './basicCard.ts';
import { LINKS } from './links.ts';
import { PICTURES } from './pictures.ts';

export function heroCard(replies: Replies): Say {
  return basicCard('hero', {
    title: replies.heroTitle,
    subtitle: replies.heroSubtitle,
    text: replies.heroText,
    images: [{ url: PICTURES.machine, alt: replies.receiptMachine }],
    buttons: [{ type: 'openUrl', title: replies.heroButton, value: LINKS.returns }],
  });
}

/** Its buttons write for the customer, in words that the bot understands. */
export function heroCardIMBack(replies: Replies): Say {
  return basicCard('hero', {
    title: replies.choiceTitle,
    text: replies.choiceText,
    buttons: [replies.askHelp, replies.askPerson, replies.askEnd].map((title) => ({
      type: 'imBack',
      title,
      value: title,
    })),
  });
}
