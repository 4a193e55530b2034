import type { Say } from '../../effects.ts';
import type { Replies } from '../../replies/index.ts';
import { adaptiveCardMessage, heading } from './adaptiveCard.ts';
import { PICTURES } from './pictures.ts';

/** "ac weather": a picture and text side by side. Pictures within the card came with version 1.2. */
export function weatherCard(replies: Replies): Say {
  const { weatherTitle, weatherSky, weatherWind } = replies;
  return adaptiveCardMessage({
    text: [weatherTitle, weatherSky, weatherWind].join('\n'),
    version: '1.2',
    body: [
      heading(weatherTitle),
      {
        type: 'ColumnSet',
        columns: [
          {
            type: 'Column',
            width: 'auto',
            items: [{ type: 'Image', url: PICTURES.sun, altText: weatherSky, size: 'Medium' }],
          },
          {
            type: 'Column',
            width: 'stretch',
            items: [
              { type: 'TextBlock', text: weatherSky, wrap: true },
              { type: 'TextBlock', text: weatherWind, isSubtle: true, wrap: true },
            ],
          },
        ],
      },
    ],
  });
}
