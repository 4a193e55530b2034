import { readWorkItem, type Inbound, type WorkItem } from '../omnichannel/index.ts';
import type { ConversationContext } from './context.ts';

/** The work item that an activity belongs to, as far as it says: its context variables first, then what is around them. */
export function workItemOf(inbound: Inbound): WorkItem | undefined {
  switch (inbound.kind) {
    case 'contextEvent': {
      const item = { ...inbound.workItem, ...readWorkItem(inbound.variables) };
      return Object.keys(item).length === 0 ? undefined : item;
    }
    case 'customerMessage':
      return inbound.workItem;
    case 'customEvent':
    case 'conversationClosed':
    case 'joined':
    case 'ignored':
      return undefined;
  }
}

/** The work item that a conversation is known to belong to: rows of releases that did not keep it have it among the facts. */
export function knownWorkItem({ workItem, facts }: ConversationContext): WorkItem | undefined {
  return workItem ?? readWorkItem(facts);
}

/**
 * Whether two work items are certainly not the same: both name an id of a kind, and not the same one. Of two kinds either is
 * enough: what is known of one customer must not go out with another's case.
 */
export function isOtherWorkItem(known: WorkItem | undefined, named: WorkItem | undefined): boolean {
  return (
    isOther(known?.liveWorkItem, named?.liveWorkItem) || isOther(known?.conversation, named?.conversation)
  );
}

function isOther(known: string | undefined, named: string | undefined): boolean {
  return known !== undefined && named !== undefined && withoutHyphens(known) !== withoutHyphens(named);
}

/** A GUID is written with hyphens or without. */
function withoutHyphens(id: string): string {
  return id.replaceAll('-', '');
}
