import type { Outcome, PersonEvent } from '../center/contactCenter.ts';
import type { Conversation } from '../center/conversation.ts';
import { offeredTo } from '../center/representatives.ts';
import { ableTo } from '../center/staffing.ts';
import { conversationView, transcriptFile } from '../center/views.ts';
import type { JsonValue } from '../../lib/omnichannel/index.ts';
import { readFields } from '../fields.ts';
import { readCustomerWrites, readFault, readManner, readStart, readTrouble } from '../requests.ts';
import { whyNotStarted, type Switchboard } from '../switchboard.ts';
import type { TelemetryFeed } from '../telemetry/feed.ts';
import { readReport } from '../telemetry/readEvents.ts';
import { streamEvents } from './events.ts';
import { answer, HttpRefusal, readJson, type Exchange } from './exchange.ts';
import { knownConversation } from './knownConversation.ts';
import { answerRecord } from './recordDoor.ts';
import { answerScript } from './scriptDoor.ts';

/** The event of which there is one for each turn. */
const TURN = 'turn.completed';

/**
 * The page's door, and that of test programs: everything a customer, a representative or a developer can do, as JSON. A bot
 * may report what it does here, too.
 * The addresses are listed in this room's README.
 * @returns false when the address belongs to another door.
 */
export async function pageApiDoor(
  exchange: Exchange,
  switchboard: Switchboard,
  telemetry: TelemetryFeed,
): Promise<boolean> {
  const [root, collection, id, ...rest] = exchange.path;
  if (root !== 'api') return false;
  const action = `${exchange.method} ${collection ?? ''}`;
  if (collection === 'conversations' && id !== undefined) {
    await inConversation(exchange, switchboard, knownConversation(switchboard, id), rest);
  } else if (action === 'GET events') {
    streamEvents(exchange, switchboard, telemetry);
  } else if (action === 'GET center') {
    answer(exchange, 200, switchboard.definition);
  } else if (action === 'GET conversations') {
    answer(exchange, 200, switchboard.conversations().map(conversationView));
  } else if (action === 'POST conversations') {
    const options = checked(await readJson(exchange), readStart);
    const why = whyNotStarted(options, switchboard.definition);
    if (why !== undefined) throw new HttpRefusal(400, 'BadArgument', why);
    answer(exchange, 201, conversationView(switchboard.start(options)));
  } else if (action === 'POST faults') {
    switchboard.faults.arm(checked(await readJson(exchange), readFault));
    answer(exchange, 204);
  } else if (action === 'DELETE faults') {
    switchboard.faults.clear();
    answer(exchange, 204);
  } else if (action === 'GET telemetry') {
    answer(exchange, 200, telemetry.view());
  } else if (action === 'POST telemetry') {
    const events = checked(await readJson(exchange), readReport);
    telemetry.take(events);
    for (const { name, trace, fields } of events)
      if (name === TURN && trace !== undefined) switchboard.noteReport(trace, fields);
    answer(exchange, 204);
  } else if (action === 'POST reset') {
    await readJson(exchange);
    telemetry.reset();
    switchboard.reset();
    answer(exchange, 204);
  } else {
    throw notFound();
  }
  return true;
}

