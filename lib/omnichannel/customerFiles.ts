import type { ActivityLike } from './activity.ts';
import { arrayIn, objectIn, objectsIn } from './json.ts';
import { isPlaceType } from './sharedThings.ts';
import { findMember, memberOf, partsOf, plainName, textIn, type Part } from './spelling.ts';
import { readChannelData } from './tags.ts';

/**
 * A file that a customer sent. `id` names it for the contact center's download address; on other channels it is the
 * attachment's own address. Fetch it only from the host you expect: the message is written by a stranger, the token is yours.
 */
export interface CustomerFile {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly contentType: string | undefined;
}

type Members = Readonly<Record<string, unknown>>;

const CARD_TYPES = 'application/vnd.microsoft.card.';
/** A messenger's recording or film may come as the card that shows it. */
const MEDIA_CARD = /^application\/vnd\.microsoft\.card\.(?:audio|video|animation)$/;

/** Teams wraps an uploaded file in this; what the file is, is told by its name. */
const TEAMS_FILE = 'application/vnd.microsoft.teams.file.download.info';

/** What messengers call a recording, a picture or a file of which the connector makes no attachment. */
const MEDIA = [
  ...['audio', 'voice', 'video', 'image', 'photo', 'picture', 'document', 'sticker', 'file', 'animation'],
  ...['videonote', 'storymention', 'shortvideo'],
];
const MEDIA_LISTS = ['attachments', 'attachment', 'files', 'media'];
const ADDRESSES = ['id', 'fileid', 'url', 'link', 'mediaid', 'media', 'picurl'];

/**
 * Lists the files of an incoming message. The contact center puts their ids into `channelData.amsReferences` and their
 * names into `channelData.amsMetadata` (`[{ contentType, fileName }]`), index by index. Its own page writes the names so;
 * its chat SDK writes `amsreferences`, and what a channel or a proxy wraps around them arrives nested, or as JSON in a
 * string: they are found however they are spelled. Other channels use `attachments`, with an address or with the content
 * itself; cards that show no media, places and the HTML twin of a Teams message are left out. What is in neither is looked for
 * in the messenger's own message, whose parts are `messenger`.
 * @see https://learn.microsoft.com/dynamics365/customer-service/develop/download-attachments-bot
 * @see https://github.com/microsoft/omnichannel-chat-sdk
 */
export function readFiles(activity: ActivityLike, messenger: readonly Part[]): readonly CustomerFile[] {
  const files = [...contactCenterFiles(activity), ...attachedFiles(activity)];
  return files.length > 0 ? files : mediaFiles(messenger);
}

/** Members that are the customer's own, or read elsewhere: nothing in them is the contact center's. */
const NOT_THE_CENTERS = {
  channelData: undefined,
  value: undefined,
  text: undefined,
  attachments: undefined,
  entities: undefined,
};

function contactCenterFiles(activity: ActivityLike): CustomerFile[] {
  const parts = [...partsOf(readChannelData(activity)), ...partsOf({ ...activity, ...NOT_THE_CENTERS })];
  const find = (name: string): unknown => findMember(parts, name);
  const ids = listOf(find('amsreferences') ?? find('amsreference'));
  const metadata = listOf(find('amsmetadata'));
  const files: CustomerFile[] = [];
  for (let index = 0; index < Math.max(ids.length, metadata.length); index += 1) {
    const given = objectIn(ids[index]);
    const described = { ...given, ...objectIn(metadata[index]) };
    const id = given === undefined ? textIn({ id: ids[index] }, 'id') : textIn(described, 'id', 'fileid');
    const file = { id, ...labelsIn(described) };
    if (Object.values(file).some((value) => value !== undefined)) files.push(file);
  }
  return files;
}

function labelsIn(members: Members): Pick<CustomerFile, 'name' | 'contentType'> {
  return {
    name: textIn(members, 'filename', 'name'),
    contentType: textIn(members, 'contenttype', 'mimetype'),
  };
}

