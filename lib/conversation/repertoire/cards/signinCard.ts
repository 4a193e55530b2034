import type { Say } from '../../effects.ts';
import type { Replies } from '../../replies/index.ts';
import { basicCard } from './basicCard.ts';
import { LINKS } from './links.ts';

export function signinCard(replies: Replies): Say {
  return basicCard('signin', {
    text: replies.signinText,
    buttons: [{ type: 'signin', title: replies.signinButton, value: LINKS.signin }],
  });
}

/** Malformed on purpose, to see what a channel makes of it: the button has no address. The message still says its text. */
export function faultySigninCard(replies: Replies): Say {
  return basicCard('signin', {
    text: replies.faultySigninText,
    buttons: [{ type: 'signin', title: replies.signinButton }],
  });
}
