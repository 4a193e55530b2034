import type { Say } from '../../effects.ts';

/** The cards that share a layout: title, text, pictures or media, buttons. */
export type BasicCardKind = 'animation' | 'audio' | 'hero' | 'signin' | 'thumbnail' | 'video';

/** See https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference */
export interface BasicCard {
  readonly title?: string;
  readonly subtitle?: string;
  readonly text?: string;
  readonly images?: readonly { readonly url: string; readonly alt: string }[];
  readonly media?: readonly { readonly url: string }[];
  readonly autoloop?: boolean;
  readonly autostart?: boolean;
  readonly buttons?: readonly CardButton[];
}

/** `imBack` says its value in the customer's name; the others open it as an address. */
export interface CardButton {
  readonly type: 'imBack' | 'openUrl' | 'signin';
  readonly title: string;
  readonly value?: string;
}

/** A message with a card. Its text is made of the card's own words, so that the two cannot drift apart. */
export function basicCard(kind: BasicCardKind, content: BasicCard): Say {
  return {
    kind: 'say',
    text: inWords(content),
    textBesideCards: '',
    attachments: [{ contentType: `application/vnd.microsoft.card.${kind}`, content }],
  };
}

function inWords({ title, subtitle, text, media = [], buttons = [] }: BasicCard): string {
  const addresses = media.flatMap(({ url }) => (url.startsWith('https:') ? [url] : []));
  const lines = [title, subtitle, text, ...addresses, ...buttons.map(buttonInWords)];
  return lines.filter((line) => line !== undefined && line !== '').join('\n');
}

function buttonInWords({ type, title, value = '' }: CardButton): string {
  if (type === 'imBack') return `- ${value}`;
  return value === '' ? '' : `${title}: ${value}`;
}