/** A list, however often it was turned into a JSON string; a single entry and words between commas are one too. */
function listOf(value: unknown): readonly unknown[] {
  const list = arrayIn(value);
  if (list !== undefined) return list;
  const object = objectIn(value);
  if (object !== undefined) return [object];
  if (typeof value === 'number') return [value];
  return typeof value === 'string' ? value.split(',').map((entry) => entry.trim()) : [];
}

function attachedFiles(activity: ActivityLike): CustomerFile[] {
  return objectsIn(activity.attachments).flatMap((attachment) => {
    const contentType = textIn(attachment, 'contenttype');
    const type = contentType?.toLowerCase() ?? '';
    const content = memberOf(attachment, 'content');
    if (MEDIA_CARD.test(type)) return cardMedia(objectIn(content) ?? {});
    if (type.startsWith('text/html') || type.startsWith(CARD_TYPES) || isPlaceType(type)) return [];
    const teams = type === TEAMS_FILE ? (objectIn(content) ?? {}) : {};
    const address = textIn(attachment, 'contenturl') ?? textIn(teams, 'downloadurl');
    const file = {
      id: fetchable(address),
      name: textIn(attachment, 'name', 'filename'),
      contentType: type === TEAMS_FILE ? undefined : contentType,
    };
    const inline = content !== undefined && content !== null && content !== '';
    const isThere =
      inline || [address, file.name, contentType, textIn(attachment, 'thumbnailurl')].some(Boolean);
    return isThere ? [file] : [];
  });
}

function cardMedia(card: Members): CustomerFile[] {
  return objectsIn(memberOf(card, 'media')).flatMap((media) => {
    const address = textIn(media, 'url');
    return address === undefined
      ? []
      : [{ id: fetchable(address), name: undefined, contentType: textIn(media, 'contenttype') }];
  });
}

/** Web Chat may put a whole small file into a data: address; that is content, not an id. */
function fetchable(address: string | undefined): string | undefined {
  return address !== undefined && /^https?:/i.test(address) ? address : undefined;
}

/** Some of it is known by an id of the channel's own, which nothing here can fetch; that it came is worth saying. */
function mediaFiles(parts: readonly Part[]): CustomerFile[] {
  const files = parts.flatMap(({ name, members }) => {
    const numbered = numberedMedia(members);
    if (numbered.length > 0) return numbered;
    const type = plainName(textIn(members, 'type', 'msgtype') ?? '');
    const payload = objectIn(memberOf(members, 'payload')) ?? {};
    const described = { ...payload, ...members };
    const isMedia =
      (MEDIA.includes(name) || (MEDIA.includes(type) && !hasOwnPart(members, type))) &&
      textIn(described, ...ADDRESSES) !== undefined;
    const isListed =
      MEDIA_LISTS.includes(name) && textIn(described, 'mimetype', 'contenttype', 'filename') !== undefined;
    return isMedia || isListed ? [{ id: undefined, ...labelsIn(described) }] : [];
  });
  // Telegram lists every size of one photo.
  const isPhoto = parts.some(({ name }) => name === 'photo');
  return isPhoto ? files.slice(0, 1) : files;
}

/** WhatsApp's `{ type: "image", image: { … } }` is one picture, told by its inner part. */
function hasOwnPart(members: Members, type: string): boolean {
  return memberOf(members, type) !== undefined;
}

/** Twilio counts: `MediaUrl0`, `MediaContentType0`. */
function numberedMedia(members: Members): CustomerFile[] {
  return Object.keys(members).flatMap((spelled) => {
    const number = /^mediaurl(?<number>\d*)$/.exec(plainName(spelled))?.groups?.['number'];
    if (number === undefined || textIn(members, `mediaurl${number}`) === undefined) return [];
    return [{ id: undefined, name: undefined, contentType: textIn(members, `mediacontenttype${number}`) }];
  });
}
