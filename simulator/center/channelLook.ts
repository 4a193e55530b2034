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
  const suggested = titlesOf(message.suggestedActions);
  const lost = suggested.length > 0 && !channel.suggestedActions;
  return {
    ...(attachments === undefined || shown.length === 0 ? {} : { attachments: shown }),
    ...(message.suggestedActions === undefined || lost ? {} : { suggestedActions: message.suggestedActions }),
    ...(channel.styles.length === TEXT_STYLES.length ? {} : { styles: channel.styles }),
    missed: [
      ...parts.flatMap(({ missed }) => missed ?? []),
      ...(lost
        ? [`${channel.name} has no suggested answers (${suggested.join(', ')}): name them in the text.`]
        : []),
    ],
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

function cardOn({ name, cards }: Channel, card: JsonObject, kind: CardKind): Part {
  const called = kind === 'adaptive' ? 'Adaptive Cards' : `${kind} cards`;
  switch (cards[kind]) {
    case 'card':
      return { shown: card };
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

function titlesOf(suggestedActions: JsonValue | undefined): readonly string[] {
  const actions = isObject(suggestedActions) ? suggestedActions['actions'] : undefined;
  const list: readonly JsonValue[] = Array.isArray(actions) ? actions : [];
  return list.filter(isObject).map(({ title, value }) => textOf(title) || textOf(value) || 'a button');
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
