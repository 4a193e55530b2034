import type { ActivityLike } from './activity.ts';
import { arrayIn, isObject, textOf } from './json.ts';
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

const CARD_TYPES = 'application/vnd.microsoft.card.';

/**
 * Lists the files of an incoming message. The contact center puts their ids into `channelData.amsReferences` and their
 * names into `channelData.amsMetadata` (`[{ contentType, fileName }]`), index by index, each an array or an array as a JSON
 * string; other channels use `attachments`, where cards and the HTML twin of a Teams message are left out.
 * @see https://learn.microsoft.com/dynamics365/customer-service/develop/download-attachments-bot
 */
export function readFiles(activity: ActivityLike): readonly CustomerFile[] {
  return [...contactCenterFiles(activity), ...attachedFiles(activity)];
}

function contactCenterFiles(activity: ActivityLike): CustomerFile[] {
  const channelData = readChannelData(activity);
  const ids = arrayIn(channelData['amsReferences']) ?? [];
  const metadata = arrayIn(channelData['amsMetadata']) ?? [];
  const files: CustomerFile[] = [];
  for (let index = 0; index < Math.max(ids.length, metadata.length); index += 1) {
    const details = metadata[index];
    const described = isObject(details) ? details : {};
    const id = textOf(ids[index]);
    const name = textOf(described['fileName']);
    if (id !== undefined || name !== undefined) {
      files.push({ id, name, contentType: textOf(described['contentType']) });
    }
  }
  return files;
}

function attachedFiles(activity: ActivityLike): CustomerFile[] {
  const files: CustomerFile[] = [];
  for (const attachment of arrayIn(activity.attachments) ?? []) {
    if (!isObject(attachment)) continue;
    const contentType = textOf(attachment['contentType']);
    if (contentType === 'text/html' || contentType?.startsWith(CARD_TYPES) === true) continue;
    const address = textOf(attachment['contentUrl']);
    const name = textOf(attachment['name']);
    // Web Chat may put a whole small file into a data: address; that is content, not an id.
    const id = address !== undefined && /^https?:/i.test(address) ? address : undefined;
    if (address !== undefined || name !== undefined) files.push({ id, name, contentType });
  }
  return files;
}
