import type { JsonObject } from '../../lib/omnichannel/index.ts';
import { isObject } from '../center/botActivity.ts';
import type { Conversation } from '../center/conversation.ts';
import type { PersonEvent } from '../center/contactCenter.ts';
import type { CustomerFile } from '../center/inboundActivities.ts';
import { customerView, type CustomerLine } from '../center/views.ts';
import type { Switchboard } from '../switchboard.ts';
import { createDirectLineStream, type DirectLineStream } from './directLineStream.ts';
import { readAttachments, readUpload, type Upload } from './directLineUpload.ts';
import { answer, HttpRefusal, readJson, type Exchange } from './exchange.ts';

/** Nothing is secret here, so one token is as good as another; the lifetime is Direct Line's own. */
const TOKEN = { token: 'local', expires_in: 1_800 };

/** The door and the stream behind it. */
export interface DirectLine {
  /** @returns false when the address belongs to another door. */
  enter(exchange: Exchange): Promise<boolean>;
  readonly stream: DirectLineStream;
}

/**
 * The door for other chat widgets, such as Web Chat: Direct Line 3.0, by polling or by WebSocket. They get what the customer
 * may see, nothing else.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-api-reference
 */
export function createDirectLine(switchboard: Switchboard): DirectLine {
  /** What a widget posted, by transcript id: it recognises its own message by `channelData.clientActivityID`. */
  const posted = new Map<string, JsonObject>();

  return {
    async enter(exchange) {
      const [version, door, ...path] = exchange.path;
      if (version !== 'v3' || door !== 'directline') return false;
      allowPage(exchange);
      if (exchange.method === 'OPTIONS') answer(exchange, 204);
      else await enter(exchange, path, switchboard, posted);
      return true;
    },
    stream: createDirectLineStream(switchboard, (id, watermark) => {
      const conversation = switchboard.conversation(id);
      return conversation === undefined ? undefined : activitySet(conversation, watermark, posted);
    }),
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
    answer(exchange, 201, ticket(exchange, switchboard.start().id));
  } else if (action === 'GET session' || collection === 'session') {
    answer(exchange, 200, {});
  } else if (collection !== 'conversations' || id === undefined) {
    throw notFound();
  } else if (exchange.method === 'GET' && part === undefined) {
    answer(exchange, 200, ticket(exchange, found(switchboard, id).id));
  } else if (exchange.method === 'GET' && part === 'activities') {
    answer(exchange, 200, activitySet(found(switchboard, id), exchange.query.get('watermark'), posted));
  } else if (exchange.method === 'POST' && part === 'activities') {
    const activity = await readJson(exchange);
    answer(exchange, 200, {
      id: take(switchboard, id, { activity, files: readAttachments(activity) }, posted),
    });
  } else if (exchange.method === 'POST' && part === 'upload') {
    answer(exchange, 200, { id: take(switchboard, id, await readUpload(exchange), posted) });
  } else {
    throw notFound();
  }
}

/** What a widget needs to go on: the token, and where the stream is. */
function ticket({ request, query }: Exchange, conversationId: string): JsonObject {
  const address = `ws://${request.headers.host ?? ''}/v3/directline/conversations/${encodeURIComponent(conversationId)}/stream`;
  const watermark = query.get('watermark');
  return {
    conversationId,
    ...TOKEN,
    streamUrl: watermark === null ? address : `${address}?watermark=${encodeURIComponent(watermark)}`,
  };
}

/**
 * Takes what a widget posts and returns its id: a message is the customer's, `endOfConversation` means that they leave. What
 * else widgets post, such as typing, is acknowledged and dropped.
 */
function take(
  switchboard: Switchboard,
  id: string,
  { activity, files }: Upload,
  posted: Map<string, JsonObject>,
): string {
  if (!isObject(activity)) throw new HttpRefusal(400, 'BadArgument', 'The body must be one activity.');
  const event = readPosted(activity, files);
  if (event === undefined) return `${id}|dropped`;
  const outcome = switchboard.act(id, event);
  if (outcome === undefined) throw notFound();
  if (outcome.kind === 'refused') {
    throw new HttpRefusal(outcome.refusal.status, outcome.refusal.code, outcome.refusal.message);
  }
  const entryId = outcome.conversation.transcript.at(-1)?.id ?? id;
  if (event.type === 'customerWrites') posted.set(entryId, activity);
  return entryId;
}

function readPosted(activity: JsonObject, files: readonly CustomerFile[]): PersonEvent | undefined {
  const { type, text, textFormat, value, from } = activity;
  if (type === 'endOfConversation') return { type: 'customerLeaves' };
  if (type !== 'message') return undefined;
  const name = isObject(from) ? from['name'] : undefined;
  return {
    type: 'customerWrites',
    text: typeof text === 'string' ? text : '',
    textFormat: typeof textFormat === 'string' ? textFormat : undefined,
    value: value ?? undefined,
    files,
    name: typeof name === 'string' && name.trim() !== '' ? name : undefined,
  };
}

/** The watermark is the number of lines that the widget has. */
function activitySet(
  conversation: Conversation,
  watermark: string | null,
  posted: ReadonlyMap<string, JsonObject>,
): JsonObject & { readonly watermark: string } {
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
  const { attachments, attachmentLayout, suggestedActions } = line;
  if (line.from === 'customer') {
    return {
      ...common,
      ...own,
      id: line.id,
      from: own?.['from'] ?? { ...customer, role: 'user' },
      ...(attachments === undefined ? {} : { attachments }),
    };
  }
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
