import type { Say } from '../../effects.ts';
import type { Replies } from '../../replies/index.ts';
import { adaptiveCardMessage, heading } from './adaptiveCard.ts';
import { LINKS } from './links.ts';

/** "ac order status": facts, a link, and a button that writes for the customer. */
export function orderStatusCard(replies: Replies): Say {
  const facts = [
    { title: replies.orderStatus, value: replies.orderOnItsWay },
    { title: replies.orderParcels, value: '1' },
    { title: replies.orderArrives, value: replies.orderTomorrow },
  ];
  return adaptiveCardMessage({
    text: [
      replies.orderTitle,
      ...facts.map(({ title, value }) => `${title}: ${value}`),
      `${replies.orderTrack}: ${LINKS.tracking}`,
      `- ${replies.askPerson}`,
    ].join('\n'),
    version: '1.0',
    body: [heading(replies.orderTitle), { type: 'FactSet', facts }],
    actions: [
      { type: 'Action.OpenUrl', title: replies.orderTrack, url: LINKS.tracking },
      // Data that is a text, not an object, is sent as the customer's words.
      { type: 'Action.Submit', title: replies.askPerson, data: replies.askPerson },
    ],
  });
}
