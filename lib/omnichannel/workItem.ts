import { isObject, objectsIn, textOf } from './json.ts';
import { plainName, textIn } from './spelling.ts';

/** The names under which the contact center says which case a conversation belongs to; each may be missing. */
export interface WorkItem {
  readonly liveWorkItem?: string;
  readonly conversation?: string;
}

/** Ids are GUIDs; what is far longer than any other id names nothing. It is kept whole: the ends of two may be the same. */
const LONGEST_ID = 1_024;

/** Where an object that stands for a record has its id: a lookup of Dataverse, the platform's list of it, a wrapped variable. */
const ID_MEMBERS = ['value', 'id', 'recordid', 'guid'];

/**
 * The work item that members name, such as context variables or `channelData`: under either name, in any spelling; the first of
 * several that name one counts. `undefined` when they name none.
 * @see https://learn.microsoft.com/dynamics365/customer-service/administer/context-variables-for-bot
 */
export function readWorkItem(...carriers: readonly unknown[]): WorkItem | undefined {
  const liveWorkItem = idIn(carriers, 'msdynliveworkitemid');
  const conversation = idIn(carriers, 'msdynconversationid');
  if (liveWorkItem === undefined && conversation === undefined) return undefined;
  return {
    ...(liveWorkItem === undefined ? {} : { liveWorkItem }),
    ...(conversation === undefined ? {} : { conversation }),
  };
}

function idIn(carriers: readonly unknown[], name: string): string | undefined {
  for (const members of carriers) {
    if (!isObject(members)) continue;
    for (const [spelled, value] of Object.entries(members)) {
      const id = plainName(spelled) === name ? idOf(value) : undefined;
      if (id !== undefined) return id;
    }
  }
  return undefined;
}

/** GUIDs are written in either case, with braces or without; a page may send a number. */
function idOf(value: unknown): string | undefined {
  const id = (recordIdIn(value) ?? textOf(typeof value === 'number' ? String(value) : value))
    ?.trim()
    .replace(/^\{(.*)\}$/, '$1')
    .toLowerCase();
  return id === undefined || id === '' || id.length > LONGEST_ID ? undefined : id;
}

function recordIdIn(value: unknown): string | undefined {
  const [record] = objectsIn(value);
  return record === undefined ? undefined : textIn(record, ...ID_MEMBERS);
}
