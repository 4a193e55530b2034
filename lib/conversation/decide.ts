import { shortenText, type Inbound } from '../omnichannel/index.ts';
import { declineOffered, decideHelped, offerArticles, tellArticle } from './articles.ts';
import { pressedButton } from './buttons.ts';
import {
  withAnswer,
  withCustomerMessage,
  withFacts,
  withMatter,
  type ConversationContext,
} from './context.ts';
import type { Decision } from './decision.ts';
import { end, handOver } from './handOver.ts';
import { asksFor, mentionedIn } from './phrases.ts';
import { picksNone } from './picked.ts';
import { understand, type Heard } from '../understanding/index.ts';
import type { Policy } from './policy/policy.ts';
import { repliesFor } from './replies/index.ts';
import { withWhatCame } from './whatCame.ts';
import { workItemOf } from './workItem.ts';
import type { Answer, CustomerMessage } from './responder.ts';

type ContextEvent = Extract<Inbound, { kind: 'contextEvent' }>;

/** What a decision goes by besides what came in: the policy, and what the responder answered, if it was asked. */
export interface Guidance {
  readonly policy: Policy;
  /** `failed` when the responder threw or was too slow; absent when nothing was asked of it. */
  readonly answer?: Answer | 'failed';
}

/** A remembered message is one line of a summary. */
const REMEMBERED_BYTES = 500;
const ANSWERED_BYTES = 150;

/**
 * Decides one turn of a conversation that is the bot's (whose it is, `life.ts` knows): a pure function of what came in, what is known, the time (milliseconds since 1970) and the guidance.
 * Nothing has been sent or saved when it returns, so it can be run again on fresher state.
 */
export function decide(
  inbound: Inbound,
  context: ConversationContext,
  now: number,
  guidance: Guidance,
): Decision {
  switch (inbound.kind) {
    case 'customerMessage':
      return decideMessage(inbound, context, now, guidance);
    case 'contextEvent':
      return decideContextEvent(inbound, context, now);
    case 'joined':
      return decideJoined(context, now);
    case 'conversationClosed': {
      const { presumed: _handedOver, ...closed } = context;
      return {
        context: { ...closed, phase: 'ended', closeReason: 'closedByContactCenter' },
        effects: [],
        rule: 'closedByContactCenter',
      };
    }
    case 'customEvent':
    case 'ignored':
      return { context, effects: [], rule: 'ignored' };
  }
}

/**
 * The contact center hands the bot a conversation: the first time, or back after a representative had it. Another one while
 * the bot is talking brings news about the customer and is no reason to greet twice.
 */
function decideContextEvent(event: ContextEvent, context: ConversationContext, now: number): Decision {
  const told = informed(event, context);
  if (context.phase === 'talking' && context.greeted) {
    return { context: told, effects: [], rule: 'contextUpdated' };
  }
  const handedBack = context.phase !== 'talking';
  const {
    closeReason: _closed,
    warnedAt: _warned,
    openQuestion: _asked,
    closedAt: _over,
    takenAt: _taken,
    removed: _back,
    presumed: _handedOver,
    unserved: _waited,
    ...rest
  } = told;
  return {
    context: {
      ...rest,
      phase: 'talking',
      session: handedBack ? context.session + 1 : context.session,
      ...(handedBack ? { startedAt: now } : {}),
      greeted: true,
      notUnderstood: 0,
      lastActivityAt: now,
    },
    effects: [{ kind: 'say', text: repliesFor(told.locale).greeting }],
    rule: handedBack ? 'handedBack' : 'greeting',
  };
}

/** What a context event says of the customer and the case: kept whether or not it hands anything over. */
export function informed(event: ContextEvent, context: ConversationContext): ConversationContext {
  const workItem = { ...context.workItem, ...workItemOf(event) };
  return withFacts(
    {
      ...context,
      ...(event.locale === undefined ? {} : { locale: event.locale }),
      ...(event.sourceChannel === undefined ? {} : { sourceChannel: event.sourceChannel }),
      ...(Object.keys(workItem).length === 0 ? {} : { workItem }),
    },
    event.variables,
    event.hidden,
  );
}

/**
 * Somebody came into a conversation without a contact center: the bot greets, once. Where there is one, its context event
 * follows and is greeted; and a customer who was faster than the news of their coming has been answered already.
 */
function decideJoined(context: ConversationContext, now: number): Decision {
  if (context.contactCenter !== false || context.greeted) return { context, effects: [], rule: 'ignored' };
  const welcomed = { ...context, greeted: true, lastActivityAt: now };
  return context.customerTurns > 0
    ? { context: welcomed, effects: [], rule: 'ignored' }
    : say(welcomed, repliesFor(context.locale).greeting, 'greeting');
}

/**
 * The order of the rules: a person who is asked for comes first; then what the customer was asked is answered; then our
 * own failure; then topics that belong to a person; and only then what the responder has to say.
 */
