import type { Say } from '../../effects.ts';
import type { Replies } from '../../replies/index.ts';
import { basicCard } from './basicCard.ts';
import { LINKS } from './links.ts';

/** Web Chat and the Dynamics widget show what ends in `.gif` as a moving picture, and anything else as a film. */
export function animationCard(replies: Replies): Say {
  return basicCard('animation', {
    title: replies.animationTitle,
    text: replies.animationText,
    media: [{ url: LINKS.lights }],
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
