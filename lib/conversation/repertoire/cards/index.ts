import type { Say } from '../../effects.ts';
import { fill, type Replies } from '../../replies/index.ts';
import { bookingForm } from './bookingForm.ts';
import { contactForm } from './contactForm.ts';
import { deliveryTable } from './deliveryTable.ts';
import { formCard, type Form } from './form.ts';
import { heroCard, heroCardIMBack } from './heroCard.ts';
import { animationCard, audioCard, videoCard } from './mediaCards.ts';
import { orderStatusCard } from './orderStatusCard.ts';
import { receiptCard } from './receiptCard.ts';
import { faultySigninCard, signinCard } from './signinCard.ts';
import { thumbnailCard } from './thumbnailCard.ts';
import { weatherCard } from './weatherCard.ts';

/** Makes a message in the language of the conversation. */
type Card = (replies: Replies) => Say;

/** The cards that have a keyword of their own. */
export const cards = {
  animationCard,
  audioCard,
  faultySigninCard,
  heroCard,
  heroCardIMBack,
  receiptCard,
  signinCard,
  thumbnailCard,
  videoCard,
} as const satisfies Readonly<Record<string, Card>>;

/** The forms whose submit is answered field by field. */
export const forms: readonly Form[] = [contactForm, bookingForm];

/** The Adaptive Cards, by the name that follows "ac". */
const adaptiveCards = {
  form: (replies) => formCard(contactForm, replies),
  booking: (replies) => formCard(bookingForm, replies),
  table: deliveryTable,
  weather: weatherCard,
  'order status': orderStatusCard,
} as const satisfies Readonly<Record<string, Card>>;

export type AdaptiveCardName = keyof typeof adaptiveCards;
export const adaptiveCardNames = Object.keys(adaptiveCards) as readonly AdaptiveCardName[];

/** The Adaptive Card that the words name, joined or apart. */
export function adaptiveCardFor(words: readonly string[]): AdaptiveCardName | undefined {
  return adaptiveCardNames.find((name) => name.replaceAll(' ', '') === words.join(''));
}

export function adaptiveCard(name: AdaptiveCardName, replies: Replies): Say {
  return adaptiveCards[name](replies);
}

/** Says which Adaptive Cards there are. */
export function unknownAdaptiveCard(replies: Replies): Say {
  const names = adaptiveCardNames.map((name) => `"ac ${name}"`).join(', ');
  return { kind: 'say', text: fill(replies.adaptiveCardUnknown, { names }) };
}
