import type { ChannelType } from '../definition/definition.ts';

/*
 * What each channel shows of what a bot sends, as far as Microsoft says. Cards and suggested actions:
 * https://learn.microsoft.com/dynamics365/customer-service/administer/card-support-in-channels (the current page, which names Teams,
 * LINE and Direct Line, and says of Apple Messages, SMS and WhatsApp that they show no card at all). Adaptive, receipt and sign-in
 * cards, and Facebook's, stand in the page of 2020 only:
 * https://github.com/MicrosoftDocs/dynamics-365-customer-engagement/blob/01f2429969305a3e22fdad0d2c821540ca44fc66/ce/customer-service/asynchronous-channels.md
 * Live chat has no column in either; its widget draws every card of the list below:
 * https://github.com/microsoft/omnichannel-chat-widget/blob/main/chat-widget/src/common/Constants.ts
 * How many suggested answers and buttons of a card a channel takes varies, says the page of Dynamics, and does not say how. The numbers
 * are those that the Bot Service has for these channels, with live chat for its Web Chat; Meta itself takes 13 quick replies:
 * https://learn.microsoft.com/azure/bot-service/bot-service-channels-reference#card-action-support-by-channel
 */

/** The cards that the contact center knows, by the last part of their content type. */
export const CARD_KINDS = [
  'adaptive',
  'hero',
  'thumbnail',
  'receipt',
  'signin',
  'oauth',
  'audio',
  'video',
  'animation',
] as const;
export type CardKind = (typeof CARD_KINDS)[number];

/** What becomes of a card: it is one, a picture of one that cannot be pressed, its words without any form, or not there. */
export type CardLook = 'card' | 'picture' | 'words' | 'nothing';

/** What a text can be formatted with. */
export const TEXT_STYLES = [
  'bold',
  'italics',
  'strikethrough',
  'monospace',
  'quote',
  'namedLink',
  'heading',
  'list',
] as const;
export type TextStyle = (typeof TEXT_STYLES)[number];

/** Kinds of files, by what a channel tells apart. */
export type FileKind = 'image' | 'audio' | 'video' | 'pdf' | 'document';

/** What a channel shows. */
export interface Channel {
  /** What its customers call it. */
  readonly name: string;
  readonly cards: Readonly<Record<CardKind, CardLook>>;
  /** How many it shows with a message; 0 where there are none. */
  readonly suggestedActions: number;
  /** How many buttons it shows on a card. */
  readonly cardButtons: number;
  /** What is left out here shows as it was written, with its stars and signs. */
  readonly styles: readonly TextStyle[];
  readonly files: readonly FileKind[];
}

const EVERY_FILE: readonly FileKind[] = ['image', 'audio', 'video', 'pdf', 'document'];

function cards(usual: CardLook, others: Partial<Record<CardKind, CardLook>> = {}): Channel['cards'] {
  return {
    adaptive: usual,
    hero: usual,
    thumbnail: usual,
    receipt: usual,
    signin: usual,
    oauth: usual,
    audio: usual,
    video: usual,
    animation: usual,
    ...others,
  };
}

/** What plays is the audio card's case: the tables name no other. */
function playing(look: CardLook): Partial<Record<CardKind, CardLook>> {
  return { audio: look, video: look, animation: look };
}

/** The styles of channels whose own markup has these alone; Dynamics turns Markdown into it. */
const BASIC_STYLES: readonly TextStyle[] = ['bold', 'italics', 'strikethrough', 'monospace'];

/** The channels, each as its customers see it. */
export const CHANNEL_LOOKS: Readonly<Record<ChannelType, Channel>> = {
  liveChat: {
    name: 'The chat widget',
    cards: cards('card'),
    suggestedActions: 100,
    cardButtons: 100,
    styles: TEXT_STYLES,
    files: EVERY_FILE,
  },
  whatsApp: {
    name: 'WhatsApp',
    cards: cards('nothing'),
    suggestedActions: 0,
    cardButtons: 0,
    styles: BASIC_STYLES,
    files: ['image', 'audio', 'video', 'pdf'],
  },
  sms: {
    name: 'SMS',
    cards: cards('nothing'),
    suggestedActions: 0,
    cardButtons: 0,
    styles: [],
    files: ['image', 'audio', 'video', 'pdf'],
  },
  teams: {
    name: 'Microsoft Teams',
    cards: cards('card', playing('nothing')),
    // The page on vertical suggested actions says since 2023 that Teams has them; the table, which is newer, says no.
    suggestedActions: 0,
    cardButtons: 3,
    styles: TEXT_STYLES,
    files: EVERY_FILE,
  },
  facebook: {
    name: 'Facebook',
    cards: cards('card', { adaptive: 'picture', ...playing('words') }),
    suggestedActions: 11,
    cardButtons: 3,
    styles: BASIC_STYLES,
    files: EVERY_FILE,
  },
  line: {
    name: 'LINE',
    cards: cards('card', {
      adaptive: 'picture',
      signin: 'nothing',
      oauth: 'nothing',
      ...playing('words'),
    }),
    suggestedActions: 13,
    cardButtons: 99,
    // No table has a column for it, and messages of LINE have no markup of their own.
    styles: [],
    files: EVERY_FILE,
  },
  appleMessages: {
    name: 'Apple Messages',
    cards: cards('nothing'),
    suggestedActions: 0,
    cardButtons: 0,
    styles: [],
    files: EVERY_FILE,
  },
  // By Direct Line everything arrives; what is drawn of it is up to whoever wrote the client.
  custom: {
    name: 'The custom channel',
    cards: cards('card'),
    suggestedActions: 100,
    cardButtons: 100,
    styles: TEXT_STYLES,
    files: EVERY_FILE,
  },
};