async function inConversation(
  exchange: Exchange,
  switchboard: Switchboard,
  conversation: Conversation,
  rest: readonly string[],
): Promise<void> {
  const { id } = conversation;
  const action = `${exchange.method} ${rest.join('/')}`;
  if (action === 'GET ') {
    answer(exchange, 200, conversationView(conversation));
    return;
  }
  if (action === 'GET transcript') {
    answer(exchange, 200, transcriptFile(conversation), {
      'Content-Disposition': 'attachment; filename="conversation.transcript"',
    });
    return;
  }
  if (action === 'GET script') {
    answerScript(exchange, switchboard, conversation);
    return;
  }
  if (action === 'GET record') {
    await answerRecord(exchange, switchboard, id);
    return;
  }
  if (exchange.method !== 'POST') throw notFound();
  const body = await readJson(exchange);
  switch (rest.join('/')) {
    case 'customer/messages': {
      const { event, manner } = checked(body, readCustomerWrites);
      answerOutcome(exchange, switchboard.act(id, event, manner));
      return;
    }
    case 'close':
      switchboard.close(id);
      answer(exchange, 204);
      return;
    case 'deliveries':
      answerDelivery(exchange, switchboard, id, body);
      return;
    case 'trouble':
      switchboard.troubleWith(id, checked(body, readTrouble));
      answer(exchange, 204);
      return;
    case 'faults':
      switchboard.faults.arm(checked(body, readFault), id);
      answer(exchange, 204);
      return;
    default:
      answerOutcome(
        exchange,
        switchboard.act(id, checked(body, readPersonEvent(rest, switchboard, conversation))),
      );
  }
}

/**
 * Whom the contact center offers a conversation; the first who could where all are full.
 * @throws HttpRefusal 409 where nobody could ever.
 */
function offered(switchboard: Switchboard, { queue, skills }: Conversation): string {
  const { definition } = switchboard;
  if (definition.representatives.length === 0) return 'Robin';
  const able = ableTo(definition, queue, skills);
  const [first] = able;
  if (first === undefined) {
    const why = `No representative serves "${queue}"${skills.length === 0 ? '' : ` with ${skills.join(' and ')}`}.`;
    throw new HttpRefusal(409, 'Conflict', `${why} Say by name who accepts all the same.`);
  }
  return (offeredTo(able, switchboard.conversations()) ?? first).name;
}

type Reader<T> = (value: JsonValue, where: string, problems: string[]) => T;

function readPersonEvent(
  rest: readonly string[],
  switchboard: Switchboard,
  conversation: Conversation,
): Reader<PersonEvent> {
  return (body, where, problems) => {
    const fields = readFields(body, where, problems);
    switch (rest.join('/')) {
      case 'customer/leave':
        return { type: 'customerLeaves' };
      case 'representative/accept':
        return {
          type: 'representativeAccepts',
          name: fields.text('name') ?? offered(switchboard, conversation),
        };
      case 'representative/reply':
        return { type: 'representativeReplies', text: fields.requiredText('text') };
      case 'representative/transfer':
        return { type: 'representativeTransfers', queue: fields.requiredText('queue') };
      case 'representative/consultBot':
        return { type: 'representativeConsultsBot' };
      case 'representative/handBack':
        return { type: 'representativeHandsBack' };
      case 'representative/end':
        return { type: 'representativeEnds' };
      case 'representative/finish':
        return { type: 'representativeFinishes', note: fields.text('note') };
      default:
        throw notFound();
    }
  };
}

function answerDelivery(exchange: Exchange, switchboard: Switchboard, id: string, body: JsonValue): void {
  const { seq, manner } = checked(body, (value, where, problems) => {
    const fields = readFields(value, where, problems);
    return { seq: fields.count('seq', 0) ?? -1, manner: readManner(fields) };
  });
  if (!switchboard.deliverAgain(id, seq, manner)) {
    throw new HttpRefusal(404, 'NotFound', 'There is no activity to the bot at this place of the wire log.');
  }
  answer(exchange, 202);
}

function answerOutcome(exchange: Exchange, outcome: Outcome | undefined): void {
  if (outcome === undefined) throw notFound();
  if (outcome.kind === 'done') {
    answer(exchange, 204);
    return;
  }
  const { status, code, message } = outcome.refusal;
  throw new HttpRefusal(status, code, message);
}

function checked<T>(body: JsonValue, read: Reader<T>): T {
  const problems: string[] = [];
  const result = read(body, 'The body', problems);
  if (problems.length > 0) throw new HttpRefusal(400, 'BadArgument', problems.join(' '));
  return result;
}

function notFound(): HttpRefusal {
  return new HttpRefusal(404, 'NotFound', 'There is nothing at this address.');
}
