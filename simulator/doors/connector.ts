import { setTimeout as wait } from 'node:timers/promises';
import type { JsonValue } from '../../lib/omnichannel/index.ts';
import { readBotActivity } from '../center/botActivity.ts';
import type { Refusal } from '../center/botPosts.ts';
import type { Conversation } from '../center/conversation.ts';
import type { Fault } from '../faults.ts';
import type { Signing } from '../signing/signing.ts';
import type { Switchboard } from '../switchboard.ts';
import {
  answer,
  answerError,
  HttpRefusal,
  parseJson,
  readBody,
  readJson,
  type Exchange,
} from './exchange.ts';
import { knownConversation } from './knownConversation.ts';

/** Of what the bot sends along with something that this channel does not do: read to be shown, and no more than that. */
const REFUSED_BODY_BYTES = 4 * 1024 * 1024;

/**
 * The bot's door: the part of the Bot Connector REST API (v3) that a bot calls.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 * @returns false when the address belongs to another door.
 */
export async function connectorDoor(
  exchange: Exchange,
  switchboard: Switchboard,
  signing?: Signing,
): Promise<boolean> {
  const [version, collection, id, part, detail, detailPart] = exchange.path;
  if (version !== 'v3' || collection !== 'conversations') return false;
  if (id === undefined || id === '') {
    if (exchange.method === 'POST') {
      throw new HttpRefusal(
        400,
        'BadArgument',
        'On this channel a bot cannot start a conversation: the customer does. Answer in the conversation you were given.',
      );
    }
    throw new HttpRefusal(
      405,
      'MethodNotAllowed',
      "This channel does not list a bot's conversations: keep the reference of each one that you are given.",
    );
  }
  const conversation = knownConversation(switchboard, id);
  const stranger = signing?.whyNotBot(exchange.request.headers.authorization);
  if (stranger !== undefined) throw await strangerOnTheWire(exchange, switchboard, conversation, stranger);
  if (part === 'activities') await activities(exchange, switchboard, conversation, detail, detailPart);
  else if (part === 'members' || part === 'pagedmembers') members(exchange, conversation, part, detail);
  else if (part === 'attachments' && exchange.method === 'POST') {
    throw await refusedOnTheWire(
      exchange,
      switchboard,
      conversation,
      'This channel takes no uploads: put a small file into the activity ("data:"), or give an address where the customer can get it.',
    );
  } else throw notFound();
  return true;
}

/** Notes on the wire what this channel does not do, with what the bot sent along, and returns the refusal. */
function refusedOnTheWire(
  exchange: Exchange,
  switchboard: Switchboard,
  conversation: Conversation,
  message: string,
): Promise<HttpRefusal> {
  return noted(exchange, switchboard, conversation, { status: 400, code: 'BadArgument', message });
}

/** The same for a caller that is not the bot. */
function strangerOnTheWire(
  exchange: Exchange,
  switchboard: Switchboard,
  conversation: Conversation,
  message: string,
): Promise<HttpRefusal> {
  return noted(exchange, switchboard, conversation, { status: 401, code: 'Unauthorized', message });
}

async function noted(
  exchange: Exchange,
  switchboard: Switchboard,
  { id }: Conversation,
  refusal: Refusal,
): Promise<HttpRefusal> {
  const [, , , ...rest] = exchange.path;
  const bytes = await readBody(exchange, REFUSED_BODY_BYTES);
  switchboard.refusePost(id, asJson(bytes), refusal, `${exchange.method} ${rest.join('/')}`);
  return new HttpRefusal(refusal.status, refusal.code, refusal.message);
}

function asJson(bytes: Buffer): JsonValue {
  if (bytes.length === 0) return {};
  try {
    return parseJson(bytes.toString('utf8'));
  } catch {
    return `${bytes.length} bytes`;
  }
}

