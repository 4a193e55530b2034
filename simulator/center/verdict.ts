import { isBridged, readCommand, type ActivityLike, type Command } from '../../lib/omnichannel/index.ts';

/** What the contact center does with an activity from the bot, and why. */
export type Verdict =
  | { readonly kind: 'shown' }
  | { readonly kind: 'kept'; readonly reason: string }
  | { readonly kind: 'nothing'; readonly reason: string }
  | { readonly kind: 'command'; readonly command: Command; readonly customerSees: boolean };

/** Judges an activity by the rules of the wire; the rules and their sources stand in this room's README. */
export function judge(activity: ActivityLike): Verdict {
  if (activity.type !== 'message') return { kind: 'nothing', reason: notAMessage(activity) };
  const customerSees = isBridged(activity);
  const read = readCommand(activity);
  if (read.kind === 'command' && read.effective)
    return { kind: 'command', command: read.command, customerSees };
  if (customerSees) return { kind: 'shown' };
  if (read.kind === 'none') return { kind: 'kept', reason: 'It is not bridged.' };
  return { kind: 'kept', reason: 'It is meant as a command, but the contact center cannot act on it.' };
}

function notAMessage(activity: ActivityLike): string {
  switch (activity.type) {
    case 'typing':
      return 'Typing is not shown on this channel.';
    case 'endOfConversation':
      return 'An endOfConversation activity ends nothing: only the EndConversation command does.';
    case 'event':
    case 'handoff':
      return `An activity of type ${activity.type} does nothing here: commands must be messages.`;
    default:
      return `Activities of type "${activity.type ?? ''}" do nothing on this channel.`;
  }
}
