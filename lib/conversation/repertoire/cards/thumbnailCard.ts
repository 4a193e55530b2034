import type { Say } from '../../effects.ts';
import type { Replies } from '../../replies/index.ts';
import { basicCard } from './basicCard.ts';
import { LINKS } from './links.ts';
import { PICTURES } from './pictures.ts';

export function thumbnailCard(replies: Replies): Say {
  return basicCard('thumbnail', {
    title: replies.thumbnailTitle,
    subtitle: replies.thumbnailSubtitle,
    text: replies.thumbnailText,
    images: [{ url: PICTURES.person, alt: replies.thumbnailTitle }],
    buttons: [{ type: 'openUrl', title: replies.thumbnailButton, value: LINKS.account }],
  });
}
