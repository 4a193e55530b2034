import { isCommand, lint, MESSAGE_LIMIT_BYTES, readCommand } from '../../lib/omnichannel/index.ts';
import type {
  ActivityLike,
  Command,
  JsonObject,
  JsonValue,
  LintFinding,
} from '../../lib/omnichannel/index.ts';
import { isObject, readBotActivity, type BotActivity } from './botActivity.ts';
import { isLostOn, lookOn } from './channelLook.ts';
import type { Setting } from './contactCenter.ts';
import { valuesOf, type Conversation, type Entry, type Variable } from './conversation.ts';
import type { ChannelType } from '../definition/definition.ts';
import { channelIdOf } from './inboundActivities.ts';
import { addEntry, addNotice, addWire, takeId } from './ledger.ts';
import { judge } from './verdict.ts';
import { lintDeclared } from './declaredVariables.ts';
import { route } from './routing.ts';
import { staffing } from './staffing.ts';
import { tooSoon } from './trouble.ts';

/** Why something was refused, as the connector spells it: an HTTP status and an error with a code. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** Seconds after which it may be tried again, where that is what helps. */
  readonly retryAfter?: number;
}

/** What came of a post: the id it was given, or why it was refused. Either way it stands in the wire log. */
export type PostOutcome =
  | { readonly kind: 'accepted'; readonly conversation: Conversation; readonly id: string }
  | { readonly kind: 'refused'; readonly conversation: Conversation; readonly refusal: Refusal };

/** An activity arrives from the bot; `fault` says in words what befalls the answer. */
export function botPosts(
  conversation: Conversation,
  body: JsonValue,
  at: number,
  setting: Setting,
  fault?: string,
): PostOutcome {
  const read = readBotActivity(body);
  if (typeof read === 'string') {
    const refusal: Refusal = { status: 400, code: 'BadSyntax', message: read };
    return refuse(conversation, refusal, { body, findings: [], at });
  }
  const channel = channelIdOf(conversation.channel);
  const findings = [
    ...lint(read.activity, conversation.botActivities, channel),
    ...undeclared(read, setting),
    ...lintOnChannel(conversation.channel, read),
  ];
  const refusal = whyRefused(conversation, read, at);
  if (refusal !== undefined) return refuse(conversation, refusal, { body, findings, at });

  const { id, conversation: numbered } = takeId(conversation);
  const remembered = { ...numbered, botActivities: remember(numbered.botActivities, read.activity) };
  const { conversation: next, effect, unseen } = act(remembered, read, id, at, setting);
  const activity = { ...read.raw, id };
  const answer = { status: 200 };
  return {
    kind: 'accepted',
    id,
    conversation: addWire(next, {
      at,
      direction: 'fromBot',
      activity,
      effect,
      findings,
      answer,
      ...(unseen === undefined ? {} : { unseen }),
      ...(fault === undefined ? {} : { fault }),
    }),
  };
}

/**
 * Of what the bot has posted, what its next activity is judged by: its commands, and its latest message. All of it would be
 * read again with every post, and a bot that never stops would slow down everybody.
 */
function remember(known: readonly ActivityLike[], activity: ActivityLike): readonly ActivityLike[] {
  const commands = known.filter((earlier) => isCommand(earlier));
  if (isCommand(activity)) return [...commands, activity];
  const latest = activity.type === 'message' ? activity : known.findLast(({ type }) => type === 'message');
  return latest === undefined || commands.includes(latest) ? commands : [...commands, latest];
}

/** Notes a post that was answered with an error on purpose or by rule; it changes nothing else. */
export function refuse(
  conversation: Conversation,
  refusal: Refusal,
  post: {
    readonly body: JsonValue;
    readonly findings: readonly LintFinding[];
    readonly at: number;
    /** Where it was no post of an activity: what it was. */
    readonly request?: string | undefined;
  },
): PostOutcome {
  const refused = addWire(conversation, {
    at: post.at,
    direction: 'fromBot',
    activity: isObject(post.body) ? post.body : { unreadable: post.body },
    effect: `Refused: ${refusal.message}`,
    findings: post.findings,
    ...(post.request === undefined ? {} : { request: post.request }),
    answer: { status: refusal.status, message: refusal.message },
  });
  return { kind: 'refused', conversation: refused, refusal };
}

/**
 * The bot leaves the roster with its command. What Dynamics answers to a bot that posts nevertheless is not documented;
 * here it gets what Bot Connector answers on other channels to a bot that has been removed.
 */
function whyRefused(conversation: Conversation, post: BotActivity, at: number): Refusal | undefined {
  if (conversation.stage === 'closed') {
    return { status: 404, code: 'ConversationNotFound', message: 'The conversation is closed.' };
  }
  if (conversation.stage !== 'botActive') {
    return {
      status: 403,
      code: 'BotNotInConversationRoster',
      message: 'The bot has left this conversation: it is with the representatives now.',
    };
  }
  const bytes = Buffer.byteLength(JSON.stringify(post.raw));
  if (bytes > MESSAGE_LIMIT_BYTES) {
    return {
      status: 413,
      code: 'MessageSizeTooBig',
      message: `The activity has ${bytes} bytes; with its metadata it may have ${MESSAGE_LIMIT_BYTES}.`,
    };
  }
  return tooSoon(conversation, at);
}

interface Acted {
  readonly conversation: Conversation;
  readonly effect: string;
  /** Why it does not reach the customer, for whom it was meant. */
  readonly unseen?: string;
}