function decideMessage(
  message: CustomerMessage,
  context: ConversationContext,
  now: number,
  { policy, answer = 'failed' }: Guidance,
): Decision {
  if (context.phase !== 'talking') return { context, effects: [], rule: 'silent' };
  const heard = hear(message, context, policy, now);
  const asked = context.openQuestion ?? (context.offered === undefined ? undefined : 'helped');
  const meant = understand(message.text, heard.locale, asked);
  const button = pressedButton(message.text, heard.locale, asked !== undefined);
  // What a button stands for is known, whatever the words on it would mean elsewhere.
  const pressed = decideReply(
    button === 'yes' || button === 'no' ? button : undefined,
    context,
    heard,
    now,
    policy,
  );
  if (pressed !== undefined) return pressed;
  if (button === 'end') return end(heard, 'asked', repliesFor(heard.locale).farewell);
  const personAsked =
    button === 'person' || asksFor(message.text, policy.askedForPerson) || meant.meanings.includes('person');
  const withWords = meant.tellsMatter === true ? withMatter(heard, remembered(message)) : heard;
  if (personAsked || (answer !== 'failed' && answer.kind === 'wantsPerson')) {
    return handOver(withWords, 'asked', policy, now);
  }
  const answered = decideOpenQuestion(message, meant, context, heard, now, { policy, answer });
  if (answered !== undefined) return answered;
  const told = stillAsking(
    message,
    context,
    isAboutMatter(message, answer) ? withMatter(heard, remembered(message)) : withWords,
  );
  return (
    decideTopic(message, told, now, policy) ??
    decideUnreadable(message, told, answer) ??
    (answer === 'failed' ? decideFailure(told, now, policy) : decideAnswer(answer, told, now, policy))
  );
}

/** Whether the words say what the customer wants: those of a command, a goodbye or a button do not. */
function isAboutMatter({ submit }: CustomerMessage, answer: Answer | 'failed'): boolean {
  if (submit !== undefined) return false;
  if (answer === 'failed') return true;
  return answer.kind === 'said'
    ? answer.command !== true
    : ['notUnderstood', 'article', 'articles'].includes(answer.kind);
}

function remembered({ text }: CustomerMessage): string {
  return shortenText(text.trim(), REMEMBERED_BYTES);
}

function hear(
  message: CustomerMessage,
  context: ConversationContext,
  policy: Policy,
  now: number,
): ConversationContext {
  const said = withCustomerMessage(context, shortenText(message.text, REMEMBERED_BYTES), now);
  const heard = withWhatCame(said, message);
  const isMentioned = mentionedIn(message.text);
  const topic = policy.topics.find(({ words }) => isMentioned(words));
  return {
    ...heard,
    // A context event says it for the conversation; the activity's own locale only where there was none.
    ...(heard.locale === undefined && message.locale !== undefined ? { locale: message.locale } : {}),
    ...(heard.sourceChannel === undefined && message.sourceChannel !== undefined
      ? { sourceChannel: message.sourceChannel }
      : {}),
    ...(topic === undefined ? {} : { topic: topic.name }),
  };
}

/** What the customer's words answer to a question of ours. Anything else is a new message and is answered as one. */
function decideOpenQuestion(
  { text }: CustomerMessage,
  { meanings: [meaning], saysMore = false }: Heard,
  context: ConversationContext,
  heard: ConversationContext,
  now: number,
  { policy, answer }: Required<Guidance>,
): Decision | undefined {
  // "No, my machine leaks" declines and asks: what can be answered is answered.
  const asksAnew = saysMore && answer !== 'failed' && answer.kind !== 'notUnderstood';
  const meant = !asksAnew && (meaning === 'yes' || meaning === 'no') ? meaning : undefined;
  // What the policy names is said on purpose, and goes before what the words mean.
  const isNo = asksFor(text, policy.no) || (context.offered !== undefined && picksNone(text));
  const isYes = asksFor(text, policy.yes);
  const reply = isYes ? 'yes' : isNo ? 'no' : meant;
  return decideReply(reply, context, heard, now, policy);
}

/** What follows from a yes or a no to the question that is open. */
function decideReply(
  reply: 'yes' | 'no' | undefined,
  { openQuestion, alternatives = [], offered }: ConversationContext,
  heard: ConversationContext,
  now: number,
  policy: Policy,
): Decision | undefined {
  if (reply === undefined) return undefined;
  if (openQuestion === undefined)
    return offered !== undefined && reply === 'no' ? declineOffered(heard) : undefined;
  if (openQuestion === 'helped') return decideHelped(reply === 'yes', heard, alternatives, policy);
  const replies = repliesFor(heard.locale);
  if (reply === 'yes') {
    return openQuestion === 'person'
      ? handOver(heard, 'notUnderstood', policy, now)
      : end(heard, 'solved', replies.farewell);
  }
  return openQuestion === 'person'
    ? say({ ...heard, notUnderstood: 0 }, replies.offerDeclined, 'offerDeclined')
    : say(heard, replies.solvedContinue, 'notSolved');
}

