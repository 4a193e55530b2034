import type { Say } from '../../effects.ts';
import type { Replies } from '../../replies/index.ts';
import { LINKS } from './links.ts';
import { euros } from './money.ts';

export function receiptCard(replies: Replies): Say {
  const facts = [
    { key: replies.receiptOrder, value: '1042' },
    { key: replies.receiptPayment, value: 'Visa •••• 1111' },
  ];
  const items = [
    { title: replies.receiptMachine, price: euros(replies, 189), quantity: '1' },
    { title: replies.receiptFilters, price: euros(replies, 25.8), quantity: '2' },
  ];
  const tax = euros(replies, 34.3);
  const total = euros(replies, 214.8);
  const lines = [
    replies.receiptTitle,
    ...facts.map(({ key, value }) => `${key}: ${value}`),
    ...items.map(({ title, price, quantity }) => `${title} × ${quantity}: ${price}`),
    `${replies.receiptTax}: ${tax}`,
    `${replies.receiptTotal}: ${total}`,
    `${replies.receiptInvoice}: ${LINKS.invoice}`,
  ];
  return {
    kind: 'say',
    text: lines.join('\n'),
    textBesideCards: '',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.receipt',
        content: {
          title: replies.receiptTitle,
          facts,
          items,
          tax,
          total,
          buttons: [{ type: 'openUrl', title: replies.receiptInvoice, value: LINKS.invoice }],
        },
      },
    ],
  };
}
