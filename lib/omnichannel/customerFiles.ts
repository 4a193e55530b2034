import type { ActivityLike } from './activity.ts';
import { arrayIn, isObject, objectIn, parseJson, textOf } from './json.ts';
import { findMember, memberOf } from './spelling.ts';
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

/** Teams wraps an uploaded file in this; what the file is, is told by its name. */
const TEAMS_FILE = 'application/vnd.microsoft.teams.file.download.info';

/** Members of `channelData` in which connectors leave a recording or a picture that they make no attachment of. */
const MEDIA = ['audio', 'voice', 'video', 'image', 'photo', 'document', 'sticker'];
const MEDIA_ADDRESSES = ['id', 'fileid', 'url', 'link'];

/**
 * Lists the files of an incoming message. The contact center puts their ids into `channelData.amsReferences` and their
 * names into `channelData.amsMetadata` (`[{ contentType, fileName }]`), index by index. Its own page writes the names so;
 * its chat SDK writes `amsreferences`, and what a channel or a proxy wraps around them arrives nested, or as JSON in a
 * string: they are found however they are spelled. Other channels use `attachments`, with an address or with the content
 * itself; cards and the HTML twin of a Teams message are left out.
 * @see https://learn.microsoft.com/dynamics365/customer-service/develop/download-attachments-bot
 * @see https://github.com/microsoft/omnichannel-chat-sdk
 */
export function readFiles(activity: ActivityLike): readonly CustomerFile[] {
  const channelData = readChannelData(activity);
  const files = [...contactCenterFiles(activity, channelData), ...attachedFiles(activity)];
  return files.length > 0 ? files : mediaFiles(channelData);
}

function contactCenterFiles(activity: ActivityLike, channelData: Members): CustomerFile[] {
  const beside = { ...activity, channelData: undefined, value: undefined };
  const find = (name: string): unknown => findMember(channelData, name) ?? memberOf(beside, name);
  const ids = listOf(find('amsreferences') ?? find('amsreference'));
  const metadata = listOf(find('amsmetadata'));
  const files: CustomerFile[] = [];
  for (let index = 0; index < Math.max(ids.length, metadata.length); index += 1) {
    const described = { ...objectIn(ids[index]), ...objectIn(metadata[index]) };
    const id = objectIn(ids[index]) === undefined ? textOf(ids[index]) : textIn(described, 'id', 'fileid');
    const name = textIn(described, 'filename', 'name');
    const contentType = textIn(described, 'contenttype', 'mimetype');
    if (id !== undefined || name !== undefined) files.push({ id, name, contentType });
  }
  return files;
}

/** A list, however often it was turned into a JSON string; a single entry and words between commas are one too. */
function listOf(value: unknown): readonly unknown[] {
  const parsed = typeof value === 'string' ? parseJson(value) : undefined;
  const list = arrayIn(value) ?? arrayIn(parsed);
  if (list !== undefined) return list;
  const object = objectIn(value) ?? objectIn(parsed);
  if (object !== undefined) return [object];
  return typeof value === 'string' ? value.split(',').map((entry) => entry.trim()) : [];
}

function attachedFiles(activity: ActivityLike): CustomerFile[] {
  const files: CustomerFile[] = [];
  for (const attachment of listOf(activity.attachments)) {
    if (!isObject(attachment)) continue;
    const type = textOf(attachment['contentType'])?.toLowerCase();
    if (type?.startsWith('text/html') === true || type?.startsWith(CARD_TYPES) === true) continue;
    const teams = type === TEAMS_FILE ? (objectIn(attachment['content']) ?? {}) : {};
    const address = textOf(attachment['contentUrl']) ?? textIn(teams, 'downloadurl');
    const name = textOf(attachment['name']);
    const content = attachment['content'];
    const inline = content !== undefined && content !== null && content !== '';
    // Web Chat may put a whole small file into a data: address; that is content, not an id.
    const id = address !== undefined && /^https?:/i.test(address) ? address : undefined;
    const contentType = type === TEAMS_FILE ? undefined : textOf(attachment['contentType']);
    if (address !== undefined || name !== undefined || inline) files.push({ id, name, contentType });
  }
  return files;
}

/** Some of it is known by an id of the channel's own, which nothing here can fetch; that it came is worth saying. */
function mediaFiles(channelData: Members): CustomerFile[] {
  return MEDIA.flatMap((kind) => {
    const media = objectIn(findMember(channelData, kind));
    if (media === undefined || textIn(media, ...MEDIA_ADDRESSES) === undefined) return [];
    const contentType = textIn(media, 'contenttype', 'mimetype');
    return [{ id: undefined, name: textIn(media, 'filename', 'name'), contentType }];
  });
}

function textIn(members: Members, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = textOf(memberOf(members, name));
    if (text !== undefined) return text;
  }
  return undefined;
}