/** A topic that belongs to a person, when this very message brings it up. */
function decideTopic(
  { text }: CustomerMessage,
  heard: ConversationContext,
  now: number,
  policy: Policy,
): Decision | undefined {
  const topic = policy.topics.find(({ name, handOver: toPerson }) => toPerson && name === heard.topic);
  if (topic === undefined || !mentionedIn(text)(topic.words)) return undefined;
  return handOver(heard, 'topic', policy, now);
}

/**
 * Something came, such as a sticker, that nobody here can read. To say so is no failure to understand.
 */
function decideUnreadable(
  message: CustomerMessage,
  heard: ConversationContext,
  answer: Answer | 'failed',
): Decision | undefined {
  const hasNothing = saysNothing(message) && message.files.length === 0;
  if (!hasNothing || answer === 'failed' || answer.kind !== 'notUnderstood') return undefined;
  return say(heard, repliesFor(heard.locale).unreadable, 'unreadable');
}

/** A sticker, a file or a place, without a word: none of them answers a question of ours, which stays open. */
function stillAsking(
  message: CustomerMessage,
  { openQuestion, alternatives, offered }: ConversationContext,
  heard: ConversationContext,
): ConversationContext {
  if (!saysNothing(message)) return heard;
  return {
    ...heard,
    ...(openQuestion === undefined ? {} : { openQuestion }),
    ...(alternatives === undefined ? {} : { alternatives }),
    ...(offered === undefined ? {} : { offered }),
  };
}

function saysNothing({ text, submit }: CustomerMessage): boolean {
  return text.trim() === '' && submit === undefined;
}

function decideFailure(heard: ConversationContext, now: number, policy: Policy): Decision {
  return policy.botFailure.handOver
    ? handOver(heard, 'botFailure', policy, now)
    : decideNotUnderstood(heard, now, policy);
}

function decideAnswer(
  answer: Exclude<Answer, { readonly kind: 'wantsPerson' }>,
  heard: ConversationContext,
  now: number,
  policy: Policy,
): Decision {
  const replies = repliesFor(heard.locale);
  switch (answer.kind) {
    case 'said': {
      const { topic = heard.topic } = answer;
      return {
        context: withAnswer(
          { ...heard, ...(topic === undefined ? {} : { topic }) },
          answer.command === true ? '' : shortenText(answer.says[0]?.text ?? '', ANSWERED_BYTES),
        ),
        effects: answer.says,
        rule: answer.rule,
      };
    }
    case 'article':
      return tellArticle(answer, heard, policy, now);
    case 'articles':
      return offerArticles(answer, heard);
    case 'wantsEnd':
      return end(heard, 'asked', replies.farewell);
    case 'solved':
      return policy.solved.askFirst
        ? ask({ ...heard, notUnderstood: 0 }, 'solved', replies.solvedQuestion)
        : end(heard, 'solved', replies.farewell);
    case 'unhappy':
      return decideUnhappy(heard, now, policy);
    case 'notUnderstood':
      return decideNotUnderstood(heard, now, policy);
  }
}

/** Who complains about the bot is offered a person at once, and goes to one when complaining goes on. */
function decideUnhappy(heard: ConversationContext, now: number, policy: Policy): Decision {
  if (!policy.unhappy.offerPerson) return decideNotUnderstood(heard, now, policy);
  const counted = { ...heard, notUnderstood: heard.notUnderstood + 1 };
  return counted.notUnderstood >= policy.notUnderstood.handOverAfter
    ? handOver(counted, 'notUnderstood', policy, now)
    : ask(counted, 'person', repliesFor(heard.locale).offerPersonUnhappy);
}

/** Honest first, then an offer, then a person: nobody should have to say the same thing three times to a machine. */
function decideNotUnderstood(heard: ConversationContext, now: number, policy: Policy): Decision {
  const counted = { ...heard, notUnderstood: heard.notUnderstood + 1 };
  const { offerAfter, handOverAfter } = policy.notUnderstood;
  if (counted.notUnderstood >= handOverAfter) return handOver(counted, 'notUnderstood', policy, now);
  const replies = repliesFor(heard.locale);
  return counted.notUnderstood >= offerAfter
    ? ask(counted, 'person', replies.offerPerson)
    : say(counted, replies.notUnderstood, 'notUnderstood');
}

function say(context: ConversationContext, text: string, rule: string): Decision {
  return { context, effects: [{ kind: 'say', text }], rule };
}

/** A question with its two answers as buttons; in words where there are no buttons. */
function ask(context: ConversationContext, openQuestion: 'person' | 'solved', text: string): Decision {
  const { yes, no } = repliesFor(context.locale);
  const suggestedActions = [yes, no].map((title) => ({ title, value: title }));
  return {
    context: { ...context, openQuestion },
    effects: [{ kind: 'say', text, suggestedActions }],
    rule: openQuestion === 'person' ? 'offerPerson' : 'askSolved',
  };
}