function act(conversation: Conversation, post: BotActivity, id: string, at: number, setting: Setting): Acted {
  const verdict = judge(post.activity);
  const line = entryOf(conversation, post, id, at);
  switch (verdict.kind) {
    case 'shown':
      return show(conversation, line);
    case 'kept':
      return keep(conversation, line, verdict.reason);
    case 'nothing':
      return { conversation, effect: verdict.reason };
    case 'command':
      return obey(
        conversation,
        verdict.command,
        { ...line, customerSees: verdict.customerSees },
        at,
        setting,
      );
  }
}

/** On some channels nothing at all is left of a message that is bridged. */
function show(conversation: Conversation, line: Omit<Entry, 'customerSees'>): Acted {
  const { channel } = conversation;
  if (isLostOn(channel, line)) return keep(conversation, line, lookOn(channel, line).missed.join(' '));
  return {
    conversation: addEntry(conversation, { ...line, customerSees: true }),
    effect: 'Shown to the customer.',
  };
}

function keep(conversation: Conversation, line: Omit<Entry, 'customerSees'>, reason: string): Acted {
  return {
    conversation: addEntry(conversation, { ...line, customerSees: false, reason }),
    effect: `The customer does not see this. ${reason}`,
    unseen: reason,
  };
}

/** Escalate sets the variables and runs the routing again; EndConversation closes. Either way the bot has left. */
function obey(
  conversation: Conversation,
  command: Command,
  line: Entry,
  at: number,
  setting: Setting,
): Acted {
  const given = Object.entries(command.context).map(([name, value]) => [name, fromBot(value)] as const);
  const variables = new Map([...conversation.variables, ...given]);
  const routing = command.type === 'Escalate' ? route(setting.definition, valuesOf(variables)) : undefined;
  const entry: Entry = {
    ...line,
    ...(line.customerSees ? {} : { reason: 'It is a command: only the representative reads its text.' }),
    command: {
      type: command.type,
      variables: Object.fromEntries(valuesOf(new Map(given))),
      ...(routing === undefined ? {} : { queue: routing.queue }),
    },
  };
  const told = addEntry({ ...conversation, variables }, entry);
  const leak = line.customerSees ? ' Its text reached the customer, because the command is bridged.' : '';
  if (routing === undefined && conversation.trouble.endIgnored) {
    return {
      conversation: told,
      effect: `Takes no effect, as switched on: the conversation stays open, and with the bot.${leak}`,
    };
  }
  if (routing === undefined) {
    const closed = addNotice({ ...told, stage: 'closed' }, 'The conversation has ended.', at);
    return { conversation: closed, effect: `Closes the conversation.${leak}` };
  }
  const { queue, skills } = routing;
  const staff = staffing(setting.definition, queue, skills, setting.load, at);
  const because = [routing.because, staff].filter((part) => part !== '').join(' ');
  const waiting: Conversation = { ...told, stage: 'waiting', queue, skills, queueReason: because };
  return {
    conversation: addNotice(waiting, 'A representative will be with you shortly.', at),
    effect: `Escalates: waiting in "${queue}". ${because} The bot has left the conversation.${leak}`,
  };
}

/** What the contact center's file has against the variables of a command. */
function undeclared({ activity }: BotActivity, { definition }: Setting): readonly LintFinding[] {
  const read = readCommand(activity);
  if (read.kind !== 'command' || !read.effective) return [];
  const given = Object.entries(read.command.context).map(([name, value]) => [name, fromBot(value)] as const);
  return lintDeclared(definition, Object.fromEntries(valuesOf(new Map(given))));
}

/** What the customer's channel does not show of a message as it was meant. */
function lintOnChannel(channel: ChannelType, { raw, activity }: BotActivity): readonly LintFinding[] {
  if (judge(activity).kind !== 'shown') return [];
  return lookOn(channel, messageOf(raw, activity)).missed.map((message) => ({
    rule: 'not-on-this-channel',
    severity: 'warning',
    message,
  }));
}

/** A variable of a command shows on the representative's panel only where the bot asked for it. */
function fromBot(given: Command['context'][string]): Variable {
  if (typeof given === 'object')
    return { value: given.value, isDisplayable: given.isDisplayable, setBy: 'bot' };
  return { value: given, isDisplayable: false, setBy: 'bot' };
}

/** Under which name the bot speaks here, where it says so. */
function nameOf(from: JsonValue | undefined): string | undefined {
  const name = isObject(from) ? from['name'] : undefined;
  return typeof name === 'string' && name.trim() !== '' ? name : undefined;
}

/** What a message shows, as it came over the wire. */
function messageOf(
  { attachments, suggestedActions }: JsonObject,
  { text = '' }: ActivityLike,
): Pick<Entry, 'text' | 'attachments' | 'suggestedActions'> {
  return {
    text,
    ...(attachments === undefined ? {} : { attachments }),
    ...(suggestedActions === undefined ? {} : { suggestedActions }),
  };
}

function entryOf(
  conversation: Conversation,
  { raw, activity }: BotActivity,
  id: string,
  at: number,
): Omit<Entry, 'customerSees'> {
  return {
    id,
    at,
    from: 'bot',
    name: nameOf(raw['from']) ?? conversation.bot.name,
    ...messageOf(raw, activity),
    ...(raw['textFormat'] === undefined ? {} : { textFormat: raw['textFormat'] }),
    ...(raw['attachmentLayout'] === undefined ? {} : { attachmentLayout: raw['attachmentLayout'] }),
  };
}
