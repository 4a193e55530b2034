import type { JsonObject } from '../../../omnichannel/index.ts';
import type { Say } from '../../effects.ts';

interface AdaptiveCardParts {
  /** What the card says, in words: for channels without cards, and for clients too old for its version. */
  readonly text: string;
  /** The oldest version that has all the elements used; live chat renders up to 1.5. */
  readonly version: '1.0' | '1.2' | '1.3' | '1.5';
  readonly body: readonly JsonObject[];
  readonly actions?: readonly JsonObject[];
}

/** A message with an Adaptive Card. Live chat does not render Markdown in it: write plain text. */
export function adaptiveCardMessage({ text, version, body, actions = [] }: AdaptiveCardParts): Say {
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version,
    fallbackText: text,
    body,
    actions,
  };
  return {
    kind: 'say',
    text,
    textBesideCards: '',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
  };
}

/** The heading of a card. */
export function heading(text: string): JsonObject {
  return { type: 'TextBlock', text, size: 'Medium', weight: 'Bolder', wrap: true };
}