async function activities(
  exchange: Exchange,
  switchboard: Switchboard,
  conversation: Conversation,
  activityId: string | undefined,
  part: string | undefined,
): Promise<void> {
  switch (exchange.method) {
    case 'POST':
      if (part !== undefined) throw notFound();
      if (activityId === 'history') {
        throw await refusedOnTheWire(
          exchange,
          switchboard,
          conversation,
          'This channel takes no history: the contact center keeps its own transcript, which the representative reads.',
        );
      }
      await takePost(exchange, switchboard, conversation.id);
      return;
    case 'PUT':
    case 'DELETE':
      throw await refusedOnTheWire(
        exchange,
        switchboard,
        conversation,
        'This channel cannot change or take back what was sent. Send a new message instead.',
      );
    case 'GET':
      if (part !== 'members' || activityId === undefined) throw notFound();
      answer(exchange, 200, [conversation.customer, conversation.bot]);
      return;
    default:
      throw new HttpRefusal(405, 'MethodNotAllowed', 'Post activities here.');
  }
}

async function takePost(exchange: Exchange, switchboard: Switchboard, id: string): Promise<void> {
  const body = await readJson(exchange);
  const read = readBotActivity(body);
  const fault = typeof read === 'string' ? undefined : switchboard.faults.take(id, read.activity);
  if (fault !== undefined) switchboard.noteFault(id, fault);
  if (fault !== undefined && fault.delayMs > 0) await wait(fault.delayMs);
  if (fault !== undefined && !fault.accepted) {
    const message = `An armed fault: ${describe(fault)}. The activity was not taken, so nobody sees it.`;
    switchboard.refusePost(id, body, { status: statusOf(fault), code: 'ServiceError', message });
    answerFaultily(exchange, fault);
    return;
  }
  const outcome = switchboard.post(id, body, fault === undefined ? undefined : describe(fault));
  if (outcome === undefined)
    throw new HttpRefusal(404, 'ConversationNotFound', 'There is no such conversation.');
  if (fault !== undefined && fault.answer !== 'usual') {
    answerFaultily(exchange, fault);
  } else if (outcome.kind === 'accepted') {
    answer(exchange, 200, { id: outcome.id });
  } else {
    const { status, code, message, retryAfter } = outcome.refusal;
    if (retryAfter !== undefined) exchange.response.setHeader('Retry-After', retryAfter);
    answerError(exchange, status, code, message);
  }
}

/** What the bot meets, in words. */
function describe({ answer: given, retryAfter, delayMs }: Fault): string {
  const late = delayMs > 0 ? `, after ${delayMs / 1000} s` : '';
  switch (given) {
    case 'usual':
      return `the answer comes late${late}`;
    case 'hang':
      return `the bot is never answered${late}`;
    case 'reset':
      return `the connection breaks before the answer${late}`;
    case 'empty':
      return `the answer carries no id${late}`;
    default:
      return `the answer is ${given}${retryAfter === undefined ? '' : ` with Retry-After: ${retryAfter}`}${late}`;
  }
}

function statusOf(fault: Fault): number {
  return typeof fault.answer === 'number' ? fault.answer : 0;
}

function answerFaultily(exchange: Exchange, { answer: given, retryAfter }: Fault): void {
  switch (given) {
    case 'hang':
      return;
    case 'reset':
      exchange.request.socket.resetAndDestroy();
      return;
    case 'empty':
    case 'usual':
      answer(exchange, 200);
      return;
    default:
      answer(
        exchange,
        given,
        { error: { code: 'ServiceError', message: 'An armed fault.' } },
        retryAfter === undefined ? {} : { 'Retry-After': retryAfter },
      );
  }
}

function members(
  exchange: Exchange,
  { customer, bot }: Conversation,
  part: string,
  memberId: string | undefined,
): void {
  if (exchange.method !== 'GET') throw new HttpRefusal(405, 'MethodNotAllowed', 'Members can only be read.');
  const all = [customer, bot];
  if (memberId === undefined) {
    answer(exchange, 200, part === 'members' ? all : { members: all });
    return;
  }
  const member = all.find(({ id }) => id === memberId);
  if (member === undefined)
    throw new HttpRefusal(404, 'MemberNotFound', 'Nobody with this id is in the conversation.');
  answer(exchange, 200, member);
}

function notFound(): HttpRefusal {
  return new HttpRefusal(404, 'NotFound', 'The connector has nothing at this address.');
}
