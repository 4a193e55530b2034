import {
  CARD_KINDS,
  CHANNEL_LOOKS,
  TEXT_STYLES,
  type CardLook,
  type Channel,
} from '../../simulator/center/channels.ts';
import { table, type Parts } from './generatedParts.ts';

/** The generated part of simulator/README.md: what each channel shows. */
export function channelParts(): Parts {
  return {
    channels: table(
      ['Channel', 'Cards', 'Buttons on one', 'Suggested answers', 'Formatting', 'Files'],
      Object.entries(CHANNEL_LOOKS).map(([type, look]) => [
        `\`${type}\``,
        cardsOf(look),
        numberOf(look.cardButtons),
        numberOf(look.suggestedActions),
        stylesOf(look),
        look.files.length === 5 ? 'all' : look.files.join(', '),
      ]),
    ),
  };
}

const WORDS: Readonly<Record<CardLook, string>> = {
  card: 'shown',
  picture: 'as a picture',
  words: 'as words',
  nothing: 'not shown',
};

/** What becomes of most cards, then the others. */
function cardsOf({ cards }: Channel): string {
  const usual = cards.hero;
  const others = CARD_KINDS.filter((kind) => cards[kind] !== usual);
  const looks = [...new Set(others.map((kind) => cards[kind]))];
  return [
    WORDS[usual],
    ...looks.map((look) => `${others.filter((kind) => cards[kind] === look).join(', ')} ${WORDS[look]}`),
  ].join('; ');
}

function numberOf(most: number): string {
  return most === 0 ? 'none' : `up to ${most}`;
}

function stylesOf({ styles }: Channel): string {
  if (styles.length === 0) return 'none';
  return styles.length === TEXT_STYLES.length ? 'all' : styles.join(', ');
}
