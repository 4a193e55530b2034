import type { JsonObject, JsonValue } from '../../lib/omnichannel/index.ts';
import { isObject } from '../center/botActivity.ts';
import type { Conversation } from '../center/conversation.ts';
import { customerView, type CustomerLine } from '../center/views.ts';
import type { Switchboard } from '../switchboard.ts';
import { answer, HttpRefusal, readJson, type Exchange } from './exchange.ts';

/** Nothing is secret here, so one token is as good as another; the lifetime is Direct Line's own. */
const TOKEN = { token: 'local', expires_in: 1_800 };

/**
 * The door for other chat widgets, such as Web Chat: Direct Line 3.0 with polling. Widgets have to be told
 * `webSocket: false`, because there is no stream. They get what the customer may see, nothing else.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-api-reference
 */
export function createDirectLineDoor(switchboard: Switchboard): (exchange: Exchange) => Promise<boolean> {
  /** What a widget posted, by transcript id: it recognises its own message by `channelData.clientActivityID`. */
  const posted = new Map<string, JsonObject>();

  return async (exchange) => {
    const [version, door, ...path] = exchange.path;
    if (version !== 'v3' || door !== 'directline') return false;
    allowPage(exchange);
    if (exchange.method === 'OPTIONS') answer(exchange, 204);
    else await enter(exchange, path, switchboard, posted);
    return true;
  };
}

/** Lets a page that another local server serves call this door; foreign pages were refused before. */
function allowPage({ request, response }: Exchange): void {
  const { origin } = request.headers;
  if (origin === undefined) return;
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');
  response.setHeader(
    'Access-Control-Allow-Headers',
    request.headers['access-control-request-headers'] ?? '*',
  );
  response.setHeader('Vary', 'Origin');
}

async function enter(
  exchange: Exchange,
  [collection = '', id, part]: readonly string[],
  switchboard: Switchboard,
  posted: Map<string, JsonObject>,
): Promise<void> {
  const action = `${exchange.method} ${collection}${id === undefined || collection === 'tokens' ? '' : '/:id'}`;
  if (action === 'POST tokens' && (id === 'generate' || id === 'refresh')) {
    answer(exchange, 200, TOKEN);
  } else if (action === 'POST conversations') {
    answer(exchange, 201, { conversationId: switchboard.start().id, ...TOKEN });
  } else if (action === 'GET session' || collection === 'session') {
    answer(exchange, 200, {});
  } else if (collection !== 'conversations' || id === undefined) {
    throw notFound();
  } else if (exchange.method === 'GET' && part === undefined) {
    answer(exchange, 200, { conversationId: found(switchboard, id).id, ...TOKEN });
  } else if (exchange.method === 'GET' && part === 'activities') {
    answer(exchange, 200, activitySet(found(switchboard, id), exchange.query.get('watermark'), posted));
  } else if (exchange.method === 'POST' && part === 'activities') {
    answer(exchange, 200, { id: take(switchboard, id, await readJson(exchange), posted) });
  } else if (part === 'upload') {
    throw new HttpRefusal(
      501,
      'NotSupported',
      "Files cannot be sent through this door: use the contact center's page.",
    );
  } else {
    throw notFound();
  }
}

/** Takes a customer's message and returns its id; what else widgets post, such as typing, is acknowledged and dropped. */
function take(
  switchboard: Switchboard,
  id: string,
  activity: JsonValue,
  posted: Map<string, JsonObject>,
): string {
  if (!isObject(activity)) throw new HttpRefusal(400, 'BadArgument', 'The body must be one activity.');
  const { type, text, value } = activity;
  if (type !== 'message') return `${id}|dropped`;
  const said = typeof text === 'string' ? text : '';
  const outcome = switchboard.act(id, { type: 'customerWrites', text: said, value: value ?? undefined });
  if (outcome === undefined) throw notFound();
  if (outcome.kind === 'refused') {
    throw new HttpRefusal(outcome.refusal.status, outcome.refusal.code, outcome.refusal.message);
  }
  const entryId = outcome.conversation.transcript.at(-1)?.id ?? id;
  posted.set(entryId, activity);
  return entryId;
}

/** The watermark is the number of lines that the widget has. */
function activitySet(
  conversation: Conversation,
  watermark: string | null,
  posted: ReadonlyMap<string, JsonObject>,
): JsonObject {
  const lines = customerView(conversation);
  const known = /^\d+$/.test(watermark ?? '') ? Number(watermark) : 0;
  return {
    activities: lines.slice(known).map((line) => toActivity(line, conversation, posted.get(line.id))),
    watermark: String(lines.length),
  };
}

function toActivity(
  line: CustomerLine,
  { id, customer }: Conversation,
  own: JsonObject | undefined,
): JsonObject {
  const common = {
    id: line.id,
    timestamp: new Date(line.at).toISOString(),
    channelId: 'omnichannel',
    conversation: { id },
    type: 'message',
    text: line.text,
    ...(line.textFormat === undefined ? {} : { textFormat: line.textFormat }),
  };
  if (line.from === 'customer') {
    return { ...common, ...own, id: line.id, from: own?.['from'] ?? { ...customer, role: 'user' } };
  }
  const { attachments, attachmentLayout, suggestedActions } = line;
  return {
    ...common,
    ...(line.from === 'system' ? systemMarks(line) : {}),
    from: { id: line.from, name: line.name, role: 'bot' },
    ...(attachments === undefined ? {} : { attachments }),
    ...(attachmentLayout === undefined ? {} : { attachmentLayout }),
    ...(suggestedActions === undefined ? {} : { suggestedActions }),
  };
}

/** The Dynamics chat widget draws a line tagged `system` in grey, and closes itself at `agentendconversation`. */
function systemMarks({ ends }: CustomerLine): JsonObject {
  const tags = ends === true ? 'system,agentendconversation' : 'system';
  return { channelId: 'ACS_CHANNEL', channelData: { tags } };
}

function found(switchboard: Switchboard, id: string): Conversation {
  const conversation = switchboard.conversation(id);
  if (conversation === undefined) throw notFound();
  return conversation;
}

function notFound(): HttpRefusal {
  return new HttpRefusal(404, 'NotFound', 'Direct Line has nothing at this address.');
}
