import type { JsonValue } from '../omnichannel/index.ts';

/** The names under which the contact center says which case a conversation belongs to; each may be missing. */
export interface WorkItem {
  readonly liveWorkItem?: string;
  readonly conversation?: string;
}

/** Ids are GUIDs; what is longer names nothing. */
const LONGEST_ID = 128;

/** The work item that context variables name; `undefined` when they name none. */
export function workItemIn(variables: Readonly<Record<string, JsonValue>>): WorkItem | undefined {
  const liveWorkItem = idIn(variables, 'msdyn_liveworkitemid');
  const conversation = idIn(variables, 'msdyn_conversationid');
  if (liveWorkItem === undefined && conversation === undefined) return undefined;
  return {
    ...(liveWorkItem === undefined ? {} : { liveWorkItem }),
    ...(conversation === undefined ? {} : { conversation }),
  };
}

/** Whether two work items are certainly not the same: they name an id of the same kind, and not the same one. */
export function isOtherWorkItem(known: WorkItem | undefined, named: WorkItem | undefined): boolean {
  if (known?.liveWorkItem !== undefined && named?.liveWorkItem !== undefined)
    return known.liveWorkItem !== named.liveWorkItem;
  if (known?.conversation !== undefined && named?.conversation !== undefined)
    return known.conversation !== named.conversation;
  return false;
}

/** GUIDs are written in either case, with braces or without; a page may send a number. */
function idIn(variables: Readonly<Record<string, JsonValue>>, name: string): string | undefined {
  const value = Object.entries(variables).find(([key]) => key.toLowerCase() === name)?.[1];
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const id = String(value)
    .trim()
    .replace(/^\{(.*)\}$/, '$1')
    .toLowerCase();
  return id === '' || id.length > LONGEST_ID ? undefined : id;
}
