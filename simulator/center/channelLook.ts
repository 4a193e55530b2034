import type { JsonObject, JsonValue } from '../../lib/omnichannel/index.ts';
import type { ChannelType } from '../definition/definition.ts';
import { isObject } from './botActivity.ts';
import {
  CARD_KINDS,
  CHANNEL_LOOKS,
  TEXT_STYLES,
  type CardKind,
  type Channel,
  type FileKind,
  type TextStyle,
} from './channels.ts';
import type { Entry } from './conversation.ts';

/** A message of the bot as the customer's channel shows it. */
export interface Look {
  readonly attachments?: JsonValue;
  readonly suggestedActions?: JsonValue;
  /** What formats its text, where that is not everything. */
  readonly styles?: readonly TextStyle[];
  /** What of it does not reach the customer as it was meant, and why, one sentence each. */
  readonly missed: readonly string[];
}

type Message = Pick<Entry, 'text' | 'attachments' | 'suggestedActions'>;

/** What a channel makes of a message. */
export function lookOn(type: ChannelType, message: Message): Look {
  const channel = CHANNEL_LOOKS[type];
  const given = message.attachments;
  const attachments: readonly JsonValue[] | undefined = Array.isArray(given) ? given : undefined;
  const parts = attachments?.map((attachment) => attachmentOn(channel, attachment)) ?? [];
  const shown = parts.flatMap((part) => (part.shown === undefined ? [] : [part.shown]));
  const suggested = suggestionsOn(channel, message.suggestedActions);
  return {
    ...(attachments === undefined || shown.length === 0 ? {} : { attachments: shown }),
    ...(suggested.shown === undefined ? {} : { suggestedActions: suggested.shown }),
    ...(channel.styles.length === TEXT_STYLES.length ? {} : { styles: channel.styles }),
    missed: [...parts, suggested].flatMap(({ missed }) => missed ?? []),
  };
}

/** Whether a channel shows nothing at all of a message that has something to show. */
export function isLostOn(type: ChannelType, message: Message): boolean {
  const { attachments, suggestedActions, missed } = lookOn(type, message);
  return (
    missed.length > 0 &&
    message.text.trim() === '' &&
    attachments === undefined &&
    suggestedActions === undefined
  );
}

interface Part {
  readonly shown?: JsonValue;
  readonly missed?: string;
}

const CARD = /^application\/vnd\.microsoft\.card\.(\w+)$/;

function attachmentOn(channel: Channel, attachment: JsonValue): Part {
  if (!isObject(attachment)) return { shown: attachment };
  const contentType = textOf(attachment['contentType']);
  const [, last] = CARD.exec(contentType) ?? [];
  if (last === undefined) return fileOn(channel, attachment, contentType);
  const kind = CARD_KINDS.find((each) => each === last);
  return kind === undefined ? unknownOn(channel, attachment, last) : cardOn(channel, attachment, kind);
}

function cardOn(channel: Channel, card: JsonObject, kind: CardKind): Part {
  const { name, cards } = channel;
  const called = kind === 'adaptive' ? 'Adaptive Cards' : `${kind} cards`;
  switch (cards[kind]) {
    case 'card':
      return withButtonsOn(channel, card, called);
    case 'picture':
      return {
        shown: { ...card, as: 'picture' },
        missed: isInteractive(card['content'])
          ? `${name} shows ${called} as pictures: nothing on this one can be pressed or filled in, and it may not arrive at all.`
          : `${name} shows ${called} as pictures.`,
      };
    case 'words':
      return {
        shown: { contentType: 'text/plain', content: wordsOf(card['content']) },
        missed: `${name} turns ${called} into words: nothing plays, and links may not work.`,
      };
    case 'nothing':
      return { missed: `${name} shows no ${called}: nothing of this one arrives. Say the same in the text.` };
  }
}

/** The card with as many of its buttons as there are on this channel. */
function withButtonsOn({ name, cardButtons }: Channel, card: JsonObject, called: string): Part {
  const content = isObject(card['content']) ? card['content'] : {};
  const { first, others } = atMost(cardButtons, content['buttons']);
  if (others.length === 0) return { shown: card };
  return {
    shown: { ...card, content: { ...content, buttons: first } },
    missed: `${name} takes ${cardButtons} buttons on ${called} at most: the others (${titlesOf(others)}) may not arrive.`,
  };
}

function suggestionsOn(
  { name, suggestedActions: most }: Channel,
  suggestedActions: JsonValue | undefined,
): Part {
  if (suggestedActions === undefined) return {};
  const given = isObject(suggestedActions) ? suggestedActions : {};
  const { first, others } = atMost(most, given['actions']);
  if (others.length === 0) return { shown: suggestedActions };
  const named = titlesOf(others);
  return most === 0
    ? { missed: `${name} has no suggested answers (${named}): name them in the text.` }
    : {
        shown: { ...given, actions: first },
        missed: `${name} takes ${most} suggested answers at most: the others (${named}) may not arrive. Name them in the text.`,
      };
}

/** What there is room for, and what is left of a list of buttons. */
function atMost(
  most: number,
  list: JsonValue | undefined,
): { readonly first: JsonValue[]; readonly others: readonly JsonValue[] } {
  const given: readonly JsonValue[] = Array.isArray(list) ? list : [];
  return { first: given.slice(0, most), others: given.slice(most) };
}

/** A card that no table names is what the channel makes of cards in general. */
function unknownOn({ name, cards }: Channel, card: JsonObject, kind: string): Part {
  return cards.hero === 'card'
    ? { shown: card }
    : { missed: `${name} shows no cards: nothing of this one (${kind}) arrives. Say the same in the text.` };
}

function fileOn({ name, files }: Channel, file: JsonObject, contentType: string): Part {
  if (files.includes(fileKind(contentType))) return { shown: file };
  const called = textOf(file['name']) || 'the file';
  return {
    missed: `${name} takes no files of the type ${contentType || 'unknown'}: ${called} does not arrive.`,
  };
}

function fileKind(contentType: string): FileKind {
  if (contentType === 'application/pdf') return 'pdf';
  const [family] = contentType.split('/');
  return (['image', 'audio', 'video'] as const).find((each) => each === family) ?? 'document';
}

/** Whether there is something on a card to press or to fill in. */
function isInteractive(part: JsonValue | undefined): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if (isObject(part) && /^(?:Input|Action)\./.test(textOf(part['type']))) return true;
  return Object.values(part).some((each: JsonValue) => isInteractive(each));
}

function wordsOf(content: JsonValue | undefined): string {
  if (!isObject(content)) return '';
  const media: readonly JsonValue[] = Array.isArray(content['media']) ? content['media'] : [];
  const addresses = media.filter(isObject).map(({ url }) => textOf(url));
  return [...[content['title'], content['subtitle'], content['text']].map(textOf), ...addresses]
    .filter((line) => line !== '')
    .join('\n');
}

function titlesOf(buttons: readonly JsonValue[]): string {
  return buttons
    .map((button) => (isObject(button) ? textOf(button['title']) || textOf(button['value']) : ''))
    .map((title) => title || 'a button')
    .join(', ');
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
