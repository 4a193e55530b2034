import type { JsonValue } from '../../lib/omnichannel/index.ts';
import type { ChannelType } from '../definition/definition.ts';
import { lookOn } from './channelLook.ts';
import { CHANNEL_LOOKS, type TextStyle } from './channels.ts';
import type { Conversation, Entry, Stage, WireRecord } from './conversation.ts';
import type { Identified } from './identification.ts';
import type { Trouble } from './trouble.ts';

/** A line as the customer's channel shows it: nothing that the customer must not know is in it. */
export interface CustomerLine extends Omit<Entry, 'customerSees' | 'reason' | 'command'> {
  /** What formats its text on this channel, where that is not everything. */
  readonly styles?: readonly TextStyle[];
  /** What of it the channel does not show as it was meant, and why, in words. Not for the customer: for whoever writes the bot. */
  readonly missed?: readonly string[];
}

export interface VariableView {
  readonly name: string;
  readonly value: JsonValue;
  readonly isDisplayable: boolean;
  readonly setBy: 'customer' | 'bot';
}

/** What the representatives' desk shows. Transcript and summary open with the acceptance, not before. */
export interface RepresentativeView {
  readonly queue: string;
  readonly queueReason: string;
  /** What the rule that chose the queue asks for. */
  readonly skills: readonly string[];
  /** What the variables identified, once a representative has accepted. */
  readonly records: readonly Identified[];
  readonly representative: string | undefined;
  readonly variables: readonly VariableView[];
  readonly summary: string | undefined;
  readonly note: string | undefined;
  readonly transcript: readonly Entry[];
}

export interface ConversationView {
  readonly id: string;
  readonly startedAt: number;
  readonly stage: Stage;
  /** When the conversation came to where it stands. */
  readonly since: number;
  readonly customerName: string;
  readonly channel: ChannelType;
  /** What its customers call the channel. */
  readonly channelName: string;
  readonly trouble: Trouble;
  readonly customer: readonly CustomerLine[];
  readonly representative: RepresentativeView;
  readonly wire: readonly WireRecord[];
}

/** The customer's side. This filter is the contact center's, not the page's: real chat widgets show all they get. */
export function customerView({ transcript, channel }: Conversation): readonly CustomerLine[] {
  return customerLines(transcript, channel);
}

function customerLines(entries: readonly Entry[], channel: ChannelType): readonly CustomerLine[] {
  return entries
    .filter(({ customerSees }) => customerSees)
    .map((entry) => (entry.from === 'bot' ? onChannel(entry, channel) : customerLine(entry)));
}

/** What the bot says, as the channel shows it. */
function onChannel(entry: Entry, channel: ChannelType): CustomerLine {
  const { attachments: _given, suggestedActions: _offered, ...line } = customerLine(entry);
  const { missed, ...look } = lookOn(channel, entry);
  return { ...line, ...look, ...(missed.length === 0 ? {} : { missed }) };
}

/** Names what may pass, so that a member that is added to the transcript later stays on this side until it is named here. */
function customerLine(entry: Entry): CustomerLine {
  const {
    id,
    at,
    from,
    name,
    text,
    textFormat,
    ends,
    attachments,
    attachmentLayout,
    suggestedActions,
    value,
  } = entry;
  return {
    id,
    at,
    from,
    name,
    text,
    ...(textFormat === undefined ? {} : { textFormat }),
    ...(ends === undefined ? {} : { ends }),
    ...(attachments === undefined ? {} : { attachments }),
    ...(attachmentLayout === undefined ? {} : { attachmentLayout }),
    ...(suggestedActions === undefined ? {} : { suggestedActions }),
    ...(value === undefined ? {} : { value }),
  };
}

/** The representative's side. */
export function representativeView(conversation: Conversation): RepresentativeView {
  return { ...deskView(conversation), transcript: openTranscript(conversation) };
}

type DeskView = Omit<RepresentativeView, 'transcript'>;

function deskView(conversation: Conversation): DeskView {
  const { queue, queueReason, skills, records, representative, note, transcript } = conversation;
  const accepted = representative !== undefined;
  return {
    queue,
    queueReason,
    skills,
    records: accepted ? records : [],
    representative,
    variables: [...conversation.variables].map(([name, variable]) => ({ name, ...variable })),
    summary: accepted ? transcript.findLast(({ command }) => command?.type === 'Escalate')?.text : undefined,
    note,
  };
}

function openTranscript({ representative, transcript }: Conversation): readonly Entry[] {
  return representative === undefined ? [] : transcript;
}

/** Both sides and the wire between them. */
export function conversationView(conversation: Conversation): ConversationView {
  return {
    ...overview(conversation),
    customer: customerView(conversation),
    representative: representativeView(conversation),
    wire: conversation.wire,
  };
}

type Overview = Omit<ConversationView, 'customer' | 'representative' | 'wire'>;

function overview({ id, startedAt, stage, channel, trouble, customer, transcript }: Conversation): Overview {
  return {
    id,
    startedAt,
    stage,
    // Each change of hands leaves a notice.
    since: transcript.findLast(({ from }) => from === 'system')?.at ?? startedAt,
    customerName: customer.name,
    channel,
    channelName: CHANNEL_LOOKS[channel].name,
    trouble,
  };
}

/** A list that has grown, or begun anew: its first `from` lines stay, `lines` follow them. */
export interface Grown<T> {
  readonly from: number;
  readonly lines: readonly T[];
}

/** What is other in a conversation than it was: all that is short, and of what is long what was added or has changed. */
export interface ConversationChange extends Overview {
  readonly customer: Grown<CustomerLine>;
  readonly representative: DeskView & { readonly transcript: Grown<Entry> };
  /** Records of the wire, each for the place that its `seq` says. */
  readonly wire: readonly WireRecord[];
}

/** How a conversation became what it is now. To its lines some are added, and none is ever changed. */
export function conversationChange(before: Conversation, now: Conversation): ConversationChange {
  const known = before.transcript.length;
  const added = now.transcript.slice(known);
  const goesOn = before.representative !== undefined && now.representative !== undefined;
  return {
    ...overview(now),
    customer: {
      from: before.transcript.filter(({ customerSees }) => customerSees).length,
      lines: customerLines(added, now.channel),
    },
    representative: {
      ...deskView(now),
      transcript: goesOn ? { from: known, lines: added } : { from: 0, lines: openTranscript(now) },
    },
    wire: now.wire.filter((record, seq) => record !== before.wire[seq]),
  };
}

/** Every activity of the conversation in order: the format of Bot Framework `.transcript` files. */
export function transcriptFile(conversation: Conversation): readonly JsonValue[] {
  return conversation.wire
    .filter(({ direction, answer }) => direction === 'toBot' || answer?.status === 200)
    .map(({ activity }) => activity);
}
