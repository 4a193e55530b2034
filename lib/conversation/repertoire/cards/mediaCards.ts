import type { Say } from '../../effects.ts';
import type { Replies } from '../../replies/index.ts';
import { basicCard } from './basicCard.ts';
import { LINKS } from './links.ts';
import { PICTURES } from './pictures.ts';

export function animationCard(replies: Replies): Say {
  return basicCard('animation', {
    title: replies.animationTitle,
    text: replies.animationText,
    media: [{ url: PICTURES.threeLights }],
    autoloop: true,
    autostart: true,
  });
}

export function audioCard(replies: Replies): Say {
  return basicCard('audio', {
    title: replies.audioTitle,
    text: replies.audioText,
    media: [{ url: LINKS.sound }],
    autostart: false,
  });
}

export function videoCard(replies: Replies): Say {
  return basicCard('video', {
    title: replies.videoTitle,
    text: replies.videoText,
    media: [{ url: LINKS.film }],
    autostart: false,
  });
}
