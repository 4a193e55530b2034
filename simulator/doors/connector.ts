import { setTimeout as wait } from 'node:timers/promises';
import { readBotActivity } from '../center/botActivity.ts';
import type { Conversation } from '../center/conversation.ts';
import type { Fault } from '../faults.ts';
import type { Switchboard } from '../switchboard.ts';
import { answer, answerError, HttpRefusal, readJson, type Exchange } from './exchange.ts';

/**
 * The bot's door: the part of the Bot Connector REST API (v3) that a bot calls.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 * @returns false when the address belongs to another door.
 */
export async function connectorDoor(exchange: Exchange, switchboard: Switchboard): Promise<boolean> {
  const [version, collection, id, part, detail, detailPart] = exchange.path;
  if (version !== 'v3' || collection !== 'conversations') return false;
  if (id === undefined || id === '') {
    throw new HttpRefusal(
      400,
      'BadArgument',
      'On this channel a bot cannot start a conversation: the customer does. Answer in the conversation you were given.',
    );
  }
  const conversation = switchboard.conversation(id);
  if (conversation === undefined) {
    throw new HttpRefusal(
      404,
      'ConversationNotFound',
      'There is no such conversation. Was the simulator restarted?',
    );
  }
  if (part === 'activities') await activities(exchange, switchboard, conversation, detail, detailPart);
  else if (part === 'members' || part === 'pagedmembers') members(exchange, conversation, part, detail);
  else throw notFound();
  return true;
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
      await takePost(exchange, switchboard, conversation.id);
      return;
    case 'PUT':
    case 'DELETE':
      throw new HttpRefusal(
        400,
        'BadArgument',
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
  if (fault !== undefined && fault.delayMs > 0) await wait(fault.delayMs);
  if (fault !== undefined && !fault.accepted) {
    const message = `An armed fault: the answer is ${describe(fault)}.`;
    switchboard.refusePost(id, body, { status: statusOf(fault), code: 'ServiceError', message });
    answerFaultily(exchange, fault);
    return;
  }
  const outcome = switchboard.post(id, body);
  if (outcome === undefined)
    throw new HttpRefusal(404, 'ConversationNotFound', 'There is no such conversation.');
  if (fault !== undefined && fault.answer !== 'usual') {
    answerFaultily(exchange, fault);
  } else if (outcome.kind === 'accepted') {
    answer(exchange, 200, { id: outcome.id });
  } else {
    answerError(exchange, outcome.refusal.status, outcome.refusal.code, outcome.refusal.message);
  }
}

function describe({ answer: given, retryAfter }: Fault): string {
  return retryAfter === undefined ? String(given) : `${given} with Retry-After: ${retryAfter}`;
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
